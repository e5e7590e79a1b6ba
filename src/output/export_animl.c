/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export_animl.c: curves as AnIML 0.90
 * (B. A. Schaefer, D. Poetz, G. W. Kramer, JALA 2004, 9, 375). */
#include "output/export.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/xml_library.h"
#include "json/json.h"
#include "json/writer.h"
#include "output/markup.h"

/* Names and identifiers hold at most 1024 characters; a character has up to four bytes. */
enum { LONGEST_NAME = 1000 };

/* After a failure everything becomes a no-op. */
typedef struct {
  xmlTextWriterPtr xml;
  bool failed;
} animl_writer;

static void check(animl_writer *writer, int written)
{
  writer->failed = writer->failed || written < 0;
}

static void start(animl_writer *writer, const char *name)
{
  if (!writer->failed)
    check(writer, xmlTextWriterStartElement(writer->xml, (const xmlChar *)name));
}

static void end(animl_writer *writer)
{
  if (!writer->failed)
    check(writer, xmlTextWriterEndElement(writer->xml));
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
  bool utf8 = xmlCheckUTF8(BAD_CAST copy) != 0;
  for (char *c = copy; *c != '\0'; c++)
    if ((unsigned char)*c < 32 || *c == 127)
      *c = ' ';
    else if (!utf8 && (unsigned char)*c > 127)
      *c = '?';
  return copy;
}

static void attribute(animl_writer *writer, const char *name, const char *value)
{
  char *text = writer->failed ? NULL : clean(value, LONGEST_NAME);
  if (text != NULL)
    check(writer, xmlTextWriterWriteAttribute(writer->xml, (const xmlChar *)name, BAD_CAST text));
  else
    writer->failed = true;
  free(text);
}

static void number_attribute(animl_writer *writer, const char *name, size_t value)
{
  char text[32];
  snprintf(text, sizeof text, "%zu", value);
  attribute(writer, name, text);
}

static void clean_element(animl_writer *writer, const char *name, const char *text)
{
  start(writer, name);
  if (!writer->failed)
    check(writer, markup_string(writer->xml, text));
  end(writer);
}

static void element(animl_writer *writer, const char *name, const char *value)
{
  char *text = writer->failed ? NULL : clean(value, SIZE_MAX);
  if (text != NULL)
    clean_element(writer, name, text);
  else
    writer->failed = true;
  free(text);
}

static void value(animl_writer *writer, double number)
{
  char text[32] = "NaN";
  if (!isnan(number))
    json_format_number(number, text);
  clean_element(writer, "D", text);
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
static void write_values(animl_writer *writer, const double *values, size_t count,
                         bool may_be_automatic)
{
  double increment;
  bool automatic = may_be_automatic && is_automatic(values, count, &increment);
  start(writer, automatic ? "AutoIncrementedValueSet" : "IndividualValueSet");
  number_attribute(writer, "startIndex", 0);
  number_attribute(writer, "endIndex", count - 1);
  if (automatic) {
    start(writer, "StartValue");
    value(writer, values[0]);
    end(writer);
    start(writer, "Increment");
    value(writer, increment);
    end(writer);
  }
  for (size_t k = 0; !automatic && k < count; k++)
    value(writer, values[k]);
  end(writer);
}

/* The axis x or y of the curve of this number. */
static void write_series(animl_writer *writer, const export_curve *curve, size_t number, bool x)
{
  const char *unit = x ? curve->x_unit : curve->y_unit;
  char id[32];
  snprintf(id, sizeof id, "%c%zu", x ? 'x' : 'y', number);
  start(writer, "Series");
  attribute(writer, "name", x ? curve->x_label : curve->absorbance ? "absorbance" : "intensity");
  attribute(writer, "dependency", x ? "independent" : "dependent");
  attribute(writer, "seriesID", id);
  attribute(writer, "seriesType", "Float64");
  write_values(writer, x ? curve->x : curve->y, curve->points, x);
  if (*unit != '\0') {
    start(writer, "Unit");
    attribute(writer, "label", unit);
    end(writer);
  }
  end(writer);
}

static void write_text(animl_writer *writer, const char *name, const char *text)
{
  if (text == NULL)
    return;
  start(writer, "Parameter");
  attribute(writer, "name", name);
  attribute(writer, "parameterType", "String");
  element(writer, "S", text);
  end(writer);
}

static void write_step(animl_writer *writer, const export_curve *curve, size_t number)
{
  char id[32];
  snprintf(id, sizeof id, "step%zu", number);
  start(writer, "ExperimentStep");
  attribute(writer, "name", curve->title);
  attribute(writer, "experimentStepID", id);
  start(writer, "Technique");
  attribute(writer, "name", "Infrared Spectroscopy");
  attribute(writer, "uri", "urn:elastir:technique:infrared");
  end(writer);
  start(writer, "Result");
  attribute(writer, "name", "Spectrum");
  start(writer, "SeriesSet");
  attribute(writer, "name", curve->title);
  number_attribute(writer, "length", curve->points);
  write_series(writer, curve, number, true);
  write_series(writer, curve, number, false);
  end(writer);
  if (curve->origin != NULL || curve->processing != NULL) {
    start(writer, "Category");
    attribute(writer, "name", "Provenance");
    write_text(writer, "Origin", curve->origin);
    write_text(writer, "Processing", curve->processing);
    end(writer);
  }
  end(writer);
  end(writer);
}

bool export_animl(const export_curve *curves, size_t count, text_buffer *out)
{
  xmlBufferPtr buffer = xml_library_load() ? xmlBufferCreate() : NULL;
  animl_writer writer = {.xml = buffer != NULL ? xmlNewTextWriterMemory(buffer, 0) : NULL};
  writer.failed = writer.xml == NULL;
  if (!writer.failed) {
    check(&writer, xmlTextWriterSetIndent(writer.xml, 1));
    check(&writer, xmlTextWriterStartDocument(writer.xml, "1.0", "UTF-8", NULL));
  }
  start(&writer, "AnIML");
  attribute(&writer, "xmlns", "urn:org:astm:animl:schema:core:draft:0.90");
  attribute(&writer, "version", "0.90");
  start(&writer, "ExperimentStepSet");
  for (size_t c = 0; c < count; c++)
    write_step(&writer, &curves[c], c + 1);
  end(&writer);
  end(&writer);
  if (!writer.failed)
    check(&writer, xmlTextWriterEndDocument(writer.xml));
  if (writer.xml != NULL)
    xmlFreeTextWriter(writer.xml); /* flushes into the buffer */
  if (!writer.failed)
    text_append_bytes(out, (const char *)xmlBufferContent(buffer),
                      (size_t)xmlBufferLength(buffer));
  if (buffer != NULL)
    xmlBufferFree(buffer);
  out->failed = out->failed || writer.failed;
  return !out->failed;
}
