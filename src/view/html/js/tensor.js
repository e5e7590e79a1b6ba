/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tensor.js: moduli and velocities along a direction, from the stiffness; formulas as in
 * src/elastic/directions.h, contact.h and christoffel.h. */
(function (page) {
  "use strict";
  var voigt = [[0, 5, 4], [5, 1, 3], [4, 3, 2]];
  /* Steps of the two integrals of M: exact to some 1e-6, and to 1e-3 for a surface. */
  var fine = { angles: 16, turns: 32 }, coarse = { angles: 8, turns: 12 };

  /* The inverse of a square matrix given row by row, by Gauss and Jordan with pivots. */
  function inverse(matrix, n) {
    var a = matrix.slice(), b = [], i, j, k;
    for (i = 0; i < n * n; i++) { b.push(i % (n + 1) === 0 ? 1 : 0); }
    function swap(list, p, q) {
      for (var c = 0; c < n; c++) {
        var kept = list[p * n + c];
        list[p * n + c] = list[q * n + c];
        list[q * n + c] = kept;
      }
    }
    for (i = 0; i < n; i++) {
      var best = i;
      for (j = i + 1; j < n; j++) {
        if (Math.abs(a[j * n + i]) > Math.abs(a[best * n + i])) { best = j; }
      }
      swap(a, i, best);
      swap(b, i, best);
      var pivot = a[i * n + i];
      for (k = 0; k < n; k++) { a[i * n + k] /= pivot; b[i * n + k] /= pivot; }
      for (j = 0; j < n; j++) {
        var times = a[j * n + i];
        if (j === i || times === 0) { continue; }
        for (k = 0; k < n; k++) {
          a[j * n + k] -= times * a[i * n + k];
          b[j * n + k] -= times * b[i * n + k];
        }
      }
    }
    return b;
  }
  page.inverse = inverse;

  function fourth(matrix, factor) {
    var full = new Float64Array(81);
    for (var i = 0, at = 0; i < 3; i++) {
      for (var j = 0; j < 3; j++) {
        for (var k = 0; k < 3; k++) {
          for (var l = 0; l < 3; l++, at++) {
            var p = voigt[i][j], q = voigt[k][l];
            full[at] = matrix[6 * p + q] * factor(p, q);
          }
        }
      }
    }
    return full;
  }

  /* A solid: C and S as tensors of fourth rank; C in GPa, S in 1/GPa. */
  page.solid = function (stiffness, density) {
    return {
      c: fourth(stiffness, function () { return 1; }),
      s: fourth(inverse(stiffness, 6), function (p, q) { return (p > 2 ? 0.5 : 1) * (q > 2 ? 0.5 : 1); }),
      density: density
    };
  };

  /* a_i T_ijkl b_l, a matrix of jk. */
  function between(t, a, b) {
    var out = [0, 0, 0, 0, 0, 0, 0, 0, 0];
    for (var i = 0; i < 3; i++) {
      for (var j = 0; j < 3; j++) {
        for (var k = 0; k < 3; k++) {
          for (var l = 0; l < 3; l++) { out[3 * j + k] += a[i] * b[l] * t[27 * i + 9 * j + 3 * k + l]; }
        }
      }
    }
    return out;
  }
  /* T_ijkl n_k n_l, a matrix of ij. */
  function contracted(t, n) {
    var out = [0, 0, 0, 0, 0, 0, 0, 0, 0];
    for (var ij = 0; ij < 9; ij++) {
      for (var kl = 0; kl < 9; kl++) { out[ij] += t[9 * ij + kl] * n[(kl / 3) | 0] * n[kl % 3]; }
    }
    return out;
  }
  function form(m, a, b) {
    var sum = 0;
    for (var i = 0; i < 3; i++) {
      for (var j = 0; j < 3; j++) { sum += m[3 * i + j] * a[i] * b[j]; }
    }
    return sum;
  }
  function cross(a, b) {
    return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
  }
  function unit(a) {
    var length = Math.sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2]);
    return [a[0] / length, a[1] / length, a[2] / length];
  }
  /* Two unit vectors across n and each other. */
  function across(n) {
    var axis = Math.abs(n[0]) < 0.6 ? [1, 0, 0] : [0, 1, 0], p = unit(cross(n, axis));
    return [p, cross(n, p)];
  }
  page.unit = unit;
  page.cross = cross;
  page.across = across;

  /* The smallest and largest of p.F.p over unit vectors p across n. */
  function extremesAcross(f, n) {
    var frame = across(n), a = form(f, frame[0], frame[0]), b = form(f, frame[1], frame[1]);
    var half = Math.hypot((a - b) / 2, form(f, frame[0], frame[1]));
    return [(a + b) / 2 - half, (a + b) / 2 + half];
  }

  function young(solid, n) { return 1 / form(contracted(solid.s, n), n, n); }
  function compressibility(solid, n) {
    var sum = 0;
    for (var ij = 0; ij < 9; ij++) {
      sum += n[(ij / 3) | 0] * n[ij % 3] * (solid.s[9 * ij] + solid.s[9 * ij + 4] + solid.s[9 * ij + 8]);
    }
    return 1000 * sum;
  }
  function shear(solid, n) {
    var found = extremesAcross(between(solid.s, n, n), n);
    return [1 / (4 * found[1]), 1 / (4 * found[0])];
  }
  function poisson(solid, n) {
    var e = young(solid, n), found = extremesAcross(contracted(solid.s, n), n);
    return [-e * found[1], -e * found[0]];
  }

  function product(a, b) {
    var out = [0, 0, 0, 0, 0, 0, 0, 0, 0];
    for (var i = 0; i < 9; i++) {
      for (var k = 0; k < 3; k++) { out[i] += a[i - i % 3 + k] * b[3 * k + i % 3]; }
    }
    return out;
  }
  function inverse3(m) {
    var c = [m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
      m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
      m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]];
    var determinant = m[0] * c[0] + m[1] * c[3] + m[2] * c[6];
    return c.map(function (value) { return value / determinant; });
  }
  function mixed(p, q, pq, qp, cc, cs, ss) {
    return p.map(function (value, i) { return cc * value + cs * (pq[i] + qp[i]) + ss * q[i]; });
  }
  /* n.L^-1.n of the plane of n and e. Matrices of turned m and p follow from those of n and e. */
  function response(solid, n, e, turns) {
    var nn = between(solid.c, n, n), ee = between(solid.c, e, e);
    var ne = between(solid.c, n, e), en = between(solid.c, e, n), sum = [0, 0, 0, 0, 0, 0, 0, 0, 0];
    for (var k = 0; k < turns; k++) {
      var c = Math.cos(Math.PI * k / turns), s = Math.sin(Math.PI * k / turns);
      /* m = c n + s e, p = c e - s n */
      var mm = mixed(nn, ee, ne, en, c * c, c * s, s * s);
      var pp = mixed(ee, nn, ne, en, c * c, -c * s, s * s);
      var mp = nn.map(function (value, i) { return c * c * ne[i] - s * s * en[i] + c * s * (ee[i] - value); });
      var pm = [mp[0], mp[3], mp[6], mp[1], mp[4], mp[7], mp[2], mp[5], mp[8]];
      var last = product(product(mp, inverse3(pp)), pm);
      for (var i = 0; i < 9; i++) { sum[i] += (mm[i] - last[i]) / turns; }
    }
    return form(inverse3(sum), n, n);
  }
  function contact(solid, n, roughly) {
    var frame = across(n), sum = 0, steps = roughly ? coarse : fine, angles = steps.angles;
    for (var k = 0; k < angles; k++) {
      var c = Math.cos(Math.PI * k / angles), s = Math.sin(Math.PI * k / angles);
      sum += response(solid, n, [0, 1, 2].map(function (i) { return c * frame[0][i] + s * frame[1][i]; }),
        steps.turns);
    }
    return 2 * angles / sum;
  }

  /* Eigenvalues of a symmetric matrix of three, the largest first, by the cosine of a third of an
   * angle; of a matrix that is far from none of them. */
  function eigenvalues(m) {
    var mean = (m[0] + m[4] + m[8]) / 3;
    var a = m[0] - mean, b = m[4] - mean, c = m[8] - mean;
    var p = Math.sqrt((a * a + b * b + c * c + 2 * (m[1] * m[1] + m[2] * m[2] + m[5] * m[5])) / 6);
    if (!(p > 1e-12 * Math.abs(mean))) { return [mean, mean, mean]; }
    var half = (a * (b * c - m[5] * m[5]) - m[1] * (m[1] * c - m[5] * m[2]) +
      m[2] * (m[1] * m[5] - b * m[2])) / (2 * p * p * p);
    var angle = Math.acos(Math.min(Math.max(half, -1), 1)) / 3;
    var first = mean + 2 * p * Math.cos(angle), last = mean + 2 * p * Math.cos(angle + 2 * Math.PI / 3);
    return [first, 3 * mean - first - last, last];
  }
  function velocity(which) {
    return function (solid, n) {
      return Math.sqrt(eigenvalues(between(solid.c, n, n))[which] / solid.density);
    };
  }

  /* What can be shown along directions: a value, or the smallest and largest over all m. */
  page.quantities = [
    { key: "E", symbol: "E", name: "Young’s modulus", unit: "GPa", along: young },
    { key: "beta", symbol: "β", name: "Linear compressibility", unit: "TPa⁻¹", along: compressibility },
    { key: "G", symbol: "G", name: "Shear modulus", unit: "GPa", along: shear, transverse: true },
    { key: "nu", symbol: "ν", name: "Poisson’s ratio", unit: "", along: poisson, transverse: true },
    { key: "M", symbol: "M", name: "Contact modulus", unit: "GPa", along: contact, dear: true },
    { key: "p", symbol: "vₚ", name: "Velocity of the fastest wave", unit: "km/s", along: velocity(0), wave: true },
    { key: "s1", symbol: "vₛ₁", name: "Velocity of the second wave", unit: "km/s", along: velocity(1), wave: true },
    { key: "s2", symbol: "vₛ₂", name: "Velocity of the slowest wave", unit: "km/s", along: velocity(2), wave: true }
  ];
  /* [smallest, largest] along the unit vector n. */
  page.valuesAlong = function (quantity, solid, n, roughly) {
    var found = quantity.along(solid, n, roughly);
    return quantity.transverse ? found : [found, found];
  };
}(window.elastirPage = window.elastirPage || {}));
