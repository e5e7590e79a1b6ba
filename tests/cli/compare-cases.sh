#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# compare-cases.sh: made-up spectra of which it is known what compare must say; averages,
# differences, labels and studies of several.
. "${srcdir:-.}/tests/cli/lib.sh"
zif8=$srcdir/fixtures/zif8
cases=$srcdir/tests/compare/cases
"$elastir" analyze --no-provenance -o models.json --study "$zif8/study.json" || exit 99

# compared FILE... OPTIONS...: into c.json, without intervals and scale factors.
compared() { status 0 "$elastir" compare models.json "$@" --quick --no-scale-fit -o c.json; }
mixture=comparison.0.mixture

# Two bands that overlap: their tops, not the valley between them; and the lines themselves.
status 0 "$elastir" compare models.json "$cases/two-bands-744-758.csv" --fit-lines 744,758 \
  --no-mixture --no-scale-fit -o c.json
value c.json comparison.0.bands.0.position_cm1 745 1
value c.json comparison.0.bands.1.position_cm1 757 1
value c.json comparison.0.fitted_lines.0.position_cm1 744 0.2
value c.json comparison.0.fitted_lines.1.position_cm1 758 0.2
value c.json comparison.0.fitted_lines.0.height 0.9 0.03
value c.json comparison.0.fitted_lines.1.height 1.0 0.03

# What was asked for and is not there has no numbers, and says why, beside other warnings of the file:
# a place outside the data, an area outside them, a line where only a neighbour is, or nothing.
fitted() { # LINES OPTIONS...
  lines=$1
  shift
  status 0 "$elastir" compare models.json "$cases/two-bands-744-758.csv" --fit-lines "$lines" --quick \
    --no-mixture --no-scale-fit "$@" -o c.json
  cp err warnings
  status 0 "$elastir" show c.json --section comparison
  tr -s ' \n' ' ' <out >words
}
fitted 744,758,9999 --area 5000:6000 --area 100:700 --area 730:770
says warnings 'no line was fitted at 9999 cm-1: it lies outside the data'
says warnings 'no area is given from 5000 to 6000 cm-1: it must lie within the data, '
says warnings 'no area is given from 100 to 700 cm-1: it must lie within the data, '
value c.json comparison.0.fitted_lines.1.position_cm1 758 0.2
value c.json comparison.0.fitted_lines.1.not_fitted null
value c.json comparison.0.fitted_lines.1.ratio null
for key in position_cm1 height height_error fwhm_cm1 area ratio; do
  value c.json comparison.0.fitted_lines.2.$key null
done
value c.json comparison.0.fitted_lines.2.asked_cm1 9999
says words 'Line at 9999 cm⁻¹ not fitted: it lies outside the data'
says words 'Area from 5000 to 6000 cm⁻¹ not given: it does not lie within the data'
check "a measured area is given" grep -q 'Area from 730 to 770 cm⁻¹: [0-9]' words
fitted 744
value c.json comparison.0.fitted_lines.0.position_cm1 null
says warnings 'no line was fitted at 744 cm-1: the fit moves from that position to 75'
fitted 744,758
says words 'height over the last 0.89 ± '
check "once" test "$(grep -o 'over the last' words | wc -l)" -eq 1
check "nothing else to say" test "$(grep -c 'fitted\|area' warnings)" -eq 0
status 2 "$elastir" compare models.json p.csv --fit-lines 744,758,744.0 -o no.json
says err '744 cm-1 is named twice'

# The fit is made where the data are: their spacing makes no bands. A grid finer than the data, for
# the similarity, makes none either. The noise is 0.002 of the highest; two points a bin of the
# narrower spacing leave 0.0014.
for spacing in 2.4 5; do
  compared "$cases/spacing-$spacing.csv"
  value c.json comparison.0.preprocessing.1.step_cm1 "$spacing" 1e-6
  value c.json "$mixture.unexplained" '[]'
  value c.json "$mixture.residual_rms" 0.002 0.0007
  value c.json "$mixture.components.0.fraction" 0.5 0.03
  value c.json "$mixture.components.1.fraction" 0.3 0.03
done
for step in 1 2; do
  compared "$cases/oversampled.csv" --step $step
  value c.json "$mixture.unexplained" '[]'
  value c.json "$mixture.residual_rms" 0.0014 0.0007
done

