#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# crystal.sh: what outputs of all releases say of method, energy, atoms and modes, end to end.
. "${srcdir:-.}/tests/cli/lib.sh"
fixtures=$srcdir/fixtures/crystal

# analyse STATUS NAME [OPTION...]: the result of a fixture as NAME.json, no word wrong.
analyse() {
  wanted=$1
  name=$2
  shift 2
  status "$wanted" "$elastir" analyze --no-provenance --strict --scale none "$@" \
    "$fixtures/$name.out" -o "$name.json"
}

analyse 0 good-noisy-translations --sites
value good-noisy-translations.json models.0.vibrations.imaginary_count 0
value good-noisy-translations.json models.0.vibrations.modes.0.free_motion translation
value good-noisy-translations.json models.0.vibrations.modes.1.free_motion translation
value good-noisy-translations.json models.0.vibrations.modes.2.free_motion null
value good-noisy-translations.json models.0.cell.sites.1.element Cl
value good-noisy-translations.json models.0.cell.sites.1.fractional.0 0.5
value good-noisy-translations.json models.0.cell.sites.1.cartesian_angstrom.2 3.1
value good-noisy-translations.json models.0.cell.sites.1.mass_amu 34.9689
analyse 1 good-soft-optical-mode
value good-soft-optical-mode.json models.0.vibrations.imaginary_count 1
value good-soft-optical-mode.json models.0.cell.sites absent
analyse 0 good-molecule --normal-modes
value good-molecule.json models.0.vibrations.modes.0.free_motion rotation
value good-molecule.json models.0.vibrations.modes.8.wavenumber_cm1 3805
value good-molecule.json models.0.cell.sites.1.fractional null
value good-molecule.json models.0.cell.sites.1.cartesian_angstrom.1 0.76

analyse 0 good-old-born-vectors
value good-old-born-vectors.json models.0.vibrations.born_vectors.3.2 0.018737 5e-7
value good-old-born-vectors.json models.0.vibrations.modes.1.intensity_km_mol 623.92
analyse 0 good-old-dielectric
value good-old-dielectric.json models.0.vibrations.electronic_dielectric.0.0 2.5
value good-old-dielectric.json models.0.vibrations.vibrational_dielectric.2.2 1.25
value good-old-dielectric.json models.0.vibrations.longitudinal.0.wavenumber_cm1 172.4441
value good-old-dielectric.json models.0.vibrations.longitudinal.0.intensity_km_mol 731.2
value good-old-dielectric.json models.0.vibrations.longitudinal.0.shift_cm1 31.644
analyse 1 bad-intensity
says err 779.89
analyse 0 good-bands
value good-bands.json models.0.vibrations.tables 3
value good-bands.json models.0.vibrations.bands absent
analyse 0 good-bands --bands
value good-bands.json models.0.vibrations.bands.0.k_index.2 0
value good-bands.json models.0.vibrations.bands.1.wavenumbers_cm1.1 21.5
value good-bands.json models.0.vibrations.bands.2.k_index.1 2
value good-bands.json models.0.vibrations.bands.2.wavenumbers_cm1.5 142
value good-bands.json models.0.vibrations.bands.3 absent
analyse 1 good-bands --normal-modes # it has none
says good-bands.json no-normal-modes
analyse 0 good-quasi-harmonic --bands
value good-quasi-harmonic.json models.0.vibrations.bands.0 absent
value good-quasi-harmonic.json models.0.vibrations.quasi_harmonic.5.bulk_modulus_gpa 25
value good-quasi-harmonic.json models.0.vibrations.quasi_harmonic.5.lattice_angstrom.0 6.097
analyse 0 good-motions
value good-motions.json models.0.vibrations.motions.# 4
value good-motions.json models.0.vibrations.motions.0.kind bending
value good-motions.json models.0.vibrations.motions.1.atom_c null
value good-motions.json models.0.vibrations.motions.1.energy_kj_mol 1.5
analyse 0 good-displacements
value good-displacements.json models.0.vibrations.displacements.# 4
value good-displacements.json models.0.vibrations.displacements.3.element Cl
value good-displacements.json models.0.vibrations.displacements.3.mean_square_angstrom2.1.2 -0.003500357 1e-9
value good-displacements.json models.0.vibrations.displacements.0.equivalent_isotropic_angstrom2 0.006533999 1e-9
value good-bands.json models.0.vibrations.modes.3.wavenumber_cm1 131.4

for name in good-properties-behind bad-properties-behind; do
  test $name = good-properties-behind && expected=0 || expected=1
  analyse $expected $name
  value $name.json models.0.sources.0.started 2021-03-11T08:00:00.0
  value $name.json models.0.sources.0.elapsed_s 3600.25
  value $name.json models.0.sources.0.energy_hartree -1058.75
  value $name.json models.0.sources.0.scf_converged true
