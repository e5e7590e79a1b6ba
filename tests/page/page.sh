#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# page.sh: Chromium opens the page, and page.js uses it: no complaint, no request, bodies drawn and turned,
# values those of the result, bands that move, and nothing that axe-core finds at three widths.
. "${srcdir:-.}/tests/cli/lib.sh"
for browser in chromium chromium-browser google-chrome; do
  command -v "$browser" >/dev/null && break
  browser=
done
test -n "$browser" || skip_all "no Chromium"
command -v node >/dev/null || skip_all "no node"
fixtures=$srcdir/fixtures/zif8
evil='<script>document.title="pwned"</script>&<b>'

# analyze takes "=" in a label behind a backslash.
status 0 "$elastir" analyze "ideal=$fixtures/ideal-elastic.out,$fixtures/ideal-freq.out" \
  "$(printf %s "$evil" | sed 's/=/\\=/g')=$fixtures/missing-zn-elastic.out,$fixtures/missing-zn-freq.out" -o r.json
status 0 "$elastir" compare --quick -q r.json "$fixtures/measured-bulk.jdx" -o c.json
status 0 "$elastir" report c.json -o page.html
cp "$srcdir/tests/golden/show.json" . # curves without their modes
# A rectangular layer: S11 0.01, S22 0.02, S12 -0.002, S66 0.05 m/N.
cat >layer.json <<'JSON'
{"schema":"elastir.result/1","models":[{"label":"layer","elastic_2d":{"stable":true,"stiffness_n_m":
 [[102.04081632653061,10.204081632653061,0],[10.204081632653061,51.02040816326531,0],[0,0,20]]}}]}
JSON
status 0 "$elastir" report -q layer.json -o layer.html
status 0 "$elastir" report -q show.json -o show.html
status 0 "$elastir" report -q "linkers=$srcdir/fixtures/crystal/good-linkers.out" -o atoms.html
sh "$srcdir/build-aux/page-packages.sh" "$srcdir" . axe-core 2>err || echo "skipped: no axe-core: $(cat err)"
node "$(cd "$srcdir" && pwd)/tests/page/page.js" "$browser" "$work" >said 2>err ||
  bad "page.js: $(cat err)"
# A line a check: "ok WHAT" or "bad WHAT".
while read -r verdict what; do
  case $verdict in
    ok) ok ;;
    bad) bad "$what" ;;
    *) echo "$verdict $what" ;;
  esac
done <said
finish
