/* SPDX-License-Identifier: GPL-3.0-or-later */
/* inputs.h: what an input is, before it is read, and the models that commands are given. */
#ifndef ELASTIR_CLI_INPUTS_H
#define ELASTIR_CLI_INPUTS_H

#include "cli/cli.h"
#include "model/optics_settings.h"
#include "model/study.h"

typedef enum {
  INPUT_UNREADABLE, /* it cannot be opened, or not twice: its reader will see */
  INPUT_FOLDER,
  INPUT_CRYSTAL,    /* a CRYSTAL output */
  INPUT_TENSOR,     /* stiffness tensors: bare, or of another program */
  INPUT_RESULT,     /* what elastir wrote, as JSON or JSON Lines */
  INPUT_OTHER       /* a measured spectrum, if anything */
} cli_input_kind;

/* By content. Standard input ("-") is left as it was found: a pipe is first copied to an unnamed
 * temporary file that takes its place. So is what /dev/fd/N names. false: it cannot be copied
 * (reported). */
bool cli_input_kind_of(const char *path, cli_input_kind *kind, elastir_diagnostics *diagnostics);

/* Adds the models that all operands name, [LABEL=]FILE[,FILE...]. false: reported. */
bool cli_read_operands(const cli_line *line, elastir_study *study);

/* Refuses a folder and a result where a CRYSTAL output is wanted, and says which command takes
 * them; standard input is not looked at. */
bool cli_check_study(const elastir_study *study, elastir_diagnostics *diagnostics);

/* Warns of files that are given twice, under whatever names. */
void cli_report_repeated(const char *const *paths, size_t files, elastir_diagnostics *diagnostics);

/* What operands of show, table, report and compare name. */
typedef struct {
  elastir_study study;    /* of CRYSTAL outputs; without models if it was a result */
  elastir_result *result; /* NULL: reported */
  size_t operands;        /* so many of them */
  elastir_result **parts; /* what `result` was joined from, and points to */
  size_t part_count, part_capacity;
} cli_models;

/* Whether the first operand is a result. */
bool cli_begins_with_result(const cli_line *line);

/* Whether the first operand is a result or names CRYSTAL outputs. */
bool cli_begins_with_models(const cli_line *line);

/* Where models come from, besides the operands. */
typedef struct {
  const char *study;             /* a study file; NULL: none */
  const optics_settings *optics; /* for outputs that are analysed; NULL: the defaults */
} cli_model_wishes;

/* Reads the result that the first operand is, or analyses the CRYSTAL outputs that the first
 * operands are, with the defaults of analyze; where they are neither, those of the study file.
 * `wishes` may be NULL. EXIT_DONE, or the status to end with. Free *models in any case. */
int cli_take_models(const cli_line *line, const cli_model_wishes *wishes, cli_models *models);

/* Reads all operands: results, JSON Lines of batch, and CRYSTAL outputs, which are analysed, with
 * their models one after the other. The same. */
int cli_take_all(const cli_line *line, cli_models *models);
void cli_models_free(cli_models *models);

/* Refuses the operands behind those. */
int cli_refuse_rest(const cli_line *line, const cli_models *models);

#endif
