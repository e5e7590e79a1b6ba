/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tensor_file.c: which kind of file a stiffness tensor is in, and its reader. */
#include "tensor/tensor_file.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/head.h"
#include "base/memory.h"
#include "tensor/constants_text.h"
#include "tensor/formats.h"
#include "tensor/heading_text.h"
#include "tensor/row_text.h"
#include "tensor/tensor_text.h"

enum { LARGEST_JSON = 1 << 28 };

static const struct {
  bool (*recognise)(const char *head, size_t length);
  void (*read)(tensor_reader *reader, elastir_stream *stream);
} formats[] = {{tensor_is_vasp, tensor_read_vasp},
               {tensor_is_thermo_pw, tensor_read_thermo_pw},
               {tensor_is_thermo_pw_file, tensor_read_thermo_pw_file}};
enum { FORMATS = sizeof formats / sizeof *formats };

bool elastir_tensor_recognise_program(const char *head, size_t length)
{
  for (int f = 0; f < FORMATS; f++)
    if (formats[f].recognise(head, length))
      return true;
  return tensor_is_materials_project(head, length);
}

/* The first six rows have the counts of a full matrix, an upper or a lower triangle. */
static bool are_counts(const size_t counts[6])
{
  bool full = true, upper = true, lower = true;
  for (size_t i = 0; i < 6; i++) {
    full = full && counts[i] == 6;
    upper = upper && counts[i] == 6 - i;
    lower = lower && counts[i] == i + 1;
  }
  return full || upper || lower;
}

/* Three constants that are named: fewer are no tensor. The last line may go on in the file. Words have to
 * speak of elastic constants. */
static bool is_list_of_constants(const char *head, size_t length)
{
  tensor_constants constants = {.line = 0};
  elastir_diagnostics unused = {0};
  bool worded = false, elastic = false, good = true;
  for (head_line line = head_begin(head, length); good && head_next(&line);) {
    elastir_line read = {.text = line.text, .length = line.length, .number = 1};
    tensor_row row = tensor_row_split(line.text, line.length);
    if (tensor_constants_begin(line.text, line.length)) {
      good = tensor_constants_read(&constants, &read, "", &unused) || !line.ended;
    } else if (row.bad_at > 0 && row.count == 0) {
      elastic = elastic || tensor_heading_is_elastic(line.text, line.length);
      worded = true;
    } else {
      good = row.count == 0;
    }
  }
  elastir_diagnostics_free(&unused);
  return good && constants.given >= 3 && (elastic || !worded);
}

static bool is_bare(const char *head, size_t length)
{
  size_t counts[6], rows = 0;
  bool ended = false; /* six rows are a tensor, more are a table */
  bool worded = false, elastic = false; /* words above it have to speak of elastic constants */
  if (length >= 3 && memcmp(head, "\xef\xbb\xbf", 3) == 0) {
    head += 3;
    length -= 3;
  }
  for (head_line line = head_begin(head, length); !ended && head_next(&line);) {
    tensor_row row = tensor_row_split(line.text, line.length);
    bool words = row.bad_at > 0 && row.count == 0;
    bool named = words && rows == 0 && tensor_row_name(line.text, line.length, &row) > 0;
    tensor_row_drop_number(&row, rows + 1);
    if (rows == 0 && row.count == 36 && memchr(line.text, '[', line.length) != NULL)
      return true; /* a list; without brackets it may be a row of a table */
    if (words && !named && rows == 0) {
      elastic = elastic || tensor_heading_is_elastic(line.text, line.length);
      worded = true;
      continue;
    }
    if (words && rows == 6)
      ended = true;
    else if (row.bad_at > 0 || (row.count > 0 && rows == 6))
      return false;
    ended = ended || (row.count == 0 && rows == 6);
    if (row.count > 0)
      counts[rows++] = row.count;
  }
  return rows == 6 && are_counts(counts) && (elastic || !worded);
}

bool elastir_tensor_recognise(const char *head, size_t length)
{
  return elastir_tensor_recognise_program(head, length) || is_bare(head, length) ||
         is_list_of_constants(head, length);
}

/* No crystal's largest constant is near to this: that of the softest plastic crystals is some GPa. */
static const double least_gpa = 0.05;

