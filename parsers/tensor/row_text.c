/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_text.c: the numbers of a line of a matrix. */
#include "tensor/row_text.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

bool tensor_row_separates(char c)
{
  return c != '\0' && strchr(" \t\r,|;()[]{}&\\", c) != NULL;
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

size_t tensor_row_name(const char *text, size_t length, tensor_row *row)
{
  for (size_t i = 1; i < length; i++) {
    if (strchr("[{(", text[i]) == NULL)
      continue;
    tensor_row found = tensor_row_split(text + i, length - i);
    if (found.bad_at > 0 || (found.count != 6 && found.count != 36))
      continue;
    *row = found;
    return i;
  }
  return 0;
}

void tensor_row_drop_number(tensor_row *row, size_t number)
{
  if (row->count != 7 || row->value[0] != (double)number || row->half_unit[0] != 0.5)
    return;
  row->count = 6;
  memmove(row->value, row->value + 1, 6 * sizeof *row->value);
  memmove(row->half_unit, row->half_unit + 1, 6 * sizeof *row->half_unit);
}
