/* SPDX-License-Identifier: GPL-3.0-or-later */
/* elements.c: symbols, and masses of the most abundant isotopes. */
#include "model/elements.h"

#include <math.h>
#include <string.h>

/* Masses in u of the most abundant isotope, which CRYSTAL takes for densities and modes:
 * G. Audi, A. H. Wapstra, 1995 update to the atomic mass evaluation, rounded to 1e-6; which
 * isotope is most abundant: Coursey, Schwab, Dragoset, NIST atomic weights and isotopic
 * compositions. 0: no isotope occurs naturally in amounts. */
static const struct {
  const char *symbol;
  double mass_amu;
} elements[] = {
    {"", 0},
    {"H", 1.007825}, {"He", 4.002603}, {"Li", 7.016004}, {"Be", 9.012182}, {"B", 11.009305},
    {"C", 12}, {"N", 14.003074}, {"O", 15.994915}, {"F", 18.998403}, {"Ne", 19.99244},
    {"Na", 22.98977}, {"Mg", 23.985042}, {"Al", 26.981538}, {"Si", 27.976927},
    {"P", 30.973762}, {"S", 31.972071}, {"Cl", 34.968853}, {"Ar", 39.962383}, {"K", 38.963707},
    {"Ca", 39.962591}, {"Sc", 44.95591}, {"Ti", 47.947947}, {"V", 50.943964},
    {"Cr", 51.940512}, {"Mn", 54.93805}, {"Fe", 55.934942}, {"Co", 58.9332}, {"Ni", 57.935348},
    {"Cu", 62.929601}, {"Zn", 63.929147}, {"Ga", 68.925581}, {"Ge", 73.921178},
    {"As", 74.921596}, {"Se", 79.916522}, {"Br", 78.918338}, {"Kr", 83.911507},
    {"Rb", 84.911789}, {"Sr", 87.905614}, {"Y", 88.905848}, {"Zr", 89.904704},
    {"Nb", 92.906378}, {"Mo", 97.905408}, {"Tc", 0}, {"Ru", 101.904349}, {"Rh", 102.905504},
    {"Pd", 105.903483}, {"Ag", 106.905093}, {"Cd", 113.903358}, {"In", 114.903878},
    {"Sn", 119.902197}, {"Sb", 120.903818}, {"Te", 129.906223}, {"I", 126.904468},
    {"Xe", 131.904155}, {"Cs", 132.905447}, {"Ba", 137.905241}, {"La", 138.906348},
    {"Ce", 139.905434}, {"Pr", 140.907648}, {"Nd", 141.907719}, {"Pm", 0}, {"Sm", 151.919728},
    {"Eu", 152.921226}, {"Gd", 157.924101}, {"Tb", 158.925343}, {"Dy", 163.929171},
    {"Ho", 164.930319}, {"Er", 165.93029}, {"Tm", 168.934211}, {"Yb", 173.938858},
    {"Lu", 174.940768}, {"Hf", 179.946549}, {"Ta", 180.947996}, {"W", 183.950933},
    {"Re", 186.955751}, {"Os", 191.961479}, {"Ir", 192.962924}, {"Pt", 194.964774},
    {"Au", 196.966552}, {"Hg", 201.970626}, {"Tl", 204.974412}, {"Pb", 207.976636},
    {"Bi", 208.980383}, {"Po", 0}, {"At", 0}, {"Rn", 0}, {"Fr", 0}, {"Ra", 0}, {"Ac", 0},
    {"Th", 232.03805}, {"Pa", 231.035879}, {"U", 238.050783}, {"Np", 0}, {"Pu", 0}, {"Am", 0},
    {"Cm", 0}, {"Bk", 0}, {"Cf", 0}, {"Es", 0}, {"Fm", 0}, {"Md", 0}, {"No", 0}, {"Lr", 0}
};
enum { ELEMENTS = sizeof elements / sizeof *elements };

int element_number(const char *symbol)
{
  for (int z = 1; z < (int)(sizeof elements / sizeof *elements); z++)
    if (strcmp(elements[z].symbol, symbol) == 0)
      return z;
  return 0;
}

const char *element_symbol(int atomic_number)
{
  return atomic_number > 0 && atomic_number < ELEMENTS ? elements[atomic_number].symbol : "";
}

double element_isotope_mass_amu(int atomic_number)
{
  if (atomic_number <= 0 || atomic_number >= ELEMENTS || elements[atomic_number].mass_amu == 0)
    return NAN;
  return elements[atomic_number].mass_amu;
}
