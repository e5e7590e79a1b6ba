/* SPDX-License-Identifier: GPL-3.0-or-later */
/* number.c: reads printed numbers, Fortran's included, the same in every locale. */
#include "base/number.h"

#include <errno.h>
#include <limits.h>
#include <locale.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* 10^0 … 10^22 are exact doubles: a mantissa below 2^53 times or divided by one of them
 * is correctly rounded (W. D. Clinger, PLDI 1990). */
static const double exact_power[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                     1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                     1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

typedef struct {
  bool negative;
  uint64_t mantissa; /* the first 19 significant digits */
  int digits;        /* significant digits seen, at most 19 counted in mantissa */
  long dropped;      /* integer digits behind those 19 */
  long fraction;     /* digits of the mantissa behind the point */
  long exponent;     /* the one that was written */
  bool inexact;      /* digits were left out of the mantissa */
} decimal;

static bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

static size_t scan_digits(const char *text, size_t length, bool fraction, decimal *number)
{
  size_t i = 0;
  uint64_t mantissa = number->mantissa;
  int digits = number->digits;
  for (; i < length && digits < 19 && is_digit(text[i]); i++) {
    mantissa = mantissa * 10 + (uint64_t)(text[i] - '0');
    digits += mantissa > 0;
  }
  number->mantissa = mantissa;
  number->digits = digits;
  number->fraction += fraction ? (long)i : 0;
  for (; i < length && is_digit(text[i]); i++) {
    number->inexact = number->inexact || text[i] != '0';
    number->dropped += !fraction;
  }
  return i;
}

static size_t scan_exponent_digits(const char *text, size_t length, decimal *number)
{
  size_t i = 0;
  bool negative = false;
  if (i < length && (text[i] == '+' || text[i] == '-'))
    negative = text[i++] == '-';
  size_t start = i;
  long exponent = 0;
  for (; i < length && is_digit(text[i]); i++)
    if (exponent < 100000)
      exponent = exponent * 10 + (text[i] - '0');
  if (i == start)
    return 0;
  number->exponent = negative ? -exponent : exponent;
  return i;
}

/* Correct for every number; slower. The text is rewritten for strtod in the current
 * locale, whose decimal mark it has to use. */
static double slow_value(const decimal *number, const char *text, size_t length)
{
  char buffer[400];
  const char *mark = localeconv()->decimal_point;
  size_t n = 0;
  for (size_t i = 0; i < length && n + 40 < sizeof buffer; i++) {
    char c = text[i];
    if (c == '.') {
      for (const char *m = mark; *m != '\0' && n + 40 < sizeof buffer; m++)
        buffer[n++] = *m;
    } else if (is_digit(c) || (i == 0 && (c == '-' || c == '+'))) {
      buffer[n++] = c;
    } else {
      break;
    }
  }
  snprintf(buffer + n, sizeof buffer - n, "e%ld", number->exponent);
  return strtod(buffer, NULL);
}

static double decimal_value(const decimal *number, const char *text, size_t length)
{
  long power = number->exponent + number->dropped - number->fraction;
  double value;
  if (number->mantissa == 0)
    value = 0.0;
  else if (!number->inexact && number->mantissa <= (UINT64_C(1) << 53) && power >= -22 &&
           power <= 22)
    value = power < 0 ? (double)number->mantissa / exact_power[-power]
                      : (double)number->mantissa * exact_power[power];
  else
    return slow_value(number, text, length);
  return number->negative ? -value : value;
}

static bool is_exponent_letter(char c)
{
  return c == 'e' || c == 'E' || c == 'd' || c == 'D' || c == 'q' || c == 'Q';
}

/* Digits with a point at most, few enough for an exact mantissa, which nearly all numbers of outputs are:
 * their length; 0: look closer. */
static size_t scan_plain(const char *text, size_t length, double *value)
{
  const char *end = text + (length < 18 ? length : 18), *at = text, *point = NULL;
  uint64_t mantissa = 0;
  bool negative = length > 0 && *text == '-';
  at += negative;
  const char *first = at;
  for (; at < end; at++) {
    if (is_digit(*at))
      mantissa = mantissa * 10 + (uint64_t)(*at - '0');
    else if (*at == '.' && point == NULL)
      point = at;
    else
      break;
  }
  size_t used = (size_t)(at - text);
  bool ended = used == length || *at == ' ';
  if (!ended || at - first == (point != NULL) || mantissa > UINT64_C(1) << 53)
    return 0;
  double magnitude = (double)mantissa;
  if (point != NULL)
    magnitude /= exact_power[at - point - 1];
  *value = negative ? -magnitude : magnitude;
  return used;
}

/* lost_letter: 0.1234-100 is one number with exponent -100. */
static size_t scan(const char *text, size_t length, bool lost_letter, double *value)
{
  decimal number = {0};
  size_t i = 0;
  if (i < length && (text[i] == '+' || text[i] == '-'))
    number.negative = text[i++] == '-';
  size_t whole = scan_digits(text + i, length - i, false, &number);
  i += whole;
  size_t behind = 0;
  if (i < length && text[i] == '.') {
    behind = scan_digits(text + i + 1, length - i - 1, true, &number);
    if (whole + behind > 0)
      i += 1 + behind;
  }
  if (whole + behind == 0)
    return 0;
  size_t exponent = 0;
  if (i + 1 < length && is_exponent_letter(text[i])) {
    exponent = scan_exponent_digits(text + i + 1, length - i - 1, &number);
    if (exponent > 0)
      exponent++;
  } else if (lost_letter && i < length && (text[i] == '+' || text[i] == '-')) {
    exponent = scan_exponent_digits(text + i, length - i, &number);
  }
  i += exponent;
  *value = decimal_value(&number, text, i);
  return i;
}

static void trim(const char **field, size_t *length)
{
  const char *begin = *field, *end = begin + *length;
  while (begin < end && (*begin == ' ' || *begin == '\t'))
    begin++;
  while (end > begin && (end[-1] == ' ' || end[-1] == '\t'))
    end--;
  *field = begin;
  *length = (size_t)(end - begin);
}

static bool all_stars(const char *field, size_t length)
{
  for (size_t i = 0; i < length; i++)
    if (field[i] != '*')
      return false;
  return length > 0;
}

static bool is_not_finite_word(const char *field, size_t length)
{
  static const char *const words[] = {"NaN", "nan", "NAN", "Infinity", "Inf", "inf", "INF"};
  if (length > 0 && (*field == '+' || *field == '-')) {
    field++;
    length--;
  }
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strlen(words[i]) == length && strncmp(words[i], field, length) == 0)
      return true;
  return false;
}

