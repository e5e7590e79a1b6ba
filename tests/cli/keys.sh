#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# keys.sh: every key of the JSON Schemas heads an item of the page, and no other one does.
. "${srcdir:-.}/tests/cli/lib.sh"
page=$elastir_builddir/man/elastir-result.5

# The names directly inside an object called "properties". Tokens are strings and brackets; a
# string before a colon is a key, and what it opens, if anything, comes next.
properties() {
  awk '{
    while (match($0, /"([^"\\]|\\.)*"[ \t]*:?|[][{}]/)) {
      token = substr($0, RSTART, RLENGTH)
      $0 = substr($0, RSTART + RLENGTH)
      if (token ~ /^[[{]$/) {
        name[++depth] = key
        key = ""
      } else if (token ~ /^[]}]$/) {
        depth--
        key = ""
      } else if (token ~ /:$/) {
        key = token
        gsub(/^"|"[ \t]*:$/, "", key)
        if (name[depth] == "properties") print key
      } else
        key = ""
    }
  }' "$@"
}

# The words of the items; those of other macros (.It Cm, .It Pa) are no keys.
sed -n 's/^\.It Li //p' "$page" | tr -cs 'A-Za-z0-9_' '\n' | sort -u >explained
properties "$elastir_builddir"/data/schema/elastir.result-1.schema.json \
  "$elastir_builddir"/data/schema/elastir.failure-1.schema.json | sort -u >keys
for name in schema stiffness_gpa repeats first_share to_cm1; do
  check "$name is found in the schemas" grep -qx "$name" keys
done
comm -23 keys explained >missing
while read -r name; do bad "elastir-result.5 does not explain $name"; done <missing
test -s missing || ok
comm -13 keys explained >invented
while read -r name; do bad "elastir-result.5 explains $name, which no schema has"; done <invented
test -s invented || ok
if command -v mandoc >/dev/null; then
  mandoc -T lint "$page" | grep -v 'referenced manual not found' >lint
  test ! -s lint && ok || bad "mandoc: $(cat lint)"
else
  echo "skipped: mandoc is missing"
fi
finish
