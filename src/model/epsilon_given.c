/* SPDX-License-Identifier: GPL-3.0-or-later */
/* epsilon_given.c: an electronic permittivity that the user gives. */
#include "model/epsilon_given.h"

#include "crystal/crystal.h"

/* All principal values of a crystal are 1 or more: Sylvester's test of eps - 1 as far as it is
 * needed to find numbers in the wrong order or unit. */
static bool is_permittivity(const double six[6])
{
  double xx = six[0] - 1.0, yy = six[1] - 1.0, zz = six[2] - 1.0;
  double yz = six[3], xz = six[4], xy = six[5];
  return xx > 0.0 && xx * yy - xy * xy > 0.0 &&
         xx * (yy * zz - yz * yz) - xy * (xy * zz - yz * xz) + xz * (xy * yz - yy * xz) > 0.0;
}

bool epsilon_given_take(double *six, size_t count, const char *text, elastir_diagnostics *trouble)
{
  if (count == 1) {
    six[1] = six[2] = six[0];
    six[3] = six[4] = six[5] = 0.0;
  }
  if ((count == 1 || count == 6) && is_permittivity(six))
    return true;
  elastir_diagnose(trouble, ELASTIR_ERROR, "bad-epsilon-infinity", NULL, 0,
                   "'%.200s': expected one number or six, xx,yy,zz,yz,xz,xy, with principal values "
                   "above 1, as an electronic permittivity has",
                   text);
  return false;
}

bool epsilon_given_read(const char *path, double six[6], elastir_diagnostics *trouble)
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
  return found && epsilon_given_take(six, 6, path, trouble);
}
