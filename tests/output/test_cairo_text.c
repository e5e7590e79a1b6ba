/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_cairo_text.c: superscripts on a surface of cairo, whatever font there is. */
#include <stdlib.h>
#include <string.h>

#include "figure/canvas.h"
#include "suite.h"

/* fontconfig, which cairo asks for fonts, keeps what it read to the end: a leak for clang's sanitizer,
 * which looks for this name. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
  return "leak:libfontconfig\n";
}

static const canvas_font font = {.size = 20, .paint = {PAINT_INK, 0}};

static const char minus_one[] = "\xe2\x81\xbb\xc2\xb9", plain_minus_one[] = "\xe2\x88\x92" "1";

/* A picture of the text; the caller frees it. */
static unsigned char *picture(const char *text, size_t *length)
{
  canvas c;
  unsigned char *bytes;
  ck_assert(canvas_png_open(&c, 60, 40, 72));
  canvas_text(&c, 10, 30, &font, text);
  ck_assert(canvas_cairo_close(&c, &bytes, length));
  return bytes;
}

static bool look_alike(const char *text, const char *other)
{
  size_t length, other_length;
  unsigned char *bytes = picture(text, &length), *other_bytes = picture(other, &other_length);
  bool alike = length == other_length && memcmp(bytes, other_bytes, length) == 0;
  free(bytes);
  free(other_bytes);
  return alike;
}

/* Without cairo, or on a machine without a font, there is nothing to see. */
static bool can_write(void)
{
  if (canvas_cairo_available() && !look_alike("1", ""))
    return true;
  printf("skipped: text by cairo: no cairo, or no font\n");
  return false;
}

/* The font that stands for Helvetica may not have it. */
START_TEST(test_superscript_minus_is_seen)
{
  if (!can_write())
    return;
  ck_assert(!look_alike("\xe2\x81\xbb", " "));
  ck_assert(!look_alike(minus_one, "\xc2\xb9"));
}
END_TEST

START_TEST(test_superscripts_are_small)
{
  canvas c;
  unsigned char *bytes;
  size_t length;
  if (!can_write())
    return;
  ck_assert(canvas_png_open(&c, 60, 40, 72));
  double raised = canvas_text_width(&c, &font, minus_one);
  double plain = canvas_text_width(&c, &font, plain_minus_one);
  double cm = canvas_text_width(&c, &font, "cm");
  double unit = canvas_text_width(&c, &font, "cm\xe2\x81\xbb\xc2\xb9");
  ck_assert(canvas_cairo_close(&c, &bytes, &length));
  free(bytes);
  ck_assert_double_gt(raised, 0.5 * plain);
  ck_assert_double_lt(raised, 0.8 * plain);
  ck_assert_double_eq_tol(unit, cm + raised, 1e-6 * unit); /* pieces add up */
}
END_TEST

/* What is not UTF-8, and text longer than a piece. */
START_TEST(test_odd_text)
{
  char longer[1000];
  canvas c;
  unsigned char *bytes;
  size_t length;
  if (!can_write())
    return;
  memset(longer, '1', sizeof longer - 1);
  longer[sizeof longer - 1] = '\0';
  ck_assert(look_alike("\xff", "?"));
  ck_assert(canvas_png_open(&c, 60, 40, 72));
  double one = canvas_text_width(&c, &font, "1"), all = canvas_text_width(&c, &font, longer);
  ck_assert(canvas_cairo_close(&c, &bytes, &length));
  free(bytes);
  ck_assert_double_eq_tol(all, 999.0 * one, 1e-6 * all);
}
END_TEST

Suite *suite_output_cairo_text(void)
{
  TCase *tests = tcase_create("cairo text");
  tcase_add_test(tests, test_superscript_minus_is_seen);
  tcase_add_test(tests, test_superscripts_are_small);
  tcase_add_test(tests, test_odd_text);
  Suite *suite = suite_create("cairo text");
  suite_add_tcase(suite, tests);
  return suite;
}
