/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_tensor_file.c: tensors of VASP, thermo_pw and the Materials Project, whole and damaged. The
 * fixtures are made up. */
#include "suite.h"

#include <math.h>

#include "base/memory.h"
#include "tensor/tensor_file.h"

typedef struct {
  char *text;
  size_t length;
} content;

typedef struct {
  elastir_crystal_output output;
  elastir_diagnostics diagnostics;
  bool good;
} outcome;

static const char *const files[] = {"good-vasp.outcar", "good-vasp-clamped.outcar",
                                    "good-thermo-pw.out", "good-thermo-pw-elastic.dat",
                                    "good-materials-project.json",
                                    "good-materials-project-old.json"};
enum { FILES = sizeof files / sizeof *files };

static content load(const char *name)
{
  char path[256];
  content c = {0};
  elastir_diagnostics none = {0};
  snprintf(path, sizeof path, "fixtures/tensor/%s", name);
  c.text = elastir_read_whole(source_path(path), 1 << 20, ELASTIR_CHECKSUM_NONE, &c.length, NULL,
                              &none);
  ck_assert_msg(c.text != NULL, "%s", name);
  elastir_diagnostics_free(&none);
  return c;
}

static outcome read_bytes(const char *text, size_t length)
{
  outcome o = {.good = false};
  elastir_stream *stream =
      elastir_stream_open_memory("text", text, length, ELASTIR_CHECKSUM_NONE, &o.diagnostics);
  o.good = elastir_tensor_file_read_stream(stream, &o.output, &o.diagnostics);
  return o;
}

static outcome read_file(const char *name)
{
  content c = load(name);
  outcome o = read_bytes(c.text, c.length);
  free(c.text);
  return o;
}

static void release(outcome *o)
{
  elastir_crystal_free(&o->output);
  elastir_diagnostics_free(&o->diagnostics);
}

/* Of which severity and code there is one. */
static bool says(const outcome *o, elastir_severity severity, const char *code)
{
  for (size_t i = 0; i < o->diagnostics.count; i++)
    if (o->diagnostics.items[i].severity == severity &&
        strcmp(o->diagnostics.items[i].code, code) == 0)
      return true;
  return false;
}

/* Of the text with `from` replaced by `to`, once. */
static outcome read_changed(const char *name, const char *from, const char *to)
{
  content c = load(name);
  char *at = strstr(c.text, from);
  ck_assert_msg(at != NULL, "%s: %s", name, from);
  char *changed = elastir_format("%.*s%s%s", (int)(at - c.text), c.text, to, at + strlen(from));
  ck_assert_ptr_nonnull(changed);
  outcome o = read_bytes(changed, strlen(changed));
  free(changed);
  free(c.text);
  return o;
}

static void is_near(double found, double expected, double tolerance)
{
  ck_assert_msg(fabs(found - expected) <= tolerance, "%.12g instead of %.12g", found, expected);
}

/* kBar to GPa in doubles. */
static const double arithmetic = 1e-12;

START_TEST(vasp_has_its_own_order_of_shears)
{
  outcome o = read_file("good-vasp.outcar");
  ck_assert(o.good);
  ck_assert_uint_eq(o.diagnostics.count, 0);
  ck_assert_uint_eq(o.output.run_count, 1);
  const elastir_crystal_run *run = &o.output.runs[0];
  ck_assert_int_eq(run->origin, ELASTIR_FROM_VASP);
  ck_assert_str_eq(run->version, "5.4.4");
  ck_assert_str_eq(run->elastic.table, "TOTAL ELASTIC MODULI (kBar)");
  static const double diagonal[6] = {281.1234, 240.5512, 260.0049, 70.1111, 80.2222, 90.3333};
  for (int i = 0; i < 6; i++)
    is_near(run->elastic.stiffness[7 * i], diagonal[i], 1e3 * arithmetic);
  is_near(run->elastic.stiffness[2], 68.4417, 1e3 * arithmetic);
  is_near(run->elastic.half_unit_gpa[0], 0.5e-5, arithmetic); /* half of 0.0001 kBar */
  release(&o);
}
END_TEST

