/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cut.js: a quantity of all models in one plane, as a polar plot. */
(function (page) {
  "use strict";
  var size = 320, middle = size / 2, radius = 118, steps = 120;

  /* A round number of which two to four make `most`. */
  function ring(most) {
    var power = Math.pow(10, Math.floor(Math.log10(most)));
    return [0.2, 0.25, 0.5, 1, 2, 2.5].map(function (times) { return times * power; })
      .filter(function (step) { return most / step <= 4; })[0];
  }

  function curve(model, quantity, frame, which, scale) {
    var path = "", negative = "";
    for (var i = 0; i <= steps; i++) {
      var angle = 2 * Math.PI * i / steps, c = Math.cos(angle), s = Math.sin(angle);
      var n = [0, 1, 2].map(function (k) { return c * frame[0][k] + s * frame[1][k]; });
      var value = page.valuesAlong(quantity, model.solid, n, true)[which], r = Math.abs(value) * scale;
      var at = (middle + r * c).toFixed(1) + " " + (middle - r * s).toFixed(1);
      path += (i === 0 ? "M" : "L") + at;
      if (value < 0) { negative += (negative === "" || /Z$/.test(negative) ? "M" : "L") + at; }
    }
    return { path: path, negative: negative };
  }

  /* The picture; right and up: the directions in the plane that point there. */
  page.drawCut = function (models, quantity, range, frame, texts) {
    var most = Math.max(Math.abs(range.least), Math.abs(range.most)), scale = radius / most;
    var picture = page.draw("svg", { viewBox: "0 0 " + size + " " + (size + 14), role: "img",
      "aria-label": quantity.name + " in the plane", "font-family": "sans-serif", "font-size": 13 });
    var step = ring(most);
    for (var at = step; at * scale < radius * 1.12; at += step) {
      picture.appendChild(page.draw("circle", { cx: middle, cy: middle, r: at * scale, fill: "none",
        stroke: "var(--rule)" }));
      picture.appendChild(page.draw("text", { x: middle + 3, y: middle - at * scale - 2,
        fill: "var(--muted)" }, [page.number(at, 3)]));
    }
    picture.appendChild(page.draw("path", { stroke: "var(--rule)", fill: "none",
      d: "M" + (middle - radius) + " " + middle + "h" + 2 * radius + "M" + middle + " " + (middle - radius) + "v" + 2 * radius }));
    models.forEach(function (model) {
      (quantity.transverse ? [0, 1] : [0]).forEach(function (which) {
        var drawn = curve(model, quantity, frame, which, scale);
        picture.appendChild(page.draw("path", { d: drawn.path, fill: "none",
          stroke: "var(--s" + model.series % 7 + ")", "stroke-width": which === 0 && quantity.transverse ? 1 : 2,
          "stroke-dasharray": page.seriesDash(model.series).join(" ") }));
        if (drawn.negative) {
          picture.appendChild(page.draw("path", { d: drawn.negative, fill: "none",
            stroke: "var(--positive)", "stroke-width": 0.8 }));
        }
      });
    });
    picture.appendChild(page.draw("text", { x: size - 2, y: middle - 5, "text-anchor": "end", fill: "var(--ink)" },
      [texts.right]));
    picture.appendChild(page.draw("text", { x: middle + 6, y: 14, fill: "var(--ink)" }, [texts.up]));
    picture.appendChild(page.draw("text", { x: middle, y: size + 8, "text-anchor": "middle", fill: "var(--muted)" },
      [quantity.symbol + (quantity.unit ? ", " + quantity.unit : "")]));
    return picture;
  };
}(window.elastirPage = window.elastirPage || {}));
