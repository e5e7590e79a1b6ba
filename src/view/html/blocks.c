/* SPDX-License-Identifier: GPL-3.0-or-later */
/* blocks.c: the sections of a view as elements of the page. */
#include <string.h>

#include "view/html/page.h"

/* A verdict has its colour and a sign before it. */
static const char *class_of(view_style style)
{
  static const char *const classes[] = {NULL,           NULL,          NULL, "verdict good",
                                        "verdict warning", "verdict bad"};
  return classes[style];
}

static void list(page *p, const view_item *item)
{
  bool messages = item != NULL && item->lead != NULL;
  markup_open(p->out, "ul");
  markup_attribute(p->out, "class", messages ? "messages" : NULL);
  for (; item != NULL; item = item->next) {
    if ((item->flags & VIEW_BRIEF) != 0)
      continue;
    const char *class_name = class_of(item->style);
    markup_open(p->out, "li");
    if (item->lead != NULL) {
      markup_element(p->out, "strong",
                     class_name != NULL ? class_name + strlen("verdict ") : NULL, item->lead);
      markup_text(p->out, " ");
    }
    page_words(p, item->text != NULL ? item->text : "–");
    if (item->address != NULL) {
      markup_open(p->out, "a");
      markup_attribute_format(p->out, "href", "https://doi.org/%s", item->address);
      markup_format(p->out, "doi:%s", item->address);
      markup_close(p->out);
      markup_text(p->out, ".");
    }
    markup_close(p->out);
  }
  markup_close(p->out);
}

static void block(page *p, const view_block *b)
{
  switch (b->kind) {
  case VIEW_HEADING:
    markup_element(p->out, "h3", NULL, b->text);
    break;
  case VIEW_PARAGRAPH:
    markup_element(p->out, "p", class_of(b->style), b->text);
    break;
  case VIEW_CODE:
    markup_element(p->out, "pre", NULL, b->text);
    break;
  case VIEW_LIST:
    list(p, b->items);
    break;
  case VIEW_TABLE:
    page_table(p, b->table);
    break;
  case VIEW_FIGURE:
    page_figure(p, &b->figure);
    break;
  }
}

/* Does the next block belong to the same group of matrices? */
static bool is_shaded(const view_block *b)
{
  return b != NULL && b->kind == VIEW_TABLE && b->table->shaded;
}

static void blocks(page *p, const view_block *b)
{
  bool beside = false;
  for (; b != NULL && !p->out->failed; b = b->next) {
    if ((b->flags & VIEW_BRIEF) != 0)
      continue;
    if (is_shaded(b) && !beside) {
      markup_open(p->out, "div");
      markup_attribute(p->out, "class", "matrices");
      beside = true;
    }
    block(p, b);
    if (beside && !is_shaded(b->next)) {
      markup_close(p->out);
      beside = false;
    }
  }
}

static void heading(page *p, const view_section *section)
{
  markup_open(p->out, "h2");
  markup_attribute_format(p->out, "id", "%s-title", section->id);
  markup_text(p->out, section->title);
  markup_close(p->out);
}

void page_section(page *p, const view_section *section, bool folded)
{
  markup_open(p->out, "section");
  markup_attribute(p->out, "id", section->id);
  markup_attribute(p->out, "class", folded ? "folded" : NULL);
  markup_attribute_format(p->out, "aria-labelledby", "%s-title", section->id);
  if (folded) {
    markup_open(p->out, "details");
    markup_open(p->out, "summary");
    heading(p, section);
    markup_close(p->out);
    blocks(p, section->blocks);
    markup_close(p->out);
  } else {
    heading(p, section);
    blocks(p, section->blocks);
  }
  markup_close(p->out);
}
