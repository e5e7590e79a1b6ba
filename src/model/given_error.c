/* SPDX-License-Identifier: GPL-3.0-or-later */
/* given_error.c: standard deviations of stiffness constants that a user gives. */
#include "model/given_error.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "elastic/error_inputs.h"
#include "tensor/matrix_text.h"

/* false: reported. */
static bool check_symmetric(const elastir_matrix *m, const char *path,
                            elastir_diagnostics *diagnostics)
{
  for (size_t i = 0; i < m->size; i++)
    for (size_t j = 0; j < i; j++) {
      double a = m->value[m->size * i + j], b = m->value[m->size * j + i];
      if (fabs(a - b) <= 1e-6 * fmax(fabs(a), fabs(b)))
        continue;
      elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-sigma", path, 0,
                       "expected a symmetric matrix, found %g in row %zu, column %zu and %g opposite",
                       a, i + 1, j + 1, b);
      return false;
    }
  return true;
}

/* false: reported. */
static bool take_matrix(const elastir_matrix *m, const char *path, elastir_given_error *given,
                        elastir_diagnostics *diagnostics)
{
  if (m->size != 6 && m->size != ELASTIR_INDEPENDENT_MOST) {
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-sigma", path, 0,
                     "expected 6 rows of standard deviations, or 21 of a covariance, found %zu",
                     m->size);
    return false;
  }
  if (!check_symmetric(m, path, diagnostics))
    return false;
  if (m->size == ELASTIR_INDEPENDENT_MOST) {
    given->kind = ELASTIR_GIVEN_COVARIANCE;
    memcpy(given->covariance_gpa2, m->value, sizeof given->covariance_gpa2);
    if (error_inputs_is_covariance(given->covariance_gpa2))
      return true;
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-sigma", path, 0,
                     "expected a covariance, found a matrix with a negative eigenvalue, or of zeros");
    return false;
  }
  given->kind = ELASTIR_GIVEN_MATRIX;
  memcpy(given->sigma_gpa, m->value, sizeof given->sigma_gpa);
  for (int i = 0; i < 36; i++)
    if (given->sigma_gpa[i] < 0.0) {
      elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-sigma", path, 0,
                       "expected standard deviations, found %g in row %d, column %d",
                       given->sigma_gpa[i], i / 6 + 1, i % 6 + 1);
      return false;
    }
  return true;
}

bool given_error_read(const char *text, elastir_given_error *given,
                      elastir_diagnostics *diagnostics)
{
  double number;
  *given = (elastir_given_error){.kind = ELASTIR_GIVEN_NONE};
  if (number_real(text, strlen(text), &number) == NUMBER_OK) {
    given->kind = ELASTIR_GIVEN_NUMBER;
    for (int i = 0; i < 36; i++)
      given->sigma_gpa[i] = number;
    return number > 0.0;
  }
  elastir_matrix matrix;
  elastir_stream *stream = elastir_stream_open(text, ELASTIR_CHECKSUM_NONE, diagnostics);
  return stream != NULL && elastir_matrix_text_read_stream(stream, &matrix, diagnostics) &&
         take_matrix(&matrix, text, given, diagnostics);
}
