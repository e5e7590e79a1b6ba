/* SPDX-License-Identifier: GPL-3.0-or-later */
/* number.c: the shortest decimal that reads back to the same double. */
#include <locale.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "json/writer.h"

/* 15 digits always read back if fewer do, 17 always do: IEEE 754. */
enum { FEWEST = 15, MOST = 17, SIZE = 32 };

/* Lays digits out as printf's %g with that precision does. */
static void lay_out(const char *digits, int count, int exponent, bool negative, char *text)
{
  int precision = count;
  while (count > 1 && digits[count - 1] == '0')
    count--;
  if (negative)
    *text++ = '-';
  if (exponent < -4 || exponent >= precision) {
    *text++ = digits[0];
    if (count > 1)
      *text++ = '.';
    memcpy(text, digits + 1, (size_t)count - 1);
    snprintf(text + count - 1, 8, "e%+03d", exponent);
    return;
  }
  if (exponent < 0) {
    memcpy(text, "0.0000", 6);
    text += 1 - exponent;
  }
  for (int i = 0; i < count || i <= exponent; i++) {
    if (i > 0 && i == exponent + 1)
      *text++ = '.';
    *text++ = i < count ? digits[i] : '0';
  }
  *text = '\0';
}

/* The decimal mark of the locale becomes a point. */
static void put_point(char *text)
{
  const char *mark = localeconv()->decimal_point;
  char *found = strcmp(mark, ".") != 0 ? strstr(text, mark) : NULL;
  if (found != NULL) {
    *found = '.';
    memmove(found + 1, found + strlen(mark), strlen(found + strlen(mark)) + 1);
  }
}

static bool reads_back(const char *text, double value)
{
  double back;
  return number_real(text, strlen(text), &back) == NUMBER_OK && back == value;
}

/* Any number, by printf. */
static void format_slowly(double value, char *text)
{
  for (int digits = FEWEST; digits <= MOST; digits++) {
    snprintf(text, SIZE, "%.*g", digits, value);
    put_point(text);
    if (reads_back(text, value))
      return;
  }
}

#ifdef __SIZEOF_INT128__
__extension__ typedef unsigned __int128 wide;

/* A double m 2^e, times 10^scale, so that 17 digits stand before the point: exactly
 * m 5^scale / 2^shift. */
typedef struct {
  wide product;      /* m 5^scale */
  uint64_t ulp;      /* 5^scale: one unit of m */
  int shift;
  bool power_of_two; /* the next smaller double is half as far */
} scaled;

/* Rounds to `digits` digits, half to even as printf does; false: that reads back as another double. */
static bool round_to(const scaled *s, int digits, uint64_t *rounded)
{
  uint64_t unit = digits == 15 ? 100 : digits == 16 ? 10 : 1;
  wide step = (wide)unit << s->shift;
  uint64_t count = (uint64_t)(s->product >> s->shift) / unit;
  wide rest = s->product - count * step;
  bool up = 2 * rest > step || (2 * rest == step && count % 2 == 1);
  wide error = up ? step - rest : rest;
  *rounded = count + up;
  /* half a unit of m at most; 5^scale is odd, so that there are no ties */
  return (s->power_of_two && !up ? 4 * error : 2 * error) < s->ulp;
}

/* From 1e-10 up to 1e15 the digits are found in whole numbers of 128 bits; printf and reading back
 * take ten times as long. */
static bool format_fast(double value, char *text)
{
  double magnitude = fabs(value);
  if (!(magnitude >= 1e-10 && magnitude < 1e15))
    return false;
  int binary, digits = FEWEST;
  uint64_t mantissa = (uint64_t)ldexp(frexp(magnitude, &binary), 53);
  int exponent = (int)floor((binary - 1) * 0.30102999566398120); /* of ten: or it is one more */
  scaled s = {.ulp = 1, .power_of_two = mantissa == UINT64_C(1) << 52};
  for (int i = exponent; i < MOST - 1; i++)
    s.ulp *= 5;
  s.shift = 53 - binary - (MOST - 1 - exponent);
  if ((wide)mantissa * s.ulp >> s.shift >= UINT64_C(100000000000000000)) {
    s.ulp /= 5;
    s.shift++;
    exponent++;
  }
  s.product = (wide)mantissa * s.ulp;
  uint64_t rounded;
  while (!round_to(&s, digits, &rounded) && digits < MOST)
    digits++;
  char all[MOST + 1];
  int places = digits;
  for (int i = digits; i >= 0; i--, rounded /= 10)
    all[i] = (char)('0' + rounded % 10);
  /* 999… was rounded up to 1000…, which has one more digit */
  bool carried = all[0] != '0';
  lay_out(carried ? all : all + 1, places, exponent + carried, value < 0.0, text);
  return true;
}
#else
static bool format_fast(double value, char *text)
{
  (void)value;
  (void)text;
  return false;
}
#endif

void json_format_number(double value, char *text)
{
  if (value == 0.0)
    memcpy(text, "0", 2); /* no -0 */
  else if (!format_fast(value, text))
    format_slowly(value, text);
}
