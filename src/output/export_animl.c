/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export_animl.c: curves as AnIML 0.90
 * (B. A. Schaefer, D. Poetz, G. W. Kramer, JALA 2004, 9, 375). */
#include "output/export.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "json/json.h"
#include "json/writer.h"
#include "output/markup.h"
#include "text/utf8.h"

/* Names and identifiers hold at most 1024 characters; a character has up to four bytes. */
enum { LONGEST_NAME = 1000 };

/* Do these bytes make characters to their end? */
static bool is_utf8(const char *text)
{
  while (*text != '\0') {
    size_t length = utf8_length(text);
    if (length == 0)
      return false;
    text += length;
  }
  return true;
}

/* What XML can hold: control characters become blanks, bytes that are no UTF-8 question marks;
 * at most `longest` bytes, cut between characters. NULL: no memory. */
static char *clean(const char *text, size_t longest)
{
  size_t length = strlen(text);
  if (length > longest) {
    length = longest;
    while (length > 0 && ((unsigned char)text[length] & 0xc0) == 0x80)
      length--;
  }
  char *copy = malloc(length + 1);
  if (copy == NULL)
    return NULL;
  memcpy(copy, text, length);
  copy[length] = '\0';
  bool utf8 = is_utf8(copy);
  for (char *c = copy; *c != '\0'; c++)
    if ((unsigned char)*c < 32 || *c == 127)
      *c = ' ';
    else if (!utf8 && (unsigned char)*c > 127)
      *c = '?';
  return copy;
}

static void attribute(markup *m, const char *name, const char *value)
{
  char *text = m->failed ? NULL : clean(value, LONGEST_NAME);
  m->failed = text == NULL;
  markup_attribute(m, name, text);
  free(text);
}

static void number_attribute(markup *m, const char *name, size_t value)
{
  char text[32];
  snprintf(text, sizeof text, "%zu", value);
  attribute(m, name, text);
}

static void element(markup *m, const char *name, const char *value)
{
  char *text = m->failed ? NULL : clean(value, SIZE_MAX);
  m->failed = text == NULL;
  markup_open(m, name);
  markup_text(m, text);
  markup_close_void(m);
  free(text);
}

static void value(markup *m, double number)
{
  char text[32] = "NaN";
  if (!isnan(number))
    json_format_number(number, text);
  element(m, "D", text);
}

/* Whether start + k increment gives back the very same numbers. */
static bool is_automatic(const double *values, size_t count, double *increment)
{
  if (count < 2)
    return false;
  *increment = (values[count - 1] - values[0]) / (double)(count - 1);
  for (size_t k = 0; k < count; k++)
    if (values[0] + (double)k * *increment != values[k])
      return false;
  return true;
}

/* may_be_automatic: of ordinates a constant one would look like an abscissa. */
static void write_values(markup *m, const double *values, size_t count,
                         bool may_be_automatic)
{
  double increment;
  bool automatic = may_be_automatic && is_automatic(values, count, &increment);
  markup_open(m, automatic ? "AutoIncrementedValueSet" : "IndividualValueSet");
  number_attribute(m, "startIndex", 0);
  number_attribute(m, "endIndex", count - 1);
  if (automatic) {
    markup_open(m, "StartValue");
    value(m, values[0]);
    markup_close_void(m);
    markup_open(m, "Increment");
    value(m, increment);
    markup_close_void(m);
  }
  for (size_t k = 0; !automatic && k < count; k++)
    value(m, values[k]);
  markup_close_void(m);
}

/* The axis x or y of the curve of this number. */
static void write_series(markup *m, const export_curve *curve, size_t number, bool x)
{
  const char *unit = x ? curve->x_unit : curve->y_unit;
  char id[32];
  snprintf(id, sizeof id, "%c%zu", x ? 'x' : 'y', number);
  markup_open(m, "Series");
  attribute(m, "name", x ? curve->x_label : curve->absorbance ? "absorbance" : "intensity");
  attribute(m, "dependency", x ? "independent" : "dependent");
  attribute(m, "seriesID", id);
  attribute(m, "seriesType", "Float64");
  write_values(m, x ? curve->x : curve->y, curve->points, x);
  if (*unit != '\0') {
    markup_open(m, "Unit");
    attribute(m, "label", unit);
    markup_close_void(m);
  }
  markup_close_void(m);
}

static void write_text(markup *m, const char *name, const char *text)
{
  if (text == NULL)
    return;
  markup_open(m, "Parameter");
  attribute(m, "name", name);
  attribute(m, "parameterType", "String");
  element(m, "S", text);
  markup_close_void(m);
}

static void write_step(markup *m, const export_curve *curve, size_t number)
{
  char id[32];
  snprintf(id, sizeof id, "step%zu", number);
  markup_open(m, "ExperimentStep");
  attribute(m, "name", curve->title);
  attribute(m, "experimentStepID", id);
  markup_open(m, "Technique");
  attribute(m, "name", "Infrared Spectroscopy");
  attribute(m, "uri", "urn:elastir:technique:infrared");
  markup_close_void(m);
  markup_open(m, "Result");
  attribute(m, "name", "Spectrum");
  markup_open(m, "SeriesSet");
  attribute(m, "name", curve->title);
  number_attribute(m, "length", curve->points);
  write_series(m, curve, number, true);
  write_series(m, curve, number, false);
  markup_close_void(m);
  if (curve->origin != NULL || curve->processing != NULL) {
    markup_open(m, "Category");
    attribute(m, "name", "Provenance");
    write_text(m, "Origin", curve->origin);
    write_text(m, "Processing", curve->processing);
    markup_close_void(m);
  }
  markup_close_void(m);
  markup_close_void(m);
}

bool export_animl(const export_curve *curves, size_t count, text_buffer *out)
{
  static const char declaration[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  markup m;
  markup_begin(&m);
  m.indented = true;
  markup_raw(&m, declaration, sizeof declaration - 1);
  markup_open(&m, "AnIML");
  attribute(&m, "xmlns", "urn:org:astm:animl:schema:core:draft:0.90");
  attribute(&m, "version", "0.90");
  markup_open(&m, "ExperimentStepSet");
  for (size_t c = 0; c < count; c++)
    write_step(&m, &curves[c], c + 1);
  markup_close_void(&m);
  markup_close_void(&m);
  if (!m.failed)
    text_append_bytes(out, m.out.text, m.out.length);
  out->failed = out->failed || m.failed;
  markup_free(&m);
  return !out->failed;
}
