/* SPDX-License-Identifier: GPL-3.0-or-later */
/* method.c: the level of theory: Hamiltonian, corrections, accuracy. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "crystal/internal.h"

static elastir_method *method_at(crystal_reader *reader, long line)
{
  elastir_method *method = &reader->run->method;
  if (method->line == 0)
    method->line = line;
  return method;
}

/* What stands between two characters, the first of each behind *text, which is moved on. */
static bool between(const char **text, char open, char close, char *target, size_t size)
{
  const char *begin = strchr(*text, open);
  const char *end = begin != NULL ? strchr(begin, close) : NULL;
  if (end == NULL)
    return false;
  crystal_copy_word(target, size, begin + 1, (size_t)(end - begin - 1));
  *text = end + 1;
  return true;
}

/* ---- Hamiltonian ---- */

/* "TYPE OF CALCULATION :  RESTRICTED CLOSED SHELL" */
block_function *crystal_found_spin(crystal_reader *reader, const elastir_line *line,
                                   const char *text)
{
  elastir_method *method = method_at(reader, line->number);
  const char *colon = strchr(text, ':');
  if (colon != NULL)
    crystal_copy_lower(method->spin, sizeof method->spin, colon + 1, strlen(colon + 1));
  return NULL;
}

/* "KOHN-SHAM HAMILTONIAN", "HARTREE-FOCK HAMILTONIAN" */
block_function *crystal_found_hamiltonian(crystal_reader *reader, const elastir_line *line,
                                          const char *text)
{
  elastir_method *method = method_at(reader, line->number);
  snprintf(method->hamiltonian, sizeof method->hamiltonian, "%s",
           *text == 'K' ? "Kohn-Sham" : "Hartree-Fock");
  return NULL;
}

/* "(EXCHANGE)[CORRELATION] FUNCTIONAL:(BECKE 88)[LEE-YANG-PARR]" */
block_function *crystal_found_functional(crystal_reader *reader, const elastir_line *line,
                                         const char *text)
{
  elastir_method *method = method_at(reader, line->number);
  const char *rest = strchr(text, ':');
  if (rest == NULL ||
      !between(&rest, '(', ')', method->exchange, sizeof method->exchange) ||
      !between(&rest, '[', ']', method->correlation, sizeof method->correlation))
    crystal_report(reader, ELASTIR_WARNING, "method-damaged", line->number,
                   "expected 'FUNCTIONAL:(exchange)[correlation]'");
  return NULL;
}

/* "NON-LOCAL WEIGHTING FACTOR (EXCHANGE) =           0.9000", "… [CORRELATION] = …" */
block_function *crystal_found_weight(crystal_reader *reader, const elastir_line *line,
                                     const char *text)
{
  elastir_method *method = method_at(reader, line->number);
  crystal_number_behind(text, "=",
                        strstr(text, "[CORR") != NULL ? &method->correlation_weight
                                                      : &method->exchange_weight);
  return NULL;
}

/* "HYBRID EXCHANGE - PERCENTAGE OF FOCK EXCHANGE    25.0000" */
block_function *crystal_found_fock_exchange(crystal_reader *reader, const elastir_line *line,
                                            const char *text)
{
  elastir_method *method = method_at(reader, line->number);
  crystal_number_behind(text, "FOCK EXCHANGE", &method->fock_exchange_percent);
  return NULL;
}

block_function *crystal_found_range_separation(crystal_reader *reader, const elastir_line *line,
                                               const char *text)
{
  (void)text;
  method_at(reader, line->number)->range_separated = true;
  return NULL;
}

/* ---- corrections ---- */

static void take_dispersion(elastir_method *method, const char *name)
{
  if (strlen(name) > strlen(method->dispersion)) /* "D3(BJ)" says more than "D3" */
    snprintf(method->dispersion, sizeof method->dispersion, "%s", name);
}

/* The total energy that was printed lacks this; one that holds it follows. */
static void await_total(crystal_reader *reader)
{
  if (reader->run->finished[0] == '\0')
    reader->run->total_energy_hartree = (double)NAN;
}

/* "D3 DISPERSION ENERGY (AU)  …", "GRIMME DISPERSION ENERGY (AU) …" of D2, "DFT-D V3(BJ)" */
block_function *crystal_found_dispersion(crystal_reader *reader, const elastir_line *line,
                                         const char *text)
{
  elastir_method *method = method_at(reader, line->number);
  if (strstr(text, "ENERGY") != NULL)
    await_total(reader);
  if (strncmp(text, "GRIMME", 6) == 0)
    take_dispersion(method, "D2");
  else if (strncmp(text, "DFT-D V", 7) == 0)
    take_dispersion(method, strstr(text, "(BJ)") != NULL ? "D3(BJ)" : "D3");
  else
    take_dispersion(method, "D3");
  return NULL;
}

