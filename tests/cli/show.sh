#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# show.sh: the terminal view against tests/golden/show-*.txt, its options and its environment.
# `make golden` writes those files anew and shows what changed.
. "${srcdir:-.}/tests/cli/lib.sh"
golden=$srcdir/tests/golden
sample=$golden/show.json
utf8=
for name in $(locale -a 2>/dev/null); do
  case $name in C.[uU][tT][fF]*8 | en_US.[uU][tT][fF]*8) utf8=$name && break ;; esac
done
unset NO_COLOR COLUMNS LC_ALL LC_CTYPE
LANG=C
TERM=xterm
export LANG TERM

# view NAME COMMAND...: the output is that of the golden file, or becomes it.
view() {
  name=$1
  shift
  status 0 "$@"
  if test -n "${ELASTIR_GOLDEN-}"; then
    diff -u "$golden/$name" out >&2
    cp out "$golden/$name"
  elif cmp -s out "$golden/$name"; then ok; else
    bad "$name differs"
    diff -u "$golden/$name" out >&2
  fi
}

for width in 40 80 120; do
  view show-$width-ascii.txt "$elastir" show --width $width "$sample"
  view full-$width-ascii.txt "$elastir" show --full --width $width "$sample"
  test -n "$utf8" || continue
  view show-$width-utf8.txt env LC_ALL="$utf8" "$elastir" show --width $width "$sample"
  view full-$width-utf8.txt env LC_ALL="$utf8" "$elastir" show --full --width $width "$sample"
done
status 0 "$elastir" show "$sample"
cp out plain
if test -n "$utf8"; then
  status 0 env LC_ALL="$utf8" "$elastir" show "$sample"
  cp out unicode
  status 0 env LC_ALL="$utf8" "$elastir" show --ascii "$sample"
  same out plain
  status 0 env LC_CTYPE="$utf8" "$elastir" show "$sample"
  same out unicode
else
  echo "skipped: no UTF-8 locale"
fi

# The same from standard input, into a file, and under a locale with a decimal comma.
"$elastir" show - <"$sample" >out
same out plain
status 0 "$elastir" show -o file.txt "$sample"
same file.txt plain
for name in $(locale -a 2>/dev/null | grep -i '^de_DE'); do
  status 0 env LC_NUMERIC="$name" "$elastir" show "$sample"
  same out plain
done

# The width: the option, then COLUMNS, within limits.
status 0 "$elastir" show --width 40 "$sample"
cp out narrow
status 0 env COLUMNS=40 "$elastir" show "$sample"
same out narrow
status 0 env COLUMNS=7 "$elastir" show "$sample"
same out narrow
status 0 env COLUMNS=40 "$elastir" show --width 80 "$sample"
same out plain
status 0 env COLUMNS=wide "$elastir" show "$sample"
same out plain
status 2 "$elastir" show --width 39 "$sample"
status 2 "$elastir" show --width many "$sample"

# Colour: not into a file unless asked for, and it changes nothing else.
escape=$(printf '\033')
status 0 "$elastir" show --color auto "$sample"
same out plain
status 0 "$elastir" show --color never "$sample"
same out plain
status 0 env NO_COLOR=1 "$elastir" show --color always "$sample"
says out "${escape}[1;31mNO"
sed "s/$escape\[[0-9;]*m//g" out >bare
same bare plain
status 2 "$elastir" show --color sometimes "$sample"
says err "auto, always or never"
if script -qec true /dev/null </dev/null >/dev/null 2>&1; then
  script -qec "stty cols 80; '$elastir' show '$sample'" /dev/null </dev/null >typed
  says typed "${escape}[1m"
  script -qec "stty cols 80; NO_COLOR=1 '$elastir' show '$sample'" /dev/null </dev/null >typed
  tr -d '\r' <typed >out
  same out plain
  script -qec "stty cols 40; TERM=dumb '$elastir' show '$sample'" /dev/null </dev/null >typed
  tr -d '\r' <typed >out
  same out narrow
fi

# A part of the spectra.
status 0 "$elastir" show --full --range 600:800 "$sample"
says out "758.0 (58.3)"
check "bands outside are not listed" test -z "$(grep 'strongest:.*1146' out)"
status 2 "$elastir" show --range 600 "$sample"
status 2 "$elastir" show --range 800:600 "$sample"
status 2 "$elastir" show --range a:b "$sample"

