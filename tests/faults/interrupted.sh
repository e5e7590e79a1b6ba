#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# interrupted.sh: system calls that are interrupted, transfer less than asked, or fail. Interrupted
# and short ones change no byte of any result. When one fails, alone or with all that follow, the
# run ends with the usual bytes (it did not matter), or with status 1, a message that names the
# file and the reason, the old file as it was (or a result that is whole, or says what could not be
# read), and nothing beside it. Some calls of each function; with ELASTIR_SOAK set, every one, and under
# strace those that stdio makes.
. "${srcdir:-.}/tests/cli/lib.sh"
case ${elastir_sanitizers:-} in
  ?*) skip_all "a sanitizer has to be loaded first" ;;
esac
faults=$work/failing_io.so
${CC:-cc} -shared -fPIC -O1 "$srcdir/tests/faults/failing_io.c" -o "$faults" -ldl \
  >compile.log 2>&1 || skip_all "no shared object can be built: $(head -n 1 compile.log)"
fixtures=$srcdir/fixtures
export FAULT_CALL='' FAULT_AT=0 FAULT_EVERY=0 FAULT_ERRNO=0 FAULT_SHORT=0
number_of() { perl -MErrno -e 'print &{"Errno::$ARGV[0]"}' "$1"; }
EINTR=$(number_of EINTR) EIO=$(number_of EIO) ENOSPC=$(number_of ENOSPC)

# run COMMAND...: the exit status in $got; output in target/result, messages in err.
run() {
  rm -rf target report
  mkdir target
  cp kept target/result
  FAULT_REPORT=report LD_PRELOAD=$faults "$elastir" "$@" --no-provenance -o target/result \
    2>err <"$input"
  got=$?
  # The lines of a batch that was not finished stay, and it says so.
  if test -s target/result.part && grep -q 'result.part; continue with --resume' err; then
    rm target/result.part
  fi
}

complain() {
  bad "$1: call $FAULT_AT of $FAULT_CALL with error $FAULT_ERRNO, short $FAULT_SHORT:" \
    "elastir $command"
  head -n 2 err >&2
}

unchanged() {
  if test $got -ne "$usual"; then
    complain "status $got"
  elif ! cmp -s target/result expected; then
    complain "another result"
  else
    ok
  fi
}

# A result that was written all the same says what it lacks.
judge_failed() {
  if test "$(find target | wc -l)" -ne 2; then
    complain "$(find target | wc -l) files"
  elif test $got -eq "$usual" && cmp -s target/result expected; then
    ok
  elif test $got -ne 1; then
    complain "status $got"
  elif ! grep -q 'Input/output error\|No space left on device\|it is a folder' err; then
    complain "the reason is not told"
  elif ! grep -qF "$names" err && ! grep -q 'target/result\|<stdin>' err; then
    complain "the file is not named"
  elif cmp -s target/result kept || cmp -s target/result expected ||
    grep -q '"cannot-read"' target/result; then
    ok
  else
    complain "neither the old file nor a result that tells"
  fi
}

calls_of() { sed -n "s/^$1 //p" report.usual; }

sweep() { # NAMES COMMAND...: what a message has to name one of, by lines
  names=$1
  shift
  command=$*
  FAULT_CALL='' FAULT_SHORT=0
  run "$@"
  usual=$got
  cp target/result expected
  cp report report.usual
  cmp -s expected kept && bad "no result: elastir $command"
  for FAULT_SHORT in 1000 7 1; do
    test -n "${ELASTIR_SOAK:-}" || test $FAULT_SHORT -eq 1000 || continue
    run "$@"
    unchanged
  done
  FAULT_SHORT=0 FAULT_ERRNO=$EINTR
  for FAULT_CALL in open read write fsync close mkstemp; do
    for FAULT_AT in 1 2; do
      FAULT_EVERY=2
      test "$(calls_of $FAULT_CALL)" -ge $FAULT_AT || continue
      run "$@"
      unchanged
    done
  done
  tried=0
  for FAULT_CALL in open read write fsync close rename stat fstat mkstemp fchmod realpath lseek \
    opendir readdir; do
    most=$(calls_of $FAULT_CALL)
    test -n "${ELASTIR_SOAK:-}" && step=1 || step=$((most / 3 + 1))
    FAULT_AT=1
    while test $FAULT_AT -le "$most"; do
      for FAULT_ERRNO in $EIO $ENOSPC; do
        test "$FAULT_ERRNO" = "$EIO" || case $FAULT_CALL in
          write | fsync | close | mkstemp | rename) ;;
          *) continue ;;
        esac
        for FAULT_EVERY in 0 1; do
          test -n "${ELASTIR_SOAK:-}" || test $FAULT_EVERY -eq 0 || continue
          run "$@"
          judge_failed
          tried=$((tried + 1))
        done
      done
      FAULT_AT=$((FAULT_AT + step))
    done
  done
  FAULT_CALL='' FAULT_AT=0 FAULT_EVERY=0 FAULT_ERRNO=0
  echo "elastir $command: $tried failures of $(awk '{ n += $2 } END { print n }' report.usual) calls"
}

