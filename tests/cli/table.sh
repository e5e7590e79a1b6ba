#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# table.sh: models and modes as tables that sheets, R and Python read.
. "${srcdir:-.}/tests/cli/lib.sh"
cp "$srcdir"/fixtures/zif8/*.out . && chmod u+w ./* || exit 99
models='ideal=ideal-freq.out,ideal-elastic.out missing-zn=missing-zn-freq.out,missing-zn-elastic.out'
# shellcheck disable=SC2086  # several words are meant
status 0 "$elastir" analyze -q $models -o result.json

# The defaults: units in the head, errors beside values, no column that is empty throughout.
status 0 "$elastir" table result.json
cp out table.csv
says table.csv 'model,formula,K_H (GPa),K_H_sd (GPa),G_H (GPa),G_H_sd (GPa)'
says table.csv 'band1 (cm-1),band2 (cm-1),band3 (cm-1)'
check 'a row per model' test "$(wc -l <table.csv)" -eq 3
check 'ASCII and a decimal point' test -z "$(LC_ALL=C grep '[^ -~]' table.csv)"
grep -q '2D' table.csv && bad 'columns without a value'
field() { awk -F, -v n="$2" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == n) c = i } NR == 2 { print $c }' "$1"; }
near() { # TEXT FILE PATH: the number of the JSON, rounded to the decimals of TEXT
  awk -v a="$1" -v b="$("$jsonget" "$2" "$3")" 'BEGIN {
    n = a; sub(/.*[.]/, "", n); exit !(a ~ /[.]/ && a == sprintf("%." length(n) "f", b)) }'
}
check 'K_H is the number of the JSON' near "$(field table.csv 'K_H (GPa)')" result.json \
  models.0.elastic.averages.hill.bulk_modulus_gpa
check 'E_min is the number of the JSON' near "$(field table.csv 'E_min (GPa)')" result.json \
  models.0.elastic.directional.youngs_modulus_gpa.min.value
# Two digits of the standard deviation, and as many decimals of the value.
says table.csv ',8.898357,0.000086,1.062459,0.000023,3.065375,0.000063,0.4425854,0.0000016,'
# The rounding of eight decimals alone is no error.
says table.csv ',10.20736,,1.2854453,,'
check 'band1 is the highest' test "$(field table.csv 'band1 (cm-1)' | cut -c1-4)" = 1146

# Outputs and JSON Lines give the same numbers, in any locale.
# shellcheck disable=SC2086
status 0 "$elastir" table $models
same out table.csv
for name in $(locale -a 2>/dev/null | grep -i '^de_DE'); do
  status 0 env LC_ALL="$name" "$elastir" table result.json
  same out table.csv
done
status 0 "$elastir" batch -q ideal-freq.out missing-zn-freq.out -o lines.jsonl
status 0 "$elastir" table --fields model,band1,imaginary lines.jsonl
says out 'model,band1 (cm-1),imaginary'
says out 'ideal-freq,1146.'

# Fields by name and by path; a chosen one stays if it is empty.
status 0 "$elastir" table --fields model,C11,C44,S44,E_min_direction_x,elastic.waves.p.max,K_2D_H result.json
says out 'model,C11 (GPa),C44 (GPa),S44 (TPa-1),E_min_direction_x,v_p_max (km/s),K_2D_H (N/m)'
says out 'ideal,12.07612,1.21337,824.15092'
check 'the last cell is empty' grep -q '^ideal,.*,$' out
status 2 "$elastir" table --fields K result.json
says err "unknown field 'K'; did you mean 'K_H'?"
status 2 "$elastir" table --fields model,densitty result.json
says err "did you mean 'density'?"
status 0 "$elastir" table --list-fields
says out 'K_H                    GPa        Bulk modulus'
says out 'C11 to C66'
check 'names are told apart' test -z "$(sed '/^$/,$d; s/  .*//' out | sort | uniq -d)"
for name in $(sed '/^$/,$d; s/ .*//' out); do
  "$elastir" table --fields "$name" result.json >one 2>err || bad "field $name: $(cat err)"
