/* SPDX-License-Identifier: GPL-3.0-or-later */
/* workbench.js: the spectra, zoomed by dragging, with live widths, shapes, factors. */
(function (page) {
  "use strict";
  var place = document.getElementById("spectra-live"), data = page.data;
  if (!place || !data) { return; }

  function gridOf(curve) {
    return { from_cm1: curve.from_cm1, to_cm1: curve.from_cm1 + curve.step_cm1 * (curve.curve.length - 1) };
  }
  var grids = data.models.filter(function (model) { return data.absorbance && model.spectrum; })
    .map(function (model) { return model.spectrum; }).concat(data.seen.map(gridOf));
  if (grids.length === 0) { return; }
  var range = {
    from: Math.min.apply(null, grids.map(function (grid) { return grid.from_cm1; })),
    to: Math.max.apply(null, grids.map(function (grid) { return grid.to_cm1; }))
  };
  var fingerprint = 1800; /* skeleton modes of molecules and frameworks lie below */

  function defaults() {
    return {
      from: range.from, to: range.to > fingerprint + 200 && range.from < fingerprint - 200 ? fingerprint : range.to,
      fwhm: data.settings.fwhm_cm1 || 10, shape: data.settings.lineshape || "lorentzian",
      eta: data.settings.eta === null ? 0.5 : data.settings.eta, offset: 0.7, reversed: false,
      sticks: true, bands: true,
      ranges: data.settings.scale.map(function (one) {
        return { from_cm1: one.from_cm1, to_cm1: one.to_cm1, factor: one.factor };
      }),
      models: data.models.map(function () { return true; }),
      measured: data.measured.map(function () { return true; })
    };
  }
  var settings = defaults(), drawn = null;
  var reading = page.make("div", { "class": "reading", role: "status", "aria-live": "off" });
  var stripTitle = page.make("p", { "class": "note" }, ["Residual: measured minus mixture, relative to 1"]);

  function colourOf(trace) { return trace.kind === "model" ? page.seriesColour(trace.series) : page.colour("--ink"); }

  function dashOf(trace) {
    return page.seriesDash(trace.kind === "model" ? trace.series : data.measured.indexOf(trace.of));
  }

  /* What the plot shows: each curve where it stands in the stack, a mixture below what was measured. */
  function stacked() {
    var curves = [], low = 0, high = drawn.tallest;
    function add(trace, y, look) {
      look.y = y.map(function (value) { return value === null ? null : value + trace.base; });
      look.y.forEach(function (value) {
        if (value !== null) { low = Math.min(low, value); high = Math.max(high, value); }
      });
      curves.push(look);
    }
    drawn.traces.forEach(function (trace) {
      add(trace, trace.y, { colour: colourOf(trace), dash: dashOf(trace) });
      if (trace.fitted) { add(trace, trace.fitted, { colour: page.colour("--positive"), width: 1, dash: [4, 3] }); }
    });
    return { x: drawn.x, curves: curves, from: settings.from, to: settings.to, reversed: settings.reversed,
      low: low - 0.02 * high, high: high * 1.1, stacked: settings.offset > 0 && drawn.traces.length > 1 };
  }
  function residuals() {
    var reach = 1e-3, curves = drawn.traces.filter(function (trace) { return trace.fitted; }).map(function (trace, i) {
      return { colour: page.colour("--ink"), width: 1, dash: page.seriesDash(i), y: trace.y.map(function (value, k) {
        var left = value === null || trace.fitted[k] === null ? null : (value - trace.fitted[k]) / trace.times;
        reach = Math.max(reach, Math.abs(left));
        return left;
      }) };
    });
    return { x: drawn.x, curves: curves, from: settings.from, to: settings.to, reversed: settings.reversed,
      low: -1.1 * reach, high: 1.1 * reach };
  }

  /* The names stand at the curves, or below each other where these are overlaid. */
  function drawNames(context, plot) {
    context.font = "12px system-ui, sans-serif";
    context.textAlign = "left";
    context.textBaseline = "alphabetic";
    context.lineJoin = "round";
    context.lineWidth = 4;
    context.strokeStyle = page.colour("--paper");
    drawn.traces.forEach(function (trace, i) {
      var y = settings.offset > 0 ? plot.yAt(trace.base) - 7 : 22 + 16 * i;
      context.strokeText(trace.label, 72, y);
      context.fillStyle = colourOf(trace);
      context.fillText(trace.label, 72, y);
    });
  }
  function drawSticks(context, plot) {
    drawn.traces.forEach(function (trace) {
      context.strokeStyle = context.fillStyle = colourOf(trace);
      context.lineWidth = 1;
      context.globalAlpha = 0.55;
      context.beginPath();
      (settings.sticks && trace.lines || []).forEach(function (line) {
        if (line[0] < settings.from || line[0] > settings.to) { return; }
        var x = plot.xAt(line[0]);
        context.moveTo(x, plot.yAt(trace.base));
        context.lineTo(x, plot.yAt(trace.base + line[1] * drawn.lone));
      });
      context.stroke();
      context.globalAlpha = 1;
      if (settings.bands && trace.kind === "measured") { drawBands(context, plot, trace); }
    });
  }
  /* Wavenumbers above the measured bands that are assigned, the highest first while there is room. */
  function drawBands(context, plot, trace) {
    var taken = [];
    context.font = "11px system-ui, sans-serif";
    context.textAlign = "center";
    context.textBaseline = "alphabetic";
    trace.of.assigned.map(function (pair) { return pair[0]; }).filter(function (cm1) {
      return cm1 >= settings.from && cm1 <= settings.to;
    }).map(function (cm1) {
      var i = Math.round((cm1 - drawn.x[0]) / (drawn.x[1] - drawn.x[0]));
      return { cm1: cm1, x: plot.xAt(cm1), y: trace.y[i] || 0 };
    }).sort(function (a, b) { return b.y - a.y; }).forEach(function (band) {
      var y = plot.yAt(band.y + trace.base) - 4;
      context.fillRect(band.x - 0.5, y - 5, 1, 5);
      if (taken.some(function (x) { return Math.abs(x - band.x) < 32; })) { return; }
      taken.push(band.x);
      context.fillText(band.cm1.toFixed(0), band.x, y - 8);
    });
  }

  function say(i) {
    page.clear(reading);
    if (i === null || i >= drawn.x.length) {
      reading.appendChild(document.createTextNode("Drag to zoom, double-click for the whole range; point for " +
        "heights; click a band for its modes."));
      return;
    }
    reading.appendChild(page.make("span", {}, [drawn.x[i].toFixed(1) + " cm⁻¹"]));
    drawn.traces.forEach(function (trace) {
      var name = trace.kind === "model" ? page.name(trace.of) : page.measuredName(trace.of);
      var value = trace.y[i] === null ? null : trace.y[i] / (trace.times || 1);
      var texts = [page.number(value, 4)];
      if (trace.fitted) { texts.push(" mixture " + page.number(trace.fitted[i] === null ? null : trace.fitted[i] / trace.times, 4)); }
      reading.appendChild(page.make("span", { "class": "value" }, [name, " ", page.make("b", {}, texts)]));
    });
    reading.setAttribute("data-cm1", drawn.x[i]);
    reading.setAttribute("data-heights", JSON.stringify(drawn.traces.map(function (trace) { return trace.y[i] / (trace.times || 1); })));
  }
  function point(i) { /* in both, wherever the pointer is */
    plot.point(i);
    strip.point(i);
    say(i);
  }
  function whole() { zoom(range.from, range.to); }

  var plot = page.createPlot("Spectra; their numbers: CSV", { label: data.ordinate + (data.absorbance ? ", km mol⁻¹ cm" : " (largest: 1)"), below: "Wavenumber, cm⁻¹",
    tall: function () { /* many curves take more room */
      return Math.max(300, Math.round(window.innerHeight * 0.4), 22 * drawn.traces.length);
    },
    over: drawSticks, above: drawNames, onPoint: point, onZoom: zoom, onWhole: whole,
    onPick: function (i) { if (page.onBand) { page.onBand(drawn.x[i], settings); } } });
  var strip = page.createPlot("Measured minus mixture", { label: "residual", tall: function () { return 110; },
    onPoint: point, onZoom: zoom, onWhole: whole });

  var waiting = false;
  function update() {
    if (waiting) { return; }
    waiting = true;
    window.requestAnimationFrame(function () {
      var left;
      waiting = false;
      drawn = page.traces(data, settings);
      left = residuals();
      strip.canvas.hidden = stripTitle.hidden = left.curves.length === 0;
      plot.show(stacked());
      strip.show(left);
      say(plot.place);
    });
  }
  function zoom(from, to) {
    settings.from = Math.min(Math.max(from, range.from), range.to - 2);
    settings.to = Math.min(Math.max(to, settings.from + 2), range.to);
    update();
  }

  /* ---- files ---- */
  function copyCsv() {
    var text = page.tracesCsv(drawn), said = function (what) {
      page.clear(reading).appendChild(document.createTextNode(what));
    };
    function byHand() {
      var area = page.make("textarea", { "class": "hidden", "aria-label": "CSV" });
      area.value = text;
      document.body.appendChild(area);
      area.select();
      var done = document.execCommand("copy");
      document.body.removeChild(area);
      said(done ? "Copied." : "The browser does not allow copying; save it instead.");
    }
    if (navigator.clipboard && navigator.clipboard.writeText) {
      navigator.clipboard.writeText(text).then(function () { said("Copied " + drawn.x.length + " lines."); }, byHand);
    } else {
      byHand();
    }
  }
  function savePng() {
    var list = [plot.canvas].concat(strip.canvas.hidden ? [] : [strip.canvas]);
    var canvas = page.make("canvas"), y = 0;
    canvas.width = list[0].width;
    canvas.height = list.reduce(function (sum, one) { return sum + one.height; }, 0);
    var context = canvas.getContext("2d");
    context.fillStyle = page.colour("--paper");
    context.fillRect(0, 0, canvas.width, canvas.height);
    list.forEach(function (one) { context.drawImage(one, 0, y); y += one.height; });
    canvas.toBlob(function (blob) { page.save("spectra.png", "image/png", blob); });
  }

  /* ---- controls ---- */
  var tools = page.make("div");
  function set(key) {
    return function (value) { settings[key] = value; update(); };
  }
  function toggles(key, list, name) {
    return list.map(function (one, i) {
      return (key === "models" ? one.spectrum || data.seen.length > 0 : one.measured) &&
        page.check(name(one), settings[key][i], function (on) { settings[key][i] = on; update(); });
    }).filter(Boolean);
  }
  function factors() {
    return settings.ranges.map(function (range) {
      var input = page.make("input", { type: "number", min: 0.5, max: 1.5, step: 0.001, value: range.factor });
      input.addEventListener("input", function () {
        if (input.value > 0) { range.factor = Number(input.value); update(); }
      });
      return page.make("label", { "class": "factor" }, [(range.from_cm1 || 0) +
        (range.to_cm1 === null ? "– " : "–" + range.to_cm1 + " "), input]);
    });
  }
  function offer() {
    page.clear(tools);
    var form = page.make("form", { "class": "tools", "aria-label": "Display of the spectra" },
      toggles("models", data.models, page.name).concat(
        toggles("measured", data.measured, page.measuredName), [
          data.absorbance ? page.check("sticks", settings.sticks, set("sticks")) : "",
          data.measured.length > 0 ? page.check("assigned bands", settings.bands, set("bands")) : "",
          page.check("reversed axis", settings.reversed, set("reversed")),
          page.button("Fingerprint", function () { zoom(400, fingerprint); }, "400 to 1800 cm⁻¹"),
          page.button("Whole range", whole)]));
    var shaping = page.make("form", { "class": "tools", "aria-label": "Computation of the spectra" }, [
      page.slider("Width", 1, 60, 0.5, settings.fwhm, function (value) { return value + " cm⁻¹"; }, set("fwhm")),
      page.choice("Shape", [["lorentzian", "Lorentzian"], ["gaussian", "Gaussian"], ["pseudo-voigt", "pseudo-Voigt"]],
        settings.shape, set("shape")),
      page.slider("Offset", 0, 1.5, 0.05, settings.offset, function (value) { return Math.round(100 * value) + " %"; },
        set("offset"))].concat(settings.ranges.length > 0 ? [page.make("span", {}, ["Scale factors:"])].concat(factors()) : [], [
      page.button("Reset", function () { settings = defaults(); offer(); update(); }, "Restore the computed values")]));
    (data.absorbance ? [form, shaping] : [form]).forEach(function (one) { /* what was compared has its width */
      one.addEventListener("submit", function (event) { event.preventDefault(); });
      tools.appendChild(one);
    });
  }

  var band = page.make("div", { id: "band-modes" }); /* modes.js fills it */
  var files = page.make("div", { "class": "tools" }, [
    page.button("Copy CSV", copyCsv, "Displayed curves in the displayed range"),
    page.button("Save CSV", function () { page.save("spectra.csv", "text/csv", page.tracesCsv(drawn)); }),
    page.button("PNG", savePng, "Save the plot as shown")]);
  [tools, plot.canvas, reading, files, band, stripTitle, strip.canvas].forEach(function (part) { place.appendChild(part); });
  place.hidden = false;
  document.documentElement.classList.add("plotting");
  drawn = page.traces(data, settings);
  offer();
  update();
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", update);
  page.spectra = { settings: function () { return settings; }, zoom: zoom, drawn: function () { return drawn; },
    plot: plot };
}(window.elastirPage = window.elastirPage || {}));
