/* SPDX-License-Identifier: GPL-3.0-or-later */
/* jcamp_xydata.c: (X++(Y..Y)) tables: the abscissae, and every check the format offers. */
#include <math.h>
#include <string.h>

#include "base/letters.h"
#include "base/number.h"
#include "measured/jcamp.h"
#include "measured/text.h"

/* The header of a table; NAN: absent. */
typedef struct {
  double x_factor, y_factor, first_x, last_x, delta_x, points;
} table_header;

/* Relative deviation of FIRSTY, MAXY, MINY and DELTAX that writers cause by rounding. */
static const double header_tolerance = 1e-3;

static double number_or(const measured_input *in, const jcamp_value *value, const char *label,
                        double otherwise)
{
  double number;
  return jcamp_number(in, value, label, &number) ? number : otherwise;
}

static bool read_header(const measured_input *in, const jcamp_block *block, table_header *header)
{
  header->x_factor = number_or(in, &block->x_factor, "XFACTOR", 1.0);
  header->y_factor = number_or(in, &block->y_factor, "YFACTOR", 1.0);
  header->first_x = number_or(in, &block->first_x, "FIRSTX", NAN);
  header->last_x = number_or(in, &block->last_x, "LASTX", NAN);
  header->delta_x = number_or(in, &block->delta_x, "DELTAX", NAN);
  header->points = number_or(in, &block->points, "NPOINTS", NAN);
  if (header->y_factor == 0.0)
    return measured_fail(in, "bad-factor", block->table.number, "##YFACTOR= is 0: every "
                         "ordinate would be 0");
  if (!isnan(header->points) &&
      (header->points < 1.0 || header->points > 1e9 || header->points != floor(header->points))) {
    measured_warn(in, "npoints", block->points.number, "##NPOINTS=%g is not a number of points; the points "
                  "are counted instead", header->points);
    header->points = NAN;
  }
  return true;
}

/* How many ordinates are worth storing: a DUP count of 1e9 must not fill the memory. */
static size_t storage_limit(const jcamp_block *block, const table_header *header)
{
  const size_t always = 1000000, per_byte = 16;
  size_t limit = always + per_byte * block->table.length;
  if (header->points >= 2.0 && header->points < (double)limit)
    limit = (size_t)header->points;
  return limit;
}

/* Decodes; where the count only fits if a writer did not repeat ordinates as the format
 * demands after DIF lines, decodes again like that. */
static bool decode(const measured_input *in, const jcamp_block *block, const table_header *header,
                   jcamp_ordinates *ordinates)
{
  jcamp_decoding how = {.limit = storage_limit(block, header), .points = header->points};
  elastir_diagnostics told[2] = {{0}}; /* of the way that is not taken, nothing is told */
  jcamp_ordinates found[2] = {{0}};
  measured_input quiet = *in;
  quiet.diagnostics = &told[0];
  int taken = 0;
  bool good = jcamp_decode_ordinates(&quiet, &block->table, &how, &found[0]);
  if (good && header->points >= 2.0 && found[0].difference && found[0].mismatches > 0 &&
      found[0].count < header->points) {
    quiet.diagnostics = &told[1];
    how.no_checks = true;
    taken = jcamp_decode_ordinates(&quiet, &block->table, &how, &found[1]) &&
            found[1].count == header->points;
  }
  if (taken == 1)
    measured_warn(in, "no-y-checks", block->table.number, "the writer did not repeat the last "
                  "ordinate after lines in DIF form; with none dropped the table has the %g "
                  "points of ##NPOINTS=", header->points);
  *ordinates = found[taken];
  elastir_diagnostics_move(in->diagnostics, &told[taken]);
  jcamp_ordinates_free(&found[1 - taken]);
  elastir_diagnostics_free(&told[1 - taken]);
  return good;
}

/* The last label and where it stands give the step where the header does not. */
static double step_of_labels(const jcamp_ordinates *ordinates, const table_header *header)
{
  for (size_t i = ordinates->lines; i-- > 1;)
    if (ordinates->labels[i].start > ordinates->labels[0].start)
      return (ordinates->labels[i].value - ordinates->labels[0].value) * header->x_factor /
             (double)(ordinates->labels[i].start - ordinates->labels[0].start);
  return NAN;
}

