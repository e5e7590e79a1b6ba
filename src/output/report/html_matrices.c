/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_matrices.c: stiffness matrices as tables whose cells are coloured by their values. */
#include <math.h>
#include <stdio.h>

#include "json/json.h"
#include "json/writer.h"
#include "output/digits.h"
#include "output/report/page.h"

/* The style sheet has as many steps of colour on either side of zero. */
enum { COLOUR_STEPS = 10 };

static double largest(const page *p)
{
  double most = 0;
  for (size_t i = 0; i < p->data->model_count; i++)
    for (int k = 0; p->data->models[i].has_stiffness && k < 36; k++)
      most = fmax(most, fabs(p->data->models[i].stiffness_gpa[k]));
  return most;
}

static void cell(page *p, double value, double most)
{
  char text[DIGITS_SIZE], exact[32];
  /* The square root, as in figure_matrix.c. */
  int step = most > 0 ? (int)lround(COLOUR_STEPS * sqrt(fabs(value) / most)) : 0;
  digits_fixed(value, value == 0 ? 0 : fabs(value) < 100 ? 3 : 1, 0, text);
  json_format_number(value, exact);
  markup_open(p->out, "td");
  markup_attribute_format(p->out, "class", "%s%d", value < 0 ? "n" : "p", step);
  markup_attribute(p->out, "title", exact);
  markup_text(p->out, text);
  markup_close(p->out);
}

static void matrix(page *p, const figure_model *model, double most)
{
  static const char *const names[] = {"xx", "yy", "zz", "yz", "xz", "xy"};
  char caption[200];
  snprintf(caption, sizeof caption, "Stiffness of %.120s (GPa).", model->label);
  page_table_open(p, "heat", caption);
  markup_open(p->out, "thead");
  markup_open(p->out, "tr");
  markup_element(p->out, "td", NULL, "");
  for (int i = 0; i < 6; i++)
    page_head_cell(p, "col", names[i]);
  markup_close(p->out);
  markup_close(p->out);
  markup_open(p->out, "tbody");
  for (int i = 0; i < 6; i++) {
    markup_open(p->out, "tr");
    page_head_cell(p, "row", names[i]);
    for (int k = 0; k < 6; k++)
      cell(p, model->stiffness_gpa[6 * i + k], most);
    markup_close(p->out);
  }
  markup_close(p->out);
  page_table_close(p);
}

void page_matrices(page *p)
{
  double most = largest(p);
  if (!page_has_elastic(p))
    return;
  page_section(p, "stiffness", "Stiffness matrices");
  page_paragraph(p, "Voigt notation with engineering shear strains. The colour is the square "
                    "root of "
                    "the value, the same for all models: orange positive, blue negative.");
  markup_open(p->out, "div");
  markup_attribute(p->out, "class", "matrices");
  for (size_t i = 0; i < p->data->model_count; i++)
    if (p->data->models[i].has_stiffness)
      matrix(p, &p->data->models[i], most);
  markup_close(p->out);
  markup_close(p->out);
}
