/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spectra.c: the simulated spectra and their strongest peaks. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "spectrum/scale.h"
#include "view/build.h"

enum { STRONGEST_PEAKS = 8, MOST_WITH_NAMES = 8 };

/* Skeleton modes of molecules and frameworks lie below this, C-H and N-H stretching above. */
static const double fingerprint_to_cm1 = 1800.0;

typedef struct {
  double from_cm1, to_cm1, highest;
} frame;

static bool has_spectrum(const elastir_result_model *model)
{
  const elastir_result_spectrum *spectrum = model->spectrum;
  return spectrum != NULL && spectrum->absorbance_count > 0 && isfinite(spectrum->from_cm1) &&
         spectrum->step_cm1 > 0.0;
}

static double end_of(const elastir_result_spectrum *spectrum)
{
  return spectrum->from_cm1 + spectrum->step_cm1 * (double)(spectrum->absorbance_count - 1);
}

/* What all plots share. */
static frame frame_of(const view *v)
{
  frame shared = {.from_cm1 = INFINITY, .to_cm1 = -INFINITY};
  const elastir_result *result = v->result;
  for (size_t i = 0; i < result->models_count; i++)
    if (has_spectrum(&result->models[i])) {
      shared.from_cm1 = fmin(shared.from_cm1, result->models[i].spectrum->from_cm1);
      shared.to_cm1 = fmax(shared.to_cm1, end_of(result->models[i].spectrum));
    }
  if (isfinite(v->options.from_cm1))
    shared.from_cm1 = v->options.from_cm1;
  if (isfinite(v->options.to_cm1))
    shared.to_cm1 = v->options.to_cm1;
  for (size_t i = 0; i < result->models_count; i++) {
    const elastir_result_spectrum *spectrum = result->models[i].spectrum;
    for (size_t k = 0; has_spectrum(&result->models[i]) && k < spectrum->absorbance_count; k++) {
      double x = spectrum->from_cm1 + spectrum->step_cm1 * (double)k;
      if (isfinite(spectrum->absorbance[k]) && x >= shared.from_cm1 && x <= shared.to_cm1)
        shared.highest = fmax(shared.highest, spectrum->absorbance[k]);
    }
  }
  return shared;
}

/* ---- words ---- */

bool view_doubts_factors(const view *v)
{
  for (size_t i = 0; i < v->result->diagnostics_count; i++) {
    const char *code = v->result->diagnostics[i].code;
    if (code != NULL && strcmp(code, "scale-factors-of-another-method") == 0)
      return true;
  }
  return false;
}

/* What was warned of once is repeated where scaled numbers stand. */
void view_doubt_factors(view *v)
{
  if (view_doubts_factors(v))
    view_paragraph(v, VIEW_DOUBTFUL, 0,
                   "The scale factors are for another method than that of a model here, or its method is "
                   "unknown: use the calculated wavenumbers.");
}

/* Are these the factors that stand without --scale? */
static bool are_default(const elastir_result_settings *settings)
{
  elastir_scale known;
  elastir_diagnostics unused = {0};
  bool alike = elastir_scale_parse(ELASTIR_SCALE_DEFAULT, &known, &unused) &&
               settings->scale_count == known.count;
  elastir_diagnostics_free(&unused);
  for (size_t i = 0; alike && i < known.count; i++)
    alike = settings->scale[i].factor == known.ranges[i].factor &&
            settings->scale[i].from_cm1 == known.ranges[i].from_cm1;
  return alike;
}

static bool is_in_a_range(const elastir_result_settings *settings, double wavenumber_cm1)
{
  for (size_t r = 0; r < settings->scale_count; r++)
    if (wavenumber_cm1 >= settings->scale[r].from_cm1 && !(wavenumber_cm1 >= settings->scale[r].to_cm1))
      return true;
  return false;
}

/* Where no mode is in the result nothing is known that contradicts it. */
static bool scales_something(const elastir_result *result)
{
  bool any = false;
  for (size_t m = 0; m < result->models_count; m++) {
    const elastir_result_vibrations *vibrations = result->models[m].vibrations;
    for (size_t i = 0; vibrations != NULL && i < vibrations->modes_count; i++) {
      any = true;
      if (is_in_a_range(&result->settings, vibrations->modes[i].wavenumber_cm1))
        return true;
    }
  }
  return !any;
}

