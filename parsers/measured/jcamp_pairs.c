/* SPDX-License-Identifier: GPL-3.0-or-later */
/* jcamp_pairs.c: XYPOINTS, PEAK TABLE and PEAK ASSIGNMENTS of JCAMP-DX. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/letters.h"
#include "base/memory.h"
#include "base/number.h"
#include "measured/jcamp.h"
#include "measured/text.h"

typedef struct {
  const measured_input *in;
  measured_numbers x, y;
  size_t group;   /* numbers that belong together: (XY..XY) 2, (XYW..XYW) 3 */
  size_t place;   /* of the next number in its group */
  double pending; /* x of a pair whose y is to come */
  bool decimal_comma;
  bool assignments; /* (x, y, <text>) */
} pair_reader;

static bool add_pair(pair_reader *reader, double x, double y)
{
  return measured_add_number(reader->in, &reader->x, x) &&
         measured_add_number(reader->in, &reader->y, y);
}

/* x and y are first in every group; the rest (widths, multiplicities) is passed over. */
static bool add_number(pair_reader *reader, double value)
{
  size_t place = reader->place;
  reader->place = (place + 1) % reader->group;
  if (place == 0)
    reader->pending = value;
  return place != 1 || add_pair(reader, reader->pending, value);
}

static bool bad_pair(const pair_reader *reader, const text_line *line, size_t column)
{
  char shown[TEXT_SHOWN + 1];
  return measured_fail(reader->in, "bad-pair", line->number, "expected pairs of numbers, found "
                       "'%s' in column %zu",
                       text_show(shown, text_part(line->text + column, line->length - column)),
                       column + 1);
}

/* Numbers of (XY..XY); here an exponent needs no sign, since no SQZ digit can follow. */
static size_t scan_plain(const pair_reader *reader, const char *text, size_t length,
                         double *value)
{
  size_t used = reader->decimal_comma ? jcamp_scan_number(text, length, true, value)
                                      : number_scan(text, length, value);
  bool glued = used < length && text[used] == '.'; /* 712.5098.7: a blank was lost */
  return isfinite(*value) && !glued ? used : 0;
}

static bool read_pairs_line(pair_reader *reader, const text_line *line)
{
  size_t length = jcamp_without_comment(line->text, line->length);
  for (size_t i = 0; i < length;) {
    char c = line->text[i];
    if (text_is_blank(c) || c == ',' || c == ';' || c == '(' || c == ')') {
      i++;
      continue;
    }
    double value = NAN;
    size_t used = scan_plain(reader, line->text + i, length - i, &value);
    if (used == 0 && c == '?' && reader->place > 0)
      used = 1;
    if (used == 0 && reader->place > 1) /* a multiplicity such as 'S' */
      while (i + used < length && !text_is_blank(line->text[i + used]) &&
             line->text[i + used] != ',' && line->text[i + used] != ';')
        used++;
    if (used == 0)
      return bad_pair(reader, line, i);
    if (!add_number(reader, value))
      return false;
    i += used;
  }
  return true;
}

/* "(x, y, <text>)"; brackets are unbalanced in real files, so each '(' begins an assignment
 * and what follows its two numbers is not looked at. */
static bool read_assignment_line(pair_reader *reader, const text_line *line)
{
  size_t length = jcamp_without_comment(line->text, line->length);
  bool in_text = false;
  for (size_t i = 0; i < length; i++) {
    char c = line->text[i];
    if (c == '<' || c == '>')
      in_text = c == '<';
    if (in_text || c != '(')
      continue;
    double numbers[2] = {NAN, NAN};
    size_t found = 0, k = i + 1;
    while (k < length && found < 2) {
      if (text_is_blank(line->text[k]) || line->text[k] == ',') {
        k++;
        continue;
      }
      size_t used = number_scan(line->text + k, length - k, &numbers[found]);
      if (used == 0)
        break;
      found++;
      k += used;
    }
    if (found > 0 && isfinite(numbers[0]) && !add_pair(reader, numbers[0], numbers[1]))
      return false;
  }
  return true;
}

static void understand_form(pair_reader *reader, const jcamp_block *block)
{
  const char *form = block->form.text;
  size_t length = block->form.length, letters = 0;
  bool assignment = block->kind == JCAMP_PEAK_ASSIGNMENTS;
  for (size_t i = 0; i < length && form[i] != '.'; i++) {
    char c = letters_lower(form[i]);
    letters += c >= 'a' && c <= 'z';
    assignment = assignment || c == 'a';
  }
  reader->group = letters >= 3 && letters <= 5 ? letters : 2;
  reader->assignments = assignment;
}

/* Some writers store a whole curve in a PEAK TABLE: many points, nearly even steps but for a few
 * that may be damaged. */
