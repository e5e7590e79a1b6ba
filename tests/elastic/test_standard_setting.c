/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_standard_setting.c: the frame of IEEE Std 176-1987: tensors of each class with a lattice, both turned
 * at random, come back to it, with the same eigenvalues, the zeros of the class, and once is enough. */
#include "suite.h"

#include "elastic/standard_setting.h"
#include "elastic/symmetry_digits.h"
#include "elastic/tensor.h"
#include "elastic/tensors.h"
#include "elastic/vec3.h"

/* Of some 100 GPa; turning and finding axes leave a relative 1e-9. */
static const double same_gpa = 1e-6;

/* A positive tensor with the symmetry of the setting and nothing more. */
static void fill_class(elastir_setting setting, uint64_t *state, double stiffness[36])
{
  double any[36];
  fill_cubic(150.0, 60.0, 40.0, any);
  for (int i = 0; i < 6; i++)
    for (int j = i; j < 6; j++) {
      double change = 12.0 * random_unit(state);
      any[6 * i + j] += change;
      any[6 * j + i] = any[6 * i + j];
    }
  elastir_project(any, setting, stiffness);
}

typedef struct {
  const char *name;
  elastir_setting setting;    /* in the standard frame */
  double lattice[3][3];       /* a, b, c there */
  double primitive[3][3];     /* in units of these */
} crystal;

#define PRIMITIVE {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}
#define BODY {{-0.5, 0.5, 0.5}, {0.5, -0.5, 0.5}, {0.5, 0.5, -0.5}}
#define FACE {{0, 0.5, 0.5}, {0.5, 0, 0.5}, {0.5, 0.5, 0}}
#define OBVERSE {{2. / 3, 1. / 3, 1. / 3}, {-1. / 3, 1. / 3, 1. / 3}, {-1. / 3, -2. / 3, 1. / 3}}
#define HALF_ROOT_3 0.86602540378443865

/* c < a < b in the orthorhombic ones, a of 90 + 12 degrees to c in the monoclinic one. */
static const crystal crystals[] = {
    {"cubic P", {ELASTIR_CLASS_CUBIC, 2, 0}, {{5, 0, 0}, {0, 5, 0}, {0, 0, 5}}, PRIMITIVE},
    {"cubic F", {ELASTIR_CLASS_CUBIC, 2, 0}, {{5, 0, 0}, {0, 5, 0}, {0, 0, 5}}, FACE},
    {"tetragonal P", {ELASTIR_CLASS_TETRAGONAL_HIGH, 2, 0}, {{5, 0, 0}, {0, 5, 0}, {0, 0, 8}}, PRIMITIVE},
    {"tetragonal I", {ELASTIR_CLASS_TETRAGONAL_HIGH, 2, 0}, {{5, 0, 0}, {0, 5, 0}, {0, 0, 3}}, BODY},
    {"tetragonal 4/m", {ELASTIR_CLASS_TETRAGONAL_LOW, 2, 0}, {{5, 0, 0}, {0, 5, 0}, {0, 0, 8}}, PRIMITIVE},
    {"hexagonal",
     {ELASTIR_CLASS_HEXAGONAL, 2, 0},
     {{4, 0, 0}, {-2, 4 * HALF_ROOT_3, 0}, {0, 0, 6}},
     PRIMITIVE},
    {"trigonal P",
     {ELASTIR_CLASS_TRIGONAL_HIGH, 2, 0},
     {{4, 0, 0}, {-2, 4 * HALF_ROOT_3, 0}, {0, 0, 6}},
     PRIMITIVE},
    {"trigonal R",
     {ELASTIR_CLASS_TRIGONAL_HIGH, 2, 0},
     {{4, 0, 0}, {-2, 4 * HALF_ROOT_3, 0}, {0, 0, 9}},
     OBVERSE},
    {"trigonal -3",
     {ELASTIR_CLASS_TRIGONAL_LOW, 2, 0},
     {{4, 0, 0}, {-2, 4 * HALF_ROOT_3, 0}, {0, 0, 9}},
     OBVERSE},
    {"orthorhombic P", {ELASTIR_CLASS_ORTHORHOMBIC, 2, 0}, {{5, 0, 0}, {0, 6, 0}, {0, 0, 4}}, PRIMITIVE},
    {"orthorhombic F", {ELASTIR_CLASS_ORTHORHOMBIC, 2, 0}, {{5, 0, 0}, {0, 6, 0}, {0, 0, 4}}, FACE},
    {"monoclinic",
     {ELASTIR_CLASS_MONOCLINIC, 1, 0},
     {{5 * 0.97814760073380569, 0, -5 * 0.20791169081775931}, {0, 7, 0}, {0, 0, 4}},
     PRIMITIVE},
    {"triclinic", {ELASTIR_CLASS_TRICLINIC, 2, 0}, {{5, 0, -0.8}, {-0.9, 6.5, -0.7}, {0, 0, 4}}, PRIMITIVE}};
