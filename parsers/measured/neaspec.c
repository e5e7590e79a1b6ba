/* SPDX-License-Identifier: GPL-3.0-or-later */
/* neaspec.c: nano-FTIR spectra of neaSNOM text exports, sample and reference combined. */
#include "measured/neaspec.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "measured/text.h"

/* Only the band of the laser is meaningful: where the reference is weaker than this part of its
 * maximum there is no value. */
static const double default_floor = 0.05;

static int harmonic_of(const measured_input *input)
{
  return input->options->harmonic > 0 ? input->options->harmonic : 2;
}

static bool describe(const measured_input *input, const neaspec_table *table,
                     elastir_measured_blocks *blocks)
{
  const char *title = table->title != NULL ? table->title : "";
  measured_block_facts facts = {
    .title = title, .title_length = strlen(title), .infrared = true, .readable = true};
  if (input->options->average_pixels)
    return measured_add_block(input, blocks, &facts, "mean of %zu pixels", table->pixel_count);
  for (size_t i = 0; i < table->pixel_count; i++)
    if (!measured_add_block(input, blocks, &facts, "pixel %zu, %zu points", i + 1,
                            table->pixels[i + 1] - table->pixels[i]))
      return false;
  return true;
}

/* A channel as it is: "O2A", "PTE+", … */
static bool give_channel(const measured_input *input, const neaspec_table *table, size_t pixel,
                         const char *name, elastir_measured *measured)
{
  size_t column = neaspec_column(table, name);
  if (column == (size_t)-1) {
    char list[300] = "";
    for (size_t i = 0; i < table->columns; i++) {
      char shown[TEXT_SHOWN + 1];
      text_show(shown, table->names[i].text, table->names[i].length);
      if (strlen(list) + strlen(shown) + 3 < sizeof list)
        strcat(strcat(list, i > 0 ? ", " : ""), shown);
    }
    elastir_diagnose(input->diagnostics, ELASTIR_ERROR, "choose-column", input->name, 0,
                     "the export has no column '%s'; choose one of %s", name, list);
    return false;
  }
  size_t first = table->pixels[pixel], points = table->pixels[pixel + 1] - first;
  const text_line *label = &table->names[column];
  bool harmonic = label->length == 3 && *label->text == 'O';
  measured->y_kind = !harmonic                 ? ELASTIR_Y_ARBITRARY
                     : label->text[2] == 'A'   ? ELASTIR_Y_NANOFTIR_AMPLITUDE
                                               : ELASTIR_Y_NANOFTIR_PHASE;
  if (!measured_set_text(input, &measured->y_unit, label->text, label->length) ||
      !measured_allocate(input, measured, points))
    return false;
  for (size_t i = 0; i < points; i++) {
    const double *row = table->values + (first + i) * table->columns;
    measured->x[i] = row[table->wavenumber];
    measured->y[i] = row[column];
  }
  return true;
}

static bool read_reference(const measured_input *input, size_t pixel, neaspec_spectrum *spectrum)
{
  const elastir_measured_options *options = input->options;
  measured_input other = {.name = options->reference, .options = options,
                          .diagnostics = input->diagnostics};
  neaspec_table table = {0};
  bool good = false;
  char *text = measured_load(elastir_stream_open(options->reference, ELASTIR_CHECKSUM_NONE,
                                                 input->diagnostics),
                             &other.length, NULL, input->diagnostics);
  if (text == NULL)
    return false;
  other.text = text;
  if (!neaspec_recognise(&other)) {
    elastir_diagnose(input->diagnostics, ELASTIR_ERROR, "bad-reference", other.name, 0,
                     "expected a neaspec text export as reference");
  } else if (neaspec_parse(&other, &table)) {
    size_t wanted = options->reference_block > 0 ? options->reference_block - 1
                    : table.pixel_count == 1     ? 0
                                                 : pixel;
    if (wanted >= table.pixel_count)
      elastir_diagnose(input->diagnostics, ELASTIR_ERROR, "no-such-block", other.name, 0,
                       "pixel %zu of the reference was asked for, it has %zu", wanted + 1,
                       table.pixel_count);
    else
      good = neaspec_harmonic(&other, &table, harmonic_of(input), wanted,
                              options->average_pixels, spectrum);
  }
  neaspec_free(&table);
  free(text);
  return good;
}

static bool normalise(const measured_input *input, const neaspec_table *table, size_t pixel,
                      neaspec_spectrum *sample, elastir_measured *measured)
{
  const elastir_measured_options *options = input->options;
  neaspec_spectrum reference = {0};
  size_t masked = 0;
  bool interpolated = false;
  if (options->reference == NULL)
    return true;
  if (table->referenced)
    measured_assume(input, measured, ELASTIR_WARNING, "already-normalised", 0,
                    "the export names a reference: it is normalised already, and now divided by "
                    "%s again", options->reference);
  double part = options->reference_floor > 0.0    ? options->reference_floor
                : options->reference_floor == 0.0 ? default_floor
                                                  : 0.0;
  bool good = read_reference(input, pixel, &reference) &&
              neaspec_divide(input, sample, &reference, part, &masked, &interpolated);
  neaspec_spectrum_free(&reference);
  if (!good)
    return false;
  measured_assume(input, measured, ELASTIR_INFO, "nanoftir-normalised", 0,
                  "divided by harmonic %d of the reference %s%s; %zu points without a value, "
                  "where the reference is below %g of its maximum", harmonic_of(input),
                  options->reference, interpolated ? " (interpolated to the sample's grid)" : "",
                  masked, part);
  return true;
}

