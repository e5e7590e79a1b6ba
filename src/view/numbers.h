/* SPDX-License-Identifier: GPL-3.0-or-later */
/* numbers.h: numbers, changes, directions and times as short text. */
#ifndef ELASTIR_VIEW_NUMBERS_H
#define ELASTIR_VIEW_NUMBERS_H

#include <stdbool.h>

/* Long enough for every number and direction below. */
typedef struct {
  char text[128];
} view_number;

/* Digits behind the point that give the value four significant ones; VIEW_POWER (-1): that takes
 * a power of ten. */
int view_decimals(double value);
/* A dash for NAN; a value that is not zero never prints as zero. */
view_number view_fixed(double value, int decimals);
/* No finer than so many decimals, for what is known no better: 0 where it vanishes in them. */
double view_rounded(double value, int decimals);
/* A deviation likewise: "<0.1" where it vanishes. */
view_number view_error(double deviation, int decimals);
/* Is the deviation at least half of the last digit? */
bool view_deviation_shows(double deviation, int decimals);
/* 100 (value - reference) / |reference| with its sign, as a factor from 1000 % on; a dash
 * where it is undefined. */
view_number view_change(double reference, double value);
/* "10.21(9)": the digits that the deviation leaves, and the deviation in units of the last one;
 * four significant digits where it is NAN. */
view_number view_measured(double value, double deviation);
/* Decimals for a value of that deviation: no finer than its first digit, or second if that is 1, nor
 * than `most`, which is what an unknown one gets. */
int view_digits_of(double deviation, int most);
/* "62.4 %" from 0.624. */
view_number view_percent(double share);
/* A share with its interval, NAN if there is none, no finer than that says: whole percents, "about" fives
 * where it is wide, tens where wider; a dash for NAN. */
view_number view_share(double share, double low, double high);
/* Cartesian, without the brackets of lattice indices: 1,1,0 where small whole numbers do, else three
 * decimals; a dash for no direction. */
view_number view_direction(const double direction[3]);
view_number view_duration(double seconds);

#endif
