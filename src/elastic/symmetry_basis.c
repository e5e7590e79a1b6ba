/* SPDX-License-Identifier: GPL-3.0-or-later */
/* symmetry_basis.c: the tensors of the elastic classes as orthonormal bases. */
#include "elastic/symmetry_basis.h"

#include <math.h>
#include <string.h>

#include "elastic/voigt.h"

/* Elements by their usual numbers, and their squares with the sign of the element. */
typedef struct {
  int element;
  double square;
} part;

/* With z as the main axis (J. F. Nye, Physical Properties of Crystals, 1985, table 9, in Kelvin's form:
 * c14 sqrt(2) and c56 2). */
static const part invariants[][SYMMETRY_MOST_PARTS] = {
    {{11, 0.5}, {22, 0.5}},
    {{13, 0.25}, {23, 0.25}},
    {{44, 0.5}, {55, 0.5}},
    {{11, 0.25}, {22, 0.25}, {12, 0.25}},
    {{11, 0.125}, {22, 0.125}, {12, -0.125}, {66, 0.5}},
    {{16, 0.25}, {26, -0.25}},
    {{14, 0.125}, {24, -0.125}, {56, 0.25}},
    {{15, 0.125}, {25, -0.125}, {46, -0.25}},
    {{11, 1 / 3.0}, {22, 1 / 3.0}, {33, 1 / 3.0}},
    {{12, 1 / 6.0}, {13, 1 / 6.0}, {23, 1 / 6.0}},
    {{44, 1 / 3.0}, {55, 1 / 3.0}, {66, 1 / 3.0}},
    {{11, 1 / 9.0}, {22, 1 / 9.0}, {33, 1 / 9.0}, {12, 1 / 9.0}, {13, 1 / 9.0}, {23, 1 / 9.0}},
    {{11, 4 / 45.0}, {22, 4 / 45.0}, {33, 4 / 45.0}, {12, -1 / 45.0}, {13, -1 / 45.0},
     {23, -1 / 45.0}, {44, 0.2}, {55, 0.2}, {66, 0.2}},
};

/* Places in that table, counted on from where numbers of elements end. */
enum {
  FIRST = 100, EQUAL_11_22 = FIRST, EQUAL_13_23, EQUAL_44_55, ROUND_BULK, ROUND_SHEAR, OPPOSITE_16_26,
  OPPOSITE_14_24, OPPOSITE_15_25, CUBIC_11, CUBIC_12, CUBIC_44, DILATATION, SHEAR
};

/* A class: numbers of elements that stand for themselves, and places in the table. */
static const int classes[ELASTIR_CLASS_COUNT][22] = {
    [ELASTIR_CLASS_ISOTROPIC] = {DILATATION, SHEAR, -1},
    [ELASTIR_CLASS_CUBIC] = {CUBIC_11, CUBIC_12, CUBIC_44, -1},
    [ELASTIR_CLASS_HEXAGONAL] = {ROUND_BULK, ROUND_SHEAR, EQUAL_13_23, EQUAL_44_55, 33, -1},
    [ELASTIR_CLASS_TETRAGONAL_HIGH] = {EQUAL_11_22, 12, EQUAL_13_23, 33, EQUAL_44_55, 66, -1},
    [ELASTIR_CLASS_TRIGONAL_HIGH] = {ROUND_BULK, ROUND_SHEAR, EQUAL_13_23, EQUAL_44_55, 33,
                                     OPPOSITE_14_24, -1},
    [ELASTIR_CLASS_TETRAGONAL_LOW] = {EQUAL_11_22, 12, EQUAL_13_23, 33, EQUAL_44_55, 66,
                                      OPPOSITE_16_26, -1},
    [ELASTIR_CLASS_TRIGONAL_LOW] = {ROUND_BULK, ROUND_SHEAR, EQUAL_13_23, EQUAL_44_55, 33,
                                    OPPOSITE_14_24, OPPOSITE_15_25, -1},
    [ELASTIR_CLASS_ORTHORHOMBIC] = {11, 12, 13, 22, 23, 33, 44, 55, 66, -1},
    [ELASTIR_CLASS_MONOCLINIC] = {11, 12, 13, 22, 23, 33, 44, 55, 66, 16, 26, 36, 45, -1},
    [ELASTIR_CLASS_TRICLINIC] = {11, 12, 13, 14, 15, 16, 22, 23, 24, 25, 26, 33, 34, 35, 36, 44, 45,
                                 46, 55, 56, 66, -1},
};

