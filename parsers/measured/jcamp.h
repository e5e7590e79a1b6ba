/* SPDX-License-Identifier: GPL-3.0-or-later */
/* jcamp.h: blocks of a JCAMP-DX file and its tables; internal to parsers/measured.
 *
 * JCAMP-DX 4.24: R. S. McDonald and P. A. Wilks, Appl. Spectrosc. 1988, 42, 151;
 * 5.01: P. Lampen et al., Pure Appl. Chem. 1999, 71, 1549. */
#ifndef ELASTIR_MEASURED_JCAMP_H
#define ELASTIR_MEASURED_JCAMP_H

#include "measured/reader.h"

typedef enum {
  JCAMP_NO_TABLE,
  JCAMP_XYDATA,          /* (X++(Y..Y)) */
  JCAMP_XYPOINTS,        /* (XY..XY) */
  JCAMP_PEAK_TABLE,
  JCAMP_PEAK_ASSIGNMENTS,
  JCAMP_UNSUPPORTED      /* NTUPLES, RADATA */
} jcamp_table_kind;

/* Bytes of the file; number: line of the first one, 0: absent. */
typedef text_line jcamp_value;

typedef struct {
  jcamp_value title, data_type, x_units, y_units;
  jcamp_value x_factor, y_factor, first_x, last_x, delta_x, points;
  jcamp_value first_y, max_y, min_y;
  jcamp_value resolution, date, long_date, spectrometer, sampling;
  jcamp_value form;  /* "(X++(Y..Y))" */
  jcamp_value table; /* what follows the form */
  jcamp_value last;  /* the last record, with its label and all that follows */
  const char *table_label;
  jcamp_table_kind kind;
  long tables;       /* how many tables the block has */
  bool bare;         /* the table has no label: Shimadzu's text */
  bool structure;    /* JCAMP-CS */
  bool link;
  bool ended;
  long line;
} jcamp_block;

typedef struct {
  jcamp_block *items;
  size_t count;
  size_t capacity;
} jcamp_blocks;

/* Splits a file into its blocks, LINK blocks included. false: no memory (reported). */
bool jcamp_split(const measured_input *in, jcamp_blocks *blocks);

/* Takes the last number off a table that the end of the file cuts: there is no ##END=, and no line
 * end either, and it is not known to be whole. Reported, as is one that is kept but may lack digits.
 * false: no memory (reported). */
bool jcamp_cut_end(const measured_input *in, jcamp_block *block);

/* Whether the last number of a table, which begins at `kept`, lacks digits; the file ends behind it. All but
 * JCAMP_LAST_CUT: all points of the header are there with it. false: no memory (reported). */
typedef enum { JCAMP_LAST_CUT, JCAMP_LAST_UNCLEAR, JCAMP_LAST_WHOLE } jcamp_last;
bool jcamp_judge_last(const measured_input *in, const jcamp_block *block, size_t kept, jcamp_last *last);

/* The length of numbers in AFFN, PAC, SQZ, DIF or DUP form without the last one; the same if
 * something else stands at their end. */
size_t jcamp_without_last(const char *text, size_t length);

/* The first line of a record that says something, without its comment: a value may begin in the
 * line below its label. Without text: there is none. */
jcamp_value jcamp_first_line(const jcamp_value *value);

/* The number a record starts with; comments behind it are allowed. false: absent or none
 * (reported with the label unless absent). */
bool jcamp_number(const measured_input *in, const jcamp_value *value, const char *label,
                  double *number);

/* The X label of a line of (X++(Y..Y)). */
typedef struct {
  double value; /* as written */
  double unit;  /* one of its last digit */
  size_t start; /* index of the ordinate that it belongs to */
  long line;    /* of the file */
} jcamp_label;

/* What the decoder found. */
typedef struct {
  double *y;        /* [stored] as written, before YFACTOR; NAN: missing */
  size_t stored;    /* at most the limit given */
  size_t capacity;
  double count;     /* how many ordinates there are, check values not counted */
  jcamp_label *labels; /* [lines] */
  size_t lines, label_capacity;
  long mismatches;  /* failed Y-checks */
  bool difference;  /* some ordinate is in DIF form */
} jcamp_ordinates;

/* Decodes ordinates in AFFN, PAC, SQZ, DIF and DUP form. limit: no more are stored.
 * no_checks: the writer did not repeat the last ordinate after a line that ends in DIF form.
 * false: it cannot be decoded (reported). */
typedef struct {
  size_t limit;
  double points; /* ##NPOINTS=; NAN: not known */
  bool no_checks;
} jcamp_decoding;
bool jcamp_decode_ordinates(const measured_input *in, const jcamp_value *table,
                            const jcamp_decoding *how, jcamp_ordinates *ordinates);
void jcamp_ordinates_free(jcamp_ordinates *ordinates);

/* One number in AFFN: its length, 0 if none. An exponent needs a sign and 1 to 3 digits
 * behind E, since E and e are SQZ digits too. */
size_t jcamp_scan_number(const char *text, size_t length, bool decimal_comma, double *value);

/* XYDATA: ordinates, x axis, and all checks. */
bool jcamp_read_xydata(const measured_input *in, const jcamp_block *block);

/* The numbers of XYPOINTS, PEAK TABLE, PEAK ASSIGNMENTS as written, before their factors. points: ##NPOINTS=;
 * NAN: not known. false: they cannot be read, or there are none (reported). The caller frees both. */
bool jcamp_gather_pairs(const measured_input *in, const jcamp_block *block, double points,
                        measured_numbers *x, measured_numbers *y);

/* XYPOINTS, PEAK TABLE, PEAK ASSIGNMENTS. */
bool jcamp_read_pairs(const measured_input *in, const jcamp_block *block);

/* One unit of ordinates as written: `factor` if they are whole numbers, else 0 (finer). Whole
 * numbers without ##YFACTOR= are reported ('missing-record'): it was lost, most likely. */
double jcamp_ordinate_step(const measured_input *in, const jcamp_block *block,
                           const double *y, size_t count, double factor);

/* FIRSTY, MAXY, MINY against the data, in final units. y_step: one unit of the ordinates. */
void jcamp_check_ordinates(const measured_input *in, const jcamp_block *block, double y_step);

/* Whether blank-separated tokens with one comma inside are numbers with a decimal comma;
 * mixed: some are, some are not (an error). expected: pairs or ordinates (##NPOINTS=); NAN: not
 * known. */
typedef enum { JCAMP_NO_COMMA, JCAMP_SEPARATOR, JCAMP_DECIMAL, JCAMP_MIXED } jcamp_comma;
jcamp_comma jcamp_comma_use(const jcamp_value *table, bool pairs, double expected);

/* The text of a line without its comment. */
size_t jcamp_without_comment(const char *text, size_t length);

#endif
