/* SPDX-License-Identifier: GPL-3.0-or-later */
/* elastic.c: the elastic section: strains, the result between its marks, the other fits. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "crystal/internal.h"

enum { MOST_RAW = 216, MOST_FITS = 64 };

/* ---- the section ---- */

static void enter_section(crystal_reader *reader, long line)
{
  reader->run->elastic_asked = true;
  if (reader->elastic.begin == 0)
    reader->elastic.begin = line;
  if (reader->elastic.part == ELASTIC_OUTSIDE)
    reader->elastic.part = ELASTIC_STRAINS;
}

/* "ELASTIC CALCULATION" or the box "* ELASTCON OPTION, ..." */
block_function *crystal_found_elastic_section(crystal_reader *reader, const elastir_line *line,
                                              const char *text)
{
  if (*text == 'E' && text[strlen("ELASTIC CALCULATION")] != '\0' &&
      text[strlen("ELASTIC CALCULATION")] != ' ')
    return NULL;
  enter_section(reader, line->number);
  return crystal_found_unread(reader, line, text); /* ELAPIEZO gives piezoelectric tensors, too */
}

block_function *crystal_found_step(crystal_reader *reader, const elastir_line *line,
                                   const char *text)
{
  (void)line;
  crystal_number_behind(text, "=", &reader->run->elastic.strain_step);
  return NULL;
}

block_function *crystal_found_points(crystal_reader *reader, const elastir_line *line,
                                     const char *text)
{
  (void)line;
  const char *mark = strchr(text, '=');
  if (mark != NULL)
    crystal_leading_integer(mark + 1, &reader->run->elastic.points, NULL);
  return NULL;
}

/* From the first "STRAIN MATRIX   1 :" on, geometries are strained ones. */
block_function *crystal_found_strain(crystal_reader *reader, const elastir_line *line,
                                     const char *text)
{
  (void)text;
  enter_section(reader, line->number);
  if (!reader->elastic.strained)
    crystal_take_geometry(reader, &reader->run->elastic.geometry);
  reader->elastic.strained = true;
  return NULL;
}

/* "DENSITY OF THE CRYSTAL =          0.9061 g/cm^3", meaningless of layers and rods. */
block_function *crystal_found_density(crystal_reader *reader, const elastir_line *line,
                                      const char *text)
{
  const elastir_geometry *geometry = &reader->run->geometry;
  double density;
  if (geometry->dimensionality != 3 || reader->elastic.strained ||
      !crystal_number_behind(text, "=", &density))
    return NULL;
  reader->run->elastic.density_g_cm3 = density;
  if (fabs(density - geometry->density_g_cm3) > 0.0006) /* three and four digits */
    crystal_report(reader, ELASTIR_WARNING, "density-mismatch", line->number,
                   "the density is %.4f g/cm3 here but %.3f g/cm3 in line %ld", density,
                   geometry->density_g_cm3, geometry->line);
  return NULL;
}

/* Each deformation gives a row of six; raw NULL: no more follow. */
static void check_raw_order(crystal_reader *reader, long line, const elastir_raw_constant *raw)
{
  const elastir_elastic_data *elastic = &reader->run->elastic;
  const elastir_raw_constant *last =
      elastic->raw_count > 0 ? &elastic->raw[elastic->raw_count - 1] : NULL;
  bool row_ends = last == NULL || last->column == 6;
  bool good = raw == NULL ? row_ends
              : row_ends  ? raw->column == 1
                          : raw->row == last->row && raw->column == last->column + 1;
  if (!good)
    crystal_report(reader, ELASTIR_WARNING, "raw-constants-damaged", line,
                   "the constants before symmetrisation come in rows of six; a line after c%d%d is missing "
                   "or doubled", last != NULL ? last->row : 0,
                   last != NULL ? last->column : 0);
}

/* " c41 =               0.00265852 GPa" */
block_function *crystal_found_raw_constant(crystal_reader *reader, const elastir_line *line,
                                           const char *text)
{
  elastir_elastic_data *elastic = &reader->run->elastic;
  elastir_raw_constant raw = {.row = text[1] - '0', .column = text[2] - '0'};
  if (reader->elastic.part != ELASTIC_STRAINS || strstr(text, "GPa") == NULL ||
      elastic->raw_count >= MOST_RAW || !crystal_number_behind(text, "=", &raw.value_gpa))
    return NULL;
  if (!elastir_grow(&elastic->raw, &elastic->raw_capacity, elastic->raw_count,
                    sizeof *elastic->raw)) {
    elastir_diagnose_no_memory(reader->diagnostics);
    return NULL;
  }
  check_raw_order(reader, line->number, &raw);
  elastic->raw[elastic->raw_count++] = raw;
  return NULL;
}

