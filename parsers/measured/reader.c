/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reader.c: what the readers of the single formats share: blocks, units, assumptions. */
#include "measured/reader.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "measured/text.h"
#include "measured/units.h"

enum { LONGEST_MESSAGE = 900 };

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

void measured_assume(const measured_input *input, elastir_measured *measured,
                     elastir_severity severity, const char *code, long line,
                     const char *format, ...)
{
  char message[LONGEST_MESSAGE];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  elastir_diagnose(input->diagnostics, severity, code, input->name, line, "%s", message);
  measured_note(&measured->assumptions, &measured->assumption_count,
                elastir_copy_text(message, strlen(message)), input->diagnostics);
}

bool measured_allocate(const measured_input *input, elastir_measured *measured, size_t points)
{
  measured->x = malloc((points > 0 ? points : 1) * sizeof *measured->x);
  measured->y = malloc((points > 0 ? points : 1) * sizeof *measured->y);
  measured->points = points;
  if (measured->x != NULL && measured->y != NULL)
    return true;
  measured->points = 0;
  elastir_diagnose_no_memory(input->diagnostics);
  return false;
}

bool measured_set_text(const measured_input *input, char **field, const char *bytes,
                       size_t length)
{
  char *text = text_utf8(bytes != NULL ? bytes : "", length);
  free(*field);
  *field = text;
  if (text == NULL)
    elastir_diagnose_no_memory(input->diagnostics);
  return text != NULL;
}

bool measured_add_block(const measured_input *input, elastir_measured_blocks *blocks,
                        const measured_block_facts *facts, const char *format, ...)
{
  char what[LONGEST_MESSAGE];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(what, sizeof what, format, arguments);
  va_end(arguments);
  if (!elastir_grow(&blocks->blocks, &blocks->capacity, blocks->count,
                    sizeof *blocks->blocks)) {
    elastir_diagnose_no_memory(input->diagnostics);
    return false;
  }
  elastir_measured_block *block = &blocks->blocks[blocks->count++];
  *block = (elastir_measured_block){.number = facts->readable ? 1 : 0,
                                    .infrared = facts->infrared,
                                    .sticks = facts->sticks};
  return measured_set_text(input, &block->title, facts->title, facts->title_length) &&
         measured_set_text(input, &block->what, what, strlen(what));
}

/* "1: 'title' (what); 2: …", at most a few. */
static void describe_blocks(const elastir_measured_blocks *blocks, bool selectable, char *out,
                            size_t size)
{
  enum { SHOWN = 6 };
  size_t shown = 0, used = 0;
  out[0] = '\0';
  for (size_t i = 0; i < blocks->count; i++) {
    const elastir_measured_block *block = &blocks->blocks[i];
    if (selectable && block->number == 0)
      continue;
    if (shown++ >= SHOWN)
      continue;
    int wrote;
    if (selectable)
      wrote = snprintf(out + used, size - used, "%s%zu: '%.40s' (%.110s)", used > 0 ? "; " : "",
                       block->number, block->title, block->what);
    else
      wrote = snprintf(out + used, size - used, "%s'%.40s' (%.110s)", used > 0 ? "; " : "",
                       block->title, block->what);
    used += wrote > 0 && (size_t)wrote < size - used ? (size_t)wrote : 0;
  }
  if (shown > SHOWN)
    snprintf(out + used, size - used, "; and %zu more", shown - SHOWN);
}

/* Which block is taken where none was named: the only curve, or the first with a warning. */
static size_t default_block(const measured_input *input, const elastir_measured_blocks *blocks,
                            const char *list)
{
  size_t none = blocks->count, first = none, first_curve = none;
  size_t choices = 0, curves = 0;
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
    elastir_diagnose(input->diagnostics, ELASTIR_WARNING, "several-blocks", input->name, 0,
                     "the file holds %zu spectra; number %zu is taken, choose one by its "
                     "number: %s", choices, blocks->blocks[chosen].number, list);
  else if (choices > 1)
    elastir_diagnose(input->diagnostics, ELASTIR_INFO, "several-blocks", input->name, 0,
                     "number %zu is taken, the only curve of %s",
                     blocks->blocks[chosen].number, list);
  return chosen;
}

bool measured_choose(const measured_input *input, elastir_measured_blocks *blocks,
                     elastir_measured *measured, size_t *index)
{
  char list[LONGEST_MESSAGE];
  size_t next = 1;
  for (size_t i = 0; i < blocks->count; i++) {
    elastir_measured_block *block = &blocks->blocks[i];
    bool wanted = block->number > 0 && (block->infrared || input->options->any_technique);
    block->number = wanted ? next++ : 0;
  }
  measured->block_count = next - 1;
  describe_blocks(blocks, next > 1, list, sizeof list);
  if (next == 1) {
    elastir_diagnose(input->diagnostics, ELASTIR_ERROR, "not-infrared", input->name, 0,
                     "expected an infrared spectrum, found %s",
                     blocks->count > 0 ? list : "no spectrum at all");
    return false;
  }
  size_t wanted = input->options->block;
  if (wanted >= next) {
    elastir_diagnose(input->diagnostics, ELASTIR_ERROR, "no-such-block", input->name, 0,
                     "spectrum %zu was asked for, the file holds %zu: %s", wanted, next - 1,
                     list);
    return false;
  }
  *index = 0;
  if (wanted == 0)
    *index = default_block(input, blocks, list);
  else
    while (blocks->blocks[*index].number != wanted)
      ++*index;
  measured->block = blocks->blocks[*index].number;
  return true;
}
