/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_terminal.c: widths, wrapping, figures and dots of the terminal view; damaged results. */
#include "suite.h"

#include <math.h>

#include "json/json.h"
#include "result/read.h"
#include "view/html/report.h"
#include "view/terminal/render.h"

static const terminal_options utf8 = {
    .width = 80, .unicode = true, .from_cm1 = NAN, .to_cm1 = NAN};
static const terminal_options ascii = {
    .width = 80, .unicode = false, .from_cm1 = NAN, .to_cm1 = NAN};

START_TEST(utf8_is_decoded_as_rfc_3629_has_it)
{
  static const struct {
    const char *text;
    size_t length;
    uint32_t code;
  } cases[] = {{"A", 1, 'A'},
               {"\xc3\xa9", 2, 0xe9},
               {"\xe2\x88\x92", 3, 0x2212},
               {"\xf0\x9f\x98\x80", 4, 0x1f600},
               {"\xc0\x80", 1, 0xfffd},         /* overlong */
               {"\xe0\x80\x80", 1, 0xfffd},     /* overlong */
               {"\xed\xa0\x80", 1, 0xfffd},     /* surrogate */
               {"\xf4\x90\x80\x80", 1, 0xfffd}, /* beyond U+10FFFF */
               {"\xe2\x88", 1, 0xfffd},         /* cut off */
               {"\xff", 1, 0xfffd},
               {"\x80", 1, 0xfffd}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    uint32_t code;
    ck_assert_uint_eq(terminal_decode(cases[i].text, &code), cases[i].length);
    ck_assert_uint_eq(code, cases[i].code);
  }
}
END_TEST

START_TEST(columns_count_marks_as_none_and_wide_characters_as_two)
{
  ck_assert_int_eq(terminal_columns(""), 0);
  ck_assert_int_eq(terminal_columns("r\u00e9seau"), 6);
  ck_assert_int_eq(terminal_columns("re\u0301seau"), 6);
  ck_assert_int_eq(terminal_columns("\u6b20\u9677"), 4);
  ck_assert_uint_eq(terminal_fitting("\u6b20\u9677", 3), 3);       /* not half of a character */
  ck_assert_uint_eq(terminal_fitting("e\u0301f", 1), 3);           /* the mark stays */
  ck_assert_uint_eq(terminal_fitting("abc", 0), 0);
}
END_TEST

static void check_clean(const terminal_options *options, const char *text, const char *expected)
{
  terminal term = {.options = options};
  text_buffer clean = {0};
  terminal_clean(&term, &clean, text);
  ck_assert_str_eq(clean.text, expected);
  text_free(&clean);
}

START_TEST(text_is_safe_to_print)
{
  check_clean(&utf8, "", "");
  check_clean(&utf8, "a\x1b[31mb\n\tc\x7f", "a\\x1b[31mb\\x0a\\x09c\\x7f");
  check_clean(&utf8, "\xc2\x9b" "31m", "\\x9b31m");
  check_clean(&utf8, "a\u202eb", "a\\u202eb"); /* turns the order of writing */
  check_clean(&utf8, "a\xff", "a\ufffd");
  check_clean(&utf8, "\u03bd \u2212", "\u03bd \u2212");
  check_clean(&ascii, "\u03bd \u00b1 cm\u207b\u00b9", "nu +- cm-1");
  check_clean(&ascii, "r\u00e9seau \u6b20", "r?seau ?");
  check_clean(&ascii, "\xff", "?");
}
END_TEST

/* Whatever the width, a line fits, and the lines together are the text. */
START_TEST(wrapping_loses_nothing)
{
  static const char *const texts[] = {
      "one two  three", "averyveryverylongword", "\u6b20\u9677 \u6b20\u9677\u6b20\u9677 x",
      " leading and trailing ", "e\u0301e\u0301e\u0301 e\u0301e\u0301e\u0301e\u0301"};
  for (size_t t = 0; t < sizeof texts / sizeof *texts; t++)
    for (int columns = 2; columns < 30; columns++) {
      char joined[128] = "", bare[128] = "";
      const char *rest = texts[t];
      while (*rest != '\0') {
        const char *line = rest;
        size_t length = terminal_line(line, columns, &rest);
        char text[128] = "";
        memcpy(text, line, length);
        ck_assert_int_le(terminal_columns(text), columns);
        ck_assert(rest > line);
        strcat(joined, text);
      }
      for (const char *c = texts[t]; *c != '\0'; c++)
        if (*c != ' ')
          strncat(bare, c, 1);
      size_t n = 0;
      for (const char *c = joined; *c != '\0'; c++)
        if (*c != ' ')
          joined[n++] = *c;
      joined[n] = '\0';
      ck_assert_str_eq(joined, bare);
    }
}
END_TEST

