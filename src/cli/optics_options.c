/* SPDX-License-Identifier: GPL-3.0-or-later */
/* optics_options.c: the options that say what an instrument sees. */
#include "cli/optics_options.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "crystal/crystal.h"
#include "model/optics_settings.h"

static bool too_many(const char *value, int most, elastir_diagnostics *trouble)
{
  elastir_diagnose(trouble, ELASTIR_ERROR, "too-many", NULL, 0,
                   "can be given %d times at most; found '%.100s' beyond", most, value);
  return false;
}

static bool add_observable(const char *value, optics_settings *to, elastir_diagnostics *trouble)
{
  if (to->observable_count == MOST_OBSERVABLES)
    return too_many(value, MOST_OBSERVABLES, trouble);
  return observable_parse(value, &to->observables[to->observable_count++], trouble);
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
  if (to->direction_count == MOST_OBSERVABLES)
    return too_many(value, MOST_OBSERVABLES, trouble);
  return request_parse(value, REQUEST_CARTESIAN, &request) && request.kind == REQUEST_CARTESIAN &&
         request_direction(&request, NULL, to->directions[to->direction_count++], &assumed);
}

/* ---- the electronic permittivity ---- */

/* All principal values of a crystal are 1 or more: Sylvester's test of eps - 1 as far as it is
 * needed to find numbers in the wrong order or unit. */
static bool is_permittivity(const double six[6])
{
  double xx = six[0] - 1.0, yy = six[1] - 1.0, zz = six[2] - 1.0;
  double yz = six[3], xz = six[4], xy = six[5];
  return xx > 0.0 && xx * yy - xy * xy > 0.0 &&
         xx * (yy * zz - yz * yz) - xy * (xy * zz - yz * xz) + xz * (xy * yz - yy * xz) > 0.0;
}

static bool epsilon_of_output(const char *path, double six[6], elastir_diagnostics *trouble)
{
  static const size_t places[] = {0, 4, 8, 5, 2, 1};
  const elastir_crystal_options options = {.checksum = ELASTIR_CHECKSUM_NONE};
  elastir_crystal_output output = {0};
  elastir_diagnostics ignored = {0};
  bool found = false;
  bool readable = elastir_crystal_read(path, &options, &output, &ignored);
  for (size_t r = 0; readable && r < output.run_count; r++) {
    const elastir_vibrations *vibrations = &output.runs[r].vibrations;
    if (!vibrations->has_electronic_dielectric)
      continue;
    for (size_t k = 0; k < 6; k++)
      six[k] = vibrations->electronic_dielectric[places[k]];
    found = true;
  }
  if (!found)
    elastir_diagnose(trouble, ELASTIR_ERROR, "no-epsilon-infinity", path, 0,
                     "'%.200s' is neither a number, nor six of them (xx,yy,zz,yz,xz,xy), nor a CRYSTAL "
                     "output with a CPHF dielectric tensor",
                     path);
  elastir_diagnostics_free(&ignored);
  elastir_crystal_free(&output);
  return found;
}

static bool read_epsilon(const char *value, optics_settings *to, elastir_diagnostics *trouble)
{
  double *six = to->epsilon_infinity;
  size_t count = numbers_of(value, six, 6);
  if (count == 1) {
    six[1] = six[2] = six[0];
    six[3] = six[4] = six[5] = 0.0;
  } else if (count != 6 && !epsilon_of_output(value, six, trouble)) {
    return false;
  }
  if (!is_permittivity(six)) {
    elastir_diagnose(trouble, ELASTIR_ERROR, "bad-epsilon-infinity", NULL, 0,
                     "'%.200s': an electronic permittivity has principal values above 1", value);
    return false;
  }
  to->has_epsilon_infinity = true;
  return true;
}

CLI_READER(read_observable, optics_settings, add_observable(value, to, trouble))
CLI_READER(read_wavenumbers, optics_settings, read_at(value, to))
CLI_READER(read_epsilon_infinity, optics_settings, read_epsilon(value, to, trouble))
CLI_READER(read_lo_direction, optics_settings, add_direction(value, to, trouble))

/* The whole struct is the target of those that store in several places. */
#define ALL .at = 0, .size = sizeof(optics_settings)
#define READ(parser) CLI_PARSED, ALL, .parse = (parser)

const cli_option cli_optics_options[] = {
    {0, "as", "KIND[:KEY=VALUE,...]...",
     "what an instrument sees: epsilon, powder, attenuation, reflectance,|film, atr or nanoftir; see "
     "elastir-observables(7)",
     READ(read_observable),
     .words = "epsilon powder attenuation reflectance film atr nanoftir"},
    {0, "at", "NU,...", "with --as: at these wavenumbers in cm-1 instead of on the grid",
     READ(read_wavenumbers), .expects = "wavenumbers above 0, 256 at most, such as 659,2392",
     .needs = "as"},
    {0, "damping", "CM1", "with --as: width of every mode in cm-1 (that of --fwhm)",
     CLI_NUMBER(CLI_REAL, optics_settings, damping_cm1, 1e-3, 1000.0)},
    {0, "epsilon-inf", "EPS", "electronic permittivity: a number, xx,yy,zz,yz,xz,xy, or an|output "
     "that prints it",
     READ(read_epsilon_infinity)},
    {0, "lo-direction", "X,Y,Z...", "longitudinal modes along this Cartesian direction",
     READ(read_lo_direction), .expects = "three numbers, not all zero, such as 1,1,0 or 110"},
    {0}};
