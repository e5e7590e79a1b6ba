/* SPDX-License-Identifier: GPL-3.0-or-later */
/* map_input.c: a stiffness map and its topography, read and converted to GPa and nm. */
#include <string.h>

#include "map/map_unit.h"
#include "model/stiffness_map.h"

typedef bool unit_reader(const char *unit, double *factor);

typedef struct {
  const char *what, *example, *option;
  unit_reader *read;
  double in_si; /* the unit of the scan */
} channel;

static const channel modulus_channel = {"a modulus", "GPa", "--unit", elastir_unit_pascals, 1e9};
static const channel height_channel = {"a height", "nm", "--height-unit", elastir_unit_metres, 1e-9};

/* Values read by another unit than that of their file are off by orders of magnitude, if the file is
 * right. */
static void report_other_unit(const elastir_map_file *file, const channel *as, const char *given,
                              elastir_diagnostics *diagnostics)
{
  double told, factor;
  if (*file->unit == '\0' || !as->read(given, &told) ||
      (as->read(file->unit, &factor) && factor == told))
    return;
  elastir_diagnose(diagnostics, ELASTIR_WARNING, "unit-given", file->path, 0,
                   "the file states that its values are in %s; they are read as %s because of %s", file->unit,
                   given, as->option);
}

/* given: of the option; NULL: as the file says. */
static bool convert(elastir_map_file *file, const channel *as, const char *given,
                    elastir_diagnostics *diagnostics)
{
  double factor;
  const char *unit = given != NULL ? given : file->unit;
  if (*unit == '\0') {
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "no-unit", file->path, 0,
                     "the file does not state the unit of its values; give %s, such as %s %s",
                     as->option, as->option, as->example);
    return false;
  }
  if (!as->read(unit, &factor)) {
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "wrong-unit", file->path, 0,
                     "expected values in the unit of %s, such as %s; found '%s'%s%s", as->what,
                     as->example, unit, given == NULL ? "; if the file is wrong, give " : "",
                     given == NULL ? as->option : "");
    return false;
  }
  if (given != NULL)
    report_other_unit(file, as, given, diagnostics);
  for (size_t i = 0; i < file->columns * file->rows; i++)
    file->values[i] *= factor / as->in_si;
  return true;
}

bool map_input_read(const char *path, const char *topography, const map_settings *settings,
                    map_input *input, elastir_diagnostics *diagnostics)
{
  *input = (map_input){.topography = topography};
  if (!elastir_map_file_read(path, settings->checksum, &input->file, diagnostics) ||
      !convert(&input->file, &modulus_channel, settings->unit, diagnostics))
    return false;
  if (topography == NULL)
    return true;
  if (!elastir_map_file_read(topography, ELASTIR_CHECKSUM_NONE, &input->heights, diagnostics) ||
      !convert(&input->heights, &height_channel, settings->height_unit, diagnostics))
    return false;
  if (input->heights.columns == input->file.columns && input->heights.rows == input->file.rows)
    return true;
  elastir_diagnose(diagnostics, ELASTIR_ERROR, "other-size", topography, 0,
                   "expected %zu by %zu pixels as in the map, found %zu by %zu; both must be from one "
                   "scan", input->file.columns, input->file.rows, input->heights.columns,
                   input->heights.rows);
  return false;
}

void map_input_free(map_input *input)
{
  elastir_map_file_free(&input->file);
  elastir_map_file_free(&input->heights);
  *input = (map_input){0};
}
