/* SPDX-License-Identifier: GPL-3.0-or-later */
/* error_inputs.c: what is uncertain of a stiffness, as independent shifts of the tensor. */
#include "elastic/error_inputs.h"

#include <math.h>
#include <string.h>

void error_inputs_begin(bool normal, error_inputs *inputs)
{
  memset(inputs, 0, sizeof *inputs);
  inputs->normal = normal;
  for (int e = 0; e < ERROR_ESTIMATES_MOST; e++)
    inputs->freedom[e] = INFINITY;
}

void error_inputs_add(const elastir_constants *constants, int constant, double sigma_gpa,
                      int estimate, error_inputs *inputs)
{
  if (!(sigma_gpa > 0.0) || inputs->count == ERROR_INPUTS_MOST)
    return;
  elastir_shift_constant(constants, constant, sigma_gpa, inputs->shift_gpa[inputs->count]);
  inputs->estimate[inputs->count++] = estimate;
}

static void add_element(int row, int column, double sigma_gpa, error_inputs *inputs)
{
  if (!(sigma_gpa > 0.0) || inputs->count == ERROR_INPUTS_MOST)
    return;
  double *shift = inputs->shift_gpa[inputs->count++];
  shift[6 * row + column] = shift[6 * column + row] = sigma_gpa;
}

/* Cholesky's factor with the largest pivot first (N. J. Higham, Analysis of the Cholesky decomposition
 * of a semi-definite matrix, 1990): stops where nothing but rounding is left. Its columns are
 * independent inputs. */
static int factorise(const double covariance_gpa2[ELASTIR_COVARIANCE_SIZE],
                     double columns[ELASTIR_INDEPENDENT_MOST][ELASTIR_INDEPENDENT_MOST],
                     double *left)
{
  enum { N = ELASTIR_INDEPENDENT_MOST };
  double a[ELASTIR_COVARIANCE_SIZE], largest = 0.0;
  int rank = 0;
  memcpy(a, covariance_gpa2, sizeof a);
  for (int i = 0; i < N; i++)
    largest = fmax(largest, a[(N + 1) * i]);
  for (; rank < N; rank++) {
    int p = 0;
    for (int i = 1; i < N; i++)
      p = a[(N + 1) * i] > a[(N + 1) * p] ? i : p;
    if (!(a[(N + 1) * p] > 1e-13 * largest))
      break;
    double root = sqrt(a[(N + 1) * p]);
    for (int i = 0; i < N; i++)
      columns[rank][i] = a[N * i + p] / root;
    for (int i = 0; i < N; i++)
      for (int j = 0; j < N; j++)
        a[N * i + j] -= columns[rank][i] * columns[rank][j];
  }
  *left = 0.0;
  for (int i = 0; i < N * N; i++)
    *left = fmax(*left, fabs(a[i]) / largest);
  return rank;
}

static void add_columns(const double covariance_gpa2[ELASTIR_COVARIANCE_SIZE],
                        error_inputs *inputs)
{
  double columns[ELASTIR_INDEPENDENT_MOST][ELASTIR_INDEPENDENT_MOST], left;
  inputs->count = factorise(covariance_gpa2, columns, &left);
  for (int k = 0; k < inputs->count; k++) {
    double *shift = inputs->shift_gpa[k];
    int place = 0;
    for (int i = 0; i < 6; i++)
      for (int j = i; j < 6; j++, place++)
        shift[6 * i + j] = shift[6 * j + i] = columns[k][place];
  }
}

bool error_inputs_is_covariance(const double covariance_gpa2[ELASTIR_COVARIANCE_SIZE])
{
  double columns[ELASTIR_INDEPENDENT_MOST][ELASTIR_INDEPENDENT_MOST], left;
  return factorise(covariance_gpa2, columns, &left) > 0 && left <= 1e-9;
}

void error_inputs_given(const elastir_given_error *given, const elastir_constants *constants,
                        error_inputs *inputs)
{
  bool done[36] = {false};
  error_inputs_begin(true, inputs);
  if (given->kind == ELASTIR_GIVEN_COVARIANCE) {
    add_columns(given->covariance_gpa2, inputs);
    return;
  }
  for (int i = 0; i < 36; i++) {
    int constant = constants->group[i];
    if (constant >= 0 && !done[constant]) {
      error_inputs_add(constants, constant, given->sigma_gpa[i], constant, inputs);
      done[constant] = true;
    } else if (constant < 0 && i % 6 >= i / 6 && given->kind == ELASTIR_GIVEN_MATRIX) {
      add_element(i / 6, i % 6, given->sigma_gpa[i], inputs);
    }
  }
}

bool error_inputs_contradict(const elastir_given_error *given, const elastir_constants *constants,
                             int places[2])
{
  int first[36];
  for (int k = 0; k < 36; k++)
    first[k] = -1;
  for (int i = 0; i < 36 && given->kind == ELASTIR_GIVEN_MATRIX; i++) {
    int constant = constants->group[i];
    if (constant < 0)
      continue;
    if (first[constant] < 0)
      first[constant] = i;
    double a = given->sigma_gpa[first[constant]], b = given->sigma_gpa[i];
    if (fabs(a - b) > 1e-9 * fmax(a, b)) {
      places[0] = first[constant];
      places[1] = i;
      return true;
    }
  }
  return false;
}

double error_inputs_largest(const error_inputs *inputs)
{
  double largest = 0.0;
  for (int i = 0; i < 36; i++) {
    double variance = 0.0;
    for (int k = 0; k < inputs->count; k++)
      variance += inputs->shift_gpa[k][i] * inputs->shift_gpa[k][i];
    largest = fmax(largest, sqrt(variance));
  }
  return largest;
}
