/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lineshape.js: scaled modes as bands of unit area times their intensity, as in src/spectrum. */
(function (page) {
  "use strict";
  var gaussReach = 7; /* half widths: 2^-49 of the height */

  /* The wavenumber times the factor of its range [from, to); without one unscaled. */
  page.scaledWavenumber = function (cm1, ranges) {
    for (var i = 0; i < ranges.length; i++) {
      var range = ranges[i];
      if (cm1 >= (range.from_cm1 || 0) && (range.to_cm1 === null || cm1 < range.to_cm1)) {
        return cm1 * range.factor;
      }
    }
    return cm1;
  };

  /* The height of a band of 1 km/mol. eta: the Lorentzian share. */
  function share(shape, eta) { return shape === "gaussian" ? 0 : shape === "lorentzian" ? 1 : eta; }
  page.loneBand = function (shape, fwhm, eta) {
    var lorentz = share(shape, eta);
    return lorentz * 2 / (Math.PI * fwhm) + (1 - lorentz) * 2 / fwhm * Math.sqrt(Math.LN2 / Math.PI);
  };

  /* Heights at from, from + step, ...; lines: [wavenumber, intensity]. */
  page.broaden = function (lines, from, step, points, shape, fwhm, eta) {
    var curve = new Float64Array(points), half = fwhm / 2, lorentz = share(shape, eta);
    var heightL = lorentz * 2 / (Math.PI * fwhm), heightG = (1 - lorentz) * 2 / fwhm * Math.sqrt(Math.LN2 / Math.PI);
    lines.forEach(function (line) {
      for (var i = 0; heightL > 0 && i < points; i++) {
        var away = (from + i * step - line[0]) / half;
        curve[i] += line[1] * heightL / (1 + away * away);
      }
      if (!(heightG > 0)) { return; }
      var first = Math.max(0, Math.ceil((line[0] - gaussReach * half - from) / step));
      var last = Math.min(points - 1, Math.floor((line[0] + gaussReach * half - from) / step));
      for (i = first; i <= last; i++) {
        var off = (from + i * step - line[0]) / half;
        curve[i] += line[1] * heightG * Math.exp(-Math.LN2 * off * off);
      }
    });
    return curve;
  };
}(window.elastirPage = window.elastirPage || {}));
