/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fields.c: cuts Fortran's fixed-width lines into words and numbers. */
#include <ctype.h>
#include <limits.h>
#include <math.h>
#include <string.h>

#include "base/letters.h"
#include "crystal/internal.h"

bool crystal_blank(const elastir_line *line)
{
  for (size_t i = 0; i < line->length; i++)
    if (line->text[i] != ' ' && line->text[i] != '\t')
      return false;
  return true;
}

number_status crystal_field(crystal_reader *reader, const elastir_line *line, size_t begin,
                            size_t width, double *value)
{
  *value = NAN;
  if (begin >= line->length)
    return NUMBER_BLANK;
  size_t left = line->length - begin;
  number_status status = number_real(line->text + begin, left < width ? left : width, value);
  if (status == NUMBER_STARS)
    crystal_report(reader, ELASTIR_WARNING, "stars-in-field", line->number,
                   "columns %zu to %zu contain stars: the number did not fit its field and is "
                   "missing", begin + 1, begin + width);
  else if (status == NUMBER_NOT_FINITE)
    crystal_report(reader, ELASTIR_WARNING, "not-finite", line->number,
                   "columns %zu to %zu do not contain a finite number", begin + 1, begin + width);
  return status;
}

static size_t used_length(const elastir_line *line)
{
  size_t length = line->length;
  while (length > 0 && (line->text[length - 1] == ' ' || line->text[length - 1] == '\t'))
    length--;
  return length;
}

bool crystal_last_fields(crystal_reader *reader, const elastir_line *line, size_t count,
                         size_t width, double *values)
{
  size_t length = used_length(line);
  if (length < count * width)
    return false;
  size_t begin = length - count * width;
  for (size_t i = 0; i < count; i++) {
    number_status status =
        crystal_field(reader, line, begin + i * width, width, &values[i]);
    if (status == NUMBER_BAD || status == NUMBER_BLANK)
      return false;
  }
  return true;
}

static void report_not_finite(crystal_reader *reader, const elastir_line *line,
                              const double *numbers, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (!isfinite(numbers[i]))
      crystal_report(reader, ELASTIR_WARNING, "not-finite", line->number,
                     "number %zu of this line is too large; it is missing", i + 1);
}

bool crystal_all_numbers(crystal_reader *reader, const elastir_line *line, size_t begin,
                         size_t count, double *values)
{
  size_t length = used_length(line);
  if (length <= begin || count > 9)
    return false;
  double found[10];
  if (number_split(line->text + begin, length - begin, found, count + 1) != count)
    return false;
  char last = line->text[length - 1];
  if (!isdigit((unsigned char)last) && last != '.' && last != '*')
    return false;
  if (memchr(line->text + begin, '*', length - begin) != NULL)
    crystal_report(reader, ELASTIR_WARNING, "stars-in-field", line->number,
                   "stars stand for a number that did not fit its field; it is missing");
  else
    report_not_finite(reader, line, found, count);
  memcpy(values, found, count * sizeof *values);
  return true;
}

bool crystal_number_behind(const char *text, const char *mark, double *value)
{
  *value = NAN;
  const char *found = strstr(text, mark);
  if (found == NULL)
    return false;
  found += strlen(mark);
  while (*found == ' ')
    found++;
  return number_scan(found, strlen(found), value) > 0;
}

bool crystal_leading_integer(const char *text, int *value, const char **end)
{
  while (*text == ' ')
    text++;
  size_t digits = 0;
  while (isdigit((unsigned char)text[digits]))
    digits++;
  long number;
  if (digits == 0 || number_integer(text, digits, &number) != NUMBER_OK || number > INT_MAX)
    return false;
  *value = (int)number;
  if (end != NULL)
    *end = text + digits;
  return true;
}

void crystal_copy_word(char *target, size_t size, const char *text, size_t length)
{
  while (length > 0 && *text == ' ') {
    text++;
    length--;
  }
  while (length > 0 && text[length - 1] == ' ')
    length--;
  if (length >= size)
    length = size - 1;
  memcpy(target, text, length);
  target[length] = '\0';
}

void crystal_copy_lower(char *target, size_t size, const char *text, size_t length)
{
  crystal_copy_word(target, size, text, length);
  for (; *target != '\0'; target++)
    *target = letters_lower(*target);
}
