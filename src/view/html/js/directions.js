/* SPDX-License-Identifier: GPL-3.0-or-later */
/* directions.js: directions as people write them: "[0.58 0.58 0.58]", or near [111] of a lattice. */
(function (page) {
  "use strict";
  var largest = 6; /* index of a lattice direction */

  var axes = ["x", "y", "z"];

  /* "z", "−x", or "(0.577, 0.577, 0.577)". */
  page.directionText = function (n) {
    for (var i = 0; i < 3; i++) {
      if (Math.abs(n[i]) > 1 - 1e-9) { return (n[i] < 0 ? "−" : "") + axes[i]; }
    }
    return "(" + n.map(function (part) { return page.fixed(Math.abs(part) < 5e-4 ? 0 : part, 3); }).join(", ") + ")";
  };

  /* The nearest direction [uvw] with small indices: { text, off } in degrees. rows: a, b, c. */
  page.latticeDirection = function (rows, n) {
    if (!rows) { return null; }
    var inverse = page.inverse(rows, 3), exact = [0, 1, 2].map(function (k) {
      return n[0] * inverse[k] + n[1] * inverse[3 + k] + n[2] * inverse[6 + k];
    });
    var most = Math.max(Math.abs(exact[0]), Math.abs(exact[1]), Math.abs(exact[2])), best = null;
    for (var times = 1; times <= largest; times++) {
      var uvw = exact.map(function (part) { return Math.round(part / most * times); });
      var along = page.unit([0, 1, 2].map(function (k) {
        return uvw[0] * rows[k] + uvw[1] * rows[3 + k] + uvw[2] * rows[6 + k];
      }));
      var cosine = Math.min(along[0] * n[0] + along[1] * n[1] + along[2] * n[2], 1);
      var off = Math.acos(cosine) * 180 / Math.PI;
      if (!best || off < best.off - 0.2) { best = { uvw: uvw, off: off }; }
      if (off < 0.2) { break; }
    }
    best.text = "[" + best.uvw.map(function (u) { return String(u).replace("-", "−"); }).join(" ") + "]";
    return best;
  };
}(window.elastirPage = window.elastirPage || {}));