# What is no result.
status 2 "$elastir" show
status 1 "$elastir" show no-such.json
echo '{"schema": "elastir.failure/1"}' >failure.json
status 1 "$elastir" show failure.json
says err "elastir.failure/1"
echo '{"schema": "elastir.result/1"' >half.json
status 1 "$elastir" show half.json
test ! -s out && ok || bad "something was shown of half a document"
echo '{"schema": "elastir.result/1"}' >empty.json
status 0 "$elastir" show empty.json
says out "has no model"

# Twenty models, and the result of the fixtures.
cd "$srcdir/fixtures/zif8" || exit 99
"$elastir" analyze --study study.json -o "$work/zif8.json" -q
set --
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  set -- "$@" "copy-$i=ideal-elastic.out"
done
"$elastir" analyze "$@" -o "$work/twenty.json" -q
cd "$work" || exit 99
status 0 "$elastir" show --full zif8.json
says out "Young's modulus E, GPa        3.701       3.065  -17.2 %           3.745  +1.2 %"
says out "missing-linker: C44H58N22O2Zn6, 0.874 g/cm3, no imaginary modes, intensities"
says out "  new: 744.1 (24.8)"
says out "1115.0 x9.2 (29.3)"
check "no line is too long" test -z "$(awk 'length > 80' out)"

# The summary of three models fits on a screen.
status 0 "$elastir" show zif8.json
check "24 lines at most" test "$(wc -l <out)" -le 24
says out "ideal           10.21  1.285  3.701     3.501  4.021"
says out "strongest bands, cm-1"
says out "0.964 (850-1050), 0.958 (from"
says out "Other fits"
status 0 "$elastir" show --section uncertainty zif8.json
says out "4.021, 0.05"
status 0 "$elastir" show zif8.json
says out "ideal: C11 12.08, C12 9.273, C44 1.213 GPa"
says out "744, 3400, 1516 and 2 more; stronger 1115 x9.2; weaker 421 x0.61 and 1"
check "no line is too long" test -z "$(awk 'length > 80' out)"
status 0 "$elastir" show twenty.json
says out "copy-20"
check "no line is too long" test -z "$(awk 'length > 80' out)"
check "a row per model" test "$(wc -l <out)" -le 32
# Fifty models with bands, each on one line; what is not alike in all of them has a column.
set --
for i in 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do set -- "$@" zif8.json; done
status 0 "$elastir" show "$@"
says out "744 and 4 more; stronger 1115 x9.2; weaker 421 x0.61 and 1 more"
check "51 models, a line each" test "$(wc -l <out)" -le 66
check "no line is too long" test -z "$(awk 'length > 80' out)"
tr -s "\n " " " <out >joined
says joined "All tensors are stable."
says joined "(9), where there is room: standard deviation in the last digits"
printf '12\n9 12\n9 9 12\n0 0 0 -1\n0 0 0 0 -1\n0 0 0 0 0 -1\n' >unstable.txt
"$elastir" elastic -q unstable.txt -o unstable.json
status 0 "$elastir" show zif8.json zif8.json unstable.json
says out "stable"
says out "NO"

# Sections by name, and the modes.
status 0 "$elastir" show --section moduli,waves zif8.json
says out "Acoustic waves"
says out "Elastic moduli"
check "no other section" test -z "$(grep 'Infrared spectra' out)"
# Waves have error bars as moduli have, and both say what these leave out.
sed '/^ c[1-6][1-6] =/d' "$srcdir/fixtures/zif8/missing-zn-elastic.out" >table.out
status 0 "$elastir" show --section waves,uncertainty table.out
says out "0.8739 +- 0.0002"
says out "Error bars exclude errors from the functional, basis set, k points"
status 2 "$elastir" show --section moduly zif8.json
says err "'moduly'; the sections are summary, health, moduli,"
says err ' modes, thermodynamics, observables, cuts, comparison, maps, differences, stiffness, uncertainty and method'
status 2 "$elastir" show --section moduli --full zif8.json
status 2 "$elastir" show --modes --full zif8.json
status 0 "$elastir" show --modes --range 700:800 zif8.json
says out "scaled by 0.936"
says out "155-157  F2         759.62  711.00  IR, Raman   10.00"
check "no mode outside" test -z "$(grep '^ *[0-9-]* *A1 * 1[0-9][0-9][0-9]' out)"
status 0 "$elastir" show -q --modes "$srcdir/fixtures/crystal/good-longitudinal.out"
says out "4-5    E          310.25  unscaled  IR, Raman    295.61  318.40"

