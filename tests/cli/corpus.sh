#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# corpus.sh: real outputs, end to end: what is known of each comes out.
. "${srcdir:-.}/tests/cli/lib.sh"
test -n "${ELASTIR_CORPUS:-}" || skip_all "ELASTIR_CORPUS is not set"
crystal=$ELASTIR_CORPUS/crystal
analyse() { "$elastir" analyze "$1=$crystal/$2" -o "$1.json" >/dev/null 2>&1; }

analyse zif8 zif8-elastic-0gpa.out
value zif8.json models.0.elastic.stiffness_gpa.0.0 12.07581814 1e-9
value zif8.json models.0.elastic.stiffness_gpa.2.1 9.27348857 1e-9
value zif8.json models.0.elastic.stiffness_gpa.4.4 1.21307554 1e-9
value zif8.json models.0.elastic.pressure_gpa null
value zif8.json models.0.elastic.stable true
value zif8.json models.0.elastic.printed.disagreements.# 0
value zif8.json models.0.elastic.indicators.kleinman 0.837 0.0005 # 86.26/103.078
value zif8.json models.0.cell.formula C48H60N24Zn6
value zif8.json models.0.cell.density_g_cm3 0.906 0.0005 # printed with three digits
analyse pressed zif8-elastic-0.4gpa.out
value pressed.json models.0.elastic.pressure_gpa 0.4
value pressed.json models.0.elastic.stiffness_gpa.0.0 10.85833248 1e-9
value pressed.json models.0.elastic.directional.youngs_modulus_gpa.min.value 0.90650 0.000005
value pressed.json models.0.elastic.printed.disagreements.# 0
# Velocities as printed, to half their last digit and that of the density (v/2 0.0005/0.906).
value pressed.json models.0.elastic.waves.along.0.p.phase_velocity_km_s 3.462 0.0015
value pressed.json models.0.elastic.waves.along.3.s1.phase_velocity_km_s 0.963 0.0015
value pressed.json models.0.elastic.waves.along.6.s2.phase_velocity_km_s 0.855 0.0015
analyse unstable cubic-elastic-unstable.out
value unstable.json models.0.elastic.stable false
value unstable.json models.0.elastic.stiffness_gpa.3.3 -1.62813559 1e-9
value unstable.json models.0.elastic.averages.reuss.bulk_modulus_gpa null
value unstable.json models.0.elastic.directional.youngs_modulus_gpa.min null
analyse graphene graphene-elastic-2d.out
value graphene.json models.0.elastic null
value graphene.json models.0.elastic_2d.printed_stiffness_hartree.0.0 4.479
value graphene.json models.0.elastic_2d.symmetry isotropic
value graphene.json models.0.elastic_2d.uncertainty.sources.rounding.inputs 3
value graphene.json models.0.cell.dimensionality 2
value graphene.json models.0.cell.density_g_cm3 null
analyse paracetamol paracetamol-freq-archer2.out
value paracetamol.json models.0.vibrations.intensities_available false
value paracetamol.json models.0.vibrations.modes.# 240
for mode in 0 100 239; do
  value paracetamol.json models.0.vibrations.modes.$mode.intensity_km_mol null
done
value paracetamol.json models.0.spectrum null
value paracetamol.json models.0.sources.0.program.build "STFC/Archer2 build"
analyse quartz quartz-freq-no-intensities.out
value quartz.json models.0.vibrations.imaginary_count 0
value quartz.json models.0.vibrations.modes.0.wavenumber_cm1 -1.893
value quartz.json models.0.vibrations.modes.0.scale null
analyse dispersion graphene-dispersion.out
value dispersion.json models.0.vibrations.tables 144
analyse mgo mgo-raman.out
value mgo.json models.0.vibrations.intensity_method cphf
analyse ice dry-ice-ir.out
value ice.json models.0.vibrations.intensities_available true
value ice.json models.0.vibrations.intensity_method cphf
analyse berry berry-phase-freq.out
value berry.json models.0.vibrations.intensity_method berry_phase
value berry.json models.0.vibrations.intensities_available false # every one is 0.00

# CRYSTAL's own curve is the judge: column 3 of its IRSPEC file against ours, on its grid.
"$elastir" spectrum --scale none --fwhm 8 --grid 0.001:2793.001:1 --format csv \
  "$crystal/dry-ice-ir.out" -o ice.csv
sed 1d ice.csv | tr , ' ' >ours
awk '$1 ~ /^[0-9.]+(E[-+]?[0-9]+)?$/ && NF >= 3 { print $1, $3 }' "$crystal/dry-ice-ir.IRSPEC" >theirs
paste -d ' ' ours theirs | awk '
  NF == 4 { n++; d = $2 - $4; if (d < 0) d = -d; if (d > worst) worst = d
            if ($4 > most) most = $4; x = $1 - $3; if (x < 0) x = -x; if (x > off) off = x }
  END { printf "%d rows, worst %.3g of the maximum\n", n, worst / most
        exit !(n > 2700 && worst <= 1e-5 * most && off < 0.01) }' >judged
if test $? -eq 0; then ok; else bad "the curve of dry ice: $(cat judged)"; fi
cat judged
# What --strict says of each output: its status and the classes of diagnostics, in alphabetical order.
# Every warning and error here is true; a new one is a false alarm, or the table has to say it.
other=scale-factors-of-another-method # the one warning that leaves the status alone
while read -r wanted output classes; do
  case $output in
  [0-9]*) output=$ELASTIR_CORPUS/../cases/crystal/$output.out ;;
  *) output=$crystal/$output.out ;;
  esac
  test -f "$output" || continue # the cases may be elsewhere
  status "$wanted" "$elastir" analyze --strict --samples 0 --no-provenance "$output" -o strict.json
  # of the document's own list, whose codes stand behind its severities
  said=$(sed -n '/^\t"diagnostics"/,$p' strict.json | sed -n 's/.*"code":\t"\([^"]*\)".*/\1/p' |
    sort -u | paste -sd ' ' -)
  if test "$said" = "${classes# }"; then ok; else
    bad "$output: '$said' was said instead of '$classes'"
  fi
done <<END
0 berry-phase-freq no-intensities unscaled-modes
1 cubic-elastic-unstable unstable-tensor
0 dry-ice-ir $other unscaled-modes
0 graphene-dispersion block-not-read imaginary-modes-elsewhere no-intensities $other supercell
0 graphene-elastic-2d
0 mgo-raman unscaled-modes
0 paracetamol-freq-archer2 no-intensities $other scaling-note unscaled-modes
0 quartz-freq-no-intensities no-intensities $other unscaled-modes
0 zif8-elastic-0.4gpa cell-at-pressure
0 zif8-elastic-0gpa
0 01-translations-below-minus-10 no-intensities unscaled-modes
1 02-control-soft-optical-mode imaginary-modes no-intensities unscaled-modes
0 03-molecule-rotations no-intensities $other
0 04-old-born-vectors unscaled-modes
1 05-control-old-born-vectors-and-a-wrong-intensity intensity-mismatch unscaled-modes
0 06-bands-gamma-first no-intensities unscaled-modes
0 07-properties-behind several-runs
1 08-properties-behind-failed crystal-error run-not-finished several-runs
0 09-optimisation
0 10-dispersion
0 11-dispersion-and-gcp
0 12-ghost-atom
0 13-masses-between-two-geometries isotopes no-intensities unscaled-modes
0 14-masses-before-the-geometry isotopes no-intensities unscaled-modes
0 15-tube-from-a-slab
0 16-dieliso-old-oscillators-lo unscaled-modes
END
finish
