/* SPDX-License-Identifier: GPL-3.0-or-later */
/* normal_equations.c: least squares with columns that are 0 outside a short stretch. */
/* Most of the time of a fit passes here, in plain loops that vectorise. */
#if defined __GNUC__ && !defined __clang__
#pragma GCC optimize("O3")
#endif

#include "compare/normal_equations.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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

/* Four sums side by side, so that the additions need not wait for each other. */
static double dot(const double *a, const double *b, size_t count)
{
  double s0 = 0.0, s1 = 0.0, s2 = 0.0, s3 = 0.0;
  size_t i = 0;
  for (; i + 4 <= count; i += 4) {
    s0 += a[i] * b[i];
    s1 += a[i + 1] * b[i + 1];
    s2 += a[i + 2] * b[i + 2];
    s3 += a[i + 3] * b[i + 3];
  }
  for (; i < count; i++)
    s0 += a[i] * b[i];
  return (s0 + s1) + (s2 + s3);
}

void normal_equations_form(normal_equations *e, double weight)
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

void normal_equations_hold(normal_equations *e, size_t unknown)
{
  memset(e->matrix + unknown * e->capacity, 0, (unknown + 1) * sizeof *e->matrix);
  for (size_t i = unknown; i < e->count; i++)
    e->matrix[i * e->capacity + unknown] = i == unknown ? 1.0 : 0.0;
  e->right[unknown] = 0.0;
}

bool normal_equations_factorise(normal_equations *e)
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

void normal_equations_half_solve(const normal_equations *e, double *right, size_t first)
{
  for (size_t i = first; i < e->count; i++) {
    const double *row = e->matrix + i * e->capacity;
    size_t from = e->envelope[i] > first ? e->envelope[i] : first;
    if (from < i)
      right[i] -= dot(row + from, right + from, i - from);
    right[i] /= row[i];
  }
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
