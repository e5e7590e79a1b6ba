/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cell.c: lattice parameters, Cartesian lattice vectors, conventional cell, space group. */
#include <math.h>
#include <string.h>

#include "crystal/internal.h"

enum { HEAD_LINES = 4 }; /* at most between a head and its numbers */

/* CRYSTAL sets the parameters along directions that are not periodic to 500 angstrom. */
static bool formal(double length)
{
  return length == 500.0;
}

static void take_cell(crystal_reader *reader, const double *cell)
{
  elastir_geometry *fresh = &reader->geometry.fresh;
  bool three = !isnan(fresh->volume_angstrom3);
  fresh->dimensionality = three             ? 3
                          : formal(cell[0]) ? 0
                          : formal(cell[1]) ? 1
                          : formal(cell[2]) ? 2
                                            : fresh->dimensionality;
  int periodic = fresh->dimensionality < 0 ? 3 : fresh->dimensionality;
  fresh->a_angstrom = periodic >= 1 ? cell[0] : NAN;
  fresh->b_angstrom = periodic >= 2 ? cell[1] : NAN;
  fresh->c_angstrom = periodic >= 3 ? cell[2] : NAN;
  fresh->alpha_deg = periodic >= 3 ? cell[3] : NAN;
  fresh->beta_deg = periodic >= 3 ? cell[4] : NAN;
  fresh->gamma_deg = periodic >= 2 ? cell[5] : NAN;
}

/* The block behind "PRIMITIVE CELL": a head, then a b c alpha beta gamma. */
static bool cell_block(crystal_reader *reader, const elastir_line *line)
{
  double cell[6];
  if (line != NULL && crystal_all_numbers(reader, line, 0, 6, cell)) {
    take_cell(reader, cell);
    crystal_check_lattice(reader, &reader->geometry.fresh, line->number);
    return false;
  }
  if (line != NULL && ++reader->cell.row < HEAD_LINES)
    return true;
  crystal_report(reader, ELASTIR_ERROR, "geometry-cut", reader->block_line,
                 "expected six lattice parameters after this line");
  reader->geometry.open = false;
  return false;
}

block_function *crystal_found_cell(crystal_reader *reader, const elastir_line *line,
                                   const char *text)
{
  const char *behind = text + strlen("PRIMITIVE CELL");
  bool bulk = strncmp(behind, " - CENTRING CODE", 16) == 0;
  if (!bulk && behind[strspn(behind, " ")] != '\0')
    return NULL;
  elastir_geometry *fresh = &reader->geometry.fresh;
  crystal_free_geometry(fresh);
  fresh->line = line->number;
  fresh->volume_angstrom3 = fresh->density_g_cm3 = NAN;
  fresh->conventional_volume_angstrom3 = NAN;
  fresh->dimensionality =
      reader->geometry.announced ? reader->geometry.dimensionality : -1;
  if (bulk && (!crystal_number_behind(text, "VOLUME=", &fresh->volume_angstrom3) ||
               !crystal_number_behind(text, "DENSITY", &fresh->density_g_cm3)))
    crystal_report(reader, ELASTIR_WARNING, "stars-in-field", line->number,
                   "expected 'VOLUME= number - DENSITY number'");
  reader->geometry.open = true;
  reader->cell.row = 0;
  return cell_block;
}

/* "GEOMETRY FOR WAVE FUNCTION - DIMENSIONALITY OF THE SYSTEM    3" */
block_function *crystal_found_dimensionality(crystal_reader *reader, const elastir_line *line,
                                             const char *text)
{
  const char *word = strstr(text, "DIMENSIONALITY OF THE SYSTEM");
  elastir_crystal_run *run = reader->run;
  int found;
  if (word == NULL)
    return NULL;
  if (*text == 'F' && run->optimisation.converged == ELASTIR_UNKNOWN)
    run->energy_hartree = run->total_energy_hartree = run->enthalpy_hartree =
        (double)NAN; /* of other geometries */
  reader->geometry.announced =
      crystal_leading_integer(word + strlen("DIMENSIONALITY OF THE SYSTEM"), &found, NULL) &&
      found <= 3;
  if (reader->geometry.announced)
    reader->geometry.dimensionality = found;
  else
    crystal_report(reader, ELASTIR_WARNING, "geometry-cut", line->number,
                   "expected a dimensionality from 0 to 3");
  return NULL;
}

