#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# rings.sh: data flows one way: no file calls, through others or at once, what calls it.
. "${srcdir:-.}/tests/cli/lib.sh"
for tool in nm tsort; do
  command -v $tool >/dev/null 2>&1 || skip_all "there is no $tool"
done
(cd "$elastir_builddir" && find src parsers -name '*.o') | while read -r object; do
  source=$(echo "${object%.o}.c" | sed 's:/[^/]*-:/:') # the program's objects are elastir-main.o
  test -f "$srcdir/$source" && echo "$object" # not what an earlier build left
done >objects
test -s objects || skip_all "there are no objects"

# rings SYMBOLS: nm's lines "FILE: NAME TYPE ..." to pairs "CALLER CALLED" to the files of rings.
rings() {
  awk '{ sub(/:$/, "", $1) }
       $3 == "U" { uses[$1 " " $2] = 1; next }
       $3 ~ /^[TDBRVW]$/ { home[$2] = $1 }
       END { for (use in uses) { split(use, part, " ")
               if (part[2] in home && home[part[2]] != part[1]) print part[1], home[part[2]] } }' "$1" |
    sort -u >pairs
  tsort pairs 2>&1 >/dev/null | sed -n 's/^tsort: \([^ ]*\.o\)$/\1/p'
}

# shellcheck disable=SC2016
xargs sh -c 'cd "$0" && nm -AP "$@"' "$elastir_builddir" <objects >symbols 2>nm.err
grep -q ' main T' symbols || skip_all "nm cannot read the objects"
rings symbols >found
check "no ring of files: $(tr '\n' ' ' <found)" test ! -s found
check "calls are seen" grep -q 'main.o src/cli/' pairs

# A ring of three is told.
printf '%s\n' 'a.o: f T 0' 'a.o: g U' 'b.o: g T 0' 'b.o: h U' 'c.o: h T 0' 'c.o: f U' \
  'd.o: k T 0' 'd.o: f U' >made
rings made >found
check "a ring is found" test "$(sort found | tr '\n' ' ')" = "a.o b.o c.o "
finish
