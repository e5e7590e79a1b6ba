/* SPDX-License-Identifier: GPL-3.0-or-later */
/* jcamp_last.c: whether the number that a JCAMP-DX file ends with lacks digits. Without ##END= and a line end
 * nothing but the rest of the table can tell. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/letters.h"
#include "measured/jcamp.h"
#include "measured/text.h"

/* What is read of a table, as written. */
typedef struct {
  double *y;
  size_t stored;
  double count;    /* of its ordinates */
  long mismatches; /* failed Y-checks */
  double last_x;   /* of pairs, else NAN */
} table_content;

static bool read_curve(const measured_input *in, const jcamp_block *block, double points,
                       table_content *content)
{
  jcamp_ordinates found = {0};
  size_t limit = (size_t)fmin(points, 1e6 + 16.0 * (double)block->table.length);
  bool good = jcamp_decode_ordinates(in, &block->table, &(jcamp_decoding){.limit = limit, .points = points},
                                     &found);
  *content = (table_content){found.y, found.stored, found.count, found.mismatches, NAN};
  found.y = NULL;
  jcamp_ordinates_free(&found);
  return good;
}

static bool read_pairs(const measured_input *in, const jcamp_block *block, double points,
                       table_content *content)
{
  measured_numbers x = {0}, y = {0};
  bool good = jcamp_gather_pairs(in, block, points, &x, &y);
  double last_x = good ? x.values[y.count - 1] : (double)NAN;
  *content = (table_content){y.values, y.count, (double)y.count, 0, last_x};
  free(x.values);
  return good;
}

/* A record that is a number; NAN: it is not, which is told where the table is read. */
static double record(const jcamp_value *value)
{
  double number;
  jcamp_value first = jcamp_first_line(value);
  return text_number(first, false, &number) ? number : (double)NAN;
}

/* How many points the header has; NAN: it does not say. */
static double stated_points(const jcamp_block *block)
{
  double points = record(&block->points);
  if (isnan(points) && block->kind == JCAMP_XYDATA)
    points = 1.0 + round((record(&block->last_x) - record(&block->first_x)) / record(&block->delta_x));
  return points >= 1.0 && points <= 1e9 ? points : (double)NAN;
}

/* Whether all points are there. Of pairs, the abscissa tells where their number is not stated. */
static bool has_all_points(const jcamp_block *block, double points, const table_content *content)
{
  const double rounding = 1e-6;
  double factor = block->x_factor.number == 0 ? 1.0 : record(&block->x_factor);
  double last_x = record(&block->last_x);
  if (!isnan(points))
    return content->count == points;
  return fabs(content->last_x * factor - last_x) <= rounding * fabs(last_x);
}

/* How a number is written: its digits behind the mark, and those of its exponent. */
typedef struct {
  bool mark;
  size_t decimals, exponent;
} number_shape;

static number_shape shape_of(const char *text, size_t length, char mark)
{
  number_shape shape = {.mark = false};
  bool exponent = false;
  for (size_t i = 0; i < length; i++) {
    bool digit = text_is_digit(text[i]);
    exponent = exponent || letters_lower(text[i]) == 'e';
    shape.mark = shape.mark || text[i] == mark;
    shape.exponent += exponent && digit;
    shape.decimals += !exponent && shape.mark && digit;
  }
  return shape;
}

static bool same_shape(const number_shape *a, const number_shape *b)
{
  return a->mark == b->mark && a->decimals == b->decimals && a->exponent == b->exponent;
}

/* The shape of the last ordinate, and that of all others, if they share one. */
typedef struct {
  number_shape last, others;
  size_t count;
  bool shared;
} shapes;

static void add_shape(shapes *all, number_shape shape)
{
  if (all->count == 1)
    all->others = all->last;
  all->shared = all->count < 2 || (all->shared && same_shape(&all->last, &all->others));
  all->last = shape;
  all->count++;
}

