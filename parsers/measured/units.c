/* SPDX-License-Identifier: GPL-3.0-or-later */
/* units.c: recognises the units and quantities that instruments write. */
#include "measured/units.h"

#include <string.h>

#include "measured/text.h"

enum { LONGEST = 120 };

/* Lower case; superscripts, minus signs and micro signs as ASCII; no blanks, '^', '_', nor the
 * '$', '{', '}' of "cm$^{-1}$".
 * words keeps one blank for each run of what is neither letter, digit nor '%'. */
typedef struct {
  char glued[LONGEST + 1];
  char words[LONGEST + 3]; /* a blank at both ends */
} unit_text;

/* The ASCII character that a sequence of bytes stands for, and how many bytes it has. */
static char plain(const unsigned char *text, size_t length, size_t *used)
{
  static const struct {
    const char *bytes;
    char plain;
  } table[] = {{"\xe2\x81\xbb", '-'},
               {"\xe2\x88\x92", '-'},
               {"\xe2\x80\x93", '-'},
               {"\xe2\x80\x90", '-'},
               {"\xe2\x80\x91", '-'},
               {"\xe2\x80\x94", '-'},
               /* Latin-1 and Windows-1252: en dash, soft hyphen, and the macron that stands in
                  for a superscript minus; also as UTF-8 */
               {"\xc2\x96", '-'},
               {"\xc2\xad", '-'},
               {"\xc2\xaf", '-'},
               {"\x96", '-'},
               {"\xad", '-'},
               {"\xaf", '-'},
               {"\xc2\xb9", '1'},
               {"\xc2\xb5", 'u'},
               {"\xce\xbc", 'u'},
               {"\xb5", 'u'},
               {"\xb9", '1'}};
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    size_t n = strlen(table[i].bytes);
    if (n <= length && memcmp(text, table[i].bytes, n) == 0) {
      *used = n;
      return table[i].plain;
    }
  }
  *used = 1;
  return text[0] < 0x80 ? text_lower((char)text[0]) : '?';
}

static void simplify(const char *text, size_t length, unit_text *out)
{
  size_t glued = 0, words = 0;
  out->words[words++] = ' ';
  for (size_t i = 0, used; i < length && glued < LONGEST && words < LONGEST; i += used) {
    char c = plain((const unsigned char *)text + i, length - i, &used);
    if (!text_is_blank(c) && strchr("^_${}", c) == NULL)
      out->glued[glued++] = c;
    if ((c >= 'a' && c <= 'z') || text_is_digit(c) || c == '%')
      out->words[words++] = c;
    else if (out->words[words - 1] != ' ')
      out->words[words++] = ' ';
  }
  if (out->words[words - 1] != ' ')
    out->words[words++] = ' ';
  out->glued[glued] = '\0';
  out->words[words] = '\0';
}

static bool has_part(const unit_text *unit, const char *const *parts)
{
  for (; *parts != NULL; parts++)
    if (strstr(unit->glued, *parts) != NULL)
      return true;
  return false;
}

/* Each word comes with a blank at both ends. */
static bool has_word(const unit_text *unit, const char *const *words)
{
  for (; *words != NULL; words++)
    if (strstr(unit->words, *words) != NULL)
      return true;
  return false;
}