START_TEST(figures_say_what_they_know)
{
  static const char dash[] = "\u2013";
  ck_assert_str_eq(view_fixed(NAN, 2).text, dash);
  ck_assert_str_eq(view_fixed(INFINITY, 2).text, dash);
  ck_assert_str_eq(view_fixed(0.0, 2).text, "0.00");
  ck_assert_str_eq(view_fixed(-0.0, 2).text, "0.00");
  ck_assert_str_eq(view_fixed(0.0049, 2).text, "4.9e-03"); /* not 0.00 */
  ck_assert_str_eq(view_fixed(-0.0049, 2).text, "-4.9e-03");
  ck_assert_str_eq(view_fixed(10.2073, 2).text, "10.21");
  ck_assert_int_eq(view_decimals(10.2), 2);
  ck_assert_int_eq(view_decimals(0.5), 4);
  ck_assert_int_eq(view_decimals(123456.0), 0);
  ck_assert_int_eq(view_decimals(NAN), 3);
  ck_assert_str_eq(terminal_with_error(10.2073, 2, 0.011, 4).text,
                   "10.21\u00a0\u00b1\u00a00.01");
  ck_assert_str_eq(terminal_with_error(10.2073, 2, NAN, 0).text, "10.21");
  ck_assert_str_eq(terminal_with_error(NAN, 2, 0.01, 0).text, dash);
  /* Too small for six decimals: never rounded to nothing, nor to one digit. */
  ck_assert_int_eq(view_decimals(5.025e-7), VIEW_POWER);
  ck_assert_str_eq(view_fixed(5.025e-7, VIEW_POWER).text, "5.025e-07");
  ck_assert_str_eq(view_fixed(0.0, VIEW_POWER).text, "0");
  ck_assert_int_eq(view_decimals(1e-4), 6);
  /* Below the last digit: blanks as wide as " ± 0.01". */
  ck_assert_int_eq(terminal_columns(terminal_with_error(10.2073, 2, 0.001, 4).text), 12);
  ck_assert_int_eq(terminal_deviation_columns(0.001, 2), 0);
  ck_assert_int_eq(terminal_deviation_columns(0.06, 2), 4);
  ck_assert_str_eq(view_change(10.0, 9.0).text, "-10.0\u00a0%");
  ck_assert_str_eq(view_change(-10.0, -9.0).text, "+10.0\u00a0%");
  ck_assert_str_eq(view_change(10.0, 10.001).text, "0.0\u00a0%");
  ck_assert_str_eq(view_change(0.025, 0.5).text, "\u00d720");
  ck_assert_str_eq(view_change(0.0, 1.0).text, dash);
  ck_assert_str_eq(view_change(1e-14, 0.1).text, dash);
  ck_assert_str_eq(view_change(NAN, 1.0).text, dash);
  ck_assert_str_eq(view_fixed(view_rounded(-0.0023, 1), 1).text, "0.0");
  ck_assert_str_eq(view_fixed(view_rounded(-0.06, 1), 1).text, "-0.1");
  ck_assert_str_eq(view_fixed(view_rounded(NAN, 1), 1).text, dash);
  ck_assert_str_eq(view_error(0.011, 1).text, "<0.1");
  ck_assert_str_eq(view_error(0.06, 1).text, "0.1");
  ck_assert_str_eq(view_error(NAN, 1).text, dash);
  ck_assert_str_eq(view_duration(0.412).text, "0.41 s");
  ck_assert_str_eq(view_duration(125245.62).text, "34.8 h");
  ck_assert_str_eq(view_duration(NAN).text, dash);
}
END_TEST

static void check_direction(double x, double y, double z, const char *expected)
{
  const double direction[3] = {x, y, z};
  ck_assert_str_eq(view_direction(direction).text, expected);
}

START_TEST(directions_are_indices_where_small_ones_do)
{
  check_direction(0.5773502691896258, 0.5773502691896258, -0.5773502691896258,
                  "1,1,-1");
  check_direction(1, 0.5, 0, "2,1,0");
  check_direction(0.996594448, 0.082414866, 0.0027, "0.997,0.082,0.003");
  check_direction(0.8, 0.6, -0.0000123, "0.800,0.600,0.000");
  check_direction(0, 0, 0, "\u2013");
  check_direction(1, NAN, 0, "\u2013");
  check_direction(1, INFINITY, 0, "\u2013");
}
END_TEST

