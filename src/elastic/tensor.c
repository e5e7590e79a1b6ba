/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tensor.c: the elastic tensor in Voigt and Kelvin form: inverse, rotation, eigenvalues. */
#include "base/fast.h"

#include "elastic/tensor.h"

#include <math.h>
#include <string.h>

#include "base/wide.h"

#define SQRT2 1.41421356237309504880

/* Below this ratio of eigenvalues the inverse has no correct digit left. */
static const double singular_ratio = 1e-13;

double elastir_stiffness_component(const double stiffness[36], int i, int j, int k, int l)
{
  return stiffness[6 * elastir_voigt_index(i, j) + elastir_voigt_index(k, l)];
}

double elastir_compliance_component(const double compliance[36], int i, int j, int k, int l)
{
  double value = compliance[6 * elastir_voigt_index(i, j) + elastir_voigt_index(k, l)];
  return value * (i == j ? 1.0 : 0.5) * (k == l ? 1.0 : 0.5);
}

int elastir_first_not_finite(const double tensor[36])
{
  for (int i = 0; i < 36; i++)
    if (!isfinite(tensor[i]))
      return i;
  return -1;
}

void elastir_symmetrise(double voigt[36])
{
  for (int i = 0; i < 6; i++)
    for (int j = i + 1; j < 6; j++) {
      double mean = 0.5 * (voigt[6 * i + j] + voigt[6 * j + i]);
      voigt[6 * i + j] = mean;
      voigt[6 * j + i] = mean;
    }
}

/* out_ij = in_ij times one, shear or shear^2 for none, one or two shear indices. */
static void scale_shear(const double in[36], double shear, double out[36])
{
  for (int i = 0; i < 6; i++)
    for (int j = 0; j < 6; j++) {
      double factor = 1.0;
      if (i >= 3 && j >= 3)
        factor = shear > 1.0 ? 2.0 : 0.5;
      else if (i >= 3 || j >= 3)
        factor = shear;
      out[6 * i + j] = in[6 * i + j] * factor;
    }
}

void elastir_kelvin_from_stiffness(const double stiffness[36], double kelvin[36])
{
  scale_shear(stiffness, SQRT2, kelvin);
}

void elastir_kelvin_from_compliance(const double compliance[36], double kelvin[36])
{
  scale_shear(compliance, 1.0 / SQRT2, kelvin);
}

void elastir_stiffness_from_kelvin(const double kelvin[36], double stiffness[36])
{
  scale_shear(kelvin, 1.0 / SQRT2, stiffness);
}

static void compliance_from_kelvin(const double kelvin[36], double compliance[36])
{
  scale_shear(kelvin, SQRT2, compliance);
}

double elastir_kelvin_inner(const double a[36], const double b[36])
{
  double sum = 0.0;
  for (int i = 0; i < 36; i++)
    sum += a[i] * b[i];
  return sum;
}

/* One Jacobi rotation that makes a_pq zero. Rows of v follow. */
static inline __attribute__((always_inline)) void jacobi_rotate(int n, double *a, double *v,
                                                                int p, int q)
{
  double apq = a[n * p + q];
  double tau = (a[n * q + q] - a[n * p + p]) / (2.0 * apq);
  double t = (tau >= 0.0 ? 1.0 : -1.0) / (fabs(tau) + sqrt(1.0 + tau * tau));
  double c = 1.0 / sqrt(1.0 + t * t);
  double s = t * c;
  a[n * p + p] -= t * apq;
  a[n * q + q] += t * apq;
  a[n * p + q] = a[n * q + p] = 0.0;
  for (int k = 0; k < n; k++) {
    if (k != p && k != q) {
      double akp = a[n * k + p], akq = a[n * k + q];
      a[n * k + p] = a[n * p + k] = c * akp - s * akq;
      a[n * k + q] = a[n * q + k] = s * akp + c * akq;
    }
  }
  for (int k = 0; k < n && v != NULL; k++) {
    double vp = v[n * p + k], vq = v[n * q + k];
    v[n * p + k] = c * vp - s * vq;
    v[n * q + k] = s * vp + c * vq;
  }
}

static void fix_sign(int n, double *vector)
{
  for (int i = 0; i < n; i++) {
    if (fabs(vector[i]) < 1e-9)
      continue;
    if (vector[i] < 0.0)
      for (int j = 0; j < n; j++)
        vector[j] = -vector[j];
    return;
  }
}

