/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view.h: what a person sees of a result: sections of text, tables and figures, made once and
 * shown by a terminal and by a page. Text is as it came, to be cleaned by who shows it. */
#ifndef ELASTIR_VIEW_H
#define ELASTIR_VIEW_H

#include "text/text.h"
#include "result/result.h"

typedef enum {
  VIEW_PLAIN,
  VIEW_STRONG,
  VIEW_FAINT,
  VIEW_GOOD,
  VIEW_DOUBTFUL,
  VIEW_BAD
} view_style;

/* Where a part is shown; 0: everywhere. */
enum {
  VIEW_DETAIL = 1, /* on a page, and in a terminal if its section is asked for by name */
  VIEW_BRIEF = 2,  /* not on a page */
  VIEW_PAGE = 4    /* only on a page */
};

/* One cell of a table: a number, a model or text. */
typedef struct {
  view_style style;
  const char *text;  /* NULL: none; of a number: behind it, such as "%" */
  const char *brief; /* the same where it is narrow */
  const char *title; /* a page shows it to who points at the cell */
  const char *more;  /* behind the name of a model */
  const char *notes[4]; /* small print below */
  const char *change;   /* against the first model: "-12.8 %" */
  bool is_number, is_path;
  double value, deviation; /* NAN: a dash, and none */
  int decimals;            /* VIEW_POWER: with a power of ten */
  const char *source;      /* of most of the deviation */
  int model;               /* the cell is its name; -1 */
  int shade;               /* -VIEW_SHADES … VIEW_SHADES: how far below or above zero */
} view_cell;

enum { VIEW_SHADES = 10, VIEW_POWER = -1 };

typedef struct {
  view_cell head; /* its title: what stands there on a page if there is no text */
  bool is_text; /* to the left, else numbers to the right */
  unsigned flags;
} view_column;

typedef struct view_row {
  view_cell *cells;
  unsigned flags;
  bool group; /* its first cell stands above the rows that follow */
  struct view_row *next;
} view_row;

enum { VIEW_MOST_COLUMNS = 12 };

typedef struct {
  const char *caption;
  bool titled;   /* the caption is needed in a terminal, too */
  bool records;  /* rows of text: where it is narrow a row becomes lines, else columns are parted */
  bool shaded;   /* a matrix with colours */
  bool folded;   /* a page shows it when asked */
  view_column *columns;
  size_t column_count, column_capacity;
  view_row *rows, *last;
  size_t filled; /* cells of the last row */
} view_table;

typedef struct view_item {
  view_style style;
  unsigned flags;
  const char *lead, *text, *address;
  struct view_item *next;
} view_item;

typedef enum {
  VIEW_PLOT,      /* the spectrum of one model, in a terminal */
  VIEW_CUT,       /* E of all models in the plane `index`, in a terminal */
  VIEW_SPECTRA,   /* all spectra from from_cm1 to to_cm1, in a page */
  VIEW_CONTROLS,  /* what is shown of them */
  VIEW_CUTS,      /* the quantity `index` of all models in three planes */
  VIEW_TURNING,   /* how surfaces are turned, if they can be */
  VIEW_SURFACES,  /* the quantity `index` of all models over all directions */
  VIEW_MODES,     /* all modes of all models, in a page */
  VIEW_MIXTURE,   /* the comparison `index` */
  VIEW_MAP,       /* the stiffness map `index` */
  VIEW_HISTOGRAM  /* of that map */
} view_figure_kind;

typedef struct {
  view_figure_kind kind;
  size_t index;
  double from_cm1, to_cm1, highest;
  bool crowded;
  const char *caption;
} view_figure;

typedef enum {
  VIEW_HEADING,
  VIEW_PARAGRAPH,
  VIEW_LIST,
  VIEW_TABLE,
  VIEW_FIGURE,
  VIEW_CODE
} view_kind;

typedef struct view_block {
  view_kind kind;
  view_style style;
  unsigned flags;
  const char *text;
  view_table *table;
  view_item *items, *last;
  view_figure figure;
  struct view_block *next;
} view_block;

typedef struct view_section {
  const char *name, *id, *title; /* title NULL: none */
  unsigned flags;
  bool asked; /* by name */
  view_block *blocks;
  struct view_section *next;
} view_section;

typedef struct {
  const char *sections;    /* "moduli,waves"; NULL: all but summary and modes */
  double from_cm1, to_cm1; /* part of the spectra; NAN: from or to their ends */
  bool page; /* not a terminal: the summary is there, too, and no option is named */
} view_options;

typedef struct view view;
struct view {
  const elastir_result *result;
  view_options options;
  view_section *sections;
  /* for who builds it */
  struct elastir_result_memory *memory;
  view_block **end;
  const char *retitled; /* of the section that is built; NULL: its usual title */
  bool failed;
  view_table spare_table;
  view_row spare_row;
  view_cell spare_cell;
};

/* NULL: no memory. The result has to live on. */
view *view_build(const elastir_result *result, const view_options *options);
void view_free(view *v); /* accepts NULL */

/* Is each of "moduli,waves" the name of a section? *unknown: the first that is not. */
bool view_knows_sections(const char *names, const char **unknown);

/* S of a stable model, row by row, 1/TPa; NULL: there is none. */
const double *view_compliance(const elastir_result_model *model);

/* Has it more than what is for pages? */
bool view_has_anything(const view_section *section);

/* Is a part with these flags shown in a terminal? */
bool view_in_terminal(const view_section *section, unsigned flags);

#endif
