#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# bounds.sh: in no result is a share or a probability outside 0 to 1, or a correlation outside -1 to 1,
# be it by rounding; and curves that are written compactly read back as the same curves.
. "${srcdir:-.}/tests/cli/lib.sh"
cp "$srcdir"/fixtures/zif8/*.out "$srcdir"/fixtures/zif8/measured* "$srcdir"/fixtures/zif8/study.json .
chmod u+w ./*

# Prints what is out of bounds, and how many numbers were looked at in FILES.
out_of_bounds() {
  awk 'BEGIN {
      n = split("confidence confidence_wanted first_share cost_share fraction kept_fraction " \
                "lost_fraction isotropic_fraction negative_fraction volumetric_fraction probability " \
                "main_probability model_probability p_decoy low_noise high_noise gaussian_share eta " \
                "explained monotony_p bands.height components.low components.high", names, " ")
      for (i = 1; i <= n; i++) least[names[i]] = 0
      n = split("pearson spearman cosine monotony order.low order.high direction transverse polarisation " \
                "plane_normal shear_direction", names, " ")
      for (i = 1; i <= n; i++) least[names[i]] = -1
    }
    match($0, /"[a-z_0-9]+":/) {
      key = substr($0, RSTART + 1, RLENGTH - 3)
      rest = substr($0, RSTART + RLENGTH)
      if (rest ~ /^[ \t]*\[[ \t]*[{]/) list = key
      where = key in least ? key : list "." key
    }
    { if (!match($0, /"[a-z_0-9]+":/)) rest = $0 }
    where in least {
      count = split(rest, parts, /[][, \t{}]+/)
      for (i = 1; i <= count; i++)
        if (parts[i] ~ /^-?[0-9]/) {
          seen++
          if (parts[i] + 0 > 1 || parts[i] + 0 < least[where])
            print FILENAME ": " where " is " parts[i]
        }
    }
    END { print seen + 0 " numbers" >"seen" }' "$@"
}

# The measure measures.
printf '{\n\t"order":\t[{\n\t\t"pearson":\t1.0000000000000002,\n\t\t"low":\t-1.1\n\t}],\n' >wrong.json
printf '\t"fraction":\t[0.5, 1.01, null],\n\t"percent":\t70\n}\n' >>wrong.json
check 'three are out of bounds' test "$(out_of_bounds wrong.json | wc -l)" -eq 3

status 0 "$elastir" analyze -q --study study.json -o models.json
fast='--quick --decoys 19 --y-unit absorbance'
# shellcheck disable=SC2086  # words are meant
status 0 "$elastir" compare -q $fast models.json measured-nano.dpt measured-bulk.jdx \
  --average both=measured-nano.dpt,measured-bulk.jdx --series 1,2,3 --ratio 1115/1146 -o quick.json
status 0 "$elastir" compare -q --draws 60 --learn 20000 --no-scale-fit --y-unit absorbance \
  --use 900-1250 models.json measured-bulk.jdx -o drawn.json
check 'the result says how many spectra taught' grep -q '"learnt_spectra":[[:blank:]]*20000,' drawn.json
# A spectrum that is a model's own: correlations of 1 to the last digit.
status 0 "$elastir" spectrum -q --format csv ideal=ideal-freq.out -o own.csv
status 0 "$elastir" compare -q --quick --no-scale-fit --baseline none ideal-freq.out own.csv -o own.json
count=0
for output in "$srcdir"/fixtures/crystal/good-*.out ${ELASTIR_CORPUS:+"$ELASTIR_CORPUS"/crystal/*.out}; do
  test -f "$output" || continue
  count=$((count + 1))
  "$elastir" analyze -q --samples 20 "$output" -o "output-$count.json" 2>err
done
out_of_bounds ./*models.json quick.json drawn.json own.json output-*.json >found
test ! -s found && ok || bad "$(cat found)"
check 'some hundreds were looked at' test "$(sed 's/ .*//' seen)" -ge 300

# Compact curves: each value within half a millionth of the highest, the same peaks, and no curve at all
# where none was wanted.
curve() { # FILE: the values of the first spectrum, one a line
  awk '/"absorbance":/ { on = 1 } on { print } on && /\]/ { exit }' "$1" | sed 's/.*://' |
    tr -d ' \t[]' | tr , '\n' | grep '[0-9]'
}
for kept in full compact none; do
  status 0 "$elastir" analyze -q --no-provenance --curves $kept ideal-freq.out -o $kept.json
  curve $kept.json >$kept.curve
  "$elastir" table --fields band1,band2,band3 $kept.json >$kept.bands
done
same compact.bands full.bands
same none.bands full.bands
check 'no curve' test ! -s none.curve
check 'as many values' test "$(wc -l <compact.curve)" -eq "$(wc -l <full.curve)"
check 'a curve of 4001 values' test "$(wc -l <full.curve)" -eq 4001
check 'the same curve' awk 'NR == FNR { v[FNR] = $1; if ($1 > most) most = $1; next }
  { d = v[FNR] - $1; if (d < 0) d = -d; if (d > 0.5000001e-6 * most) exit bad = 1 } END { exit bad }' full.curve compact.curve
# What is read back is written again with the same digits.
status 0 "$elastir" compare -q --no-provenance --no-mixture --no-scale-fit --bootstrap 100 compact.json \
  measured-bulk.jdx -o again.json
curve again.json >again.curve
same again.curve compact.curve
finish
