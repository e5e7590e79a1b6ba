/* SPDX-License-Identifier: GPL-3.0-or-later */
/* describe_panel.c: one entry of "panels" in a description. */
#include "figure/describe_panel.h"

#include <math.h>
#include <string.h>

/* Larger numbers mean nothing on any axis here. */
#define FAR 1e7

#define AT(F) offsetof(figure_options, F)

/* ---- curves ---- */

static bool read_colour(described *d, const cJSON *item, void *target)
{
  figure_pick *pick = target;
  pick->coloured = cJSON_IsString(item) && figure_colour_parse(item->valuestring, &pick->rgb);
  return pick->coloured || described_wrong(d, item, "a colour such as \"#d55e00\"");
}

static bool read_dash(described *d, const cJSON *item, void *target)
{
  static const char *const names[] = {"solid", "dashed", "dotted", "dash-dotted", "long-dashed"};
  figure_pick *pick = target;
  for (int i = 0; cJSON_IsString(item) && i < 5; i++)
    if (strcmp(item->valuestring, names[i]) == 0) {
      pick->dash = i + 1;
      return true;
    }
  return described_wrong(d, item, "solid, dashed, dotted, dash-dotted or long-dashed");
}

static const described_key pick_keys[] = {
    {.name = "label", .type = KEY_TEXT, .at = offsetof(figure_pick, label)},
    {.name = "name", .type = KEY_TEXT, .at = offsetof(figure_pick, name)},
    {.name = "line_pt", .type = KEY_NUMBER, .at = offsetof(figure_pick, width), .least = 0.1, .most = 6},
    {.name = "colour", .type = KEY_BY, .read = read_colour},
    {.name = "dash", .type = KEY_BY, .read = read_dash},
    {0}};

static bool read_pick(described *d, const cJSON *item, void *target)
{
  figure_pick *pick = target;
  if (cJSON_IsString(item)) {
    pick->label = item->valuestring;
    return true;
  }
  if (!cJSON_IsObject(item))
    return described_wrong(d, item, "a label, or an object with \"label\"");
  return described_object(d, item, pick_keys, pick) &&
         (pick->label != NULL || described_wrong(d, item, "\"label\" in it"));
}

static bool read_models(described *d, const cJSON *item, void *target)
{
  figure_options *panel = target;
  return described_list(d, item, FIGURE_MOST_PICKS, sizeof *panel->models, panel->models,
                        &panel->model_count, read_pick);
}

static bool read_measured(described *d, const cJSON *item, void *target)
{
  figure_options *panel = target;
  if (cJSON_IsFalse(item)) {
    panel->without_measured = true;
    return true;
  }
  return described_list(d, item, FIGURE_MOST_PICKS, sizeof *panel->measured, panel->measured,
                        &panel->measured_count, read_pick);
}

/* ---- the axis and what stands on it ---- */

static bool read_break(described *d, const cJSON *item, void *target)
{
  double ends[2];
  axis_break *cut = target;
  if (!described_numbers(d, item, 2, "a range [FROM, TO]", ends))
    return false;
  *cut = (axis_break){ends[0], ends[1]};
  return ends[0] < ends[1] || described_wrong(d, item, "a range [FROM, TO], FROM below TO");
}

static bool read_breaks(described *d, const cJSON *item, void *target)
{
  figure_options *panel = target;
  if (!described_list(d, item, AXIS_MOST_BREAKS, sizeof *panel->breaks, panel->breaks,
                      &panel->break_count, read_break))
    return false;
  for (size_t i = 1; i < panel->break_count; i++)
    if (panel->breaks[i].from <= panel->breaks[i - 1].to)
      return described_wrong(d, item, "ranges that ascend and do not meet");
  return true;
}

static const described_key x_keys[] = {
    {.name = "from", .type = KEY_NUMBER, .at = AT(from_cm1), .least = -FAR, .most = FAR},
    {.name = "to", .type = KEY_NUMBER, .at = AT(to_cm1), .least = -FAR, .most = FAR},
    {.name = "ticks", .type = KEY_WHOLE, .at = AT(ticks), .least = 2, .most = 20},
    {.name = "minor", .type = KEY_WHOLE, .at = AT(minor), .least = 1, .most = 10},
    {.name = "breaks", .type = KEY_BY, .read = read_breaks},
    {.name = "title", .type = KEY_TEXT, .at = AT(x_title)},
    {0}};