/* "SPACE GROUP (CENTROSYMMETRIC)        :  P A 3", "SPACE  GROUP  N.    :   14", "TWO-SIDED PLANE
 * GROUP N. 77", "POLYMER GROUP N. 1" */
block_function *crystal_found_group(crystal_reader *reader, const elastir_line *line,
                                    const char *text)
{
  const char *colon = strchr(text, ':');
  if (colon == NULL)
    return NULL;
  crystal_copy_word(reader->geometry.space_group, sizeof reader->geometry.space_group, colon + 1,
                    line->length - (size_t)(colon + 1 - line->text));
  reader->geometry.group_dimensionality = *text == 'S' ? 3 : *text == 'T' ? 2 : 1;
  return NULL;
}

/* ---- what follows the atoms ---- */

static bool conventional_block(crystal_reader *reader, const elastir_line *line)
{
  elastir_geometry *geometry = &reader->run->geometry;
  double cell[6];
  if (line != NULL && crystal_all_numbers(reader, line, 0, 6, cell)) {
    memcpy(geometry->conventional, cell, sizeof cell);
    geometry->has_conventional = true;
    crystal_check_conventional(reader, line->number);
    return false;
  }
  if (line != NULL && ++reader->cell.row < HEAD_LINES)
    return true;
  crystal_report(reader, ELASTIR_WARNING, "geometry-cut", reader->block_line,
                 "expected six lattice parameters after this line");
  return false;
}

block_function *crystal_found_conventional(crystal_reader *reader, const elastir_line *line,
                                           const char *text)
{
  (void)line;
  crystal_number_behind(text, "VOLUME=",
                        &reader->run->geometry.conventional_volume_angstrom3);
  reader->run->geometry.has_conventional = false;
  reader->cell.row = 0;
  return conventional_block;
}

static bool transformation_block(crystal_reader *reader, const elastir_line *line)
{
  elastir_geometry *geometry = &reader->run->geometry;
  double matrix[9];
  if (line != NULL && crystal_all_numbers(reader, line, 0, 9, matrix)) {
    memcpy(geometry->transformation, matrix, sizeof matrix);
    geometry->has_transformation = true;
    return false;
  }
  crystal_report(reader, ELASTIR_WARNING, "geometry-cut", reader->block_line,
                 "expected nine numbers after this line");
  return false;
}

block_function *crystal_found_transformation(crystal_reader *reader, const elastir_line *line,
                                             const char *text)
{
  (void)line;
  (void)text;
  reader->run->geometry.has_transformation = false;
  return transformation_block;
}

static bool vectors_block(crystal_reader *reader, const elastir_line *line)
{
  elastir_geometry *geometry = &reader->run->geometry;
  double *row = reader->cell.values + 3 * (reader->cell.row < 0 ? 0 : reader->cell.row);
  if (line != NULL && reader->cell.row < 0) { /* X Y Z */
    reader->cell.row = 0;
    return true;
  }
  if (line == NULL || !crystal_all_numbers(reader, line, 0, 3, row)) {
    crystal_report(reader, ELASTIR_WARNING, "geometry-cut", reader->block_line,
                   "expected three lattice vectors after this line");
    return false;
  }
  if (++reader->cell.row < 3)
    return true;
  memcpy(geometry->vectors_angstrom, reader->cell.values, sizeof geometry->vectors_angstrom);
  geometry->has_vectors = true;
  if (geometry->line > 0)
    crystal_check_lattice(reader, geometry, line->number);
  return false;
}

block_function *crystal_found_vectors(crystal_reader *reader, const elastir_line *line,
                                      const char *text)
{
  (void)line;
  (void)text;
  reader->run->geometry.has_vectors = false;
  reader->cell.row = -1;
  return vectors_block;
}
