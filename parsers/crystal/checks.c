/* SPDX-License-Identifier: GPL-3.0-or-later */
/* checks.c: what one output says twice must agree; a difference is reported, never repaired. */
#include <math.h>
#include <string.h>

#include "base/angle.h"
#include "base/codata.h"
#include "base/pi.h"
#include "crystal/internal.h"

/* CRYSTAL's older constants differ from those of codata.h in the seventh digit, which the tolerances
 * cover. */

/* EIGV has four digits, at worst 0.1000: half a unit of the last is 5e-4 of it, 2.5e-4 of its
 * root. The wavenumber has four digits behind the point; a translation's root may be 2e-4.
 * Where Eckart conditions are imposed, translations are printed as 0.0000 with eigenvalues that
 * are zero but for rounding: 0.2782E-16, of which the root is 0.0012 cm-1. */
static bool eigenvalue_agrees(const elastir_mode_set *set)
{
  double root = sqrt(fabs(set->eigenvalue_hartree2)) * CODATA_HARTREE_CM1;
  if (set->wavenumber_cm1 == 0.0 && set->frequency_thz == 0.0 && root < 0.05)
    return true;
  double signed_root = set->eigenvalue_hartree2 < 0.0 ? -root : root;
  double tolerance = 2.6e-4 * root + 2e-4;
  return fabs(signed_root - set->wavenumber_cm1) <= tolerance;
}

/* The frequency has four digits behind the point, too: 5e-5 THz are 0.00167 cm-1. */
static bool frequency_agrees(const elastir_mode_set *set)
{
  double wavenumber = set->frequency_thz * CODATA_THZ_CM1;
  return fabs(wavenumber - set->wavenumber_cm1) <= 0.0018 + 1e-6 * fabs(wavenumber);
}

void crystal_check_mode_set(crystal_reader *reader, const elastir_mode_set *set)
{
  bool comparable = !isnan(set->wavenumber_cm1);
  if (comparable && !isnan(set->eigenvalue_hartree2) && !eigenvalue_agrees(set))
    crystal_report(reader, ELASTIR_ERROR, "frequency-mismatch", set->line,
                   "modes %d to %d: %.4f cm-1, but the eigenvalue %.4e gives %.4f cm-1",
                   set->first, set->last, set->wavenumber_cm1, set->eigenvalue_hartree2,
                   copysign(sqrt(fabs(set->eigenvalue_hartree2)) * CODATA_HARTREE_CM1,
                            set->eigenvalue_hartree2));
  if (comparable && !isnan(set->frequency_thz) && !frequency_agrees(set))
    crystal_report(reader, ELASTIR_ERROR, "frequency-mismatch", set->line,
                   "modes %d to %d: %.4f cm-1, and %.4f THz is %.4f cm-1", set->first,
                   set->last, set->wavenumber_cm1, set->frequency_thz,
                   set->frequency_thz * CODATA_THZ_CM1);
  if (set->ir_active == ELASTIR_NO && set->intensity_km_mol != 0.0 &&
      !isnan(set->intensity_km_mol))
    crystal_report(reader, ELASTIR_WARNING, "intensity-mismatch", set->line,
                   "modes %d to %d are inactive but have the intensity %.2f km/mol", set->first,
                   set->last, set->intensity_km_mol);
}

/* ---- Born vectors ---- */

/* How far |Z|^2 is known of a component: Z has five digits, which makes 1e-4; in old releases
 * five behind the point. */
static double born_slack(const elastir_vibrations *vibrations, double z)
{
  double h = vibrations->born_half_digit;
  return h > 0.0 ? h * (2.0 * fabs(z) + h) : 1.1e-4 * z * z;
}

/* Intensities have two digits behind the point. */
static void check_intensity(crystal_reader *reader, const elastir_mode_set *set)
{
  const elastir_vibrations *vibrations = &reader->run->vibrations;
  double sum = 0.0, slack = 0.0;
  if (isnan(set->intensity_km_mol) || set->first < 1 ||
      (size_t)set->last > vibrations->born_count)
    return;
  for (int mode = set->first; mode <= set->last; mode++)
    for (int i = 0; i < 3; i++) {
      double z = vibrations->born_vectors[3 * (size_t)(mode - 1) + (size_t)i];
      sum += z * z;
      slack += born_slack(vibrations, z);
    }
  double expected = CRYSTAL_INTENSITY_PER_CHARGE2 * sum;
  if (fabs(expected - set->intensity_km_mol) > 0.0055 + CRYSTAL_INTENSITY_PER_CHARGE2 * slack)
    crystal_report(reader, ELASTIR_ERROR, "intensity-mismatch", set->line,
                   "modes %d to %d: %.2f km/mol, but their Born vectors give %.2f km/mol",
                   set->first, set->last, set->intensity_km_mol, expected);
}

