#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# show.sh: the terminal view against tests/golden/show-*.txt, its options and its environment.
# `make golden` writes those files anew and shows what changed.
. "${srcdir:-.}/tests/cli/lib.sh"
golden=$srcdir/tests/golden
sample=$golden/show.json
utf8=
for name in $(locale -a 2>/dev/null); do
  case $name in C.[uU][tT][fF]*8 | en_US.[uU][tT][fF]*8) utf8=$name && break ;; esac
done
unset NO_COLOR COLUMNS LC_ALL LC_CTYPE
LANG=C
TERM=xterm
export LANG TERM

# view NAME COMMAND...: the output is that of the golden file, or becomes it.
view() {
  name=$1
  shift
  status 0 "$@"
  if test -n "${ELASTIR_GOLDEN-}"; then
    diff -u "$golden/$name" out >&2
    cp out "$golden/$name"
  elif cmp -s out "$golden/$name"; then ok; else
    bad "$name differs"
    diff -u "$golden/$name" out >&2
  fi
}

view show-80-ascii.txt "$elastir" show "$sample"
cp out plain
view show-40-ascii.txt "$elastir" show --width 40 "$sample"
if test -n "$utf8"; then
  view show-80-utf8.txt env LC_ALL="$utf8" "$elastir" show "$sample"
  cp out unicode
  view show-40-utf8.txt env LC_ALL="$utf8" "$elastir" show --width 40 "$sample"
  status 0 env LC_ALL="$utf8" "$elastir" show --ascii "$sample"
  same out plain
  status 0 env LC_CTYPE="$utf8" "$elastir" show "$sample"
  same out unicode
else
  echo "skipped: no UTF-8 locale"
fi

# The same from standard input, into a file, and under a locale with a decimal comma.
"$elastir" show - <"$sample" >out
same out plain
status 0 "$elastir" show -o file.txt "$sample"
same file.txt plain
for name in $(locale -a 2>/dev/null | grep -i '^de_DE'); do
  status 0 env LC_NUMERIC="$name" "$elastir" show "$sample"
  same out plain
done

# The width: the option, then COLUMNS, within limits.
status 0 "$elastir" show --width 40 "$sample"
cp out narrow
status 0 env COLUMNS=40 "$elastir" show "$sample"
same out narrow
status 0 env COLUMNS=7 "$elastir" show "$sample"
same out narrow
status 0 env COLUMNS=40 "$elastir" show --width 80 "$sample"
same out plain
status 0 env COLUMNS=wide "$elastir" show "$sample"
same out plain
status 2 "$elastir" show --width 39 "$sample"
status 2 "$elastir" show --width many "$sample"

# Colour: not into a file unless asked for, and it changes nothing else.
escape=$(printf '\033')
status 0 "$elastir" show --color auto "$sample"
same out plain
status 0 "$elastir" show --color never "$sample"
same out plain
status 0 env NO_COLOR=1 "$elastir" show --color always "$sample"
says out "${escape}[1;31mUNSTABLE"
sed "s/$escape\[[0-9;]*m//g" out >bare
same bare plain
status 2 "$elastir" show --color sometimes "$sample"
says err "auto, always or never"
if script -qec true /dev/null </dev/null >/dev/null 2>&1; then
  script -qec "stty cols 80; '$elastir' show '$sample'" /dev/null </dev/null >typed
  says typed "${escape}[1m"
  script -qec "stty cols 80; NO_COLOR=1 '$elastir' show '$sample'" /dev/null </dev/null >typed
  tr -d '\r' <typed >out
  same out plain
  script -qec "stty cols 40; TERM=dumb '$elastir' show '$sample'" /dev/null </dev/null >typed
  tr -d '\r' <typed >out
  same out narrow
fi

# A part of the spectra.
status 0 "$elastir" show --range 600:800 "$sample"
says out "758.0 (58.3)"
check "bands outside are not listed" test -z "$(grep 'strongest:.*1146' out)"
status 2 "$elastir" show --range 600 "$sample"
status 2 "$elastir" show --range 800:600 "$sample"
status 2 "$elastir" show --range a:b "$sample"

# What is no result.
status 2 "$elastir" show
status 2 "$elastir" show "$sample" "$sample"
status 1 "$elastir" show no-such.json
echo '{"schema": "elastir.failure/1"}' >failure.json
status 1 "$elastir" show failure.json
says err "elastir.failure/1"
echo '{"schema": "elastir.result/1"' >half.json
status 1 "$elastir" show half.json
test ! -s out && ok || bad "something was shown of half a document"
echo '{"schema": "elastir.result/1"}' >empty.json
status 0 "$elastir" show empty.json
says out "does not hold a model"

# Twenty models, and the result of the fixtures.
cd "$srcdir/fixtures/zif8" || exit 99
"$elastir" analyze --study study.json -o "$work/zif8.json" -q
set --
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  set -- "$@" "copy-$i=ideal-elastic.out"
done
"$elastir" analyze "$@" -o "$work/twenty.json" -q
cd "$work" || exit 99
status 0 "$elastir" show zif8.json
says out "E, GPa      3.700 +- 0.040  3.066 +- 0.022  -17.1 %  3.744 +- 0.032  +1.2 %"
says out "missing-linker: C44H58N22O2Zn6, 0.874 g/cm3, no imaginary modes, intensities"
says out "  new: 744.1 (24.8)"
says out "1115.0 x9.2 (29.3)"
status 0 "$elastir" show twenty.json
says out "copy-20"
check "no line is too long" test -z "$(awk 'length > 80' out)"
finish
