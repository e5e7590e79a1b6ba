#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# compare.sh: the fixtures' models against their made-up measured spectra, end to end.
. "${srcdir:-.}/tests/cli/lib.sh"
zif8=$srcdir/fixtures/zif8

"$elastir" analyze --no-provenance -o models.json ideal="$zif8/ideal-freq.out" \
  missing-zn="$zif8/missing-zn-freq.out" missing-linker="$zif8/missing-linker-freq.out" || exit 99

quick="--quick --decoys 19"
# shellcheck disable=SC2086  # words are meant
status 0 "$elastir" compare models.json "$zif8/measured-nano.dpt" "$zif8/measured-bulk.jdx" \
  --y-unit absorbance --ratio 1115/1146 --series 60,5 $quick --no-scale-fit --no-provenance -o both.json
# What went into the spectra is in fixtures/README.md; the errors are a few thousandths.
value both.json comparison.0.mixture.components.0.fraction 0.60 0.01
value both.json comparison.0.mixture.components.1.fraction 0.28 0.01
value both.json comparison.0.mixture.components.2.fraction 0.12 0.01
value both.json comparison.0.mixture.common_shift_cm1 1.5 0.06
# each family has a width of its own beside the common one
value both.json comparison.0.mixture.fwhm_cm1 10 1
# two points a bin: 0.002 over the root of two, and a little for what is bent to the noise
value both.json comparison.0.mixture.residual_rms 0.0014 0.0002
value both.json comparison.0.mixture.components.0.kind model
value both.json comparison.0.mixture.components.0.low null
value both.json comparison.0.mixture.withheld null
value both.json comparison.1.mixture.components.0.fraction 0.94 0.01
value both.json comparison.1.mixture.components.1.fraction 0.04 0.01
value both.json comparison.1.mixture.components.2.fraction 0.02 0.01
value both.json comparison.1.mixture.common_shift_cm1 -1.0 0.06
# Noise decides nothing where nothing says how far to trust the fit.
value both.json comparison.0.verdict.answer undecided
value both.json comparison.0.verdict.p_decoy 0.05 0.001
value both.json comparison.1.ranking.decided false
# The simulated heights of the README: 0.050, 0.58, 0.050.
value both.json comparison.0.band_ratios.0.models.0.height_ratio 0.050 0.002
value both.json comparison.0.band_ratios.0.models.1.height_ratio 0.58 0.02
value both.json comparison.0.band_ratios.0.models.2.height_ratio 0.050 0.002
value both.json comparison.0.measured.format opus-dpt
value both.json comparison.0.measured.y_kind absorbance
value both.json comparison.0.preprocessing.2.step baseline
value both.json comparison.0.preprocessing.2.method arpls
value both.json comparison.0.discriminating_bands.0.bands.0.position_cm1 1115 1
value both.json series.coordinate.0 60
value both.json series.fractions.0.label ideal

# The result may come down a pipe, and the same bytes come out. Threads take spectra side by side,
# and change nothing.
part() { # COMPARE'S ARGUMENTS...
  # shellcheck disable=SC2086  # words are meant
  "$elastir" compare "$@" "$zif8/measured-nano.dpt" "$zif8/measured-bulk.jdx" --y-unit absorbance \
    --use 900-1250 --ratio 1115/1146 --series 60,5 $quick --no-provenance
}
part models.json >part.json || bad "a part of the spectra"
part - <models.json >piped.json || bad "from a pipe"
same part.json piped.json
part models.json -j 2 >threads.json || bad "on two threads"
same part.json threads.json
status 0 "$elastir" compare both.json "$zif8/measured-bulk.jdx" --no-mixture --no-scale-fit -o more.json
value more.json comparison.2.mixture null
value more.json comparison.2.models.0.scale_fit null

# Factors fitted to one model, applied to all, take the shift out of the rest.
status 0 "$elastir" compare models.json "$zif8/measured-bulk.jdx" --scale-from ideal --quick \
  --no-provenance -o scaled.json
value scaled.json comparison.0.scale_from ideal
value scaled.json comparison.0.mixture.components.0.fraction 0.94 0.02
# --scale-from has taken it out already
value scaled.json comparison.0.mixture.common_shift_cm1 0 0.5

