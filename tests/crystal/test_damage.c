/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_damage.c: outputs that are cut, lack lines, hold lines twice or wrong bytes. Every
 * change of a number must be told, and no number may appear that the whole file has not. */
#include "support.h"

/* The n-th line (from 0) at or behind the first place of `mark`. */
static char *line_behind(char *text, const char *mark, int n)
{
  char *line = strstr(text, mark);
  ck_assert_msg(line != NULL, "%s", mark);
  while (line > text && line[-1] != '\n')
    line--;
  for (; n > 0; n--)
    line = strchr(line, '\n') + 1;
  return line;
}

static char *drop_line(const char *fixture, const char *mark, int n)
{
  char *text = fixture_text(fixture);
  char *line = line_behind(text, mark, n);
  char *next = strchr(line, '\n') + 1;
  memmove(line, next, strlen(next) + 1);
  return text;
}

static char *double_line(const char *fixture, const char *mark, int n)
{
  char *text = fixture_text(fixture);
  char *line = line_behind(text, mark, n);
  size_t before = (size_t)(line - text), length = (size_t)(strchr(line, '\n') + 1 - line);
  char *longer = malloc(strlen(text) + length + 1);
  memcpy(longer, text, before + length);
  memcpy(longer + before + length, line, strlen(line) + 1);
  free(text);
  return longer;
}

static const struct {
  const char *fixture, *mark;
  int first, count; /* lines behind the mark, each of which is dropped and doubled */
  const char *code;
  bool counted; /* the block ends by its count: a further line behind it is not its own */
} blocks[] = {
    {"good-frequencies.out", "    MODES         EIGV", 2, 3, "modes-not-contiguous", false},
    {"good-frequencies.out", "BORN CHARGE VECTOR", 4, 6, "born-vectors-cut", false},
    {"good-frequencies.out", "AXES SYSTEM", 2, 3, "oscillators-cut", false},
    {"good-frequencies.out", "SUM TENSOR", 2, 3, NULL, true},
    {"good-frequencies.out", "UNIT CELL:", 3, 2, "atom-mismatch", true},
    {"good-frequencies.out", "VECTORS CARTESIAN", 2, 3, NULL, true},
    {"good-frequencies.out", "FREQ(CM**-1)", 2, 6, "normal-modes-damaged", false},
    {"good-displacements.out", "ADP TENSOR", 2, 3, "displacements-damaged", true},
    {"good-motions.out", "MODE FRQ(CM**-1)", 1, 4, "motions-damaged", false},
    {"good-elastic.out", "SYMMETRIZED", 2, 6, "stiffness-damaged", true},
    {"good-elastic.out", "ELASTIC MODULI", 2, 6, "compliance-damaged", true},
    {"good-elastic.out", "C-MATRIX", 1, 6, "fit-damaged", true},
    {"good-elastic.out", " c11 =", 0, 6, "raw-constants-damaged", false},
    {"good-elastic.out", " [ 0.000", 0, 7, "velocities-damaged", false},
};

static void expect_told(const reading *r, size_t block, int line, const char *what)
{
  bool told = false;
  for (size_t i = 0; i < r->diagnostics.count; i++)
    told = told || r->diagnostics.items[i].severity != ELASTIR_INFO;
  ck_assert_msg(told, "%s, %s: line %d %s, and nothing said", blocks[block].fixture,
                blocks[block].mark, line, what);
}

START_TEST(dropped_and_doubled_lines_are_told)
{
  for (size_t b = 0; b < sizeof blocks / sizeof *blocks; b++) {
    bool code_seen = blocks[b].code == NULL;
    for (int i = blocks[b].first; i < blocks[b].first + blocks[b].count; i++) {
      reading r = read_text(drop_line(blocks[b].fixture, blocks[b].mark, i));
      expect_told(&r, b, i, "dropped");
      code_seen = code_seen || find(&r, blocks[b].code) != NULL;
      forget_reading(&r);
      if (blocks[b].counted && i == blocks[b].first + blocks[b].count - 1)
        continue;
      r = read_text(double_line(blocks[b].fixture, blocks[b].mark, i));
      expect_told(&r, b, i, "doubled");
      code_seen = code_seen || find(&r, blocks[b].code) != NULL;
      forget_reading(&r);
    }
    ck_assert_msg(code_seen, "%s: %s was expected", blocks[b].mark, blocks[b].code);
  }
}
END_TEST

