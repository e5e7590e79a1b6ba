/* SPDX-License-Identifier: GPL-3.0-or-later */
/* forms.c: homogeneous polynomials of a direction n. */
#include "elastic/forms.h"

#include <math.h>

#include "elastic/tensor.h"

form form_product(const form *a, const form *b)
{
  form c = {.degree = a->degree + b->degree};
  for (int ra = 0; ra <= a->degree; ra++)
    for (int ka = 0; ka <= ra; ka++)
      for (int rb = 0; rb <= b->degree; rb++)
        for (int kb = 0; kb <= rb; kb++) {
          int ia = form_index(ra - ka, ka), ib = form_index(rb - kb, kb);
          int ic = form_index(ra - ka + rb - kb, ka + kb);
          c.coefficient[ic] += a->coefficient[ia] * b->coefficient[ib];
          c.magnitude[ic] += a->magnitude[ia] * b->magnitude[ib];
        }
  return c;
}

form form_sum(double factor_a, const form *a, double factor_b, const form *b)
{
  form c = {.degree = a->degree};
  for (int i = 0; i < form_terms(a->degree); i++) {
    c.coefficient[i] = factor_a * a->coefficient[i] + factor_b * b->coefficient[i];
    c.magnitude[i] = fabs(factor_a) * a->magnitude[i] + fabs(factor_b) * b->magnitude[i];
  }
  return c;
}

bool form_is_even(const form *p, int axis)
{
  for (int row = 0; row <= p->degree; row++)
    for (int k = 0; k <= row; k++) {
      const int power[3] = {p->degree - row, row - k, k};
      if (power[axis] % 2 == 1 && p->coefficient[form_index(row - k, k)] != 0.0)
        return false;
    }
  return true;
}

form form_square_length(void)
{
  form f = {.degree = 2};
  f.coefficient[form_index(0, 0)] = f.magnitude[form_index(0, 0)] = 1.0;
  f.coefficient[form_index(2, 0)] = f.magnitude[form_index(2, 0)] = 1.0;
  f.coefficient[form_index(0, 2)] = f.magnitude[form_index(0, 2)] = 1.0;
  return f;
}

/* Adds c n_a n_b to a quadratic form. */
static void add_quadratic(form *f, int a, int b, double c)
{
  int i = form_index((a == 1) + (b == 1), (a == 2) + (b == 2));
  f->coefficient[i] += c;
  f->magnitude[i] += fabs(c);
}

void form_shear_matrix(const double s[36], form matrix[6])
{
  for (int p = 0; p < 6; p++) {
    matrix[p] = (form){.degree = 2};
    for (int i = 0; i < 3; i++)
      for (int k = 0; k < 3; k++)
        add_quadratic(&matrix[p], i, k,
                      4.0 * elastir_compliance_component(s, i, voigt_pair[p][0], k, voigt_pair[p][1]));
  }
}

void form_poisson_matrix(const double s[36], form matrix[6])
{
  for (int p = 0; p < 6; p++) {
    matrix[p] = (form){.degree = 2};
    for (int i = 0; i < 3; i++)
      for (int j = 0; j < 3; j++)
        add_quadratic(&matrix[p], i, j,
                      elastir_compliance_component(s, i, j, voigt_pair[p][0], voigt_pair[p][1]));
  }
}

/* n . M . n for a symmetric matrix of forms. */
static form contract_twice(const form matrix[6])
{
  form sum = {.degree = matrix[0].degree + 2};
  for (int p = 0; p < 6; p++) {
    form nn = {.degree = 2};
    add_quadratic(&nn, voigt_pair[p][0], voigt_pair[p][1], p < 3 ? 1.0 : 2.0);
    form term = form_product(&nn, &matrix[p]);
    sum = form_sum(1.0, &sum, 1.0, &term);
  }
  return sum;
}

form form_axial(const double s[36])
{
  form matrix[6];
  form_poisson_matrix(s, matrix);
  return contract_twice(matrix);
}

form form_restricted_trace(const form matrix[6])
{
  form trace = form_sum(1.0, &matrix[0], 1.0, &matrix[1]);
  trace = form_sum(1.0, &trace, 1.0, &matrix[2]);
  form length = form_square_length();
  form first = form_product(&length, &trace);
  form second = contract_twice(matrix);
  return form_sum(1.0, &first, -1.0, &second);
}

/* M_p M_q - M_r M_s, indices in Voigt order. */
static form minor_of(const form matrix[6], int p, int q, int r, int s)
{
  form first = form_product(&matrix[p], &matrix[q]);
  form second = form_product(&matrix[r], &matrix[s]);
  return form_sum(1.0, &first, -1.0, &second);
}

form form_restricted_determinant(const form matrix[6])
{
  form adjugate[6] = {minor_of(matrix, 1, 2, 3, 3), minor_of(matrix, 0, 2, 4, 4),
                      minor_of(matrix, 0, 1, 5, 5), minor_of(matrix, 4, 5, 0, 3),
                      minor_of(matrix, 3, 5, 1, 4), minor_of(matrix, 3, 4, 2, 5)};
  return contract_twice(adjugate);
}
