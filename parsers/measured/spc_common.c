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
static text_line axis_text(const spc_labels *labels, int which)
{
  enum { AXES = 30 };
  const char *of_code = which == 0 ? x_text(labels->x_type) : y_text(labels->y_type);
  const char *text = labels->axes, *end = labels->axes + AXES;
  for (int i = 0; i < which && text < end; i++) {
    text += strnlen(text, (size_t)(end - text)) + 1;
    text = text < end ? text : end;
  }
  text_line own = text_trim(text_part(text, strnlen(text, (size_t)(end - text))));
  return labels->flags & SPC_AXIS_TEXTS && own.length > 0 ? own : text_of(of_code);
}

static text_line comment(const spc_labels *labels)
{
  enum { COMMENT = 130 };
  return text_part(labels->comment, strnlen(labels->comment, COMMENT));
}

bool spc_set_labels(const measured_input *in, const spc_labels *labels)
{
  return measured_set_texts(in, comment(labels), axis_text(labels, 0), axis_text(labels, 1));
}

bool spc_add_block(const measured_input *in, const spc_labels *labels, size_t number,
                   size_t points)
{
  text_line x = axis_text(labels, 0);
  measured_block_facts facts = {.title = comment(labels),
                                .infrared = in->options->any_axis ||
                                            measured_is_wanted_raman(in, x) ||
                                            units_x(x) != ELASTIR_X_OTHER,
                                .readable = true};
  if (points == 0)
    return measured_add_block(in, &facts, "subfile %zu, x in '%.*s'", number, (int)x.length,
                              x.text);
  return measured_add_block(in, &facts, "subfile %zu, %zu points, x in '%.*s'", number, points,
                            (int)x.length, x.text);
}

bool spc_check_types(const measured_input *in, const spc_labels *labels)
{
  if (labels->x_type != 255 && labels->y_type != 1)
    return true;
  return measured_fail(in, "interferogram", 0, "this is an interferogram (axis types %d and %d), not a "
                       "spectrum; export the spectrum after the Fourier transform",
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
    if (!isfinite(y))
      not_finite++;
    in->out->y[i] = isfinite(y) ? y : NAN;
  }
  measured_report_not_finite(in, not_finite);
}