number_status number_real(const char *field, size_t length, double *value)
{
  while (length > 0 && *field == ' ') {
    field++;
    length--;
  }
  if (scan_plain(field, length, value) == length && length > 0)
    return NUMBER_OK;
  *value = NAN;
  trim(&field, &length);
  if (length == 0)
    return NUMBER_BLANK;
  double found = NAN;
  if (scan(field, length, true, &found) != length)
    return all_stars(field, length)            ? NUMBER_STARS
           : is_not_finite_word(field, length) ? NUMBER_NOT_FINITE
                                               : NUMBER_BAD;
  if (!isfinite(found))
    return NUMBER_NOT_FINITE;
  *value = found;
  return NUMBER_OK;
}

number_status number_integer(const char *field, size_t length, long *value)
{
  *value = 0;
  trim(&field, &length);
  if (length == 0)
    return NUMBER_BLANK;
  if (all_stars(field, length))
    return NUMBER_STARS;
  size_t i = 0;
  bool negative = false;
  if (field[i] == '+' || field[i] == '-')
    negative = field[i++] == '-';
  if (i == length)
    return NUMBER_BAD;
  long found = 0;
  for (; i < length; i++) {
    if (!is_digit(field[i]))
      return NUMBER_BAD;
    if (found > (LONG_MAX - 9) / 10)
      return NUMBER_NOT_FINITE;
    found = found * 10 + (field[i] - '0');
  }
  *value = negative ? -found : found;
  return NUMBER_OK;
}

size_t number_scan(const char *text, size_t length, double *value)
{
  *value = NAN;
  size_t plain = scan_plain(text, length, value);
  return plain > 0 ? plain : scan(text, length, false, value);
}

size_t number_split(const char *text, size_t length, double *values, size_t max)
{
  size_t found = 0;
  size_t i = 0;
  while (found < max) {
    while (i < length && (text[i] == ' ' || text[i] == '\t'))
      i++;
    if (i >= length)
      break;
    size_t used;
    if (text[i] == '*') {
      for (used = 0; i + used < length && text[i + used] == '*'; used++)
        ;
      values[found] = NAN;
    } else {
      used = number_scan(text + i, length - i, &values[found]);
      if (used == 0)
        break;
      if (!isfinite(values[found])) /* too large for a double */
        values[found] = NAN;
    }
    found++;
    i += used;
  }
  return found;
}

double number_half_unit(const char *text, size_t length)
{
  bool mark = false, zero = true;
  int behind = 0;
  size_t at = 0;
  for (; at < length && strchr("0123456789.+-", text[at]) != NULL; at++) {
    if (at > 0 && (text[at] == '+' || text[at] == '-'))
      break; /* an exponent without its letter */
    behind += mark && text[at] != '.';
    mark = mark || text[at] == '.';
    zero = zero && strchr("123456789", text[at]) == NULL;
  }
  if (zero && !mark)
    return 0.0;
  char power[16];
  double unit;
  long exponent = 0;
  size_t sign = at < length && strchr("+-", text[at]) == NULL ? at + 1 : at;
  if (sign < length && number_integer(text + sign, length - sign, &exponent) != NUMBER_OK)
    return 0.0;
  int size = snprintf(power, sizeof power, "5e%ld", exponent - behind - 1);
  return number_real(power, (size_t)size, &unit) == NUMBER_OK ? unit : 0.0;
}
