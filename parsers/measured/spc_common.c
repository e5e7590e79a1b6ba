/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spc_common.c: numbers, type codes and labels of Galactic SPC files, new and old. */
#include <string.h>

#include "measured/spc.h"
#include "measured/text.h"
#include "measured/units.h"

uint16_t spc_u16(const char *bytes, bool big)
{
  const unsigned char *b = (const unsigned char *)bytes;
  return (uint16_t)(big ? b[0] << 8 | b[1] : b[1] << 8 | b[0]);
}

uint32_t spc_u32(const char *bytes, bool big)
{
  uint32_t low = spc_u16(bytes + (big ? 2 : 0), big);
  uint32_t high = spc_u16(bytes + (big ? 0 : 2), big);
  return high << 16 | low;
}

float spc_f32(const char *bytes, bool big)
{
  uint32_t bits = spc_u32(bytes, big);
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

double spc_f64(const char *bytes, bool big)
{
  uint64_t low = spc_u32(bytes + (big ? 4 : 0), big);
  uint64_t high = spc_u32(bytes + (big ? 0 : 4), big);
  uint64_t bits = high << 32 | low;
  double value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

static const char *x_text(unsigned char type)
{
  static const char *const texts[] = {
    "Arbitrary",       "Wavenumber (cm-1)", "Micrometers (um)", "Nanometers (nm)",
    "Seconds",         "Minutes",           "Hertz (Hz)",       "Kilohertz (kHz)",
    "Megahertz (MHz)", "Mass (m/z)",        "Parts per million (ppm)", "Days",
    "Years",           "Raman shift (cm-1)", "eV",              "",
    "Diode number",    "Channel",           "Degrees",          "Temperature (F)",
    "Temperature (C)", "Temperature (K)",   "Data points",      "Milliseconds",
    "Microseconds",    "Nanoseconds",       "Gigahertz (GHz)",  "Centimeters (cm)",
    "Meters (m)",      "Millimeters (mm)",  "Hours"};
  if (type == 255)
    return "Interferogram";
  return type < sizeof texts / sizeof *texts ? texts[type] : "";
}

static const char *y_text(unsigned char type)
{
  static const char *const texts[] = {
    "Arbitrary Intensity", "Interferogram", "Absorbance", "Kubelka-Munk", "Counts",
    "Volts",               "Degrees",       "Milliamps",  "Millimeters",  "Millivolts",
    "Log(1/R)",            "Percent",       "Intensity",  "Relative Intensity", "Energy",
    "",                    "Decibel",       "",           "",             "Temperature (F)",
    "Temperature (C)",     "Temperature (K)"};
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

bool spc_set_labels(const measured_input *input, const spc_labels *labels,
                    elastir_measured *measured)
{
  enum { COMMENT = 130 };
  const char *nul = memchr(labels->comment, '\0', COMMENT);
  size_t length = nul != NULL ? (size_t)(nul - labels->comment) : COMMENT;
  size_t x_length, y_length;
  const char *x = axis_text(labels, 0, x_text(labels->x_type), &x_length);
  const char *y = axis_text(labels, 1, y_text(labels->y_type), &y_length);
  return measured_set_text(input, &measured->title, labels->comment, length) &&
         measured_set_text(input, &measured->x_unit, x, x_length) &&
         measured_set_text(input, &measured->y_unit, y, y_length);
}

bool spc_is_infrared(const measured_input *input, const spc_labels *labels)
{
  size_t length;
  const char *text = axis_text(labels, 0, x_text(labels->x_type), &length);
  return input->options->any_axis || units_x(text, length) != ELASTIR_X_OTHER;
}

bool spc_check_types(const measured_input *input, const spc_labels *labels)
{
  if (labels->x_type != 255 && labels->y_type != 1)
    return true;
  elastir_diagnose(input->diagnostics, ELASTIR_ERROR, "interferogram", input->name, 0,
                   "this is an interferogram (axis types %d and %d), no spectrum; export the "
                   "spectrum after the Fourier transform", labels->x_type, labels->y_type);
  return false;
}

void spc_even_abscissae(elastir_measured *measured, double first, double last)
{
  size_t n = measured->points;
  for (size_t i = 0; i < n; i++)
    measured->x[i] = n < 2 ? first : first + (double)i * (last - first) / (double)(n - 1);
}
