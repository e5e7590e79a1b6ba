/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spc_common.c: numbers, type codes and labels of Galactic SPC files, new and old. */
#include "measured/spc.h"

#include <math.h>
#include <string.h>

#include "measured/bytes.h"
#include "measured/text.h"
#include "measured/units.h"

static const char *x_text(unsigned char type)
{
  static const char *const texts[] = {"Arbitrary",
                                      "Wavenumber (cm-1)",
                                      "Micrometers (um)",
                                      "Nanometers (nm)",
                                      "Seconds",
                                      "Minutes",
                                      "Hertz (Hz)",
                                      "Kilohertz (kHz)",
                                      "Megahertz (MHz)",
                                      "Mass (m/z)",
                                      "Parts per million (ppm)",
                                      "Days",
                                      "Years",
                                      "Raman shift (cm-1)",
                                      "eV",
                                      "",
                                      "Diode number",
                                      "Channel",
                                      "Degrees",
                                      "Temperature (F)",
                                      "Temperature (C)",
                                      "Temperature (K)",
                                      "Data points",
                                      "Milliseconds",
                                      "Microseconds",
                                      "Nanoseconds",
                                      "Gigahertz (GHz)",
                                      "Centimeters (cm)",
                                      "Meters (m)",
                                      "Millimeters (mm)",
                                      "Hours"};
  if (type == 255)
    return "Interferogram";
  return type < sizeof texts / sizeof *texts ? texts[type] : "";
}

static const char *y_text(unsigned char type)
{
  static const char *const texts[] = {"Arbitrary Intensity",
                                      "Interferogram",
                                      "Absorbance",
                                      "Kubelka-Munk",
                                      "Counts",
                                      "Volts",
                                      "Degrees",
                                      "Milliamps",
                                      "Millimeters",
                                      "Millivolts",
                                      "Log(1/R)",
                                      "Percent",
                                      "Intensity",
                                      "Relative Intensity",
                                      "Energy",
                                      "",
                                      "Decibel",
                                      "",
                                      "",
                                      "Temperature (F)",
                                      "Temperature (C)",
                                      "Temperature (K)"};
  static const char *const down[] = {"Transmission", "Reflectance", "Single beam", "Emission"};
  if (type >= 128)
    return type < 132 ? down[type - 128] : "";
  return type < sizeof texts / sizeof *texts ? texts[type] : "";
}

/* The axis text number `which`, if the file flags and fills it; else what the code says. */
static const char *axis_text(const spc_labels *labels, int which, const char *of_code,
                             size_t *length)
{
  enum { AXES = 30 };
  *length = strlen(of_code);
  if (!(labels->flags & SPC_AXIS_TEXTS))
    return of_code;
  const char *text = labels->axes, *end = labels->axes + AXES;
  for (int i = 0; i < which && text < end; i++) {
    const char *nul = memchr(text, '\0', (size_t)(end - text));
    text = nul != NULL ? nul + 1 : end;
  }
  const char *nul = text < end ? memchr(text, '\0', (size_t)(end - text)) : NULL;
  size_t n = (size_t)((nul != NULL ? nul : end) - text);
  text_trim(&text, &n);
  if (n == 0)
    return of_code;
  *length = n;
  return text;
}

enum { COMMENT = 130 };

bool spc_set_labels(const measured_input *in, const spc_labels *labels)
{
  size_t x_length, y_length;
  const char *x = axis_text(labels, 0, x_text(labels->x_type), &x_length);
  const char *y = axis_text(labels, 1, y_text(labels->y_type), &y_length);
  return measured_set_text(in, &in->out->title, labels->comment,
                           strnlen(labels->comment, COMMENT)) &&
         measured_set_text(in, &in->out->x_unit, x, x_length) &&
         measured_set_text(in, &in->out->y_unit, y, y_length);
}

bool spc_add_block(const measured_input *in, const spc_labels *labels, size_t number,
                   size_t points)
{
  size_t length;
  const char *x = axis_text(labels, 0, x_text(labels->x_type), &length);
  measured_block_facts facts = {
      .title = {.text = labels->comment, .length = strnlen(labels->comment, COMMENT)},
      .infrared = in->options->any_axis || units_x(x, length) != ELASTIR_X_OTHER,
      .readable = true};
  if (points == 0)
    return measured_add_block(in, &facts, "subfile %zu, x in '%.*s'", number, (int)length, x);
  return measured_add_block(in, &facts, "subfile %zu, %zu points, x in '%.*s'", number, points,
                            (int)length, x);
}

bool spc_check_types(const measured_input *in, const spc_labels *labels)
{
  if (labels->x_type != 255 && labels->y_type != 1)
    return true;
  return measured_fail(in, "interferogram", 0, "this is an interferogram (axis types %d and "
                       "%d), no spectrum; export the spectrum after the Fourier transform",
                       labels->x_type, labels->y_type);
}

static double ordinate(const char *b, const spc_ordinates *o)
{
  if (o->exponent == SPC_FLOAT && o->size == 4)
    return bytes_f32(b, o->big);
  if (o->size == 2)
    return ldexp((int16_t)bytes_u16(b, o->big), o->exponent - 16);
  uint32_t bits = bytes_u32(b, o->big);
  return ldexp((int32_t)(o->swapped ? bits << 16 | bits >> 16 : bits), o->exponent - 32);
}

void spc_give_ordinates(const measured_input *in, const spc_ordinates *ordinates)
{
  size_t not_finite = 0;
  for (size_t i = 0; i < ordinates->points; i++) {
    double y = ordinate(in->text + ordinates->offset + i * ordinates->size, ordinates);
    not_finite += !isfinite(y);
    in->out->y[i] = isfinite(y) ? y : NAN;
  }
  if (not_finite > 0)
    measured_warn(in, "not-finite", 0, "%zu ordinates are no finite numbers; they are taken as "
                  "missing", not_finite);
}