/* Whether the last label lies where `count` points between FIRSTX and LASTX put it. */
static bool fits_last_label(const table_header *header, const jcamp_ordinates *ordinates,
                            double count)
{
  double step = (header->last_x - header->first_x) / (count - 1.0);
  size_t last = ordinates->lines - 1;
  double label = ordinates->labels[last].value * header->x_factor;
  double expected = header->first_x + (double)ordinates->labels[last].start * step;
  return fabs(label - expected) <=
         0.25 * fabs(step) + 0.5 * ordinates->labels[last].unit * fabs(header->x_factor);
}

/* The labels know which of NPOINTS and the number of ordinates is right. */
static bool labels_fit_count(const table_header *header, const jcamp_ordinates *ordinates)
{
  return ordinates->lines > 1 && header->points >= 2.0 && ordinates->count >= 2.0 &&
         !isnan(header->first_x) && !isnan(header->last_x) &&
         fits_last_label(header, ordinates, ordinates->count) &&
         !fits_last_label(header, ordinates, header->points);
}

/* FIRSTX and LASTX in the order of their size, where the labels fall. */
static void check_order(const measured_input *in, const jcamp_block *block, table_header *header,
                        const jcamp_ordinates *ordinates)
{
  const double agrees = 0.02;
  if (ordinates->lines < 2 || ordinates->count < 2.0)
    return;
  double labelled = step_of_labels(ordinates, header);
  double step = (header->last_x - header->first_x) / (ordinates->count - 1.0);
  double start = ordinates->labels[0].value * header->x_factor - header->last_x;
  if (!(fabs(labelled + step) <= agrees * fabs(step)) ||
      !(fabs(start) <= 0.5 * fabs(step) + ordinates->labels[0].unit * fabs(header->x_factor)))
    return;
  measured_warn(in, "firstx", block->first_x.number, "##FIRSTX=%.10g and ##LASTX=%.10g are swapped, "
                "according to all X labels, which are used", header->first_x, header->last_x);
  double first = header->first_x;
  header->first_x = header->last_x;
  header->last_x = first;
  header->delta_x = NAN;
}

/* Reports a count that differs from NPOINTS; gives how many points are kept. */
static size_t compare_count(const measured_input *in, const jcamp_block *block,
                            table_header *header, const jcamp_ordinates *ordinates)
{
  double wanted = header->points, found = ordinates->count;
  if (isnan(wanted)) {
    if (found > (double)ordinates->stored)
      measured_warn(in, "npoints", block->table.number, "the table has %.0f ordinates; the "
                    "first %zu are kept", found, ordinates->stored);
    return ordinates->stored;
  }
  if (wanted == 1.0 && found > 1.0) {
    measured_warn(in, "npoints", block->points.number, "##NPOINTS=1, but the table has %.0f "
                  "ordinates; they are all kept", found);
    header->points = NAN;
    return ordinates->stored;
  }
  if (found != wanted && labels_fit_count(header, ordinates)) {
    measured_warn(in, "npoints", block->points.number, "##NPOINTS=%.0f, but the table has %.0f "
                  "ordinates, and its X labels fit that", wanted, found);
    header->points = found;
    return ordinates->stored;
  }
  if (found < wanted)
    measured_warn(in, "npoints", block->table.number, "expected %.0f ordinates (##NPOINTS=), "
                  "found %.0f: the table is cut or the header is from before cropping; the "
                  "abscissae follow the header", wanted, found);
  else if (found > wanted)
    measured_warn(in, "npoints", block->table.number, "expected %.0f ordinates (##NPOINTS=), "
                  "found %.0f: perhaps check values were kept; only the first %.0f are used",
                  wanted, found, wanted);
  return found < wanted ? ordinates->stored : (size_t)wanted;
}

/* A LASTX that contradicts DELTAX and the X labels, which agree with each other, is damaged; what
 * follows goes without it. */
static void check_last_x(const measured_input *in, const jcamp_block *block, table_header *header,
                         const jcamp_ordinates *ordinates, double count)
{
  const double agrees = 0.02, contradicts = 0.05;
  double delta = header->delta_x, labelled = step_of_labels(ordinates, header);
  double step = (header->last_x - header->first_x) / (count - 1.0);
  if (!(fabs(labelled - delta) <= agrees * fabs(delta)) ||
      !(fabs(step - delta) > contradicts * fabs(delta)))
    return;
  measured_warn(in, "lastx", block->last_x.number, "##LASTX=%.10g would give a step of %.6g, but "
                "##DELTAX=%.10g and the X labels agree on another; ##LASTX= is "
                "ignored", header->last_x, step, delta);
  header->last_x = NAN;
  header->delta_x = labelled;
}

