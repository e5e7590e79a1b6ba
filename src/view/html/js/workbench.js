/* SPDX-License-Identifier: GPL-3.0-or-later */
/* workbench.js: the spectra, drawn by uPlot: zoomed by dragging, with live widths, shapes, factors. */
(function (page) {
  "use strict";
  var place = document.getElementById("spectra-live"), data = page.data;
  if (!place || typeof uPlot === "undefined" || !data) { return; }

  var grids = data.models.filter(function (model) { return model.spectrum; })
    .map(function (model) { return model.spectrum; });
  if (grids.length === 0) { return; }
  var whole = {
    from: Math.min.apply(null, grids.map(function (grid) { return grid.from_cm1; })),
    to: Math.max.apply(null, grids.map(function (grid) { return grid.to_cm1; }))
  };
  var fingerprint = 1800; /* skeleton modes of molecules and frameworks lie below */

  function defaults() {
    return {
      from: whole.from, to: whole.to > fingerprint + 200 && whole.from < fingerprint - 200 ? fingerprint : whole.to,
      fwhm: data.settings.fwhm_cm1 || 10, shape: data.settings.lineshape || "lorentzian",
      eta: data.settings.eta === null ? 0.5 : data.settings.eta, offset: 0.7, reversed: false,
      sticks: true, bands: true,
      ranges: data.settings.scale.map(function (range) {
        return { from_cm1: range.from_cm1, to_cm1: range.to_cm1, factor: range.factor };
      }),
      models: data.models.map(function () { return true; }),
      measured: data.measured.map(function () { return true; })
    };
  }
  var settings = defaults(), drawn = null, plot = null, strip = null;
  var plotPlace = page.make("div", { "class": "plot", role: "img", "aria-label": "Spectra; their numbers: CSV" });
  var stripPlace = page.make("div", { "class": "plot strip", role: "img", "aria-label": "Measured less mixture" });
  var reading = page.make("div", { "class": "reading", role: "status", "aria-live": "off" });
  var stripTitle = page.make("p", { "class": "note" }, ["Residual: measured less mixture, of 1"]);

  function colourOf(trace) { return trace.kind === "model" ? page.seriesColour(trace.series) : page.colour("--ink"); }
  function height() { return Math.max(300, Math.round(window.innerHeight * 0.4)); }
  function width() { return Math.max(240, Math.floor(place.getBoundingClientRect().width)); }

  /* One column of numbers a curve. */
  function columns() {
    var list = [drawn.x];
    drawn.traces.forEach(function (trace) {
      function lifted(value) { return value === null ? null : value + trace.base; }
      list.push(trace.y.map(lifted));
      if (trace.fitted) { list.push(trace.fitted.map(lifted)); }
    });
    return list;
  }
  function residuals() {
    return [drawn.x].concat(drawn.traces.filter(function (trace) { return trace.fitted; }).map(function (trace) {
      return trace.y.map(function (value, i) {
        return value === null || trace.fitted[i] === null ? null : (value - trace.fitted[i]) / trace.times;
      });
    }));
  }

  function drawSticks(u) {
    var ctx = u.ctx, box = u.bbox;
    ctx.save();
    ctx.beginPath();
    ctx.rect(box.left, box.top, box.width, box.height);
    ctx.clip();
    ctx.setLineDash([]);
    drawn.traces.forEach(function (trace) {
      ctx.strokeStyle = ctx.fillStyle = colourOf(trace);
      ctx.lineWidth = window.devicePixelRatio || 1;
      var base = u.valToPos(trace.base, "y", true);
      ctx.globalAlpha = 0.55;
      ctx.beginPath();
      (settings.sticks && trace.lines || []).forEach(function (line) {
        if (line[0] < settings.from || line[0] > settings.to) { return; }
        var x = u.valToPos(line[0], "x", true);
        ctx.moveTo(x, base);
        ctx.lineTo(x, u.valToPos(trace.base + line[1] * drawn.lone, "y", true));
      });
      ctx.stroke();
      ctx.globalAlpha = 1;
      if (settings.bands && trace.kind === "measured") { drawBands(u, ctx, trace); }
    });
    ctx.restore();
  }
  /* Wavenumbers above the measured bands that are assigned, the highest first while there is room. */
  function drawBands(u, ctx, trace) {
    var ratio = window.devicePixelRatio || 1, taken = [];
    ctx.font = 11 * ratio + "px sans-serif";
    ctx.textAlign = "center";
    trace.of.assigned.map(function (pair) { return pair[0]; }).filter(function (cm1) {
      return cm1 >= settings.from && cm1 <= settings.to;
    }).map(function (cm1) {
      var i = Math.round((cm1 - drawn.x[0]) / (drawn.x[1] - drawn.x[0]));
      return { cm1: cm1, x: u.valToPos(cm1, "x", true), y: trace.y[i] || 0 };
    }).sort(function (a, b) { return b.y - a.y; }).forEach(function (band) {
      var y = u.valToPos(band.y + trace.base, "y", true) - 4 * ratio;
      ctx.fillRect(band.x - ratio / 2, y - 5 * ratio, ratio, 5 * ratio);
      if (taken.some(function (x) { return Math.abs(x - band.x) < 32 * ratio; })) { return; }
      taken.push(band.x);
      ctx.fillText(band.cm1.toFixed(0), band.x, y - 8 * ratio);
    });
  }

  function say(u) {
    var i = u.cursor.idx;
    page.clear(reading);
    if (i === null || i === undefined || !drawn) {
      reading.appendChild(document.createTextNode("Drag to zoom, double-click for the whole range; point for " +
        "heights; click a band for its modes."));
      return;
    }
    reading.appendChild(page.make("span", {}, [drawn.x[i].toFixed(1) + " cm⁻¹"]));
    drawn.traces.forEach(function (trace) {
      var name = trace.kind === "model" ? page.name(trace.of) : page.make("span", { "class": "model" }, [trace.label]);
      var value = trace.y[i] === null ? null : trace.y[i] / (trace.times || 1);
      var texts = [page.number(value, 4)];
      if (trace.fitted) { texts.push(" mixture " + page.number(trace.fitted[i] === null ? null : trace.fitted[i] / trace.times, 4)); }
      reading.appendChild(page.make("span", { "class": "value" }, [name, " ", page.make("b", {}, texts)]));
    });
    reading.setAttribute("data-cm1", drawn.x[i]);
    reading.setAttribute("data-heights", JSON.stringify(drawn.traces.map(function (trace) { return trace.y[i] / (trace.times || 1); })));
  }

  function plain(u, values) { return values.map(function (value) { return page.number(value, 6); }); }
  function axis(label, size) {
    return { values: plain, stroke: page.colour("--ink"), grid: { stroke: page.colour("--rule"), width: 1 },
      ticks: { stroke: page.colour("--rule"), width: 1 }, label: label, labelSize: 22, size: size,
      font: "12px system-ui, sans-serif", labelFont: "12px system-ui, sans-serif" };
  }
  function options(tall, series, more) {
    var vertical = axis(more.label, 62);
    vertical.space = 22;
    return {
      width: width(), height: tall, legend: { show: false }, series: series,
      scales: {
        x: { time: false, dir: settings.reversed ? -1 : 1, range: function () { return [settings.from, settings.to]; } },
        y: { range: more.range }
      },
      axes: [axis(more.below, more.below ? 48 : 28), vertical],
      cursor: { sync: { key: "elastir-spectra" }, drag: { x: true, y: false, setScale: false },
        points: { size: 6 }, bind: { dblclick: function () { return function () { zoom(whole.from, whole.to); }; } } },
      hooks: {
        draw: more.draw ? [more.draw] : [], setCursor: more.say ? [more.say] : [],
        setSelect: [function (u) {
          if (u.select.width < 4) { return; }
          var ends = [u.posToVal(u.select.left, "x"), u.posToVal(u.select.left + u.select.width, "x")].sort(function (a, b) { return a - b; });
          u.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
          zoom(ends[0], ends[1]);
        }]
      }
    };
  }
  function seriesOf() {
    var list = [{}];
    drawn.traces.forEach(function (trace) {
      list.push({ stroke: colourOf(trace), width: 1.5, points: { show: false },
        dash: trace.kind === "model" ? page.seriesDash(trace.series) : [] });
      if (trace.fitted) {
        list.push({ stroke: page.colour("--positive"), width: 1, points: { show: false }, dash: [4, 3] });
      }
    });
    return list;
  }
  function residualSeries() {
    return [{}].concat(drawn.traces.filter(function (trace) { return trace.fitted; }).map(function (trace, i) {
      return { stroke: page.colour("--ink"), width: 1, points: { show: false }, dash: page.seriesDash(i) };
    }));
  }

  /* Anew where curves come or go, or the axis turns. */
  function build() {
    drawn = page.traces(data, settings);
    if (plot) { plot.destroy(); }
    if (strip) { strip.destroy(); strip = null; }
    plot = new uPlot(options(height(), seriesOf(), { below: "Wavenumber, cm⁻¹", label: "Absorbance, km mol⁻¹ cm",
      draw: drawSticks, say: say,
      range: function (u, least, most) {
        var top = Math.max(most || 0, drawn.tallest);
        return [Math.min(0, least || 0) - 0.02 * top, top * 1.1];
      } }), columns(), plotPlace);
    plot.over.addEventListener("click", function () {
      if (plot.cursor.idx !== null && page.onBand) { page.onBand(drawn.x[plot.cursor.idx], settings); }
    });
    var left = residuals();
    stripPlace.hidden = stripTitle.hidden = left.length < 2;
    if (left.length > 1) {
      strip = new uPlot(options(110, residualSeries(), { label: "residual", range: function (u, least, most) {
        var reach = Math.max(Math.abs(least || 0), Math.abs(most || 0), 1e-3) * 1.1;
        return [-reach, reach];
      } }), left, stripPlace);
    }
    say(plot);
  }
  var waiting = false;
  function update() {
    if (waiting) { return; }
    waiting = true;
    window.requestAnimationFrame(function () {
      waiting = false;
      drawn = page.traces(data, settings);
      plot.setData(columns());
      if (strip) { strip.setData(residuals()); }
    });
  }
  function zoom(from, to) {
    settings.from = Math.max(from, whole.from);
    settings.to = Math.min(Math.max(to, settings.from + 2), whole.to);
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
      said(done ? "Copied." : "The browser does not let the page copy; save it instead.");
    }
    if (navigator.clipboard && navigator.clipboard.writeText) {
      navigator.clipboard.writeText(text).then(function () { said("Copied " + drawn.x.length + " lines."); }, byHand);
    } else {
      byHand();
    }
  }
  function savePng() {
    var list = [plot].concat(strip ? [strip] : []).map(function (one) { return one.ctx.canvas; });
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
  function set(key, again) {
    return function (value) { settings[key] = value; (again ? build : update)(); };
  }
  function toggles(key, list, name) {
    return list.map(function (one, i) {
      return (key === "models" ? one.spectrum : one.measured) &&
        page.check(name(one), settings[key][i], function (on) { settings[key][i] = on; build(); });
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
    var form = page.make("form", { "class": "tools", "aria-label": "What the spectra show" },
      toggles("models", data.models, page.name).concat(
        toggles("measured", data.measured, function (one) { return one.title; }), [
          page.check("sticks", settings.sticks, set("sticks")),
          data.measured.length > 0 ? page.check("assigned bands", settings.bands, set("bands")) : "",
          page.check("reversed axis", settings.reversed, set("reversed", true)),
          page.button("Fingerprint", function () { zoom(400, fingerprint); }, "400 to 1800 cm⁻¹"),
          page.button("Whole range", function () { zoom(whole.from, whole.to); }),
          page.button("Reset", function () { settings = defaults(); offer(); build(); }, "As computed"),
          page.button("Copy CSV", copyCsv, "The curves shown, in the range shown"),
          page.button("Save CSV", function () { page.save("spectra.csv", "text/csv", page.tracesCsv(drawn)); }),
          page.button("PNG", savePng, "Save the plot as it stands")]));
    var shaping = page.make("form", { "class": "tools", "aria-label": "How the spectra are made" }, [
      page.slider("Width", 1, 60, 0.5, settings.fwhm, function (value) { return value + " cm⁻¹"; }, set("fwhm")),
      page.choice("Shape", [["lorentzian", "Lorentzian"], ["gaussian", "Gaussian"], ["pseudo-voigt", "pseudo-Voigt"]],
        settings.shape, set("shape")),
      page.slider("Offset", 0, 1.5, 0.05, settings.offset, function (value) { return Math.round(100 * value) + " %"; },
        set("offset"))].concat(settings.ranges.length > 0 ? [page.make("span", {}, ["Scale factors:"])].concat(factors()) : []));
    [form, shaping].forEach(function (one) {
      one.addEventListener("submit", function (event) { event.preventDefault(); });
      tools.appendChild(one);
    });
  }

  var band = page.make("div", { id: "band-modes" }); /* modes.js fills it */
  [plotPlace, reading, band, stripTitle, stripPlace].forEach(function (part) { place.appendChild(part); });
  place.insertBefore(tools, plotPlace);
  place.hidden = false;
  document.documentElement.classList.add("plotting");
  offer();
  build();
  window.addEventListener("resize", function () {
    plot.setSize({ width: width(), height: height() });
    if (strip) { strip.setSize({ width: width(), height: 110 }); }
  });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", build);
  page.spectra = { settings: function () { return settings; }, zoom: zoom, drawn: function () { return drawn; } };
}(window.elastirPage = window.elastirPage || {}));
