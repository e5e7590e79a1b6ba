/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_method.c: how the numbers were made, with citations. */
#include <math.h>
#include <stdio.h>

#include "json/json.h"
#include "json/writer.h"
#include "output/digits.h"
#include "output/report/page.h"

typedef struct {
  const char *what, *reference, *doi;
} citation;

static const citation citations[] = {
    {"Defects in ZIF-8: scale factors, line width, comparison of models",
     "Möslein, Donà, Civalleri, Tan, ACS Appl. Nano Mater. 2022, 5, 6398",
     "10.1021/acsanm.2c00493"},
    {"Voigt, Reuss and Hill averages", "Hill, Proc. Phys. Soc. A 1952, 65, 349",
     "10.1088/0370-1298/65/5/307"},
    {"Universal anisotropy index",
     "Ranganathan, Ostoja-Starzewski, Phys. Rev. Lett. 2008, 101, 055504",
     "10.1103/PhysRevLett.101.055504"},
    {"Log-Euclidean anisotropy index", "Kube, AIP Adv. 2016, 6, 095209", "10.1063/1.4962996"},
    {"Elastic stability", "Mouhat, Coudert, Phys. Rev. B 2014, 90, 224104",
     "10.1103/PhysRevB.90.224104"},
    {"Directional moduli, their extremes and surfaces",
     "Nye, Physical Properties of Crystals, Oxford 1985, chapter VIII; Ting, J. Appl. Mech. "
     "2006, 73, 823",
     NULL},
    {"The like of these surfaces for any tensor",
     "Gaillac, Pullumbi, Coudert, J. Phys. Condens. Matter 2016, 28, 275201 (ELATE)",
     "10.1088/0953-8984/28/27/275201"},
    {"Colours of models", "Okabe, Ito, Color Universal Design, 2008", NULL},
};

static void scale_text(page *p)
{
  const cJSON *list = json_at(p->data->document, "settings.scale");
  bool first = true;
  char from[DIGITS_SIZE], to[DIGITS_SIZE], factor[32];
  if (!cJSON_IsArray(list) || list->child == NULL) {
    markup_text(p->out, "Wavenumbers are not scaled. ");
    return;
  }
  markup_text(p->out, "Wavenumbers are scaled by the factor of the range that the calculated one "
                      "falls in: ");
  for (const cJSON *range = list->child; range != NULL; range = range->next, first = false) {
    double value = json_number_at(range, "factor"), end = json_number_at(range, "to_cm1");
    digits_fixed(json_number_at(range, "from_cm1"), 0, 0, from);
    digits_fixed(end, 0, 0, to);
    snprintf(factor, sizeof factor, "\xe2\x80\x93");
    if (isfinite(value))
      json_format_number(value, factor);
    markup_format(p->out, "%s%s", first ? "" : "; ", factor);
    if (isfinite(end))
      markup_format(p->out, " from %s to %s cm\xe2\x81\xbb\xc2\xb9", from, to);
    else
      markup_format(p->out, " above %s cm\xe2\x81\xbb\xc2\xb9", from);
  }
  markup_text(p->out, ". ");
}

static void spectra(page *p)
{
  const char *shape = json_text_at(p->data->document, "settings.lineshape");
  if (!page_has_spectra(p))
    return;
  page_subsection(p, "Spectra");
  markup_open(p->out, "p");
  scale_text(p);
  markup_format(p->out,
                "Then each mode of intensity I (km mol\xe2\x81\xbb\xc2\xb9) becomes a band of "
                "the shape %s with the area I",
                shape != NULL ? shape : "chosen");
  if (isfinite(p->data->fwhm_cm1)) {
    char text[DIGITS_SIZE];
    digits_significant(p->data->fwhm_cm1, 3, text);
    markup_format(p->out, " and a full width at half maximum of %s cm\xe2\x81\xbb\xc2\xb9", text);
  }
  markup_text(p->out, ", so that the area under a spectrum is the sum of the intensities.");
  markup_close(p->out);
}

static void elasticity(page *p)
{
  if (!page_has_elastic(p))
    return;
  page_subsection(p, "Elasticity");
  page_paragraph(p, "With the compliance S as a tensor of rank four, n the direction of the load "
                    "and m a direction across it:");
  markup_open(p->out, "ul");
  markup_element(p->out, "li", NULL,
                 "Young\xe2\x80\x99s modulus 1/E(n) = "
                 "S\xe1\xb5\xa2\xe2\xb1\xbc\xe2\x82\x96\xe2\x82\x97 "
                 "n\xe1\xb5\xa2 n\xe2\xb1\xbc n\xe2\x82\x96 n\xe2\x82\x97");
  markup_element(p->out, "li", NULL,
                 "Linear compressibility \xce\xb2(n) = "
                 "S\xe1\xb5\xa2\xe2\xb1\xbc\xe2\x82\x96\xe2\x82\x96 "
                 "n\xe1\xb5\xa2 n\xe2\xb1\xbc");
  markup_element(p->out, "li", NULL,
                 "Shear modulus 1/G(n, m) = 4 S\xe1\xb5\xa2\xe2\xb1\xbc\xe2\x82\x96\xe2\x82\x97 "
                 "n\xe1\xb5\xa2 m\xe2\xb1\xbc n\xe2\x82\x96 m\xe2\x82\x97");
  markup_element(p->out, "li", NULL,
                 "Poisson\xe2\x80\x99s ratio \xce\xbd(n, m) = \xe2\x88\x92"
                 "E(n) S\xe1\xb5\xa2\xe2\xb1\xbc\xe2\x82\x96\xe2\x82\x97 "
                 "n\xe1\xb5\xa2 n\xe2\xb1\xbc m\xe2\x82\x96 m\xe2\x82\x97");
  markup_close(p->out);
  page_paragraph(p, "For each n the extremes over m are eigenvalues of a "
                    "2\xe2\x80\x89\xc3\x97\xe2\x80\x89"
                    "2 matrix. "
                    "Over n they are found by branch and bound on the sphere, which proves that "
                    "no direction lies beyond the limit that is given with each.");
}

static void citation_list(page *p)
{
  page_subsection(p, "Sources");
  markup_open(p->out, "ul");
  markup_attribute(p->out, "class", "sources");
  for (size_t i = 0; i < sizeof citations / sizeof *citations; i++) {
    markup_open(p->out, "li");
    markup_format(p->out, "%s: %s", citations[i].what, citations[i].reference);
    if (citations[i].doi != NULL) {
      markup_text(p->out, ", ");
      markup_open(p->out, "a");
      markup_attribute_format(p->out, "href", "https://doi.org/%s", citations[i].doi);
      markup_format(p->out, "doi:%s", citations[i].doi);
      markup_close(p->out);
    }
    markup_text(p->out, ".");
    markup_close(p->out);
  }
  markup_close(p->out);
}

static void provenance(page *p)
{
  const cJSON *arguments = json_at(p->data->document, "provenance.arguments");
  if (!cJSON_IsArray(arguments))
    return;
  page_subsection(p, "Command");
  markup_open(p->out, "pre");
  for (const cJSON *item = arguments->child; item != NULL; item = item->next)
    if (cJSON_IsString(item))
      markup_format(p->out, "%s%s", item != arguments->child ? " " : "", item->valuestring);
  markup_close(p->out);
}

void page_method(page *p)
{
  page_section(p, "method", "How the numbers were made");
  spectra(p);
  elasticity(p);
  citation_list(p);
  provenance(p);
  markup_close(p->out);
}
