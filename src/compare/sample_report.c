/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_report.c: a finished fit as the caller reads it. */
#include "compare/sample_report.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/pi.h"
#include "base/spread.h"
#include "compare/moments.h"

static const double half_of_evidence = 0.5;
static const double family_reach_widths = 2.0; /* on either side, of the models' lines */

/* The share of a model's intensity that a family holds. */
static double family_share(const elastir_families *f, const double *totals, size_t family,
                           size_t model)
{
  for (size_t b = f->first_band[family]; b < f->first_band[family + 1]; b++)
    if (f->bands[b].model == model && totals[model] > 0.0)
      return f->bands[b].intensity_km_mol / totals[model];
  return 0.0;
}

static double family_place(const elastir_families *f, size_t family)
{
  double sum = 0.0;
  for (size_t b = f->first_band[family]; b < f->first_band[family + 1]; b++)
    sum += f->bands[b].position_cm1;
  return sum / (double)(f->first_band[family + 1] - f->first_band[family]);
}

/* The family that holds most of the squared differences of a model's shares from the mean of the
 * others, if that is more than half. */
static double only_family(const sample_model *m, const double *totals, size_t model)
{
  const elastir_families *f = m->families;
  double sum = 0.0, most = 0.0, place = NAN;
  for (size_t i = 0; i < f->family_count && f->model_count > 1; i++) {
    double at = family_place(f, i), others = 0.0;
    if (at < m->x_cm1[0] || at > m->x_cm1[m->points - 1])
      continue;
    for (size_t k = 0; k < f->model_count; k++)
      others += k == model ? 0.0 : family_share(f, totals, i, k);
    double difference = family_share(f, totals, i, model) -
                        others / (double)(f->model_count - 1);
    sum += difference * difference;
    if (difference * difference > most) {
      most = difference * difference;
      place = at;
    }
  }
  return most > half_of_evidence * sum ? place : NAN;
}

/* The same for a measured component: the family in whose reach more than half of its squared height
 * lies. What lies far from every family counts, too: there nothing is taken for it. */
static double only_family_of_curve(const sample_model *m, const double *curve)
{
  const elastir_families *f = m->families;
  double whole = 0.0, most = 0.0, place = NAN;
  for (size_t i = 0; i < m->points; i++)
    whole += curve[i] * curve[i];
  for (size_t j = 0; j < f->family_count; j++) {
    double at = family_place(f, j), sum = 0.0;
    for (size_t i = 0; i < m->points; i++)
      if (fabs(m->x_cm1[i] - at) <= family_reach_widths * m->fwhm_cm1)
        sum += curve[i] * curve[i];
    if (sum > most) {
      most = sum;
      place = at;
    }
  }
  return most > half_of_evidence * whole ? place : NAN;
}

static void report_models(const sample_source *from, elastir_sample *s)
{
  const sample_model *m = &from->pair->fine;
  const elastir_families *f = m->families;
  const double *p = from->workspace[0].parameters;
  double *totals = from->workspace[0].row;
  for (size_t k = 0; k < f->model_count; k++)
    totals[k] = 0.0;
  for (size_t b = 0; b < f->band_count; b++)
    if (f->bands[b].position_cm1 >= m->x_cm1[0] &&
        f->bands[b].position_cm1 <= m->x_cm1[m->points - 1])
      totals[f->bands[b].model] += f->bands[b].intensity_km_mol;
  for (size_t k = 0; k < f->model_count; k++) {
    double top = 0.0, fraction = from->fit->fraction[k];
    double reach = ELASTIR_NORMAL_95 * from->fit->deviation[k];
    for (size_t i = 0; i < m->points; i++)
      top = fmax(top, p[m->amplitude_at + k] *
                          from->workspace[0].scratch.models[k * m->points + i]);
    s->components[k] = (elastir_sample_component){
        .label = from->models[k].label, .kind = ELASTIR_KIND_MODEL, .fraction = fraction,
        .low = NAN, .high = NAN, .low_noise = fmax(0.0, fraction - reach),
        .high_noise = fmin(1.0, fraction + reach), .height = top,
        .amplitude = p[m->amplitude_at + k] * from->range / m->unit, .probability = NAN,
        .detection_limit = NAN, .only_family_cm1 = only_family(m, totals, k)};
  }
}

/* Without made-up samples a measured component is present where its height is three of its standard
 * deviations. */
