#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# analyze.sh: the main job on the bundled models: the numbers planted in the fixtures come out.
. "${srcdir:-.}/tests/cli/lib.sh"
cp "$srcdir"/fixtures/zif8/*.out "$srcdir"/fixtures/zif8/study.json .
chmod u+w ./*
models="ideal=ideal-freq.out,ideal-elastic.out
  missing-zn=missing-zn-freq.out,missing-zn-elastic.out
  missing-linker=missing-linker-freq.out,missing-linker-elastic.out"

# shellcheck disable=SC2086  # a list of words
status 0 "$elastir" analyze $models -o zif8.json
test ! -s err && ok || bad "clean outputs gave messages: $(cat err)"
value zif8.json schema elastir.result/1
value zif8.json models.# 3
value zif8.json diagnostics.# 1
value zif8.json diagnostics.0.code unscaled-modes # said once
value zif8.json models.0.sources.0.method.composite PBEsol0-3c
value zif8.json provenance.program elastir

# Contents, as the README of the fixtures states them.
value zif8.json models.0.cell.formula C48H60N24Zn6
value zif8.json models.1.cell.formula C48H62N24Zn5
value zif8.json models.2.cell.formula C44H58N22O2Zn6
value zif8.json models.0.cell.atoms 138
value zif8.json models.1.cell.volume_angstrom3 2485.828516
value zif8.json models.0.cell.density_g_cm3 0.906 0.0005 # half the last digit that CRYSTAL prints
value zif8.json models.1.cell.density_g_cm3 0.865 0.0005
value zif8.json models.2.cell.density_g_cm3 0.874 0.0005
value zif8.json models.0.vibrations.modes.# 172
value zif8.json models.1.vibrations.modes.# 417
value zif8.json models.2.vibrations.modes.# 396
value zif8.json models.1.vibrations.imaginary_count 0
value zif8.json models.0.vibrations.intensity_method berry_phase
value zif8.json models.0.sources.1.scf_converged null
value zif8.json models.0.sources.0.program.version 17
value zif8.json models.0.sources.0.sha256 "$(sha256sum ideal-freq.out | cut -d' ' -f1)"

# Elasticity: the published constants of the ideal crystal, and averages and extremes of all
# three computed independently from the raw constants (six digits were noted).
value zif8.json models.0.elastic.stiffness_from raw
value zif8.json models.0.elastic.stiffness_gpa.0.0 12.07612 1e-9
value zif8.json models.0.elastic.stiffness_gpa.1.0 9.27298 1e-9
value zif8.json models.0.elastic.stiffness_gpa.5.5 1.21337 1e-9
value zif8.json models.0.elastic.crystal_class cubic
value zif8.json models.0.elastic.averages.hill.bulk_modulus_gpa 10.20736 0.000005
value zif8.json models.0.elastic.averages.hill.shear_modulus_gpa 1.2854 0.00005
value zif8.json models.1.elastic.averages.hill.youngs_modulus_gpa 3.0654 0.00005
value zif8.json models.2.elastic.averages.hill.poisson_ratio 0.4360 0.00005
value zif8.json models.0.elastic.directional.youngs_modulus_gpa.min.value 3.501372 0.000001
value zif8.json models.0.elastic.directional.youngs_modulus_gpa.max.value 4.020684 0.000001
value zif8.json models.1.elastic.directional.youngs_modulus_gpa.min.value 2.051084 0.000001
value zif8.json models.1.elastic.directional.youngs_modulus_gpa.max.value 4.016077 0.000001
value zif8.json models.2.elastic.directional.youngs_modulus_gpa.min.value 2.759289 0.000001
value zif8.json models.2.elastic.directional.youngs_modulus_gpa.max.value 4.903580 0.000001
for model in 0 1 2; do
  value zif8.json models.$model.elastic.stable true
  for quantity in youngs_modulus_gpa linear_compressibility_per_tpa shear_modulus_gpa poisson_ratio; do
    value zif8.json models.$model.elastic.directional.$quantity.min.certified true
    value zif8.json models.$model.elastic.directional.$quantity.max.certified true
  done
done
value zif8.json differences.0.label missing-zn
value zif8.json differences.0.reference ideal
value zif8.json differences.0.averages.hill.bulk_modulus_gpa.reference 10.20736 0.000005
value zif8.json differences.0.directional.youngs_modulus_gpa.min.percent -41.42 0.005

# height FILE MODEL WAVENUMBER: the spectrum at a point of the 1 cm-1 grid from 0.
height() { "$jsonget" "$1" "models.$2.spectrum.absorbance.$3"; }
# ratio WHAT A B LOW HIGH
ratio() {
  if awk -v a="$2" -v b="$3" -v low="$4" -v high="$5" 'BEGIN { exit !(a/b >= low && a/b <= high) }'
  then ok; else bad "$1: $2/$3 is not from $4 to $5"; fi
}
# What the paper reports and the fixtures reproduce.
ratio "1115/1146 of the ideal crystal is 0.05" \
  "$(height zif8.json 0 1115)" "$(height zif8.json 0 1146)" 0.045 0.055
ratio "1115/1146 is strong with a Zn missing" \
  "$(height zif8.json 1 1115)" "$(height zif8.json 1 1146)" 0.5 0.7
ratio "the dangling linker's 744 beside 758" \
  "$(height zif8.json 1 744)" "$(height zif8.json 1 758)" 0.5 0.7
for model in 0 1; do
  ratio "nothing in 1250-1350 without a missing linker" \
    "$(height zif8.json $model 1276)" "$(height zif8.json $model 1146)" 0 0.01
done
ratio "1276 with a linker missing" \
  "$(height zif8.json 2 1276)" "$(height zif8.json 2 1146)" 0.25 1

# The same bytes whatever the order of work, the locale and the way in.
# shellcheck disable=SC2086
status 0 "$elastir" analyze --no-provenance $models -o plain.json
# shellcheck disable=SC2086
status 0 "$elastir" analyze --no-provenance -j 4 $models -o threads.json
same plain.json threads.json
# shellcheck disable=SC2086
for locale in de_DE.UTF-8 fr_FR.utf8; do
  LC_ALL=$locale status 0 "$elastir" analyze --no-provenance $models -o locale.json
  same plain.json locale.json
done
# Without the permittivities that the command line does not have.
tr -d '\n' <study.json | sed 's/, *"epsilon_infinity": [0-9.]*//g' >bare.json
status 0 "$elastir" analyze --no-provenance --study bare.json -o study-out.json
same plain.json study-out.json
# Gzip, CRLF and standard input change what the sources are, and nothing else.
body() { sed -e 's/"path":.*//; s/"sha256":.*//; s/"bytes":.*//; s/"file":.*//' "$1"; }
status 0 "$elastir" analyze --no-provenance a=ideal-freq.out -o one.json
body one.json >expected
gzip -k ideal-freq.out
status 0 "$elastir" analyze --no-provenance a=ideal-freq.out.gz -o gzipped.json
body gzipped.json >got
same got expected
sed 's/$/\r/' ideal-freq.out >crlf.out
status 0 "$elastir" analyze --no-provenance a=crlf.out -o crlf.json
body crlf.json >got
same got expected
"$elastir" analyze --no-provenance a=- <ideal-freq.out >stdin.json || bad "standard input"
body stdin.json >got
same got expected

