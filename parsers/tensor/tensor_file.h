/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tensor_file.h: files that hold stiffness tensors: of other programs, or bare. */
#ifndef ELASTIR_TENSOR_FILE_H
#define ELASTIR_TENSOR_FILE_H

#include "crystal/crystal.h"

/* Does this start of a file look like one: an output of VASP or thermo_pw, an elasticity document of
 * the Materials Project, or rows of numbers that are a bare tensor? Needs no NUL at the end. */
bool elastir_tensor_recognise(const char *head, size_t length);

/* The same without bare tensors. */
bool elastir_tensor_recognise_program(const char *head, size_t length);

/* Reads all tensors of a file, in GPa, Voigt order yz xz xy of the shears, each as a run whose
 * `elastic` says it, with the cell where the file has it: symbols of the atoms but not their numbers,
 * vectors but not the lattice parameters. What is none of the programs' is read as bare tensors
 * (tensor_text.h). Errors: 'no-elastic-tensor', 'bad-tensor', 'bad-json'. Warning 'not-gpa':
 * numbers of a bare tensor that no solid has in GPa.
 * The stream is open at its start, and is closed here. true: at least one tensor, and no error.
 * *output is to be freed in any case. */
bool elastir_tensor_file_read_stream(elastir_stream *stream, elastir_crystal_output *output,
                                     elastir_diagnostics *diagnostics);

#endif
