/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tensor.h: complex tensors of optics, 3 by 3. Time factor exp(-i w t): absorption has Im eps >
 * 0. */
#ifndef ELASTIR_OPTICS_TENSOR_H
#define ELASTIR_OPTICS_TENSOR_H

#include <complex.h>
#include <stdbool.h>

/* Symmetric, in the order xx yy zz yz xz xy. */
typedef struct {
  double complex six[6];
} optics_tensor;

/* Row by row. */
typedef struct {
  double complex m[9];
} optics_matrix;

/* a / b without the care for infinities that the operator of C takes. */
static inline double complex optics_ratio(double complex a, double complex b)
{
  double re = creal(b), im = cimag(b), norm = 1.0 / (re * re + im * im);
  double x = creal(a), y = cimag(a);
  return (x * re + y * im) * norm + I * ((y * re - x * im) * norm);
}

/* The square root with Im >= 0, and Re > 0 where it is real. */
double complex optics_root(double complex x);

double complex optics_trace_third(const optics_tensor *tensor);

/* Whether it is a number times the unit tensor, to 1e-9 of that number. */
bool optics_is_isotropic(const optics_tensor *tensor);

/* The largest difference of two diagonal elements, or twice an element off the diagonal, over the
 * largest modulus of a diagonal element: 0 where it is isotropic. */
double optics_anisotropy(const optics_tensor *tensor);

/* a . T . b of unit vectors. */
double complex optics_between(const optics_tensor *tensor, const double a[3], const double b[3]);

optics_matrix optics_matrix_of(const optics_tensor *tensor);
optics_matrix optics_product(const optics_matrix *a, const optics_matrix *b);
optics_matrix optics_inverse(const optics_matrix *a); /* not finite where there is none */
double complex optics_trace(const optics_matrix *a);

/* Two unit vectors that make a right-handed frame with the unit vector n: x, y, n. Where n is a
 * Cartesian axis they are Cartesian axes, too. */
void optics_frame(const double n[3], double x[3], double y[3]);

#endif