static bool subtract_line(const measured_input *input, neaspec_spectrum *eta,
                          elastir_measured *measured)
{
  const elastir_measured_options *options = input->options;
  double at_zero, slope;
  if (!(options->phase_from_cm1 < options->phase_to_cm1))
    return true;
  if (!neaspec_subtract_line(input, eta, options->phase_from_cm1, options->phase_to_cm1,
                             &at_zero, &slope))
    return false;
  measured_assume(input, measured, ELASTIR_INFO, "phase-line", 0,
                  "phase line %.6g + %.6g * wavenumber (rad), fitted from %g to %g cm-1, "
                  "subtracted", at_zero, slope, options->phase_from_cm1, options->phase_to_cm1);
  return true;
}

static bool give_quantity(const measured_input *input, const neaspec_spectrum *eta,
                          elastir_measured *measured)
{
  static const struct {
    const char *unit;
    elastir_y_kind kind;
  } quantities[] = {
    [ELASTIR_NEASPEC_IMAGINARY] = {"Im eta", ELASTIR_Y_NANOFTIR_ABSORPTION},
    [ELASTIR_NEASPEC_REAL] = {"Re eta", ELASTIR_Y_NANOFTIR_REAL},
    [ELASTIR_NEASPEC_AMPLITUDE] = {"|eta|", ELASTIR_Y_NANOFTIR_AMPLITUDE},
    [ELASTIR_NEASPEC_PHASE] = {"arg eta (rad)", ELASTIR_Y_NANOFTIR_PHASE},
  };
  elastir_neaspec_quantity quantity = input->options->quantity;
  const char *unit = quantities[quantity].unit;
  measured->y_kind = quantities[quantity].kind;
  if (!measured_set_text(input, &measured->y_unit, unit, strlen(unit)) ||
      !measured_allocate(input, measured, eta->points))
    return false;
  for (size_t i = 0; i < eta->points; i++) {
    double real = eta->real[i], imaginary = eta->imaginary[i];
    measured->x[i] = eta->wavenumber[i];
    measured->y[i] = quantity == ELASTIR_NEASPEC_IMAGINARY   ? imaginary
                     : quantity == ELASTIR_NEASPEC_REAL      ? real
                     : quantity == ELASTIR_NEASPEC_AMPLITUDE ? hypot(real, imaginary)
                     : isnan(real)                           ? NAN
                                                             : atan2(imaginary, real);
  }
  return true;
}

/* What is given: a channel that was named; eta where there is a reference; else the raw
 * amplitude, which is no absorption. */
static bool give_pixel(const measured_input *input, const neaspec_table *table, size_t pixel,
                       elastir_measured *measured)
{
  const elastir_measured_options *options = input->options;
  if (options->y_column != NULL)
    return give_channel(input, table, pixel, options->y_column, measured);
  if (neaspec_column(table, "O2A") == (size_t)-1 && neaspec_column(table, "O1A") == (size_t)-1 &&
      neaspec_column(table, "O3A") == (size_t)-1)
    return give_channel(input, table, pixel, "(none named)", measured);
  if (options->reference == NULL && !table->referenced && !options->average_pixels) {
    char channel[4] = {'O', (char)('0' + harmonic_of(input) % 10), 'A', '\0'};
    elastir_diagnose(input->diagnostics, ELASTIR_WARNING, "no-reference", input->name, 0,
                     "the export is raw: without the reference measurement it gives no "
                     "absorption; the amplitude %s is given", channel);
    return give_channel(input, table, pixel, channel, measured);
  }
  if (options->reference == NULL && !table->referenced) {
    elastir_diagnose(input->diagnostics, ELASTIR_ERROR, "no-reference", input->name, 0,
                     "the export is raw: a mean of its pixels needs the reference measurement");
    return false;
  }
  neaspec_spectrum eta = {0};
  bool good = neaspec_harmonic(input, table, harmonic_of(input), pixel, options->average_pixels,
                               &eta) &&
              normalise(input, table, pixel, &eta, measured) &&
              subtract_line(input, &eta, measured) && give_quantity(input, &eta, measured);
  neaspec_spectrum_free(&eta);
  return good;
}

bool neaspec_read(const measured_input *input, elastir_measured_blocks *blocks,
                  elastir_measured *measured)
{
  neaspec_table table = {0};
  size_t pixel;
  bool good = neaspec_parse(input, &table) && describe(input, &table, blocks);
  if (good && !input->only_list) {
    const char *title = table.title != NULL ? table.title : "";
    measured->x_kind = ELASTIR_X_WAVENUMBER;
    good = measured_choose(input, blocks, measured, &pixel) &&
           measured_set_text(input, &measured->title, title, strlen(title)) &&
           measured_set_text(input, &measured->x_unit, "cm-1", 4) &&
           give_pixel(input, &table, pixel, measured);
  }
  neaspec_free(&table);
  return good;
}
