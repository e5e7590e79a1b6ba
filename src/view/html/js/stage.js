/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stage.js: bodies in space that are turned together: one renderer of three.js, a canvas each; mouse,
 * fingers, wheel and keys. Our own shader lights them: those of three.js differ between releases. */
(function (page) {
  "use strict";
  var azimuth = Math.PI / 6, elevation = 22 * Math.PI / 180; /* as in the pictures */
  var renderer = null, camera = null, right = null, up = null, caster = null;
  var lastScroll = 0;

  var waiting = [];

  /* Calls act(page) once three.js is unpacked and draws; never, if it does not come. */
  page.whenTurning = function (act) { waiting.push(act); };
  page.startTurning = function () {
    waiting.forEach(function (act) { act(page); });
  };

  /* false: there is no WebGL. */
  page.canTurn = function () {
    try {
      renderer = new THREE.WebGLRenderer({ antialias: true, alpha: true });
    } catch (error) {
      return false;
    }
    camera = new THREE.OrthographicCamera(-1, 1, 1, -1, 0.1, 40);
    camera.up.set(0, 0, 1);
    camera.position.set(Math.cos(elevation) * Math.cos(azimuth),
      Math.cos(elevation) * Math.sin(azimuth), Math.sin(elevation)).multiplyScalar(16);
    camera.lookAt(0, 0, 0);
    camera.updateMatrixWorld();
    right = new THREE.Vector3().setFromMatrixColumn(camera.matrixWorld, 0);
    up = new THREE.Vector3().setFromMatrixColumn(camera.matrixWorld, 1);
    caster = new THREE.Raycaster();
    window.addEventListener("scroll", function () { lastScroll = Date.now(); }, { passive: true });
    return true;
  };

  page.lit = function (opacity) {
    return new THREE.ShaderMaterial({
      uniforms: { opacity: { value: opacity } }, side: THREE.DoubleSide,
      transparent: opacity < 1, depthWrite: opacity === 1,
      vertexShader: "attribute vec3 tint; varying vec3 shade; varying vec3 facing;\n" +
        "void main() { shade = tint; facing = normalMatrix * normal;\n" +
        "gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0); }",
      fragmentShader: "varying vec3 shade; varying vec3 facing; uniform float opacity;\n" +
        "void main() { float light = abs(dot(normalize(facing), vec3(-0.394, 0.473, 0.788)));\n" +
        "gl_FragColor = vec4(shade * (0.6 + 0.46 * light), opacity); }"
    });
  };

  /* A body from lists of coordinates, colours (0 to 1) and triangles. */
  page.solidBody = function (positions, tints, triangles, opacity) {
    var geometry = new THREE.BufferGeometry();
    geometry.setAttribute("position", new THREE.Float32BufferAttribute(positions, 3));
    geometry.setAttribute("tint", new THREE.Float32BufferAttribute(tints, 3));
    geometry.setIndex(triangles);
    geometry.computeVertexNormals();
    return new THREE.Mesh(geometry, page.lit(opacity === undefined ? 1 : opacity));
  };
  page.segments = function (points, colour) {
    var geometry = new THREE.BufferGeometry();
    geometry.setAttribute("position", new THREE.Float32BufferAttribute(points, 3));
    return new THREE.LineSegments(geometry, new THREE.LineBasicMaterial({ color: colour }));
  };
  /* A line from the surface at `from` outwards along `along`, with a cone at its end. */
  page.arrow = function (along, from, to, colour, head) {
    var group = new THREE.Group(), tip = new THREE.Vector3().fromArray(along).multiplyScalar(to);
    var Cone = THREE.ConeBufferGeometry || THREE.ConeGeometry, length = Math.min(head || 0.16, to - from);
    var cone = new THREE.Mesh(new Cone(length / 3, length, 16),
      new THREE.MeshBasicMaterial({ color: colour }));
    cone.position.copy(tip).addScaledVector(tip.clone().normalize(), -length / 2);
    cone.quaternion.setFromUnitVectors(new THREE.Vector3(0, 1, 0), tip.clone().normalize());
    group.add(cone);
    group.add(page.segments([along[0] * from, along[1] * from, along[2] * from, tip.x, tip.y, tip.z], colour));
    return group;
  };

  /* What is held is given back to the graphics card. */
  page.dispose = function (body) {
    if (!body) { return; }
    body.traverse(function (part) {
      if (part.geometry) { part.geometry.dispose(); }
      if (part.material) { part.material.dispose(); }
    });
  };

  /* Bodies that turn as one. A panel has a canvas, body() that makes what is seen (asked again after
   * stale()), labels() with texts at places, and hover(direction or null) if it wants to know. */
  page.createStage = function (reach) {
    var stage = { turn: new THREE.Quaternion(), zoom: 1, panels: [], reach: reach || 1.42 };
    var wanted = false, pinch = 0;

    function half() { return stage.reach / stage.zoom; }
    function aim() {
      camera.left = camera.bottom = -half();
      camera.right = camera.top = half();
      camera.updateProjectionMatrix();
    }
    function render(panel, side) {
      if (!panel.scene) {
        panel.scene = new THREE.Scene();
        panel.scene.add(panel.body());
      }
      if (renderer.domElement.width !== side || renderer.domElement.height !== side) {
        renderer.setSize(side, side, false);
      }
      aim();
      panel.scene.children[0].quaternion.copy(stage.turn);
      renderer.render(panel.scene, camera);
    }
    /* Where a point of the body is in a square of that side. */
    stage.project = function (point, side) {
      var at = new THREE.Vector3().fromArray(point).applyQuaternion(stage.turn);
      return [side / 2 * (1 + at.dot(right) / half()), side / 2 * (1 - at.dot(up) / half()),
        at.dot(camera.position) / 16]; /* towards the viewer */
    };
    function write(panel, context, side) {
      context.font = Math.round(side / 21) + "px sans-serif";
      context.textAlign = "center";
      context.textBaseline = "middle";
      (panel.labels ? panel.labels() : []).forEach(function (label) {
        var at = stage.project(label.at, side);
        context.strokeStyle = page.colour("--paper");
        context.lineWidth = side / 90;
        context.lineJoin = "round";
        context.strokeText(label.text, at[0], at[1]);
        context.fillStyle = label.colour || page.colour("--ink");
        context.fillText(label.text, at[0], at[1]);
      });
    }
    /* Paints a panel into any canvas context, at any size. */
    stage.paint = function (panel, context, x, y, side) {
      render(panel, side);
      context.drawImage(renderer.domElement, x, y);
      context.save();
      context.translate(x, y);
      write(panel, context, side);
      context.restore();
    };
    function draw(panel) {
      var box = panel.canvas.getBoundingClientRect();
      var side = Math.round(box.width * Math.min(window.devicePixelRatio || 1, 2));
      if (side === 0 || box.bottom < -200 || box.top > window.innerHeight + 200) { return; }
      if (panel.canvas.width !== side) { panel.canvas.width = panel.canvas.height = side; }
      panel.context.clearRect(0, 0, side, side);
      stage.paint(panel, panel.context, 0, 0, side);
    }
    stage.redraw = function () {
      if (wanted) { return; }
      wanted = true;
      window.requestAnimationFrame(function () {
        wanted = false;
        stage.panels.forEach(draw);
      });
    };
    /* What is seen has changed. */
    stage.stale = function (panel) {
      (panel ? [panel] : stage.panels).forEach(function (one) {
        if (one.scene) { page.dispose(one.scene); }
        one.scene = null;
      });
      stage.redraw();
    };
    stage.turnBy = function (toRight, down) {
      var about = new THREE.Quaternion().setFromAxisAngle(up, toRight);
      about.multiply(new THREE.Quaternion().setFromAxisAngle(right, down));
      stage.turn.premultiply(about).normalize();
      stage.redraw();
    };
    stage.zoomBy = function (factor) {
      stage.zoom = Math.min(Math.max(stage.zoom * factor, 0.4), 12);
      stage.redraw();
    };
    stage.home = function () {
      stage.turn.set(0, 0, 0, 1);
      stage.zoom = 1;
      stage.redraw();
    };
    stage.look = function (direction) { /* along it, towards the middle */
      stage.turn.setFromUnitVectors(new THREE.Vector3().fromArray(direction),
        camera.position.clone().normalize());
      stage.redraw();
    };

    /* The first part of the panel under the pointer: [place in the frame of the body, part]. */
    stage.pick = function (panel, event) {
      var box = panel.canvas.getBoundingClientRect();
      if (!panel.scene || !box.width) { return null; }
      aim();
      var at = new THREE.Vector2(2 * (event.clientX - box.left) / box.width - 1,
        1 - 2 * (event.clientY - box.top) / box.height);
      panel.scene.children[0].quaternion.copy(stage.turn);
      panel.scene.updateMatrixWorld(true);
      caster.setFromCamera(at, camera);
      var found = caster.intersectObjects(panel.targets || [], false)[0];
      if (!found) { return null; }
      var back = stage.turn.clone();
      back.set(-back.x, -back.y, -back.z, back.w);
      return { at: found.point.applyQuaternion(back).toArray(), part: found.object };
    };

    function onKey(event) {
      var step = Math.PI / 24;
      switch (event.key) {
        case "ArrowLeft": stage.turnBy(-step, 0); break;
        case "ArrowRight": stage.turnBy(step, 0); break;
        case "ArrowUp": stage.turnBy(0, -step); break;
        case "ArrowDown": stage.turnBy(0, step); break;
        case "+": case "=": stage.zoomBy(1.15); break;
        case "-": stage.zoomBy(1 / 1.15); break;
        case "Home": stage.home(); break;
        default: return;
      }
      event.preventDefault();
    }

    function listen(panel) {
      var canvas = panel.canvas, held = {};
      function apart() {
        var ids = Object.keys(held);
        return Math.hypot(held[ids[0]].x - held[ids[1]].x, held[ids[0]].y - held[ids[1]].y);
      }
      canvas.addEventListener("pointerdown", function (event) {
        held[event.pointerId] = { x: event.clientX, y: event.clientY };
        pinch = Object.keys(held).length === 2 ? apart() : 0;
        try { canvas.setPointerCapture(event.pointerId); } catch (error) { /* a pointer of a script */ }
      });
      canvas.addEventListener("pointermove", function (event) {
        var last = held[event.pointerId];
        if (!last) {
          if (panel.hover) { panel.hover(stage.pick(panel, event)); }
          return;
        }
        held[event.pointerId] = { x: event.clientX, y: event.clientY };
        if (Object.keys(held).length === 2) {
          if (pinch > 0 && apart() > 0) { stage.zoomBy(apart() / pinch); }
          pinch = apart();
        } else {
          stage.turnBy((event.clientX - last.x) * 0.01, (event.clientY - last.y) * 0.01);
        }
      });
      ["pointerup", "pointercancel"].forEach(function (name) {
        canvas.addEventListener(name, function (event) { delete held[event.pointerId]; });
      });
      canvas.addEventListener("pointerleave", function () {
        if (panel.hover) { panel.hover(null); }
      });
      /* Not while the page is being scrolled past. */
      canvas.addEventListener("wheel", function (event) {
        if (Date.now() - lastScroll < 300) { return; }
        event.preventDefault();
        stage.zoomBy(Math.exp(-0.0015 * event.deltaY * (event.deltaMode === 1 ? 20 : 1)));
      }, { passive: false });
      canvas.addEventListener("keydown", onKey);
    }

    stage.add = function (panel, label) {
      panel.canvas = page.make("canvas", { tabindex: 0, role: "application", "class": "turns",
        "aria-roledescription": "body that can be turned", "aria-label": label });
      panel.context = panel.canvas.getContext("2d");
      listen(panel);
      stage.panels.push(panel);
      return panel.canvas;
    };
    ["scroll", "resize"].forEach(function (name) {
      window.addEventListener(name, stage.redraw, { passive: true });
    });
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function () {
      stage.stale();
    });
    return stage;
  };
}(window.elastirPage = window.elastirPage || {}));
