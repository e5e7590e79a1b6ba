/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reader.c: one pass over a CRYSTAL output, which gives each line to the block it is of. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "crystal/internal.h"

/* ---- runs ---- */

static void end_block(crystal_reader *reader)
{
  block_function *block = reader->block;
  reader->block = NULL;
  if (block != NULL)
    block(reader, NULL);
}

/* What the files remember of a run is forgotten: all states are zero again. */
static void reset_states(crystal_reader *reader)
{
  crystal_drop_geometry(reader);
  crystal_drop_masses(reader);
  crystal_drop_table(reader);
  crystal_drop_charges(reader);
  crystal_drop_modes(reader);
  reader->title_next = false;
  reader->progress = (crystal_progress_state){0};
  reader->band_gap = (crystal_band_gap_state){0};
  reader->messages = (crystal_messages_state){0};
  reader->method = (crystal_method_state){0};
  reader->cell = (crystal_cell_state){0};
  reader->k_point = (crystal_k_point_state){0};
  reader->oscillators = (crystal_oscillators_state){0};
  reader->square = (crystal_square_state){0};
  reader->raman = (crystal_raman_state){0};
  reader->overlap = (crystal_overlap_state){0};
  reader->thermodynamics = (crystal_thermodynamics_state){0};
  reader->displacements = (crystal_displacements_state){0};
  reader->motions = (crystal_motions_state){0};
  reader->quasi_harmonic = (crystal_quasi_harmonic_state){0};
  reader->unread = (crystal_unread_state){0};
  reader->section = (crystal_section_state){0};
  reader->elastic = (crystal_elastic_state){0};
  reader->averages = (crystal_averages_state){0};
  reader->stress = (crystal_stress_state){0};
  reader->matrix = (crystal_matrix_state){0};
}

static elastir_crystal_run *add_run(crystal_reader *reader)
{
  elastir_crystal_output *output = reader->output;
  if (output->run_count >= ELASTIR_CRYSTAL_RUNS) {
    output->runs_dropped++;
    return &reader->surplus;
  }
  if (!elastir_grow(&output->runs, &output->run_capacity, output->run_count,
                    sizeof *output->runs)) {
    elastir_diagnose_no_memory(reader->diagnostics);
    return &reader->surplus;
  }
  return &output->runs[output->run_count++];
}

static void finish_run(crystal_reader *reader)
{
  elastir_crystal_run *run = reader->run;
  end_block(reader);
  if (run == NULL)
    return;
  crystal_finish_geometry(reader);
  crystal_finish_method(reader);
  if (run != &reader->surplus && crystal_run_recognised(run)) {
    crystal_finish_vibrations(reader);
    crystal_finish_elastic(reader);
    crystal_finish_progress(reader);
    crystal_finish_band_gap(reader);
    crystal_finish_messages(reader);
  }
  reset_states(reader);
  if (run == &reader->surplus)
    crystal_free_run(run);
  reader->run = NULL;
}

static void begin_run(crystal_reader *reader, long line)
{
  finish_run(reader);
  reader->run = add_run(reader);
  elastir_crystal_run_clear(reader->run, line);
}

/* ---- lines ---- */

/* "[node01:12345] Warning: …", "[0] MPI startup(): …", "[1732.5] [nid0001:77:0] ucp_context.c …" */
static bool is_bracketed(const char *text)
{
  size_t name = strcspn(text + 1, " ]");
  return name > 0 && text[1 + name] == ']' && text[2 + name] == ' ';
}

/* What MPI, the batch system and compilers' run-time libraries write into the middle of anything. */
static bool is_chatter(const char *text)
{
  switch (*text) {
  case '[':
    return is_bracketed(text);
  case 'f':
    return strncmp(text, "forrtl: ", 8) == 0;
  case 'l':
    return strncmp(text, "libfabric:", 10) == 0;
  case 's':
    return strncmp(text, "slurmstepd: ", 12) == 0 || strncmp(text, "srun: ", 6) == 0;
  case 'F':
    return strncmp(text, "FORTRAN STOP", 12) == 0;
  case 'N':
    return (strncmp(text, "NODE ", 5) == 0 && strstr(text, "CPU TIME") != NULL) ||
           (strncmp(text, "Note: ", 6) == 0 && strstr(text, "floating-point") != NULL);
  case 'P':
    return strncmp(text, "PROCESS ", 8) == 0 && strstr(text, "WORKING") != NULL;
  case 'W':
    return strncmp(text, "Warning: ieee_", 14) == 0;
  default:
    return false;
  }
}

/* The length of a line without what a rank of MPI wrote behind it: "… -0.5000 PROCESS   11  OF   32
 * WORKING". The row's own line end follows as an empty line. */