static bool is_curve(const double *x, size_t count)
{
  enum { FEWEST = 100, FEW = 50 };
  if (count <= FEWEST)
    return false;
  double mean = (x[count - 1] - x[0]) / (double)(count - 1);
  size_t odd = 0;
  for (size_t i = 1; i < count; i++)
    odd += !(fabs(x[i] - x[i - 1] - mean) < 0.2 * fabs(mean));
  return odd <= count / FEW;
}

/* FIRSTX and LASTX of pairs, in either order. */
static void check_ends(const measured_input *in, const jcamp_block *block)
{
  const double *x = in->out->x;
  size_t last = in->out->points - 1;
  double first_x, last_x;
  if (!jcamp_number(in, &block->first_x, "FIRSTX", &first_x) ||
      !jcamp_number(in, &block->last_x, "LASTX", &last_x))
    return;
  double tolerance = last > 0 ? 0.25 * fabs(x[last] - x[0]) / (double)last : 0.0;
  tolerance = fmax(tolerance, 1e-3 * fmax(fabs(first_x), fabs(last_x)) * (last < 20));
  bool forwards = fabs(x[0] - first_x) <= tolerance && fabs(x[last] - last_x) <= tolerance;
  bool backwards = fabs(x[0] - last_x) <= tolerance && fabs(x[last] - first_x) <= tolerance;
  if (!forwards && !backwards)
    measured_warn(in, "x-header", block->first_x.number, "##FIRSTX=%.10g and ##LASTX=%.10g, but the table "
                  "runs from %.10g to %.10g, which is used", first_x, last_x, x[0],
                  x[last]);
}

static void check_count(const measured_input *in, const jcamp_block *block, size_t count,
                        double expected)
{
  if (!isnan(expected) && expected != (double)count)
    measured_warn(in, "npoints", block->table.number, "expected %g pairs (##NPOINTS=), found "
                  "%zu", expected, count);
}

static bool read_all(pair_reader *reader, const jcamp_block *block)
{
  text_cursor cursor = text_lines(block->table);
  text_line line;
  while (text_next_line(&cursor, &line))
    if (!(reader->assignments ? read_assignment_line(reader, &line)
                              : read_pairs_line(reader, &line)))
      return false;
  if (reader->place == 1)
    measured_warn(reader->in, "odd-pair", cursor.number, "the table ends after the abscissa %.10g; was the "
                  "file cut?", reader->pending);
  if (reader->y.count > 0)
    return true;
  return measured_fail(reader->in, "no-data", block->table.number, "the table has no pair of numbers");
}

bool jcamp_gather_pairs(const measured_input *in, const jcamp_block *block, double points,
                        measured_numbers *x, measured_numbers *y)
{
  pair_reader reader = {.in = in};
  understand_form(&reader, block);
  reader.decimal_comma = !reader.assignments && reader.group == 2 &&
                         jcamp_comma_use(&block->table, true, points) == JCAMP_DECIMAL;
  if (reader.decimal_comma)
    measured_warn(in, "decimal-comma", block->table.number, "all numbers of the table have a "
                  "decimal comma; read as decimal points");
  bool good = read_all(&reader, block);
  *x = reader.x;
  *y = reader.y;
  return good;
}

bool jcamp_read_pairs(const measured_input *in, const jcamp_block *block)
{
  measured_numbers x = {0}, y = {0};
  double x_factor, y_factor, points;
  if (!jcamp_number(in, &block->x_factor, "XFACTOR", &x_factor))
    x_factor = 1.0;
  if (!jcamp_number(in, &block->y_factor, "YFACTOR", &y_factor))
    y_factor = 1.0;
  jcamp_number(in, &block->points, "NPOINTS", &points);
  if (x_factor == 0.0 || y_factor == 0.0)
    return measured_fail(in, "bad-factor", block->table.number, "##XFACTOR= or ##YFACTOR= is 0");
  bool good = jcamp_gather_pairs(in, block, points, &x, &y) && measured_allocate(in, y.count);
  if (good) {
    for (size_t i = 0; i < y.count; i++) {
      in->out->x[i] = x.values[i] * x_factor;
      in->out->y[i] = y.values[i] * y_factor;
    }
    check_count(in, block, y.count, points);
    if (block->kind == JCAMP_XYPOINTS)
      jcamp_check_ordinates(in, block, jcamp_ordinate_step(in, block, y.values, y.count, y_factor));
    in->out->sticks = block->kind != JCAMP_XYPOINTS;
  }
  bool curve = good && (block->kind == JCAMP_XYPOINTS || (block->kind == JCAMP_PEAK_TABLE &&
                                                          is_curve(in->out->x, in->out->points)));
  if (curve)
    check_ends(in, block);
  if (curve && in->out->sticks) {
    in->out->sticks = false;
    measured_assume(in, ELASTIR_INFO, "peaks-as-curve", block->table.number, "the PEAK TABLE has %zu nearly "
                    "equidistant points; it is read as a curve",
                    in->out->points);
  }
  free(x.values);
  free(y.values);
  return good;
}
