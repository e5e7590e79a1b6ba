/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_symmetry.c: classes, projections, and what a change does to the symmetry. */
#include "elastic/averages.h"
#include "elastic/class_rotations.h"
#include "elastic/class_space.h"
#include "elastic/constants.h"
#include "elastic/quaternion.h"
#include "elastic/symmetry_digits.h"
#include "suite.h"
#include "tensors.h"

static const double rounding = 1e-12;

static void random_symmetric(uint64_t *state, double c[36])
{
  for (int i = 0; i < 6; i++)
    for (int j = i; j < 6; j++)
      c[6 * i + j] = c[6 * j + i] = 10.0 * random_unit(state);
}

static double distance(const double a[36], const double b[36])
{
  double difference[36];
  for (int i = 0; i < 36; i++)
    difference[i] = a[i] - b[i];
  return elastir_kelvin_norm(difference);
}

/* All settings of a class. */
static int settings_of(elastir_symmetry_class symmetry, elastir_setting settings[6])
{
  int count = 0;
  for (int axis = 0; axis < 3; axis++)
    for (int turn = 0; turn < (symmetry == ELASTIR_CLASS_TRIGONAL_HIGH ? 2 : 1); turn++)
      settings[count++] = (elastir_setting){symmetry, axis, turn};
  return count;
}

START_TEST(test_projections)
{
  uint64_t state = 3;
  for (int c = 0; c < ELASTIR_CLASS_COUNT; c++) {
    elastir_setting settings[6];
    int count = settings_of((elastir_symmetry_class)c, settings);
    for (int s = 0; s < count; s++) {
      double a[36], b[36], pa[36], ppa[36], pb[36], rest[36];
      random_symmetric(&state, a);
      random_symmetric(&state, b);
      elastir_project(a, settings[s], pa);
      elastir_project(pa, settings[s], ppa);
      elastir_project(b, settings[s], pb);
      /* Idempotent, and the rest is orthogonal to every tensor of the class. */
      ck_assert_double_lt(distance(pa, ppa), rounding);
      for (int i = 0; i < 36; i++)
        rest[i] = a[i] - pa[i] + pb[i];
      double squares = pow(distance(a, pa), 2.0) + pow(elastir_kelvin_norm(pb), 2.0);
      ck_assert_double_eq_tol(pow(elastir_kelvin_norm(rest), 2.0), squares, 1e-9);
    }
  }
}
END_TEST

