/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spc.c: Galactic (GRAMS) SPC files of the new format, little and big endian.
 *
 * Header of 512 bytes, then the common abscissae if there are any, then subfiles, each with a
 * header of 32 bytes (Galactic Universal Data Format Specification, 1997). */
#include "measured/spc.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "measured/bytes.h"

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
  spc_ordinates y;
} spc_subfile;

static bool recognise(const measured_input *in)
{
  if (in->length < HEADER || (in->text[1] != 0x4b && in->text[1] != 0x4c))
    return false;
  /* A text may begin with '?K': a header is full of NULs. */
  return memchr(in->text, '\0', 64) != NULL;
}

static bool read_header(const measured_input *in, spc_header *header)
{
  const char *b = in->text;
  bool big = b[1] == 0x4c;
  *header = (spc_header){.big = big,
                         .flags = (unsigned char)b[0],
                         .technique = (unsigned char)b[2],
                         .exponent = (signed char)b[3],
                         .points = bytes_u32(b + 4, big),
                         .first = bytes_f64(b + 8, big),
                         .last = bytes_f64(b + 16, big),
                         .subfiles = bytes_u32(b + 24, big),
                         .log = bytes_u32(b + 248, big),
                         .labels = {.flags = (unsigned char)b[0],
                                    .x_type = (unsigned char)b[28],
                                    .y_type = (unsigned char)b[29],
                                    .comment = b + 88,
                                    .axes = b + 218}};
  if (header->subfiles == 0 || !(header->flags & SPC_MULTI))
    header->subfiles = 1;
  bool even = !(header->flags & (SPC_OWN_X | SPC_EXPLICIT_X));
  if (!(header->flags & SPC_OWN_X) && header->points == 0)
    return measured_fail(in, "spc-header", 0, "the header states that the spectrum has no points");
  if (even && (!isfinite(header->first) || !isfinite(header->last)))
    return measured_fail(in, "spc-header", 0, "the first and last abscissa of the header are not finite "
                         "numbers; this is not a Galactic SPC file, or it is damaged");
  if (even && header->first == header->last && header->points > 1)
    return measured_fail(in, "no-abscissa", 0, "the first and last abscissa of the header are "
                         "equal: all points would have one abscissa");
  return true;
}

static size_t ordinate_size(const spc_header *header, int exponent)
{
  return exponent != SPC_FLOAT && (header->flags & SPC_16_BIT) ? 2 : 4;
}

/* Subfiles with their own abscissae: a directory gives their offsets, or, where there is only
 * one, it follows the header. */
static bool find_own_x(const measured_input *in, const spc_header *header, size_t index,
                       size_t *offset)
{
  *offset = HEADER;
  if (!(header->flags & SPC_MULTI))
    return true;
  size_t entry = (size_t)header->points + index * DIRECTORY_ENTRY;
  if (header->points >= HEADER && entry + DIRECTORY_ENTRY <= in->length) {
    *offset = bytes_u32(in->text + entry, header->big);
    return *offset >= HEADER && *offset < in->length;
  }
  /* No directory: the subfiles follow each other. */
  for (size_t i = 0; i < index; i++) {
    if (*offset + SUBHEADER > in->length)
      return false;
    size_t points = bytes_u32(in->text + *offset + 16, header->big);
    size_t size = ordinate_size(header, (signed char)in->text[*offset + 1]);
    if (points > in->length)
      return false;
    *offset += SUBHEADER + points * (4 + size);
  }
  return *offset < in->length;
}

/* Subfiles on common abscissae follow each other, all of one size unless floats and 16-bit
 * numbers mix. */
static bool find_common_x(const measured_input *in, const spc_header *header, size_t index,
                          size_t *offset)
{
  *offset = HEADER;
  if (header->flags & SPC_EXPLICIT_X)
    *offset += (size_t)header->points * 4;
  if (!(header->flags & SPC_16_BIT)) {
    *offset += index * (SUBHEADER + (size_t)header->points * 4);
    return *offset < in->length;
  }
  for (size_t i = 0; i < index; i++) {
    if (*offset + SUBHEADER > in->length)
      return false;
    int exponent = header->flags & SPC_MULTI ? (signed char)in->text[*offset + 1]
                                             : header->exponent;
    *offset += SUBHEADER + (size_t)header->points * ordinate_size(header, exponent);
  }
  return *offset < in->length;
}

