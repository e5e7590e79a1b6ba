/* SPDX-License-Identifier: GPL-3.0-or-later */
/* elastir.c: the calls of the public header. */
#include "elastir.h"

#include <gsl/gsl_errno.h>
#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "elastic/tensor.h"
#include "model/known_tensor.h"
#include "model/result.h"
#include "result/read.h"
#include "result/write.h"
#include "tensor/symmetric.h"

/* GSL keeps its handler in a variable that calls of several threads set at the same time. */
static void switch_handler_off(void)
{
  static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
  pthread_mutex_lock(&one_at_a_time);
  gsl_set_error_handler_off();
  pthread_mutex_unlock(&one_at_a_time);
}

/* Gives the first error as text, if one is wanted, and frees the list. */
static void give_error(char **error, elastir_diagnostics *diagnostics)
{
  const char *text = "not enough memory";
  for (size_t i = 0; i < diagnostics->count; i++)
    if (diagnostics->items[i].severity == ELASTIR_ERROR) {
      text = diagnostics->items[i].message;
      break;
    }
  if (error != NULL)
    *error = elastir_copy_text(text, strlen(text));
  elastir_diagnostics_free(diagnostics);
}

/* false: an option is wrong (reported). */
static bool take_options(const elastir_options *options, elastir_settings *settings,
                         elastir_diagnostics *diagnostics)
{
  static const elastir_options none = {0};
  const elastir_options *given = options != NULL ? options : &none;
  elastir_settings_default(settings);
  settings->reading.normal_modes = given->normal_modes;
  settings->scale_given = given->scale != NULL;
  settings->grid_given = given->grid != NULL;
  settings->want_uncertainty = given->samples >= 0;
  if (given->samples > 0)
    settings->uncertainty.samples = given->samples;
  if (given->threads < 0) {
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-threads", NULL, 0,
                     "threads is %d; expected their number, or 0 for one", given->threads);
    return false;
  }
  if (!(given->fwhm_cm1 >= 0.0) || isinf(given->fwhm_cm1)) {
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-fwhm", NULL, 0,
                     "fwhm_cm1 is %g; expected a positive width, or 0 for the default",
                     given->fwhm_cm1);
    return false;
  }
  if (given->fwhm_cm1 > 0.0)
    settings->lineshape.fwhm_cm1 = given->fwhm_cm1;
  return (given->scale == NULL ||
          elastir_scale_parse(given->scale, &settings->scale, diagnostics)) &&
         (given->lineshape == NULL ||
          elastir_lineshape_parse(given->lineshape, &settings->lineshape, diagnostics)) &&
         (given->grid == NULL ||
          elastir_grid_parse(given->grid, &settings->grid, diagnostics));
}

/* A copy of the inputs as a study. false: no memory. */
static bool take_inputs(const elastir_input *inputs, size_t count, elastir_study *study,
                        elastir_diagnostics *diagnostics)
{
  bool good = true;
  for (size_t i = 0; good && i < count; i++)
    good = elastir_study_add_model(study, inputs[i].label, inputs[i].paths, inputs[i].path_count,
                             diagnostics);
  return good;
}

elastir_result *elastir_analyze(const elastir_input *inputs, size_t count,
                                const elastir_options *options, char **error)
{
  elastir_settings settings;
  elastir_diagnostics diagnostics = {0};
  elastir_study study = {0};
  elastir_result *result = NULL;
  switch_handler_off();
  if (take_options(options, &settings, &diagnostics) &&
      take_inputs(inputs, count, &study, &diagnostics))
    result = study_result(&study, &settings,
                          options != NULL && options->threads > 0 ? options->threads : 1,
                          &diagnostics);
  elastir_study_free(&study);
  if (result == NULL)
    give_error(error, &diagnostics);
  elastir_diagnostics_free(&diagnostics);
  return result;
}

/* false: no stiffness (reported). */
static bool take_tensor(const double stiffness_gpa[36], elastir_stiffness_data *known,
                        elastir_diagnostics *diagnostics)
{
  const tensor_place nowhere = {0};
  int bad = elastir_first_not_finite(stiffness_gpa);
  if (bad >= 0) {
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-tensor", NULL, 0,
                     "c%d%d is %g; expected a finite number", bad / 6 + 1, bad % 6 + 1,
                     stiffness_gpa[bad]);
    return false;
  }
  *known = (elastir_stiffness_data){.tolerance_gpa = NAN};
  memcpy(known->stiffness_gpa, stiffness_gpa, sizeof known->stiffness_gpa);
  return tensor_check_symmetric(stiffness_gpa, NULL, &nowhere, diagnostics);
}

elastir_result *elastir_analyze_tensor(const char *label, const double stiffness_gpa[36],
                                       const elastir_options *options, char **error)
{
  elastir_settings settings;
  elastir_diagnostics diagnostics = {0};
  elastir_model model = {.label = label != NULL ? label : "tensor"};
  elastir_stiffness_data known;
  elastir_result *result = NULL;
  switch_handler_off();
  if (take_options(options, &settings, &diagnostics) &&
      take_tensor(stiffness_gpa, &known, &diagnostics)) {
    const elastir_cell_facts facts = {NAN, NAN, NAN, NAN};
    settings.want_vibrations = settings.want_uncertainty = false; /* doubles have no digits */
    known_tensor_compute(&model, &known, &facts, &settings, 0);
    if (model.has_elastic)
      result = model_result(&settings, &model, 1);
    elastir_model_take_diagnostics(&model, &diagnostics);
    result = result_finish(result, &diagnostics);
  }
  elastir_model_free(&model);
  if (result == NULL)
    give_error(error, &diagnostics);
  elastir_diagnostics_free(&diagnostics);
  return result;
}

elastir_result *elastir_read(const char *path, char **error)
{
  elastir_diagnostics diagnostics = {0};
  elastir_stream *stream = elastir_stream_open(path, ELASTIR_CHECKSUM_NONE, &diagnostics);
  elastir_result *result = stream != NULL ? result_read(stream, &diagnostics) : NULL;
  if (result == NULL)
    give_error(error, &diagnostics);
  elastir_diagnostics_free(&diagnostics);
  return result;
}

elastir_result *elastir_read_text(const char *text, size_t length, char **error)
{
  elastir_diagnostics diagnostics = {0};
  elastir_result *result = result_read_text(text, length, "text", &diagnostics);
  if (result == NULL)
    give_error(error, &diagnostics);
  elastir_diagnostics_free(&diagnostics);
  return result;
}

char *elastir_json(const elastir_result *result, bool pretty)
{
  return result != NULL ? result_print(result, pretty) : NULL;
}

double elastir_number(const elastir_result_model *model, const char *path)
{
  return quantity_number(&quantity_group_model, model, path);
}

const char *elastir_unit(const char *path)
{
  return quantity_unit(&quantity_group_model, path);
}

const char *elastir_meaning(const char *path)
{
  return quantity_meaning(&quantity_group_model, path);
}

void elastir_free(elastir_result *result)
{
  result_free(result);
}