echo old >kept
input=/dev/null
crystal=$fixtures/crystal
mkdir folder
cp "$crystal/good-frequencies.out" "$crystal/good-layer-elastic.out" folder
gzip -c "$crystal/good-frequencies.out" >zipped.out.gz
echo '{"schema": "elastir.study/1", "models": [{"label": "a", "files": ["zipped.out.gz"]}]}' \
  >study.json
"$elastir" analyze --no-provenance --no-checksum --grid 400:2000:20 \
  "ideal=$fixtures/zif8/ideal-freq.out" -o models.json 2>/dev/null
coarse='--grid 100:500:50'
part='--quick --use 900-1250' # all that is read and written, and little to fit
# shellcheck disable=SC2086  # words of options
{
  sweep good-frequencies.out analyze $coarse "$crystal/good-frequencies.out"
  sweep "study.json
zipped.out.gz" analyze $coarse --study study.json
  sweep folder batch $coarse folder
  sweep good-difdup.jdx spectrum --as-read --format csv "$fixtures/measured/good-difdup.jdx"
  sweep "models.json
measured-bulk.jdx" compare $part models.json "$fixtures/zif8/measured-bulk.jdx"
  sweep models.json report --still models.json
  sweep models.json show --ascii models.json
  input=$crystal/good-frequencies.out
  sweep stdin spectrum --format jcamp $coarse -
}

# A host with a locale in which 1.5 is 1,5: not a byte changes.
mkdir locales
ln -s "$fixtures" fixtures # the names below are words of a list: no blanks
if localedef -i de_DE -f UTF-8 ./locales/de_DE.UTF-8 2>/dev/null &&
  test "$(LOCPATH=$work/locales LC_ALL=de_DE.UTF-8 locale decimal_point)" = ,; then
  for command in "analyze fixtures/zif8/ideal-elastic.out fixtures/crystal/good-frequencies.out" \
    "elastic --direction 1,1,0.5 fixtures/zif8/ideal-elastic.out" \
    "compare $part models.json fixtures/zif8/measured-bulk.jdx" \
    "spectrum --format animl fixtures/crystal/good-frequencies.out" \
    "spectrum --as-read --format csv fixtures/measured/good-difdup.jdx" \
    "spectrum --as-read --format jcamp fixtures/measured/good-decimal-comma.txt" \
    "report --still models.json" "report --figure polar --format svg models.json" \
    "report --figure spectrum --format csv models.json"; do
    # shellcheck disable=SC2086  # several words
    "$elastir" $command --no-provenance >with-point 2>err
    # shellcheck disable=SC2086
    LOCPATH=$work/locales LC_ALL=de_DE.UTF-8 FAULT_LOCALE=1 LD_PRELOAD=$faults \
      "$elastir" $command --no-provenance >with-comma 2>err
    same with-point with-comma
  done
fi

# What stdio writes: messages and help. A short count or an interrupted write loses nothing that
# is promised; what fails is told by the status.
if test -n "${ELASTIR_SOAK:-}" && strace -o trace true 2>/dev/null; then
  "$elastir" help analyze >whole
  : >interrupted
  for n in 1 2 3 4; do
    strace -o trace -e trace=write -e inject=write:error=EIO:when=$n \
      "$elastir" help analyze >part 2>err
    test $? -eq 1 || cmp -s part whole && ok || bad "write $n of help failed and nothing is said"
    # Only of these files: what the loader of libraries reads is not ours.
    strace -o trace -e trace=read,write -P "$crystal/good-frequencies.out" -P "$PWD/interrupted" \
      -e inject=read,write:error=EINTR:when=$n+2 \
      "$elastir" analyze $coarse --no-provenance "$crystal/good-frequencies.out" >interrupted 2>err
    "$elastir" analyze $coarse --no-provenance "$crystal/good-frequencies.out" >whole-result 2>err
    check "interrupted under strace" cmp interrupted whole-result
  done
fi
finish
