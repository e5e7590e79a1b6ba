/* SPDX-License-Identifier: GPL-3.0-or-later */
/* symmetry.c: the symmetry class of a tensor and what a change does to it. */
#include "elastic/symmetry.h"

#include <math.h>
#include <string.h>

#include "elastic/symmetry_axes.h"
#include "elastic/symmetry_basis.h"
#include "elastic/symmetry_turn.h"
#include "elastic/tensor.h"
#include "elastic/vec3.h"

static const struct {
  const char *name;
  int constants;
  bool has_axis;  /* three settings */
  bool in_plane;  /* twice as many */
} classes[ELASTIR_CLASS_COUNT] = {
    [ELASTIR_CLASS_ISOTROPIC] = {"isotropic", 2, false, false},
    [ELASTIR_CLASS_CUBIC] = {"cubic", 3, false, false},
    [ELASTIR_CLASS_HEXAGONAL] = {"hexagonal", 5, true, false},
    [ELASTIR_CLASS_TETRAGONAL_HIGH] = {"tetragonal", 6, true, false},
    [ELASTIR_CLASS_TRIGONAL_HIGH] = {"trigonal", 6, true, true},
    [ELASTIR_CLASS_TETRAGONAL_LOW] = {"tetragonal-low", 7, true, false},
    [ELASTIR_CLASS_TRIGONAL_LOW] = {"trigonal-low", 7, true, false},
    [ELASTIR_CLASS_ORTHORHOMBIC] = {"orthorhombic", 9, false, false},
    [ELASTIR_CLASS_MONOCLINIC] = {"monoclinic", 13, true, false},
    [ELASTIR_CLASS_TRICLINIC] = {"triclinic", 21, false, false},
};

const char *elastir_class_name(elastir_symmetry_class symmetry)
{
  return classes[symmetry].name;
}

int elastir_class_constants(elastir_symmetry_class symmetry)
{
  return classes[symmetry].constants;
}

static double norm(const double kelvin[36])
{
  return sqrt(elastir_kelvin_inner(kelvin, kelvin));
}

double elastir_kelvin_norm(const double stiffness_gpa[36])
{
  double kelvin[36];
  elastir_kelvin_from_stiffness(stiffness_gpa, kelvin);
  return norm(kelvin);
}

void elastir_project(const double stiffness_gpa[36], elastir_setting setting,
                     double projected_gpa[36])
{
  symmetry_basis basis;
  double kelvin[36], projected[36];
  symmetry_basis_of(setting, &basis);
  elastir_kelvin_from_stiffness(stiffness_gpa, kelvin);
  symmetry_basis_project(&basis, kelvin, projected);
  elastir_stiffness_from_kelvin(projected, projected_gpa);
}

/* z first, so that the usual setting is kept where several fit alike. */
static void fit_given_frame(const double kelvin[36], double length, elastir_class_fit *fit)
{
  int axes = classes[fit->setting.symmetry].has_axis ? 3 : 1;
  int turns = classes[fit->setting.symmetry].in_plane ? 2 : 1;
  fit->residual = INFINITY;
  for (int a = 0; a < axes; a++) {
    for (int t = 0; t < turns; t++) {
      symmetry_basis basis;
      elastir_setting setting = {fit->setting.symmetry, axes == 1 ? 2 : (a + 2) % 3, t};
      symmetry_basis_of(setting, &basis);
      double residual = symmetry_basis_distance(&basis, kelvin) / length;
      if (residual < fit->residual - 1e-14) {
        fit->residual = residual;
        fit->setting = setting;
      }
    }
  }
}

static void fit_any_frame(const double kelvin[36], double length, elastir_class_fit *fits)
{
  symmetry_best_fit best[SYMMETRY_MOST_FITS];
  int count = 0;
  for (int c = 0; c < ELASTIR_CLASS_COUNT; c++)
    if (symmetry_has_axes((elastir_symmetry_class)c))
      best[count++].setting = fits[c].setting;
  symmetry_best_axes(kelvin, best, count);
  for (int c = 0; c < ELASTIR_CLASS_COUNT; c++)
    fits[c].best_residual = fits[c].residual;
  for (int k = 0; k < count; k++) {
    elastir_class_fit *fit = &fits[best[k].setting.symmetry];
    fit->best_residual = best[k].distance / length;
    memcpy(fit->axes, best[k].axes, sizeof fit->axes);
  }
}

/* Renames axes in cyclic order where the main axes of two settings differ. */
static void copy_axes(int from_main, const double from[9], int to_main, double to[9])
{
  int shift = (to_main - from_main + 3) % 3;
  for (int i = 0; i < 9; i++)
    to[(i + 3 * shift) % 9] = from[i];
}

/* A turn about the axis makes a low class a high one: the best fits are the same. */
static void copy_best(const elastir_class_fit *high, elastir_class_fit *low)
{
  low->best_residual = high->best_residual;
  copy_axes(high->setting.axis, high->axes, low->setting.axis, low->axes);
}

