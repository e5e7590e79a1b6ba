/* SPDX-License-Identifier: GPL-3.0-or-later */
/* motion.c: which atoms move, in words: "C4H6N2 87 %, Zn 9 %, internal". */
#include <math.h>
#include <string.h>

#include "view/build.h"

/* Smaller shares are left out, and at most so many are named. */
static const double least_share = 0.05;
enum { MOST_NAMED = 3, MOST_SHARES = 64 };

/* A mean over sets of modes. */
typedef struct {
  double weight;
  double groups[MOST_SHARES], elements[MOST_SHARES];
  double translation, rotation, internal;
} mean_motion;

bool view_has_motion(const elastir_result_model *model)
{
  return model->motion != NULL && model->motion->sets_count > 0;
}

const double view_least_overlap = 0.5;

bool view_has_reference(const elastir_result_model *model)
{
  return model->motion != NULL && model->motion->reference != NULL;
}

void view_add_likeness(view *v, view_table *table, const elastir_result_motion_set *set)
{
  const elastir_result_likeness *like = set != NULL ? set->reference : NULL;
  if (like == NULL || !(like->overlap >= view_least_overlap))
    view_add_text(v, table, VIEW_FAINT, "none");
  else if (like->last > like->first)
    view_add_text(v, table, VIEW_PLAIN, "%lld–%lld,\u00a0%.0f\u00a0%%", (long long)like->first,
                  (long long)like->last, 100.0 * like->overlap);
  else
    view_add_text(v, table, VIEW_PLAIN, "%lld,\u00a0%.0f\u00a0%%", (long long)like->first,
                  100.0 * like->overlap);
}

const elastir_result_motion_set *view_motion_set(const elastir_result_model *model, int64_t mode)
{
  for (size_t i = 0; view_has_motion(model) && i < model->motion->sets_count; i++)
    if (model->motion->sets[i].first <= mode && mode <= model->motion->sets[i].last)
      return &model->motion->sets[i];
  return NULL;
}

static void add_shares(double *sum, const elastir_result_shares *shares, double weight)
{
  for (size_t i = 0; i < shares->values_count && i < MOST_SHARES; i++)
    sum[i] += weight * shares->values[i].value;
}

static void add_set(mean_motion *mean, const elastir_result_motion_set *set, double weight)
{
  mean->weight += weight;
  add_shares(mean->groups, &set->group_shares, weight);
  add_shares(mean->elements, &set->element_shares, weight);
  if (set->molecules == NULL)
    return;
  mean->translation += weight * set->molecules->translation;
  mean->rotation += weight * set->molecules->rotation;
  mean->internal += weight * set->molecules->internal;
}

/* The largest shares first, each with its name. `skip` leaves names out; NULL: no name. */
static void append_largest(text_buffer *text, const elastir_result_shares *names,
                           const double *shares, const bool *skip)
{
  bool named[MOST_SHARES] = {false};
  for (int n = 0; n < MOST_NAMED; n++) {
    size_t best = MOST_SHARES;
    for (size_t i = 0; i < names->values_count && i < MOST_SHARES; i++)
      if (!named[i] && !(skip != NULL && skip[i]) && shares[i] >= least_share &&
          (best == MOST_SHARES || shares[i] > shares[best]))
        best = i;
    if (best == MOST_SHARES)
      return;
    named[best] = true;
    text_format(text, "%s%s\u00a0%.0f\u00a0%%", text->length > 0 ? ", " : "",
                names->values[best].path, 100.0 * shares[best]);
  }
}

/* Groups of one sort; fragments only if they are not all of one kind. */
static void append_sort(text_buffer *text, const elastir_result_atom_motion *motion,
                        const elastir_result_motion_set *set, const mean_motion *mean, bool given)
{
  bool skip[MOST_SHARES] = {false};
  double largest = 0.0;
  if (motion->groups_count != set->group_shares.values_count)
    return; /* a document that was changed */
  for (size_t g = 0; g < motion->groups_count && g < MOST_SHARES; g++) {
    const char *kind = motion->groups[g].kind;
    skip[g] = (kind != NULL && strcmp(kind, "given") == 0) != given;
    largest = skip[g] ? largest : fmax(largest, mean->groups[g]);
  }
  if (given || largest < 0.995)
    append_largest(text, &set->group_shares, mean->groups, skip);
}

/* Groups that the user named, or else fragments, or else elements. */
static void append_groups(text_buffer *text, const elastir_result_atom_motion *motion,
                          const elastir_result_motion_set *set, const mean_motion *mean)
{
  append_sort(text, motion, set, mean, true);
  if (text->length == 0)
    append_sort(text, motion, set, mean, false);
  if (text->length == 0)
    append_largest(text, &set->element_shares, mean->elements, NULL);
}

static const char *words_of(view *v, const elastir_result_model *model,
                            const elastir_result_motion_set *set, mean_motion *mean)
{
  text_buffer text = {0};
  if (!(mean->weight > 0.0))
    return NULL;
  for (size_t i = 0; i < MOST_SHARES; i++) {
    mean->groups[i] /= mean->weight;
    mean->elements[i] /= mean->weight;
  }
  append_groups(&text, model->motion, set, mean);
  const struct {
    const char *word;
    double share;
  } kinds[] = {{"internal", mean->internal}, {"libration", mean->rotation},
               {"translation", mean->translation}};
  for (size_t k = 0; k < 3; k++)
    if (kinds[k].share > 0.5 * mean->weight)
      text_format(&text, "%s%s", text.length > 0 ? "; " : "", kinds[k].word);
  return view_keep(v, &text);
}

const char *view_motion_words(view *v, const elastir_result_model *model,
                              const elastir_result_motion_set *set)
{
  mean_motion mean = {0};
  if (set == NULL)
    return NULL;
  add_set(&mean, set, 1.0);
  return words_of(v, model, set, &mean);
}

const char *view_motion_at(view *v, const elastir_result_model *model, double position_cm1)
{
  mean_motion mean = {0};
  const elastir_result_vibrations *vibrations = model->vibrations;
  double half = 0.5 * v->result->settings.fwhm_cm1;
  if (!view_has_motion(model) || vibrations == NULL || !(half > 0.0) || !isfinite(position_cm1))
    return NULL;
  for (size_t k = 0; k < vibrations->modes_count; k++) {
    const elastir_result_mode *mode = &vibrations->modes[k];
    const elastir_result_motion_set *set = view_motion_set(model, mode->first);
    double from = (mode->scaled_wavenumber_cm1 - position_cm1) / half;
    double weight = mode->intensity_km_mol / (1.0 + from * from);
    if (set != NULL && fabs(from) < 6.0 && weight > 0.0)
      add_set(&mean, set, weight);
  }
  return words_of(v, model, &model->motion->sets[0], &mean);
}