elastir_x_kind units_x(const char *text, size_t length)
{
  static const char *const raman[] =
      {"raman",        "shift",        "rel.1/cm",           "rel1/cm", "rel.cm-1", "relcm-1",
       "relativecm-1", "relative1/cm", "relativewavenumber", NULL};
  static const char *const wavenumber[] = {"cm-1", "1/cm",        "cm**-1",    "wavenumber",
                                           "/cm)", "reciprocalc", "inversecm", "inversecentim",
                                           "cm-?", "wellenzahl",  "kayser",    NULL};
  static const char *const micrometre[] = {"micromet", "micron", NULL};
  static const char *const micrometre_words[] = {" um ", " mkm ", NULL};
  static const char *const nanometre[] = {"nanomet", NULL};
  static const char *const nanometre_words[] = {" nm ", NULL};
  static const char *const other[] = {"second",        "minute",      "hour",   "retentiontime",
                                      "hertz",         "mass",        "m/z",    "theta",
                                      "chemicalshift", "temperature", "volt",   "delay",
                                      "datapoint",     "angstrom",    "degree", "interferogram",
                                      "opticalpath",   NULL};
  static const char *const other_words[] = {" s ",    " min ",    " hz ",   " khz ",   " mhz ",
                                            " ppm ",  " ev ",     " kev ",  " mev ",   " mz ",
                                            " time ", " sec ",    " ms ",   " ghz ",   " thz ",
                                            " msec ", " usec ",   " days ", " years ", " mm ",
                                            " cm ",   " diodes ", NULL};
  unit_text unit;
  simplify(text, length, &unit);
  if (has_part(&unit, raman))
    return ELASTIR_X_OTHER;
  if (has_part(&unit, wavenumber))
    return ELASTIR_X_WAVENUMBER;
  if (has_part(&unit, micrometre) || has_word(&unit, micrometre_words))
    return ELASTIR_X_MICROMETRE;
  if (has_part(&unit, nanometre) || has_word(&unit, nanometre_words))
    return ELASTIR_X_NANOMETRE;
  if (has_part(&unit, other) || has_word(&unit, other_words))
    return ELASTIR_X_OTHER;
  return ELASTIR_X_UNKNOWN;
}

bool units_is_wavelength(const char *text, size_t length)
{
  static const char *const parts[] =
      {"wavelength",      "wellenl", "longueurd'onde", "longitudedeonda", "comprimentodeonda",
       "lunghezzad'onda", NULL};
  unit_text unit;
  simplify(text, length, &unit);
  return has_part(&unit, parts);
}

/* T or R: which scale the text states. */
static elastir_y_kind scaled(const unit_text *unit, elastir_y_kind fraction,
                             elastir_y_kind percent, bool *scale_stated)
{
  static const char *const percent_parts[] = {"%", "percent", "pct", "prozent", NULL};
  static const char *const fraction_parts[] = {"fraction", "0-1", "(0..1)", NULL};
  if (has_part(unit, percent_parts)) {
    *scale_stated = true;
    return percent;
  }
  *scale_stated = has_part(unit, fraction_parts);
  return fraction;
}

/* "Absorption (%)", which is 100 - %T and no absorbance; not "Absorbance, 5% in KBr". */
static bool is_percent_of_absorption(const unit_text *unit)
{
  const char *at = strstr(unit->glued, "absor");
  if (at == NULL)
    return false;
  at += strspn(at, "abcdefghijklmnopqrstuvwxyz");
  at += strspn(at, "([/,:");
  return *at == '%' || strncmp(at, "percent", 7) == 0;
}

