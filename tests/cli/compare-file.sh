#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# compare-file.sh: what a measured file says of its measurement, and what compare makes of it.
. "${srcdir:-.}/tests/cli/measured.sh"
models_of_zif8

# An ordinate that nobody named gives no verdict where it may be a transmittance; an absorbance that
# lies near its floor most of the way can be nothing else. Made up: one line in ten wavenumbers.
awk 'BEGIN { for (x = 700; x <= 1500; x += 2) { a = 0.02
  for (c = 750; c < 1500; c += 150) a += 0.5 / (1 + ((x - c) / 5) ^ 2)
  print x "," exp(-2.302585 * a) >"fraction.csv"; print x "," a >"floor.csv" } }'
# compared FILE... OPTIONS...: into unit.json; near: of a part, where what is looked at is anywhere.
# shellcheck disable=SC2086  # words are meant
compared() { status 0 "$elastir" compare models.json "$@" $quick --no-scale-fit -o unit.json; }
near() { compared "$@" --use 900-1250; }
near fraction.csv
value unit.json comparison.0.verdict.answer undecided
says unit.json "set it with --y-unit"
for named in "fraction.csv --y-unit transmittance" floor.csv; do
  # shellcheck disable=SC2086  # words are meant
  near $named
  if grep -qF "set it with --y-unit" unit.json; then bad "$named: asked for what is clear"; fi
done
# One unclear file in an average is enough, wherever it stands; and without a mixture nothing is decided.
for both in fraction.csv,floor.csv floor.csv,fraction.csv; do
  near --average "mean=$both"
  says unit.json "set it with --y-unit"
done
near fraction.csv --no-mixture
value unit.json comparison.0.ranking.decided false

# What the file says of its measurement. The bulk, multiplied by 1000/wavenumber as ATR does, is
# explained with a power near 0 by models that have it, too, and with -1 without.
"$elastir" spectrum --as-read --format csv "$zif8/measured-bulk.jdx" -o bulk.csv 2>/dev/null
told '##SAMPLING PROCEDURE=ATR, diamond' bulk.csv -1 >atr.jdx
told '##SAMPLING PROCEDURE=ATR, corrected' bulk.csv >corrected.jdx
told '##SAMPLING PROCEDURE=KBr' bulk.csv >kbr.jdx
told '##RESOLUTION=20' bulk.csv >coarse.jdx
told '##RESOLUTION=8' bulk.csv >usual.jdx
compared atr.jdx
says err 'the file states that this is ATR (ATR, diamond): the bands of the models are weighted'
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
near corrected.jdx -v
says err 'corrected for penetration depth'
value unit.json comparison.0.atr_weighted false
# Models are as wide as the resolution, and the grid as coarse as half of it, where they are not.
near coarse.jdx
says err 'resolution of 20 cm-1: the bands of the models have this width, not 10'
value unit.json comparison.0.model_fwhm_cm1 20
value unit.json comparison.0.preprocessing.2.step_cm1 10
near coarse.jdx --fwhm 12 --step 4
value unit.json comparison.0.model_fwhm_cm1 12
value unit.json comparison.0.preprocessing.2.step_cm1 4
near usual.jdx
value unit.json comparison.0.model_fwhm_cm1 10
value unit.json comparison.0.preprocessing.2.step_cm1 2
if grep -q 'resolution-' unit.json; then bad "8 cm-1 changes nothing"; fi
near usual.jdx --calibration-factor 0.95 # a step of 2 is not worth leaving the points for
value unit.json comparison.0.preprocessing.2.step_cm1 1.9 1e-9
# One of each in one run is what each alone is.
near atr.jdx
"$jsonget" unit.json comparison.0.mixture.components.0.fraction >got
near kbr.jdx atr.jdx
value unit.json comparison.1.mixture.components.0.fraction "$(cat got)"

finish