# What --direction computed, and pressures.
status 0 "$elastir" elastic -q --direction 110 -o along.json "$srcdir/fixtures/zif8/ideal-elastic.out"
status 0 "$elastir" show along.json
says out "Along the requested directions"
says out "110 (Cartesian)"
status 0 "$elastir" elastic -q --plane 110 --direction '[111]' -o planes.json "$srcdir/fixtures/zif8/ideal-elastic.out"
status 0 "$elastir" show planes.json
says out "(110)"
says out "[111]"
sed 's/^\([[:blank:]]*"pressure_gpa":[[:blank:]]*\)null/\10.4/' along.json >pressed.json
status 0 "$elastir" show pressed.json
says out "Tensors at a pressure: ideal-elastic at 0.4 GPa."
for figure in polar matrix surface; do
  status 0 "$elastir" report --figure $figure pressed.json -o pressed.svg
  says pressed.svg "ideal-elastic at 0.4 GPa"
done
status 0 "$elastir" report --figure polar pressed.json -o pressed.csv
says pressed.csv "ideal-elastic at 0.4 GPa youngs_modulus_gpa"
status 0 "$elastir" show pressed.json along.json
says out "Tensors at different pressures: ideal-elastic at 0.4 GPa, ideal-elastic"
for section in moduli extrema stability stiffness cuts; do
  status 0 "$elastir" show --section $section pressed.json
  grep -qE 'at 0.4|^Pressure P, GPa +0.400' out && ok || bad "$section: no pressure"
done

# A measured spectrum alone.
"$elastir" spectrum -q "$srcdir/fixtures/zif8/measured-bulk.jdx" -o measured.json
status 0 "$elastir" show measured.json
says out "measured-bulk.jdx: 400 to 4000"

# A pager on a terminal that is too short, and only there.
if script -qec true /dev/null </dev/null >/dev/null 2>&1; then
  paged() { # ROWS COMMAND
    script -qec "stty cols 80 rows $1; PAGER='sed s/^/paged:/' $2" /dev/null </dev/null | tr -d '\r' >out
  }
  paged 10 "'$elastir' show zif8.json"
  check "paged" grep -q '^paged:' out
  paged 50 "'$elastir' show zif8.json"
  check "a screen that is long enough" test -z "$(grep paged: out)"
  paged 10 "'$elastir' show --no-pager zif8.json"
  check "--no-pager" test -z "$(grep paged: out)"
  paged 10 "'$elastir' show zif8.json | cat"
  check "no pager in a pipe" test -z "$(grep paged: out)"
  script -qec "stty cols 80 rows 10; PAGER=no-such-pager '$elastir' show zif8.json" /dev/null </dev/null >out 2>&1
  says out "Hill averages"
  # analyze shows the summary, too, and writes the JSON with -o alone.
  f=$srcdir/fixtures/zif8/ideal-elastic.out
  script -qec "stty cols 80 rows 50; '$elastir' analyze '$f' -o kept.json" /dev/null </dev/null >out
  says out "Hill averages"
  says out "The whole result, as JSON: kept.json"
  value kept.json schema elastir.result/1
  script -qec "stty cols 80 rows 50; '$elastir' analyze '$f'" /dev/null </dev/null >out
  says out "To keep the result (JSON): -o FILE"
  check "no JSON on the terminal" test -z "$(grep '"schema"' out)"
  # So do the others that make a result; pipes and files get the JSON as before.
  cp "$srcdir/fixtures/zif8/measured-bulk.jdx" .
  for makes in "elastic '$f'" "spectrum measured-bulk.jdx '$srcdir/fixtures/zif8/ideal-freq.out'" \
    "compare --no-mixture --no-scale-fit --bootstrap 100 zif8.json measured-bulk.jdx"; do
    script -qec "stty cols 80 rows 50; '$elastir' $makes" /dev/null </dev/null >out
    says out "To keep the result (JSON): -o FILE"
    check "$makes: no JSON on the terminal" test -z "$(grep '"schema"' out)"
    script -qec "'$elastir' $makes | cat" /dev/null </dev/null >out
    says out '"schema"'
    script -qec "stty cols 80 rows 50; '$elastir' $makes -o made.json" /dev/null </dev/null >out
    says out "The whole result, as JSON: made.json"
    value made.json schema elastir.result/1
  done
  script -qec "stty cols 80 rows 50; '$elastir' analyze -o - '$f'" /dev/null </dev/null >out
  says out '"schema"'