done

# Long: a row per value.
status 0 "$elastir" table --long --fields K_H,K_H_sd,nu_H result.json
says out 'model,quantity,value,sd,unit'
check 'the error is a column' grep -qE '^missing-zn,K_H,8\.89[0-9]*,0\.0000[0-9]*,GPa$' out
check 'rows' test "$(wc -l <out)" -eq 5

# Thermodynamics at room temperature, or else at the first one.
sed 's/^ E0  .*/&\
\
 AT (T =  100.00 K, P =   0.10132500E+00 MPA):\
\
 AT (T =  298.15 K, P =   0.10132500E+00 MPA):/' ideal-freq.out >two.out
sed 's/^ E0  .*/&\
\
 AT (T =  100.00 K, P =   0.10132500E+00 MPA):/' ideal-freq.out >cold.out
status 0 "$elastir" analyze -q --soften 100 two.out cold.out -o warm.json
status 0 "$elastir" table --fields model,T,S_computed,S_softened,E0_computed warm.json
points=models.0.vibrations.thermodynamics.points
says out "two,298.15,$(printf '%.8g' "$("$jsonget" warm.json $points.1.computed.entropy_j_mol_k)"),"
says out ",$(printf '%.8g' "$("$jsonget" warm.json $points.1.softened.entropy_j_mol_k)"),"
says out 'cold,100,'
status 0 "$elastir" table --fields 'vibrations.thermodynamics.points[].temperature_k' warm.json
says out 298.15

# Modes.
status 0 "$elastir" table --modes --range 700:712 result.json
says out 'model,first,last,irrep,calculated (cm-1),factor,scaled (cm-1),ir_active,raman_active,intensity (km/mol),LO (cm-1),free_motion'
says out 'ideal,151,151,A1,757.0899,0.936,708.63615,no,yes,0,,'
status 0 "$elastir" table -q --modes "$srcdir/fixtures/crystal/good-longitudinal.out"
says out 'good-longitudinal,4,5,E,310.25,,,yes,yes,295.61,318.4,'
says out 'good-longitudinal,1,3,F2,-1.2,,,yes,yes,0,,translation'
says out 'raman_total,raman_parallel,raman_perpendicular,what_moves'
status 0 "$elastir" table -q --modes "$srcdir/fixtures/crystal/good-frequencies.out"
says out 'good-frequencies,4,5,E,310.25,,,yes,yes,295.61,,,1000,600,400,"S 67 %, Zn 33 %"'
"$elastir" table -q --modes "$srcdir/fixtures/crystal/good-frequencies.out" --format tsv | head -n 1 | tr '\t' '\n' |
  sed 's/ (.*//' >heads
status 0 "$elastir" table --modes --list-fields
says out 'raman_total            -          Raman intensity of a powder'
sed 's/ .*//' out >listed
same heads listed
status 2 "$elastir" table --modes --fields model result.json
status 2 "$elastir" table --range 1:2 result.json

# Quotes, tabs, and labels in any script.
status 0 "$elastir" table --fields model,atoms 'a\, "b"=ideal-freq.out' 'défaut=missing-zn-freq.out'
says out '"a, ""b""",'
says out 'défaut,'
status 0 "$elastir" table --format tsv --fields model,atoms 'a\, b=ideal-freq.out'
says out "a, b$(printf '\t')"
if command -v python3 >/dev/null; then
  "$elastir" table --fields model,atoms 'a\, "b"=ideal-freq.out' >quoted.csv 2>/dev/null
  check 'Python reads it' python3 -c 'import csv
rows = list(csv.DictReader(open("quoted.csv", encoding="utf-8")))
assert rows[0]["model"] == "a, \"b\"" and float(rows[0]["atoms"]) > 0'
fi
if command -v Rscript >/dev/null; then
  check 'R reads it' Rscript -e 'd <- read.csv("table.csv"); stopifnot(nrow(d) == 2, is.numeric(d$K_H..GPa.))'
fi
status 2 "$elastir" table
status 1 "$elastir" table no-such.json
finish
