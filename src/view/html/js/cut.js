/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cut.js: a quantity of all models over the angle in a plane, as a polar plot. */
(function (page) {
  "use strict";
  var size = 320, middle = size / 2, radius = 118, low = middle + radius + 28, steps = 120;

  /* Values at even angles as a path; the negative ones once more, apart. */
  function paths(values, scale) {
    var path = "", negative = "", before = false;
    values.forEach(function (value, i) {
      var angle = 2 * Math.PI * i / (values.length - 1), r = Math.abs(value) * scale;
      var at = (middle + r * Math.cos(angle)).toFixed(1) + " " + (middle - r * Math.sin(angle)).toFixed(1);
      path += (i === 0 ? "M" : "L") + at;
      if (value < 0) { negative += (before ? "L" : "M") + at; }
      before = value < 0;
    });
    return { path: path, negative: negative };
  }

  function text(x, y, anchor, colour, what) {
    return page.draw("text", { x: x, y: y, "text-anchor": anchor, fill: "var(" + colour + ")" }, [what]);
  }

  /* Curves { model, values at even angles from right to right, thin } of a quantity; texts: what lies to
   * the right and up. most: the value at the rim; not given: the largest. */
  page.drawPolar = function (curves, quantity, texts, most) {
    most = most || curves.reduce(function (largest, curve) {
      return curve.values.reduce(function (far, value) { return Math.max(far, Math.abs(value)); }, largest);
    }, 0) || 1;
    var step = page.roundStep(most, 4), rings = Math.ceil(most / step - 1e-9), scale = radius / (rings * step), unit = quantity.unit ? ", " + quantity.unit : "";
    var picture = page.draw("svg", { viewBox: "0 0 " + size + " " + (low + 6), role: "img",
      "aria-label": quantity.name + " in the plane", "font-family": "sans-serif", "font-size": 13 });
    for (var i = 1; i <= rings; i++) { /* the last one beyond the largest value */
      var at = i * step;
      picture.appendChild(page.draw("circle", { cx: middle, cy: middle, r: at * scale, fill: "none",
        stroke: "var(--rule)" }));
      picture.appendChild(text(middle + 3, middle - at * scale - 2, "start", "--muted", page.number(at, 3)));
    }
    picture.appendChild(page.draw("path", { stroke: "var(--rule)", fill: "none",
      d: "M" + (middle - radius) + " " + middle + "h" + 2 * radius + "M" + middle + " " + (middle - radius) + "v" + 2 * radius }));
    curves.forEach(function (curve) {
      var drawn = paths(curve.values, scale);
      picture.appendChild(page.draw("path", { d: drawn.path, fill: "none",
        stroke: "var(--s" + curve.model.series % 7 + ")", "stroke-width": curve.thin ? 1 : 2,
        "stroke-dasharray": page.seriesDash(curve.model.series).join(" ") }));
      if (drawn.negative) {
        picture.appendChild(page.draw("path", { d: drawn.negative, fill: "none",
          stroke: "var(--positive)", "stroke-width": 0.8 }));
      }
    });
    /* A long name has no room beside the circle. */
    picture.appendChild(texts.right.length < 3 ? text(size - 2, middle - 5, "end", "--ink", texts.right)
      : text(size - 2, low, "end", "--ink", "→ " + texts.right));
    picture.appendChild(text(middle, middle - radius - 20, "middle", "--ink", (texts.up.length < 3 ? "" : "↑ ") + texts.up));
    picture.appendChild(text(texts.right.length < 3 ? middle : 2, low, texts.right.length < 3 ? "middle" : "start", "--ink",
      quantity.symbol + unit));
    return picture;
  };

  /* The same of solids in the plane of two directions; range: { least, most } in space, for its scale. */
  page.drawCut = function (models, quantity, range, frame) {
    var curves = [], texts = { right: page.directionText(frame[0]), up: page.directionText(frame[1]) };
    models.forEach(function (model) {
      var least = [], most = [];
      for (var i = 0; i <= steps; i++) {
        var c = Math.cos(2 * Math.PI * i / steps), s = Math.sin(2 * Math.PI * i / steps);
        var values = page.valuesAlong(quantity, model.solid,
          [0, 1, 2].map(function (k) { return c * frame[0][k] + s * frame[1][k]; }), true);
        least.push(values[0]);
        most.push(values[1]);
      }
      curves.push({ model: model, values: most });
      if (quantity.transverse) { curves.push({ model: model, values: least, thin: true }); }
    });
    return page.drawPolar(curves, quantity, texts, range && Math.max(Math.abs(range.least), Math.abs(range.most)));
  };
}(window.elastirPage = window.elastirPage || {}));
