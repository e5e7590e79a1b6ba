/* SPDX-License-Identifier: GPL-3.0-or-later */
/* animl.c: AnIML: which series are the axes of an infrared spectrum. */
#include "measured/animl.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "measured/text.h"
#include "measured/units.h"
#include "measured/xml.h"
#include "measured/xml_common.h"

/* Indices of the series of a set; SIZE_MAX: none. */
typedef struct {
  size_t x, y;
  size_t choices; /* how many series can be y */
} axis_choice;

static const size_t none = (size_t)-1;

static bool has_numbers(const animl_series *series)
{
  return !series->not_numeric && series->has_values;
}

/* The kind of abscissa by the unit, or where there is none by the name. */
static elastir_x_kind x_kind(const animl_series *series)
{
  const char *text = *series->unit != '\0' ? series->unit : series->name;
  return units_x(text_of(text));
}

static bool is_spectral(const animl_series *series)
{
  elastir_x_kind kind = x_kind(series);
  return has_numbers(series) && (kind == ELASTIR_X_WAVENUMBER || kind == ELASTIR_X_MICROMETRE ||
                                 kind == ELASTIR_X_NANOMETRE || kind == ELASTIR_X_TERAHERTZ);
}

static bool is_named(const animl_series *series, const char *wanted, size_t number)
{
  long given;
  if (number_integer(wanted, strlen(wanted), &given) == NUMBER_OK)
    return given > 0 && (size_t)given == number;
  return strcmp(series->name, wanted) == 0 || strcmp(series->id, wanted) == 0;
}

static size_t find_named(const animl_set *set, const char *wanted)
{
  for (size_t i = 0; i < set->count; i++)
    if (is_named(&set->series[i], wanted, i + 1))
      return i;
  return none;
}

/* An independent series with a spectral unit; files mark them dependent too. */
static size_t find_x(const animl_set *set, bool any)
{
  size_t spectral = none, independent = none;
  for (size_t i = 0; i < set->count; i++) {
    const animl_series *series = &set->series[i];
    if (is_spectral(series) && series->independent)
      return i;
    if (is_spectral(series) && spectral == none)
      spectral = i;
    if (has_numbers(series) && series->independent && independent == none)
      independent = i;
  }
  return spectral != none || !any ? spectral : independent;
}

/* Visible dependent numbers; those whose unit or name is a known ordinate come first. */
static size_t find_y(const animl_set *set, size_t x, size_t *choices)
{
  size_t known = none, first = none, known_choices = 0, all = 0;
  for (size_t i = 0; i < set->count; i++) {
    const animl_series *series = &set->series[i];
    if (i == x || !has_numbers(series) || series->independent || series->hidden ||
        series->only_automatic || is_spectral(series))
      continue;
    bool stated;
    elastir_y_kind by_unit = units_y(text_of(series->unit), &stated);
    elastir_y_kind by_name = units_y(text_of(series->name), &stated);
    if (all++ == 0)
      first = i;
    if ((by_unit != ELASTIR_Y_UNKNOWN || by_name != ELASTIR_Y_UNKNOWN) && known_choices++ == 0)
      known = i;
  }
  *choices = known != none ? known_choices : all;
  return known != none ? known : first;
}

static axis_choice choose_axes(const measured_input *in, const animl_set *set)
{
  const elastir_measured_options *options = in->options;
  axis_choice axes = {.x = none, .y = none};
  axes.x = options->x_column != NULL ? find_named(set, options->x_column)
                                     : find_x(set, options->any_technique || options->any_axis ||
                                                       options->raman);
  axes.y = options->y_column != NULL ? find_named(set, options->y_column)
                                     : find_y(set, axes.x, &axes.choices);
  if (axes.y != none && !has_numbers(&set->series[axes.y]))
    axes.y = none;
  return axes;
}

static bool describe(const measured_input *in, const animl_set *set, const axis_choice *axes)
{
  bool readable = axes->x != none && axes->y != none;
  bool spectral = readable &&
                  (is_spectral(&set->series[axes->x]) || in->options->x_column != NULL);
  bool axis_serves = spectral || (readable && (in->options->any_axis || in->options->raman));
  bool other = units_name_technique(text_of(set->technique)) == TECHNIQUE_OTHER &&
               !measured_is_wanted_raman(in, text_of(set->technique));
  measured_block_facts facts = {.title = text_of(set->name),
                                .infrared = axis_serves && !other,
                                .readable = readable};
  return measured_add_block(in, &facts, "series set of technique '%s', %zu series%s",
                            set->technique, set->count,
                            spectral ? "" : ", none of them wavenumbers or wavelengths");
}

