/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cml.c: CMLSpect (S. Kuhn et al., J. Chem. Inf. Model. 2007, 47, 2015): <spectrum> elements
 * with <xaxis> and <yaxis>, or with a <peakList> alone. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "measured/text.h"
#include "measured/xml.h"
#include "measured/xml_common.h"

typedef struct {
  char *units;
  measured_numbers data;
  double size;                 /* @size, NAN if absent */
  double start, end;           /* @start and @end, NAN if absent */
  double multiplier, constant; /* value * multiplier + constant */
  long line;
} cml_axis;

typedef struct {
  char *title;
  char *type;
  cml_axis x, y;
  cml_axis peak_x, peak_y;
  long line;
} cml_spectrum;

typedef struct {
  xml_file file;
  cml_spectrum *spectra;
  size_t count, capacity;
} cml_document;

static void free_axis(cml_axis *axis)
{
  free(axis->units);
  free(axis->data.values);
}

static void free_document(cml_document *document)
{
  for (size_t i = 0; i < document->count; i++) {
    cml_spectrum *spectrum = &document->spectra[i];
    free(spectrum->title);
    free(spectrum->type);
    free_axis(&spectrum->x);
    free_axis(&spectrum->y);
    free_axis(&spectrum->peak_x);
    free_axis(&spectrum->peak_y);
  }
  free(document->spectra);
  xml_close(&document->file);
}

static bool add_value(cml_document *document, cml_axis *axis, double value)
{
  if (!measured_add_number(document->file.in, &axis->data, value))
    document->file.failed = true;
  return !document->file.failed;
}

/* What is behind the last colon: "units:cm-1" is "cm-1". */
static const char *local_part(const char *text)
{
  const char *colon = text != NULL ? strrchr(text, ':') : NULL;
  return colon != NULL ? colon + 1 : text != NULL ? text : "";
}

static void read_scaling(cml_document *document, cml_axis *axis)
{
  double value;
  if (xml_number_attribute(&document->file, "multiplierToData", &value))
    axis->multiplier *= value;
  if (xml_number_attribute(&document->file, "constantToData", &value))
    axis->constant += value;
  char *units = xml_attribute(&document->file, "units");
  if (units == NULL)
    return;
  free(axis->units);
  axis->units = units;
}

/* Numbers between white space, or between delimiters. */
static void read_values(cml_document *document, cml_axis *axis, const char *text, size_t length,
                        char delimiter, long line)
{
  for (size_t i = 0; i < length && !document->file.failed;) {
    char c = text[i];
    if (text_is_blank(c) || c == '\n' || c == '\r' || c == delimiter) {
      line += c == '\n';
      i++;
      continue;
    }
    size_t start = i;
    while (i < length && !text_is_blank(text[i]) && text[i] != '\n' && text[i] != '\r' &&
           text[i] != delimiter)
      i++;
    double value;
    if (!text_number(text_part(text + start, i - start), false, &value)) {
      char shown[TEXT_SHOWN + 1];
      if (!text_is_missing(text_part(text + start, i - start))) {
        measured_fail(document->file.in, "bad-number", line, "expected a number in the array, "
                      "found '%s'", text_show(shown, text_part(text + start, i - start)));
        document->file.failed = true;
        return;
      }
      value = NAN;
    }
    add_value(document, axis, value);
  }
}

static void read_array(cml_document *document, cml_axis *axis)
{
  xml_file *file = &document->file;
  read_scaling(document, axis);
  xml_number_attribute(file, "size", &axis->size);
  xml_number_attribute(file, "start", &axis->start);
  xml_number_attribute(file, "end", &axis->end);
  axis->line = xml_line(file);
  char *delimiter = xml_attribute(file, "delimiter");
  size_t length;
  char *text = xml_content(file, &length);
  if (text != NULL)
    read_values(document, axis, text, length,
                delimiter != NULL && *delimiter != '\0' ? *delimiter : ' ', axis->line);
  free(text);
  free(delimiter);
}

static void read_peak(cml_document *document, cml_spectrum *spectrum)
{
  double x, y;
  if (!xml_number_attribute(&document->file, "xValue", &x))
    return;
  if (!xml_number_attribute(&document->file, "yValue", &y))
    y = NAN;
  char *x_units = xml_attribute(&document->file, "xUnits");
  char *y_units = xml_attribute(&document->file, "yUnits");
  if (spectrum->peak_x.units == NULL) {
    spectrum->peak_x.units = x_units;
    x_units = NULL;
  }
  if (spectrum->peak_y.units == NULL) {
    spectrum->peak_y.units = y_units;
    y_units = NULL;
  }
  free(x_units);
  free(y_units);
  if (add_value(document, &spectrum->peak_x, x))
    add_value(document, &spectrum->peak_y, y);
}

static cml_axis empty_axis(void)
{
  return (cml_axis){.size = NAN, .start = NAN, .end = NAN, .multiplier = 1.0};
}

static cml_spectrum *add_spectrum(cml_document *document)
{
  if (!elastir_grow(&document->spectra, &document->capacity, document->count,
                    sizeof *document->spectra)) {
    xml_no_memory(&document->file);
    return NULL;
  }
  cml_spectrum *spectrum = &document->spectra[document->count++];
  *spectrum = (cml_spectrum){.x = empty_axis(),
                             .y = empty_axis(),
                             .peak_x = empty_axis(),
                             .peak_y = empty_axis(),
                             .line = xml_line(&document->file)};
  spectrum->title = xml_attribute_or_empty(&document->file, "title");
  spectrum->type = xml_attribute_or_empty(&document->file, "type");
  return spectrum;
}

