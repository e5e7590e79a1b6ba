#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# map.sh: made-up stiffness maps alone and against the models of the fixtures, end to end.
. "${srcdir:-.}/tests/cli/lib.sh"
zif8=$srcdir/fixtures/zif8
modulus=$zif8/map-modulus.gsf
height=$zif8/map-height.gsf

"$elastir" analyze -q --no-provenance -o models.json ideal="$zif8/ideal-elastic.out" \
  missing-zn="$zif8/missing-zn-elastic.out" || exit 99

# What went into the map is in fixtures/README.md: 4.58 GPa with 7 %.
status 0 "$elastir" map --no-provenance models.json "$modulus" --topography "$height" --substrate \
  --edge 2 -o map.json
value map.json stiffness_maps.0.mean_gpa 4.58 0.06
value map.json stiffness_maps.0.standard_deviation_gpa 0.3206 0.03
value map.json stiffness_maps.0.pixels 4096
value map.json stiffness_maps.0.components.0.fraction 1
value map.json stiffness_maps.0.components.1 absent
value map.json stiffness_maps.0.masks.3.reason low
value map.json stiffness_maps.0.masks.4.reason edge
value map.json stiffness_maps.0.width_um 0.96 1e-9
value map.json stiffness_maps.0.verdict.answer undecided
value map.json stiffness_maps.0.models.0.present undetermined
value map.json stiffness_maps.0.models.0.expected.min_gpa 4.566 0.001
value map.json stiffness_maps.0.models.0.youngs.max_gpa 4.021 0.005
# Without masks there are two components, the substrate is none of the models, and nine crystals and gaps
# are too few for intervals.
status 0 "$elastir" map models.json "$modulus" --outliers 0 -o both.json
value both.json stiffness_maps.0.components.0.mean_gpa 4.58 0.1
value both.json stiffness_maps.0.components.1.mean_gpa 60 1
says err '23 independent pixels and has 9 blocks of sufficient width; expected 12 blocks'
value both.json stiffness_maps.0.components.0.mean_low_gpa null
value both.json stiffness_maps.0.unexplained.fraction 0.64 0.02
value both.json stiffness_maps.0.verdict.answer undecided
# E of the models is 20 % below M: beyond a calibration of 3 %.
status 0 "$elastir" map models.json "$modulus" --modulus youngs --max 20 --calibration 3 -o none.json
value none.json stiffness_maps.0.verdict.answer none
# The same bytes again, and from a pipe.
"$elastir" map --no-provenance models.json "$modulus" --topography "$height" --substrate --edge 2 \
  >again.json
same map.json again.json
"$elastir" map --no-provenance - "$modulus" --topography "$height" --substrate --edge 2 \
  <models.json >piped.json
same map.json piped.json

# Facets, the tip, E; the reduced modulus is lower, by 1/M + (1 - nu^2)/E.
status 0 "$elastir" map models.json "$modulus" --max 20 --facet '{110}' --modulus reduced \
  --tip 10,0.2 -o facet.json
value facet.json stiffness_maps.0.facets.0 '{110}'
value facet.json stiffness_maps.0.models.0.contact.min_gpa 4.579 0.001
value facet.json stiffness_maps.0.models.0.expected.min_gpa 3.1807 0.001
value facet.json stiffness_maps.0.models.0.expected.standard_deviation_gpa 0 0.001
status 2 "$elastir" map models.json "$modulus" --modulus reduced
says err '--tip'
status 2 "$elastir" map models.json "$modulus" --tip diamond
says err 'modulus'

# Text: the values as read, with a unit, are the same map; a series of both.
status 0 "$elastir" map --as-read --format csv "$modulus" -o values.csv
test "$(wc -l <values.csv)" -eq 64 && ok || bad "rows of values.csv"
status 1 "$elastir" map values.csv --max 20
says err 'give --unit'
status 2 "$elastir" map values.csv --unit nm
says err 'a unit of a modulus such as GPa'
status 0 "$elastir" map values.csv "$modulus" --unit Pa --max 20 --series 5,15 -o series.json
value series.json stiffness_maps.0.mean_gpa \
  "$("$jsonget" series.json stiffness_maps.1.mean_gpa)" 1e-6