# Options.
status 0 "$elastir" analyze --scale none ideal-freq.out -o unscaled.json
value unscaled.json settings.scale.# 0
value unscaled.json models.0.vibrations.modes.100.scale null
status 0 "$elastir" analyze --lineshape pseudo-voigt:0.3 --fwhm 5 --grid 0:100:0.5 ideal-freq.out -o o.json
value o.json settings.eta 0.3
value o.json models.0.spectrum.points 201
value o.json models.0.elastic null
status 0 "$elastir" analyze --no-checksum ideal-freq.out -o o.json
value o.json models.0.sources.0.sha256 null
# Of a file above 256 MiB (a hole, here) the checksum is computed on request only.
cp ideal-freq.out large.out
printf '\n' | dd of=large.out bs=1 seek=$((256 * 1024 * 1024)) conv=notrunc 2>/dev/null
status 0 "$elastir" analyze large.out -o o.json
value o.json models.0.sources.0.sha256 null
says o.json checksum-left-out
status 0 "$elastir" analyze --checksum large.out -o o.json
value o.json models.0.sources.0.sha256 "$(sha256sum large.out | cut -d ' ' -f 1)"
rm large.out
status 2 "$elastir" analyze --checksum --no-checksum ideal-freq.out
status 0 "$elastir" analyze --compact ideal-freq.out -o o.json
test "$(wc -l <o.json)" -eq 1 && ok || bad "--compact takes more than one line"

