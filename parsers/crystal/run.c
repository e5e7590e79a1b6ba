/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run.c: which program ran, when, how long, and whether its SCFs converged. */
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "crystal/internal.h"

void elastir_crystal_run_clear(elastir_crystal_run *run, long line)
{
  static const elastir_method no_method = {.fock_exchange_percent = NAN,
                                           .exchange_weight = NAN,
                                           .correlation_weight = NAN,
                                           .smearing_hartree = NAN};
  *run = (elastir_crystal_run){.line = line,
                               .elapsed_s = NAN,
                               .scf_converged = ELASTIR_UNKNOWN,
                               .energy_hartree = NAN,
                               .total_energy_hartree = NAN,
                               .enthalpy_hartree = NAN,
                               .band_gap_ev = NAN,
                               .band_gap_direct = ELASTIR_UNKNOWN,
                               .external_pressure_gpa = NAN,
                               .method = no_method};
  run->optimisation.converged = ELASTIR_UNKNOWN;
  run->geometry.dimensionality = -1;
  run->vibrations.gamma_table = run->vibrations.longitudinal_table = -1;
  run->vibrations.supercell_points = 1;
  run->vibrations.electronic_energy_hartree = NAN;
  run->vibrations.zero_point_energy_hartree = NAN;
  run->vibrations.softest_cm1 = NAN;
  run->elastic.pressure_gpa = NAN;
  run->elastic.density_g_cm3 = NAN;
  run->elastic.strain_step = NAN;
  for (size_t i = 0; i < 8; i++)
    run->elastic.averages[i] = NAN;
}

bool crystal_run_recognised(const elastir_crystal_run *run)
{
  return run->version[0] != '\0' || run->started[0] != '\0' || run->finished[0] != '\0' ||
         run->scf_count > 0 || run->geometry.line > 0 || run->vibrations.table_count > 0 ||
         run->elastic.size > 0;
}

/* What stands between the stars of the banner's box. */
static const char *inside_box(const elastir_line *line, const char *text, size_t *length)
{
  const char *end = line->text + line->length;
  while (end > text && (end[-1] == ' ' || end[-1] == '*'))
    end--;
  while (text < end && (*text == ' ' || *text == '*'))
    text++;
  *length = (size_t)(end - text);
  return text;
}

/* The digits of "CRYSTAL17"; NULL: another line of the box. */
static const char *banner_version(const elastir_line *line, const char *text)
{
  size_t length;
  text = inside_box(line, text, &length);
  bool named = length == 9 && strncmp(text, "CRYSTAL", 7) == 0 &&
               isdigit((unsigned char)text[7]) && isdigit((unsigned char)text[8]);
  return named ? text + 7 : NULL;
}

bool crystal_begins_run(const elastir_crystal_run *run, const crystal_landmark *landmark,
                        const elastir_line *line, const char *text)
{
  switch (landmark->kind) {
  case MARK_CONTENT:
    return run->finished[0] != '\0';
  case MARK_BANNER:
    return banner_version(line, text) != NULL && crystal_run_recognised(run);
  case MARK_START:
    return run->started[0] != '\0' || (run->version[0] == '\0' && crystal_run_recognised(run));
  default:
    return false;
  }
}

/* ---- the end ---- */

/* The first error that CRYSTAL speaks of, among those about a word or all; NULL: none. */
static const elastir_run_message *error_about(const elastir_crystal_run *run, const char *word)
{
  for (size_t i = 0; i < run->message_count; i++)
    if (run->messages[i].kind == ELASTIR_MESSAGE_ERROR &&
        strstr(run->messages[i].text, word) != NULL)
      return &run->messages[i];
  return NULL;
}

/* What CRYSTAL calls an error has been told, and is not told a second time. */
static void report_scf(crystal_reader *reader, elastir_crystal_run *run)
{
  bool told = error_about(run, "SCF") != NULL;
  if (told)
    run->scf_converged = ELASTIR_NO;
  if (run->scf_unconverged > 0)
    crystal_report(reader,
                   told                                     ? ELASTIR_INFO
                   : run->scf_unconverged == run->scf_count ? ELASTIR_ERROR
                                                            : ELASTIR_WARNING,
                   "scf-not-converged", reader->progress.first_unconverged,
                   "%zu of %zu SCFs of this run ended without convergence; the first of them "
                   "here", run->scf_unconverged, run->scf_count);
}

