/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_file.c: reads a file of a model: a CRYSTAL output, or stiffness tensors. */
#include "model/model_file.h"

#include <stdlib.h>
#include <string.h>

#include "base/angle.h"
#include "base/memory.h"
#include "model/elements.h"
#include "tensor/tensor_file.h"

/* Numbers of the elements. Without all of them the atoms are only counted. */
static void number_atoms(elastir_geometry *geometry)
{
  for (size_t i = 0; i < geometry->atoms_read; i++) {
    int number = element_number(geometry->atoms[i].symbol);
    geometry->atoms[i].atomic_number = number;
    if (number == 0)
      geometry->atoms_read = 0;
  }
}

static void complete_cell(elastir_geometry *geometry)
{
  if (geometry->line == 0)
    return;
  number_atoms(geometry);
  if (!geometry->has_vectors)
    return;
  const double *a = geometry->vectors_angstrom[0], *b = geometry->vectors_angstrom[1],
               *c = geometry->vectors_angstrom[2];
  geometry->a_angstrom = elastir_length(a);
  geometry->b_angstrom = elastir_length(b);
  geometry->c_angstrom = elastir_length(c);
  geometry->alpha_deg = elastir_angle_deg(b, c);
  geometry->beta_deg = elastir_angle_deg(c, a);
  geometry->gamma_deg = elastir_angle_deg(a, b);
}

/* bare: what is no CRYSTAL output is to be tensors. */
static bool is_tensor_file(elastir_stream *stream, bool bare)
{
  if (elastir_stream_begins(stream, elastir_crystal_recognise))
    return false;
  size_t size;
  const char *head = elastir_stream_peek(stream, &size);
  if (elastir_crystal_packed(head, size) != NULL)
    return false; /* its reader says what to do */
  return bare || elastir_tensor_recognise(head, size);
}

void model_file_read(elastir_model_file *file, elastir_stream *stream, bool bare,
                     const elastir_crystal_options *options)
{
  if (is_tensor_file(stream, bare)) {
    elastir_tensor_file_read_stream(stream, &file->output, &file->diagnostics);
    file->readable = file->output.run_count > 0;
    for (size_t i = 0; i < file->output.run_count; i++)
      complete_cell(&file->output.runs[i].elastic.geometry);
  } else {
    file->readable =
        elastir_crystal_read_stream(stream, options, &file->output, &file->diagnostics);
  }
}

bool model_file_is_list(const elastir_model_file *file)
{
  return file->output.run_count > 1 && file->output.runs[0].origin != ELASTIR_FROM_CRYSTAL;
}

bool model_file_has_name(const elastir_model_file *file)
{
  const elastir_crystal_output *output = &file->output;
  return output->run_count == 1 && output->runs[0].origin != ELASTIR_FROM_CRYSTAL &&
         output->runs[0].title != NULL;
}

char *model_file_label(const elastir_model_file *file, size_t i, const char *label)
{
  const char *name = file->output.runs[i].title;
  if (name != NULL)
    return elastir_copy_text(name, strlen(name));
  return file->output.run_count > 1 ? elastir_format("%s:%zu", label, i + 1)
                                    : elastir_copy_text(label, strlen(label));
}

bool model_file_take(elastir_model_file *from, size_t i, elastir_model_file *to)
{
  *to = (elastir_model_file){.path = from->path, .readable = true};
  to->output.source = from->output.source;
  if (!elastir_grow(&to->output.runs, &to->output.run_capacity, 0, sizeof *to->output.runs))
    return false;
  to->output.runs[to->output.run_count++] = from->output.runs[i];
  elastir_crystal_run_clear(&from->output.runs[i], 0);
  return true;
}
