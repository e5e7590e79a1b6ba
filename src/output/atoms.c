/* SPDX-License-Identifier: GPL-3.0-or-later */
/* atoms.c: atoms and their normal modes as XYZ, Molden and CIF. */
#include "output/atoms.h"

#include <ctype.h>
#include <math.h>

#include "base/angle.h"
#include "base/codata.h"
#include "model/elements.h"

/* One line: a label may hold any text. */
static void append_line(text_buffer *out, const char *text)
{
  for (const char *c = text != NULL ? text : ""; *c != '\0'; c++)
    text_append_bytes(out, (unsigned char)*c < ' ' ? " " : c, 1);
}

static const char *symbol(const model_atoms *atoms, size_t atom)
{
  return element_symbol(atoms->structure.atomic_number[atom]);
}

/* The set of the table that a mode is in; NULL: none. */
static const elastir_result_mode *set_of(const elastir_result_vibrations *vibrations, size_t mode)
{
  for (size_t i = 0; i < vibrations->modes_count; i++)
    if (vibrations->modes[i].first <= (int64_t)mode + 1 && (int64_t)mode + 1 <= vibrations->modes[i].last)
      return &vibrations->modes[i];
  return NULL;
}

static double intensity_of(const elastir_result_vibrations *vibrations, size_t mode)
{
  const elastir_result_mode *set = set_of(vibrations, mode);
  if (set == NULL || !isfinite(set->intensity_km_mol))
    return 0.0;
  return set->intensity_km_mol / (double)(set->last - set->first + 1);
}

/* ---- XYZ ---- */

static void frame(text_buffer *out, const elastir_result_model *model, const model_atoms *atoms,
                  const elastir_result_normal_mode *mode, size_t number)
{
  const motion_structure *s = &atoms->structure;
  text_format(out, "%zu\n", s->count);
  append_line(out, model->label);
  if (mode != NULL)
    text_format(out, " mode %zu %.4f cm-1", number, mode->wavenumber_cm1);
  text_append(out, "\n");
  for (size_t a = 0; a < s->count; a++) {
    const double *moved = mode != NULL ? atoms_displacement(atoms, mode, a) : NULL;
    text_format(out, "%-2s %14.8f %14.8f %14.8f", symbol(atoms, a), s->position[a][0],
                s->position[a][1], s->position[a][2]);
    for (int k = 0; moved != NULL && k < 3; k++)
      text_format(out, " %10.6f", moved[k] * CODATA_BOHR_ANGSTROM);
    text_append(out, "\n");
  }
}

bool atoms_as_xyz(text_buffer *out, const elastir_result_model *model, const model_atoms *atoms, long mode)
{
  const elastir_result_vibrations *vibrations = model->vibrations;
  size_t count = vibrations != NULL ? vibrations->normal_modes_count : 0;
  if (mode < 0 || (size_t)mode > count)
    return false;
  if (count == 0)
    frame(out, model, atoms, NULL, 0);
  for (size_t i = 0; i < count; i++)
    if (mode == 0 || i + 1 == (size_t)mode)
      frame(out, model, atoms, &vibrations->normal_modes[i], i + 1);
  return true;
}

/* ---- Molden ---- */

static void normal_coordinates(text_buffer *out, const model_atoms *atoms,
                               const elastir_result_normal_mode *mode, size_t number)
{
  text_format(out, "vibration %zu\n", number);
  for (size_t a = 0; a < atoms->structure.count; a++) {
    const double *moved = atoms_displacement(atoms, mode, a);
    for (int k = 0; k < 3; k++)
      text_format(out, "%s%.6f", k > 0 ? " " : "", moved != NULL ? moved[k] : 0.0);
    text_append(out, "\n");
  }
}

bool atoms_as_molden(text_buffer *out, const elastir_result_model *model, const model_atoms *atoms)
{
  const elastir_result_vibrations *vibrations = model->vibrations;
  const motion_structure *s = &atoms->structure;
  size_t count = vibrations != NULL ? vibrations->normal_modes_count : 0;
  if (count == 0)
    return false;
  text_append(out, "[Molden Format]\n[Title]\n");
  append_line(out, model->label);
  text_append(out, "\n[FREQ]\n");
  for (size_t i = 0; i < count; i++)
    text_format(out, "%.4f\n", vibrations->normal_modes[i].wavenumber_cm1);
  text_append(out, "[INT]\n");
  for (size_t i = 0; i < count; i++)
    text_format(out, "%.4f\n", intensity_of(vibrations, i));
  text_append(out, "[FR-COORD]\n");
  for (size_t a = 0; a < s->count; a++)
    text_format(out, "%s %.8f %.8f %.8f\n", symbol(atoms, a),
                s->position[a][0] / CODATA_BOHR_ANGSTROM, s->position[a][1] / CODATA_BOHR_ANGSTROM,
                s->position[a][2] / CODATA_BOHR_ANGSTROM);
  text_append(out, "[FR-NORM-COORD]\n");
  for (size_t i = 0; i < count; i++)
    normal_coordinates(out, atoms, &vibrations->normal_modes[i], i + 1);
  return true;
}

/* ---- CIF ---- */

/* "data_" and the label, with what CIF does not allow in a name as "_". */
static void block_name(text_buffer *out, const char *label)
{
  text_append(out, "data_");
  for (const char *c = label != NULL && *label != '\0' ? label : "model"; *c != '\0'; c++)
    text_append_bytes(out, isgraph((unsigned char)*c) ? c : "_", 1);
  text_append(out, "\n");
}

static void cell_lines(text_buffer *out, const motion_structure *s)
{
  static const char *const lengths[] = {"a", "b", "c"}, *const angles[] = {"alpha", "beta", "gamma"};
  for (int k = 0; k < 3; k++)
    text_format(out, "_cell_length_%s %.8f\n", lengths[k], elastir_length(s->vectors[k]));
  for (int k = 0; k < 3; k++)
    text_format(out, "_cell_angle_%s %.6f\n", angles[k],
                elastir_angle_deg(s->vectors[(k + 1) % 3], s->vectors[(k + 2) % 3]));
}

bool atoms_as_cif(text_buffer *out, const elastir_result_model *model, const model_atoms *atoms)
{
  const motion_structure *s = &atoms->structure;
  motion_lattice lattice;
  if (atoms->dimensions != 3 || !motion_lattice_of(s, &lattice))
    return false;
  block_name(out, model->label);
  cell_lines(out, s);
  text_append(out, "_symmetry_space_group_name_H-M 'P 1'\n_symmetry_Int_Tables_number 1\n"
                   "loop_\n_symmetry_equiv_pos_as_xyz\n'x, y, z'\n"
                   "loop_\n_atom_site_label\n_atom_site_type_symbol\n_atom_site_fract_x\n"
                   "_atom_site_fract_y\n_atom_site_fract_z\n");
  for (size_t a = 0; a < s->count; a++) {
    double fraction[3];
    motion_fractional(&lattice, s->position[a], fraction);
    text_format(out, "%s%zu %s %.8f %.8f %.8f\n", symbol(atoms, a), a + 1, symbol(atoms, a),
                fraction[0], fraction[1], fraction[2]);
  }
  return true;
}
