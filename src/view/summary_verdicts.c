/* SPDX-License-Identifier: GPL-3.0-or-later */
/* summary_verdicts.c: what measured spectra say, a line or two for each. */
#include <math.h>
#include <string.h>

#include "view/build.h"

enum { MOST_VERDICTS = 6 };

/* "ideal 60 % (51-68)", of the components that are there, or of the others. */
static size_t add_shares(text_buffer *text, const elastir_result_mixture *mixture, bool there)
{
  size_t count = 0;
  for (size_t i = 0; i < mixture->components_count; i++) {
    const elastir_result_component *one = &mixture->components[i];
    bool sure = one->present == NULL || strcmp(one->present, "yes") == 0;
    if (!isfinite(one->fraction) || sure != there)
      continue;
    text_format(text, "%s%s\u00a0%s", count++ > 0 ? ", " : there ? "" : "; perhaps ",
                view_or_dash(one->label), view_share(one->fraction, one->low, one->high).text);
    if (isfinite(one->low) && isfinite(one->high))
      text_format(text, "\u00a0(%.0f–%.0f)", floor(100.0 * one->low), ceil(100.0 * one->high));
  }
  return count;
}

/* "a mixture, ideal 60 % (51-68), zn 28 % (21-35) of the cells; perhaps linker 12 % (7-16)"; NULL:
 * there are no such shares. */
static const char *verdict_with_shares(view *v, const elastir_result_comparison *comparison)
{
  const elastir_result_verdict *verdict = comparison->verdict;
  const elastir_result_mixture *mixture = comparison->mixture;
  if (verdict == NULL || verdict->answer == NULL || mixture == NULL || mixture->withheld != NULL)
    return NULL;
  text_buffer text = {0};
  if (strcmp(verdict->answer, "mixture") == 0)
    text_append(&text, "a mixture: ");
  else if (strcmp(verdict->answer, "model") == 0 && verdict->label != NULL)
    text_format(&text, "the sample is %s: ", verdict->label);
  else
    return NULL;
  size_t sure = add_shares(&text, mixture, true);
  text_append(&text, " of the cells");
  add_shares(&text, mixture, false);
  const char *kept = view_keep(v, &text);
  return sure > 0 ? kept : NULL;
}

static void add_verdict(view *v, const elastir_result_comparison *comparison)
{
  view_style style = VIEW_PLAIN;
  const elastir_result_ranking *ranking = comparison->ranking;
  const char *answer = view_verdict(v, comparison->verdict, &style);
  const char *shares = verdict_with_shares(v, comparison);
  if (shares != NULL)
    answer = shares;
  else if (answer == NULL && ranking != NULL && ranking->order_count > 0)
    answer = view_text(v, "most similar: %s, r = %s", view_or_dash(ranking->order[0].label),
                       view_fixed(ranking->order[0].pearson, 3).text);
  if (answer != NULL)
    view_paragraph(v, style, 0, "%s: %s", view_spectrum_name(comparison), answer);
}

static void add_verdicts(view *v)
{
  size_t count = v->result->comparison_count;
  for (size_t i = 0; i < count && i < MOST_VERDICTS; i++)
    add_verdict(v, &v->result->comparison[i]);
  if (count > MOST_VERDICTS)
    view_paragraph(v, VIEW_FAINT, 0, "… and %zu more spectra%s", count - MOST_VERDICTS,
                   v->options.page ? "" : " (--section comparison)");
}

/* ---- measured spectra without a comparison ---- */

/* "nano.dpt: 400 to 4000 cm⁻¹, 3601 points, absorbance". */
static void add_measured(view *v)
{
  size_t count = v->result->measured_count;
  for (size_t i = 0; i < count && i < MOST_VERDICTS; i++) {
    const elastir_result_measured *one = &v->result->measured[i];
    const elastir_result_measured_curve *curve = &one->spectrum;
    double to_cm1 = curve->from_cm1 + curve->step_cm1 * (double)(curve->points - 1);
    view_paragraph(v, VIEW_PLAIN, 0, "%s: %s to %s cm⁻¹, %lld points, %s", view_or_dash(one->label),
                   view_fixed(curve->from_cm1, 0).text, view_fixed(to_cm1, 0).text,
                   (long long)curve->points, view_or_dash(curve->unit));
  }
  if (count > MOST_VERDICTS)
    view_paragraph(v, VIEW_FAINT, 0, "… and %zu more measured spectra", count - MOST_VERDICTS);
}

void view_summary_verdicts(view *v)
{
  add_measured(v);
  add_verdicts(v);
}