done
says err init_properties_io
analyse 0 good-optimisation
value good-optimisation.json models.0.sources.0.total_energy_hartree -1058.2512
value good-optimisation.json models.0.sources.0.optimisation.points 2
value good-optimisation.json models.0.sources.0.optimisation.converged true
value good-optimisation.json models.0.sources.0.optimisation.kind atoms_and_cell
analyse 0 good-dispersion-energy
value good-dispersion-energy.json models.0.sources.0.energy_hartree -1058.25
value good-dispersion-energy.json models.0.sources.0.total_energy_hartree -1058.3
value good-dispersion-energy.json models.0.sources.0.method.dispersion D3
value good-dispersion-energy.json models.0.sources.0.optimisation null
analyse 0 good-counterpoise
value good-counterpoise.json models.0.sources.0.total_energy_hartree -1058.18
value good-counterpoise.json models.0.sources.0.method.gcp true

analyse 0 good-ghost
value good-ghost.json models.0.cell.formula ClK
value good-ghost.json models.0.cell.mass_amu 73.93256 5e-6
value good-ghost.json models.0.cell.atoms 2
value good-ghost.json models.0.cell.ghost_atoms 1
for name in good-masses-between good-masses-before; do
  analyse 0 $name
  value $name.json models.0.cell.mass_amu 75.93068 5e-6
  value $name.json models.0.cell.density_g_cm3 2.11617 5e-6
done
analyse 0 good-tube-of-layer
value good-tube-of-layer.json models.0.cell.dimensionality 1
value good-tube-of-layer.json models.0.cell.atoms 4
value good-tube-of-layer.json models.0.cell.lattice.a_angstrom 4.47

# Scale factors of another method are told once, and not where the user gave some, nor where no mode lies in
# a range of theirs.
cp "$fixtures/good-frequencies.out" "$fixtures/good-linkers.out" .
cp good-linkers.out linkers-again.out
told() { # TIMES RESULT
  check "told $1 times" test "$(grep -c '"scale-factors-of-another-method"' "$2")" = "$1"
}
status 0 "$elastir" analyze good-linkers.out linkers-again.out -o two.json
told 1 two.json
status 0 "$elastir" show --width 100 two.json
says out "636, 160"
says out "Bands as calculated; the default scale factors are for"
status 0 "$elastir" analyze --scale 0.97 good-linkers.out linkers-again.out -o two.json
told 0 two.json
status 0 "$elastir" show two.json
status 0 "$elastir" analyze good-frequencies.out -o low.json # all below 600 cm-1
told 0 low.json
status 0 "$elastir" show --width 100 low.json
says out "Bands not scaled: no mode lies in a range of the scale factors."

# Cells of one volume at two pressures: one of them is not that of its pressure.
sed 's/AT PRESSURE (GPa) =   0.200/AT PRESSURE (GPa) =   0.400/' "$fixtures/good-elastic.out" >pressed.out
status 0 "$elastir" analyze "$fixtures/good-elastic.out" pressed.out -o pressed.json
says pressed.json same-cell-at-pressure
status 0 "$elastir" analyze "$fixtures/good-elastic.out" "$fixtures/good-elastic.out" -o one.json
check "one pressure" test "$(grep -c same-cell-at-pressure one.json)" = 0

# A job that was stopped within its tensor and restarted into the same file.
sed '/^ SYMMETRIZED ELASTIC/{n;n;n;n;q;}' "$fixtures/good-elastic.out" >killed.out
cat "$fixtures/good-elastic.out" >>killed.out
status 0 "$elastir" analyze --strict killed.out -o killed.json
check "one tensor" test "$(grep -c two-stiffness-tensors killed.json)" = 0
# One with other constants is of another crystal.
sed '/^ SYMMETRIZED ELASTIC/{n;n;n;n;q;}' "$fixtures/good-elastic.out" | sed 's/104.123/105.123/' >other.out
cat "$fixtures/good-elastic.out" >>other.out
status 1 "$elastir" analyze other.out -o other.json
says other.json two-stiffness-tensors

# Models of different methods are told apart.
sed 's/ == SCF ENDED/ TYPE OF CALCULATION :  RESTRICTED CLOSED SHELL\
 HARTREE-FOCK HAMILTONIAN\
&/' "$fixtures/good-frequencies.out" >hf.out
sed 's/HARTREE-FOCK HAM/KOHN-SHAM HAM/; s/^ == SCF ENDED/ (EXCHANGE)[CORRELATION] FUNCTIONAL:(BECKE 88)[LEE-YANG-PARR]\
&/' hf.out >dft.out
status 0 "$elastir" analyze --scale none hf.out dft.out -o methods.json
says methods.json methods-differ
value methods.json models.1.sources.0.method.functional BLYP

