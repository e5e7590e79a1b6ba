/* SPDX-License-Identifier: GPL-3.0-or-later */
/* neaspec.h: neaSNOM text exports; internal to parsers/measured. */
#ifndef ELASTIR_MEASURED_NEASPEC_H
#define ELASTIR_MEASURED_NEASPEC_H

#include "measured/tabular.h"

/* The table of a file: one row a wavenumber, one pixel behind the other. */
typedef struct {
  text_table text;
  size_t columns, rows;
  double *values;       /* [rows][columns] */
  size_t *pixels;       /* [pixel_count + 1] first row of each */
  size_t pixel_count, pixel_capacity;
  double pixels_stated; /* by the header; 0: it does not say */
  bool referenced;      /* a '# Reference:' line: sigma is normalised already */
  char *title;          /* '# Description:', else '# Project:'; NULL: none */
  size_t wavenumber;    /* column */
  size_t place[2];      /* columns Row and Column; TABULAR_NONE: none */
  int harmonic;         /* the one that is wanted; 0: the file holds none */
} neaspec_table;

bool neaspec_recognise(const measured_input *in);

/* false: it cannot be read, or is no spectrum (reported). */
bool neaspec_parse(const measured_input *in, neaspec_table *table);
void neaspec_free(neaspec_table *table);

/* A complex spectrum sigma_n = O<n>A exp(i O<n>P); missing where the amplitude is 0. */
typedef struct {
  size_t points;
  double *wavenumber; /* cm-1, as in the file */
  double *real, *imaginary;
} neaspec_spectrum;
void neaspec_spectrum_free(neaspec_spectrum *spectrum);

/* Pixel `pixel` (from 0), or the mean of all. false: reported. */
bool neaspec_harmonic(const measured_input *in, const neaspec_table *table, int harmonic,
                      size_t pixel, bool average, neaspec_spectrum *spectrum);

/* eta = sample / reference in place; the reference is interpolated where the grids differ.
 * No value where |reference| < floor * its maximum. *masked: how many. */
bool neaspec_divide(const measured_input *in, neaspec_spectrum *sample,
                    const neaspec_spectrum *reference, double floor, size_t *masked,
                    bool *interpolated);

/* A straight line at_zero + slope * wavenumber (rad) that is subtracted from the phase of eta. */
typedef struct {
  double from, to;       /* what it is fitted to, cm-1 */
  double weight_above;   /* of points above it, where those below have 1 */
  double at_zero, slope; /* found */
} phase_line;

/* Fits it to the unwrapped phase, least squares with these weights, and subtracts it. false:
 * fewer than 3 points there (reported). */
bool neaspec_subtract_line(const measured_input *in, neaspec_spectrum *eta, phase_line *line);

#endif
