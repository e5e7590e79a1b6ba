/* SPDX-License-Identifier: GPL-3.0-or-later */
/* surface.js: representation surfaces: values over the sphere, their colours, meshes, and pictures. */
(function (page) {
  "use strict";
  var viridis = [0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21918c, 0x28ae80, 0x5ec962, 0xaddc30,
    0xfde725], pale = 0xf4c7a4, vermilion = 0xd55e00;

  function parts(rgb) { return [(rgb >> 16) / 255, (rgb >> 8 & 255) / 255, (rgb & 255) / 255]; }
  function mix(a, b, share) {
    a = parts(a);
    b = parts(b);
    return [0, 1, 2].map(function (i) { return a[i] + (b[i] - a[i]) * share; });
  }
  /* Red, green, blue from 0 to 1: viridis, negative values vermilion. */
  page.valueColour = function (value, least, most) {
    if (value < 0) { return mix(pale, vermilion, least < 0 ? Math.min(value / least, 1) : 1); }
    var from = Math.max(least, 0);
    var at = 8 * (most > from ? Math.min(Math.max((value - from) / (most - from), 0), 1) : 0.5);
    var i = Math.min(Math.floor(at), 7);
    return mix(viridis[i], viridis[i + 1], at - i);
  };
  page.cssColour = function (rgb) {
    return "rgb(" + rgb.map(function (part) { return Math.round(255 * Math.min(part, 1)); }).join(",") + ")";
  };

  /* Values of a solid over the upper half (n and -n are alike): rings of sectors, the pole once. */
  page.sampleSphere = function (quantity, solid, rings, sectors) {
    var grid = { rings: rings, sectors: sectors, directions: [], least: [], most: [],
      smallest: Infinity, largest: -Infinity };
    for (var ring = 0; ring <= rings; ring++) {
      for (var sector = 0; sector < (ring === 0 ? 1 : sectors); sector++) {
        var theta = Math.PI / 2 * ring / rings, phi = 2 * Math.PI * sector / sectors;
        var n = [Math.sin(theta) * Math.cos(phi), Math.sin(theta) * Math.sin(phi), Math.cos(theta)];
        var values = page.valuesAlong(quantity, solid, n, true);
        grid.directions.push(n);
        grid.least.push(values[0]);
        grid.most.push(values[1]);
        grid.smallest = Math.min(grid.smallest, values[0]);
        grid.largest = Math.max(grid.largest, values[1]);
      }
    }
    return grid;
  };

  /* Points and triangles of the whole surface; scale: the value whose radius is 1. */
  page.surfaceMesh = function (grid, outer, scale) {
    var values = outer ? grid.most : grid.least, rings = 2 * grid.rings, sectors = grid.sectors;
    var mesh = { positions: [], values: [], triangles: [] };
    function add(ring, sector) {
      var below = ring > grid.rings;
      var r = below ? rings - ring : ring, s = (below ? sector + sectors / 2 : sector) % sectors;
      var at = r === 0 ? 0 : 1 + (r - 1) * sectors + s, n = grid.directions[at];
      var radius = (below ? -1 : 1) * Math.abs(values[at]) / scale;
      mesh.positions.push(radius * n[0], radius * n[1], radius * n[2]);
      mesh.values.push(values[at]);
    }
    function index(ring, sector) {
      return ring === 0 ? 0 : ring === rings ? 1 + (rings - 1) * sectors
        : 1 + (ring - 1) * sectors + sector % sectors;
    }
    add(0, 0);
    for (var ring = 1; ring < rings; ring++) {
      for (var sector = 0; sector < sectors; sector++) { add(ring, sector); }
    }
    add(rings, 0);
    for (ring = 0; ring < rings; ring++) {
      for (sector = 0; sector < sectors; sector++) {
        var a = index(ring, sector), b = index(ring + 1, sector);
        var c = index(ring + 1, sector + 1), d = index(ring, sector + 1);
        if (ring > 0) { mesh.triangles.push(a, b, d); }
        if (ring < rings - 1) { mesh.triangles.push(b, c, d); }
      }
    }
    return mesh;
  };

  page.surfaceBody = function (mesh, range, opacity) {
    var tints = [];
    mesh.values.forEach(function (value) {
      Array.prototype.push.apply(tints, page.valueColour(value, range.least, range.most));
    });
    return page.solidBody(mesh.positions, tints, mesh.triangles, opacity);
  };

  /* The triangles of meshes as polygons of an SVG, from back to front. */
  page.surfacePolygons = function (meshes, range, project) {
    var facets = [];
    meshes.forEach(function (mesh, place) {
      var points = [];
      for (var i = 0; i < mesh.values.length; i++) {
        points.push(project(mesh.positions.slice(3 * i, 3 * i + 3)));
      }
      for (i = 0; i < mesh.triangles.length; i += 3) {
        var ids = mesh.triangles.slice(i, i + 3), p = ids.map(function (id) { return points[id]; });
        var u = [p[1][0] - p[0][0], p[1][1] - p[0][1]], w = [p[2][0] - p[0][0], p[2][1] - p[0][1]];
        var value = (mesh.values[ids[0]] + mesh.values[ids[1]] + mesh.values[ids[2]]) / 3;
        var tilt = Math.abs(u[0] * w[1] - u[1] * w[0]) / (1 + Math.hypot(u[0], u[1]) * Math.hypot(w[0], w[1]));
        var light = 0.66 + 0.36 * Math.min(tilt, 1);
        facets.push({ depth: p[0][2] + p[1][2] + p[2][2], p: p, outer: place > 0,
          fill: page.cssColour(page.valueColour(value, range.least, range.most).map(function (part) {
            return part * light;
          })) });
      }
    });
    facets.sort(function (a, b) { return a.depth - b.depth; });
    return facets.map(function (facet) {
      return page.draw("path", { fill: facet.fill, stroke: facet.outer ? null : facet.fill,
        "stroke-width": 0.4, "fill-opacity": facet.outer ? 0.25 : null,
        d: "M" + facet.p.map(function (at) { return at[0].toFixed(1) + " " + at[1].toFixed(1); }).join("L") + "Z" });
    });
  };

  /* A bar of colours with the two ends of the scale. */
  page.colourBar = function (range, label) {
    var bar = page.draw("svg", { viewBox: "0 0 340 44", role: "img", "aria-label": label, "class": "colour-bar" });
    for (var i = 0; i < 100; i++) {
      var value = range.least + (range.most - range.least) * (i + 0.5) / 100;
      bar.appendChild(page.draw("rect", { x: 20 + 3 * i, y: 2, width: 3.2, height: 10, "shape-rendering": "crispEdges",
        fill: page.cssColour(page.valueColour(value, range.least, range.most)) }));
    }
    [[20, "start", page.number(range.least, 4)], [320, "end", page.number(range.most, 4)],
      [170, "middle", label]].forEach(function (text) {
      bar.appendChild(page.draw("text", { x: text[0], y: 27, "text-anchor": text[1], "font-size": 12,
        "font-family": "sans-serif", fill: "var(--ink)" }, [text[2]]));
    });
    return bar;
  };
}(window.elastirPage = window.elastirPage || {}));
