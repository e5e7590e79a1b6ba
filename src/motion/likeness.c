/* SPDX-License-Identifier: GPL-3.0-or-later */
/* likeness.c: atoms of two models of one crystal that correspond, and modes that are alike. */
#include "motion/likeness.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "elastic/vec3.h"

/* Atoms of an ideal crystal and of one with a defect move by some tenths; the next atom of an
 * element is 1.4 angstrom away at least (C-C), but for hydrogen. */
static const double farthest_angstrom = 1.0;
/* A defect changes a cell by some hundredths. */
static const double largest_strain = 0.1;

static bool cells_correspond(const motion_structure *one, const motion_structure *other)
{
  for (int k = 0; k < 3; k++) {
    double apart[3];
    if (one->periodic[k] != other->periodic[k])
      return false;
    vec3_add(one->vectors[k], -1.0, other->vectors[k], apart);
    if (!(vec3_norm(apart) < largest_strain * vec3_norm(one->vectors[k])))
      return false;
  }
  return true;
}

/* Two structures, their lattices, and the shift that is taken out: by fractions of the cell. */
typedef struct {
  const motion_structure *reference, *model;
  motion_lattice reference_lattice, model_lattice;
  double (*reference_fraction)[3], (*model_fraction)[3];
  double shift[3];
} pair;

/* From atom i of the reference to the nearest image of atom j of the model, in the reference's
 * cell; the fractions' difference goes to `change`. */
static double distance(const pair *p, size_t i, size_t j, double change[3])
{
  double apart[3] = {0.0, 0.0, 0.0};
  for (int k = 0; k < 3; k++) {
    change[k] = p->model_fraction[j][k] - p->reference_fraction[i][k] - p->shift[k];
    if (p->reference->periodic[k])
      change[k] -= round(change[k]);
    vec3_add(apart, change[k], p->reference->vectors[k], apart);
  }
  return vec3_norm(apart);
}

/* The atom of one side that is nearest to one of the other and of its element; MOTION_NO_ATOM: none is near
 * enough. */
static size_t nearest(const pair *p, bool of_reference, size_t to)
{
  size_t count = of_reference ? p->reference->count : p->model->count;
  size_t best = MOTION_NO_ATOM;
  double least = farthest_angstrom, change[3];
  for (size_t at = 0; at < count; at++) {
    size_t i = of_reference ? at : to, j = of_reference ? to : at;
    if (p->model->atomic_number[j] != p->reference->atomic_number[i])
      continue;
    double d = distance(p, i, j, change);
    if (d < least) {
      least = d;
      best = at;
    }
  }
  return best;
}

static void match_atoms(const pair *p, motion_partners *found)
{
  found->matched = 0;
  memset(found->kept, 0, p->reference->count * sizeof *found->kept);
  for (size_t j = 0; j < p->model->count; j++) {
    size_t i = nearest(p, true, j);
    found->partner[j] = i != MOTION_NO_ATOM && nearest(p, false, i) == j ? i : MOTION_NO_ATOM;
    if (found->partner[j] == MOTION_NO_ATOM)
      continue;
    found->kept[i] = true;
    found->matched++;
  }
}

/* The mean of the changes joins the shift: an origin that a relaxation moved. */
static void centre(pair *p, const motion_partners *found)
{
  double sum[3] = {0.0, 0.0, 0.0};
  for (size_t j = 0; j < p->model->count; j++) {
    double change[3];
    if (found->partner[j] == MOTION_NO_ATOM)
      continue;
    distance(p, found->partner[j], j, change);
    vec3_add(sum, 1.0, change, sum);
  }
  if (found->matched > 0)
    vec3_add(p->shift, 1.0 / (double)found->matched, sum, p->shift);
}

static void measure(const pair *p, motion_partners *found)
{
  double squares = 0.0, change[3];
  for (size_t j = 0; j < p->model->count; j++) {
    if (found->partner[j] == MOTION_NO_ATOM)
      continue;
    double d = distance(p, found->partner[j], j, change);
    squares += d * d;
    found->largest_angstrom = fmax(found->largest_angstrom, d);
  }
  found->rms_angstrom = found->matched > 0 ? sqrt(squares / (double)found->matched) : (double)NAN;
}