const char *view_scale_words(view *v)
{
  const elastir_result_settings *settings = &v->result->settings;
  if (settings->scale_count == 0)
    return "not scaled";
  if (!scales_something(v->result))
    return "not scaled: no mode lies in a range of the scale factors";
  text_buffer text = {0};
  for (size_t i = 0; i < settings->scale_count; i++) {
    const elastir_result_scale_range *range = &settings->scale[i];
    text_format(&text, "%s%.6g", i == 0 ? "scaled by " : ", ", range->factor);
    if (isfinite(range->to_cm1))
      text_format(&text, "\u00a0(%.6g–%.6g)", range->from_cm1, range->to_cm1);
    else if (range->from_cm1 > 0.0)
      text_format(&text, "\u00a0(from\u00a0%.6g)", range->from_cm1);
  }
  if (are_default(settings))
    text_append(&text, ", for PBEsol0-3c (Möslein 2022)");
  else if (settings->scale_source != NULL)
    text_format(&text, ", by %s", settings->scale_source);
  else
    text_append(&text, ", as given");
  return view_or_dash(view_keep(v, &text));
}

static void add_settings(view *v)
{
  const elastir_result_settings *settings = &v->result->settings;
  text_buffer text = {0};
  if (settings->lineshape != NULL)
    text_format(&text, "; %s", settings->lineshape);
  if (isfinite(settings->fwhm_cm1))
    text_format(&text, ", FWHM %s cm⁻¹",
                view_fixed(settings->fwhm_cm1, settings->fwhm_cm1 < 10.0 ? 1 : 0).text);
  text_format(&text, "; %s", view_scale_words(v));
  const char *kept = view_keep(v, &text);
  view_paragraph(v, VIEW_FAINT, 0, "Absorbance in km\u00a0mol⁻¹\u00a0cm against cm⁻¹%s.",
                 kept != NULL ? kept : "");
  view_doubt_factors(v);
  view_paragraph(v, VIEW_FAINT, VIEW_PAGE,
                 "Sticks mark the scaled modes; their height is that of an isolated band of the same "
                 "intensity or, in overlaid plots, relative to the strongest mode of each model.%s",
                 v->result->comparison_count == 0
                     ? ""
                     : " Measured spectra are in black, scaled to the tallest band, with ticks at the bands "
                       "assigned to modes of the first-ranked model.");
}

static int by_height(const void *a, const void *b)
{
  const elastir_result_peak *first = a, *second = b;
  if (first->height != second->height)
    return first->height < second->height ? 1 : -1;
  return (first->position_cm1 > second->position_cm1) -
         (first->position_cm1 < second->position_cm1);
}

/* The peaks within the frame, highest first. */
static elastir_result_peak *sorted_peaks(view *v, const elastir_result_spectrum *spectrum,
                                         double from_cm1, double to_cm1, size_t *count)
{
  elastir_result_peak *peaks = view_scratch(v, spectrum->peaks_count * sizeof *peaks);
  *count = 0;
  for (size_t i = 0; peaks != NULL && i < spectrum->peaks_count; i++) {
    const elastir_result_peak *peak = &spectrum->peaks[i];
    if (isfinite(peak->height) && !(peak->position_cm1 < from_cm1) &&
        !(peak->position_cm1 > to_cm1))
      peaks[(*count)++] = *peak;
  }
  if (*count > 0)
    qsort(peaks, *count, sizeof *peaks, by_height);
  return peaks;
}

/* Where the mode was calculated that most of a peak is of. */
static double calculated_place(const elastir_result_model *model, double position_cm1, double fwhm_cm1)
{
  const elastir_result_vibrations *vibrations = model->vibrations;
  double most = 0.0, place = position_cm1;
  for (size_t i = 0; vibrations != NULL && i < vibrations->modes_count; i++) {
    const elastir_result_mode *mode = &vibrations->modes[i];
    double off = 2.0 * (mode->scaled_wavenumber_cm1 - position_cm1) / fwhm_cm1;
    double share = mode->intensity_km_mol / (1.0 + off * off);
    if (share > most) {
      most = share;
      place = mode->wavenumber_cm1;
    }
  }
  return place;
}

const char *view_strongest(view *v, const elastir_result_model *model, size_t most)
{
  size_t count;
  const double fwhm_cm1 = v->result->settings.fwhm_cm1;
  elastir_result_peak *peaks =
      sorted_peaks(v, model->spectrum, v->options.from_cm1, v->options.to_cm1, &count);
  text_buffer text = {0};
  for (size_t i = 0; i < count && i < most; i++) {
    double place = peaks[i].position_cm1;
    if (view_doubts_factors(v))
      place = calculated_place(model, place, fwhm_cm1);
    text_format(&text, "%s%s", i > 0 ? ", " : "", view_fixed(place, 0).text);
  }
  return view_keep(v, &text);
}