/* f = 4 pi / V Z_i Z_j / nu^2 in atomic units, printed with five digits behind the point. Of a
 * supercell calculation it is not known whether V is that of the supercell or of the cell whose
 * modes these are; in what units old releases print f is not known. */
static void check_oscillators(crystal_reader *reader, const elastir_mode_set *set)
{
  const elastir_vibrations *vibrations = &reader->run->vibrations;
  double volume = vibrations->geometry.volume_angstrom3 / pow(CODATA_BOHR_ANGSTROM, 3);
  double frequency = set->wavenumber_cm1 / CODATA_HARTREE_CM1;
  if (isnan(volume) || vibrations->supercell_points > 1 || vibrations->oscillators_old ||
      set->first < 1 ||
      (size_t)set->last > vibrations->born_count ||
      (size_t)set->last > vibrations->oscillator_count || !(set->wavenumber_cm1 > 1.0))
    return;
  for (int mode = set->first; mode <= set->last; mode++) {
    const double *z = &vibrations->born_vectors[3 * (size_t)(mode - 1)];
    const double *f = vibrations->oscillator_strengths[mode - 1];
    for (size_t k = 0; k < 9; k++) {
      double expected = 4.0 * ELASTIR_PI / volume * z[k / 3] * z[k % 3] /
                        (frequency * frequency);
      if (!(fabs(expected - f[k]) <= 1.1e-5 + 3e-4 * fabs(expected))) {
        crystal_report(reader, ELASTIR_ERROR, "oscillator-mismatch", set->line,
                       "mode %d: the oscillator strength is %.5f, but Born vectors and wavenumber give "
                       "%.5f", mode, f[k], expected);
        break;
      }
    }
  }
}

static void check_sum(crystal_reader *reader)
{
  const elastir_vibrations *vibrations = &reader->run->vibrations;
  size_t count = vibrations->oscillator_count;
  if (!vibrations->has_vibrational_dielectric || count == 0)
    return;
  for (size_t k = 0; k < 9; k++) {
    double sum = 0.0;
    for (size_t mode = 0; mode < count; mode++)
      sum += vibrations->oscillator_strengths[mode][k];
    double printed = vibrations->vibrational_dielectric[k];
    if (fabs(sum - printed) <= 0.6e-5 * (double)(count + 1))
      continue;
    crystal_report(reader, ELASTIR_ERROR, "oscillator-mismatch", vibrations->line,
                   "component %zu of the sum of the oscillator strengths is printed as %.5f, but the "
                   "strengths add up to %.5f", k + 1, printed, sum);
    return;
  }
}

void crystal_check_charges(crystal_reader *reader)
{
  const elastir_vibrations *vibrations = &reader->run->vibrations;
  const elastir_frequency_table *table = &vibrations->tables[vibrations->gamma_table];
  if (vibrations->born_count > 0)
    for (size_t i = 0; i < table->set_count; i++) {
      check_intensity(reader, &table->sets[i]);
      check_oscillators(reader, &table->sets[i]);
    }
  check_sum(reader);
}

/* ---- lattice ---- */

static double cell_volume(const elastir_geometry *cell)
{
  const double degree = ELASTIR_PI / 180.0;
  double a = cos(cell->alpha_deg * degree), b = cos(cell->beta_deg * degree),
         c = cos(cell->gamma_deg * degree);
  return cell->a_angstrom * cell->b_angstrom * cell->c_angstrom *
         sqrt(fmax(0.0, 1.0 - a * a - b * b - c * c + 2.0 * a * b * c));
}