START_TEST(test_projection_of_known_classes)
{
  uint64_t state = 9;
  double a[36], p[36];
  random_symmetric(&state, a);
  /* Isotropic: Voigt's averages. */
  elastir_project(a, (elastir_setting){ELASTIR_CLASS_ISOTROPIC, 2, 0}, p);
  elastir_averages before = elastir_average(a, NULL), after = elastir_average(p, NULL);
  ck_assert_double_eq_tol(p[0], before.voigt.p_wave_modulus_gpa, rounding);
  ck_assert_double_eq_tol(p[21], before.voigt.shear_modulus_gpa, rounding);
  ck_assert_double_eq_tol(after.voigt.bulk_modulus_gpa, before.voigt.bulk_modulus_gpa, rounding);
  /* Cubic: means of the three of each kind (Moakher and Norris 2006, section 4). */
  elastir_project(a, (elastir_setting){ELASTIR_CLASS_CUBIC, 2, 0}, p);
  ck_assert_double_eq_tol(p[0], (a[0] + a[7] + a[14]) / 3.0, rounding);
  ck_assert_double_eq_tol(p[1], (a[1] + a[2] + a[8]) / 3.0, rounding);
  ck_assert_double_eq_tol(p[28], (a[21] + a[28] + a[35]) / 3.0, rounding);
  ck_assert_double_eq_tol(p[3], 0.0, rounding);
  /* Hexagonal: Browaeys and Chevrot 2004, appendix A3. */
  elastir_project(a, (elastir_setting){ELASTIR_CLASS_HEXAGONAL, 2, 0}, p);
  ck_assert_double_eq_tol(p[0], 0.375 * (a[0] + a[7]) + 0.25 * a[1] + 0.5 * a[35], rounding);
  ck_assert_double_eq_tol(p[1], 0.125 * (a[0] + a[7]) + 0.75 * a[1] - 0.5 * a[35], rounding);
  ck_assert_double_eq_tol(p[35], 0.5 * (p[0] - p[1]), rounding);
  ck_assert_double_eq_tol(p[2], 0.5 * (a[2] + a[8]), rounding);
  /* Trigonal, two-fold axis along x: C14 = -C24 = C56 is kept, C15 is not; and the reverse. */
  elastir_project(a, (elastir_setting){ELASTIR_CLASS_TRIGONAL_HIGH, 2, 0}, p);
  ck_assert_double_eq_tol(p[3], (a[3] - a[9] + 2.0 * a[29]) / 4.0, rounding);
  ck_assert_double_eq_tol(p[9], -p[3], rounding);
  ck_assert_double_eq_tol(p[29], p[3], rounding);
  ck_assert_double_eq_tol(p[4], 0.0, rounding);
  elastir_project(a, (elastir_setting){ELASTIR_CLASS_TRIGONAL_HIGH, 2, 1}, p);
  ck_assert_double_eq_tol(p[3], 0.0, rounding);
  ck_assert_double_gt(fabs(p[4]), 1e-3);
  /* Tetragonal, axis x: C22 = C33, C26 vanishes. */
  elastir_project(a, (elastir_setting){ELASTIR_CLASS_TETRAGONAL_HIGH, 0, 0}, p);
  ck_assert_double_eq_tol(p[7], 0.5 * (a[7] + a[14]), rounding);
  ck_assert_double_eq_tol(p[28], 0.5 * (a[28] + a[35]), rounding);
  /* Monoclinic, axis y: C15, C25, C35, C46 are kept. */
  elastir_project(a, (elastir_setting){ELASTIR_CLASS_MONOCLINIC, 1, 0}, p);
  ck_assert_double_eq_tol(p[4], a[4], rounding);
  ck_assert_double_eq_tol(p[23], a[23], rounding);
  ck_assert_double_eq_tol(p[3], 0.0, rounding);
}
END_TEST

START_TEST(test_class_is_found_in_frame)
{
  uint64_t state = 41;
  for (int c = 0; c < ELASTIR_CLASS_COUNT; c++) {
    elastir_setting settings[6];
    int count = settings_of((elastir_symmetry_class)c, settings);
    for (int s = 0; s < count; s++) {
      double a[36], p[36];
      elastir_symmetry found;
      random_symmetric(&state, a);
      elastir_project(a, settings[s], p);
      elastir_find_symmetry(p, 1e-9, false, &found);
      ck_assert_int_eq(found.given_frame, c);
      if (c == ELASTIR_CLASS_HEXAGONAL || c == ELASTIR_CLASS_TETRAGONAL_HIGH ||
          c == ELASTIR_CLASS_TRIGONAL_HIGH || c == ELASTIR_CLASS_MONOCLINIC) {
        ck_assert_int_eq(found.setting.axis, settings[s].axis);
        ck_assert_int_eq(found.setting.in_plane, settings[s].in_plane);
      }
    }
  }
}
END_TEST

START_TEST(test_class_is_found_after_rotation)
{
  static const elastir_symmetry_class high[] = {
      ELASTIR_CLASS_CUBIC,         ELASTIR_CLASS_HEXAGONAL,    ELASTIR_CLASS_TETRAGONAL_HIGH,
      ELASTIR_CLASS_TRIGONAL_HIGH, ELASTIR_CLASS_ORTHORHOMBIC, ELASTIR_CLASS_MONOCLINIC};
  uint64_t state = 43;
  for (size_t h = 0; h < sizeof high / sizeof *high; h++) {
    for (int trial = 0; trial < (int)trials_of(15); trial++) {
      double a[36], p[36], rotation[9], turned[36], back[36], nearest[36];
      elastir_setting setting = {high[h], 2, 0};
      elastir_symmetry found;
      random_symmetric(&state, a);
      elastir_project(a, setting, p);
      random_rotation(&state, rotation);
      elastir_rotate_stiffness(p, rotation, turned);
      elastir_find_symmetry(turned, 1e-8, true, &found);
      ck_assert_int_eq(found.any_frame, high[h]);
      ck_assert_int_ge(found.given_frame, high[h]);
      const elastir_class_fit *fit = &found.fits[high[h]];
      /* The axes bring the tensor into the class: to rounding of a Newton search. */
      ck_assert_double_lt(fit->best_residual, 1e-10);
      elastir_rotate_stiffness(turned, fit->axes, back);
      elastir_project(back, fit->setting, nearest);
      ck_assert_double_lt(distance(back, nearest), 1e-8);
    }
  }
  /* The low classes are the high ones in another frame. */
  double a[36], p[36];
  elastir_symmetry found;
  random_symmetric(&state, a);
  elastir_project(a, (elastir_setting){ELASTIR_CLASS_TETRAGONAL_LOW, 2, 0}, p);
  elastir_find_symmetry(p, 1e-8, true, &found);
  ck_assert_int_eq(found.given_frame, ELASTIR_CLASS_TETRAGONAL_LOW);
  ck_assert_int_eq(found.any_frame, ELASTIR_CLASS_TETRAGONAL_HIGH);
}
END_TEST

