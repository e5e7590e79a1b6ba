/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmd_map.c: stiffness maps of a scanning probe, alone and against the models of a result. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "cli/inputs.h"
#include "cli/screen.h"
#include "cli/settings.h"
#include "map/map_unit.h"
#include "model/stiffness_map.h"
#include "result/read.h"
#include "text/text.h"

enum { MOST_MAPS = 256 };

typedef struct {
  const char *paths[MOST_MAPS];
  size_t count;
} path_list;

typedef struct {
  map_settings settings; /* first */
  path_list topographies;
  const char *series;
  bool as_read, csv;
} map_line;

static bool add_path(const char *value, path_list *to, elastir_diagnostics *trouble)
{
  if (!cli_has_room(to->count, MOST_MAPS, value, trouble))
    return false;
  to->paths[to->count++] = value;
  return true;
}

static bool add_facet(const char *value, map_expectation *to, elastir_diagnostics *trouble)
{
  if (!cli_has_room(to->facet_count, MAP_MOST_FACETS, value, trouble))
    return false;
  direction_request *form = &to->facets[to->facet_count];
  if (!request_parse(value, REQUEST_PLANE, form) || form->kind != REQUEST_PLANE)
    return false;
  form->family = true;
  to->facet_count++;
  return true;
}

static bool read_unit_of(const char *value, bool known, const char **to)
{
  *to = value;
  return known;
}

static bool is_stress(const char *value)
{
  double factor;
  return elastir_unit_pascals(value, &factor);
}

static bool is_length(const char *value)
{
  double factor;
  return elastir_unit_metres(value, &factor);
}

CLI_READER(read_unit, const char *, read_unit_of(value, is_stress(value), to))
CLI_READER(read_height_unit, const char *, read_unit_of(value, is_length(value), to))
CLI_READER(read_topography, path_list, add_path(value, to, trouble))
CLI_READER(read_facet, map_expectation, add_facet(value, to, trouble))
CLI_READER(read_tip, elastir_tip, elastir_tip_parse(value, to))

static const cli_option own_options[] = {
    {0, "unit", "UNIT", "unit of the values, such as GPa or MPa (as in the file)",
     CLI_READ_BY(read_unit, map_line, settings.unit),
     .expects = "a unit of a modulus such as GPa, MPa, Pa or N/m^2"},
    {0, "topography", "FILE...", "heights of the same scan; one per map, in the order of the maps",
     CLI_READ_BY(read_topography, map_line, topographies)},
    {0, "height-unit", "UNIT", "unit of the heights (as in the file)",
     CLI_READ_BY(read_height_unit, map_line, settings.height_unit),
     .expects = "a unit of length such as nm, um or m", .needs = "topography"},
    {0, "min", "GPA", "exclude pixels below this modulus",
     CLI_NUMBER(CLI_REAL, map_line, settings.mask.least_gpa, 0, 1e6)},
    {0, "max", "GPA", "exclude pixels above this modulus",
     CLI_NUMBER(CLI_REAL, map_line, settings.mask.most_gpa, 0, 1e6)},
    {0, "height", "FROM:TO", "exclude pixels outside these heights (nm)", CLI_REAL,
     CLI_AT(map_line, settings.mask.least_height_nm), .separator = ':', .needs = "topography",
     .excludes = "substrate"},
    {0, "substrate", NULL, "exclude the lower of two classes of heights (Otsu's method)",
     CLI_SET(map_line, settings.mask.substrate, true), .needs = "topography"},
    {0, "slope", "DEGREES", "exclude pixels where the surface is steeper",
     CLI_NUMBER(CLI_REAL, map_line, settings.mask.slope_deg, 0.01, 90), .needs = "topography"},
    {0, "edge", "PIXELS", "exclude pixels within this distance of an excluded one",
     CLI_NUMBER(CLI_WHOLE, map_line, settings.mask.edge_pixels, 0, 1000)},
    {0, "outliers", "K", "exclude values beyond K robust deviations from the median|(6); 0: keep all",
     CLI_NUMBER(CLI_REAL, map_line, settings.mask.outliers, 0, 1000)},
    {0, "modulus", "KIND", "the mapped modulus: contact (default), reduced, youngs",
     CLI_ONE_OF(map_line, settings.expectation.modulus, "contact reduced youngs")},
    {0, "tip", "MATERIAL|E,NU", "the tip of a map of reduced moduli",
     CLI_READ_BY(read_tip, map_line, settings.expectation.tip), .needs = "modulus=reduced",
     .expects = "diamond, silicon, tungsten, rigid, or E,NU (E in GPa)"},
    {0, "facet", "{HKL}...",
     "the crystals expose these faces, such as {110} of a rhombic|dodecahedron (all orientations)",
     CLI_READ_BY(read_facet, map_line, settings.expectation),
     .expects = "three numbers, not all zero, such as 1,1,0 or 110"},
    {0, "calibration", "PERCENT", "standard deviation of the tip's calibration (15)",
     CLI_NUMBER(CLI_REAL, map_line, settings.calibration_percent, 0.1, 100)},
    {0, "series", "LIST", "coordinates of the maps, such as 5,15,30,60 minutes", CLI_TEXT,
     CLI_AT(map_line, series)},
    {0, "as-read", NULL, "write the values as stored, row by row (with --format csv)",
     CLI_SET(map_line, as_read, true), .needs = "format=csv"},
    {0, "format", "FORMAT", "json (default), or csv with --as-read",
     CLI_ONE_OF(map_line, csv, "json csv")},
    {0}};

