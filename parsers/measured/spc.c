/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spc.c: Galactic (GRAMS) SPC files of the new format, little and big endian.
 *
 * Header of 512 bytes, then the common abscissae if there are any, then subfiles, each with a
 * header of 32 bytes (Galactic Universal Data Format Specification, 1997). */
#include "measured/spc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "measured/text.h"

enum { HEADER = 512, SUBHEADER = 32, DIRECTORY_ENTRY = 12 };

typedef struct {
  bool big;
  unsigned char flags;
  unsigned char technique; /* fexper */
  int exponent;
  uint32_t points;
  double first, last;
  uint32_t subfiles;
  uint32_t log; /* offset of the log; 0: none */
  spc_labels labels;
} spc_header;

/* One subfile, checked to lie within the file. */
typedef struct {
  size_t abscissae; /* offset of float abscissae; 0: even */
  size_t ordinates; /* offset */
  size_t points;
  int exponent;
  size_t size;      /* bytes of one ordinate */
} spc_subfile;

bool spc_recognise(const measured_input *input)
{
  if (input->length < HEADER || (input->text[1] != 0x4b && input->text[1] != 0x4c))
    return false;
  /* A text may begin with '?K': a header is full of NULs. */
  return memchr(input->text, '\0', 64) != NULL;
}

static bool refuse(const measured_input *input, const char *code, const char *message)
{
  elastir_diagnose(input->diagnostics, ELASTIR_ERROR, code, input->name, 0, "%s", message);
  return false;
}

static bool read_header(const measured_input *input, spc_header *header)
{
  const char *b = input->text;
  bool big = b[1] == 0x4c;
  *header = (spc_header){.big = big,
                         .flags = (unsigned char)b[0],
                         .technique = (unsigned char)b[2],
                         .exponent = (signed char)b[3],
                         .points = spc_u32(b + 4, big),
                         .first = spc_f64(b + 8, big),
                         .last = spc_f64(b + 16, big),
                         .subfiles = spc_u32(b + 24, big),
                         .log = spc_u32(b + 248, big),
                         .labels = {.flags = (unsigned char)b[0],
                                    .x_type = (unsigned char)b[28],
                                    .y_type = (unsigned char)b[29],
                                    .comment = b + 88,
                                    .axes = b + 218}};
  if (header->subfiles == 0 || !(header->flags & SPC_MULTI))
    header->subfiles = 1;
  bool even = !(header->flags & (SPC_OWN_X | SPC_EXPLICIT_X));
  if (!(header->flags & SPC_OWN_X) && header->points == 0)
    return refuse(input, "spc-header", "the header says that the spectrum has no points");
  if (even && (!isfinite(header->first) || !isfinite(header->last)))
    return refuse(input, "spc-header",
                  "the first and last abscissa of the header are no finite numbers; this is no "
                  "Galactic SPC file, or it is damaged");
  if (even && header->first == header->last && header->points > 1)
    return refuse(input, "no-abscissa",
                  "the first and last abscissa of the header are equal: all points would have "
                  "one abscissa");
  return true;
}

static size_t ordinate_size(const spc_header *header, int exponent)
{
  return exponent != SPC_FLOAT && (header->flags & SPC_16_BIT) ? 2 : 4;
}

/* Subfiles with their own abscissae: a directory gives their offsets, or, where there is only
 * one, it follows the header. */
static bool find_own_x(const measured_input *input, const spc_header *header, size_t index,
                       size_t *offset)
{
  *offset = HEADER;
  if (!(header->flags & SPC_MULTI))
    return true;
  size_t entry = (size_t)header->points + index * DIRECTORY_ENTRY;
  if (header->points >= HEADER && entry + DIRECTORY_ENTRY <= input->length) {
    *offset = spc_u32(input->text + entry, header->big);
    return *offset >= HEADER && *offset < input->length;
  }
  /* No directory: the subfiles follow each other. */
  for (size_t i = 0; i < index; i++) {
    if (*offset + SUBHEADER > input->length)
      return false;
    size_t points = spc_u32(input->text + *offset + 16, header->big);
    size_t size = ordinate_size(header, (signed char)input->text[*offset + 1]);
    if (points > input->length)
      return false;
    *offset += SUBHEADER + points * (4 + size);
  }
  return *offset < input->length;
}

/* Subfiles on common abscissae follow each other, all of one size unless floats and 16-bit
 * numbers mix. */
