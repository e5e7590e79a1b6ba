/* SPDX-License-Identifier: GPL-3.0-or-later */
/* formats.c: what the readers of stiffness tensors share. */
#include "tensor/formats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/head.h"
#include "base/memory.h"
#include "base/number.h"
#include "tensor/symmetric.h"

elastir_crystal_run *tensor_add_run(tensor_reader *reader, elastir_origin origin, long line)
{
  elastir_crystal_output *output = reader->output;
  if (!elastir_grow(&output->runs, &output->run_capacity, output->run_count,
                    sizeof *output->runs)) {
    elastir_diagnose_no_memory(reader->diagnostics);
    return NULL;
  }
  elastir_crystal_run *run = &output->runs[output->run_count++];
  elastir_crystal_run_clear(run, line);
  run->origin = origin;
  tensor_begin_cell(&run->elastic.geometry, 0);
  return run;
}

void tensor_set(elastir_elastic_data *elastic, int row, int column, double value, double half_unit,
                double gpa)
{
  elastic->stiffness[6 * row + column] = value * gpa;
  elastic->half_unit_gpa[6 * row + column] = half_unit * gpa;
}

double tensor_half_unit(const char *text, size_t length)
{
  size_t blank = 0;
  double value;
  while (blank < length && (text[blank] == ' ' || text[blank] == '\t'))
    blank++;
  size_t used = number_scan(text + blank, length - blank, &value);
  return used > 0 ? number_half_unit(text + blank, used) : 0.0;
}

bool tensor_make_symmetric(tensor_reader *reader, elastir_elastic_data *elastic)
{
  const tensor_place place = {reader->file, elastic->line, elastic->table};
  double *c = elastic->stiffness;
  bool good = tensor_check_symmetric(c, elastic->half_unit_gpa, &place, reader->diagnostics);
  for (int i = 0; i < 6 && good; i++)
    for (int j = i + 1; j < 6; j++)
      c[6 * i + j] = c[6 * j + i] = 0.5 * (c[6 * i + j] + c[6 * j + i]);
  return good;
}

void tensor_begin_cell(elastir_geometry *geometry, long line)
{
  *geometry = (elastir_geometry){
      .line = line, .dimensionality = 3, .a_angstrom = NAN, .b_angstrom = NAN, .c_angstrom = NAN,
      .alpha_deg = NAN, .beta_deg = NAN, .gamma_deg = NAN, .volume_angstrom3 = NAN,
      .density_g_cm3 = NAN, .conventional_volume_angstrom3 = NAN, .natural_masses = true};
}

bool tensor_add_atoms(tensor_reader *reader, elastir_geometry *geometry, size_t count)
{
  geometry->atoms = calloc(count, sizeof *geometry->atoms);
  geometry->atom_count = geometry->atoms != NULL ? count : 0;
  if (geometry->atoms == NULL)
    elastir_diagnose_no_memory(reader->diagnostics);
  for (size_t i = 0; i < geometry->atom_count; i++) {
    geometry->atoms[i].mass_amu = NAN;
    for (int k = 0; k < 3; k++)
      geometry->atoms[i].coordinates[k] = NAN;
  }
  return geometry->atoms != NULL;
}

void tensor_cell_volume(elastir_geometry *geometry)
{
  const double *a = geometry->vectors_angstrom[0], *b = geometry->vectors_angstrom[1],
               *c = geometry->vectors_angstrom[2];
  double volume = a[0] * (b[1] * c[2] - b[2] * c[1]) + a[1] * (b[2] * c[0] - b[0] * c[2]) +
                  a[2] * (b[0] * c[1] - b[1] * c[0]);
  geometry->has_vectors = isfinite(volume) && volume != 0.0;
  geometry->volume_angstrom3 = geometry->has_vectors ? fabs(volume) : (double)NAN;
}

bool tensor_has_line(const char *head, size_t length, const char *word)
{
  size_t size = strlen(word);
  for (head_line line = head_begin(head, length); head_next(&line);) {
    size_t blank = 0;
    while (blank < line.length && (line.text[blank] == ' ' || line.text[blank] == '\t'))
      blank++;
    if (line.length - blank >= size && memcmp(line.text + blank, word, size) == 0)
      return true;
  }
  return false;
}
