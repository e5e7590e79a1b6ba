#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# report-browser.sh: Chromium opens the page: no complaint, surfaces drawn and turned, labels inert.
. "${srcdir:-.}/tests/cli/lib.sh"
for browser in chromium chromium-browser google-chrome; do
  command -v "$browser" >/dev/null && break
  browser=
done
test -n "$browser" || skip_all "no Chromium"
fixtures=$srcdir/fixtures/zif8
evil='<script>document.title="pwned"</script>&<b>'

browse() { # FILE FLAG...: the document after its scripts ran, and in err what it said
  file=$1
  shift
  mkdir -p profile
  timeout 120 "$browser" --headless --no-sandbox --disable-gpu --enable-unsafe-swiftshader \
    --disable-background-networking --user-data-dir="$work/profile" --window-size=1200,15000 \
    --virtual-time-budget=10000 --enable-logging=stderr "$@" "file://$work/$file" 2>err
}

# analyze takes "=" in a label behind a backslash.
status 0 "$elastir" analyze "ideal=$fixtures/ideal-elastic.out,$fixtures/ideal-freq.out" \
  "$(printf %s "$evil" | sed 's/=/\\=/g')=$fixtures/missing-zn-elastic.out" -o r.json
status 0 "$elastir" report r.json -o page.html
browse page.html --dump-dom >dom.html || skip_all "Chromium does not start: $(tail -n 1 err)"
says dom.html 'class="scripted"'
# Software rendering says that reading pixels is slow, three.js that there is no WebGL: neither is a
# fault of the page.
grep CONSOLE err | grep -v -e 'GL Driver Message' -e 'Error creating WebGL context' >console
test ! -s console && ok || bad "the console says: $(cat console)"
grep -q '<title>Elasticity' dom.html && ok || bad "the title changed"

# The page without its policy and with a probe: pixels, a drag, keys, and where the label went.
cat >probe.js <<'EOF'
HTMLCanvasElement.prototype.setPointerCapture = function () {};
function inked(canvas) {
  var pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data, n = 0, sum = 0;
  for (var i = 0; i < pixels.length; i += 4) {
    n += pixels[i + 3] > 0;
    sum = (sum * 31 + pixels[i] + 3 * pixels[i + 1] + 7 * pixels[i + 2]) % 1000003;
  }
  return { share: n / (canvas.width * canvas.height), sum: sum };
}
function point(canvas, type, x, y) {
  canvas.dispatchEvent(new PointerEvent(type, { clientX: x, clientY: y, pointerId: 1, bubbles: true }));
}
/* After some frames, which the page draws in (below they come by a timer: there are none of the
 * screen where nothing but the document is asked for). */
function later(visit, frames) {
  window.requestAnimationFrame(function () {
    if (frames > 0) { later(visit, frames - 1); } else { visit(); }
  });
}
function finish(report) { document.body.setAttribute("data-probe", report.join("; ")); }
window.addEventListener("load", function () {
  var report = [], canvases = document.querySelectorAll(".picture canvas"), canvas = canvases[0];
  report.push("canvases " + canvases.length);
  var labels = Array.from(document.querySelectorAll(".model")).map(function (m) { return m.textContent; });
  report.push("label " + (labels.indexOf(LABEL) >= 0 ? "inert" : "broken"));
  report.push("foreign " + document.querySelectorAll(".model b, .model script").length);
  if (!canvas) { finish(report); return; }
  later(function () {
    var first = inked(canvas);
    report.push("share " + first.share.toFixed(3));
    report.push("drawn " + (first.share > 0.1 && first.share < 0.8));
    point(canvas, "pointerdown", 100, 100);
    point(canvas, "pointermove", 180, 130);
    point(canvas, "pointerup", 180, 130);
    later(function () {
      var second = inked(canvas);
      report.push("dragged " + (second.sum !== first.sum && second.share > 0.1));
      canvas.dispatchEvent(new KeyboardEvent("keydown", { key: "Home", bubbles: true }));
      later(function () {
        report.push("home " + (inked(canvas).sum === first.sum));
        finish(report);
      }, 5);
    }, 5);
  }, 20);
});
EOF
{
  sed -e 's/<meta http-equiv="Content-Security-Policy"[^>]*>//' -e 's|</body></html>||' \
    -e 's|<head>|<head><script>window.requestAnimationFrame = function (f) { setTimeout(f, 16); };</script>|' \
    page.html
  printf '<script>var LABEL = "%s";\n' "$(printf %s "$evil" | sed -e 's/"/\\"/g' -e 's|</|<\\/|g')"
  cat probe.js
  echo '</script></body></html>'
} >probed.html
browse probed.html --dump-dom >dom.html
probe=$(sed -n 's/.*data-probe="\([^"]*\)".*/\1/p' dom.html | head -n 1)
echo "$probe" >probe
says probe 'label inert'
says probe 'foreign 0'
if ! grep -q 'id="surface-data"' page.html; then
  echo "skipped: no three.js"
elif grep -q 'canvases 0' probe; then
  echo "skipped: this Chromium has no WebGL"
else
  says probe 'canvases 8'
  says probe 'drawn true'
  says probe 'dragged true'
  says probe 'home true'
fi
finish
