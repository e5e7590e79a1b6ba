/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_flags.c: the options of one figure, which fill a plate of one panel. */
#include "cli/figure_flags.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"

static const char format_names[] = "svg pdf png csv"; /* as figure_format */

/* ---- readers ---- */

/* Two numbers with a sign between them. */
static bool read_pair(const char *value, char separator, double *a, double *b)
{
  const char *at = strchr(value + 1, separator);
  return at != NULL && number_real(value, (size_t)(at - value), a) == NUMBER_OK &&
         number_real(at + 1, strlen(at + 1), b) == NUMBER_OK;
}

static bool add_model(const char *value, figure_options *to, elastir_diagnostics *trouble)
{
  if (!cli_has_room(to->model_count, FIGURE_MOST_PICKS, value, trouble))
    return false;
  to->models[to->model_count++].label = value;
  return true;
}

static bool add_measured(const char *value, figure_options *to, elastir_diagnostics *trouble)
{
  if (strcmp(value, "none") == 0) {
    to->without_measured = true;
    return true;
  }
  if (!cli_has_room(to->measured_count, FIGURE_MOST_PICKS, value, trouble))
    return false;
  to->measured[to->measured_count++].label = value;
  return true;
}

static bool read_marks(const char *value, figure_options *to, elastir_diagnostics *trouble)
{
  while (*value != '\0') {
    size_t length = strcspn(value, ",");
    if (!cli_has_room(to->mark_count, FIGURE_MOST_MARKS, value, trouble))
      return false;
    if (number_real(value, length, &to->marks[to->mark_count++].at) != NUMBER_OK)
      return false;
    value += length + (value[length] == ',');
  }
  return true;
}

static bool read_window(const char *value, figure_options *to)
{
  return read_pair(value, ':', &to->from_cm1, &to->to_cm1) && to->from_cm1 != to->to_cm1;
}

static bool add_shade(const char *value, figure_options *to, elastir_diagnostics *trouble)
{
  if (!cli_has_room(to->shade_count, FIGURE_MOST_SHADES, value, trouble))
    return false;
  figure_shade *shade = &to->shades[to->shade_count++];
  return read_pair(value, ':', &shade->from, &shade->to) && shade->from < shade->to;
}

static bool add_break(const char *value, figure_options *to, elastir_diagnostics *trouble)
{
  double before = to->break_count > 0 ? to->breaks[to->break_count - 1].to : -INFINITY;
  if (!cli_has_room(to->break_count, AXIS_MOST_BREAKS, value, trouble))
    return false;
  axis_break *cut = &to->breaks[to->break_count++];
  return read_pair(value, ':', &cut->from, &cut->to) && cut->from < cut->to && cut->from > before;
}

static bool read_range(const char *value, figure_options *to)
{
  return read_pair(value, ':', &to->least, &to->most) && to->least < to->most;
}

static bool add_plane(const char *value, figure_options *to, elastir_diagnostics *trouble)
{
  if (!cli_has_room(to->plane_count, FIGURE_MOST_PLANES, value, trouble))
    return false;
  bool good = figure_plane_parse(value, to->planes[to->plane_count]);
  for (int i = 0; good && to->plane_count == 0 && i < 3; i++)
    to->plane[i] = to->planes[0][i];
  to->plane_count++;
  return good;
}

static bool add_direction(const char *value, figure_options *to, elastir_diagnostics *trouble)
{
  if (!cli_has_room(to->direction_count, FIGURE_MOST_DIRECTIONS, value, trouble))
    return false;
  return figure_plane_parse(value, to->directions[to->direction_count++]);
}

static bool read_view(const char *value, figure_options *to)
{
  return read_pair(value, ',', &to->view[0], &to->view[1]) && fabs(to->view[0]) <= 360 &&
         fabs(to->view[1]) <= 90;
}

static bool read_observable(const char *value, figure_options *to)
{
  /* "atr" or "nanoftir:phase": one behind the other in the line, so the first has to be apart. */
  static const char *const kinds[] = {"epsilon", "powder", "attenuation", "reflectance",
                                      "film",    "atr",    "nanoftir",    "raman"};
  const size_t length = strcspn(value, ":");
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (strlen(kinds[i]) == length && strncmp(kinds[i], value, length) == 0) {
      to->observable = kinds[i];
      to->column = value[length] == ':' && value[length + 1] != '\0' ? value + length + 1 : NULL;
      return true;
    }
  return false;
}

CLI_READER(read_model, figure_options, add_model(value, to, trouble))
CLI_READER(read_measured, figure_options, add_measured(value, to, trouble))
CLI_READER(read_annotate, figure_options, read_marks(value, to, trouble))
CLI_READER(read_ends, figure_options, read_window(value, to))
CLI_READER(read_shade, figure_options, add_shade(value, to, trouble))
CLI_READER(read_break, figure_options, add_break(value, to, trouble))
CLI_READER(read_scale, figure_options, read_range(value, to))
CLI_READER(read_plane, figure_options, add_plane(value, to, trouble))
CLI_READER(read_direction, figure_options, add_direction(value, to, trouble))
CLI_READER(read_angles, figure_options, read_view(value, to))
CLI_READER(read_as, figure_options, read_observable(value, to))