/* In a triclinic cell no element may take the place of another. */
START_TEST(every_element_of_vasp_has_its_place)
{
  static const char *const names[6] = {"XX", "YY", "ZZ", "XY", "YZ", "ZX"};
  static const int place[6] = {0, 1, 2, 5, 3, 4};
  char text[2048];
  int used = snprintf(text, sizeof text, " vasp.6.3.0 made up\n TOTAL ELASTIC MODULI (kBar)\n Direction"
                                         "    XX  YY  ZZ  XY  YZ  ZX\n ----\n");
  for (int i = 0; i < 6; i++) {
    used += snprintf(text + used, sizeof text - (size_t)used, " %s ", names[i]);
    for (int j = 0; j < 6; j++) {
      int low = i < j ? i : j, high = i < j ? j : i;
      used += snprintf(text + used, sizeof text - (size_t)used, "%12.4f",
                       10.0 * (10 * (low + 1) + high + 1));
    }
    used += snprintf(text + used, sizeof text - (size_t)used, "\n");
  }
  outcome o = read_bytes(text, strlen(text));
  ck_assert(o.good);
  for (int i = 0; i < 6; i++)
    for (int j = i; j < 6; j++) {
      is_near(o.output.runs[0].elastic.stiffness[6 * place[i] + place[j]],
              10 * (i + 1) + j + 1, 1e2 * arithmetic);
      is_near(o.output.runs[0].elastic.stiffness[6 * place[j] + place[i]],
              10 * (i + 1) + j + 1, 1e2 * arithmetic);
    }
  ck_assert_str_eq(o.output.runs[0].version, "6.3.0");
  release(&o);
}
END_TEST

/* The cell before it was strained, with the masses of POTCAR. */
START_TEST(cell_of_vasp)
{
  outcome o = read_file("good-vasp.outcar");
  const elastir_geometry *cell = &o.output.runs[0].elastic.geometry;
  ck_assert(cell->has_vectors && cell->natural_masses);
  is_near(cell->vectors_angstrom[0][0], 3.0, arithmetic);
  is_near(cell->volume_angstrom3, 50.88, 1e2 * arithmetic);
  ck_assert_uint_eq(cell->atoms_read, 4);
  ck_assert_str_eq(cell->atoms[1].symbol, "Mg");
  ck_assert_str_eq(cell->atoms[2].symbol, "O");
  is_near(cell->atoms[2].mass_amu, 16.0, arithmetic);
  is_near(cell->atoms[2].coordinates[0], 0.5, arithmetic);
  release(&o);
}
END_TEST

START_TEST(clamped_ions_are_said)
{
  outcome o = read_file("good-vasp-clamped.outcar");
  ck_assert(o.good);
  ck_assert(says(&o, ELASTIR_WARNING, "clamped-ions"));
  is_near(o.output.runs[0].elastic.stiffness[0], 291.1234, 1e3 * arithmetic);
  release(&o);
}
END_TEST

START_TEST(thermo_pw_output)
{
  outcome o = read_file("good-thermo-pw.out");
  ck_assert(o.good);
  ck_assert_uint_eq(o.diagnostics.count, 0);
  const elastir_elastic_data *elastic = &o.output.runs[0].elastic;
  is_near(elastic->stiffness[0], 161.206544, 1e3 * arithmetic);
  is_near(elastic->stiffness[1], 63.833870, 1e3 * arithmetic);
  is_near(elastic->stiffness[21], 77.812345, 1e3 * arithmetic);
  /* Two atoms of 28.086 u in alat^3/4, alat = 10.2 bohr; that of V_B has eight digits. */
  is_near(elastic->geometry.density_g_cm3, 2.3726029, 1e-6);
  ck_assert(elastic->geometry.has_vectors);
  ck_assert_str_eq(elastic->geometry.atoms[1].symbol, "Si");
  release(&o);
}
END_TEST