value series.json stiffness_series.coordinate.1 15
value series.json stiffness_series.slope_gpa null
status 2 "$elastir" map values.csv "$modulus" --unit Pa --series 5
says err '--series needs a number for each of the 2 maps'

# A unit that is not that of the file is used, and both are named; the same in other words is no conflict.
status 0 "$elastir" map "$modulus" --unit kPa -o overridden.json
says err 'the file states that its values are in Pa; they are read as kPa because of --unit'
value overridden.json diagnostics.0.code unit-given
status 0 "$elastir" map --strict --max 20 "$modulus" --unit N/m^2 -o same-unit.json

# Bad inputs.
head -c 5000 "$modulus" >cut.gsf
status 1 "$elastir" map cut.gsf
says err 'the file may be cut off'
sed 's/^XRes = 64/XRes = 640000/' "$modulus" >huge.gsf
status 1 "$elastir" map huge.gsf
says err 'expected 163840000 bytes'
status 1 "$elastir" map "$height"
says err "found 'm'"
printf '# Value units: nm\n1 2\n3 4\n' >small.txt
status 1 "$elastir" map "$modulus" --topography small.txt --substrate
says err 'expected 64 by 64 pixels as in the map, found 2 by 2'
status 1 "$elastir" map "$modulus" --max 0.1
says err 'expected at least 100 unmasked pixels'
status 1 "$elastir" map no-such.gsf
status 2 "$elastir" map models.json
says err 'no map'
status 2 "$elastir" map "$modulus" --substrate
says err '--topography'
status 2 "$elastir" map "$modulus" -o "$modulus"
says err 'would overwrite'

for wish in '--facet {110}' '--calibration 5'; do
  # shellcheck disable=SC2086
  status 2 "$elastir" map "$modulus" $wish
  says err "${wish%% *} needs models before the maps; there are none"
done

# Shown, and drawn.
status 0 "$elastir" show map.json
says out 'map-modulus.gsf: 4.'
test "$(wc -l <out)" -le 24 && ok || bad "the summary is longer than a screen"
status 0 "$elastir" show --section maps --width 160 map.json
says out 'nm (substrate)'
says out 'px  indep.'
says out 'pixels excluded'
for figure in map histogram; do
  for format in svg csv; do
    status 0 "$elastir" report --figure $figure map.json -o $figure.$format
    test -s $figure.$format && ok || bad "$figure.$format is empty"
  done
  status 1 "$elastir" report --figure $figure --map 2 map.json -o no.svg
  says err 'there is no such stiffness map'
done
# Beside a substrate the histogram resolves the sample and shows it alone, if models say where it is.
status 0 "$elastir" map models.json "$modulus" -o with-glass.json
status 0 "$elastir" report --figure histogram with-glass.json -o both.csv
awk -F, 'NR > 1 && $2 < 8 && $3 > 0 { n++ } END { exit !(n >= 6) }' both.csv && ok || bad "bins are too wide for the sample"
status 0 "$elastir" report --figure histogram with-glass.json -o both.svg
says both.svg '% of the pixels lie outside; all: 3.5 to 72.3 GPa'
says both.svg '>all models and the unexplained share<'
# All pixels that are used are in the histogram.
used=$(($("$jsonget" map.json stiffness_maps.0.pixels) - $("$jsonget" map.json stiffness_maps.0.masked)))
test "$(awk -F, 'NR > 1 { n += $3 } END { print n }' histogram.csv)" = "$used" && ok ||
  bad "the histogram holds not $used pixels"
status 0 "$elastir" report map.json -o map.html
says map.html 'Stiffness maps'
finish
