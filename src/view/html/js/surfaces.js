/* SPDX-License-Identifier: GPL-3.0-or-later */
/* surfaces.js: the viewer of directional moduli: surfaces of all models to one scale, the value under
 * the pointer, arrows at the extrema, lattice vectors, a plane and its cut. */
window.elastirPage.whenTurning(function (page) {
  "use strict";
  var place = document.getElementById("surfaces-live");
  var models = page.solids;
  if (!place || models.length === 0) { return; }

  var fineness = models.length > 8 ? [16, 64] : [30, 96];
  var stage = page.createStage(), state = { quantity: null, arrows: true, lattice: false, plane: true,
    range: null };
  var reading = page.make("div", { "class": "reading", role: "status", "aria-live": "off" });
  var barPlace = page.make("div", { "class": "bar" }), cutPlace = page.make("div", { "class": "cut" });
  var order = 0; /* of choices: what an earlier one still computes is dropped */

  function extremaOf(model) { return (model.extrema || {})[state.quantity.key]; }
  function gridOf(model) { return model.grids && model.grids[state.quantity.key]; }
  function compute(model) {
    model.grids = model.grids || {};
    if (!gridOf(model)) {
      model.grids[state.quantity.key] = page.sampleSphere(state.quantity, model.solid,
        state.quantity.dear ? 16 : fineness[0], state.quantity.dear ? 48 : fineness[1]);
    }
    return gridOf(model);
  }
  function available(quantity) {
    return models.some(function (model) { return !quantity.wave || model.density_g_cm3 > 0; });
  }
  function shown() {
    return models.filter(function (model) { return !state.quantity.wave || model.density_g_cm3 > 0; });
  }

  /* All models have one scale: from what was sampled, and the exact extrema where they are known. */
  function findRange() {
    var range = { least: Infinity, most: -Infinity };
    shown().forEach(function (model) {
      var grid = gridOf(model), exact = extremaOf(model);
      range.least = Math.min(range.least, grid.smallest, exact ? exact.min.value : Infinity);
      range.most = Math.max(range.most, grid.largest, exact ? exact.max.value : -Infinity);
    });
    range.scale = Math.max(Math.abs(range.least), Math.abs(range.most));
    state.range = range;
  }

  function disc() {
    var frame = page.plane.frame(), positions = [0, 0, 0], tints = [0.5, 0.55, 0.6], triangles = [];
    for (var i = 0; i < 72; i++) {
      var c = 1.2 * Math.cos(i * Math.PI / 36), s = 1.2 * Math.sin(i * Math.PI / 36);
      for (var k = 0; k < 3; k++) { positions.push(c * frame[0][k] + s * frame[1][k]); }
      tints.push(0.5, 0.55, 0.6);
      triangles.push(0, i + 1, (i + 1) % 72 + 1);
    }
    return page.solidBody(positions, tints, triangles, 0.28);
  }
  /* Lattice vectors to a common length. */
  function latticeAxes(model) {
    return [0, 1, 2].map(function (i) { return page.unit(model.lattice_angstrom.slice(3 * i, 3 * i + 3)); });
  }
  function shortened(axes, length) {
    return axes.reduce(function (list, axis) {
      return list.concat([0, 0, 0], axis.map(function (part) { return part * length; }));
    }, []);
  }
  function opposite(n) { return [-n[0], -n[1], -n[2]]; }
  function bodyOf(model, panel) {
    var group = new THREE.Group(), exact = extremaOf(model);
    panel.meshes = [];
    panel.targets = [];
    (state.quantity.transverse ? [false, true] : [false]).forEach(function (outer) {
      var mesh = page.surfaceMesh(gridOf(model), outer, state.range.scale);
      var body = page.surfaceBody(mesh, state.range, outer ? 0.3 : 1);
      body.renderOrder = outer ? 2 : 0;
      panel.meshes.push(mesh);
      panel.targets.unshift(body);
      group.add(body);
    });
    group.add(page.segments(shortened([[1, 0, 0], [0, 1, 0], [0, 0, 1]], 1.18), 0x808890));
    if (state.lattice && model.lattice_angstrom) {
      group.add(page.segments(shortened(latticeAxes(model), 1.18), 0xcc2288));
    }
    if (state.arrows && exact) {
      [[exact.min, page.colour("--s0")], [exact.max, page.colour("--s1")]].forEach(function (pair) {
        var r = Math.abs(pair[0].value) / state.range.scale;
        [pair[0].direction, opposite(pair[0].direction)].forEach(function (n) {
          group.add(page.arrow(n, r, Math.max(r + 0.12, 1.08), pair[1]));
        });
      });
    }
    if (state.plane) {
      var plane = disc();
      plane.renderOrder = 1;
      group.add(plane);
    }
    return group;
  }
  function labelsOf(model) {
    var labels = ["x", "y", "z"].map(function (name, i) {
      return { text: name, at: [0, 1, 2].map(function (k) { return k === i ? 1.28 : 0; }) };
    }), exact = extremaOf(model);
    if (state.lattice && model.lattice_angstrom) {
      latticeAxes(model).forEach(function (axis, i) {
        labels.push({ text: "abc"[i], colour: "#cc2288", at: axis.map(function (part) { return 1.26 * part; }) });
      });
    }
    if (state.arrows && exact) {
      [[exact.min, "min", page.colour("--s0")], [exact.max, "max", page.colour("--s1")]].forEach(function (mark) {
        var at = Math.max(Math.abs(mark[0].value) / state.range.scale + 0.12, 1.08) + 0.1;
        var n = mark[0].direction, nearer = stage.project(n, 1)[2] < -1e-9 ? opposite(n) : n;
        labels.push({ text: mark[1], colour: mark[2], at: nearer.map(function (part) { return at * part; }) });
      });
    }
    return labels;
  }

  function valueText(model, n) {
    var values = page.valuesAlong(state.quantity, model.solid, n);
    var unit = state.quantity.unit ? " " + state.quantity.unit : "";
    return state.quantity.transverse
      ? page.number(values[0], 5) + " … " + page.number(values[1], 5) + unit
      : page.number(values[0], 5) + unit;
  }
  function say(model, n) {
    page.clear(reading);
    if (!n) {
      reading.appendChild(document.createTextNode("Point at a surface for its values."));
      return;
    }
    var near = page.latticeDirection(model.lattice_angstrom, n);
    reading.appendChild(page.make("span", {}, [state.quantity.symbol + " along " + page.directionText(n) +
      (near ? ", " + near.text + " of " + model.label + (near.off >= 0.2 ? " is " + near.off.toFixed(1) + "° off" : "")
        : "")]));
    shown().forEach(function (one) {
      reading.appendChild(page.make("span", { "class": "value" }, [page.name(one), " ",
        page.make("b", {}, [valueText(one, n)])]));
    });
    reading.setAttribute("data-direction", JSON.stringify(n));
    reading.setAttribute("data-values", JSON.stringify(shown().map(function (one) {
      return page.valuesAlong(state.quantity, one.solid, n);
    })));
  }

  function drawCut() {
    page.clear(cutPlace);
    if (!state.plane || !state.range) { return; }
    cutPlace.appendChild(page.drawCut(shown(), state.quantity, state.range, page.plane.frame()));
    cutPlace.appendChild(page.make("p", { "class": "note" }, [page.plane.words() +
      (state.quantity.transverse ? "; thick the largest, thin the smallest over all m" : "")]));
  }

  var panels = models.map(function (model) {
    var panel = {
      model: model,
      body: function () { return bodyOf(model, panel); },
      labels: function () { return labelsOf(model); },
      hover: function (found) { say(model, found ? page.unit(found.at) : null); }
    };
    var canvas = stage.add(panel, "Surface of " + model.label);
    canvas.setAttribute("aria-describedby", "surfaces-keys");
    panel.element = page.make("div", { "class": "panel" }, [page.name(model),
      page.make("div", { "class": "picture" }, [canvas])]);
    return panel;
  });

  function show() {
    findRange();
    panels.forEach(function (panel) {
      panel.element.hidden = shown().indexOf(panel.model) < 0;
    });
    page.clear(barPlace).appendChild(page.colourBar(state.range, state.quantity.name + " " +
      state.quantity.symbol + (state.quantity.unit ? ", " + state.quantity.unit : "")));
    place.setAttribute("data-quantity", state.quantity.key);
    say(models[0], null);
    drawCut();
    stage.stale();
  }
  /* What takes long is computed a model at a time, so that the page answers in between. */
  function choose(key) {
    var mine = ++order, left;
    state.quantity = page.quantities.filter(function (one) { return one.key === key; })[0];
    left = shown().slice();
    page.clear(reading).appendChild(document.createTextNode("Computing …"));
    (function next() {
      if (mine !== order) { return; }
      while (left.length > 0) {
        var known = gridOf(left[0]);
        compute(left.shift());
        if (!known && state.quantity.dear) { window.setTimeout(next, 0); return; }
      }
      show();
    }());
  }

  /* ---- files ---- */
  function fileName(ending) { return "surfaces-" + state.quantity.key + "." + ending; }
  function title(panel) { return panel.model.label; }
  function visible() { return panels.filter(function (panel) { return !panel.element.hidden; }); }
  function savePng() {
    var side = 800, list = visible(), canvas = page.make("canvas");
    canvas.width = side * list.length;
    canvas.height = side + 60;
    var context = canvas.getContext("2d");
    context.fillStyle = page.colour("--paper");
    context.fillRect(0, 0, canvas.width, canvas.height);
    list.forEach(function (panel, i) {
      stage.paint(panel, context, i * side, 60, side);
      context.font = "36px sans-serif";
      context.textAlign = "center";
      context.fillStyle = page.colour("--ink");
      context.fillText(title(panel), (i + 0.5) * side, 44, side - 20);
    });
    stage.redraw();
    canvas.toBlob(function (blob) { page.save(fileName("png"), "image/png", blob); });
  }
  function saveSvg() {
    var side = 400, list = visible();
    var picture = page.draw("svg", { xmlns: "http://www.w3.org/2000/svg", width: side * list.length,
      height: side + 90, viewBox: "0 0 " + side * list.length + " " + (side + 90), "font-family": "sans-serif" });
    list.forEach(function (panel, i) {
      function project(point) { return stage.project(point, side); }
      if (!panel.meshes) { bodyOf(panel.model, panel); }
      var group = page.draw("g", { transform: "translate(" + i * side + " 30)" },
        page.surfacePolygons(panel.meshes, state.range, project));
      panel.labels().forEach(function (label) {
        var at = project(label.at);
        group.appendChild(page.draw("text", { x: at[0].toFixed(1), y: at[1].toFixed(1), "font-size": 16,
          "text-anchor": "middle", fill: label.colour || "#17191d" }, [label.text]));
      });
      group.appendChild(page.draw("text", { x: side / 2, y: -8, "text-anchor": "middle", "font-size": 18,
        fill: "#17191d" }, [title(panel)]));
      picture.appendChild(group);
    });
    var bar = page.draw("g", { transform: "translate(" + (side * list.length / 2 - 170) + " " + (side + 40) + ")" });
    Array.from(page.colourBar(state.range, state.quantity.name).childNodes).forEach(function (part) {
      bar.appendChild(part);
    });
    picture.appendChild(bar);
    page.save(fileName("svg"), "image/svg+xml", page.plainSvg(picture));
  }
  function saveCut() {
    var picture = cutPlace.querySelector("svg");
    if (picture) { page.save("cut-" + state.quantity.key + ".svg", "image/svg+xml", page.plainSvg(picture)); }
  }

  /* ---- the viewer ---- */
  var restale = function (key) {
    return function (on) { state[key] = on; drawCut(); stage.stale(); };
  };
  var controls = page.make("form", { "class": "tools", "aria-label": "Display of the surfaces" }, [
    page.choice("Quantity", page.quantities.filter(available).map(function (one) {
      return [one.key, one.name + " " + one.symbol];
    }), "E", choose),
    page.check("extrema", true, restale("arrows")),
    page.check("lattice vectors", false, restale("lattice")),
    page.check("plane", true, restale("plane")),
    page.button("−", function () { stage.zoomBy(1 / 1.25); }, "Zoom out"),
    page.button("+", function () { stage.zoomBy(1.25); }, "Zoom in"),
    page.button("Reset", stage.home, "Initial view"),
    page.button("PNG", savePng, "Save the surfaces as shown, as PNG"),
    page.button("SVG", saveSvg, "Save the surfaces as shown, as SVG"),
    page.button("Cut as SVG", saveCut, "Save the cut as SVG")]);
  controls.addEventListener("submit", function (event) { event.preventDefault(); });
  page.plane.whenMoved(function () {
    drawCut();
    stage.stale();
  });
  place.appendChild(controls);
  place.appendChild(page.make("p", { "class": "note", id: "surfaces-keys" }, [
    "Drag to turn all surfaces; zoom with the wheel or two fingers. Keys: arrows, + and −, Home. The distance from " +
    "the centre is the magnitude of the value in that direction, all models on one scale" +
    "; vermilion: negative. Of two surfaces, the inner is the smallest and the outer the largest value " +
    "over all perpendicular directions m."]));
  place.appendChild(page.make("div", { "class": "beside" }, [
    page.make("div", { "class": "surfaces-shown" }, [
      page.make("div", { "class": "panels" }, panels.map(function (panel) { return panel.element; })),
      barPlace, reading]),
    page.make("div", { "class": "cut-shown" }, [cutPlace, page.plane.controls()])]));
  place.hidden = false;
  document.documentElement.classList.add("turning");
  page.surfaces = { stage: stage, choose: choose, state: state, models: models };
  choose("E");
});
