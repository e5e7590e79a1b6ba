#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# fuzz.sh: runs the fuzzers of a build one after the other: fuzz.sh BUILD SECONDS [TARGET...].
# What they find stays in BUILD/tests/fuzz/corpus/TARGET and BUILD/tests/fuzz/findings/TARGET.
set -u
source=$(cd "$(dirname "$0")/../.." && pwd)
build=$1 seconds=$2
shift 2
test $# -gt 0 || set -- crystal analyze tensor jcamp spc animl cml columns neaspec opus omnic \
  perkin_elmer agilent gsf tables map study result report figure
status=0
# Caches of a library that PDF goes through; nothing of ours.
mkdir -p "$build/tests/fuzz"
echo 'leak:libfontconfig' >"$build/tests/fuzz/not-ours"
export LSAN_OPTIONS="suppressions=$build/tests/fuzz/not-ours"

for target; do
  fixtures=$source/fixtures/measured
  largest=4096 more=
  case $target in
    crystal | analyze) fixtures=$source/fixtures/crystal words=crystal largest=16384 ;;
    animl | cml) words=xml ;;
    map) fixtures=$source/fixtures/zif8 words=gsf ;;
    study) fixtures=$source/tests/fuzz/seeds/study words=json ;;
    result | report | figure)
      fixtures=$source/tests/golden more=$source/tests/fuzz/seeds/result words=json largest=32768 ;;
    tensor) fixtures=$source/tests/fuzz/seeds/tensor words=tensor ;;
    omnic | perkin_elmer) words=opus ;;
    agilent | tables) words=columns ;;
    *) words=$target ;;
  esac
  mkdir -p "$build/tests/fuzz/corpus/$target" "$build/tests/fuzz/findings/$target"
  log=$build/tests/fuzz/findings/$target.log
  "$build/tests/fuzz/fuzz_$target" -max_total_time="$seconds" -max_len=$largest -timeout=20 \
    -rss_limit_mb=1024 -print_final_stats=1 -dict="$source/tests/fuzz/dictionaries/$words.dict" \
    -artifact_prefix="$build/tests/fuzz/findings/$target/" \
    "$build/tests/fuzz/corpus/$target" "$fixtures" ${more:+"$more"} >"$log" 2>&1 || status=1
  printf '%-8s %s executions, coverage %s, findings %s\n' "$target" \
    "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" \
    "$(sed -n 's/.* cov: \([0-9]*\) ft: \([0-9]*\).*/\1 edges, \2 features/p' "$log" | tail -n 1)" \
    "$(find "$build/tests/fuzz/findings/$target" -type f | wc -l)"
done
exit $status
