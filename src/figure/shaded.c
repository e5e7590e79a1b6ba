/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shaded.c: a representation surface as pixels: triangles with a depth buffer; value and normal are
 * interpolated (Phong, Commun. ACM 18, 311 (1975)), colours come of them at each pixel. */
#include "figure/shaded.h"

#include <math.h>
#include <stdlib.h>

#include "base/pi.h"
#include "figure/palette.h"

/* Twice as fine as the picture, in both directions. */
enum { FINER = 2 };

typedef struct {
  double x, y, depth, value, light;
} corner;

typedef struct {
  const shaded_scene *scene;
  int side;                   /* fine pixels */
  float *depth;               /* -INFINITY: nothing there */
  unsigned char *rgb;
} raster;

/* The nodes of the whole surface, ring by ring: x, y, z and the value. */
typedef struct {
  int rings, sectors;
  double (*nodes)[4];
} mesh;

static const double *node(const mesh *m, int ring, int sector)
{
  return m->nodes[ring * m->sectors + sector % m->sectors];
}

static bool make_mesh(const quantity_grid *grid, mesh *m)
{
  *m = (mesh){.rings = 2 * grid->rings, .sectors = grid->sectors};
  m->nodes = malloc((size_t)(m->rings + 1) * (size_t)m->sectors * sizeof *m->nodes);
  for (int ring = 0; m->nodes != NULL && ring <= m->rings; ring++)
    for (int sector = 0; sector < m->sectors; sector++) {
      double theta = ELASTIR_PI * ring / m->rings, phi = 2 * ELASTIR_PI * sector / m->sectors;
      double value = quantity_grid_value(grid, false, ring, sector), r = fabs(value);
      double *to = m->nodes[ring * m->sectors + sector];
      to[0] = r * sin(theta) * cos(phi);
      to[1] = r * sin(theta) * sin(phi);
      to[2] = r * cos(theta);
      to[3] = value;
    }
  return m->nodes != NULL;
}

/* The normal from the neighbours on both sides; around a pole, from the ring beside it. */
static double light_at(const shaded_scene *scene, const mesh *m, int ring, int sector)
{
  const bool pole = ring == 0 || ring == m->rings;
  const int near = ring == 0 ? 1 : m->rings - 1, quarter = m->sectors / 4;
  const double *south = pole ? node(m, near, 2 * quarter) : node(m, ring + 1, sector);
  const double *north = pole ? node(m, near, 0) : node(m, ring - 1, sector);
  const double *east = pole ? node(m, near, quarter) : node(m, ring, sector + 1);
  const double *west = pole ? node(m, near, 3 * quarter) : node(m, ring, sector + m->sectors - 1);
  double normal[3], square = 0;
  for (int i = 0; i < 3; i++) {
    int k = (i + 1) % 3, l = (i + 2) % 3;
    normal[i] = (south[k] - north[k]) * (east[l] - west[l]) - (south[l] - north[l]) * (east[k] - west[k]);
    square += normal[i] * normal[i];
  }
  /* South by east points outwards, but at the upper pole "south" is what lies half a turn off. */
  double sign = ring == 0 ? -1 : 1;
  double towards = square > 0 ? sign * view_dot(normal, scene->view->to_light) / sqrt(square) : 0;
  return fmax(towards, 0);
}

static corner corner_at(const shaded_scene *scene, const mesh *m, int ring, int sector, double half)
{
  const double *p = node(m, ring, sector);
  return (corner){.x = half + half / scene->reach * view_dot(p, scene->view->right),
                  .y = half - half / scene->reach * view_dot(p, scene->view->up),
                  .depth = view_dot(p, scene->view->to_viewer),
                  .value = p[3],
                  .light = light_at(scene, m, ring, sector)};
}

static void set_pixel(const raster *r, int at, double depth, double value, double light)
{
  if (!(depth > (double)r->depth[at]))
    return;
  unsigned rgb = palette_mix(0x000000, palette_surface(value, r->scene->least, r->scene->most),
                             0.6 + 0.4 * light);
  r->depth[at] = (float)depth;
  for (int i = 0; i < 3; i++)
    r->rgb[3 * at + i] = (unsigned char)(rgb >> (16 - 8 * i) & 0xff);
}

static int clamp(double at, int side)
{
  return (int)fmin(fmax(at, 0), side - 1);
}