static size_t length_without_rank(const elastir_line *line)
{
  static const char tail[] = "WORKING";
  size_t length = line->length, end = sizeof tail - 1;
  if (length < end || memcmp(line->text + length - end, tail, end) != 0)
    return length;
  const char *rank = strstr(line->text, " PROCESS ");
  return rank != NULL ? (size_t)(rank - line->text) : length;
}

/* Gives a block its line. */
static bool feed_block(crystal_reader *reader, const elastir_line *line)
{
  elastir_line row = *line;
  bool own_end = reader->rank_behind && line->length == 0;
  row.length = length_without_rank(line);
  reader->rank_behind = row.length < line->length;
  if (own_end || !reader->rank_behind)
    return own_end || reader->block(reader, line);
  char text[512];
  if (row.length >= sizeof text)
    return reader->block(reader, line);
  memcpy(text, line->text, row.length);
  text[row.length] = '\0';
  row.text = text;
  return reader->block(reader, &row);
}

static void take_title(crystal_reader *reader, const elastir_line *line)
{
  reader->title_next = false;
  free(reader->run->title);
  size_t length = line->length < 400 ? line->length : 400;
  reader->run->title = elastir_copy_trimmed(line->text, length);
  if (reader->run->title == NULL)
    elastir_diagnose_no_memory(reader->diagnostics);
}

/* The last line of a file that ends without a line end may be half a line: its numbers are
 * not to be trusted. */
static void refuse_half_line(crystal_reader *reader, const elastir_line *line)
{
  crystal_report(reader, ELASTIR_WARNING, "line-cut", line->number,
                 "the file ends in the middle of this line, which is ignored");
  end_block(reader);
}

static void start_landmark(crystal_reader *reader, const elastir_line *line, const char *text,
                           const crystal_landmark *landmark)
{
  bool message = landmark->kind == MARK_MESSAGE;
  if (!message)
    end_block(reader);
  if (reader->run == NULL || crystal_begins_run(reader->run, landmark, line, text))
    begin_run(reader, line->number);
  block_function *block = landmark->found(reader, line, text);
  if (block != NULL && reader->block == NULL) {
    reader->block = block;
    reader->block_line = line->number;
  }
}

static const char units_of_table[] = "(HARTREE**2)";

/* The units of a frequency table without the head above them: the table is not read. */
static void report_lost_head(crystal_reader *reader, const elastir_line *line, const char *text)
{
  if (*text == '(' && strncmp(text, units_of_table, strlen(units_of_table)) == 0)
    crystal_report(reader, ELASTIR_ERROR, "table-damaged", line->number,
                   "expected the heading of a frequency table above this line; the table is not read");
}

static void feed(crystal_reader *reader, const elastir_line *line)
{
  const char *text = line->text;
  while (*text == ' ')
    text++;
  if (*text == 'T' && text[1] == 'T' && text[2] == 'T') {
    crystal_remember_timing(reader, line);
    return;
  }
  if (is_chatter(text))
    return;
  if (reader->run == &reader->surplus && *text != '*' && *text != 'E')
    return; /* such runs are counted by their banners, not read */
  const crystal_landmark *landmark = crystal_find_landmark(
      reader, text, line->length - (size_t)(text - line->text));
  if (reader->title_next && (landmark == NULL || landmark->kind != MARK_MESSAGE)) {
    take_title(reader, line);
    return;
  }
  reader->title_next = false; /* of a run that failed at once, its error stands here */
  if (reader->block == NULL && landmark == NULL) {
    report_lost_head(reader, line, text);
    return;
  }
  if (line->unended && (landmark == NULL || landmark->found != crystal_found_end)) {
    refuse_half_line(reader, line);
    return;
  }
  if (reader->block != NULL && landmark == NULL) {
    if (!feed_block(reader, line))
      reader->block = NULL;
    return;
  }
  start_landmark(reader, line, text, landmark);
}

/* Runs that hold nothing of CRYSTAL's are no runs: some other text had a landmark in it. */
static void drop_empty_runs(elastir_crystal_output *output)
{
  size_t kept = 0;
  for (size_t i = 0; i < output->run_count; i++) {
    if (crystal_run_recognised(&output->runs[i]))
      output->runs[kept++] = output->runs[i];
    else
      crystal_free_run(&output->runs[i]);
  }
  output->run_count = kept;
}

