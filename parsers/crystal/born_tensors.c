/* SPDX-License-Identifier: GPL-3.0-or-later */
/* born_tensors.c: Born charge tensors of the atoms, before the modes are known. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "crystal/internal.h"

/* ATOM, three rows of 1P,3E12.4, and the trace with six digits behind the point. */
enum { WIDTH = 12 };

static void forget(crystal_charges *charges)
{
  free(charges->tensors);
  charges->tensors = NULL;
  charges->tensor_count = charges->tensor_capacity = charges->tensor_row = 0;
}

/* Ends the block; `line` is what was found instead of the next one, NULL at the end of the file. */
static bool refuse(crystal_reader *reader, const elastir_line *line, const char *what)
{
  crystal_report(reader, ELASTIR_ERROR, "born-tensors-damaged",
                 line != NULL ? line->number : reader->lines,
                 "the Born charge tensor of atom %zu %s; none of these tensors is used",
                 reader->charges.tensor_count, what);
  forget(&reader->charges);
  return false;
}

/* The trace that is printed is that of the tensor, within five digits of each element. */
static bool trace_agrees(const crystal_charges *charges)
{
  const double *tensor = charges->tensors + 9 * (charges->tensor_count - 1);
  double trace = tensor[0] + tensor[4] + tensor[8];
  double digits = fabs(tensor[0]) + fabs(tensor[4]) + fabs(tensor[8]);
  return fabs(trace / 3.0 - charges->dynamic_charge) <= 1e-4 * digits + 1e-6;
}

/* "ATOM   1 C  DYNAMIC CHARGE     1.596058" */
static bool begin_atom(crystal_reader *reader, const elastir_line *line, const char *text)
{
  crystal_charges *charges = &reader->charges;
  const char *value = strstr(text, "DYNAMIC CHARGE");
  int atom;
  if (value == NULL || !crystal_leading_integer(text + strlen("ATOM"), &atom, NULL) ||
      (size_t)atom != charges->tensor_count + 1)
    return false;
  value += strlen("DYNAMIC CHARGE");
  size_t left = line->length - (size_t)(value - line->text);
  double(*tensors)[9] = (void *)charges->tensors;
  if (number_split(value, left, &charges->dynamic_charge, 1) != 1)
    return false;
  if (!elastir_grow(&tensors, &charges->tensor_capacity, charges->tensor_count, sizeof *tensors)) {
    elastir_diagnose_no_memory(reader->diagnostics);
    return false;
  }
  charges->tensors = (double *)tensors;
  charges->tensor_count++;
  charges->tensor_row = 0;
  return true;
}

/* "   1     1.5961E+00  5.8324E-01  7.0974E-01" */
static bool read_row(crystal_reader *reader, const elastir_line *line)
{
  crystal_charges *charges = &reader->charges;
  int number;
  if (charges->tensor_count == 0 || !crystal_leading_integer(line->text, &number, NULL) ||
      (size_t)number != charges->tensor_row + 1)
    return false;
  double *row = charges->tensors + 9 * (charges->tensor_count - 1) + 3 * charges->tensor_row;
  return crystal_last_fields(reader, line, 3, WIDTH, row) && ++charges->tensor_row > 0;
}

/* What stands between the tensors: blank lines, "DYNAMIC CHARGE = 1/3 * TRACE .", and
 * "              1           2           3". */
static bool is_between(const elastir_line *line, const char *text)
{
  return crystal_blank(line) || strncmp(text, "DYNAMIC CHARGE =", 16) == 0 ||
         (*text == '1' && text[strspn(text, "1 ")] == '2' && text[strspn(text, "12 ")] == '3');
}

/* Behind the last row of an atom: the next one, or the end. */
static bool next_atom(crystal_reader *reader, const elastir_line *line, const char *text)
{
  crystal_charges *charges = &reader->charges;
  size_t atoms = reader->run->geometry.atoms_read;
  if (charges->tensor_count > 0 && !trace_agrees(charges))
    return refuse(reader, line, "does not have the trace printed above it");
  if (strncmp(text, "ATOM ", 5) == 0)
    return begin_atom(reader, line, text) || refuse(reader, line, "is not followed by the next one");
  if (charges->tensor_count == 0)
    return false; /* another layout */
  /* Of a supercell the atoms of its cell are listed. */
  if (atoms > 0 && atoms % charges->tensor_count != 0)
    return refuse(reader, line, "is the last one");
  return false;
}

static bool tensors_block(crystal_reader *reader, const elastir_line *line)
{
  const crystal_charges *charges = &reader->charges;
  const char *text = line != NULL ? line->text + strspn(line->text, " ") : "";
  if (line != NULL && is_between(line, text))
    return true;
  if (charges->tensor_count == 0 || charges->tensor_row == 3)
    return next_atom(reader, line, text);
  return (line != NULL && read_row(reader, line)) || refuse(reader, line, "lacks a row");
}

/* Row: component of the dipole; column: displacement. */
block_function *crystal_found_atomic_born(crystal_reader *reader, const elastir_line *line,
                                          const char *text)
{
  (void)line;
  (void)text;
  forget(&reader->charges);
  return tensors_block;
}