static bool read_x(described *d, const cJSON *item, void *target)
{
  const figure_options *panel = target;
  return described_object(d, item, x_keys, target) &&
         (panel->from_cm1 != panel->to_cm1 || described_wrong(d, item, "\"from\" and \"to\" that differ"));
}

static const described_key mark_keys[] = {
    {.name = "at", .type = KEY_NUMBER, .at = offsetof(figure_mark, at), .least = -FAR, .most = FAR},
    {.name = "text", .type = KEY_TEXT, .at = offsetof(figure_mark, text)},
    {0}};

static bool read_mark(described *d, const cJSON *item, void *target)
{
  figure_mark *mark = target;
  mark->at = NAN;
  if (cJSON_IsNumber(item))
    return described_number(d, item, -FAR, FAR, &mark->at);
  if (!cJSON_IsObject(item))
    return described_wrong(d, item, "a number, or an object with \"at\"");
  return described_object(d, item, mark_keys, mark) &&
         (isfinite(mark->at) || described_wrong(d, item, "\"at\" in it"));
}

static bool read_marks(described *d, const cJSON *item, void *target)
{
  figure_options *panel = target;
  return described_list(d, item, FIGURE_MOST_MARKS, sizeof *panel->marks, panel->marks,
                        &panel->mark_count, read_mark);
}

static bool read_shade_colour(described *d, const cJSON *item, void *target)
{
  figure_shade *shade = target;
  shade->coloured = cJSON_IsString(item) && figure_colour_parse(item->valuestring, &shade->rgb);
  return shade->coloured || described_wrong(d, item, "a colour such as \"#d55e00\"");
}

static const described_key shade_keys[] = {
    {.name = "from", .type = KEY_NUMBER, .at = offsetof(figure_shade, from), .least = -FAR, .most = FAR},
    {.name = "to", .type = KEY_NUMBER, .at = offsetof(figure_shade, to), .least = -FAR, .most = FAR},
    {.name = "text", .type = KEY_TEXT, .at = offsetof(figure_shade, text)},
    {.name = "colour", .type = KEY_BY, .read = read_shade_colour},
    {0}};

static bool read_shade(described *d, const cJSON *item, void *target)
{
  figure_shade *shade = target;
  shade->from = shade->to = NAN;
  return described_object(d, item, shade_keys, shade) &&
         (shade->from < shade->to || described_wrong(d, item, "\"from\" below \"to\" in it"));
}

static bool read_shades(described *d, const cJSON *item, void *target)
{
  figure_options *panel = target;
  return described_list(d, item, FIGURE_MOST_SHADES, sizeof *panel->shades, panel->shades,
                        &panel->shade_count, read_shade);
}

/* ---- directions and the rest ---- */

static bool read_indices(described *d, const cJSON *item, void *target)
{
  return (cJSON_IsString(item) && figure_plane_parse(item->valuestring, target)) ||
         described_wrong(d, item, "indices such as \"110\" or \"1 -1 12\"");
}

static bool read_planes(described *d, const cJSON *item, void *target)
{
  figure_options *panel = target;
  if (!described_list(d, item, FIGURE_MOST_PLANES, sizeof *panel->planes, panel->planes,
                      &panel->plane_count, read_indices))
    return false;
  for (int i = 0; panel->plane_count > 0 && i < 3; i++)
    panel->plane[i] = panel->planes[0][i];
  return true;
}

static bool read_lattice(described *d, const cJSON *item, void *target)
{
  figure_options *panel = target;
  return described_list(d, item, FIGURE_MOST_DIRECTIONS, sizeof *panel->directions, panel->directions,
                        &panel->direction_count, read_indices);
}

static bool read_range(described *d, const cJSON *item, void *target)
{
  figure_options *panel = target;
  double ends[2];
  if (!described_numbers(d, item, 2, "a range [LEAST, MOST]", ends))
    return false;
  panel->least = ends[0];
  panel->most = ends[1];
  return ends[0] < ends[1] || described_wrong(d, item, "a range [LEAST, MOST], LEAST below MOST");
}