static bool check_encoding(const measured_input *in, const animl_set *set,
                           const animl_series *series, size_t length)
{
  if (series->encoded && series->absurd)
    return measured_fail(in, "byte-order", series->line, "the encoded values are implausible; are they "
                         "big-endian, or of another type than %s?", series->type);
  if (series->encoded && !isnan(set->length) && (double)length != set->length)
    return measured_fail(in, "length-mismatch", series->line, "expected %g encoded values of "
                         "type %s, found %zu; is the type right?", set->length, series->type,
                         length);
  if (!isnan(set->length) && (double)length != set->length)
    measured_warn(in, "length-mismatch", series->line, "expected %g values (the length of the "
                  "set), found %zu", set->length, length);
  if (series->decimal_comma)
    measured_warn(in, "decimal-comma", series->line, "numbers given as text have a decimal "
                  "comma");
  return true;
}

/* A name such as 'Intensity' does not say what was measured. */
static void check_unit(const measured_input *in, const animl_series *y)
{
  bool stated;
  elastir_y_kind by_name = units_y(text_of(y->name), &stated);
  if (*y->unit == '\0' && by_name == ELASTIR_Y_ARBITRARY) /* of an unknown one judge.c tells */
    measured_warn(in, "missing-unit", y->line, "the series '%.60s' has no unit, and its name does not "
                  "identify it", y->name);
}

static bool give_axis_texts(const measured_input *in, const animl_set *set,
                            const axis_choice *axes)
{
  const animl_series *x = &set->series[axes->x], *y = &set->series[axes->y];
  const char *x_unit = *x->unit != '\0' ? x->unit : x->name;
  const char *y_unit = *y->unit != '\0' ? y->unit : y->name;
  return measured_set_texts(in, text_of(set->name), text_of(x_unit), text_of(y_unit));
}

static bool give_spectrum(const measured_input *in, const animl_set *set, const axis_choice *axes)
{
  const animl_series *x = &set->series[axes->x], *y = &set->series[axes->y];
  size_t x_length = animl_length(x, set->length), y_length = animl_length(y, set->length);
  if (axes->choices > 1)
    measured_warn(in, "several-columns", y->line, "%zu series can be the ordinate; series %zu is used, "
                  "choose one by its name or number", axes->choices, axes->y + 1);
  check_unit(in, y);
  if (!check_encoding(in, set, x, x_length) || !check_encoding(in, set, y, y_length))
    return false;
  if (isnan(set->length)) /* an open automatic series is as long as the other */
    x_length = animl_length(x, (double)y_length);
  size_t points = x_length < y_length ? x_length : y_length;
  if (!give_axis_texts(in, set, axes) || !measured_allocate(in, points))
    return false;
  animl_values(x, in->out->x, points);
  animl_values(y, in->out->y, points);
  return true;
}

/* The namespace of AnIML 0.90 is often missing or another one. */
static void check_namespace(const measured_input *in)
{
  size_t length = in->length < 4096 ? in->length : 4096;
  if (!text_contains(text_part(in->text, length), "urn:org:astm:animl:schema:core"))
    measured_tell(in, "animl-namespace", 0, "the document is not in the AnIML namespace; it is read by the "
                  "names of its elements");
}

bool animl_read(const measured_input *in)
{
  animl_document document = {0};
  size_t index;
  in->out->format = "animl";
  check_namespace(in);
  bool good = animl_parse(in, &document);
  for (size_t i = 0; i < document.count && good; i++) {
    axis_choice axes = choose_axes(in, &document.sets[i]);
    good = describe(in, &document.sets[i], &axes);
  }
  good = good && measured_choose(in, &index);
  if (good) {
    axis_choice axes = choose_axes(in, &document.sets[index]);
    good = give_spectrum(in, &document.sets[index], &axes);
  }
  animl_free(&document);
  return good;
}
