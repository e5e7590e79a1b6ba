/* SPDX-License-Identifier: GPL-3.0-or-later */
/* free_motions.c: which modes at the Gamma point are translations and rotations, and how many of
 * the others are imaginary.
 *
 * Numerical noise moves free motions away from zero, below it too: translations of large cells
 * to -11 cm-1, rotations of molecules to -60 cm-1. Where the normal modes are printed they say
 * what moves. Without them the modes nearest to zero are taken, of a crystal those that go with
 * the irreducible representations of translations: these are the ones that are active in the
 * infrared. If others are nearly as near, it cannot be told. */
#include <math.h>
#include <string.h>

#include "crystal/internal.h"

/* Shares of rigid motion: of one kind alone; of a mode that counts as a free motion; of one that
 * might be a part of one. */
static const double pure_share = 0.9, half_share = 0.5, doubtful_share = 0.1;

/* The next mode has to be so many times as far from zero as the farthest free motion. */
static const double clear_gap = 2.0;

enum { MOST_MOTIONS = 6, MOST_IRREPS = 3 };

static size_t modes_of(const elastir_mode_set *set)
{
  return (size_t)(set->last - set->first) + 1;
}

static double distance(const elastir_mode_set *set)
{
  return fabs(set->wavenumber_cm1);
}

/* ---- by the normal modes ---- */

/* The mean of a set, which does not depend on how its modes are mixed; modes that were not read
 * have none. */
static crystal_rigid_shares shares_of(const crystal_modes_state *modes,
                                      const elastir_mode_set *set)
{
  crystal_rigid_shares sum = {0.0, 0.0};
  for (int mode = set->first; mode <= set->last; mode++)
    if (mode >= 1 && (size_t)mode <= modes->share_count) {
      sum.translation += modes->shares[mode - 1].translation;
      sum.rotation += modes->shares[mode - 1].rotation;
    }
  sum.translation /= (double)modes_of(set);
  sum.rotation /= (double)modes_of(set);
  return sum;
}

static elastir_free_motion motion_of(crystal_rigid_shares shares)
{
  if (shares.translation >= pure_share)
    return ELASTIR_MOTION_TRANSLATION;
  if (shares.rotation >= pure_share)
    return ELASTIR_MOTION_ROTATION;
  return shares.translation + shares.rotation >= half_share ? ELASTIR_MOTION_MIXED
                                                            : ELASTIR_MOTION_NONE;
}

/* false: a whole free motion is not among the normal modes that were read. */
static bool tell_by_modes(crystal_reader *reader, elastir_frequency_table *table, size_t motions,
                          bool *doubtful)
{
  const crystal_modes_state *modes = &reader->modes;
  double held = 0.0;
  for (size_t i = 0; i < modes->share_count; i++)
    held += modes->shares[i].translation + modes->shares[i].rotation;
  if (held < (double)motions - pure_share)
    return false;
  for (size_t i = 0; i < table->set_count; i++) {
    elastir_mode_set *set = &table->sets[i];
    crystal_rigid_shares shares = shares_of(modes, set);
    double rigid = shares.translation + shares.rotation;
    set->free_motion = motion_of(shares);
    if (set->free_motion == ELASTIR_MOTION_NONE && rigid > doubtful_share &&
        set->wavenumber_cm1 < 0.0)
      *doubtful = true;
  }
  return true;
}

/* ---- by their wavenumbers ---- */

typedef struct {
  const elastir_frequency_table *table;
  size_t sets[MOST_MOTIONS]; /* chosen: their places in the table */
  size_t count, modes;       /* how many sets are chosen, of how many modes */
} choice;

static bool is_chosen(const choice *c, size_t set)
{
  for (size_t i = 0; i < c->count; i++)
    if (c->sets[i] == set)
      return true;
  return false;
}

/* The set nearest to zero that is not chosen, of an irreducible representation, or of any that is
 * active in the infrared ("*"), or of any at all (NULL). The number of sets: there is none. */
static size_t nearest(const choice *c, const char *irrep)
{
  const elastir_frequency_table *table = c->table;
  size_t best = table->set_count;
  for (size_t i = 0; i < table->set_count; i++) {
    const elastir_mode_set *set = &table->sets[i];
    bool fits = irrep == NULL || (strcmp(irrep, "*") == 0 ? set->ir_active == ELASTIR_YES
                                                          : strcmp(irrep, set->irrep) == 0);
    if (fits && !isnan(set->wavenumber_cm1) && !is_chosen(c, i) &&
        (best == table->set_count || distance(set) < distance(&table->sets[best])))
      best = i;
  }
  return best;
}

static bool choose(choice *c, size_t set, size_t motions)
{
  if (set >= c->table->set_count || c->count >= MOST_MOTIONS ||
      c->modes + modes_of(&c->table->sets[set]) > motions)
    return false;
  c->modes += modes_of(&c->table->sets[set]);
  c->sets[c->count++] = set;
  return true;
}

/* The irreducible representations of modes that are active in the infrared, which are those of
 * the translations; 0: activities are not printed, or there are more than translations have. */
