#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# figure.sh: what figures of all kinds show, their descriptions, and what is wrong in one.
. "${srcdir:-.}/tests/cli/lib.sh"
fixtures=$srcdir/fixtures/zif8

status 0 "$elastir" analyze --no-provenance "a=$fixtures/ideal-freq.out,$fixtures/ideal-elastic.out" \
  "b=$fixtures/missing-zn-freq.out,$fixtures/missing-zn-elastic.out" --epsilon-inf 2.2 --as atr -o r.json
# A series without its intervals, which cost time: those of ratios are there all the same.
status 0 "$elastir" compare --quick --no-provenance --ratio 1115/1146 --series 5,15 r.json \
  "m=$fixtures/measured-nano.dpt" "n=$fixtures/measured-bulk.jdx" -o c.json
# Nor has what has no interval a trend, or a line in a figure; that of ratios has both.
status 0 "$elastir" show --section comparison --width 120 c.json
says out 'a: no trend: these shares have no intervals'
says out 'Shares (no intervals; ?: undetermined)'
says out ' % ?'
value c.json series.fractions.0.trend.significant null
for of in fractions ratios; do
  printf '{"panels": [{"kind": "growth", "of": "%s"}]}' $of >of.json
  status 0 "$elastir" report --figure-file of.json c.json -o $of.svg
done
lines() { grep -o 'stroke-width="1"' "$1" | wc -l; }
check 'shares are in the key only' test "$(lines fractions.svg)" -eq 2
check 'the ratio has its line, too' test "$(lines ratios.svg)" -eq 2
status 0 "$elastir" map --no-provenance r.json "$fixtures/map-modulus.gsf" -o m.json

# Every kind at both widths of a column, as SVG that is XML, and as columns of one length.
for kind in spectrum polar surface matrix mixture growth modes observable map histogram; do
  case $kind in map | histogram) result=m.json ;; *) result=c.json ;; esac
  for size in 85x70 170x90; do
    status 0 "$elastir" report --figure $kind --size $size --dpi 72 $result -o f.svg
    says f.svg "width=\"${size%x*}mm\""
    if command -v xmllint >/dev/null; then check "$kind is XML" xmllint --noout --nonet f.svg; fi
    # Letters are 5 points or larger.
    grep -o 'font-size="[0-9.]*"' f.svg | tr -d 'a-z="-' |
      awk '$1 < 5 { small = 1 } END { exit small }' && ok || bad "$kind $size has letters below 5 points"
  done
  status 0 "$elastir" report --figure $kind $result -o f.csv
  awk -F, 'NR == 1 { n = NF } NF != n || n < 2 { exit 1 }' f.csv && ok || bad "the CSV of $kind is ragged"
done

# A model alone keeps the scale of all: the same bar, the same rings, the same largest colour.
status 0 "$elastir" report --figure surface --dpi 36 r.json -o all.svg
status 0 "$elastir" report --figure surface --dpi 36 --model b r.json -o one.svg
grep -o 'text-anchor="middle" fill="#111111">[0-9.]*<' all.svg | sed 's/.*>\(.*\)</\1/' >all.ticks
grep -o 'text-anchor="middle" fill="#111111">[0-9.]*<' one.svg | sed 's/.*>\(.*\)</\1/' >one.ticks
test -s all.ticks && same all.ticks one.ticks
status 0 "$elastir" report --figure polar --range 0:10 --model b r.json -o one.svg
says one.svg '>10<'

# In the order asked for; the axis downwards; bands marked; a piece left out.
status 0 "$elastir" report --figure spectrum --model b --model a --window 1700:400 --break 900:1000 \
  --annotate 744,758 --shade 700:800 r.json -o f.svg
says f.svg '>744<'
tr '>' '\n' <f.svg | grep -nx 'a</text\|b</text\|1600</text\|600</text' >order
test "$(sed 's/^[0-9]*://; s/<.*//' order | tr '\n' ' ')" = "b a 600 1600 " && ok || bad "order: $(cat order)"
x_of() { grep -o "<text x=\"[0-9.]*\"[^>]*>$1<" f.svg | sed 's/<text x="\([0-9.]*\).*/\1/'; }
test "$(x_of 1600 | cut -d. -f1)" -lt "$(x_of 600 | cut -d. -f1)" && ok || bad "the axis does not go down"
# What is left out is not in the columns, nor is what lies outside.
status 0 "$elastir" report --figure spectrum --window 1700:400 --break 900:1000 r.json -o f.csv
awk -F, 'NR > 1 && $1 != "" && (($1 > 900 && $1 < 1000) || $1 < 400 || $1 > 1700) { exit 1 }' f.csv &&
  ok || bad "columns hold what is not shown"