elastir_y_kind units_y(const char *text, size_t length, bool *scale_stated)
{
  static const char *const no_infrared[] = {"interferogram",     "raman",       "fluorescence",
                                            "photoluminescence", "absorptance", "%absor",
                                            "percentabsor",      "abundance",   NULL};
  static const char *const log_r[] = {"log(1/r",   "log1/r",  "log[1/r", "-logr", "-log(r",
                                      "log10(1/r", "log10(r", "atrunit", NULL};
  static const char *const log_t[] = {"log(1/t", "log1/t", "-logt", "-log(t", "log10(1/t", NULL};
  static const char *const kubelka[] = {"kubelka", "k-m", "k/s", NULL};
  static const char *const kubelka_words[] = {" km ", " f r ", NULL};
  static const char *const transmittance[] = {"transm", "transp", "durchl", "percent", NULL};
  static const char *const transmittance_words[] = {" t ", " %t ", " % t ", " t% ", " %", NULL};
  static const char *const reflectance[] = {"reflec", "reflex", NULL};
  static const char *const reflectance_words[] = {" r ", " %r ", " % r ", " r% ", NULL};
  static const char *const coefficient[] = {"absorptivity", "extinction",   "absorptioncoeff",
                                            "crosssection", "micromol/mol", "mol-1",
                                            "l/mol",        "molarabs",     "epsilon",
                                            "(ppm-m)-1",    "ppm-1m-1",     NULL};
  static const char *const absorbance[] = {"absor", "opticaldensity", "extinktion", NULL};
  static const char *const absorbance_words[] = {" a ", " abs ", " od ", NULL};
  static const char *const single_beam[] = {"singlebeam", "singlechannel", NULL};
  static const char *const emission[] = {"emission", "emissivity", "emittance", "radiance", NULL};
  static const char *const arbitrary[] = {"arb",      "intensity", "counts",
                                          "relative", "signal",    "photoacoustic",
                                          "a.u",      "units",     "normali",
                                          NULL};
  static const char *const arbitrary_words[] = {" au ", " a u ", NULL};
  unit_text unit;
  simplify(text, length, &unit);
  *scale_stated = true;
  if (has_part(&unit, no_infrared))
    return ELASTIR_Y_OTHER;
  if (has_part(&unit, log_r))
    return ELASTIR_Y_LOG_1_R;
  if (has_part(&unit, coefficient)) /* before Kubelka-Munk: "km mol-1 cm" has a word "km" */
    return ELASTIR_Y_ABSORPTION_COEFFICIENT;
  if (has_part(&unit, kubelka) || has_word(&unit, kubelka_words))
    return ELASTIR_Y_KUBELKA_MUNK;
  if (is_percent_of_absorption(&unit))
    return ELASTIR_Y_OTHER;
  if (has_part(&unit, log_t) || has_part(&unit, absorbance))
    return ELASTIR_Y_ABSORBANCE;
  if (has_part(&unit, reflectance) || has_word(&unit, reflectance_words))
    return scaled(&unit, ELASTIR_Y_REFLECTANCE, ELASTIR_Y_REFLECTANCE_PERCENT, scale_stated);
  if (has_part(&unit, transmittance))
    return scaled(&unit, ELASTIR_Y_TRANSMITTANCE, ELASTIR_Y_TRANSMITTANCE_PERCENT, scale_stated);
  if (has_part(&unit, single_beam))
    return ELASTIR_Y_SINGLE_BEAM;
  if (has_part(&unit, emission))
    return ELASTIR_Y_EMISSION;
  if (has_part(&unit, arbitrary) || has_word(&unit, arbitrary_words))
    return ELASTIR_Y_ARBITRARY;
  if (has_word(&unit, absorbance_words))
    return ELASTIR_Y_ABSORBANCE;
  if (has_word(&unit, transmittance_words))
    return scaled(&unit, ELASTIR_Y_TRANSMITTANCE, ELASTIR_Y_TRANSMITTANCE_PERCENT, scale_stated);
  return ELASTIR_Y_UNKNOWN;
}

bool units_is_interferogram(const char *text, size_t length)
{
  return text_contains(text, length, "interferogram");
}

units_technique units_name_technique(const char *text, size_t length)
{
  static const char *const other[] =
      {"raman",         "nmr",      "mass",       "ultraviolet", "uv",       "fluoresc",
       "interferogram", "x-ray",    "chromatog",  "dichroism",   "mobility", "magneticresonance",
       "neutron",       "luminesc", "energyloss", NULL};
  static const char *const other_words[] = {" ms ", " epr ", " esr ", " xrd ", " ims ",
                                            " cd ", " gc ",  " vcd ", NULL};
  static const char *const infrared[] = {"infrared", "infra-red", "infrarot", "ftir",
                                         "ft-ir",    "spect:ir",  NULL};
  static const char *const infrared_words[] = {" ir ",  " nir ",    " mir ",        " fir ",
                                               " atr ", " drifts ", " irspectrum ", NULL};
  unit_text unit;
  simplify(text, length, &unit);
  if (has_part(&unit, other) || has_word(&unit, other_words))
    return TECHNIQUE_OTHER;
  if (has_part(&unit, infrared) || has_word(&unit, infrared_words))
    return TECHNIQUE_INFRARED;
  return TECHNIQUE_UNSTATED;
}
