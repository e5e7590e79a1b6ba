/* SPDX-License-Identifier: GPL-3.0-or-later */
/* observable_values.h: the values of an observable's parameters, from text and back to it. */
#ifndef ELASTIR_MODEL_OBSERVABLE_VALUES_H
#define ELASTIR_MODEL_OBSERVABLE_VALUES_H

#include <stddef.h>

#include "model/observable.h"

typedef enum {
  TAKES_NUMBER,
  TAKES_WORD,
  TAKES_MATERIAL,
  TAKES_DIRECTION,
  TAKES_SURFACE
} observable_takes;

/* A parameter of a kind. The default is parsed like what a user writes; "" is none. */
typedef struct {
  const char *key;
  observable_takes type;
  size_t at, second;   /* in the request; second: behind a colon, 0 if there is none */
  double least, most;
  const char *words;   /* or materials with their values */
  const char *fallback;
  bool of_axes;        /* of a crystal that has axes, which a mean permittivity has not */
} observable_parameter;

/* Puts what the text says into the request. false: it is no value of the parameter. */
bool observable_store(const observable_parameter *p, const char *text, size_t length,
                      observable_request *request);

/* "0.7:0.06", "ellipsoid:3", "ge", "(100)"; "" if there is none. */
void observable_value_text(const observable_parameter *p, const observable_request *request,
                           char *text, size_t size);

#endif
