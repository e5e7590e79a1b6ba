/* SPDX-License-Identifier: GPL-3.0-or-later */
/* measured_points.c: lines, areas and fitted ratios of the points as they were measured. */
#include "compare/measured_points.h"

#include <math.h>
#include <stdlib.h>

#include "compare/asked_lines.h"

typedef struct {
  double *x, *y;
  size_t count;
} points;

/* Lines of the ratios whose bands overlap. */
static bool fit_ratios(const points *p, const elastir_noise *noise,
                       const elastir_comparison_options *options, elastir_comparison *comparison,
                       elastir_diagnostics *diagnostics)
{
  bool good = true;
  for (size_t r = 0; good && r < comparison->ratio_count; r++) {
    elastir_band_ratio *ratio = &comparison->band_ratios[r];
    good = elastir_ratio_fit(p->x, p->y, p->count, &options->ratios[r], &comparison->bands,
                             options->shape.fwhm_cm1, ratio, diagnostics);
    ratio->fitted_error *= sqrt(noise->together); /* the fit takes all points as independent */
  }
  return good;
}

static bool fit_lines(const points *p, const elastir_noise *noise,
                      const elastir_comparison_options *options, elastir_comparison *comparison,
                      elastir_diagnostics *diagnostics)
{
  elastir_line_fit *fit = &comparison->line_fit;
  bool good = options->line_count == 0 ||
              elastir_asked_lines_fit(p->x, p->y, p->count, options->line_places,
                                      options->line_count, options->shape.fwhm_cm1, noise->together, fit,
                                      diagnostics);
  if (good)
    elastir_asked_lines_report(fit, diagnostics);
  return good;
}

static void measure_areas(const points *p, const elastir_noise *noise,
                          const elastir_comparison_options *options, elastir_comparison *comparison,
                          elastir_diagnostics *diagnostics)
{
  for (size_t i = 0; i < options->area_count; i++) {
    const elastir_band_area *asked = &options->areas[i];
    elastir_band_area *area = &comparison->areas[comparison->area_count++];
    *area = elastir_area_measure(p->x, p->y, NULL, p->count, asked->from_cm1, asked->to_cm1, noise);
    if (isnan(area->area) && p->count > 0)
      elastir_diagnose(diagnostics, ELASTIR_WARNING, "area-outside", NULL, 0,
                       "no area is given from %.6g to %.6g cm-1: it must lie within the data, %.6g to %.6g "
                       "cm-1, with at least three points",
                       asked->from_cm1, asked->to_cm1, p->x[0], p->x[p->count - 1]);
  }
}

bool measured_points(const double *x_cm1, const double *y, size_t count, const elastir_noise *noise,
                     const elastir_comparison_options *options, elastir_comparison *comparison,
                     elastir_diagnostics *diagnostics)
{
  if (options->line_count == 0 && options->area_count == 0 && options->ratio_count == 0)
    return true;
  points p = {malloc((count + 1) * sizeof *p.x), malloc((count + 1) * sizeof *p.y), 0};
  comparison->areas = calloc(options->area_count + 1, sizeof *comparison->areas);
  bool good = p.x != NULL && p.y != NULL && comparison->areas != NULL;
  if (!good)
    elastir_diagnose_no_memory(diagnostics);
  else
    p.count = elastir_preprocess_select(x_cm1, y, count, &options->preprocessing, p.x, p.y,
                                        diagnostics);
  good = good && fit_lines(&p, noise, options, comparison, diagnostics);
  if (good)
    measure_areas(&p, noise, options, comparison, diagnostics);
  good = good && fit_ratios(&p, noise, options, comparison, diagnostics);
  free(p.x);
  free(p.y);
  return good && !diagnostics->out_of_memory;
}
