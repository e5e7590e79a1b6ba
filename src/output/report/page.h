/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page.h: what the sections of the HTML page share. */
#ifndef ELASTIR_REPORT_PAGE_H
#define ELASTIR_REPORT_PAGE_H

#include <stdbool.h>

#include "output/figure/figure.h"
#include "output/markup.h"
#include "output/report/report.h"

typedef struct {
  markup *out;
  const figure_data *data;
  const report_options *options;
  bool three; /* surfaces can be turned */
  int tables, figures;
} page;

/* One file a section; each writes nothing where the result has nothing for it. */
void page_overview(page *p);
void page_health(page *p);
void page_spectra(page *p);
void page_bands(page *p);
void page_comparison(page *p);
void page_moduli(page *p);
void page_layers(page *p);
void page_extrema(page *p);
void page_more_elastic(page *p);
void page_surfaces(page *p);
void page_polar(page *p);
void page_matrices(page *p);
void page_method(page *p);

bool page_has_spectra(const page *p);
bool page_has_elastic(const page *p);
bool page_has_tensors(const page *p); /* stable ones */

/* Scripts, styles and the policy that allows only them (html_assets.c). */
void page_head_assets(page *p);
void page_scripts(page *p);
/* Whether bytes are a three.js that can stand in a script element. */
bool page_accepts_three(const char *bytes, size_t length);

/* <section id aria-labelledby> and its heading. */
void page_section(page *p, const char *id, const char *title);
void page_subsection(page *p, const char *title);
void page_paragraph(page *p, const char *text);

/* <figure> up to its caption, numbered; the caption is text. */
void page_figure_open(page *p, const char *class_name);
void page_figure_close(page *p, const char *caption);

/* A table that scrolls by itself where it is too wide, with a numbered caption. */
void page_table_open(page *p, const char *class_name, const char *caption);
void page_table_close(page *p);
/* <th scope>; scope "col" or "row". */
void page_head_cell(page *p, const char *scope, const char *text);
/* The model's line sample and label. */
void page_model_name(page *p, const figure_model *model);
/* A row of head cells: the first text, then every model. */
void page_model_heads(page *p, const char *first);
void page_swatch(page *p, unsigned series);

/* The number to four significant digits, with all its digits as a tooltip; a dash for NAN. */
void page_number(page *p, double value, int significant);
void page_number_cell(page *p, double value, int significant);
/* A cell with a count, or a limit in whole numbers. */
void page_whole_cell(page *p, double value);
/* A cell of text; a dash for NULL. */
void page_text_cell(page *p, const char *text);
/* "-12.7 %" in small print; nothing for NAN. */
void page_percent(page *p, double percent);

/* The "standard_deviations" of "elastic"; NULL where there are none. */
const cJSON *page_deviations(const figure_model *model);
/* "± 0.08", the largest of the standard deviations that are known of a quantity such as
 * "averages.hill.bulk_modulus_gpa"; nothing where there is none. */
void page_deviation(page *p, const cJSON *deviations, const char *quantity_key);
/* In a cell: the value of a model, its deviation, and how much it differs from *reference, the
 * value of the first. */
void page_compared(page *p, size_t model, double value, double *reference,
                   const cJSON *deviations, const char *quantity_key);
bool page_has_deviations(const page *p);

/* The member of "differences" of a model; NULL for the first. */
const cJSON *page_difference(const page *p, const figure_model *model);

/* "shear modulus (GPa)" from "shear_modulus_gpa". */
void page_readable(const char *key, text_buffer *out);

#endif
