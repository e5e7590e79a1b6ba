/* SPDX-License-Identifier: GPL-3.0-or-later */
/* study.h: which models there are, and which outputs describe each. */
#ifndef ELASTIR_STUDY_H
#define ELASTIR_STUDY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "base/stream.h"

typedef struct {
  char *label;   /* unique within the study */
  bool labelled; /* it was given: not from the file's name */
  char **paths;
  size_t path_count;
  bool has_epsilon_infinity;  /* of a study file */
  double epsilon_infinity[6]; /* xx yy zz yz xz xy */
} elastir_study_model;

typedef struct {
  elastir_study_model *models;
  size_t model_count, model_capacity;
} elastir_study;

/* Adds the model that a word of the command line names: [LABEL=]FILE[,FILE…]. A backslash
 * before '=', ',' or '\' takes its meaning away. Without a label it is the file's name without
 * folder and ending, or the path if that is taken. false: error 'bad-operand' or 'bad-label'. */
bool elastir_study_add_operand(elastir_study *study, const char *operand,
                               elastir_diagnostics *diagnostics);

/* Adds the models of a study file: {"models": [{"label": …, "files": […]}, …]}, files
 * relative to the folder of the study file; "epsilon_infinity" may be a number, six of them, or a
 * CRYSTAL output. false: error 'bad-study' with the line. */
bool elastir_study_add_file(elastir_study *study, const char *path,
                            elastir_diagnostics *diagnostics);

/* The same from a stream that is open at its start, and is closed here; path is where the study
 * is, or "-". */
bool elastir_study_add_stream(elastir_study *study, elastir_stream *stream, const char *path,
                              elastir_diagnostics *diagnostics);

/* Adds a model of one file under a label of its own choosing, as above. */
bool elastir_study_add_path(elastir_study *study, const char *path,
                            elastir_diagnostics *diagnostics);

/* Adds a model of several files; label NULL: of its own choosing. */
bool elastir_study_add_model(elastir_study *study, const char *label, const char *const *paths,
                             size_t path_count, elastir_diagnostics *diagnostics);

/* A file that a study names, relative to the folder of the study. NULL: no memory. */
char *elastir_study_beside(const char *study_path, const char *file);

/* Both accept a zeroed struct. */
void elastir_study_free(elastir_study *study);
void elastir_study_free_model(elastir_study_model *model);

#endif
