/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fragments.c: molecules and linkers: what holds together when bonds with metals are cut. */
#include "motion/fragments.h"

#include <stdlib.h>
#include <string.h>

#include "motion/bonds.h"
#include "motion/radii.h"

/* One end of a bond as its atom sees it. */
typedef struct {
  size_t other;
  int shift[3];
} neighbour;

typedef struct {
  const motion_structure *structure;
  motion_bond *bonds;
  size_t bond_count;
  neighbour *neighbours;  /* atom by atom */
  size_t *first;          /* count + 1 */
  size_t *fragment_of;    /* from 1; 0: not yet known */
  int (*cell)[3];         /* where the atom stands, so that its fragment is in one piece */
  size_t *queue;
} walk;

static bool with_metal(const motion_structure *structure, const motion_bond *bond)
{
  return motion_is_metal(structure->atomic_number[bond->a]) ||
         motion_is_metal(structure->atomic_number[bond->b]);
}

static void add_neighbour(walk *w, size_t *next, size_t atom, size_t other, const int shift[3],
                          int sign)
{
  neighbour *one = &w->neighbours[w->first[atom] + next[atom]++];
  one->other = other;
  for (int k = 0; k < 3; k++)
    one->shift[k] = sign * shift[k];
}

/* Lists the neighbours of each atom, bonds with metals left out. */
static void list_neighbours(walk *w, size_t *next)
{
  size_t atoms = w->structure->count;
  for (int pass = 0; pass < 2; pass++) {
    memset(next, 0, (atoms + 1) * sizeof *next);
    for (size_t i = 0; i < w->bond_count; i++) {
      const motion_bond *bond = &w->bonds[i];
      if (with_metal(w->structure, bond))
        continue;
      if (pass == 1) {
        add_neighbour(w, next, bond->a, bond->b, bond->shift, 1);
        add_neighbour(w, next, bond->b, bond->a, bond->shift, -1);
      } else {
        next[bond->a]++;
        next[bond->b]++;
      }
    }
    for (size_t a = 0; pass == 0 && a < atoms; a++)
      w->first[a + 1] = w->first[a] + next[a];
  }
}

static bool allocate(walk *w)
{
  size_t atoms = w->structure->count;
  w->first = calloc(atoms + 1, sizeof *w->first);
  w->fragment_of = calloc(atoms + 1, sizeof *w->fragment_of);
  w->cell = calloc(atoms + 1, sizeof *w->cell);
  w->queue = calloc(atoms + 1, sizeof *w->queue);
  w->neighbours = calloc(2 * w->bond_count + 1, sizeof *w->neighbours);
  return w->first != NULL && w->fragment_of != NULL && w->cell != NULL && w->queue != NULL &&
         w->neighbours != NULL;
}

static void free_walk(walk *w)
{
  free(w->bonds);
  free(w->neighbours);
  free(w->first);
  free(w->fragment_of);
  free(w->cell);
  free(w->queue);
}

/* Visits what is bonded to `start`; true: it meets an image of itself. */
static bool visit(walk *w, size_t start, size_t number)
{
  bool endless = false;
  size_t head = 0, tail = 0;
  w->queue[tail++] = start;
  w->fragment_of[start] = number;
  while (head < tail) {
    size_t atom = w->queue[head++];
    for (size_t i = w->first[atom]; i < w->first[atom + 1]; i++) {
      const neighbour *next = &w->neighbours[i];
      int cell[3];
      for (int k = 0; k < 3; k++)
        cell[k] = w->cell[atom][k] + next->shift[k];
      if (w->fragment_of[next->other] == 0) {
        w->fragment_of[next->other] = number;
        memcpy(w->cell[next->other], cell, sizeof cell);
        w->queue[tail++] = next->other;
      } else if (memcmp(w->cell[next->other], cell, sizeof cell) != 0) {
        endless = true;
      }
    }
  }
  return endless;
}

/* Atom after atom into the rooms of its fragment. */
static void gather(const walk *w, motion_fragments *found)
{
  const motion_structure *s = w->structure;
  for (size_t a = 0; a < s->count; a++)
    found->fragments[w->fragment_of[a] - 1].count++;
  for (size_t f = 1; f < found->count; f++)
    found->fragments[f].first = found->fragments[f - 1].first + found->fragments[f - 1].count;
  for (size_t f = 0; f < found->count; f++)
    found->fragments[f].count = 0;
  for (size_t a = 0; a < s->count; a++) {
    motion_fragment *fragment = &found->fragments[w->fragment_of[a] - 1];
    size_t place = fragment->first + fragment->count++;
    found->members[place] = a;
    for (int j = 0; j < 3; j++) {
      found->position[place][j] = s->position[a][j];
      for (int k = 0; k < 3; k++)
        found->position[place][j] += w->cell[a][k] * s->vectors[k][j];
    }
  }
  for (size_t i = 0; i < w->bond_count; i++)
    if (with_metal(s, &w->bonds[i])) {
      found->fragments[w->fragment_of[w->bonds[i].a] - 1].metals++;
      found->fragments[w->fragment_of[w->bonds[i].b] - 1].metals++;
    }
}

bool motion_find_fragments(const motion_structure *structure, motion_fragments *found)
{
  walk w = {.structure = structure};
  *found = (motion_fragments){0};
  bool good = motion_find_bonds(structure, &w.bonds, &w.bond_count) && allocate(&w);
  if (good) {
    list_neighbours(&w, w.queue);
    found->fragments = calloc(structure->count + 1, sizeof *found->fragments);
    found->members = calloc(structure->count + 1, sizeof *found->members);
    found->position = calloc(structure->count + 1, sizeof *found->position);
    good = found->fragments != NULL && found->members != NULL && found->position != NULL;
  }
  for (size_t a = 0; good && a < structure->count; a++)
    if (w.fragment_of[a] == 0) {
      found->count++;
      found->fragments[found->count - 1].endless = visit(&w, a, found->count);
    }
  if (good)
    gather(&w, found);
  free_walk(&w);
  return good;
}

void motion_fragments_free(motion_fragments *found)
{
  free(found->fragments);
  free(found->members);
  free(found->position);
  *found = (motion_fragments){0};
}