enum { CRYSTALS = sizeof crystals / sizeof *crystals, TURNS = 4 };

static void turn_vectors(const double from[3][3], const double rotation[9], double to[3][3])
{
  for (int i = 0; i < 3; i++)
    for (int k = 0; k < 3; k++)
      to[i][k] = vec3_dot(rotation + 3 * k, from[i]);
}

static void primitive_of(const crystal *c, double vectors[3][3])
{
  for (int i = 0; i < 3; i++)
    for (int k = 0; k < 3; k++)
      vectors[i][k] = c->primitive[i][0] * c->lattice[0][k] + c->primitive[i][1] * c->lattice[1][k] +
                      c->primitive[i][2] * c->lattice[2][k];
}

/* Returns whether the lattice was used. */
static bool standard_of(const double stiffness[36], const double primitive[3][3],
                        const double printed[3][3], double found[36], double rotation[9])
{
  elastir_symmetry symmetry;
  elastir_find_symmetry(stiffness, 1e-8, true, &symmetry);
  bool used = elastir_standard_setting(&symmetry, primitive, printed, rotation);
  elastir_rotate_stiffness(stiffness, rotation, found);
  double x[3];
  vec3_cross(rotation + 3, rotation + 6, x);
  ck_assert_double_eq_tol(vec3_dot(rotation, x), 1.0, 1e-12);
  return used;
}

static void are_same(const double a[36], const double b[36], const char *name, const char *what)
{
  for (int i = 0; i < 36; i++)
    ck_assert_msg(fabs(a[i] - b[i]) < same_gpa, "%s, %s: c%d%d %.9g and %.9g", name, what, i / 6 + 1,
                  i % 6 + 1, a[i], b[i]);
}

START_TEST(turned_crystals_come_back)
{
  uint64_t state = 7;
  for (int k = 0; k < CRYSTALS; k++)
    for (int t = 0; t < TURNS; t++) {
      const crystal *c = &crystals[k];
      double own[36], turned[36], found[36], again[36], rotation[9], turn[9], second[9];
      double primitive[3][3], vectors[3][3], printed[3][3];
      fill_class(c->setting, &state, own);
      random_rotation(&state, turn);
      elastir_rotate_stiffness(own, turn, turned);
      primitive_of(c, vectors);
      turn_vectors((const double(*)[3])vectors, turn, primitive);
      turn_vectors(c->lattice, turn, printed);
      ck_assert_msg(standard_of(turned, (const double(*)[3])primitive, (const double(*)[3])printed, found,
                                rotation), "%s", c->name);
      are_same(found, own, c->name, "as it was");
      double values[6], expected[6];
      elastir_kelvin_eigen(found, values, NULL);
      elastir_kelvin_eigen(own, expected, NULL);
      for (int i = 0; i < 6; i++)
        ck_assert_double_eq_tol(values[i], expected[i], same_gpa);
      turn_vectors((const double(*)[3])primitive, rotation, vectors);
      double then[3][3];
      turn_vectors((const double(*)[3])printed, rotation, then);
      standard_of(found, (const double(*)[3])vectors, (const double(*)[3])then, again, second);
      are_same(again, found, c->name, "twice");
    }
}
END_TEST