# Sticks and measured curves are in the columns, too.
status 0 "$elastir" report --figure spectrum c.json -o f.csv
says f.csv 'a mode_cm1,a intensity_km_mol'
says f.csv 'm wavenumber_cm1,m measured,m assigned_cm1'

# Three matrices in the column of a journal: numbers of 5 points at least, with a decimal.
status 0 "$elastir" report --figure matrix --size 85x70 "a=$fixtures/ideal-elastic.out" \
  "b=$fixtures/missing-zn-elastic.out" "c=$fixtures/missing-linker-elastic.out" -o f.svg
says f.svg '>12.1<'
grep -o 'font-size="[0-9.]*"' f.svg | tr -d 'a-z="-' | awk '$1 < 5 { exit 1 }' && ok || bad "letters below 5 points"

# The flags and a description make the same bytes.
cat >d.json <<'END'
{"width_mm": 120, "height_mm": 80, "panels": [{"kind": "spectrum", "models": ["b", "a"],
 "x": {"from": 1700, "to": 400, "breaks": [[900, 1000]]}, "annotate": [744, 758],
 "shade": [{"from": 700, "to": 800}], "offset": 0.5, "sticks": false}]}
END
status 0 "$elastir" report --figure-file d.json r.json -o d.svg
status 0 "$elastir" report --figure spectrum --size 120x80 --model b --model a --window 1700:400 \
  --break 900:1000 --annotate 744,758 --shade 700:800 --offset 0.5 --no-sticks r.json -o f.svg
same d.svg f.svg

# Several panels, one of them laid over another.
cat >d.json <<'END'
{"width_mm": 170, "columns": 2, "font_pt": 6, "panels": [
 {"kind": "spectrum", "tag": "a", "models": [{"label": "a", "name": "ideal ZIF-8", "colour": "#aa0011", "dash": "dotted"}]},
 {"kind": "polar", "tag": "b", "quantity": "G", "planes": ["001", "110"], "extrema": true, "lattice": ["110"]},
 {"kind": "spectrum", "place": [0.3, 0.1, 0.15, 0.3], "models": ["a"], "x": {"from": 700, "to": 800}}]}
END
status 0 "$elastir" report --figure-file d.json c.json -o d.svg
says d.svg '>ideal ZIF-8<'
says d.svg 'stroke="#aa0011"'
says d.svg 'translate('
status 0 "$elastir" report --figure-file d.json c.json -o d.csv
says d.csv 'b angle_deg'
says d.csv 'a ideal ZIF-8 absorbance_km_mol-1_cm'

# The contact modulus, as `elastic` gives it: the same values, and arrows at the same extrema.
status 0 "$elastir" report --figure surface --quantity M --extrema r.json -o s.svg
says s.svg 'Contact modulus M (GPa)'
status 0 "$elastir" report --figure surface --quantity M --extrema r.json -o s.csv
says s.csv 'a contact_modulus_gpa'
says s.csv 'b extremum_x'
status 0 "$elastir" report --figure polar --quantity M --cartesian --model b r.json -o p.csv
status 0 "$elastir" elastic --cartesian --cut 001 --format csv "$fixtures/missing-zn-elastic.out" -o e.csv
sed 1d p.csv | cut -d, -f5 >p.txt
sed 1d e.csv | cut -d, -f11 >e.txt
check "a modulus for each degree" test "$(wc -l <p.txt)" -eq 360
same p.txt e.txt
status 0 "$elastir" report --figure polar --quantity M --extrema r.json -o p.svg
says p.svg 'Contact modulus M (GPa)'
status 2 "$elastir" report --figure polar --quantity K r.json -o p.svg
says err 'E, beta, G, nu or M'

# Figures of a quantity with two values a direction say which line is which, and where it is below zero.
status 0 "$elastir" report --figure polar --quantity G r.json -o p.svg
says p.svg '>maximum<'
says p.svg '>minimum<'
grep -q '>negative' p.svg && bad 'a shear modulus is not negative' || ok
printf '10 -2 -2 0 0 0\n-2 10 -2 0 0 0\n-2 -2 10 0 0 0\n0 0 0 4 0 0\n0 0 0 0 4 0\n0 0 0 0 0 4\n' >auxetic.txt
status 0 "$elastir" report --figure polar --quantity nu auxetic.txt -o p.svg
says p.svg '>negative: absolute value<'
status 0 "$elastir" report --figure surface --quantity nu auxetic.txt -o s.svg
says s.svg '>Solid: minimum (orange: negative, drawn as |ν|); net: maximum<'
status 0 "$elastir" report --figure surface --quantity G auxetic.txt -o s.svg
says s.svg '>Solid: minimum; net: maximum<'

