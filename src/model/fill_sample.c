/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fill_sample.c: the verdict and the sample behind a measured spectrum as parts of a result. */
#include <math.h>

#include "model/fill_measured.h"

void fill_verdict(elastir_result_memory *memory, const compared_models *compared,
                  const elastir_sample *sample, elastir_result_comparison *out)
{
  const elastir_verdict *verdict = &sample->verdict;
  if (verdict->why[0] == '\0')
    return; /* nobody asked */
  elastir_result_verdict *filled = RESULT_NEW(memory, verdict);
  out->verdict = filled;
  if (filled == NULL)
    return;
  filled->answer = elastir_answer_name(verdict->answer);
  filled->label = verdict->label >= 0 ? compared->models[verdict->label].label : NULL;
  filled->why = result_text(memory, verdict->why);
  filled->p_decoy = verdict->p_decoy;
  filled->decoys = (int64_t)sample->decoys;
  filled->decoy_distance = verdict->decoy_distance;
  filled->main_probability = verdict->main_probability;
  filled->model_probability = verdict->model_probability;
  filled->cost_share = verdict->cost_share;
}

static void fill_components(elastir_result_memory *memory, const elastir_sample *sample,
                            elastir_result_mixture *out)
{
  out->components = RESULT_LIST(memory, component, sample->count);
  for (size_t k = 0; out->components != NULL && k < sample->count; k++) {
    const elastir_sample_component *from = &sample->components[k];
    elastir_result_component *to = &out->components[out->components_count++];
    to->label = result_text(memory, from->label);
    to->kind = elastir_sample_kind_name(from->kind);
    to->fraction = from->fraction;
    to->low = from->low;
    to->high = from->high;
    to->low_noise = from->low_noise;
    to->high_noise = from->high_noise;
    to->height = from->height;
    to->present = elastir_present_name(from->present);
    to->probability = from->probability;
    to->detection_limit = from->detection_limit;
    to->only_family_cm1 = from->only_family_cm1;
  }
}

static void fill_lines(elastir_result_memory *memory, const elastir_sample *sample,
                       elastir_result_mixture *out)
{
  out->unexplained = RESULT_LIST(memory, unexplained, sample->line_count);
  for (size_t i = 0; out->unexplained != NULL && i < sample->line_count; i++) {
    const elastir_sample_line *line = &sample->lines[i];
    out->unexplained[out->unexplained_count++] = (elastir_result_unexplained){
        line->position_cm1, line->height, line->position_cm1 - line->fwhm_cm1,
        line->position_cm1 + line->fwhm_cm1, (double)NAN, line->fwhm_cm1};
  }
  out->families = RESULT_LIST(memory, band_family, sample->family_count);
  for (size_t i = 0; out->families != NULL && i < sample->family_count; i++) {
    const elastir_sample_family *from = &sample->families[i];
    out->families[out->families_count++] = (elastir_result_band_family){
        from->position_cm1, from->shift_cm1, from->intensity_factor, from->width_factor};
  }
}

static elastir_result_assumed_errors errors_of(const elastir_inadequacy *e)
{
  return (elastir_result_assumed_errors){
      e->shift_cm1, e->own_shift_cm1, e->ln_intensity, e->own_ln_intensity, e->ln_width,
      e->common_shift_cm1, e->common_ln_width, e->gaussian_share, e->phase_deg, e->power,
      e->saturation, e->baseline, e->baseline_wave_cm1};
}

void fill_sample(elastir_result_memory *memory, const elastir_sample_options *options,
                 const elastir_sample *sample, elastir_result_comparison *out)
{
  elastir_result_mixture *filled = RESULT_NEW(memory, mixture);
  out->mixture = filled;
  if (filled == NULL)
    return;
  fill_components(memory, sample, filled);
  filled->withheld = sample->withheld[0] != '\0' ? result_text(memory, sample->withheld) : NULL;
  filled->pearson = sample->pearson;
  filled->explained = sample->explained;
  filled->noise = sample->noise;
  filled->residual_rms = sample->residual_rms;
  filled->common_shift_cm1 = sample->common_shift_cm1;
  filled->fwhm_cm1 = sample->fwhm_cm1;
  filled->gaussian_share = sample->gaussian_share;
  filled->phase_deg = sample->phase_deg;
  filled->power = sample->power;
  filled->saturation = sample->saturation;
  filled->draws = (int64_t)sample->draws;
  filled->learnt_spectra = (int64_t)sample->learn;
  filled->assumed_errors = errors_of(&options->inadequacy);
  filled->learnt_shift_scale = sample->scales[0];
  filled->learnt_intensity_scale = sample->scales[1];
  filled->learnt_width_scale = sample->scales[2];
  fill_lines(memory, sample, filled);
}
