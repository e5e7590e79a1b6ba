/* SPDX-License-Identifier: GPL-3.0-or-later */
/* measured.c: recognises the format of a measured spectrum by its content and has it read. */
#include "measured/measured.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "measured/reader.h"
#include "measured/text.h"

/* libxml2 counts in int; no spectrum comes near. */
#define LARGEST_FILE ((size_t)1 << 30)

/* In the order in which they are asked: what has a signature first, columns of numbers last. */
static const measured_format formats[] = {
  {"refused", refused_recognise, refused_read},
  {"jcamp-dx", jcamp_recognise, jcamp_read},
  {"animl", animl_recognise, animl_read},
  {"cml", cml_recognise, cml_read},
  {"xml", xml_recognise, xml_refuse},
  {"neaspec", neaspec_recognise, neaspec_read},
  {"galactic-spc", spc_recognise, spc_read},
  {"galactic-spc-old", spc_old_recognise, spc_old_read},
  {"text", columns_recognise, columns_read},
};

char *measured_load(elastir_stream *stream, size_t *length, elastir_source *source,
                    elastir_diagnostics *diagnostics)
{
  char *text = stream != NULL ? elastir_stream_whole(stream, LARGEST_FILE, length, source) : NULL;
  if (text == NULL)
    return NULL;
  const unsigned char *b = (const unsigned char *)text;
  if (*length >= 2 && ((b[0] == 0xff && b[1] == 0xfe) || (b[0] == 0xfe && b[1] == 0xff))) {
    char *converted = text_from_utf16(text, *length, length);
    free(text);
    if (converted == NULL)
      elastir_diagnose_no_memory(diagnostics);
    return converted;
  }
  if (*length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
    *length -= 3;
    memmove(text, text + 3, *length + 1);
  }
  return text;
}

static bool read_input(const measured_input *input, elastir_measured_blocks *blocks,
                       elastir_measured *measured)
{
  bool blank = true;
  for (size_t i = 0; i < input->length && blank; i++)
    blank = text_is_blank(input->text[i]) || input->text[i] == '\n' || input->text[i] == '\r';
  if (blank) {
    elastir_diagnose(input->diagnostics, ELASTIR_ERROR, "empty-file", input->name, 0,
                     "expected a spectrum, found %s",
                     input->length == 0 ? "an empty file" : "nothing but blanks");
    return false;
  }
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
    if (formats[i].recognise(input)) {
      blocks->format = measured->format = formats[i].id;
      return formats[i].read(input, blocks, measured);
    }
  elastir_diagnose(input->diagnostics, ELASTIR_ERROR, "unknown-format", input->name, 0,
                   "no known spectrum: expected JCAMP-DX, Galactic SPC, AnIML, CMLSpect, a "
                   "neaspec text export, or columns of numbers; export the spectrum as JCAMP-DX "
                   "or as text");
  return false;
}

static void count_missing(elastir_measured *measured)
{
  measured->missing = 0;
  for (size_t i = 0; i < measured->points; i++)
    if (isnan(measured->y[i]))
      measured->missing++;
}

/* A spectrum that goes back and forth is reported: it may be two spectra in one table. */
static void check_order(const measured_input *input, const elastir_measured *measured)
{
  size_t repeated = 0, turned = 0;
  int direction = 0;
  for (size_t i = 1; i < measured->points; i++) {
    double step = measured->x[i] - measured->x[i - 1];
    int sign = step > 0 ? 1 : step < 0 ? -1 : 0;
    if (sign == 0)
      repeated++;
    else if (direction != 0 && sign != direction)
      turned++;
    if (sign != 0)
      direction = sign;
  }
  if (measured->sticks)
    return;
  if (turned > 0)
    elastir_diagnose(input->diagnostics, ELASTIR_WARNING, "x-not-monotonic", input->name, 0,
                     "the abscissa changes its direction %zu times in %zu points; for "
                     "computation the points are sorted", turned, measured->points);
  if (repeated > 0)
    elastir_diagnose(input->diagnostics, ELASTIR_WARNING, "x-repeated", input->name, 0,
                     "%zu points have the abscissa of the point before", repeated);
}

static bool finish(const measured_input *input, elastir_measured *measured)
{
  count_missing(measured);
  if (measured->points == measured->missing) {
    elastir_diagnose(input->diagnostics, ELASTIR_ERROR, "no-data", input->name, 0,
                     "expected a spectrum, found %zu points and no ordinate",
                     measured->points);
    return false;
  }
  if (!measured_judge(input, measured))
    return false;
  check_order(input, measured);
  if (!grid_check(input, measured))
    return false;
  if (measured->missing > 0)
    elastir_diagnose(input->diagnostics, ELASTIR_INFO, "missing-ordinates", input->name, 0,
                     "%zu of %zu ordinates are missing", measured->missing, measured->points);
  return true;
}

/* Closes the stream (NULL: it could not be opened, which was reported). */
static bool run(elastir_stream *stream, const char *path,
                const elastir_measured_options *options, bool only_list,
                elastir_measured_blocks *blocks, elastir_measured *measured,
                elastir_diagnostics *diagnostics)
{
  static const elastir_measured_options defaults;
  measured_input input = {.name = strcmp(path, "-") == 0 ? "<stdin>" : path,
                          .options = options != NULL ? options : &defaults,
                          .diagnostics = diagnostics,
                          .only_list = only_list};
  bool good = false;
  measured->path = elastir_copy_text(path, strlen(path));
  char *text = measured_load(stream, &input.length, &measured->source, diagnostics);
  if (measured->path == NULL)
    elastir_diagnose_no_memory(diagnostics);
  if (measured->path == NULL || text == NULL)
    goto done;
  input.text = text;
  good = read_input(&input, blocks, measured);
  if (good && !only_list)
    good = measured_set_text(&input, &measured->title, measured->title,
                             measured->title != NULL ? strlen(measured->title) : 0) &&
           finish(&input, measured);
done:
  free(text);
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
  elastir_measured_blocks blocks = {0};
  *measured = (elastir_measured){0};
  bool good = run(stream, path, options, false, &blocks, measured, diagnostics);
  elastir_measured_blocks_free(&blocks);
  return good;
}

bool elastir_measured_list(const char *path, elastir_measured_blocks *blocks,
                           elastir_diagnostics *diagnostics)
{
  elastir_measured unused = {0};
  *blocks = (elastir_measured_blocks){0};
  elastir_stream *stream = elastir_stream_open(path, ELASTIR_CHECKSUM_NONE, diagnostics);
  bool good = run(stream, path, NULL, true, blocks, &unused, diagnostics);
  elastir_measured_free(&unused);
  size_t next = 1;
  for (size_t i = 0; i < blocks->count; i++)
    blocks->blocks[i].number =
        blocks->blocks[i].number > 0 && blocks->blocks[i].infrared ? next++ : 0;
  return good;
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

void elastir_measured_blocks_free(elastir_measured_blocks *blocks)
{
  for (size_t i = 0; i < blocks->count; i++) {
    free(blocks->blocks[i].title);
    free(blocks->blocks[i].what);
  }
  free(blocks->blocks);
  *blocks = (elastir_measured_blocks){0};
}
