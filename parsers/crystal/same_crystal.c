/* SPDX-License-Identifier: GPL-3.0-or-later */
/* same_crystal.c: whether two runs are of one crystal: a restart may print another cell of it. */
#include <math.h>
#include <string.h>

#include "crystal/internal.h"

static size_t count_symbol(const elastir_geometry *geometry, const char *symbol)
{
  size_t count = 0;
  for (size_t i = 0; i < geometry->atoms_read; i++)
    count += strcmp(geometry->atoms[i].symbol, symbol) == 0;
  return count;
}

/* Every element of `b` has the same share of the atoms in `a`. */
static bool same_composition(const elastir_geometry *a, const elastir_geometry *b)
{
  for (size_t i = 0; i < b->atoms_read; i++) {
    const char *symbol = b->atoms[i].symbol;
    bool counted = i > 0 && strcmp(symbol, b->atoms[i - 1].symbol) == 0;
    if (!counted && count_symbol(a, symbol) * b->atoms_read != count_symbol(b, symbol) * a->atoms_read)
      return false;
  }
  return true;
}

static void cross(const double a[3], const double b[3], double c[3])
{
  for (int i = 0; i < 3; i++)
    c[i] = a[(i + 1) % 3] * b[(i + 2) % 3] - a[(i + 2) % 3] * b[(i + 1) % 3];
}

static double determinant(const double a[3][3])
{
  double c[3];
  cross(a[1], a[2], c);
  return a[0][0] * c[0] + a[0][1] * c[1] + a[0][2] * c[2];
}

/* The vectors of `large` are sums of whole vectors of `small`, to what an optimisation or a strain changes,
 * and as many cells fit as there are atoms more. */
static bool is_supercell(const elastir_geometry *large, const elastir_geometry *small)
{
  const double strained = 0.03;
  double whole[3][3], volume = determinant(small->vectors_angstrom);
  for (int i = 0; i < 3; i++)
    for (int k = 0; k < 3; k++) {
      double reciprocal[3], product = 0.0;
      cross(small->vectors_angstrom[(k + 1) % 3], small->vectors_angstrom[(k + 2) % 3], reciprocal);
      for (int j = 0; j < 3; j++)
        product += large->vectors_angstrom[i][j] * reciprocal[j] / volume;
      whole[i][k] = round(product);
      if (!(fabs(product - whole[i][k]) <= strained * fmax(1.0, fabs(product))))
        return false;
    }
  return fabs(determinant(whole)) * (double)small->atom_count == (double)large->atom_count;
}

bool crystal_same_crystal(const elastir_geometry *a, const elastir_geometry *b)
{
  if (a->atom_count == 0 || b->atom_count == 0)
    return true;
  bool whole = a->atoms_read == a->atom_count && b->atoms_read == b->atom_count;
  if (whole && !same_composition(a, b))
    return false;
  if (a->atom_count == b->atom_count)
    return true;
  bool smaller = a->atom_count < b->atom_count;
  return whole && a->has_vectors && b->has_vectors && a->dimensionality == 3 && b->dimensionality == 3 &&
         is_supercell(smaller ? b : a, smaller ? a : b);
}
