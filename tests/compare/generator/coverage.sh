#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# coverage.sh [SPECTRA [CASES [OPTIONS]]]: compare on synthetic spectra whose truth is known.
# Without arguments a small sample of a few cases; `make soak-coverage` is the whole.
. "${srcdir:-.}/tests/cli/lib.sh"
coverage=$elastir_builddir/tests/compare/generator/coverage
spectra=${1:-3}
cases=${2:-control,control-0.96,control-2.05}
test $# -gt 0 || echo "skipped: all cases but $cases, and all but $spectra spectra of each"
mkdir spectra again || exit 99

if "$coverage" -e "$elastir" -s "$srcdir/fixtures/zif8/study.json" -d spectra \
  -n "$spectra" -c "$cases" -o "${3:-}"; then ok; else bad "status $? of coverage"; fi

# The same seed, the same bytes; the cases differ in theirs.
if test $# -eq 0; then
  "$coverage" -g -e "$elastir" -s "$srcdir/fixtures/zif8/study.json" -d again -n 3 -c "$cases" \
    || bad "status $? of coverage -g"
  for new in again/*.csv; do
    name=${new##*/}
    test "$name" = truth.csv || test "$name" = judged.csv || same "$new" "spectra/$name"
  done
  if cmp -s again/control-0000.csv again/control-2.05-0000.csv; then bad "cases alike"; fi
fi
finish