# The mean of a file with itself is that file, without scatter; a difference names both. The measured
# bands of the README lie 1 cm-1 below those calculated, in the order of their wavenumbers.
status 0 "$elastir" compare models.json a="$zif8/measured-bulk.jdx" b="$zif8/measured-nano.dpt" \
  --y-unit absorbance --average mean="$zif8/measured-bulk.jdx,$zif8/measured-bulk.jdx" \
  --difference d=a-b --no-mixture --no-scale-fit --no-provenance -o named.json
value named.json comparison.2.label mean
value named.json comparison.2.combination.kind average
value named.json comparison.2.combination.parts.1.path "$zif8/measured-bulk.jdx"
value named.json comparison.2.curves.standard_deviation.100 0
value named.json comparison.2.models.1.pearson \
  "$("$jsonget" named.json comparison.0.models.1.pearson)" 1e-12
value named.json comparison.3.combination.kind difference
value named.json comparison.3.combination.minuend a
value named.json comparison.3.combination.subtrahend b
value named.json comparison.0.models.0.assignments.0.measured_cm1 420.03 0.1
value named.json comparison.0.models.0.assignments.0.simulated_cm1 421.03 0.01
value named.json comparison.0.models.0.assignments.0.irreps.0 F2

# Windows, masks and every step of the preprocessing are recorded in order.
status 0 "$elastir" compare models.json "$zif8/measured-bulk.jdx" --use 650-1700 --mask 900-950 \
  --calibration-offset 1 --baseline rubber-band --smooth 9:3 --normalise snv --step 1 --no-mixture \
  --no-scale-fit -o steps.json
value steps.json comparison.0.preprocessing.0.offset_cm1 1
value steps.json comparison.0.preprocessing.1.step use
value steps.json comparison.0.preprocessing.2.step mask
value steps.json comparison.0.preprocessing.3.step_cm1 1
value steps.json comparison.0.preprocessing.4.method rubber-band
value steps.json comparison.0.preprocessing.5.window_points 9
value steps.json comparison.0.preprocessing.6.method snv
value steps.json comparison.0.window_cm1.0 650
value steps.json comparison.0.window_cm1.1 1700

# An ordinate that nobody named gives no verdict where it may be a transmittance; an absorbance that
# lies near its floor most of the way can be nothing else. Made up: one line in ten wavenumbers.
awk 'BEGIN { for (x = 700; x <= 1500; x += 2) { a = 0.02
  for (c = 750; c < 1500; c += 150) a += 0.5 / (1 + ((x - c) / 5) ^ 2)
  print x "," exp(-2.302585 * a) >"fraction.csv"; print x "," a >"floor.csv" } }'
# shellcheck disable=SC2086  # words are meant
compared() {
  status 0 "$elastir" compare models.json "$@" $quick --no-scale-fit -o unit.json; }
compared fraction.csv
value unit.json comparison.0.verdict.answer undecided
says unit.json "say so with --y-unit"
for named in "fraction.csv --y-unit transmittance" floor.csv; do
  # shellcheck disable=SC2086  # words are meant
  compared $named
  if grep -qF "say so with --y-unit" unit.json; then bad "$named: asked for what is clear"; fi
done
# One unclear file in an average is enough, wherever it stands; and without a mixture nothing is decided.
for both in fraction.csv,floor.csv floor.csv,fraction.csv; do
  compared --average "mean=$both"
  says unit.json "say so with --y-unit"
done
compared fraction.csv --no-mixture
value unit.json comparison.0.ranking.decided false

