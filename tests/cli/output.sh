#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# output.sh: results appear whole or not at all.
. "${srcdir:-.}/tests/cli/lib.sh"
input=$srcdir/fixtures/zif8/ideal-elastic.out

status 0 "$elastir" analyze --no-provenance "$input"
cp out expected
status 0 "$elastir" analyze --no-provenance "$input" -o result.json
same result.json expected
test ! -s out && ok || bad "-o wrote to standard output, too"
# An input is never overwritten, under whatever name.
cp "$input" precious.out
chmod u+w precious.out
ln -s precious.out alias.out
cp precious.out before
status 2 "$elastir" analyze precious.out -o precious.out
says err "would overwrite an input"
status 2 "$elastir" analyze a=alias.out -o precious.out
status 2 "$elastir" elastic precious.out -o alias.out
status 2 "$elastir" batch precious.out -o precious.out
same precious.out before
(ulimit -f 8; "$elastir" analyze precious.out -o limited.json 2>err)
test $? -eq 1 && ok || bad "a file that may not grow is no ordinary failure"
test ! -e limited.json && ok || bad "half a file was left"
echo old >kept.json
chmod 640 kept.json
status 0 "$elastir" analyze --no-provenance "$input" -o kept.json
same kept.json expected
test "$(stat -c %a kept.json)" = 640 && ok || bad "the permissions changed"
ln -s kept.json link.json
status 0 "$elastir" analyze --no-provenance "$input" -o link.json
test -L link.json && ok || bad "the symbolic link was replaced"
if test -e /dev/full; then
  "$elastir" analyze "$input" >/dev/full 2>err
  test $? -eq 1 && ok || bad "a full standard output is not noticed"
  says err "cannot be written"
  status 1 "$elastir" analyze "$input" -o /dev/full
fi
status 1 "$elastir" analyze "$input" -o no-such-folder/result.json
says err "no-such-folder/result.json: cannot be written"
if test "$(id -u)" -ne 0; then
  mkdir locked
  echo old >locked/result.json
  chmod 555 locked
  status 1 "$elastir" analyze "$input" -o locked/result.json
  says locked/result.json old
fi
status 0 "$elastir" analyze "$input" -o /dev/null
mkfifo pipe
cat pipe >from-pipe &
status 0 "$elastir" analyze --no-provenance "$input" -o pipe
wait
same from-pipe expected
check "nothing is left behind" test -z "$(find . -name '*.json.*')"
"$elastir" analyze "$srcdir/fixtures/zif8/ideal-freq.out" -o r.json
status 0 "$elastir" compare r.json "$srcdir/fixtures/zif8/measured-bulk.jdx" --quick --no-provenance \
  --no-mixture --no-scale-fit --bootstrap 100 -o bare.json
value bare.json provenance absent
status 0 "$elastir" compare r.json "$srcdir/fixtures/zif8/measured-bulk.jdx" --no-mixture \
  --no-scale-fit --bootstrap 100 -o full.json
value full.json provenance.arguments.1 compare
value full.json provenance.earlier.0.arguments.1 analyze
finish
