#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# near-field.sh: a near field compared as what its file says it is. The file is one that elastir computed of
# the made-up models, third harmonic; the permittivity of 2.2 is made up.
. "${srcdir:-.}/tests/cli/lib.sh"
zif8=$srcdir/fixtures/zif8
status 0 "$elastir" analyze --samples 0 --scale none --epsilon-inf 2.2 ideal="$zif8/ideal-freq.out" \
  linker="$zif8/missing-linker-freq.out" zn="$zif8/missing-zn-freq.out" -o models.json
status 0 "$elastir" analyze --samples 0 --scale none ideal="$zif8/ideal-freq.out" -o plain.json
status 0 "$elastir" spectrum --scale none --epsilon-inf 2.2 --grid 600:1600:2 --damping 10 --format csv \
  --as nanoftir:harmonic=3 ideal="$zif8/ideal-freq.out" -o eta.csv

# export NAMES HEADER: neaspec's text of amplitude and phase, under these names
export_as() {
  printf '# www.neaspec.com\n# Scan:\t\tFourier Scan\n# Project:\t\tmade up\n%s' "$2"
  awk -F, -v names="$1" 'NR == 1 { printf "Row\tColumn\tOmega\tWavenumber\t%s\t\n", names; next }
                         { printf "0\t0\t%d\t%s\t%s\t%s\t\n", NR - 2, $1, $4, $5 }' eta.csv
}
referenced=$(printf '# Reference:\t\tsilicon')
export_as "O3A	O3P" "$referenced
" >third.txt
compare() {
  expected=$1
  shift
  status "$expected" "$elastir" compare models.json --no-mixture --no-scale-fit --fwhm 10 "$@" -o c.json
}

# -- The harmonic that was read is the one it is compared with -----------------------------------
compare 0 third.txt --phase-line none
near() {
  printf 'nanoftir:model=fdm,harmonic=%s,radius=20,length=300,amplitude=50,distance=0,' "$1"
  echo 'g=0.7:0.06,farfield=0,incidence=60,reference=si,film=0,substrate=si,surface=epsilon'
}
value c.json comparison.0.seen_as "$(near 3)"
value c.json comparison.0.models.0.pearson 1 0.001
compare 0 third.txt --phase-line none --as absorbance # 0.969: bands elsewhere
value c.json comparison.0.models.0.pearson 0.97 0.005
export_as "O4A	O4P" "$referenced
" >fourth.txt
compare 0 fourth.txt --harmonic 4
value c.json comparison.0.seen_as "$(near 4)"
# The background is in the first one, which no model of a tip describes.
export_as "O1A	O1P" "$referenced
" >first.txt
compare 0 first.txt
value c.json comparison.0.seen_as absorbance

# -- The quantity that was read is the one it is compared with -----------------------------------
compare 0 third.txt --phase-line none --quantity phase
value c.json comparison.0.seen_as "$(near 3)"
value c.json comparison.0.measured.y_kind nanoftir_phase
value c.json comparison.0.models.0.pearson 1 0.001
export_as "X3A	O3P" "$referenced
" >phase.txt
compare 0 phase.txt
value c.json comparison.0.measured.y_kind nanoftir_phase
value c.json comparison.0.models.0.pearson 1 0.001
# as absorbance, or with models without permittivity, it is compared with nothing
compare 1 third.txt --quantity phase --as absorbance
says err 'the phase of a near field'
status 1 "$elastir" compare plain.json third.txt --quantity phase --no-mixture --no-scale-fit
says err 'the phase of a near field'
# A lone amplitude is no absorption, nor is a real part: their bands are dispersions.
export_as "O3A	X3P" "$referenced
" >amplitude.txt
for file in amplitude.txt "third.txt --quantity amplitude" "third.txt --quantity real"; do
  # shellcheck disable=SC2086  # a file and its options
  compare 1 $file
  says err 'is not an absorption signal; use Im eta'
done
# A raw phase has that of the light in it.
export_as "X3A	O3P" "" >raw.txt
compare 1 raw.txt
says err '--reference FILE'

# -- Outputs with a permittivity, without a result between ------------------------------------------
status 0 "$elastir" compare --epsilon-inf 2.2 ideal="$zif8/ideal-freq.out" third.txt --phase-line none \
  --no-mixture --no-scale-fit --no-provenance -o outputs.json
value outputs.json comparison.0.seen_as "$(near 3)"
value outputs.json models.0.dielectric.epsilon_infinity.0.0 2.2
status 2 "$elastir" compare --epsilon-inf 2.2 models.json third.txt
says err 'applies to CRYSTAL outputs'
finish