# The noise, and what follows from it, is that of the points as measured, whatever the grid; and of
# a curve that was zero-filled to four times as many points it is that of the curve before, to what
# the bands add and to its own scatter.
awk -F, 'BEGIN { pi = atan2(0, -1) } NR > 1 { x[++n] = $1; y[n] = $2 }
  END { print "wavenumber,absorbance"
    for (i = 1; i < n; i += 0.25) {
      sum = 0
      for (j = int(i) - 60; j <= int(i) + 61; j++) {
        t = pi * (i - j); k = j < 1 ? 1 : j > n ? n : j
        sum += y[k] * (t == 0 ? 1 : sin(t) / t) }
      print x[1] + (x[2] - x[1]) * (i - 1) "," sum } }' "$cases/oversampled.csv" >filled.csv
# errors OF FILE OPTIONS...: all of that spectrum, one a line, into the file OF.
errors() {
  of=$1
  shift
  status 0 "$elastir" compare models.json "$@" --no-mixture --no-scale-fit --use 660-1600 \
    --ratio 1115/1146 --fit-lines 1146 --area 1100:1190 -o c.json
  for key in noise band_ratios.0.standard_error band_ratios.0.fitted_error areas.0.area_error fitted_lines.0.height_error; do
    echo "$key $("$jsonget" c.json "comparison.0.$key")"
  done >"$of"
}
errors own "$cases/oversampled.csv"
for step in 0.5 5; do # to 6 %: the highest value and the heights are those of other points
  errors other "$cases/oversampled.csv" --step $step
  check "as with a step of $step" awk 'NR == FNR { own[$1] = $2; next }
    !($2 > 0.94 * own[$1] && $2 < 1.06 * own[$1]) { print; exit 1 }' own other
done
errors other filled.csv
check "as before it was zero-filled" awk 'NR == FNR { own[$1] = $2; next }
  !($2 > 0.75 * own[$1] && $2 < 1.4 * own[$1]) { print; exit 1 }' own other

# No band, no factor.
status 0 "$elastir" compare models.json "$cases/factor-0.83.csv" --no-mixture -o c.json
for model in 0 1 2; do
  for range in 0 1 2; do
    fit=comparison.0.models.$model.scale_fit
    bands=$("$jsonget" c.json "$fit.$range.bands") || continue
    test "$bands" = 0 || continue
    value c.json "$fit.$range.factor" null
  done
done

# Reactants in the sample: without them no shares are given, and the reason stands there; with
# them the shares are right within five points.
compared "$cases/grow-05.csv"
value c.json comparison.0.verdict.answer undecided
if test "$("$jsonget" c.json "$mixture.withheld")" = null; then bad "shares of what has reactants"; fi
compared "$cases/grow-05.csv" --component nitrate="$cases/reactant-nitrate.csv" \
  --component mim="$cases/reactant-mim.csv"
value c.json "$mixture.components.0.fraction" 0.60 0.05
value c.json "$mixture.components.1.fraction" 0.25 0.05
value c.json "$mixture.components.2.fraction" 0.15 0.05
value c.json "$mixture.components.3.present" yes
value c.json "$mixture.components.4.kind" measured

# A component with one band where the models have one says so; one with bands elsewhere does not.
value c.json "$mixture.components.3.only_family_cm1" null
awk 'BEGIN { for (x = 700; x <= 1400; x += 2) print x "," 1 / (1 + ((x - 1115) / 6) ^ 2) }' >one.csv
compared "$cases/grow-05.csv" --component nitrate="$cases/reactant-nitrate.csv" \
  --component one=one.csv
value c.json "$mixture.components.4.only_family_cm1" 1115 1

# With made-up samples measured components have a probability and a limit of detection: one is there, one,
# of a single narrow band where the spectrum has none, is not seen.
awk 'BEGIN { for (x = 700; x <= 1400; x += 2) print x "," 1 / (1 + ((x - 1050) / 6) ^ 2) }' >none.csv
status 0 "$elastir" compare models.json "$cases/grow-05.csv" --component mim="$cases/reactant-mim.csv" \
  --component nitrate="$cases/reactant-nitrate.csv" --component none=none.csv --draws 60 --learn 0 \
  --decoys 19 --no-scale-fit -o d.json