# Files that contradict each other.
status 1 "$elastir" analyze mixed=ideal-freq.out,missing-linker-elastic.out -o mixed.json
value mixed.json diagnostics.0.code composition-differs
status 1 "$elastir" analyze two=ideal-elastic.out,missing-zn-elastic.out -o two.json
"$jsonget" two.json diagnostics >out
says out two-stiffness-tensors
value two.json models.0.elastic.stiffness_gpa.0.0 12.07612 1e-9
# A number that Fortran printed as stars is missing, and what needs it is not computed in silence.
sed 's/^ |    12.076    9.273/ |    12.076 ********/' ideal-elastic.out >stars.out
status 1 "$elastir" analyze stars.out -o stars.json
value stars.json models.0.elastic null
says err "stiffness tensor has missing numbers"
awk '/^ +[0-9]+- +[0-9]+ .*A \( +[1-9][0-9]*\.[0-9]+\)/ && !done { sub(/\( +[0-9.]+\)/, "(********)"); done = 1 }
     { print }' ideal-freq.out >hole.out
cmp -s hole.out ideal-freq.out && bad "the fixture has no intensity to hide"
status 1 "$elastir" analyze hole.out -o hole.json
says err "the spectrum lacks them"
value hole.json models.0.vibrations.imaginary_count 0
# So is a wavenumber: with it a band, and every sum over the modes.
sed 's/    140\.8000/************/' "$srcdir/fixtures/crystal/good-old-dielectric.out" >star.out
status 1 "$elastir" analyze star.out -o star.json
says err "have no wavenumber; the spectrum lacks them"
value star.json models.0.vibrations.imaginary_count null
value star.json models.0.dielectric absent
status 0 "$elastir" analyze "$srcdir/fixtures/crystal/good-old-dielectric.out" -o whole.json
value whole.json models.0.vibrations.imaginary_count 0
value whole.json models.0.dielectric.oscillators 1
status 1 "$elastir" spectrum star.out --as atr -o star.csv
says err "a dielectric function is a sum over all of them"
# Of an inactive mode it leaves the spectrum whole, but not the count of imaginary modes.
sed 's/     27\.9000/************/' ideal-freq.out >dark.out
status 0 "$elastir" analyze dark.out -o dark.json
says err "the number did not fit its field"
value dark.json models.0.vibrations.imaginary_count null
# A table that is cut is not all the modes.
status 1 "$elastir" analyze "$srcdir/fixtures/crystal/bad-frequencies-cut.out" -o cut.json
value cut.json models.0.vibrations.imaginary_count null
value cut.json models.0.dielectric absent
# One bad file does not spoil the rest.
status 1 "$elastir" analyze good=ideal-elastic.out bad=nothing.out -o partly.json
value partly.json models.0.elastic.stable true
value partly.json models.1.elastic null
value partly.json models.1.sources.0.program null

# Modes of another cell have no reference, which is said.
status 0 "$elastir" analyze --samples 0 a="$srcdir/fixtures/crystal/good-linkers.out" \
  b="$srcdir/fixtures/crystal/good-motions.out" -o cells.json
says cells.json cells-not-alike
status 0 "$elastir" analyze --samples 0 a="$srcdir/fixtures/crystal/good-linkers.out" \
  b="$srcdir/fixtures/crystal/good-dangling.out" -o cells.json
value cells.json models.1.motion.reference.against a
check "alike" sh -c '! grep -q cells-not-alike cells.json'

# One result a line.
status 1 "$elastir" batch --no-provenance ideal-freq.out nothing.out ideal-elastic.out -o b.jsonl
test "$(wc -l <b.jsonl)" -eq 3 && ok || bad "batch wrote $(wc -l <b.jsonl) lines for 3 inputs"
sed -n 2p b.jsonl >second
value second schema elastir.failure/1
value second path nothing.out
mkdir folder && cp ideal-elastic.out missing-zn-elastic.out folder
printf 'folder/ideal-elastic.out\n\nfolder/missing-zn-elastic.out\n' >list
status 0 "$elastir" batch --no-provenance folder -o folder.jsonl
status 0 "$elastir" batch --no-provenance -j 3 @list -o list.jsonl
same folder.jsonl list.jsonl
finish
