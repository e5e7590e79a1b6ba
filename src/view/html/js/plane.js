/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plane.js: the plane that is cut, by its indices or its angles, the same for all that shows it; and the cuts
 * of E, β, G and ν in it. */
(function (page) {
  "use strict";
  var models = page.data ? page.data.models.filter(function (model) { return model.stiffness_gpa; }) : [];
  var frameOf = models.filter(function (model) { return model.lattice_angstrom; })[0];
  var degree = Math.PI / 180, told = [], fields = [];
  var plane = { tilt: 0, azimuth: 0, indices: null };
  page.solids = models;
  models.forEach(function (model) { model.solid = page.solid(model.stiffness_gpa, model.density_g_cm3); });

  plane.normal = function () {
    var t = plane.tilt * degree, a = plane.azimuth * degree;
    return [Math.sin(t) * Math.cos(a), Math.sin(t) * Math.sin(a), Math.cos(t)];
  };
  /* Right and up in the plane: right lies level. */
  plane.frame = function () {
    var a = plane.azimuth * degree, right = [-Math.sin(a), Math.cos(a), 0];
    if (plane.tilt === 0) { return [[1, 0, 0], [0, 1, 0]]; }
    return [right, page.cross(plane.normal(), right)];
  };
  plane.words = function () {
    var near = page.latticeDirection(frameOf && frameOf.lattice_angstrom, plane.normal());
    return (plane.indices ? "Plane (" + plane.indices.join(" ").replace(/-/g, "−") + ")" +
      (frameOf && models.length > 1 ? " of " + frameOf.label : "") + ", across " : "Across ") +
      page.directionText(plane.normal()) + (near && near.off < 0.2 ? ", " + near.text : "");
  };
  plane.whenMoved = function (act) { told.push(act); };
  function moved() {
    fields.forEach(function (show) { show(); });
    told.forEach(function (act) { act(); });
  }

  /* "110", "1-10" or "1 -1 0": three whole numbers; null if it is anything else. */
  page.readIndices = function (text) {
    var found = text.replace(/−/g, "-").match(/-?\d+/g) || [];
    if (found.length === 1 || /^\s*(-?\d){3}\s*$/.test(text.replace(/−/g, "-"))) {
      found = text.replace(/−/g, "-").match(/-?\d/g) || [];
    }
    found = found.map(Number);
    return found.length === 3 && found.some(function (one) { return one !== 0; }) ? found : null;
  };
  /* Across h a* + k b* + l c* of the first model with a lattice; without one h x + k y + l z. */
  plane.setIndices = function (hkl) {
    var n = hkl, inverse;
    if (frameOf) {
      inverse = page.inverse(frameOf.lattice_angstrom, 3);
      n = [0, 1, 2].map(function (k) { return inverse[3 * k] * hkl[0] + inverse[3 * k + 1] * hkl[1] + inverse[3 * k + 2] * hkl[2]; });
    }
    n = page.unit(n);
    if (n[2] < -1e-12 || (Math.abs(n[2]) <= 1e-12 && n[1] < 0)) { n = [-n[0], -n[1], -n[2]]; }
    plane.tilt = Math.acos(Math.min(n[2], 1)) / degree;
    plane.azimuth = plane.tilt < 1e-6 ? 0 : (Math.atan2(n[1], n[0]) / degree + 360) % 360;
    if (plane.tilt < 1e-6) { plane.tilt = 0; }
    plane.indices = hkl;
    moved();
  };
  function degrees(value) { return Number(value.toFixed(1)) + "°"; }
  function slider(label, most, key) {
    var made = page.slider(label, 0, most, 1, plane[key], degrees, function (value) {
      plane[key] = value;
      plane.indices = null;
      moved();
    });
    fields.push(function () {
      made.querySelector("input").value = plane[key];
      page.clear(made.querySelector("output")).appendChild(document.createTextNode(degrees(plane[key])));
    });
    return made;
  }
  /* What chooses the plane; all of those that were asked for show the same. */
  plane.controls = function () {
    var input = page.make("input", { type: "search", placeholder: "hkl", "aria-label": "Indices of the plane",
      title: "Such as 110 or 1 −1 0" });
    input.addEventListener("input", function () {
      var hkl = page.readIndices(input.value);
      input.setAttribute("aria-invalid", input.value !== "" && !hkl);
      if (hkl) { plane.setIndices(hkl); }
    });
    fields.push(function () {
      if (!plane.indices) { input.value = ""; }
      else if (document.activeElement !== input) { input.value = plane.indices.join(" "); }
    });
    return page.make("div", { "class": "tools plane" }, [
      page.make("label", {}, ["Plane ", input])].concat([[0, 0, 1], [1, 1, 0], [1, 1, 1]].map(function (hkl) {
      return page.button("(" + hkl.join("") + ")", function () { plane.setIndices(hkl); });
    }), [slider("Tilt", 90, "tilt"), slider("around z", 360, "azimuth")]));
  };
  page.plane = plane;

  /* ---- the section of cuts: drawn when it is opened ---- */
  var place = document.getElementById("cuts-live"), fold = place && place.closest("details");
  if (!place || models.length === 0) { return; }
  var shown = page.quantities.filter(function (one) { return !one.dear && !one.wave; });
  var words = page.make("p", { "class": "note", role: "status" }), panels = page.make("div", { "class": "panels" });
  function draw() {
    if (fold && !fold.open) { return; }
    page.clear(panels);
    shown.forEach(function (quantity) {
      panels.appendChild(page.make("div", { "class": "cut" }, [page.drawCut(models, quantity, null, plane.frame())]));
    });
    page.clear(words).appendChild(document.createTextNode(plane.words() + ". All models on one scale; for G and ν " +
      "thick the largest, thin the smallest over all m. Vermilion: negative."));
  }
  [plane.controls(), page.make("p", { "class": "byline" }, models.map(page.name)), panels, words]
    .forEach(function (part) { place.appendChild(part); });
  place.hidden = false;
  document.documentElement.classList.add("cutting");
  plane.whenMoved(draw);
  if (fold) { fold.addEventListener("toggle", draw); }
  draw();
}(window.elastirPage = window.elastirPage || {}));
