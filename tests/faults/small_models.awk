# SPDX-License-Identifier: GPL-3.0-or-later
# Two models of eight modes each, in place of those of a small result; with -v measured=1 a
# spectrum of the first instead.
function wavenumber(model, k) { return 640 + 75 * k + 4 * model * (k % 3) }
function intensity(model, k) { return 100 + 40 * ((k + model) % 3) }
function modes(model, k, list) {
  for (k = 1; k <= 8; k++)
    list = list sprintf("%s{\"first\": %d, \"last\": %d, \"degeneracy\": 1, " \
      "\"wavenumber_cm1\": %g, \"intensity_km_mol\": %g}", k > 1 ? ", " : "", k, k,
      wavenumber(model, k), intensity(model, k))
  return "\"modes\" : [" list "]"
}
BEGIN {
  for (x = 560; measured && x <= 1300; x += 4) {
    y = 0.05 + 0.01 * sin(x / 90) + 0.004 * sin(x * x)
    for (k = 1; k <= 8; k++)
      y += intensity(0, k) / (100 + (x - 0.95 * wavenumber(0, k)) ^ 2)
    print x, y
  }
}
{
  for (model = 0; model < 2; model++)
    sub(/"modes": *\[\{[^]]*\]/, modes(model))
  print
}
