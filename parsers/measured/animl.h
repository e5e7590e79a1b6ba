/* SPDX-License-Identifier: GPL-3.0-or-later */
/* animl.h: the series of an AnIML document; internal to parsers/measured. */
#ifndef ELASTIR_MEASURED_ANIML_H
#define ELASTIR_MEASURED_ANIML_H

#include "measured/reader.h"

typedef struct {
  char *name, *id, *type, *unit;
  bool independent;
  bool hidden;              /* visible="false" */
  bool not_numeric;         /* holds text or truth values */
  bool decimal_comma;       /* of numbers given as text */
  bool absurd;              /* encoded values that look like the wrong byte order */
  bool encoded;
  measured_numbers numbers; /* NAN: in no value set */
  bool has_values, only_automatic;
  bool open;               /* the values from number `open_from` on are automatic */
  size_t open_from;
  double start, increment; /* of the automatic value set read last */
  long line;
} animl_series;

typedef struct {
  char *name;
  char *technique; /* of the experiment step */
  double length;   /* @length; NAN if absent */
  animl_series *series;
  size_t count, capacity;
  bool duplicates; /* of a seriesID, reported */
} animl_set;

typedef struct {
  animl_set *sets;
  size_t count, capacity;
} animl_document;

/* false: the document cannot be read (reported). */
bool animl_parse(const measured_input *in, animl_document *document);
void animl_free(animl_document *document);

/* How many values a series has; `length`: of its set. */
size_t animl_length(const animl_series *series, double length);

/* Writes `count` values; NAN where the series has none. */
void animl_values(const animl_series *series, double *values, size_t count);

/* Base64 (RFC 4648) of little-endian numbers, white space allowed; type Int32, Int64, Float32
 * or Float64. Calls add for each. false: damaged or of another type; *problem says what. */
typedef bool (*animl_add)(void *context, double value);
bool animl_decode(const char *text, size_t length, const char *type, animl_add add,
                  void *context, const char **problem);

#endif
