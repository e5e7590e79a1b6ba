#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# spectrum.sh: simulated and measured spectra out and back in, in every format.
. "${srcdir:-.}/tests/cli/lib.sh"
zif8=$srcdir/fixtures/zif8
measured=$srcdir/fixtures/measured

# numbers FILE: a CSV without its head.
numbers() { tail -n +2 "$1"; }

# close A B TOLERANCE: the same abscissae and holes; ordinates within the tolerance.
close() {
  numbers "$1" >left
  numbers "$2" >right
  if paste -d , left right | awk -F , -v t="$3" '
       { d = $2 - $4; if (d < 0) d = -d; dx = $1 - $3; if (dx < 0) dx = -dx
         if (NF != 4 || dx > 1e-9 || d > t || ($2 == "") != ($4 == "")) exit bad = 1 }
       END { exit bad || NR < 8 }'; then ok; else bad "$1 and $2 differ by more than $3"; fi
}

# -- Simulated ------------------------------------------------------------------------------
cp "$zif8/ideal-freq.out" "$zif8/missing-zn-freq.out" "$zif8"/measured-* .
status 0 "$elastir" spectrum --format csv ideal=ideal-freq.out zn=missing-zn-freq.out -o two.csv
says two.csv 'wavenumber (cm-1),ideal (km mol-1 cm),zn (km mol-1 cm)'
cut -d , -f 1,2 two.csv >ideal.csv
cut -d , -f 1,3 two.csv >zn.csv
status 0 "$elastir" spectrum --format animl ideal=ideal-freq.out zn=missing-zn-freq.out -o two.animl
status 0 "$elastir" spectrum --format jcamp ideal=ideal-freq.out zn=missing-zn-freq.out -o two.jdx
largest=$(numbers two.csv | awk -F , '{ if ($3 > m) m = $3; if ($2 > m) m = $2 } END { print m }')
half=$(awk -v m="$largest" 'BEGIN { print 0.51 * m / 999999999 }') # of the last digit written
for n in 1 2; do
  test $n = 1 && written=ideal.csv || written=zn.csv
  status 0 "$elastir" spectrum --as-read --format csv --block $n two.animl -o back.csv
  numbers $written >expected
  numbers back.csv >got
  same got expected
  status 0 "$elastir" spectrum --as-read --format csv --block $n two.jdx -o back.csv
  close back.csv $written "$half"
done
check "no line of JCAMP-DX is longer than 80" awk 'length > 80 { exit 1 }' two.jdx
# How it was made is in the file, and the unit is that of the numbers.
says two.jdx '##YUNITS=km mol-1 cm'
tr '\n' ' ' <two.jdx | tr -s ' ' >line
says line "##ORIGIN=simulated by elastir $("$elastir" --version | awk 'NR == 1 { print $2 }') from"
says line 'method PBEsol0-3c'
says line 'scaled by 0.936 from 600 to 850 cm-1, by 0.964 from 850 to 1050 cm-1, by 0.958 above 1050 cm-1'
says line 'lorentzian lines of 10 cm-1 FWHM'
says two.animl 'lorentzian lines of 10 cm-1 FWHM'
status 0 "$elastir" spectrum --no-provenance --scale none --lineshape pseudo-voigt:0.25 --fwhm 8 \
  --format jcamp ideal-freq.out -o unscaled.jdx
tr '\n' ' ' <unscaled.jdx | tr -s ' ' >line
says line 'simulated by elastir from'
says line 'wavenumbers not scaled; pseudo-voigt lines (eta 0.25) of 8 cm-1 FWHM'
status 0 "$elastir" spectrum --scale 0.96 --format jcamp ideal-freq.out -o scaled.jdx
says scaled.jdx 'wavenumbers scaled by 0.96; lorentzian'
status 0 "$elastir" spectrum --as-read --format csv scaled.jdx -o back.csv
says back.csv 'x (1/CM),y (km mol-1 cm)'
status 1 "$elastir" spectrum --as-read --format csv --block 3 two.jdx
says err 'spectrum 3 was requested'
# The CSV of one model names its quantity such that it is not taken for another.
status 0 "$elastir" spectrum ideal.csv -o ideal.json
value ideal.json measured.0.source.y_kind absorption_coefficient
value ideal.json measured.0.source.points 4000 # without 0 cm-1
status 0 "$elastir" spectrum --format animl 'a "<&>'="$zif8/ideal-freq.out" -o odd.animl
says odd.animl 'name="a &quot;&lt;&amp;&gt;"'
status 0 "$elastir" spectrum --as-read --format csv odd.animl

