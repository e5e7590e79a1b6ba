/* SPDX-License-Identifier: GPL-3.0-or-later */
/* jcamp_split.c: labelled data records of a JCAMP-DX file, gathered into blocks. */
#include <math.h>
#include <string.h>
#include <stddef.h>

#include "base/memory.h"
#include "base/number.h"
#include "measured/jcamp.h"
#include "measured/text.h"

enum { LONGEST_LABEL = 40, DEEPEST_LINK = 64 };

typedef struct {
  const measured_input *in;
  jcamp_blocks *blocks;
  size_t open[DEEPEST_LINK]; /* indices of blocks without their ##END= */
  size_t depth;
  long unended; /* line of the first block whose ##END= is missing; 0: none */
} splitter;

size_t jcamp_without_comment(const char *text, size_t length)
{
  for (size_t i = 0; i + 1 < length; i++)
    if (text[i] == '$' && text[i + 1] == '$')
      return i;
  return length;
}

/* Labels are compared without blanks, '-', '/', '_' and case (JCAMP-DX 4.24, 4.3).
 * value: offset of what follows '='. false: no record starts here. */
static bool read_label(const text_line *line, char label[LONGEST_LABEL], size_t *value)
{
  size_t i = 0, n = 0;
  while (i < line->length && text_is_blank(line->text[i]))
    i++;
  if (i + 1 >= line->length || line->text[i] != '#' || line->text[i + 1] != '#')
    return false;
  for (i += 2; i < line->length && line->text[i] != '='; i++) {
    char c = line->text[i];
    if (text_is_blank(c) || c == '-' || c == '/' || c == '_')
      continue;
    if (n + 1 < LONGEST_LABEL)
      label[n++] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
  }
  label[n] = '\0';
  *value = i < line->length ? i + 1 : i;
  return true;
}

static bool has_equals(const text_line *line)
{
  return memchr(line->text, '=', line->length) != NULL;
}

static jcamp_block *current(splitter *splitter_)
{
  return splitter_->depth > 0 ? &splitter_->blocks->items[splitter_->open[splitter_->depth - 1]]
                              : NULL;
}

/* A new block; one that is open and holds none itself has lost its ##END=. */
static bool open_block(splitter *s, long line)
{
  jcamp_block *open = current(s);
  if (open != NULL && !open->link) {
    if (s->unended == 0)
      s->unended = open->line;
    s->depth--;
  }
  if (s->depth == DEEPEST_LINK)
    return measured_fail(s->in, "too-deep", line, "LINK blocks are nested deeper than %d",
                         DEEPEST_LINK);
  jcamp_blocks *blocks = s->blocks;
  if (!elastir_grow(&blocks->items, &blocks->capacity, blocks->count, sizeof *blocks->items))
    return measured_no_memory(s->in);
  blocks->items[blocks->count] = (jcamp_block){.line = line};
  s->open[s->depth++] = blocks->count++;
  return true;
}

static void close_block(splitter *s, const text_line *line)
{
  jcamp_block *block = current(s);
  if (!has_equals(line))
    measured_warn(s->in, "missing-end", line->number, "expected '##END=', found '##END'");
  if (block == NULL)
    return;
  block->ended = true;
  s->depth--;
}

static const struct {
  const char *label;
  size_t offset;
} records[] = {
    {"TITLE", offsetof(jcamp_block, title)},
    {"DATATYPE", offsetof(jcamp_block, data_type)},
    {"XUNITS", offsetof(jcamp_block, x_units)},
    {"YUNITS", offsetof(jcamp_block, y_units)},
    {"XFACTOR", offsetof(jcamp_block, x_factor)},
    {"YFACTOR", offsetof(jcamp_block, y_factor)},
    {"FIRSTX", offsetof(jcamp_block, first_x)},
    {"LASTX", offsetof(jcamp_block, last_x)},
    {"DELTAX", offsetof(jcamp_block, delta_x)},
    {"NPOINTS", offsetof(jcamp_block, points)},
    {"FIRSTY", offsetof(jcamp_block, first_y)},
    {"MAXY", offsetof(jcamp_block, max_y)},
    {"MINY", offsetof(jcamp_block, min_y)},
    {"RESOLUTION", offsetof(jcamp_block, resolution)},
    {"DATE", offsetof(jcamp_block, date)},
    {"LONGDATE", offsetof(jcamp_block, long_date)},
    {"SPECTROMETERDATASYSTEM", offsetof(jcamp_block, spectrometer)},
    {"SAMPLINGPROCEDURE", offsetof(jcamp_block, sampling)},
};

