/* SPDX-License-Identifier: GPL-3.0-or-later */
/* motion_groups.c: groups of atoms whose part in the modes is asked for, such as linkers. */
#include "model/motion_groups.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "elastic/vec3.h"
#include "model/elements.h"
#include "model/formula.h"

typedef enum { MEMBER_ELEMENT, MEMBER_NUMBERS, MEMBER_FORMULA, MEMBER_NEAR } member_kind;
typedef enum { CENTRE_ATOM, CENTRE_POINT, CENTRE_VACANCY } centre_kind;

/* One word of a group. */
typedef struct {
  member_kind kind;
  int element;
  size_t from, to;                  /* numbers of atoms, from 1 */
  size_t counts[FORMULA_ELEMENTS];
  size_t metals;                    /* SIZE_MAX: any number */
  double radius;
  centre_kind centre;
  double point[3];
} group_member;

/* A whole number above 0 that all of the text is; 0: it is none. */
static size_t whole(const char *text, size_t length)
{
  size_t value = 0;
  if (length == 0 || length > 7 || strspn(text, "0123456789") < length)
    return 0;
  for (size_t i = 0; i < length; i++)
    value = 10 * value + (size_t)(text[i] - '0');
  return value;
}

static bool read_numbers(const char *text, size_t length, group_member *member)
{
  size_t first = strcspn(text, "-");
  if (first >= length) {
    member->from = member->to = whole(text, length);
  } else {
    member->from = whole(text, first);
    member->to = whole(text + first + 1, length - first - 1);
  }
  member->kind = MEMBER_NUMBERS;
  return member->from > 0 && member->to >= member->from;
}

static bool read_point(const char *text, size_t length, double point[3])
{
  for (int k = 0; k < 3; k++) {
    size_t used = number_scan(text, length, &point[k]);
    if (used == 0 || !isfinite(point[k]) || (k < 2 && (used == length || text[used] != '/')))
      return false;
    size_t step = used + (k < 2);
    text += step;
    length -= step;
  }
  return length == 0;
}

/* "3.5:17", "3.5:0.5/0.5/0.5", "3.5:vacancy" */
static bool read_near(const char *text, size_t length, group_member *member)
{
  size_t used = number_scan(text, length, &member->radius);
  if (used == 0 || used >= length || text[used] != ':' || !(member->radius > 0.0) ||
      !(member->radius <= 100.0))
    return false;
  text += used + 1;
  length -= used + 1;
  member->kind = MEMBER_NEAR;
  member->from = whole(text, length);
  member->centre = member->from > 0 ? CENTRE_ATOM : CENTRE_VACANCY;
  if (member->from > 0 || (length == 7 && strncmp(text, "vacancy", 7) == 0))
    return true;
  member->centre = CENTRE_POINT;
  return read_point(text, length, member->point);
}

static bool read_formula(const char *text, size_t length, group_member *member)
{
  const char *slash = memchr(text, '/', length);
  size_t formula = slash != NULL ? (size_t)(slash - text) : length;
  member->kind = MEMBER_FORMULA;
  member->metals = SIZE_MAX;
  if (slash != NULL) {
    size_t digits = length - formula - 1;
    member->metals = whole(slash + 1, digits);
    if (member->metals == 0 && !(digits == 1 && slash[1] == '0'))
      return false;
  }
  return formula_read(text, formula, member->counts);
}

static bool read_member(const char *text, size_t length, group_member *member)
{
  member->element = formula_element(text, length);
  member->kind = MEMBER_ELEMENT;
  if (member->element > 0)
    return true;
  if (length > 7 && strncmp(text, "within:", 7) == 0)
    return read_near(text + 7, length - 7, member);
  return read_numbers(text, length, member) || read_formula(text, length, member);
}

/* The next word; false: there is none. */
static bool next_word(const char **text, size_t *length)
{
  if (*text == NULL)
    return false;
  *length = strcspn(*text, ",");
  return true;
}

static void pass_word(const char **text, size_t length)
{
  *text = (*text)[length] == ',' ? *text + length + 1 : NULL;
}

bool motion_group_parse(const char *text, motion_group_request *request,
                        elastir_diagnostics *trouble)
{
  size_t name = strcspn(text, "="), length;
  if (name == 0 || name >= GROUP_NAME || text[name] != '=') {
    elastir_diagnose(trouble, ELASTIR_ERROR, "bad-group", NULL, 0,
                     "'%.100s' has no name; expected NAME=MEMBER,... such as linker=C,H,N", text);
    return false;
  }
  memcpy(request->name, text, name);
  request->name[name] = '\0';
  request->members = text + name + 1;
  for (const char *word = request->members; next_word(&word, &length); pass_word(&word, length)) {
    group_member member;
    if (read_member(word, length, &member))
      continue;
    elastir_diagnose(trouble, ELASTIR_ERROR, "bad-group", NULL, 0,
                     "'%.*s' is not an element (Zn), a number or range of atoms (3 or 5-16), a formula of a "
                     "fragment (C4H5N2 or C4H5N2/1), or within:R: with an atom, a point X/Y/Z or 'vacancy'",
                     (int)(length < 100 ? length : 100), word);
    return false;
  }
  return true;
}

