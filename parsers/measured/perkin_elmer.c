/* SPDX-License-Identifier: GPL-3.0-or-later */
/* perkin_elmer.c: PerkinElmer .sp files: one spectrum on an even axis.
 *
 * "PEPE", a description of 40 bytes, then blocks within blocks: identifier, length, contents,
 * which begin with the type of the value. The layout was found by readers of the files:
 * specio (D. Guillaume), orange-spectroscopy. */
#include <math.h>
#include <string.h>

#include "measured/bytes.h"
#include "measured/reader.h"

enum {
  FIRST_BLOCK = 44,
  BLOCK_HEADER = 6,
  MOST_DEPTH = 4,
  DATA_SET = 120,
  X_RANGE = 35698,
  Y_RANGE = 35699,
  INTERVAL = 35700,
  POINTS = 35701,
  X_LABEL = 35702,
  X_UNIT = 35703,
  Y_UNIT = 35704,
  ORDINATES = 35708,
  PATH = 35709,
  HISTORY = 35711,
  NAME = 35713
};

static bool recognise(const measured_input *in)
{
  return in->length >= 4 && memcmp(in->text, "PEPE", 4) == 0;
}

/* The contents of a block behind its header and the type of its value, anywhere within `from` …
 * `to`; no text: there is none, or it does not lie within the file. */
static text_line find(const measured_input *in, int wanted)
{
  size_t at = FIRST_BLOCK, to = in->length;
  while (to - at >= BLOCK_HEADER) {
    const char *b = in->text + at;
    int id = bytes_u16(b, false);
    size_t length = bytes_u32(b + 2, false), room = to - at - BLOCK_HEADER;
    if (id == DATA_SET) { /* its contents are blocks */
      to = length < room ? at + BLOCK_HEADER + length : to;
      at += BLOCK_HEADER;
      continue;
    }
    if (id == wanted && length >= 2 && length <= room)
      return text_part(b + BLOCK_HEADER + 2, length - 2);
    if (length > room)
      break;
    at += BLOCK_HEADER + length;
  }
  return text_of("");
}

/* A text has its length in front. */
static text_line find_text(const measured_input *in, int wanted)
{
  text_line value = find(in, wanted);
  size_t length = value.length >= 2 ? bytes_u16(value.text, false) : 0;
  return length > 0 && length <= value.length - 2 ? text_part(value.text + 2, length)
                                                  : text_of("");
}

/* The interval is stated, too: where it contradicts the ends, one of the three is damaged. */
static void check_interval(const measured_input *in, size_t points, double first, double last)
{
  text_line stated = find(in, INTERVAL);
  double interval = stated.length >= 8 ? bytes_f64(stated.text, false) : NAN;
  double found = (last - first) / (double)(points - 1);
  if (points > 1 && stated.length >= 8 && !(fabs(interval - found) <= 1e-3 * fabs(found)))
    measured_warn(in, "x-header", 0, "the file states an interval of %.7g, but from %.7g to %.7g its %zu "
                  "points are %.7g apart; the ends are used", interval, first, last, points,
                  found);
}

static bool give_spectrum(const measured_input *in, size_t points, text_line range,
                          text_line data)
{
  double first = bytes_f64(range.text, false), last = bytes_f64(range.text + 8, false);
  size_t room = (data.length - 4) / 8;
  if (points > room)
    return measured_fail(in, "truncated", 0, "the file announces %zu points but has room for %zu; it is cut "
                         "or damaged", points, room);
  if (points < room)
    measured_warn(in, "npoints", 0, "the file announces %zu points, but there are %zu ordinates; the first "
                  "are used", points, room);
  if (!isfinite(first) || !isfinite(last) || (first == last && points > 1))
    return measured_fail(in, "no-abscissa", 0, "the first and last abscissa of the file give no "
                         "axis");
  check_interval(in, points, first, last);
  if (!measured_set_texts(in, find_text(in, NAME), find_text(in, X_UNIT),
                          find_text(in, Y_UNIT)) ||
      !measured_allocate(in, points))
    return false;
  measured_even_abscissae(in, first, last);
  measured_give_floats(in, (size_t)(data.text - in->text) + 4, 8, 1.0);
  text_line stated = find(in, Y_RANGE);
  if (stated.length >= 16)
    measured_check_range(in, bytes_f64(stated.text, false), bytes_f64(stated.text + 8, false),
                         1e-6);
  return true;
}

static bool read(const measured_input *in)
{
  size_t index;
  if (in->length < FIRST_BLOCK)
    return measured_fail(in, "truncated", 0, "the PerkinElmer file of %zu bytes ends within its "
                         "header; it is cut", in->length);
  text_line range = find(in, X_RANGE), count = find(in, POINTS), data = find(in, ORDINATES);
  if (in->length >= FIRST_BLOCK + BLOCK_HEADER &&
      bytes_u16(in->text + FIRST_BLOCK, false) == DATA_SET)
    measured_check_size(in, FIRST_BLOCK + BLOCK_HEADER +
                                (size_t)bytes_u32(in->text + FIRST_BLOCK + 2, false));
  text_line kind = text_part(in->text + 4, 40);
  if (!text_starts(kind, "2D"))
    return measured_fail(in, "unsupported-format", 0, "a PerkinElmer file of several dimensions (an image "
                         ".fsm or a time series), not a single spectrum; in Spectrum IMAGE save the spectra "
                         "as .sp or ASCII");
  if (range.length < 16 || count.length < 4 || data.length < 12)
    return measured_fail(in, "truncated", 0, "the PerkinElmer file has no %s within its %zu "
                         "bytes; it is cut or damaged",
                         range.length < 16  ? "range of abscissae" : count.length < 4
                         ? "number of points" : "ordinates", in->length);
  size_t points = bytes_u32(count.text, false);
  text_line x = find_text(in, X_UNIT);
  measured_block_facts facts = {.title = find_text(in, NAME),
                                .infrared = in->options->any_axis ||
                                            measured_is_wanted_raman(in, x) ||
                                            units_x(x) != ELASTIR_X_OTHER,
                                .readable = points > 0};
  return measured_add_block(in, &facts, "%zu points, x in '%.*s'", points, (int)x.length,
                            x.text) &&
         measured_choose(in, &index) && give_spectrum(in, points, range, data);
}

const measured_format format_perkin_elmer = {"perkin-elmer-sp", recognise, read};
