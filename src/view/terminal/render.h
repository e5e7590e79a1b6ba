/* SPDX-License-Identifier: GPL-3.0-or-later */
/* render.h: what the parts of the terminal share: text, tables, dots, plots. */
#ifndef ELASTIR_RENDER_H
#define ELASTIR_RENDER_H

#include <stddef.h>
#include <stdint.h>

#include "view/terminal/terminal.h"
#include "view/numbers.h"
#include "view/view.h"

typedef struct {
  text_buffer *out;
  const terminal_options *options;
  const elastir_result *result;
} terminal;

/* --- characters.c --- */

/* The code point at text, and how many bytes it has (at least 1). A byte that is no UTF-8
 * counts as U+FFFD. */
size_t terminal_decode(const char *text, uint32_t *code);

/* What a no-break space becomes in cleaned text: a blank when it is printed, at which no line
 * ends. Control characters are escaped, so that nothing else is mistaken for it. */
#define FIRM_BLANK '\x1f'

/* Columns that the text takes: 0 for combining characters, 2 for East Asian wide ones. */
int terminal_columns(const char *text);

/* How many bytes of the text fit into that many columns; no character is broken. */
size_t terminal_fitting(const char *text, int columns);

/* Appends the text as it may be printed: control characters, and those that turn the order of
 * writing, escaped; without Unicode in ASCII letters. Not to be cleaned again. */
void terminal_clean(const terminal *term, text_buffer *clean, const char *text);

/* Frees text that was put together for the view; where memory ran out for it the view fails. */
void terminal_free_text(const terminal *term, text_buffer *text);

/* --- paragraph.c --- */

void terminal_heading(terminal *term, const char *title);

/* Text already cleaned, in a style. */
void view_styled(terminal *term, view_style style, const char *clean, size_t length);
void terminal_spaces(terminal *term, int count);
/* Ends a line, without the blanks at its end. */
void terminal_end_line(terminal *term);

/* Cleaned text, wrapped; further lines are indented by `hanging`. */
void terminal_wrapped(terminal *term, view_style style, int indent, int hanging,
                      const char *clean);

/* Formats, cleans and wraps text; further lines are indented by `hanging`. */
void terminal_paragraph(terminal *term, view_style style, int indent, int hanging,
                        const char *format, ...) __attribute__((format(printf, 5, 6)));

/* How many bytes of cleaned text make a line of that many columns, broken at a blank if
 * there is one; *next is where the next line begins. */
size_t terminal_line(const char *clean, int columns, const char **next);

/* --- table.c --- */

typedef enum { ALIGN_LEFT, ALIGN_RIGHT } terminal_align;

/* What to do with a table that is wider than the terminal. */
typedef enum {
  FOLD_BLOCKS, /* the first column and as many others as fit, then the next ones */
  FOLD_RECORDS /* a row becomes lines of "header: value"; the last column wraps first */
} terminal_fold;

typedef struct {
  char *header;
  terminal_align align;
  bool joined; /* stays beside the column before it */
} terminal_column;

typedef struct {
  char *text;
  view_style style;
} terminal_cell;

typedef struct {
  terminal *term;
  terminal_column *columns;
  size_t column_count, column_capacity;
  terminal_cell *cells; /* row by row */
  size_t cell_count, cell_capacity;
} terminal_table;

void table_column(terminal_table *table, terminal_align align, bool joined, const char *header);
void table_cell(terminal_table *table, view_style style, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Columns that it takes where it is not folded. */
int table_width(const terminal_table *table);
/* Columns that the others leave for the last one. */
int table_room_of_last(const terminal_table *table);
/* Is it so wide that lines are made of its rows? */
bool table_becomes_records(const terminal_table *table, terminal_fold fold);
/* How many blocks FOLD_BLOCKS makes of it. */
size_t table_block_count(const terminal_table *table);
void table_free(terminal_table *table);

/* Prints and frees the table. */
void table_print(terminal_table *table, terminal_fold fold);

/* --- dots.c --- */

/* A raster of dots: 2 x 4 a character in braille, 1 x 2 in ASCII; the dots are square. */
typedef struct {
  int columns, rows; /* characters */
  int width, height; /* dots */
  bool unicode;
  unsigned char *bits; /* one a character; NULL: no memory */
} terminal_dots;

terminal_dots dots_new(const terminal *term, int columns, int rows);
/* y counts downwards. Dots outside are passed over. */
void dots_set(terminal_dots *dots, int x, int y);
void dots_vertical(terminal_dots *dots, int x, int y0, int y1);
/* Appends one row of characters. */
void dots_row(text_buffer *text, const terminal_dots *dots, int row);
void dots_free(terminal_dots *dots);

/* --- labels.c --- */

/* The label of a model, cut to so many columns; then its number goes before it, as labels that
 * begin and end alike would not be told apart. */
void terminal_label(const terminal *term, text_buffer *label, size_t i, int columns);
/* Too narrow for long names in tables? */
bool terminal_is_narrow(const terminal *term);
/* Columns for labels in the head of a table. */
int terminal_label_columns(const terminal *term);

/* Room for the deviations of a table's numbers, and a number with its own in such a room. */
int terminal_deviation_columns(double deviation, int decimals);
view_number terminal_with_error(double value, int decimals, double deviation, int room);

/* --- one file each --- */

void terminal_view_table(terminal *term, const view_section *section, const view_block *block);
void terminal_plot_spectrum(terminal *term, const view_figure *figure);
void terminal_plot_cuts(terminal *term);

#endif
