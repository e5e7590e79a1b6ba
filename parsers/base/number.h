/* SPDX-License-Identifier: GPL-3.0-or-later */
/* number.h: reads printed numbers, Fortran's included, the same in every locale. */
#ifndef ELASTIR_NUMBER_H
#define ELASTIR_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

typedef enum {
  NUMBER_OK,
  NUMBER_BLANK,      /* nothing but blanks */
  NUMBER_STARS,      /* ********: Fortran's overflow, a missing number */
  NUMBER_NOT_FINITE, /* NaN, Infinity, or too large for a double */
  NUMBER_BAD         /* anything else */
} number_status;

/* A real number in a field of `length` characters, blanks around it allowed. Exponents
 * may be E, D, Q (either case), or missing before a sign (0.1234-100). Correctly rounded.
 * *value is NAN unless NUMBER_OK. */
number_status number_real(const char *field, size_t length, double *value);

/* A whole number in a field; *value is 0 unless NUMBER_OK. */
number_status number_integer(const char *field, size_t length, long *value);

/* The longest real number at the start of text (no leading blanks): its length in
 * characters, 0 if there is none. A sign behind a digit ends it unless an exponent letter
 * stands before the sign. Numbers are decimal; the decimal mark is '.'. */
size_t number_scan(const char *text, size_t length, double *value);

/* Half a unit of the last digit of a number as it is written, `length` characters that number_scan has
 * taken: 0.0005 of 9.273, 5 of 1.2E2. A zero without a mark, written as such, is exact: 0. */
double number_half_unit(const char *text, size_t length);

/* All numbers of a line whose fields may touch (-122.44-1070.00): at most max, in order.
 * Stars count as a number and give NAN, and so does what is too large for a double. Stops at
 * anything else. Returns how many. */
size_t number_split(const char *text, size_t length, double *values, size_t max);

#endif