/* FIRSTX and the step; LASTX and NPOINTS come first since DELTAX is rounded or even has the
 * wrong sign in real files. false: no abscissa can be made (reported). */
static bool make_axis(const measured_input *in, const jcamp_block *block, table_header *header,
                      const jcamp_ordinates *ordinates, size_t points, double *first,
                      double *step)
{
  double count = isnan(header->points) ? (double)points : header->points;
  *first = header->first_x;
  if (isnan(*first) && ordinates->lines > 0) {
    *first = ordinates->labels[0].value * header->x_factor;
    measured_warn(in, "no-firstx", block->table.number, "##FIRSTX= is missing; the first X "
                  "label, %.10g, is used", *first);
  }
  if (count >= 2.0)
    check_last_x(in, block, header, ordinates, count);
  if (count < 2.0)
    *step = 0.0;
  else if (!isnan(header->last_x))
    *step = (header->last_x - *first) / (count - 1.0);
  else if (!isnan(header->delta_x))
    *step = header->delta_x;
  else
    *step = step_of_labels(ordinates, header);
  if (isnan(header->last_x) && count >= 2.0 && !isnan(*step))
    measured_warn(in, "no-lastx", block->table.number, "##LASTX= is missing; the step %.10g is "
                  "taken from %s", *step, isnan(header->delta_x) ? "the X labels" : "##DELTAX=");
  if (isnan(*first) || isnan(*step))
    return measured_fail(in, "no-abscissa", block->table.number, "##FIRSTX= and ##LASTX= are "
                         "missing and the X labels do not give the abscissae");
  if (*step == 0.0 && points > 1)
    return measured_fail(in, "no-abscissa", block->table.number, "##FIRSTX= and ##LASTX= are "
                         "equal: all points would have one abscissa");
  return true;
}

/* What the last digit of a number stands for: 1e-4 in -1.4165, 100 in 12E2. filled_up: zeros at
 * the end of a fraction count for nothing. */
static double last_digit(const jcamp_value *value, bool filled_up)
{
  jcamp_value first = jcamp_first_line(value);
  const char *text = first.text;
  double place = 1.0, unit = 1.0, exponent;
  size_t i = 0;
  bool behind_point = false;
  for (; i < first.length && (text_is_digit(text[i]) || strchr("+-., ", text[i]) != NULL); i++) {
    if (behind_point && text_is_digit(text[i]))
      place /= 10.0;
    if (text_is_digit(text[i]) && (text[i] != '0' || !filled_up))
      unit = place;
    behind_point = behind_point || text[i] == '.' || text[i] == ',';
  }
  if (i < first.length && letters_lower(text[i]) == 'e' &&
      number_scan(text + i + 1, first.length - i - 1, &exponent) > 0)
    unit *= pow(10.0, exponent);
  return unit;
}

/* Do DELTAX and the step lead to the same last abscissa, to a quarter of a step and what the
 * rounding of all of them makes? Writers round DELTAX and fill it up with zeros. */
static bool same_axis(const jcamp_block *block, const table_header *header, double step,
                      double steps)
{
  double delta = header->delta_x;
  double rounding = 0.5 *
                    (last_digit(&block->delta_x, true) * steps +
                     last_digit(&block->first_x, false) + last_digit(&block->last_x, false));
  double apart = fabs(delta - step) * steps;
  return delta * step > 0.0 && fabs(delta - step) <= header_tolerance * fabs(step) &&
         apart <= rounding + 0.25 * fabs(step);
}

static void check_delta(const measured_input *in, const jcamp_block *block,
                        const table_header *header, double step, double steps)
{
  double delta = header->delta_x;
  if (isnan(delta) || delta == 0.0 || step == 0.0 || isnan(header->last_x) ||
      same_axis(block, header, step, steps))
    return;
  measured_warn(in, "deltax", block->delta_x.number, "##DELTAX=%.10g differs from (LASTX - "
                "FIRSTX)/(NPOINTS - 1) = %.10g, which is used", delta, step);
}