START_TEST(test_orientation_is_the_best)
{
  /* No random rotation gives a smaller residual; a general tensor, every class. */
  uint64_t state = 47;
  for (int trial = 0; trial < 5; trial++) {
    double a[36], length;
    elastir_symmetry found;
    random_stable(&state, 2.0, a);
    length = elastir_kelvin_norm(a);
    elastir_find_symmetry(a, 0.0, true, &found);
    for (int sample = 0; sample < (int)trials_of(400); sample++) {
      double rotation[9], turned[36], p[36];
      random_rotation(&state, rotation);
      elastir_rotate_stiffness(a, rotation, turned);
      for (int c = 0; c < ELASTIR_CLASS_COUNT; c++) {
        elastir_project(turned, found.fits[c].setting, p);
        ck_assert_double_ge(distance(turned, p) / length, found.fits[c].best_residual - 1e-9);
      }
    }
    for (int c = 0; c < ELASTIR_CLASS_COUNT; c++) {
      const elastir_class_fit *fit = &found.fits[c];
      ck_assert_double_le(fit->best_residual, fit->residual + 1e-12);
      /* The axes that are given out are those of that residual, of the low classes, too. */
      double turned[36], p[36];
      elastir_rotate_stiffness(a, fit->axes, turned);
      elastir_project(turned, fit->setting, p);
      ck_assert_double_eq_tol(distance(turned, p) / length, fit->best_residual, 1e-9);
    }
  }
}
END_TEST

/* Of half the square of the distance, after small turns about the axes of the frame. */
static double turned_half_square(const class_space *space, const double kelvin[36], int a, double by_a,
                                 int b, double by_b)
{
  static const double given[4] = {1.0, 0.0, 0.0, 0.0};
  double turn[3] = {0.0}, quaternion[4], rotation[9], turned[36];
  turn[space->axis[a]] += by_a;
  turn[space->axis[b]] += by_b;
  quaternion_turn(given, turn, quaternion);
  quaternion_matrix(quaternion, rotation);
  elastir_rotate_kelvin(kelvin, rotation, turned);
  double distance = class_space_distance(space, turned);
  return 0.5 * distance * distance;
}

START_TEST(test_distance_by_differences)
{
  const double h = 3e-4; /* off by h^2 times fourth derivatives, some 8^3 / 6 times the square of the norm */
  uint64_t state = 13;
  for (int c = ELASTIR_CLASS_CUBIC; c < ELASTIR_CLASS_TRICLINIC; c++)
    for (int axis = 0; axis < 3; axis++) {
      double stiffness[36], kelvin[36], gradient[3], hessian[9], v[CLASS_SPACE_ELEMENTS];
      class_space space;
      class_space_changes changes;
      random_symmetric(&state, stiffness);
      elastir_kelvin_from_stiffness(stiffness, kelvin);
      class_space_of((elastir_setting){(elastir_symmetry_class)c, axis, 0}, &space);
      ck_assert(class_space_changes_of(&space, &changes));
      class_space_derivatives(&space, &changes, kelvin, gradient, hessian);
      double size = elastir_kelvin_norm(stiffness), within = 200.0 * h * h * size * size;
      class_space_components(kelvin, v);
      double distance = class_space_distance(&space, kelvin);
      ck_assert_double_eq_tol(class_space_square(&space, v, size), distance * distance,
                              1e-12 * size * size);
      for (int a = 0; a < space.turns; a++) {
        double up = turned_half_square(&space, kelvin, a, h, a, 0.0),
               down = turned_half_square(&space, kelvin, a, -h, a, 0.0);
        ck_assert_double_eq_tol(gradient[a], 0.5 * (up - down) / h, within);
        for (int b = 0; b < space.turns; b++) {
          double second = turned_half_square(&space, kelvin, a, h, b, h) -
                          turned_half_square(&space, kelvin, a, h, b, -h) -
                          turned_half_square(&space, kelvin, a, -h, b, h) +
                          turned_half_square(&space, kelvin, a, -h, b, -h);
          ck_assert_double_eq_tol(hessian[space.turns * a + b], 0.25 * second / (h * h), within);
        }
      }
      /* What the space leaves out changes nothing. */
      if (space.turns == 2)
        ck_assert_int_ne(space.axis[0], axis);
    }
}
END_TEST

