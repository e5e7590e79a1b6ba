#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ways.sh: ways into the program: CRYSTAL outputs where a result is taken, JSON Lines, and what is
# refused with the command that is right.
. "${srcdir:-.}/tests/cli/lib.sh"
cp "$srcdir"/fixtures/zif8/*.out "$srcdir"/fixtures/zif8/measured* . && chmod u+w ./* || exit 99
models='ideal=ideal-freq.out,ideal-elastic.out missing-zn=missing-zn-freq.out,missing-zn-elastic.out'
# shellcheck disable=SC2086  # several words are meant
status 0 "$elastir" analyze -q $models -o result.json

# A pipe that is named, as the shell's <(COMMAND) is; one of a folder cannot be looked into first.
if test -e /dev/fd/0; then
  status 0 "$elastir" table ideal-freq.out
  sed 's/^ideal-freq,/N,/' out >of-file
  for name in /dev/fd/4 /dev/fd/0 /dev/stdin; do
    # shellcheck disable=SC2002  # it is to be a pipe
    cat ideal-freq.out | "$elastir" table $name 4<&0 2>err | sed "s/^${name##*/},/N,/" >of-pipe
    same of-pipe of-file
  done
  # shellcheck disable=SC2002  # it is to be a pipe
  cat result.json | "$elastir" table /dev/fd/4 4<&0 2>err >of-pipe
  status 0 "$elastir" table result.json
  same of-pipe out
  status 1 "$elastir" show /dev/fd/77
  says err "/dev/fd/77: cannot be opened"
fi
mkfifo named
cat result.json >named &
status 0 "$elastir" show named
for command in show table; do
  cat ideal-freq.out >named &
  status 1 "$elastir" $command named
  says err "named: a named pipe is read as a result; if it carries a CRYSTAL output, use 'cat named | elastir"
done
wait
rm named

# Outputs give what the result of analyze gives, to the byte.
status 0 "$elastir" show result.json
cp out shown
# shellcheck disable=SC2086
status 0 "$elastir" show $models
same out shown
status 0 "$elastir" report --figure spectrum result.json -o result.svg
# shellcheck disable=SC2086
status 0 "$elastir" report --figure spectrum $models -o outputs.svg
same outputs.svg result.svg
for spectra in measured-bulk.jdx 'measured-bulk.jdx measured-nano.dpt'; do
  # shellcheck disable=SC2086
  status 0 "$elastir" compare -q --no-provenance --no-mixture --no-scale-fit --bootstrap 100 result.json $spectra -o by-result.json
  # shellcheck disable=SC2086
  status 0 "$elastir" compare -q --no-provenance --no-mixture --no-scale-fit --bootstrap 100 $models $spectra -o by-outputs.json
  same by-outputs.json by-result.json
done
status 0 "$elastir" compare -q --no-mixture --no-scale-fit --bootstrap 100 ideal-freq.out measured-bulk.jdx -o once.json
value once.json provenance.arguments.1 compare
grep -q '"earlier"' once.json && bad "the analysis counts as an earlier run"

# Standard input, a pipe that can be read but once, and a name that looks like a model.
check 'an output down a pipe' sh -c "cat ideal-elastic.out | '$elastir' show - >piped"
says piped 'Hill averages'
check 'a result down a pipe' sh -c "cat result.json | '$elastir' show - >piped"
same piped shown
cp result.json a=b.json
status 0 "$elastir" show a=b.json
same out shown
mkfifo fifo && { cat result.json >fifo & }
check 'a named pipe' sh -c "'$elastir' show fifo >piped"
same piped shown
gzip -c ideal-elastic.out >packed.out.gz
status 0 "$elastir" show packed.out.gz
says out 'Hill averages'

# The lines of batch, side by side, and results beside outputs.
echo nothing >nothing.txt
status 1 "$elastir" batch -q --samples 200 ideal-freq.out nothing.txt ideal-elastic.out -o lines.jsonl
status 0 "$elastir" show lines.jsonl
says err "lines.jsonl:2: warning: 'nothing.txt' gave no result"
says out "ideal-freq "
says out "ideal-elastic "
status 1 "$elastir" show --strict lines.jsonl
status 0 "$elastir" show result.json missing-zn-elastic.out
says out "missing-zn-elastic"
status 0 "$elastir" analyze -q --scale 0.97 ideal-freq.out -o other.json
status 0 "$elastir" show result.json other.json
says err "different scale factors"

# What cannot be meant is refused.
refuses() { # STATUS TEXT COMMAND...
  wanted_status=$1 text=$2
  shift 2
  status "$wanted_status" "$elastir" "$@"
  says err "$text"
  test ! -s out || bad "$*: wrote something"
}
mkdir folder
refuses 1 "'elastir show result.json' shows it" analyze result.json
refuses 1 "'elastir show result.json' shows it" analyze ideal=ideal-freq.out,result.json
refuses 1 "'elastir show result.json' shows it" spectrum result.json
refuses 1 "'elastir batch folder' analyses each file in it" analyze folder
refuses 2 "is a CRYSTAL output, not a measured spectrum" compare result.json ideal-freq.out
refuses 2 "is a CRYSTAL output, not a measured spectrum" compare ideal-freq.out measured-bulk.jdx \
  ideal-elastic.out
