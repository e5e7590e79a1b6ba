/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reader.c: what the readers of the single formats share: messages, blocks, room. */
#include "measured/reader.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "measured/bytes.h"

enum { LONGEST_MESSAGE = 900 };

/* Formats a message into `name`, a buffer of its own. */
#define FORMAT_MESSAGE(name)                                                                     \
  char name[LONGEST_MESSAGE];                                                                    \
  va_list arguments;                                                                             \
  va_start(arguments, format);                                                                   \
  elastir_vsnprintf(name, sizeof name, format, arguments);                                       \
  va_end(arguments)

bool measured_fail(const measured_input *in, const char *code, long line, const char *format, ...)
{
  FORMAT_MESSAGE(message);
  elastir_diagnose(in->diagnostics, ELASTIR_ERROR, code, in->name, line, "%s", message);
  return false;
}

void measured_warn(const measured_input *in, const char *code, long line, const char *format, ...)
{
  FORMAT_MESSAGE(message);
  elastir_diagnose(in->diagnostics, ELASTIR_WARNING, code, in->name, line, "%s", message);
}

void measured_tell(const measured_input *in, const char *code, long line, const char *format, ...)
{
  FORMAT_MESSAGE(message);
  elastir_diagnose(in->diagnostics, ELASTIR_INFO, code, in->name, line, "%s", message);
}

void measured_assume(const measured_input *in, elastir_severity severity, const char *code,
                     long line, const char *format, ...)
{
  FORMAT_MESSAGE(message);
  elastir_diagnose(in->diagnostics, severity, code, in->name, line, "%s", message);
  measured_note(&in->out->assumptions, &in->out->assumption_count,
                elastir_copy_text(message, strlen(message)), in->diagnostics);
}

void elastir_measured_assume(elastir_measured *measured, elastir_severity severity,
                             const char *code, elastir_diagnostics *diagnostics,
                             const char *format, ...)
{
  FORMAT_MESSAGE(message);
  elastir_diagnose(diagnostics, severity, code, measured->path, 0, "%s", message);
  measured_note(&measured->assumptions, &measured->assumption_count,
                elastir_copy_text(message, strlen(message)), diagnostics);
}

bool measured_no_memory(const measured_input *in)
{
  elastir_diagnose_no_memory(in->diagnostics);
  return false;
}

void measured_note(char ***notes, size_t *count, char *text, elastir_diagnostics *diagnostics)
{
  char **grown = text != NULL ? realloc(*notes, (*count + 1) * sizeof *grown) : NULL;
  if (grown == NULL) {
    free(text);
    elastir_diagnose_no_memory(diagnostics);
    return;
  }
  grown[(*count)++] = text;
  *notes = grown;
}

bool measured_add_number(const measured_input *in, measured_numbers *numbers, double value)
{
  if (!elastir_grow(&numbers->values, &numbers->capacity, numbers->count, sizeof(double)))
    return measured_no_memory(in);
  numbers->values[numbers->count++] = value;
  return true;
}

bool measured_allocate(const measured_input *in, size_t points)
{
  in->out->x = malloc((points > 0 ? points : 1) * sizeof(double));
  in->out->y = malloc((points > 0 ? points : 1) * sizeof(double));
  bool good = in->out->x != NULL && in->out->y != NULL;
  in->out->points = good ? points : 0;
  return good || measured_no_memory(in);
}

void measured_even_abscissae(const measured_input *in, double first, double last)
{
  size_t n = in->out->points;
  for (size_t i = 0; i < n; i++)
    in->out->x[i] = n < 2 ? first : first + (double)i * (last - first) / (double)(n - 1);
}

void measured_report_not_finite(const measured_input *in, size_t count)
{
  if (count > 0)
    measured_warn(in, "not-finite", 0, "%zu ordinates are not finite numbers; they count as missing", count);
}

void measured_give_floats(const measured_input *in, size_t offset, size_t size, double factor)
{
  size_t not_finite = 0;
  for (size_t i = 0; i < in->out->points; i++) {
    const char *at = in->text + offset + i * size;
    double y = factor * (size == 4 ? bytes_f32(at, false) : bytes_f64(at, false));
    if (!isfinite(y))
      not_finite++;
    in->out->y[i] = isfinite(y) ? y : NAN;
  }
  measured_report_not_finite(in, not_finite);
}

void measured_check_size(const measured_input *in, size_t end)
{
  if (end != in->length)
    measured_warn(in, "file-size", 0, "according to its contents the file ends at byte %zu, but it has %zu "
                  "bytes: were bytes lost or inserted?", end, in->length);
}

void measured_check_range(const measured_input *in, double low, double high, double tolerance)
{
  double found_low = INFINITY, found_high = -INFINITY;
  for (size_t i = 0; i < in->out->points; i++) {
    found_low = fmin(found_low, in->out->y[i]);
    found_high = fmax(found_high, in->out->y[i]);
  }
  tolerance *= fmax(fabs(found_low), fabs(found_high));
  if (fabs(low - found_low) > tolerance || fabs(high - found_high) > tolerance)
    measured_warn(in, "y-header", 0, "the file states that its ordinates range from %.7g to %.7g, but they "
                  "range from %.7g to %.7g; they are used unchanged", low, high, found_low,
                  found_high);
}