/* " CRYSTAL - PROPERTIES - TYPE OF CALCULATION :  RESTRICTED CLOSED SHELL" */
block_function *crystal_found_properties(crystal_reader *reader, const elastir_line *line,
                                         const char *text)
{
  (void)text;
  reader->progress.properties_line = line->number;
  return NULL;
}

/* Somebody who gives the output of `properties` alone has taken the wrong file. */
static void report_properties(crystal_reader *reader, const elastir_crystal_run *run)
{
  if (reader->progress.properties_line > 0 && run == reader->output->runs && run->scf_count == 0 &&
      run->geometry.line == 0)
    crystal_report(reader, ELASTIR_INFO, "properties-run", reader->progress.properties_line,
                   "a run of CRYSTAL's properties program: elastir does not read bands, densities or "
                   "charges; give the output of the calculation itself");
}

static void report_run(crystal_reader *reader, elastir_crystal_run *run)
{
  const crystal_progress_state *progress = &reader->progress;
  report_properties(reader, run);
  if (run->finished[0] == '\0')
    crystal_report(reader, error_about(run, "") != NULL ? ELASTIR_INFO : ELASTIR_WARNING,
                   "run-not-finished", reader->lines,
                   "no TERMINATION line up to here: the run that begins in line %ld was stopped or is still "
                   "running, or the file is cut", run->line);
  report_scf(reader, run);
  if (isnan(run->energy_hartree) && progress->unseen_line > 0)
    crystal_report(reader, ELASTIR_INFO, "energy-unknown", progress->unseen_line,
                   "the last total energy is %.13E hartree, but the end of its SCF is not "
                   "printed", progress->scf_energy);
  if (progress->unoptimised > 0)
    crystal_report(reader, ELASTIR_WARNING, "not-optimised", progress->first_unoptimised,
                   "%zu optimisations of the geometry ended without convergence; the first of "
                   "them here", progress->unoptimised);
}

/* Of a run that was killed the last timing counts, of another that of its end, END or ERR. */
static void take_elapsed(crystal_reader *reader, elastir_crystal_run *run)
{
  const char *timing = reader->progress.timing;
  if (run->finished[0] == '\0' || strstr(timing, " END ") != NULL ||
      strstr(timing, " ERR ") != NULL)
    crystal_number_behind(timing, "TELAPSE", &run->elapsed_s);
  else if (timing[0] != '\0')
    crystal_report(reader, ELASTIR_INFO, "elapsed-unknown", run->line,
                   "the run was terminated, but its last timing, '%.60s', is not that of END",
                   timing);
}

