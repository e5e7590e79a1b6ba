/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spc_old.c: Galactic SPC files of the old (LabCalc) format: header of 256 bytes that includes
 * the first subheader, word-swapped integers, even abscissae only. */
#include <math.h>
#include <string.h>

#include "measured/bytes.h"
#include "measured/spc.h"

enum { HEADER = 224, SUBHEADER = 32 };

typedef struct {
  unsigned char flags;
  int exponent;
  size_t points;
  size_t size; /* bytes of one ordinate, floats apart */
  double first, last;
  spc_labels labels;
} old_header;

static bool recognise(const measured_input *in)
{
  if (in->length < HEADER + SUBHEADER || in->text[1] != 0x4d)
    return false;
  return memchr(in->text, '\0', 64) != NULL;
}

static bool read_header(const measured_input *in, old_header *header)
{
  const char *b = in->text;
  double points = bytes_f32(b + 4, false);
  *header = (old_header){.flags = (unsigned char)b[0],
                         .exponent = (int16_t)bytes_u16(b + 2, false),
                         .first = bytes_f32(b + 8, false),
                         .last = bytes_f32(b + 12, false),
                         .labels = {.flags = (unsigned char)b[0],
                                    .x_type = (unsigned char)b[16],
                                    .y_type = (unsigned char)b[17],
                                    .comment = b + 64,
                                    .axes = b + 194}};
  header->size = header->flags & SPC_16_BIT ? 2 : 4;
  if (!(points >= 1.0) || points != floor(points))
    return measured_fail(in, "spc-header", 0, "the header gives no number of points; this is not a Galactic "
                         "SPC file, or it is damaged");
  if (!isfinite(header->first) || !isfinite(header->last) ||
      (header->first == header->last && points > 1.0))
    return measured_fail(in, "no-abscissa", 0, "the first and last abscissa of the header give "
                         "no axis");
  if (points * (double)header->size + HEADER + SUBHEADER > (double)in->length)
    return measured_fail(in, "truncated", 0, "the header announces %.0f points, but the file of %zu bytes "
                         "has room for %zu; it is cut or damaged", points, in->length,
                         (in->length - HEADER - SUBHEADER) / header->size);
  header->points = (size_t)points;
  if (header->exponent == 128)
    header->exponent = SPC_FLOAT;
  return true;
}

static size_t subfile_bytes(const old_header *header)
{
  return SUBHEADER + header->points * header->size;
}

/* The number of subfiles is not stored: the file is full of them. A header whose 32-bit
 * ordinates are floats has the same size. */
static size_t count_subfiles(const measured_input *in, const old_header *header)
{
  if (!(header->flags & SPC_MULTI))
    return 1;
  return (in->length - HEADER) / subfile_bytes(header);
}

static bool read_subfile(const measured_input *in, const old_header *header, size_t index)
{
  size_t offset = HEADER + index * subfile_bytes(header);
  spc_ordinates ordinates = {.offset = offset + SUBHEADER,
                             .points = header->points,
                             .size = header->size,
                             .exponent = header->flags & SPC_MULTI
                                             ? (signed char)in->text[offset + 1]
                                             : header->exponent,
                             .swapped = true};
  if (ordinates.exponent < -128 || ordinates.exponent > 127)
    return measured_fail(in, "spc-header", 0, "the exponent of the ordinates is out of range");
  if (!spc_set_labels(in, &header->labels) || !measured_allocate(in, header->points))
    return false;
  measured_even_abscissae(in, header->first, header->last);
  spc_give_ordinates(in, &ordinates);
  return true;
}

static bool read(const measured_input *in)
{
  old_header header;
  if (!read_header(in, &header) || !spc_check_types(in, &header.labels))
    return false;
  size_t count = count_subfiles(in, &header), index;
  size_t rest = in->length - HEADER - count * subfile_bytes(&header);
  if (rest > 0)
    measured_warn(in, "trailing-bytes", 0, "%zu bytes follow the %zu complete subfiles; the last may be "
                  "cut", rest, count);
  for (size_t i = 0; i < count; i++)
    if (!spc_add_block(in, &header.labels, i + 1, header.points))
      return false;
  return measured_choose(in, &index) && read_subfile(in, &header, index);
}

const measured_format format_spc_old = {"galactic-spc-old", recognise, read};
