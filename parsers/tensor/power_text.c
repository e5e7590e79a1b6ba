/* SPDX-License-Identifier: GPL-3.0-or-later */
/* power_text.c: powers of ten in front of a unit. */
#include "tensor/power_text.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

/* The UTF-8 of superscripts and of the sign of multiplication. */
static const struct {
  const char *bytes;
  char plain;
} marks[] = {{"\xe2\x81\xb0", '0'}, {"\xc2\xb9", '1'},     {"\xc2\xb2", '2'},     {"\xc2\xb3", '3'},
             {"\xe2\x81\xb4", '4'}, {"\xe2\x81\xb5", '5'}, {"\xe2\x81\xb6", '6'}, {"\xe2\x81\xb7", '7'},
             {"\xe2\x81\xb8", '8'}, {"\xe2\x81\xb9", '9'}, {"\xe2\x81\xbb", '-'}, {"\xe2\x88\x92", '-'},
             {"\xc3\x97", 'x'}};

enum { LONGEST = 40 };

/* The last characters of a power before `at`, as ASCII without brackets, with '^' in front of what is raised.
 * Returns where it begins. */
static size_t collect(const char *text, size_t at, char power[LONGEST + 1])
{
  char reversed[LONGEST] = "";
  bool raised = false;
  size_t start = at, count = 0;
  while (start > 0 && text[start - 1] == ' ')
    start--;
  while (start > 0 && count + 1 < LONGEST) {
    size_t used = 1;
    char c = text[start - 1];
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
      size_t n = strlen(marks[i].bytes);
      if (n <= start && memcmp(text + start - n, marks[i].bytes, n) == 0) {
        used = n;
        c = marks[i].plain;
      }
    }
    if (c == '\0' || strchr("0123456789^*{}()+-.eEx", c) == NULL)
      break;
    if (raised && used == 1)
      reversed[count++] = '^';
    raised = used > 1;
    start -= used;
    reversed[count++] = c;
  }
  size_t made = 0;
  for (size_t i = count; i > 0; i--)
    if (strchr("{}()", reversed[i - 1]) == NULL)
      power[made++] = reversed[i - 1];
  power[made] = '\0';
  while (start < at && strchr("({", text[start]) != NULL)
    start++;
  return start;
}

/* A whole number that ends the text, of two digits at most. */
static bool ends_as_whole(const char *text, int *number)
{
  bool negative = *text == '-';
  size_t digits;
  text += negative || *text == '+';
  digits = strspn(text, "0123456789");
  if (digits == 0 || digits > 2 || text[digits] != '\0')
    return false;
  *number = text[0] - '0';
  if (digits == 2)
    *number = 10 * *number + text[1] - '0';
  *number = negative ? -*number : *number;
  return true;
}

/* In front of an "x" that stands before a power, behind a blank or bracket. */
static size_t without_times(const char *text, size_t start)
{
  size_t at = start;
  while (at > 0 && text[at - 1] == ' ')
    at--;
  if (at >= 2 && memcmp(text + at - 2, "\xc3\x97", 2) == 0)
    return at - 2;
  return at > 1 && text[at - 1] == 'x' && strchr(" ([", text[at - 2]) != NULL ? at - 1 : start;
}

size_t tensor_power_of_ten(const char *text, size_t at, double *factor)
{
  char collected[LONGEST + 1];
  int exponent;
  size_t start = collect(text, at, collected);
  const char *power = collected + (collected[0] == 'x' || collected[0] == '*');
  if (strncmp(power, "10", 2) == 0) {
    power += 2;
    size_t sign = *power == '^' ? 1 : strncmp(power, "**", 2) == 0 ? 2 : 0;
    if (sign == 0)
      return at;
    power += sign;
  } else if (*power == '1') {
    power++;
    power += *power == '.' ? 1 + strspn(power + 1, "0") : 0;
    if (*power != 'e' && *power != 'E')
      return at;
    power++;
  } else {
    return at;
  }
  if (!ends_as_whole(power, &exponent))
    return at;
  *factor = pow(10.0, exponent);
  return without_times(text, start);
}
