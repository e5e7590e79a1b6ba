/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mode_norms.c: how long the normal modes are. The classical amplitude of a mode is where its zero
 * point energy is all potential, Q^2 = hbar / omega, Q^2 = sum m x^2 over the displacements x.
 * An imaginary mode has that of its absolute value. Some runs print vectors of
 * sum m x^2 = 1 u below the same heading. */
#include <math.h>

#include "crystal/internal.h"

/* hbar / |omega| of a wave of 1 cm-1, in u bohr^2 (CODATA 2018). */
static const double unit_norm_u_bohr2 =
    1.054571817e-34 / (2 * 3.14159265358979323846 * 2.99792458e10) /
    (1.66053906660e-27 * 5.29177210903e-11 * 5.29177210903e-11);

/* Nearer to zero modes are translations, and two digits of a wavenumber say little. */
static const double lowest_cm1 = 5.0;

/* Of an atom of the modes; NAN if unknown, or if they are of a smaller cell than the masses. */
static double mass_of(const elastir_geometry *geometry, const elastir_normal_modes *modes,
                      size_t atom)
{
  if (geometry->atoms_read == modes->atom_count)
    return geometry->atoms[atom].mass_amu;
  for (size_t i = 1; i < geometry->atoms_read; i++)
    if (geometry->atoms[i].mass_amu != geometry->atoms[0].mass_amu)
      return NAN;
  return geometry->atoms_read > 0 ? geometry->atoms[0].mass_amu : NAN;
}

typedef struct {
  double norm, rounding; /* sum m x^2, and the most that four digits of each x make of it */
} measured_norm;

static measured_norm measure(const elastir_geometry *geometry, const elastir_normal_modes *modes,
                             size_t mode)
{
  const double *x = modes->displacement + mode * 3 * modes->atom_count;
  const double half_digit = 0.5e-4;
  measured_norm result = {0.0, 0.0};
  for (size_t i = 0; i < 3 * modes->atom_count; i++) {
    double mass = mass_of(geometry, modes, i / 3);
    result.norm += mass * x[i] * x[i];
    result.rounding += mass * half_digit * (2.0 * fabs(x[i]) + half_digit);
  }
  return result;
}

/* The heads have two digits of the wavenumber, which the classical norm goes with the inverse of;
 * masses have four, and CRYSTAL's constants are older: far less than 1e-4. */
static bool agrees(measured_norm measured, double expected, double wavenumber_cm1)
{
  double tolerance = measured.rounding + (1e-4 + 0.0051 / wavenumber_cm1) * expected;
  return fabs(measured.norm - expected) <= tolerance;
}

static bool has_amplitude(double wavenumber_cm1)
{
  return fabs(wavenumber_cm1) >= lowest_cm1;
}

/* How many modes have an amplitude, and how many of them each norm. */
static void count_norms(const elastir_geometry *geometry, const elastir_normal_modes *modes,
                        size_t *all, size_t *classical, size_t *unit)
{
  *all = *classical = *unit = 0;
  for (size_t i = 0; i < modes->mode_count; i++) {
    double wavenumber = fabs(modes->wavenumber_cm1[i]);
    if (!has_amplitude(wavenumber))
      continue;
    measured_norm measured = measure(geometry, modes, i);
    ++*all;
    *classical += agrees(measured, unit_norm_u_bohr2 / wavenumber, wavenumber);
    *unit += agrees(measured, 1.0, wavenumber);
  }
}

static void report_odd_modes(crystal_reader *reader, const elastir_geometry *geometry,
                             const elastir_normal_modes *modes, bool classical)
{
  for (size_t i = 0; i < modes->mode_count; i++) {
    double wavenumber = fabs(modes->wavenumber_cm1[i]);
    double expected = classical ? unit_norm_u_bohr2 / wavenumber : 1.0;
    if (!has_amplitude(wavenumber))
      continue;
    measured_norm measured = measure(geometry, modes, i);
    if (!agrees(measured, expected, wavenumber))
      crystal_report(reader, ELASTIR_ERROR, "normal-mode-norm", reader->block_line,
                     "mode %zu of %.2f cm-1 is not as long as the others: masses times squared "
                     "displacements add up to %.5g u bohr2, expected is %.5g +- %.2g", i + 1,
                     modes->wavenumber_cm1[i], measured.norm, expected, measured.rounding);
  }
}

/* From sum m x^2 = 1 u to displacements in bohr. */
static void make_classical(elastir_normal_modes *modes)
{
  for (size_t i = 0; i < modes->mode_count; i++) {
    double wavenumber = fabs(modes->wavenumber_cm1[i]);
    if (!has_amplitude(wavenumber))
      continue;
    double *x = modes->displacement + i * 3 * modes->atom_count;
    for (size_t k = 0; k < 3 * modes->atom_count; k++)
      x[k] *= sqrt(unit_norm_u_bohr2 / wavenumber);
  }
}

void crystal_check_mode_norms(crystal_reader *reader)
{
  elastir_normal_modes *modes = &reader->run->vibrations.normal_modes;
  const elastir_geometry *geometry = &reader->run->geometry;
  size_t all, classical, unit;
  if (!modes->complete || geometry->atoms_read < modes->atom_count ||
      isnan(mass_of(geometry, modes, 0)))
    return;
  count_norms(geometry, modes, &all, &classical, &unit);
  if (all == 0)
    return;
  if (2 * classical <= all && 2 * unit <= all) {
    crystal_report(reader, ELASTIR_WARNING, "normal-mode-norm", reader->block_line,
                   "the normal modes have neither the length of classical amplitudes nor a "
                   "common one: masses, wavenumbers and displacements do not go together");
    return;
  }
  report_odd_modes(reader, geometry, modes, classical >= unit);
  if (classical >= unit)
    return;
  crystal_report(reader, ELASTIR_INFO, "normal-mode-norm", reader->block_line,
                 "masses times squared displacements add up to 1 u in each mode, whatever the "
                 "heading says; they are converted to classical amplitudes, those below %g cm-1 "
                 "excepted", lowest_cm1);
  make_classical(modes);
}
