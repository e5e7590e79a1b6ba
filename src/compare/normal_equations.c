/* SPDX-License-Identifier: GPL-3.0-or-later */
/* normal_equations.c: least squares with columns that are 0 outside a short stretch. */
/* Most of the time of a fit passes here, in plain loops that vectorise. */
#include "base/fast.h"

#include "compare/normal_equations.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/wide.h"

bool normal_equations_prepare(normal_equations *e, size_t points, size_t capacity)
{
  e->points = points;
  e->capacity = capacity;
  e->values = calloc(capacity * points + 1, sizeof *e->values);
  e->first = calloc(capacity + 1, sizeof *e->first);
  e->end = calloc(capacity + 1, sizeof *e->end);
  e->matrix = calloc(capacity * capacity + 1, sizeof *e->matrix);
  e->envelope = calloc(capacity + 1, sizeof *e->envelope);
  e->right = calloc(capacity + 1, sizeof *e->right);
  return e->values != NULL && e->first != NULL && e->end != NULL && e->matrix != NULL &&
         e->envelope != NULL && e->right != NULL;
}

void normal_equations_free(normal_equations *e)
{
  free(e->values);
  free(e->first);
  free(e->end);
  free(e->matrix);
  free(e->envelope);
  free(e->right);
  *e = (normal_equations){0};
}

typedef double quartet __attribute__((vector_size(32), aligned(8), may_alias));

/* Four sums side by side, so that the additions need not wait for each other. */
ELASTIR_BOTH double dot(const double *a, const double *b, size_t count)
{
  quartet sum = {0.0};
  size_t i = 0;
  for (; i + 4 <= count; i += 4)
    sum += *(const quartet *)(a + i) * *(const quartet *)(b + i);
  double first = sum[0];
  for (; i < count; i++)
    first += a[i] * b[i];
  return (first + sum[1]) + (sum[2] + sum[3]);
}

ELASTIR_BOTH void form(normal_equations *e, double weight)
{
  for (size_t i = 0; i < e->count; i++) {
    const double *column = e->values + i * e->points;
    double *row = e->matrix + i * e->capacity;
    e->envelope[i] = i;
    for (size_t j = 0; j <= i; j++) {
      size_t first = e->first[i] > e->first[j] ? e->first[i] : e->first[j];
      size_t end = e->end[i] < e->end[j] ? e->end[i] : e->end[j];
      row[j] = 0.0;
      if (first >= end)
        continue;
      if (e->envelope[i] > j)
        e->envelope[i] = j;
      row[j] = weight * dot(column + first, e->values + j * e->points + first, end - first);
    }
    e->right[i] *= weight;
  }
}

ELASTIR_WIDE static void form_wide(normal_equations *e, double weight)
{
  form(e, weight);
}

static void form_narrow(normal_equations *e, double weight)
{
  form(e, weight);
}

void normal_equations_form(normal_equations *e, double weight)
{
  (elastir_is_wide() ? form_wide : form_narrow)(e, weight);
}

void normal_equations_hold(normal_equations *e, size_t unknown)
{
  memset(e->matrix + unknown * e->capacity, 0, (unknown + 1) * sizeof *e->matrix);
  for (size_t i = unknown; i < e->count; i++)
    e->matrix[i * e->capacity + unknown] = i == unknown ? 1.0 : 0.0;
  e->right[unknown] = 0.0;
}

ELASTIR_BOTH bool factorise(normal_equations *e)
{
  for (size_t i = 0; i < e->count; i++) {
    double *row = e->matrix + i * e->capacity;
    for (size_t j = e->envelope[i]; j <= i; j++) {
      const double *other = e->matrix + j * e->capacity;
      size_t from = e->envelope[i] > e->envelope[j] ? e->envelope[i] : e->envelope[j];
      double value = row[j];
      if (from < j)
        value -= dot(row + from, other + from, j - from);
      if (j < i)
        row[j] = value / other[j];
      else if (value > 0.0)
        row[i] = sqrt(value);
      else
        return false;
    }
  }
  return true;
}

ELASTIR_WIDE static bool factorise_wide(normal_equations *e)
{
  return factorise(e);
}

static bool factorise_narrow(normal_equations *e)
{
  return factorise(e);
}

bool normal_equations_factorise(normal_equations *e)
{
  return (elastir_is_wide() ? factorise_wide : factorise_narrow)(e);
}

ELASTIR_BOTH void half_solve(const normal_equations *e, double *right, size_t first)
{
  for (size_t i = first; i < e->count; i++) {
    const double *row = e->matrix + i * e->capacity;
    size_t from = e->envelope[i] > first ? e->envelope[i] : first;
    if (from < i)
      right[i] -= dot(row + from, right + from, i - from);
    right[i] /= row[i];
  }
}

ELASTIR_WIDE static void half_solve_wide(const normal_equations *e, double *right, size_t first)
{
  half_solve(e, right, first);
}

static void half_solve_narrow(const normal_equations *e, double *right, size_t first)
{
  half_solve(e, right, first);
}

void normal_equations_half_solve(const normal_equations *e, double *right, size_t first)
{
  (elastir_is_wide() ? half_solve_wide : half_solve_narrow)(e, right, first);
}

void normal_equations_solve(const normal_equations *e, double *right)
{
  for (size_t i = 0; i < e->count; i++) {
    const double *row = e->matrix + i * e->capacity;
    size_t from = e->envelope[i];
    right[i] = (right[i] - dot(row + from, right + from, i - from)) / row[i];
  }
  for (size_t i = e->count; i-- > 0;) {
    const double *row = e->matrix + i * e->capacity;
    right[i] /= row[i];
    for (size_t j = e->envelope[i]; j < i; j++)
      right[j] -= row[j] * right[i];
  }
}