START_TEST(thermo_pw_of_old)
{
  outcome o = read_changed("good-thermo-pw.out", "C_ij (kbar)", "C_ij (Kbar)");
  ck_assert(o.good);
  is_near(o.output.runs[0].elastic.stiffness[1], 63.833870, 1e3 * arithmetic);
  release(&o);
}
END_TEST

/* Where thermo_pw looked for the lattice itself, the first cell is not that of the constants. */
START_TEST(other_cells_are_not_used)
{
  static const struct {
    const char *alat;
    bool used;
  } cases[] = {{"10.2050", true}, {"10.2100", false}}; /* 0.15 and 0.29 % of density */
  for (int i = 0; i < 2; i++) {
    outcome o = read_changed("good-thermo-pw.out", "10.2000", cases[i].alat);
    ck_assert(o.good);
    ck_assert_int_eq(o.output.runs[0].elastic.geometry.has_vectors, cases[i].used);
    ck_assert_int_eq(says(&o, ELASTIR_INFO, "other-cell"), !cases[i].used);
    is_near(o.output.runs[0].elastic.geometry.density_g_cm3, 2.3726029, 1e-6);
    release(&o);
  }
}
END_TEST

START_TEST(thermo_pw_file_and_output_are_alike)
{
  outcome a = read_file("good-thermo-pw.out"), b = read_file("good-thermo-pw-elastic.dat");
  ck_assert(a.good && b.good);
  for (int i = 0; i < 36; i++)
    is_near(b.output.runs[0].elastic.stiffness[i], a.output.runs[0].elastic.stiffness[i], 1e-9);
  release(&a);
  release(&b);
}
END_TEST

START_TEST(materials_project_old_and_new)
{
  outcome o = read_file("good-materials-project.json");
  ck_assert(o.good);
  ck_assert_uint_eq(o.output.run_count, 2);
  const elastir_crystal_run *standard = &o.output.runs[0], *raw = &o.output.runs[1];
  ck_assert_str_eq(standard->elastic.table, "elastic_tensor.ieee_format");
  ck_assert_str_eq(standard->title, "MgO mp-0000001");
  is_near(standard->elastic.stiffness[0], 120.0, arithmetic);
  is_near(standard->elastic.half_unit_gpa[0], 0.5, arithmetic);
  is_near(standard->elastic.half_unit_gpa[3], 0.0, arithmetic); /* a zero of the symmetry */
  ck_assert(!standard->elastic.geometry.has_vectors); /* in other axes than the tensor */
  is_near(standard->elastic.geometry.density_g_cm3, 3.613, arithmetic);
  ck_assert_str_eq(raw->elastic.table, "elastic_tensor.raw");
  is_near(raw->elastic.stiffness[0], 120.123456789, arithmetic);
  is_near(raw->elastic.half_unit_gpa[0], 0.5e-9, arithmetic);
  ck_assert(raw->elastic.geometry.has_vectors);
  is_near(raw->elastic.geometry.volume_angstrom3, 18.522, 1e2 * arithmetic);
  release(&o);
  o = read_file("good-materials-project-old.json");
  ck_assert(o.good);
  ck_assert_str_eq(o.output.runs[0].elastic.table, "elastic_tensor");
  ck_assert_str_eq(o.output.runs[0].title, "MgO mp-0000003");
  release(&o);
  /* As in the data of de Jong et al., Sci. Data 2, 150009 (2015). */
  o = read_changed("good-materials-project-old.json", "pretty_formula", "formula");
  ck_assert_str_eq(o.output.runs[0].title, "MgO mp-0000003");
  is_near(o.output.runs[0].elastic.geometry.volume_angstrom3, 18.522, arithmetic);
  release(&o);
}
END_TEST

