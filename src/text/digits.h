/* SPDX-License-Identifier: GPL-3.0-or-later */
/* digits.h: numbers for people to read, and numbers for coordinates; '.' in any locale. */
#ifndef ELASTIR_DIGITS_H
#define ELASTIR_DIGITS_H

#define DIGITS_SIZE 64 /* bytes that hold any of these */

/* Significant digits without an exponent (12.08, 0.4396, 1861), with a power of ten (1.2 x
 * 10^-5, in Unicode) below 1e-4 and from 1e7 on. The minus sign is U+2212. NAN gives an en
 * dash, an infinity its sign and U+221E. */
void digits_significant(double value, int significant, char text[DIGITS_SIZE]);

/* A fixed number of decimals, with U+2212; always_signed puts a plus before what is positive. */
void digits_fixed(double value, int decimals, int always_signed, char text[DIGITS_SIZE]);

/* For coordinates: ASCII, at most that many decimals, no trailing zeros, no leading zero. */
void digits_coordinate(double value, int decimals, char text[DIGITS_SIZE]);

#endif