/* Without a lattice the zeros of the class are in their places, and a second time changes nothing. */
START_TEST(without_a_lattice)
{
  uint64_t state = 11;
  for (int k = 0; k < CRYSTALS; k++)
    for (int t = 0; t < TURNS; t++) {
      const crystal *c = &crystals[k];
      double own[36], turned[36], found[36], again[36], projected[36], rotation[9], turn[9];
      fill_class(c->setting, &state, own);
      random_rotation(&state, turn);
      elastir_rotate_stiffness(own, turn, turned);
      ck_assert(!standard_of(turned, NULL, NULL, found, rotation));
      elastir_setting setting = c->setting;
      if (setting.symmetry == ELASTIR_CLASS_TETRAGONAL_LOW) /* C16 = 0 in the frame of its own axes */
        setting.symmetry = ELASTIR_CLASS_TETRAGONAL_HIGH;
      if (setting.symmetry == ELASTIR_CLASS_TRIGONAL_LOW)
        setting.symmetry = ELASTIR_CLASS_TRIGONAL_HIGH;
      elastir_project(found, setting, projected);
      are_same(found, projected, c->name, "zeros");
      standard_of(found, NULL, NULL, again, turn);
      are_same(again, found, c->name, "twice");
      for (int i = 0; i < 9; i++)
        ck_assert_msg(fabs(turn[i] - (i % 4 == 0)) < 1e-6, "%s: %d is %g", c->name, i, turn[i]);
    }
}
END_TEST

/* Settings with the main axis elsewhere, or with the twofold axis along y, as some programs have them. */
START_TEST(other_settings)
{
  static const elastir_setting from[] = {
      {ELASTIR_CLASS_TETRAGONAL_HIGH, 0, 0}, {ELASTIR_CLASS_HEXAGONAL, 1, 0},
      {ELASTIR_CLASS_TRIGONAL_HIGH, 2, 1},   {ELASTIR_CLASS_MONOCLINIC, 2, 0},
      {ELASTIR_CLASS_MONOCLINIC, 0, 0},      {ELASTIR_CLASS_TRIGONAL_HIGH, 0, 1}};
  uint64_t state = 13;
  for (size_t i = 0; i < sizeof from / sizeof *from; i++) {
    double own[36], found[36], projected[36], rotation[9];
    elastir_setting usual = {from[i].symmetry, from[i].symmetry == ELASTIR_CLASS_MONOCLINIC ? 1 : 2, 0};
    fill_class(from[i], &state, own);
    standard_of(own, NULL, NULL, found, rotation);
    elastir_project(found, usual, projected);
    are_same(found, projected, elastir_class_name(usual.symmetry), "zeros");
  }
}
END_TEST

/* x3 is the shortest edge, x1 the next, x2 the longest, wherever they are: pymatgen sorts alike for
 * orthorhombic cells, but puts x3 along the longest vector of a triclinic one. */
START_TEST(edges_by_length)
{
  const double lattice[3][3] = {{4, 0, 0}, {0, 5, 0}, {0, 0, 6}};
  const double triclinic[3][3] = {{4, 0, 0}, {-0.8, 5, 0}, {-0.7, -0.9, 6.5}};
  double own[36], found[36], rotation[9];
  uint64_t state = 17;
  elastir_setting setting = {ELASTIR_CLASS_ORTHORHOMBIC, 2, 0};
  fill_class(setting, &state, own);
  ck_assert(standard_of(own, lattice, lattice, found, rotation));
  ck_assert_double_eq_tol(found[14], own[0], same_gpa); /* C33 was C11 */
  ck_assert_double_eq_tol(found[0], own[7], same_gpa);
  ck_assert_double_eq_tol(found[7], own[14], same_gpa);
  ck_assert_double_eq_tol(found[21], own[28], same_gpa); /* C44, of x2 and x3, was C55 of z and x */
  setting.symmetry = ELASTIR_CLASS_TRICLINIC;
  fill_class(setting, &state, own);
  ck_assert(standard_of(own, triclinic, triclinic, found, rotation));
  ck_assert_double_eq_tol(fabs(rotation[6]), 1.0, 1e-12); /* x3 along the vector of length 4 */
  ck_assert_double_eq_tol(fabs(rotation[5]), 1.0, 1e-12); /* x2 across it and that of length 5 */
}
END_TEST