START_TEST(damage_is_told)
{
  static const struct {
    const char *file, *from, *to, *code;
    elastir_severity severity;
  } cases[] = {
      {"good-vasp.outcar", "ZX           0.0000      0.0000      0.0000      0.0000      0.0000    802",
       "ZX           0.0000      0.0000      0.0000      0.0000    802", "bad-tensor", ELASTIR_ERROR},
      {"good-vasp.outcar", " TOTAL ELASTIC MODULI (kBar)\n Direction    XX          YY          ZZ  "
                           "        XY          YZ          ZX",
       " TOTAL ELASTIC MODULI (kBar)\n Direction    XX          YY          ZZ          YZ          ZX"
       "          XY", "bad-tensor", ELASTIR_ERROR},
      {"good-vasp.outcar", "2811.2340", "*********", "bad-tensor", ELASTIR_ERROR},
      {"good-vasp.outcar", "2811.2340    712.0310", "2811.2340    912.0310", "asymmetric-tensor",
       ELASTIR_ERROR},
      {"good-vasp.outcar", "2811.2340    712.0310", "2811.2340    713.0310", "asymmetric-tensor",
       ELASTIR_WARNING},
      {"good-vasp-clamped.outcar", "SYMMETRIZED", "SOME OTHER", "no-elastic-tensor", ELASTIR_ERROR},
      {"good-thermo-pw.out", "    2    638.33870", "    3    638.33870", "bad-tensor", ELASTIR_ERROR},
      {"good-thermo-pw.out", "Elastic constants C_ij", "Elastic constants", "no-elastic-tensor",
       ELASTIR_ERROR},
      {"good-thermo-pw-elastic.dat", "0.1612065440E+04", "0.1612065540E+04", "bad-tensor",
       ELASTIR_ERROR}, /* no longer the inverse of the compliances */
      {"good-materials-project.json", "120.0", "\"120\"", "bad-tensor", ELASTIR_ERROR},
      {"good-materials-project-old.json", "\"elastic_tensor\": [", "\"elastic_tensor\": [[],",
       "bad-tensor", ELASTIR_ERROR},
      {"good-materials-project-old.json", "\"K_VRH\": 67.0", "\"K_VRH\": ", "bad-json",
       ELASTIR_ERROR}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    outcome o = read_changed(cases[i].file, cases[i].from, cases[i].to);
    ck_assert_msg(says(&o, cases[i].severity, cases[i].code), "case %zu", i);
    ck_assert_msg(o.good == (cases[i].severity == ELASTIR_WARNING), "case %zu", i);
    release(&o);
  }
}
END_TEST

/* Cut anywhere, a file gives an error or what is whole in it; no number is another. */
START_TEST(truncation)
{
  for (int f = 0; f < FILES; f++) {
    content c = load(files[f]);
    outcome whole = read_bytes(c.text, c.length);
    for (size_t length = 0; length < c.length; length += 7) {
      outcome o = read_bytes(c.text, length);
      for (size_t r = 0; r < o.output.run_count; r++) {
        const elastir_crystal_run *run = &o.output.runs[r], *then = &whole.output.runs[r];
        bool same = run->elastic.table != NULL && then->elastic.table != NULL &&
                    strcmp(run->elastic.table, then->elastic.table) == 0 && run->elastic.size == 6;
        if (same)
          ck_assert_mem_eq(run->elastic.stiffness, then->elastic.stiffness,
                           sizeof run->elastic.stiffness);
      }
      release(&o);
    }
    release(&whole);
    free(c.text);
  }
}
END_TEST