static void report_whole_file(crystal_reader *reader)
{
  const elastir_crystal_output *output = reader->output;
  if (reader->lines == 0)
    crystal_report(reader, ELASTIR_ERROR, "empty-file", 0, "the file is empty");
  else if (output->run_count == 0 && reader->foreign != NULL)
    crystal_report(reader, ELASTIR_ERROR, "unsupported-format", 0, "%s: %s", reader->foreign,
                   reader->advice);
  else if (output->run_count == 0)
    crystal_report(reader, ELASTIR_ERROR, "not-crystal", 0,
                   "neither a CRYSTAL output nor a stiffness tensor: expected a CRYSTAL banner, a STARTING "
                   "line, a geometry, a frequency table, elastic constants, or the six rows of a tensor; %ld "
                   "line%s none",
                   reader->lines, reader->lines == 1 ? " holds" : "s hold");
  if (output->runs_dropped > 0)
    crystal_report(reader, ELASTIR_WARNING, "too-many-runs", 0,
                   "the file has %zu runs; only the first %zu are read",
                   output->run_count + output->runs_dropped, output->run_count);
  else if (output->run_count > 1)
    crystal_report(reader, ELASTIR_INFO, "several-runs", output->runs[1].line,
                   "the file has %zu runs; the second begins here", output->run_count);
}

bool elastir_crystal_read(const char *path, const elastir_crystal_options *options,
                          elastir_crystal_output *output, elastir_diagnostics *diagnostics)
{
  *output = (elastir_crystal_output){0};
  elastir_checksum checksum = options != NULL ? options->checksum : ELASTIR_CHECKSUM_NONE;
  elastir_stream *stream = options != NULL && options->open != NULL
                               ? options->open(options->open_context, path, checksum, diagnostics)
                               : elastir_stream_open(path, checksum, diagnostics);
  return stream != NULL && elastir_crystal_read_stream(stream, options, output, diagnostics);
}

static bool is_plain_output(const char *head, size_t length)
{
  return elastir_crystal_packed(head, length) == NULL && elastir_crystal_recognise(head, length);
}

/* Looks at the first bytes. false: it is an archive or the like, and is not read (reported). */
static bool is_readable(crystal_reader *reader, elastir_stream *stream)
{
  if (elastir_stream_begins(stream, is_plain_output))
    return true;
  size_t length;
  const char *head = elastir_stream_peek(stream, &length);
  const char *packed = elastir_crystal_packed(head, length);
  char names[200];
  crystal_list_archive(head, length, names, sizeof names);
  if (packed != NULL)
    crystal_report(reader, ELASTIR_ERROR, "unsupported-format", 0, "%s%s%s", packed,
                   names[0] != '\0' ? "; it begins with " : "", names);
  else
    reader->foreign = crystal_foreign_text(head, length, &reader->advice);
  return packed == NULL;
}

static void read_lines(crystal_reader *reader, elastir_stream *stream)
{
  elastir_line line;
  while (elastir_stream_line(stream, &line)) {
    reader->lines = line.number;
    feed(reader, &line);
    if (reader->block != NULL || reader->title_next)
      continue;
    crystal_skimmed kept = crystal_skim_lines(reader, stream);
    if (kept.timing.text != NULL)
      crystal_remember_timing(reader, &kept.timing);
    if (kept.band_gap.text != NULL && reader->run != NULL && reader->run->finished[0] == '\0')
      crystal_found_band_gap(reader, &kept.band_gap, kept.band_gap.text);
  }
  finish_run(reader);
  drop_empty_runs(reader->output);
  crystal_settle_superseded(reader);
  report_whole_file(reader);
}

bool elastir_crystal_read_stream(elastir_stream *stream, const elastir_crystal_options *options,
                                 elastir_crystal_output *output,
                                 elastir_diagnostics *diagnostics)
{
  static const elastir_crystal_options nothing_more = {0};
  *output = (elastir_crystal_output){0};
  if (options == NULL)
    options = &nothing_more;
  elastir_stream_set_watch(stream, options->watch, options->watch_context);
  crystal_reader reader = {.options = options,
                           .output = output,
                           .diagnostics = diagnostics,
                           .name = elastir_stream_name(stream)};
  crystal_index_landmarks(&reader);
  crystal_skim_want(&reader.skim, units_of_table);
  output->path = elastir_copy_text(reader.name, strlen(reader.name));
  if (output->path == NULL)
    elastir_diagnose_no_memory(diagnostics);
  if (is_readable(&reader, stream))
    read_lines(&reader, stream);
  elastir_stream_close(stream, &output->source);
  return output->run_count > 0;
}

void elastir_crystal_free(elastir_crystal_output *output)
{
  for (size_t i = 0; i < output->run_count; i++)
    crystal_free_run(&output->runs[i]);
  free(output->runs);
  free(output->path);
  *output = (elastir_crystal_output){0};
}
