/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reader.h: what the readers of the single formats share; internal to parsers/measured. */
#ifndef ELASTIR_MEASURED_READER_H
#define ELASTIR_MEASURED_READER_H

#include "measured/measured.h"
#include "measured/text.h"
#include "measured/units.h"

/* What a file holds, for messages and for choosing a block. */
typedef struct {
  size_t number; /* what options.block selects; 0: cannot be selected */
  char *title;   /* UTF-8 */
  char *what;    /* UTF-8, e.g. "INFRARED SPECTRUM, 3951 points, 1/CM" */
  bool infrared;
  bool sticks;   /* a list of peaks, not a curve */
} measured_block;

typedef struct {
  measured_block *blocks;
  size_t count, capacity;
} measured_blocks;

/* A file in memory, what is wanted of it, and where it goes. */
typedef struct {
  const char *name; /* for messages */
  const char *text; /* a NUL behind it; UTF-16 was turned to UTF-8, a byte order mark removed */
  size_t length;
  const elastir_measured_options *options;
  elastir_diagnostics *diagnostics;
  measured_blocks *blocks;
  elastir_measured *out;
} measured_input;

/* A format. read() adds its blocks, has measured_choose choose one, and fills format (if not
 * `id`), title, units, sticks, points, x, y. What they mean is judged for all formats alike. */
typedef struct {
  const char *id;
  bool (*recognise)(const measured_input *in);
  bool (*read)(const measured_input *in);
} measured_format;

extern const measured_format format_refused, format_jcamp, format_xml, format_neaspec, format_spc,
    format_spc_old, format_opus, format_omnic, format_perkin_elmer, format_agilent, format_gsf,
    format_wide, format_long, format_columns;

/* What a file that no reader knows may be by the end of its name; NULL: not known. */
const char *refused_by_name(const char *name);

/* Reads all of a stream, closes it, and turns UTF-16 to UTF-8; the caller frees. NULL: reported,
 * or the stream was NULL. */
char *measured_load(elastir_stream *stream, size_t *length, elastir_source *source,
                    elastir_diagnostics *diagnostics);

/* Diagnostics of a line of the file (0: none): an error (false in any case), a warning, an info;
 * and what was assumed, which is kept with the spectrum, too. */
bool measured_fail(const measured_input *in, const char *code, long line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void measured_warn(const measured_input *in, const char *code, long line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void measured_tell(const measured_input *in, const char *code, long line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void measured_assume(const measured_input *in, elastir_severity severity, const char *code,
                     long line, const char *format, ...) __attribute__((format(printf, 5, 6)));
bool measured_no_memory(const measured_input *in); /* false */

/* Appends to a list of strings; takes `text` over (NULL: memory ran out, reported). */
void measured_note(char ***notes, size_t *count, char *text, elastir_diagnostics *diagnostics);

/* Numbers one behind the other; starts zeroed. false: no memory (reported). */
typedef struct {
  double *values;
  size_t count, capacity;
} measured_numbers;
bool measured_add_number(const measured_input *in, measured_numbers *numbers, double value);

/* Adds a block; title is any bytes. readable: it holds a table that can be given
 * with any_technique even if it is not infrared. false: no memory. */
typedef struct {
  text_line title;
  bool infrared;
  bool sticks;
  bool readable;
} measured_block_facts;
bool measured_add_block(const measured_input *in, const measured_block_facts *facts,
                        const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Which block is meant. false: none (reported). */
bool measured_choose(const measured_input *in, size_t *index);

/* Room for x and y of `points`; reported. */
bool measured_allocate(const measured_input *in, size_t points);

/* x = first + i (last - first)/(points - 1). */
void measured_even_abscissae(const measured_input *in, double first, double last);

/* Ordinates from `size`-byte little-endian floats at `offset`, times `factor`; what is no finite
 * number is reported and missing. The floats lie within the file. */
void measured_give_floats(const measured_input *in, size_t offset, size_t size, double factor);
void measured_report_not_finite(const measured_input *in, size_t count);

/* Reports a file that does not end where its directory says: bytes were lost or put in, and what
 * is behind them is out of place. */
void measured_check_size(const measured_input *in, size_t end);

/* Reports ordinates whose range is not the one that the file states, to `tolerance` of the
 * larger. */
void measured_check_range(const measured_input *in, double low, double high, double tolerance);

/* How it was measured: a value by the key (lower case, letters and digits only) that programs
 * print; a line that may hold key and value ("Resolution: 4 cm-1"). What is unknown is passed
 * over. false: no memory. */
bool measured_set_fact(const measured_input *in, const char *key, text_line value);
bool measured_read_fact(const measured_input *in, text_line line);
void measured_facts_free(elastir_instrument *facts);

/* Sets a string field, or title and units of the spectrum, to bytes made UTF-8; reported. */
bool measured_set_text(const measured_input *in, char **field, text_line text);
bool measured_set_texts(const measured_input *in, text_line title, text_line x_unit,
                        text_line y_unit);

/* Whether a spectrum is infrared by the name of its technique, or, where that says nothing, by
 * its axes. */
bool measured_is_infrared(const measured_input *in, text_line technique, text_line x_unit,
                          text_line y_unit);

/* Whether Raman spectra are wanted and these words say that it is one. */
bool measured_is_wanted_raman(const measured_input *in, text_line words);

/* Kinds from the units, options and data; refuses what is not infrared. */
bool measured_judge(const measured_input *in);

/* Reports abscissae that go back and forth or repeat, and such that are even but for a few
 * places ('x-irregular'). false: no memory. */
bool grid_check(const measured_input *in);

#endif
