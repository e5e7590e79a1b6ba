/* SPDX-License-Identifier: GPL-3.0-or-later */
/* animl_parse.c: the series sets of an AnIML 0.90 document
 * (B. A. Schaefer, D. Poetz, G. W. Kramer, JALA 2004, 9, 375). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "measured/animl.h"
#include "measured/text.h"
#include "measured/xml_common.h"

typedef enum { SET_NONE, SET_AUTOMATIC, SET_INDIVIDUAL } set_kind;

typedef struct {
  xml_file file;
  const measured_input *in;
  animl_document *document;
  char *technique; /* of the current experiment step */
  animl_set *set;  /* current; NULL: none */
  animl_series *series;
  set_kind kind;
  bool in_start, in_increment;
  size_t first, index; /* of the current value set: its first place, and the next one */
  double end_index;    /* its last one, as the file says; NAN: it does not */
  bool loose;       /* values outside a value set were reported */
} animl_parser;

void animl_free(animl_document *document)
{
  for (size_t i = 0; i < document->count; i++) {
    animl_set *set = &document->sets[i];
    for (size_t k = 0; k < set->count; k++) {
      animl_series *series = &set->series[k];
      free(series->name);
      free(series->id);
      free(series->type);
      free(series->unit);
      free(series->numbers.values);
    }
    free(set->series);
    free(set->name);
    free(set->technique);
  }
  free(document->sets);
  *document = (animl_document){0};
}

/* No series is longer than the file has bytes: an untrusted length cannot fill the memory. */
static void check_length(animl_parser *p, double length)
{
  if (!isnan(length) &&
      (length < 0.0 || length > (double)p->in->length || length != floor(length)))
    xml_fail(&p->file, "length-mismatch", "the length %g of the series set is impossible in a file of %zu "
             "bytes", length, p->in->length);
}

static void start_set(animl_parser *p)
{
  animl_document *document = p->document;
  if (!elastir_grow(&document->sets, &document->capacity, document->count,
                    sizeof *document->sets)) {
    xml_no_memory(&p->file);
    return;
  }
  p->series = NULL;
  p->set = &document->sets[document->count++];
  *p->set = (animl_set){.length = NAN};
  p->set->name = xml_attribute_or_empty(&p->file, "name");
  const char *technique = p->technique != NULL ? p->technique : "";
  p->set->technique = elastir_copy_text(technique, strlen(technique));
  if (p->set->technique == NULL)
    xml_no_memory(&p->file);
  xml_number_attribute(&p->file, "length", &p->set->length);
  check_length(p, p->set->length);
}

static void check_identifier(animl_parser *p)
{
  animl_set *set = p->set;
  for (size_t i = 0; i + 1 < set->count && !set->duplicates; i++)
    if (*p->series->id != '\0' && strcmp(set->series[i].id, p->series->id) == 0) {
      measured_warn(p->in, "duplicate-series", p->series->line, "the seriesID of series %zu is "
                    "that of series %zu", set->count, i + 1);
      set->duplicates = true;
    }
}

static void start_series(animl_parser *p)
{
  animl_set *set = p->set;
  if (!elastir_grow(&set->series, &set->capacity, set->count, sizeof *set->series)) {
    xml_no_memory(&p->file);
    return;
  }
  p->series = &set->series[set->count++];
  *p->series = (animl_series){.line = xml_line(&p->file)};
  p->series->name = xml_attribute_or_empty(&p->file, "name");
  p->series->id = xml_attribute_or_empty(&p->file, "seriesID");
  p->series->type = xml_attribute_or_empty(&p->file, "seriesType");
  p->series->unit = elastir_copy_text("", 0);
  char *dependency = xml_attribute_or_empty(&p->file, "dependency");
  char *visible = xml_attribute_or_empty(&p->file, "visible");
  if (p->series->unit == NULL)
    xml_no_memory(&p->file);
  if (!p->file.failed) {
    p->series->independent = strcmp(dependency, "independent") == 0;
    p->series->hidden = strcmp(visible, "false") == 0;
    check_identifier(p);
  }
  free(dependency);
  free(visible);
  p->kind = SET_NONE;
}