static bool same_formula(const motion_structure *structure, const motion_fragments *all,
                         const motion_fragment *fragment, const size_t wanted[FORMULA_ELEMENTS])
{
  size_t left[FORMULA_ELEMENTS];
  memcpy(left, wanted, sizeof left);
  for (size_t i = 0; i < fragment->count; i++) {
    int z = structure->atomic_number[all->members[fragment->first + i]];
    if (left[z]-- == 0)
      return false;
  }
  for (size_t z = 0; z < FORMULA_ELEMENTS; z++)
    if (left[z] > 0)
      return false;
  return true;
}

static void hold_fragments(const group_member *member, const motion_surroundings *around,
                           bool *holds)
{
  const motion_fragments *all = around->fragments;
  for (size_t f = 0; f < all->count; f++) {
    const motion_fragment *fragment = &all->fragments[f];
    bool metals = member->metals == SIZE_MAX || member->metals == fragment->metals;
    if (!metals || !same_formula(around->structure, all, fragment, member->counts))
      continue;
    for (size_t i = 0; i < fragment->count; i++)
      holds[all->members[fragment->first + i]] = true;
  }
}

/* Atoms whose nearest image is within the radius of a point, Cartesian. */
static void hold_near(const motion_structure *s, const double point[3], double radius,
                      bool *holds)
{
  motion_lattice lattice;
  if (!motion_lattice_of(s, &lattice))
    return;
  for (size_t a = 0; a < s->count; a++) {
    double apart[3], fraction[3];
    int reach[3];
    vec3_add(s->position[a], -1.0, point, apart);
    motion_fractional(&lattice, apart, fraction);
    for (int k = 0; k < 3; k++) {
      vec3_add(apart, s->periodic[k] ? -round(fraction[k]) : 0.0, s->vectors[k], apart);
      reach[k] = s->periodic[k] ? (int)ceil(fmin(radius / lattice.height[k], 50.0)) : 0;
    }
    for (int i = -reach[0]; i <= reach[0] && !holds[a]; i++)
      for (int j = -reach[1]; j <= reach[1] && !holds[a]; j++)
        for (int k = -reach[2]; k <= reach[2] && !holds[a]; k++) {
          double image[3];
          vec3_add(apart, i, s->vectors[0], image);
          vec3_add(image, j, s->vectors[1], image);
          vec3_add(image, k, s->vectors[2], image);
          holds[a] = vec3_norm(image) <= radius;
        }
  }
}

static void hold_around(const group_member *member, const motion_surroundings *around, bool *holds)
{
  const motion_structure *s = around->structure;
  if (member->centre == CENTRE_POINT) {
    double point[3] = {0.0, 0.0, 0.0};
    for (int k = 0; k < 3; k++)
      vec3_add(point, member->point[k], s->vectors[k], point);
    hold_near(s, point, member->radius, holds);
  }
  for (size_t a = 0; member->centre == CENTRE_ATOM && a < s->count; a++)
    if (around->number[a] + 1 == member->from)
      hold_near(s, s->position[a], member->radius, holds);
  bool vacancies = member->centre == CENTRE_VACANCY && around->reference != NULL;
  for (size_t i = 0; vacancies && i < around->reference->count; i++)
    if (!around->kept[i])
      hold_near(s, around->reference->position[i], member->radius, holds);
}

static void hold_member(const group_member *member, const motion_surroundings *around,
                        bool *holds)
{
  const motion_structure *s = around->structure;
  if (member->kind == MEMBER_FORMULA)
    hold_fragments(member, around, holds);
  else if (member->kind == MEMBER_NEAR)
    hold_around(member, around, holds);
  else
    for (size_t a = 0; a < s->count; a++) {
      size_t number = around->number[a] + 1;
      holds[a] = holds[a] || (member->kind == MEMBER_ELEMENT
                                  ? s->atomic_number[a] == member->element
                                  : number >= member->from && number <= member->to);
    }
}

size_t motion_group_select(const motion_group_request *request,
                           const motion_surroundings *surroundings, bool *holds)
{
  size_t length, count = 0;
  memset(holds, 0, surroundings->structure->count * sizeof *holds);
  for (const char *word = request->members; next_word(&word, &length); pass_word(&word, length)) {
    group_member member;
    if (read_member(word, length, &member))
      hold_member(&member, surroundings, holds);
  }
  for (size_t a = 0; a < surroundings->structure->count; a++)
    count += holds[a];
  return count;
}

char *motion_fragment_formula(const motion_structure *structure, const motion_fragments *fragments,
                              size_t fragment)
{
  size_t counts[FORMULA_ELEMENTS] = {0};
  const motion_fragment *one = &fragments->fragments[fragment];
  char *text = malloc(FORMULA_LENGTH);
  for (size_t i = 0; i < one->count; i++)
    counts[structure->atomic_number[fragments->members[one->first + i]]]++;
  if (text != NULL)
    formula_write(counts, text);
  return text;
}
