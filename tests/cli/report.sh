#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# report.sh: the page and the figures: whole, inert, self-contained, the same everywhere.
. "${srcdir:-.}/tests/cli/lib.sh"
fixtures=$srcdir/fixtures/zif8
evil='<script>alert(1)</script>&"quote'

status 0 "$elastir" analyze --no-provenance "ideal=$fixtures/ideal-freq.out,$fixtures/ideal-elastic.out" \
  "$evil=$fixtures/missing-zn-freq.out,$fixtures/missing-zn-elastic.out" -o r.json
status 0 "$elastir" report --still r.json -o page.html
for id in models health moduli extrema stability waves spectra differences surfaces cuts stiffness \
  uncertainty method; do
  says page.html "id=\"$id\""
done
# Nobody asked for the normal modes that this output does not have.
"$elastir" report --still "$fixtures/ideal-freq.out" -o own.html 2>said
test ! -s said && ok || bad "a warning of a good output: $(head -n 1 said)"
says page.html '&lt;script&gt;alert(1)&lt;/script&gt;&amp;'
grep -qF '<script>alert' page.html && bad "a label is markup" || ok
test "$(grep -o '<script' page.html | wc -l)" -eq 2 && ok || bad "not one script and its data"
says page.html "default-src 'none'"
# Nothing is fetched: links in the text only go where a reader clicks.
grep -oE ' (src|href|action|data)="[^"#][^"]*"' page.html | grep -v '^ href="https://doi.org/' >fetched
test ! -s fetched && ok || bad "the page refers to $(cat fetched)"
grep -qE 'url\(|@import' page.html && bad "the style sheet refers to something" || ok
# The numbers are those of the result, to four digits and in full.
full=$("$jsonget" r.json models.0.elastic.averages.hill.bulk_modulus_gpa)
says page.html "<span class=\"number\" title=\"$full\">10.21</span>"

# No standard deviation that vanishes in the digits shown, and those that do not.
tr '\n' ' ' <page.html | grep -oE '>[0-9]+\.[0-9]+</span><span class="deviation"[^>]*>±[^<]*' >beside
check "no power of ten beside decimals: $(head -1 beside)" test "$(grep -c ' × 10' beside)" -eq 0
check "there are some" test -s beside

# The same bytes from standard input and in a locale with a decimal comma.
"$elastir" report --still - <r.json >again.html 2>err
same page.html again.html
if LC_ALL=de_DE.UTF-8 locale decimal_point 2>/dev/null | grep -q ,; then
  LC_ALL=de_DE.UTF-8 "$elastir" report --still r.json >comma.html 2>err
  same page.html comma.html
fi

# What turns and zooms comes with its licence and a policy that names its checksum, and only where there
# is something to turn or to zoom.
status 0 "$elastir" report r.json -o live.html
scripts=$(grep -o '<script' live.html | wc -l)
if test -s "$elastir_builddir/page/three.js"; then
  says live.html 'id="surfaces-live"'
  says live.html 'Permission is hereby granted'
else
  says live.html 'These surfaces are pictures'
  scripts=$((scripts + 2))
fi
test "$scripts" -eq 4 && ok || bad "$scripts scripts, not the data, three.js with its licence, and ours"

# A page can be mailed: three models with everything in 1.5 MB, 25 in 5 MB.
lighter() { # FILE BYTES
  size=$(wc -c <"$1")
  test "$size" -lt "$2" && ok || bad "$1 has $size bytes, $2 or more"
}
set --
for label in ideal missing-zn missing-linker; do
  set -- "$@" "$label=$fixtures/$label-freq.out,$fixtures/$label-elastic.out"
done
status 0 "$elastir" compare --quick -q "$@" "$fixtures/measured-bulk.jdx" -o three.json
status 0 "$elastir" report -q three.json -o three.html
lighter three.html 1500000
while test $# -lt 25; do
  set -- "$@" "$#=$fixtures/missing-linker-freq.out,$fixtures/missing-linker-elastic.out"
done
status 0 "$elastir" report -q "$@" -o many.html
lighter many.html 5000000

grep -q "unsafe" live.html && bad "the policy has a hole" || ok

# Figures are well-formed, refer to nothing, have their size, and repeat.
for figure in 'spectrum' 'spectrum --layout overlaid --window 400:1700' 'polar --plane 1-10 --quantity nu' \
  'surface --quantity G' 'matrix' 'matrix --model ideal'; do
  # shellcheck disable=SC2086  # the words of the figure
  status 0 "$elastir" report --figure $figure --size 85x60 r.json -o f.svg
  says f.svg 'width="85mm"'
  says f.svg 'height="60mm"'
  # Pixels are in the file itself.
  sed 's/xlink:href="data:image\/png;base64,/"/g' f.svg | grep -q 'href\|url(\|<script\|<style' &&
    bad "$figure refers to something" || ok
  # shellcheck disable=SC2086
  "$elastir" report --figure $figure --size 85x60 --format svg - <r.json >g.svg 2>err
  same f.svg g.svg
  if command -v xmllint >/dev/null; then check "$figure is XML" xmllint --noout --nonet f.svg; fi