/* "GCP ENERGY (AU)                 1.9763145071443E-01" */
block_function *crystal_found_gcp(crystal_reader *reader, const elastir_line *line,
                                  const char *text)
{
  (void)text;
  await_total(reader);
  method_at(reader, line->number)->gcp = true;
  return NULL;
}

/* "RDDFTP **** PBEh-3c calculation" or "… has to be combined with def2-mSVP basis set",
 * "DFTD3_INPUT **** PERFORM LATEST DISPERSION CORRECTION DFT-D3(BJ) WITH AUTOMATIC PARAMETER
 * SETUP" */
void crystal_note_method(crystal_reader *reader, long line, const char *text)
{
  const char *mark = strstr(text, "-3c calculation");
  if (mark == NULL)
    mark = strstr(text, "-3c has to be combined");
  if (mark != NULL) {
    const char *begin = mark;
    while (begin > text && begin[-1] != ' ')
      begin--;
    elastir_method *method = method_at(reader, line);
    crystal_copy_word(method->composite, sizeof method->composite, begin,
                      (size_t)(mark - begin) + strlen("-3c"));
  }
  const char *dispersion = strstr(text, "DFT-D3(");
  if (dispersion != NULL)
    take_dispersion(method_at(reader, line),
                    strncmp(dispersion, "DFT-D3(BJ)", 10) == 0 ? "D3(BJ)" : "D3");
}

/* ---- accuracy ---- */

/* "SHRINK. FACT.(MONKH.)    6  6  6  NUMBER OF K POINTS IN THE IBZ     24" */
block_function *crystal_found_shrink(crystal_reader *reader, const elastir_line *line,
                                     const char *text)
{
  elastir_method *method = method_at(reader, line->number);
  const char *rest = strchr(text, ')');
  int shrink[3];
  for (int i = 0; i < 3; i++)
    if (rest == NULL || !crystal_leading_integer(rest + (*rest == ')'), &shrink[i], &rest))
      return NULL;
  memcpy(method->shrink, shrink, sizeof shrink);
  return NULL;
}

/* "SHRINKING FACTOR(GILAT NET)    6  NUMBER OF K POINTS(GILAT NET)     24" */
block_function *crystal_found_gilat(crystal_reader *reader, const elastir_line *line,
                                    const char *text)
{
  crystal_leading_integer(strchr(text, ')') + 1, &method_at(reader, line->number)->gilat, NULL);
  return NULL;
}

/* "NUMBER OF AO               216  EXCHANGE OVERLAP TOL        (T3) 10**   -6" */
block_function *crystal_found_tolerance(crystal_reader *reader, const elastir_line *line,
                                        const char *text)
{
  elastir_method *method = method_at(reader, line->number);
  const char *name = strstr(text, "(T"), *power = strstr(text, "10**");
  int value;
  if (name == NULL || name[2] < '1' || name[2] > '5' || power == NULL)
    return NULL;
  power += strlen("10**");
  power += strspn(power, " ");
  if (*power == '-' && crystal_leading_integer(power + 1, &value, NULL)) {
    method->tolerances[name[2] - '1'] = value;
    reader->method.tolerances |= 1 << (name[2] - '1');
    method->has_tolerances = reader->method.tolerances == 31;
  }
  return NULL;
}

/* The largest whole number behind an opening bracket. */
static int largest_behind(const char *text, char open, int largest)
{
  int found;
  for (const char *p = strchr(text, open); p != NULL; p = strchr(p + 1, open))
    if (crystal_leading_integer(p + 1, &found, NULL) && found > largest)
      largest = found;
  return largest;
}

/* "RADIAL INTEGRATION  - INTERVALS (POINTS,UPPER LIMIT):            1( 75,  4.0*R)" */
block_function *crystal_found_radial_grid(crystal_reader *reader, const elastir_line *line,
                                          const char *text)
{
  method_at(reader, line->number)->radial_points = largest_behind(text, '(', 0);
  return NULL;
}

/* "  1(  4[  86]   0.2)  2(  8[ 194]   0.5)  3( 12[ 350]   0.9)  4( 16[ 974]   3.5)" */
static bool angular_block(crystal_reader *reader, const elastir_line *line)
{
  elastir_method *method = &reader->run->method;
  if (line == NULL || memchr(line->text, '[', line->length) == NULL)
    return false;
  method->angular_points = largest_behind(line->text, '[', method->angular_points);
  return true;
}

block_function *crystal_found_angular_grid(crystal_reader *reader, const elastir_line *line,
                                           const char *text)
{
  (void)text;
  method_at(reader, line->number)->angular_points = 0;
  return angular_block;
}

