/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mixture_fractions.c: how much of each model a comparison found in a sample. */
#include "model/mixture_fractions.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/stream.h"
#include "result/read.h"

static bool is_model(const elastir_result_component *component)
{
  return component->label != NULL && component->kind != NULL && strcmp(component->kind, "model") == 0;
}

static bool take(const elastir_result_mixture *mixture, const char *path, mixture_fractions *fractions,
                 elastir_diagnostics *diagnostics)
{
  for (size_t i = 0; i < mixture->components_count; i++) {
    const elastir_result_component *component = &mixture->components[i];
    double high = isnan(component->high) ? component->fraction : component->high;
    if (!is_model(component) || !(high > 0.0))
      continue;
    if (fractions->count == ELASTIR_MOST_PHASES) {
      elastir_diagnose(diagnostics, ELASTIR_ERROR, "no-mixture", path, 0,
                       "the mixture has more than %d models", ELASTIR_MOST_PHASES);
      return false;
    }
    mixture_share *share = &fractions->shares[fractions->count];
    *share = (mixture_share){elastir_copy_text(component->label, strlen(component->label)),
                             component->fraction, component->low, component->high};
    if (share->label == NULL) {
      elastir_diagnose_no_memory(diagnostics);
      return false;
    }
    fractions->count++;
  }
  return true;
}

/* The only one; NULL: reported. */
static const elastir_result_mixture *mixture_of(const elastir_result *result, const char *path,
                                                elastir_diagnostics *diagnostics)
{
  const elastir_result_mixture *found = NULL;
  size_t count = 0;
  for (size_t i = 0; i < result->comparison_count; i++)
    if (result->comparison[i].mixture != NULL) {
      found = result->comparison[i].mixture;
      count++;
    }
  if (count != 1)
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "no-mixture", path, 0,
                     "--fractions needs a result of 'elastir compare' with the mixture of one measured "
                     "spectrum; found %zu", count);
  else if (found->withheld != NULL)
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "no-mixture", path, 0,
                     "the fractions are withheld: %s", found->withheld);
  return count == 1 && found->withheld == NULL ? found : NULL;
}

bool mixture_fractions_read(const char *path, mixture_fractions *fractions,
                            elastir_diagnostics *diagnostics)
{
  *fractions = (mixture_fractions){.count = 0};
  elastir_stream *stream = elastir_stream_open(path, ELASTIR_CHECKSUM_NONE, diagnostics);
  elastir_result *result = stream != NULL ? result_read(stream, diagnostics) : NULL;
  const elastir_result_mixture *mixture =
      result != NULL ? mixture_of(result, path, diagnostics) : NULL;
  bool good = mixture != NULL && take(mixture, path, fractions, diagnostics);
  result_free(result);
  return good;
}

void mixture_fractions_free(mixture_fractions *fractions)
{
  for (size_t i = 0; i < fractions->count; i++)
    free(fractions->shares[i].label);
  *fractions = (mixture_fractions){.count = 0};
}
