#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# io.sh: signals, full disks, closed pipes, inputs that come in drops or change, odd names.
. "${srcdir:-.}/tests/cli/lib.sh"
fixtures=$srcdir/fixtures
input=$fixtures/crystal/good-frequencies.out
status 0 "$elastir" analyze --no-provenance --no-checksum "$input"
cp out expected

# A signal at any moment leaves the old file or the new one, and nothing else.
echo old >kept.json
for delay in 0 0.002 0.005 0.01 0.02 0.03 0.05 0.08 0.12; do
  for signal in INT TERM HUP; do
    cp kept.json result.json
    # In a shell without job control SIGINT is ignored in the background; perl restores it.
    perl -e '$SIG{$_} = "DEFAULT" for qw(INT TERM HUP); exec @ARGV or exit 99' \
      "$elastir" analyze --no-provenance --no-checksum "$fixtures/zif8/ideal-freq.out" \
      "$fixtures/zif8/ideal-elastic.out" --samples 2 -o result.json 2>/dev/null &
    id=$!
    sleep $delay
    kill -$signal $id 2>/dev/null
    wait $id
    ended=$?
    if test $ended -gt 128 && cmp -s result.json kept.json; then
      ok
    elif test $ended -eq 0 || test $ended -gt 128; then # or the signal came behind the rename
      test "$(tail -c 2 result.json)" = "}" && ok || bad "half a result after SIG$signal"
    else
      bad "status $ended after SIG$signal at $delay s"
    fi
    test -z "$(find . -name 'result.json.*')" && ok || bad "SIG$signal left a temporary"
    rm -f result.json.*
  done
done

# The same for what is long to compute or to write: many spectra, many points, a page. SIGKILL
# cannot remove the temporary; the next run is not hindered by it.
"$elastir" analyze --no-provenance "$fixtures/zif8/ideal-freq.out" \
  "$fixtures/zif8/missing-zn-freq.out" -o models.json 2>/dev/null
struck() { # SIGNAL DELAY COMMAND...
  signal=$1 delay=$2
  shift 2
  rm -rf target
  mkdir target
  cp kept.json target/result
  perl -e '$SIG{$_} = "DEFAULT" for qw(INT TERM HUP); exec @ARGV or exit 99' \
    "$elastir" "$@" -o target/result 2>/dev/null &
  id=$!
  sleep $delay
  kill -$signal $id 2>/dev/null
  wait $id
  ended=$?
  test $ended -le 1 || test $ended -gt 128 || bad "status $ended after SIG$signal: elastir $*"
  if test $ended -gt 128; then
    cmp -s target/result kept.json || cmp -s target/result whole
  else
    cmp -s target/result whole
  fi && ok || bad "the file is neither old nor whole after SIG$signal at $delay s: elastir $*"
  test "$1" != batch || rm -f target/result.part # what a run that resumes goes on with
  test $signal = KILL || test "$(ls target)" = result && ok || bad "SIG$signal left a temporary"
}
strike() { # COMMAND...
  "$elastir" "$@" -o whole 2>/dev/null
  test -n "${ELASTIR_SOAK:-}" && delays=$(seq 0 0.007 0.6) || delays='0.005 0.03 0.1 0.25'
  for delay in $delays; do
    for signal in INT TERM KILL; do
      struck $signal $delay "$@"
    done
  done
}
strike analyze --no-provenance --no-checksum --grid 400:4000:0.01 "$input"
strike batch --no-provenance --no-checksum "$input" "$fixtures/zif8" "$fixtures/crystal"
strike report --still models.json

# Somebody who may not write there.
mkdir -p locked-away
chmod 755 . locked-away
echo old >locked-away/result.json
chmod 555 locked-away
as_nobody=
test "$(id -u)" -ne 0 || as_nobody='setpriv --reuid=65534 --regid=65534 --clear-groups'
# shellcheck disable=SC2086  # several words, or none
if $as_nobody test -x "$elastir" -a -r "$input" 2>/dev/null; then
  for name in result.json new.json; do
    status 1 $as_nobody "$elastir" analyze "$input" -o locked-away/$name
    says err "$name: cannot be written: Permission denied"
  done
  test "$(ls locked-away)" = result.json && test "$(cat locked-away/result.json)" = old && ok ||
    bad "a folder that cannot be written to has changed"
  chmod 0 models.json
  status 1 $as_nobody "$elastir" show models.json
  says err "models.json: cannot be opened: Permission denied"
  chmod 644 models.json
fi

# A reader that goes away, a standard output that is closed or full.
"$elastir" analyze "$input" 2>err | head -c 1 >/dev/null
cp "$srcdir/tests/golden/show.json" .
cp "$input" here.out
for command in "analyze here.out" "batch here.out" "show show.json" "table show.json" --version; do
  # shellcheck disable=SC2086  # several words
  "$elastir" $command >&- 2>err
  test $? -eq 1 && ok || bad "a closed standard output is not noticed: elastir $command"
  says err "cannot be written"