done
says f.svg '<svg xmlns="http://www.w3.org/2000/svg"'

# CSV: the largest E over the surface is no larger than the certified extremum, and near it.
status 0 "$elastir" report --figure surface --quantity E --model ideal r.json -o e.csv
most=$("$jsonget" r.json models.0.elastic.directional.youngs_modulus_gpa.max.value)
# E of the ideal model is largest along x, y, z, which the grid holds: rounding alone is left.
awk -F, -v m="$most" 'NR > 1 && $6 > x { x = $6 } END { d = x / m - 1; exit !(NR == 3721 && d < 1e-12 && d > -1e-12) }' e.csv &&
  ok || bad "the largest E of the surface is not $most"
status 0 "$elastir" report --figure polar --quantity G --plane 110 r.json -o g.csv
test "$(wc -l <g.csv)" -eq 361 && ok || bad "not a line a degree"
says g.csv '""quote shear_modulus_gpa_min"'
status 0 "$elastir" report --figure matrix r.json -o m.csv
says m.csv "ideal,1,1,$("$jsonget" r.json models.0.elastic.stiffness_gpa.0.0)"
status 0 "$elastir" report --figure spectrum --window 500:510 r.json -o s.csv
test "$(wc -l <s.csv)" -eq 12 && ok || bad "the window has not 11 points"
says s.csv "500,$("$jsonget" r.json models.0.spectrum.absorbance.500),"

# PDF where cairo is there, else a message. The fonts that fontconfig has loaded stay loaded until
# the end, which a sanitizer takes for a leak.
saved=${ASAN_OPTIONS-}
ASAN_OPTIONS=$saved${saved:+:}detect_leaks=0
export ASAN_OPTIONS
if "$elastir" report --figure matrix r.json -o m.pdf 2>err; then
  head -c 5 m.pdf >start
  says start '%PDF-'
  "$elastir" report --figure matrix r.json -o n.pdf
  same m.pdf n.pdf
  # PNG: as many dots as the size and the resolution say, and the same bytes again.
  status 0 "$elastir" report --figure surface --size 85x60 --dpi 72 r.json -o s.png
  check "a PNG of 241 x 171 dots" sh -c 'od -An -tu1 -j16 -N8 s.png | grep -q "0 *0 *0 *241 *0 *0 *0 *171"'
  "$elastir" report --figure surface --size 85x60 --dpi 72 --format png r.json >t.png
  same s.png t.png
  status 1 "$elastir" report --figure surface --size 1000x600 --dpi 1200 r.json -o s.png
  says err 'expected a smaller size'
else
  says err 'need cairo'
fi

ASAN_OPTIONS=$saved

# Surfaces are smooth pictures; labels are whole where there is room, even in one column.
status 0 "$elastir" report --figure surface r.json -o s.svg
says s.svg 'xlink:href="data:image/png;base64,iVBOR'
status 0 "$elastir" analyze --no-provenance "missing-linker=$fixtures/missing-linker-freq.out,$fixtures/missing-linker-elastic.out" -o l.json
status 0 "$elastir" report --figure spectrum --size 85x70 l.json -o l.svg
says l.svg '>missing-linker<'
# The outer ring is beyond every value: E of this model reaches 4.8 GPa.
status 0 "$elastir" report --figure polar l.json -o l.svg
says l.svg '>5<'

# A measured spectrum and its mixture.
status 0 "$elastir" compare --quick --no-provenance r.json "$fixtures/measured-bulk.jdx" -o c.json
status 0 "$elastir" report --still c.json -o c.html
says c.html 'id="comparison"'
says c.html 'Composition of the sample'
says c.html 'Measured bands assigned to modes of'

# The curves are on the grid that they were fitted on, even where smoothing gives up the first
# window, too short for it: the largest value, 1, stays at the band at 1146.
status 0 "$elastir" compare --quick --smooth 51:3 --use 500-560,900-1600 r.json "$fixtures/measured-bulk.jdx" -o s.json
value s.json comparison.0.window_cm1.0 900
value s.json comparison.0.curves.from_cm1 500
value s.json comparison.0.curves.step_cm1 2
value s.json comparison.0.curves.measured.323 1 1e-12 # the rounding of y/max(y)
value s.json comparison.0.curves.measured.100 null
# measured = fitted + residual: one rounding.
awk -v m="$("$jsonget" s.json comparison.0.curves.measured.250)" \
  -v f="$("$jsonget" s.json comparison.0.curves.fitted.250)" \
  -v r="$("$jsonget" s.json comparison.0.curves.residual.250)" \
  'BEGIN { d = m - f - r; exit !(m > 0 && d < 1e-15 && d > -1e-15) }' && ok || bad "the curves do not add up"