# What the file says of its measurement. The bulk, multiplied by 1000/wavenumber as ATR does, is
# explained with a power near 0 by models that have it, too, and with -1 without.
"$elastir" spectrum --as-read --format csv "$zif8/measured-bulk.jdx" -o bulk.csv 2>/dev/null
# told LDR POWER: the spectrum with this record, times (wavenumber/1000)^POWER.
told() {
  printf '##TITLE=t\n##JCAMP-DX=4.24\n##DATA TYPE=INFRARED SPECTRUM\n%s\n##XUNITS=1/CM\n' "$1"
  printf '##YUNITS=ABSORBANCE\n##NPOINTS=1801\n##XYPOINTS=(XY..XY)\n'
  awk -F , -v p="$2" 'NR > 1 { printf "%s, %.9f\n", $1, $2 * ($1 / 1000) ^ p }' bulk.csv
  echo '##END='
}
told '##SAMPLING PROCEDURE=ATR, diamond' -1 >atr.jdx
told '##SAMPLING PROCEDURE=ATR, corrected' 0 >corrected.jdx
told '##SAMPLING PROCEDURE=KBr' 0 >kbr.jdx
told '##RESOLUTION=20' 0 >coarse.jdx
told '##RESOLUTION=8' 0 >usual.jdx
compared atr.jdx
says err 'the file says that this is ATR (ATR, diamond): the bands of the models are weighted'
says unit.json 'this is ATR (ATR, diamond): the bands'
value unit.json comparison.0.atr_weighted true
value unit.json comparison.0.mixture.power 0 0.1
"$jsonget" unit.json comparison.0.mixture.components.0.fraction >got
compared kbr.jdx
value unit.json comparison.0.atr_weighted false
value unit.json comparison.0.mixture.components.0.fraction "$(cat got)" 0.02
if grep -q atr- unit.json; then bad "KBr is not ATR"; fi
compared atr.jdx --atr no
value unit.json comparison.0.atr_weighted false
value unit.json comparison.0.mixture.power -1 0.1
compared kbr.jdx --atr yes
value unit.json comparison.0.mixture.power 1 0.1
compared corrected.jdx -v
says err 'was corrected for its depth'
value unit.json comparison.0.atr_weighted false
# Models are as wide as the resolution, and the grid as coarse as half of it, where they are not.
compared coarse.jdx
says err 'resolution of 20 cm-1: the bands of the models are as wide as that, not 10'
value unit.json comparison.0.model_fwhm_cm1 20
value unit.json comparison.0.preprocessing.1.step_cm1 10
compared coarse.jdx --fwhm 12 --step 4
value unit.json comparison.0.model_fwhm_cm1 12
value unit.json comparison.0.preprocessing.1.step_cm1 4
compared usual.jdx
value unit.json comparison.0.model_fwhm_cm1 10
value unit.json comparison.0.preprocessing.1.step_cm1 2
if grep -q 'resolution-' unit.json; then bad "8 cm-1 changes nothing"; fi
compared usual.jdx --calibration-factor 0.95 # a step of 2 is not worth leaving the points for
value unit.json comparison.0.preprocessing.1.step_cm1 1.9 1e-9
# One of each in one run is what each alone is.
compared atr.jdx
"$jsonget" unit.json comparison.0.mixture.components.0.fraction >got
compared kbr.jdx atr.jdx
value unit.json comparison.1.mixture.components.0.fraction "$(cat got)"

# What an instrument sees: the ATR spectrum of a model has its bands 1 to 2 cm-1 below the Lorentzians,
# and heights by wavelength; compared as what it is, both are right to 0.2 cm-1 and some per cent.
status 0 "$elastir" analyze --study "$zif8/study.json" --samples 0 -o seen.json
status 0 "$elastir" spectrum --as atr --epsilon-inf 2.2 --grid 600:1600:1 --format csv "$zif8/ideal-freq.out" -o all.csv
atr_of() { # LDR FILE
  told "$1" 0 | sed -n '/XYPOINTS/q;p'
  echo '##XYPOINTS=(XY..XY)'
  awk -F , 'NR > 1 { printf "%s, %.9f\n", $1, $4 }' all.csv
  echo '##END='
}
atr_of '##SAMPLING PROCEDURE=ATR, diamond' | sed 's/NPOINTS=1801/NPOINTS=1001/' >seen.jdx
# Of the strongest band of the first model: shift and intensity ratio.
strongest() {
  for i in 0 1 2 3 4 5 6 7 8 9; do
    at=$("$jsonget" "$1" comparison.0.models.0.assignments.$i.measured_cm1)
    awk -v a="$at" 'BEGIN { exit !(a > 1140 && a < 1150) }' && echo "$i" && return
  done
}
seen() {
  status 0 "$elastir" compare seen.json seen.jdx --quick --no-scale-fit "$@" -o out.json
  band=comparison.0.models.0.assignments.$(strongest out.json)
}
status 2 "$elastir" compare seen.json seen.jdx --as atr --atr no
seen --as absorbance
value out.json comparison.0.seen_as absorbance
value out.json $band.shift_cm1 -1.5 0.4
value out.json $band.optical_shift_cm1 absent
atr=atr:element=diamond,angle=45,bounces=1,polarisation=unpolarised
seen -v
says err 'it is compared with atr:element=diamond of the models'
value out.json comparison.0.seen_as "$atr"
value out.json comparison.0.atr_weighted false
value out.json $band.shift_cm1 0 0.2
value out.json $band.optical_shift_cm1 -1.5 0.4
value out.json $band.intensity_ratio 1 0.05
seen --as atr:element=ge
value out.json comparison.0.seen_as \
  atr:element=ge,angle=45,bounces=1,polarisation=unpolarised
