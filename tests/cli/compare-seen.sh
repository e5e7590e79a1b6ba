#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# compare-seen.sh: spectra compared with what an instrument sees of the models, not with Lorentzians.
. "${srcdir:-.}/tests/cli/measured.sh"
models_of_zif8

# What an instrument sees: the ATR spectrum of a model has its bands 1 to 2 cm-1 below the Lorentzians,
# and heights by wavelength; compared as what it is, both are right to 0.2 cm-1 and some per cent.
status 0 "$elastir" analyze --study "$zif8/study.json" --samples 0 -o seen.json
status 0 "$elastir" spectrum --as atr --epsilon-inf 2.2 --grid 600:1600:1 --format csv "$zif8/ideal-freq.out" -o all.csv
awk -F , '/^[0-9]/ { print $1 "," $4 }' all.csv >atr.csv
told '##SAMPLING PROCEDURE=ATR, diamond' atr.csv >seen.jdx
# Of the strongest band of the first model: shift and intensity ratio.
strongest() {
  for i in 0 1 2 3 4 5 6 7 8 9; do
    at=$("$jsonget" "$1" comparison.0.models.0.assignments.$i.measured_cm1)
    awk -v a="$at" 'BEGIN { exit !(a > 1140 && a < 1150) }' && echo "$i" && return
  done
}
seen() {
  status 0 "$elastir" compare seen.json seen.jdx --no-mixture --no-scale-fit "$@" -o out.json
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
says err 'a permittivity is not a spectrum'
status 1 "$elastir" compare seen.json seen.jdx --as reflectance --quick
says err 'expected the reflectance of one file'
# A reflectance is compared as it is, by default, too; s light at 0 degrees is all that there is.
status 0 "$elastir" spectrum --epsilon-inf 2.2 --grid 400:1700:1 --as reflectance:angle=0 \
  --format csv "$zif8/ideal-freq.out" -o reflectance.csv
awk -F, '/^[0-9]/ { print $1 "," $2 }' reflectance.csv >reflectance.txt
status 0 "$elastir" compare seen.json reflectance.txt --y-unit reflectance --no-mixture --no-scale-fit -v -o out.json
says err 'it is compared with reflectance of the models'
value out.json comparison.0.seen_as reflectance:angle=10
value out.json comparison.0.models.0.pearson 1 0.0001
band=comparison.0.models.0.assignments.$(strongest out.json)
value out.json $band.shift_cm1 0 0.05
value out.json $band.optical_shift_cm1 -3.6 0.2
"$elastir" analyze --epsilon-inf 2.0,2.2,2.4,0,0,0 "$zif8/ideal-freq.out" -o uneven.json 2>/dev/null
status 0 "$elastir" compare uneven.json reflectance.txt --y-unit reflectance --no-mixture --no-scale-fit -v -o out.json
says err 'not that of a face of the crystal'
# Laser and temperature change the heights of a Raman spectrum: 0.86 of the second band without them.
raman=raman:laser=532,temperature=77
raman_run=$srcdir/fixtures/crystal/good-frequencies.out
"$elastir" analyze --scale none "$raman_run" -o raman-models.json 2>/dev/null
"$elastir" spectrum --as $raman --fwhm 8 --grid 100:1200:1 --scale none --format csv "$raman_run" \
  -o raman.csv 2>/dev/null
awk -F, '/^[0-9]/ { print $1 "," $2 }' raman.csv >raman.txt
# what elastir writes it reads again, and files that say that they are Raman spectra
{
  echo 'Raman shift (cm-1),Intensity (counts)'
  cat raman.txt
} >raman-shift.txt
for file in raman.csv raman-shift.txt; do
  status 0 "$elastir" compare raman-models.json $file --fwhm 8 --as $raman --no-mixture -o again.json
  value again.json comparison.0.models.0.assignments.1.intensity_ratio 1 0.02
done
status 0 "$elastir" compare raman-models.json raman.csv --as $raman --component other=raman-shift.txt --quick \
  -o again.json
status 1 "$elastir" compare raman-models.json raman-shift.txt --no-mixture -o again.json
says err "'elastir compare --as raman' takes it"
for as in raman $raman; do
  status 0 "$elastir" compare raman-models.json raman.txt --y-unit absorbance --fwhm 8 --as $as --no-mixture \
    --no-scale-fit -v -o "$as.json"
done
says err 'unless the inputs had RAMEXP'
value raman.json comparison.0.models.0.assignments.1.intensity_ratio 0.86 0.02
value $raman.json comparison.0.models.0.assignments.1.intensity_ratio 1 0.02

# Figures and pages show what was compared, not the absorbance.
lacks() { # FILE TEXT
  check "no '$2' in $1" sh -c '! grep -q "$1" "$2"' - "$2" "$1"
}
value raman.json comparison.0.models.0.curve.0 0 0.2
status 0 "$elastir" report --figure spectrum raman.json -o seen.csv
says seen.csv 'raman_relative,raman wavenumber_cm1,raman measured'
lacks seen.csv absorbance
highest() { awk -F, -v k="$1" 'NR > 1 && $k > most { most = $k; at = $1 } END { print at, most }' seen.csv; }
check "the curve has its top where the spectrum has it" test "$(highest 2)" = "$(highest 4)"
status 0 "$elastir" report --figure spectrum raman.json -o seen.svg
says seen.svg 'Raman intensity, offset'
lacks seen.svg "km mol"
status 0 "$elastir" report --figure spectrum --layout overlaid raman.json -o seen.svg
says seen.svg 'Raman intensity (largest: 1)'
status 0 "$elastir" report raman.json -o seen.html
says seen.html 'Raman intensity, offset'
says seen.html 'Civalleri, Tan, ACS Appl. Nano Mater.'
lacks seen.html 'Hill, Proc'
lacks seen.html 'Mouhat'
lacks seen.html '(ELATE)'
says seen.html 'what an instrument sees of them (raman:column=total'
lacks seen.html 'Infrared spectra<'
status 1 "$elastir" report --figure observable raman.json
says err "what 'raman' was compared with is in --figure spectrum"
# Beside a spectrum that was compared as absorbance, both; without its curve, as before it was kept.
sed 's/^  \]$/  ],\n  "measured": [{"label": "a", "files": ["seen.jdx"], "as": "atr"},\n{"label": "b", "files": ["seen.jdx"], "as": "absorbance"}]/' \
  "$zif8/study.json" | sed "s#\"\([a-z-]*[.]out\)\"#\"$zif8/\1\"#g" >both-study.json
status 0 "$elastir" compare --study both-study.json --quick --no-scale-fit -o both.json
status 0 "$elastir" report --figure spectrum both.json -o seen.csv
says seen.csv 'ideal absorbance_km_mol-1_cm'
says seen.csv 'ideal, atr atr_relative'
value both.json comparison.1.models.0.curve absent
status 0 "$elastir" report --figure spectrum both.json -o seen.svg
says seen.svg 'ideal, atr<'
status 0 "$elastir" report both.json -o seen.html

status 1 "$elastir" compare models.json seen.jdx --as atr --quick
says err 'has no dielectric function'
status 0 "$elastir" compare models.json seen.jdx --no-mixture --no-scale-fit -v
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
  says err "a comparison uses the mean permittivity of a model, on which '${2%%=*}' has no effect"
}
no_axes powder axis=0/0/1
status 2 "$elastir" compare seen.json seen.jdx --quick --as powder:shape=needle,axis=1/0/0
says err "on which 'axis' has no effect"
no_axes reflectance surface=0/0/1
no_axes reflectance azimuth=0
status 2 "$elastir" compare seen.json seen.jdx --quick --as nanoftir:surface=average
says err 'expected no surface, or surface=epsilon'
status 2 "$elastir" compare seen.json seen.jdx --quick --as nanoftir:incidence=45
says err 'incidence needs farfield'
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
says err 'is not a KEY=VALUE of this kind'

# A band says which mode of the first model its strongest one is like, by the overlap of their motion.
"$elastir" analyze ideal="$srcdir/fixtures/crystal/good-linkers.out" \
  dangling="$srcdir/fixtures/crystal/good-dangling.out" -o linkers.json 2>/dev/null
"$elastir" spectrum --grid 300:3300:1 --format csv "$srcdir/fixtures/crystal/good-dangling.out" \
  -o linkers.csv 2>/dev/null
status 0 "$elastir" compare linkers.json linkers.csv --no-mixture --no-scale-fit -o out.json
status 0 "$elastir" show --section comparison out.json
check "the overlap of a mode that stays, and of one that is new" \
  sh -c 'sed -n "/like, of ideal/,/^$/p" out | grep -q "^376.8  *14,.*95" &&
    grep -q "^1155.*none" out'

finish
