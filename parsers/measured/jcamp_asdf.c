/* SPDX-License-Identifier: GPL-3.0-or-later */
/* jcamp_asdf.c: ordinates of JCAMP-DX in AFFN, PAC, SQZ, DIF and DUP form. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/number.h"
#include "measured/jcamp.h"
#include "measured/text.h"

typedef enum { ITEM_NONE, ITEM_VALUE, ITEM_DIFFERENCE, ITEM_MISSING } item_kind;

typedef struct {
  const measured_input *in;
  const jcamp_decoding *how;
  jcamp_ordinates *out;
  bool decimal_comma;
  item_kind last;    /* what a DUP repeats */
  double difference; /* the last one */
  double value;      /* the last ordinate; NAN: missing */
  double check;      /* a check value that nothing follows yet; NAN: none */
  bool broken;       /* a difference without a base was reported for this line */
  bool wrapped;      /* a line without X label was reported */
} decoder;

/* One item of a line. */
typedef struct {
  enum { FORM_VALUE, FORM_DIFFERENCE, FORM_REPEAT, FORM_MISSING, FORM_BAD } form;
  double number;
  size_t length;
} item;

void jcamp_ordinates_free(jcamp_ordinates *ordinates)
{
  free(ordinates->y);
  free(ordinates->labels);
  *ordinates = (jcamp_ordinates){0};
}

static size_t digits(const char *text, size_t length)
{
  size_t n = 0;
  while (n < length && text_is_digit(text[n]))
    n++;
  return n;
}

static size_t exponent(const char *text, size_t length)
{
  if (length < 3 || (text[0] != 'E' && text[0] != 'e') || (text[1] != '+' && text[1] != '-'))
    return 0;
  size_t n = digits(text + 2, length - 2);
  return n >= 1 && n <= 3 ? 2 + n : 0;
}

size_t jcamp_scan_number(const char *text, size_t length, bool decimal_comma, double *value)
{
  *value = NAN;
  size_t i = length > 0 && (text[0] == '+' || text[0] == '-') ? 1 : 0;
  size_t whole = digits(text + i, length - i);
  i += whole;
  size_t behind = 0;
  if (i < length && text[i] == (decimal_comma ? ',' : '.')) {
    behind = digits(text + i + 1, length - i - 1);
    if (whole + behind > 0)
      i += 1 + behind;
  }
  if (whole + behind == 0)
    return 0;
  i += exponent(text + i, length - i);
  if (!text_number(text_part(text, i), decimal_comma, value))
    return 0;
  return i;
}

/* The digit that a letter of a set stands for: sets give +0 … +9, then -1 … -9. */
static bool letter_digit(const char *set, char c, int *digit, bool *negative)
{
  const char *found = c != '\0' ? strchr(set, c) : NULL;
  if (found == NULL)
    return false;
  long place = found - set;
  *negative = place > 9;
  *digit = (int)(place > 9 ? place - 9 : place);
  return true;
}

/* The digits (and decimal mark) behind a letter, with the letter's digit in front. */
static bool letter_number(const char *text, size_t length, int digit, bool negative,
                          bool decimal_comma, item *found)
{
  char buffer[64];
  size_t n = 0;
  buffer[n++] = negative ? '-' : '+';
  buffer[n++] = (char)('0' + digit);
  size_t i = 1;
  for (; i < length && n < sizeof buffer; i++) {
    char c = text[i];
    if (!text_is_digit(c) && c != (decimal_comma ? ',' : '.'))
      break;
    buffer[n++] = c;
  }
  found->length = i;
  return n < sizeof buffer && text_number(text_part(buffer, n), decimal_comma, &found->number);
}

static item next_item(const char *text, size_t length, bool decimal_comma)
{
  item found = {.form = FORM_BAD, .length = 1};
  int digit;
  bool negative;
  if (text[0] == '?') {
    found.form = FORM_MISSING;
  } else if (letter_digit("@ABCDEFGHIabcdefghi", text[0], &digit, &negative)) {
    if (letter_number(text, length, digit, negative, decimal_comma, &found))
      found.form = FORM_VALUE;
  } else if (letter_digit("%JKLMNOPQRjklmnopqr", text[0], &digit, &negative)) {
    if (letter_number(text, length, digit, negative, decimal_comma, &found))
      found.form = FORM_DIFFERENCE;
  } else if (letter_digit("-STUVWXYZs", text[0], &digit, &negative) && digit > 0) {
    if (letter_number(text, length, digit, false, decimal_comma, &found))
      found.form = FORM_REPEAT;
  } else {
    found.length = jcamp_scan_number(text, length, decimal_comma, &found.number);
    if (found.length > 0)
      found.form = FORM_VALUE;
  }
  return found;
}