static bool find_common_x(const measured_input *input, const spc_header *header, size_t index,
                          size_t *offset)
{
  *offset = HEADER;
  if (header->flags & SPC_EXPLICIT_X)
    *offset += (size_t)header->points * 4;
  if (!(header->flags & SPC_16_BIT)) {
    *offset += index * (SUBHEADER + (size_t)header->points * 4);
    return *offset < input->length;
  }
  for (size_t i = 0; i < index; i++) {
    if (*offset + SUBHEADER > input->length)
      return false;
    int exponent = header->flags & SPC_MULTI ? (signed char)input->text[*offset + 1]
                                             : header->exponent;
    *offset += SUBHEADER + (size_t)header->points * ordinate_size(header, exponent);
  }
  return *offset < input->length;
}

/* false: it does not lie within the file. */
static bool find_subfile(const measured_input *input, const spc_header *header, size_t index,
                         spc_subfile *subfile)
{
  bool own = header->flags & SPC_OWN_X;
  size_t offset = 0;
  *subfile = (spc_subfile){0};
  if (!(own ? find_own_x : find_common_x)(input, header, index, &offset) ||
      input->length - offset < SUBHEADER)
    return false;
  const char *b = input->text + offset;
  subfile->exponent = header->flags & SPC_MULTI ? (signed char)b[1] : header->exponent;
  subfile->size = ordinate_size(header, subfile->exponent);
  subfile->points = own ? spc_u32(b + 16, header->big) : header->points;
  if (own && subfile->points == 0 && !(header->flags & SPC_MULTI))
    subfile->points = header->points;
  offset += SUBHEADER;
  if (own)
    subfile->abscissae = offset;
  else if (header->flags & SPC_EXPLICIT_X)
    subfile->abscissae = HEADER;
  subfile->ordinates = own ? offset + subfile->points * 4 : offset;
  return subfile->points <= input->length &&
         subfile->ordinates + subfile->points * subfile->size <= input->length;
}

/* Ordinates that are floats: none of a size that no instrument gives. Fixed-point numbers seen
 * as floats are of any size. */
static bool look_like_floats(const measured_input *input, const spc_header *header,
                             const spc_subfile *subfile)
{
  const double smallest = 1e-12, largest = 1e12;
  for (size_t i = 0; i < subfile->points; i++) {
    double y = fabs((double)spc_f32(input->text + subfile->ordinates + 4 * i, header->big));
    if (!(y == 0.0 || (y > smallest && y < largest)))
      return false;
  }
  return true;
}

/* Where there are several subfiles each has its exponent; some writers set only that of the
 * header. */
static void check_exponent(const measured_input *input, const spc_header *header,
                           spc_subfile *subfile)
{
  int own = subfile->exponent, common = header->exponent;
  if (!(header->flags & SPC_MULTI) || own == common || own == SPC_FLOAT ||
      (common != SPC_FLOAT && (own != 0 || common == 0)))
    return;
  if (common == SPC_FLOAT && subfile->size == 4 && look_like_floats(input, header, subfile))
    subfile->exponent = SPC_FLOAT;
  elastir_diagnose(input->diagnostics, ELASTIR_WARNING, "spc-exponent", input->name, 0,
                   "the exponent of the ordinates is %d by the header and %d by the subfile "
                   "(-128 marks floats); %d is used", common, own, subfile->exponent);
}

/* Fixed point: y = Y 2^(exponent - bits); -128 marks IEEE floats. */
static double ordinate(const measured_input *input, const spc_header *header,
                       const spc_subfile *subfile, size_t i)
{
  const char *b = input->text + subfile->ordinates + i * subfile->size;
  if (subfile->exponent == SPC_FLOAT)
    return (double)spc_f32(b, header->big);
  if (subfile->size == 2)
    return ldexp((int16_t)spc_u16(b, header->big), subfile->exponent - 16);
  return ldexp((int32_t)spc_u32(b, header->big), subfile->exponent - 32);
}

/* Raman spectra on an axis that is labelled as wavenumbers of any kind. */
static void check_technique(const measured_input *input, const spc_header *header,
                            elastir_measured *measured)
{
  enum { RAMAN = 11, FLUORESCENCE = 12 };
  if (header->technique == RAMAN || header->technique == FLUORESCENCE)
    measured_assume(input, measured, ELASTIR_WARNING, "other-technique", 0,
                    "the header says that this is a %s spectrum (technique %d); it is read as "
                    "infrared for its axis '%s'",
                    header->technique == RAMAN ? "Raman" : "fluorescence", header->technique,
                    measured->x_unit);
}

