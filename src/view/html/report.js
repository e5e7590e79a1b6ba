/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report.js: toggles of the spectra, and surfaces that can be turned; the page reads without it. */
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("scripted");

  function each(selector, visit) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), visit);
  }

  /* ---- spectra ---------------------------------------------------------------------------- */
  function showLayout(name) {
    each(".spectrum", function (figure) {
      if (figure.querySelector(".overlaid")) {
        figure.classList.toggle("show-overlaid", name === "overlaid");
      }
    });
  }
  each('input[name="layout"]', function (input) {
    input.addEventListener("change", function () { showLayout(input.value); });
    if (input.checked) { showLayout(input.value); }
  });
  function showModel(input) {
    each('figure g[data-series="' + input.dataset.toggle + '"]', function (group) {
      group.classList.toggle("gone", !input.checked);
    });
  }
  each("input[data-toggle]", function (input) {
    input.addEventListener("change", function () { showModel(input); });
    showModel(input);
  });
  each("input[data-sticks]", function (input) {
    function show() {
      each("figure g.sticks", function (group) {
        group.classList.toggle("gone", !input.checked);
      });
    }
    input.addEventListener("change", show);
    show();
  });
  each("form.controls", function (form) {
    form.addEventListener("submit", function (event) { event.preventDefault(); });
  });

  /* ---- surfaces --------------------------------------------------------------------------- */
  var holder = document.getElementById("surface-data");
  if (!holder || typeof THREE === "undefined") { return; }
  var renderer;
  try {
    renderer = new THREE.WebGLRenderer({ antialias: true, alpha: true });
  } catch (error) {
    return; /* no WebGL: the pictures stay */
  }
  var data = JSON.parse(holder.textContent);
  var azimuth = Math.PI / 6, elevation = 22 * Math.PI / 180; /* as in the pictures */
  var camera = new THREE.OrthographicCamera(-1, 1, 1, -1, 0.1, 20);
  camera.up.set(0, 0, 1);
  camera.position.set(Math.cos(elevation) * Math.cos(azimuth),
    Math.cos(elevation) * Math.sin(azimuth), Math.sin(elevation)).multiplyScalar(8);
  camera.lookAt(0, 0, 0);
  camera.updateMatrixWorld();
  var cameraRight = new THREE.Vector3().setFromMatrixColumn(camera.matrixWorld, 0);
  var cameraUp = new THREE.Vector3().setFromMatrixColumn(camera.matrixWorld, 1);
  var turn = new THREE.Quaternion();
  var zoom = 1;
  var panels = [];

  var viridis = [0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21918c, 0x28ae80, 0x5ec962, 0xaddc30,
    0xfde725].map(function (rgb) { return new THREE.Color(rgb); });
  var pale = new THREE.Color(0xf4c7a4), vermilion = new THREE.Color(0xd55e00);

  function colourOf(value, least, most, colour) {
    if (value < 0) {
      return colour.copy(pale).lerp(vermilion, least < 0 ? Math.min(value / least, 1) : 1);
    }
    var from = Math.max(least, 0);
    var at = 8 * (most > from ? Math.min(Math.max((value - from) / (most - from), 0), 1) : 0.5);
    var i = Math.min(Math.floor(at), 7);
    return colour.copy(viridis[i]).lerp(viridis[i + 1], at - i);
  }

  /* The upper half is given, its pole once; the lower half is its image through the middle. */
  function valueAt(list, ring, sector) {
    if (ring > data.rings) {
      ring = 2 * data.rings - ring;
      sector += data.sectors / 2;
    }
    return ring === 0 ? list[0] : list[1 + (ring - 1) * data.sectors + sector % data.sectors];
  }

  function makeGeometry(list, facts) {
    var rings = 2 * data.rings, sectors = data.sectors;
    var reach = Math.max(Math.abs(facts.least), Math.abs(facts.most));
    var positions = [], colours = [], triangles = [], colour = new THREE.Color();
    function add(ring, sector) {
      var value = valueAt(list, ring, sector) * facts.unit, r = Math.abs(value) / reach;
      var theta = Math.PI * ring / rings, phi = 2 * Math.PI * sector / sectors;
      positions.push(r * Math.sin(theta) * Math.cos(phi), r * Math.sin(theta) * Math.sin(phi),
        r * Math.cos(theta));
      colourOf(value, facts.least, facts.most, colour);
      colours.push(colour.r, colour.g, colour.b);
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
        if (ring > 0) { triangles.push(a, b, d); }
        if (ring < rings - 1) { triangles.push(b, c, d); }
      }
    }
    var geometry = new THREE.BufferGeometry();
    geometry.setAttribute("position", new THREE.Float32BufferAttribute(positions, 3));
    geometry.setAttribute("color", new THREE.Float32BufferAttribute(colours, 3));
    geometry.setIndex(triangles);
    geometry.computeVertexNormals();
    return geometry;
  }

  function makeMesh(list, facts, outer) {
    var material = new THREE.MeshLambertMaterial({
      vertexColors: THREE.VertexColors || true, side: THREE.DoubleSide,
      transparent: outer, opacity: outer ? 0.3 : 1, depthWrite: !outer
    });
    var mesh = new THREE.Mesh(makeGeometry(list, facts), material);
    mesh.renderOrder = outer ? 1 : 0;
    return mesh;
  }

  function makeAxes(colour) {
    var geometry = new THREE.BufferGeometry();
    geometry.setAttribute("position", new THREE.Float32BufferAttribute(
      [0, 0, 0, 1.12, 0, 0, 0, 0, 0, 0, 1.12, 0, 0, 0, 0, 0, 0, 1.12], 3));
    return new THREE.LineSegments(geometry, new THREE.LineBasicMaterial({ color: colour }));
  }

  function makeScene(facts, model) {
    var scene = new THREE.Scene(), body = new THREE.Group();
    scene.add(new THREE.AmbientLight(0xffffff, 0.62));
    var light = new THREE.DirectionalLight(0xffffff, 0.5);
    light.position.copy(camera.position).addScaledVector(cameraRight, -4)
      .addScaledVector(cameraUp, 5);
    scene.add(light);
    body.add(makeMesh(model.least, facts, false));
    if (model.most) { body.add(makeMesh(model.most, facts, true)); }
    body.add(makeAxes(0x808890));
    scene.add(body);
    return { scene: scene, body: body };
  }

  function drawNames(panel, side) {
    var context = panel.context, names = ["x", "y", "z"];
    context.fillStyle = getComputedStyle(root).getPropertyValue("--ink");
    context.font = Math.round(side / 24) + "px sans-serif";
    context.textAlign = "center";
    context.textBaseline = "middle";
    names.forEach(function (name, i) {
      var tip = new THREE.Vector3().setComponent(i, 1.24).applyQuaternion(turn);
      var x = tip.dot(cameraRight), y = tip.dot(cameraUp), half = 1.36 / zoom;
      context.fillText(name, side / 2 * (1 + x / half), side / 2 * (1 - y / half));
    });
  }

  function draw(panel) {
    var box = panel.canvas.getBoundingClientRect();
    var side = Math.round(box.width * Math.min(window.devicePixelRatio || 1, 2));
    if (side === 0 || box.bottom < -200 || box.top > window.innerHeight + 200) { return; }
    if (!panel.parts) { panel.parts = makeScene(panel.facts, panel.model); }
    if (panel.canvas.width !== side) { panel.canvas.width = panel.canvas.height = side; }
    if (renderer.domElement.width !== side || renderer.domElement.height !== side) {
      renderer.setSize(side, side, false);
    }
    var half = 1.36 / zoom;
    camera.left = camera.bottom = -half;
    camera.right = camera.top = half;
    camera.updateProjectionMatrix();
    panel.parts.body.quaternion.copy(turn);
    renderer.render(panel.parts.scene, camera);
    panel.context.clearRect(0, 0, side, side);
    panel.context.drawImage(renderer.domElement, 0, 0);
    drawNames(panel, side);
    panel.svg.style.visibility = "hidden";
  }

  var wanted = false;
  function redraw() {
    if (wanted) { return; }
    wanted = true;
    window.requestAnimationFrame(function () {
      wanted = false;
      panels.forEach(draw);
    });
  }

  function turnBy(right, down) {
    var about = new THREE.Quaternion().setFromAxisAngle(cameraUp, right);
    about.multiply(new THREE.Quaternion().setFromAxisAngle(cameraRight, down));
    turn.premultiply(about).normalize();
    redraw();
  }

  function onKey(event) {
    var step = Math.PI / 24;
    switch (event.key) {
      case "ArrowLeft": turnBy(-step, 0); break;
      case "ArrowRight": turnBy(step, 0); break;
      case "ArrowUp": turnBy(0, -step); break;
      case "ArrowDown": turnBy(0, step); break;
      case "+": case "=": zoom = Math.min(zoom * 1.15, 4); redraw(); break;
      case "-": zoom = Math.max(zoom / 1.15, 0.5); redraw(); break;
      case "Home": turn.set(0, 0, 0, 1); zoom = 1; redraw(); break;
      default: return;
    }
    event.preventDefault();
  }

  function listen(canvas) {
    var last = null;
    canvas.addEventListener("pointerdown", function (event) {
      last = { x: event.clientX, y: event.clientY };
      canvas.setPointerCapture(event.pointerId);
    });
    canvas.addEventListener("pointermove", function (event) {
      if (!last) { return; }
      turnBy((event.clientX - last.x) * 0.01, (event.clientY - last.y) * 0.01);
      last = { x: event.clientX, y: event.clientY };
    });
    ["pointerup", "pointercancel"].forEach(function (name) {
      canvas.addEventListener(name, function () { last = null; });
    });
    canvas.addEventListener("keydown", onKey);
  }

  each(".panel[data-quantity]", function (element) {
    var facts = data.quantities[element.dataset.quantity];
    var model = facts && facts.models[element.dataset.series];
    var picture = element.querySelector(".picture");
    if (!model) { return; }
    var svg = picture.querySelector("svg"), canvas = document.createElement("canvas");
    canvas.tabIndex = 0;
    canvas.setAttribute("role", "application");
    canvas.setAttribute("aria-roledescription", "surface that can be turned");
    canvas.setAttribute("aria-label", svg.getAttribute("aria-label"));
    canvas.setAttribute("aria-describedby", "turning");
    picture.appendChild(canvas);
    listen(canvas);
    panels.push({ canvas: canvas, context: canvas.getContext("2d"), svg: svg, facts: facts,
      model: model });
  });
  document.getElementById("turning").classList.add("three");
  window.addEventListener("scroll", redraw, { passive: true });
  window.addEventListener("resize", redraw);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  redraw();
}());
