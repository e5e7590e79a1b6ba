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

static void position(const quantity_grid *grid, int ring, int sector, double p[3], double *value)
{
  double theta = ELASTIR_PI / 2 * ring / grid->rings, phi = 2 * ELASTIR_PI * sector / grid->sectors;
  *value = quantity_grid_value(grid, false, ring, sector);
  double r = fabs(*value);
  p[0] = r * sin(theta) * cos(phi);
  p[1] = r * sin(theta) * sin(phi);
  p[2] = r * cos(theta);
}

/* The normal from the neighbours on both sides; at a pole any direction along the surface will do,
 * since there the neighbours are all around. */
static double light_at(const shaded_scene *scene, const quantity_grid *grid, int ring, int sector)
{
  double south[3], north[3], east[3], west[3], unused, normal[3], square = 0;
  const int last = 2 * grid->rings;
  const bool pole = ring == 0 || ring == last;
  const int near = ring == 0 ? 1 : last - 1;
  position(grid, pole ? near : ring + 1, pole ? grid->sectors / 2 : sector, south, &unused);
  position(grid, pole ? near : ring - 1, pole ? 0 : sector, north, &unused);
  position(grid, pole ? near : ring, pole ? grid->sectors / 4 : sector + 1, east, &unused);
  position(grid, pole ? near : ring, pole ? 3 * grid->sectors / 4 : sector + grid->sectors - 1,
           west, &unused);
  for (int i = 0; i < 3; i++) {
    int k = (i + 1) % 3, l = (i + 2) % 3;
    normal[i] = (south[k] - north[k]) * (east[l] - west[l]) - (south[l] - north[l]) * (east[k] - west[k]);
    square += normal[i] * normal[i];
  }
  /* South by east points outwards, but at the poles "south" is what lies half a turn off. */
  double sign = !pole ? 1 : ring == 0 ? -1 : 1;
  double towards = square > 0 ? sign * view_dot(normal, scene->view->to_light) / sqrt(square) : 0;
  return fmax(towards, 0);
}

static corner corner_at(const shaded_scene *scene, const quantity_grid *grid, int ring, int sector,
                        double half)
{
  double p[3], value;
  position(grid, ring, sector, p, &value);
  return (corner){.x = half + half / scene->reach * view_dot(p, scene->view->right),
                  .y = half - half / scene->reach * view_dot(p, scene->view->up),
                  .depth = view_dot(p, scene->view->to_viewer),
                  .value = value,
                  .light = light_at(scene, grid, ring, sector)};
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
  if (rows == NULL)
    return false;
  for (int ring = 0; ring <= 2 * grid->rings; ring++) {
    corner *now = rows + (ring % 2 != 0 ? wide : 0), *before = rows + (ring % 2 != 0 ? 0 : wide);
    for (int sector = 0; sector <= grid->sectors; sector++)
      now[sector] = corner_at(r->scene, grid, ring, sector % grid->sectors, 0.5 * r->side);
    for (int sector = 0; ring > 0 && sector < grid->sectors; sector++) {
      fill(r, &before[sector], &now[sector], &now[sector + 1]);
      fill(r, &before[sector], &now[sector + 1], &before[sector + 1]);
    }
  }
  free(rows);
  return true;
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