static void set_defaults(void *options)
{
  map_settings_default(&((map_line *)options)->settings);
}

/* ---- --as-read ---- */

static int write_as_read(const cli_line *line)
{
  elastir_map_file map = {0};
  text_buffer out = {0};
  if (line->operand_count != 1)
    return cli_misuse(line, "--as-read takes one map, not %zu", line->operand_count);
  if (cli_overwrites(line, line->operands, 1))
    return EXIT_USAGE;
  if (elastir_map_file_read(line->operands[0], ELASTIR_CHECKSUM_NONE, &map, line->diagnostics)) {
    for (size_t i = 0; i < map.columns * map.rows; i++) {
      if (isfinite(map.values[i]))
        text_append_number(&out, map.values[i]);
      text_append(&out, (i + 1) % map.columns == 0 ? "\n" : ",");
    }
    cli_write_text(line, out.failed ? NULL : out.text, out.length);
  }
  text_free(&out);
  elastir_map_file_free(&map);
  return EXIT_DONE;
}

/* ---- maps and models ---- */

/* The result that maps are added to: of the operands before them, or an empty one. */
static int take_result(const cli_line *line, cli_models *models, elastir_result **empty)
{
  elastir_settings settings;
  *models = (cli_models){0};
  *empty = NULL;
  if (cli_begins_with_models(line)) {
    int status = cli_take_models(line, NULL, models);
    return line->diagnostics->errors > 0 && models->result == NULL ? EXIT_INPUT : status;
  }
  cli_settings_default(&settings);
  *empty = model_result(&settings, NULL, 0);
  if (*empty == NULL)
    elastir_diagnose_no_memory(line->diagnostics);
  return *empty != NULL ? EXIT_DONE : EXIT_INPUT;
}

static int check(const cli_line *line, const map_line *options, size_t first)
{
  const size_t count = line->operand_count - first;
  const map_expectation *expectation = &options->settings.expectation;
  if (count == 0)
    return cli_misuse(line, "no map; expected a Gwyddion Simple Field or a matrix of numbers");
  if (options->topographies.count > 0 && options->topographies.count != count)
    return cli_misuse(line, "--topography is given %zu times for %zu maps",
                      options->topographies.count, count);
  if (expectation->modulus == MAP_REDUCED && expectation->tip.name == NULL)
    return cli_misuse(line, "--modulus reduced needs the tip: --tip diamond, silicon, tungsten, rigid "
                            "or E,NU");
  if (first == 0 && (cli_has(line, "facet") || cli_has(line, "calibration")))
    return cli_misuse(line, "--%s needs models before the maps; there are none",
                      cli_has(line, "facet") ? "facet" : "calibration");
  if (options->csv)
    return cli_misuse(line, "--format csv needs --as-read");
  return cli_overwrites(line, line->operands + first, count) ||
                 cli_overwrites(line, options->topographies.paths, options->topographies.count)
             ? EXIT_USAGE
             : EXIT_DONE;
}

