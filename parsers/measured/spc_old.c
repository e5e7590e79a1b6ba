/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spc_old.c: Galactic SPC files of the old (LabCalc) format: header of 256 bytes that includes
 * the first subheader, word-swapped integers, even abscissae only. */
#include <math.h>
#include <string.h>

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

bool spc_old_recognise(const measured_input *input)
{
  if (input->length < HEADER + SUBHEADER || input->text[1] != 0x4d)
    return false;
  return memchr(input->text, '\0', 64) != NULL;
}

static bool refuse(const measured_input *input, const char *code, const char *message)
{
  elastir_diagnose(input->diagnostics, ELASTIR_ERROR, code, input->name, 0, "%s", message);
  return false;
}

static bool read_header(const measured_input *input, old_header *header)
{
  const char *b = input->text;
  double points = (double)spc_f32(b + 4, false);
  *header = (old_header){.flags = (unsigned char)b[0],
                         .exponent = (int16_t)spc_u16(b + 2, false),
                         .first = (double)spc_f32(b + 8, false),
                         .last = (double)spc_f32(b + 12, false),
                         .labels = {.flags = (unsigned char)b[0],
                                    .x_type = (unsigned char)b[16],
                                    .y_type = (unsigned char)b[17],
                                    .comment = b + 64,
                                    .axes = b + 194}};
  header->size = header->flags & SPC_16_BIT ? 2 : 4;
  if (!(points >= 1.0) || points != floor(points))
    return refuse(input, "spc-header",
                  "the header gives no number of points; this is no Galactic SPC file, or it is "
                  "damaged");
  if (!isfinite(header->first) || !isfinite(header->last) ||
      (header->first == header->last && points > 1.0))
    return refuse(input, "no-abscissa",
                  "the first and last abscissa of the header give no axis");
  if (points * (double)header->size + HEADER + SUBHEADER > (double)input->length) {
    elastir_diagnose(input->diagnostics, ELASTIR_ERROR, "truncated", input->name, 0,
                     "the header says %.0f points, the file of %zu bytes has room for %zu; it "
                     "is cut or damaged", points, input->length,
                     (input->length - HEADER - SUBHEADER) / header->size);
    return false;
  }
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
static size_t count_subfiles(const measured_input *input, const old_header *header)
{
  if (!(header->flags & SPC_MULTI))
    return 1;
  return (input->length - HEADER) / subfile_bytes(header);
}

/* 32-bit integers have their 16-bit halves exchanged: bytes b0 b1 b2 b3 are b2 b3 b0 b1. */
static int32_t swapped(const char *b)
{
  return (int32_t)((uint32_t)spc_u16(b, false) << 16 | spc_u16(b + 2, false));
}

static bool read_subfile(const measured_input *input, const old_header *header, size_t index,
                         elastir_measured *measured)
{
  const char *b = input->text + HEADER + index * subfile_bytes(header);
  int exponent = header->flags & SPC_MULTI ? (signed char)b[1] : header->exponent;
  if (exponent < -128 || exponent > 127)
    return refuse(input, "spc-header", "the exponent of the ordinates is out of range");
  if (!spc_set_labels(input, &header->labels, measured) ||
      !measured_allocate(input, measured, header->points))
    return false;
  spc_even_abscissae(measured, header->first, header->last);
  b += SUBHEADER;
  for (size_t i = 0; i < header->points; i++, b += header->size) {
    double y;
    if (exponent == SPC_FLOAT && header->size == 4)
      y = (double)spc_f32(b, false);
    else if (header->size == 2)
      y = ldexp((int16_t)spc_u16(b, false), exponent - 16);
    else
      y = ldexp(swapped(b), exponent - 32);
    measured->y[i] = isfinite(y) ? y : NAN;
  }
  return true;
}

bool spc_old_read(const measured_input *input, elastir_measured_blocks *blocks,
                  elastir_measured *measured)
{
  old_header header;
  if (!read_header(input, &header) || !spc_check_types(input, &header.labels))
    return false;
  size_t count = count_subfiles(input, &header), index;
  size_t rest = input->length - HEADER - count * subfile_bytes(&header);
  if (rest > 0)
    elastir_diagnose(input->diagnostics, ELASTIR_WARNING, "trailing-bytes", input->name, 0,
                     "%zu bytes follow the %zu whole subfiles; the last may be cut", rest, count);
  measured_block_facts facts = {.title = header.labels.comment,
                                .title_length = strnlen(header.labels.comment, 130),
                                .infrared = spc_is_infrared(input, &header.labels),
                                .readable = true};
  for (size_t i = 0; i < count; i++)
    if (!measured_add_block(input, blocks, &facts, "subfile %zu, %zu points, x type %d", i + 1,
                            header.points, header.labels.x_type))
      return false;
  return input->only_list || (measured_choose(input, blocks, measured, &index) &&
                              read_subfile(input, &header, index, measured));
}
