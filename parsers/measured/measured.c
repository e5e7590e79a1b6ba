/* SPDX-License-Identifier: GPL-3.0-or-later */
/* measured.c: recognises the format of a measured spectrum by its content and has it read. */
#include "measured/measured.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "measured/reader.h"
#include "measured/text.h"

/* In the order in which they are asked: what has a signature first, columns of numbers last. */
static const measured_format *const formats[] = {&format_refused, &format_opus,
                                                 &format_omnic,   &format_perkin_elmer,
                                                 &format_gsf,
                                                 &format_jcamp,   &format_xml,
                                                 &format_neaspec, &format_spc,
                                                 &format_spc_old, &format_agilent,
                                                 &format_wide,    &format_long,
                                                 &format_columns};

static bool read_input(const measured_input *in)
{
  if (text_is_empty(in->text, in->length))
    return measured_fail(in, "empty-file", 0, "expected a spectrum, found %s",
                         in->length == 0 ? "an empty file" : "only blanks");
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
    if (formats[i]->recognise(in)) {
      in->out->format = formats[i]->id;
      return formats[i]->read(in);
    }
  const char *named = refused_by_name(in->name);
  if (named != NULL)
    return measured_fail(in, "unsupported-format", 0, "%s, which is not supported; export the spectrum as "
                         "JCAMP-DX or as text", named);
  return measured_fail(in, "unknown-format", 0, "not a known spectrum format: expected JCAMP-DX, Galactic "
                       "SPC, Bruker OPUS, Thermo OMNIC, PerkinElmer .sp, Agilent .asp, AnIML, CMLSpect, a "
                       "neaspec text export, or columns of numbers; export the spectrum as JCAMP-DX or as "
                       "text");
}

static bool finish(const measured_input *in)
{
  elastir_measured *out = in->out;
  if (out->title == NULL && !measured_set_text(in, &out->title, text_of("")))
    return false;
  out->missing = 0;
  for (size_t i = 0; i < out->points; i++)
    if (isnan(out->y[i]))
      out->missing++;
  if (out->points == out->missing)
    return measured_fail(in, "no-data", 0, "expected a spectrum, found %zu points and no "
                         "ordinate", out->points);
  if (!measured_judge(in) || !grid_check(in))
    return false;
  if (out->missing > 0)
    measured_tell(in, "missing-ordinates", 0, "%zu of %zu ordinates are missing", out->missing,
                  out->points);
  return true;
}

static void free_blocks(measured_blocks *blocks)
{
  for (size_t i = 0; i < blocks->count; i++) {
    free(blocks->blocks[i].title);
    free(blocks->blocks[i].what);
  }
  free(blocks->blocks);
}

/* Closes the stream (NULL: it could not be opened, which was reported). */
static bool run(elastir_stream *stream, const char *path, const elastir_measured_options *options,
                elastir_measured *measured, elastir_diagnostics *diagnostics)
{
  static const elastir_measured_options defaults;
  measured_blocks blocks = {0};
  measured_input in = {.name = strcmp(path, "-") == 0 ? "<stdin>" : path,
                       .options = options != NULL ? options : &defaults,
                       .diagnostics = diagnostics,
                       .blocks = &blocks,
                       .out = measured};
  bool good = false;
  measured->path = elastir_copy_text(path, strlen(path));
  char *text = measured_load(stream, &in.length, &measured->source, diagnostics);
  if (measured->path == NULL)
    measured_no_memory(&in);
  if (measured->path != NULL && text != NULL) {
    in.text = text;
    good = read_input(&in) && finish(&in);
  }
  free(text);
  free_blocks(&blocks);
  return good && !diagnostics->out_of_memory;
}

bool elastir_measured_read(const char *path, const elastir_measured_options *options,
                           elastir_measured *measured, elastir_diagnostics *diagnostics)
{
  elastir_checksum checksum = options != NULL ? options->checksum : ELASTIR_CHECKSUM_NONE;
  return elastir_measured_read_stream(elastir_stream_open(path, checksum, diagnostics), path,
                                      options, measured, diagnostics);
}

bool elastir_measured_read_stream(elastir_stream *stream, const char *path,
                                  const elastir_measured_options *options,
                                  elastir_measured *measured, elastir_diagnostics *diagnostics)
{
  *measured = (elastir_measured){0};
  return run(stream, path, options, measured, diagnostics);
}

static void free_texts(char **texts, size_t count)
{
  for (size_t i = 0; i < count; i++)
    free(texts[i]);
  free(texts);
}

void elastir_measured_free(elastir_measured *measured)
{
  free(measured->path);
  free(measured->title);
  free(measured->x_unit);
  free(measured->y_unit);
  measured_facts_free(&measured->instrument);
  free(measured->x);
  free(measured->y);
  free_texts(measured->assumptions, measured->assumption_count);
  *measured = (elastir_measured){0};
}

void elastir_absorbance_free(elastir_absorbance *absorbance)
{
  free(absorbance->wavenumber_cm1);
  free(absorbance->absorbance);
  free_texts(absorbance->notes, absorbance->note_count);
  *absorbance = (elastir_absorbance){0};
}