static inline __attribute__((always_inline)) void eigen_of(int n, const double *matrix,
                                                           double *values, double *vectors)
{
  double a[36], v[36];
  for (int i = 0; i < n; i++)
    for (int j = 0; j < n; j++) {
      a[n * i + j] = 0.5 * (matrix[n * i + j] + matrix[n * j + i]);
      v[n * i + j] = i == j ? 1.0 : 0.0;
    }
  /* Convergence is quadratic; some six sweeps are enough for n = 6. A rotation is left out
   * once adding the off-diagonal element changes neither diagonal one. */
  bool rotated = true;
  for (int sweep = 0; sweep < 60 && rotated; sweep++) {
    rotated = false;
    for (int p = 0; p < n; p++)
      for (int q = p + 1; q < n; q++) {
        double small = 1e-18 * sqrt(fabs(a[n * p + p] * a[n * q + q]));
        if (fabs(a[n * p + q]) > small && isfinite(a[n * p + q])) {
          jacobi_rotate(n, a, vectors != NULL ? v : NULL, p, q);
          rotated = true;
        }
      }
  }
  int order[6];
  for (int i = 0; i < n; i++) {
    int at = i;
    for (; at > 0 && a[(n + 1) * order[at - 1]] > a[(n + 1) * i]; at--)
      order[at] = order[at - 1];
    order[at] = i;
  }
  for (int i = 0; i < n; i++) {
    values[i] = a[(n + 1) * order[i]];
    if (vectors != NULL) {
      memcpy(vectors + n * i, v + n * order[i], (size_t)n * sizeof *v);
      fix_sign(n, vectors + n * i);
    }
  }
}

/* With a number that the compiler knows most of the work with indices goes. */
void elastir_symmetric_eigen(int n, const double *matrix, double *values, double *vectors)
{
  if (n == 3)
    eigen_of(3, matrix, values, vectors);
  else
    eigen_of(n, matrix, values, vectors);
}

void elastir_voigt_eigenvalues(const double stiffness[36], double values_gpa[6])
{
  elastir_symmetric_eigen(6, stiffness, values_gpa, NULL);
}

void elastir_kelvin_eigen(const double stiffness[36], double values_gpa[6],
                          double eigenstrains[36])
{
  double kelvin[36];
  elastir_kelvin_from_stiffness(stiffness, kelvin);
  elastir_symmetric_eigen(6, kelvin, values_gpa, eigenstrains);
}

/* The element of C S that is lost in rounding: products and their sum with twice the digits of a double
 * (T. J. Dekker, Numer. Math. 18, 224 (1971); products by fma). */
static double residual(const double c[36], const double s[36], int i, int j)
{
  double sum = i == j ? -ELASTIR_GPA_PER_TPA : 0.0, rest = 0.0;
  for (int k = 0; k < 6; k++) {
    double a = c[6 * i + k], b = s[6 * k + j], product = a * b;
    double total = sum + product, part = total - sum;
    rest += fma(a, b, -product) + ((sum - (total - part)) + (product - part));
    sum = total;
  }
  return sum + rest;
}

/* Newton's S - S (C S - 1), twice: what the inverse lost by the condition of C comes back, so that S is
 * that of the C given to a few units of rounding of its largest element (N. J. Higham, Accuracy and
 * Stability of Numerical Algorithms, 2002, ch. 12). */
static void refine_inverse(const double c[36], double s[36])
{
  for (int round = 0; round < 2; round++) {
    double rest[36], better[36];
    for (int i = 0; i < 36; i++)
      rest[i] = residual(c, s, i / 6, i % 6);
    for (int i = 0; i < 36; i++) {
      double change = 0.0;
      for (int k = 0; k < 6; k++)
        change += s[6 * (i / 6) + k] * rest[6 * k + i % 6];
      better[i] = s[i] - change / ELASTIR_GPA_PER_TPA;
    }
    memcpy(s, better, sizeof better);
    elastir_symmetrise(s);
  }
}

bool elastir_compliance(const double stiffness_gpa[36], double compliance_per_tpa[36],
                        double *condition)
{
  double values[6], vectors[36], kelvin[36];
  elastir_kelvin_eigen(stiffness_gpa, values, vectors);
  double smallest = INFINITY, largest = 0.0;
  bool finite = true;
  for (int a = 0; a < 6; a++) {
    finite = finite && isfinite(values[a]);
    smallest = fmin(smallest, fabs(values[a]));
    largest = fmax(largest, fabs(values[a]));
  }
  if (condition != NULL)
    *condition = finite ? largest / smallest : NAN;
  bool regular = finite && smallest > singular_ratio * largest;
  /* S = sum over the eigenstrains of v v^T / lambda: symmetric by construction. */
  for (int i = 0; i < 6; i++)
    for (int j = i; j < 6; j++) {
      double sum = 0.0;
      for (int a = 0; a < 6; a++)
        sum += vectors[6 * a + i] * vectors[6 * a + j] * (ELASTIR_GPA_PER_TPA / values[a]);
      kelvin[6 * i + j] = kelvin[6 * j + i] = regular ? sum : NAN;
    }
  compliance_from_kelvin(kelvin, compliance_per_tpa);
  if (regular)
    refine_inverse(stiffness_gpa, compliance_per_tpa);
  return regular;
}