static const struct {
  const char *label;
  const char *name;
  jcamp_table_kind kind;
} tables[] = {
    {"XYDATA", "XYDATA", JCAMP_XYDATA},
    {"XYPOINTS", "XYPOINTS", JCAMP_XYPOINTS},
    {"PEAKTABLE", "PEAK TABLE", JCAMP_PEAK_TABLE},
    {"PEAKASSIGNMENTS", "PEAK ASSIGNMENTS", JCAMP_PEAK_ASSIGNMENTS},
    {"NTUPLES", "an NTUPLES table, which is not supported", JCAMP_UNSUPPORTED},
    {"RADATA", "a RADATA table, which is not supported", JCAMP_UNSUPPORTED},
};

/* The record of a block that a label names; NULL: of no interest. A record behind the table
 * does not replace one before it: it belongs to another table. */
static jcamp_value *find_record(jcamp_block *block, const char *label)
{
  for (size_t i = 0; i < sizeof records / sizeof *records; i++)
    if (strcmp(records[i].label, label) == 0) {
      jcamp_value *value = (jcamp_value *)(void *)((char *)block + records[i].offset);
      return value->number == 0 || block->kind == JCAMP_NO_TABLE ? value : NULL;
    }
  return NULL;
}

/* Curves come before peaks, and the first of a kind before the second. */
static jcamp_value *find_table(jcamp_block *block, const char *label)
{
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
    if (strcmp(tables[i].label, label) == 0) {
      if (tables[i].kind == JCAMP_XYDATA || tables[i].kind == JCAMP_XYPOINTS)
        block->tables++;
      if (block->kind != JCAMP_NO_TABLE && block->kind <= tables[i].kind)
        return NULL;
      block->kind = tables[i].kind;
      block->table_label = tables[i].name;
      return &block->table;
    }
  return NULL;
}

/* Splits "(X++(Y..Y))" off the front of a table; corrects its kind by it. */
static void split_form(jcamp_block *block)
{
  const char *text = block->table.text;
  size_t length = block->table.length, i = 0;
  long line = block->table.number;
  for (; i < length && (text_is_blank(text[i]) || text[i] == '\n' || text[i] == '\r'); i++)
    line += text[i] == '\n' || (text[i] == '\r' && (i + 1 == length || text[i + 1] != '\n'));
  if (i == length || text[i] != '(')
    return;
  size_t start = i;
  long depth = 0;
  for (; i < length && text[i] != '\n' && text[i] != '\r'; i++) {
    depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
    if (depth == 0) {
      i++;
      break;
    }
  }
  bool is_form = false;
  for (size_t k = start; k < i && !is_form; k++)
    is_form = text[k] == 'X' || text[k] == 'x';
  if (!is_form)
    return;
  block->form = (jcamp_value){.text = text + start, .length = i - start, .number = line};
  block->table = (jcamp_value){.text = text + i, .length = length - i, .number = line};
  bool steps = text_contains(block->form, "++");
  if (block->kind == JCAMP_XYDATA && !steps)
    block->kind = JCAMP_XYPOINTS;
  else if (block->kind == JCAMP_XYPOINTS && steps)
    block->kind = JCAMP_XYDATA;
}

/* A line of two numbers and nothing in front of them. */
static bool is_pair(text_line line)
{
  double x, y;
  line = text_trim(line);
  size_t used = number_scan(line.text, line.length, &x), next = used;
  while (next < line.length && strchr(" \t,;", line.text[next]) != NULL)
    next++;
  return used > 0 && next > used && number_scan(line.text + next, line.length - next, &y) > 0;
}

/* How many lines of a text are pairs of numbers; *other: how many are not, and not blank. */
static size_t count_pairs(text_line text, size_t *other)
{
  text_cursor cursor = text_lines(text);
  text_line line;
  size_t pairs = 0;
  *other = 0;
  while (text_next_line(&cursor, &line)) {
    bool pair = is_pair(line);
    pairs += pair;
    *other += !pair && text_trim(line).length > 0;
  }
  return pairs;
}

/* Some programs (Shimadzu's) write rows behind the last record, without a label for them. */
static void find_bare_table(const measured_input *in, jcamp_block *block)
{
  text_cursor cursor = text_lines(block->last);
  text_line line;
  size_t other;
  if (block->kind != JCAMP_NO_TABLE || block->structure || block->link ||
      !text_next_line(&cursor, &line))
    return;
  text_line rest = text_part(cursor.at, (size_t)(cursor.end - cursor.at));
  rest.number = cursor.number + 1;
  if (count_pairs(rest, &other) < 2 || other > 0)
    return;
  if (count_pairs(text_part(in->text, (size_t)(block->last.text - in->text)), &other) > 0)
    measured_warn(in, "skipped-rows", block->last.number, "rows of two numbers also precede the last record; "
                  "they are not read");
  block->bare = true;
  block->kind = JCAMP_XYPOINTS;
  block->table_label = "rows without a label";
  block->table = rest;
  measured_warn(in, "bare-table", rest.number, "no ##XYDATA= or ##XYPOINTS= precedes the rows after the last "
                "record; they are read as pairs of x and y");
}

