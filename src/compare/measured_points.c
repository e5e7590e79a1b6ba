/* SPDX-License-Identifier: GPL-3.0-or-later */
/* measured_points.c: lines, areas and fitted ratios of the points as they were measured. */
#include "compare/measured_points.h"

#include <math.h>
#include <stdlib.h>

#include "compare/asked_lines.h"

/* Lines of the ratios whose bands overlap. */
static bool fit_ratios(const elastir_points *p, const elastir_noise *noise,
                       const elastir_comparison_options *options, elastir_comparison *comparison,
                       elastir_diagnostics *diagnostics)
{
  bool good = true;
  for (size_t r = 0; good && r < comparison->ratio_count; r++) {
    elastir_band_ratio *ratio = &comparison->band_ratios[r];
    good = elastir_ratio_fit(p, &options->ratios[r], &comparison->bands, options->shape.fwhm_cm1, ratio,
                             diagnostics);
    ratio->fitted_error *= sqrt(noise->together); /* the fit takes all points as independent */
  }
  return good;
}

static bool fit_lines(const elastir_points *p, const elastir_noise *noise,
                      const elastir_comparison_options *options, elastir_comparison *comparison,
                      elastir_diagnostics *diagnostics)
{
  elastir_line_fit *fit = &comparison->line_fit;
  bool good = options->line_count == 0 ||
              elastir_asked_lines_fit(p, options->line_places, options->line_count,
                                      options->shape.fwhm_cm1, noise->together, fit, diagnostics);
  if (good)
    elastir_asked_lines_report(fit, diagnostics);
  return good;
}

static void measure_areas(const elastir_points *p, const elastir_noise *noise,
                          const elastir_comparison_options *options, elastir_comparison *comparison,
                          elastir_diagnostics *diagnostics)
{
  for (size_t i = 0; i < options->area_count; i++) {
    const elastir_band_area *asked = &options->areas[i];
    elastir_band_area *area = &comparison->areas[comparison->area_count++];
    *area = elastir_area_measure(p, asked->from_cm1, asked->to_cm1, noise);
    if (isnan(area->area) && p->count > 0)
      elastir_diagnose(diagnostics, ELASTIR_WARNING, "area-outside", NULL, 0,
                       "no area is given from %.6g to %.6g cm-1: it must lie within the data, %.6g to %.6g "
                       "cm-1, with at least three points",
                       asked->from_cm1, asked->to_cm1, p->x_cm1[0], p->x_cm1[p->count - 1]);
  }
}

bool measured_points(const elastir_points *measured, const elastir_noise *noise,
                     const elastir_comparison_options *options, elastir_comparison *comparison,
                     elastir_diagnostics *diagnostics)
{
  if (options->line_count == 0 && options->area_count == 0 && options->ratio_count == 0)
    return true;
  const size_t count = measured->count;
  double *x = malloc((count + 1) * sizeof *x), *y = malloc((count + 1) * sizeof *y);
  elastir_points p = {x, y, NULL, 0};
  comparison->areas = calloc(options->area_count + 1, sizeof *comparison->areas);
  bool good = x != NULL && y != NULL && comparison->areas != NULL;
  if (!good)
    elastir_diagnose_no_memory(diagnostics);
  else
    p.count = elastir_preprocess_select(measured->x_cm1, measured->y, count, &options->preprocessing, x, y,
                                        diagnostics);
  good = good && fit_lines(&p, noise, options, comparison, diagnostics);
  if (good)
    measure_areas(&p, noise, options, comparison, diagnostics);
  good = good && fit_ratios(&p, noise, options, comparison, diagnostics);
  free(x);
  free(y);
  return good && !diagnostics->out_of_memory;
}