static size_t active_irreps(const elastir_frequency_table *table, const char *irreps[MOST_IRREPS])
{
  size_t count = 0;
  for (size_t i = 0; i < table->set_count; i++) {
    const elastir_mode_set *set = &table->sets[i];
    bool known = set->ir_active != ELASTIR_YES;
    for (size_t k = 0; k < count && !known; k++)
      known = strcmp(irreps[k], set->irrep) == 0;
    if (known)
      continue;
    if (count == MOST_IRREPS)
      return 0;
    irreps[count++] = set->irrep;
  }
  return count;
}

/* Each representation has one set at least; what is missing is of any of them. */
static bool choose_translations(choice *c, size_t motions, const char *irreps[MOST_IRREPS],
                                size_t irrep_count)
{
  for (size_t i = 0; i < irrep_count; i++)
    if (!choose(c, nearest(c, irreps[i]), motions))
      return false;
  while (c->modes < motions)
    if (!choose(c, nearest(c, "*"), motions))
      return false;
  return true;
}

static double farthest(const choice *c)
{
  double result = 0.0;
  for (size_t i = 0; i < c->count; i++)
    result = fmax(result, distance(&c->table->sets[c->sets[i]]));
  return result;
}

/* Is the set nearest to zero of those left as far away as it must be? */
static bool gap_is_clear(const choice *c, const char *irrep)
{
  size_t next = nearest(c, irrep);
  return next >= c->table->set_count ||
         distance(&c->table->sets[next]) > clear_gap * farthest(c);
}

static bool choose_nearest(choice *c, size_t motions)
{
  while (c->modes < motions)
    if (!choose(c, nearest(c, NULL), motions))
      return false;
  return gap_is_clear(c, NULL);
}

/* true: the free motions are told for certain; *c holds them, or the likeliest, in any case. */
static bool tell_by_distance(choice *c, size_t motions)
{
  const char *irreps[MOST_IRREPS];
  size_t irrep_count = motions == 3 ? active_irreps(c->table, irreps) : 0;
  if (irrep_count > 0 && choose_translations(c, motions, irreps, irrep_count)) {
    for (size_t i = 0; i < irrep_count; i++)
      if (!gap_is_clear(c, irreps[i]))
        return false;
    return true;
  }
  *c = (choice){.table = c->table};
  return choose_nearest(c, motions);
}

static void tell_without_modes(elastir_frequency_table *table, size_t motions, choice *c,
                               bool *unclear)
{
  bool certain = tell_by_distance(c, motions);
  for (size_t i = 0; certain && i < c->count; i++)
    table->sets[c->sets[i]].free_motion =
        motions == 3 ? ELASTIR_MOTION_TRANSLATION : ELASTIR_MOTION_MIXED;
  *unclear = !certain;
}

/* ---- the count ---- */

static bool below_zero(const elastir_mode_set *set)
{
  return set->wavenumber_cm1 < 0.0;
}

static size_t count_imaginary(const elastir_frequency_table *table, const choice *likely,
                              const elastir_mode_set **lowest, bool *any_below)
{
  size_t imaginary = 0;
  *lowest = NULL;
  *any_below = false;
  for (size_t i = 0; i < table->set_count; i++) {
    const elastir_mode_set *set = &table->sets[i];
    if (!below_zero(set))
      continue;
    *any_below = true;
    if (set->free_motion != ELASTIR_MOTION_NONE || is_chosen(likely, i))
      continue;
    imaginary += modes_of(set);
    if (*lowest == NULL || set->wavenumber_cm1 < (*lowest)->wavenumber_cm1)
      *lowest = set;
  }
  return imaginary;
}

void crystal_tell_free_motions(crystal_reader *reader)
{
  elastir_vibrations *vibrations = &reader->run->vibrations;
  elastir_frequency_table *table = &vibrations->tables[vibrations->gamma_table];
  size_t motions = crystal_free_motion_count(vibrations);
  choice likely = {.table = table};
  bool unclear = false, any_below;
  if (motions > 0 && !tell_by_modes(reader, table, motions, &unclear))
    tell_without_modes(table, motions, &likely, &unclear);
  const elastir_mode_set *lowest;
  vibrations->imaginary_count = count_imaginary(table, &likely, &lowest, &any_below);
  vibrations->free_motions_unclear = unclear && any_below;
  if (vibrations->free_motions_unclear)
    crystal_report(reader, ELASTIR_WARNING, "free-motions-unclear", table->line,
                   "translations%s cannot be distinguished from other modes near zero: modes below zero may "
                   "be either",
                   motions > 3 ? " and rotations" : "");
  if (vibrations->imaginary_count > 0)
    crystal_report(reader, ELASTIR_WARNING, "imaginary-modes", lowest->line,
                   "%zu %s imaginary, the lowest at %.4f cm-1: the structure is not an energy "
                   "minimum", vibrations->imaginary_count,
                   vibrations->imaginary_count == 1 ? "mode is" : "modes are",
                   lowest->wavenumber_cm1);
}