START_TEST(test_best_fit_is_the_same_in_every_frame)
{
  /* The starts of the search do not turn with the tensor: if it missed the best orientation
   * here, it would find another one there. Half of them are cubic with noise, where
   * many orientations compete. */
  uint64_t state = 7;
  for (int trial = 0; trial < (int)trials_of(20); trial++) {
    double a[36], rotation[9], turned[36];
    elastir_symmetry here, there;
    if (trial % 2 == 0) {
      fill_cubic(12.076, 9.273, 1.213, a);
      for (int i = 0; i < 6; i++)
        for (int j = i; j < 6; j++)
          a[6 * i + j] = a[6 * j + i] += 0.3 * random_unit(&state);
    } else {
      random_stable(&state, 2.0, a);
    }
    elastir_find_symmetry(a, 0.0, true, &here);
    for (int frame = 0; frame < 3; frame++) {
      random_rotation(&state, rotation);
      elastir_rotate_stiffness(a, rotation, turned);
      elastir_find_symmetry(turned, 0.0, true, &there);
      /* Newton's method ends where rounding hides the gain. */
      for (int c = 0; c < ELASTIR_CLASS_COUNT; c++)
        ck_assert_double_eq_tol(here.fits[c].best_residual, there.fits[c].best_residual, 1e-9);
    }
  }
}
END_TEST

START_TEST(test_print_rounding)
{
  /* C66 is printed as 16.667 where (C11-C12)/2 is 16.6665: still hexagonal. */
  double c[36];
  elastir_symmetry found;
  fill_hexagonal(59.333, 26.0, 21.2, 61.7, 16.1, c);
  c[35] = 16.667;
  elastir_find_symmetry(c, 0.0, false, &found);
  ck_assert_int_eq(found.given_frame, ELASTIR_CLASS_HEXAGONAL);
  ck_assert_int_eq(found.setting.axis, 2);
  c[35] = 16.77;
  elastir_find_symmetry(c, 0.0, false, &found);
  ck_assert_int_eq(found.given_frame, ELASTIR_CLASS_TETRAGONAL_HIGH);
  memset(c, 0, sizeof c);
  elastir_find_symmetry(c, 0.0, true, &found);
  ck_assert_int_eq(found.given_frame, ELASTIR_CLASS_ISOTROPIC);
}
END_TEST