/* Adds a part with its axes renamed in cyclic order. */
static void add_part(const part *from, int shift, symmetry_invariant *to)
{
  int p = voigt_shifted(from->element / 10 - 1, shift), q = voigt_shifted(from->element % 10 - 1, shift);
  to->part[to->count].row = p < q ? p : q;
  to->part[to->count].column = p < q ? q : p;
  to->part[to->count++].weight = copysign(sqrt(fabs(from->square)), from->square);
}

void symmetry_basis_of(elastir_setting setting, symmetry_basis *basis)
{
  const int *members = classes[setting.symmetry];
  *basis = (symmetry_basis){0};
  for (int k = 0; members[k] >= 0; k++) {
    symmetry_invariant *to = &basis->invariant[basis->count++];
    int member = members[k];
    if (setting.in_plane == 1 && member == OPPOSITE_14_24)
      member = OPPOSITE_15_25;
    if (member >= FIRST) {
      const part *parts = invariants[member - FIRST];
      for (int i = 0; i < SYMMETRY_MOST_PARTS && parts[i].element > 0; i++)
        add_part(&parts[i], setting.axis + 1, to);
    } else { /* in two places beside the diagonal */
      const part alone = {member, member / 10 == member % 10 ? 1.0 : 0.5};
      add_part(&alone, setting.axis + 1, to);
    }
  }
}

void symmetry_basis_project(const symmetry_basis *basis, const double kelvin[36],
                            double projected[36])
{
  memset(projected, 0, 36 * sizeof *projected);
  for (int k = 0; k < basis->count; k++) {
    const symmetry_invariant *one = &basis->invariant[k];
    double along = 0.0;
    for (int i = 0; i < one->count; i++) {
      int row = one->part[i].row, column = one->part[i].column;
      along += (row == column ? 1.0 : 2.0) * one->part[i].weight * kelvin[6 * row + column];
    }
    for (int i = 0; i < one->count; i++) {
      int row = one->part[i].row, column = one->part[i].column;
      projected[6 * row + column] += along * one->part[i].weight;
      projected[6 * column + row] = projected[6 * row + column];
    }
  }
}

double symmetry_basis_distance(const symmetry_basis *basis, const double kelvin[36])
{
  double projected[36], sum = 0.0;
  symmetry_basis_project(basis, kelvin, projected);
  for (int i = 0; i < 36; i++)
    sum += (projected[i] - kelvin[i]) * (projected[i] - kelvin[i]);
  return sqrt(sum);
}

/* ---- classes ---- */

static const struct {
  elastir_symmetry_class high, low;
} turned[] = {{ELASTIR_CLASS_TETRAGONAL_HIGH, ELASTIR_CLASS_TETRAGONAL_LOW},
              {ELASTIR_CLASS_TRIGONAL_HIGH, ELASTIR_CLASS_TRIGONAL_LOW}};
enum { TURNED = sizeof turned / sizeof *turned };

elastir_symmetry_class symmetry_high_of(elastir_symmetry_class symmetry)
{
  for (int k = 0; k < TURNED; k++)
    if (symmetry == turned[k].low)
      return turned[k].high;
  return symmetry;
}

elastir_symmetry_class symmetry_low_of(elastir_symmetry_class symmetry)
{
  for (int k = 0; k < TURNED; k++)
    if (symmetry == turned[k].high)
      return turned[k].low;
  return symmetry;
}

bool symmetry_has_axes(elastir_symmetry_class symmetry)
{
  return symmetry != ELASTIR_CLASS_ISOTROPIC && symmetry != ELASTIR_CLASS_TRICLINIC &&
         !symmetry_is_low(symmetry);
}
