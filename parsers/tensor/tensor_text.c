/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tensor_text.c: reads bare stiffness tensors as ELATE takes them. */
#include "tensor/tensor_text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/letters.h"
#include "base/memory.h"
#include "tensor/constants_text.h"
#include "tensor/heading_text.h"
#include "tensor/row_text.h"
#include "tensor/symmetric.h"

typedef enum { SHAPE_UNKNOWN, SHAPE_FULL_OR_UPPER, SHAPE_FULL, SHAPE_UPPER, SHAPE_LOWER } shape;

enum { LONGEST_ROW = 1000 };

/* How many digits numbers have behind their mark, of those that have one. */
typedef struct {
  size_t least, most, last; /* last: of the number read last, 0 without a mark */
  bool exponents;           /* some number has one */
} decimals;

/* A tensor while it is read. */
typedef struct {
  elastir_tensor_entry entry;
  shape kind;
  int rows;
  bool broken; /* reported; skipped up to the next blank line */
  tensor_heading comment; /* what the comments above say */
  tensor_constants constants; /* named one by one, instead of rows */
} block;

/* What is read and told: constants that are named one by one count only in a file without rows, above and
 * below which they are words. */
typedef struct {
  elastir_tensor_list *list;
  elastir_diagnostics *diagnostics;
  bool failed;
} account;

typedef struct {
  elastir_tensor_list *list;
  elastir_diagnostics *diagnostics;
  account aside; /* that of the other way to give a tensor than the one in use */
  const char *file;
  decimals decimals; /* of all numbers of the file */
  tensor_heading heading;
  long compliance;   /* the line of one that was passed over; 0: none */
  long named_compliance; /* the same, of constants such as S11 */
  long words;        /* the first line that begins with words, and its start; 0: none */
  char first_words[40];
  bool failed;
} reader;

