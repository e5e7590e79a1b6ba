/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fill_model.c: label, sources and cell of a model. */
#include "model/fill.h"

#include <math.h>

#include "model/cell.h"
#include "model/elements.h"

static void fill_messages(elastir_result_memory *memory, const elastir_crystal_run *run,
                          elastir_result_source *out)
{
  static const char *const kinds[] = {"error", "warning", "hint", "note"};
  out->messages = RESULT_LIST(memory, message, run->message_count);
  for (size_t i = 0; out->messages != NULL && i < run->message_count; i++) {
    const elastir_run_message *message = &run->messages[i];
    out->messages[out->messages_count++] =
        (elastir_result_message){.severity = elastir_severity_name(message->severity),
                                 .kind = kinds[message->kind],
                                 .line = message->line,
                                 .text = result_text(memory, message->text)};
  }
}

static int64_t positive(int value)
{
  return value > 0 ? value : -1;
}

static void fill_accuracy(const elastir_method *method, elastir_result_method *out)
{
  for (int i = 0; i < 3; i++)
    out->shrink[i] = method->shrink[0] > 0 ? method->shrink[i] : (double)NAN;
  for (int i = 0; i < 5; i++)
    out->tolerances[i] = method->has_tolerances ? method->tolerances[i] : (double)NAN;
  out->gilat = positive(method->gilat);
  out->radial_points = positive(method->radial_points);
  out->angular_points = positive(method->angular_points);
  out->smearing_hartree = method->smearing_hartree;
}

static void fill_method(elastir_result_memory *memory, const elastir_crystal_run *run,
                        elastir_result_source *source)
{
  const elastir_method *method = &run->method;
  source->method = method->line > 0 ? RESULT_NEW(memory, method) : NULL;
  elastir_result_method *out = source->method;
  if (out == NULL)
    return;
  out->functional = result_text_if_any(memory, method->functional);
  out->hamiltonian = result_text_if_any(memory, method->hamiltonian);
  out->exchange = result_text_if_any(memory, method->exchange);
  out->correlation = result_text_if_any(memory, method->correlation);
  out->fock_exchange_percent = method->fock_exchange_percent;
  out->exchange_weight = method->exchange_weight;
  out->correlation_weight = method->correlation_weight;
  out->range_separated = method->range_separated;
  out->dispersion = result_text_if_any(memory, method->dispersion);
  out->gcp = method->gcp ? ELASTIR_YES : ELASTIR_UNKNOWN;
  out->composite = result_text_if_any(memory, method->composite);
  out->basis = result_text_if_any(memory, method->basis);
  out->pseudopotentials = run->geometry.atoms_read == 0 ? ELASTIR_UNKNOWN
                          : method->pseudopotentials    ? ELASTIR_YES
                                                        : ELASTIR_NO;
  out->spin = result_text_if_any(memory, method->spin);
  fill_accuracy(method, out);
}

static void fill_optimisation(elastir_result_memory *memory,
                              const elastir_optimisation *optimisation,
                              elastir_result_source *out)
{
  static const char *const kinds[] = {NULL, "atoms", "cell", "atoms_and_cell"};
  out->optimisation = optimisation->line > 0 ? RESULT_NEW(memory, optimisation) : NULL;
  if (out->optimisation == NULL)
    return;
  out->optimisation->converged = optimisation->converged;
  out->optimisation->points = positive(optimisation->points);
  out->optimisation->kind = kinds[optimisation->kind];
}

static void fill_electrons(elastir_result_memory *memory, const elastir_crystal_run *run,
                           elastir_result_source *out)
{
  out->energy_hartree = run->energy_hartree;
  out->total_energy_hartree = run->total_energy_hartree;
  out->enthalpy_hartree = run->enthalpy_hartree;
  out->band_gap_ev = run->band_gap_ev;
  out->band_gap_direct = run->band_gap_direct;
  out->conducting = run->conducting;
  out->external_pressure_gpa = run->external_pressure_gpa;
  if (run->has_stress) {
    out->stress_gpa = result_numbers(memory, run->stress_gpa, 9);
    out->stress_gpa_count = 3;
  }
}