#define WITH_WAVENUMBERS "figure=spectrum mixture modes observable"
#define WITH_AXIS "figure=spectrum mixture modes observable growth histogram"
#define INDICES "three integers from -20 to 20, not all 0, such as 110 or '1 -1 0'"

const cli_option figure_flag_options[] = {
    {0, "figure", "KIND",
     "one figure instead of the page: spectrum, polar, surface,|matrix, map, histogram, mixture, "
     "growth, modes, observable",
     CLI_ONE_OF(figure_flags, panel.kind, FIGURE_KIND_WORDS)},
    {0, "figure-file", "FILE", "the figure described in FILE; see elastir-figure(5)", CLI_FILE,
     CLI_AT(figure_flags, path), .excludes = "figure"},
    {0, "format", "FORMAT", "svg (default), pdf, png or csv; or the extension of -o",
     CLI_ONE_OF(figure_flags, plate.format, format_names)},
    {0, "size", "WxH", "size of the figure in mm, such as 85x60",
     CLI_NUMBER(CLI_REAL, figure_flags, plate.width_mm, 10, 2000), .separator = 'x'},
    {0, "dpi", "N", "dots per inch of png, and of surfaces in svg and pdf (300)",
     CLI_NUMBER(CLI_REAL, figure_flags, plate.dpi, 36, 1200)},
    {0, "font", "POINTS", "font size of the figure (7)",
     CLI_NUMBER(CLI_REAL, figure_flags, font_size, 5, 48)},
    {0, "model", "LABEL...", "only these models, in this order, on the scale of all",
     CLI_READ_BY(read_model, figure_flags, panel), .needs = "figure"},
    {0, "measured", "TITLE...", "these measured spectra; none: omit all",
     CLI_READ_BY(read_measured, figure_flags, panel), .needs = "figure=spectrum"},
    {0, "layout", "LAYOUT", "spectrum: offset (default) or overlaid",
     CLI_ONE_OF(figure_flags, panel.layout, "offset overlaid"), .needs = "figure=spectrum"},
    {0, "offset", "PART", "distance between curves, in heights of the tallest (1)",
     CLI_NUMBER(CLI_REAL, figure_flags, panel.offset, 0.02, 3), .needs = "figure=spectrum"},
    {0, "graded", NULL, "curves coloured along a scale, in their order",
     CLI_SET(figure_flags, panel.graded, true), .needs = "figure=spectrum"},
    {0, "no-sticks", NULL, "spectrum: without the modes", CLI_SET(figure_flags, panel.no_sticks, true),
     .needs = "figure=spectrum"},
    {0, "window", "FROM:TO", "only this range, in either direction",
     CLI_READ_BY(read_ends, figure_flags, panel),
     .expects = "two different numbers, such as 400:1700 or 1700:400", .needs = WITH_AXIS},
    {0, "break", "FROM:TO...", "omit this range from the axis",
     CLI_READ_BY(read_break, figure_flags, panel),
     .expects = "a range such as 1700:2800, above the preceding ones", .needs = WITH_WAVENUMBERS},
    {0, "annotate", "LIST", "mark these bands, such as 744,758,1115",
     CLI_READ_BY(read_annotate, figure_flags, panel),
     .expects = "numbers with commas between, such as 744,758,1115", .needs = WITH_AXIS},
    {0, "shade", "FROM:TO...", "shade this range", CLI_READ_BY(read_shade, figure_flags, panel),
     .expects = "a range such as 700:800", .needs = WITH_AXIS},
    {0, "line", "POINTS", "width of curves", CLI_NUMBER(CLI_REAL, figure_flags, panel.line_width, 0.1, 6),
     .needs = WITH_WAVENUMBERS},
    {0, "range", "LEAST:MOST", "scale of values or colours, for figures to be compared",
     CLI_READ_BY(read_scale, figure_flags, panel), .expects = "two numbers such as 0:5", .needs = "figure"},
    {0, "map", "N", "map, histogram: number of the stiffness map, from 1 (1)",
     CLI_NUMBER(CLI_WHOLE, figure_flags, map, 1, 100000), .needs = "figure=map histogram"},
    {0, "spectrum", "N", "mixture: number of the compared spectrum, from 1 (1)",
     CLI_NUMBER(CLI_WHOLE, figure_flags, spectrum, 1, 100000), .needs = "figure=mixture"},
    {0, "of", "WHAT", "growth: fractions (default) or ratios",
     CLI_ONE_OF(figure_flags, panel.of, "fractions ratios"), .needs = "figure=growth"},
    {0, "show", "HOW", "modes: sticks (default) or density",
     CLI_ONE_OF(figure_flags, panel.as, "sticks density"), .needs = "figure=modes"},
    {0, "observable", "KIND[:COLUMN]", "the observable, such as atr or nanoftir:phase (the first)",
     CLI_READ_BY(read_as, figure_flags, panel),
     .expects = "epsilon, powder, attenuation, reflectance, film, atr, nanoftir or raman, optionally with a "
                "column, such as nanoftir:phase",
     .needs = "figure=observable"},
    {0, "cartesian", NULL, "--plane is in Cartesian components, not (hkl) of each lattice",
     CLI_SET(figure_flags, panel.cartesian, true), .needs = "figure=polar surface"},
    {0, "plane", "HKL...", "polar: the planes (hkl), such as 001 (default), 110, 1-10",
     CLI_READ_BY(read_plane, figure_flags, panel), .needs = "figure=polar", .expects = INDICES},
    {0, "quantity", "QUANTITY", "polar, surface: E (default), beta, G, nu or M",
     CLI_ONE_OF(figure_flags, panel.q, "E beta G nu M"), .needs = "figure=polar surface"},
    {0, "extrema", NULL, "polar, surface: arrows at the smallest and the largest value",
     CLI_SET(figure_flags, panel.extrema, true), .needs = "figure=polar surface"},
    {0, "lattice", "UVW...", "polar, surface: this direction [uvw] of the lattice",
     CLI_READ_BY(read_direction, figure_flags, panel), .needs = "figure=polar surface", .expects = INDICES},
    {0, "view", "AZIMUTH,ELEVATION", "surface: viewpoint, in degrees (30,22)",
     CLI_READ_BY(read_angles, figure_flags, panel), .needs = "figure=surface",
     .expects = "two angles such as 30,22, the second within -90..90"},
    {0}};