static bool read_subfile(const measured_input *input, const spc_header *header, size_t index,
                         elastir_measured *measured)
{
  spc_subfile subfile;
  if (!find_subfile(input, header, index, &subfile)) {
    elastir_diagnose(input->diagnostics, ELASTIR_ERROR, "truncated", input->name, 0,
                     "subfile %zu (%zu points) does not lie within the %zu bytes of the file; "
                     "the file is cut or damaged", index + 1, subfile.points, input->length);
    return false;
  }
  if (subfile.points == 0)
    return refuse(input, "no-data", "the subfile has no points");
  if (!spc_set_labels(input, &header->labels, measured) ||
      !measured_allocate(input, measured, subfile.points))
    return false;
  check_exponent(input, header, &subfile);
  check_technique(input, header, measured);
  size_t not_finite = 0;
  spc_even_abscissae(measured, header->first, header->last);
  for (size_t i = 0; i < subfile.points; i++) {
    if (subfile.abscissae > 0)
      measured->x[i] = (double)spc_f32(input->text + subfile.abscissae + 4 * i, header->big);
    measured->y[i] = ordinate(input, header, &subfile, i);
    if (!isfinite(measured->y[i])) {
      measured->y[i] = NAN;
      not_finite++;
    }
  }
  if (not_finite > 0)
    elastir_diagnose(input->diagnostics, ELASTIR_WARNING, "not-finite", input->name, 0,
                     "%zu ordinates are no finite numbers; they are taken as missing",
                     not_finite);
  return true;
}

/* The data end where the log begins, and the log, or without one the data, where the file ends;
 * else bytes were lost or put in, and all behind them are out of place. */
static void check_size(const measured_input *input, const spc_header *header, size_t count)
{
  spc_subfile last;
  bool directory = (header->flags & SPC_OWN_X) && (header->flags & SPC_MULTI);
  if (directory || !find_subfile(input, header, count - 1, &last))
    return;
  size_t end = last.ordinates + last.points * last.size, log = header->log, log_size = 0;
  if (log > 0 && log <= input->length - 4)
    log_size = spc_u32(input->text + log, header->big);
  size_t stated = log > 0 ? log : end;
  if (stated == end && stated + log_size == input->length)
    return;
  elastir_diagnose(input->diagnostics, ELASTIR_WARNING, "spc-size", input->name, 0,
                   "by the header the ordinates end at byte %zu and %zu bytes of log follow from "
                   "byte %zu, but the file has %zu bytes: were bytes lost or put in?", end,
                   log_size, stated, input->length);
}

static bool describe(const measured_input *input, const spc_header *header, size_t count,
                     elastir_measured_blocks *blocks)
{
  elastir_measured axes = {0};
  measured_block_facts facts = {.title = header->labels.comment,
                                .title_length = strnlen(header->labels.comment, 130),
                                .infrared = spc_is_infrared(input, &header->labels),
                                .readable = true};
  bool good = spc_set_labels(input, &header->labels, &axes);
  for (size_t i = 0; i < count && good; i++) {
    if (header->flags & SPC_OWN_X)
      good = measured_add_block(input, blocks, &facts, "subfile %zu, x in '%s'", i + 1,
                                axes.x_unit);
    else
      good = measured_add_block(input, blocks, &facts, "subfile %zu, %lu points, x in '%s'",
                                i + 1, (unsigned long)header->points, axes.x_unit);
  }
  elastir_measured_free(&axes);
  return good;
}

bool spc_read(const measured_input *input, elastir_measured_blocks *blocks,
              elastir_measured *measured)
{
  spc_header header;
  if (!read_header(input, &header) || !spc_check_types(input, &header.labels))
    return false;
  /* No more subfiles than the file has room for headers. */
  size_t possible = (input->length - HEADER) / SUBHEADER;
  size_t count = header.subfiles;
  if (count > possible) {
    elastir_diagnose(input->diagnostics, ELASTIR_WARNING, "truncated", input->name, 0,
                     "the header says %zu subfiles, the file has room for %zu at most", count,
                     possible);
    count = possible > 0 ? possible : 1;
  }
  check_size(input, &header, count);
  if (!describe(input, &header, count, blocks))
    return false;
  size_t index;
  return input->only_list || (measured_choose(input, blocks, measured, &index) &&
                              read_subfile(input, &header, index, measured));
}
