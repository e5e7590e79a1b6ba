#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# memory.sh: each command with an allocation that fails, the first, the second, and so on, alone
# or with all that follow. Each run ends well with the same bytes as always (what failed was not
# needed), or with status 1, a message, and no file; it never crashes, and frees what it took.
# Some dozen allocations a command; with ELASTIR_SOAK set, two of every way through the program
# (chain of calls) that leads to one.
. "${srcdir:-.}/tests/cli/lib.sh"
faults=$work/failing_malloc.so program=$elastir own=--no-provenance some=16
case ${elastir_sanitizers:-} in
  ?*)
    faults='' program=$elastir_builddir/tests/faults/elastir-failing
    test -x "$program" || skip_all "a sanitizer has its own allocator; make soak brings another"
    # What libxml2 loses when memory runs out is not ours.
    echo 'leak:libxml2' >not-ours
    export ASAN_OPTIONS=exitcode=99 LSAN_OPTIONS=exitcode=98:suppressions=$work/not-ours
    export UBSAN_OPTIONS=exitcode=97
    ;;
  *)
    ${CC:-cc} -shared -fPIC -O1 "$srcdir/tests/faults/failing_malloc.c" -o "$faults" -ldl \
      >compile.log 2>&1 || skip_all "no shared object can be built: $(head -n 1 compile.log)"
    # Memory that was never set, or was freed, holds no zeros.
    export MALLOC_PERTURB_=165
    ;;
esac
fixtures=$srcdir/fixtures

# A run that does not end is a failure, not the end of the sweep.
patience=
timeout 9 true 2>/dev/null && patience='timeout 300'

# run AT ON COMMAND...: the exit status in $got; output in result, messages in err, and the
# counts in report.
run() {
  at=$1 on=$2
  shift 2
  rm -f result result.* report
  $patience env ${on:+FAULT_ON=1} FAULT_AT="$at" FAULT_REPORT=report LD_PRELOAD="$faults" \
    "$program" "$@" -o result 2>err </dev/null
  got=$?
}

complain() { bad "$1 at allocation $at${on:+ and all behind}: elastir $command"; }

# libxml2 and cJSON do not say whether memory or the document was at fault.
judge() {
  if test $got -eq "$status" && cmp -s result expected; then
    :
  elif test $got -eq 0; then
    complain "another result"
    return
  elif test $got -ne 1; then
    complain "status $got"
    return
  elif test -e result; then
    complain "a result with status 1"
    return
  elif ! grep -q 'not enough memory\|JSON ends or is damaged\|not well-formed\|could not be loaded' err; then
    complain "no word about memory"
    head -n 2 err >&2
    return
  fi
  # A batch keeps the lines that it has.
  test -z "$(find . -name 'result.*' ! -name result.part)" || { complain "a temporary is left"; return; }
  read -r _ alive <report || alive=none
  if test "$alive" = $((usual + 1)) && test $lost_by_gsl -gt 0; then
    lost_by_gsl=$((lost_by_gsl - 1))
    alive=$usual
  fi
  test "$alive" = none || test "$alive" -le "$usual" || {
    complain "$((alive - usual)) blocks lost"
    return
  }
  ok
}

sweep() { # COMMAND...
  command=$*
  FAULT_LIST=list
  export FAULT_LIST
  # shellcheck disable=SC2086  # an option, or none
  run 0 '' "$@" $own
  unset FAULT_LIST
  status=$got
  cp result expected 2>/dev/null || { bad "no result: elastir $command"; return; }
  read -r allocations usual <report
  ways=$(wc -l <list)
  # Many of the kinds of allocation happen early: the first are all tried.
  test -n "${ELASTIR_SOAK:-}" && step=1 || step=$((ways / some + 1))
  awk -v step=$step 'NR < 8 || NR % step == 0' list >tried
  while read -r n; do
    for all in '' on; do
      # shellcheck disable=SC2086  # an option, or none
      run "$n" "$all" "$@" $own
      judge
    done
  done <tried
  echo "elastir $command: $(wc -l <tried) of $allocations allocations"
}