bool elastir_stable_compliance(const double stiffness_gpa[36], double compliance_per_tpa[36])
{
  /* Cholesky's factor, its inverse, and S = L^-T L^-1. */
  double l[36] = {0.0}, inverse[36] = {0.0}, largest = 0.0;
  for (int i = 0; i < 6; i++)
    for (int j = 0; j <= i; j++) {
      double sum = stiffness_gpa[6 * i + j];
      for (int k = 0; k < j; k++)
        sum -= l[6 * i + k] * l[6 * j + k];
      if (i == j) {
        largest = fmax(largest, stiffness_gpa[7 * i]);
        if (!(sum > singular_ratio * largest))
          return false;
        l[7 * i] = sqrt(sum);
      } else {
        l[6 * i + j] = sum / l[7 * j];
      }
    }
  for (int j = 0; j < 6; j++)
    for (int i = j; i < 6; i++) {
      double sum = i == j ? 1.0 : 0.0;
      for (int k = j; k < i; k++)
        sum -= l[6 * i + k] * inverse[6 * k + j];
      inverse[6 * i + j] = sum / l[7 * i];
    }
  for (int i = 0; i < 6; i++)
    for (int j = i; j < 6; j++) {
      double sum = 0.0;
      for (int k = j; k < 6; k++)
        sum += inverse[6 * k + i] * inverse[6 * k + j];
      compliance_per_tpa[6 * i + j] = compliance_per_tpa[6 * j + i] = ELASTIR_GPA_PER_TPA * sum;
    }
  return isfinite(largest);
}

void elastir_kelvin_rotation(const double rotation[9], double rotation6[36])
{
  for (int p = 0; p < 3; p++) {
    const double *a = rotation + 3 * p;
    double *row = rotation6 + 6 * p, scaled = SQRT2 * a[2];
    row[0] = a[0] * a[0];
    row[1] = a[1] * a[1];
    row[2] = a[2] * a[2];
    row[3] = a[1] * scaled;
    row[4] = a[0] * scaled;
    row[5] = SQRT2 * a[0] * a[1];
  }
  for (int p = 3; p < 6; p++) {
    const double *a = rotation + 3 * voigt_pair[p][0], *b = rotation + 3 * voigt_pair[p][1];
    double *row = rotation6 + 6 * p;
    row[0] = SQRT2 * a[0] * b[0];
    row[1] = SQRT2 * a[1] * b[1];
    row[2] = SQRT2 * a[2] * b[2];
    row[3] = a[1] * b[2] + a[2] * b[1];
    row[4] = a[0] * b[2] + a[2] * b[0];
    row[5] = a[0] * b[1] + a[1] * b[0];
  }
}

/* Rows of out = a b from a column on, without inner loops: compilers take several columns at once. */
ELASTIR_BOTH void multiply(const double a[36], const double b[36],
                                                           int first, int last, int column,
                                                           double *restrict out)
{
  for (int i = 6 * first; i <= 6 * last; i += 6)
    for (int j = column; j < 6; j++)
      out[i + j] = a[i] * b[j] + a[i + 1] * b[6 + j] + a[i + 2] * b[12 + j] + a[i + 3] * b[18 + j] +
                   a[i + 4] * b[24 + j] + a[i + 5] * b[30 + j];
}

ELASTIR_BOTH void rotate(const double kelvin[36], const double rotation[9], double rotated[36])
{
  double r[36], back[36], half[36];
  elastir_kelvin_rotation(rotation, r);
  for (int i = 0; i < 6; i++)
    for (int j = 0; j < 6; j++)
      back[6 * j + i] = r[6 * i + j];
  multiply(r, kelvin, 0, 5, 0, half);
  multiply(half, back, 0, 1, 0, rotated); /* what lies left of the diagonal follows */
  multiply(half, back, 2, 3, 2, rotated);
  multiply(half, back, 4, 5, 4, rotated);
  for (int i = 0; i < 6; i++)
    for (int j = 0; j < i; j++)
      rotated[6 * i + j] = rotated[6 * j + i];
}

ELASTIR_WIDE static void rotate_wide(const double kelvin[36], const double rotation[9],
                                     double rotated[36])
{
  rotate(kelvin, rotation, rotated);
}

void elastir_rotate_kelvin(const double kelvin[36], const double rotation[9], double rotated[36])
{
  if (elastir_is_wide())
    rotate_wide(kelvin, rotation, rotated);
  else
    rotate(kelvin, rotation, rotated);
}

void elastir_rotate_stiffness(const double stiffness[36], const double rotation[9],
                              double rotated[36])
{
  double kelvin[36];
  elastir_kelvin_from_stiffness(stiffness, kelvin);
  elastir_rotate_kelvin(kelvin, rotation, kelvin);
  elastir_stiffness_from_kelvin(kelvin, rotated);
}