# -- Measured: the fixtures hold one curve in many formats ------------------------------------
status 0 "$elastir" spectrum --format csv "$measured/good-affn.jdx" -o affn.csv
says affn.csv 'wavenumber (cm-1),good-affn.jdx (absorbance)'
says affn.csv '1150,0.8281'
for file in good-difdup.jdx good-link.jdx good-float.spc good-fixed-big-endian.spc good-old.spc \
  good-encoded.animl good-start-end.cml good-omnic.csv good-opus.dpt good-decimal-comma.txt; do
  status 0 "$elastir" spectrum --format csv "$measured/$file" -o other.csv
  close other.csv affn.csv 1e-7 # single precision
done
status 0 "$elastir" spectrum --format csv --step 10 "$measured/good-micrometres-percent.csv" -o other.csv
close other.csv affn.csv 1e-4 # rounded in percent
status 0 "$elastir" spectrum --format csv --reference "$measured/good-neaspec-reference.txt" \
  --phase-line none --harmonic 2 --quantity imaginary "$measured/good-neaspec-sample.txt" -o other.csv
close other.csv affn.csv 1e-4 # phases are rounded
says other.csv '(arbitrary)'
status 0 "$elastir" spectrum --as-read --format csv --quantity phase \
  --reference "$measured/good-neaspec-reference.txt" "$measured/good-neaspec-sample.txt" -o phase.csv
numbers phase.csv | awk -F , '$1 == 1000 { print $2 }' >got
awk '{ exit !($1 > 0.0499 && $1 < 0.0502) }' got && ok || bad "phase: asin 0.05 is 0.0500, found $(cat got)"
status 1 "$elastir" spectrum "$measured/good-neaspec-sample.txt"
status 1 "$elastir" spectrum --quantity phase --reference "$measured/good-neaspec-reference.txt" \
  "$measured/good-neaspec-sample.txt"
says err 'not an absorption signal'

# Columns and units by option.
printf 'lambda;dark;signal\n' >columns.txt
awk 'BEGIN { for (i = 0; i <= 40; i++) printf "%d;0;%.6f\n", 4000 + 100 * i, 10 + i }' >>columns.txt
status 0 "$elastir" spectrum --format csv --x-column 1 --y-column signal --x-unit nm --y-unit %T \
  --step 10 columns.txt -o other.csv
# 5000 nm is 2000 cm-1, where T is 20 %: A = 2 - log10 20.
numbers other.csv | awk -F , '$1 == 2000 { print $2 }' >got
awk '{ d = $1 - 0.698970004336; exit !(d < 1e-9 && d > -1e-9) }' got && ok || bad "%T in nm: $(cat got)"
status 2 "$elastir" spectrum --y-unit furlong columns.txt
status 1 "$elastir" spectrum --y-column nothing columns.txt

# Round trips of a prepared spectrum with a hole: to the same doubles in AnIML and CSV.
prepare="--mask 900-950 --baseline arpls --smooth 9:3 --normalise maximum --calibration-offset 1"
for format in csv animl jcamp json; do
  # shellcheck disable=SC2086  # words are meant
  status 0 "$elastir" spectrum --format $format $prepare bulk=measured-bulk.jdx -o hole.$format
done
says hole.csv 'bulk (arbitrary)'
# The grid goes through the points, which the calibration has moved from even numbers to odd ones.
check "the mask is a hole" awk -F , '$1 == 925 && $2 == "" { found = 1 } END { exit !found }' hole.csv
for format in csv animl; do
  status 0 "$elastir" spectrum --as-read --format csv hole.$format -o back.csv
  numbers back.csv >got
  numbers hole.csv >expected
  same got expected
done
status 0 "$elastir" spectrum --as-read --format csv hole.jcamp -o back.csv
grep -v ',$' hole.csv >filled.csv
close back.csv filled.csv 0.51e-9 # nine digits of a largest value of 1
says hole.jcamp '##XYPOINTS=(XY..XY)'
says hole.jcamp 'baseline arpls'
check "no line of JCAMP-DX is longer than 80" awk 'length > 80 { exit 1 }' hole.jcamp
value hole.json measured.0.label bulk
value hole.json measured.0.source.format jcamp-dx
value hole.json measured.0.preprocessing.0.offset_cm1 1
value hole.json measured.0.preprocessing.1.step mask
value hole.json measured.0.preprocessing.3.method arpls
value hole.json measured.0.spectrum.unit arbitrary
value hole.json measured.0.spectrum.step_cm1 2
from=$("$jsonget" hole.json measured.0.spectrum.from_cm1)
value hole.json measured.0.spectrum.absorbance.$(((925 - from) / 2)) null
# What compare scores is the same as what is exported.
status 0 "$elastir" analyze --no-provenance ideal=ideal-freq.out -o models.json
# shellcheck disable=SC2086
status 0 "$elastir" compare models.json $prepare --no-mixture --no-scale-fit measured-bulk.jdx -o compared.json
used=$("$jsonget" hole.json measured.0.spectrum.points_used)
value compared.json comparison.0.points_used "$used"