/* One number a map. */
static int read_coordinates(const cli_line *line, const char *series, size_t count, double *to)
{
  const char *word = series;
  for (size_t i = 0; i < count; i++) {
    size_t length = strcspn(word, ",");
    bool last = i + 1 == count;
    if (number_real(word, length, &to[i]) != NUMBER_OK || (word[length] == '\0') != last)
      return cli_misuse(line, "--series needs a number for each of the %zu maps, not '%s'", count,
                        series);
    word += length + 1;
  }
  return EXIT_DONE;
}

static bool add_map(const cli_line *line, const map_line *options, size_t operand, size_t index,
                    const map_models *models, elastir_result *result)
{
  map_input input;
  elastir_diagnostics own = {0};
  const path_list *heights = &options->topographies;
  const char *path = line->operands[operand];
  bool good = map_input_read(path, heights->count > 0 ? heights->paths[index] : NULL,
                             &options->settings, &input, &own) &&
              stiffness_map_add(result, &options->settings, models, &input, &own);
  map_input_free(&input);
  cli_take_diagnostics(line, path, &own);
  return good;
}

static int add_maps(const cli_line *line, const map_line *options, size_t first,
                    elastir_result *result)
{
  const size_t count = line->operand_count - first;
  double *coordinates = malloc((count + 1) * sizeof *coordinates);
  int status = coordinates != NULL ? EXIT_DONE : EXIT_INPUT;
  map_models models;
  if (coordinates == NULL)
    elastir_diagnose_no_memory(line->diagnostics);
  else if (options->series != NULL)
    status = read_coordinates(line, options->series, count, coordinates);
  if (status == EXIT_DONE) {
    bool all = true;
    map_models_take(result, &options->settings.expectation, &models, line->diagnostics);
    for (size_t i = 0; i < count; i++)
      all = add_map(line, options, first + i, i, &models, result) && all;
    if (count > 1 && all && result->stiffness_maps_count == count &&
        !stiffness_series_add(result, options->series != NULL ? coordinates : NULL))
      elastir_diagnose_no_memory(line->diagnostics);
  }
  free(coordinates);
  return status;
}

static int run(const cli_line *line, void *target)
{
  map_line *options = target;
  cli_models models;
  elastir_result *empty;
  if (options->as_read)
    return write_as_read(line);
  if (line->operand_count == 0)
    return cli_misuse(line, "no map; expected a Gwyddion Simple Field or a matrix of numbers");
  int status = take_result(line, &models, &empty);
  elastir_result *result = empty != NULL ? empty : models.result;
  if (status == EXIT_DONE)
    status = check(line, options, models.operands);
  if (status == EXIT_DONE)
    status = add_maps(line, options, models.operands, result);
  if (status == EXIT_DONE && result->stiffness_maps_count > 0) {
    cli_set_provenance(line, result);
    result_add_diagnostics(result, line->diagnostics);
    status = cli_finish_result(line, result);
  }
  result_free(empty);
  cli_models_free(&models);
  return status;
}

const cli_command cmd_map = {
    .name = "map",
    .operands = "[RESULT|[LABEL=]FILE[,FILE...] ...] MAP ...",
    .summary = "compare stiffness maps with what a tip would feel of the models",
    .description =
        "Reads stiffness maps (Gwyddion Simple Field, or matrices of numbers), excludes\n"
        "substrate, edges and outliers, and fits one or two normal distributions, with\n"
        "intervals that allow for correlated neighbouring pixels. If a result or CRYSTAL\n"
        "outputs precede the maps, these are compared with the distribution of the contact\n"
        "modulus over the orientations of each model; the calibration of the tip is fitted\n"
        "within its error.",
    .brief = true,
    .groups = (const cli_group[]){{own_options, 0},
                                  {cli_checksum_options, offsetof(map_line, settings.checksum)},
                                  {NULL, 0}},
    .options_size = sizeof(map_line),
    .set_defaults = set_defaults,
    .run = run};
