/* SPDX-License-Identifier: GPL-3.0-or-later */
/* columns_axis.c: which of three or more columns are the abscissae and the ordinates. */
#include "measured/columns.h"
#include "measured/units.h"

typedef enum { COLUMN_OTHER, COLUMN_RISES, COLUMN_COUNTS } column_kind;

/* Whether the numbers of a column all rise or all fall, and whether they are 0, 1, 2 … or
 * 1, 2, 3 …, as data frames of R and pandas count their rows. */
static column_kind kind_of(const text_table *table, size_t column)
{
  double first = 0.0, before = 0.0, value;
  bool counts = true;
  size_t row = 0;
  for (size_t i = table->first; i < table->last; i++) {
    if (!columns_is_row(table, &table->lines[i]))
      continue;
    text_line field = tabular_field(&table->lines[i], table->layout.separator, column);
    if (!tabular_number(field, table->layout, &value))
      return COLUMN_OTHER;
    if (row == 0)
      first = value;
    else if (value == before || (row > 1 && (value > before) != (before > first)))
      return COLUMN_OTHER;
    counts = counts && (first == 0.0 || first == 1.0) && value == first + (double)row;
    before = value;
    row++;
  }
  return counts ? COLUMN_COUNTS : COLUMN_RISES;
}

static bool is_named_axis(const text_table *table, size_t column)
{
  text_line name = tabular_name(table, column);
  elastir_x_kind kind = units_x(name);
  bool stated, axis = units_is_wavelength(name) ||
                      (kind != ELASTIR_X_UNKNOWN && kind != ELASTIR_X_OTHER);
  return axis && units_y(name, &stated) == ELASTIR_Y_UNKNOWN;
}

size_t columns_axis(const text_table *table)
{
  enum { LOOK_AT = 64 }; /* to find a field takes as long as it is far */
  size_t found = 0, named = 0;
  if (units_x(tabular_name(table, 0)) == ELASTIR_X_OTHER && kind_of(table, 0) != COLUMN_COUNTS)
    return 0; /* "time (min)", and the height of a band at so many cm-1 behind it */
  for (size_t i = 0; i < table->columns && i < LOOK_AT; i++)
    if (is_named_axis(table, i) && kind_of(table, i) != COLUMN_OTHER) {
      found = named == 0 ? i : found;
      named++;
    }
  bool counted = table->columns > 2 && named == 0 && kind_of(table, 0) == COLUMN_COUNTS &&
                 kind_of(table, 1) == COLUMN_RISES;
  return counted ? 1 : found;
}

size_t columns_ordinate(const text_table *table, size_t x)
{
  size_t found = TABULAR_NONE;
  for (size_t i = 0; i < table->columns; i++) {
    bool row_numbers = i < x && kind_of(table, i) == COLUMN_COUNTS;
    if (i == x || row_numbers || is_named_axis(table, i))
      continue;
    if (found != TABULAR_NONE)
      return TABULAR_NONE;
    found = i;
  }
  return found;
}
