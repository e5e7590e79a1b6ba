#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# compare.sh: the fixtures' models against their made-up measured spectra, end to end.
. "${srcdir:-.}/tests/cli/measured.sh"
models_of_zif8

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
# two points a bin, and two that these lean on: 0.8 of 0.002, and a little for what is bent to the noise
value both.json comparison.0.mixture.residual_rms 0.0017 0.0002
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

# What the RMSE is a share of goes by the normalisation.
while read -r method unit; do
  sed 's/"maximum"/"'"$method"'"/' both.json >normalised.json
  status 0 "$elastir" show --width 120 --section comparison normalised.json
  says out "RMSE $unit; "
done <<'END'
maximum as a share of the curve’s maximum
area of curves of area 1
snv in standard deviations of the curve
band as a share of the height at the chosen band
none in the unit of the prepared curve
END

# What is assigned and fitted means nothing where nothing resembles the spectrum.
status 0 "$elastir" show --width 120 --section comparison both.json
if grep -q 'are meaningless' out; then bad "an undecided spectrum is like nothing"; else ok; fi
sed 's/"undecided"/"none"/' both.json >none.json
status 0 "$elastir" show --width 120 --section comparison none.json
says out 'the scale factors and assignments below are meaningless'

# Beside the count of assigned bands, how many are more than tenfold off; 10 itself is not.
strengths() { # RATIO
  sed "s/\"intensity_ratio\":[^,]*/\"intensity_ratio\": $1/" both.json >strengths.json
  status 0 "$elastir" show --width 120 --section comparison strengths.json
}
assigned=$("$jsonget" both.json 'comparison.0.models.0.assignments.#')
for ratio in 10.01 0.0999; do
  strengths $ratio
  says out "more than ten times stronger or weaker than in the model: ideal $assigned, "
done
for ratio in 10 0.1 null; do
  strengths $ratio
  if grep -q 'ten times' out; then bad "a ratio of $ratio is more than tenfold"; else ok; fi
done

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
says err "the result already has a comparison of 'measured-bulk.jdx'"
value more.json comparison.2.mixture null
value more.json comparison.2.models.0.scale_fit null
status 0 "$elastir" compare both.json again="$zif8/measured-bulk.jdx" --no-mixture --no-scale-fit -o more.json
if grep -q already err; then bad "a label of its own"; fi

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