static const char *strongest(view *v, const frame *shared, const elastir_result_spectrum *spectrum)
{
  size_t count;
  elastir_result_peak *peaks =
      sorted_peaks(v, spectrum, shared->from_cm1, shared->to_cm1, &count);
  text_buffer text = {0};
  for (size_t i = 0; i < count && i < STRONGEST_PEAKS; i++)
    text_format(&text, "%s%s\u00a0(%s)", i > 0 ? ", " : "strongest: ",
                view_fixed(peaks[i].position_cm1, 1).text, view_fixed(peaks[i].height, 1).text);
  return view_keep(v, &text);
}

static void add_page_figure(view *v, double from, double to, bool crowded, const char *caption)
{
  view_figure *figure = view_add_figure(v, VIEW_SPECTRA, 0);
  figure->from_cm1 = from;
  figure->to_cm1 = to;
  figure->crowded = crowded;
  figure->caption = caption;
}

/* What all measured spectra were compared as, if that is not absorbance and the result has the curves; "what
 * an instrument sees" if they were compared as several things. NULL: absorbance. */
static const char *only_seen_as(const view *v)
{
  const char *seen_as = NULL;
  for (size_t i = 0; i < v->result->comparison_count; i++) {
    const elastir_result_comparison *one = &v->result->comparison[i];
    bool curves = false;
    for (size_t k = 0; k < one->models_count; k++)
      curves = curves || one->models[k].curve_count > 1;
    if (!curves || one->seen_as == NULL || strcmp(one->seen_as, "absorbance") == 0)
      return NULL;
    seen_as = seen_as == NULL || strcmp(seen_as, one->seen_as) == 0 ? one->seen_as : "several observables";
  }
  return seen_as;
}

/* On a page, what was compared takes the place of the absorbance. */
static void add_seen(view *v, const char *seen_as)
{
  text_buffer text = {0};
  v->retitled = "Measured spectra and models";
  view_add_figure(v, VIEW_CONTROLS, 0);
  add_page_figure(v, NAN, NAN, true, "Measured spectra and what they were compared with.");
  text_format(&text,
              "Curves of the models: what an instrument sees of them (%s), relative to the largest value "
              "of all; bands %s\u00a0cm⁻¹ wide; %s.", seen_as,
              view_fixed(v->result->comparison[0].model_fwhm_cm1, 1).text, view_scale_words(v));
  const char *kept = view_keep(v, &text);
  view_paragraph(v, VIEW_FAINT, 0, "%s", kept != NULL ? kept : "");
  view_doubt_factors(v);
  view_paragraph(v, VIEW_FAINT, VIEW_PAGE,
                 "Measured spectra are in black, scaled to the tallest band, with ticks at the bands "
                 "assigned to modes of the first-ranked model.");
}

void view_spectra(view *v)
{
  const char *seen_as = v->options.page ? only_seen_as(v) : NULL;
  if (seen_as != NULL) {
    add_seen(v, seen_as);
    return;
  }
  frame shared = frame_of(v);
  if (!(shared.to_cm1 > shared.from_cm1))
    return;
  if (!v->options.page)
    add_settings(v);
  view_add_figure(v, VIEW_CONTROLS, 0);
  bool crowded = v->result->models_count > MOST_WITH_NAMES;
  if (shared.from_cm1 < fingerprint_to_cm1 - 200 && shared.to_cm1 > fingerprint_to_cm1 + 200)
    add_page_figure(v, shared.from_cm1, fingerprint_to_cm1, crowded,
                    "Infrared spectra below 1800 cm⁻¹.");
  add_page_figure(v, shared.from_cm1, shared.to_cm1, true,
                  "Infrared spectra over the whole computed range.");
  if (v->options.page)
    add_settings(v);
  for (size_t i = 0; i < v->result->models_count; i++) {
    if (!has_spectrum(&v->result->models[i]))
      continue;
    view_figure *figure = view_add_figure(v, VIEW_PLOT, i);
    figure->from_cm1 = shared.from_cm1;
    figure->to_cm1 = shared.to_cm1;
    figure->highest = shared.highest;
    figure->caption = strongest(v, &shared, v->result->models[i].spectrum);
  }
}