# Factors say on which observable they were fitted; here they are those in force, of transverse modes.
status 0 "$elastir" compare seen.json seen.jdx --no-mixture -o out.json
value out.json comparison.0.models.0.scale_fit_quality.seen_as "$atr"
value out.json comparison.0.models.0.scale_fit.1.factor 0.964 0.00001
value out.json comparison.0.models.0.pearson 1 0.001
status 0 "$elastir" show --section comparison out.json
says out 'Compared with what an instrument sees of the models:'
says out 'atr:element=diamond,angle=45,bounces=1,polarisation=unpolarised.'
says out 'Scale factors of the transverse modes, fitted to the measured spectrum as'
says out 'optical'
status 0 "$elastir" report out.json -o out.html
says out.html 'fitted to the measured spectrum as atr:element=diamond,'
status 2 "$elastir" compare seen.json seen.jdx --as epsilon
says err 'a permittivity is no spectrum'
status 1 "$elastir" compare seen.json seen.jdx --as reflectance --quick
says err 'expected the reflectance of one file'
# A reflectance is compared as it is, by default, too; s light at 0 degrees is all that there is.
status 0 "$elastir" spectrum --epsilon-inf 2.2 --grid 400:1700:1 --as reflectance:angle=0 \
  --format csv "$zif8/ideal-freq.out" -o reflectance.csv
awk -F, '/^[0-9]/ { print $1 "," $2 }' reflectance.csv >reflectance.txt
status 0 "$elastir" compare seen.json reflectance.txt --y-unit reflectance --quick -v -o out.json
says err 'it is compared with reflectance of the models'
value out.json comparison.0.seen_as reflectance:angle=10
value out.json comparison.0.models.0.pearson 1 0.0001
band=comparison.0.models.0.assignments.$(strongest out.json)
value out.json $band.shift_cm1 0 0.05
value out.json $band.optical_shift_cm1 -3.6 0.2
"$elastir" analyze --epsilon-inf 2.0,2.2,2.4,0,0,0 "$zif8/ideal-freq.out" -o uneven.json 2>/dev/null
status 0 "$elastir" compare uneven.json reflectance.txt --y-unit reflectance --quick -v -o out.json
says err 'not that of a face of the crystal'
# Laser and temperature change the heights of a Raman spectrum: 0.86 of the second band without them.
raman=raman:laser=532,temperature=77
raman_run=$srcdir/fixtures/crystal/good-frequencies.out
"$elastir" analyze --scale none "$raman_run" -o raman-models.json 2>/dev/null
"$elastir" spectrum --as $raman --fwhm 8 --grid 100:1200:1 --scale none --format csv "$raman_run" \
  -o raman.csv 2>/dev/null
awk -F, '/^[0-9]/ { print $1 "," $2 }' raman.csv >raman.txt
for as in raman $raman; do
  status 0 "$elastir" compare raman-models.json raman.txt --y-unit absorbance --fwhm 8 --as $as --quick \
    --no-scale-fit -v -o "$as.json"
done
says err 'unless the inputs had RAMEXP'
value raman.json comparison.0.models.0.assignments.1.intensity_ratio 0.86 0.02
value $raman.json comparison.0.models.0.assignments.1.intensity_ratio 1 0.02
status 1 "$elastir" compare models.json seen.jdx --as atr --quick
says err 'has no dielectric function'
status 0 "$elastir" compare models.json seen.jdx --quick --no-scale-fit -v
says err 'without permittivities'
# A study says it for each spectrum.
sed 's/^  \]$/  ],\n  "measured": [{"label": "a", "files": ["seen.jdx"], "as": "powder:fraction=0.5"}]/' "$zif8/study.json" |
  sed "s#\"\\([a-z-]*[.]out\\)\"#\"$zif8/\\1\"#g" >whole.json