START_TEST(test_change)
{
  double reference[36], softer[36], broken[36];
  elastir_setting cubic = {ELASTIR_CLASS_CUBIC, 2, 0};
  fill_cubic(12.0, 9.0, 1.2, reference);
  for (int i = 0; i < 36; i++)
    softer[i] = 0.9 * reference[i];
  elastir_tensor_change change = elastir_compare_tensors(reference, softer, cubic);
  ck_assert_double_eq_tol(change.kept_fraction, 1.0, rounding);
  ck_assert_double_eq_tol(change.lost_fraction, 0.0, rounding);
  ck_assert_double_eq_tol(change.uniform_factor, 0.9, rounding);
  ck_assert_double_eq_tol(change.bulk_change_gpa, -1.0, rounding);
  ck_assert_double_eq_tol(change.shear_change_gpa, -0.1 * (3.0 + 3.6) / 5.0, rounding);
  /* Two opposite changes of C44 and C55 have no cubic part: all loss of symmetry. */
  memcpy(broken, reference, sizeof broken);
  broken[21] += 0.3;
  broken[28] -= 0.3;
  change = elastir_compare_tensors(reference, broken, cubic);
  ck_assert_double_eq_tol(change.lost_fraction, 1.0, rounding);
  ck_assert_double_eq_tol(change.change_gpa, 0.6 * sqrt(2.0), rounding);
  ck_assert_double_eq_tol(change.bulk_change_gpa, 0.0, rounding);
  /* Both at once: squares add up. */
  for (int i = 0; i < 36; i++)
    broken[i] -= 0.1 * reference[i];
  change = elastir_compare_tensors(reference, broken, cubic);
  ck_assert_double_eq_tol(change.kept_fraction + change.lost_fraction, 1.0, rounding);
  ck_assert_double_eq_tol(change.symmetry_lost_gpa, 0.6 * sqrt(2.0), rounding);
  ck_assert_double_eq_tol(change.symmetry_kept_gpa, 0.1 * elastir_kelvin_norm(reference), 1e-11);
  ck_assert_double_le(change.isotropic_fraction, change.kept_fraction);
  change = elastir_compare_tensors(reference, reference, cubic);
  ck_assert(isnan(change.kept_fraction));
}
END_TEST

/* How many numbers CRYSTAL prints for each class: those of the textbook (Nye, table 9), and C66
 * = (C11 - C12)/2 where it is tied, or C44 where the tensor is isotropic. */
START_TEST(test_independent_constants)
{
  static const int counts[ELASTIR_CLASS_COUNT] = {
      [ELASTIR_CLASS_ISOTROPIC] = 3,       [ELASTIR_CLASS_CUBIC] = 3,
      [ELASTIR_CLASS_HEXAGONAL] = 6,       [ELASTIR_CLASS_TRIGONAL_HIGH] = 7,
      [ELASTIR_CLASS_TRIGONAL_LOW] = 8,    [ELASTIR_CLASS_TETRAGONAL_HIGH] = 6,
      [ELASTIR_CLASS_TETRAGONAL_LOW] = 7,  [ELASTIR_CLASS_ORTHORHOMBIC] = 9,
      [ELASTIR_CLASS_MONOCLINIC] = 13,     [ELASTIR_CLASS_TRICLINIC] = 21};
  elastir_constants constants;
  for (int c = 0; c < ELASTIR_CLASS_COUNT; c++) {
    elastir_independent_constants((elastir_setting){(elastir_symmetry_class)c, 2, 0}, &constants);
    ck_assert_int_eq(constants.count, counts[c]);
  }
  /* C24 = -C14, C56 = C14 and C26 = -C16 */
  elastir_independent_constants((elastir_setting){ELASTIR_CLASS_TRIGONAL_HIGH, 2, 0}, &constants);
  ck_assert_int_eq(constants.group[9], constants.group[3]);
  ck_assert_double_eq(constants.sign[9], -constants.sign[3]);
  ck_assert_double_eq(constants.sign[29], constants.sign[3]);
  elastir_independent_constants((elastir_setting){ELASTIR_CLASS_TETRAGONAL_LOW, 2, 0}, &constants);
  ck_assert_double_eq(constants.sign[11], -constants.sign[5]);
}
END_TEST

/* Titanium in whole numbers: C66 against (C11 - C12)/2 = 58.5. */
static elastir_symmetry_class class_of_titanium(double c66, double half_unit_c66, double tolerance,
                                                bool turned)
{
  elastir_stiffness_data data = {.tolerance_gpa = tolerance};
  const double c[36] = {198, 81, 53, 0, 0, 0, 81, 198, 53, 0, 0, 0, 53, 53, 246, 0, 0, 0,
                        0, 0, 0, 54, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 0, 0, 0, c66};
  const double about_x[9] = {1, 0, 0, 0, 0.8, 0.6, 0, -0.6, 0.8};
  elastir_symmetry symmetry;
  if (turned)
    elastir_rotate_stiffness(c, about_x, data.stiffness_gpa);
  else
    memcpy(data.stiffness_gpa, c, sizeof c);
  for (int i = 0; i < 36; i++)
    data.half_unit_gpa[i] = c[i] == 0.0 ? 0.0 : 0.5;
  data.half_unit_gpa[35] = half_unit_c66;
  elastir_find_symmetry_of(&data, true, &symmetry);
  return turned ? symmetry.any_frame : symmetry.given_frame;
}