/* Labels that count the points, up or down, instead of giving abscissae: known of writers of
 * processed spectra. There is nothing to check against. */
static bool labels_count_points(const measured_input *in, const jcamp_block *block,
                                const table_header *header, const jcamp_ordinates *ordinates,
                                double first, double step)
{
  double direction = ordinates->lines > 1 &&
                             ordinates->labels[1].value < ordinates->labels[0].value
                         ? -1
                         : 1;
  double begin = direction < 0          ? header->points
                 : ordinates->lines > 0 ? ordinates->labels[0].value
                                        : 0;
  bool counts = ordinates->lines > 1 && (begin == header->points || begin == 0.0 || begin == 1.0);
  for (size_t i = 0; i < ordinates->lines && counts; i++)
    counts = ordinates->labels[i].value == begin + direction * (double)ordinates->labels[i].start;
  if (!counts || (fabs(begin * header->x_factor - first) <= fabs(step) &&
                  fabs(direction * header->x_factor - step) <= header_tolerance * fabs(step)))
    return false;
  measured_tell(in, "x-check", block->table.number, "the X labels count the points, from %g on, and are not "
                "abscissae; FIRSTX, LASTX and NPOINTS are used", begin);
  return true;
}

/* X labels against the abscissae; one point and one unit of the label are tolerated, since
 * labels are rounded and some writers label the next point after a check value. */
static void check_labels(const measured_input *in, const table_header *header,
                         const jcamp_ordinates *ordinates, double first, double step)
{
  size_t failed = 0, worst = 0;
  long line = 0;
  double largest = 0.0;
  for (size_t i = 0; i < ordinates->lines; i++) {
    double label = ordinates->labels[i].value * header->x_factor;
    double expected = first + (double)ordinates->labels[i].start * step;
    double tolerance = fabs(step) + ordinates->labels[i].unit * fabs(header->x_factor);
    double deviation = fabs(label - expected);
    if (deviation <= tolerance * (1.0 + 1e-9))
      continue;
    if (failed++ == 0)
      line = ordinates->labels[i].line;
    if (deviation > largest) {
      largest = deviation;
      worst = i;
    }
  }
  if (failed == 0)
    return;
  double labelled = step_of_labels(ordinates, header);
  measured_warn(in, "x-check", line, "%zu of %zu X labels differ by more than a point from FIRSTX, LASTX and "
                "NPOINTS, most in line %ld: expected %.10g, found %.10g; the labels have a step of %.6g, the "
                "header one of %.6g, which is used", failed,
                ordinates->lines, ordinates->labels[worst].line,
                first + (double)ordinates->labels[worst].start * step,
                ordinates->labels[worst].value * header->x_factor, labelled, step);
}

/* Where a label stands against the header, in abscissae. */
static double label_deviation(const table_header *header, const jcamp_ordinates *ordinates,
                              size_t i, double first, double step)
{
  return ordinates->labels[i].value * header->x_factor -
         (first + (double)ordinates->labels[i].start * step);
}

/* The mean of that over lines from … to - 1: the rounding of labels averages out. */
static double mean_deviation(const table_header *header, const jcamp_ordinates *ordinates,
                             size_t from, size_t to, double first, double step)
{
  double sum = 0.0;
  for (size_t i = from; i < to; i++)
    sum += label_deviation(header, ordinates, i, first, step);
  return sum / (double)(to - from);
}

/* Labels that begin elsewhere than FIRSTX, or that drift away from the header's abscissae: one of
 * FIRSTX, LASTX, NPOINTS and XFACTOR is wrong. What is the same for all lines but the first, such
 * as labels of the next point, is no drift. */
static void check_drift(const measured_input *in, const jcamp_block *block,
                        const table_header *header, const jcamp_ordinates *ordinates,
                        double first, double step)
{
  if (ordinates->lines == 0)
    return;
  double unit = ordinates->labels[0].unit * fabs(header->x_factor), part = 0.25 * fabs(step);
  double start = label_deviation(header, ordinates, 0, first, step);
  size_t third = (ordinates->lines - 1) / 3;
  double drift = third == 0 ? 0.0
                            : mean_deviation(header, ordinates, ordinates->lines - third,
                                             ordinates->lines, first, step) -
                                  mean_deviation(header, ordinates, 1, 1 + third, first, step);
  if (fabs(start) > part + unit)
    measured_warn(in, "firstx", block->first_x.number, "##FIRSTX=%.10g, but the first X label "
                  "is %.10g", first, ordinates->labels[0].value * header->x_factor);
  if (fabs(drift) > part + 0.5 * unit)
    measured_warn(in, "x-drift", block->table.number, "the X labels drift by %.3g from the "
                  "abscissae that FIRSTX, LASTX and NPOINTS give, whose step is %.6g", drift,
                  step);
}

