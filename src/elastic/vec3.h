/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vec3.h: vectors of three components: products, lengths, frames, and the order of directions. */
#ifndef ELASTIR_VEC3_H
#define ELASTIR_VEC3_H

#include <math.h>
#include <stdbool.h>

static inline double vec3_dot(const double a[3], const double b[3])
{
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/* c may not be a or b. */
static inline void vec3_cross(const double a[3], const double b[3], double c[3])
{
  c[0] = a[1] * b[2] - a[2] * b[1];
  c[1] = a[2] * b[0] - a[0] * b[2];
  c[2] = a[0] * b[1] - a[1] * b[0];
}

static inline double vec3_norm(const double a[3])
{
  return sqrt(vec3_dot(a, a));
}

/* to = from + x u; `to` may be `from`. */
static inline void vec3_add(const double from[3], double x, const double u[3], double to[3])
{
  for (int i = 0; i < 3; i++)
    to[i] = from[i] + x * u[i];
}

static const double vec3_identity[9] = {1, 0, 0, 0, 1, 0, 0, 0, 1};

/* to = R v, R row-major; `to` may not be v. */
static inline void vec3_rotate(const double rotation[9], const double v[3], double to[3])
{
  for (int i = 0; i < 3; i++)
    to[i] = vec3_dot(rotation + 3 * i, v);
}

/* The rows of the cofactors of a 3x3 matrix, whose columns over the determinant, which is returned, are the
 * rows of the inverse. */
static inline double vec3_cofactors(const double m[9], double rows[9])
{
  vec3_cross(m + 3, m + 6, rows);
  vec3_cross(m + 6, m, rows + 3);
  vec3_cross(m, m + 3, rows + 6);
  return vec3_dot(m, rows);
}

/* Scales v to length one. false: it is zero or not finite, and unchanged. */
bool elastir_normalise(double v[3]);

/* Two unit vectors u, w that make (n, u, w) a right-handed orthonormal frame: u is the Cartesian
 * axis least along n, made perpendicular to n. */
void elastir_tangent_frame(const double n[3], double u[3], double w[3]);

/* The unit vector perpendicular to n that is as near to x as can be, or to y if n is x. */
void vec3_transverse(const double n[3], double m[3]);

/* The sign of a direction: its first component beyond 1e-9 is positive; no negative zero. */
void vec3_canonical_sign(double v[3]);

/* Orders canonical directions by their components, larger first, after rounding to 1e-6.
 * Negative: a comes first. */
int vec3_compare(const double a[3], const double b[3]);

/* Components smaller than `least` become zero. */
void vec3_clean(double v[3], double least);

#endif
