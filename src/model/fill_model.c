/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fill_model.c: label, sources and cell of a model. */
#include "model/fill.h"

#include <math.h>

static void fill_messages(elastir_result_memory *memory, const elastir_crystal_run *run,
                          elastir_result_source *out)
{
  out->messages = RESULT_LIST(memory, message, run->message_count);
  for (size_t i = 0; out->messages != NULL && i < run->message_count; i++) {
    const elastir_run_message *message = &run->messages[i];
    out->messages[out->messages_count++] =
        (elastir_result_message){.severity = elastir_severity_name(message->severity),
                                 .line = message->line,
                                 .text = result_text(memory, message->text)};
  }
}

static void fill_run(elastir_result_memory *memory, const elastir_crystal_run *run,
                     elastir_result_source *out)
{
  out->program = RESULT_NEW(memory, program);
  if (out->program != NULL) {
    out->program->name = "CRYSTAL";
    out->program->version = result_text(memory, run->version);
    out->program->release = result_text(memory, run->release);
    out->program->build = result_text(memory, run->build);
  }
  out->started = result_text(memory, run->started);
  out->finished = result_text(memory, run->finished);
  out->elapsed_s = run->elapsed_s;
  out->scf_converged = run->scf_converged;
  out->energy_hartree = run->energy_hartree;
  fill_messages(memory, run, out);
}

void fill_sources(elastir_result_memory *memory, const elastir_model *model,
                  elastir_result_model *out)
{
  out->sources = RESULT_LIST(memory, source, model->file_count);
  for (size_t f = 0; out->sources != NULL && f < model->file_count; f++) {
    const elastir_model_file *file = &model->files[f];
    const elastir_crystal_run *run = file->run;
    elastir_result_source *source = &out->sources[out->sources_count++];
    source->path = result_text(memory, file->path);
    source->sha256 = result_text(memory, file->output.source.sha256);
    source->bytes = (int64_t)file->output.source.bytes;
    if (run != NULL)
      fill_run(memory, run, source);
  }
}

static elastir_result_lattice lattice_of(const double parameters[6])
{
  return (elastir_result_lattice){parameters[0], parameters[1], parameters[2],
                                  parameters[3], parameters[4], parameters[5]};
}

void fill_cell(elastir_result_memory *memory, const elastir_cell *cell, elastir_result_model *out)
{
  const elastir_geometry *geometry = cell->geometry;
  out->cell = geometry != NULL ? RESULT_NEW(memory, cell) : NULL;
  if (out->cell == NULL)
    return;
  const double primitive[6] = {geometry->a_angstrom, geometry->b_angstrom, geometry->c_angstrom,
                               geometry->alpha_deg,  geometry->beta_deg,   geometry->gamma_deg};
  out->cell->dimensionality = geometry->dimensionality;
  out->cell->lattice = lattice_of(primitive);
  if (geometry->has_conventional) {
    out->cell->conventional_lattice = RESULT_NEW(memory, lattice);
    if (out->cell->conventional_lattice != NULL)
      *out->cell->conventional_lattice = lattice_of(geometry->conventional);
  }
  if (geometry->has_vectors) {
    out->cell->vectors_angstrom = result_numbers(memory, geometry->vectors_angstrom[0], 9);
    out->cell->vectors_angstrom_count = 3;
  }
  out->cell->volume_angstrom3 = geometry->volume_angstrom3;
  out->cell->density_g_cm3 = cell->density_g_cm3;
  out->cell->printed_density_g_cm3 = geometry->density_g_cm3;
  out->cell->mass_amu = cell->mass_amu;
  out->cell->atoms = geometry->atom_count > 0 ? (int64_t)cell->atoms : -1;
  out->cell->formula = result_text(memory, cell->formula);
  out->cell->space_group = result_text(memory, geometry->space_group);
}

void fill_model(elastir_result_memory *memory, elastir_model *model,
                const elastir_settings *settings, elastir_result_model *out)
{
  out->without_vibrations = !settings->want_vibrations;
  out->without_elastic = !settings->want_elastic;
  out->label = result_text(memory, model->label);
  fill_sources(memory, model, out);
  fill_cell(memory, &model->cell, out);
  if (settings->want_vibrations) {
    fill_vibrations(memory, model, settings, out);
    fill_spectrum(memory, model, out);
  }
  if (settings->want_elastic) {
    if (model->has_elastic)
      fill_elastic(memory, model, out);
    fill_low_dimension(memory, model, out);
  }
}
