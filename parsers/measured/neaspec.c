/* SPDX-License-Identifier: GPL-3.0-or-later */
/* neaspec.c: nano-FTIR spectra of neaSNOM text exports, sample and reference combined. */
#include "measured/neaspec.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Only the band of the laser is meaningful: where the reference is weaker than this part of its
 * maximum there is no value. */
static const double default_floor = 0.05;

static size_t channel_column(const neaspec_table *table, int harmonic, char part)
{
  const char name[] = {'O', (char)('0' + harmonic % 10), part, '\0'};
  return tabular_column(&table->text, name);
}

/* Background is least from the second on; 1 is the last resort. 0: none has these parts. */
static int first_harmonic(const neaspec_table *table, const char *parts)
{
  static const int order[] = {2, 3, 4, 5, 6, 7, 8, 9, 1};
  for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
    bool all = true;
    for (const char *part = parts; *part != '\0'; part++)
      all = all && channel_column(table, order[i], *part) != TABULAR_NONE;
    if (all)
      return order[i];
  }
  return 0;
}

/* The one that was asked for, or one that the file has. */
static void choose_harmonic(const measured_input *in, neaspec_table *table)
{
  table->harmonic = in->options->harmonic;
  if (table->harmonic > 0 || in->options->y_column != NULL)
    return;
  table->harmonic = first_harmonic(table, "AP");
  if (table->harmonic > 0)
    measured_assume(in, table->harmonic == 2 ? ELASTIR_INFO : ELASTIR_WARNING, "harmonic", 0,
                    "harmonic %d is used%s; choose another with --harmonic", table->harmonic,
                    table->harmonic == 2 ? "" : ", since the export has no second one");
}

static bool describe(const measured_input *in, const neaspec_table *table)
{
  const char *title = table->title != NULL ? table->title : "";
  measured_block_facts facts = {.title = text_of(title), .infrared = true, .readable = true};
  if (in->options->average_pixels)
    return measured_add_block(in, &facts, "mean of %zu pixels", table->pixel_count);
  for (size_t i = 0; i < table->pixel_count; i++)
    if (!measured_add_block(in, &facts, "pixel %zu, %zu points", i + 1,
                            table->pixels[i + 1] - table->pixels[i]))
      return false;
  return true;
}

/* A channel as it is: "O2A", "PTE+", … */
static bool give_channel(const measured_input *in, const neaspec_table *table, size_t pixel,
                         const char *name)
{
  char list[TABULAR_LISTED];
  size_t column = tabular_column(&table->text, name);
  if (column == TABULAR_NONE)
    return measured_fail(in, "choose-column", 0, "the export has no column '%s'; choose one of "
                         "%s", name, tabular_list(&table->text, list));
  size_t first = table->pixels[pixel], points = table->pixels[pixel + 1] - first;
  text_line label = tabular_name(&table->text, column);
  bool harmonic = label.length == 3 && *label.text == 'O';
  in->out->y_kind = !harmonic              ? ELASTIR_Y_ARBITRARY
                    : label.text[2] == 'A' ? ELASTIR_Y_NANOFTIR_AMPLITUDE
                                           : ELASTIR_Y_NANOFTIR_PHASE;
  if (harmonic)
    in->out->near_field = (elastir_near_field){label.text[1] - '0', table->referenced};
  if (!measured_set_text(in, &in->out->y_unit, label) || !measured_allocate(in, points))
    return false;
  for (size_t i = 0; i < points; i++) {
    const double *row = table->values + (first + i) * table->columns;
    in->out->x[i] = row[table->wavenumber];
    in->out->y[i] = row[column];
  }
  return true;
}

/* An export of amplitudes alone, or of phases, gives those; others need a name. */
static bool give_lone_channel(const measured_input *in, const neaspec_table *table, size_t pixel)
{
  int amplitude = first_harmonic(table, "A"), phase = first_harmonic(table, "P");
  if (amplitude == 0 && phase == 0)
    return give_channel(in, table, pixel, "(none named)");
  char channel[4] = {'O', (char)('0' + (amplitude > 0 ? amplitude : phase)),
                     amplitude > 0 ? 'A' : 'P', '\0'};
  measured_assume(in, ELASTIR_WARNING, "lone-channel", 0, "no harmonic has both amplitude and phase: only %s "
                  "is given, which is not an absorption signal", channel);
  return give_channel(in, table, pixel, channel);
}

static bool read_reference(const measured_input *in, int harmonic, size_t pixel,
                           neaspec_spectrum *spectrum)
{
  const elastir_measured_options *options = in->options;
  measured_input other = *in;
  neaspec_table table = {0};
  bool good = false;
  other.name = options->reference;
  char *text = measured_load(elastir_stream_open(options->reference, ELASTIR_CHECKSUM_NONE,
                                                 in->diagnostics),
                             &other.length, NULL, in->diagnostics);
  if (text == NULL)
    return false;
  other.text = text;
  if (!neaspec_recognise(&other)) {
    measured_fail(&other, "bad-reference", 0, "expected a neaspec text export as reference");
  } else if (neaspec_parse(&other, &table)) {
    size_t wanted = options->reference_block > 0 ? options->reference_block - 1
                    : table.pixel_count == 1     ? 0
                                                 : pixel;
    if (wanted >= table.pixel_count)
      measured_fail(&other, "no-such-block", 0, "pixel %zu of the reference was requested, but it has "
                    "%zu", wanted + 1, table.pixel_count);
    else
      good = neaspec_harmonic(&other, &table, harmonic, wanted, options->average_pixels,
                              spectrum);
  }
  neaspec_free(&table);
  free(text);
  return good;
}