START_TEST(recognised_by_content)
{
  static const struct {
    const char *text;
    bool tensor;
  } cases[] = {
      {"1 2 3 4 5 6\n2 3 4 5 6\n3 4 5 6\n4 5 6\n5 6\n6\n", true},
      {"1\n2 3\n4 5 6\n1 2 3 4\n1 2 3 4 5\n1 2 3 4 5 6", true},
      {"# name\n1 2 3 4 5 6\n1 2 3 4 5 6\n1 2 3 4 5 6\n1 2 3 4 5 6\n1 2 3 4 5 6\n1 2 3 4 5 6\n", true},
      {"Elastic tensor (GPa)\n\n1 2 3 4 5 6\n2 3 4 5 6\n3 4 5 6\n4 5 6\n5 6\n6\n", true},
      {"Elastic tensor\n1 2 3 4 5 6\n2 3 4 5 6\n3 4 5 6\n4 5 6\n5 6\n6\nK = 3\n", true},
      {"1 1 2 3 4 5 6\n2 1 2 3 4 5 6\n3 1 2 3 4 5 6\n4 1 2 3 4 5 6\n5 1 2 3 4 5 6\n"
       "6 1 2 3 4 5 6\n", true},
      {"C = [[1,2,3,4,5,6],[1,2,3,4,5,6],[1,2,3,4,5,6],[1,2,3,4,5,6],[1,2,3,4,5,6],"
       "[1,2,3,4,5,6]]\n", true},
      {"1 2 3 4 5 6 1 2 3 4 5 6 1 2 3 4 5 6 1 2 3 4 5 6 1 2 3 4 5 6 1 2 3 4 5 6\n", false},
      {"P/GPa a b c V E\n1 2 3 4 5 6\n1 2 3 4 5 6\n1 2 3 4 5 6\n1 2 3 4 5 6\n1 2 3 4 5 6\n"
       "1 2 3 4 5 6\n", false},
      {"# name\nC11 = 1\nC12 = 2\n\nC44 = 3", true},
      {"Elastic constants\nC11 = 1, C12: 2; C44 3 GPa\n", true},
      {"some words\nC11 = 1\nC12 = 2\nC44 = 3\n", false},
      {"C11 = 1\nC12 = 2\n", false},
      {"S11 = 1\nS12 = 2\nS44 = 3\n", false},
      {"C11 = 1\nC12 = 2\nC44 = 3\n1 2 3\n", false},
      {"C11 0.1 0.2 0.3\nC12 0.1 0.2 0.3\nC13 0.1 0.2 0.3\n", false}, /* atoms */
      {"some words\n1 2 3 4 5 6\n2 3 4 5 6\n3 4 5 6\n4 5 6\n5 6\n6\n", false},
      /* a table of six columns and seven rows is a measured spectrum */
      {"1 2 3 4 5 6\n1 2 3 4 5 6\n1 2 3 4 5 6\n1 2 3 4 5 6\n1 2 3 4 5 6\n1 2 3 4 5 6\n1 2 3 4 5 6\n",
       false},
      {"1 2 3 4 5 6\n1 2 3 4 5 6\n1 2 3 4 5 6\n1 2 3 4 5 6\n1 2 3 4 5 6\n", false},
      {"400 0.1\n401 0.2\n402 0.3\n403 0.1\n404 0.1\n405 0.1\n", false},
      {"{\"schema\": \"elastir.result/1\"}", false},
      {"", false}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    ck_assert_msg(elastir_tensor_recognise(cases[i].text, strlen(cases[i].text)) == cases[i].tensor,
                  "case %zu", i);
  for (int f = 0; f < FILES; f++) {
    content c = load(files[f]);
    ck_assert_msg(elastir_tensor_recognise_program(c.text, c.length), "%s", files[f]);
    free(c.text);
  }
}
END_TEST

Suite *suite_tensor_tensor_file(void)
{
  Suite *suite = suite_create("tensor/tensor_file");
  TCase *programs = tcase_create("programs");
  tcase_add_test(programs, vasp_has_its_own_order_of_shears);
  tcase_add_test(programs, every_element_of_vasp_has_its_place);
  tcase_add_test(programs, cell_of_vasp);
  tcase_add_test(programs, clamped_ions_are_said);
  tcase_add_test(programs, thermo_pw_output);
  tcase_add_test(programs, thermo_pw_of_old);
  tcase_add_test(programs, other_cells_are_not_used);
  tcase_add_test(programs, thermo_pw_file_and_output_are_alike);
  tcase_add_test(programs, materials_project_old_and_new);
  suite_add_tcase(suite, programs);
  TCase *bad = tcase_create("damage");
  tcase_add_test(bad, damage_is_told);
  tcase_add_test(bad, truncation);
  tcase_add_test(bad, recognised_by_content);
  suite_add_tcase(suite, bad);
  return suite;
}