/* Writes a value at its place; what was left out before it is missing. */
static bool add_value(void *context, double value)
{
  animl_parser *p = context;
  measured_numbers *numbers = &p->series->numbers;
  while (numbers->count < p->index)
    if (!measured_add_number(p->in, numbers, NAN))
      return xml_no_memory(&p->file);
  if (p->index < numbers->count)
    numbers->values[p->index] = value;
  else if (!measured_add_number(p->in, numbers, value))
    return xml_no_memory(&p->file);
  p->index++;
  return true;
}

/* A value set begins at @startIndex, or behind the one before. */
static void start_value_set(animl_parser *p, set_kind kind)
{
  double start = (double)p->series->numbers.count;
  p->end_index = NAN;
  xml_number_attribute(&p->file, "endIndex", &p->end_index);
  xml_number_attribute(&p->file, "startIndex", &start);
  if (!(start >= 0.0 && start <= (double)p->in->length && start == floor(start))) {
    xml_fail(&p->file, "bad-number", "startIndex %g is not a position in a series", start);
    return;
  }
  p->kind = kind;
  p->index = p->first = (size_t)start;
  p->series->only_automatic = (p->series->only_automatic || !p->series->has_values) &&
                              kind == SET_AUTOMATIC;
  p->series->has_values = true;
  p->series->start = p->series->increment = NAN; /* unless they are given */
}

static void end_value_set(animl_parser *p)
{
  animl_series *series = p->series;
  bool automatic = p->kind == SET_AUTOMATIC;
  bool ends = p->end_index >= (double)p->first && p->end_index < (double)p->in->length;
  p->kind = SET_NONE;
  for (size_t i = 0; automatic && ends && (double)p->index <= p->end_index; i++)
    if (!add_value(p, series->start + (double)i * series->increment))
      return;
  if (automatic && !ends) {
    series->open = true;
    series->open_from = p->first;
  }
  if (!automatic && !isnan(p->end_index) && (double)p->index != p->end_index + 1.0)
    measured_warn(p->in, "length-mismatch", xml_line(&p->file), "the value set runs from %zu to endIndex %g "
                  "but has %zu values", p->first, p->end_index,
                  p->index - p->first);
}

/* Wrong byte order gives numbers of absurd size. */
static void judge_bytes(animl_parser *p)
{
  size_t absurd = 0;
  for (size_t i = p->first; i < p->index; i++) {
    double size = fabs(p->series->numbers.values[i]);
    absurd += !isfinite(size) || size > 1e30 || (size > 0.0 && size < 1e-30);
  }
  p->series->absurd = p->series->absurd || 2 * absurd > p->index - p->first;
}

static void read_encoded(animl_parser *p)
{
  start_value_set(p, SET_INDIVIDUAL);
  long line = xml_line(&p->file);
  size_t length;
  char *text = p->file.failed ? NULL : xml_content(&p->file, &length);
  const char *problem;
  if (text != NULL && !animl_decode(text, length, p->series->type, add_value, p, &problem) &&
      problem != NULL) {
    measured_fail(p->in, "bad-encoding", line, "the encoded value set of series %zu of its set "
                  "cannot be read: %s", p->set->count, problem);
    p->file.failed = true;
  }
  free(text);
  if (p->file.failed)
    return;
  p->series->encoded = true;
  judge_bytes(p);
  end_value_set(p);
}

static bool is_value(const char *name)
{
  static const char *const names[] = {"I",       "L",        "F",   "D",   "S",
                                      "Boolean", "DateTime", "PNG", "SVG", "EmbeddedXML"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(name, names[i]) == 0)
      return true;
  return false;
}

/* One value; NAN (and not_numeric) if it is none. */
static double value_of(animl_parser *p, const char *text, size_t length, bool is_text)
{
  double value = NAN;
  if (text_number(text_part(text, length), false, &value) ||
      text_is_missing(text_part(text, length)))
    return value;
  if (is_text && text_number(text_part(text, length), true, &value))
    p->series->decimal_comma = true;
  else
    p->series->not_numeric = true;
  return value;
}

