/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reader.h: what the readers of the single formats share; internal to parsers/measured. */
#ifndef ELASTIR_MEASURED_READER_H
#define ELASTIR_MEASURED_READER_H

#include "measured/measured.h"

/* A file in memory, and what is wanted of it. */
typedef struct {
  const char *name; /* for messages */
  const char *text; /* a NUL behind it; UTF-16 was turned to UTF-8, a byte order mark removed */
  size_t length;
  const elastir_measured_options *options;
  elastir_diagnostics *diagnostics;
  bool only_list; /* fill the blocks, read none */
} measured_input;

/* One known format. read() fills blocks, then, unless only_list, chooses one with
 * measured_choose and fills format (if not `id`), title, units, sticks, points, x, y. */
typedef struct {
  const char *id;
  bool (*recognise)(const measured_input *input);
  bool (*read)(const measured_input *input, elastir_measured_blocks *blocks,
               elastir_measured *measured);
} measured_format;

bool refused_recognise(const measured_input *input);
bool refused_read(const measured_input *input, elastir_measured_blocks *blocks,
                  elastir_measured *measured);
bool jcamp_recognise(const measured_input *input);
bool jcamp_read(const measured_input *input, elastir_measured_blocks *blocks,
                elastir_measured *measured);
bool animl_recognise(const measured_input *input);
bool animl_read(const measured_input *input, elastir_measured_blocks *blocks,
                elastir_measured *measured);
bool cml_recognise(const measured_input *input);
bool cml_read(const measured_input *input, elastir_measured_blocks *blocks,
              elastir_measured *measured);
bool xml_recognise(const measured_input *input);
bool xml_refuse(const measured_input *input, elastir_measured_blocks *blocks,
                elastir_measured *measured);
bool neaspec_recognise(const measured_input *input);
bool neaspec_read(const measured_input *input, elastir_measured_blocks *blocks,
                  elastir_measured *measured);
bool spc_recognise(const measured_input *input);
bool spc_read(const measured_input *input, elastir_measured_blocks *blocks,
              elastir_measured *measured);
bool spc_old_recognise(const measured_input *input);
bool spc_old_read(const measured_input *input, elastir_measured_blocks *blocks,
                  elastir_measured *measured);
bool columns_recognise(const measured_input *input);
bool columns_read(const measured_input *input, elastir_measured_blocks *blocks,
                  elastir_measured *measured);

/* Reads all of a stream, closes it, and turns UTF-16 to UTF-8; the caller frees. NULL: reported,
 * or the stream was NULL. */
char *measured_load(elastir_stream *stream, size_t *length, elastir_source *source,
                    elastir_diagnostics *diagnostics);

/* Adds a block; title and what are any bytes (copied, made UTF-8). readable: it holds a table
 * that can be given with any_technique even if it is not infrared. false: no memory. */
typedef struct {
  const char *title;
  size_t title_length;
  bool infrared;
  bool sticks;
  bool readable;
} measured_block_facts;
bool measured_add_block(const measured_input *input, elastir_measured_blocks *blocks,
                        const measured_block_facts *facts, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Which block is meant; sets measured->block and block_count. false: none (reported). */
bool measured_choose(const measured_input *input, elastir_measured_blocks *blocks,
                     elastir_measured *measured, size_t *index);

/* Records an assumption in *measured and as a diagnostic. */
void measured_assume(const measured_input *input, elastir_measured *measured,
                     elastir_severity severity, const char *code, long line,
                     const char *format, ...) __attribute__((format(printf, 6, 7)));

/* Appends to a list of strings; takes `text` over (NULL: memory ran out, reported). */
void measured_note(char ***notes, size_t *count, char *text, elastir_diagnostics *diagnostics);

/* Room for x and y of `points`; reported. */
bool measured_allocate(const measured_input *input, elastir_measured *measured, size_t points);

/* Sets a string field to bytes made UTF-8; reported. */
bool measured_set_text(const measured_input *input, char **field, const char *bytes,
                       size_t length);

/* Reports abscissae that are even but for a few places ('x-irregular'). false: no memory. */
bool grid_check(const measured_input *input, const elastir_measured *measured);

/* Kinds from the units, options and data; refuses what is not infrared. */
bool measured_judge(const measured_input *input, elastir_measured *measured);

#endif
