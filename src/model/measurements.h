/* SPDX-License-Identifier: GPL-3.0-or-later */
/* measurements.h: which measured spectra there are: files, averages and differences, each with a
 * label; and what else may be in the sample. */
#ifndef ELASTIR_MEASUREMENTS_H
#define ELASTIR_MEASUREMENTS_H

#include "model/study.h"

typedef enum {
  ELASTIR_OF_FILE,
  ELASTIR_OF_AVERAGE,
  ELASTIR_OF_DIFFERENCE
} elastir_measurement_kind;

typedef struct {
  elastir_measurement_kind kind;
  size_t minuend, subtrahend; /* of a difference, once resolved: places in the list */
  double coordinate;          /* what it stands for in a series; NAN: not said */
  char as[128];               /* what it is compared with, as --as has it; "": not said */
} elastir_measurement;

/* Zeroed before use. */
typedef struct {
  elastir_study named;        /* a label and files each; of a difference the two labels, or what
                               * was given of them */
  elastir_measurement *items; /* named.model_count of them */
  size_t capacity;
  elastir_study components;   /* one file each */
} elastir_measurements;

/* [LABEL=]FILE. An existing file is meant by its name, whatever characters that has. */
bool elastir_measurements_add_file(elastir_measurements *list, const char *operand,
                                   elastir_diagnostics *diagnostics);

/* LABEL=FILE,FILE...: their mean. Patterns with * ? [ stand for the files that they match. */
bool elastir_measurements_add_average(elastir_measurements *list, const char *spec,
                                      elastir_diagnostics *diagnostics);

/* [LABEL=]A-B: the spectrum of label A less that of label B. */
bool elastir_measurements_add_difference(elastir_measurements *list, const char *spec,
                                         elastir_diagnostics *diagnostics);

/* LABEL=FILE: a spectrum of something else that may be in the sample. */
bool elastir_measurements_add_component(elastir_measurements *list, const char *spec,
                                        elastir_diagnostics *diagnostics);

/* "measured" and "components" of a study file:
 *   {"measured": [{"label": "5 min", "files": ["a.dpt"], "coordinate": 5, "as": "atr"},
 *                 {"label": "crystal", "average": ["p1.dpt", "p2.dpt"]},
 *                 {"label": "loss", "difference": ["5 min", "60 min"]}],
 *    "components": [{"label": "nitrate", "files": ["nitrate.dpt"]}]}
 * Both may be missing. false: error 'bad-study'. */
bool elastir_measurements_add_study(elastir_measurements *list, const char *path,
                                    elastir_diagnostics *diagnostics);

/* Copies what `from` holds behind what is there. false: a label is used twice, or no memory. */
bool elastir_measurements_append(elastir_measurements *list, const elastir_measurements *from,
                                 elastir_diagnostics *diagnostics);

/* Finds the spectra that the differences name. false: error 'bad-difference'. */
bool elastir_measurements_resolve(elastir_measurements *list, elastir_diagnostics *diagnostics);

/* Where a spectrum stands in a series: by its coordinate, or, where none has any, in the order given.
 * NAN: nowhere, as a difference, an average of what is in the series itself, or for want of a
 * coordinate. */
double elastir_measurements_coordinate(const elastir_measurements *list, size_t index);

/* Whether it is an average of files of which one is in the series itself. */
bool elastir_measurements_repeats(const elastir_measurements *list, size_t index);

/* Accepts a zeroed struct. */
void elastir_measurements_free(elastir_measurements *list);

#endif