static void read_value(animl_parser *p)
{
  bool is_text = xml_is(&p->file, "S");
  if (p->kind == SET_NONE) {
    if (!p->loose)
      measured_warn(p->in, "loose-values", xml_line(&p->file), "values are directly in a Series; they are "
                    "read as an IndividualValueSet");
    p->loose = true;
    start_value_set(p, SET_INDIVIDUAL);
  }
  size_t length;
  char *text = p->file.failed ? NULL : xml_content(&p->file, &length);
  if (text == NULL)
    return;
  double value = value_of(p, text, length, is_text);
  if (p->kind == SET_INDIVIDUAL)
    add_value(p, value);
  else if (p->in_start)
    p->series->start = value;
  else if (p->in_increment)
    p->series->increment = value;
  free(text);
}

static void read_unit(animl_parser *p)
{
  char *label = xml_attribute(&p->file, "label");
  if (label == NULL)
    return;
  free(p->series->unit);
  p->series->unit = label;
}

/* true: the element was read up to its end tag. */
static bool start_in_series(animl_parser *p)
{
  xml_file *file = &p->file;
  if (xml_is(file, "AutoIncrementedValueSet")) {
    start_value_set(p, SET_AUTOMATIC);
  } else if (xml_is(file, "IndividualValueSet")) {
    start_value_set(p, SET_INDIVIDUAL);
  } else if (xml_is(file, "EncodedValueSet")) {
    read_encoded(p);
    return true;
  } else if (xml_is(file, "StartValue") || xml_is(file, "Increment")) {
    p->in_start = xml_is(file, "StartValue");
    p->in_increment = !p->in_start;
  } else if (xml_is(file, "Unit")) {
    read_unit(p);
  } else if (is_value(xml_name(file))) {
    read_value(p);
    return true;
  }
  return false;
}

static bool start_element(animl_parser *p)
{
  xml_file *file = &p->file;
  if (xml_is(file, "Technique")) {
    free(p->technique);
    p->technique = xml_attribute(file, "name");
  } else if (xml_is(file, "SeriesSet")) {
    start_set(p);
  } else if (xml_is(file, "Series") && p->set != NULL) {
    start_series(p);
  } else if (p->series != NULL) {
    return start_in_series(p);
  }
  return false;
}

static void end_element(animl_parser *p)
{
  xml_file *file = &p->file;
  if (xml_is(file, "SeriesSet")) {
    p->set = NULL;
    p->series = NULL;
  } else if (xml_is(file, "Series")) {
    p->series = NULL;
  } else if (p->series != NULL &&
             (xml_is(file, "AutoIncrementedValueSet") || xml_is(file, "IndividualValueSet"))) {
    if (p->kind != SET_NONE)
      end_value_set(p);
  } else if (xml_is(file, "StartValue") || xml_is(file, "Increment")) {
    p->in_start = p->in_increment = false;
  }
}

bool animl_parse(const measured_input *in, animl_document *document)
{
  animl_parser p = {.in = in, .document = document};
  bool good = xml_open(&p.file, in, false);
  if (!good)
    return false;
  for (xml_event event; (event = xml_next(&p.file)) != XML_AT_END;) {
    if (event == XML_TEXT)
      continue;
    bool empty = event == XML_START && xml_is_empty(&p.file);
    bool passed = event == XML_START && start_element(&p);
    if (!passed && !p.file.failed && (event == XML_STOP || empty))
      end_element(&p);
  }
  good = !p.file.failed;
  xml_close(&p.file);
  free(p.technique);
  return good;
}

size_t animl_length(const animl_series *series, double length)
{
  size_t end = series->numbers.count;
  return series->open && length > (double)end ? (size_t)length : end;
}

void animl_values(const animl_series *series, double *values, size_t count)
{
  const measured_numbers *numbers = &series->numbers;
  for (size_t i = 0; i < count; i++)
    values[i] = i < numbers->count ? numbers->values[i] : NAN;
  for (size_t i = series->open_from; i < count && series->open; i++)
    values[i] = series->start + (double)(i - series->open_from) * series->increment;
}
