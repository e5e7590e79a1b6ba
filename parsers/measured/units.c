/* SPDX-License-Identifier: GPL-3.0-or-later */
/* units.c: recognises the units and quantities that instruments write. */
#include "measured/units.h"

#include <string.h>

#include "base/letters.h"
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
  return text[0] < 0x80 ? letters_lower((char)text[0]) : '?';
}

static void simplify(text_line text, unit_text *out)
{
  size_t glued = 0, words = 0;
  out->words[words++] = ' ';
  for (size_t i = 0, used; i < text.length && glued < LONGEST && words < LONGEST; i += used) {
    char c = plain((const unsigned char *)text.text + i, text.length - i, &used);
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

/* Whether a text holds one of the parts that '|' separates. */
static bool has(const char *text, const char *parts)
{
  for (size_t n; *parts != '\0'; parts += n + (parts[n] == '|')) {
    n = strcspn(parts, "|");
    for (const char *at = text; n > 0 && *at != '\0'; at++)
      if (strncmp(at, parts, n) == 0)
        return true;
  }
  return false;
}

/* What a text is if it has one of these parts, or of these words (a blank at both ends). */
typedef struct {
  int kind;
  const char *parts, *words;
} rule;

/* The kind of the first rule that fits. */
static int judge(const unit_text *unit, const rule *rules, size_t count, int otherwise)
{
  for (size_t i = 0; i < count; i++)
    if (has(unit->glued, rules[i].parts) || has(unit->words, rules[i].words))
      return rules[i].kind;
  return otherwise;
}

static const char raman_shift[] = "raman|shift|rel.1/cm|rel1/cm|rel.cm-1|relcm-1|relativecm-1|"
                                  "relative1/cm|relativewavenumber";

elastir_x_kind units_x(text_line text)
{
  static const rule rules[] = {
      {ELASTIR_X_OTHER, raman_shift, ""},
      {ELASTIR_X_WAVENUMBER, "cm-1|1/cm|cm**-1|wavenumber|/cm)|reciprocalc|inversecm|"
       "inversecentim|cm-?|wellenzahl|kayser", ""},
      {ELASTIR_X_MICROMETRE, "micromet|micron", " um | mkm "},
      {ELASTIR_X_NANOMETRE, "nanomet", " nm "},
      {ELASTIR_X_TERAHERTZ, "terahertz", " thz "},
      {ELASTIR_X_OTHER, "second|minute|hour|retentiontime|hertz|mass|m/z|theta|chemicalshift|"
       "temperature|volt|delay|datapoint|angstrom|degree|interferogram|opticalpath",
       " s | min | hz | khz | mhz | ppm | ev | kev | mev | mz | time | sec | ms | ghz | "
       "msec | usec | days | years | mm | cm | diodes "}};
  unit_text unit;
  simplify(text, &unit);
  return (elastir_x_kind)judge(&unit, rules, sizeof rules / sizeof *rules, ELASTIR_X_UNKNOWN);
}

bool units_is_wavelength(text_line text)
{
  unit_text unit;
  simplify(text, &unit);
  return has(unit.glued, "wavelength|wellenl|longueurd'onde|longitudedeonda|comprimentodeonda|"
                         "lunghezzad'onda");
}

bool units_is_raman_shift(text_line text)
{
  unit_text unit;
  simplify(text, &unit);
  return has(unit.glued, raman_shift) && !has(unit.glued, "chemicalshift");
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

elastir_y_kind units_y(text_line text, bool *scale_stated)
{
  static const rule rules[] = {
      {ELASTIR_Y_OTHER, "interferogram|raman|fluorescence|photoluminescence|absorptance|%absor|"
       "percentabsor|abundance", ""},
      {ELASTIR_Y_LOG_1_R, "log(1/r|log1/r|log[1/r|-logr|-log(r|log10(1/r|log10(r|atrunit", ""},
      /* before Kubelka-Munk: "km mol-1 cm" has a word "km" */
      {ELASTIR_Y_ABSORPTION_COEFFICIENT, "absorptivity|extinction|absorptioncoeff|crosssection|"
       "micromol/mol|mol-1|l/mol|molarabs|epsilon|(ppm-m)-1|ppm-1m-1", ""},
      {ELASTIR_Y_KUBELKA_MUNK, "kubelka|k-m|k/s", " km | f r "},
      /* a thousandth of it is only proportional to it */
      {ELASTIR_Y_ARBITRARY, "(ma.u|(mau|/ma.u|/mau|milliabs|mabs", ""},
      {ELASTIR_Y_ABSORBANCE, "log(1/t|log1/t|-logt|-log(t|log10(1/t|absor|opticaldensity|"
       "extinktion", ""},
      {ELASTIR_Y_REFLECTANCE, "reflec|reflex", " r | %r | % r | r% "},
      {ELASTIR_Y_TRANSMITTANCE, "transm|transp|durchl|percent", ""},
      {ELASTIR_Y_SINGLE_BEAM, "singlebeam|singlechannel", ""},
      {ELASTIR_Y_EMISSION, "emission|emissivity|emittance|radiance", ""},
      {ELASTIR_Y_ARBITRARY, "arb|intensity|counts|relative|signal|photoacoustic|a.u|units|"
       "normali", " au | a u | mau "},
      {ELASTIR_Y_ABSORBANCE, "", " a | abs | od "},
      {ELASTIR_Y_TRANSMITTANCE, "", " t | %t | % t | t% | %"}};
  unit_text unit;
  simplify(text, &unit);
  int kind = judge(&unit, rules, sizeof rules / sizeof *rules, ELASTIR_Y_UNKNOWN);
  bool ratio = kind == ELASTIR_Y_REFLECTANCE || kind == ELASTIR_Y_TRANSMITTANCE;
  bool percent = ratio && has(unit.glued, "%|percent|pct|prozent");
  *scale_stated = !ratio || percent || has(unit.glued, "fraction|0-1|(0..1)");
  if (kind == ELASTIR_Y_ABSORBANCE && is_percent_of_absorption(&unit))
    return ELASTIR_Y_OTHER;
  if (percent)
    return kind == ELASTIR_Y_REFLECTANCE ? ELASTIR_Y_REFLECTANCE_PERCENT
                                         : ELASTIR_Y_TRANSMITTANCE_PERCENT;
  return (elastir_y_kind)kind;
}

bool units_is_interferogram(text_line text)
{
  return text_contains(text, "interferogram");
}

units_technique units_name_technique(text_line text)
{
  static const rule rules[] = {
      {TECHNIQUE_OTHER, "raman|nmr|mass|ultraviolet|uv|fluoresc|interferogram|x-ray|chromatog|"
       "dichroism|mobility|magneticresonance|neutron|luminesc|energyloss",
       " ms | epr | esr | xrd | ims | cd | gc | vcd "},
      {TECHNIQUE_INFRARED, "infrared|infra-red|infrarot|ftir|ft-ir|spect:ir",
       " ir | nir | mir | fir | atr | drifts | irspectrum "}};
  unit_text unit;
  simplify(text, &unit);
  return (units_technique)judge(&unit, rules, sizeof rules / sizeof *rules, TECHNIQUE_UNSTATED);
}