void figure_flags_default(figure_flags *flags)
{
  flags->panel = figure_options_default();
}

bool figure_flags_given(const cli_line *line)
{
  return cli_has(line, "figure") || cli_has(line, "figure-file");
}

/* The format that the name of the output asks for. */
static bool guess_format(const cli_line *line, figure_plate *plate)
{
  const char *suffix = line->output != NULL ? strrchr(line->output, '.') : NULL;
  if (suffix == NULL || strchr(suffix, '/') != NULL)
    return true;
  char small[8] = "";
  for (size_t i = 0; i < sizeof small - 1 && suffix[i] != '\0'; i++)
    small[i] = (char)tolower((unsigned char)suffix[i + 1]);
  int place = cli_word_place(format_names, small, strlen(suffix + 1));
  plate->format = (figure_format)(place >= 0 ? place : 0);
  if (place < 0)
    cli_misuse(line, "--output has the unknown extension '%s'; use .svg, .pdf, .png or .csv, or give "
                     "--format", suffix);
  return place >= 0;
}

/* What the line says besides goes before what the description says. */
static int take_description(const cli_line *line, figure_flags *flags)
{
  if (!figure_description_read(flags->path, &flags->description, line->diagnostics))
    return EXIT_INPUT;
  const figure_plate *described = &flags->description.plate;
  figure_plate *plate = &flags->plate;
  plate->panels = described->panels;
  plate->panel_count = described->panel_count;
  plate->columns = described->columns;
  if (!cli_has(line, "size")) {
    plate->width_mm = described->width_mm;
    plate->height_mm = described->height_mm;
  }
  if (!cli_has(line, "dpi"))
    plate->dpi = described->dpi;
  for (size_t i = 0; flags->font_size > 0 && i < plate->panel_count; i++)
    flags->description.panels[i].font_size = flags->font_size;
  return EXIT_DONE;
}

int figure_flags_plate(const cli_line *line, figure_flags *flags)
{
  static const char *const alone[] = {"format", "size", "dpi", "font"};
  for (size_t i = 0; i < sizeof alone / sizeof *alone; i++)
    if (!figure_flags_given(line) && cli_has(line, alone[i]))
      return cli_misuse(line, "--%s needs --figure or --figure-file", alone[i]);
  if (!figure_flags_given(line))
    return EXIT_DONE;
  if (!cli_has(line, "format") && !guess_format(line, &flags->plate))
    return EXIT_USAGE;
  if (flags->path != NULL)
    return take_description(line, flags);
  if (flags->font_size > 0)
    flags->panel.font_size = flags->font_size;
  flags->panel.map = flags->map > 0 ? flags->map - 1 : 0;
  flags->panel.spectrum = flags->spectrum > 0 ? flags->spectrum - 1 : 0;
  flags->plate.panels = &flags->panel;
  flags->plate.panel_count = 1;
  return EXIT_DONE;
}

void figure_flags_free(figure_flags *flags)
{
  figure_description_free(&flags->description);
}
