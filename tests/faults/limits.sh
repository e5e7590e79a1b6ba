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

"$elastir" analyze --no-provenance --samples 2 "label=$fixtures/crystal/good-frequencies.out" \
  2>/dev/null | grep -v '"path"\|"bytes"\|"sha256"' >expected
{
  cat "$fixtures/crystal/good-frequencies.out"
  yes ' CYC   1 ETOT(AU) -1.000000000000E+03 DETOT -1.00E+03 TST  0.00E+00 PX  1.00E+00' |
    head -c $file
  echo
} | "$elastir" analyze --no-provenance --no-checksum --samples 2 label=- 2>err |
  grep -v '"path"\|"bytes"\|"sha256"' >out
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

# A hundred thousand modes and ten thousand atoms are read, and take their time alone.
perl -e 'while (<STDIN>) { print unless $skip; if (/\(HARTREE\*\*2\)/) { $skip = 1;
  printf "%5d-%5s%14s%12s%10s  (A  )   A (     1.00)   A\n", $_, "*****", "0.1998E-05",
  "310.2500", "9.3011" for 1 .. 100000; print "\n" } $skip = 0 if /^ *$/ && $skip }' \
  <"$fixtures/crystal/good-frequencies.out" >many.out
"$elastir" analyze --grid 300:320:10 --compact many.out >out 2>err
test $? -le 1 && ok || bad "many modes: status $?"
finish
