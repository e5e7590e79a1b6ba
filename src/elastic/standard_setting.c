/* SPDX-License-Identifier: GPL-3.0-or-later */
/* standard_setting.c: the frame in which the constants of a crystal are tabulated. */
#include "elastic/standard_setting.h"

#include <math.h>
#include <string.h>

#include "elastic/vec3.h"

/* Lattice vectors of up to so many steps of a primitive cell. */
enum { REACH = 4, SIDE = 2 * REACH + 1, VECTORS = SIDE * SIDE * SIDE - 1 };

/* Cosine and sine of the angle up to which directions are one: two degrees. */
static const double along = 0.99939, across = 0.0349;

/* Lengths and angles that differ by less, relatively, are equal. */
static const double alike = 1e-4;

typedef struct {
  double vector[VECTORS][3]; /* from the shortest on */
  double length[VECTORS];
  int count;
  const double (*printed)[3];
} lattice_vectors;

static void put(double rotation[9], int row, const double v[3])
{
  double unit[3] = {v[0], v[1], v[2]};
  elastir_normalise(unit);
  memcpy(rotation + 3 * row, unit, sizeof unit);
}

static void put_cross(double rotation[9], int row, int one, int other)
{
  double v[3];
  vec3_cross(rotation + 3 * one, rotation + 3 * other, v);
  put(rotation, row, v);
}

/* ---- without a lattice ---- */

/* The rows of the class's axes with the main axis third, or second in the monoclinic class, and the
 * twofold axis of the trigonal class first. */
static void usual_order(const double axes[9], elastir_setting setting, double rotation[9])
{
  int main = setting.axis, next = (main + 1) % 3, last = (main + 2) % 3;
  bool monoclinic = setting.symmetry == ELASTIR_CLASS_MONOCLINIC;
  bool second = setting.in_plane == 1;
  const double *x = axes + 3 * (monoclinic || second ? last : next);
  put(rotation, monoclinic ? 1 : 2, axes + 3 * main);
  put(rotation, 0, x);
  if (monoclinic)
    put_cross(rotation, 2, 0, 1);
  else
    put_cross(rotation, 1, 2, 0);
}

/* Proper rotations that only change signs and places of the axes. */
static bool axis_rotation(int code, int place[3], double sign[3])
{
  static const int orders[6][3] = {{0, 1, 2}, {1, 2, 0}, {2, 0, 1}, {0, 2, 1}, {2, 1, 0}, {1, 0, 2}};
  double determinant = code / 8 < 3 ? 1.0 : -1.0;
  for (int i = 0; i < 3; i++) {
    place[i] = orders[code / 8][i];
    sign[i] = (code >> i) % 2 == 0 ? 1.0 : -1.0;
    determinant *= sign[i];
  }
  return determinant > 0.0;
}

/* Whether such a rotation leaves the constants of the class in their places. */
static bool keeps_places(elastir_symmetry_class symmetry, const int place[3])
{
  switch (symmetry) {
  case ELASTIR_CLASS_CUBIC:
  case ELASTIR_CLASS_ORTHORHOMBIC:
    return true;
  case ELASTIR_CLASS_TETRAGONAL_HIGH:
  case ELASTIR_CLASS_TETRAGONAL_LOW:
  case ELASTIR_CLASS_HEXAGONAL:
    return place[2] == 2;
  default:
    return place[0] == 0 && place[1] == 1;
  }
}

/* Of all frames alike to the class the one nearest to the given. */
static void nearest(elastir_symmetry_class symmetry, double rotation[9])
{
  double best[9], most = -INFINITY;
  for (int code = 0; code < 48; code++) {
    int place[3];
    double sign[3], trace = 0.0, turned[9];
    if (!axis_rotation(code, place, sign) || !keeps_places(symmetry, place))
      continue;
    for (int i = 0; i < 3; i++) {
      for (int k = 0; k < 3; k++)
        turned[3 * i + k] = sign[i] * rotation[3 * place[i] + k];
      trace += turned[4 * i];
    }
    if (trace > most + 1e-9) {
      most = trace;
      memcpy(best, turned, sizeof best);
    }
  }
  memcpy(rotation, best, sizeof best);
}

/* The row `fixed` stays, and the frame turns about it until its row `other` is as near as can be to that
 * axis of the given frame; leaves it where that axis is `fixed` itself. */
static void turn_about(int fixed, int other, double rotation[9])
{
  double v[3] = {0.0, 0.0, 0.0};
  const double *axis = rotation + 3 * fixed;
  v[other] = 1.0;
  for (int i = 0; i < 3; i++)
    v[i] -= axis[other] * axis[i];
  if (vec3_norm(v) < across)
    return;
  put(rotation, other, v);
  int third = 3 - fixed - other;
  put_cross(rotation, third, (third + 1) % 3, (third + 2) % 3);
}

