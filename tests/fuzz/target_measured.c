/* SPDX-License-Identifier: GPL-3.0-or-later */
/* target_measured.c: the readers of measured spectra, one target a format: what another reader
 * would get is passed over, so that each fuzzer stays with its own. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "measured/measured.h"
#include "measured/reader.h"
#include "measured/text.h"
#include "targets.h"

static void check_measured(const elastir_measured *measured)
{
  fuzz_require(measured->points > measured->missing, "a spectrum has points");
  for (size_t i = 0; i < measured->points; i++)
    fuzz_require(isfinite(measured->x[i]) && !isinf(measured->y[i]),
                 "points are finite, or ordinates missing");
  fuzz_require(text_is_utf8(text_of(measured->title)), "titles are UTF-8");
}

static void check_absorbance(const elastir_absorbance *absorbance)
{
  fuzz_require(absorbance->points >= 2, "an absorbance has two points");
  for (size_t i = 0; i < absorbance->points; i++) {
    double before = i > 0 ? absorbance->wavenumber_cm1[i - 1] : 0.0;
    fuzz_require(absorbance->wavenumber_cm1[i] > before &&
                     isfinite(absorbance->wavenumber_cm1[i]),
                 "wavenumbers are positive and increase");
    fuzz_require(!isinf(absorbance->absorbance[i]), "an absorbance is finite or missing");
  }
}

static void read_once(const uint8_t *data, size_t size, const elastir_measured_options *options)
{
  elastir_measured measured = {0};
  elastir_absorbance absorbance = {0};
  elastir_diagnostics diagnostics = {0};
  elastir_stream *stream =
      elastir_stream_open_memory("fuzz", data, size, options->checksum, &diagnostics);
  bool good = elastir_measured_read_stream(stream, "fuzz", options, &measured, &diagnostics);
  fuzz_require(good || diagnostics.errors > 0, "what is refused is told");
  if (good) {
    check_measured(&measured);
    good = elastir_measured_to_absorbance(&measured, &absorbance, &diagnostics);
    fuzz_require(good || diagnostics.errors > 0, "what cannot be converted is told");
    if (good)
      check_absorbance(&absorbance);
  }
  elastir_absorbance_free(&absorbance);
  elastir_measured_free(&measured);
  elastir_diagnostics_free(&diagnostics);
}

/* Is this a file of the reader that is fuzzed? */
static bool is_own(const uint8_t *data, size_t size,
                   bool (*recognise)(const measured_input *input))
{
  static const elastir_measured_options defaults = {0};
  elastir_diagnostics diagnostics = {0};
  measured_input input = {.name = "fuzz", .options = &defaults, .diagnostics = &diagnostics};
  char *text = measured_load(elastir_stream_open_memory("fuzz", data, size, ELASTIR_CHECKSUM_NONE,
                                                        &diagnostics),
                             &input.length, NULL, &diagnostics);
  input.text = text;
  bool own = text != NULL && recognise(&input);
  free(text);
  elastir_diagnostics_free(&diagnostics);
  return own;
}

static void read_both_ways(const uint8_t *data, size_t size)
{
  static const elastir_measured_options defaults = {0};
  elastir_measured_options any = {.any_technique = true, .x_unit = "cm-1",
                                  .checksum = ELASTIR_CHECKSUM_ALL, .block = size % 3,
                                  .average_pixels = size % 2 == 1};
  read_once(data, size, &defaults);
  read_once(data, size, &any);
}

static int fuzz(const uint8_t *data, size_t size, bool (*recognise)(const measured_input *input))
{
  if (is_own(data, size, recognise))
    read_both_ways(data, size);
  return 0;
}

/* Divided by itself, or by another pixel of itself. */
static void read_with_reference(const uint8_t *data, size_t size)
{
  char name[] = P_tmpdir "/elastir-fuzz.XXXXXX";
  int file = mkstemp(name);
  if (file < 0)
    return;
  bool written = write(file, data, size) == (ssize_t)size;
  close(file);
  elastir_measured_options options = {
      .reference = name, .reference_block = size % 3, .harmonic = (int)(size % 5),
      .quantity = (elastir_neaspec_quantity)(size % 4), .average_pixels = size % 2 == 1,
      .phase_from_cm1 = 900, .phase_to_cm1 = size % 7 < 3 ? 1700 : 0,
      .reference_floor = size % 3 == 0 ? -1 : 0};
  if (written)
    read_once(data, size, &options);
  unlink(name);
}

static bool any_spc(const measured_input *in)
{
  return format_spc.recognise(in) || format_spc_old.recognise(in);
}

int fuzz_jcamp(const uint8_t *data, size_t size)
{
  return fuzz(data, size, format_jcamp.recognise);
}

int fuzz_spc(const uint8_t *data, size_t size)
{
  return fuzz(data, size, any_spc);
}

int fuzz_animl(const uint8_t *data, size_t size)
{
  return fuzz(data, size, format_xml.recognise);
}

int fuzz_cml(const uint8_t *data, size_t size)
{
  return fuzz(data, size, format_xml.recognise);
}

int fuzz_columns(const uint8_t *data, size_t size)
{
  return fuzz(data, size, format_columns.recognise);
}

int fuzz_opus(const uint8_t *data, size_t size)
{
  return fuzz(data, size, format_opus.recognise);
}

int fuzz_omnic(const uint8_t *data, size_t size)
{
  return fuzz(data, size, format_omnic.recognise);
}

int fuzz_perkin_elmer(const uint8_t *data, size_t size)
{
  return fuzz(data, size, format_perkin_elmer.recognise);
}

int fuzz_agilent(const uint8_t *data, size_t size)
{
  return fuzz(data, size, format_agilent.recognise);
}

int fuzz_gsf(const uint8_t *data, size_t size)
{
  return fuzz(data, size, format_gsf.recognise);
}

static bool any_table(const measured_input *input)
{
  return format_wide.recognise(input) || format_long.recognise(input);
}

int fuzz_tables(const uint8_t *data, size_t size)
{
  return fuzz(data, size, any_table);
}

int fuzz_neaspec(const uint8_t *data, size_t size)
{
  if (!is_own(data, size, format_neaspec.recognise))
    return 0;
  read_both_ways(data, size);
  read_with_reference(data, size);
  return 0;
}