static bool start_record(splitter *s, const text_line *line, const char *label,
                         jcamp_value **value)
{
  *value = NULL;
  jcamp_block *block = current(s);
  if (strcmp(label, "END") == 0) {
    close_block(s, line);
    return true;
  }
  bool empty = block != NULL && block->title.number == 0 && block->kind == JCAMP_NO_TABLE &&
               !block->link;
  if (block == NULL || (strcmp(label, "TITLE") == 0 && !empty)) {
    if (!open_block(s, line->number))
      return false;
    block = current(s);
  }
  if (strcmp(label, "JCAMPCS") == 0)
    block->structure = true;
  if (strcmp(label, "BLOCKS") == 0)
    block->link = true;
  *value = find_record(block, label);
  if (*value == NULL)
    *value = find_table(block, label);
  return true;
}

bool jcamp_split(const measured_input *in, jcamp_blocks *blocks)
{
  splitter s = {.in = in, .blocks = blocks};
  text_cursor cursor = text_lines(text_part(in->text, in->length));
  text_line line;
  char label[LONGEST_LABEL];
  jcamp_value *value = NULL, *last = NULL;
  size_t offset;
  while (text_next_line(&cursor, &line)) {
    if (!read_label(&line, label, &offset))
      continue;
    if (value != NULL)
      value->length = (size_t)(line.text - value->text);
    if (last != NULL)
      last->length = (size_t)(line.text - last->text);
    if (!start_record(&s, &line, label, &value))
      return false;
    /* `last` moves with the blocks: they may have grown */
    last = current(&s) != NULL ? &current(&s)->last : NULL;
    if (last != NULL)
      *last = (jcamp_value){.text = line.text,
                            .length = (size_t)(cursor.end - line.text),
                            .number = line.number};
    if (value == NULL)
      continue;
    *value = (jcamp_value){.text = line.text + offset,
                           .length = (size_t)(cursor.end - line.text) - offset,
                           .number = line.number};
    jcamp_block *block = current(&s);
    if (value == &block->data_type)
      block->link = block->link ||
                    text_contains(text_part(value->text, line.length - offset), "LINK");
  }
  for (size_t i = 0; i < s.depth && s.unended == 0; i++)
    s.unended = blocks->items[s.open[i]].line;
  if (s.unended > 0)
    measured_warn(in, "missing-end", s.unended, "the block that starts here has no '##END='; "
                  "was the file cut?");
  for (size_t i = 0; i < blocks->count; i++) {
    find_bare_table(in, &blocks->items[i]);
    split_form(&blocks->items[i]);
  }
  return true;
}

jcamp_value jcamp_first_line(const jcamp_value *value)
{
  jcamp_value first = {.text = ""};
  if (value->number == 0) /* the record is not there: it has no text */
    return first;
  text_cursor cursor = text_lines(*value);
  text_line line;
  while (first.length == 0 && text_next_line(&cursor, &line)) {
    first = line;
    first.length = jcamp_without_comment(line.text, line.length);
    first = text_trim(first);
  }
  return first;
}

bool jcamp_number(const measured_input *in, const jcamp_value *value, const char *label,
                  double *number)
{
  *number = NAN;
  jcamp_value first = jcamp_first_line(value);
  if (first.length == 0)
    return false;
  double found;
  char shown[TEXT_SHOWN + 1];
  size_t used = number_scan(first.text, first.length, &found);
  bool good = used > 0 && isfinite(found);
  if (used > 0 && used < first.length && first.text[used] == ',' &&
      text_number(first, true, &found))
    measured_warn(in, "decimal-comma", value->number, "##%s= has a decimal comma; read as %.10g",
                  label, found);
  else if (!good)
    measured_warn(in, "bad-number", value->number, "expected a number for ##%s=, found '%s'",
                  label, text_show(shown, first));
  else if (used < first.length)
    measured_warn(in, "bad-number", value->number, "##%s= is '%s'; read as %.10g", label,
                  text_show(shown, first), found);
  if (good)
    *number = found;
  return good;
}
