/* SPDX-License-Identifier: GPL-3.0-or-later */
/* condition.c: evaluates a printed stability condition by recursive descent. */
#include "model/condition.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "base/number.h"

enum { DEEPEST = 50 };

typedef struct {
  const char *at;
  const double *stiffness;
  bool good;
  int depth;
} reader;

static double sum(reader *r);

static char next(reader *r)
{
  while (*r->at == ' ' || *r->at == '\t')
    r->at++;
  return *r->at;
}

static double fail(reader *r)
{
  r->good = false;
  return NAN;
}

/* An expression up to its closing character, which is behind the cursor afterwards. */
static double enclosed(reader *r, char closing)
{
  if (++r->depth > DEEPEST)
    return fail(r);
  double value = sum(r);
  if (next(r) != closing)
    return fail(r);
  r->at++;
  r->depth--;
  return value;
}

static double constant(reader *r)
{
  int row = r->at[1] - '1', column = row >= 0 && row < 6 ? r->at[2] - '1' : -1;
  if (column < 0 || column > 5)
    return fail(r);
  r->at += 3;
  return r->stiffness[6 * row + column];
}

static double primary(reader *r)
{
  char c = next(r);
  if (c == 'C' || c == 'c')
    return constant(r);
  if (c == '(' || c == '|') {
    r->at++;
    double value = enclosed(r, c == '(' ? ')' : '|');
    return c == '|' ? fabs(value) : value;
  }
  if (strncmp(r->at, "ABS(", 4) == 0 || strncmp(r->at, "abs(", 4) == 0) {
    r->at += 4;
    return fabs(enclosed(r, ')'));
  }
  double value;
  size_t used = c >= '0' && c <= '9' ? number_scan(r->at, strlen(r->at), &value) : 0;
  if (used == 0)
    return fail(r);
  r->at += used;
  return value;
}

static double power(reader *r)
{
  double value = primary(r);
  char c = next(r);
  bool stars = c == '*' && r->at[1] == '*';
  if (c != '^' && !stars)
    return value;
  r->at += stars ? 2 : 1;
  return pow(value, primary(r));
}

static bool starts_factor(char c)
{
  return c == 'C' || c == 'c' || c == '(' || c == 'A' || c == 'a' || (c >= '0' && c <= '9');
}

static double product(reader *r)
{
  double value = power(r);
  while (r->good) {
    char c = next(r);
    if (c == '*') {
      r->at++;
      value *= power(r);
    } else if (c == '/') {
      r->at++;
      value /= power(r);
    } else if (starts_factor(c)) {
      value *= power(r);
    } else {
      break;
    }
  }
  return value;
}

static double sum(reader *r)
{
  double sign = 1.0, value = 0.0;
  char c = next(r);
  if (c == '+' || c == '-') {
    sign = c == '-' ? -1.0 : 1.0;
    r->at++;
  }
  value = sign * product(r);
  while (r->good) {
    c = next(r);
    if (c != '+' && c != '-')
      break;
    r->at++;
    value += (c == '-' ? -1.0 : 1.0) * product(r);
  }
  return value;
}

bool condition_value(const char *text, const double stiffness[36], double *value)
{
  reader r = {text, stiffness, true, 0};
  double left = sum(&r), right = NAN;
  char relation = r.good ? next(&r) : '\0';
  if (relation == '>' || relation == '<') {
    r.at++;
    right = sum(&r);
  } else {
    r.good = false;
  }
  if (r.good && next(&r) != '\0')
    r.good = false;
  *value = !r.good ? NAN : relation == '>' ? left - right : right - left;
  return r.good && isfinite(*value);
}
