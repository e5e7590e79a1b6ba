/* SPDX-License-Identifier: GPL-3.0-or-later */
/* letters.c: how wide text is. */
#include "figure/letters.h"

#include "text/utf8.h"

/* Adobe's metrics of Helvetica from ' ' to '~', in thousandths of the size; Arial has the same. */
static const short helvetica[] = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584};

size_t letters_next(const char *text)
{
  size_t length = utf8_length(text);
  return length > 0 ? length : 1;
}

/* In sizes. Others than ASCII by kind: marks above a letter, superscripts, thin space, ideographs. */
static double width_of(uint32_t code)
{
  if (code >= ' ' && code <= '~')
    return helvetica[code - ' '] / 1000.0;
  if ((code >= 0x300 && code <= 0x36f) || code < ' ')
    return 0;
  if ((code >= 0x2070 && code <= 0x209f) || code == 0xb9 || code == 0xb2 || code == 0xb3)
    return 0.36;
  if (code >= 0x2000 && code <= 0x200a)
    return 0.3;
  return code >= 0x1100 ? code < 0x2e80 ? 0.65 : 1.0 : 0.62;
}

double letters_width(const char *text, double size, bool bold)
{
  const double wider = bold ? 1.09 : 1.0, other_fonts = 1.125;
  double sizes = 0;
  while (*text != '\0') {
    size_t bytes = letters_next(text);
    sizes += width_of(utf8_length(text) > 0 ? utf8_code(text, bytes) : 0xfffd);
    text += bytes;
  }
  return other_fonts * wider * size * sizes;
}