START_TEST(test_class_by_digits)
{
  const elastir_symmetry_class hexagonal = ELASTIR_CLASS_HEXAGONAL,
                               tetragonal = ELASTIR_CLASS_TETRAGONAL_HIGH;
  ck_assert_int_eq(class_of_titanium(59.0, 0.5, 0.0, false), hexagonal);
  /* (C11 - C12)/2 is 58 to 59: a C66 of 59 with one half may be 59.5 at most, to be hexagonal. */
  ck_assert_int_eq(class_of_titanium(59.4999, 0.5, 0.0, false), hexagonal);
  ck_assert_int_eq(class_of_titanium(59.5001, 0.5, 0.0, false), tetragonal);
  ck_assert_int_eq(class_of_titanium(59.0499, 0.05, 0.0, false), hexagonal);
  ck_assert_int_eq(class_of_titanium(59.0501, 0.05, 0.0, false), tetragonal);
  /* By an option instead: 2 t of C66 and (C11 - C12)/2 together. */
  ck_assert_int_eq(class_of_titanium(60.4999, 0.0, 1.0, false), hexagonal);
  ck_assert_int_eq(class_of_titanium(60.5001, 0.0, 1.0, false), tetragonal);
  ck_assert_int_eq(class_of_titanium(58.5001, 0.0, 1e-5, false), tetragonal);
  /* By 0.002 GPa over |C|, as tables of three decimals. */
  ck_assert_int_eq(class_of_titanium(59.0, 0.5, NAN, false), tetragonal);
  ck_assert_int_eq(class_of_titanium(58.5, 0.5, NAN, false), hexagonal);
  /* Axes that had to be found. */
  ck_assert_int_eq(class_of_titanium(59.0, 0.5, 0.0, true), hexagonal);
  ck_assert_int_eq(class_of_titanium(66.0, 0.5, 0.0, true), tetragonal);
}
END_TEST

static elastir_symmetry class_of_digits(const double c[36], double half_unit, bool exact_zeros)
{
  elastir_stiffness_data data = {.tolerance_gpa = 0.0};
  elastir_symmetry symmetry;
  memcpy(data.stiffness_gpa, c, sizeof data.stiffness_gpa);
  for (int i = 0; i < 36; i++)
    data.half_unit_gpa[i] = exact_zeros && c[i] == 0.0 ? 0.0 : half_unit;
  elastir_find_symmetry_of(&data, true, &symmetry);
  return symmetry;
}

/* No two constants that should be one are more than a unit apart. */
START_TEST(test_no_constant_moves_further)
{
  double c[36];
  fill_cubic(11.0, 4.0, 3.0, c); /* C44 may be (C11 - C12)/2 */
  c[0] = 10.0;
  c[7] = 10.001;
  ck_assert_int_eq(class_of_digits(c, 0.5, true).given_frame, ELASTIR_CLASS_ISOTROPIC);
  c[7] = 9.999;
  elastir_symmetry symmetry = class_of_digits(c, 0.5, true);
  ck_assert_int_gt(symmetry.given_frame, ELASTIR_CLASS_CUBIC);
  ck_assert_int_gt(symmetry.any_frame, ELASTIR_CLASS_ISOTROPIC);
  /* Cubic with 9.5, 4.5 and 3.5 alone, the ends of all digits. */
  fill_cubic(10.0, 4.0, 3.0, c);
  c[14] = 9.0;
  c[1] = c[6] = 5.0;
  c[35] = 4.0;
  ck_assert_int_eq(class_of_digits(c, 0.5, true).given_frame, ELASTIR_CLASS_CUBIC);
  c[14] = 8.9999;
  ck_assert_int_gt(class_of_digits(c, 0.5, true).given_frame, ELASTIR_CLASS_CUBIC);
}
END_TEST

static void round_to_digits(int digits, const double from[36], double to[36])
{
  double unit = pow(10.0, -digits);
  for (int i = 0; i < 36; i++)
    to[i] = floor(from[i] / unit + 0.5) * unit;
}

