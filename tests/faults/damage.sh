#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# damage.sh: files that are cut, lack lines, hold them twice or in another order, have messages of
# other processes in between, or other digits and bytes: no number changes without a word if its
# format can show it. With ELASTIR_SOAK set to 1 every line of every fixture, and of the corpus
# where ELASTIR_CORPUS is set.
. "${srcdir:-.}/tests/cli/lib.sh"
damage=$elastir_builddir/tests/faults/damage
damage_inputs=$elastir_builddir/tests/faults/damage_inputs
fixtures=$srcdir/fixtures

for output in "$fixtures"/crystal/good-*.out; do
  # Each tensor is analysed again: unless there is time, every twelfth line of the longest output.
  case $output in */good-elastic.out) every=12 ;; *) every=1 ;; esac
  check "small outputs" "$damage" -e "${ELASTIR_SOAK:-$every}" "$output"
done
check "small spectra" "$damage_inputs" -n 1000 "$fixtures"/measured/good-*
check "tensors and studies" "$damage_inputs" -n 400 "$srcdir"/tests/fuzz/seeds/tensor/*.txt \
  "$srcdir"/tests/fuzz/seeds/study/*.json "$fixtures"/zif8/study.json
status 0 "$elastir" analyze -o result.json "$fixtures"/crystal/good-frequencies.out
check "a result" "$damage_inputs" -n 40 result.json
if test -n "${ELASTIR_SOAK:-}"; then
  "$damage" "$fixtures"/zif8/*.out
  check "spectra" "$damage_inputs" -n 10000 "$fixtures"/measured/good-* \
    "$fixtures"/zif8/measured-*
  check "the whole result" "$damage_inputs" -n 4000 result.json
  if test -n "${ELASTIR_CORPUS:-}"; then
    "$damage" "$ELASTIR_CORPUS"/crystal/*.out
    check "measured spectra" "$damage_inputs" -n 2000 "$ELASTIR_CORPUS"/measured/*/*
  fi
fi
finish
