/* SPDX-License-Identifier: GPL-3.0-or-later */
/* jcamp_cut.c: the last number of a JCAMP-DX table that the end of the file cuts. */
#include <string.h>

#include "base/letters.h"
#include "measured/jcamp.h"
#include "measured/tabular.h"
#include "measured/text.h"

static bool is_sign(char c)
{
  return c == '+' || c == '-';
}

/* Where digits with a mark among them begin that end at `end`. A comma behind other decimals is
 * no mark: it separates. */
static size_t digits_start(const char *text, size_t end)
{
  size_t start = end;
  while (start > 0 && text_is_digit(text[start - 1]))
    start--;
  if (start == 0 || (text[start - 1] != '.' && text[start - 1] != ','))
    return start;
  size_t whole = start - 1;
  while (whole > 0 && text_is_digit(text[whole - 1]))
    whole--;
  bool separates = text[start - 1] == ',' && whole > 0 && text[whole - 1] == '.';
  return separates ? start : whole;
}

/* The same, with the sign, or the letter that stands for sign and digit. */
static size_t number_start(const char *text, size_t end)
{
  size_t start = digits_start(text, end);
  bool leads = start > 0 && text[start - 1] != '\0' &&
               strchr("+-@ABCDEFGHIabcdefghi%JKLMNOPQRjklmnopqrSTUVWXYZs", text[start - 1]);
  return leads ? start - 1 : start;
}

size_t jcamp_without_last(const char *text, size_t length)
{
  size_t start = number_start(text, length);
  size_t e = start > 0 && start < length && is_sign(text[start]) ? start - 1 : start;
  bool exponent = e < length && letters_lower(text[e]) == 'e' &&
                  (e + 1 == length || is_sign(text[e + 1]));
  return exponent ? number_start(text, e) : start;
}

/* Rows without a label are text columns, and end like them. */
static bool bare_end(const measured_input *in, const jcamp_block *block, bool *whole)
{
  text_table table = {.layout = {.separator = ' '}, .columns = 2};
  if (!tabular_gather(in, &table))
    return false;
  table.first = (size_t)block->table.number - 1;
  table.last = table.line_count;
  *whole = tabular_end_of(in, &table) == TABULAR_WHOLE;
  tabular_free(&table);
  return true;
}

/* Keeps the last number, behind `kept` characters of the last line, if it is whole or may be. */
static bool take_last(const measured_input *in, jcamp_block *block, const text_line *line, size_t kept)
{
  jcamp_last last;
  char shown[TEXT_SHOWN + 1];
  text_show(shown, text_part(line->text + kept, line->length - kept));
  kept += (size_t)(line->text - block->table.text);
  if (!jcamp_judge_last(in, block, kept, &last))
    return false;
  if (last == JCAMP_LAST_CUT) {
    block->table.length = kept;
    measured_warn(in, "cut-line", line->number, "the file ends within this line, without "
                  "'##END=': its last number, '%s', may lack digits and is not read", shown);
  } else if (last == JCAMP_LAST_UNCLEAR) {
    measured_warn(in, "cut-line", line->number, "the file ends within this line, without '##END=': its last "
                  "number, '%s', may lack digits; it is read, since it completes the points of the header",
                  shown);
  }
  return true;
}

bool jcamp_cut_end(const measured_input *in, jcamp_block *block)
{
  jcamp_value *table = &block->table;
  const char *text = table->text;
  bool whole = block->ended || block->kind == JCAMP_NO_TABLE || table->length == 0 ||
               text + table->length != in->text + in->length;
  if (!whole && block->bare && !bare_end(in, block, &whole))
    return false;
  if (whole)
    return true;
  text_cursor cursor = text_lines(*table);
  text_line last = *table;
  while (text_next_line(&cursor, &last))
    ;
  if (last.text + last.length < cursor.end || /* a line end follows */
      jcamp_without_comment(last.text, last.length) < last.length)
    return true;
  size_t start = (size_t)(last.text - text);
  if (text_equal(last, "#")) /* of ##END= */
    last.length = 0;
  size_t kept = jcamp_without_last(last.text, last.length);
  table->length = start + last.length;
  return kept == last.length || take_last(in, block, &last, kept);
}
