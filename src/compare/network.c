/* SPDX-License-Identifier: GPL-3.0-or-later */
/* network.c: a small feed-forward network of two hidden layers, and its training. */
/* All of its time passes in plain loops that vectorise. */
#include "base/fast.h"

#include "compare/network.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_randist.h>

#include "base/wide.h"

enum { lanes = 16, hidden_one = 64, hidden_two = 32 };
static const float leak = 0.1f;

static size_t padded(size_t n)
{
  return (n + lanes - 1) / lanes * lanes;
}

bool network_prepare(size_t inputs, size_t outputs, gsl_rng *g, network *n)
{
  *n = (network){.width = {padded(inputs), hidden_one, hidden_two, padded(outputs)}};
  for (size_t l = 0; l < NETWORK_LAYERS; l++) {
    n->weight_at[l] = n->count;
    n->count += (n->width[l] + 1) * n->width[l + 1];
  }
  n->numbers = calloc(n->count, sizeof *n->numbers);
  n->slopes = calloc(n->count, sizeof *n->slopes);
  n->first = calloc(n->count, sizeof *n->first);
  n->second = calloc(n->count, sizeof *n->second);
  n->turned = calloc(n->count, sizeof *n->turned);
  bool good = n->numbers != NULL && n->slopes != NULL && n->first != NULL && n->second != NULL &&
              n->turned != NULL;
  for (size_t l = 0; l <= NETWORK_LAYERS; l++) {
    n->layer[l] = calloc(NETWORK_BATCH * n->width[l], sizeof(float));
    n->back[l] = calloc(NETWORK_BATCH * n->width[l], sizeof(float));
    good = good && n->layer[l] != NULL && n->back[l] != NULL;
  }
  for (size_t l = 0; good && l < NETWORK_LAYERS; l++) {
    double deviation = sqrt(2.0 / (double)n->width[l]) * (l + 1 < NETWORK_LAYERS ? 1.0 : 0.01);
    for (size_t i = 0; i < n->width[l] * n->width[l + 1]; i++)
      n->numbers[n->weight_at[l] + i] = (float)gsl_ran_gaussian(g, deviation);
  }
  return good;
}

void network_free(network *n)
{
  free(n->numbers);
  free(n->slopes);
  free(n->first);
  free(n->second);
  free(n->turned);
  for (size_t l = 0; l <= NETWORK_LAYERS; l++) {
    free(n->layer[l]);
    free(n->back[l]);
  }
  *n = (network){0};
}

float *network_input(network *n, size_t row)
{
  return n->layer[0] + row * n->width[0];
}

float *network_output(network *n, size_t row)
{
  return n->layer[NETWORK_LAYERS] + row * n->width[NETWORK_LAYERS];
}

float *network_slope(network *n, size_t row)
{
  return n->back[NETWORK_LAYERS] + row * n->width[NETWORK_LAYERS];
}

float *network_output_bias(network *n)
{
  size_t last = NETWORK_LAYERS - 1;
  return n->numbers + n->weight_at[last] + n->width[last] * n->width[last + 1];
}

/* A product of matrices: out[i][j] += sum over k of a[i, k] b[k][j]; a[i, k] stands at
 * i * row + k * step. rows is even, columns a multiple of 16. */
typedef struct {
  const float *a;
  size_t rows, row, step, terms;
  const float *b;
  size_t columns;
  float *out;
} product;

typedef float eight __attribute__((vector_size(32), aligned(4), may_alias));

/* Two rows of a and 16 columns of b stay in registers. */
ELASTIR_BOTH void add_block(const product *p, size_t i, size_t j)
{
  eight one = {0.0f}, two = {0.0f}, three = {0.0f}, four = {0.0f};
  const float *a = p->a + i * p->row, *b = a + p->row, *from = p->b + j;
  for (size_t k = 0; k < p->terms; k++, a += p->step, b += p->step, from += p->columns) {
    const eight *values = (const eight *)from;
    one += *a * values[0];
    two += *a * values[1];
    three += *b * values[0];
    four += *b * values[1];
  }
  eight *out = (eight *)(p->out + i * p->columns + j);
  eight *next = (eight *)(p->out + (i + 1) * p->columns + j);
  out[0] += one;
  out[1] += two;
  next[0] += three;
  next[1] += four;
}

ELASTIR_BOTH void add_blocks(const product *p)
{
  for (size_t i = 0; i < p->rows; i += 2)
    for (size_t j = 0; j < p->columns; j += lanes)
      add_block(p, i, j);
}