START_TEST(a_wrong_digit_is_told)
{
  static const struct {
    const char *fixture, *from, *to, *code;
  } digits[] = {
      {"good-frequencies.out", "0.1998E-05    310.2500", "0.1998E-05    370.2500",
       "frequency-mismatch"},
      {"good-frequencies.out", "0.1998E-05    310.2500", "0.1398E-05    310.2500",
       "frequency-mismatch"},
      {"good-frequencies.out", "310.2500    9.3011", "310.2500    9.3911", "frequency-mismatch"},
      {"good-frequencies.out", "(   295.61)", "(   205.61)", "intensity-mismatch"},
      {"good-frequencies.out", "   4    0.91200E-02", "   4    0.97200E-02",
       "intensity-mismatch"},
      {"good-frequencies.out", "VOLUME=   39.366000", "VOLUME=   39.466000",
       "lattice-mismatch"},
      {"good-frequencies.out", "230 ZN", "231 ZN", "atom-mismatch"},
      {"good-frequencies.out", "   6-   6", "   6-   7", "modes-not-3n"},
      {"good-frequencies.out", "1 ZN     63.9291", "1 CU     63.9291", "atom-mismatch"},
      {"good-elastic.out", "|   104.123   65.042", "|   194.123   65.042",
       "stiffness-mismatch"},
      {"good-elastic.out", "|   104.123   65.042   65.042    0.000", "|   104.123   65.042   "
                           "65.042    0.300", "stiffness-mismatch"},
      {"good-elastic.out", "|    99.001   61.500   61.500", "|    99.001   61.500   61.900",
       "fit-damaged"},
      {"good-layer-elastic.out", "4.100    0.900", "4.100    0.800", "stiffness-mismatch"},
      {"good-layer-elastic.out", "0.250000000000E+01", "0.230000000000E+01",
       "lattice-mismatch"},
  };
  for (size_t i = 0; i < sizeof digits / sizeof *digits; i++) {
    reading r = read_text(edit(fixture_text(digits[i].fixture), digits[i].from, digits[i].to));
    ck_assert_msg(find(&r, digits[i].code) != NULL, "%s: %s was expected", digits[i].to,
                  digits[i].code);
    forget_reading(&r);
  }
}
END_TEST

START_TEST(a_lost_byte_in_a_row_is_told)
{
  reading r = read_text(edit(fixture_text("good-elastic.out"), "|   104.123   65.042",
                             "|   14.123   65.042"));
  assert_said(&r, "stiffness-damaged", ELASTIR_ERROR);
  ck_assert(!r.run->elastic.stiffness_complete);
  forget_reading(&r);
  r = read_text(edit(fixture_text("good-elastic.out"), " c12 =              65.04212345",
                     " c12 =              85.04212345"));
  assert_said(&r, "stiffness-mismatch", ELASTIR_WARNING);
  forget_reading(&r);
  r = read_text(edit(fixture_text("good-frequencies.out"), "2.500000000000E-01",
                     "2.50000000000E-01"));
  assert_said(&r, "atom-mismatch", ELASTIR_ERROR);
  forget_reading(&r);
}
END_TEST

static void compare_cut(const reading *cut, const reading *whole, size_t length)
{
  const elastir_vibrations *a = &cut->run->vibrations, *b = &whole->run->vibrations;
  for (size_t t = 0; t < a->table_count; t++)
    for (size_t i = 0; i < a->tables[t].set_count; i++)
      ck_assert_msg(a->tables[t].sets[i].wavenumber_cm1 == b->tables[t].sets[i].wavenumber_cm1 &&
                        a->tables[t].sets[i].last == b->tables[t].sets[i].last,
                    "cut at %zu: another mode", length);
  for (size_t i = 0; i < 3 * a->born_count; i++)
    ck_assert_msg(a->born_vectors[i] == b->born_vectors[i], "cut at %zu: Born vectors", length);
  const elastir_elastic_data *c = &cut->run->elastic, *d = &whole->run->elastic;
  for (int i = 0; i < c->size * c->size; i++)
    ck_assert_msg(isnan(c->stiffness[i]) || c->stiffness[i] == d->stiffness[i],
                  "cut at %zu: another stiffness", length);
  ck_assert(!c->stiffness_complete || d->stiffness_complete);
  for (size_t i = 0; i < c->fit_count; i++)
    ck_assert(!c->fits[i].complete || c->fits[i].stiffness[0] == d->fits[i].stiffness[0]);
  for (int i = 0; c->has_averages && i < 8; i++)
    ck_assert_double_eq(c->averages[i], d->averages[i]);
  for (size_t i = 0; i < cut->run->geometry.atoms_read && cut->run->geometry.line != 0; i++)
    ck_assert(!isnan(cut->run->geometry.atoms[i].coordinates[0]));
}

