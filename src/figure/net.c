/* SPDX-License-Identifier: GPL-3.0-or-later */
/* net.c: the outer of two representation surfaces, as lines. */
#include "figure/net.h"

#include <math.h>

/* Whether the net looks towards the viewer at a node; at the poles, whether it is on his side. */
static bool faces_viewer(const surface_scene *s, const quantity_grid *grid, int ring, int sector)
{
  double p[4][3], value, a[3], b[3];
  const int last = 2 * grid->rings;
  surface_point(grid, true, ring > 0 ? ring - 1 : 0, sector, p[0], &value);
  surface_point(grid, true, ring < last ? ring + 1 : last, sector, p[1], &value);
  surface_point(grid, true, ring, sector + grid->sectors - 1, p[2], &value);
  surface_point(grid, true, ring, sector + 1, p[3], &value);
  for (int i = 0; i < 3; i++) {
    a[i] = p[1][i] - p[0][i];
    b[i] = p[3][i] - p[2][i];
  }
  const double normal[3] = {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
  return view_dot(ring == 0 || ring == last ? p[1 - ring / last] : normal, s->v->to_viewer) >= 0;
}

/* One line of the net: along a meridian (ring varies) or a parallel (sector varies); `front`:
 * the part of it on the viewer's side of the middle; `facing`: where the net looks towards him. Parts begin
 * where others end, so that the line has no gaps. */
static void draw_net_line(const surface_scene *s, const quantity_grid *grid, bool meridian, int at,
                          bool front, bool facing)
{
  enum { MOST_POINTS = 400 };
  double xy[2 * MOST_POINTS];
  const int last = meridian ? 2 * grid->rings : grid->sectors;
  size_t n = 0;
  for (int i = 0; i <= last && n < MOST_POINTS; i++) {
    const int ring = meridian ? i : at, sector = meridian ? at : i;
    double p[3], value;
    surface_point(grid, true, ring, sector, p, &value);
    const bool here = (view_dot(p, s->v->to_viewer) >= 0) == front &&
                      faces_viewer(s, grid, ring, sector) == facing;
    if (!here && n > 0)
      xy[2 * n] = xy[2 * n + 1] = NAN;
    else
      surface_project(s, p, &xy[2 * n]);
    if (here && n > 0 && isnan(xy[2 * n - 2])) {
      surface_point(grid, true, meridian ? i - 1 : at, meridian ? at : i - 1, p, &value);
      surface_project(s, p, &xy[2 * n - 2]);
    }
    n++;
  }
  canvas_style style = {.stroke = CANVAS_INK, .width = 0.35, .opacity = facing ? 0.75 : 0.3};
  canvas_path(s->c, xy, n, false, &style);
}

void net_draw(const surface_scene *s, const quantity_grid *grid, double side, bool front)
{
  const double large = 150; /* points; smaller ones would be black with lines */
  const int meridians = s->c->in_page || side < large ? 12 : 24, parallels = meridians / 2;
  for (int facing = 0; facing < 2; facing++) {
    for (int i = 0; i < meridians; i++)
      draw_net_line(s, grid, true, i * grid->sectors / meridians, front, facing);
    for (int i = 1; i < parallels; i++)
      draw_net_line(s, grid, false, i * 2 * grid->rings / parallels, front, facing);
  }
}