static bool normalise(const measured_input *in, const neaspec_table *table, size_t pixel,
                      neaspec_spectrum *sample)
{
  const elastir_measured_options *options = in->options;
  neaspec_spectrum reference = {0};
  size_t masked = 0;
  bool interpolated = false;
  if (options->reference == NULL)
    return true;
  if (table->referenced)
    measured_assume(in, ELASTIR_WARNING, "already-normalised", 0, "the export names a reference: it is "
                    "already normalised, and now divided again by %s",
                    options->reference);
  double part = options->reference_floor > 0.0    ? options->reference_floor
                : options->reference_floor == 0.0 ? default_floor
                                                  : 0.0;
  bool good = read_reference(in, table->harmonic, pixel, &reference) &&
              neaspec_divide(in, sample, &reference, part, &masked, &interpolated);
  neaspec_spectrum_free(&reference);
  if (!good)
    return false;
  measured_assume(in, ELASTIR_INFO, "nanoftir-normalised", 0, "divided by harmonic %d of the "
                  "reference %s%s; %zu points without a value, where the reference is below %g "
                  "of its maximum", table->harmonic, options->reference,
                  interpolated ? " (interpolated to the sample's grid)" : "", masked, part);
  return true;
}

/* The line through the window that was asked for; without one the line below the bands of all
 * that was measured: tip and reference add a phase that is nearly a straight line, and an
 * absorption is a larger phase than that. */
static bool subtract_line(const measured_input *in, neaspec_spectrum *eta)
{
  static const double below_bands = 0.05;
  const elastir_measured_options *options = in->options;
  bool window = options->phase_from_cm1 < options->phase_to_cm1;
  phase_line line = {.from = options->phase_from_cm1,
                     .to = options->phase_to_cm1,
                     .weight_above = 1.0};
  if (!window && options->keep_phase)
    return true;
  if (!window) {
    line = (phase_line){.from = INFINITY, .to = -INFINITY, .weight_above = below_bands};
    for (size_t i = 0; i < eta->points; i++)
      if (!isnan(eta->real[i]) && eta->wavenumber[i] > 0.0) {
        line.from = fmin(line.from, eta->wavenumber[i]);
        line.to = fmax(line.to, eta->wavenumber[i]);
      }
    if (!(line.from < line.to)) /* nothing to level: the rest says so */
      return true;
  }
  if (!neaspec_subtract_line(in, eta, &line))
    return false;
  measured_assume(in, window ? ELASTIR_INFO : ELASTIR_WARNING, "phase-line", 0, "phase line "
                  "%.6g + %.6g * wavenumber (rad), fitted %sfrom %g to %g cm-1, subtracted; an "
                  "absorption is a phase above it%s", line.at_zero, line.slope,
                  window ? "" : "below the bands ", line.from, line.to,
                  window ? ""
                  : "; fit it elsewhere with --phase-line FROM:TO, or keep the phase with --phase-line none");
  return true;
}

static bool give_quantity(const measured_input *in, const neaspec_table *table,
                          const neaspec_spectrum *eta)
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
  elastir_neaspec_quantity quantity = in->options->quantity;
  const char *unit = quantities[quantity].unit;
  in->out->y_kind = quantities[quantity].kind;
  in->out->near_field = (elastir_near_field){table->harmonic, true};
  if (!measured_set_text(in, &in->out->y_unit, text_of(unit)) ||
      !measured_allocate(in, eta->points))
    return false;
  for (size_t i = 0; i < eta->points; i++) {
    double real = eta->real[i], imaginary = eta->imaginary[i];
    in->out->x[i] = eta->wavenumber[i];
    in->out->y[i] = quantity == ELASTIR_NEASPEC_IMAGINARY   ? imaginary
                    : quantity == ELASTIR_NEASPEC_REAL      ? real
                    : quantity == ELASTIR_NEASPEC_AMPLITUDE ? hypot(real, imaginary)
                    : isnan(real)                           ? NAN
                                                            : atan2(imaginary, real);
  }
  return true;
}

/* What is given: a channel that was named; eta where there is a reference; else the raw
 * amplitude, which is no absorption. */
static bool give_pixel(const measured_input *in, const neaspec_table *table, size_t pixel)
{
  const elastir_measured_options *options = in->options;
  if (options->y_column != NULL)
    return give_channel(in, table, pixel, options->y_column);
  if (table->harmonic == 0)
    return give_lone_channel(in, table, pixel);
  if (options->reference == NULL && !table->referenced && !options->average_pixels) {
    char channel[4] = {'O', (char)('0' + table->harmonic % 10), 'A', '\0'};
    measured_warn(in, "no-reference", 0, "the export is raw: without the reference measurement "
                  "it gives no absorption; the amplitude %s is given", channel);
    return give_channel(in, table, pixel, channel);
  }
  if (options->reference == NULL && !table->referenced)
    return measured_fail(in, "no-reference", 0, "the export is raw: a mean of its pixels needs "
                         "the reference measurement");
  neaspec_spectrum eta = {0};
  bool good = neaspec_harmonic(in, table, table->harmonic, pixel, options->average_pixels,
                               &eta) &&
              normalise(in, table, pixel, &eta) && subtract_line(in, &eta) &&
              give_quantity(in, table, &eta);
  neaspec_spectrum_free(&eta);
  return good;
}

static bool read(const measured_input *in)
{
  neaspec_table table = {0};
  size_t pixel;
  in->out->x_kind = ELASTIR_X_WAVENUMBER;
  bool good = neaspec_parse(in, &table) && describe(in, &table) && measured_choose(in, &pixel) &&
              measured_set_texts(in, text_of(table.title), text_of("cm-1"), text_of(""));
  if (good) {
    choose_harmonic(in, &table);
    good = give_pixel(in, &table, pixel);
  }
  neaspec_free(&table);
  return good;
}

const measured_format format_neaspec = {"neaspec", neaspec_recognise, read};
