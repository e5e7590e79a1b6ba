/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ascending.h: the order of numbers, for qsort. */
#ifndef ELASTIR_ASCENDING_H
#define ELASTIR_ASCENDING_H

static inline int elastir_ascending(const void *left, const void *right)
{
  double a = *(const double *)left, b = *(const double *)right;
  return (a > b) - (a < b);
}

#endif
