/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spectrum_plot.c: the curves of a figure of spectra, with their window and their scale. */
#include "figure/spectrum_plot.h"

#include <math.h>
#include <string.h>

bool spectrum_has_curve(const figure_model *model)
{
  return model->absorbance != NULL;
}

bool spectrum_has_measured(const figure_measured *measured)
{
  return measured->points > 1 && measured->measured != NULL;
}

frame_series spectrum_plain_series(const figure_model *model)
{
  return (frame_series){.from = model->from_cm1, .step = model->step_cm1,
                        .values = model->absorbance, .count = model->points, .factor = 1};
}

frame_series spectrum_measured_series(const figure_measured *measured)
{
  return (frame_series){.x = measured->x_cm1, .values = measured->measured,
                        .count = measured->points, .factor = 1};
}

/* The largest value that is to be seen. */
double spectrum_largest(const frame *f, const frame_series *series)
{
  double most = 0;
  for (size_t i = 0; i < series->count; i++)
    if (series->values[i] > most && axis_shows(&f->x, frame_x_of(series, i)))
      most = series->values[i];
  return most;
}

/* The largest value of all curves of one kind. seen_as NULL: of the absorbance. */
static double largest_of(const spectrum_plot *p, const char *seen_as)
{
  double most = 0;
  for (size_t i = 0; i < p->seen.all.model_count; i++) {
    const figure_model *model = &p->seen.all.models[i];
    const frame_series series = spectrum_plain_series(model);
    if (spectrum_has_curve(model) && (seen_as == NULL) == (model->seen_as == NULL) &&
        (seen_as == NULL || strcmp(seen_as, model->seen_as) == 0))
      most = fmax(most, spectrum_largest(&p->f, &series));
  }
  return most;
}

frame_series spectrum_series(const spectrum_plot *p, const figure_model *model)
{
  frame_series series = spectrum_plain_series(model);
  bool alone = !p->seen.absorbance && p->seen.sets == 1;
  double most = model->seen_as != NULL && !alone ? largest_of(p, model->seen_as) : 0;
  if (most > 0)
    series.factor = p->most / most;
  return series;
}

/* Of all models, whichever are shown; of the measured spectra shown, with a margin, where there are any. */
static void find_window(const spectrum_plot *p, double window[2])
{
  const double margin = 0.05;
  double from = INFINITY, to = -INFINITY;
  for (size_t i = 0; i < p->seen.all.model_count; i++) {
    const figure_model *model = &p->seen.all.models[i];
    if (!spectrum_has_curve(model))
      continue;
    from = fmin(from, model->from_cm1);
    to = fmax(to, model->from_cm1 + (double)(model->points - 1) * model->step_cm1);
  }
  window[0] = from;
  window[1] = to;
  double low = INFINITY, high = -INFINITY;
  for (size_t i = 0; i < p->data->measured_count; i++)
    if (spectrum_has_measured(&p->data->measured[i])) {
      low = fmin(low, p->data->measured[i].x_cm1[0]);
      high = fmax(high, p->data->measured[i].x_cm1[p->data->measured[i].points - 1]);
    }
  low -= margin * (high - low);
  high += margin / (1 + margin) * (high - low);
  if (fmin(to, high) > fmax(from, low)) {
    window[0] = p->seen.absorbance ? fmax(from, low) : low;
    window[1] = p->seen.absorbance ? fmin(to, high) : high;
  }
}

bool spectrum_begin(spectrum_plot *p, canvas *c, const figure_data *data, const figure_options *options)
{
  double window[2];
  bool good = seen_take(data, &p->seen);
  if (!good && c != NULL)
    c->failed = true;
  p->data = &p->seen.shown;
  for (size_t i = 0; good && i < p->data->model_count; i++) {
    p->shown += spectrum_has_curve(&p->data->models[i]);
    p->strips += spectrum_has_curve(&p->data->models[i]) && p->data->models[i].stick_count > 0;
  }
  for (size_t i = 0; good && i < p->data->measured_count; i++)
    p->measured += spectrum_has_measured(&p->data->measured[i]);
  if (p->shown == 0)
    return false;
  find_window(p, window);
  if (!frame_set(&p->f, c, options, window[0], window[1]))
    return false;
  p->most = options->most > 0    ? options->most
            : p->seen.absorbance ? largest_of(p, NULL)
            : p->seen.sets == 1  ? largest_of(p, p->data->models[0].seen_as)
                                 : 1;
  p->strips = options->no_sticks ? 0 : p->strips;
  return p->most > 0;
}

void spectrum_end(spectrum_plot *p)
{
  seen_free(&p->seen);
}
