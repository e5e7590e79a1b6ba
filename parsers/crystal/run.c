/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run.c: which program ran, when, how long, and whether its SCFs converged. */
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "crystal/internal.h"

static void reset_state(crystal_reader *reader)
{
  reader->title_next = false;
  reader->timing[0] = '\0';
  reader->first_unconverged = 0;
  reader->scf_ended = false;
  reader->unseen_line = 0;
  reader->first_unoptimised = 0;
  reader->unoptimised = 0;
  crystal_free_geometry(&reader->fresh);
  reader->fresh_open = false;
  reader->dimensionality = -1;
  reader->space_group[0] = '\0';
  reader->group_dimensionality = -1;
  reader->intensities_confirmed = false;
  reader->method = ELASTIR_INTENSITY_NONE;
  reader->k_given = false;
  crystal_drop_charges(reader);
  crystal_drop_group(reader);
  reader->gamma_score = 0;
  reader->central_energy = reader->gamma_energy = NAN;
  reader->smallest_volume = reader->largest_volume = NAN;
  reader->raman_unwanted = false;
  reader->masses_changed = false;
  reader->modes_damaged = false;
  reader->section = ELASTIC_OUTSIDE;
  reader->section_line = 0;
  reader->strained = false;
  reader->stress_gpa = NAN;
  reader->fit_points = reader->fit_order = 0;
}

static elastir_crystal_run *add_run(crystal_reader *reader)
{
  elastir_crystal_output *output = reader->output;
  if (output->run_count >= ELASTIR_CRYSTAL_RUNS) {
    output->runs_dropped++;
    return &reader->surplus;
  }
  if (!elastir_grow(&output->runs, &output->run_capacity, output->run_count,
                    sizeof *output->runs)) {
    elastir_diagnose_no_memory(reader->diagnostics);
    return &reader->surplus;
  }
  return &output->runs[output->run_count++];
}

void crystal_begin_run(crystal_reader *reader, long line)
{
  crystal_finish_run(reader);
  reader->run = add_run(reader);
  *reader->run = (elastir_crystal_run){.line = line,
                                       .elapsed_s = NAN,
                                       .scf_converged = ELASTIR_UNKNOWN,
                                       .energy_hartree = NAN};
  reader->run->geometry.dimensionality = -1;
  reader->run->vibrations.gamma_table = -1;
  reader->run->vibrations.supercell_points = 1;
  reader->run->elastic.pressure_gpa = NAN;
  reader->run->elastic.density_g_cm3 = NAN;
  reader->run->elastic.strain_step = NAN;
  for (size_t i = 0; i < 8; i++)
    reader->run->elastic.averages[i] = NAN;
  reset_state(reader);
}

bool crystal_run_recognised(const elastir_crystal_run *run)
{
  return run->version[0] != '\0' || run->started[0] != '\0' || run->finished[0] != '\0' ||
         run->scf_count > 0 || run->geometry.line > 0 || run->vibrations.table_count > 0 ||
         run->elastic.size > 0;
}

static void report_run(crystal_reader *reader, const elastir_crystal_run *run)
{
  if (run->finished[0] == '\0')
    crystal_report(reader, ELASTIR_WARNING, "run-not-finished", reader->lines,
                   "no TERMINATION line up to here: the run that begins in line %ld was "
                   "stopped, still runs, or the file is cut", run->line);
  if (run->scf_unconverged > 0)
    crystal_report(reader,
                   run->scf_unconverged == run->scf_count ? ELASTIR_ERROR : ELASTIR_WARNING,
                   "scf-not-converged", reader->first_unconverged,
                   "%zu of %zu SCFs of this run ended without convergence; the first of them "
                   "here", run->scf_unconverged, run->scf_count);
  if (isnan(run->energy_hartree) && reader->unseen_line > 0)
    crystal_report(reader, ELASTIR_INFO, "energy-unknown", reader->unseen_line,
                   "a total energy of %.13E hartree is the last, but the SCF that gave it is not "
                   "seen to end", reader->total_energy);
  if (reader->unoptimised > 0)
    crystal_report(reader, ELASTIR_WARNING, "not-optimised", reader->first_unoptimised,
                   "%zu optimisations of the geometry ended without convergence; the first of "
                   "them here", reader->unoptimised);
}

