/* SPDX-License-Identifier: GPL-3.0-or-later */
/* requests.c: directions, planes, cuts and surfaces that a user asks for by name. */
#include "model/requests.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "elastic/class_rotations.h"
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
    request->bracketed = true;
    request->kind = strchr("[<", text[0]) != NULL ? REQUEST_ZONE : REQUEST_PLANE;
    request->family = strchr("<{", text[0]) != NULL;
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

bool request_lattice_vectors(const elastir_geometry *geometry, double lattice[3][3])
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
  if (request->kind == REQUEST_CARTESIAN || !request_lattice_vectors(geometry, lattice))
    return NULL;
  return geometry->has_transformation ? "crystallographic" : "primitive";
}

bool request_direction(const direction_request *request, const elastir_geometry *geometry,
                       double direction[3], bool *assumed)
{
  double lattice[3][3];
  *assumed = false;
  if (request->kind == REQUEST_CARTESIAN || !request_lattice_vectors(geometry, lattice)) {
    *assumed = request->kind != REQUEST_CARTESIAN;
    memcpy(direction, request->index, 3 * sizeof *direction);
    return elastir_normalise(direction);
  }
  return request->kind == REQUEST_ZONE
             ? elastir_direction_of_zone(lattice, request->index, direction)
             : elastir_direction_of_plane(lattice, request->index, direction);
}

/* ---- families ---- */

/* Does the matrix of small whole numbers leave the lengths and angles of the lattice as they are? */
static bool is_symmetry(const double metric[3][3], const int m[3][3])
{
  const double distortion = 0.02;
  for (int i = 0; i < 3; i++)
    for (int k = i; k < 3; k++) {
      double turned = 0.0;
      for (int a = 0; a < 3; a++)
        for (int b = 0; b < 3; b++)
          turned += m[a][i] * metric[a][b] * m[b][k];
      if (fabs(turned - metric[i][k]) > 2.0 * distortion * sqrt(metric[i][i] * metric[k][k]))
        return false;
    }
  return true;
}

/* Matrix number `code` of those with elements -1, 0 and 1; false: its determinant is not 1 or -1. */
static bool small_matrix(int code, int m[3][3])
{
  for (int i = 0; i < 9; i++, code /= 3)
    m[i / 3][i % 3] = code % 3 - 1;
  int determinant = m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) -
                    m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) +
                    m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
  return determinant == 1 || determinant == -1;
}

static bool is_known(double directions[MOST_OF_FAMILY][3], size_t count, const double n[3])
{
  const double same = 1e-6; /* of lattices that are distorted no two members come so close */
  for (size_t i = 0; i < count; i++)
    if (1.0 - fabs(dot(directions[i], n)) < same)
      return true;
  return false;
}

/* Indices of planes turn as those of directions do under the inverse; all inverses are among the
 * matrices, too, so that their transposes do. */
static void turn(const int m[3][3], request_kind kind, const double index[3], double turned[3])
{
  for (int i = 0; i < 3; i++) {
    turned[i] = 0.0;
    for (int k = 0; k < 3; k++)
      turned[i] += (kind == REQUEST_ZONE ? m[i][k] : m[k][i]) * index[k];
  }
}

size_t request_family(const direction_request *request, const elastir_geometry *geometry,
                      double directions[MOST_OF_FAMILY][3])
{
  enum { MATRICES = 19683 }; /* 3 to the power of 9 */
  double lattice[3][3], metric[3][3];
  bool assumed;
  size_t count = 1;
  if (request->kind == REQUEST_CARTESIAN || !request_lattice_vectors(geometry, lattice) ||
      !request_direction(request, geometry, directions[0], &assumed))
    return 0;
  for (int i = 0; i < 9; i++)
    metric[i / 3][i % 3] = dot(lattice[i / 3], lattice[i % 3]);
  for (int code = 0; code < MATRICES && count < MOST_OF_FAMILY; code++) {
    int m[3][3];
    direction_request member = *request;
    if (!small_matrix(code, m) || !is_symmetry(metric, m))
      continue;
    turn(m, request->kind, request->index, member.index);
    if (request_direction(&member, geometry, directions[count], &assumed) &&
        !is_known(directions, count, directions[count]))
      count++;
  }
  return count;
}

size_t request_faces(const direction_request *request, const request_crystal *crystal,
                     double normals[MOST_OF_FAMILY][3], bool *assumed)
{
  const elastic_requests *turned = crystal->turned;
  double rotations[ELASTIR_MOST_ROTATIONS][9], n[3];
  size_t count = request_family(request, crystal->geometry, normals);
  *assumed = false;
  for (size_t i = 0; turned != NULL && i < count; i++)
    requests_rotate(turned, normals[i]);
  if (count > 0 || !request_direction(request, crystal->geometry, n, assumed))
    return count;
  if (turned != NULL)
    requests_rotate(turned, n);
  int group = elastir_class_rotations(crystal->setting, rotations);
  for (int g = 0; g < group && count < MOST_OF_FAMILY; g++) {
    for (int i = 0; i < 3; i++)
      normals[count][i] = dot(rotations[g] + 3 * i, n);
    if (!is_known(normals, count, normals[count]))
      count++;
  }
  *assumed = *assumed && crystal->setting.symmetry != ELASTIR_CLASS_CUBIC;
  return count;
}

void requests_rotate(const elastic_requests *requests, double vector[3])
{
  const double found[3] = {vector[0], vector[1], vector[2]};
  for (int i = 0; requests->rotated && i < 3; i++) {
    const double *axis = requests->rotation + 3 * i;
    vector[i] = axis[0] * found[0] + axis[1] * found[1] + axis[2] * found[2];
  }
}

bool requests_direction(const elastic_requests *requests, const direction_request *request,
                        const elastir_geometry *geometry, double direction[3], bool *assumed)
{
  if (!request_direction(request, geometry, direction, assumed))
    return false;
  if (request->kind != REQUEST_CARTESIAN)
    requests_rotate(requests, direction);
  return true;
}
