/* SPDX-License-Identifier: GPL-3.0-or-later */
/* facets.c: a representation surface as facets, from back to front: small where it is small. */
#include "figure/facets.h"

#include <math.h>
#include <stdlib.h>

#include "base/pi.h"
#include "figure/palette.h"

typedef struct {
  double xy[8];
  double depth;
  size_t order; /* among equals, so that the result is the same everywhere */
  unsigned colour;
} facet;

void surface_point(const quantity_grid *grid, bool most, int ring, int sector, double p[3],
                   double *value)
{
  double theta = ELASTIR_PI / 2 * ring / grid->rings, phi = 2 * ELASTIR_PI * sector / grid->sectors;
  *value = quantity_grid_value(grid, most, ring, sector);
  double r = fabs(*value);
  p[0] = r * sin(theta) * cos(phi);
  p[1] = r * sin(theta) * sin(phi);
  p[2] = r * cos(theta);
}

void surface_project(const surface_scene *s, const double p[3], double xy[2])
{
  xy[0] = s->x + s->scale * view_dot(p, s->v->right);
  xy[1] = s->y - s->scale * view_dot(p, s->v->up);
}

/* Moves the corners a little away from the middle, so that no seams show between facets. */
static void widen(double xy[8])
{
  double x = (xy[0] + xy[2] + xy[4] + xy[6]) / 4, y = (xy[1] + xy[3] + xy[5] + xy[7]) / 4;
  for (int i = 0; i < 4; i++) {
    double dx = xy[2 * i] - x, dy = xy[2 * i + 1] - y, length = hypot(dx, dy);
    if (length > 0) {
      xy[2 * i] += 0.35 * dx / length;
      xy[2 * i + 1] += 0.35 * dy / length;
    }
  }
}

/* false: it looks away from the viewer. */
static bool make_facet(const surface_scene *s, const quantity_grid *grid, bool most, int ring,
                       int sector, facet *f)
{
  double p[4][3], value[4], a[3], b[3], middle[3];
  for (int i = 0; i < 4; i++)
    surface_point(grid, most, ring + (i == 1 || i == 2), sector + (i >= 2), p[i], &value[i]);
  for (int i = 0; i < 3; i++) {
    a[i] = p[2][i] - p[0][i];
    b[i] = p[3][i] - p[1][i];
    middle[i] = (p[0][i] + p[1][i] + p[2][i] + p[3][i]) / 4;
  }
  double normal[3] = {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2],
                      a[0] * b[1] - a[1] * b[0]};
  double length = sqrt(view_dot(normal, normal));
  if (length == 0 || view_dot(normal, s->v->to_viewer) <= 0)
    return false;
  for (int i = 0; i < 4; i++)
    surface_project(s, p[i], &f->xy[2 * i]);
  widen(f->xy);
  f->depth = view_dot(middle, s->v->to_viewer);
  double light = fmax(view_dot(normal, s->v->to_light) / length, 0);
  double mean = (value[0] + value[1] + value[2] + value[3]) / 4;
  f->colour = palette_mix(0x000000, palette_surface(mean, s->least, s->most),
                          0.6 + 0.4 * light);
  return true;
}

static int farther_first(const void *left, const void *right)
{
  const facet *a = left, *b = right;
  if (a->depth != b->depth)
    return a->depth < b->depth ? -1 : 1;
  return a->order < b->order ? -1 : a->order > b->order;
}

void facets_draw(const surface_scene *s, const quantity_grid *grid)
{
  size_t count = 0;
  facet *facets = calloc((size_t)(2 * grid->rings * grid->sectors), sizeof *facets);
  if (facets == NULL) {
    s->c->failed = true;
    return;
  }
  for (int ring = 0; ring < 2 * grid->rings; ring++)
    for (int sector = 0; sector < grid->sectors; sector++)
      if (make_facet(s, grid, false, ring, sector, &facets[count])) {
        facets[count].order = count;
        count++;
      }
  qsort(facets, count, sizeof *facets, farther_first);
  s->c->coarse = true; /* facets overlap by more than a tenth of a point */
  for (size_t i = 0; i < count; i++) {
    canvas_style style = {.fill = CANVAS_RGB(facets[i].colour)};
    canvas_path(s->c, facets[i].xy, 4, true, &style);
  }
  s->c->coarse = false;
  free(facets);
}