/* "FERMI SMEARING - TEMPERATURE SMEARING OF FERMI SURFACE  0.1000E-03" */
block_function *crystal_found_smearing(crystal_reader *reader, const elastir_line *line,
                                       const char *text)
{
  crystal_number_behind(text, "FERMI SURFACE",
                        &method_at(reader, line->number)->smearing_hartree);
  return NULL;
}

block_function *crystal_found_pseudopotential(crystal_reader *reader, const elastir_line *line,
                                              const char *text)
{
  (void)text;
  method_at(reader, line->number)->pseudopotentials = true;
  return NULL;
}

/* ---- names ---- */

static bool is_near(double value, double expected)
{
  return fabs(value - expected) < 5e-4;
}

/* Functionals whose parts CRYSTAL prints instead of a name. A percentage or weight that is not
 * printed is none, and 1. */
static const struct {
  const char *name, *exchange, *correlation;
  double fock_percent, exchange_weight, correlation_weight;
} functionals[] = {
    {"PBE", "PERDEW-BURKE-ERNZERHOF", "PERDEW-BURKE-ERNZERHOF", 0.0, 1.0, 1.0},
    {"PBE0", "PERDEW-BURKE-ERNZERHOF", "PERDEW-BURKE-ERNZERHOF", 25.0, 1.0, 1.0},
    {"BLYP", "BECKE 88", "LEE-YANG-PARR", 0.0, 1.0, 1.0},
    {"B3LYP", "BECKE 88", "LEE-YANG-PARR", 20.0, 0.9, 0.81},
    {"B3PW", "BECKE 88", "PERDEW-WANG GGA", 20.0, 0.9, 0.81},
    {"HSE06", "HSE06 SR/GGA", "PERDEW-BURKE-ERNZERHOF", 25.0, 1.0, 1.0},
    {"PBEsol", "PBEsol GGA", "PBEsol", 0.0, 1.0, 1.0},
    {"PBEsol0", "PBEsol GGA", "PBEsol", 25.0, 1.0, 1.0},
    {"HSEsol", "HSEsol GGA", "PBEsol", 25.0, 1.0, 1.0},
    {"B1WC", "WU-COHEN GGA", "PERDEW-WANG GGA", 16.0, 1.0, 1.0},
    {"WC1LYP", "WU-COHEN GGA", "LEE-YANG-PARR", 16.0, 1.0, 1.0},
    {"SVWN", "DIRAC-SLATER LDA", "VOSKO-WILK-NUSAIR", 0.0, 1.0, 1.0},
};

static void name_functional(elastir_method *method)
{
  double fock = isnan(method->fock_exchange_percent) ? 0.0 : method->fock_exchange_percent;
  double exchange = isnan(method->exchange_weight) ? 1.0 : method->exchange_weight;
  double correlation = isnan(method->correlation_weight) ? 1.0 : method->correlation_weight;
  if (method->exchange[0] == '\0') {
    if (method->hamiltonian[0] == 'H')
      snprintf(method->functional, sizeof method->functional, "HF");
    return;
  }
  for (size_t i = 0; i < sizeof functionals / sizeof *functionals; i++)
    if (strcmp(method->exchange, functionals[i].exchange) == 0 &&
        strcmp(method->correlation, functionals[i].correlation) == 0 &&
        is_near(fock, functionals[i].fock_percent) &&
        is_near(exchange, functionals[i].exchange_weight) &&
        is_near(correlation, functionals[i].correlation_weight)) {
      snprintf(method->functional, sizeof method->functional, "%s", functionals[i].name);
      return;
    }
  if (strstr(method->exchange, "-3c") != NULL) { /* HSE-3c has the correlation of PBEh-3c */
    snprintf(method->functional, sizeof method->functional, "%s", method->exchange);
    return;
  }
  char parts[120];
  if (strcmp(method->exchange, method->correlation) == 0) /* "(r2SCAN)[r2SCAN]" */
    snprintf(parts, sizeof parts, "%s", method->exchange);
  else
    snprintf(parts, sizeof parts, "(%s)[%s]", method->exchange, method->correlation);
  if (fock > 0.0)
    elastir_snprintf(parts + strlen(parts), sizeof parts - strlen(parts), " %g%% HF", fock);
  crystal_copy_word(method->functional, sizeof method->functional, parts, strlen(parts));
}

void crystal_finish_method(crystal_reader *reader)
{
  elastir_crystal_run *run = reader->run;
  elastir_method *method = &run->method;
  name_functional(method);
  if (method->composite[0] == '\0' && strstr(method->exchange, "-3c") != NULL)
    crystal_copy_word(method->composite, sizeof method->composite, method->exchange,
                      strlen(method->exchange));
  for (size_t i = 0; i < run->geometry.atoms_read && method->line > 0; i++)
    method->pseudopotentials |= run->geometry.atoms[i].pseudopotential;
}
