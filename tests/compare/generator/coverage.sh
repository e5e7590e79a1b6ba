#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# coverage.sh [SPECTRA [CASES [OPTIONS]]]: compare on synthetic spectra whose truth is known.
# Without arguments a small sample: few spectra for intervals, which rest on
# hundreds of fits, and some other cases without; `make soak-coverage` is the whole.
. "${srcdir:-.}/tests/cli/lib.sh"
coverage=$elastir_builddir/tests/compare/generator/coverage
mkdir spectra again || exit 99

made() { # FOLDER SPECTRA CASES OPTIONS...: compares those, or with -g only writes them
  "$coverage" -e "$elastir" -s "$srcdir/fixtures/zif8/study.json" -d "$1" -n "$2" -c "$3" -o "$4" \
    ${5:+"$5"}
}

judged() { if made spectra "$@"; then ok; else bad "status $? of coverage"; fi; }

if test $# -gt 0; then
  judged "$1" "${2:-*}" "${3:-}"
  finish
fi
intervals=control
others=control-0.96,control-2.05,all-atr,paper
echo "skipped: spectra of other cases than $intervals, $others, and all but a few of these"
judged 3 $intervals '--draws 60 --decoys 19 --no-scale-fit' >intervals
cat intervals
grep -q "^$intervals  *3  *[01][.]" intervals && ok || bad "no intervals are given"
judged 1 $others '--quick --no-scale-fit'

# The same seed, the same bytes; the cases differ in theirs.
made again 1 $intervals,$others '' -g || bad "status $? of coverage -g"
for new in again/*.csv; do
  name=${new##*/}
  test "$name" = truth.csv || test "$name" = judged.csv || same "$new" "spectra/$name"
done
if cmp -s again/$intervals-0000.csv again/control-2.05-0000.csv; then bad "cases alike"; fi
finish
