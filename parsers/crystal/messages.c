/* SPDX-License-Identifier: GPL-3.0-or-later */
/* messages.c: CRYSTAL's own WARNING, ERROR and INFORMATION lines. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "crystal/internal.h"

/* "**** GENE_GRID **** JUST GAMMA POINT FOUND" as "GENE_GRID: JUST GAMMA POINT FOUND" */
static char *without_stars(const char *text)
{
  size_t length = strlen(text);
  if (length > 300)
    length = 300;
  char *clean = elastir_copy_text(text, length);
  if (clean == NULL)
    return NULL;
  size_t out = 0;
  bool routine = true;
  for (const char *p = text; p < text + length; p++) {
    if (p[0] == '*' && out == 0)
      continue;
    if (p[0] == ' ' && (out == 0 || clean[out - 1] == ' '))
      continue;
    if (routine && p[0] == '*') {
      while (p[1] == '*')
        p++;
      while (out > 0 && clean[out - 1] == ' ')
        out--;
      clean[out++] = ':';
      routine = false;
      continue;
    }
    clean[out++] = *p;
  }
  while (out > 0 && clean[out - 1] == ' ')
    out--;
  clean[out] = '\0';
  return clean;
}

/* Messages that differ in their numbers alone are of one kind. */
static bool same_kind(const char *a, const char *b)
{
  for (;;) {
    while (isdigit((unsigned char)*a))
      a++;
    while (isdigit((unsigned char)*b))
      b++;
    if (*a != *b)
      return false;
    if (*a == '\0')
      return true;
    a++;
    b++;
  }
}

/* Returns the text of the message if it is the first of its kind, else NULL. */
static const char *keep_message(crystal_reader *reader, elastir_severity severity, long line,
                                const char *text)
{
  elastir_crystal_run *run = reader->run;
  char *clean = without_stars(text);
  if (clean == NULL) {
    elastir_diagnose_no_memory(reader->diagnostics);
    return NULL;
  }
  for (size_t i = 0; i < run->message_count; i++)
    if (run->messages[i].severity == severity && same_kind(run->messages[i].text, clean)) {
      run->messages[i].repeats++;
      free(clean);
      return NULL;
    }
  if (run->message_count >= ELASTIR_CRYSTAL_MESSAGES) {
    run->messages_dropped++;
    free(clean);
    return NULL;
  }
  if (!elastir_grow(&run->messages, &run->message_capacity, run->message_count,
                    sizeof *run->messages)) {
    elastir_diagnose_no_memory(reader->diagnostics);
    free(clean);
    return NULL;
  }
  run->messages[run->message_count++] =
      (elastir_run_message){.line = line, .severity = severity, .text = clean};
  return clean;
}

/* "Note: Harmonic frequencies are scaled by 0.95 as recommended" stands in outputs whose
 * wavenumbers are the roots of their eigenvalues: they are not. */
void crystal_found_warning(crystal_reader *reader, const elastir_line *line, const char *text)
{
  const char *message =
      keep_message(reader, ELASTIR_WARNING, line->number, text + strlen("WARNING "));
  if (message != NULL && strstr(message, "frequencies are scaled") != NULL)
    crystal_report(reader, ELASTIR_INFO, "scaling-note", line->number,
                   "CRYSTAL says '%s'; wavenumbers are taken as printed and compared with "
                   "their eigenvalues: scaled ones are reported as frequency-mismatch", message);
}

/* "WARNING!! FORCE   1 AT CENTRAL POINT IS GREATER THAN 10^-4. OPTIMIZE THE STRUCTURE AND RE-RUN"
 * stands before the first strain, and the constants are computed all the same. */
void crystal_found_exclamation(crystal_reader *reader, const elastir_line *line,
                               const char *text)
{
  const char *message =
      keep_message(reader, ELASTIR_WARNING, line->number, text + strlen("WARNING!!"));
  if (message != NULL && strstr(message, "OPTIMIZE THE STRUCTURE") != NULL)
    crystal_report(reader, ELASTIR_WARNING, "not-optimised", line->number,
                   "CRYSTAL says '%s': what is computed of this structure is not that of its "
                   "minimum", message);
}

void crystal_found_error(crystal_reader *reader, const elastir_line *line, const char *text)
{
  const char *message =
      keep_message(reader, ELASTIR_ERROR, line->number, text + strlen("ERROR "));
  if (message != NULL)
    crystal_report(reader, ELASTIR_ERROR, "crystal-error", line->number,
                   "CRYSTAL reports an error: %s", message);
}

/* "INPFREQ **** IR INTENSITIES EVALUATED THROUGH CPHF APPROACH" says that intensities were
 * asked for; the banner INTENSITIES COMPUTED VIA ... is printed in any case. "INPFREQ ****
 * DIELECTRIC TENSOR INPUT" is the echo of DIELTENS, three rows. */
void crystal_found_information(crystal_reader *reader, const elastir_line *line,
                               const char *text)
{
  keep_message(reader, ELASTIR_INFO, line->number, text + strlen("INFORMATION "));
  if (reader->block == NULL && strstr(text, "DIELECTRIC TENSOR INPUT") != NULL)
    crystal_start_dielectric_input(reader, line->number);
  const char *evaluated = strstr(text, "IR INTENSITIES EVALUATED");
  if (evaluated == NULL)
    return;
  reader->intensities_confirmed = true;
  if (strstr(evaluated, "CPHF") != NULL)
    reader->method = ELASTIR_INTENSITY_CPHF;
  else if (strstr(evaluated, "BERRY") != NULL)
    reader->method = ELASTIR_INTENSITY_BERRY_PHASE;
  else if (strstr(evaluated, "WANNIER") != NULL)
    reader->method = ELASTIR_INTENSITY_WANNIER;
}