/* A reverse rhombohedral lattice is turned to the obverse one, which changes the sign of C14. */
START_TEST(obverse)
{
  const crystal *c = &crystals[7];
  double own[36], found[36], rotation[9], vectors[3][3], reversed[3][3];
  uint64_t state = 19;
  const double half_turn[9] = {-1, 0, 0, 0, -1, 0, 0, 0, 1};
  fill_class(c->setting, &state, own);
  ck_assert_double_gt(fabs(own[3]), 0.1);
  primitive_of(c, vectors);
  turn_vectors((const double(*)[3])vectors, half_turn, reversed);
  /* The printed a is still along x: the lattice is reverse in these axes. */
  ck_assert(standard_of(own, (const double(*)[3])reversed, c->lattice, found, rotation));
  ck_assert_double_eq_tol(found[3], -own[3], same_gpa);
}
END_TEST

/* A lattice that is not along the axes of the tensor is not used. */
START_TEST(lattice_of_another_crystal)
{
  const double lattice[3][3] = {{4, 0.3, 0}, {0, 5, 0.6}, {0.5, 0, 6}};
  double own[36], found[36], rotation[9];
  uint64_t state = 23;
  const elastir_setting setting = {ELASTIR_CLASS_TETRAGONAL_HIGH, 2, 0};
  fill_class(setting, &state, own);
  ck_assert(!standard_of(own, lattice, lattice, found, rotation));
  are_same(found, own, "tetragonal", "as given");
}
END_TEST

/* Trigonal, with C66 rounded beside (C11 - C12)/2: the given axes are kept, and with them C14. A
 * low class keeps its main axis. */
START_TEST(rounded_trigonal)
{
  elastir_stiffness_data data = {
      .tolerance_gpa = 0.0,
      .stiffness_gpa = {149.4, 57.9, 53.5, -20.0, 0, 0, 57.9, 149.4, 53.5, 20.0, 0, 0,
                        53.5, 53.5, 85.2, 0, 0, 0, -20.0, 20.0, 0, 34.1, 0, 0,
                        0, 0, 0, 0, 34.1, -20.0, 0, 0, 0, 0, -20.0, 45.7}};
  double *c = data.stiffness_gpa, found[36], rotation[9];
  elastir_symmetry symmetry;
  for (int i = 0; i < 36; i++)
    data.half_unit_gpa[i] = c[i] == 0.0 ? 0.0 : 0.05;
  elastir_find_symmetry_of(&data, true, &symmetry);
  elastir_standard_setting(&symmetry, NULL, NULL, rotation);
  elastir_rotate_stiffness(c, rotation, found);
  ck_assert_int_eq(symmetry.any_frame, ELASTIR_CLASS_TRIGONAL_HIGH);
  are_same(found, c, "trigonal", "as given");
  c[4] = c[24] = 6.0;
  c[10] = c[25] = c[23] = c[33] = -6.0;
  const int fifths[6] = {4, 24, 10, 25, 23, 33};
  for (int i = 0; i < 6; i++)
    data.half_unit_gpa[fifths[i]] = 0.05;
  elastir_find_symmetry_of(&data, true, &symmetry);
  ck_assert_int_eq(symmetry.given_frame, ELASTIR_CLASS_TRIGONAL_LOW);
  ck_assert_int_eq(symmetry.any_frame, ELASTIR_CLASS_TRIGONAL_HIGH);
  elastir_standard_setting(&symmetry, NULL, NULL, rotation);
  elastir_rotate_stiffness(c, rotation, found);
  ck_assert_double_eq_tol(rotation[8], 1.0, 1e-12);
  ck_assert_double_eq_tol(fabs(found[3]), sqrt(20.0 * 20.0 + 6.0 * 6.0), 0.05);
  ck_assert_double_eq_tol(found[4], 0.0, 0.05);
  ck_assert_double_eq_tol(found[16], 0.0, 1e-9);
}
END_TEST

Suite *suite_elastic_standard_setting(void)
{
  Suite *suite = suite_create("standard setting");
  TCase *tests = tcase_create("setting");
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, turned_crystals_come_back);
  tcase_add_test(tests, without_a_lattice);
  tcase_add_test(tests, other_settings);
  tcase_add_test(tests, edges_by_length);
  tcase_add_test(tests, obverse);
  tcase_add_test(tests, lattice_of_another_crystal);
  tcase_add_test(tests, rounded_trigonal);
  suite_add_tcase(suite, tests);
  return suite;
}