value d.json "$mixture.components.4.present" yes
value d.json "$mixture.components.4.probability" 0.97 0.02
value d.json "$mixture.components.5.present" no
value d.json "$mixture.components.5.probability" 0.03 0.02
value d.json "$mixture.components.5.detection_limit" 0.05 0.04
status 0 "$elastir" show d.json --section comparison
tr -s ' \n' ' ' <out >words
says words 'nitrate is present: its height is '
says words 'none is not detected: its height is '

# The spectrum as a component of itself, also with other units of its ordinate, would explain all of it.
awk -F, '/^[0-9]/ { print $1 "," 3 * $2 + 1 }' "$cases/grow-05.csv" >itself.csv
status 0 "$elastir" compare models.json "$cases/grow-05.csv" --component itself=itself.csv --quick \
  --no-scale-fit -o i.json
says err "the component 'itself' is the spectrum itself"
value i.json comparison.0.verdict.answer undecided

# No whole percents without an interval.
status 0 "$elastir" show c.json --section comparison
says out "No intervals: the accuracy"

# Nor any share finer than its interval: whole percents up to 30 points, fives, tens above 60.
awk '/"fraction":/ { split("0.173 0.538 0.463", f); split("0.02 0.33 0.09", l)
    split("0.32 0.64 0.7", h); if (++n <= 3) sub(/:.*/, ":" f[n] ",") }
  n > 0 && n <= 3 && /"low":/ { sub(/:.*/, ":" l[n] ",") }
  n > 0 && n <= 3 && /"high":/ { sub(/:.*/, ":" h[n] ",") } { print }' c.json >shares.json
status 0 "$elastir" show shares.json --section comparison
tr -s ' \302\240' ' ' <out >words
says words "ideal 17 % 2 to 32 %"
says words "missing-zn about 55 % 33 to 64 %"
says words "missing-linker about 50 % 9 to 70 %"

# Points of one crystal, averaged, and what comes from one spectrum to another. The scatter is given
# over the highest value above the baseline, as the curve is; a minimum is not quite the baseline.
for i in 1 2 3; do
  awk -F, -v i=$i 'NR == 1 { print; next } { print $1 "," $2 * (1 + 0.1 * (i - 2)) }' \
    "$cases/spacing-5.csv" >p$i.csv
  awk -F, -v i=$i 'NR == 1 { print; next } { print $1 "," $2 + 0.01 * (i - 2) }' \
    "$cases/spacing-5.csv" >q$i.csv
done
compared late=p3.csv --average crystal=p1.csv,p2.csv --difference more=late-crystal \
  --ratio 1115/1146
