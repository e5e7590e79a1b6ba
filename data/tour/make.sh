#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# make.sh PROGRAM SOURCES: draws the pictures of the README anew, each below 100 kB.
set -eu
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
sources=$(cd "$2" && pwd)
result=$(mktemp)
trap 'rm -f "$result"' EXIT
cd "$sources/fixtures/zif8"
"$program" analyze --no-provenance --study study.json -o "$result"
draw() { # NAME FIGURE OPTION...
  name=$1
  shift
  "$program" report --dpi 150 --figure "$@" "$result" -o "$sources/data/tour/$name.svg"
  size=$(wc -c <"$sources/data/tour/$name.svg")
  test "$size" -lt 102400 || { echo "$name.svg has $size bytes" >&2; exit 1; }
}
draw spectrum spectrum --window 400:1700 --size 160x80
draw surface surface --quantity E --size 100x46
draw cut polar --quantity E --plane 110 --size 80x85
draw matrix matrix --size 160x62