fi

# What the summary must not leave out.
crystal=$srcdir/fixtures/crystal
status 0 "$elastir" show "$crystal/good-dispersion.out"
says out "Imaginary modes away from Gamma: good-dispersion at 1 k point"
status 0 "$elastir" show --section health "$crystal/good-dispersion.out"
says out "no imaginary modes at Gamma, imaginary modes"
sed 's/-0\.5190E-07    -50\.0000   -1/ 0.5190E-07     50.0000    1/' "$crystal/good-dispersion.out" >firm.out
status 0 "$elastir" show firm.out
check "nothing is soft" test -z "$(grep 'away from' out)"
sed 's/    809\.8291/************/' "$srcdir/fixtures/zif8/ideal-freq.out" >star.out
status 1 "$elastir" analyze whole="$srcdir/fixtures/zif8/ideal-freq.out" star.out -o star.json
status 0 "$elastir" show star.json
says out "star: weaker 761 x0.02; shifted 758 -> 761"
status 0 "$elastir" analyze "$srcdir/fixtures/zif8/ideal-freq.out" \
  "$srcdir/fixtures/zif8/ideal-elastic.out" -o apart.json
status 0 "$elastir" show apart.json
says out "ideal-elastic: nothing to compare"
status 0 "$elastir" analyze a="$srcdir/fixtures/zif8/ideal-freq.out" \
  b="$srcdir/fixtures/zif8/ideal-freq.out" -o same.json
status 0 "$elastir" show same.json
says out "b: none beyond errors and 1 %"
status 0 "$elastir" show "$crystal/good-optimisation.out"
says out "neither frequencies nor elastic constants were found"
says out "a geometry optimisation that converged"

# Thermodynamics: as printed, from the modes, and softened, which is there if it was asked for.
sed 's/^ E0  .*/&\
\
 AT (T =  298.15 K, P =   0.10132500E+00 MPA):/' "$srcdir/fixtures/zif8/ideal-freq.out" >warm.out
"$elastir" analyze -q --soften 100 --scale none warm.out -o soft.json
status 0 "$elastir" show --section thermodynamics soft.json
says out "E_0 from the modes"
says out "warm, as printed"
says out "warm, from the modes, those below 100.0 cm-1 approaching free rotors"
entropy=models.0.vibrations.thermodynamics.points.0.softened.entropy_j_mol_k
says out "$(printf '%.2f' "$("$jsonget" soft.json $entropy)")"
status 0 "$elastir" show --full soft.json
says out "Thermodynamics of the modes"
"$elastir" analyze -q --scale none warm.out -o hard.json
status 0 "$elastir" show --section thermodynamics hard.json
check "not softened" test -z "$(grep 'free rotors' out)"

# Raman intensities and longitudinal modes are announced only where they have a column.
status 0 "$elastir" show -q --modes "$crystal/good-frequencies.out"
says out "295.61  1000.0"
tr -s "\n " " " <out >joined
says joined "Raman intensity of a powder in arbitrary units"
check "no longitudinal modes" test -z "$(grep -i longitudinal joined)"
status 0 "$elastir" show -q --modes "$crystal/good-longitudinal.out"
tr -s "\n " " " <out >joined
says joined "and longitudinal (LO, calculated)"
check "no Raman intensities" test -z "$(grep 'Raman intensity' joined)"

# Layers have what crystals have; who asks for what is not there hears so, who does not does not.
if test -n "${ELASTIR_CORPUS-}"; then
  "$elastir" analyze -q layer="$ELASTIR_CORPUS/crystal/graphene-elastic-2d.out" -o layer.json
  status 0 "$elastir" show --section stiffness layer.json
  says out "Stiffness of the layer layer, N/m."
  says out "xx   375.0  82.221      0"
  status 0 "$elastir" show --section extrema layer.json
  says out "layer  min  357.0  every angle"
  says out "Poisson's ratio nu"
  status 0 "$elastir" show --section stability layer.json
  says out "layer  stable      292.797  hexagonal  isotropic"
  status 0 "$elastir" show --section uncertainty layer.json
  says out "The layer layer: +- comes from the rounding of its 3 constants"
  sed 's/\("value":[[:blank:]]*\)0\.2191/\1-0.2191/' layer.json >negative.json
  status 0 "$elastir" show --section extrema negative.json
  says out "layer is auxetic in some directions"