static void report_others(const sample_source *from, elastir_sample *s)
{
  const sample_model *m = &from->pair->fine;
  const sample_workspace *w = &from->workspace[0];
  double lines = 0.0;
  for (size_t k = 0; k < m->component_count; k++) {
    double height = from->fit->component_height[k];
    double limit = 3.0 * from->fit->component_deviation[k];
    s->components[s->model_count + k] = (elastir_sample_component){
        .label = from->curves[k].label, .kind = ELASTIR_KIND_MEASURED, .fraction = NAN,
        .low = NAN, .high = NAN, .low_noise = NAN, .high_noise = NAN, .height = height,
        .present = height > limit ? ELASTIR_PRESENT_YES : ELASTIR_PRESENT_UNDETERMINED,
        .probability = NAN, .detection_limit = NAN,
        .only_family_cm1 = only_family_of_curve(m, m->components + k * m->points)};
  }
  for (size_t j = 0; j < from->fit->line_count; j++) {
    const double *line = w->parameters + m->line_at + 3 * j;
    if (!(line[0] > 0.0))
      continue;
    s->lines[s->line_count++] =
        (elastir_sample_line){line[1], line[0], m->fwhm_cm1 * exp(line[2])};
    lines = fmax(lines, line[0]);
  }
  if (s->line_count > 0)
    s->components[s->count++] = (elastir_sample_component){
        .label = "free lines", .kind = ELASTIR_KIND_LINES, .fraction = NAN, .low = NAN,
        .high = NAN, .low_noise = NAN, .high_noise = NAN, .height = lines,
        .present = ELASTIR_PRESENT_YES, .probability = NAN, .detection_limit = NAN,
        .only_family_cm1 = NAN};
}

static void report_families(const sample_source *from, elastir_sample *s)
{
  const sample_model *m = &from->pair->fine;
  const elastir_families *f = m->families;
  const double *p = from->workspace[0].parameters;
  for (size_t i = 0; i < f->family_count; i++) {
    double shift = 0.0, strength = 0.0;
    double members = (double)(f->first_band[i + 1] - f->first_band[i]);
    for (size_t b = f->first_band[i]; b < f->first_band[i + 1]; b++) {
      s->bands[s->band_count++] = (elastir_sample_band){
          f->bands[b].model, f->bands[b].position_cm1,
          p[m->band_at[b]] + p[m->common_at + SAMPLE_SHIFT], exp(p[m->band_at[b] + 1])};
      shift += p[m->band_at[b]] / members;
      strength += p[m->band_at[b] + 1] / members;
    }
    s->families[s->family_count++] = (elastir_sample_family){
        family_place(f, i), shift + p[m->common_at + SAMPLE_SHIFT], exp(strength),
        exp(p[m->width_at[i]])};
  }
}

static void report_common(const sample_source *from, elastir_sample *s)
{
  const sample_model *m = &from->pair->fine;
  const double *common = from->workspace[0].parameters + m->common_at;
  s->common_shift_cm1 = common[SAMPLE_SHIFT];
  s->fwhm_cm1 = m->fwhm_cm1 * exp(common[SAMPLE_LN_WIDTH]);
  s->gaussian_share = common[SAMPLE_GAUSSIAN];
  s->phase_deg = common[SAMPLE_PHASE] * ELASTIR_DEGREES;
  s->power = common[SAMPLE_POWER];
  s->saturation = common[SAMPLE_SATURATION];
  memcpy(s->scales, from->fit->scales, sizeof s->scales);
  s->noise = from->noise;
  s->residual_rms = from->fit->residual_rms;
  s->explained = from->fit->explained;
  s->unnamed = from->fit->unnamed;
  s->pearson = moments_pearson(from->y, from->workspace[0].curve, m->points);
}

/* At the points as they were given: between the means that were fitted a band may have its top. */
static bool report_curve(const sample_source *from, elastir_sample *s)
{
  const sample_points *given = from->given;
  s->x_cm1 = malloc((given->count + 1) * sizeof *s->x_cm1);
  s->fitted = malloc((given->count + 1) * sizeof *s->fitted);
  if (s->x_cm1 == NULL || s->fitted == NULL ||
      !sample_model_elsewhere(&from->pair->fine, given, from->workspace[0].parameters,
                              from->fit->line_count, s->fitted))
    return false;
  s->points = given->count;
  for (size_t i = 0; i < given->count; i++) {
    s->x_cm1[i] = given->x_cm1[i];
    s->fitted[i] = from->low + from->range * s->fitted[i];
  }
  return true;
}

bool sample_report(const sample_source *from, elastir_sample *s)
{
  const sample_model *m = &from->pair->fine;
  sample_workspace *w = &from->workspace[0];
  s->model_count = m->families->model_count;
  s->count = s->model_count + m->component_count;
  s->components = calloc(s->count + 1, sizeof *s->components);
  s->families = calloc(m->families->family_count + 1, sizeof *s->families);
  s->bands = calloc(m->families->band_count + 1, sizeof *s->bands);
  s->lines = calloc(SAMPLE_FREE_LINES + 1, sizeof *s->lines);
  if (s->components == NULL || s->families == NULL || s->bands == NULL || s->lines == NULL)
    return false;
  sample_model_curve(m, w->parameters, from->fit->line_count, &w->scratch, w->curve);
  report_models(from, s);
  report_others(from, s);
  report_families(from, s);
  report_common(from, s);
  return report_curve(from, s);
}
