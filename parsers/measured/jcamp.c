/* SPDX-License-Identifier: GPL-3.0-or-later */
/* jcamp.c: JCAMP-DX files: which blocks are infrared spectra, and reading one of them. */
#include "measured/jcamp.h"

#include <stdlib.h>
#include <string.h>

#include "measured/text.h"
#include "measured/units.h"

static bool recognise(const measured_input *in)
{
  enum { LOOK_AT = 1 << 16 };
  text_cursor cursor = text_lines(
      text_part(in->text, in->length < LOOK_AT ? in->length : LOOK_AT));
  text_line line;
  while (text_next_line(&cursor, &line)) {
    line = text_trim(line);
    if (!text_starts(line, "##"))
      continue;
    line = text_trim(text_part(line.text + 2, line.length - 2));
    if (text_starts(line, "title") || text_starts(line, "jcamp"))
      return true;
  }
  return false;
}

static bool is_interferogram(const jcamp_value *data_type, const jcamp_value *y_units)
{
  return units_is_interferogram(*data_type) || units_is_interferogram(*y_units);
}

/* An infrared block without its table: the line that begins it was lost. */
static void check_table(const measured_input *in, const jcamp_block *block)
{
  jcamp_value data_type = jcamp_first_line(&block->data_type);
  if (block->kind == JCAMP_NO_TABLE && !block->structure && block->points.number > 0 &&
      units_name_technique(data_type) == TECHNIQUE_INFRARED)
    measured_warn(in, "no-table", block->line, "the infrared block that starts here has no table");
}

/* A LINK block holds blocks, no table: that of a block whose first line was lost went to it. */
static void check_link(const measured_input *in, const jcamp_block *block)
{
  if (block->link && block->kind != JCAMP_NO_TABLE)
    measured_warn(in, "missing-title", block->table.number, "the table here belongs to no block "
                  "of the LINK block in line %ld: was a ##TITLE= lost?", block->line);
}

static bool describe(const measured_input *in, const jcamp_block *block)
{
  jcamp_value title = jcamp_first_line(&block->title);
  jcamp_value data_type = jcamp_first_line(&block->data_type);
  jcamp_value x_units = jcamp_first_line(&block->x_units);
  jcamp_value y_units = jcamp_first_line(&block->y_units);
  jcamp_value points = jcamp_first_line(&block->points);
  bool interferogram = is_interferogram(&data_type, &y_units);
  check_table(in, block);
  check_link(in, block);
  bool readable = block->kind != JCAMP_NO_TABLE && block->kind != JCAMP_UNSUPPORTED &&
                  !block->structure && !interferogram;
  measured_block_facts facts = {.title = title,
                                .infrared = readable &&
                                            measured_is_infrared(in, data_type, x_units, y_units),
                                .sticks = block->kind >= JCAMP_PEAK_TABLE,
                                .readable = readable};
  if (readable)
    return measured_add_block(in, &facts, "%.*s, %s of %.*s points, x in '%.*s'",
                              (int)data_type.length, data_type.text, block->table_label,
                              (int)points.length, points.text, (int)x_units.length,
                              x_units.text);
  return measured_add_block(in, &facts, "%.*s, %s", (int)data_type.length, data_type.text,
                            block->structure                   ? "a structure"
                            : interferogram                    ? "an interferogram"
                            : block->kind == JCAMP_UNSUPPORTED ? block->table_label
                            : "no table of a spectrum");
}

/* What the format demands of curves and what changes their meaning if it is lost. Factors of 1
 * are left out by some writers: see jcamp_ordinate_step. */
static void check_records(const measured_input *in, const jcamp_block *block)
{
  const struct {
    const jcamp_value *value;
    const char *label, *otherwise;
  } demanded[] = {{&block->x_units, "XUNITS", "the unit is unknown"},
                  {&block->y_units, "YUNITS", "the unit is unknown"},
                  {&block->points, "NPOINTS", "the points are counted"}};
  bool curve = block->kind == JCAMP_XYDATA || block->kind == JCAMP_XYPOINTS;
  for (size_t i = 0; i < sizeof demanded / sizeof *demanded && curve; i++)
    if (demanded[i].value->number == 0)
      measured_warn(in, "missing-record", block->line, "the block has no ##%s=, which the format requires; "
                    "%s", demanded[i].label, demanded[i].otherwise);
}

static bool give_facts(const measured_input *in, const jcamp_block *block)
{
  const struct {
    const jcamp_value *value;
    const char *key;
  } facts[] = {{&block->resolution, "resolution"},
               {&block->long_date, "longdate"},
               {&block->date, "date"},
               {&block->spectrometer, "spectrometer"},
               {&block->sampling, "samplingprocedure"}};
  for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
    if (!measured_set_fact(in, facts[i].key, jcamp_first_line(facts[i].value)))
      return false;
  return true;
}

static bool read_block(const measured_input *in, const jcamp_block *block)
{
  jcamp_value title = jcamp_first_line(&block->title);
  jcamp_value x_units = jcamp_first_line(&block->x_units);
  jcamp_value y_units = jcamp_first_line(&block->y_units);
  if (!measured_set_texts(in, title, x_units, y_units) || !give_facts(in, block))
    return false;
  if (block->tables > 1)
    measured_warn(in, "two-tables", block->line, "the block has %ld tables; only the first, in line %ld, is "
                  "read", block->tables, block->table.number);
  check_records(in, block);
  if (block->bare)
    in->out->format = "shimadzu-text";
  if (block->data_type.number == 0)
    measured_assume(in, ELASTIR_WARNING, "no-data-type", block->line, "the block has no ##DATA TYPE=; it is "
                    "read as infrared because of its axes");
  if (block->kind == JCAMP_XYDATA)
    return jcamp_read_xydata(in, block);
  return jcamp_read_pairs(in, block);
}

static bool read(const measured_input *in)
{
  jcamp_blocks found = {0};
  size_t spectra = 0, index;
  bool good = jcamp_split(in, &found);
  /* LINK blocks hold blocks, no data; what follows are the others, in their order. */
  for (size_t i = 0; i < found.count && good; i++)
    if (!found.items[i].link || found.items[i].kind != JCAMP_NO_TABLE) {
      found.items[spectra++] = found.items[i];
      good = jcamp_cut_end(in, &found.items[spectra - 1]) && describe(in, &found.items[i]);
    }
  good = good && measured_choose(in, &index) && read_block(in, &found.items[index]);
  free(found.items);
  return good;
}

const measured_format format_jcamp = {"jcamp-dx", recognise, read};