/* Rounded in its own frame a tensor has its class there; in any frame it has no lower one. */
START_TEST(test_rounded_tensors)
{
  uint64_t state = 29;
  for (int c = 0; c < ELASTIR_CLASS_COUNT; c++)
    for (int n = 0; n < 48; n++) {
      elastir_setting settings[6];
      double any[36], exact[36], rounded[36];
      int digits = n % 4, most = settings_of((elastir_symmetry_class)c, settings);
      random_symmetric(&state, any);
      for (int i = 0; i < 6; i++)
        any[7 * i] += 60.0;
      elastir_project(any, settings[n / 4 % most], exact);
      round_to_digits(digits, exact, rounded);
      elastir_symmetry symmetry = class_of_digits(rounded, 0.5 * pow(10.0, -digits), true);
      int given = elastir_class_constants(symmetry.given_frame);
      ck_assert_msg(given <= elastir_class_constants((elastir_symmetry_class)c),
                    "%s as %s, %d digits", elastir_class_name((elastir_symmetry_class)c),
                    elastir_class_name(symmetry.given_frame), digits);
      ck_assert_msg(elastir_class_constants(symmetry.any_frame) <= given, "%s in any frame, %s",
                    elastir_class_name(symmetry.any_frame),
                    elastir_class_name(symmetry.given_frame));
    }
}
END_TEST

/* Turned at random and rounded, it is found again. */
START_TEST(test_turned_and_rounded_tensors)
{
  uint64_t state = 31;
  for (int c = 0; c < ELASTIR_CLASS_COUNT; c++)
    for (int n = 0; n < 12; n++) {
      double any[36], exact[36], turn[9], turned[36], rounded[36];
      random_symmetric(&state, any);
      for (int i = 0; i < 6; i++)
        any[7 * i] += 60.0;
      elastir_project(any, (elastir_setting){(elastir_symmetry_class)c, 2, 0}, exact);
      random_rotation(&state, turn);
      elastir_rotate_stiffness(exact, turn, turned);
      round_to_digits(2, turned, rounded);
      elastir_symmetry symmetry = class_of_digits(rounded, 0.005, false);
      ck_assert_int_le(elastir_class_constants(symmetry.any_frame),
                       elastir_class_constants((elastir_symmetry_class)c));
    }
}
END_TEST

/* Every rotation of a class leaves its projections as they are, in every setting; their number is that of
 * the point group. */
START_TEST(test_rotations_of_a_class)
{
  static const int counts[ELASTIR_CLASS_COUNT] = {1, 24, 12, 8, 6, 4, 3, 4, 2, 1};
  uint64_t state = 7;
  for (int c = 0; c < ELASTIR_CLASS_COUNT; c++) {
    elastir_setting settings[6];
    int settings_count = settings_of((elastir_symmetry_class)c, settings);
    for (int s = 0; s < settings_count; s++) {
      double any[36], of_class[36], turned[36], rotations[ELASTIR_MOST_ROTATIONS][9];
      random_symmetric(&state, any);
      elastir_project(any, settings[s], of_class);
      int count = elastir_class_rotations(settings[s], rotations);
      ck_assert_int_eq(count, counts[c]);
      for (int r = 0; r < count; r++) {
        elastir_rotate_stiffness(of_class, rotations[r], turned);
        ck_assert_double_le(distance(of_class, turned), rounding * elastir_kelvin_norm(any));
      }
    }
  }
}
END_TEST

Suite *suite_elastic_symmetry(void)
{
  Suite *suite = suite_create("symmetry");
  TCase *tests = tcase_create("symmetry");
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, test_projections);
  tcase_add_test(tests, test_projection_of_known_classes);
  tcase_add_test(tests, test_class_is_found_in_frame);
  tcase_add_test(tests, test_class_is_found_after_rotation);
  tcase_add_test(tests, test_orientation_is_the_best);
  tcase_add_test(tests, test_distance_by_differences);
  tcase_add_test(tests, test_best_fit_is_the_same_in_every_frame);
  tcase_add_test(tests, test_print_rounding);
  tcase_add_test(tests, test_change);
  tcase_add_test(tests, test_independent_constants);
  tcase_add_test(tests, test_class_by_digits);
  tcase_add_test(tests, test_no_constant_moves_further);
  tcase_add_test(tests, test_rounded_tensors);
  tcase_add_test(tests, test_turned_and_rounded_tensors);
  tcase_add_test(tests, test_rotations_of_a_class);
  suite_add_tcase(suite, tests);
  return suite;
}