/* The length of a UTF-8 byte order mark, which editors put in front. */
static size_t byte_order_mark(const char *text, size_t length)
{
  return length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

/* Rows with the minus sign of typesetters, as they come out of a PDF, are copied with that of ASCII; columns
 * stay. */
static void use_plain_minus(elastir_line *line, char plain[LONGEST_ROW])
{
  static const char sign[] = "\xe2\x88\x92";
  if (line->length >= LONGEST_ROW || strstr(line->text, sign) == NULL)
    return;
  memcpy(plain, line->text, line->length + 1);
  for (char *at = strstr(plain, sign); at != NULL; at = strstr(at, sign))
    memcpy(at, "  -", 3);
  line->text = plain;
}

/* 'b' blank, 'c' nothing but a comment, 'r' anything else. */
static char kind_of_line(const char *text, size_t length)
{
  for (size_t i = 0; i < length; i++) {
    if (text[i] == '#')
      return 'c';
    if (!tensor_row_separates(text[i]))
      return 'r';
  }
  return 'b';
}

/* The numbers of a row up to `length`. */
static void count_decimals(decimals *d, const char *text, size_t length)
{
  for (size_t at = 0; at < length;) {
    bool mark = false;
    size_t behind = 0;
    for (; at < length && !tensor_row_separates(text[at]); at++) {
      behind += mark && text[at] >= '0' && text[at] <= '9';
      mark = mark || text[at] == '.';
      d->exponents = d->exponents || strchr("eEdDqQ", text[at]) != NULL;
    }
    d->last = behind;
    if (mark && (d->most == 0 || behind < d->least))
      d->least = behind;
    if (behind > d->most)
      d->most = behind;
    while (at < length && tensor_row_separates(text[at]))
      at++;
  }
}

/* A number that ends the file, without a line end behind it, may lack digits, unless it has as
 * many of them as all others. */
static void check_end(reader *r, const tensor_row *found, const elastir_line *line)
{
  const decimals *d = &r->decimals;
  bool whole = d->last > 0 && d->last == d->least && d->last == d->most && !d->exponents;
  if (line->unended && found->end == line->length && !whole)
    elastir_diagnose(r->diagnostics, ELASTIR_WARNING, "cut-line", r->file, line->number,
                     "the file ends after '%.*s', without a line end; was it cut there?",
                     (int)(line->length < 60 ? line->length : 60), line->text);
}

static void fail(reader *r, block *b, long line, const char *expected, const char *found)
{
  elastir_diagnose(r->diagnostics, ELASTIR_ERROR, "bad-tensor", r->file, line,
                   "row %d of a tensor: expected %s, found %s", b->rows + 1, expected, found);
  b->broken = true;
  r->failed = true;
}

/* How many numbers the next row must have; 0 if two counts are possible. */
static size_t numbers_expected(const block *b)
{
  switch (b->kind) {
  case SHAPE_FULL:
    return 6;
  case SHAPE_UPPER:
    return (size_t)(6 - b->rows);
  case SHAPE_LOWER:
    return (size_t)(b->rows + 1);
  default:
    return 0;
  }
}

static bool settle_shape(block *b, size_t count)
{
  if (b->kind == SHAPE_UNKNOWN && count == 6)
    b->kind = SHAPE_FULL_OR_UPPER;
  else if (b->kind == SHAPE_UNKNOWN && count == 1)
    b->kind = SHAPE_LOWER;
  else if (b->kind == SHAPE_FULL_OR_UPPER && count == 6)
    b->kind = SHAPE_FULL;
  else if (b->kind == SHAPE_FULL_OR_UPPER && count == 5)
    b->kind = SHAPE_UPPER;
  else
    return numbers_expected(b) == count;
  return true;
}

static void store_row(block *b, const tensor_row *found)
{
  int first = b->kind == SHAPE_UPPER ? b->rows : 0;
  for (size_t k = 0; k < found->count; k++) {
    int column = first + (int)k;
    b->entry.stiffness_gpa[6 * b->rows + column] = found->value[k];
    b->entry.half_unit_gpa[6 * b->rows + column] = found->half_unit[k];
    if (b->kind == SHAPE_UPPER || b->kind == SHAPE_LOWER) {
      b->entry.stiffness_gpa[6 * column + b->rows] = found->value[k];
      b->entry.half_unit_gpa[6 * column + b->rows] = found->half_unit[k];
    }
  }
  b->rows++;
}

/* All numbers in one line, as Python and Mathematica write lists. */
static bool take_all(reader *r, block *b, const tensor_row *found, const elastir_line *read)
{
  if (b->rows > 0 || found->count != 36)
    return false;
  b->kind = SHAPE_FULL;
  b->rows = 6;
  memcpy(b->entry.stiffness_gpa, found->value, sizeof b->entry.stiffness_gpa);
  memcpy(b->entry.half_unit_gpa, found->half_unit, sizeof b->entry.half_unit_gpa);
  count_decimals(&r->decimals, read->text, found->end);
  check_end(r, found, read);
  return true;
}

/* "12,10 9,27 0": commas between digits, and blanks or semicolons, too. */
static bool has_decimal_commas(const char *text, size_t length)
{
  bool comma = false, other = false;
  for (size_t i = 1; i + 1 < length; i++) {
    bool within = text[i - 1] >= '0' && text[i - 1] <= '9' && text[i + 1] >= '0' && text[i + 1] <= '9';
    comma = comma || (within && text[i] == ',');
    other = other || (within && strchr(" ;\t", text[i]) != NULL);
  }
  return comma && other;
}

static void take_row(reader *r, block *b, const elastir_line *read, tensor_row found)
{
  const char *text = read->text;
  long line = read->number;
  char wanted[40], what[60];
  if (b->rows == 0)
    b->entry.line = line;
  if (b->rows == 6) {
    fail(r, b, line, "a blank line after six rows", "more text");
    return;
  }
  if (found.bad_at > 0) {
    snprintf(what, sizeof what, "'%.20s' in column %zu", text + found.bad_at - 1, found.bad_at);
    fail(r, b, line, "numbers", what);
    return;
  }
  tensor_row_drop_number(&found, (size_t)b->rows + 1);
  if (take_all(r, b, &found, read))
    return;
  size_t expected = numbers_expected(b);
  if (!settle_shape(b, found.count)) {
    if (b->kind == SHAPE_UNKNOWN)
      snprintf(wanted, sizeof wanted, "6 numbers, or 1 (lower triangle)");
    else if (expected == 0)
      snprintf(wanted, sizeof wanted, "6 numbers, or 5 (upper triangle)");
    else
      snprintf(wanted, sizeof wanted, "%zu number%s", expected, expected == 1 ? "" : "s");
    snprintf(what, sizeof what, "%zu%s", found.count,
             has_decimal_commas(text, read->length) ? " (write decimal points, not commas)" : "");
    fail(r, b, line, wanted, what);
    return;
  }
  store_row(b, &found);
  count_decimals(&r->decimals, text, found.end);
  check_end(r, &found, read);
}

/* The first row of an upper triangle is stored before its shape is known. */
static void mirror_first_row(block *b)
{
  if (b->kind == SHAPE_UPPER)
    for (int j = 1; j < 6; j++) {
      b->entry.stiffness_gpa[6 * j] = b->entry.stiffness_gpa[j];
      b->entry.half_unit_gpa[6 * j] = b->entry.half_unit_gpa[j];
    }
}

/* One for c_ij and c_ji; a zero says no less than the finest number does. */
static void settle_half_units(elastir_tensor_entry *entry)
{
  double *half = entry->half_unit_gpa, finest = INFINITY;
  for (int i = 0; i < 36; i++)
    if (entry->stiffness_gpa[i] != 0.0)
      finest = fmin(finest, half[i]);
  for (int i = 0; i < 36; i++) {
    int other = 6 * (i % 6) + i / 6;
    half[i] = half[other] = fmin(half[i], half[other]);
    if (entry->stiffness_gpa[i] == 0.0)
      half[i] = fmin(half[i], finest);
  }
}

/* false: the tensor cannot be meant symmetric. */
static bool check_symmetry(reader *r, const block *b)
{
  const tensor_place place = {r->file, b->entry.line, NULL};
  bool good = b->kind != SHAPE_FULL ||
              tensor_check_symmetric(b->entry.stiffness_gpa, NULL, &place, r->diagnostics);
  r->failed = r->failed || !good;
  return good;
}

/* To GPa, if the heading names another unit. */
static void convert(reader *r, block *b)
{
  double gpa = r->heading.gpa;
  const tensor_heading *comment = &b->comment;
  double doubtful = comment->gpa != 0.0            ? comment->gpa
                    : comment->doubtful_gpa != 0.0 ? comment->doubtful_gpa
                                                   : r->heading.doubtful_gpa;
  if (gpa == 0.0 && doubtful != 0.0 && doubtful != 1.0)
    elastir_diagnose(r->diagnostics, ELASTIR_WARNING, "not-gpa", r->file, b->entry.line,
                     "a unit of %g GPa is named above this tensor, where it may belong to something else; "
                     "the numbers are read as GPa. To convert them, give the unit on a line of its own, such "
                     "as (kbar)", doubtful);
  if (gpa == 0.0 || gpa == 1.0)
    return;
  for (int i = 0; i < 36; i++) {
    b->entry.stiffness_gpa[i] *= gpa;
    b->entry.half_unit_gpa[i] *= gpa;
  }
  elastir_diagnose(r->diagnostics, ELASTIR_INFO, "unit-converted", r->file, b->entry.line,
                   "the words above the tensor name its unit, which is %g GPa", gpa);
}

/* false: what is read is no stiffness in Voigt's order, by its heading. */
static bool check_heading(reader *r, const block *b)
{
  if (r->heading.other_order) {
    elastir_diagnose(r->diagnostics, ELASTIR_ERROR, "bad-tensor", r->file, b->entry.line,
                     "the words above the tensor have its shears in the order xy yz zx; expected "
                     "yz zx xy");
    r->failed = true;
    return false;
  }
  bool compliance = r->heading.compliance || b->comment.compliance;
  if (compliance && r->compliance == 0)
    r->compliance = b->entry.line;
  return !compliance;
}

static void keep(reader *r, block *b)
{
  if (!elastir_grow(&r->list->items, &r->list->capacity, r->list->count, sizeof *r->list->items)) {
    elastir_diagnose_no_memory(r->diagnostics);
    r->failed = true;
    return;
  }
  r->list->items[r->list->count++] = b->entry;
  b->entry.name = NULL;
}

static void swap_accounts(reader *r)
{
  account now = {r->list, r->diagnostics, r->failed};
  r->list = r->aside.list;
  r->diagnostics = r->aside.diagnostics;
  r->failed = r->aside.failed;
  r->aside = now;
}

/* Ends a list of constants. */
static void finish_constants(reader *r, block *b)
{
  tensor_constants *constants = &b->constants;
  swap_accounts(r);
  if (constants->given == 0 && constants->compliance > 0 && !constants->broken) {
    r->named_compliance = r->named_compliance == 0 ? constants->compliance : r->named_compliance;
  } else if (!constants->broken && tensor_constants_finish(constants, r->heading.gpa, r->file, &b->entry,
                                                           r->diagnostics)) {
    bool good = check_heading(r, b);
    if (good && constants->units == 0)
      convert(r, b);
    settle_half_units(&b->entry);
    if (good)
      keep(r, b);
  } else {
    r->failed = true;
  }
  swap_accounts(r);
  *b = (block){.entry.name = b->entry.name, .comment = b->comment}; /* rows may follow */
}

/* Ends the tensor that is being read, if any, and keeps it if it is whole. */
static void finish(reader *r, block *b, long line)
{
  if (b->constants.line > 0) {
    finish_constants(r, b);
    return;
  }
  if (!b->broken && b->rows > 0 && b->rows < 6)
    fail(r, b, line, "a tensor of six rows", "its end");
  if (!b->broken && b->rows == 6 && check_heading(r, b)) {
    mirror_first_row(b);
    convert(r, b);
    settle_half_units(&b->entry);
    if (check_symmetry(r, b))
      keep(r, b);
  }
  if (b->rows > 0 || b->broken) {
    free(b->entry.name);
    *b = (block){0};
  }
}

/* Without the blanks around it, if something is left. */
static void set_name(reader *r, block *b, const char *text, size_t length)
{
  char *name = elastir_copy_trimmed(text, length);
  if (name == NULL) {
    elastir_diagnose_no_memory(r->diagnostics);
    r->failed = true;
  } else if (*name == '\0') {
    free(name);
  } else {
    free(b->entry.name);
    b->entry.name = name;
  }
}

static void take_name(reader *r, block *b, const char *text, size_t length)
{
  const char *hash = memchr(text, '#', length);
  size_t skipped = (size_t)(hash - text);
  tensor_heading_read(text, length, &b->comment);
  while (skipped < length && text[skipped] == '#')
    skipped++;
  set_name(r, b, text + skipped, length - skipped);
}

/* ABINIT has a tensor for ions that stay and one for ions that move. */
static void name_by_ions(reader *r, block *b, const elastir_line *line)
{
  static const char *const names[] = {"clamped ion", "relaxed ion"};
  for (size_t i = 0; i < 2; i++)
    if (letters_contain(line->text, line->length, names[i]))
      set_name(r, b, names[i], strlen(names[i]));
}

/* A line of words, which may name a unit. */
static void take_words(reader *r, block *b, const elastir_line *line)
{
  for (size_t i = 0; r->words == 0 && i < line->length && i + 1 < sizeof r->first_words; i++) {
    bool printable = line->text[i] >= ' ' && line->text[i] <= '~';
    r->first_words[i] = '.';
    if (printable)
      r->first_words[i] = line->text[i];
  }
  r->words = r->words == 0 ? line->number : r->words;
  tensor_heading_read(line->text, line->length, &r->heading);
  name_by_ions(r, b, line);
}

/* A line that begins with a constant: one of a list, or, above rows, words about them. */
static void take_constants(reader *r, block *b, const elastir_line *line)
{
  swap_accounts(r);
  if (tensor_constants_read(&b->constants, line, r->file, r->diagnostics)) {
    tensor_row last = {.end = b->constants.number_end};
    count_decimals(&r->decimals, line->text, last.end);
    check_end(r, &last, line);
  }
  swap_accounts(r);
  if (b->constants.broken)
    take_words(r, b, line);
}

/* A line that is neither blank nor a comment: a constant, a row, or words, which end a whole tensor and may
 * stand in front of one. */
static void take_line(reader *r, block *b, const elastir_line *read)
{
  if (b->rows == 0 && tensor_constants_begin(read->text, read->length)) {
    take_constants(r, b, read);
    return;
  }
  if (b->constants.line > 0)
    finish(r, b, read->number);
  elastir_line line = *read;
  tensor_row found = tensor_row_split(line.text, line.length);
  bool words = found.bad_at > 0 && found.count == 0 && line.text[found.bad_at - 1] != '*';
  size_t name = words && b->rows == 0 ? tensor_row_name(line.text, line.length, &found) : 0;
  words = words && name == 0;
  line.text += name;
  line.length -= name;
  if (!words || (b->rows > 0 && b->rows < 6)) {
    take_row(r, b, &line, found);
    return;
  }
  finish(r, b, line.number);
  take_words(r, b, &line);
}

/* Constants that are named count if there is nothing else. */
static void settle_constants(reader *r)
{
  account *named = &r->aside;
  if (r->list->count == 0 && !r->failed) {
    *r->list = *named->list;
    *named->list = (elastir_tensor_list){0};
    elastir_diagnostics_move(r->diagnostics, named->diagnostics);
    r->failed = named->failed;
    return;
  }
  if (named->list->count > 0)
    elastir_diagnose(r->diagnostics, ELASTIR_WARNING, "constants-skipped", r->file, named->list->items->line,
                     "the constants that are named one by one are skipped, since the file has a tensor in "
                     "rows, too");
  if (named->diagnostics->out_of_memory)
    r->failed = !elastir_diagnose_no_memory(r->diagnostics);
}

static void report_nothing(reader *r)
{
  if (r->list->count > 0 || r->failed)
    return;
  if (r->named_compliance > 0 && r->compliance == 0)
    elastir_diagnose(r->diagnostics, ELASTIR_ERROR, "bad-tensor", r->file, r->named_compliance,
                     "the constants from here on are compliances; expected those of the stiffness, such as "
                     "C11");
  else if (r->compliance > 0)
    elastir_diagnose(r->diagnostics, ELASTIR_ERROR, "bad-tensor", r->file, r->compliance,
                     "the words above this tensor call it a compliance; expected its inverse, the "
                     "stiffness");
  else if (r->words > 0)
    elastir_diagnose(r->diagnostics, ELASTIR_ERROR, "bad-tensor", r->file, r->words,
                     "expected six rows of numbers, found none; lines that begin with words, such as "
                     "'%s', are not rows", r->first_words);
  else
    elastir_diagnose(r->diagnostics, ELASTIR_ERROR, "bad-tensor", r->file, 0,
                     "expected six rows of numbers, found none");
  r->failed = true;
}

bool elastir_tensor_text_read_stream(elastir_stream *stream, elastir_tensor_list *list,
                                     elastir_source *source, elastir_diagnostics *diagnostics)
{
  *list = (elastir_tensor_list){0};
  elastir_tensor_list named = {0};
  elastir_diagnostics told = {0};
  reader r = {.list = list, .diagnostics = diagnostics, .file = elastir_stream_name(stream),
              .aside = {&named, &told, false}};
  block b = {.rows = 0};
  elastir_line line;
  long last = 0;
  while (elastir_stream_line(stream, &line)) {
    last = line.number;
    if (line.number == 1) {
      size_t mark = byte_order_mark(line.text, line.length);
      line.text += mark;
      line.length -= mark;
    }
    char plain[LONGEST_ROW], kind = kind_of_line(line.text, line.length);
    if (kind == 'r')
      use_plain_minus(&line, plain);
    if (kind == 'b')
      finish(&r, &b, line.number);
    else if (kind == 'c' && b.rows == 0 && !b.broken)
      take_name(&r, &b, line.text, line.length);
    else if (kind == 'r' && !b.broken)
      take_line(&r, &b, &line);
  }
  finish(&r, &b, last);
  free(b.entry.name);
  settle_constants(&r);
  report_nothing(&r);
  elastir_tensor_list_free(&named);
  elastir_diagnostics_free(&told);
  bool whole = elastir_stream_close(stream, source);
  return whole && !r.failed;
}

void elastir_tensor_list_free(elastir_tensor_list *list)
{
  for (size_t i = 0; i < list->count; i++)
    free(list->items[i].name);
  free(list->items);
  *list = (elastir_tensor_list){0};
}