ELASTIR_WIDE static void add_blocks_wide(const product *p)
{
  add_blocks(p);
}

static void add_blocks_narrow(const product *p)
{
  add_blocks(p);
}

static void add_product(product p)
{
  (elastir_is_wide() ? add_blocks_wide : add_blocks_narrow)(&p);
}

void network_run(network *n)
{
  for (size_t l = 0; l < NETWORK_LAYERS; l++) {
    size_t from = n->width[l], to = n->width[l + 1];
    const float *weight = n->numbers + n->weight_at[l];
    float *out = n->layer[l + 1];
    for (size_t i = 0; i < NETWORK_BATCH; i++)
      memcpy(out + i * to, weight + from * to, to * sizeof *out);
    add_product((product){n->layer[l], NETWORK_BATCH, from, 1, from, weight, to, out});
    for (size_t i = 0; l + 1 < NETWORK_LAYERS && i < NETWORK_BATCH * to; i++)
      out[i] = out[i] > 0.0f ? out[i] : leak * out[i];
  }
}

/* One layer for one spectrum. */
static void pass_on(const network *n, size_t l, const float *in, size_t given, float *out,
                    size_t wanted)
{
  size_t to = n->width[l + 1];
  const float *weight = n->numbers + n->weight_at[l], *bias = weight + n->width[l] * to;
  for (size_t j = 0; j < wanted; j++) {
    float sum = bias[j];
    for (size_t i = 0; i < given; i++)
      sum += in[i] * weight[i * to + j];
    out[j] = l + 1 < NETWORK_LAYERS && sum < 0.0f ? leak * sum : sum;
  }
}

void network_answer(const network *n, const float *inputs, size_t input_count, float *outputs,
                    size_t output_count)
{
  float one[hidden_one], two[hidden_two];
  pass_on(n, 0, inputs, input_count, one, hidden_one);
  pass_on(n, 1, one, hidden_one, two, hidden_two);
  pass_on(n, 2, two, hidden_two, outputs, output_count);
}

/* Slopes by the values of a layer, from those of the next. */
static void send_back(network *n, size_t l)
{
  size_t from = n->width[l], to = n->width[l + 1];
  const float *weight = n->numbers + n->weight_at[l];
  float *back = n->back[l];
  for (size_t i = 0; i < from; i++)
    for (size_t j = 0; j < to; j++)
      n->turned[j * from + i] = weight[i * to + j];
  memset(back, 0, NETWORK_BATCH * from * sizeof *back);
  add_product((product){n->back[l + 1], NETWORK_BATCH, to, 1, to, n->turned, from, back});
  for (size_t i = 0; i < NETWORK_BATCH * from; i++)
    back[i] = n->layer[l][i] > 0.0f ? back[i] : leak * back[i];
}

static const float keep_first = 0.9f, keep_second = 0.999f;

ELASTIR_BOTH void move(network *n, float step)
{
  const float small = 1e-8f, mean = 1.0f / (float)NETWORK_BATCH;
  float *restrict x = n->numbers, *restrict s = n->slopes, *restrict a = n->first,
                  *restrict b = n->second;
  for (size_t i = 0; i < n->count; i++) {
    float slope = s[i] * mean;
    a[i] = keep_first * a[i] + (1.0f - keep_first) * slope;
    b[i] = keep_second * b[i] + (1.0f - keep_second) * slope * slope;
    x[i] += step * a[i] / (sqrtf(b[i]) + small);
  }
}

ELASTIR_WIDE static void move_wide(network *n, float step)
{
  move(n, step);
}

static void move_narrow(network *n, float step)
{
  move(n, step);
}

void network_climb(network *n, double rate)
{
  memset(n->slopes, 0, n->count * sizeof *n->slopes);
  for (size_t l = NETWORK_LAYERS; l-- > 0;) {
    size_t from = n->width[l], to = n->width[l + 1];
    float *slope = n->slopes + n->weight_at[l];
    add_product((product){n->layer[l], from, 1, from, NETWORK_BATCH, n->back[l + 1], to, slope});
    for (size_t i = 0; i < NETWORK_BATCH; i++)
      for (size_t j = 0; j < to; j++)
        slope[from * to + j] += n->back[l + 1][i * to + j];
    if (l > 0)
      send_back(n, l);
  }
  n->steps++;
  double first = 1.0 - pow(keep_first, (double)n->steps);
  double second = 1.0 - pow(keep_second, (double)n->steps);
  float step = (float)(rate * sqrt(second) / first);
  (elastir_is_wide() ? move_wide : move_narrow)(n, step);
}