START_TEST(dots_are_braille_or_ascii)
{
  text_buffer text = {0};
  terminal term = {.out = &text, .options = &utf8};
  terminal_dots dots = dots_new(&term, 2, 1);
  ck_assert_int_eq(dots.width, 4);
  ck_assert_int_eq(dots.height, 4);
  dots_set(&dots, 0, 0);
  dots_set(&dots, 1, 3);
  dots_set(&dots, 4, 0); /* outside */
  dots_set(&dots, 0, -1);
  dots_vertical(&dots, 2, 3, 0);
  dots_row(&text, &dots, 0);
  ck_assert_str_eq(text.text, "\u2881\u2847");
  dots_free(&dots);
  text_free(&text);
  term.options = &ascii;
  dots = dots_new(&term, 3, 1);
  dots_set(&dots, 0, 0);
  dots_set(&dots, 1, 1);
  dots_vertical(&dots, 2, 0, 1);
  dots_row(&text, &dots, 0);
  ck_assert_str_eq(text.text, "'.:");
  dots_free(&dots);
  text_free(&text);
}
END_TEST

static cJSON *read_sample(void)
{
  FILE *file = fopen(source_path("tests/golden/show.json"), "rb");
  ck_assert_ptr_nonnull(file);
  static char text[1 << 16];
  size_t length = fread(text, 1, sizeof text - 1, file);
  fclose(file);
  text[length] = '\0';
  long line;
  cJSON *document = json_parse(text, length, &line);
  ck_assert_ptr_nonnull(document);
  return document;
}

/* A line fits, holds nothing but printable characters, and does not end in a blank. */
static bool is_sound(const char *line, const terminal_options *options)
{
  size_t length = strlen(line);
  bool sound = terminal_columns(line) <= options->width &&
               (length == 0 || line[length - 1] != ' ');
  while (*line != '\0') {
    uint32_t code;
    line += terminal_decode(line, &code);
    sound = sound && code >= 0x20 && (options->unicode || code < 0x7f);
  }
  return sound;
}

static void check_view(const elastir_result *result, const terminal_options *options)
{
  text_buffer text = {0};
  terminal_show(&text, result, options);
  ck_assert(!text.failed);
  ck_assert_uint_gt(text.length, 0);
  ck_assert_int_eq(text.text[text.length - 1], '\n');
  for (char *line = strtok(text.text, "\n"); line != NULL; line = strtok(NULL, "\n"))
    if (!is_sound(line, options)) /* no assertion a line: each one costs a system call */
      ck_abort_msg("'%s' at width %d", line, options->width);
  text_free(&text);
}

/* The document as a result; NULL: it is not one. */
static elastir_result *result_of(const cJSON *document)
{
  elastir_diagnostics diagnostics = {0};
  char *text = cJSON_PrintUnformatted(document);
  ck_assert_ptr_nonnull(text);
  elastir_result *result = result_read_text(text, strlen(text), "sample", &diagnostics);
  elastir_diagnostics_free(&diagnostics);
  free(text);
  return result;
}

START_TEST(every_width_is_kept_to)
{
  cJSON *document = read_sample();
  elastir_result *result = result_of(document);
  for (int width = TERMINAL_LEAST_WIDTH; width < 140; width += 7) {
    terminal_options options = utf8;
    options.width = width;
    check_view(result, &options);
    options.unicode = false;
    check_view(result, &options);
    options.sections = "health,moduli,stiffness,extrema,stability,waves,spectra,modes,cuts,"
                       "differences,comparison,uncertainty,models,method";
    check_view(result, &options);
  }
  result_free(result);
  cJSON_Delete(document);
}
END_TEST

/* Every section has a name, and a name shows its section alone, in full. */
START_TEST(sections_are_shown_by_name)
{
  static const char *const names[] = {"health", "moduli", "stiffness", "extrema", "stability",
                                      "spectra", "cuts", "differences", "comparison"};
  cJSON *document = read_sample();
  elastir_result *result = result_of(document);
  for (int i = 0; i < 36; i++)
    result->models[0].elastic->stiffness_gpa[i] = 1.0; /* the sample has none */
  const char *unknown = NULL;
  ck_assert(view_knows_sections("waves,uncertainty", &unknown));
  ck_assert(!view_knows_sections("waves,moduly,cuts", &unknown));
  ck_assert_str_eq(unknown, "moduly,cuts");
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    terminal_options options = utf8;
    options.sections = names[i];
    text_buffer text = {0};
    terminal_show(&text, result, &options);
    ck_assert_uint_gt(text.length, 0);
    bool moduli = strstr(text.text, "Universal anisotropy A^U") != NULL;
    bool matrix = strstr(text.text, "Stiffness of ") != NULL;
    ck_assert(moduli == (strcmp(names[i], "moduli") == 0));
    ck_assert(matrix == (strcmp(names[i], "stiffness") == 0));
    text_free(&text);
  }
  result_free(result);
  cJSON_Delete(document);
}
END_TEST