double jcamp_ordinate_step(const measured_input *in, const jcamp_block *block, const double *y,
                           size_t count, double factor)
{
  for (size_t i = 0; i < count; i++)
    if (!isnan(y[i]) && y[i] != floor(y[i]))
      return 0.0;
  if (block->y_factor.number == 0)
    measured_warn(in, "missing-record", block->line, "the block has no ##YFACTOR=, but its ordinates are "
                  "integers; 1 is assumed");
  return factor;
}

/* Half of the last digit of a number as it is written. */
static double half_digit(const jcamp_value *value)
{
  double number;
  jcamp_value first = jcamp_first_line(value);
  size_t used = number_scan(first.text, first.length, &number);
  return used > 0 ? number_half_unit(first.text, used) : 0.0;
}

static void check_ordinate(const measured_input *in, const jcamp_value *value, const char *label,
                           double found, double y_step)
{
  double stated;
  if (!jcamp_number(in, value, label, &stated) || isnan(found))
    return;
  double tolerance = header_tolerance * fmax(fabs(stated), fabs(found)) + fabs(y_step) + half_digit(value);
  if (fabs(stated - found) > tolerance)
    measured_warn(in, "y-header", value->number, "##%s=%.7g, but the table gives %.7g; the table is used "
                  "unchanged", label, stated, found);
}

void jcamp_check_ordinates(const measured_input *in, const jcamp_block *block, double y_step)
{
  double low = NAN, high = NAN, max_y, min_y;
  for (size_t i = 0; i < in->out->points; i++) {
    low = fmin(low, in->out->y[i]);
    high = fmax(high, in->out->y[i]);
  }
  if (in->out->points > 0)
    check_ordinate(in, &block->first_y, "FIRSTY", in->out->y[0], y_step);
  /* Both 0: some writers leave them so. */
  if (block->max_y.number > 0 && block->min_y.number > 0 &&
      jcamp_number(in, &block->max_y, "MAXY", &max_y) &&
      jcamp_number(in, &block->min_y, "MINY", &min_y) && max_y == 0.0 && min_y == 0.0)
    return;
  check_ordinate(in, &block->max_y, "MAXY", high, y_step);
  check_ordinate(in, &block->min_y, "MINY", low, y_step);
}

bool jcamp_read_xydata(const measured_input *in, const jcamp_block *block)
{
  table_header header;
  jcamp_ordinates ordinates = {0};
  double first, step;
  bool good = read_header(in, block, &header) && decode(in, block, &header, &ordinates);
  if (!good)
    goto done;
  check_order(in, block, &header, &ordinates);
  size_t points = compare_count(in, block, &header, &ordinates);
  good = points > 0 ||
         measured_fail(in, "no-data", block->table.number, "the table has no ordinate");
  if (!good || !make_axis(in, block, &header, &ordinates, points, &first, &step) ||
      !measured_allocate(in, points)) {
    good = false;
    goto done;
  }
  double count = isnan(header.points) ? (double)points : header.points;
  for (size_t i = 0; i < points; i++) {
    /* FIRSTX + i (LASTX - FIRSTX)/(NPOINTS - 1), in this order, ends exactly on LASTX. */
    in->out->x[i] = isnan(header.last_x) || count < 2.0
                        ? first + (double)i * step
                        : first + (double)i * (header.last_x - first) / (count - 1.0);
    in->out->y[i] = ordinates.y[i] * header.y_factor;
  }
  check_delta(in, block, &header, step, count - 1.0);
  if (!labels_count_points(in, block, &header, &ordinates, first, step)) {
    check_labels(in, &header, &ordinates, first, step);
    check_drift(in, block, &header, &ordinates, first, step);
  }
  jcamp_check_ordinates(in, block,
                        jcamp_ordinate_step(in, block, ordinates.y, points, header.y_factor));
done:
  jcamp_ordinates_free(&ordinates);
  return good;
}