block_function *crystal_found_result_start(crystal_reader *reader, const elastir_line *line,
                                           const char *text)
{
  (void)text;
  check_raw_order(reader, line->number, NULL);
  reader->elastic.part = ELASTIC_RESULT;
  return NULL;
}

block_function *crystal_found_result_end(crystal_reader *reader, const elastir_line *line,
                                         const char *text)
{
  (void)line;
  (void)text;
  reader->elastic.part = ELASTIC_FITS;
  return NULL;
}

block_function *crystal_found_other_fits(crystal_reader *reader, const elastir_line *line,
                                         const char *text)
{
  (void)line;
  (void)text;
  reader->elastic.part = ELASTIC_FITS;
  reader->elastic.fit_points = reader->elastic.fit_order = 0;
  return NULL;
}

/* ---- how the result was fitted ---- */

/* "THE CALCULATION HAS BEEN PERFORMED WITH   3 POINTS AND" */
block_function *crystal_found_fit_points(crystal_reader *reader, const elastir_line *line,
                                         const char *text)
{
  (void)line;
  if (reader->elastic.part == ELASTIC_RESULT)
    crystal_leading_integer(text + strlen("THE CALCULATION HAS BEEN PERFORMED WITH"),
                            &reader->run->elastic.points, NULL);
  return NULL;
}

/* "A STEP OF     0.01000" */
block_function *crystal_found_fit_step(crystal_reader *reader, const elastir_line *line,
                                       const char *text)
{
  (void)line;
  double step;
  if (reader->elastic.part == ELASTIC_RESULT && crystal_number_behind(text, "A STEP OF", &step))
    reader->run->elastic.strain_step = step;
  return NULL;
}

/* "THIS PERMITS TO PERFORM A FITTING UP TO SECOND   ORDER" */
block_function *crystal_found_fit_order(crystal_reader *reader, const elastir_line *line,
                                        const char *text)
{
  static const char *const orders[] = {"FIRST", "SECOND", "THIRD", "FOURTH", "FIFTH", "SIXTH",
                                       "SEVENTH", "EIGHTH"};
  (void)line;
  for (size_t i = 0; i < sizeof orders / sizeof *orders; i++)
    if (reader->elastic.part == ELASTIC_RESULT && strstr(text, orders[i]) != NULL)
      reader->run->elastic.order = (int)i + 1;
  return NULL;
}

/* "ELASTIC PROPERTIES AT PRESSURE (GPa) =   0.400" */
block_function *crystal_found_pressure(crystal_reader *reader, const elastir_line *line,
                                       const char *text)
{
  elastir_elastic_data *elastic = &reader->run->elastic;
  double pressure;
  if (reader->elastic.part == ELASTIC_FITS || elastic->line > 0)
    return NULL;
  if (crystal_number_behind(text, "=", &pressure))
    elastic->pressure_gpa = pressure;
  else
    crystal_report(reader, ELASTIR_ERROR, "no-pressure", line->number,
                   "expected the pressure after '='");
  return NULL;
}

/* ---- the tensors ---- */

static bool is_complete(const crystal_matrix_state *matrix)
{
  bool complete = !matrix->damaged && matrix->size > 0 && matrix->row == matrix->size;
  for (int i = 0; complete && i < matrix->size * matrix->size; i++)
    complete = !isnan(matrix->target[i]);
  return complete;
}

static void finish_stiffness(crystal_reader *reader)
{
  elastir_elastic_data *elastic = &reader->run->elastic;
  elastic->size = reader->matrix.size;
  elastic->stiffness_complete = is_complete(&reader->matrix);
}

static void finish_compliance(crystal_reader *reader)
{
  elastir_elastic_data *elastic = &reader->run->elastic;
  elastic->has_compliance =
      is_complete(&reader->matrix) && reader->matrix.size == elastic->size;
}

static void finish_fit(crystal_reader *reader)
{
  elastir_elastic_data *elastic = &reader->run->elastic;
  if (elastic->fit_count > 0)
    elastic->fits[elastic->fit_count - 1].complete =
        is_complete(&reader->matrix) && reader->matrix.size == elastic->size;
}

/* "SYMMETRIZED ELASTIC CONSTANTS FOR CUBIC        CASE, IN GPa". Old builds print it without
 * the marks FINAL RESULTS START and END around it. */
