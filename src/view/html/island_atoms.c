/* SPDX-License-Identifier: GPL-3.0-or-later */
/* island_atoms.c: the atoms of a model, their bonds, and how they move in each mode. */
#include <math.h>
#include <stdlib.h>

#include "model/atoms_of.h"
#include "model/elements.h"
#include "motion/radii.h"
#include "output/base64.h"
#include "view/html/island.h"

enum { MOST_ATOMS = 1000 }; /* of a picture; modes of more take several MB */

/* ["Zn", x, y, z, covalent radius] each, angstrom. */
static void put_atoms(json_writer *json, const model_atoms *atoms)
{
  const motion_structure *s = &atoms->structure;
  json_key(json, "atoms");
  json_begin(json, '[');
  for (size_t a = 0; a < s->count; a++) {
    json_begin(json, '[');
    json_put_text(json, element_symbol(s->atomic_number[a]));
    for (int k = 0; k < 3; k++)
      island_put_rounded(json, s->position[a][k], 6);
    json_put_number(json, motion_covalent_radius(s->atomic_number[a]));
    json_end(json);
  }
  json_end(json);
}

static bool put_bonds(json_writer *json, const model_atoms *atoms)
{
  size_t count, (*bonds)[2] = atoms_bonds(atoms, &count);
  json_key(json, "bonds");
  json_begin(json, '[');
  for (size_t i = 0; bonds != NULL && i < 2 * count; i++)
    json_put_number(json, (double)bonds[i / 2][i % 2]);
  json_end(json);
  free(bonds);
  return bonds != NULL;
}

/* Of a mode: the largest component as 127; -128 to 127 as bytes. */
static void append_mode(text_buffer *bytes, const model_atoms *atoms,
                        const elastir_result_normal_mode *mode)
{
  double largest = 0.0;
  for (size_t a = 0; a < atoms->structure.count; a++) {
    const double *moved = atoms_displacement(atoms, mode, a);
    for (int k = 0; moved != NULL && k < 3; k++)
      largest = fmax(largest, fabs(moved[k]));
  }
  for (size_t i = 0; i < 3 * atoms->structure.count; i++) {
    const double *moved = atoms_displacement(atoms, mode, i / 3);
    double part = moved != NULL && largest > 0.0 ? 127.0 * moved[i % 3] / largest : 0.0;
    char byte = (char)(signed char)(isfinite(part) ? lround(fmax(-127.0, fmin(part, 127.0))) : 0);
    text_append_bytes(bytes, &byte, 1);
  }
}

/* The bytes of all modes, one after the other, in base64. */
static bool put_modes(json_writer *json, const model_atoms *atoms,
                      const elastir_result_vibrations *vibrations)
{
  text_buffer bytes = {0}, letters = {0};
  for (size_t i = 0; i < vibrations->normal_modes_count && !bytes.failed; i++)
    append_mode(&bytes, atoms, &vibrations->normal_modes[i]);
  if (!bytes.failed && bytes.length > 0)
    base64_append(&letters, (const unsigned char *)bytes.text, bytes.length);
  bool good = !bytes.failed && !letters.failed;
  island_text(json, "displacements", good ? letters.text : NULL);
  text_free(&bytes);
  text_free(&letters);
  return good;
}

void island_atoms(json_writer *json, page *p, const figure_model *model)
{
  const elastir_result_model *from = &p->result->models[model->series];
  model_atoms atoms = {0};
  bool memory = true;
  if (!p->three || from->vibrations == NULL || from->vibrations->normal_modes_count == 0)
    return;
  if (atoms_of(from, &atoms, &memory) && atoms.structure.count <= MOST_ATOMS) {
    put_atoms(json, &atoms);
    if (atoms.dimensions > 0)
      island_numbers(json, "vectors_angstrom", atoms.structure.vectors[0], 3 * (size_t)atoms.dimensions);
    memory = put_bonds(json, &atoms) && put_modes(json, &atoms, from->vibrations);
  }
  p->out->failed = p->out->failed || !memory;
  atoms_free(&atoms);
}