/* Lengths are printed to 1e-8 angstrom, angles to 1e-6 degrees, the volume to 1e-6. */
static void check_volume(crystal_reader *reader, const elastir_geometry *cell, long line)
{
  double volume = cell_volume(cell);
  if (!(fabs(volume - cell->volume_angstrom3) <= 1e-6 * volume + 1e-5))
    crystal_report(reader, ELASTIR_ERROR, "lattice-mismatch", line,
                   "the volume is printed as %.6f, but the lattice parameters give %.6f angstrom^3",
                   cell->volume_angstrom3, volume);
}

/* CRYSTAL prints right-handed vectors: two rows that changed places can show in nothing else. */
static void check_handedness(crystal_reader *reader, const double v[3][3], long line)
{
  double triple = v[0][0] * (v[1][1] * v[2][2] - v[1][2] * v[2][1]) -
                  v[0][1] * (v[1][0] * v[2][2] - v[1][2] * v[2][0]) +
                  v[0][2] * (v[1][0] * v[2][1] - v[1][1] * v[2][0]);
  if (triple < 0.0)
    crystal_report(reader, ELASTIR_WARNING, "lattice-left-handed", line,
                   "the lattice vectors are left-handed, which is unusual: two of their lines may have been "
                   "swapped");
}

static void check_vectors(crystal_reader *reader, elastir_geometry *geometry, long line)
{
  const double(*v)[3] = (const double(*)[3])geometry->vectors_angstrom;
  const double found[6] = {elastir_length(v[0]), elastir_length(v[1]), elastir_length(v[2]),
                           elastir_angle_deg(v[1], v[2]), elastir_angle_deg(v[0], v[2]),
                           elastir_angle_deg(v[0], v[1])};
  const double cell[6] = {geometry->a_angstrom, geometry->b_angstrom, geometry->c_angstrom,
                          geometry->alpha_deg, geometry->beta_deg, geometry->gamma_deg};
  for (size_t i = 0; i < 6; i++) {
    double expected = !isnan(cell[i]) ? cell[i] : i < 3 ? 500.0 : 90.0;
    double tolerance = i < 3 ? 1e-7 * (1.0 + expected) : 1e-5;
    if (fabs(found[i] - expected) <= tolerance)
      continue;
    geometry->has_vectors = false;
    crystal_report(reader, ELASTIR_ERROR, "lattice-mismatch", line,
                   "lattice parameter %zu (of a b c alpha beta gamma) is %.8f, but the Cartesian vectors "
                   "give %.8f; the vectors are not used", i + 1, expected, found[i]);
    return;
  }
  check_handedness(reader, v, line);
}

void crystal_check_lattice(crystal_reader *reader, elastir_geometry *geometry, long line)
{
  if (geometry->has_vectors)
    check_vectors(reader, geometry, line);
  else if (!isnan(geometry->volume_angstrom3))
    check_volume(reader, geometry, line);
}

void crystal_check_conventional(crystal_reader *reader, long line)
{
  const elastir_geometry *geometry = &reader->run->geometry;
  const double *cell = geometry->conventional;
  elastir_geometry conventional = {.a_angstrom = cell[0], .b_angstrom = cell[1],
                                   .c_angstrom = cell[2], .alpha_deg = cell[3],
                                   .beta_deg = cell[4], .gamma_deg = cell[5],
                                   .volume_angstrom3 = geometry->conventional_volume_angstrom3};
  if (geometry->dimensionality == 3 && !isnan(conventional.volume_angstrom3))
    check_volume(reader, &conventional, line);
}

/* ---- energies ---- */

/* The thermodynamics begin with EL, the energy of the cell whose modes they are of. Where several
 * SCFs are printed, the last is of a displaced one. */
void crystal_check_energy(crystal_reader *reader)
{
  const double tolerance_hartree = 1e-6; /* far above its digits, far below any other energy */
  const elastir_crystal_run *run = reader->run;
  const elastir_vibrations *vibrations = &run->vibrations;
  double found = vibrations->electronic_energy_hartree * (double)vibrations->supercell_points;
  if (vibrations->gamma_table_count == 1 && run->scf_count <= 1 &&
      fabs(found - run->total_energy_hartree) > tolerance_hartree)
    crystal_report(reader, ELASTIR_WARNING, "energy-mismatch", vibrations->line,
                   "the thermodynamics start from an energy of %.9f hartree, but the last total energy of "
                   "the run is %.9f hartree", found, run->total_energy_hartree);
}