void elastir_keep_given_axes(const double stiffness_gpa[36], elastir_symmetry *symmetry)
{
  elastir_symmetry_class given = symmetry->given_frame, high = symmetry_high_of(given);
  if (symmetry->any_frame < high) {
    memcpy(symmetry->axes, symmetry->fits[symmetry->any_frame].axes, sizeof symmetry->axes);
    return;
  }
  symmetry->any_frame = high;
  memcpy(symmetry->axes, vec3_identity, sizeof symmetry->axes);
  if (high == given)
    return;
  int main = symmetry->fits[given].setting.axis;
  symmetry_best_fit turned = {.setting = {high, main, 0}};
  double kelvin[36];
  elastir_kelvin_from_stiffness(stiffness_gpa, kelvin);
  symmetry_best_turn(kelvin, &turned);
  copy_axes(main, turned.axes, symmetry->fits[high].setting.axis, symmetry->axes);
}

/* A residual of 0.002 GPa / |C|: what rounding to 0.001 GPa can do to a tensor of higher
 * symmetry (C66 against (C11-C12)/2, say). */
static double rounding_tolerance(const double stiffness_gpa[36])
{
  double length = elastir_kelvin_norm(stiffness_gpa);
  return length > 0.0 ? 0.002 / length : 0.0;
}

void elastir_find_symmetry(const double stiffness_gpa[36], double tolerance, bool find_axes,
                           elastir_symmetry *symmetry)
{
  double kelvin[36];
  elastir_kelvin_from_stiffness(stiffness_gpa, kelvin);
  double length = norm(kelvin);
  if (!(length > 0.0))
    length = 1.0;
  *symmetry = (elastir_symmetry){0};
  symmetry->tolerance =
      tolerance > 0.0 ? tolerance : rounding_tolerance(stiffness_gpa);
  symmetry->given_frame = symmetry->any_frame = ELASTIR_CLASS_TRICLINIC;
  for (int c = ELASTIR_CLASS_TRICLINIC; c >= 0; c--) {
    elastir_class_fit *fit = &symmetry->fits[c];
    fit->setting.symmetry = (elastir_symmetry_class)c;
    fit->best_residual = fit->best_log_distance = NAN;
    memcpy(fit->axes, vec3_identity, sizeof vec3_identity);
    fit_given_frame(kelvin, length, fit);
    if (fit->residual <= symmetry->tolerance)
      symmetry->given_frame = (elastir_symmetry_class)c;
  }
  elastir_class_fit *fits = symmetry->fits;
  if (find_axes)
    fit_any_frame(kelvin, length, fits);
  for (int c = ELASTIR_CLASS_TRICLINIC; find_axes && c >= 0; c--)
    if (fits[c].best_residual <= symmetry->tolerance &&
        !symmetry_is_low((elastir_symmetry_class)c))
      symmetry->any_frame = (elastir_symmetry_class)c;
  for (int c = 0; c < ELASTIR_CLASS_COUNT; c++)
    if (symmetry_is_low((elastir_symmetry_class)c))
      copy_best(&fits[symmetry_high_of((elastir_symmetry_class)c)], &fits[c]);
  symmetry->setting = symmetry->fits[symmetry->given_frame].setting;
  memcpy(symmetry->axes, vec3_identity, sizeof symmetry->axes);
  if (find_axes)
    elastir_keep_given_axes(stiffness_gpa, symmetry);
  else
    symmetry->any_frame = symmetry->given_frame;
}

static double square(double x)
{
  return x * x;
}

elastir_tensor_change elastir_compare_tensors(const double reference_gpa[36],
                                              const double changed_gpa[36],
                                              elastir_setting setting)
{
  elastir_tensor_change change = {0};
  double reference[36], changed[36], difference[36], kept[36], isotropic[36];
  double overlap = 0.0, own = 0.0;
  elastir_setting sphere = {ELASTIR_CLASS_ISOTROPIC, 2, 0};
  symmetry_basis basis;
  elastir_kelvin_from_stiffness(reference_gpa, reference);
  elastir_kelvin_from_stiffness(changed_gpa, changed);
  for (int i = 0; i < 36; i++) {
    difference[i] = changed[i] - reference[i];
    overlap += changed[i] * reference[i];
    own += reference[i] * reference[i];
  }
  symmetry_basis_of(setting, &basis);
  symmetry_basis_project(&basis, difference, kept);
  change.symmetry_lost_gpa = symmetry_basis_distance(&basis, difference);
  symmetry_basis_of(sphere, &basis);
  symmetry_basis_project(&basis, difference, isotropic);
  change.change_gpa = norm(difference);
  change.symmetry_kept_gpa = norm(kept);
  double whole = square(change.change_gpa);
  change.kept_fraction = whole > 0.0 ? square(change.symmetry_kept_gpa) / whole : NAN;
  change.lost_fraction = whole > 0.0 ? square(change.symmetry_lost_gpa) / whole : NAN;
  change.isotropic_fraction = whole > 0.0 ? square(norm(isotropic)) / whole : NAN;
  /* An isotropic Kelvin matrix has 2G in its shear diagonal and K + 4G/3 in its first element. */
  change.shear_change_gpa = 0.5 * isotropic[35];
  change.bulk_change_gpa = isotropic[0] - 4.0 / 3.0 * change.shear_change_gpa;
  change.uniform_factor = own > 0.0 ? overlap / own : NAN;
  return change;
}