/* Pixels whose middle is in the triangle; weights that miss 0 by rounding count, or seams show. */
static void fill(const raster *r, const corner *a, const corner *b, const corner *c)
{
  double area = (b->x - a->x) * (c->y - a->y) - (c->x - a->x) * (b->y - a->y);
  if (!(fabs(area) > 1e-12))
    return;
  int left = clamp(floor(fmin(a->x, fmin(b->x, c->x)) - 0.5), r->side);
  int right = clamp(ceil(fmax(a->x, fmax(b->x, c->x))), r->side);
  int top = clamp(floor(fmin(a->y, fmin(b->y, c->y)) - 0.5), r->side);
  int bottom = clamp(ceil(fmax(a->y, fmax(b->y, c->y))), r->side);
  for (int row = top; row <= bottom; row++)
    for (int column = left; column <= right; column++) {
      double x = column + 0.5, y = row + 0.5;
      double u = ((x - a->x) * (c->y - a->y) - (c->x - a->x) * (y - a->y)) / area;
      double v = ((b->x - a->x) * (y - a->y) - (x - a->x) * (b->y - a->y)) / area;
      if (u < -1e-9 || v < -1e-9 || u + v > 1 + 1e-9)
        continue;
      double w = 1 - u - v;
      set_pixel(r, row * r->side + column, w * a->depth + u * b->depth + v * c->depth,
                w * a->value + u * b->value + v * c->value,
                w * a->light + u * b->light + v * c->light);
    }
}

static bool fill_all(const raster *r, const quantity_grid *grid)
{
  const size_t wide = (size_t)grid->sectors + 1;
  corner *rows = calloc(2 * wide, sizeof *rows);
  mesh m = {0};
  bool good = rows != NULL && make_mesh(grid, &m);
  for (int ring = 0; good && ring <= m.rings; ring++) {
    corner *now = rows + (ring % 2 != 0 ? wide : 0), *before = rows + (ring % 2 != 0 ? 0 : wide);
    for (int sector = 0; sector <= m.sectors; sector++)
      now[sector] = corner_at(r->scene, &m, ring, sector, 0.5 * r->side);
    for (int sector = 0; ring > 0 && sector < m.sectors; sector++) {
      fill(r, &before[sector], &now[sector], &now[sector + 1]);
      fill(r, &before[sector], &now[sector + 1], &before[sector + 1]);
    }
  }
  free(m.nodes);
  free(rows);
  return good;
}

/* The mean of FINER x FINER pixels; opaque as far as they are there. */
static void reduce(const raster *r, unsigned char *rgba)
{
  const int pixels = r->scene->pixels;
  for (int at = 0; at < pixels * pixels; at++) {
    unsigned sum[3] = {0}, there = 0;
    for (int k = 0; k < FINER * FINER; k++) {
      int fine = (at / pixels * FINER + k / FINER) * r->side + at % pixels * FINER + k % FINER;
      if (!isfinite(r->depth[fine]))
        continue;
      there++;
      for (int i = 0; i < 3; i++)
        sum[i] += r->rgb[3 * fine + i];
    }
    for (int i = 0; i < 3; i++)
      rgba[4 * at + i] = (unsigned char)(there > 0 ? sum[i] / there : 0);
    rgba[4 * at + 3] = (unsigned char)(255 * there / (FINER * FINER));
  }
}

bool shaded_surface(const shaded_scene *scene, const quantity_grid *grid, canvas_image *image)
{
  raster r = {.scene = scene, .side = FINER * scene->pixels};
  const size_t fine = (size_t)r.side * (size_t)r.side;
  const size_t pixels = (size_t)scene->pixels * (size_t)scene->pixels;
  unsigned char *rgba = malloc(4 * pixels + 1);
  r.depth = malloc(fine * sizeof *r.depth + 1);
  r.rgb = malloc(3 * fine + 1);
  bool good = rgba != NULL && r.depth != NULL && r.rgb != NULL;
  for (size_t i = 0; good && i < fine; i++)
    r.depth[i] = -INFINITY;
  good = good && fill_all(&r, grid);
  if (good)
    reduce(&r, rgba);
  free(r.depth);
  free(r.rgb);
  if (!good)
    free(rgba);
  *image = (canvas_image){.columns = scene->pixels, .rows = scene->pixels,
                          .rgba = good ? rgba : NULL};
  return good;
}