static void without_lattice(const elastir_symmetry *symmetry, double rotation[9])
{
  elastir_symmetry_class class = symmetry->any_frame;
  bool turned = symmetry->given_frame != class;
  memcpy(rotation, vec3_identity, sizeof vec3_identity);
  if (class == ELASTIR_CLASS_ISOTROPIC || class == ELASTIR_CLASS_TRICLINIC)
    return;
  usual_order(symmetry->axes, symmetry->fits[class].setting, rotation);
  if (turned || class == ELASTIR_CLASS_ORTHORHOMBIC || class == ELASTIR_CLASS_CUBIC)
    nearest(class, rotation);
  if (turned && class == ELASTIR_CLASS_HEXAGONAL)
    turn_about(2, 0, rotation);
  if (turned && class == ELASTIR_CLASS_MONOCLINIC)
    turn_about(1, 2, rotation);
}

/* ---- with one ---- */

static void insert(lattice_vectors *lattice, const double v[3])
{
  double length = vec3_norm(v);
  int at = lattice->count++;
  for (; at > 0 && lattice->length[at - 1] > length * (1.0 + 1e-12); at--) {
    memcpy(lattice->vector[at], lattice->vector[at - 1], sizeof lattice->vector[at]);
    lattice->length[at] = lattice->length[at - 1];
  }
  memcpy(lattice->vector[at], v, sizeof lattice->vector[at]);
  lattice->length[at] = length;
}

static void list_vectors(const double primitive[3][3], lattice_vectors *lattice)
{
  lattice->count = 0;
  for (int code = 0; code < SIDE * SIDE * SIDE; code++) {
    const int n[3] = {code / (SIDE * SIDE) - REACH, code / SIDE % SIDE - REACH, code % SIDE - REACH};
    double v[3];
    for (int k = 0; k < 3; k++)
      v[k] = n[0] * primitive[0][k] + n[1] * primitive[1][k] + n[2] * primitive[2][k];
    if (n[0] != 0 || n[1] != 0 || n[2] != 0)
      insert(lattice, v);
  }
}

/* How much a vector is along one of the printed cell in its own sense. */
static double as_printed(const lattice_vectors *lattice, const double v[3], int axis)
{
  const double *p = lattice->printed[axis];
  return vec3_dot(v, p) / (vec3_norm(v) * vec3_norm(p));
}

/* Of the shortest vectors at a cosine to u that is `parallel` (1) or perpendicular (0), that nearest to
 * the printed vector `axis`; NULL: there is none. */
static const double *shortest(const lattice_vectors *lattice, const double u[3], bool parallel, int axis)
{
  const double *best = NULL;
  double length = INFINITY;
  for (int i = 0; i < lattice->count && lattice->length[i] <= length * (1.0 + alike); i++) {
    const double *v = lattice->vector[i];
    double cosine = fabs(vec3_dot(v, u)) / lattice->length[i];
    if (parallel ? cosine < along : cosine > across)
      continue;
    length = fmin(length, lattice->length[i]);
    if (best == NULL || as_printed(lattice, v, axis) > as_printed(lattice, best, axis) + 1e-9)
      best = v;
  }
  return best;
}

static bool is_lattice_vector(const lattice_vectors *lattice, const double v[3])
{
  double size = vec3_norm(v);
  for (int i = 0; i < lattice->count; i++) {
    const double *w = lattice->vector[i];
    const double difference[3] = {v[0] - w[0], v[1] - w[1], v[2] - w[2]};
    if (vec3_norm(difference) < 0.02 * size)
      return true;
  }
  return false;
}

/* In the obverse setting (2a+b+c)/3 is a lattice vector, in the reverse one (a+2b+c)/3, which is the
 * same of -a, -b and c. */
static double obverse_sense(const lattice_vectors *lattice, const double a[3], const double c[3])
{
  double z[3] = {c[0], c[1], c[2]}, y[3], third[3];
  elastir_normalise(z);
  vec3_cross(z, a, y);
  for (int k = 0; k < 3; k++) {
    double b = -0.5 * a[k] + 0.5 * sqrt(3.0) * y[k];
    third[k] = (-2.0 * a[k] - b + c[k]) / 3.0;
  }
  return is_lattice_vector(lattice, third) ? -1.0 : 1.0;
}

/* c along the main axis, a the shortest across it. */
static bool about_main_axis(const lattice_vectors *lattice, const double u[3], bool threefold,
                            double rotation[9])
{
  const double *c = shortest(lattice, u, true, 2);
  const double *a = c != NULL ? shortest(lattice, c, false, 0) : NULL;
  if (a == NULL)
    return false;
  double sense = threefold ? obverse_sense(lattice, a, c) : 1.0;
  const double x[3] = {sense * a[0], sense * a[1], sense * a[2]};
  put(rotation, 2, c);
  put(rotation, 0, x);
  put_cross(rotation, 1, 2, 0);
  put_cross(rotation, 0, 1, 2);
  return true;
}

