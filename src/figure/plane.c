/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plane.c: planes by three small integers: their names, and the axes of a cut; colours by six digits. */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "elastic/surface.h"
#include "figure/figure.h"

enum { LARGEST_INDEX = 20 };

static int gcd(int a, int b)
{
  return b == 0 ? abs(a) : gcd(b, a % b);
}

static void reduce(int v[3])
{
  int divisor = gcd(gcd(v[0], v[1]), v[2]);
  for (int i = 0; divisor > 1 && i < 3; i++)
    v[i] /= divisor;
}

bool figure_plane_parse(const char *text, int plane[3])
{
  int count = 0;
  bool separated = strpbrk(text, " ,") != NULL;
  while (*text != '\0') {
    if (strchr(" ,()", *text) != NULL) {
      text++;
      continue;
    }
    int sign = *text == '-' ? -1 : 1;
    text += *text == '-' || *text == '+';
    if (!isdigit((unsigned char)*text) || count == 3)
      return false;
    int value = *text++ - '0';
    while (separated && isdigit((unsigned char)*text) && value <= LARGEST_INDEX)
      value = 10 * value + (*text++ - '0');
    if (value > LARGEST_INDEX)
      return false;
    plane[count++] = sign * value;
  }
  return count == 3 && (plane[0] != 0 || plane[1] != 0 || plane[2] != 0);
}

void figure_plane_text(const int plane[3], const char *brackets, text_buffer *out)
{
  bool wide = false;
  for (int i = 0; i < 3; i++)
    wide = wide || abs(plane[i]) > 9;
  text_append_bytes(out, brackets, 1);
  for (int i = 0; i < 3; i++) {
    if (wide && i > 0)
      text_append(out, " ");
    /* A bar is U+0305 behind each digit. */
    if (abs(plane[i]) > 9)
      text_format(out, "%d%s", abs(plane[i]) / 10, plane[i] < 0 ? "\xcc\x85" : "");
    text_format(out, "%d%s", abs(plane[i]) % 10, plane[i] < 0 ? "\xcc\x85" : "");
  }
  text_append_bytes(out, brackets + 1, 1);
}

/* Up is z as far as it lies in the plane, or y if the normal is z; right is up x normal. */
void figure_plane_axes(const int plane[3], int right[3], int up[3])
{
  int axis_up[3] = {0, 0, 1};
  if (plane[0] == 0 && plane[1] == 0) {
    axis_up[1] = 1;
    axis_up[2] = 0;
  }
  int square = 0, along = 0;
  for (int i = 0; i < 3; i++) {
    square += plane[i] * plane[i];
    along += plane[i] * axis_up[i];
  }
  for (int i = 0; i < 3; i++)
    up[i] = square * axis_up[i] - along * plane[i];
  reduce(up);
  for (int i = 0; i < 3; i++)
    right[i] = up[(i + 1) % 3] * plane[(i + 2) % 3] - up[(i + 2) % 3] * plane[(i + 1) % 3];
  reduce(right);
}

bool figure_colour_parse(const char *text, unsigned *rgb)
{
  const char *digits = *text == '#' ? text + 1 : text;
  enum { DIGITS = 6 };
  if (strspn(digits, "0123456789abcdefABCDEF") != DIGITS || digits[DIGITS] != '\0')
    return false;
  *rgb = (unsigned)strtoul(digits, NULL, 16);
  return true;
}

void figure_indices_unit(const int v[3], double out[3])
{
  double square = (double)v[0] * v[0] + (double)v[1] * v[1] + (double)v[2] * v[2];
  for (int i = 0; i < 3; i++)
    out[i] = v[i] / sqrt(square);
}

bool figure_lattice_direction(const figure_options *options, const figure_model *model,
                              const int uvw[3], double n[3])
{
  double lattice[3][3], indices[3];
  figure_indices_unit(uvw, n);
  if (options->cartesian || model == NULL || model->lattice_angstrom == NULL)
    return true;
  for (int i = 0; i < 9; i++)
    lattice[i / 3][i % 3] = model->lattice_angstrom[i];
  for (int i = 0; i < 3; i++)
    indices[i] = uvw[i];
  return elastir_direction_of_zone(lattice, indices, n);
}

bool figure_indices_agree(const figure_model *one, const double n[3], const figure_model *other,
                          const double m[3])
{
  elastir_lattice_direction a, b;
  if (one->lattice_angstrom == NULL || other->lattice_angstrom == NULL)
    return true;
  memcpy(a.lattice, one->lattice_angstrom, sizeof a.lattice);
  memcpy(b.lattice, other->lattice_angstrom, sizeof b.lattice);
  memcpy(a.direction, n, sizeof a.direction);
  memcpy(b.direction, m, sizeof b.direction);
  return elastir_indices_agree(&a, &b);
}
