#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# bench_spectra.sh ELASTIR FIXTURES: the time that reading 1,000 measured spectra takes, for several
# formats, in one run of the program, as a ratio to `cat` of the same cached files in the same minute.
# What is timed reads, converts, and writes eleven lines; the files have FIXTURES/zif8/measured-bulk.jdx in
# them (1801 points), or are the small fixtures of instruments (41 points).
set -eu
elastir=$1
fixtures=$2
count=1000
rounds=3
folder=$(mktemp -d "${TMPDIR:-/tmp}/elastir-bench.XXXXXX")
trap 'rm -rf "$folder"' EXIT
bulk=$fixtures/zif8/measured-bulk.jdx
"$elastir" spectrum --format csv a="$bulk" -o "$folder/1801.csv" 2>/dev/null
"$elastir" spectrum --format animl a="$bulk" -o "$folder/1801.animl" 2>/dev/null
cp "$bulk" "$folder/1801.jdx"
cp "$fixtures/measured/good-opus.0" "$folder/41.0"
cp "$fixtures/measured/good-omnic.spa" "$folder/41.spa"
cp "$fixtures/measured/good-float.spc" "$folder/41.spc"

# Nanoseconds of wall time of a command.
took() {
  begin=$(date +%s%N)
  "$@" >/dev/null 2>&1 </dev/null
  echo $(($(date +%s%N) - begin))
}
median() { sort -n | sed -n "$((rounds / 2 + 1))p"; }

echo "$count spectra, median of $rounds rounds"
for file in 1801.jdx 1801.csv 1801.animl 41.0 41.spa 41.spc; do
  set --
  for i in $(seq $count); do
    cp "$folder/$file" "$folder/$i.copy"
    set -- "$@" "$folder/$i.copy"
  done
  for round in $(seq 0 $rounds); do # the first round fills the cache and does not count
    took cat "$@" >"$folder/now.cat"
    took "$elastir" spectrum --no-checksum --format csv --grid 1000:1100:10 "$@" >"$folder/now.read"
    test "$round" -eq 0 && continue
    for what in cat read; do cat "$folder/now.$what" >>"$folder/$file.$what"; done
  done
  awk -v file="$file" -v cat="$(median <"$folder/$file.cat")" \
    -v read="$(median <"$folder/$file.read")" -v count=$count 'BEGIN {
    printf "%-12s %7.3f s, %5.2f ms each, %5.1f times cat\n", file, read / 1e9, read / count / 1e6,
           read / cat }'
done