void crystal_remember_timing(crystal_reader *reader, const elastir_line *line)
{
  char *timing = reader->progress.timing;
  size_t length = line->length < sizeof reader->progress.timing
                      ? line->length
                      : sizeof reader->progress.timing - 1;
  if (line->unended)
    return;
  memcpy(timing, line->text, length);
  timing[length] = '\0';
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

block_function *crystal_found_banner(crystal_reader *reader, const elastir_line *line,
                                     const char *text)
{
  elastir_crystal_run *run = reader->run;
  const char *version = banner_version(line, text);
  if (version != NULL) {
    run->line = line->number;
    crystal_copy_word(run->version, sizeof run->version, version, 2);
  } else if (run->version[0] != '\0' && run->started[0] == '\0') {
    size_t length;
    const char *words = inside_box(line, text, &length);
    read_box_line(run, words, length);
  }
  return NULL;
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

block_function *crystal_found_start(crystal_reader *reader, const elastir_line *line,
                                    const char *text)
{
  elastir_crystal_run *run = reader->run;
  if (run->version[0] == '\0')
    run->line = line->number;
  if (!read_date(text, run->started, sizeof run->started)) {
    snprintf(run->started, sizeof run->started, "unknown");
    crystal_report(reader, ELASTIR_WARNING, "bad-date", line->number,
                   "expected 'DATE dd mm yyyy TIME hh:mm:ss'");
  }
  reader->title_next = true;
  return NULL;
}

block_function *crystal_found_end(crystal_reader *reader, const elastir_line *line,
                                  const char *text)
{
  elastir_crystal_run *run = reader->run;
  if (read_date(text, run->finished, sizeof run->finished) || line->unended)
    return NULL;
  snprintf(run->finished, sizeof run->finished, "unknown");
  crystal_report(reader, ELASTIR_WARNING, "bad-date", line->number,
                 "expected 'DATE dd mm yyyy TIME hh:mm:ss'");
  return NULL;
}

/* ---- SCF ---- */

/* " == SCF ENDED - CONVERGENCE ON ENERGY      E(AU) -7.6091361265011E+01 CYCLES   6" */
block_function *crystal_found_scf(crystal_reader *reader, const elastir_line *line,
                                  const char *text)
{
  elastir_crystal_run *run = reader->run;
  crystal_progress_state *progress = &reader->progress;
  if (run->finished[0] != '\0')
    return NULL; /* a job script that greps its output */
  run->scf_count++;
  progress->scf_ended = progress->scf_of_point = true;
  progress->scf_failed = strstr(text, "CONVERGENCE ON") == NULL;
  if (!progress->scf_failed) {
    crystal_number_behind(text, "E(AU)", &run->energy_hartree);
    run->total_energy_hartree = run->energy_hartree;
    if (run->scf_converged == ELASTIR_UNKNOWN)
      run->scf_converged = ELASTIR_YES;
    return NULL;
  }
  run->scf_converged = ELASTIR_NO;
  if (run->scf_unconverged++ == 0)
    progress->first_unconverged = line->number;
  return NULL;
}

/* " TOTAL ENERGY CORRECTED: EXTERNAL STRESS CONTRIBUTION =    0.226E+00": the next total energy is an
 * enthalpy, and so is that of the end of the optimisation. */
block_function *crystal_found_enthalpy(crystal_reader *reader, const elastir_line *line,
                                       const char *text)
{
  (void)line;
  (void)text;
  reader->progress.enthalpies = reader->progress.enthalpy_next = true;
  return NULL;
}

/* That of a point of an optimisation under pressure, whose SCF may be logged elsewhere. */
static void take_enthalpy(crystal_progress_state *progress, elastir_crystal_run *run, double enthalpy)
{
  run->enthalpy_hartree = enthalpy;
  if (!progress->scf_of_point)
    run->energy_hartree = run->total_energy_hartree = (double)NAN;
  progress->enthalpy_next = progress->scf_of_point = false;
}

/* The total energy behind the end of an SCF is that of the SCF. */
static bool is_of_scf(const elastir_crystal_run *run, const crystal_progress_state *progress,
                      double energy)
{
  if (progress->scf_failed || isnan(run->energy_hartree))
    return progress->scf_ended;
  return progress->scf_ended &&
         fabs(energy - run->energy_hartree) <= 1e-8 * fabs(run->energy_hartree);
}

/* " TOTAL ENERGY(DFT)(AU)(  9) -7.5422471149753E+02 DE 1.2E-10 tester 1.7E-16" follows the end of
 * each SCF. A second one, with another value, is of an SCF whose end is lost, or of a point of an
 * optimisation, whose SCFs are logged elsewhere; that of its last geometry may be seen again. */
block_function *crystal_found_total_energy(crystal_reader *reader, const elastir_line *line,
                                           const char *text)
{
  elastir_crystal_run *run = reader->run;
  crystal_progress_state *progress = &reader->progress;
  const char *cycles = strstr(text, "(AU)(");
  double energy;
  if (run->finished[0] != '\0' || cycles == NULL ||
      !crystal_number_behind(cycles + strlen("(AU)("), ")", &energy))
    return NULL;
  if (progress->enthalpy_next && !progress->scf_ended) {
    take_enthalpy(progress, run, energy);
    return NULL;
  }
  if (!is_of_scf(run, progress, energy) && run->scf_count > 0 &&
      energy != progress->scf_energy) {
    run->energy_hartree = (double)NAN;
    progress->unseen_line = line->number;
    progress->scf_failed = false;
  }
  if (!progress->scf_failed)
    run->total_energy_hartree = energy;
  progress->scf_ended = false;
  progress->scf_energy = energy;
  return NULL;
}

/* " TOTAL ENERGY + DISP (AU)        -7.5427644574029E+02", also "… + DISP + GCP (AU) …" and
 * "… + GCP (AU) …" */
block_function *crystal_found_corrected_energy(crystal_reader *reader, const elastir_line *line,
                                               const char *text)
{
  (void)line;
  double energy;
  if (reader->run->finished[0] == '\0' && !reader->progress.scf_failed &&
      crystal_number_behind(text, "(AU)", &energy))
    reader->run->total_energy_hartree = energy;
  return NULL;
}

/* ---- optimisation ---- */

/* " COORDINATE AND CELL OPTIMIZATION - POINT    2", "ATOMS …", "CELL …" */
block_function *crystal_found_optimisation_point(crystal_reader *reader,
                                                 const elastir_line *line, const char *text)
{
  elastir_optimisation *optimisation = &reader->run->optimisation;
  const char *point = strstr(text, "POINT");
  if (point == NULL || !crystal_leading_integer(point + strlen("POINT"), &optimisation->points,
                                                NULL))
    return NULL;
  optimisation->line = line->number;
  optimisation->converged = ELASTIR_UNKNOWN;
  if (optimisation->points > 1) /* what was printed before is of other geometries */
    reader->run->energy_hartree = reader->run->total_energy_hartree = (double)NAN;
  bool cell = strstr(text, "CELL") != NULL;
  bool atoms = *text == 'A' || strncmp(text, "COORDINATE", strlen("COORDINATE")) == 0;
  optimisation->kind = cell && atoms ? ELASTIR_OPTIMISE_BOTH
                       : cell        ? ELASTIR_OPTIMISE_CELL
                                     : ELASTIR_OPTIMISE_ATOMS;
  return NULL;
}

/* "* OPT END - FAILED * E(AU):  -7.621718784637E+01  POINTS  800 *", CONVERGED or FAILED. The
 * energy is that of the last point, with its corrections; the SCF of that point is logged
 * elsewhere, and its energy the last total energy. */
block_function *crystal_found_optimisation_end(crystal_reader *reader, const elastir_line *line,
                                               const char *text)
{
  elastir_crystal_run *run = reader->run;
  crystal_progress_state *progress = &reader->progress;
  elastir_optimisation *optimisation = &run->optimisation;
  bool failed = strstr(text, "FAILED") != NULL;
  optimisation->line = line->number;
  optimisation->converged = failed                               ? ELASTIR_NO
                            : strstr(text, "CONVERGED") != NULL ? ELASTIR_YES
                                                                 : ELASTIR_UNKNOWN;
  const char *points = strstr(text, "POINTS");
  if (points != NULL)
    crystal_leading_integer(points + strlen("POINTS"), &optimisation->points, NULL);
  if (isnan(run->energy_hartree) && progress->unseen_line > 0)
    run->energy_hartree = progress->scf_energy;
  double energy;
  if (crystal_number_behind(text, "E(AU):", &energy))
    *(progress->enthalpies ? &run->enthalpy_hartree : &run->total_energy_hartree) = energy;
  if (failed && progress->unoptimised++ == 0)
    progress->first_unoptimised = line->number;
  return NULL;
}

void crystal_finish_progress(crystal_reader *reader)
{
  take_elapsed(reader, reader->run);
  report_run(reader, reader->run);
}

void crystal_free_run(elastir_crystal_run *run)
{
  free(run->title);
  free(run->method.basis);
  crystal_free_messages(run);
  crystal_free_geometry(&run->geometry);
  crystal_free_vibrations(&run->vibrations);
  crystal_free_elastic(&run->elastic);
  free(run->quasi_harmonic.points);
  *run = (elastir_crystal_run){0};
}
