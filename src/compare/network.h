/* SPDX-License-Identifier: GPL-3.0-or-later */
/* network.h: a small feed-forward network of two hidden layers, and its training; internal. */
#ifndef ELASTIR_NETWORK_H
#define ELASTIR_NETWORK_H

#include <stdbool.h>
#include <stddef.h>

#include <gsl/gsl_rng.h>

enum { NETWORK_LAYERS = 3, NETWORK_BATCH = 64 };

/* Rows are padded to whole vectors. Leaky rectifiers, a linear last layer. */
typedef struct {
  size_t width[NETWORK_LAYERS + 1];   /* of the input, the hidden layers, the output; padded */
  size_t weight_at[NETWORK_LAYERS];   /* [from][to] in numbers; then bias[to] */
  size_t count;                       /* of all numbers */
  float *numbers, *slopes, *first, *second; /* slopes and their moments: Adam's */
  float *layer[NETWORK_LAYERS + 1];   /* [row of the batch][width]: values */
  float *back[NETWORK_LAYERS + 1];    /* the same: slopes of what is maximised by the values */
  float *turned;                      /* a layer's weights, [to][from] */
  size_t steps;
} network;

/* false: no memory. Free in any case. */
bool network_prepare(size_t inputs, size_t outputs, gsl_rng *generator, network *n);
void network_free(network *n);

/* Where the inputs of a row of the batch go, and where its outputs stand after network_run. */
float *network_input(network *n, size_t row);
float *network_output(network *n, size_t row);
/* Where the slopes by the outputs go before network_climb. */
float *network_slope(network *n, size_t row);
/* The biases of the outputs. */
float *network_output_bias(network *n);

void network_run(network *n);

/* For one spectrum, by whichever thread; the network stays as it is. */
void network_answer(const network *n, const float *inputs, size_t input_count, float *outputs,
                    size_t output_count);

/* One step uphill, by Adam (Kingma and Ba, arXiv:1412.6980), on the mean of the batch. */
void network_climb(network *n, double rate);

#endif
