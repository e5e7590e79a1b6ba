#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# correct-atr.sh: n and k of a sample from the ATR spectrum that elastir computes of a made-up model, whose
# permittivity of 2.2 is made up, and what is refused. Above the bands its index is sqrt(2.2) = 1.48324.
. "${srcdir:-.}/tests/cli/lib.sh"
cp "$srcdir/fixtures/zif8/ideal-freq.out" .
status 0 "$elastir" spectrum --epsilon-inf 2.2 --scale none --damping 10 --grid 100:4000:1 --format csv \
  --as atr --as epsilon i=ideal-freq.out -o both.csv
correct() {
  expected=$1
  shift
  status "$expected" "$elastir" spectrum --y-column 4 --x-unit cm-1 --y-unit absorbance "$@" both.csv
}

# -- There and back: eps = (n + ik)^2. The window costs 1e-3 of the largest k. ------------------
for quantity in n k absorption; do
  correct 0 --format csv --correct-atr index=1.48324,show=$quantity -o $quantity.csv
done
says n.csv '(n)'
says absorption.csv '(cm-1, decadic)'
head -n 1 both.csv | tr ',' '\n' >names
re=$(grep -n 'epsilon xx_real' names | cut -d : -f 1)
im=$(grep -n 'epsilon xx_imaginary' names | cut -d : -f 1)
paste -d , both.csv n.csv k.csv absorption.csv >all.csv
columns=$(wc -l <names)
# shellcheck disable=SC2016  # awk's own
check "n and k come back" awk -F, -v re="$re" -v im="$im" -v c="$columns" '
  function abs(x) { return x < 0 ? -x : x }
  NR > 1 { size = sqrt($re * $re + $im * $im); n = sqrt((size + $re) / 2); k = sqrt((size - $re) / 2)
    if (k > most) most = k
    if ($1 > 300 && abs($(c + 2) - n) > dn) dn = abs($(c + 2) - n)
    if ($1 > 300 && abs($(c + 4) - k) > dk) dk = abs($(c + 4) - k)
    a = 4 * 3.14159265358979 * $1 * $(c + 4) / log(10)
    if (abs($(c + 6) - a) > da) da = abs($(c + 6) - a) }
  END { exit !(NR > 3000 && most > 0.1 && dn < 2e-3 * most && dk < 1e-3 * most && da < 1e-6) }' all.csv
correct 0 --correct-atr index=1.48324,show=k -o k.json
value k.json measured.0.spectrum.unit k
value k.json measured.0.preprocessing.5.step correct-atr
value k.json measured.0.preprocessing.5.method k
value k.json measured.0.preprocessing.5.element_index 2.38
# p light alone, of several bounces, from the other column
status 0 "$elastir" spectrum --y-column 3 --x-unit cm-1 --y-unit absorbance --format csv \
  --correct-atr index=1.48324,show=k,polarisation=p both.csv -o p.csv
check "p light says the same" sh -c "paste -d , k.csv p.csv | awk -F, 'NR > 1 && (\$2 - \$4) ^ 2 > 1e-10 { exit 1 }'"

# -- What there is no way back from ----------------------------------------------------------
correct 2 --correct-atr element=ge
says err 'no suitable default'
correct 2 --correct-atr index=1.5,depth=1
says err 'index, show, element, angle, bounces, polarisation'
correct 1 --correct-atr index=1.683 # n1 sin t = 1.6829
says err 'the reflection is not total'
correct 1 --correct-atr index=1.682
says err 'it gives a permittivity of'
correct 0 --correct-atr index=1.683,angle=60
correct 1 --correct-atr index=1.48324 --normalise maximum
says err 'not normalised'
correct 1 --correct-atr index=1.48324 --smooth 9:2:1
correct 0 --correct-atr index=1.48324 --smooth 9:2
correct 1 --correct-atr index=1.48324 --mask 1200-1300
says err 'points are missing'
status 1 "$elastir" spectrum --correct-atr index=1.48324 --y-column 4 --x-unit cm-1 --y-unit arbitrary both.csv
says err 'stated as such'
status 2 "$elastir" spectrum --correct-atr index=1.5 ideal-freq.out
says err 'applies to measured spectra'
# An end in a band is told, one between bands is not.
correct 0 --correct-atr index=1.48324 --use 900-4000
check "quiet" sh -c '! grep -q "an end of the spectrum" err'
correct 0 --correct-atr index=1.48324 --use 757-4000
says err 'an end of the spectrum has'
finish