# Published factors are taken where method and basis are known, and their source is named.
sed 's/ 1 T 230 ZN/ 1 T  30 ZN/; s/^ == SCF ENDED/ LOCAL ATOMIC FUNCTIONS BASIS SET\
&/' dft.out | awk '/LOCAL ATOMIC/ {
  print " " line; print; print line; print "   ATOM   X(AU)   Y(AU)   Z(AU)  N. TYPE  EXPONENT  S COEF  P COEF  D/F/G COEF"
  print line; print "   1 C    0.000   0.000   0.000"
  print "                                         1 S  "
  for (i = 0; i < 6; i++) print "                                         1.000E+03 1.000E-01 0.000E+00 0.000E+00"
  print "                                    2-   5 SP "
  for (i = 0; i < 3; i++) print "                                         1.000E+01 1.000E-01 1.000E-01 0.000E+00"
  print "                                    6-   9 SP "
  print "                                         1.000E-01 1.000E+00 1.000E+00 0.000E+00"
  print "                                   10-  14 D  "
  print "                                         8.000E-01 0.000E+00 0.000E+00 1.000E+00"
  print " *****"; next } { print }' >basis.out
status 0 "$elastir" analyze --scale auto basis.out -o auto.json
value auto.json models.0.sources.0.method.basis "C: 6s 3sp 1sp 1d"
value auto.json settings.scale.0.factor 0.983
says auto.json "2010, 6, 2872 (database version 3b2), for BLYP/6-31G(d)"
status 0 "$elastir" show --width 200 auto.json
says out "for BLYP/6-31G(d)"
status 0 "$elastir" analyze "$fixtures/good-elastic.out" --scale auto -o nothing.json # nothing to scale
status 1 "$elastir" analyze --scale auto dft.out -o refused.json
says refused.json no-scale-factors
says err "PBEsol0-3c, HSEsol-3c, HF/6-31G(d)"
value refused.json settings.scale.0 absent
status 1 "$elastir" analyze --scale auto basis.out hf.out -o refused.json
status 0 "$elastir" batch --scale auto basis.out --no-provenance -o auto.jsonl
says auto.jsonl "database version 3b2"

# --strict is about inputs, not about the default of --scale.
status 0 "$elastir" analyze --strict good-linkers.out -o strict.json
says strict.json scale-factors-of-another-method
status 1 "$elastir" analyze --strict hf.out dft.out -o strict.json

# Entropies with free rotors for soft modes stand beside the harmonic ones.
zif8=warm.out
sed 's/^ E0  .*/&\
\
 AT (T =  298.15 K, P =   0.10132500E+00 MPA):/' "$srcdir/fixtures/zif8/ideal-freq.out" >$zif8
status 0 "$elastir" analyze --soften 100 --scale none "$zif8" -o soft.json
value soft.json settings.soften_cm1 100
value soft.json models.0.vibrations.thermodynamics.points.0.softened.thermal_energy_hartree \
  "$("$jsonget" soft.json models.0.vibrations.thermodynamics.points.0.computed.thermal_energy_hartree)"
soft=models.0.vibrations.thermodynamics.points.0.softened.entropy_j_mol_k
hard=models.0.vibrations.thermodynamics.points.0.computed.entropy_j_mol_k
check "rotors have less entropy than the softest oscillators" \
  awk -v s="$("$jsonget" soft.json $soft)" -v h="$("$jsonget" soft.json $hard)" \
  'BEGIN { exit !(s > 0.5 * h && s < h) }'
status 0 "$elastir" analyze --scale none "$zif8" -o hard.json
value hard.json $soft absent
status 2 "$elastir" analyze --soften 0 "$zif8"

# The grid holds all bands unless it was given.
value methods.json settings.grid.from_cm1 0
value methods.json settings.grid.to_cm1 4000
status 0 "$elastir" analyze --scale none --fwhm 400 hf.out -o far.json
value far.json settings.grid.to_cm1 4400 # 355.5 and ten widths, in hundreds
value far.json models.0.spectrum.points 4401
status 0 "$elastir" analyze --scale none --grid 340:400:1 hf.out -o near.json
says near.json modes-outside-grid
value near.json settings.grid.to_cm1 400

# Files of other kinds.
printf '\3757zXZ\0\0\4' >packed.xz
status 1 "$elastir" analyze packed.xz
says err xz
status 1 "$elastir" show packed.xz
says err 'unpack it'
status 1 "$elastir" elastic packed.xz
says err 'unpack it'
status 1 "$elastir" analyze near.json
says err "elastir show"
finish