refuses 2 "'result.json' is a result, not a measured spectrum" compare ideal-freq.out result.json
refuses 2 "no measured spectrum after the models" compare ideal-freq.out
refuses 2 "no measured spectrum after the models" compare ideal-freq.out ideal-elastic.out
refuses 2 "found 'ideal-freq.out' after 'result.json'" report result.json ideal-freq.out
refuses 2 "'result.json' is not a CRYSTAL output" report ideal-freq.out result.json
refuses 2 "-o ideal-freq.out would overwrite an input" show ideal-freq.out -o ideal-freq.out
cp result.json shares.json
refuses 2 "-o shares.json would overwrite an input" elastic ideal-elastic.out --fractions shares.json -o shares.json
seq 6 | sed 's/.*/0.1 0.1 0.1 0.1 0.1 0.1/' >sigma.txt
refuses 2 "-o sigma.txt would overwrite an input" elastic ideal-elastic.out --sigma sigma.txt -o sigma.txt
refuses 2 "the component 'ideal' has the label of a model" compare ideal=ideal-freq.out measured-nano.dpt \
  --component ideal=measured-bulk.jdx
refuses 2 "-o measured-bulk.jdx would overwrite an input" compare result.json ideal-freq.out \
  --component free=measured-bulk.jdx -o measured-bulk.jdx
refuses 2 "-o measured-bulk.jdx would overwrite an input" compare result.json ideal-freq.out \
  --average mean=ideal-freq.out,measured-bulk.jdx -o measured-bulk.jdx
refuses 2 "-o measured-bulk.jdx would overwrite an input" compare result.json measured-bulk.jdx \
  -o measured-bulk.jdx
refuses 2 "-o result.json would overwrite an input" compare result.json measured-bulk.jdx -o result.json
refuses 2 "-o result.json would overwrite an input" report result.json -o result.json
refuses 2 "-o result.json would overwrite an input" report --figure matrix \
  --format svg result.json -o result.json
refuses 2 "-o result.json would overwrite an input" map result.json \
  "$srcdir/fixtures/zif8/map-modulus.gsf" -o result.json
status 1 "$elastir" show ideal=ideal-freq.out,missing.out
says err "missing.out: cannot be opened"
says out 'strongest bands'
status 1 "$elastir" elastic result.json
says err "'elastir show result.json' shows it"
test "$(wc -l <err)" -eq 1 && ok || bad "elastic result.json: more than one line"
refuses 1 "'elastir batch folder -o FILE.jsonl' analyses each output in it" show folder
refuses 1 "for a measured spectrum use 'elastir compare RESULT measured-bulk.jdx'" show measured-bulk.jdx
refuses 1 "for a measured spectrum use 'elastir compare RESULT measured-bulk.jdx'" table measured-bulk.jdx
refuses 1 "for a stiffness map 'elastir map $srcdir/fixtures/zif8/map-modulus.gsf'" \
  show "$srcdir/fixtures/zif8/map-modulus.gsf"

# Nothing is written where no input gave anything.
for makes in 'elastic missing.out' 'elastic ideal-freq.out' 'elastic measured-bulk.jdx' \
  'spectrum missing.out' 'spectrum ideal-elastic.out' 'compare result.json missing.dpt' \
  'compare missing.out measured-bulk.jdx' 'analyze missing.out'; do
  # shellcheck disable=SC2086
  status 1 "$elastir" $makes -o nothing.json
  test ! -e nothing.json && ok || bad "$makes wrote a result"
done
status 1 "$elastir" elastic missing.out ideal-elastic.out -o part.json
value part.json models.0.label ideal-elastic

# The same file twice, and two files of one name.
mkdir one two && cp ideal-freq.out measured-bulk.jdx one && cp missing-zn-freq.out two/ideal-freq.out
status 0 "$elastir" show one/ideal-freq.out two/ideal-freq.out
says err "'one/ideal-freq.out' and 'two/ideal-freq.out' have the same name"
says out 'two/ideal-freq.out'
status 0 "$elastir" elastic -o two.json ideal-elastic.out ./ideal-elastic.out
says err 'the same file is given twice'
fast='--no-mixture --no-scale-fit --bootstrap 100'
# shellcheck disable=SC2086
status 0 "$elastir" compare $fast result.json a=measured-bulk.jdx b=measured-bulk.jdx -o twice.json
says err 'the same file is given twice'
# shellcheck disable=SC2086
status 2 "$elastir" compare $fast result.json measured-bulk.jdx measured-bulk.jdx
says err 'distinguish them with LABEL=FILE'

# One line a spectrum, the rest with -v, and all of it in the result.
printf '1000 0.5\n1001 0.5\n' >short.txt
status 1 "$elastir" compare --quick result.json measured-nano.dpt short.txt -o brief.json
check 'one line a spectrum' test "$(grep -c measured-nano.dpt err)" -le 1
check 'one line of a failure' test "$(grep -c short.txt err)" -eq 1
status 1 "$elastir" compare -v --quick result.json measured-nano.dpt short.txt -o told.json
check 'all with -v' test "$(grep -c short.txt err)" -ge 2

# Side by side with others a result keeps its polycrystal; of two none is shown, and that is said.
status 0 "$elastir" elastic ideal-elastic.out --porosity 0.1 -o porous.json
status 0 "$elastir" show porous.json result.json
says out 'Polycrystal'
cp porous.json porous-too.json
status 0 "$elastir" show porous.json porous-too.json
says err '2 of the results have a polycrystal'
finish