static void fill_run(elastir_result_memory *memory, const elastir_crystal_run *run,
                     elastir_result_source *out)
{
  static const char *const names[] = {"CRYSTAL", NULL, "VASP", "thermo_pw", "Materials Project"};
  if (names[run->origin] == NULL) /* a bare tensor */
    return;
  out->program = RESULT_NEW(memory, program);
  if (out->program != NULL) {
    out->program->name = names[run->origin];
    out->program->version = result_text(memory, run->version);
    out->program->release = result_text(memory, run->release);
    out->program->build = result_text(memory, run->build);
  }
  out->started = result_text(memory, run->started);
  out->finished = result_text(memory, run->finished);
  out->elapsed_s = run->elapsed_s;
  out->scf_converged = run->scf_converged;
  fill_electrons(memory, run, out);
  fill_method(memory, run, out);
  fill_optimisation(memory, &run->optimisation, out);
  fill_messages(memory, run, out);
}

static elastir_result_lattice lattice_of(const double parameters[6])
{
  return (elastir_result_lattice){parameters[0], parameters[1], parameters[2],
                                  parameters[3], parameters[4], parameters[5]};
}

/* One atom: fractions along periodic directions, the other coordinates along the axes. */
static void fill_site(elastir_result_memory *memory, const elastir_geometry *geometry,
                      const elastir_atom *atom, elastir_result_site *out)
{
  out->element = atom->ghost ? NULL : result_text(memory, element_symbol(atom->atomic_number));
  out->ghost = atom->ghost;
  out->mass_amu = atom->ghost             ? (double)NAN
                  : isnan(atom->mass_amu) && !geometry->natural_masses
                      ? element_isotope_mass_amu(atom->atomic_number)
                                          : atom->mass_amu;
  for (int k = 0; k < 3; k++)
    out->fractional[k] = k < geometry->dimensionality ? atom->coordinates[k] : (double)NAN;
  cell_place_atom(geometry, atom, out->cartesian_angstrom);
}

static void fill_sites(elastir_result_memory *memory, const elastir_geometry *geometry,
                       elastir_result_cell *out)
{
  out->sites = RESULT_LIST(memory, site, geometry->atoms_read);
  for (size_t i = 0; out->sites != NULL && i < geometry->atoms_read; i++)
    fill_site(memory, geometry, &geometry->atoms[i], &out->sites[out->sites_count++]);
}

static void fill_cell(elastir_result_memory *memory, const elastir_cell *cell,
                      elastir_result_model *out)
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
  out->cell->ghost_atoms = (int64_t)cell->ghost_atoms;
  out->cell->formula = result_text(memory, cell->formula);
  out->cell->space_group = result_text(memory, geometry->space_group);
}

static void fill_sources(elastir_result_memory *memory, const elastir_model *model,
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

void fill_model(elastir_result_memory *memory, elastir_model *model, const elastir_model *first,
                const elastir_settings *settings, elastir_result_model *out)
{
  out->without_vibrations = !settings->want_vibrations;
  out->without_elastic = !settings->want_elastic;
  out->label = result_text(memory, model->label);
  fill_sources(memory, model, out);
  fill_cell(memory, &model->cell, out);
  if (out->cell != NULL && (settings->want_sites || settings->reading.normal_modes))
    fill_sites(memory, model->cell.geometry, out->cell);
  if (settings->want_vibrations) {
    fill_optics(memory, model, settings, out); /* before the Born vectors move to the result */
    fill_vibrations(memory, model, settings, out);
    fill_motion(memory, model, first, out);
    fill_spectrum(memory, model, out);
  }
  if (settings->want_elastic) {
    if (model->has_elastic)
      fill_elastic(memory, model, out);
    if (out->elastic != NULL && settings->want_standard)
      fill_standard(memory, model, out->elastic);
    fill_low_dimension(memory, model, out);
  }
}
