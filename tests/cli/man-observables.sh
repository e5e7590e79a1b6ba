#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# man-observables.sh: the commands of elastir-observables(7) run on the files that it names, and print what it
# says; so does its table of shifts.
. "${srcdir:-.}/tests/cli/lib.sh"
cp "$srcdir"/fixtures/zif8/*.out "$srcdir"/fixtures/zif8/*.dpt "$srcdir/fixtures/zif8/study.json" .
page=$srcdir/man/elastir-observables.7

# One command a line: what begins with "$ elastir", its continuations joined.
sed -n '/^\.Sh EXAMPLES/,$p' "$page" | sed 's/^\.Dl //' |
  awk '/^\$ elastir/ { line = substr($0, 10); open = 1 } open && !/^\$/ { line = line " " $0 }
       open { open = sub(/\\e$/, "", line); if (!open) print line }' >commands
check "commands are found" test "$(wc -l <commands)" -ge 5
while IFS= read -r command; do
  # shellcheck disable=SC2086  # words of a command line without quotes
  status 0 "$elastir" $command
  cat out >>printed
done <commands

# What the page prints, between .Bd and .Ed, is among what they print.
sed -n '/^\.Sh EXAMPLES/,$p' "$page" | awk '/^\.Bd/ { on = 1; next } /^\.Ed/ { on = 0 } on && /^ *[0-9]/' >promised
check "lines are found" test "$(wc -l <promised)" -ge 4
while IFS= read -r line; do
  check "prints '$line'" grep -qxF -- "$line" printed
done <promised
check "curve of the first command" test "$(wc -l <nano.csv)" -eq 1302

# -- The table of shifts, columns 758 and 1146 ---------------------------------------------------
shifts() {
  sed -n '/^\.Ss Band shifts/,/^\.Sh/p' "$page" | grep "^$1" | awk -v n="$2" '{ print $(NF - n) }'
}
for row in "ATR, diamond=atr" "ATR, Ge=atr:element=ge" "Im of nanoFTIR=nanoftir"; do
  name=${row%%=*}
  status 0 "$elastir" spectrum --epsilon-inf 2.2 --as "${row#*=}" ideal-freq.out -o t.json
  status 0 "$elastir" show --section observables t.json
  for band in 75[5-9].[0-9]/2 114[4-7].[0-9]/1; do
    at=$(grep -o "^ *${band%/*} *-*[0-9.]*" out | awk '{ print $2 }' | head -n 1)
    check "$name, $band: $at" test "$at" = "$(shifts "$name" "${band#*/}")"
  done
done
finish
