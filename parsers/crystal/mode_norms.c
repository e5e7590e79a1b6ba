/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mode_norms.c: how long the normal modes are. The classical amplitude of a mode is where its zero
 * point energy is all potential, Q^2 = hbar / omega, Q^2 = sum m x^2 over the displacements x.
 * An imaginary mode has that of its absolute value. Some runs print vectors of
 * sum m x^2 = 1 u below the same heading. */
#include <math.h>

#include "base/codata.h"
#include "base/pi.h"
#include "crystal/internal.h"

/* hbar / |omega| of a wave of 1 cm-1, in u bohr^2. */
static const double unit_norm_u_bohr2 =
    CODATA_REDUCED_PLANCK / (2 * ELASTIR_PI * CODATA_LIGHT_CM_S) /
    (CODATA_AMU_KG * (CODATA_BOHR_ANGSTROM * 1e-10) * (CODATA_BOHR_ANGSTROM * 1e-10));

/* Nearer to zero modes are translations, and two digits of a wavenumber say little. */
static const double lowest_cm1 = 5.0;

/* Modes and the masses of their atoms. */
typedef struct {
  elastir_normal_modes *modes;
  const elastir_geometry *geometry;
  double common_mass_amu; /* of all atoms, where the modes are of a smaller cell than the
                           * geometry; NAN: each atom has its own */
} weighed_modes;

/* false: the masses of the atoms of the modes are not known. */
static bool weigh(crystal_reader *reader, weighed_modes *w)
{
  const elastir_geometry *geometry = &reader->run->geometry;
  *w = (weighed_modes){&reader->run->vibrations.normal_modes, geometry, NAN};
  if (geometry->atoms_read == w->modes->atom_count)
    return !isnan(geometry->atoms[0].mass_amu);
  for (size_t i = 1; i < geometry->atoms_read; i++)
    if (geometry->atoms[i].mass_amu != geometry->atoms[0].mass_amu)
      return false;
  if (geometry->atoms_read > 0)
    w->common_mass_amu = geometry->atoms[0].mass_amu;
  return !isnan(w->common_mass_amu);
}

typedef struct {
  double norm, rounding; /* sum m x^2, and the most that four digits of each x make of it */
} measured_norm;

static measured_norm measure(const weighed_modes *w, size_t mode)
{
  const double half_digit = 0.5e-4;
  size_t atoms = w->modes->atom_count;
  const double *x = w->modes->displacement + mode * 3 * atoms;
  measured_norm result = {0.0, 0.0};
  for (size_t i = 0; i < atoms; i++, x += 3) {
    double mass = isnan(w->common_mass_amu) ? w->geometry->atoms[i].mass_amu : w->common_mass_amu;
    double squares = x[0] * x[0] + x[1] * x[1] + x[2] * x[2];
    double sizes = fabs(x[0]) + fabs(x[1]) + fabs(x[2]);
    result.norm += mass * squares;
    result.rounding += mass * half_digit * (2.0 * sizes + 3.0 * half_digit);
  }
  return result;
}

static bool has_amplitude(const elastir_normal_modes *modes, size_t mode)
{
  return fabs(modes->wavenumber_cm1[mode]) >= lowest_cm1;
}

static double expected_norm(const elastir_normal_modes *modes, size_t mode, bool classical)
{
  return classical ? unit_norm_u_bohr2 / fabs(modes->wavenumber_cm1[mode]) : 1.0;
}

/* The heads have two digits of the wavenumber, which the classical norm goes with the inverse of;
 * masses have four, and CRYSTAL's constants are older: far less than 1e-4. */
static bool agrees(const weighed_modes *w, size_t mode, bool classical)
{
  measured_norm measured = measure(w, mode);
  double expected = expected_norm(w->modes, mode, classical);
  double relative = 1e-4 + 0.0051 / fabs(w->modes->wavenumber_cm1[mode]);
  return fabs(measured.norm - expected) <= measured.rounding + relative * expected;
}

/* Modes with an amplitude, and those of them that have the norm. */
typedef struct {
  size_t all, agreeing;
} norm_count;

static norm_count count_agreeing(const weighed_modes *w, bool classical)
{
  norm_count count = {0, 0};
  for (size_t i = 0; i < w->modes->mode_count; i++) {
    count.all += has_amplitude(w->modes, i);
    count.agreeing += has_amplitude(w->modes, i) && agrees(w, i, classical);
  }
  return count;
}

static void report_odd_modes(crystal_reader *reader, const weighed_modes *w, bool classical)
{
  for (size_t i = 0; i < w->modes->mode_count; i++) {
    if (!has_amplitude(w->modes, i) || agrees(w, i, classical))
      continue;
    measured_norm measured = measure(w, i);
    crystal_report(reader, ELASTIR_ERROR, "normal-mode-norm", reader->block_line,
                   "mode %zu of %.2f cm-1 has another length than the others: masses times squared "
                   "displacements add up to %.5g u bohr2, expected %.5g +- %.2g", i + 1,
                   w->modes->wavenumber_cm1[i], measured.norm,
                   expected_norm(w->modes, i, classical), measured.rounding);
  }
}

/* From sum m x^2 = 1 u to displacements in bohr. */
static void make_classical(elastir_normal_modes *modes)
{
  size_t rows = 3 * modes->atom_count;
  for (size_t i = 0; i < modes->mode_count; i++)
    for (size_t k = 0; has_amplitude(modes, i) && k < rows; k++)
      modes->displacement[i * rows + k] *= sqrt(expected_norm(modes, i, true));
}

static bool any_amplitude(const elastir_normal_modes *modes)
{
  for (size_t i = 0; i < modes->mode_count; i++)
    if (has_amplitude(modes, i))
      return true;
  return false;
}

void crystal_check_mode_norms(crystal_reader *reader)
{
  weighed_modes w;
  if (!any_amplitude(&reader->run->vibrations.normal_modes))
    return;
  if (!weigh(reader, &w)) {
    crystal_report(reader, ELASTIR_INFO, "normal-mode-norm", reader->block_line,
                   "without the masses of the atoms it cannot be checked that the normal modes are classical "
                   "amplitudes in bohr, as assumed");
    return;
  }
  norm_count count = count_agreeing(&w, true);
  bool classical = 2 * count.agreeing > count.all;
  if (!classical)
    count = count_agreeing(&w, false);
  if (2 * count.agreeing <= count.all) {
    crystal_report(reader, ELASTIR_WARNING, "normal-mode-norm", reader->block_line,
                   "the normal modes have neither the length of classical amplitudes nor a common one: "
                   "masses, wavenumbers and displacements are inconsistent");
    return;
  }
  if (count.agreeing < count.all)
    report_odd_modes(reader, &w, classical);
  if (classical)
    return;
  crystal_report(reader, ELASTIR_INFO, "normal-mode-norm", reader->block_line,
                 "masses times squared displacements add up to 1 u in each mode, whatever the heading "
                 "states; they are converted to classical amplitudes, except those below %g "
                 "cm-1", lowest_cm1);
  make_classical(w.modes);
}
