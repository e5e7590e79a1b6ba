/* SPDX-License-Identifier: GPL-3.0-or-later */
/* island.c: the data of the page for its scripts. */
#include "view/html/island.h"

#include <math.h>
#include <string.h>

#include "figure/seen.h"

/* {"lineshape", "eta", "fwhm_cm1", "scale": [{"from_cm1", "to_cm1", "factor"}]}; to_cm1 null: no end. */
static void settings(json_writer *json, const elastir_result_settings *from)
{
  json_key(json, "settings");
  json_begin(json, '{');
  island_text(json, "lineshape", from->lineshape);
  island_number(json, "eta", from->eta);
  island_number(json, "fwhm_cm1", from->fwhm_cm1);
  json_key(json, "scale");
  json_begin(json, '[');
  for (size_t i = 0; i < from->scale_count; i++) {
    json_begin(json, '{');
    island_number(json, "from_cm1", from->scale[i].from_cm1);
    island_number(json, "to_cm1", from->scale[i].to_cm1);
    island_number(json, "factor", from->scale[i].factor);
    json_end(json);
  }
  json_end(json);
  json_end(json);
}

/* "series" is its place in the result, which its colour follows. */
static void model(json_writer *json, page *p, const figure_model *from)
{
  json_begin(json, '{');
  island_text(json, "label", figure_tensor_label(from));
  island_number(json, "series", from->series);
  island_solid(json, p, from);
  island_layer(json, p, from);
  island_vibrations(json, p, from);
  island_atoms(json, p, from);
  json_end(json);
}

/* {"title", "from_cm1", "step_cm1", "measured", "fitted", "assigned"}; a curve that is not there is
 * left out. assigned: [measured, simulated] of each band, cm-1. */
static void put_measured(json_writer *json, const figure_measured *measured)
{
  const double *x = measured->x_cm1;
  json_begin(json, '{');
  island_text(json, "title", measured->title);
  island_number(json, "from_cm1", measured->points > 0 ? x[0] : (double)NAN);
  island_number(json, "step_cm1", measured->points > 1 ? x[1] - x[0] : (double)NAN);
  if (measured->measured != NULL)
    island_rounded(json, "measured", measured->measured, measured->points, 4);
  if (measured->fitted != NULL)
    island_rounded(json, "fitted", measured->fitted, measured->points, 4);
  json_key(json, "assigned");
  json_begin(json, '[');
  for (size_t i = 0; i < measured->assigned_count; i++) {
    json_begin(json, '[');
    island_put_rounded(json, measured->assigned[i].measured_cm1, 7);
    island_put_rounded(json, measured->assigned[i].simulated_cm1, 7);
    json_end(json);
  }
  json_end(json);
  json_end(json);
}

/* "absorbance": whether it is shown of the models, "ordinate": what the curves are; "seen": of what the
 * measured spectra were compared with beside or instead of it, {"model": its place, "label", "from_cm1",
 * "step_cm1", "curve"}. */
static void put_seen(json_writer *json, page *p)
{
  seen_curves seen;
  p->out->failed = !seen_take(p->data, &seen) || p->out->failed;
  json_key(json, "absorbance");
  json_put_bool(json, seen.absorbance);
  island_text(json, "ordinate", seen.title);
  json_key(json, "seen");
  json_begin(json, '[');
  for (size_t i = 0; !p->out->failed && i < seen.shown.model_count; i++) {
    const figure_model *one = &seen.shown.models[i];
    if (one->seen_as == NULL)
      continue;
    json_begin(json, '{');
    json_key(json, "model");
    json_put_number(json, (double)one->series);
    island_text(json, "label", figure_name(one));
    island_number(json, "from_cm1", one->from_cm1);
    island_number(json, "step_cm1", one->step_cm1);
    island_rounded(json, "curve", one->absorbance, one->points, 4);
    json_end(json);
  }
  json_end(json);
  seen_free(&seen);
}

/* Into a text, "<" as an escape: nothing may end the element, nor begin a comment in it. */
static bool append(void *context, const void *bytes, size_t length)
{
  text_buffer *out = context;
  const char *from = bytes;
  while (length > 0) {
    const char *sharp = memchr(from, '<', length);
    size_t plain = sharp != NULL ? (size_t)(sharp - from) : length;
    text_append_bytes(out, from, plain);
    if (sharp != NULL) {
      text_append(out, "\\u003c");
      plain++;
    }
    from += plain;
    length -= plain;
  }
  return !out->failed;
}

static void document(json_writer *json, page *p)
{
  json_begin(json, '{');
  settings(json, &p->result->settings);
  json_key(json, "models");
  json_begin(json, '[');
  for (size_t i = 0; i < p->data->model_count; i++)
    model(json, p, &p->data->models[i]);
  json_end(json);
  json_key(json, "measured");
  json_begin(json, '[');
  for (size_t i = 0; i < p->data->measured_count; i++)
    put_measured(json, &p->data->measured[i]);
  json_end(json);
  put_seen(json, p);
  json_end(json);
}

void page_island(page *p)
{
  text_buffer out = {0};
  json_writer *json = json_writer_new(false, append, &out);
  if (json == NULL) {
    p->out->failed = true;
    return;
  }
  document(json, p);
  json_writer_end(json);
  p->out->failed = p->out->failed || out.failed;
  markup_open(p->out, "script");
  markup_attribute(p->out, "type", "application/json");
  markup_attribute(p->out, "id", "page-data");
  if (!p->out->failed)
    markup_raw(p->out, out.text, out.length);
  markup_close(p->out);
  text_free(&out);
}
