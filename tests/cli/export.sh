#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# export.sh: atoms and modes in other formats hold what the result holds.
. "${srcdir:-.}/tests/cli/lib.sh"
crystal=$srcdir/fixtures/crystal
status 0 "$elastir" analyze -q --normal-modes "one=$crystal/good-linkers.out" -o r.json

# XYZ: a frame a mode of 2 + 10 lines; displacements in angstrom are those in bohr times 0.529177210903,
# to the six decimals written.
status 0 "$elastir" export -q r.json -o all.xyz
test "$(wc -l <all.xyz)" -eq $((30 * 12)) && ok || bad "not 30 frames of 10 atoms"
status 0 "$elastir" export -q --mode 12 r.json -o 12.xyz
says 12.xyz "one mode 12 $("$jsonget" r.json models.0.vibrations.normal_modes.11.wavenumber_cm1)"
for atom in 0 3 9; do
  for k in 0 1 2; do
    awk -v n=$((atom + 3)) -v field=$((5 + k)) \
      -v bohr="$("$jsonget" r.json models.0.vibrations.normal_modes.11.displacement_bohr.$atom.$k)" \
      'NR == n { d = $field - bohr * 0.529177210903; exit !(NF == 7 && d < 6e-7 && d > -6e-7) }' 12.xyz &&
      ok || bad "component $k of atom $atom"
  done
done
# The same from the output itself.
status 0 "$elastir" export -q --mode 12 "one=$crystal/good-linkers.out" -o same.xyz
same 12.xyz same.xyz
# No scaled number goes out, so nothing is said of scale factors.
sed 's/PBESOL0-3C/HF/; s/PBEsol0-3c/HF/' "$crystal/good-linkers.out" >method.out
status 0 "$elastir" show -v method.out
says err 'wavenumbers are scaled by factors fitted to PBEsol0-3c'
for format in xyz molden cif; do
  status 0 "$elastir" export -v --format $format method.out
  grep -q 'factor' err && bad "$format: $(cat err)" || ok
done
# Linkers are in one piece: no C-N bond of this made-up cell is longer than 1.3 angstrom.
awk 'NR > 2 { s[NR] = $1; x[NR] = $2; y[NR] = $3; z[NR] = $4 }
  END { for (i = 3; i <= NR; i++) if (s[i] == "C") { near = 0
    for (j = 3; j <= NR; j++) if (s[j] == "N" &&
      (x[i] - x[j]) ^ 2 + (y[i] - y[j]) ^ 2 + (z[i] - z[j]) ^ 2 < 1.3 ^ 2) near++
    if (near != 2) exit 1 } }' 12.xyz && ok || bad "a linker is cut"

status 0 "$elastir" export -q --format molden r.json -o one.molden
says one.molden '[FR-NORM-COORD]'
says one.molden 'vibration 30'
test "$(sed -n '/^\[FREQ\]/,/^\[INT\]/p' one.molden | wc -l)" -eq 32 && ok || bad "not 30 wavenumbers"

status 0 "$elastir" export -q --format cif r.json -o one.cif
says one.cif 'data_one'
says one.cif '_cell_length_a 12.00000000'
says one.cif '_cell_angle_gamma 90.000000'
says one.cif 'Zn2 Zn 0.50000000 0.00000000 0.00000000'

# Two models: frames and blocks one after the other; Molden holds one.
status 0 "$elastir" export -q r.json "two=$crystal/good-frequencies.out" -o two.xyz
test "$(wc -l <two.xyz)" -eq $((30 * 12 + 6 * 4)) && ok || bad "not the frames of both"
status 2 "$elastir" export -q --format molden r.json "two=$crystal/good-frequencies.out"
says err 'choose one with --model'
status 0 "$elastir" export -q --format molden --model one r.json "two=$crystal/good-frequencies.out" -o again.molden
same one.molden again.molden

# What is not there.
status 1 "$elastir" export -q --mode 31 r.json
says err "model 'one' does not have that mode"
status 1 "$elastir" export -q --format cif "$crystal/good-molecule.out"
says err 'a three-dimensional lattice'
status 0 "$elastir" analyze -q "one=$crystal/good-linkers.out" -o bare.json
status 1 "$elastir" export -q bare.json
says err 'has no atoms'
status 2 "$elastir" export
status 2 "$elastir" export --model nobody r.json
status 2 "$elastir" export --mode 1 --format cif r.json
finish