status 0 "$elastir" compare --study whole.json --quick --no-scale-fit -o out.json
value out.json comparison.0.seen_as \
  powder:method=maxwell-garnett,shape=sphere,fraction=0.5,matrix=kbr
# A mean permittivity has no axes; what does not count is refused, and the text of a result is read again.
no_axes() { # KIND KEY=VALUE
  status 2 "$elastir" compare seen.json seen.jdx --quick --as "$1:$2"
  says err "a comparison takes the mean permittivity of a model, on which '${2%%=*}' has no effect"
}
no_axes powder axis=0/0/1
status 2 "$elastir" compare seen.json seen.jdx --quick --as powder:shape=needle,axis=1/0/0
says err "on which 'axis' has no effect"
no_axes reflectance surface=0/0/1
no_axes reflectance azimuth=0
status 2 "$elastir" compare seen.json seen.jdx --quick --as nanoftir:surface=average
says err 'expected no surface, or surface=epsilon'
status 2 "$elastir" compare seen.json seen.jdx --quick --as nanoftir:incidence=45
says err 'incidence counts beside farfield alone'
again() { # OBSERVABLE
  seen --as "$1"
  whole=$("$jsonget" out.json comparison.0.seen_as)
  seen --as "$whole"
  value out.json comparison.0.seen_as "$whole"
}
again nanoftir:model=pdm,g=0.7
value out.json comparison.0.seen_as nanoftir:model=pdm,harmonic=2,radius=20,length=300,amplitude=50,\
distance=0,g=0.7:0.06,farfield=0,incidence=60,reference=si,film=0,substrate=si,surface=epsilon
again film:thickness=1
value out.json comparison.0.seen_as film:thickness=1:0,substrate=vacuum,angle=0
again powder:method=averaged
sed 's/powder:fraction/powder:share/' whole.json >bad.json
status 2 "$elastir" compare --study bad.json --quick
says err 'is no KEY=VALUE of this kind'

# A band says which mode of the first model its strongest one is like, by the overlap of their motion.
"$elastir" analyze ideal="$srcdir/fixtures/crystal/good-linkers.out" \
  dangling="$srcdir/fixtures/crystal/good-dangling.out" -o linkers.json 2>/dev/null
"$elastir" spectrum --grid 300:3300:1 --format csv "$srcdir/fixtures/crystal/good-dangling.out" \
  -o linkers.csv 2>/dev/null
status 0 "$elastir" compare linkers.json linkers.csv --quick --no-scale-fit -o out.json
status 0 "$elastir" show --section comparison out.json
check "the overlap of a mode that stays, and of one that is new" \
  sh -c 'sed -n "/like, of ideal/,/^$/p" out | grep -q "^376.8  *14,.*95" &&
    grep -q "^1155.*none" out'

# What fails is said; what can be done is done.
status 1 "$elastir" compare models.json no-such.dpt "$zif8/measured-bulk.jdx" --no-mixture \
  --no-scale-fit -o partly.json
says err "no-such.dpt"
value partly.json comparison.0.measured.format jcamp-dx
status 1 "$elastir" compare models.json "$zif8/measured-bulk.jdx" --use 5000-6000
says err "fewer than 8 points"
"$elastir" analyze --no-provenance -o elastic.json e="$zif8/ideal-elastic.out" 2>/dev/null
status 1 "$elastir" compare elastic.json "$zif8/measured-bulk.jdx"
says err "no model of this result has infrared intensities"
echo '{"schema":"elastir.result/1"}' >bare.json
status 1 "$elastir" compare bare.json "$zif8/measured-bulk.jdx"
says err "settings"
status 1 "$elastir" compare "$zif8/measured-bulk.jdx" "$zif8/measured-bulk.jdx"
status 2 "$elastir" compare models.json
for wrong in "--ratio 1115" "--use 700-600" "--baseline als" "--smooth 8:2" "--normalise max" \
  "--component mim" "--series 1,2" "--scale-from none-such" "--bootstrap 5" \
  "--draws 5" "--quick --draws 100" "--confidence 2" "--interpolation spline" "--fwhm 0"; do
  # shellcheck disable=SC2086  # two words are meant
  status 2 "$elastir" compare models.json "$zif8/measured-bulk.jdx" $wrong
done
finish
