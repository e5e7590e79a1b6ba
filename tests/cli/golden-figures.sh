#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# golden-figures.sh: the pictures of the README are what the program draws: the same marks in the
# same order, each number to 0.03 points, since compilers round differently, and pixels apart.
. "${srcdir:-.}/tests/cli/lib.sh"

mkdir drawn
check "the tour is drawn" sh "$srcdir/data/tour/make.sh" "$elastir" "$srcdir" drawn
# A line a mark, a field a number or a word.
split() { sed 's/base64,[^"]*/base64,/g; s/>/>\n/g' "$1" | sed 's/[^0-9.-]*\([0-9.-]*\)/&\n/g' | sed 's/\([a-zA-Z"# ]\)\([0-9.-]\)/\1 \2/g'; }
for picture in "$srcdir"/data/tour/*.svg; do
  name=$(basename "$picture")
  split "$picture" >golden
  split "drawn/$name" >new
  test "$(wc -l <golden)" -eq "$(wc -l <new)" && ok || bad "$name has other marks (make tour)"
  paste -d '|' golden new | awk -F '|' '
    { a = $1; b = $2; na = a; nb = b
      gsub(/[^0-9.-]/, "", na); gsub(/[^0-9.-]/, "", nb); gsub(/[0-9.-]/, "", a); gsub(/[0-9.-]/, "", b)
      d = na - nb; if (a != b || d > 0.03 || d < -0.03) { print $0; exit 1 } }' >differs &&
    ok || bad "$name differs (make tour): $(cat differs)"
done
finish