/* Every length of a file: nothing wrong, nothing silent. */
static void cut_everywhere(const char *fixture, size_t step)
{
  char *text = fixture_text(fixture);
  size_t length = strlen(text);
  reading whole = read_fixture(fixture);
  char *ending = strstr(text, " EEEEEEEEEE TERMINATION");
  size_t end = ending != NULL ? (size_t)(ending - text) + strlen(" EEEEEEEEEE TERMINATION  DATE "
                                                                 "20 09 2019 TIME 10:00:00.5")
                              : length + 1;
  for (size_t cut = 0; cut < length; cut += step) {
    char *part = malloc(cut + 1);
    memcpy(part, text, cut);
    part[cut] = '\0';
    reading r = read_text(part);
    if (r.run != NULL)
      compare_cut(&r, &whole, cut);
    ck_assert_msg(cut >= end - 3 || r.diagnostics.errors + r.diagnostics.warnings > 0,
                  "%s cut at %zu: nothing said", fixture, cut);
    forget_reading(&r);
  }
  forget_reading(&whole);
  free(text);
}

START_TEST(cut_anywhere_nothing_is_wrong_and_nothing_silent)
{
  cut_everywhere("good-frequencies.out", 7);
  cut_everywhere("good-elastic.out", 11);
  cut_everywhere("good-dispersion.out", 13);
  cut_everywhere("good-layer-elastic.out", 13);
}
END_TEST

START_TEST(a_cut_table_says_where)
{
  reading r = read_fixture("bad-frequencies-cut.out");
  const elastir_diagnostic *item = find(&r, "table-cut");
  ck_assert(item != NULL);
  ck_assert_int_eq(item->severity, ELASTIR_ERROR);
  ck_assert_int_eq(item->line, gamma_table(&r)->line);
  ck_assert(!gamma_table(&r)->complete);
  ck_assert_uint_eq(gamma_table(&r)->set_count, 1); /* the half line is not used */
  forget_reading(&r);
  char *text = fixture_text("good-elastic.out");
  line_behind(text, "SYMMETRIZED", 6)[0] = '\0';
  r = read_text(text);
  item = find(&r, "stiffness-incomplete");
  ck_assert(item != NULL);
  ck_assert_str_eq(item->message,
                   "stiffness block stops after row 4 of 6; the run may be incomplete");
  ck_assert(isnan(r.run->elastic.stiffness[35]));
  ck_assert_double_eq(r.run->elastic.stiffness[21], 46.231);
  forget_reading(&r);
  /* A line without a bar ends the block, too: it is no damaged row. */
  text = fixture_text("good-elastic.out");
  memcpy(line_behind(text, "SYMMETRIZED", 6), " T", 2);
  for (char *c = line_behind(text, "SYMMETRIZED", 6); *c != '\n'; c++)
    if (*c == '|')
      *c = ' ';
  r = read_text(text);
  item = find(&r, "stiffness-incomplete");
  ck_assert(item != NULL);
  ck_assert_ptr_nonnull(strstr(item->message, "stops after row 4 of 6"));
  forget_reading(&r);
}
END_TEST

/* One sign is enough, behind blanks or in the box of the banner. */
START_TEST(a_line_tells_an_output)
{
  static const char *const heads[] = {" EEEEEEEEEE STARTING  DATE", " *   CRYSTAL17   *"};
  static const char *const others[] = {" xEEEEEEEEEE STARTING  DATE", " +   CRYSTAL17   *"};
  for (size_t i = 0; i < 2; i++) {
    ck_assert(elastir_crystal_recognise(heads[i], strlen(heads[i])));
    ck_assert(!elastir_crystal_recognise(others[i], strlen(others[i])));
  }
}
END_TEST

START_TEST(what_is_no_output_is_refused)
{
  reading r = read_fixture("bad-empty.out");
  ck_assert(!r.recognised);
  assert_said(&r, "empty-file", ELASTIR_ERROR);
  forget_reading(&r);
  r = read_fixture("bad-not-crystal.txt");
  ck_assert(!r.recognised);
  assert_said(&r, "not-crystal", ELASTIR_ERROR);
  ck_assert_uint_eq(r.output.run_count, 0);
  forget_reading(&r);
  r = read_path("no such file");
  ck_assert(!r.recognised);
  assert_said(&r, "cannot-read", ELASTIR_ERROR);
  forget_reading(&r);
}
END_TEST

