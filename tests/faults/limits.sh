#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# limits.sh: long lines, long files, deep documents and gzip bombs take little memory and are
# refused in words. With ELASTIR_SOAK set a line has 1 GB and a file 5 GB.
. "${srcdir:-.}/tests/cli/lib.sh"
fixtures=$srcdir/fixtures
test -n "${ELASTIR_SOAK:-}" && line=1000000000 file=5000000000 || line=30000000 file=300000000

# A sanitizer maps terabytes; elsewhere all of this has to fit into 200 MB of addresses.
# shellcheck disable=SC3045  # dash and bash have it; elsewhere there is no such limit
case ${elastir_sanitizers:-} in '') ulimit -v 200000 2>/dev/null ;; esac

"$elastir" analyze --no-provenance --samples 2 --scale none "label=$fixtures/crystal/good-frequencies.out" \
  2>/dev/null | grep -v '"path"\|"bytes"\|"sha256"\|"file"' >expected
{
  cat "$fixtures/crystal/good-frequencies.out"
  yes ' CYC   1 ETOT(AU) -1.000000000000E+03 DETOT -1.00E+03 TST  0.00E+00 PX  1.00E+00' |
    head -c $file
  echo
} | "$elastir" analyze --no-provenance --no-checksum --samples 2 --scale none label=- 2>err |
  grep -v '"path"\|"bytes"\|"sha256"\|"file"' >out
same out expected
{
  cat "$fixtures/crystal/good-frequencies.out"
  head -c $line /dev/zero | tr '\0' x
} | "$elastir" analyze --no-provenance --no-checksum --samples 2 label=- >out 2>err
says err "longer than 1048576 characters"

# Deep and wide documents.
deep() { perl -e 'print $ARGV[0], $ARGV[1] x 200000, $ARGV[2] x 200000, $ARGV[3]' "$@"; }
deep '{"schema":"elastir.result/1","models":' '[' ']' '}' >deep.json
status 1 "$elastir" show deep.json
status 1 "$elastir" analyze --study deep.json
status 1 "$elastir" compare deep.json "$fixtures/measured/good-affn.jdx"
deep '<cml>' '<a>' '</a>' '</cml>' >deep.cml
status 1 "$elastir" spectrum --as-read --format csv deep.cml
says err "depth"
deep '<AnIML><b c="' xxxxx yyyyy '"/></AnIML>' >wide.animl
status 1 "$elastir" spectrum --as-read --format csv wide.animl

# A hundred megabytes of blanks or zeros in a hundred kilobytes.
for byte in '\n' '0 '; do
  yes "$(printf "$byte")" | head -c 100000000 | gzip -9 >bomb.gz
  for command in 'spectrum --as-read --format csv' show 'analyze --study' 'compare any'; do
    # shellcheck disable=SC2086  # several words
    status 1 "$elastir" $command bomb.gz
    test -s err && ok || bad "nothing is said about a gzip bomb by $command"
  done
done

# A short text that is a large document.
perl -e 'print q({"schema":"elastir.result/1","models":[0), ",0" x 17000000, "]}"' >values.json
status 1 "$elastir" show values.json
says err "more than 16777216 values"
rm values.json

# Many atoms and modes: all of them come out, in the memory that the limit above leaves (the
# document is never whole in it).
large() { # ATOMS MODES OPTION...; what else is to be in the file in $also
  atoms=$1 modes=$2 # the result is one line, too long for grep in that memory
  shift 2
  perl "$srcdir/tests/faults/large.pl" $atoms $modes $also >large.out
  "$elastir" analyze --no-provenance --no-checksum --compact "$@" large.out >large.json 2>err
  got=$?
  test $got -le 1 && ok || bad "status $got with $atoms atoms and $modes modes"
  test "$(tr '{' '\n' <large.json | grep -c '"irrep":"A"')" -eq $modes && ok ||
    bad "not all of $modes modes are in the result"
  test "$(tr '{,' '\n\n' <large.json | grep -o '"atoms":[0-9]*')" = "\"atoms\":$atoms" && ok ||
    bad "not all of $atoms atoms are in the result"
  last="\"first\":$modes,\"last\":$modes,\"degeneracy\":1,\"wavenumber_cm1\":3100,"
  tr '{' '\n' <large.json | grep -q "$last" && ok ||
    bad "the last of $modes modes is not what was printed"
}
also=
large 3000 9000 --scale none
test $got -eq 0 && ! test -s err && ok || bad "something is said about 3000 atoms: $(head -n 1 err)"
large 20000 60000 --grid 300:320:10
if test -n "${ELASTIR_SOAK:-}"; then
  large 100000 300000
  large 1000 1000000 --grid 300:3200:1
fi

# The eigenvectors of some hundred atoms; a spectrum of the most points.
also=normal
large 150 450 --normal-modes
value large.json models.0.vibrations.normal_modes.449.displacement_bohr.149.2 0.45
if test -n "${ELASTIR_SOAK:-}"; then
  "$elastir" analyze --compact --grid 0:999999.9:0.1 "$fixtures/crystal/good-frequencies.out" \
    >points.json 2>err
  test "$(tr ',' '\n' <points.json | wc -l)" -gt 9999999 && ok || bad "not all points are there"
fi
finish
