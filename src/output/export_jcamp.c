/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export_jcamp.c: curves as JCAMP-DX 4.24. */
#include "output/export.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { LINE = 78 };

/* A text on one line, without '$$', which would begin a comment. */
static void add_text(text_buffer *out, const char *text, size_t length)
{
  for (size_t i = 0; i < length; i++) {
    bool comment = text[i] == '$' && text[i + 1] == '$';
    text_append(out, (unsigned char)text[i] < 32 ? " " : comment ? "$ "
                                                                 : (char[]){text[i], '\0'});
  }
}

static void add_record(text_buffer *out, const char *label, const char *value)
{
  text_format(out, "##%s=", label);
  add_text(out, value, strlen(value));
  text_append(out, "\n");
}

/* Broken between words; no line after the first begins with '##'. */
static void add_long_record(text_buffer *out, const char *label, const char *value)
{
  size_t used = strlen(label) + 3;
  text_format(out, "##%s=", label);
  for (const char *word = value; *word != '\0';) {
    size_t length = strcspn(word, " \t\r\n");
    bool wraps = used > 1 && used + 1 + length > LINE;
    text_append(out, wraps ? "\n " : word > value ? " " : "");
    used = (wraps ? 1 : used + 1) + length;
    add_text(out, word, length);
    word += length + strspn(word + length, " \t\r\n");
  }
  text_append(out, "\n");
}

static void add_number(text_buffer *out, const char *label, double value)
{
  text_format(out, "##%s=", label);
  text_append_number(out, value);
  text_append(out, "\n");
}

static double largest(const export_curve *curve)
{
  double found = 0.0;
  for (size_t i = 0; i < curve->points; i++)
    if (!isnan(curve->y[i]))
      found = fmax(found, fabs(curve->y[i]));
  return found;
}

static size_t count_values(const export_curve *curve)
{
  size_t count = 0;
  for (size_t i = 0; i < curve->points; i++)
    if (!isnan(curve->y[i]))
      count++;
  return count;
}

static void add_table(text_buffer *out, const export_curve *curve, double factor)
{
  text_append(out, "##XYDATA=(X++(Y..Y))\n");
  for (size_t i = 0; i < curve->points && !out->failed;) {
    size_t start = out->length;
    text_append_number(out, curve->x[i]);
    do {
      char ordinate[32];
      snprintf(ordinate, sizeof ordinate, " %.0f", nearbyint(curve->y[i] / factor));
      if (out->length - start + strlen(ordinate) > LINE)
        break;
      text_append(out, ordinate);
      i++;
    } while (i < curve->points && !out->failed);
    text_append(out, "\n");
  }
}

/* For curves with holes: '?' for a missing ordinate is in the standard, but there are readers
 * that leave it out without going on in x. */
static void add_pairs(text_buffer *out, const export_curve *curve, double factor)
{
  text_append(out, "##XYPOINTS=(XY..XY)\n");
  for (size_t i = 0; i < curve->points; i++)
    if (!isnan(curve->y[i])) {
      text_append_number(out, curve->x[i]);
      text_format(out, ", %.0f\n", nearbyint(curve->y[i] / factor));
    }
}

/* Words that readers know, or else the unit. */
static const char *y_units_of(const export_curve *curve)
{
  return curve->absorbance ? "ABSORBANCE" : curve->molar ? curve->y_unit : "ARBITRARY UNITS";
}

static void add_block(text_buffer *out, const export_curve *curve)
{
  size_t first = 0, last = curve->points - 1, count = count_values(curve);
  while (first < last && isnan(curve->y[first]))
    first++;
  while (last > first && isnan(curve->y[last]))
    last--;
  bool whole = count == curve->points;
  double most = largest(curve);
  double factor = most > 0.0 ? most / 999999999.0 : 1.0;
  add_record(out, "TITLE", curve->title);
  add_record(out, "JCAMP-DX", "4.24");
  add_record(out, "DATA TYPE", "INFRARED SPECTRUM");
  add_long_record(out, "ORIGIN", curve->origin != NULL ? curve->origin : "elastir");
  add_record(out, "OWNER", "not stated");
  if (curve->processing != NULL)
    add_long_record(out, "DATA PROCESSING", curve->processing);
  add_record(out, "XUNITS", "1/CM");
  add_record(out, "YUNITS", y_units_of(curve));
  add_number(out, "XFACTOR", 1.0);
  add_number(out, "YFACTOR", factor);
  add_number(out, "FIRSTX", curve->x[first]);
  add_number(out, "LASTX", curve->x[last]);
  if (whole && last > 0)
    add_number(out, "DELTAX", (curve->x[last] - curve->x[0]) / (double)last);
  text_format(out, "##NPOINTS=%zu\n", count);
  if (count > 0)
    add_number(out, "FIRSTY", nearbyint(curve->y[first] / factor) * factor);
  if (whole)
    add_table(out, curve, factor);
  else
    add_pairs(out, curve, factor);
  text_append(out, "##END=\n");
}

void export_jcamp(const export_curve *curves, size_t count, text_buffer *out)
{
  if (count > 1) {
    add_record(out, "TITLE", "several spectra");
    add_record(out, "JCAMP-DX", "4.24");
    add_record(out, "DATA TYPE", "LINK");
    add_record(out, "ORIGIN", "elastir");
    add_record(out, "OWNER", "not stated");
    text_format(out, "##BLOCKS=%zu\n", count);
  }
  for (size_t c = 0; c < count; c++)
    add_block(out, &curves[c]);
  if (count > 1)
    text_append(out, "##END=\n");
}