/* Modes within a range, without an intensity where none was computed. */
START_TEST(modes_are_listed_when_asked_for)
{
  elastir_result_mode modes[] = {
      {.first = 4, .last = 6, .degeneracy = 3, .wavenumber_cm1 = 150.25, .scale = NAN,
       .scaled_wavenumber_cm1 = 150.25, .irrep = "F2", .ir_active = 1, .raman_active = 1,
       .intensity_km_mol = 12.5},
      {.first = 7, .last = 7, .degeneracy = 1, .wavenumber_cm1 = 700.0, .scale = 0.936,
       .scaled_wavenumber_cm1 = 655.2, .irrep = NULL, .ir_active = -1, .raman_active = 0,
       .intensity_km_mol = NAN}};
  elastir_result_vibrations vibrations = {.intensities_available = true, .modes = modes,
                                          .modes_count = 2};
  elastir_result_model model = {.label = "m", .vibrations = &vibrations};
  elastir_result result = {.models = &model, .models_count = 1};
  terminal_options options = ascii;
  options.sections = "modes";
  text_buffer text = {0};
  terminal_show(&text, &result, &options);
  ck_assert_ptr_nonnull(strstr(text.text, "4-6    F2         150.25  unscaled  IR, Raman"));
  ck_assert_ptr_nonnull(strstr(text.text, "12.50\n"));
  ck_assert_ptr_nonnull(strstr(text.text, "7      -          700.00    655.20  -"));
  text_free(&text);
  options.from_cm1 = 600.0;
  terminal_show(&text, &result, &options);
  ck_assert_ptr_null(strstr(text.text, "150.25"));
  ck_assert_ptr_nonnull(strstr(text.text, "655.20"));
  text_free(&text);
}
END_TEST

/* Turns the item into something else for a while: null, a number, text, true, an empty array, an
 * empty object, or a key that nobody asks for. */
static void disguise(cJSON *item, int kind)
{
  static const int types[] = {cJSON_NULL, cJSON_Number, cJSON_String,
                              cJSON_True, cJSON_Array,  cJSON_Object};
  static char text[] = "\x1b[2J\n";
  static char nobody[] = "nobody";
  if (kind == 6) {
    item->string = nobody;
    return;
  }
  item->type = types[kind];
  item->child = NULL;
  item->valuestring = text;
  item->valuedouble = -1e300;
}

/* In a terminal; as a page if it is among every ninth. */
static void check_damaged(const cJSON *document, const terminal_options *options)
{
  static int turn;
  elastir_result *result = result_of(document);
  if (result == NULL)
    return;
  check_view(result, options);
  if (turn++ % 9 == 0) {
    elastir_diagnostics diagnostics = {0};
    const report_options page = {.version = "0", .still = true};
    size_t length;
    char *text = report_html(result, &page, &length, &diagnostics);
    ck_assert_ptr_nonnull(text);
    free(text);
    elastir_diagnostics_free(&diagnostics);
  }
  result_free(result);
}

/* Each item in turn, of long arrays the first ones; long arrays are spectra. As models and spectra
 * come several times, an item meets every third disguise only, and its like the others; with
 * ELASTIR_SOAK every one. */
static void damage(const cJSON *document, cJSON *parent, int *count)
{
  enum { FIRST_ITEMS = 3, DISGUISES = 7 };
  int place = 0, step = getenv("ELASTIR_SOAK") != NULL ? 1 : 3;
  for (cJSON *item = parent->child; item != NULL; item = item->next, place++) {
    if (cJSON_IsArray(parent) && place == FIRST_ITEMS)
      return;
    damage(document, item, count);
    for (int kind = *count % step; kind < DISGUISES - (item->string == NULL); kind += step) {
      cJSON saved = *item;
      disguise(item, kind);
      check_damaged(document, kind % 2 == 0 ? &utf8 : &ascii);
      *item = saved;
    }
    (*count)++;
  }
}

START_TEST(damaged_results_are_shown_as_far_as_they_go)
{
  cJSON *document = read_sample();
  int count = 0;
  damage(document, document, &count);
  ck_assert_int_gt(count, 500);
  cJSON_Delete(document);
}
END_TEST

Suite *suite_output_terminal(void)
{
  Suite *suite = suite_create("terminal");
  TCase *all = tcase_create("terminal");
  tcase_set_timeout(all, 120.0);
  tcase_add_test(all, utf8_is_decoded_as_rfc_3629_has_it);
  tcase_add_test(all, columns_count_marks_as_none_and_wide_characters_as_two);
  tcase_add_test(all, text_is_safe_to_print);
  tcase_add_test(all, wrapping_loses_nothing);
  tcase_add_test(all, figures_say_what_they_know);
  tcase_add_test(all, directions_are_indices_where_small_ones_do);
  tcase_add_test(all, dots_are_braille_or_ascii);
  tcase_add_test(all, every_width_is_kept_to);
  tcase_add_test(all, modes_are_listed_when_asked_for);
  tcase_add_test(all, sections_are_shown_by_name);
  tcase_add_test(all, damaged_results_are_shown_as_far_as_they_go);
  suite_add_tcase(suite, all);
  return suite;
}