/* false: it does not lie within the file. */
static bool find_subfile(const measured_input *in, const spc_header *header, size_t index,
                         spc_subfile *subfile)
{
  bool own = header->flags & SPC_OWN_X;
  size_t offset = 0;
  *subfile = (spc_subfile){.y.big = header->big};
  if (!(own ? find_own_x : find_common_x)(in, header, index, &offset) ||
      in->length - offset < SUBHEADER)
    return false;
  const char *b = in->text + offset;
  subfile->y.exponent = header->flags & SPC_MULTI ? (signed char)b[1] : header->exponent;
  subfile->y.size = ordinate_size(header, subfile->y.exponent);
  subfile->y.points = own ? bytes_u32(b + 16, header->big) : header->points;
  if (own && subfile->y.points == 0 && !(header->flags & SPC_MULTI))
    subfile->y.points = header->points;
  offset += SUBHEADER;
  if (own)
    subfile->abscissae = offset;
  else if (header->flags & SPC_EXPLICIT_X)
    subfile->abscissae = HEADER;
  subfile->y.offset = own ? offset + subfile->y.points * 4 : offset;
  return subfile->y.points <= in->length &&
         subfile->y.offset + subfile->y.points * subfile->y.size <= in->length;
}

/* Ordinates that are floats: none of a size that no instrument gives. Fixed-point numbers seen
 * as floats are of any size. */
static bool look_like_floats(const measured_input *in, const spc_header *header,
                             const spc_subfile *subfile)
{
  const double smallest = 1e-12, largest = 1e12;
  for (size_t i = 0; i < subfile->y.points; i++) {
    double y = fabs(bytes_f32(in->text + subfile->y.offset + 4 * i, header->big));
    if (!(y == 0.0 || (y > smallest && y < largest)))
      return false;
  }
  return true;
}

/* Where there are several subfiles each has its exponent; some writers set only that of the
 * header. */
static void check_exponent(const measured_input *in, const spc_header *header,
                           spc_subfile *subfile)
{
  int own = subfile->y.exponent, common = header->exponent;
  if (!(header->flags & SPC_MULTI) || own == common || own == SPC_FLOAT ||
      (common != SPC_FLOAT && (own != 0 || common == 0)))
    return;
  if (common == SPC_FLOAT && subfile->y.size == 4 && look_like_floats(in, header, subfile))
    subfile->y.exponent = SPC_FLOAT;
  measured_warn(in, "spc-exponent", 0, "the exponent of the ordinates is %d in the header but %d in the "
                "subfile (-128 marks floats); %d is used", common, own,
                subfile->y.exponent);
}

/* Raman spectra on an axis that is labelled as wavenumbers of any kind. */
static void check_technique(const measured_input *in, const spc_header *header)
{
  enum { RAMAN = 11, FLUORESCENCE = 12 };
  if ((header->technique == RAMAN && !in->options->raman) || header->technique == FLUORESCENCE)
    measured_assume(in, ELASTIR_WARNING, "other-technique", 0, "the header states that this is a %s spectrum "
                    "(technique %d); it is read as infrared because of its axis '%s'",
                    header->technique == RAMAN ? "Raman" : "fluorescence", header->technique,
                    in->out->x_unit);
}