/* Of a run that was killed the last timing counts, of another that of its end, END or ERR. */
static void take_elapsed(crystal_reader *reader, elastir_crystal_run *run)
{
  if (run->finished[0] == '\0' || strstr(reader->timing, " END ") != NULL ||
      strstr(reader->timing, " ERR ") != NULL)
    crystal_number_behind(reader->timing, "TELAPSE", &run->elapsed_s);
  else if (reader->timing[0] != '\0')
    crystal_report(reader, ELASTIR_INFO, "elapsed-unknown", run->line,
                   "the run was terminated, but its last timing, '%.60s', is not that of the END",
                   reader->timing);
}

void crystal_finish_run(crystal_reader *reader)
{
  elastir_crystal_run *run = reader->run;
  crystal_end_block(reader);
  if (run == NULL)
    return;
  take_elapsed(reader, run);
  if (reader->fresh_open && run->geometry.line == 0) {
    crystal_report(reader, ELASTIR_ERROR, "geometry-cut", reader->fresh.line,
                   "no table of atoms stands behind this cell");
    crystal_free_geometry(&run->geometry);
    run->geometry = reader->fresh;
    reader->fresh = (elastir_geometry){0};
  }
  if (run != &reader->surplus && crystal_run_recognised(run)) {
    crystal_finish_vibrations(reader);
    crystal_finish_elastic(reader);
    report_run(reader, run);
  }
  reset_state(reader);
  if (run == &reader->surplus)
    crystal_free_run(run);
  reader->run = NULL;
}

/* ---- banner ---- */

/* The rest of "public : 1.0.2 - March 1st, 2018 STFC/Archer2 build": release up to the dash,
 * build behind the year. */
static void read_release(elastir_crystal_run *run, const char *text, size_t length)
{
  const char *dash = memchr(text, '-', length);
  size_t release = dash != NULL ? (size_t)(dash - text) : length;
  crystal_copy_word(run->release, sizeof run->release, text, release);
  for (size_t i = release; i + 4 <= length; i++)
    if (isdigit((unsigned char)text[i]) && isdigit((unsigned char)text[i + 1]) &&
        isdigit((unsigned char)text[i + 2]) && isdigit((unsigned char)text[i + 3])) {
      crystal_copy_word(run->build, sizeof run->build, text + i + 4, length - i - 4);
      return;
    }
}

static void read_box_line(elastir_crystal_run *run, const char *text, size_t length)
{
  static const char *const kinds[] = {"public :", "develop :", "Release :"};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    size_t word = strlen(kinds[i]);
    if (length < word || strncmp(text, kinds[i], word) != 0)
      continue;
    read_release(run, text + word, length - word);
    if (i == 1)
      snprintf(run->build, sizeof run->build, "develop");
    if (i == 2)
      run->build[0] = '\0'; /* "built 25 Aug 2006 13:02": a date and a time */
  }
}

void crystal_found_banner(crystal_reader *reader, const elastir_line *line, const char *text)
{
  const char *end = line->text + line->length;
  while (end > text && (end[-1] == ' ' || end[-1] == '*'))
    end--;
  while (text < end && (*text == ' ' || *text == '*'))
    text++;
  size_t length = (size_t)(end - text);
  if (length == 9 && strncmp(text, "CRYSTAL", 7) == 0 && isdigit((unsigned char)text[7]) &&
      isdigit((unsigned char)text[8])) {
    if (crystal_run_recognised(reader->run))
      crystal_begin_run(reader, line->number);
    reader->run->line = line->number;
    crystal_copy_word(reader->run->version, sizeof reader->run->version, text + 7, 2);
  } else if (reader->run->version[0] != '\0' && reader->run->started[0] == '\0') {
    read_box_line(reader->run, text, length);
  }
}

/* ---- start and end ---- */

