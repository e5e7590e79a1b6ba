/* SPDX-License-Identifier: GPL-3.0-or-later */
/* traces.js: the curves of the spectra as they are asked for: models broadened anew, measured spectra to the
 * height of the tallest band, each with where it stands in the stack. */
(function (page) {
  "use strict";
  var mostPoints = 6000, leastStep = 0.05;

  /* Linear between the points of a measured curve; null outside and where it is not used. */
  function measuredAt(curve, measured, x) {
    var at = (x - measured.from_cm1) / measured.step_cm1, i = Math.floor(at);
    if (i < 0 || i >= curve.length - 1) { return i === curve.length - 1 && at === i ? curve[i] : null; }
    if (curve[i] === null || curve[i + 1] === null) { return null; }
    return curve[i] + (at - i) * (curve[i + 1] - curve[i]);
  }

  page.linesOf = function (model, settings) {
    return (model.modes || []).filter(function (mode) { return mode.km_mol > 0 && mode.cm1 > 0; })
      .map(function (mode) { return [page.scaledWavenumber(mode.cm1, settings.ranges), mode.km_mol, mode]; });
  };

  /* settings: ranges, shape, fwhm, eta, from, to, offset (a share of the tallest band), models and
   * measured (which are on). The traces: { kind, of, x from the common grid, y, base, times }. */
  page.traces = function (data, settings) {
    var step = Math.max((settings.to - settings.from) / mostPoints, Math.min(1, settings.fwhm / 10, (settings.to - settings.from) / 800));
    step = Math.max(step, leastStep);
    var points = Math.floor((settings.to - settings.from) / step + 1e-9) + 1, x = [], tallest = 0, i;
    for (i = 0; i < points; i++) { x.push(settings.from + i * step); }
    var traces = [];
    data.models.forEach(function (model, place) {
      if (!model.spectrum || !data.absorbance || !settings.models[place]) { return; }
      var lines = page.linesOf(model, settings);
      var stored = model.spectrum.curve; /* of a result without its modes */
      var y = stored ? x.map(function (at) { return measuredAt(stored, model.spectrum, at); })
        : page.broaden(lines, settings.from, step, points, settings.shape, settings.fwhm, settings.eta);
      traces.push({ kind: "model", of: model, label: model.label, series: model.series, y: Array.from(y), lines: lines });
      tallest = y.reduce(function (most, value) { return Math.max(most, value); }, tallest);
    });
    var seen = data.seen.filter(function (one) { return settings.models[one.model]; }).map(function (one) {
      var model = data.models[one.model];
      return { kind: "model", of: model, label: one.label, series: model.series, relative: true,
        y: x.map(function (at) { return measuredAt(one.curve, one, at); }) };
    });
    function topOf(y) { return y.reduce(function (most, value) { return value === null ? most : Math.max(most, value); }, 0); }
    var highest = seen.reduce(function (most, trace) { return Math.max(most, topOf(trace.y)); }, 0);
    tallest = tallest || highest || 1;
    seen.forEach(function (trace) { /* beside absorbance to its height: their own unit is another one */
      trace.times = data.absorbance && highest > 0 ? tallest / highest : 1;
      trace.y = trace.y.map(function (value) { return value === null ? null : value * trace.times; });
      traces.push(trace);
    });
    data.measured.forEach(function (measured, place) {
      if (!measured.measured || !settings.measured[place]) { return; }
      var y = x.map(function (at) { return measuredAt(measured.measured, measured, at); });
      var top = topOf(y);
      var times = top > 0 ? tallest / top : 1;
      var trace = { kind: "measured", of: measured, label: measured.title, times: times,
        y: y.map(function (value) { return value === null ? null : value * times; }) };
      if (measured.fitted) {
        trace.fitted = x.map(function (at) {
          var value = measuredAt(measured.fitted, measured, at);
          return value === null ? null : value * times;
        });
      }
      traces.push(trace);
    });
    traces.forEach(function (trace, place) { /* the first one on top */
      trace.base = settings.offset * tallest * (traces.length - 1 - place);
    });
    return { x: x, tallest: tallest, lone: page.loneBand(settings.shape, settings.fwhm, settings.eta), traces: traces };
  };

  /* The numbers of what is shown, as CSV. */
  page.tracesCsv = function (drawn) {
    function quoted(text) { return '"' + text.replace(/"/g, '""') + '"'; }
    var heads = ["wavenumber_cm1"], columns = [];
    drawn.traces.forEach(function (trace) {
      heads.push(trace.label + (trace.kind === "model" ? (trace.relative ? " (relative)" : " km/mol cm") : " (largest value 1)"));
      columns.push([trace.y, trace.times || 1]);
      if (trace.fitted) {
        heads.push(trace.label + " mixture");
        columns.push([trace.fitted, trace.times]);
      }
    });
    return [heads.map(quoted).join(",")].concat(drawn.x.map(function (x, i) {
      return [Number(x.toFixed(4))].concat(columns.map(function (column) {
        var value = column[0][i];
        return value === null ? "" : Number((value / column[1]).toPrecision(7));
      })).join(",");
    })).join("\n") + "\n";
  };
}(window.elastirPage = window.elastirPage || {}));