# -- Both kinds at once, and standard input ---------------------------------------------------
status 0 "$elastir" spectrum --no-provenance measured-bulk.jdx ideal=ideal-freq.out -o both.json
value both.json models.0.label ideal
value both.json measured.0.label measured-bulk.jdx
status 0 "$elastir" spectrum --format animl measured-bulk.jdx ideal=ideal-freq.out -o both.animl
status 0 "$elastir" spectrum --format jcamp measured-bulk.jdx ideal=ideal-freq.out -o both.jdx
says both.jdx '##BLOCKS=2'
status 0 "$elastir" spectrum --format csv --step 1 --use 400-4000 a=measured-bulk.jdx b=measured-nano.dpt -o pair.csv
says pair.csv ',b ('

# -- One table on one grid --------------------------------------------------------------------
# Without --grid the coarsest step of the files, and all of their range; each column is what the
# file alone gives with that step.
status 0 "$elastir" spectrum --format csv coarse="$measured/good-opus.0" fine=measured-nano.dpt -o table.csv
says table.csv 'wavenumber (cm-1),coarse (absorbance),fine ('
for column in 2 3; do
  file="measured-nano.dpt"
  if test $column = 2; then file=$measured/good-opus.0; fi
  status 0 "$elastir" spectrum --format csv --step 10 "$file" -o alone.csv
  numbers table.csv | cut -d , -f 1,$column | grep -v ',$' >got
  numbers alone.csv >expected
  same got expected
done
check "no value where a file has none" awk -F , '$1 == 400 && $2 == "" && $3 != "" { n = 1 } END { exit !n }' table.csv
# The points of the coarsest are in it as they are, wherever they lie.
awk 'BEGIN { for (x = 603; x <= 903; x += 10) print x "," (x == 703 ? 5 : 1) }' >odd.csv
status 0 "$elastir" spectrum --format csv --baseline none --normalise none odd=odd.csv fine=measured-nano.dpt -o table.csv
check "a point of the coarsest" awk -F , '$1 == 703 && $2 == 5 { n = 1 } END { exit !n }' table.csv
# With --grid those points, for models and files alike; 1120 and 1130 cm-1 are points of the OPUS file.
status 0 "$elastir" spectrum --format csv --grid 900:1200:2.5 ideal=ideal-freq.out \
  "$measured/good-opus.0" measured-nano.dpt -o table.csv
check "121 points and a head" awk 'END { exit NR != 122 }' table.csv
status 0 "$elastir" spectrum --as-read --format csv "$measured/good-opus.0" -o read.csv
for x in 1120 1130; do
  awk -F , -v x=$x '$1 == x { printf "%.7f\n", $2 }' read.csv >expected
  awk -F , -v x=$x '$1 == x { printf "%.7f\n", $3 }' table.csv >got
  same got expected
done
status 0 "$elastir" spectrum --format csv --grid 900:1200:2.5 ideal=ideal-freq.out -o alone.csv
cut -d , -f 1,2 table.csv >got
same got alone.csv
# One file, every format; the grid ends where the file does, except in a table.
for format in csv jcamp animl; do
  status 0 "$elastir" spectrum --format $format --grid 900.5:1200:2.5 "$measured/good-opus.0" -o grid.$format
  status 0 "$elastir" spectrum --as-read --format csv grid.$format -o back.csv
  numbers back.csv | grep -v ',$' >got.$format
