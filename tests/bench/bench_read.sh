#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# bench_read.sh ELASTIR OUTPUT [MEGABYTES]: the time that reading a large output takes, as a ratio to
# `wc -l` on the same cached file in the same minute. The file is OUTPUT, a CRYSTAL output, with its
# first SCF (from its first cycle to '== SCF ENDED') repeated until it is large.
set -eu
elastir=$1
output=$2
megabytes=${3:-1024}
rounds=7
folder=$(mktemp -d "${TMPDIR:-/tmp}/elastir-bench.XXXXXX")
trap 'rm -rf "$folder"' EXIT
large=$folder/large.out

first=$(grep -n '^ CYC ' "$output" | head -n 1 | cut -d: -f1)
last=$(grep -n '^ == SCF ENDED' "$output" | head -n 1 | cut -d: -f1)
sed -n "${first},${last}p" "$output" >"$folder/block"
while test "$(wc -c <"$folder/block")" -lt 4000000; do
  cat "$folder/block" "$folder/block" >"$folder/twice"
  mv "$folder/twice" "$folder/block"
done
head -n $((first - 1)) "$output" >"$large"
while test "$(wc -c <"$large")" -lt $((megabytes * 1000000)); do cat "$folder/block"; done >>"$large"
tail -n "+$first" "$output" >>"$large"

# Nanoseconds of wall time of a command.
took() {
  begin=$(date +%s%N)
  "$@" >/dev/null 2>&1 </dev/null
  echo $(($(date +%s%N) - begin))
}
median() { sort -n | sed -n "$((rounds / 2 + 1))p"; }
for round in $(seq 0 $rounds); do # the first round fills the cache and does not count
  took wc -l "$large" >"$folder/now.wc"
  took "$elastir" analyze "$large" >"$folder/now.plain"
  took "$elastir" analyze --checksum "$large" >"$folder/now.checksum"
  test "$round" -eq 0 && continue
  for what in wc plain checksum; do cat "$folder/now.$what" >>"$folder/all.$what"; done
done
wc=$(median <"$folder/all.wc")
plain=$(median <"$folder/all.plain")
checksum=$(median <"$folder/all.checksum")
awk -v wc="$wc" -v plain="$plain" -v checksum="$checksum" -v bytes="$(wc -c <"$large")" 'BEGIN {
  printf "%.2f GB, median of '"$rounds"' rounds\n", bytes / 1e9
  printf "wc -l                          %6.3f s\n", wc / 1e9
  printf "elastir analyze                %6.3f s  %.2f times wc -l\n", plain / 1e9, plain / wc
  printf "elastir analyze --checksum     %6.3f s  %.2f times wc -l\n", checksum / 1e9, checksum / wc
}'
