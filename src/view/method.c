/* SPDX-License-Identifier: GPL-3.0-or-later */
/* method.c: how the numbers were made, with citations. */
#include <math.h>

#include "view/build.h"

static bool has_spectrum(const elastir_result_model *model)
{
  return model->spectrum != NULL;
}

static bool has_anisotropy(const elastir_result_model *model)
{
  return model->elastic != NULL && isfinite(model->elastic->anisotropy.universal);
}

static bool has_extrema(const elastir_result_model *model)
{
  return model->elastic != NULL && model->elastic->directional.youngs_modulus_gpa.min != NULL;
}

static bool is_any(const elastir_result_model *model)
{
  (void)model;
  return true;
}

/* of: the models whose numbers come from there. */
typedef struct {
  const char *what, *reference, *doi;
  view_filter of;
} citation;

static const citation citations[] = {
    {"Defects in ZIF-8: scale factors, line width, comparison of models",
     "Möslein, Donà, Civalleri, Tan, ACS Appl. Nano Mater. 2022, 5, 6398",
     "10.1021/acsanm.2c00493", has_spectrum},
    {"Voigt, Reuss and Hill averages", "Hill, Proc. Phys. Soc. A 1952, 65, 349",
     "10.1088/0370-1298/65/5/307", view_is_crystal},
    {"Universal anisotropy index",
     "Ranganathan, Ostoja-Starzewski, Phys. Rev. Lett. 2008, 101, 055504",
     "10.1103/PhysRevLett.101.055504", has_anisotropy},
    {"Log-Euclidean anisotropy index", "Kube, AIP Adv. 2016, 6, 095209", "10.1063/1.4962996",
     has_anisotropy},
    {"Elastic stability", "Mouhat, Coudert, Phys. Rev. B 2014, 90, 224104",
     "10.1103/PhysRevB.90.224104", view_is_crystal},
    {"Directional moduli, their extremes and surfaces",
     "Nye, Physical Properties of Crystals, Oxford 1985, chapter VIII; Ting, J. Appl. Mech. "
     "2006, 73, 823",
     NULL, has_extrema},
    {"Comparable surfaces for any tensor",
     "Gaillac, Pullumbi, Coudert, J. Phys. Condens. Matter 2016, 28, 275201 (ELATE)",
     "10.1088/0953-8984/28/27/275201", has_extrema},
    {"Colours of models", "Okabe, Ito, Color Universal Design, 2008", NULL, is_any},
};

static const char *scaling(view *v)
{
  const elastir_result_settings *settings = &v->result->settings;
  if (settings->scale_count == 0)
    return "Wavenumbers are not scaled. ";
  text_buffer text = {0};
  text_append(&text, "Wavenumbers are scaled by the factor of the range that contains the calculated "
                     "value: ");
  for (size_t i = 0; i < settings->scale_count; i++) {
    const elastir_result_scale_range *range = &settings->scale[i];
    text_append(&text, i == 0 ? "" : "; ");
    text_append_number(&text, range->factor);
    if (isfinite(range->to_cm1))
      text_format(&text, " from %s to %s cm⁻¹", view_fixed(range->from_cm1, 0).text,
                  view_fixed(range->to_cm1, 0).text);
    else
      text_format(&text, " above %s cm⁻¹", view_fixed(range->from_cm1, 0).text);
  }
  if (settings->scale_source != NULL)
    text_format(&text, ": %s", settings->scale_source);
  text_append(&text, ". ");
  const char *kept = view_keep(v, &text);
  return kept != NULL ? kept : "";
}

static void add_spectra(view *v)
{
  const elastir_result_settings *settings = &v->result->settings;
  if (!view_any(v, has_spectrum))
    return;
  const char *width = isfinite(settings->fwhm_cm1)
                          ? view_text(v, " and a full width at half maximum of %.3g cm⁻¹",
                                      settings->fwhm_cm1)
                          : "";
  view_heading(v, 0, "Spectra");
  view_paragraph(v, VIEW_PLAIN, 0,
                 "%sThen each mode of intensity I (km mol⁻¹) becomes a band of the shape %s with the area "
                 "I%s; the area under a spectrum is the sum of the intensities.",
                 scaling(v), settings->lineshape != NULL ? settings->lineshape : "chosen", width);
}

static void add_elasticity(view *v)
{
  if (!view_any(v, view_is_crystal))
    return;
  view_heading(v, 0, "Elasticity");
  view_paragraph(v, VIEW_PLAIN, 0,
                 "With the compliance S as a fourth-rank tensor, n the loading direction and m a direction "
                 "perpendicular to it:");
  static const char *const formulas[] = {
      "Young’s modulus 1/E(n) = Sᵢⱼₖₗ nᵢ nⱼ nₖ nₗ",
      "Linear compressibility β(n) = Sᵢⱼₖₖ nᵢ nⱼ",
      "Shear modulus 1/G(n, m) = 4 Sᵢⱼₖₗ nᵢ mⱼ nₖ mₗ",
      "Poisson’s ratio ν(n, m) = −E(n) Sᵢⱼₖₗ nᵢ nⱼ mₖ mₗ"};
  for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++)
    view_list_item(v, VIEW_PLAIN, 0, NULL, formulas[i]);
  view_paragraph(v, VIEW_PLAIN, 0,
                 "For each n the extremes over m are eigenvalues of a 2 × 2 matrix. Over n they are found by "
                 "branch and bound on the sphere, which proves that no direction exceeds the bound given "
                 "with each.");
}

/* Of what this result holds. */
static void add_sources(view *v)
{
  bool any = false;
  for (size_t i = 0; i < sizeof citations / sizeof *citations; i++) {
    if (!view_any(v, citations[i].of))
      continue;
    if (!any)
      view_heading(v, 0, "Sources");
    any = true;
    view_item *item = view_list_item(
        v, VIEW_PLAIN, 0, NULL,
        view_text(v, "%s: %s%s", citations[i].what, citations[i].reference,
                  citations[i].doi != NULL ? ", " : "."));
    if (item != NULL && citations[i].doi != NULL)
      item->address = citations[i].doi;
  }
}

void view_method(view *v)
{
  add_spectra(v);
  add_elasticity(v);
  add_sources(v);
  const elastir_result_provenance *provenance = v->result->provenance;
  if (provenance == NULL || provenance->arguments_count == 0)
    return;
  text_buffer text = {0};
  for (size_t i = 0; i < provenance->arguments_count; i++)
    text_format(&text, "%s%s", i > 0 ? " " : "", view_or_dash(provenance->arguments[i]));
  view_heading(v, 0, "Command");
  view_code(v, 0, view_or_dash(view_keep(v, &text)));
}