done
same got.csv got.animl
check "the grid begins at 1000.5" awk -F , 'NR == 1 { exit $1 != 1000.5 }' got.csv
close got.jcamp got.csv 1e-9
status 0 "$elastir" spectrum --grid 1000:1200:2 "$measured/good-opus.0" -o grid.json
value grid.json measured.0.spectrum.step_cm1 2
value grid.json measured.0.spectrum.points 101
status 2 "$elastir" spectrum --grid 900:1200:2 --step 2 "$measured/good-opus.0"
says err 'includes the step'
# A file with too few points there is left out, and the others are written.
status 1 "$elastir" spectrum --format csv --grid 500:900:5 "$measured/good-opus.0" measured-nano.dpt -o table.csv
says err 'good-opus.0: fewer than 8 points'
says table.csv 'wavenumber (cm-1),measured-nano.dpt ('
for file in ideal-freq.out measured-bulk.jdx; do
  status 0 "$elastir" spectrum --format csv x=$file -o named.csv
  gzip -c $file >file.gz
  "$elastir" spectrum --format csv x=- <$file >from-file 2>err || bad "$file as standard input"
  # shellcheck disable=SC2002  # a pipe is meant
  cat $file | "$elastir" spectrum --format csv x=- >from-pipe 2>err || bad "$file down a pipe"
  # shellcheck disable=SC2002
  cat file.gz | "$elastir" spectrum --format csv x=- >from-gzip 2>err || bad "$file gzipped"
  same from-file named.csv
  same from-pipe named.csv
  same from-gzip named.csv
done
status 0 "$elastir" spectrum -j2 --no-provenance --compact measured-bulk.jdx -o one.json
status 0 "$elastir" spectrum -j1 --no-provenance --compact measured-bulk.jdx -o two.json
same one.json two.json

# -- As read ----------------------------------------------------------------------------------
printf 'Time (min);Intensity\n0,5;1,25\n1,0;2,5\n1,5;4\n' >minutes.txt
status 0 "$elastir" spectrum --as-read --format csv minutes.txt
says out 'x (Time (min)),y (Intensity)'
says out '0.5,1.25'
says err 'not that of an infrared spectrum'
status 1 "$elastir" spectrum minutes.txt
says err 'not an infrared spectrum'
status 1 "$elastir" spectrum --as-read --format csv "$measured/unsupported-nmr.jdx"
says err 'expected an infrared spectrum'
status 1 "$elastir" spectrum --as-read --format csv "$measured/bad-interferogram.dpt"
status 1 "$elastir" spectrum --as-read --format csv "$measured/bad-cut.spa"
status 0 "$elastir" spectrum --as-read --format csv "$measured/good-micrometres-percent.csv" -o um.csv
check "micrometres stay" awk -F , 'NR == 2 && $1 < 30 { found = 1 } END { exit !found }' um.csv
if test -n "${ELASTIR_CORPUS:-}"; then
  status 0 "$elastir" spectrum --as-read --format csv "$ELASTIR_CORPUS/measured/spc/s_xy.spc"
  says out 'x (Minutes)'
  status 1 "$elastir" spectrum --as-read --format csv "$ELASTIR_CORPUS/measured/jcamp/mactab1_CR.jdx"
  status 0 "$elastir" spectrum --as-read --format csv --block 5 "$ELASTIR_CORPUS/measured/spc/4d_map.spc"
else
  echo "skipped: ELASTIR_CORPUS is not set"
fi

# -- What fails -------------------------------------------------------------------------------
status 1 "$elastir" spectrum --format csv no-such.jdx
says err 'no-such.jdx'
status 1 "$elastir" spectrum "$measured/bad-html.jdx" measured-bulk.jdx -o partly.json
says err 'HTML'
value partly.json measured.0.label measured-bulk.jdx
value partly.json diagnostics.0.code html-page
: >empty
status 1 "$elastir" spectrum empty
status 1 "$elastir" spectrum --use 5000-6000 measured-bulk.jdx
status 2 "$elastir" spectrum
status 2 "$elastir" spectrum --as-read measured-bulk.jdx
for wrong in "--format dx" "--fwhm 8" "--block 0" "--quantity real_part" \
  "--phase-line 900" "--phase-line 900:800" "--harmonic 10" "--reference-floor 2" "--baseline als" \
  "--normalise max" "--as-read --format csv --smooth 9:2" "--as-read --format animl"; do
  # shellcheck disable=SC2086  # two words are meant
  status 2 "$elastir" spectrum measured-bulk.jdx $wrong
done
for wrong in "--block 1" "--baseline none" "--average-pixels"; do
  # shellcheck disable=SC2086
  status 2 "$elastir" spectrum ideal-freq.out $wrong
  says err 'no input is one'
done

# How a spectrum was measured.
status 0 "$elastir" spectrum "$measured/good-opus.0" -o opus.json
value opus.json measured.0.source.instrument.accessory 'Platinum ATR, diamond'
value opus.json measured.0.source.instrument.resolution_cm1 4
value opus.json measured.0.source.instrument.scans 32
value opus.json measured.0.source.instrument.atr true
finish