fi
for section in moduli extrema stability waves spectra modes thermodynamics observables cuts comparison maps \
  differences stiffness uncertainty; do
  status 0 "$elastir" show --section $section empty.json
  says out "Nothing to show: the result has no "
done
status 0 "$elastir" show --full empty.json
check "nothing was asked for" test -z "$(grep 'Nothing to show' out)"
status 0 "$elastir" show --section moduli "$sample"
check "one of its sections is there" test -z "$(grep 'Nothing to show' out)"

# Negative ratios have a name: some pairs of directions, or all.
printf '12\n9 12\n9 9 12\n0 0 0 8\n0 0 0 0 8\n0 0 0 0 0 8\n' >some.txt
"$elastir" elastic -q some.txt -o some.json
status 0 "$elastir" show --section extrema some.json
share=$("$jsonget" some.json models.0.elastic.directional.poisson_ratio.negative_fraction)
says out "some is auxetic in some directions: nu is negative for $(awk -v x="$share" 'BEGIN { printf "%.1f", 100 * x }') %"
printf '10\n-3 10\n-3 -3 10\n0 0 0 5\n0 0 0 0 5\n0 0 0 0 0 5\n' >all.txt
"$elastir" elastic -q all.txt -o all.json
status 0 "$elastir" show --section extrema all.json
says out "all is auxetic in all directions."
status 0 "$elastir" show --section extrema zif8.json
check "none is" test -z "$(grep auxetic out)"
says out "proven: none below 3.50"

# Waves: commas as elsewhere, and how many directions share a velocity.
status 0 "$elastir" show --section waves zif8.json
says out "1,1,1; 4 equivalent"
printf '10\n2 10\n2 2 12\n0 0 0 5\n0 0 0 0 5\n0 0 0 0 0 4\n' >hexagonal.txt
"$elastir" elastic -q --density 2 hexagonal.txt -o hexagonal.json
status 0 "$elastir" show --width 100 --section waves hexagonal.json
says out "1,0,0; any direction in the plane perpendicular to 0,0,1"
says out "any direction at 47.2 deg to 0,0,1"

# Words instead of keys, and what the second number is.
status 0 "$elastir" show --section uncertainty zif8.json
check "no keys" test -z "$(grep -iE 'sources, |repeat the result' out)"
says out "Fits omitted: the result itself"
tr -s "\n " " " <out >joined
says joined "after the comma by how much other fits of the same run differ"

# A map that is mostly substrate, and one where that was excluded.
"$elastir" analyze -q ideal="$srcdir/fixtures/zif8/ideal-elastic.out" -o ideal.json
"$elastir" map -q ideal.json "$srcdir/fixtures/zif8/map-modulus.gsf" --outliers 0 -o map.json
for options in '' '--section maps'; do
  # shellcheck disable=SC2086  # two words or none
  status 0 "$elastir" show $options map.json
  tr -s "\n " " " <out >joined
  says joined "of the pixels are around 60 GPa, far stiffer than every model"
  says joined "--substrate (with --topography) or --max"
done
says joined "The ranges are those of a sample of orientations"
"$elastir" map -q ideal.json "$srcdir/fixtures/zif8/map-modulus.gsf" --max 20 -o soft-map.json
status 0 "$elastir" show soft-map.json
check "no substrate" test -z "$(grep substrate out)"

# Labels are whole where the table fits with them, also on lines of their own.
status 0 "$elastir" show --width 50 zif8.json
check "whole labels" test -z "$(grep '~' out)"
cp "$srcdir/fixtures/zif8/missing-zn-elastic.out" .
label='triclinic (low, albite-like, made up)'
status 0 "$elastir" show -q --width 80 'triclinic (low\, albite-like\, made up)=missing-zn-elastic.out'
says out "$label  8.898"
for width in 40 60; do
  status 0 "$elastir" show -q --width $width --section stability,extrema \
    'triclinic (low\, albite-like\, made up)=missing-zn-elastic.out'
  says out "$label"
done
finish