/* "... DATE 20 09 2019 TIME 09:22:19.2" as 2019-09-20T09:22:19.2 */
static bool read_date(const char *text, char *target, size_t size)
{
  const char *date = strstr(text, "DATE ");
  int day, month, year, hour, minute;
  char seconds[8];
  if (date == NULL ||
      sscanf(date, "DATE %2d %2d %4d TIME %2d:%2d:%7[0-9.]", &day, &month, &year, &hour,
             &minute, seconds) != 6)
    return false;
  if (day < 1 || day > 31 || month < 1 || month > 12 || year < 0 || hour < 0 || hour > 24 ||
      minute < 0 || minute > 60)
    return false;
  snprintf(target, size, "%04d-%02d-%02dT%02d:%02d:%s", year, month, day, hour, minute, seconds);
  return true;
}

void crystal_found_start(crystal_reader *reader, const elastir_line *line, const char *text)
{
  elastir_crystal_run *run = reader->run;
  if (run->started[0] != '\0' || (run->version[0] == '\0' && crystal_run_recognised(run))) {
    crystal_begin_run(reader, line->number);
    run = reader->run;
  } else if (run->version[0] == '\0') {
    run->line = line->number;
  }
  if (!read_date(text, run->started, sizeof run->started)) {
    snprintf(run->started, sizeof run->started, "unknown");
    crystal_report(reader, ELASTIR_WARNING, "bad-date", line->number,
                   "'DATE dd mm yyyy TIME hh:mm:ss' was expected");
  }
  reader->title_next = true;
}

void crystal_found_end(crystal_reader *reader, const elastir_line *line, const char *text)
{
  elastir_crystal_run *run = reader->run;
  if (read_date(text, run->finished, sizeof run->finished) || line->unended)
    return;
  snprintf(run->finished, sizeof run->finished, "unknown");
  crystal_report(reader, ELASTIR_WARNING, "bad-date", line->number,
                 "'DATE dd mm yyyy TIME hh:mm:ss' was expected");
}

/* ---- SCF ---- */

/* " == SCF ENDED - CONVERGENCE ON ENERGY      E(AU) -7.6091361265011E+01 CYCLES   6" */
void crystal_found_scf(crystal_reader *reader, const elastir_line *line, const char *text)
{
  elastir_crystal_run *run = reader->run;
  if (run->finished[0] != '\0')
    return; /* a job script that greps its output */
  run->scf_count++;
  reader->scf_ended = true;
  if (strstr(text, "CONVERGENCE ON") != NULL) {
    crystal_number_behind(text, "E(AU)", &run->energy_hartree);
    if (run->scf_converged == ELASTIR_UNKNOWN)
      run->scf_converged = ELASTIR_YES;
    return;
  }
  run->scf_converged = ELASTIR_NO;
  if (run->scf_unconverged++ == 0)
    reader->first_unconverged = line->number;
}

/* " TOTAL ENERGY(DFT)(AU)(  9) -7.5422471149753E+02 DE 1.2E-10 tester 1.7E-16" follows the end of
 * each SCF. A second one, with another value, is of an SCF whose end is lost, or of a point of an
 * optimisation, whose SCFs are logged elsewhere; that of its last geometry may be seen again. */
void crystal_found_total_energy(crystal_reader *reader, const elastir_line *line,
                                const char *text)
{
  elastir_crystal_run *run = reader->run;
  const char *cycles = strstr(text, "(AU)(");
  double energy;
  if (run->finished[0] != '\0' || cycles == NULL ||
      !crystal_number_behind(cycles + strlen("(AU)("), ")", &energy))
    return;
  if (!reader->scf_ended && run->scf_count > 0 && energy != reader->total_energy) {
    run->energy_hartree = (double)NAN;
    reader->unseen_line = line->number;
  }
  reader->scf_ended = false;
  reader->total_energy = energy;
}

/* "* OPT END - FAILED * E(AU):  -7.621718784637E+01  POINTS  800 *" */
void crystal_found_failed_optimisation(crystal_reader *reader, const elastir_line *line,
                                       const char *text)
{
  (void)text;
  if (reader->unoptimised++ == 0)
    reader->first_unoptimised = line->number;
}

void crystal_free_run(elastir_crystal_run *run)
{
  free(run->title);
  for (size_t i = 0; i < run->message_count; i++)
    free(run->messages[i].text);
  free(run->messages);
  crystal_free_geometry(&run->geometry);
  crystal_free_vibrations(&run->vibrations);
  crystal_free_elastic(&run->elastic);
  *run = (elastir_crystal_run){0};
}
