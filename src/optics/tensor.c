/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tensor.c: complex tensors of optics, 3 by 3. */
#include "optics/tensor.h"

#include <math.h>
#include <stddef.h>

static const double isotropic_share = 1e-9; /* far below what a printed tensor resolves */

double complex optics_root(double complex x)
{
  double complex root = csqrt(x);
  return cimag(root) < 0.0 ? -root : root;
}

double complex optics_trace_third(const optics_tensor *tensor)
{
  return (tensor->six[0] + tensor->six[1] + tensor->six[2]) / 3.0;
}

bool optics_is_isotropic(const optics_tensor *tensor)
{
  double most = isotropic_share * cabs(tensor->six[0]);
  return cabs(tensor->six[1] - tensor->six[0]) <= most &&
         cabs(tensor->six[2] - tensor->six[0]) <= most && cabs(tensor->six[3]) <= most &&
         cabs(tensor->six[4]) <= most && cabs(tensor->six[5]) <= most;
}

double optics_anisotropy(const optics_tensor *tensor)
{
  const double complex *t = tensor->six;
  double most = 0.0, largest = 0.0;
  for (int k = 0; k < 3; k++) {
    most = fmax(most, fmax(cabs(t[k] - t[(k + 1) % 3]), 2.0 * cabs(t[k + 3])));
    largest = fmax(largest, cabs(t[k]));
  }
  return largest > 0.0 ? most / largest : 0.0;
}

double complex optics_between(const optics_tensor *tensor, const double a[3], const double b[3])
{
  const double complex *t = tensor->six;
  return t[0] * (a[0] * b[0]) + t[1] * (a[1] * b[1]) + t[2] * (a[2] * b[2]) +
         t[3] * (a[1] * b[2] + a[2] * b[1]) + t[4] * (a[0] * b[2] + a[2] * b[0]) +
         t[5] * (a[0] * b[1] + a[1] * b[0]);
}

optics_matrix optics_matrix_of(const optics_tensor *tensor)
{
  const double complex *t = tensor->six;
  return (optics_matrix){{t[0], t[5], t[4], t[5], t[1], t[3], t[4], t[3], t[2]}};
}

optics_matrix optics_product(const optics_matrix *a, const optics_matrix *b)
{
  optics_matrix product;
  for (size_t i = 0; i < 3; i++)
    for (size_t j = 0; j < 3; j++)
      product.m[3 * i + j] = a->m[3 * i] * b->m[j] + a->m[3 * i + 1] * b->m[3 + j] +
                             a->m[3 * i + 2] * b->m[6 + j];
  return product;
}

optics_matrix optics_inverse(const optics_matrix *a)
{
  const double complex *m = a->m;
  optics_matrix inverse = {{m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8],
                            m[1] * m[5] - m[2] * m[4], m[5] * m[6] - m[3] * m[8],
                            m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
                            m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7],
                            m[0] * m[4] - m[1] * m[3]}};
  double complex determinant =
      m[0] * inverse.m[0] + m[1] * inverse.m[3] + m[2] * inverse.m[6];
  for (size_t i = 0; i < 9; i++)
    inverse.m[i] = optics_ratio(inverse.m[i], determinant);
  return inverse;
}

double complex optics_trace(const optics_matrix *a)
{
  return a->m[0] + a->m[4] + a->m[8];
}

void optics_frame(const double n[3], double x[3], double y[3])
{
  /* z to z: x stays x. Else the axis that is next in the cycle behind the largest component. */
  size_t largest = fabs(n[2]) >= fabs(n[0]) && fabs(n[2]) >= fabs(n[1]) ? 2
                   : fabs(n[0]) >= fabs(n[1])                           ? 0
                                                                        : 1;
  double axis[3] = {0.0, 0.0, 0.0};
  axis[(largest + 1) % 3] = 1.0;
  double along = axis[0] * n[0] + axis[1] * n[1] + axis[2] * n[2], norm = 0.0;
  for (size_t k = 0; k < 3; k++) {
    x[k] = axis[k] - along * n[k];
    norm += x[k] * x[k];
  }
  for (size_t k = 0; k < 3; k++)
    x[k] /= sqrt(norm);
  for (size_t k = 0; k < 3; k++)
    y[k] = n[(k + 1) % 3] * x[(k + 2) % 3] - n[(k + 2) % 3] * x[(k + 1) % 3];
}
