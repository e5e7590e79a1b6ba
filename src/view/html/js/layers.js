/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layers.js: slabs: the matrices, and E, G and ν over the angle in the plane, all models to one scale. */
(function (page) {
  "use strict";
  var section = document.getElementById("layers");
  var models = page.data ? page.data.models.filter(function (model) { return model.layer_n_m; }) : [];
  if (!section || models.length === 0) { return; }
  var voigt = [[0, 2], [2, 1]], names = ["xx", "yy", "xy"], steps = 180;

  /* S_ijkl a_i b_j c_k d_l of a compliance in Voigt's order xx yy xy. */
  function along(s, a, b, c, d) {
    var sum = 0;
    for (var i = 0; i < 16; i++) {
      var p = voigt[i >> 3 & 1][i >> 2 & 1], q = voigt[i >> 1 & 1][i & 1];
      sum += s[3 * p + q] * (p === 2 ? 0.5 : 1) * (q === 2 ? 0.5 : 1) * a[i >> 3 & 1] * b[i >> 2 & 1] * c[i >> 1 & 1] * d[i & 1];
    }
    return sum;
  }
  function young(s, n) { return 1 / along(s, n, n, n, n); }
  page.layerQuantities = [
    { symbol: "E", name: "Young’s modulus", unit: "N/m", along: young },
    { symbol: "G", name: "Shear modulus", unit: "N/m", along: function (s, n, m) { return 1 / (4 * along(s, n, m, n, m)); } },
    { symbol: "ν", name: "Poisson’s ratio", unit: "", along: function (s, n, m) { return -young(s, n) * along(s, n, n, m, m); } }];
  page.layerValue = function (quantity, model, degrees) {
    var c = Math.cos(degrees * Math.PI / 180), s = Math.sin(degrees * Math.PI / 180);
    return quantity.along(model.flexibility, [c, s], [-s, c]);
  };

  function polar(quantity) {
    var curves = models.map(function (model) {
      var list = [];
      for (var i = 0; i <= steps; i++) { list.push(page.layerValue(quantity, model, 360 * i / steps)); }
      return { model: model, values: list };
    });
    return page.drawPolar(curves, quantity, { right: "x", up: "y" });
  }
  function matrix(model) {
    return page.make("div", { "class": "tabular" }, [
      page.make("p", { "class": "caption" }, ["Stiffness of ", page.name(model), ", N/m"]),
      page.make("table", { "aria-label": "Stiffness of " + model.label }, [
        page.make("thead", {}, [page.make("tr", {}, [page.make("td")].concat(names.map(function (name) {
          return page.make("th", { scope: "col" }, [name]);
        })))]),
        page.make("tbody", {}, names.map(function (name, i) {
          return page.make("tr", {}, [page.make("th", { scope: "row" }, [name])].concat(names.map(function (other, k) {
            return page.make("td", {}, [page.number(model.layer_n_m[3 * i + k], 5)]);
          })));
        }))])]);
  }

  var stable = models.filter(function (model) { return model.layer_stable; });
  stable.forEach(function (model) { model.flexibility = page.inverse(model.layer_n_m, 3); });
  var box = page.make("div", { "class": "live" }, models.map(matrix));
  models = stable;
  if (models.length > 0) {
    box.appendChild(page.make("p", { "class": "note" }, ["In the plane, over the angle from x, all models on one scale:"]));
    box.appendChild(page.make("div", { "class": "panels" }, page.layerQuantities.map(function (quantity) {
      return page.make("div", { "class": "cut" }, [polar(quantity)]);
    })));
  }
  section.appendChild(box);
  page.layers = models;
}(window.elastirPage = window.elastirPage || {}));