/* Appends an ordinate `times` times, `step` further each time; what is beyond the limit is
 * only counted. */
static bool append(decoder *d, double first, double step, double times)
{
  jcamp_ordinates *out = d->out;
  for (double i = 0; i < times && out->stored < d->how->limit; i++) {
    if (!elastir_grow(&out->y, &out->capacity, out->stored, sizeof *out->y))
      return measured_no_memory(d->in);
    out->y[out->stored++] = first + i * step;
  }
  out->count += times;
  d->value = first + (times - 1) * step;
  return true;
}

static bool apply_repeat(decoder *d, double count, long line)
{
  if (d->last == ITEM_NONE)
    return measured_fail(d->in, "bad-ordinate", line, "a DUP count has nothing to repeat");
  if (count <= 1)
    return true;
  if (d->last == ITEM_DIFFERENCE)
    return append(d, d->value + d->difference, d->difference, count - 1);
  return append(d, d->last == ITEM_MISSING ? NAN : d->value, 0.0, count - 1);
}

static bool apply_difference(decoder *d, double difference, long line)
{
  if (d->last == ITEM_NONE && d->out->count == 0)
    return measured_fail(d->in, "bad-ordinate", line, "a difference has no ordinate before it");
  if (isnan(d->value) && !d->broken) {
    measured_fail(d->in, "no-base", line, "a difference follows a missing ordinate; the rest of "
                  "the line is missing");
    d->broken = true;
  }
  d->last = ITEM_DIFFERENCE;
  d->difference = difference;
  d->out->difference = true;
  return append(d, d->value + difference, 0.0, 1);
}

/* The ordinate that repeats the last one of the line before: compared and dropped. Where they
 * differ what follows it goes by it, and so does the ordinate before; behind the last one nothing
 * does, and the decoded ordinate stays. */
static void check_ordinate(decoder *d, double stated, long line)
{
  double tolerance = 1e-9 * fmax(1.0, fabs(stated)); /* of the decimal conversions */
  if (!isnan(stated) && !isnan(d->value) && fabs(stated - d->value) > tolerance) {
    d->out->mismatches++;
    measured_warn(d->in, "y-check", line, "expected %.10g, the last ordinate of the preceding line, found "
                  "%.10g; the data before may be damaged", d->value, stated);
  }
  d->check = stated;
}

static void go_by_check(decoder *d)
{
  jcamp_ordinates *out = d->out;
  if (!isnan(d->check)) {
    d->value = d->check;
    if (out->stored > 0 && out->count == (double)out->stored)
      out->y[out->stored - 1] = d->check;
  }
  d->check = NAN;
}

static bool add_label(decoder *d, const char *text, size_t length, double label, size_t start,
                      long line)
{
  jcamp_ordinates *out = d->out;
  double unit = 1.0;
  const char *mark = memchr(text, d->decimal_comma ? ',' : '.', length);
  if (mark != NULL)
    for (const char *c = mark + 1; c < text + length && text_is_digit(*c); c++)
      unit /= 10.0;
  if (!elastir_grow(&out->labels, &out->label_capacity, out->lines, sizeof *out->labels))
    return measured_no_memory(d->in);
  out->labels[out->lines++] = (jcamp_label){.value = label,
                                            .start = start,
                                            .unit = unit,
                                            .line = line};
  return true;
}

static bool bad_character(const decoder *d, const text_line *line, const char *at)
{
  return measured_fail(d->in, "bad-ordinate", line->number, "expected an ordinate in column "
                       "%ld, found '%c' (0x%02x); the table cannot be decoded",
                       (long)(at - line->text) + 1,
                       (unsigned char)*at >= 0x20 && (unsigned char)*at < 0x7f ? *at : '.',
                       (unsigned)(unsigned char)*at);
}

static bool apply(decoder *d, const item *found, bool check, long line)
{
  if (!check)
    go_by_check(d);
  switch (found->form) {
  case FORM_VALUE:
    d->last = ITEM_VALUE;
    if (check) {
      check_ordinate(d, found->number, line);
      return true;
    }
    return append(d, found->number, 0.0, 1);
  case FORM_MISSING:
    d->last = ITEM_MISSING;
    return check || append(d, NAN, 0.0, 1);
  case FORM_DIFFERENCE:
    return apply_difference(d, found->number, line);
  default:
    return apply_repeat(d, found->number, line);
  }
}

