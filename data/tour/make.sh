#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# make.sh PROGRAM SOURCES [FOLDER]: draws the pictures of the README anew, each below 400 kB.
set -eu
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
sources=$(cd "$2" && pwd)
folder=$(cd "${3:-$sources/data/tour}" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$sources/fixtures/zif8"
"$program" analyze --no-provenance --study study.json -o "$work/zif8.json"
"$program" compare -q --quick --no-provenance --ratio 1115/1146 --series 15,60 "$work/zif8.json" \
  early=measured-nano.dpt late=measured-bulk.jdx -o "$work/grown.json"
"$program" map -q --no-provenance "$work/zif8.json" map-modulus.gsf -o "$work/map.json"
draw() { # NAME RESULT OPTION...
  name=$1
  result=$2
  shift 2
  "$program" report --dpi 150 "$@" "$work/$result.json" -o "$folder/$name.svg"
  size=$(wc -c <"$folder/$name.svg")
  test "$size" -lt 409600 || { echo "$name.svg has $size bytes" >&2; exit 1; }
}
draw spectrum zif8 --figure spectrum --window 400:1700 --size 160x80
draw surface zif8 --figure surface --quantity E --size 100x46
draw cut zif8 --figure polar --quantity E --plane 110 --cartesian --size 80x85
draw matrix zif8 --figure matrix --size 160x62
draw figure3f grown --figure-file figures/figure3f.json
draw figure4 zif8 --figure-file figures/figure4.json
draw figure5 map --figure-file figures/figure5.json