/* false: it holds other things than plain numbers. */
static bool gather_shapes(const jcamp_block *block, bool comma, shapes *all)
{
  bool curve = block->kind == JCAMP_XYDATA;
  size_t place = 0; /* of the next number in its line, or of all pairs */
  text_cursor cursor = text_lines(block->table);
  text_line line;
  while (text_next_line(&cursor, &line)) {
    size_t length = jcamp_without_comment(line.text, line.length);
    place = curve ? 0 : place;
    for (size_t i = 0, used; i < length; i += used) {
      double value;
      used = 1;
      if (text_is_blank(line.text[i]) || line.text[i] == ';' || (line.text[i] == ',' && !comma))
        continue;
      used = jcamp_scan_number(line.text + i, length - i, comma, &value);
      if (used == 0)
        return false;
      if (curve ? place > 0 : place % 2 == 1)
        add_shape(all, shape_of(line.text + i, used, comma ? ',' : '.'));
      place++;
    }
  }
  return all->count > 1 && all->shared;
}

/* By the shape that all other ordinates share. */
static jcamp_last judge_shape(const jcamp_block *block, double points)
{
  shapes all = {.count = 0};
  bool comma = jcamp_comma_use(&block->table, block->kind != JCAMP_XYDATA, points) == JCAMP_DECIMAL;
  if (!gather_shapes(block, comma, &all) || (!all.others.mark && all.others.exponent == 0))
    return JCAMP_LAST_UNCLEAR;
  if (same_shape(&all.last, &all.others))
    return JCAMP_LAST_WHOLE;
  return all.last.decimals <= all.others.decimals && all.last.exponent <= all.others.exponent
             ? JCAMP_LAST_CUT
             : JCAMP_LAST_UNCLEAR;
}

/* Whole numbers lose nine tenths of their value with a digit: with one more, would the last one be nearer to
 * the one before it? */
static bool falls_off(const table_content *content)
{
  if (content->stored < 2 || (double)content->stored != content->count)
    return false;
  double last = content->y[content->stored - 1], before = content->y[content->stored - 2];
  double longer = 10.0 * last + copysign(4.5, last);
  return last != 0.0 && fabs(longer - before) < fabs(last - before);
}

/* Whether a line holds something else in front of the last number, which begins at `kept`. */
static bool follows_others(const jcamp_block *block, size_t kept)
{
  const char *text = block->table.text;
  while (kept > 0 && text_is_blank(text[kept - 1]))
    kept--;
  return kept > 0 && text[kept - 1] != '\n' && text[kept - 1] != '\r';
}

/* `all` and `fewer`: with the last number and without. It adds no point if it repeats one; a count of
 * repetitions that lacks digits would not give all points. */
static jcamp_last judge(const jcamp_block *block, double points, size_t kept, const table_content *all,
                        const table_content *fewer)
{
  bool curve = block->kind == JCAMP_XYDATA;
  if (all->count == fewer->count)
    return curve && follows_others(block, kept) && all->mismatches == fewer->mismatches ? JCAMP_LAST_WHOLE
                                                                                        : JCAMP_LAST_CUT;
  if (curve && strchr("STUVWXYZs", block->table.text[kept]) != NULL)
    return JCAMP_LAST_WHOLE;
  jcamp_last last = judge_shape(block, points);
  return last == JCAMP_LAST_UNCLEAR && falls_off(all) ? JCAMP_LAST_CUT : last;
}

bool jcamp_judge_last(const measured_input *in, const jcamp_block *block, size_t kept, jcamp_last *last)
{
  elastir_diagnostics told = {0}; /* the table is read again, and then its diagnostics count */
  measured_input quiet = *in;
  quiet.diagnostics = &told;
  table_content all = {0}, fewer = {0};
  jcamp_block rest = *block;
  double points = stated_points(block);
  bool (*read)(const measured_input *, const jcamp_block *, double, table_content *) =
      block->kind == JCAMP_XYDATA ? read_curve : read_pairs;
  rest.table.length = kept;
  *last = JCAMP_LAST_CUT;
  if (read(&quiet, block, points, &all) && has_all_points(block, points, &all) &&
      read(&quiet, &rest, points - 1.0, &fewer))
    *last = judge(block, points, kept, &all, &fewer);
  bool good = !told.out_of_memory || measured_no_memory(in);
  free(all.y);
  free(fewer.y);
  elastir_diagnostics_free(&told);
  return good;
}
