#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# progress.sh: the bar of a long run stays on one line of a terminal of any width, and out of a log.
. "${srcdir:-.}/tests/cli/lib.sh"
script -qec true /dev/null </dev/null >/dev/null 2>&1 || skip_all "script, which makes a terminal, is not here"
set --
for i in $(seq 30); do
  ln -s "$srcdir/fixtures/zif8/ideal-elastic.out" "model-$i.out"
  set -- "$@" "model-$i.out"
done

# bars COLUMNS: what a terminal of that width shows in turn, one a line, without control characters.
bars() {
  script -qec "stty cols $1; '$elastir' batch --no-provenance model-*.out -o $1.jsonl" /dev/null </dev/null >typed
  tr '\r' '\n' <typed | sed "s/$(printf '\033')\[K//g" | grep '[0-9] of 30' >drawn
}

for columns in 20 40 50 200; do
  bars $columns
  test -s drawn || skip_all "all was done before there was a bar"
  longest=$(awk 'length > most { most = length } END { print most }' drawn)
  check "$columns columns hold $longest letters" test "$longest" -lt $columns
  case $columns in
    20) expected='^[0-9.]* of 30 outputs$' ;;
    40) expected='^[0-9.]* of 30 outputs, [0-9]*:[0-9][0-9] left$' ;;
    50) expected='^[0-9.]* of 30 outputs, [0-9]*:[0-9][0-9] left, .* a second$' ;;
    200) expected='^\[[#.]\{30\}\] [0-9]* of 30 outputs, .* left, .* a second$' ;;
  esac
  check "$columns columns" grep -q "$expected" drawn
done
"$elastir" batch --no-provenance -o log.jsonl "$@" 2>err
check "no bar in a log" test -z "$(grep ' of 30 ' err)"
finish
