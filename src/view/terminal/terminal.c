/* SPDX-License-Identifier: GPL-3.0-or-later */
/* terminal.c: a view as text for a terminal, one block after the other. */
#include "view/terminal/render.h"

static void show_list(terminal *term, const view_section *section, const view_item *item)
{
  for (; item != NULL; item = item->next)
    if (!view_in_terminal(section, item->flags))
      continue;
    else if (item->lead == NULL)
      terminal_paragraph(term, item->style, 2, 4, "%s%s", item->text != NULL ? item->text : "",
                         item->address != NULL ? item->address : "");
    else
      terminal_paragraph(term, VIEW_PLAIN, 2, 4, "%s: %s", item->lead,
                         item->text != NULL ? item->text : "–");
}

static void show_figure(terminal *term, const view_figure *figure)
{
  if (figure->kind == VIEW_PLOT)
    terminal_plot_spectrum(term, figure);
  else if (figure->kind == VIEW_CUT)
    terminal_plot_cuts(term);
}

static void show_block(terminal *term, const view_section *section, const view_block *block,
                       bool first)
{
  switch (block->kind) {
  case VIEW_HEADING:
    if (!first)
      text_append(term->out, "\n");
    terminal_paragraph(term, VIEW_STRONG, 0, 2, "%s", block->text);
    break;
  case VIEW_PARAGRAPH:
    terminal_paragraph(term, block->style, 0, 2, "%s", block->text);
    break;
  case VIEW_CODE:
    terminal_paragraph(term, VIEW_PLAIN, 2, 4, "%s", block->text);
    break;
  case VIEW_LIST:
    show_list(term, section, block->items);
    break;
  case VIEW_TABLE:
    terminal_view_table(term, section, block);
    break;
  case VIEW_FIGURE:
    show_figure(term, &block->figure);
    break;
  }
}

void terminal_show(text_buffer *text, const elastir_result *result,
                   const terminal_options *options)
{
  const view_options wanted = {.sections = options->sections, .from_cm1 = options->from_cm1,
                               .to_cm1 = options->to_cm1};
  terminal term = {.out = text, .options = options, .result = result};
  view *v = view_build(result, &wanted);
  if (v == NULL) {
    text->failed = true;
    return;
  }
  for (const view_section *section = v->sections; section != NULL; section = section->next) {
    if (!view_in_terminal(section, section->flags) || !view_has_anything(section))
      continue;
    if (section->title != NULL)
      terminal_heading(&term, section->title);
    bool first = true;
    for (const view_block *block = section->blocks; block != NULL; block = block->next)
      if (view_in_terminal(section, block->flags)) {
        show_block(&term, section, block, first);
        first = block->kind == VIEW_PARAGRAPH && block->style == VIEW_FAINT;
      }
  }
  view_free(v);
}