/* Resolution, date and instrument of the header, and what the log says as "KEY=value". */
static bool give_facts(const measured_input *in, const spc_header *header)
{
  enum { RESOLUTION_AT = 36, SOURCE_AT = 45, TEXT = 9, DATE_AT = 32, LOG_TEXT = 8 };
  uint32_t date = bytes_u32(in->text + DATE_AT, header->big);
  unsigned day = date >> 11 & 31, month = date >> 16 & 15, year = date >> 20;
  const char *resolution = in->text + RESOLUTION_AT, *source = in->text + SOURCE_AT;
  char printed[16];
  snprintf(printed, sizeof printed, "%04u-%02u-%02u", year, month, day);
  if (!measured_set_fact(in, "resolution", text_part(resolution, strnlen(resolution, TEXT))) ||
      !measured_set_fact(in, "instrument", text_part(source, strnlen(source, TEXT))) ||
      (year > 1970 && month >= 1 && month <= 12 && day >= 1 &&
       !measured_set_fact(in, "date", text_of(printed))))
    return false;
  if (header->log == 0 || header->log + LOG_TEXT + 4 > in->length)
    return true;
  size_t at = header->log + bytes_u32(in->text + header->log + LOG_TEXT, header->big);
  if (at >= in->length)
    return true;
  text_cursor cursor = text_lines(text_part(in->text + at, in->length - at));
  text_line line;
  while (text_next_line(&cursor, &line))
    if (!measured_read_fact(in, line))
      return false;
  return true;
}

static bool read_subfile(const measured_input *in, const spc_header *header, size_t index)
{
  spc_subfile subfile;
  if (!find_subfile(in, header, index, &subfile))
    return measured_fail(in, "truncated", 0, "subfile %zu (%zu points) does not lie within the "
                         "%zu bytes of the file; the file is cut or damaged", index + 1,
                         subfile.y.points, in->length);
  if (subfile.y.points == 0)
    return measured_fail(in, "no-data", 0, "the subfile has no points");
  if (!spc_set_labels(in, &header->labels) || !give_facts(in, header) ||
      !measured_allocate(in, subfile.y.points))
    return false;
  check_exponent(in, header, &subfile);
  check_technique(in, header);
  measured_even_abscissae(in, header->first, header->last);
  for (size_t i = 0; i < subfile.y.points && subfile.abscissae > 0; i++)
    in->out->x[i] = bytes_f32(in->text + subfile.abscissae + 4 * i, header->big);
  spc_give_ordinates(in, &subfile.y);
  return true;
}

/* The data end where the log begins, and the log, or without one the data, where the file ends;
 * else bytes were lost or put in, and all behind them are out of place. */
static void check_size(const measured_input *in, const spc_header *header, size_t count)
{
  spc_subfile last;
  bool directory = (header->flags & SPC_OWN_X) && (header->flags & SPC_MULTI);
  if (directory || !find_subfile(in, header, count - 1, &last))
    return;
  size_t end = last.y.offset + last.y.points * last.y.size, log = header->log, log_size = 0;
  if (log > 0 && log <= in->length - 4)
    log_size = bytes_u32(in->text + log, header->big);
  size_t stated = log > 0 ? log : end;
  if (stated == end && stated + log_size == in->length)
    return;
  measured_warn(in, "spc-size", 0, "according to the header the ordinates end at byte %zu and %zu bytes of "
                "log follow from byte %zu, but the file has %zu bytes: were bytes lost or "
                "inserted?", end, log_size, stated, in->length);
}

static bool read(const measured_input *in)
{
  spc_header header;
  if (!read_header(in, &header) || !spc_check_types(in, &header.labels))
    return false;
  /* No more subfiles than the file has room for headers. */
  size_t possible = (in->length - HEADER) / SUBHEADER;
  size_t count = header.subfiles;
  if (count > possible) {
    measured_warn(in, "truncated", 0, "the header announces %zu subfiles, but the file has room for at most "
                  "%zu", count, possible);
    count = possible > 0 ? possible : 1;
  }
  check_size(in, &header, count);
  size_t index, points = header.flags & SPC_OWN_X ? 0 : header.points;
  for (size_t i = 0; i < count; i++)
    if (!spc_add_block(in, &header.labels, i + 1, points))
      return false;
  return measured_choose(in, &index) && read_subfile(in, &header, index);
}

const measured_format format_spc = {"galactic-spc", recognise, read};
