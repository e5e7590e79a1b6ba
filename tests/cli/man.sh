#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# man.sh: every command has a page, with the options of --help, its EXAMPLES run as they are printed,
# and README.md begins with what the program says.
. "${srcdir:-.}/tests/cli/lib.sh"
cp "$srcdir"/fixtures/zif8/*.out "$srcdir"/fixtures/zif8/measured* "$srcdir"/fixtures/zif8/map-* \
  "$srcdir"/fixtures/zif8/study.json .
cp -R "$srcdir/fixtures/zif8/figures" . && chmod -R u+w figures
chmod u+w ./*

plain() { sed -e 's/\\-/-/g; s/Fl Fl \([a-z]\)/--\1/g; s/\\&//g' "$1"; }
options() { grep -oE -- '--[a-z][a-z-]*[a-z]' | sort -u; }
"$elastir" help >commands
for command in $(sed -n '/^Commands/,/^$/s/^  \([a-z]*\) .*/\1/p' commands); do
  test "$command" = help && continue
  page=$srcdir/man/elastir-$command.1
  if test -f "$page"; then ok; else bad "no page for $command"; continue; fi
  plain "$page" >page
  plain "$srcdir/man/elastir.1" | options >common
  "$elastir" "$command" --help | options >offered
  sed '/^\.Sh EXAMPLES/,$d' page | options >documented
  sort -u documented common >either
  comm -23 offered either >missing
  test ! -s missing && ok || bad "elastir-$command.1 lacks $(paste -s -d ' ' missing)"
  comm -13 offered documented >extra
  test ! -s extra && ok || bad "elastir-$command.1 invents $(paste -s -d ' ' extra)"
  for section in NAME SYNOPSIS DESCRIPTION 'EXIT STATUS' EXAMPLES 'SEE ALSO'; do
    says "$page" ".Sh $section"
  done
done

# The examples, in order, each in a folder with the fixtures; without the intervals of compare, whose
# draws take a minute.
PATH=$(dirname "$elastir"):$PATH
export PATH
# The folders that elastir-batch(1) speaks of, and what the other seven tasks wrote.
prepare_batch() {
  mkdir -p materials/zif8 screening
  cp ./*-freq.out materials/zif8
  cp ./*-freq.out screening
  for share in 0 1 3 4 5 6 7; do
    elastir batch -q --shard $share/8 screening -o part.$share.jsonl || bad "share $share"
  done
}
run_examples() { # WHOSE: the lines of the file examples
  while IFS= read -r example; do
    if sh -c "$example" >out 2>err </dev/null; then ok; else
      bad "$1: $example"
      head -n 5 err >&2
    fi
  done <examples
}
for page in "$srcdir"/man/*.1 "$srcdir"/man/*.7; do
  first='^\.Sh EXAMPLES'
  case $page in *.7) first='^\.Sh DESCRIPTION' ;; esac
  # As they are printed: a line that ends in a backslash goes on in the next.
  sed -n "/$first/,/^\.Sh SEE/p" "$page" | sed 's|\\-|-|g; s|\\(hy|-|g; s|\\e|\\|g' |
    awk '{ sub(/^[.]Dl /, "") } more || /^[$] / { sub(/^[$] /, ""); more = sub(/\\$/, ""); printf "%s%s", $0, more ? "" : "\n" }' |
    sed '/--draws\|--quick/!s/elastir compare /&--quick /' >examples
  test -s examples && ok || bad "$page has no examples"
  rm -rf part.* materials screening
  case $page in *batch.1) prepare_batch ;; esac
  run_examples "$(basename "$page")"
done

# The commands of README.md, in their order.
awk '/^```/ { inside = !inside; next } inside && (more || /^elastir /) {
  more = sub(/\\$/, "") || /[|]$/; printf "%s%s", $0, more ? " " : "\n" }' "$srcdir/README.md" |
  sed 's/elastir compare /&--quick /' >examples
check 'README.md has commands' test "$(wc -l <examples)" -ge 8
run_examples README.md

# The first answer that README.md prints.
utf8=
for name in $(locale -a 2>/dev/null); do
  case $name in C.[uU][tT][fF]*8 | en_US.[uU][tT][fF]*8) utf8=$name && break ;; esac
done
if test -n "$utf8"; then
  awk '/^```/ { inside = !inside; blocks += inside; next } inside && blocks == 2' \
    "$srcdir/README.md" >printed
  status 0 env LC_ALL="$utf8" COLUMNS=80 elastir show ideal=ideal-freq.out,ideal-elastic.out \
    missing-zn=missing-zn-freq.out,missing-zn-elastic.out
  check 'what README.md prints first' diff -u printed out
else
  echo "skipped: no UTF-8 locale"
fi

if command -v mandoc >/dev/null; then
  mandoc -T lint "$srcdir"/man/*.1 "$srcdir"/man/*.7 | grep -v 'referenced manual not found' >lint
  test ! -s lint && ok || bad "mandoc: $(cat lint)"
else
  echo "skipped: mandoc is missing"
fi
finish
