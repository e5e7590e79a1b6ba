/* SPDX-License-Identifier: GPL-3.0-or-later */
/* agilent.c: Agilent .asp files: a number a line: how many points, first and last abscissa, three
 * codes, the ordinates. */
#include <math.h>

#include "measured/reader.h"

enum { HEADER_LINES = 6 };

/* The number that a line holds and nothing else. false: something else, or the end. */
static bool next_number(text_cursor *cursor, double *value)
{
  text_line line;
  return text_next_line(cursor, &line) && text_number(line, false, value);
}

/* The six lines in front. */
static bool read_head(const measured_input *in, text_cursor *cursor, double head[HEADER_LINES])
{
  *cursor = text_lines(text_part(in->text, in->length));
  for (int i = 0; i < HEADER_LINES; i++)
    if (!next_number(cursor, &head[i]))
      return false;
  return head[0] >= 2.0 && head[0] == floor(head[0]) && head[0] < (double)in->length &&
         head[1] != head[2];
}

static bool recognise(const measured_input *in)
{
  text_cursor cursor;
  double head[HEADER_LINES], next;
  return read_head(in, &cursor, head) && head[3] == floor(head[3]) && head[4] == floor(head[4]) &&
         head[5] == floor(head[5]) && next_number(&cursor, &next);
}

/* Behind the last ordinate nothing stands. */
static void check_rest(const measured_input *in, text_cursor *cursor, const text_line *last)
{
  text_line line;
  char shown[TEXT_SHOWN + 1];
  if (last->text + last->length == in->text + in->length)
    measured_warn(in, "cut-line", last->number, "the file ends within the line '%s'; was it cut "
                  "there?", text_show(shown, *last));
  while (text_next_line(cursor, &line))
    if (text_trim(line).length > 0) {
      measured_warn(in, "npoints", line.number, "more lines follow the ordinates announced in the first "
                    "line: '%s'", text_show(shown, line));
      return;
    }
}

static bool read(const measured_input *in)
{
  enum { CODE_WAVENUMBER = 1, CODE_ABSORBANCE = 2 };
  text_cursor cursor;
  double head[HEADER_LINES];
  text_line line = {.text = ""};
  size_t index;
  if (!read_head(in, &cursor, head))
    return false;
  size_t points = (size_t)head[0];
  measured_block_facts facts = {.title = text_of(""), .infrared = true, .readable = true};
  if (!measured_add_block(in, &facts, "%zu points", points) || !measured_choose(in, &index) ||
      !measured_set_texts(in, text_of(""), text_of(head[3] == CODE_WAVENUMBER ? "cm-1" : ""),
                          text_of("")) ||
      !measured_allocate(in, points))
    return false;
  measured_even_abscissae(in, head[1], head[2]);
  for (size_t i = 0; i < points; i++) {
    char shown[TEXT_SHOWN + 1];
    bool found = text_next_line(&cursor, &line);
    if (!found)
      return measured_fail(in, "truncated", cursor.number, "the first line announces %zu ordinates, but the "
                           "file has %zu; it is cut or damaged", points, i);
    if (!text_number(line, false, &in->out->y[i]) && !text_is_missing(line))
      return measured_fail(in, "bad-number", line.number, "expected an ordinate, found '%s'",
                           text_show(shown, line));
  }
  check_rest(in, &cursor, &line);
  in->out->instrument.resolution_cm1 = head[5] > 0.0 ? head[5] : 0.0;
  if (head[4] == CODE_ABSORBANCE && in->options->y_unit == NULL) {
    in->out->y_kind = ELASTIR_Y_ABSORBANCE;
    measured_assume(in, ELASTIR_INFO, "y-unit-assumed", 5, "an .asp file does not name its ordinate; its "
                    "code 2 is read as absorbance");
  }
  return true;
}

const measured_format format_agilent = {"agilent-asp", recognise, read};
