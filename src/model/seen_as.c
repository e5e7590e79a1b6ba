/* SPDX-License-Identifier: GPL-3.0-or-later */
/* seen_as.c: what a measured spectrum is compared as. */
#include "model/seen_as.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"

/* ---- what is asked for ---- */

bool seen_as_parse(const char *text, seen_as *as, elastir_diagnostics *diagnostics)
{
  *as = (seen_as){.choice = SEEN_AS_ABSORBANCE};
  elastir_snprintf(as->text, sizeof as->text, "%s", text);
  if (strcmp(text, "absorbance") == 0)
    return true;
  as->choice = SEEN_AS_OBSERVABLE;
  if (!observable_parse(text, &as->request, diagnostics))
    return false;
  bool of_faces = as->request.kind == OBSERVABLE_NANOFTIR && strstr(text, "surface=") != NULL &&
                  as->request.surface_kind != SURFACE_EPSILON;
  if (as->request.kind == OBSERVABLE_NANOFTIR)
    as->request.surface_kind = SURFACE_EPSILON; /* a comparison takes the mean permittivity */
  observable_text(&as->request, as->text);
  if (!observable_has_no_axes(&as->request, text, diagnostics))
    return false;
  if (as->request.kind == OBSERVABLE_EPSILON)
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-observable", NULL, 0,
                     "'%.100s': a permittivity is not a spectrum; expected absorbance, atr, nanoftir, "
                     "powder, attenuation, film, reflectance or raman",
                     text);
  else if (of_faces)
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-observable", NULL, 0,
                     "'%.100s': a comparison uses the mean permittivity of a model; expected no surface, or "
                     "surface=epsilon", text);
  return as->request.kind != OBSERVABLE_EPSILON && !of_faces;
}

/* "diamond" of "Diamond/ZnSe": the element that the light meets first. */
static const char *element_of(const elastir_instrument *facts)
{
  static const char *const names[][2] = {{"diamond", "diamond"}, {"znse", "znse"},
                                         {"zinc selenide", "znse"}, {"german", "ge"},
                                         {"silicon", "si"}};
  const char *texts[] = {facts->atr_crystal, facts->accessory};
  for (size_t t = 0; t < 2; t++) {
    char lower[100];
    size_t length = texts[t] != NULL ? strlen(texts[t]) : 0;
    for (size_t i = 0; i < sizeof lower; i++)
      lower[i] = i < length && i + 1 < sizeof lower
                     ? (char)(texts[t][i] >= 'A' && texts[t][i] <= 'Z' ? texts[t][i] + 32 : texts[t][i])
                     : '\0';
    for (size_t k = 0; k < sizeof names / sizeof *names; k++)
      if (strstr(lower, names[k][0]) != NULL)
        return names[k][1];
    if (strcmp(lower, "ge") == 0 || strcmp(lower, "si") == 0)
      return lower[0] == 'g' ? "ge" : "si";
  }
  return "diamond";
}

static bool measures_reflectance(elastir_y_kind kind)
{
  return kind == ELASTIR_Y_REFLECTANCE || kind == ELASTIR_Y_REFLECTANCE_PERCENT ||
         kind == ELASTIR_Y_LOG_1_R;
}

void seen_as_of_file(const elastir_measured *measured, char text[128])
{
  const elastir_instrument *facts = &measured->instrument;
  *text = '\0';
  if (measured->near_field.normalised && measured->near_field.harmonic >= 2)
    elastir_snprintf(text, 128, "nanoftir:harmonic=%d", measured->near_field.harmonic);
  else if (measures_reflectance(measured->y_kind) && !facts->atr)
    elastir_snprintf(text, 128, "reflectance");
  else if (facts->atr && facts->atr_correction == ELASTIR_ATR_NOT_CORRECTED)
    elastir_snprintf(text, 128, "atr:element=%s", element_of(facts));
}

static bool shows(const seen_as *as, observable_kind kind)
{
  return as->choice == SEEN_AS_OBSERVABLE && as->request.kind == kind;
}

bool seen_as_admits(const seen_as *as, const elastir_named_spectrum *spectrum,
                    elastir_diagnostics *diagnostics)
{
  const elastir_measured *measured = &spectrum->measured;
  if (shows(as, OBSERVABLE_REFLECTANCE) && (!measures_reflectance(measured->y_kind) ||
                                            spectrum->item->kind != ELASTIR_OF_FILE)) {
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "not-reflectance", measured->path, 0,
                     "expected the reflectance of one file to compare as reflectance, found %s%s; use "
                     "--y-unit reflectance, or %%R, if a file does not state it",
                     elastir_y_kind_name(measured->y_kind),
                     spectrum->item->kind != ELASTIR_OF_FILE ? " of several files" : "");
    return false;
  }
  if (measured->y_kind != ELASTIR_Y_NANOFTIR_PHASE || shows(as, OBSERVABLE_NANOFTIR))
    return true;
  elastir_diagnose(diagnostics, ELASTIR_ERROR, "not-absorbance", measured->path, 0,
                   "the phase of a near field can only be compared with that of the models: use --as "
                   "nanoftir, with models analyzed with --epsilon-inf; or use the absorption, --quantity "
                   "imaginary");
  return false;
}

void seen_as_ordinate(const seen_as *as, double *y, size_t count)
{
  for (size_t i = 0; shows(as, OBSERVABLE_REFLECTANCE) && i < count; i++)
    y[i] = pow(10.0, -y[i]);
}

bool seen_as_is_possible(const compared_models *compared)
{
  for (size_t k = 0; k < compared->model_count; k++)
    if (compared->from[k]->dielectric == NULL)
      return false;
  return true;
}
