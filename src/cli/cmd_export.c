/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmd_export.c: atoms and normal modes for Jmol, VMD, Molden and others. */
#include <string.h>

#include "cli/inputs.h"
#include "output/atoms.h"

typedef enum { EXPORT_XYZ, EXPORT_MOLDEN, EXPORT_CIF } export_format;

typedef struct {
  export_format format;
  const char *model;
  long mode;
} export_line;

static const cli_option own_options[] = {
    {0, "format", "FORMAT", "xyz (default): positions and displacements, a frame per mode;|molden: the "
     "modes; cif: the cell", CLI_ONE_OF(export_line, format, "xyz molden cif")},
    {0, "model", "LABEL", "only this model", CLI_TEXT, CLI_AT(export_line, model)},
    {0, "mode", "N", "xyz: only this mode, from 1, counting each degenerate mode",
     CLI_NUMBER(CLI_WHOLE, export_line, mode, 1, 1e6)},
    {0}};

static bool write_model(export_line *options, const elastir_result_model *model, text_buffer *out,
                        elastir_diagnostics *diagnostics)
{
  static const char *const lacks[] = {"that mode", "normal modes", "a three-dimensional lattice"};
  model_atoms atoms;
  bool memory, good = atoms_of(model, &atoms, &memory);
  const char *label = model->label != NULL ? model->label : "(no label)";
  if (!memory)
    elastir_diagnose_no_memory(diagnostics);
  else if (!good)
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "no-atoms", NULL, 0,
                     "model '%s' has no atoms; expected a result of 'elastir analyze --normal-modes', or "
                     "CRYSTAL outputs", label);
  else
    good = options->format == EXPORT_XYZ      ? atoms_as_xyz(out, model, &atoms, options->mode)
           : options->format == EXPORT_MOLDEN ? atoms_as_molden(out, model, &atoms)
                                              : atoms_as_cif(out, model, &atoms);
  if (memory && !good && atoms.structure.count > 0)
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "not-exported", NULL, 0, "model '%s' does not have %s",
                     label, lacks[options->format]);
  atoms_free(&atoms);
  return good;
}

static int run(const cli_line *line, void *target)
{
  export_line *options = target;
  if (line->operand_count == 0)
    return cli_misuse(line, "no input; expected results, or CRYSTAL outputs");
  if (cli_has(line, "mode") && options->format != EXPORT_XYZ)
    return cli_misuse(line, "--mode needs --format xyz");
  cli_models models;
  text_buffer out = {0};
  size_t count = 0;
  int status = cli_take_all(line, &models);
  bool good = status == EXIT_DONE;
  for (size_t i = 0; good && i < models.result->models_count; i++) {
    const elastir_result_model *model = &models.result->models[i];
    if (options->model != NULL && (model->label == NULL || strcmp(model->label, options->model) != 0))
      continue;
    good = write_model(options, model, &out, line->diagnostics);
    count++;
  }
  if (good && count == 0)
    status =
        options->model != NULL
            ? cli_misuse(line, "--model takes the label of a model of the inputs, not '%s'", options->model)
            : cli_misuse(line, "the inputs have no model");
  else if (good && count > 1 && options->format == EXPORT_MOLDEN)
    status = cli_misuse(line, "a Molden file holds one model, but the inputs have %zu; choose one with "
                              "--model", count);
  else if (good)
    cli_write_text(line, out.failed ? NULL : out.text, out.length);
  text_free(&out);
  cli_models_free(&models);
  return status;
}

const cli_command cmd_export = {
    .name = "export",
    .operands = "RESULT|[LABEL=]FILE[,FILE...] ...",
    .summary = "export atoms and normal modes for Jmol, VMD and Molden, cells as CIF",
    .description =
        "Writes the atoms of results that have them ('analyze --normal-modes'), or of CRYSTAL\n"
        "outputs, with the displacements of their modes. Molecules cut by the cell boundary\n"
        "are reassembled.",
    .atoms = true,
    .unscaled = true,
    .groups = (const cli_group[]){{own_options, 0}, {NULL, 0}},
    .options_size = sizeof(export_line),
    .run = run};