static bool decode_line(decoder *d, const text_line *line)
{
  text_line plain = text_trim(
      text_part(line->text, jcamp_without_comment(line->text, line->length)));
  const char *text = plain.text;
  size_t length = plain.length;
  if (length == 0)
    return true;
  double label;
  size_t used = jcamp_scan_number(text, length, d->decimal_comma, &label);
  bool check = d->last == ITEM_DIFFERENCE && !d->how->no_checks && used > 0;
  if (used > 0) {
    size_t start = d->out->count < (double)d->how->limit ? (size_t)d->out->count : d->how->limit;
    if (check && start > 0)
      start--;
    if (!add_label(d, text, used, label, start, line->number))
      return false;
    d->last = ITEM_NONE;
  } else if (!d->wrapped) {
    d->wrapped = true;
    measured_warn(d->in, "no-x-label", line->number, "the line has no X label; it is read as part of the "
                  "preceding line");
  }
  d->broken = false;
  size_t i = used;
  while (i < length) {
    if (text_is_blank(text[i]) || text[i] == ',' || text[i] == ';') {
      i++;
      continue;
    }
    item found = next_item(text + i, length - i, d->decimal_comma);
    if (found.form == FORM_BAD)
      return bad_character(d, line, text + i);
    if (!apply(d, &found, check, line->number))
      return false;
    check = false;
    i += found.length;
  }
  /* A line that holds an X label and no ordinate keeps the mode of the line before. */
  if (check)
    d->last = ITEM_DIFFERENCE;
  return true;
}

bool jcamp_decode_ordinates(const measured_input *in, const jcamp_value *table,
                            const jcamp_decoding *how, jcamp_ordinates *ordinates)
{
  decoder d = {.in = in, .how = how, .out = ordinates, .value = NAN, .check = NAN};
  jcamp_comma comma = jcamp_comma_use(table, false, how->points);
  if (comma == JCAMP_MIXED)
    return measured_fail(d.in, "decimal-comma", table->number, "some numbers have a decimal "
                         "comma and some do not; the table cannot be read safely");
  d.decimal_comma = comma == JCAMP_DECIMAL;
  if (d.decimal_comma)
    measured_warn(d.in, "decimal-comma", table->number, "all numbers of the table have a "
                  "decimal comma; read as decimal points");
  text_cursor cursor = text_lines(*table);
  text_line line;
  while (text_next_line(&cursor, &line))
    if (!decode_line(&d, &line))
      return false;
  return true;
}

/* Of one blank-separated token: how many commas have a digit on both sides, and any other. */
static void count_commas(const char *text, size_t length, long *inner, long *other)
{
  *inner = *other = 0;
  for (size_t i = 0; i < length; i++) {
    if (text[i] != ',')
      continue;
    bool between = i > 0 && i + 1 < length && text_is_digit(text[i - 1]) &&
                   text_is_digit(text[i + 1]);
    *(between ? inner : other) += 1;
  }
}

jcamp_comma jcamp_comma_use(const jcamp_value *table, bool pairs, double expected)
{
  double tokens = 0, single = 0, separators = 0, points = 0;
  double labels = 0;     /* first in their line, without a comma */
  bool trailing = false; /* "400,5, 0,98": a comma inside and one behind */
  text_cursor cursor = text_lines(*table);
  text_line line;
  while (text_next_line(&cursor, &line)) {
    size_t length = jcamp_without_comment(line.text, line.length);
    bool first = true;
    for (size_t i = 0, start; i<length; i = i> start ? i : i + 1) {
      start = i;
      while (i < length && !text_is_blank(line.text[i]) && line.text[i] != ';')
        i++;
      if (i == start)
        continue;
      long inner, other;
      count_commas(line.text + start, i - start, &inner, &other);
      tokens++;
      labels += first && inner == 0 && other == 0;
      first = false;
      points += memchr(line.text + start, '.', i - start) != NULL;
      single += inner == 1;
      separators += inner > 1 || (inner == 0 && other > 0);
      trailing = trailing || (inner == 1 && other > 0);
    }
  }
  if (single == 0)
    return separators > 0 ? JCAMP_SEPARATOR : JCAMP_NO_COMMA;
  if (separators > 0 || points > 0)
    return pairs || separators > 0 ? JCAMP_SEPARATOR : JCAMP_MIXED;
  if (pairs)
    return single == tokens && (trailing || tokens == 2 * expected) ? JCAMP_DECIMAL
                                                                    : JCAMP_SEPARATOR;
  /* X labels may be whole numbers; that all ordinates are there then shows it. */
  bool whole_labels = single + labels == tokens && single == expected;
  return single == tokens || whole_labels ? JCAMP_DECIMAL : JCAMP_MIXED;
}