done
"$elastir" show - <&- >out 2>err
test $? -eq 1 && ok || bad "a closed standard input is not noticed"
says err "<stdin>: "
"$elastir" batch --no-provenance "$input" -o open.jsonl 2>err
"$elastir" batch --no-provenance "$input" -o closed.jsonl <&- >&- 2>&-
test $? -eq 0 && ok || bad "closed descriptors that are not needed make a failure"
same closed.jsonl open.jsonl
for command in "show show.json" "spectrum --format csv $input" "--version" help; do
  test -e /dev/full || break
  # shellcheck disable=SC2086  # several words
  "$elastir" $command >/dev/full 2>err
  test $? -eq 1 && ok || bad "a full standard output is not noticed: elastir $command"
done
perl -e '$SIG{PIPE} = "IGNORE"; exec @ARGV' sh -c '"$0" analyze "$1"; echo $? >piped' \
  "$elastir" "$input" 2>err | true
test "$(cat piped)" = 1 && ok || bad "a closed pipe gives status $(cat piped)"

# Inputs in drops: one byte a write, through a pipe.
mkfifo drops
for n in 1 7; do
  perl -e '$| = 1; local $/; open my $in, "<", $ARGV[0]; my $text = <$in>;
    open my $out, ">", "drops"; for (my $i = 0; $i < length $text; $i += $ARGV[1]) {
    syswrite $out, substr $text, $i, $ARGV[1] }' "$input" $n &
  status 0 "$elastir" analyze --no-provenance --no-checksum good-frequencies=drops
  wait
  grep -v '"path"\|"file"' out >in-drops
  grep -v '"path"\|"file"' expected >at-once
  same in-drops at-once
done

# A file that is half as long as it was; one that changes while it is read: tests/base.
cp "$fixtures/zif8/ideal-freq.out" shrunk.out
truncate -s 50000 shrunk.out
"$elastir" analyze shrunk.out -o shrunk.json 2>err
test -s err && ok || bad "nothing is said about a file that is half as long"

# What is no regular file, or holds nothing but a hole.
mkdir empty-folder
for command in analyze show spectrum report 'analyze --study' 'compare models.json'; do
  for odd in empty-folder /dev/null; do
    # shellcheck disable=SC2086  # several words
    status 1 "$elastir" $command $odd
    says err "$odd"
  done
done
status 1 "$elastir" analyze "$input" -o empty-folder
says err "empty-folder: cannot be written"
if test -r /proc/version; then # its size is given as 0
  status 1 "$elastir" analyze /proc/version
  says err "/proc/version"
  "$elastir" analyze --no-provenance --no-checksum good-frequencies=/dev/stdin <"$input" \
    2>err | grep -v '"path"\|"file"' >by-descriptor
  same by-descriptor at-once
fi
cp "$input" sparse.out
truncate -s +200M sparse.out
"$elastir" analyze --no-provenance --no-checksum --compact good-frequencies=sparse.out \
  >sparse.json 2>err
says err "sparse.out"
value sparse.json models.0.vibrations.modes.2.wavenumber_cm1 355.5
: >hole.out
truncate -s 200M hole.out
status 1 "$elastir" analyze hole.out
status 1 "$elastir" spectrum --as-read --format csv hole.out

# Names of all kinds.
newline=$(printf 'a\nb.out')
latin=$(printf 'caf\351.out')
for name in 'with space.out' '-dash.out' "$newline" "$latin" 'semi;colon$(x).out' '%s%n.out'; do
  cp "$input" "./$name"
  status 0 "$elastir" analyze --no-checksum -o named.json -- "$name"
  check "JSON is UTF-8" iconv -f UTF-8 -t UTF-8 named.json
  check "JSON can be read" "$jsonget" named.json models.0.label
  test "$(wc -l <err)" -le 1 && ok || bad "a name breaks a message into lines"
done
cp "$input" 'a=b,c.out'
status 0 "$elastir" analyze --no-checksum 'x=a\=b\,c.out' -o named.json
value named.json models.0.label x
status 1 "$elastir" analyze "$(printf 'no\nsuch.out')"
test "$(wc -l <err)" -eq 1 && ok || bad "a name with a newline breaks the message"
mkdir 'folder with space'
status 0 "$elastir" analyze "$input" -o "folder with space/$(printf 'r\351\n.json')"

# Surroundings: no HOME, no TERM, a folder that cannot be written to, a missing locale.
mkdir locked
chmod 555 locked
(cd locked && env -i "$elastir" analyze --no-provenance --no-checksum "$input" >../bare 2>/dev/null)
same bare expected
LC_ALL=xx_YY "$elastir" analyze --no-provenance --no-checksum "$input" >other 2>/dev/null
same other expected
finish
