/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plot.js: curves over an axis on a canvas: zoomed by dragging or two fingers, read by pointer or keys. */
(function (page) {
  "use strict";
  var left = 64, right = 24, top = 8, font = "12px system-ui, sans-serif";

  /* The round step, 1, 2 or 5 times a power of ten, of which at most `count` lie in a span. */
  page.roundStep = function (span, count) {
    var power = Math.pow(10, Math.floor(Math.log10(span / count)));
    return power * [1, 2, 5, 10].filter(function (times) { return times * power >= span / count * 0.999; })[0];
  };
  function ticks(from, to, step) {
    var list = [];
    for (var i = Math.ceil(from / step - 1e-9); i * step <= to + 1e-9 * step; i++) { list.push(i * step); }
    return list;
  }

  /* what: label and below, the names of the axes; tall(), its height; over(context, plot) and
   * above(context, plot), which draw more below and above the curves; onPoint(place or null), onPick(place), onZoom(from, to), onWhole(), where the reader points,
   * clicks, zooms. plot.show({ x, curves: [{ y, colour, dash, width }], from, to, low, high, reversed, stacked }):
   * x at even steps, y with null where there is no value; stacked: curves stand at heights of their own, so
   * that the axis tells differences alone. */
  page.createPlot = function (name, what) {
    var canvas = page.make("canvas", { tabindex: 0, role: "application", "class": "plot",
      "aria-roledescription": "plot", "aria-label": name });
    var plot = { canvas: canvas, context: canvas.getContext("2d"), frame: null, place: null };
    var wide = 0, tall = 0, bottom = what.below ? 46 : 26, wanted = false, held = {}, chosen = null;

    plot.xAt = function (value) {
      var share = (value - plot.frame.from) / (plot.frame.to - plot.frame.from);
      return left + (plot.frame.reversed ? 1 - share : share) * (wide - left - right);
    };
    plot.yAt = function (value) {
      return tall - bottom - (value - plot.frame.low) / (plot.frame.high - plot.frame.low) * (tall - bottom - top);
    };
    function valueAt(x) {
      var share = Math.min(Math.max((x - left) / (wide - left - right), 0), 1);
      return plot.frame.from + (plot.frame.reversed ? 1 - share : share) * (plot.frame.to - plot.frame.from);
    }
    function placeOf(value) {
      var x = plot.frame.x, last = x.length - 1;
      return last < 1 ? 0 : Math.min(Math.max(Math.round((value - x[0]) / (x[1] - x[0])), 0), last);
    }

    function rule(context, x, y, toX, toY) {
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(toX, toY);
      context.stroke();
    }
    function drawAxes(context) {
      var frame = plot.frame, ink = page.colour("--ink"), low = tall - bottom;
      context.font = font;
      context.lineWidth = 1;
      context.strokeStyle = page.colour("--rule");
      context.fillStyle = ink;
      context.textAlign = "center";
      context.textBaseline = "top";
      ticks(frame.from, frame.to, page.roundStep(frame.to - frame.from, (wide - left - right) / 75)).forEach(function (value) {
        var x = Math.round(plot.xAt(value)) + 0.5;
        rule(context, x, top, x, low + 5);
        context.fillText(page.number(value, 6), x, low + 8);
      });
      context.textAlign = "right";
      context.textBaseline = "middle";
      var step = page.roundStep(frame.high - frame.low, (low - top) / 28);
      ticks(frame.low, frame.high, step).forEach(function (value) {
        var y = Math.round(plot.yAt(value)) + 0.5;
        rule(context, left - 5, y, wide - right, y);
        if (!frame.stacked) { context.fillText(page.number(value, 6), left - 9, y); }
      });
      context.strokeStyle = ink;
      rule(context, left, low + 0.5, wide - right, low + 0.5);
      context.textAlign = "center";
      context.textBaseline = "bottom";
      if (what.below) { context.fillText(what.below, left + (wide - left - right) / 2, tall - 2); }
      context.save();
      context.translate(14, top + (low - top) / 2);
      context.rotate(-Math.PI / 2);
      context.fillText(what.label + (frame.stacked ? ": " + page.number(step) + " from line to line" : ""), 0, 4);
      context.restore();
    }
    function drawCurve(context, curve) {
      var up = false;
      context.strokeStyle = curve.colour;
      context.lineWidth = curve.width || 1.5;
      context.setLineDash(curve.dash || []);
      context.beginPath();
      curve.y.forEach(function (value, i) {
        if (value === null) { up = false; return; }
        context[up ? "lineTo" : "moveTo"](plot.xAt(plot.frame.x[i]), plot.yAt(value));
        up = true;
      });
      context.stroke();
      context.setLineDash([]);
    }
    /* The line below the pointer with a dot on each curve, and what a drag has chosen. */
    function drawPointer(context) {
      if (chosen) {
        context.globalAlpha = 0.15;
        context.fillStyle = page.colour("--ink");
        context.fillRect(chosen[0], top, chosen[1] - chosen[0], tall - bottom - top);
        context.globalAlpha = 1;
      }
      if (plot.place === null || plot.place >= plot.frame.x.length) { return; }
      var x = plot.xAt(plot.frame.x[plot.place]);
      context.strokeStyle = page.colour("--muted");
      context.lineWidth = 1;
      context.setLineDash([4, 3]);
      rule(context, x, top, x, tall - bottom);
      context.setLineDash([]);
      plot.frame.curves.forEach(function (curve) {
        var value = curve.y[plot.place];
        if (value === null) { return; }
        context.fillStyle = curve.colour;
        context.beginPath();
        context.arc(x, plot.yAt(value), 3, 0, 2 * Math.PI);
        context.fill();
      });
    }
    function draw() {
      var ratio = window.devicePixelRatio || 1, context = plot.context;
      wanted = false;
      wide = canvas.clientWidth;
      tall = what.tall();
      if (!plot.frame || wide < left + right + 10) { return; }
      canvas.width = Math.round(wide * ratio);
      canvas.height = Math.round(tall * ratio);
      canvas.style.height = tall + "px";
      context.scale(ratio, ratio);
      drawAxes(context);
      context.save();
      context.beginPath();
      context.rect(left, top, wide - left - right, tall - bottom - top);
      context.clip();
      context.lineJoin = "round";
      if (what.over) { what.over(context, plot); }
      plot.frame.curves.forEach(function (curve) { drawCurve(context, curve); });
      if (what.above) { what.above(context, plot); }
      drawPointer(context);
      context.restore();
    }
    plot.redraw = function () {
      if (!wanted) { wanted = true; window.requestAnimationFrame(draw); }
    };
    plot.show = function (frame) {
      plot.frame = frame;
      plot.redraw();
    };
    plot.point = function (place) {
      plot.place = place;
      plot.redraw();
    };

    /* ---- pointer, fingers, wheel, keys ---- */
    function point(place) {
      plot.point(place);
      what.onPoint(place);
    }
    function about(value, factor) {
      what.onZoom(value - (value - plot.frame.from) * factor, value + (plot.frame.to - value) * factor);
    }
    function fingers() { return Object.keys(held).map(function (id) { return held[id]; }); }
    function onDown(event) {
      held[event.pointerId] = { began: event.offsetX, x: event.offsetX };
      try { canvas.setPointerCapture(event.pointerId); } catch (error) { /* a pointer of a script */ }
    }
    function onMove(event) {
      var one = held[event.pointerId], all = fingers(), before;
      if (all.length < 2) { point(placeOf(valueAt(event.offsetX))); }
      if (!one) { return; }
      before = all.length === 2 ? Math.abs(all[0].x - all[1].x) : 0;
      one.x = event.offsetX;
      if (all.length === 2) {
        chosen = null;
        if (before > 8 && Math.abs(all[0].x - all[1].x) > 8) {
          about(valueAt((all[0].x + all[1].x) / 2), before / Math.abs(all[0].x - all[1].x));
        }
      } else {
        chosen = Math.abs(one.x - one.began) >= 4 && !one.pinched ? [one.began, one.x] : null;
        plot.redraw();
      }
      all.forEach(function (finger) { finger.pinched = finger.pinched || all.length > 1; });
    }
    function onUp(event) {
      var one = held[event.pointerId], ends = chosen;
      delete held[event.pointerId];
      chosen = null;
      plot.redraw();
      if (!one || one.pinched || event.type !== "pointerup") { return; }
      if (ends) {
        ends = ends.map(valueAt).sort(function (a, b) { return a - b; });
        what.onZoom(ends[0], ends[1]);
      } else if (what.onPick) {
        what.onPick(placeOf(valueAt(event.offsetX)));
      }
    }
    function onKey(event) {
      var last = plot.frame.x.length - 1, now = plot.place === null ? Math.round(last / 2) : Math.min(plot.place, last);
      var step = (event.shiftKey ? 10 : 1) * (plot.frame.reversed ? -1 : 1);
      switch (event.key) {
        case "ArrowLeft": point(Math.min(Math.max(now - step, 0), last)); break;
        case "ArrowRight": point(Math.min(Math.max(now + step, 0), last)); break;
        case "+": case "=": about(plot.frame.x[now], 0.8); break;
        case "-": about(plot.frame.x[now], 1.25); break;
        case "Home": what.onWhole(); break;
        case "Enter": if (what.onPick) { what.onPick(now); } break;
        default: return;
      }
      event.preventDefault();
    }
    canvas.addEventListener("pointerdown", onDown);
    canvas.addEventListener("pointermove", onMove);
    canvas.addEventListener("pointerup", onUp);
    canvas.addEventListener("pointercancel", onUp);
    canvas.addEventListener("pointerleave", function () { if (fingers().length === 0) { point(null); } });
    canvas.addEventListener("dblclick", what.onWhole);
    canvas.addEventListener("wheel", function (event) { /* two fingers on a touch pad; else the page scrolls */
      if (!event.ctrlKey) { return; }
      event.preventDefault();
      about(valueAt(event.offsetX), Math.exp(0.01 * event.deltaY));
    }, { passive: false });
    canvas.addEventListener("keydown", onKey);
    window.addEventListener("resize", plot.redraw);
    return plot;
  };
}(window.elastirPage = window.elastirPage || {}));
