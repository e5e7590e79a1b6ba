/* SPDX-License-Identifier: GPL-3.0-or-later */
/* formats.h: the readers of files that hold stiffness tensors; internal to this folder. */
#ifndef ELASTIR_TENSOR_FORMATS_H
#define ELASTIR_TENSOR_FORMATS_H

#include "crystal/crystal.h"

typedef struct {
  elastir_crystal_output *output;
  elastir_diagnostics *diagnostics;
  const char *file; /* as in messages */
} tensor_reader;

/* A fresh run with a stiffness of zeros that begins in a line. NULL: no memory (reported). */
elastir_crystal_run *tensor_add_run(tensor_reader *reader, elastir_origin origin, long line);

/* Puts c_ij, as printed in `gpa` of GPa, at its place with half of its last digit. */
void tensor_set(elastir_elastic_data *elastic, int row, int column, double value, double half_unit,
                double gpa);

/* Half a unit of the last digit of the numbers of a table that all have as many: those of the first
 * in text. 0: there is none. */
double tensor_half_unit(const char *text, size_t length);

/* c_ij and c_ji have to be one number to 1 % of the largest ('asymmetric-tensor'); their mean is used,
 * and said to be where they differ by more than their digits. false: reported. */
bool tensor_make_symmetric(tensor_reader *reader, elastir_elastic_data *elastic);

/* Room for the atoms of a cell. false: no memory (reported). */
bool tensor_add_atoms(tensor_reader *reader, elastir_geometry *geometry, size_t count);

/* A cell of which nothing but its line is known. */
void tensor_begin_cell(elastir_geometry *geometry, long line);

/* Volume from the vectors. */
void tensor_cell_volume(elastir_geometry *geometry);

/* Is the word at the start of a line within these bytes, behind blanks? */
bool tensor_has_line(const char *head, size_t length, const char *word);

/* One a format; each reads the stream to its end, or all of a text with a NUL behind it. */
void tensor_read_vasp(tensor_reader *reader, elastir_stream *stream);
void tensor_read_thermo_pw(tensor_reader *reader, elastir_stream *stream);
void tensor_read_thermo_pw_file(tensor_reader *reader, elastir_stream *stream);
void tensor_read_materials_project(tensor_reader *reader, const char *text, size_t length);

bool tensor_is_vasp(const char *head, size_t length);
bool tensor_is_thermo_pw(const char *head, size_t length);
bool tensor_is_thermo_pw_file(const char *head, size_t length);
bool tensor_is_materials_project(const char *head, size_t length);

static inline const char *skip_blanks(const char *text)
{
  while (*text == ' ' || *text == '\t')
    text++;
  return text;
}

#endif
