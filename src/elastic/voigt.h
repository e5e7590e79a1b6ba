/* SPDX-License-Identifier: GPL-3.0-or-later */
/* voigt.h: the order xx yy zz yz xz xy of index pairs. */
#ifndef ELASTIR_VOIGT_H
#define ELASTIR_VOIGT_H

/* The two Cartesian indices of a Voigt index. */
static const int voigt_pair[6][2] = {{0, 0}, {1, 1}, {2, 2}, {1, 2}, {0, 2}, {0, 1}};

/* 0..5, the Voigt index of the pair of Cartesian indices i, j in 0..2. */
static inline int elastir_voigt_index(int i, int j)
{
  return i == j ? i : 6 - i - j;
}

/* The Voigt index that p becomes when the axes are renamed in cyclic order, x to `shift`. */
static inline int voigt_shifted(int p, int shift)
{
  return elastir_voigt_index((voigt_pair[p][0] + shift) % 3, (voigt_pair[p][1] + shift) % 3);
}

#endif
