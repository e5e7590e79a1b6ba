/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_file.h: reads a file of a model: a CRYSTAL output, or stiffness tensors. */
#ifndef ELASTIR_MODEL_FILE_H
#define ELASTIR_MODEL_FILE_H

#include "model/model.h"

/* Fills output, readable and diagnostics of a file whose path is known, from a stream that is open at
 * its start, and is closed here. What looks like neither is read as a CRYSTAL output, or as a bare
 * tensor where `bare` says so. */
void model_file_read(elastir_model_file *file, elastir_stream *stream, bool bare,
                     const elastir_crystal_options *options);

/* Whether the file holds several tensors of other programs, or bare ones. */
bool model_file_is_list(const elastir_model_file *file);

/* Whether the file holds one such tensor, which has a name. */
bool model_file_has_name(const elastir_model_file *file);

/* The label of its i-th tensor: its name, else the file's label, numbered if there are more. NULL: no
 * memory. The caller frees it. */
char *model_file_label(const elastir_model_file *file, size_t i, const char *label);

/* Moves the i-th tensor to a file of its own, with the path and the source of the first. false: no
 * memory. */
bool model_file_take(elastir_model_file *from, size_t i, elastir_model_file *to);

#endif
