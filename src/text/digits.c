/* SPDX-License-Identifier: GPL-3.0-or-later */
/* digits.c: numbers for people to read, and numbers for coordinates. */
#include "text/digits.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define MINUS_SIGN "\xe2\x88\x92"

/* |value| with '.' as the decimal point, whatever the locale. */
static void print_fixed(double magnitude, int decimals, char text[DIGITS_SIZE])
{
  snprintf(text, DIGITS_SIZE, "%.*f", decimals, magnitude);
  const char *mark = localeconv()->decimal_point;
  char *found = strcmp(mark, ".") != 0 ? strstr(text, mark) : NULL;
  if (found != NULL) {
    *found = '.';
    memmove(found + 1, found + strlen(mark), strlen(found + strlen(mark)) + 1);
  }
}

static int is_zero(const char *text)
{
  return strspn(text, "0.") == strlen(text);
}

static int print_special(double value, char text[DIGITS_SIZE])
{
  if (isfinite(value))
    return 0;
  snprintf(text, DIGITS_SIZE, "%s", isnan(value) ? "\xe2\x80\x93"
                                    : value < 0  ? MINUS_SIGN "\xe2\x88\x9e"
                                                 : "\xe2\x88\x9e");
  return 1;
}

void digits_fixed(double value, int decimals, int always_signed, char text[DIGITS_SIZE])
{
  if (print_special(value, text))
    return;
  char magnitude[DIGITS_SIZE];
  if (fabs(value) >= 1e15) {
    digits_significant(value, 4, text);
    return;
  }
  print_fixed(fabs(value), decimals, magnitude);
  const char *sign = is_zero(magnitude) ? "" : value < 0 ? MINUS_SIGN : always_signed ? "+" : "";
  snprintf(text, DIGITS_SIZE, "%s%.40s", sign, magnitude);
}

static void print_power(double value, int significant, int exponent, char text[DIGITS_SIZE])
{
  static const char *const superscripts[] = {
      "\xe2\x81\xb0", "\xc2\xb9",     "\xc2\xb2",     "\xc2\xb3",     "\xe2\x81\xb4",
      "\xe2\x81\xb5", "\xe2\x81\xb6", "\xe2\x81\xb7", "\xe2\x81\xb8", "\xe2\x81\xb9"};
  char mantissa[DIGITS_SIZE], power[16];
  double scaled = fabs(value) / pow(10.0, exponent);
  print_fixed(scaled, significant - 1, mantissa);
  if (strncmp(mantissa, "10", 2) == 0)
    print_fixed(scaled / 10, significant - 1, mantissa), exponent++;
  snprintf(power, sizeof power, "%d", exponent < 0 ? -exponent : exponent);
  size_t length = (size_t)snprintf(text, DIGITS_SIZE, "%s%.16s\xe2\x80\x89\xc3\x97\xe2\x80\x89"
                                   "10%s", value < 0 ? MINUS_SIGN : "", mantissa,
                                   exponent < 0 ? "\xe2\x81\xbb" : "");
  for (const char *c = power; *c != '\0' && length + 4 < DIGITS_SIZE; c++)
    length += (size_t)snprintf(text + length, DIGITS_SIZE - length, "%s",
                               superscripts[*c - '0']);
}

void digits_significant(double value, int significant, char text[DIGITS_SIZE])
{
  if (print_special(value, text))
    return;
  if (value == 0.0) {
    snprintf(text, DIGITS_SIZE, "0");
    return;
  }
  /* The exponent after rounding: 9.9996 to four digits is 10.00. */
  int exponent = (int)floor(log10(fabs(value)));
  if (fabs(value) / pow(10.0, exponent) >= 10.0 - 0.5 * pow(10.0, 1 - significant))
    exponent++;
  if (exponent < -4 || exponent >= 7) {
    print_power(value, significant, (int)floor(log10(fabs(value))), text);
    return;
  }
  int decimals = significant - 1 - exponent;
  digits_fixed(value, decimals > 0 ? decimals : 0, 0, text);
}

void digits_coordinate(double value, int decimals, char text[DIGITS_SIZE])
{
  char magnitude[DIGITS_SIZE];
  print_fixed(isfinite(value) && fabs(value) < 1e9 ? fabs(value) : 0.0, decimals, magnitude);
  if (strchr(magnitude, '.') != NULL) {
    char *end = magnitude + strlen(magnitude);
    while (end[-1] == '0')
      *--end = '\0';
    if (end[-1] == '.')
      *--end = '\0';
  }
  const char *digits = magnitude[0] == '0' && magnitude[1] == '.' ? magnitude + 1 : magnitude;
  snprintf(text, DIGITS_SIZE, "%s%.40s", value < 0 && !is_zero(magnitude) ? "-" : "", digits);
}