bool measured_set_text(const measured_input *in, char **field, text_line text)
{
  free(*field);
  *field = text_utf8(text);
  return *field != NULL || measured_no_memory(in);
}

bool measured_set_texts(const measured_input *in, text_line title, text_line x_unit,
                        text_line y_unit)
{
  return measured_set_text(in, &in->out->title, title) &&
         measured_set_text(in, &in->out->x_unit, x_unit) &&
         measured_set_text(in, &in->out->y_unit, y_unit);
}

bool measured_add_block(const measured_input *in, const measured_block_facts *facts,
                        const char *format, ...)
{
  FORMAT_MESSAGE(what);
  measured_blocks *blocks = in->blocks;
  if (!elastir_grow(&blocks->blocks, &blocks->capacity, blocks->count, sizeof *blocks->blocks))
    return measured_no_memory(in);
  measured_block *block = &blocks->blocks[blocks->count++];
  *block = (measured_block){.number = facts->readable ? 1 : 0,
                                    .infrared = facts->infrared,
                                    .sticks = facts->sticks};
  return measured_set_text(in, &block->title, facts->title) &&
         measured_set_text(in, &block->what, text_of(what));
}

/* "1: 'title' (what); 2: …", at most a few; without numbers where none can be chosen. */
static void describe_blocks(const measured_blocks *blocks, bool selectable, char *out,
                            size_t size)
{
  enum { SHOWN = 6 };
  size_t shown = 0, used = 0;
  out[0] = '\0';
  for (size_t i = 0; i < blocks->count; i++) {
    const measured_block *block = &blocks->blocks[i];
    char number[24] = "";
    if ((selectable && block->number == 0) || shown++ >= SHOWN)
      continue;
    if (selectable)
      snprintf(number, sizeof number, "%zu: ", block->number);
    int wrote = snprintf(out + used, size - used, "%s%s'%.40s' (%.110s)", used > 0 ? "; " : "",
                         number, block->title, block->what);
    used += wrote > 0 && (size_t)wrote < size - used ? (size_t)wrote : 0;
  }
  if (shown > SHOWN)
    snprintf(out + used, size - used, "; and %zu more", shown - SHOWN);
}

/* Which block is taken where none was named: the only curve, or the first with a warning. */
static size_t default_block(const measured_input *in, const char *list)
{
  const measured_blocks *blocks = in->blocks;
  size_t first = 0, first_curve = 0, choices = 0, curves = 0;
  for (size_t i = 0; i < blocks->count; i++) {
    if (blocks->blocks[i].number == 0)
      continue;
    if (choices++ == 0)
      first = i;
    if (!blocks->blocks[i].sticks && curves++ == 0)
      first_curve = i;
  }
  size_t chosen = curves > 0 ? first_curve : first;
  if (curves > 1 || (curves == 0 && choices > 1))
    measured_warn(in, "several-blocks", 0, "the file has %zu spectra; number %zu is used, choose one by its "
                  "number or name: %s", choices, blocks->blocks[chosen].number,
                  list);
  else if (choices > 1)
    measured_tell(in, "several-blocks", 0, "number %zu is used, the only curve of %s",
                  blocks->blocks[chosen].number, list);
  return chosen;
}

/* The number of the block with a title; 0: reported. */
static size_t number_of_name(const measured_input *in, const char *name, const char *list)
{
  for (size_t i = 0; i < in->blocks->count; i++)
    if (in->blocks->blocks[i].number > 0 &&
        text_equal(text_of(in->blocks->blocks[i].title), name))
      return in->blocks->blocks[i].number;
  measured_fail(in, "no-such-block", 0, "no spectrum of the file is called '%s': %s", name,
                list);
  return 0;
}

bool measured_choose(const measured_input *in, size_t *index)
{
  char list[LONGEST_MESSAGE];
  const measured_blocks *blocks = in->blocks;
  size_t next = 1, wanted = in->options->block;
  for (size_t i = 0; i < blocks->count; i++) {
    measured_block *block = &blocks->blocks[i];
    bool serves = block->number > 0 && (block->infrared || in->options->any_technique);
    block->number = serves ? next++ : 0;
  }
  in->out->block_count = next - 1;
  describe_blocks(blocks, next > 1, list, sizeof list);
  if (next == 1)
    return measured_fail(in, "not-infrared", 0, "expected an infrared spectrum, found %s%s",
                         blocks->count > 0 ? list : "no spectrum at all",
                         text_contains(text_of(list), "raman")
                             ? "; 'elastir compare --as raman' takes Raman spectra" : "");
  if (wanted >= next)
    return measured_fail(in, "no-such-block", 0, "spectrum %zu was requested, but the file has %zu: "
                         "%s", wanted, next - 1, list);
  if (in->options->block_name != NULL &&
      (wanted = number_of_name(in, in->options->block_name, list)) == 0)
    return false;
  *index = 0;
  if (wanted == 0)
    *index = default_block(in, list);
  else
    while (blocks->blocks[*index].number != wanted)
      ++*index;
  in->out->block = blocks->blocks[*index].number;
  return true;
}