static void report_tiny(tensor_reader *reader, const elastir_tensor_entry *entry, double largest)
{
  if (largest > 0.0 && largest < least_gpa)
    elastir_diagnose(reader->diagnostics, ELASTIR_WARNING, "not-gpa", reader->file, entry->line,
                     "the largest constant is %.4g GPa, less than any crystal has; the numbers may be those "
                     "of a compliance, or in another unit", largest);
}

/* Bare tensors say no unit. No solid at ambient pressure is beyond 1500 GPa: of diamond C11 is 1079 GPa
 * (McSkimin, Andreatch, J. Appl. Phys. 43, 2944 (1972)), and along [111] it has 1213 GPa. */
static void report_other_unit(tensor_reader *reader, const elastir_tensor_entry *entry)
{
  const double most = 1500.0;
  int at = 0;
  for (int i = 1; i < 36; i++)
    if (fabs(entry->stiffness_gpa[i]) > fabs(entry->stiffness_gpa[at]))
      at = i;
  double value = entry->stiffness_gpa[at];
  report_tiny(reader, entry, fabs(value));
  if (fabs(value) <= most)
    return;
  const char *unit = fabs(value) <= 10.0 * most     ? "kbar or MPa"
                     : fabs(value) <= 1000.0 * most ? "MPa"
                                                    : "Pa";
  elastir_diagnose(reader->diagnostics, ELASTIR_WARNING, "not-gpa", reader->file, entry->line,
                   "c%d%d is %.4g GPa, more than any solid has (diamond: 1213); the numbers may be in %s",
                   at / 6 + 1, at % 6 + 1, value, unit);
}

/* Takes the names of the list over. */
static void add_bare(tensor_reader *reader, elastir_tensor_list *list)
{
  for (size_t i = 0; i < list->count; i++) {
    elastir_tensor_entry *entry = &list->items[i];
    elastir_crystal_run *run = tensor_add_run(reader, ELASTIR_FROM_TEXT, entry->line);
    if (run == NULL)
      return;
    report_other_unit(reader, entry);
    run->title = entry->name;
    entry->name = NULL;
    run->elastic.line = entry->line;
    run->elastic.size = 6;
    run->elastic.stiffness_complete = true;
    memcpy(run->elastic.stiffness, entry->stiffness_gpa, sizeof entry->stiffness_gpa);
    memcpy(run->elastic.half_unit_gpa, entry->half_unit_gpa, sizeof entry->half_unit_gpa);
    for (int r = 0; r < 6; r++)
      for (int k = r + 1; k < 6; k++) {
        double mean = 0.5 * (entry->stiffness_gpa[6 * r + k] + entry->stiffness_gpa[6 * k + r]);
        run->elastic.stiffness[6 * r + k] = run->elastic.stiffness[6 * k + r] = mean;
      }
  }
}

static void read_stream(tensor_reader *reader, elastir_stream *stream, elastir_source *source)
{
  size_t length;
  const char *head = elastir_stream_peek(stream, &length);
  for (int f = 0; f < FORMATS; f++)
    if (formats[f].recognise(head, length)) {
      formats[f].read(reader, stream);
      elastir_stream_close(stream, source);
      return;
    }
  if (tensor_is_materials_project(head, length)) {
    char *text = elastir_stream_whole(stream, LARGEST_JSON, &length, source);
    if (text != NULL)
      tensor_read_materials_project(reader, text, length);
    free(text);
    return;
  }
  elastir_tensor_list list = {0};
  elastir_tensor_text_read_stream(stream, &list, source, reader->diagnostics);
  add_bare(reader, &list);
  elastir_tensor_list_free(&list);
}

bool elastir_tensor_file_read_stream(elastir_stream *stream, elastir_crystal_output *output,
                                     elastir_diagnostics *diagnostics)
{
  size_t errors = diagnostics->errors, tensors = 0;
  const char *name = elastir_stream_name(stream);
  char *copy = elastir_copy_text(name, strlen(name)); /* the stream may be closed before all is said */
  *output = (elastir_crystal_output){0};
  if (copy == NULL) {
    elastir_stream_close(stream, &output->source);
    elastir_diagnose_no_memory(diagnostics);
    return false;
  }
  tensor_reader reader = {output, diagnostics, copy};
  read_stream(&reader, stream, &output->source);
  free(copy);
  for (size_t i = 0; i < output->run_count; i++)
    tensors += output->runs[i].elastic.size == 6;
  return tensors > 0 && diagnostics->errors == errors;
}