block_function *crystal_found_stiffness(crystal_reader *reader, const elastir_line *line,
                                        const char *text)
{
  elastir_elastic_data *elastic = &reader->run->elastic;
  reader->run->elastic_asked = true;
  if (reader->elastic.part == ELASTIC_FITS && elastic->line > 0 && elastic->fit_count > 0)
    return NULL;
  if (elastic->line > 0) {
    crystal_report(reader, ELASTIR_ERROR, "several-tensors", line->number,
                   "a second elastic tensor in one run; the first, of line %ld, is kept",
                   elastic->line);
    reader->elastic.part = ELASTIC_FITS;
    return NULL;
  }
  reader->elastic.part = ELASTIC_RESULT;
  elastic->line = line->number;
  const char *name = strstr(text, " FOR ");
  const char *end = strstr(text, " CASE");
  if (name != NULL && end != NULL && end > name + 5)
    crystal_copy_lower(elastic->crystal_class, sizeof elastic->crystal_class, name + 5,
                       (size_t)(end - name - 5));
  elastic->hartree = strstr(text, "HARTREE") != NULL || strstr(text, "hartree") != NULL;
  if (!elastic->hartree && strstr(text, "GPa") == NULL)
    crystal_report(reader, ELASTIR_ERROR, "unknown-unit", line->number,
                   "expected the unit of the elastic constants here, GPa or HARTREE; GPa is assumed");
  if (!reader->elastic.strained)
    crystal_take_geometry(reader, &elastic->geometry);
  return crystal_matrix(reader, elastic->stiffness, "stiffness", finish_stiffness);
}

block_function *crystal_found_compliance(crystal_reader *reader, const elastir_line *line,
                                         const char *text)
{
  elastir_elastic_data *elastic = &reader->run->elastic;
  (void)line;
  (void)text;
  if (reader->elastic.part != ELASTIC_RESULT || elastic->line == 0 || elastic->has_compliance)
    return NULL;
  return crystal_matrix(reader, elastic->compliance_per_tpa, "compliance", finish_compliance);
}

/* "NUMBER OF POINTS, ORDER=            3           2" */
block_function *crystal_found_fit_head(crystal_reader *reader, const elastir_line *line,
                                       const char *text)
{
  (void)line;
  const char *mark = strchr(text, '=');
  reader->elastic.fit_points = reader->elastic.fit_order = 0;
  if (mark != NULL && crystal_leading_integer(mark + 1, &reader->elastic.fit_points, &mark))
    crystal_leading_integer(mark, &reader->elastic.fit_order, NULL);
  return NULL;
}

block_function *crystal_found_fit_matrix(crystal_reader *reader, const elastir_line *line,
                                         const char *text)
{
  elastir_elastic_data *elastic = &reader->run->elastic;
  (void)text;
  if (elastic->fit_count >= MOST_FITS)
    return NULL;
  if (!elastir_grow(&elastic->fits, &elastic->fit_capacity, elastic->fit_count,
                    sizeof *elastic->fits)) {
    elastir_diagnose_no_memory(reader->diagnostics);
    return NULL;
  }
  reader->elastic.part = ELASTIC_FITS;
  elastir_other_fit *fit = &elastic->fits[elastic->fit_count++];
  *fit = (elastir_other_fit){.line = line->number, .points = reader->elastic.fit_points,
                             .order = reader->elastic.fit_order};
  return crystal_matrix(reader, fit->stiffness, "fit", finish_fit);
}

/* ---- the end of the run ---- */

void crystal_finish_elastic(crystal_reader *reader)
{
  elastir_crystal_run *run = reader->run;
  elastir_elastic_data *elastic = &run->elastic;
  if (!run->elastic_asked)
    return;
  if (elastic->size == 0) {
    crystal_report(reader, ELASTIR_ERROR, "no-elastic-tensor",
                   elastic->line > 0 ? elastic->line : reader->elastic.begin,
                   "the elastic calculation that begins here has no tensor: the run failed or did not get "
                   "that far");
    if (!reader->elastic.strained)
      crystal_take_geometry(reader, &elastic->geometry);
    return;
  }
  crystal_check_stiffness(reader);
  crystal_check_stress(reader);
  if (elastic->geometry.line == 0)
    crystal_report(reader, ELASTIR_WARNING, "no-geometry", elastic->line,
                   "no geometry precedes the elastic constants: density and Cartesian frame are unknown");
}

void crystal_free_elastic(elastir_elastic_data *elastic)
{
  crystal_free_geometry(&elastic->geometry);
  for (size_t i = 0; i < elastic->criterion_count; i++)
    free(elastic->criteria[i].condition);
  free(elastic->criteria);
  free(elastic->fits);
  free(elastic->raw);
}
