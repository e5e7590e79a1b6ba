#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# first-hour.sh: what somebody types who has just installed elastir, from a CRYSTAL output to a
# figure and a table, with the slips that are made on the way.
. "${srcdir:-.}/tests/cli/lib.sh"
cp "$srcdir"/fixtures/zif8/*.out "$srcdir"/fixtures/zif8/measured* . && chmod u+w ./* || exit 99
PATH=$(dirname "$elastir"):$PATH
export PATH

# What is this?
status 2 elastir
says out 'Usage: elastir COMMAND'
says out 'elastir show ideal=freq.out,elastic.out'
status 0 elastir --help
status 0 elastir --version
status 0 elastir --citation
says out 'doi     = {10.1021/acsanm.2c00493}'
check 'BibTeX with as many braces closed as opened' test \
  "$(tr -dc '{' <out | wc -c)" -eq "$(tr -dc '}' <out | wc -c)"
status 2 elastir shw ideal-freq.out
says err "did you mean 'show'?"

# My output: the answer at once.
status 0 elastir show ideal-freq.out
says out 'strongest bands'
status 0 elastir show ideal=ideal-freq.out,ideal-elastic.out \
  missing-zn=missing-zn-freq.out,missing-zn-elastic.out \
  missing-linker=missing-linker-freq.out,missing-linker-elastic.out
check 'the answer fits on a screen' test "$(wc -l <out)" -le 24
says out 'Largest differences from ideal'
status 0 elastir show --full ideal-elastic.out
status 0 elastir show --section moduli,stiffness,extrema,stability,waves,uncertainty ideal-elastic.out
status 0 elastir show --modes --range 700:800 ideal-freq.out

# To keep it, and to look at it again.
status 0 elastir analyze ideal=ideal-freq.out,ideal-elastic.out \
  missing-zn=missing-zn-freq.out,missing-zn-elastic.out -o zif8.json
test ! -s out && ok || bad 'analyze -o wrote to standard output, too'
status 0 elastir show zif8.json
status 0 elastir analyze --no-provenance --curves full ideal-freq.out -o full.json
status 0 elastir analyze --no-provenance --curves compact ideal-freq.out -o compact.json
status 0 elastir analyze --no-provenance --curves none ideal-freq.out -o none.json
check 'compact is smaller' test "$(wc -c <compact.json)" -lt "$(wc -c <full.json)"
check 'none is smallest' test "$(wc -c <none.json)" -lt "$(wc -c <compact.json)"
value compact.json models.0.spectrum.absorbance.758 "$("$jsonget" full.json models.0.spectrum.absorbance.758)" 1e-4
for kept in full compact none; do
  status 0 elastir show --section spectra $kept.json
  status 0 elastir show $kept.json
  cp out $kept.txt
done
same compact.txt full.txt
same none.txt full.txt

# Into a sheet, a figure, a page.
status 0 elastir table zif8.json -o zif8.csv
says zif8.csv 'K_H (GPa),K_H_sd (GPa)'
status 0 elastir table --list-fields
status 0 elastir table --modes --format tsv ideal-freq.out -o modes.txt
status 0 elastir report --figure spectrum --window 400:1700 zif8.json -o spectrum.svg
status 0 elastir report --figure polar --plane 110 zif8.json -o polar.svg
status 0 elastir report zif8.json -o zif8.html
says zif8.html '<html'

# Directions, and a tensor from a paper.
status 0 elastir elastic -q --direction '[111]' --direction '<110>' ideal-elastic.out -o along.json
status 0 elastir show along.json
says out '<110>'
printf '12.1 9.3 9.3 0 0 0\n12.1 9.3 0 0 0\n12.1 0 0 0\n1.2 0 0\n1.2 0\n1.2\n' >tensor.txt
status 0 elastir elastic tensor.txt -o tensor.json
status 0 elastir show tensor.json
says out 'C11 12.10, C12 9.300, C44 1.200 GPa'

# My measured spectrum.
status 0 elastir compare -q --no-mixture --bootstrap 100 zif8.json measured-bulk.jdx -o compared.json
status 0 elastir show compared.json
says out 'measured-bulk.jdx:'

# Slips.
status 0 elastir show a=ideal-freq.out b=ideal-freq.out
says err 'the same file is given twice'
status 1 elastir analyze missing.out -o wrong.json
says err 'cannot be opened'
test ! -e wrong.json && ok || bad 'a result of a missing file was written'
status 1 elastir analyze .
says err "'elastir batch .' analyses each"
status 1 elastir analyze measured-bulk.jdx -o wrong.json
test ! -e wrong.json && ok || bad 'a result of a measured spectrum was written'
status 1 elastir analyze ideal=missing.out zn=missing-zn-freq.out -o half.json
value half.json models.1.label zn
status 2 elastir show --section modul zif8.json
says err 'the sections are'
status 1 elastir show missing.out ideal-freq.out
check 'the error comes first' test "$(head -n 1 err | grep -c warning)" -eq 0

# A folder of runs.
mkdir runs && cp ./*-freq.out runs
status 0 elastir batch -q runs -o runs.jsonl
status 0 elastir show runs.jsonl
says out 'missing-zn-freq'
status 0 elastir table runs.jsonl
finish
