/* SPDX-License-Identifier: GPL-3.0-or-later */
/* optics_options.c: the options that say what an instrument sees. */
#include "cli/optics_options.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "model/epsilon_given.h"
#include "model/optics_settings.h"

static bool add_observable(const char *value, optics_settings *to, elastir_diagnostics *trouble)
{
  return cli_has_room(to->observable_count, MOST_OBSERVABLES, value, trouble) &&
         observable_parse(value, &to->observables[to->observable_count++], trouble);
}

/* "1,2,3": returns how many numbers; 0: something else is there, or they are more than `most`.
 * */
static size_t numbers_of(const char *value, double *numbers, size_t most)
{
  size_t count = 0;
  for (const char *rest = value;; rest++) {
    size_t length = strcspn(rest, ",");
    if (count == most || length == 0 || number_scan(rest, length, &numbers[count]) != length ||
        !isfinite(numbers[count]))
      return 0;
    count++;
    rest += length;
    if (*rest == '\0')
      return count;
  }
}

static bool read_at(const char *value, optics_settings *to)
{
  to->at_count = numbers_of(value, to->at_cm1, MOST_AT);
  for (size_t i = 0; i < to->at_count; i++)
    if (!(to->at_cm1[i] > 0.0))
      return false;
  return to->at_count > 0;
}

static bool add_direction(const char *value, optics_settings *to, elastir_diagnostics *trouble)
{
  direction_request request;
  bool assumed;
  return cli_has_room(to->direction_count, MOST_OBSERVABLES, value, trouble) &&
         request_parse(value, REQUEST_CARTESIAN, &request) && request.kind == REQUEST_CARTESIAN &&
         request_direction(&request, NULL, to->directions[to->direction_count++], &assumed);
}

static bool read_epsilon(const char *value, optics_settings *to, elastir_diagnostics *trouble)
{
  size_t count = numbers_of(value, to->epsilon_infinity, 6);
  to->has_epsilon_infinity =
      count > 0 ? epsilon_given_take(to->epsilon_infinity, count, value, trouble)
                : epsilon_given_read(value, to->epsilon_infinity, trouble);
  return to->has_epsilon_infinity;
}

/* "4", "4:boxcar" or "4:blackman-harris" */
static bool read_apparatus(const char *value, optics_settings *to)
{
  size_t length = strcspn(value, ":");
  const char *word = value[length] == ':' ? value + length + 1 : "blackman-harris";
  to->apparatus.apodisation =
      strcmp(word, "boxcar") == 0 ? OPTICS_BOXCAR : OPTICS_BLACKMAN_HARRIS;
  return (strcmp(word, "boxcar") == 0 || strcmp(word, "blackman-harris") == 0) && length > 0 &&
         number_scan(value, length, &to->apparatus.resolution_cm1) == length &&
         to->apparatus.resolution_cm1 >= 1e-3 && to->apparatus.resolution_cm1 <= 100.0;
}

CLI_READER(read_observable, optics_settings, add_observable(value, to, trouble))
CLI_READER(read_wavenumbers, optics_settings, read_at(value, to))
CLI_READER(read_damping, optics_settings,
           damping_parse(value, &to->damping))
CLI_READER(read_resolution, optics_settings, read_apparatus(value, to))
CLI_READER(read_epsilon_infinity, optics_settings, read_epsilon(value, to, trouble))
CLI_READER(read_lo_direction, optics_settings, add_direction(value, to, trouble))

/* The whole struct is the target of those that store in several places. */
#define ALL .at = 0, .size = sizeof(optics_settings)
#define READ(parser) CLI_PARSED, ALL, .parse = (parser)

#define EPSILON_INFINITY                                                                    \
  {0, "epsilon-inf", "EPS",                                                                 \
   "electronic permittivity: a number, xx,yy,zz,yz,xz,xy, or an|output that prints it",     \
   READ(read_epsilon_infinity)}

const cli_option cli_epsilon_options[] = {EPSILON_INFINITY, {0}};

const cli_option cli_optics_options[] = {
    {0, "as", "KIND[:KEY=VALUE,...]...",
     "what an instrument sees: epsilon, powder, attenuation, reflectance,|film, atr, nanoftir or raman; see "
     "elastir-observables(7)",
     READ(read_observable),
     .words = "epsilon powder attenuation reflectance film atr nanoftir raman"},
    {0, "at", "NU,...", "with --as: at these wavenumbers in cm-1 instead of on the grid",
     READ(read_wavenumbers), .expects = "at most 256 wavenumbers above 0, such as 659,2392",
     .needs = "as"},
    {0, "damping", "CM1[,FROM-TO:CM1][,mN:CM1]",
     "with --as: width of every mode in cm-1 (that of --fwhm), or|of the modes in a range, or of mode N",
     READ(read_damping),
     .expects = "0.001 to 1000, optionally followed by FROM-TO:CM1 or mN:CM1, separated by commas"},
    {0, "resolution", "CM1[:SHAPE]", "with --as: resolution of the interferometer, and the shape of its|"
     "apodisation: blackman-harris (default) or boxcar",
     READ(read_resolution), .expects = "0.001 to 100, optionally followed by :boxcar or :blackman-harris",
     .excludes = "at", .needs = "as"},
    EPSILON_INFINITY,
    {0, "lo-direction", "X,Y,Z...", "longitudinal modes along this Cartesian direction",
     READ(read_lo_direction), .expects = "three numbers, not all zero, such as 1,1,0 or 110"},
    {0}};
