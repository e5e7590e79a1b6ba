/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_text.c: the numbers of a line of a matrix. */
#include "tensor/row_text.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

bool tensor_row_separates(char c)
{
  return c != '\0' && strchr(" \t\r,|;()[]{}", c) != NULL;
}

tensor_row tensor_row_split(const char *text, size_t length)
{
  tensor_row found = {.count = 0};
  size_t at = 0;
  while (at < length && text[at] != '#') {
    if (tensor_row_separates(text[at])) {
      at++;
      continue;
    }
    double value;
    size_t used = number_scan(text + at, length - at, &value);
    bool ends = used > 0 && (at + used == length || tensor_row_separates(text[at + used]) ||
                             text[at + used] == '#');
    if (!ends || !isfinite(value)) {
      found.bad_at = at + 1;
      return found;
    }
    if (found.count < TENSOR_ROW_MOST) {
      found.value[found.count] = value;
      found.half_unit[found.count] = number_half_unit(text + at, used);
    }
    found.count++;
    at += used;
    found.end = at;
  }
  return found;
}