static bool read_view(described *d, const cJSON *item, void *target)
{
  double *view = target;
  return described_numbers(d, item, 2, "[AZIMUTH, ELEVATION] in degrees", view) &&
         ((fabs(view[0]) <= 360 && fabs(view[1]) <= 90) ||
          described_wrong(d, item, "angles within -360..360 and -90..90"));
}

static bool read_place(described *d, const cJSON *item, void *target)
{
  double *place = target;
  static const char expected[] = "[LEFT, TOP, WIDTH, HEIGHT] in fractions of the figure, within it";
  if (!described_numbers(d, item, 4, expected, place))
    return false;
  bool good = place[2] >= 0.02 && place[3] >= 0.02;
  for (int i = 0; i < 2; i++)
    good = good && place[i] >= 0 && place[i] + place[i + 2] <= 1.0001;
  return good || described_wrong(d, item, expected);
}

static bool read_sticks(described *d, const cJSON *item, void *target)
{
  *(bool *)target = cJSON_IsFalse(item);
  return cJSON_IsBool(item) || described_wrong(d, item, "true or false");
}

static const described_key panel_keys[] = {
    {.name = "kind", .type = KEY_WORD, .at = AT(kind), .words = FIGURE_KIND_WORDS},
    {.name = "tag", .type = KEY_TEXT, .at = AT(tag)},
    {.name = "title", .type = KEY_TEXT, .at = AT(title)},
    {.name = "font_pt", .type = KEY_NUMBER, .at = AT(font_size), .least = FIGURE_LEAST_FONT, .most = 48},
    {.name = "place", .type = KEY_BY, .at = AT(place), .read = read_place},
    {.name = "models", .type = KEY_BY, .read = read_models},
    {.name = "measured", .type = KEY_BY, .read = read_measured},
    {.name = "x", .type = KEY_BY, .read = read_x},
    {.name = "range", .type = KEY_BY, .read = read_range},
    {.name = "annotate", .type = KEY_BY, .read = read_marks},
    {.name = "shade", .type = KEY_BY, .read = read_shades},
    {.name = "layout", .type = KEY_WORD, .at = AT(layout), .words = "offset overlaid"},
    {.name = "offset", .type = KEY_NUMBER, .at = AT(offset), .least = 0.02, .most = 3},
    {.name = "line_pt", .type = KEY_NUMBER, .at = AT(line_width), .least = 0.1, .most = 6},
    {.name = "graded", .type = KEY_FLAG, .at = AT(graded)},
    {.name = "sticks", .type = KEY_BY, .at = AT(no_sticks), .read = read_sticks},
    {.name = "quantity", .type = KEY_WORD, .at = AT(q), .words = "E beta G nu M"},
    {.name = "planes", .type = KEY_BY, .read = read_planes},
    {.name = "cartesian", .type = KEY_FLAG, .at = AT(cartesian)},
    {.name = "extrema", .type = KEY_FLAG, .at = AT(extrema)},
    {.name = "lattice", .type = KEY_BY, .read = read_lattice},
    {.name = "view", .type = KEY_BY, .at = AT(view), .read = read_view},
    {.name = "map", .type = KEY_FROM_1, .at = AT(map), .least = 1, .most = 100000},
    {.name = "spectrum", .type = KEY_FROM_1, .at = AT(spectrum), .least = 1, .most = 100000},
    {.name = "of", .type = KEY_WORD, .at = AT(of), .words = "fractions ratios"},
    {.name = "show", .type = KEY_WORD, .at = AT(as), .words = "sticks density"},
    {.name = "observable", .type = KEY_TEXT, .at = AT(observable)},
    {.name = "column", .type = KEY_TEXT, .at = AT(column)},
    {0}};

bool describe_panel(described *d, const cJSON *item, void *panel)
{
  if (!described_object(d, item, panel_keys, panel))
    return false;
  return cJSON_GetObjectItemCaseSensitive(item, "kind") != NULL ||
         described_wrong(d, item, "\"kind\" in it");
}
