/* SPDX-License-Identifier: GPL-3.0-or-later */
/* atoms.js: the atoms of a model as spheres and sticks, moving in a mode, with arrows; files for others. */
window.elastirPage.whenTurning(function (page) {
  "use strict";
  var place = document.getElementById("modes-live"), data = page.data;
  var some = data && data.models.some(function (model) { return model.displacements; });
  if (!place || !some) { return; }

  /* Colours as Jmol has them; what is not here is grey. */
  var colours = { H: 0xf0f0f0, B: 0xffb5b5, C: 0x707070, N: 0x3050f8, O: 0xff0d0d, F: 0x90e050, Na: 0xab5cf2,
    Mg: 0x8aff00, Al: 0xbfa6a6, Si: 0xf0c8a0, P: 0xff8000, S: 0xe6e610, Cl: 0x1ff01f, K: 0x8f40d4, Ca: 0x3dff00,
    Ti: 0xbfc2c7, Cr: 0x8a99c7, Mn: 0x9c7ac7, Fe: 0xe06633, Co: 0xf090a0, Ni: 0x50d050, Cu: 0xc88033,
    Zn: 0x7d80b0, Br: 0xa62929, Zr: 0x94e0e0, Cd: 0xffd98f, I: 0x940094 };
  var largest = 0.45; /* angstrom that the atom that moves most goes, at the slider's middle */
  var stage = page.createStage(1.1);
  var state = { model: null, mode: null, vectors: null, reach: 1, playing: true, amplitude: 1, arrows: true, parts: null };
  var box = page.make("div", { "class": "atoms live", hidden: true });
  var title = page.make("h3", { id: "atoms-title" });
  var still = window.matchMedia("(prefers-reduced-motion: reduce)");

  function tint(geometry, rgb) {
    var list = [], count = geometry.attributes.position.count;
    for (var i = 0; i < count; i++) { list.push((rgb >> 16) / 255, (rgb >> 8 & 255) / 255, (rgb & 255) / 255); }
    geometry.setAttribute("tint", new THREE.Float32BufferAttribute(list, 3));
    return geometry;
  }
  function sphere(radius, rgb) {
    return tint(new (THREE.SphereBufferGeometry || THREE.SphereGeometry)(radius, 20, 14), rgb);
  }
  function stick(radius) {
    return tint(new (THREE.CylinderBufferGeometry || THREE.CylinderGeometry)(radius, radius, 1, 10, 1, true), 0xa8adb5);
  }

  function bytesOf(model) {
    if (!model.moved) {
      var text = window.atob(model.displacements);
      model.moved = new Int8Array(text.length);
      for (var i = 0; i < text.length; i++) { model.moved[i] = text.charCodeAt(i); }
    }
    return model.moved;
  }
  /* Where the atoms are in a frame of half a side 1, and how far the mode takes them. */
  function prepare(model, number) {
    var n = model.atoms.length, middle = [0, 0, 0], reach = 0, most = 0;
    model.atoms.forEach(function (atom) {
      for (var k = 0; k < 3; k++) { middle[k] += atom[k + 1] / n; }
    });
    var at = model.atoms.map(function (atom) {
      var p = new THREE.Vector3(atom[1] - middle[0], atom[2] - middle[1], atom[3] - middle[2]);
      reach = Math.max(reach, p.length() + 1);
      return p;
    });
    var bytes = bytesOf(model), vectors = at.map(function (p, a) {
      var from = (number - 1) * 3 * n + 3 * a, v = new THREE.Vector3(bytes[from] || 0, bytes[from + 1] || 0, bytes[from + 2] || 0);
      most = Math.max(most, v.length());
      return v;
    });
    vectors.forEach(function (v) { v.multiplyScalar(most > 0 ? largest / most / reach : 0); });
    at.forEach(function (p) { p.divideScalar(reach); });
    return { at: at, vectors: vectors, reach: reach, middle: middle };
  }

  function cellLines(model) {
    var v = model.vectors_angstrom, list = [], reach = state.made.reach, axes = v ? v.length / 3 : 0;
    function corner(i) {
      return [0, 1, 2].map(function (k) {
        var sum = -state.made.middle[k];
        for (var axis = 0; axis < axes; axis++) { sum += (i >> axis & 1) * v[3 * axis + k]; }
        return sum / reach;
      });
    }
    for (var i = 0; i < 1 << axes; i++) {
      for (var axis = 0; axis < axes; axis++) {
        if (!(i >> axis & 1)) { list = list.concat(corner(i), corner(i | 1 << axis)); }
      }
    }
    return list;
  }
  function bodyOf() {
    var model = state.model, group = new THREE.Group(), parts = { atoms: [], sticks: [], arrows: [] };
    var geometries = {}, material = page.lit(1), rod = stick(0.11 / state.made.reach);
    model.atoms.forEach(function (atom, a) {
      var key = atom[0];
      geometries[key] = geometries[key] || sphere((0.18 + 0.22 * (atom[4] || 1.2)) / state.made.reach,
        colours[key] === undefined ? 0x9aa0a8 : colours[key]);
      var body = new THREE.Mesh(geometries[key], material);
      body.userData = { atom: a };
      parts.atoms.push(body);
      group.add(body);
    });
    for (var i = 0; i < model.bonds.length; i += 2) {
      var body = new THREE.Mesh(rod, material);
      parts.sticks.push({ body: body, a: model.bonds[i], b: model.bonds[i + 1] });
      group.add(body);
    }
    if (state.arrows) {
      state.made.vectors.forEach(function (v, a) {
        var length = v.length() * 3 * state.amplitude, n = v.clone().normalize();
        if (length * state.made.reach < 0.12) { return; }
        var arrow = page.arrow(n.toArray(), 0, length, 0x159447, Math.min(0.06, 0.4 * length));
        parts.arrows.push({ body: arrow, a: a });
        group.add(arrow);
      });
    }
    var lines = cellLines(model);
    if (lines.length > 0) { group.add(page.segments(lines, 0x9aa0a8)); }
    state.parts = parts;
    panel.targets = parts.atoms;
    pose(0);
    return group;
  }
  var upwards = null;
  /* phase: -1 to 1 of the displacement. */
  function pose(phase) {
    var made = state.made, now = made.at.map(function (p, a) {
      return p.clone().addScaledVector(made.vectors[a], phase * state.amplitude);
    });
    upwards = upwards || new THREE.Vector3(0, 1, 0);
    state.parts.atoms.forEach(function (body, a) { body.position.copy(now[a]); });
    state.parts.sticks.forEach(function (one) {
      var along = now[one.b].clone().sub(now[one.a]), length = along.length();
      one.body.position.copy(now[one.a]).addScaledVector(along, 0.5);
      one.body.scale.set(1, length, 1);
      if (length > 0) { one.body.quaternion.setFromUnitVectors(upwards, along.divideScalar(length)); }
    });
    state.parts.arrows.forEach(function (one) { one.body.position.copy(now[one.a]); });
  }

  var said = page.make("p", { "class": "note", role: "status" });
  var panel = { body: bodyOf, hover: function (found) {
    var atom = found && found.part.userData.atom;
    page.clear(said).appendChild(document.createTextNode(found
      ? state.model.atoms[atom][0] + " " + (atom + 1) + ", moves " +
        Math.round(100 * state.made.vectors[atom].length() * state.made.reach / largest) + " % of the largest displacement"
      : "Point at an atom for its name."));
  } };
  var canvas = stage.add(panel, "Atoms of a mode");

  var began = 0, running = false;
  function tick(time) {
    if (!state.playing || box.hidden) { running = false; return; }
    running = true;
    if (state.parts && panel.scene) { pose(Math.sin((time - began) / 1000 * 2 * Math.PI * 0.8)); }
    stage.redraw();
    window.requestAnimationFrame(tick);
  }
  function play() {
    playButton.textContent = state.playing ? "Stop" : "Play";
    if (state.playing && !running) { window.requestAnimationFrame(tick); }
    if (!state.playing && state.parts) { pose(1); stage.redraw(); }
  }

  /* ---- files ---- */
  function xyz() { /* with displacements behind the positions, as Jmol reads them */
    var made = state.made;
    return state.model.atoms.length + "\n" + state.model.label.replace(/\s+/g, " ") + " mode " + state.mode.number + " " +
      state.mode.mode.cm1 + " cm-1\n" + state.model.atoms.map(function (atom, a) {
      return [atom[0]].concat(atom.slice(1, 4).map(function (x) { return x.toFixed(6); }),
        made.vectors[a].toArray().map(function (x) { return (x * made.reach).toFixed(5); })).join(" ");
    }).join("\n") + "\n";
  }

  var playButton = page.button("Stop", function () { state.playing = !state.playing; play(); });
  var member = page.make("span");
  var tools = page.make("form", { "class": "tools", "aria-label": "Motion of the atoms" }, [
    playButton, member,
    page.slider("Amplitude", 0.2, 3, 0.1, 1, function (value) { return "× " + value; }, function (value) {
      state.amplitude = value;
      stage.stale();
    }),
    page.check("arrows", true, function (on) { state.arrows = on; stage.stale(); }),
    page.button("−", function () { stage.zoomBy(1 / 1.25); }, "Zoom out"),
    page.button("+", function () { stage.zoomBy(1.25); }, "Zoom in"),
    page.button("Reset", stage.home, "Initial view"),
    page.button("XYZ", function () { page.save("mode-" + state.mode.number + ".xyz", "chemical/x-xyz", xyz()); },
      "Save positions and displacements for Jmol or VMD"),
    page.button("PNG", function () {
      var picture = page.make("canvas"), context = picture.getContext("2d");
      picture.width = picture.height = 1200;
      context.fillStyle = page.colour("--paper");
      context.fillRect(0, 0, 1200, 1200);
      stage.paint(panel, context, 0, 0, 1200);
      picture.toBlob(function (blob) { page.save("mode-" + state.mode.number + ".png", "image/png", blob); });
    }, "Save the picture")]);
  tools.addEventListener("submit", function (event) { event.preventDefault(); });

  /* A mode of a model; of a degenerate set its first, or that of this number. */
  page.moveAtoms = function (model, mode, number) {
    state.model = model;
    state.mode = { mode: mode, number: number || mode.first };
    state.made = prepare(model, state.mode.number);
    page.clear(title).appendChild(document.createTextNode("Mode " + state.mode.number + " of " + model.label + ", " +
      page.fixed(mode.cm1, 2) + " cm⁻¹" + (mode.irrep ? ", " + mode.irrep : "") + (mode.moves ? ": " + mode.moves : "")));
    page.clear(member);
    if (mode.last > mode.first) {
      var numbers = [];
      for (var i = mode.first; i <= mode.last; i++) { numbers.push([String(i), String(i)]); }
      member.appendChild(page.choice("of the set", numbers, String(state.mode.number), function (value) {
        page.moveAtoms(model, mode, Number(value));
      }));
    }
    box.hidden = false;
    place.parentNode.classList.add("moving");
    state.playing = state.playing && !still.matches;
    stage.stale();
    play();
    box.scrollIntoView({ block: "nearest" });
  };
  [title, tools, page.make("div", { "class": "picture" }, [canvas]), said,
    page.make("p", { "class": "note" }, ["elastir export --format xyz, molden or cif writes all modes, in full."])]
    .forEach(function (part) { box.appendChild(part); });
  place.parentNode.insertBefore(box, place.nextSibling);
  page.atoms = { state: state, stage: stage };
});
