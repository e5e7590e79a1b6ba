/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_model.c: label, sources and cell of a model. */
#include "output/json_result.h"

#include <math.h>

static void add_run(json_builder *builder, cJSON *source, const elastir_crystal_run *run)
{
  cJSON *program = json_object(builder, source, "program");
  json_text(builder, program, "name", "CRYSTAL");
  json_text(builder, program, "version", run->version);
  json_text(builder, program, "release", run->release);
  if (*run->build != '\0')
    json_text(builder, program, "build", run->build);
  json_text(builder, source, "started", run->started);
  json_text(builder, source, "finished", run->finished);
  json_number(builder, source, "elapsed_s", run->elapsed_s);
  json_answer(builder, source, "scf_converged", run->scf_converged);
  json_number(builder, source, "energy_hartree", run->energy_hartree);
  cJSON *messages = json_array(builder, source, "messages");
  for (size_t i = 0; i < run->message_count; i++) {
    cJSON *message = json_object(builder, messages, NULL);
    json_text(builder, message, "severity",
              elastir_severity_name(run->messages[i].severity));
    json_number(builder, message, "line", (double)run->messages[i].line);
    json_text(builder, message, "text", run->messages[i].text);
  }
}

static void add_sources(json_builder *builder, cJSON *object, const elastir_model *model)
{
  cJSON *sources = json_array(builder, object, "sources");
  for (size_t f = 0; f < model->file_count; f++) {
    const elastir_model_file *file = &model->files[f];
    const elastir_crystal_run *run = file->run;
    cJSON *source = json_object(builder, sources, NULL);
    json_text(builder, source, "path", file->path);
    json_text(builder, source, "sha256", file->output.source.sha256);
    json_number(builder, source, "bytes", (double)file->output.source.bytes);
    if (run != NULL) {
      add_run(builder, source, run);
      continue;
    }
    static const char *const absent[] = {"program",   "started",       "finished",
                                         "elapsed_s", "scf_converged", "energy_hartree"};
    for (size_t i = 0; i < sizeof absent / sizeof *absent; i++)
      json_null(builder, source, absent[i]);
    json_array(builder, source, "messages");
  }
}

static void add_lattice(json_builder *builder, cJSON *object, const char *key,
                        const double parameters[6])
{
  static const char *const names[] = {"a_angstrom", "b_angstrom", "c_angstrom",
                                      "alpha_deg",  "beta_deg",   "gamma_deg"};
  cJSON *lattice = json_object(builder, object, key);
  for (int i = 0; i < 6; i++)
    json_number(builder, lattice, names[i], parameters[i]);
}

static void add_geometry(json_builder *builder, cJSON *object, const elastir_cell *cell)
{
  const elastir_geometry *geometry = cell->geometry;
  const double primitive[6] = {geometry->a_angstrom, geometry->b_angstrom,
                               geometry->c_angstrom, geometry->alpha_deg,
                               geometry->beta_deg,   geometry->gamma_deg};
  json_number(builder, object, "dimensionality",
              geometry->dimensionality >= 0 ? geometry->dimensionality : (double)NAN);
  add_lattice(builder, object, "lattice", primitive);
  if (geometry->has_conventional)
    add_lattice(builder, object, "conventional_lattice", geometry->conventional);
  if (geometry->has_vectors)
    json_matrix(builder, object, "vectors_angstrom", &geometry->vectors_angstrom[0][0], 3, 3);
  json_number(builder, object, "volume_angstrom3", geometry->volume_angstrom3);
  json_number(builder, object, "density_g_cm3", cell->density_g_cm3);
  json_number(builder, object, "printed_density_g_cm3", geometry->density_g_cm3);
  json_number(builder, object, "mass_amu", cell->mass_amu);
  json_number(builder, object, "atoms",
              geometry->atom_count > 0 ? (double)cell->atoms : (double)NAN);
  json_text(builder, object, "formula", cell->formula);
  json_text(builder, object, "space_group", geometry->space_group);
}

void json_model(json_builder *builder, cJSON *models, const elastir_model *model,
                const elastir_settings *settings)
{
  cJSON *object = json_object(builder, models, NULL);
  json_text(builder, object, "label", model->label);
  add_sources(builder, object, model);
  if (model->cell.geometry == NULL)
    json_null(builder, object, "cell");
  else
    add_geometry(builder, json_object(builder, object, "cell"), &model->cell);
  if (settings->want_vibrations) {
    json_vibrations(builder, object, model, settings);
    json_spectrum(builder, object, model);
  }
  if (settings->want_elastic) {
    json_elastic(builder, object, model);
    json_low_dimension(builder, object, model);
  }
}