/* All spectra of the document, in their order. */
static bool read_document(cml_document *document)
{
  xml_file *file = &document->file;
  cml_spectrum *spectrum = NULL;
  cml_axis *axis = NULL;
  for (xml_event event; (event = xml_next(file)) != XML_AT_END;) {
    if (event == XML_TEXT)
      continue;
    bool stop = event == XML_STOP || (event == XML_START && xml_is_empty(file));
    if (event == XML_START && xml_is(file, "spectrum")) {
      axis = NULL; /* a nested spectrum ends it */
      spectrum = add_spectrum(document);
    } else if (event == XML_START && spectrum != NULL &&
               (xml_is(file, "xaxis") || xml_is(file, "yaxis"))) {
      axis = xml_is(file, "xaxis") ? &spectrum->x : &spectrum->y;
      read_scaling(document, axis);
    } else if (event == XML_START && axis != NULL && xml_is(file, "array")) {
      read_array(document, axis);
      continue; /* its end tag is passed */
    } else if (event == XML_START && spectrum != NULL && xml_is(file, "peak")) {
      read_peak(document, spectrum);
    }
    if (stop && xml_is(file, "spectrum"))
      spectrum = NULL;
    if (stop && (xml_is(file, "xaxis") || xml_is(file, "yaxis")))
      axis = NULL;
  }
  return !file->failed;
}

/* The abscissae: an array, or start … end in @size even steps. */
static bool make_abscissae(const measured_input *in, const cml_spectrum *spectrum)
{
  const cml_axis *x = &spectrum->x;
  size_t points = in->out->points;
  if (x->data.count > 0 && x->data.count != spectrum->y.data.count)
    return measured_fail(in, "length-mismatch", x->line, "the x axis has %zu values, the y axis %zu: their "
                         "correspondence is unknown", x->data.count,
                         spectrum->y.data.count);
  for (size_t i = 0; i < points && x->data.count > 0; i++)
    in->out->x[i] = x->data.values[i] * x->multiplier + x->constant;
  if (x->data.count > 0)
    return true;
  double size = isnan(x->size) ? (double)spectrum->y.data.count : x->size;
  if (isnan(x->start) || isnan(x->end) || !(size >= 2.0) || x->start == x->end)
    return measured_fail(in, "no-abscissa", x->line, "the x axis has neither values nor a "
                         "start, an end and a size");
  if (size != (double)spectrum->y.data.count)
    measured_warn(in, "length-mismatch", x->line, "the x axis has a size of %g, the y axis %zu "
                  "values; the first %zu points are used", size, spectrum->y.data.count, points);
  for (size_t i = 0; i < points; i++)
    in->out->x[i] = (x->start + (x->end - x->start) * (double)i / (size - 1.0)) * x->multiplier +
                    x->constant;
  return true;
}

static void check_size(const measured_input *in, const cml_axis *axis, const char *name)
{
  if (axis->data.count > 0 && !isnan(axis->size) && axis->size != (double)axis->data.count)
    measured_warn(in, "length-mismatch", axis->line, "the %s axis states size %g but has %zu "
                  "values", name, axis->size, axis->data.count);
}

static bool give_peaks(const measured_input *in, const cml_spectrum *spectrum)
{
  in->out->sticks = true;
  if (!measured_allocate(in, spectrum->peak_x.data.count))
    return false;
  memcpy(in->out->x, spectrum->peak_x.data.values, in->out->points * sizeof *in->out->x);
  memcpy(in->out->y, spectrum->peak_y.data.values, in->out->points * sizeof *in->out->y);
  return true;
}

static bool give_spectrum(const measured_input *in, const cml_spectrum *spectrum)
{
  bool peaks = spectrum->y.data.count == 0;
  const char *x_units = local_part(peaks ? spectrum->peak_x.units : spectrum->x.units);
  const char *y_units = local_part(peaks ? spectrum->peak_y.units : spectrum->y.units);
  if (!measured_set_texts(in, text_of(spectrum->title), text_of(x_units), text_of(y_units)))
    return false;
  if (peaks)
    return give_peaks(in, spectrum);
  check_size(in, &spectrum->x, "x");
  check_size(in, &spectrum->y, "y");
  size_t points = spectrum->y.data.count;
  if (spectrum->x.data.count == 0 && spectrum->x.size < (double)points)
    points = spectrum->x.size >= 2.0 ? (size_t)spectrum->x.size : points;
  if (!measured_allocate(in, points) || !make_abscissae(in, spectrum))
    return false;
  for (size_t i = 0; i < points; i++)
    in->out->y[i] = spectrum->y.data.values[i] * spectrum->y.multiplier + spectrum->y.constant;
  return true;
}

static bool describe(const measured_input *in, const cml_spectrum *spectrum)
{
  size_t points = spectrum->y.data.count, peaks = spectrum->peak_x.data.count;
  const char *x_units = local_part(points == 0 ? spectrum->peak_x.units : spectrum->x.units);
  measured_block_facts facts = {.title = text_of(spectrum->title),
                                .infrared = measured_is_infrared(in, text_of(spectrum->type),
                                                                 text_of(x_units), text_of("")),
                                .sticks = points == 0,
                                .readable = points + peaks > 0};
  return measured_add_block(in, &facts, "%s, %zu points, %zu peaks, x in '%s'",
                            *spectrum->type != '\0' ? spectrum->type : "no type", points, peaks,
                            local_part(spectrum->x.units));
}

bool cml_read(const measured_input *in)
{
  cml_document document = {0};
  size_t index;
  in->out->format = "cml";
  bool good = xml_open(&document.file, in, false) && read_document(&document);
  for (size_t i = 0; i < document.count && good; i++)
    good = describe(in, &document.spectra[i]);
  good = good && measured_choose(in, &index) && give_spectrum(in, &document.spectra[index]);
  free_document(&document);
  return good;
}
