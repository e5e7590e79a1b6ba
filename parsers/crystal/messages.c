/* SPDX-License-Identifier: GPL-3.0-or-later */
/* messages.c: CRYSTAL's own WARNING, ERROR and INFORMATION lines. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "crystal/internal.h"

enum { LONGEST = 300 }; /* characters of a line that are kept */

/* "**** GENE_GRID **** JUST GAMMA POINT FOUND" as "GENE_GRID: JUST GAMMA POINT FOUND" */
static char *without_stars(const char *text)
{
  size_t length = strlen(text);
  if (length > LONGEST)
    length = LONGEST;
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

/* ---- classes ---- */

/* Warnings that say nothing against the result: how to be faster, which option is active, which
 * thermodynamic term layers do not have, and what the bands of `properties` left behind. */
static bool is_hint(const char *text)
{
  static const char *const hints[] = {"BUFFER TOO SMALL",
                                      "HJS ACTIVE",
                                      "CELL PARAMETERS OPTIMIZATION ONLY",
                                      "frequencies are scaled",
                                      "PV TERM COMPUTED ONLY FOR 3D",
                                      "BF SYMMETRY ADAPTED-INFO MODIFIED"};
  for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
    if (strstr(text, hints[i]) != NULL)
      return true;
  return false;
}

static elastir_message_class class_of(elastir_severity severity, const char *text)
{
  if (severity == ELASTIR_ERROR)
    return ELASTIR_MESSAGE_ERROR;
  if (severity == ELASTIR_INFO)
    return ELASTIR_MESSAGE_NOTE;
  return is_hint(text) ? ELASTIR_MESSAGE_HINT : ELASTIR_MESSAGE_WARNING;
}

/* ---- what is kept ---- */

/* true: another of a kind that is known. */
static bool is_repeated(elastir_crystal_run *run, elastir_message_class kind, const char *text)
{
  for (size_t i = 0; i < run->message_count; i++)
    if (run->messages[i].kind == kind && same_kind(run->messages[i].text, text)) {
      run->messages[i].repeats++;
      return true;
    }
  return false;
}

/* Returns the message if it is the first of its kind, else NULL. */
static elastir_run_message *keep_message(crystal_reader *reader, elastir_severity severity,
                                         long line, const char *text)
{
  elastir_crystal_run *run = reader->run;
  char *clean = without_stars(text);
  if (clean == NULL) {
    elastir_diagnose_no_memory(reader->diagnostics);
    return NULL;
  }
  elastir_message_class kind = class_of(severity, clean);
  bool repeated = is_repeated(run, kind, clean);
  if (!repeated && run->message_count >= ELASTIR_CRYSTAL_MESSAGES)
    run->messages_dropped++;
  if (repeated || run->message_count >= ELASTIR_CRYSTAL_MESSAGES) {
    free(clean);
    return NULL;
  }
  if (!elastir_grow(&run->messages, &run->message_capacity, run->message_count,
                    sizeof *run->messages)) {
    elastir_diagnose_no_memory(reader->diagnostics);
    free(clean);
    return NULL;
  }
  elastir_run_message *message = &run->messages[run->message_count++];
  *message = (elastir_run_message){
      .line = line,
      .severity = kind == ELASTIR_MESSAGE_HINT ? ELASTIR_INFO : severity,
      .kind = kind,
      .text = clean};
  return message;
}

/* Behind "RDDFTP: Note: Harmonic frequencies are scaled by 0.95" stands, in a line of its own,
 * "RDDFTP: as recommended in original publication": a sentence goes on in the next line if that
 * is of the same routine and begins with a small letter. */
static bool goes_on(const elastir_run_message *message, const char *text)
{
  const char *colon = strchr(text, ':');
  if (colon == NULL || colon[1] != ' ' || !islower((unsigned char)colon[2]))
    return false;
  size_t routine = (size_t)(colon - text) + 1;
  return strncmp(message->text, text, routine) == 0 &&
         strlen(message->text) + strlen(text) < 2 * LONGEST;
}

/* true: the text was the rest of a sentence. */
static bool join_message(crystal_reader *reader, long line, const char *text)
{
  crystal_messages_state *state = &reader->messages;
  elastir_crystal_run *run = reader->run;
  if (state->line == 0 || line != state->line + 1 || state->index >= run->message_count)
    return false;
  elastir_run_message *message = &run->messages[state->index];
  char *clean = without_stars(text);
  bool joins = clean != NULL && goes_on(message, clean);
  char *joined =
      joins ? elastir_format("%s %s", message->text, strchr(clean, ':') + 2) : NULL;
  if (clean == NULL || (joins && joined == NULL))
    elastir_diagnose_no_memory(reader->diagnostics);
  free(clean);
  if (joined != NULL) {
    free(message->text);
    message->text = joined;
    state->line = line;
  }
  return joins;
}

/* ---- the lines ---- */

block_function *crystal_found_warning(crystal_reader *reader, const elastir_line *line,
                                      const char *text)
{
  const char *words = text + strlen("WARNING ");
  if (join_message(reader, line->number, words))
    return NULL;
  const elastir_run_message *message =
      keep_message(reader, ELASTIR_WARNING, line->number, words);
  reader->messages.line = message != NULL ? line->number : 0;
  reader->messages.index = message != NULL ? (size_t)(message - reader->run->messages) : 0;
  return NULL;
}

/* "WARNING!! FORCE   1 AT CENTRAL POINT IS GREATER THAN 10^-4. OPTIMIZE THE STRUCTURE AND RE-RUN"
 * stands before the first strain, and the constants are computed all the same. */
block_function *crystal_found_exclamation(crystal_reader *reader, const elastir_line *line,
                                          const char *text)
{
  const elastir_run_message *message =
      keep_message(reader, ELASTIR_WARNING, line->number, text + strlen("WARNING!!"));
  if (message != NULL && strstr(message->text, "OPTIMIZE THE STRUCTURE") != NULL)
    crystal_report(reader, ELASTIR_WARNING, "not-optimised", line->number,
                   "CRYSTAL states '%s': the results for this structure are not those of its "
                   "minimum", message->text);
  return NULL;
}

block_function *crystal_found_error(crystal_reader *reader, const elastir_line *line,
                                    const char *text)
{
  const elastir_run_message *message =
      keep_message(reader, ELASTIR_ERROR, line->number, text + strlen("ERROR "));
  if (message != NULL)
    crystal_report(reader, ELASTIR_ERROR, "crystal-error", line->number,
                   "CRYSTAL reports an error: %s", message->text);
  return NULL;
}

static elastir_intensity_method method_named(const char *text)
{
  return strstr(text, "CPHF") != NULL      ? ELASTIR_INTENSITY_CPHF
         : strstr(text, "BERRY") != NULL   ? ELASTIR_INTENSITY_BERRY_PHASE
         : strstr(text, "WANNIER") != NULL ? ELASTIR_INTENSITY_WANNIER
                                           : ELASTIR_INTENSITY_NONE;
}

/* "INPFREQ **** IR INTENSITIES EVALUATED THROUGH CPHF APPROACH" says that intensities were
 * asked for; the banner INTENSITIES COMPUTED VIA ... is printed in any case. "INPFREQ ****
 * DIELECTRIC TENSOR INPUT" is the echo of DIELTENS, three rows, "ISOTROPIC DIELECTRIC CONSTANT
 * INPUT" that of DIELISO, three numbers. */
block_function *crystal_found_information(crystal_reader *reader, const elastir_line *line,
                                          const char *text)
{
  keep_message(reader, ELASTIR_INFO, line->number, text + strlen("INFORMATION "));
  crystal_note_method(reader, line->number, text);
  const char *evaluated = strstr(text, "IR INTENSITIES EVALUATED");
  if (evaluated != NULL) {
    reader->section.intensities_confirmed = true;
    if (method_named(evaluated) != ELASTIR_INTENSITY_NONE)
      reader->section.intensity_method = method_named(evaluated);
  }
  if (reader->block != NULL)
    return NULL;
  if (strstr(text, "ISOTROPIC DIELECTRIC CONSTANT INPUT") != NULL)
    return crystal_dielectric_input(reader, true);
  if (strstr(text, "DIELECTRIC TENSOR INPUT") != NULL)
    return crystal_dielectric_input(reader, false);
  return NULL;
}

/* ---- the end of the run ---- */

/* "Note: Harmonic frequencies are scaled by 0.95 as recommended" stands in outputs whose
 * wavenumbers are the roots of their eigenvalues: they are not. */
static void report_scaling(crystal_reader *reader)
{
  const elastir_crystal_run *run = reader->run;
  for (size_t i = 0; i < run->message_count; i++)
    if (strstr(run->messages[i].text, "frequencies are scaled") != NULL &&
        run->messages[i].kind == ELASTIR_MESSAGE_HINT)
      crystal_report(reader, ELASTIR_INFO, "scaling-note", run->messages[i].line,
                     "CRYSTAL states '%s'; wavenumbers are read as printed and compared with their "
                     "eigenvalues: scaled ones are reported as frequency-mismatch",
                     run->messages[i].text);
}

/* Errors first, then warnings, hints and notes, each in the order of the file. */
void crystal_finish_messages(crystal_reader *reader)
{
  elastir_crystal_run *run = reader->run;
  for (size_t i = 1; i < run->message_count; i++) {
    elastir_run_message message = run->messages[i];
    size_t j = i;
    for (; j > 0 && run->messages[j - 1].kind > message.kind; j--)
      run->messages[j] = run->messages[j - 1];
    run->messages[j] = message;
  }
  report_scaling(reader);
}

void crystal_free_messages(elastir_crystal_run *run)
{
  for (size_t i = 0; i < run->message_count; i++)
    free(run->messages[i].text);
  free(run->messages);
}
