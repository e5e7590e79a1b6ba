#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# damage.sh: files that are cut, lack lines, hold them twice or in another order, or have
# messages of other processes in between: no number changes without a word. With ELASTIR_SOAK
# set to 1 every line of every fixture, and of the corpus where ELASTIR_CORPUS is set.
. "${srcdir:-.}/tests/cli/lib.sh"
damage=$elastir_builddir/tests/faults/damage
fixtures=$srcdir/fixtures

# Every third line, unless there is time.
check "small outputs" "$damage" -e "${ELASTIR_SOAK:-3}" "$fixtures"/crystal/good-*.out
if test -n "${ELASTIR_SOAK:-}"; then
  "$damage" "$fixtures"/zif8/*.out
  "$damage" "$fixtures"/measured/good-*
  if test -n "${ELASTIR_CORPUS:-}"; then
    "$damage" "$ELASTIR_CORPUS"/crystal/*.out
  fi
fi
finish