START_TEST(announced_sizes_allocate_nothing)
{
  char *text = fixture_text("good-frequencies.out");
  text = edit(text, "UNIT CELL:    2", "UNIT CELL: 2000000000");
  text = edit(text, "   4       1.96891", "2000000000 1.96891");
  text = edit(text, " AT.   1", " AT.9999999");
  reading r = read_text(text);
  ck_assert(r.recognised);
  ck_assert(r.diagnostics.errors > 0);
  forget_reading(&r);
  text = edit(fixture_text("good-frequencies.out"), "    4-   5", "99999999999-   5");
  r = read_text(text);
  assert_said(&r, "table-damaged", ELASTIR_ERROR);
  forget_reading(&r);
}
END_TEST

START_TEST(runs_beyond_the_limit_are_counted)
{
  char *one = fixture_text("good-layer-elastic.out");
  size_t length = strlen(one);
  size_t runs = ELASTIR_CRYSTAL_RUNS + 36;
  char *many = malloc(runs * length + 1);
  for (size_t i = 0; i < runs; i++)
    memcpy(many + i * length, one, length + 1);
  free(one);
  reading r = read_text(many);
  ck_assert_uint_eq(r.output.run_count, ELASTIR_CRYSTAL_RUNS);
  ck_assert_uint_eq(r.output.runs_dropped, 36);
  assert_said(&r, "too-many-runs", ELASTIR_WARNING);
  forget_reading(&r);
}
END_TEST

START_TEST(a_second_tensor_in_a_run_is_not_taken)
{
  char *text = fixture_text("good-layer-elastic.out");
  text = edit(text, "                           FINAL RESULTS END",
              " SYMMETRIZED ELASTIC CONSTANTS FOR HEXAGONAL    CASE, IN HARTREE\n\n"
              " |     5.000    1.000    0.000 |\n |              5.000    0.000 |\n"
              " |                       2.000 |\n                           FINAL RESULTS END");
  reading r = read_text(text);
  ck_assert_double_eq(r.run->elastic.stiffness[0], 4.1);
  assert_said(&r, "several-tensors", ELASTIR_ERROR);
  forget_reading(&r);
}
END_TEST

/* The energy of the SCF before is not that of one whose line is lost. */
START_TEST(a_lost_end_of_an_scf_gives_no_energy)
{
  char *text = fixture_text("../zif8/missing-zn-freq.out");
  char *last = text, *next;
  while ((next = strstr(last + 1, " == SCF ENDED")) != NULL)
    last = next;
  memcpy(last, " == SCF BEGAN", strlen(" == SCF BEGAN"));
  reading r = read_text(text);
  ck_assert(isnan(r.run->energy_hartree));
  assert_said(&r, "energy-unknown", ELASTIR_INFO);
  forget_reading(&r);
  r = read_path(source_path("fixtures/zif8/missing-zn-freq.out"));
  ck_assert(!isnan(r.run->energy_hartree));
  forget_reading(&r);
}
END_TEST

/* The line above a table says whose modes these are; the first table of a calculation needs none. */
START_TEST(a_lost_k_point_is_told)
{
  reading r = read_text(drop_line("good-dispersion.out", "K POINT NUMBER     2", 0));
  assert_said(&r, "table-damaged", ELASTIR_WARNING);
  forget_reading(&r);
  r = read_fixture("good-dispersion.out");
  ck_assert_ptr_null(find(&r, "table-damaged"));
  forget_reading(&r);
  r = read_text(drop_line("good-dispersion.out", "K POINT NUMBER     1", 0));
  ck_assert_ptr_null(find(&r, "table-damaged"));
  forget_reading(&r);
}
END_TEST

Suite *suite_crystal_damage(void)
{
  Suite *suite = suite_create("crystal damage");
  TCase *damage = tcase_create("damage");
  tcase_set_timeout(damage, 120); /* some thousand readings, under sanitizers */
  tcase_add_test(damage, dropped_and_doubled_lines_are_told);
  tcase_add_test(damage, a_wrong_digit_is_told);
  tcase_add_test(damage, a_lost_byte_in_a_row_is_told);
  tcase_add_test(damage, cut_anywhere_nothing_is_wrong_and_nothing_silent);
  tcase_add_test(damage, a_cut_table_says_where);
  tcase_add_test(damage, a_line_tells_an_output);
  tcase_add_test(damage, what_is_no_output_is_refused);
  tcase_add_test(damage, announced_sizes_allocate_nothing);
  tcase_add_test(damage, runs_beyond_the_limit_are_counted);
  tcase_add_test(damage, a_second_tensor_in_a_run_is_not_taken);
  tcase_add_test(damage, a_lost_end_of_an_scf_gives_no_energy);
  tcase_add_test(damage, a_lost_k_point_is_told);
  suite_add_tcase(suite, damage);
  return suite;
}