value c.json comparison.0.label late
value c.json comparison.1.label crystal
value c.json comparison.1.mixture.components.0.fraction 0.5 0.03
value c.json comparison.2.label more
value c.json comparison.2.verdict.answer undecided
says c.json "a difference of two spectra is not the spectrum of a sample"
compared --average 'all=q*.csv'
value c.json comparison.0.label all
scatter=$(awk -F, 'NR == 2 { low = $2 } NR > 1 && $2 > top { top = $2 } NR > 1 && $2 < low { low = $2 }
  END { print 0.01 / (top - low) }' "$cases/spacing-5.csv")
value c.json comparison.0.curves.standard_deviation.0 "$scatter" 0.001
# It is on the points of the curve, the last one included, wherever these lie.
compared --average 'all=q*.csv' --calibration-offset 1.3 --no-mixture
last=$(($("$jsonget" c.json comparison.0.points_used) - 1))
value c.json comparison.0.curves.standard_deviation.$last "$scatter" 0.001
status 2 "$elastir" compare models.json p1.csv --difference lost=p1-none --quick -o no.json

# The errors of a mean are those of its files: here they differ in the height of one band alone. Its
# standard error, sqrt(sum of squares / 3 / 4) of 0.7, 0.9, 1.0 and 1.2, is 0.10408, that of the area of
# the line pi/2 14 times as much, and that of the area above a line, of whatever height, a factor of it.
point() { # HEIGHT SEED
  awk -v h="$1" -v s="$2" 'BEGIN { srand(s); for (x = 650; x <= 1000; x += 2)
    print x "," 0.1 + h / (1 + ((x - 744) / 7) ^ 2) + 1 / (1 + ((x - 758) / 7) ^ 2) + 0.001 * (rand() - 0.5) }'
}
for height in 0.7 0.9 1.0 1.2; do point $height 1 >"h$height.csv"; done
differing='--fit-lines 744,758 --ratio 744/758 --area 737:750 --no-mixture'
line=comparison.0.fitted_lines.0
# shellcheck disable=SC2086
compared --average 'crystal=h?.?.csv' $differing
value c.json $line.height 0.95 0.01
value c.json $line.height_error 0.10408 0.001
value c.json $line.ratio_error 0.10408 0.001
value c.json $line.area_error 2.2888 0.02
value c.json comparison.0.fitted_lines.1.height_error 0.0005 0.0005
value c.json comparison.0.band_ratios.0.fitted_error 0.10408 0.001
of_one=$(awk 'function l(x) { return 1 / (1 + ((x - 744) / 7) ^ 2) }
  BEGIN { for (x = 738; x < 750; x += 2) s += l(x) + l(x + 2); print 0.10408 * (s - 6 * (l(738) + l(750))) }')
value c.json comparison.0.areas.0.area_error "$of_one" 0.002

# A file with a dip for a band is left out: three others are enough, two say nothing.
point -0.3 2 >dip.csv
# shellcheck disable=SC2086
compared --average crystal=h0.7.csv,h0.9.csv,h1.0.csv,h1.2.csv,dip.csv $differing
value c.json $line.height_error 0.10408 0.001
# shellcheck disable=SC2086
compared --average crystal=h0.7.csv,h0.9.csv,dip.csv $differing
value c.json $line.height 0.4333 0.01
value c.json comparison.0.band_ratios.0.fitted 0.4333 0.01
for key in position_error_cm1 height_error fwhm_error_cm1 area_error ratio_error; do
  value c.json $line.$key null
done
value c.json comparison.0.band_ratios.0.fitted_error null
status 0 "$elastir" show c.json --section comparison
says out ' ± – cm⁻¹: height 0.43'

# Shifts are not finer than a tenth.
awk '/"shift_cm1":/ { sub(/:.*/, ": -0.0023,") } { print }' c.json >small.json
says small.json '"shift_cm1": -0.0023'
status 0 "$elastir" show small.json --section comparison
check "no powers of ten" test "$(grep -c 'e-0[0-9]' out)" -eq 0

# Where no model has a line nothing can be fitted, and the verdict gives that reason.
awk 'BEGIN { for (x = 4500; x <= 6000; x += 4) print x "," 0.1 + 900 / ((x - 5200) ^ 2 + 900) }' >nir.csv
compared nir.csv
value c.json comparison.0.verdict.answer undecided
value c.json comparison.0.verdict.why \
  "fewer than 30 points lie within 100 cm-1 of a line of a model"

# The same out of a study.
cat >several.json <<'END'
{"measured": [{"label": "5 min", "files": ["p1.csv"], "coordinate": 5},
             {"label": "60 min", "average": ["p2.csv", "p3.csv"], "coordinate": 60},
             {"label": "more", "difference": ["60 min", "5 min"]}]}
END
compared --study several.json
value c.json comparison.0.label "5 min"
value c.json comparison.1.label "60 min"
value c.json comparison.2.label more
value c.json series.coordinate.1 60
# An average of what is in the series counts nothing twice; one of other files has its place.
cat >twice.json <<'END'
{"measured": [{"label": "a", "files": ["p1.csv"], "coordinate": 5},
             {"label": "b", "files": ["p2.csv"], "coordinate": 60},
             {"label": "both", "average": ["p1.csv", "p2.csv"], "coordinate": 30},
             {"label": "c", "average": ["p3.csv", "p4.csv"], "coordinate": 90}]}
END
cp p3.csv p4.csv
compared --study twice.json --no-mixture -v
says err "both: note: the spectra that it averages are themselves in the series"
value c.json comparison.# 4
value c.json series.coordinate.# 3
value c.json series.labels.2 c
# One without a coordinate, where others have one, has no place in the series.
cat >lost.json <<'END'
{"measured": [{"label": "5 min", "files": ["p1.csv"], "coordinate": 5},
             {"label": "lost", "files": ["p2.csv"]},
             {"label": "60 min", "files": ["p3.csv"], "coordinate": 60}]}
END
compared --study lost.json --no-mixture
says err "p2.csv: warning: it has no coordinate, unlike other spectra"
value c.json series.coordinate.1 60
finish
