#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# schema.sh: every kind of result agrees with the JSON Schema.
. "${srcdir:-.}/tests/cli/lib.sh"
zif8=$srcdir/fixtures/zif8
result=$elastir_builddir/data/schema/elastir.result-1.schema.json
validate() { /usr/bin/env python3 "$srcdir/tests/cli/validate.py" "$@"; }
command -v python3 >/dev/null || skip_all "python3 is missing"
validate "$result" >check.out 2>&1
test $? -eq 77 && skip_all "$(cat check.out)"

"$elastir" analyze --study "$zif8/study.json" -o analyze.json
"$elastir" analyze --study "$zif8/study.json" --normal-modes --no-provenance \
  --lineshape pseudo-voigt --scale none -o options.json
"$elastir" analyze nothing.out mixed="$zif8/ideal-freq.out,$zif8/missing-zn-elastic.out" \
  -o failures.json 2>/dev/null
"$elastir" spectrum "$zif8/ideal-freq.out" -o spectrum.json
"$elastir" spectrum "$zif8/ideal-freq.out" "$zif8/measured-bulk.jdx" --mask 900-950 --smooth 9:3 \
  --normalise snv -o measured.json
printf '1 0 0 0 0 0\n1 0 0 0 0\n1 0 0 0\n-1 0 0\n1 0\n1\n' >unstable.txt
"$elastir" elastic unstable.txt -o unstable.json 2>/dev/null
"$elastir" elastic --direction 1,1,0 --direction '[110]' --plane 111 --cut 001 --surface 7x13 \
  "$zif8/ideal-elastic.out" unstable.txt -o elastic.json 2>/dev/null
"$elastir" compare analyze.json "$zif8/measured-nano.dpt" "$zif8/measured-bulk.jdx" --ratio 1115/1146 \
  --ratio 500/5000 --quick -o compare.json 2>/dev/null
"$elastir" compare analyze.json "$zif8/measured-bulk.jdx" --use 1000-1200 --mask 1050-1060 --no-mixture \
  --no-scale-fit --smooth 9:3:1 --normalise snv -o windows.json 2>/dev/null
"$elastir" batch "$zif8/ideal-freq.out" "$zif8/missing-zn-elastic.out" -o batch.jsonl
if test -n "${ELASTIR_CORPUS:-}"; then
  for file in "$ELASTIR_CORPUS"/crystal/*.out; do
    "$elastir" analyze "$file" -o "corpus-$(basename "$file").json" 2>/dev/null
  done
else
  echo "skipped: ELASTIR_CORPUS is not set"
fi
# A schema that accepts anything would be no test: a wrong key, unit or type is refused.
mkdir wrong
number=0
for wrong in 's/"stable"/"stabil"/' 's/"elastir.result\/1"/"elastir.result\/2"/' \
  's/"points":	[0-9]*/"points":	"many"/' 's/"wasserstein_cm1"/"wasserstein"/' \
  's/"confidence":	[0-9.e-]*/"confidence":	1.5/'; do
  number=$((number + 1))
  sed "$wrong" compare.json >wrong/$number.json
done
sed 's/"unit":	"arbitrary"/"unit":	"cm"/' measured.json >wrong/unit.json
check "each is valid or refused" validate "$result" ./*.json batch.jsonl --refused wrong/*
echo "$(ls ./*.json wrong/* | wc -l) documents"

"$elastir" batch nothing.out -o failure.jsonl 2>/dev/null
check "a failure is valid" validate "$elastir_builddir/data/schema/elastir.failure-1.schema.json" failure.jsonl
finish
