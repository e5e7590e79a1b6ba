/* SPDX-License-Identifier: GPL-3.0-or-later */
/* radii.c: covalent radii, and which elements are metals. */
#include "motion/radii.h"

#include <math.h>
#include <stddef.h>

/* In hundredths of an angstrom, H to Cm. */
static const short radii[] = {
    31,  28,                                                                  /* H, He */
    128, 96,  84,  76,  71,  66,  57,  58,                                    /* Li to Ne */
    166, 141, 121, 111, 107, 105, 102, 106,                                   /* Na to Ar */
    203, 176, 170, 160, 153, 139, 139, 132, 126, 124, 132, 122,               /* K to Zn */
    122, 120, 119, 120, 120, 116,                                             /* Ga to Kr */
    220, 195, 190, 175, 164, 154, 147, 146, 142, 139, 145, 144,               /* Rb to Cd */
    142, 139, 139, 138, 139, 140,                                             /* In to Xe */
    244, 215, 207, 204, 203, 201, 199, 198, 198, 196, 194, 192, 192, 189, 190, /* Cs to Tm */
    187, 187, 175, 170, 162, 151, 144, 141, 136, 136, 132,                    /* Yb to Hg */
    145, 146, 148, 140, 150, 150,                                             /* Tl to Rn */
    260, 221, 215, 206, 200, 196, 190, 187, 180, 169};                        /* Fr to Cm */

double motion_covalent_radius(int atomic_number)
{
  const int elements = (int)(sizeof radii / sizeof *radii);
  return atomic_number > 0 && atomic_number <= elements ? 0.01 * radii[atomic_number - 1]
                                                        : (double)NAN;
}

bool motion_is_metal(int atomic_number)
{
  static const unsigned char others[] = {1,  2,  5,  6,  7,  8,  9,  10, 14, 15, 16, 17,
                                         18, 32, 33, 34, 35, 36, 52, 53, 54, 85, 86};
  for (size_t i = 0; i < sizeof others; i++)
    if (others[i] == atomic_number)
      return false;
  return true;
}
