/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page.h: what the parts of the HTML page share. */
#ifndef ELASTIR_VIEW_PAGE_H
#define ELASTIR_VIEW_PAGE_H

#include <stdbool.h>

#include "figure/figure.h"
#include "output/markup.h"
#include "view/html/report.h"
#include "view/view.h"

typedef struct {
  markup *out;
  const elastir_result *result;
  const figure_data *data;
  const report_options *options;
  view *view; /* what it was built from */
  bool three, plots; /* bodies can be turned, spectra zoomed */
  int tables, figures;
} page;

/* Scripts, styles and the policy that allows only them (assets.c). */
void page_head_assets(page *p);
void page_scripts(page *p);

/* The line sample and the label of a model (parts.c). */
void page_model_name(page *p, size_t model);
/* Text in which a minus is one, not a hyphen, and E_min has an index. */
void page_words(page *p, const char *text);
/* <figure> up to its caption, numbered; the caption is text. */
void page_figure_open(page *p, const char *class_name);
void page_figure_close(page *p, const char *caption);

/* <section id aria-labelledby> with its blocks; folded: in <details> (blocks.c). */
void page_section(page *p, const view_section *section, bool folded);
/* A table that scrolls by itself where it is too wide, with a numbered caption (table.c). */
void page_table(page *p, const view_table *table);

/* The figure of a block (figures.c). */
void page_figure(page *p, const view_figure *figure);
/* Representation surfaces as pictures (surfaces.c). */
void page_surfaces(page *p, size_t quantity_index);

#endif
