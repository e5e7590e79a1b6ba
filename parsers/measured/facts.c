/* SPDX-License-Identifier: GPL-3.0-or-later */
/* facts.c: how a spectrum was measured, from the keys and values that programs print. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/letters.h"
#include "base/number.h"
#include "measured/reader.h"

typedef enum {
  FACT_NAME,
  FACT_ACCESSORY,
  FACT_CRYSTAL,
  FACT_APODISATION,
  FACT_DATE,
  FACT_RESOLUTION,
  FACT_SCANS
} fact_kind;

/* Keys in lower case, letters and digits only. */
static const struct {
  const char *key;
  fact_kind kind;
} keys[] = {
    {"spectrometerdatasystem", FACT_NAME},
    {"instrument", FACT_NAME},
    {"modelname", FACT_NAME},
    {"instrumentmodel", FACT_NAME},
    {"spectrometer", FACT_NAME},
    {"accessory", FACT_ACCESSORY},
    {"samplingaccessory", FACT_ACCESSORY},
    {"samplingprocedure", FACT_ACCESSORY},
    {"sampleaccessory", FACT_ACCESSORY},
    {"atrcrystal", FACT_CRYSTAL},
    {"crystal", FACT_CRYSTAL},
    {"crystaltype", FACT_CRYSTAL},
    {"apodization", FACT_APODISATION},
    {"apodisation", FACT_APODISATION},
    {"apodizationfunction", FACT_APODISATION},
    {"apod", FACT_APODISATION},
    {"date", FACT_DATE},
    {"longdate", FACT_DATE},
    {"measurementdate", FACT_DATE},
    {"acquisitiondate", FACT_DATE},
    {"resolution", FACT_RESOLUTION},
    {"res", FACT_RESOLUTION},
    {"spectralresolution", FACT_RESOLUTION},
    {"scans", FACT_SCANS},
    {"numberofscans", FACT_SCANS},
    {"numberofsamplescans", FACT_SCANS},
    {"samplescans", FACT_SCANS},
    {"nscans", FACT_SCANS},
    {"accumulation", FACT_SCANS},
    {"accumulations", FACT_SCANS},
};

static bool has_word_atr(const char *text)
{
  return text != NULL && units_name_technique(text_of(text)) == TECHNIQUE_INFRARED &&
         text_contains(text_of(text), "atr");
}

/* "ATR, corrected" */
static bool says_corrected(const char *text)
{
  text_line words = text_of(text);
  return text_contains(words, "corrected") && !text_contains(words, "uncorrected") &&
         !text_contains(words, "not corrected");
}

static bool set_fact(const measured_input *in, fact_kind kind, text_line value)
{
  elastir_instrument *facts = &in->out->instrument;
  char **texts[] = {[FACT_NAME] = &facts->name,
                    [FACT_ACCESSORY] = &facts->accessory,
                    [FACT_CRYSTAL] = &facts->atr_crystal,
                    [FACT_APODISATION] = &facts->apodisation,
                    [FACT_DATE] = &facts->date};
  double number;
  if (kind < FACT_RESOLUTION) {
    char **field = texts[kind];
    if (*field != NULL && **field != '\0') /* the first is kept */
      return true;
    if (!measured_set_text(in, field, value))
      return false;
    facts->atr = facts->atr || kind == FACT_CRYSTAL ||
                 (kind == FACT_ACCESSORY && has_word_atr(*field));
    if (kind == FACT_ACCESSORY && facts->atr && says_corrected(*field))
      facts->atr_correction = ELASTIR_ATR_CORRECTED;
    return true;
  }
  size_t used = number_scan(value.text, value.length, &number);
  if (used == 0 || !(number > 0.0) || number > 1e6)
    return true;
  if (kind == FACT_RESOLUTION && facts->resolution_cm1 == 0.0)
    facts->resolution_cm1 = number;
  if (kind == FACT_SCANS && facts->scans == 0 && number == floor(number))
    facts->scans = (long)number;
  return true;
}

bool measured_set_fact(const measured_input *in, const char *key, text_line value)
{
  value = text_trim(value);
  while (value.length > 1 && (*value.text == '"' || *value.text == '<')) {
    value.text++;
    value.length -= 2;
  }
  for (size_t i = 0; i < sizeof keys / sizeof *keys && value.length > 0; i++)
    if (strcmp(keys[i].key, key) == 0)
      return set_fact(in, keys[i].kind, value);
  return true;
}

/* "Advanced ATR correction", "ATR correction: on": a step of the processing; `key` as above. */
static void read_atr_correction(const measured_input *in, const char *key, text_line value)
{
  static const char *const undone[] = {"no", "none", "off", "false", "0"};
  if (strstr(key, "atrcorrect") == NULL)
    return;
  for (size_t i = 0; i < sizeof undone / sizeof *undone; i++)
    if (text_equal(text_trim(value), undone[i]))
      return;
  in->out->instrument.atr_correction = ELASTIR_ATR_CORRECTED;
}

bool measured_read_fact(const measured_input *in, text_line line)
{
  enum { LONGEST_KEY = 32 };
  char key[LONGEST_KEY];
  size_t i = 0, n = 0;
  while (i < line.length && strchr("#!/ ", line.text[i]) != NULL)
    i++;
  for (; i < line.length && strchr(":=\t,;", line.text[i]) == NULL; i++) {
    char c = letters_lower(line.text[i]);
    if (((c >= 'a' && c <= 'z') || text_is_digit(c)) && n + 1 < LONGEST_KEY)
      key[n++] = c;
  }
  key[n] = '\0';
  while (i < line.length && (strchr(":=\t,;", line.text[i]) != NULL || line.text[i] == ' '))
    i++;
  text_line value = text_part(line.text + i, line.length - i);
  read_atr_correction(in, key, value);
  return measured_set_fact(in, key, value);
}

void measured_facts_free(elastir_instrument *facts)
{
  free(facts->name);
  free(facts->accessory);
  free(facts->atr_crystal);
  free(facts->apodisation);
  free(facts->date);
  *facts = (elastir_instrument){0};
}