# Results with less in them.
status 0 "$elastir" analyze "only=$fixtures/ideal-freq.out" -o freq.json
status 0 "$elastir" report --still freq.json -o freq.html
grep -q 'id="surfaces"' freq.html && bad "surfaces without a tensor" || ok
status 1 "$elastir" report --figure polar freq.json
says err 'no model has a stable elastic tensor'
# Where nothing is shown the one reason that applies is given.
status 1 "$elastir" report --figure spectrum --window 5000:6000 freq.json
says err 'there is nothing to show from 5000 to 6000; the data range from 0 to 4000 cm-1'
status 1 "$elastir" report --figure modes --format csv --window 5000:6000 freq.json
says err 'the data range from'
status 0 "$elastir" report --figure spectrum --window 3900:6000 freq.json
for kind in spectrum modes; do
  status 1 "$elastir" report --figure $kind --size 10x10 freq.json
  says err 'it does not fit into 10 x 10 mm'
  status 0 "$elastir" report --figure $kind --size 85x60 freq.json
done
status 0 "$elastir" report --figure polar "$fixtures/../crystal/good-layer-elastic.out"
for kind in surface matrix; do
  status 1 "$elastir" report --figure $kind "$fixtures/../crystal/good-layer-elastic.out"
  says err "model 'good-layer-elastic' is a slab"
done
echo '{"schema":"elastir.result/1"}' >empty.json
status 0 "$elastir" report --still empty.json -o empty.html
status 1 "$elastir" report --figure spectrum empty.json
echo '{"schema":"elastir.result/1","models":[1,{"label":2,"elastic":{"stiffness_gpa":[[1]],"stable":true},
  "spectrum":{"absorbance":[],"from_cm1":0,"step_cm1":1}}],"comparison":[null,{"curves":{"measured":[1,2]}}]}' >odd.json
status 0 "$elastir" report --still odd.json -o odd.html
# An unstable tensor is shown, but nothing is divided by a negative stiffness.
printf '1 2 2 0 0 0\n2 1 2 0 0 0\n2 2 1 0 0 0\n0 0 0 1 0 0\n0 0 0 0 1 0\n0 0 0 0 0 1\n' >unstable.txt
"$elastir" elastic unstable.txt >unstable.json 2>err
status 0 "$elastir" report --still unstable.json -o unstable.html
says unstable.html 'UNSTABLE'
status 0 "$elastir" report --figure matrix unstable.json -o u.svg
status 1 "$elastir" report --figure surface unstable.json -o u.svg

# Usage.
status 2 "$elastir" report
status 2 "$elastir" report --figure pie r.json
says err 'histogram, mixture, growth, modes or observable'
status 2 "$elastir" report --figure polar --plane 000 r.json
status 0 "$elastir" report --figure polar --plane 110 --cartesian r.json -o c.svg
says c.svg 'normal 1,1,0'
check "Cartesian axes are the same for all" test ! -s err
# (110) is another plane in the primitive cell of a defect model; (111) is the same.
for shown in 'polar --plane 111 --plane 110' 'surface --lattice 110'; do
  # shellcheck disable=SC2086
  status 0 "$elastir" report --figure $shown r.json -o c.svg
  says err '1,1,0 is another'
  says err '(--cartesian, or "cartesian": true in a description)'
done
for shown in 'polar --plane 111' 'polar --plane 110 --model ideal' 'surface' \
  'surface --lattice 110 --cartesian'; do
  # shellcheck disable=SC2086
  status 0 "$elastir" report --figure $shown r.json -o c.svg
  check "no word of $shown" test ! -s err
done
status 2 "$elastir" report --figure matrix --cartesian r.json
status 2 "$elastir" report --figure polar --size 5x5 r.json
status 2 "$elastir" report --figure spectrum --window 900:900 r.json
status 2 "$elastir" report --figure spectrum --break 1700:1200 r.json
status 2 "$elastir" report --figure spectrum --annotate 744,x r.json
status 2 "$elastir" report --figure polar --annotate 744 r.json
status 2 "$elastir" report --size 85x60 r.json
status 2 "$elastir" report --plane 110 r.json
says err 'needs --figure'
status 2 "$elastir" report --figure polar --title x r.json
status 2 "$elastir" report --figure polar --model nobody r.json
says err "not 'nobody'"
status 1 "$elastir" report no-such.json

# Slabs have a table of their own, with error bars and the symmetry in the plane.
status 0 "$elastir" report -q --still "$srcdir/tests/golden/show.json" -o layers.html
says layers.html 'In-plane symmetry'
says layers.html '<td class="text">isotropic</td>'
finish