static bool along_edges(const lattice_vectors *lattice, const double axes[9], bool by_length,
                        double rotation[9])
{
  const double *edge[3];
  for (int i = 0; i < 3; i++) {
    edge[i] = shortest(lattice, axes + 3 * i, true, i);
    if (edge[i] == NULL)
      return false;
  }
  int order[3] = {0, 1, 2}; /* c, a, b */
  for (int i = 0; i < 3; i++)
    for (int k = 0; k < 2; k++)
      if (vec3_norm(edge[order[k]]) > vec3_norm(edge[order[k + 1]])) {
        int other = order[k];
        order[k] = order[k + 1];
        order[k + 1] = other;
      }
  if (!by_length) {
    put(rotation, 0, edge[0]);
    put(rotation, 2, edge[2]);
  } else {
    put(rotation, 2, edge[order[0]]);
    put(rotation, 0, edge[order[1]]);
  }
  put_cross(rotation, 1, 2, 0);
  put_cross(rotation, 0, 1, 2);
  if (!by_length) /* all orders are alike to a cubic tensor */
    nearest(ELASTIR_CLASS_CUBIC, rotation);
  return true;
}

/* x3 along c, x2 along c x a, where a makes an obtuse angle with c. */
static void from_c_and_a(const double c[3], const double a[3], double rotation[9])
{
  double sense = vec3_dot(a, c) > 0.0 ? -1.0 : 1.0, y[3];
  const double turned[3] = {sense * a[0], sense * a[1], sense * a[2]};
  vec3_cross(c, turned, y);
  put(rotation, 2, c);
  put(rotation, 1, y);
  put_cross(rotation, 0, 1, 2);
}

/* The next vector of the list that is not along `one`, and across `u` unless that is NULL. */
static const double *second(const lattice_vectors *lattice, const double one[3], const double *u)
{
  for (int i = 0; i < lattice->count; i++) {
    const double *v = lattice->vector[i];
    bool fits = u == NULL || fabs(vec3_dot(v, u)) <= across * lattice->length[i];
    if (fits && fabs(vec3_dot(v, one)) < along * lattice->length[i] * vec3_norm(one))
      return v;
  }
  return NULL;
}

static bool monoclinic(const lattice_vectors *lattice, const double u[3], double rotation[9])
{
  const double *b = shortest(lattice, u, true, 1);
  const double *c = b != NULL ? shortest(lattice, b, false, 2) : NULL;
  double unit[3];
  if (c == NULL)
    return false;
  memcpy(unit, b, sizeof unit);
  elastir_normalise(unit);
  const double *a = second(lattice, c, unit);
  if (a == NULL)
    return false;
  from_c_and_a(c, a, rotation);
  return true;
}

static bool triclinic(const lattice_vectors *lattice, double rotation[9])
{
  const double *c = lattice->vector[0], *a = second(lattice, c, NULL);
  double normal[3];
  if (a == NULL)
    return false;
  from_c_and_a(c, a, rotation);
  memcpy(normal, rotation + 3, sizeof normal);
  for (int i = 0; i < lattice->count; i++) {
    const double *b = lattice->vector[i];
    double height = vec3_dot(b, normal);
    if (fabs(height) < across * lattice->length[i])
      continue;
    /* b makes an obtuse angle with c; then a, b, c have to be right-handed, else -a, -b, -c are. */
    bool right = (vec3_dot(b, c) > 0.0 ? -height : height) > 0.0;
    for (int k = 0; k < 9 && !right; k++)
      if (k / 3 != 1)
        rotation[k] = -rotation[k];
    return true;
  }
  return false;
}

static bool with_lattice(const elastir_symmetry *symmetry, const lattice_vectors *lattice,
                         double rotation[9])
{
  elastir_symmetry_class class = symmetry->any_frame;
  const double *axes = symmetry->axes, *main = axes + 3 * symmetry->fits[class].setting.axis;
  switch (class) {
  case ELASTIR_CLASS_CUBIC:
    return along_edges(lattice, axes, false, rotation);
  case ELASTIR_CLASS_ORTHORHOMBIC:
    return along_edges(lattice, axes, true, rotation);
  case ELASTIR_CLASS_MONOCLINIC:
    return monoclinic(lattice, main, rotation);
  case ELASTIR_CLASS_TRICLINIC:
    return triclinic(lattice, rotation);
  case ELASTIR_CLASS_ISOTROPIC:
    return false;
  default:
    return about_main_axis(lattice, main, class == ELASTIR_CLASS_TRIGONAL_HIGH, rotation);
  }
}

bool elastir_standard_setting(const elastir_symmetry *symmetry, const double primitive[3][3],
                              const double printed[3][3], double rotation[9])
{
  if (primitive != NULL && printed != NULL) {
    lattice_vectors lattice = {.printed = printed};
    list_vectors(primitive, &lattice);
    if (with_lattice(symmetry, &lattice, rotation))
      return true;
  }
  without_lattice(symmetry, rotation);
  return false;
}
