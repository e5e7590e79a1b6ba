/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lo_check.c: the longitudinal modes that an output prints against those that follow from the rest of it. */
#include "model/lo_check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "elastic/voigt.h"
#include "model/medium_of.h"
#include "optics/longitudinal.h"

/* Intensities of two decimals, or vectors of five digits, move a strong mode by some thousandths. */
static const double agreement_cm1 = 0.05;
/* Translations that a broken sum rule lifts are in the printed table, too. */
static const double lowest_cm1 = 1.0;
/* Of the strength: what the digits of Born vectors leave of a symmetry. */
static const double polarised_share = 1e-3;

static void square(const double six[6], double out[6])
{
  const double m[3][3] = {{six[0], six[5], six[4]}, {six[5], six[1], six[3]}, {six[4], six[3], six[2]}};
  static const size_t row[] = {0, 1, 2, 1, 0, 0}, column[] = {0, 1, 2, 2, 2, 1};
  for (size_t k = 0; k < 6; k++) {
    out[k] = 0.0;
    for (size_t j = 0; j < 3; j++)
      out[k] += m[row[k]][j] * m[j][column[k]];
  }
}

/* A direction that modes of this degeneracy are polarised along: T / lambda is a projector on as many
 * dimensions. false: it is not. */
static bool direction_of(const double total[6], int degeneracy, double q[3])
{
  double lambda = (total[0] + total[1] + total[2]) / degeneracy, squared[6];
  square(total, squared);
  for (size_t k = 0; k < 6; k++)
    if (!(fabs(squared[k] - lambda * total[k]) <= polarised_share * lambda * lambda))
      return false;
  int largest = total[1] > total[0] ? 1 : 0;
  largest = total[2] > total[largest] ? 2 : largest;
  double norm = 0.0;
  for (int k = 0; k < 3; k++) {
    q[k] = total[elastir_voigt_index(largest, k)];
    norm += q[k] * q[k];
  }
  for (size_t k = 0; k < 3; k++)
    q[k] /= sqrt(norm);
  return norm > 0.0;
}

static bool isotropic(const double six[6])
{
  return six[0] == six[1] && six[1] == six[2] && six[3] == 0.0 && six[4] == 0.0 && six[5] == 0.0;
}

/* S of a set from the oscillator strengths that are printed, f = S / wavenumber^2. false: there are none. */
static bool printed_strength(const elastir_vibrations *vibrations, const elastir_mode_set *set,
                             double strength_cm2[6])
{
  static const size_t nine[6] = {0, 4, 8, 5, 2, 1};
  if (set->first < 1 || (size_t)set->last > vibrations->oscillator_count)
    return false;
  for (size_t k = 0; k < 6; k++) {
    double sum = 0.0;
    for (int mode = set->first; mode <= set->last; mode++)
      sum += vibrations->oscillator_strengths[mode - 1][nine[k]];
    strength_cm2[k] = sum * set->wavenumber_cm1 * set->wavenumber_cm1;
  }
  return true;
}

/* Where strengths are taken from: intensities and Born vectors, or oscillator strengths. */
typedef enum { BY_INTENSITIES, BY_OSCILLATORS } strength_source;

static bool strength_of(const elastir_vibrations *vibrations, strength_source source,
                        const elastir_mode_set *set, double strength_cm2[6], bool *tensor)
{
  if (source == BY_INTENSITIES)
    return medium_strength(vibrations, set, strength_cm2, tensor);
  *tensor = true;
  return printed_strength(vibrations, set, strength_cm2);
}

/* The oscillators of a representation. Without vectors, in an isotropic medium, they lie along the first
 * axes. Returns how many; 0: their directions are not known. */