# A layer in its plane: at 45 degrees 1/E is (S11 + S22 + 2 S12 + S66)/4 + (S16 + S26)/2, 1/G is
# S11 + S22 - 2 S12, and -nu/E is S12/2 + (S11 + S22 - S66)/4.
cat >layer.json <<'END'
{"schema":"elastir.result/1","models":[{"label":"layer","elastic_2d":{"stable":true,
 "compliance_m_n":[[0.01,-0.002,0.001],[-0.002,0.02,-0.0005],[0.001,-0.0005,0.05]]}}]}
END
along() { # QUANTITY DEGREES VALUE
  status 0 "$elastir" report --figure polar --quantity "$1" layer.json -o l.csv
  awk -F, -v at="$2" -v wanted="$3" '$1 == at { d = $2 - wanted; exit !(d * d < 1e-8) }' l.csv && ok ||
    bad "$1 of a layer at $2 degrees is not $3"
}
along E 0 100
along E 90 50
along E 45 51.948052
along G 0 20
along G 45 29.411765
along nu 0 0.2
along nu 90 0.1
along nu 45 0.311688
says l.csv 'angle_deg,layer poisson_ratio'
status 0 "$elastir" report --figure polar layer.json -o l.svg
says l.svg 's modulus E (N m⁻¹)'
says l.svg 'In the plane of the layer'
status 1 "$elastir" report --figure polar --quantity beta layer.json
says err 'polar figures of layers show E, G and nu'

# An observable has a scale with its quantity and unit.
status 0 "$elastir" report --figure observable --observable atr r.json -o o.svg
says o.svg '>Absorbance<'
says o.svg 'dotted: Lorentzian bands, from 0'
"$elastir" analyze -q --epsilon-inf 2.2 --as nanoftir "$fixtures/ideal-freq.out" -o near.json 2>/dev/null
status 0 "$elastir" report --figure observable --observable nanoftir:phase near.json -o o.svg
says o.svg '>Phase (rad)<'
says o.svg '>0.2<'

# What is wrong in a description is told with file and place, with what was expected and found.
wrong() { # DESCRIPTION MESSAGE
  printf '%s\n' "$1" >w.json
  status 1 "$elastir" report --figure-file w.json r.json -o w.svg
  says err "w.json"
  says err "$2"
}
wrong '{"panels": [{"kind": "pie"}]}' "panels[0].kind: expected one of spectrum"
wrong '{"panels": [{"kind": "spectrum", "x": {"form": 4}}]}' "panels[0].x: unknown key 'form'; expected one of from, to"
wrong '{"panels": [{"kind": "polar"}, {"kind": "polar", "planes": ["0"]}]}' "panels[1].planes[0]: expected indices"
wrong '{"panels": [{"kind": "polar", "range": [4, 1]}]}' "LEAST below MOST, found a list"
wrong '{"panels": []}' 'expected "panels" with a panel in it'
wrong '{"panels": [{}]}' 'panels[0]: expected "kind" in it'
wrong '{"width_mm": 5, "panels": [{"kind": "polar"}]}' 'width_mm: expected a number from 10 to 2000, found 5'
wrong '{"width_mm": 50, "width_mm": 60, "panels": []}' 'expected the key once'
wrong '{"panels": [{"kind": "spectrum", "place": [0.5, 0, 0.6, 1]}]}' 'within it, found a list'
wrong '{"panels": 3}' 'panels: expected a list, found 3'
wrong '[]' 'the description: expected an object, found a list'
printf '{"panels": [\n{"kind" "polar"}]}' >w.json
status 1 "$elastir" report --figure-file w.json r.json
says err 'w.json:2'
echo '{"panels": [{"kind": "spectrum", "models": ["nobody"]}]}' >w.json
status 1 "$elastir" report --figure-file w.json r.json
says err "no model or measured spectrum 'nobody'"
status 1 "$elastir" report --figure-file no-such.json r.json
status 2 "$elastir" report --figure-file d.json --figure polar r.json

# No intensities: no spectrum, but modes.
sed '/intensity_km_mol/s/: [0-9.e-]*/: null/' r.json >n.json
status 0 "$elastir" report --figure modes --show density n.json -o f.svg
status 1 "$elastir" report --figure growth r.json
says err 'no series'
status 1 "$elastir" report --figure observable --observable raman r.json
finish
