/* SPDX-License-Identifier: GPL-3.0-or-later */
/* parts.c: names of models and frames of figures, which sections, tables and figures have. */
#include <string.h>

#include "figure/palette.h"
#include "view/html/page.h"

static void swatch(page *p, unsigned series)
{
  markup_open(p->out, "svg");
  markup_attribute(p->out, "class", "swatch");
  markup_attribute(p->out, "viewBox", "0 0 24 8");
  markup_attribute(p->out, "aria-hidden", "true");
  markup_open(p->out, "path");
  markup_attribute(p->out, "d", "M0 4h24");
  markup_attribute_format(p->out, "stroke", "var(--s%u)", series % PALETTE_COLOURS);
  markup_attribute(p->out, "stroke-width", "2.5");
  markup_attribute(p->out, "stroke-dasharray",
                   palette_dash_text(palette_series_dash(series)));
  markup_close_void(p->out);
  markup_close(p->out);
}

void page_model_name(page *p, size_t model)
{
  const char *label = p->result->models[model].label;
  label = label != NULL ? label : "–";
  markup_open(p->out, "span");
  markup_attribute(p->out, "class", "model");
  markup_attribute(p->out, "title", label);
  swatch(p, (unsigned)model);
  markup_text(p->out, label);
  markup_close(p->out);
}

void page_figure_open(page *p, const char *class_name)
{
  markup_open(p->out, "figure");
  markup_attribute(p->out, "class", class_name);
}

void page_figure_close(page *p, const char *caption)
{
  markup_open(p->out, "figcaption");
  markup_open(p->out, "b");
  markup_format(p->out, "Figure %d.", ++p->figures);
  markup_close(p->out);
  markup_text(p->out, " ");
  markup_text(p->out, caption != NULL ? caption : "");
  markup_close(p->out);
  markup_close(p->out);
}

/* Symbols as a terminal has them, and how they are set. */
static const struct {
  const char *plain, *letter, *element, *index;
} symbols[] = {
    {"E_min", "E", "sub", "min"}, {"E_max", "E", "sub", "max"},
    {"G_min", "G", "sub", "min"}, {"G_max", "G", "sub", "max"},
    {"β_min", "β", "sub", "min"}, {"β_max", "β", "sub", "max"},
    {"A^U", "A", "sup", "U"}, {"A^L", "A", "sup", "L"},
    {"Θ_D", "Θ", "sub", "D"}, {"Θ_A", "Θ", "sub", "A"},
    {"H_V", "H", "sub", "V"}, {"v_m", "v", "sub", "m"},
    {"A^Z", "A", "sup", "Z"}, {"A_K", "A", "sub", "K"},
    {"A_G", "A", "sub", "G"}, {"K_Ic", "K", "sub", "Ic"},
    {"κ_min", "κ", "sub", "min"}, {"λ_min", "λ", "sub", "min"}};

/* The place of the symbol that the text begins with; behind the last: none, or a longer word. */
static size_t symbol_at(const char *text)
{
  size_t found = 0, count = sizeof symbols / sizeof *symbols;
  while (found < count && strncmp(text, symbols[found].plain, strlen(symbols[found].plain)) != 0)
    found++;
  const char *end = found < count ? text + strlen(symbols[found].plain) : "";
  return found < count && (*end == '\0' || *end == ' ' || *end == ',' || strncmp(end, "\u00a0", 2) == 0)
             ? found
             : count;
}

static void flush(page *p, text_buffer *out)
{
  p->out->failed = p->out->failed || out->failed;
  if (!out->failed && out->length > 0)
    markup_text(p->out, out->text);
  text_free(out);
  *out = (text_buffer){0};
}

void page_words(page *p, const char *text)
{
  text_buffer out = {0};
  for (const char *c = text; *c != '\0';) {
    bool starts = c == text || c[-1] == '[' || c[-1] == ' ' || c[-1] == '\xa0' || c[-1] == '(';
    size_t symbol = starts ? symbol_at(c) : sizeof symbols / sizeof *symbols;
    if (symbol < sizeof symbols / sizeof *symbols) {
      text_append(&out, symbols[symbol].letter);
      flush(p, &out);
      markup_element(p->out, symbols[symbol].element, NULL, symbols[symbol].index);
      c += strlen(symbols[symbol].plain);
    } else {
      bool minus = *c == '-' && starts && c[1] >= '0' && c[1] <= '9';
      text_append_bytes(&out, minus ? "−" : c, minus ? strlen("−") : 1);
      c++;
    }
  }
  flush(p, &out);
}