static size_t oscillators_of(const elastir_vibrations *vibrations, strength_source source,
                             const elastir_mode_set *printed, const double epsilon_infinity[6],
                             optics_oscillator *list)
{
  const elastir_frequency_table *table = &vibrations->tables[vibrations->gamma_table];
  size_t count = 0;
  for (size_t i = 0; i < table->set_count; i++) {
    const elastir_mode_set *set = &table->sets[i];
    optics_oscillator *one = &list[count];
    bool tensor = false;
    if (strcmp(set->irrep, printed->irrep) != 0 || !(set->wavenumber_cm1 > lowest_cm1) ||
        !strength_of(vibrations, source, set, one->strength_cm2, &tensor))
      continue;
    int degeneracy = set->last - set->first + 1;
    if ((!tensor && !isotropic(epsilon_infinity)) || degeneracy != printed->last - printed->first + 1 ||
        degeneracy > 3)
      return 0;
    for (int k = 0; !tensor && k < 3; k++)
      one->strength_cm2[k] = k < degeneracy ? 3.0 * one->strength_cm2[k] / degeneracy : 0.0;
    one->wavenumber_cm1 = set->wavenumber_cm1;
    count++;
  }
  return count;
}

/* The longitudinal mode that is nearest to a printed one; NAN: they cannot be computed. */
static double nearest_of(const elastir_vibrations *vibrations, strength_source source,
                         const double epsilon_infinity[6], const elastir_mode_set *printed,
                         optics_oscillator *list, optics_longitudinal_mode *modes)
{
  double total[6] = {0.0}, q[3], nearest = NAN;
  optics_medium medium = {.oscillators = list};
  memcpy(medium.epsilon_infinity, epsilon_infinity, sizeof medium.epsilon_infinity);
  medium.count = oscillators_of(vibrations, source, printed, epsilon_infinity, list);
  for (size_t i = 0; i < medium.count; i++)
    for (size_t k = 0; k < 6; k++)
      total[k] += list[i].strength_cm2[k];
  if (medium.count == 0 || !direction_of(total, printed->last - printed->first + 1, q))
    return NAN;
  size_t count = optics_longitudinal(&medium, vibrations->geometry.volume_angstrom3, q, modes);
  for (size_t i = 0; count != OPTICS_NO_MEMORY && i < count; i++)
    if (!(fabs(modes[i].wavenumber_cm1 - printed->wavenumber_cm1) >=
          fabs(nearest - printed->wavenumber_cm1)))
      nearest = modes[i].wavenumber_cm1;
  return nearest;
}

void lo_check(const elastir_vibrations *vibrations, const double epsilon_infinity[6],
              const char *path, elastir_diagnostics *diagnostics)
{
  if (vibrations->longitudinal_table < 0 || vibrations->gamma_table < 0)
    return;
  const elastir_frequency_table *table = &vibrations->tables[vibrations->longitudinal_table];
  size_t sets = vibrations->tables[vibrations->gamma_table].set_count, off = 0;
  optics_oscillator *list = calloc(sets + 1, sizeof *list);
  optics_longitudinal_mode *modes = malloc((sets + 1) * sizeof *modes);
  const elastir_mode_set *worst = NULL;
  double computed = NAN;
  for (size_t i = 0; list != NULL && modes != NULL && i < table->set_count; i++) {
    const elastir_mode_set *set = &table->sets[i];
    if (!(set->wavenumber_cm1 > lowest_cm1))
      continue;
    double nearest = nearest_of(vibrations, BY_INTENSITIES, epsilon_infinity, set, list, modes);
    double distance = fabs(nearest - set->wavenumber_cm1);
    if (!(distance > agreement_cm1))
      continue;
    double other = nearest_of(vibrations, BY_OSCILLATORS, epsilon_infinity, set, list, modes);
    if (fabs(other - set->wavenumber_cm1) <= agreement_cm1)
      continue; /* that the intensities do not agree with these is another matter */
    off++;
    if (worst == NULL || distance > fabs(computed - worst->wavenumber_cm1)) {
      worst = set;
      computed = nearest;
    }
  }
  if (list == NULL || modes == NULL)
    elastir_diagnose_no_memory(diagnostics);
  if (worst != NULL)
    elastir_diagnose(diagnostics, ELASTIR_WARNING, "lo-mismatch", path, worst->line,
                     "%zu of the printed longitudinal modes disagree with transverse modes, intensities and "
                     "permittivity; the worst is %.4f cm-1 (%s), where these give %.4f: expected 0.05 cm-1 "
                     "or less. Permittivity, intensities and this table are from different runs, or one is "
                     "damaged",
                     off, worst->wavenumber_cm1, worst->irrep, computed);
  free(list);
  free(modes);
}
