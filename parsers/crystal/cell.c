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
  elastir_geometry *fresh = &reader->fresh;
  bool three = !isnan(fresh->volume_angstrom3);
  fresh->dimensionality = three             ? 3
                          : formal(cell[0]) ? 0
                          : formal(cell[1]) ? 1
                          : formal(cell[2]) ? 2
                                            : reader->dimensionality;
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
    crystal_check_lattice(reader, &reader->fresh, line->number);
    return false;
  }
  if (line != NULL && ++reader->row < HEAD_LINES)
    return true;
  crystal_report(reader, ELASTIR_ERROR, "geometry-cut", reader->block_line,
                 "six lattice parameters were expected behind this line");
  reader->fresh_open = false;
  return false;
}

void crystal_found_cell(crystal_reader *reader, const elastir_line *line, const char *text)
{
  const char *behind = text + strlen("PRIMITIVE CELL");
  bool bulk = strncmp(behind, " - CENTRING CODE", 16) == 0;
  if (!bulk && behind[strspn(behind, " ")] != '\0')
    return;
  elastir_geometry *fresh = &reader->fresh;
  crystal_free_geometry(fresh);
  fresh->line = line->number;
  fresh->volume_angstrom3 = fresh->density_g_cm3 = NAN;
  fresh->conventional_volume_angstrom3 = NAN;
  fresh->dimensionality = reader->dimensionality;
  if (bulk && (!crystal_number_behind(text, "VOLUME=", &fresh->volume_angstrom3) ||
               !crystal_number_behind(text, "DENSITY", &fresh->density_g_cm3)))
    crystal_report(reader, ELASTIR_WARNING, "stars-in-field", line->number,
                   "'VOLUME= number - DENSITY number' was expected");
  reader->fresh_open = true;
  reader->row = 0;
  crystal_start_block(reader, cell_block, line->number);
}

/* "GEOMETRY FOR WAVE FUNCTION - DIMENSIONALITY OF THE SYSTEM    3" */
void crystal_found_dimensionality(crystal_reader *reader, const elastir_line *line,
                                  const char *text)
{
  const char *word = strstr(text, "DIMENSIONALITY OF THE SYSTEM");
  int found;
  if (word == NULL)
    return;
  if (crystal_leading_integer(word + strlen("DIMENSIONALITY OF THE SYSTEM"), &found, NULL) &&
      found <= 3)
    reader->dimensionality = found;
  else
    crystal_report(reader, ELASTIR_WARNING, "geometry-cut", line->number,
                   "a dimensionality of 0 to 3 was expected");
}

/* "SPACE GROUP (CENTROSYMMETRIC)        :  P A 3", "SPACE  GROUP  N.    :   14", "TWO-SIDED PLANE
 * GROUP N. 77", "POLYMER GROUP N. 1" */
void crystal_found_group(crystal_reader *reader, const elastir_line *line, const char *text)
{
  const char *colon = strchr(text, ':');
  if (colon == NULL)
    return;
  crystal_copy_word(reader->space_group, sizeof reader->space_group, colon + 1,
                    line->length - (size_t)(colon + 1 - line->text));
  reader->group_dimensionality = *text == 'S' ? 3 : *text == 'T' ? 2 : 1;
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
  if (line != NULL && ++reader->row < HEAD_LINES)
    return true;
  crystal_report(reader, ELASTIR_WARNING, "geometry-cut", reader->block_line,
                 "six lattice parameters were expected behind this line");
  return false;
}

void crystal_found_conventional(crystal_reader *reader, const elastir_line *line,
                                const char *text)
{
  crystal_number_behind(text, "VOLUME=",
                        &reader->run->geometry.conventional_volume_angstrom3);
  reader->run->geometry.has_conventional = false;
  reader->row = 0;
  crystal_start_block(reader, conventional_block, line->number);
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
                 "nine numbers were expected behind this line");
  return false;
}

void crystal_found_transformation(crystal_reader *reader, const elastir_line *line,
                                  const char *text)
{
  (void)text;
  reader->run->geometry.has_transformation = false;
  crystal_start_block(reader, transformation_block, line->number);
}

static bool vectors_block(crystal_reader *reader, const elastir_line *line)
{
  elastir_geometry *geometry = &reader->run->geometry;
  double *row = reader->values + 3 * (reader->row < 0 ? 0 : reader->row);
  if (line != NULL && reader->row < 0) { /* X Y Z */
    reader->row = 0;
    return true;
  }
  if (line == NULL || !crystal_all_numbers(reader, line, 0, 3, row)) {
    crystal_report(reader, ELASTIR_WARNING, "geometry-cut", reader->block_line,
                   "three lattice vectors were expected behind this line");
    return false;
  }
  if (++reader->row < 3)
    return true;
  memcpy(geometry->vectors_angstrom, reader->values, sizeof geometry->vectors_angstrom);
  geometry->has_vectors = true;
  if (geometry->line > 0)
    crystal_check_lattice(reader, geometry, line->number);
  return false;
}

void crystal_found_vectors(crystal_reader *reader, const elastir_line *line, const char *text)
{
  (void)text;
  reader->run->geometry.has_vectors = false;
  reader->row = -1;
  crystal_start_block(reader, vectors_block, line->number);
}