# gsl_multimin_fminimizer_alloc (GSL 2.7.1, nmsimplex2) loses a block where one of two allocations
# of a vector fails: each alone and with all that follow.
lost_by_gsl=0
coarse='--grid 100:500:50'
# shellcheck disable=SC2086  # words of options
sweep analyze $coarse "$fixtures/crystal/good-frequencies.out"
sweep analyze --normal-modes $coarse "$fixtures/crystal/good-isotopes.out" \
  "$fixtures/crystal/good-layer-elastic.out"
sweep analyze --samples 2 "$fixtures/crystal/good-elastic.out"
sweep elastic --samples 2 "$srcdir/tests/fuzz/seeds/tensor/full.txt"
for file in good-difdup.jdx good-float.spc good-old.spc good-encoded.animl good-start-end.cml \
  good-opus.dpt good-omnic.csv good-decimal-comma.txt good-neaspec-sample.txt; do
  sweep spectrum --as-read --format csv "$fixtures/measured/$file"
done
sweep spectrum --format jcamp $coarse "$fixtures/crystal/good-frequencies.out"
sweep show --ascii "$srcdir/tests/golden/show.json"
sweep show --ascii "$fixtures/crystal/good-frequencies.out"
mkdir folder
cp "$fixtures/crystal/good-frequencies.out" "$fixtures/crystal/bad-empty.out" folder
sweep batch $coarse folder "$fixtures/crystal/good-layer-elastic.out" no-such-list
some=40 # few: all are tried
sweep batch --shard 0/2 folder
some=16
sweep elastic --samples 2 "$fixtures/tensor/good-vasp.outcar"
sweep analyze "$fixtures/crystal/good-quasi-harmonic.out"
echo '{"schema": "elastir.study/1", "models": [
  {"label": "a", "files": ["folder/good-frequencies.out"]},
  {"label": "b", "files": ["folder/good-frequencies.out"]}]}' >study.json
sweep analyze $coarse --study study.json
# Results of few allocations, so that the last ones of a comparison and a page are reached.
"$elastir" analyze --no-provenance --no-checksum --samples 2 --grid 400:2000:100 \
  "a=$fixtures/crystal/good-frequencies.out,$fixtures/crystal/good-elastic.out" \
  "b=$fixtures/crystal/good-frequencies.out" -o two.json 2>/dev/null
awk -f "$srcdir/tests/faults/small_models.awk" two.json >models.json
awk -v measured=1 -f "$srcdir/tests/faults/small_models.awk" </dev/null >measured.txt
"$elastir" compare --no-provenance --quick --bootstrap 100 --step 8 models.json measured.txt \
  -o compared.json 2>/dev/null
lost_by_gsl=4
sweep compare --quick --decoys 19 --bootstrap 100 --step 8 --scale-from a --ratio 680/755 models.json measured.txt
lost_by_gsl=0
sweep show --ascii compared.json
sweep report --still compared.json
sweep report --figure spectrum compared.json
sweep report --figure spectrum --format csv compared.json
sweep report --figure polar --model a compared.json
sweep report --figure surface --model a compared.json
sweep report --figure matrix --model a compared.json
sweep report --figure mixture compared.json
echo '{"panels": [{"kind": "spectrum"}]}' >plate.json
sweep report --figure-file plate.json compared.json
sweep report --figure modes --show density --format csv --window 600:800 compared.json
# A name that only the header of pax has room for.
long=$(printf '%0120d' 1).out
cp folder/good-frequencies.out "folder/$long"
some=100
if tar --format=pax -cf long.tar "folder/$long" 2>/dev/null; then
  # shellcheck disable=SC2086  # words of options
  sweep batch $coarse long.tar
fi
some=16
# The library.
if test -n "$faults"; then
  program=$elastir_builddir/tests/faults/library own=
  sweep
  sweep "$fixtures/crystal/good-frequencies.out" "$fixtures/crystal/good-elastic.out"
fi
finish