static double (*fractions_of(const motion_structure *s, motion_lattice *lattice))[3]
{
  double(*fraction)[3] = malloc((s->count + 1) * sizeof *fraction);
  bool volume = motion_lattice_of(s, lattice);
  for (size_t i = 0; fraction != NULL && i < s->count; i++) {
    fraction[i][0] = fraction[i][1] = fraction[i][2] = NAN; /* nothing is near that */
    if (volume)
      motion_fractional(lattice, s->position[i], fraction[i]);
  }
  return fraction;
}

bool motion_find_partners(const motion_structure *reference, const motion_structure *model,
                          motion_partners *found)
{
  pair p = {.reference = reference, .model = model};
  *found = (motion_partners){.rms_angstrom = NAN};
  found->partner = malloc((model->count + 1) * sizeof *found->partner);
  found->kept = calloc(reference->count + 1, sizeof *found->kept);
  p.reference_fraction = fractions_of(reference, &p.reference_lattice);
  p.model_fraction = fractions_of(model, &p.model_lattice);
  bool good = found->partner != NULL && found->kept != NULL && p.reference_fraction != NULL &&
              p.model_fraction != NULL;
  for (size_t j = 0; good && j < model->count; j++)
    found->partner[j] = MOTION_NO_ATOM;
  if (good && cells_correspond(reference, model)) {
    match_atoms(&p, found);
    centre(&p, found);
    match_atoms(&p, found);
    measure(&p, found);
  }
  free(p.reference_fraction);
  free(p.model_fraction);
  return good;
}

void motion_partners_free(motion_partners *found)
{
  free(found->partner);
  free(found->kept);
  *found = (motion_partners){0};
}

/* The product of two modes over the atoms that are partners: those of the reference are put in the
 * order of the model before, with zeros for atoms without a partner. Four sums let it be done four
 * at a time. */
static double product(const double *one, const double *other, size_t n)
{
  double sum[4] = {0.0, 0.0, 0.0, 0.0};
  size_t i = 0;
  for (; i + 4 <= n; i += 4)
    for (size_t k = 0; k < 4; k++)
      sum[k] += one[i + k] * other[i + k];
  for (; i < n; i++)
    sum[0] += one[i] * other[i];
  return sum[0] + sum[1] + (sum[2] + sum[3]);
}

/* The modes of the reference on the atoms of the model. */
static double *moved_modes(const motion_modes *reference, const motion_modes *model,
                           const motion_partners *partners)
{
  size_t modes = reference->first[reference->sets], length = 3 * model->atoms;
  double *moved = calloc(modes * length + 1, sizeof *moved);
  for (size_t p = 0; moved != NULL && p < modes; p++)
    for (size_t j = 0; j < model->atoms; j++)
      if (partners->partner[j] != MOTION_NO_ATOM)
        memcpy(moved + p * length + 3 * j,
               reference->modes + 3 * (p * reference->atoms + partners->partner[j]),
               3 * sizeof *moved);
  return moved;
}

static double kept_share(const motion_modes *model, size_t set, const motion_partners *partners)
{
  double sum = 0.0;
  size_t modes = model->first[set + 1] - model->first[set];
  for (size_t p = model->first[set]; p < model->first[set + 1]; p++)
    for (size_t j = 0; j < model->atoms; j++) {
      const double *e = model->modes + 3 * (p * model->atoms + j);
      sum += partners->partner[j] != MOTION_NO_ATOM ? vec3_dot(e, e) : 0.0;
    }
  return modes > 0 ? sum / (double)modes : (double)NAN;
}

bool motion_compare_modes(const motion_modes *reference, const motion_modes *model,
                          const motion_partners *partners, motion_likeness *likeness)
{
  size_t length = 3 * model->atoms;
  double *moved = moved_modes(reference, model, partners);
  if (moved == NULL)
    return false;
  for (size_t t = 0; t < model->sets; t++) {
    likeness[t] = (motion_likeness){MOTION_NO_ATOM, 0.0, kept_share(model, t, partners)};
    for (size_t s = 0; s < reference->sets; s++) {
      double sum = 0.0;
      for (size_t q = model->first[t]; q < model->first[t + 1]; q++)
        for (size_t p = reference->first[s]; p < reference->first[s + 1]; p++) {
          double e = product(moved + p * length, model->modes + q * length, length);
          sum += e * e;
        }
      double overlap = sum / (double)(model->first[t + 1] - model->first[t]);
      if (overlap > likeness[t].overlap)
        likeness[t] = (motion_likeness){s, overlap, likeness[t].kept};
    }
  }
  free(moved);
  return true;
}
