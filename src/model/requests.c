/* SPDX-License-Identifier: GPL-3.0-or-later */
/* requests.c: directions, planes, cuts and surfaces that a user asks for by name. */
#include "model/requests.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "elastic/directions.h"
#include "elastic/surface.h"

static bool is_separator(char c)
{
  return c == ',' || c == ' ' || c == ';' || c == '\t';
}

/* count numbers with separators between them. */
static bool parse_list(const char *text, size_t length, double *values, size_t count)
{
  size_t found = 0;
  size_t i = 0;
  for (;;) {
    while (i < length && is_separator(text[i]))
      i++;
    if (i == length)
      return found == count;
    size_t used = found < count ? number_scan(text + i, length - i, &values[found]) : 0;
    if (used == 0 || !isfinite(values[found]) ||
        (i + used < length && !is_separator(text[i + used])))
      return false;
    found++;
    i += used;
  }
}

/* Three digits, each with a sign or without: 110, 1-10. */
static bool parse_digits(const char *text, size_t length, double values[3])
{
  size_t found = 0;
  for (size_t i = 0; i < length; i++) {
    bool negative = text[i] == '-';
    if (negative || text[i] == '+')
      i++;
    if (found == 3 || i == length || !isdigit((unsigned char)text[i]))
      return false;
    values[found++] = (negative ? -1 : 1) * (text[i] - '0');
  }
  return found == 3;
}

bool request_parse(const char *text, request_kind otherwise, direction_request *request)
{
  size_t length = strlen(text);
  const char *inner = text;
  *request = (direction_request){.text = text, .kind = otherwise};
  if (length >= 2 && strchr("[({<", text[0]) != NULL) {
    static const char open[] = "[({<", close[] = "])}>";
    if (text[length - 1] != close[strchr(open, text[0]) - open])
      return false;
    if (text[0] == '[')
      request->kind = REQUEST_ZONE;
    inner++;
    length -= 2;
  }
  double *index = request->index;
  return (parse_digits(inner, length, index) || parse_list(inner, length, index, 3)) &&
         (index[0] != 0.0 || index[1] != 0.0 || index[2] != 0.0);
}

static double dot(const double a[3], const double b[3])
{
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

static void cross(const double a[3], const double b[3], double c[3])
{
  for (int i = 0; i < 3; i++)
    c[i] = a[(i + 1) % 3] * b[(i + 2) % 3] - a[(i + 2) % 3] * b[(i + 1) % 3];
}

bool request_parse_rotation(const char *text, double rotation[9])
{
  if (!parse_list(text, strlen(text), rotation, 9))
    return false;
  double *x = rotation, *y = rotation + 3, *z = rotation + 6;
  double expected_z[3];
  cross(x, y, expected_z);
  const double tolerance = 1e-6; /* six written digits */
  for (int i = 0; i < 3; i++) {
    if (fabs(dot(rotation + 3 * i, rotation + 3 * i) - 1.0) > 2.0 * tolerance ||
        fabs(z[i] - expected_z[i]) > 2.0 * tolerance)
      return false;
  }
  if (fabs(dot(x, y)) > tolerance || !elastir_normalise(x))
    return false;
  double along = dot(x, y);
  for (int i = 0; i < 3; i++)
    y[i] -= along * x[i];
  if (!elastir_normalise(y))
    return false;
  cross(x, y, z);
  return true;
}

/* Rows a, b, c of the crystallographic cell in the Cartesian frame. */
static bool lattice_of(const elastir_geometry *geometry, double lattice[3][3])
{
  if (geometry == NULL || !geometry->has_vectors || geometry->dimensionality != 3)
    return false;
  for (int row = 0; row < 3; row++)
    for (int k = 0; k < 3; k++) {
      lattice[row][k] = geometry->vectors_angstrom[row][k];
      if (!geometry->has_transformation)
        continue;
      lattice[row][k] = 0.0;
      for (int p = 0; p < 3; p++)
        lattice[row][k] +=
            geometry->transformation[row][p] * geometry->vectors_angstrom[p][k];
    }
  return true;
}

/* Whether the rows of a are whole combinations of those of b, to a tenth. */
static bool made_of(const double a[3][3], const double b[3][3])
{
  double normals[3][3];
  for (int i = 0; i < 3; i++)
    cross(b[(i + 1) % 3], b[(i + 2) % 3], normals[i]);
  double volume = dot(b[0], normals[0]);
  if (!(fabs(volume) > 0.0))
    return false;
  for (int row = 0; row < 3; row++)
    for (int i = 0; i < 3; i++) {
      double times = dot(a[row], normals[i]) / volume;
      if (!(fabs(times - round(times)) <= 0.1))
        return false;
    }
  return true;
}

bool request_cells_agree(const elastir_geometry *one, const elastir_geometry *other)
{
  return one != NULL && other != NULL && one->has_vectors && other->has_vectors &&
         one->dimensionality == 3 && other->dimensionality == 3 &&
         (made_of(one->vectors_angstrom, other->vectors_angstrom) ||
          made_of(other->vectors_angstrom, one->vectors_angstrom));
}

const char *request_lattice(const direction_request *request, const elastir_geometry *geometry)
{
  double lattice[3][3];
  if (request->kind == REQUEST_CARTESIAN || !lattice_of(geometry, lattice))
    return NULL;
  return geometry->has_transformation ? "crystallographic" : "primitive";
}

bool request_direction(const direction_request *request, const elastir_geometry *geometry,
                       double direction[3], bool *assumed)
{
  double lattice[3][3];
  *assumed = false;
  if (request->kind == REQUEST_CARTESIAN || !lattice_of(geometry, lattice)) {
    *assumed = request->kind != REQUEST_CARTESIAN;
    memcpy(direction, request->index, 3 * sizeof *direction);
    return elastir_normalise(direction);
  }
  return request->kind == REQUEST_ZONE
             ? elastir_direction_of_zone(lattice, request->index, direction)
             : elastir_direction_of_plane(lattice, request->index, direction);
}
