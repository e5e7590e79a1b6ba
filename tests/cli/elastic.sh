#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# elastic.sh: bare tensors, directions, cuts, surfaces, rotated axes.
. "${srcdir:-.}/tests/cli/lib.sh"
ideal=$srcdir/fixtures/zif8/ideal-elastic.out

# A cubic tensor in ELATE's three forms, with blanks, commas and bars, from file and pipe.
cat >upper.txt <<'END'
# ZIF-8, 0 GPa
12.076 9.273 9.273 0 0 0
12.076 9.273 0 0 0
12.076 0 0 0
1.213 0 0
1.213 0
1.213
END
cat >full.txt <<'END'
| 12.076, 9.273, 9.273, 0, 0, 0 |
| 9.273, 12.076, 9.273, 0, 0, 0 |
| 9.273, 9.273, 12.076, 0, 0, 0 |
| 0, 0, 0, 1.213, 0, 0 |
| 0, 0, 0, 0, 1.213, 0 |
| 0, 0, 0, 0, 0, 1.213 |
END
printf '12.076\n9.273 12.076\n9.273 9.273 12.076\n0 0 0 1.213\n0 0 0 0 1.213\n0 0 0 0 0 1.213\n' >lower.txt
for form in upper full lower; do
  status 0 "$elastir" elastic --no-provenance $form.txt -o $form.json
  value $form.json models.0.elastic.stiffness_gpa.1.0 9.273
  # Closed forms for a cubic crystal: 1/E[100] = S11, K = (C11 + 2 C12)/3, A = 2 C44/(C11 - C12).
  value $form.json models.0.elastic.directional.youngs_modulus_gpa.max.value 4.0204911705 1e-9
  value $form.json models.0.elastic.averages.hill.bulk_modulus_gpa 10.207333333333333 1e-12
  # K - 2G/3, and by another way: E nu / ((1 + nu)(1 - 2 nu)) of Hill's averages
  value $form.json models.0.elastic.averages.hill.lame_lambda_gpa 9.350543563833796 1e-12
  value $form.json models.0.elastic.anisotropy.zener 0.86550124866 1e-10
  value $form.json models.0.elastic.directional.youngs_modulus_gpa.min.equivalents 4
  value $form.json models.0.elastic.directional.youngs_modulus_gpa.max.equivalents 3
  value $form.json models.0.elastic.waves null
  value $form.json models.0.elastic.printed null
done
value upper.json models.0.label "ZIF-8, 0 GPa"
value full.json models.0.label full
"$elastir" elastic - <full.txt >stdin.json && value stdin.json models.0.label stdin

# Several tensors in one call and in one file; a bad one does not spoil the others.
{ cat upper.txt; echo; cat full.txt; echo; echo '1 2 3'; } >several.txt
status 1 "$elastir" elastic several.txt "$ideal" -o several.json
says err "several.txt:"
value several.json models.# 3
value several.json models.2.elastic.crystal_class cubic
status 1 "$elastir" elastic /dev/null
status 1 "$elastir" elastic "$srcdir/fixtures/zif8/ideal-freq.out"
says err "no elastic constants"

# Directions, by Cartesian axes and by the lattice of the output (body centred: the indices are
# those of the crystallographic cell, so [111] is the direction of least E).
status 0 "$elastir" elastic --direction 1,1,1 --direction '[111]' --direction '[1 -1 1]' --plane 111 \
  --plane '(100)' "$ideal" -o along.json
for i in 0 1 2 3; do
  value along.json models.0.elastic.along.$i.youngs_modulus_gpa 3.501371572533 1e-9
done
value along.json models.0.elastic.along.4.direction '[1,0,0]'
# Brackets: (hkl) is a plane here, too; families have a mean and a range; --cartesian.
other=$srcdir/fixtures/zif8/missing-zn-elastic.out
status 0 "$elastir" elastic -q --samples 0 --direction '<100>' --direction '(110)' --lattice ideal-elastic \
  "$ideal" "$other" -o family.json
value family.json models.0.elastic.along.0.kind 'plane normal'
value family.json models.0.elastic.families.0.youngs_modulus_min_gpa 4.020683650889 1e-9
value family.json models.0.elastic.families.0.youngs_modulus_max_gpa 4.020683650889 1e-9
status 0 "$elastir" elastic -q --samples 0 --direction 1,0,0 --direction 0,1,0 --direction 0,0,1 "$other" -o three.json
mean=$(for i in 0 1 2; do "$jsonget" three.json models.0.elastic.along.$i.youngs_modulus_gpa; done |
  awk '{ s += $1 } END { printf "%.12g", s / NR }')
value family.json models.1.elastic.families.0.youngs_modulus_mean_gpa "$mean" 1e-9
status 0 "$elastir" elastic -q --samples 0 --cartesian --plane 110 --direction '(110)' "$other" -o plain.json
value plain.json models.0.elastic.along.0.kind cartesian
value plain.json models.0.elastic.along.1.kind 'plane normal'
status 0 "$elastir" elastic --direction '[111]' full.txt -o assumed.json
says err "there is no lattice"
# Without its raw constants ZIF-8 is what its table says.
sed '/^ c[1-6][1-6] =/d' "$ideal" >table.out
# The nearest isotropic tensor has Voigt's G, (C11 - C12 + 3 C44)/5, and lies off by sqrt(3 (2 C44 -
# 2 G)^2 + 2 (C11 - C12 - 2 G)^2) of the length of C.
value three.json models.0.elastic.symmetry.projections.1.class cubic
status 0 "$elastir" elastic -q --samples 0 table.out -o nearest.json
value nearest.json models.0.elastic.stiffness_from table
value nearest.json models.0.elastic.symmetry.projections.0.class isotropic
value nearest.json models.0.elastic.symmetry.projections.0.residual 0.013252724 1e-9
value nearest.json models.0.elastic.symmetry.projections.0.stiffness_gpa.3.3 1.2884 1e-12
# A tip feels M: 4.6186, 4.5790, 4.5658 GPa along 100, 110, 111 (independent values).
status 0 "$elastir" elastic --samples 0 --direction 111 --facet '{110}' --facet 321 --tip diamond \
  table.out -o tip.json
value tip.json models.0.elastic.directional.contact_modulus_gpa.max.value 4.6186 0.00006
value tip.json models.0.elastic.directional.contact_modulus_gpa.max.direction '[1,0,0]'
value tip.json models.0.elastic.directional.contact_modulus_gpa.min.value 4.5658 0.00006
value tip.json models.0.elastic.along.0.contact_modulus_gpa 4.5658 0.00006
value tip.json models.0.elastic.facets.0.mean_gpa 4.5790 0.00006
value tip.json models.0.elastic.facets.0.normals 6
value tip.json models.0.elastic.facets.1.normals 24
value tip.json models.0.elastic.facets.1.standard_deviation_gpa 0 1e-6
# 1/(1/4.6186 + 0.9951/1141)
value tip.json models.0.elastic.tip.reduced_modulus_max_gpa 4.60007 0.00006
# Their standard deviations: M has the degree one in C, so that a covariance of C C^T, all constants wrong
# by the same part, changes it by that part.
awk 'BEGIN { split("12.076 9.273 9.273 0 0 0 12.076 9.273 0 0 0 12.076 0 0 0 1.213 0 0 1.213 0 1.213", c);
  for (i = 1; i <= 21; i++) { for (k = 1; k <= 21; k++) printf "%.9g ", 1e-4 * c[i] * c[k]; print "" } }' >one.cov
status 0 "$elastir" elastic --sigma one.cov --direction 0.36,0.48,-0.8 --facet '{110}' --tip 100,0.3 full.txt \
  -o sigma.json
value sigma.json models.0.elastic.along.0.contact_modulus_gpa 4.57720 0.00001
value sigma.json models.0.elastic.along.0.contact_modulus_sigma_gpa 0.0457720 1e-6
for end in min max mean; do
  value sigma.json models.0.elastic.facets.0.${end}_sigma_gpa 0.0457897 1e-6
done
# 1/E_r = 1/M + 0.91/100: E_r = 4.39581 on {110}, 4.38370 of the least M.
value sigma.json models.0.elastic.facets.0.reduced_modulus_of_mean_sigma_gpa 0.0421995 1e-6
status 0 "$elastir" table sigma.json --long \
  --fields M_contact_min,M_contact_max,M_contact_mean,elastic.tip.reduced_modulus_min_gpa
says out 'full,M_contact_min,4.566,0.046,GPa'
says out 'full,M_contact_max,4.619,0.046,GPa'
says out 'full,M_contact_mean,4.587,0.046,GPa'
says out 'full,reduced_modulus_min_gpa,4.384,0.042,GPa'
status 0 "$elastir" table sigma.json --fields M_contact_min_sd,elastic.tip.reduced_modulus_min_gpa_sd
says out '0.046,0.042'
status 0 "$elastir" show sigma.json --section extrema
says out '4.566 ± 0.046  4.384 ± 0.042'
says out '4.579 ± 0.046  4.396 ± 0.042'
says out '4.577 ± 0.046'
# Errors of single constants turn with the axes.
status 0 "$elastir" elastic --sigma 0.05 --direction 0.36,0.48,-0.8 full.txt -o here.json
status 0 "$elastir" elastic --sigma 0.05 --rotate 0.36,0.48,-0.8,-0.8,0.6,0,0.48,0.64,0.6 \
  --direction 1,0,0 full.txt -o turned.json
value turned.json models.0.elastic.along.0.contact_modulus_sigma_gpa \
  "$("$jsonget" here.json models.0.elastic.along.0.contact_modulus_sigma_gpa)" 1e-5
# Without error bars there is none.
value tip.json models.0.elastic.along.0.contact_modulus_sigma_gpa null
status 2 "$elastir" elastic --tip cheese "$ideal"
says err "diamond"
status 2 "$elastir" elastic --tip 100,0.6 "$ideal"
status 2 "$elastir" elastic --facet '[110]' "$ideal"
# Without a lattice the class of the tensor says which faces there are: M of copper; the axes of a cubic
# tensor are no assumption, those of another one are.
printf '%s\n' '168.4 121.4 121.4 0 0 0' '121.4 168.4 121.4 0 0 0' '121.4 121.4 168.4 0 0 0' \
  '0 0 0 75.4 0 0' '0 0 0 0 75.4 0' '0 0 0 0 0 75.4' >copper.txt
status 0 "$elastir" elastic --samples 0 --facet '{100}' --facet '{110}' --facet '{111}' --facet '{321}' \
  copper.txt -o copper.json
check "nothing is assumed" test ! -s err
for face in 0:3:134.013 1:6:147.386 2:4:151.585 3:24:146.875; do
  number=${face%%:*} rest=${face#*:}
  value copper.json "models.0.elastic.facets.$number.normals" "${rest%:*}"
  value copper.json "models.0.elastic.facets.$number.mean_gpa" "${rest#*:}" 0.001
  value copper.json "models.0.elastic.facets.$number.standard_deviation_gpa" 0 1e-9
done
sed 's/75\.4$/60.4/' copper.txt >tetragonal.txt
status 0 "$elastir" elastic --samples 0 --facet '{110}' --facet '{101}' --facet '{321}' tetragonal.txt \
  -o tetragonal.json
says err "there is no lattice; '{101}' is read along Cartesian axes"
value tetragonal.json models.0.elastic.facets.0.normals 2
value tetragonal.json models.0.elastic.facets.1.normals 4
value tetragonal.json models.0.elastic.facets.2.normals 8
value tetragonal.json models.0.elastic.facets.2.standard_deviation_gpa 0 1e-9
sed '1s/168.4/170.4/; 3s/0 0 0$/1 2 3/' tetragonal.txt >triclinic.txt
sed -i '4s/^0 0 0/0 0 1/; 5s/^0 0 0/0 0 2/; 6s/^0 0 0/0 0 3/' triclinic.txt
status 0 "$elastir" elastic --samples 0 --facet '{110}' triclinic.txt -o triclinic.json
says err "there is no lattice; '{110}' is read along Cartesian axes"
value triclinic.json models.0.elastic.facets.0.normals 1
# The defect models are P1: their own [110] is the c axis of the ideal crystal, unless asked.
other=$srcdir/fixtures/zif8/missing-zn-elastic.out
status 0 "$elastir" elastic --samples 0 --direction '[110]' --cut 110 "$ideal" "$other" -o own.json
says err "--lattice ideal-elastic"
value own.json models.1.elastic.along.0.lattice_of missing-zn-elastic
says err "'110' refers to the crystallographic cell"
says err "Cartesian components (--cartesian)"
status 0 "$elastir" elastic --samples 0 --facet '{110}' "$ideal" "$other" -o own.json
says err "'{110}' refers to the crystallographic cell of ideal-elastic, but to the primitive cell"
status 0 "$elastir" elastic --strict --samples 0 --facet '{110}' --lattice ideal-elastic "$ideal" "$other" -o own.json
# Three digits alone are Cartesian, which is said.
status 0 "$elastir" elastic --samples 0 --direction 110 "$other" -o own.json
says own.json "'110' is read as 1,1,0 in the Cartesian frame; '[110]' is a lattice direction"
for given in 1,1,0 '[110]' '(110)'; do
  status 0 "$elastir" elastic --samples 0 --direction "$given" "$other" -o own.json
  check "no word of $given" test "$(grep -c bare-digits own.json)" -eq 0
done
status 0 "$elastir" elastic --samples 0 --direction '[110]' --cut 110 --lattice ideal-elastic --strict \
  "$ideal" "$other" full.txt -o one.json
for i in 0 1 2; do
  value one.json models.$i.elastic.along.0.direction '[0.70710678118654746,0.70710678118654746,0]'
  value one.json models.$i.elastic.along.0.lattice_of ideal-elastic
done
value one.json models.1.elastic.cuts.0.normal '[0.70710678118654746,0.70710678118654746,0]'
status 0 "$elastir" elastic --samples 0 --direction '[110]' --lattice missing-zn-elastic "$ideal" "$other" \
  -o other.json
value other.json models.0.elastic.along.0.lattice primitive
status 2 "$elastir" elastic --direction '[110]' --lattice none-such "$ideal"
says err "--lattice takes the label of an input"
# Turned by 45 degrees about z, the new x axis is the old [110].
h=0.7071067811865476
status 0 "$elastir" elastic --direction 1,1,0 full.txt -o old.json
status 0 "$elastir" elastic --rotate "$h,$h,0,-$h,$h,0,0,0,1" --direction 1,0,0 full.txt -o new.json
value new.json models.0.elastic.along.0.youngs_modulus_gpa \
  "$("$jsonget" old.json models.0.elastic.along.0.youngs_modulus_gpa)" 1e-12
value new.json models.0.elastic.averages.hill.shear_modulus_gpa \
  "$("$jsonget" old.json models.0.elastic.averages.hill.shear_modulus_gpa)" 1e-12
status 2 "$elastir" elastic --rotate 1,0,0,0,1,0,0,0,-1 full.txt
status 2 "$elastir" elastic --rotate 1,0,0 full.txt
status 2 "$elastir" elastic --direction 0,0,0 full.txt
status 2 "$elastir" elastic --direction '[11' full.txt
status 2 "$elastir" elastic --surface 1x5 full.txt
status 2 "$elastir" elastic --format csv full.txt
status 2 "$elastir" elastic --format xml full.txt

# Errors of a bare tensor: by its digits, or as given; K = (C11 + 2 C12)/3.
status 0 "$elastir" elastic full.txt -o digits.json
value digits.json models.0.elastic.uncertainty.combined.averages.voigt.bulk_modulus_gpa \
  0.000215165741 1e-11
value digits.json models.0.elastic.uncertainty.sources.given null
value digits.json models.0.elastic.symmetry.tolerance_from digits
value digits.json models.0.elastic.waves null
status 0 "$elastir" elastic --sigma 0.01 --density 0.906 full.txt -o given.json
value given.json models.0.elastic.uncertainty.combined.averages.voigt.bulk_modulus_gpa \
  0.0074535599 1e-9
value given.json models.0.elastic.uncertainty.sources.rounding null
value given.json models.0.elastic.uncertainty.sources.given.inputs 3
value given.json models.0.elastic.waves.s2.min.value 1.157085 1e-5 # sqrt(C44/density)
# The same as a matrix; equal constants with different errors; no number, no file.
printf '%s\n' '0.01 0.01 0.01 0 0 0' '0.01 0.01 0.01 0 0 0' '0.01 0.01 0.01 0 0 0' \
  '0 0 0 0.01 0 0' '0 0 0 0 0.01 0' '0 0 0 0 0 0.01' >sigma.txt
status 0 "$elastir" elastic --sigma sigma.txt full.txt -o given.json
value given.json models.0.elastic.uncertainty.combined.averages.voigt.bulk_modulus_gpa \
  0.0074535599 1e-9
sed '6s/0.01$/0.02/' sigma.txt >unlike.txt
status 1 "$elastir" elastic --sigma unlike.txt full.txt -o unlike.json
says err "c44 and c66 are one constant"
sed '1s/0.01/-1/' sigma.txt >negative.txt
status 2 "$elastir" elastic --sigma negative.txt full.txt
says err "expected standard deviations, found -1"
sed '1s/^0.01 0.01/0.01 0.03/' sigma.txt >skew.txt
status 2 "$elastir" elastic --sigma skew.txt full.txt
says err "expected a symmetric matrix"
sed '2,6d' sigma.txt >short.txt
status 2 "$elastir" elastic --sigma short.txt full.txt
says err "expected a square matrix"
printf '1 0\n0 1\n' >two.txt
status 2 "$elastir" elastic --sigma two.txt full.txt
says err "6 rows of standard deviations, or 21"
status 2 "$elastir" elastic --sigma no-such-file full.txt
status 2 "$elastir" elastic --sigma 0 full.txt
status 2 "$elastir" elastic --sigma -1 full.txt
status 2 "$elastir" elastic --density 0 full.txt
status 2 "$elastir" elastic --tolerance -1 full.txt
status 0 "$elastir" elastic --samples 0 --density 2 "$ideal" -o crystal.json
says err "a CRYSTAL output has its own"
# Other fits of the run are told apart from what is an error of the result.
status 0 "$elastir" elastic "$ideal" -o crystal.json
value crystal.json models.0.elastic.uncertainty.other_fits.fits 2
rest=$(tr -d ' \n' <crystal.json | sed 's/.*"standard_deviations"//; s/"other_fits".*/found/')
test "${rest%found}" = "$rest" && ok || bad "other_fits is among the standard deviations"
# Titanium in whole numbers: hexagonal within the digits, so that the least E is on a ring.
printf '%s\n' '198 81 53 0 0 0' '198 53 0 0 0' '246 0 0 0' '54 0 0' '54 0' '59' >ti.txt
status 0 "$elastir" elastic --samples 0 ti.txt -o ti.json
value ti.json models.0.elastic.symmetry.class hexagonal
value ti.json models.0.elastic.directional.youngs_modulus_gpa.min.degeneracy ring
value ti.json models.0.elastic.directional.youngs_modulus_gpa.min.axis '[0,0,1]'
sed 's/59/59.00/' ti.txt >finer.txt
status 0 "$elastir" elastic --samples 0 finer.txt -o ti.json
value ti.json models.0.elastic.symmetry.class hexagonal # (C11 - C12)/2 is 58 to 59
sed 's/59/59.10/' ti.txt >finer.txt
status 0 "$elastir" elastic --samples 0 finer.txt -o ti.json
value ti.json models.0.elastic.symmetry.class tetragonal
value ti.json models.0.elastic.directional.youngs_modulus_gpa.min.degeneracy isolated
status 0 "$elastir" elastic --samples 0 --tolerance 1 finer.txt -o ti.json
value ti.json models.0.elastic.symmetry.class hexagonal
value ti.json models.0.elastic.symmetry.tolerance_from option
# Digits so few that a cubic tensor passes for isotropic: E is not the same in every direction for that,
# and the Zener ratio, 2 C44/(C11 - C12), is that of the numbers given.
printf '%s\n' '12 9 9 0 0 0' '12 9 0 0 0' '12 0 0 0' '1 0 0' '1 0' '1' >coarse.txt
status 0 "$elastir" elastic --samples 0 coarse.txt -o coarse.json
value coarse.json models.0.elastic.symmetry.class isotropic
value coarse.json models.0.elastic.directional.youngs_modulus_gpa.min.degeneracy isolated
value coarse.json models.0.elastic.anisotropy.zener 0.6667 0.0001
value coarse.json models.0.elastic.stability.criteria.0.value 3 1e-12
# An unstable one is warned of, and says so in its status if that is asked.
printf '%s\n' '94.4 29.3 29.3 0 0 0' '94.4 29.3 0 0 0' '94.4 0 0 0' '-2.5 0 0' '-2.5 0' '-2.5' >soft.txt
status 0 "$elastir" elastic --samples 0 soft.txt -o soft.json
says err "soft.txt:1: warning: the tensor is not stable"
value soft.json diagnostics.0.code unstable-tensor
status 1 "$elastir" elastic --samples 0 --strict soft.txt -o soft.json

# Numbers that no solid has in GPa are in another unit: diamond's, with 1079 GPa, are not.
scaled() { awk -v f="$1" '{ for (i = 1; i <= NF; i++) printf "%.10g ", $i * f; print "" }' copper.txt; }
for unit in '10:1684 GPa:kbar or MPa' '1000:1.684e+05 GPa:MPa' '1e9:1.684e+11 GPa:Pa'; do
  rest=${unit#*:}
  scaled "${unit%%:*}" >unit.txt
  status 0 "$elastir" elastic --samples 0 unit.txt -o unit.json
  says err "unit.txt:1: warning: c11 is ${rest%:*}"
  says err "may be in ${rest#*:}"
  value unit.json diagnostics.0.code not-gpa
done
scaled 8.9 >hard.txt # 1499 GPa
status 0 "$elastir" elastic --samples 0 --strict hard.txt -o hard.json

status 0 "$elastir" elastic --cut 001 --format csv "$ideal" -o cut.csv
test "$(wc -l <cut.csv)" -eq 361 && ok || bad "a cut has 360 points"
status 0 "$elastir" elastic --surface 19x37 --format csv full.txt -o surface.csv
test "$(wc -l <surface.csv)" -eq 704 && ok || bad "19x37 directions"
status 0 "$elastir" elastic --surface 19x37 --cut 110 full.txt -o both.json
value both.json models.0.elastic.surface.poisson_ratio_max.# 703
value both.json models.0.elastic.surface.contact_modulus_gpa.# 703
value both.json models.0.elastic.cuts.0.angle_deg.# 360
# A tighter certificate on request.
status 0 "$elastir" elastic --gap 1e-8 full.txt -o tight.json
value tight.json models.0.elastic.directional.poisson_ratio.max.certified true
value tight.json models.0.elastic.directional.poisson_ratio.max.gap 0 1.01e-8
# A polycrystal of two models: between the bounds, and in order; one model's by itself is its averages.
cp "$srcdir/fixtures/zif8/ideal-elastic.out" ideal.out
cp "$srcdir/fixtures/zif8/missing-zn-elastic.out" zn.out
status 0 "$elastir" elastic ideal.out zn.out --fractions ideal=0.6,zn=0.4 -o poly.json
value poly.json polycrystal.phases.1.label zn
value poly.json polycrystal.phases.1.fraction 0.4
value poly.json polycrystal.porosity 0
k=$("$jsonget" poly.json models.0.elastic.averages.voigt.bulk_modulus_gpa)
k=$(awk -v a="$k" -v b="$("$jsonget" poly.json models.1.elastic.averages.voigt.bulk_modulus_gpa)" \
  'BEGIN { printf "%.9f", 0.6 * a + 0.4 * b }')
value poly.json polycrystal.voigt.bulk_modulus_gpa "$k" 1e-8
for modulus in bulk shear; do
  for scheme in reuss hashin_shtrikman_lower self_consistent hashin_shtrikman_upper voigt; do
    "$jsonget" poly.json polycrystal.$scheme.${modulus}_modulus_gpa
    echo
  done | grep . >schemes
  sort -g schemes | cmp -s - schemes && ok || bad "schemes of $modulus are not in order"
done
status 0 "$elastir" elastic ideal.out --porosity 0 -o one.json
value one.json polycrystal.hashin_shtrikman_lower.shear_modulus_gpa \
  "$("$jsonget" one.json models.0.elastic.averages.hashin_shtrikman_lower.shear_modulus_gpa)" 1e-12
status 0 "$elastir" elastic ideal.out --porosity 0.2 -o pores.json
value pores.json polycrystal.reuss.bulk_modulus_gpa 0
status 0 "$elastir" show pores.json
says out 'self-consistent'
status 1 "$elastir" elastic ideal.out zn.out --fractions ideal=0.6,zn=0.3
says err 'they do not add up to 1'
status 1 "$elastir" elastic ideal.out zn.out --fractions ideal=0.6,linker=0.4
says err "there is no model 'linker'"
status 1 "$elastir" elastic ideal.out zn.out --porosity 0.1
says err 'expected --fractions'
status 1 "$elastir" elastic ideal.out zn.out --fractions ideal=0.6,ideal=0.4
says err 'a label is given twice'

# Labels, as analyze takes them; results are models, too, with the same polycrystal.
mkdir one two
cp ideal.out one/elastic.out
cp zn.out two/elastic.out
status 0 "$elastir" elastic --no-provenance ideal=one/elastic.out zn=two/elastic.out -o labelled.json
value labelled.json models.0.label ideal
value labelled.json models.1.label zn
status 0 "$elastir" elastic --no-provenance --fractions ideal=0.6,zn=0.4 labelled.json -o added.json
for modulus in voigt.bulk_modulus_gpa self_consistent.shear_modulus_gpa; do
  value added.json polycrystal.$modulus "$("$jsonget" poly.json polycrystal.$modulus)"
done
value added.json models.1.label zn
status 2 "$elastir" elastic --fractions ideal=0.6,zn=0.4 --tip diamond labelled.json
says err "--tip needs CRYSTAL outputs"
status 1 "$elastir" elastic labelled.json
says err "it is already a result"
status 0 "$elastir" elastic -q --samples 0 one/elastic.out two/elastic.out -o paths.json
value paths.json models.1.label two/elastic.out
status 0 "$elastir" elastic --samples 0 mine=upper.txt -o mine.json
value mine.json models.0.label mine
status 0 "$elastir" analyze --samples 0 upper.txt -o named.json
value named.json models.0.label "ZIF-8, 0 GPa"
status 1 "$elastir" elastic -q --samples 0 full.txt absent.txt -o rest.json
value rest.json models.# 1
value rest.json models.0.elastic.symmetry.class cubic
status 2 "$elastir" elastic a= full.txt
says err "expected [LABEL=]FILE"

# Tensors of other programs, made up: the order of VASP's shears is not ours.
tensors=$srcdir/fixtures/tensor
status 0 "$elastir" elastic "$tensors/good-vasp.outcar" --direction '[001]' -o vasp.json
value vasp.json models.0.sources.0.program.name VASP
value vasp.json models.0.elastic.table 'TOTAL ELASTIC MODULI (kBar)'
value vasp.json models.0.elastic.stiffness_from given
for place in 3:70.1111 4:80.2222 5:90.3333; do
  row=${place%%:*}
  value vasp.json "models.0.elastic.stiffness_gpa.$row.$row" "${place#*:}" 1e-9
done
value vasp.json models.0.cell.formula Mg2O2
value vasp.json models.0.cell.density_g_cm3 2.6308187 1e-6 # 80.61 u in 50.88 A^3
status 0 "$elastir" elastic "$tensors/good-thermo-pw.out" -o pw.json
value pw.json models.0.elastic.stiffness_gpa.3.3 77.812345 1e-9
value pw.json models.0.cell.density_g_cm3 2.3726029 1e-6
status 0 "$elastir" elastic "$tensors/good-vasp-clamped.outcar" -o clamped.json
says err 'clamped ions'
status 0 "$elastir" table "$tensors/good-materials-project.json" "$tensors"/good-thermo-pw* \
  --fields K_V
test "$(sed -n '$=' out)" -eq 5 && ok || bad "a row for each of four tensors"
# Constants that are named one by one, and what is assumed of them.
printf '# MgO\nC11 = 297.1 GPa\nC12 = 95.2 GPa\nC44 = 155.7 GPa\n' >named.txt
status 0 "$elastir" elastic named.txt -o named.json
says err 'the symmetry is taken to be cubic'
value named.json models.0.elastic.stiffness_gpa.2.2 297.1
value named.json models.0.elastic.stiffness_gpa.5.5 155.7
value named.json diagnostics.0.code symmetry-assumed
status 0 "$elastir" analyze named.txt -o analysed.json
value analysed.json models.0.label MgO
status 0 "$elastir" show "$tensors/good-vasp.outcar" --section health
says out 'a tensor of VASP 5.4.4'
printf '1 2 3\n' >bad.txt
status 1 "$elastir" show bad.txt
status 1 "$elastir" batch bad.txt -o bad.jsonl
says err 'neither a CRYSTAL output nor a stiffness tensor'
status 0 "$elastir" batch "$tensors" -o all.jsonl
test "$(grep -c '"elastic":{' all.jsonl)" -eq 6 && ok || bad "a line for each file of tensors"

# The standard setting: the edges of the made-up cell are 3, 4 and 4.24 along x, y and z.
status 0 "$elastir" elastic "$tensors/good-vasp.outcar" --standard-setting -o standard.json
value standard.json models.0.elastic.standard_setting.axes_from lattice
value standard.json models.0.elastic.standard_setting.class orthorhombic
value standard.json models.0.elastic.standard_setting.stiffness_gpa.0.0 240.5512 1e-9
value standard.json models.0.elastic.standard_setting.stiffness_gpa.2.2 281.1234 1e-9
value standard.json models.0.elastic.standard_setting.rotation.2.0 1
status 0 "$elastir" elastic "$tensors/good-vasp.outcar" --standard-setting --format elate -o elate.txt
status 0 "$elastir" elastic elate.txt -o again.json
value again.json models.0.elastic.stiffness_gpa.3.3 80.2222 1e-8
status 0 "$elastir" elastic full.txt --format elate --standard-setting
for wish in '--surface 3x3' '--direction 1,0,0' '--fractions ideal=1' '--sigma 1'; do
  # shellcheck disable=SC2086
  status 2 "$elastir" elastic full.txt --format elate $wish
  says err "--format elate writes the tensors only and cannot be combined with ${wish%% *}"
done
status 2 "$elastir" elastic full.txt --sigma 1 --samples 0
says err '--samples 0 omits the error bars'
# The digits are those that were read, so that as much is known of the constants as before.
printf '%s\n' '12 9 9 0 0 0' '12 9 0 0 0' '12 0 0 0' '1 0 0' '1 0' '1.50' >few.txt
status 0 "$elastir" elastic few.txt --format elate -o few-elate.txt
check "digits" test "$(tr -s ' ' <few-elate.txt | sed -n '2p; 7p' | tr '\n' ';')" = ' 12 9 9 0 0 0; 0 0 0 0 0 1.50;'
for file in few few-elate; do
  status 0 "$elastir" elastic $file.txt -o $file.json
done
value few-elate.json models.0.elastic.uncertainty.combined.averages.voigt.bulk_modulus_gpa \
  "$("$jsonget" few.json models.0.elastic.uncertainty.combined.averages.voigt.bulk_modulus_gpa)" 1e-12
status 0 "$elastir" elastic table.out --format elate
says out ' 12.076 '
status 0 "$elastir" elastic few.txt --rotate 0,1,0,-1,0,0,0,0,1 --format elate
says out ' 12.000000000 '
status 0 "$elastir" show standard.json --section stiffness
says out 'standard setting'
status 2 "$elastir" elastic full.txt --standard-setting --rotate 0,1,0,-1,0,0,0,0,1

# Shares of a comparison, made up. Both cells have one volume to 3e-7, so that shares of cells are nearly
# those of volumes; with two models the corners are the ends of the narrower interval: zn 0.35 to 0.45.
cat >mixture.json <<'EOF'
{"schema": "elastir.result/1", "comparison": [{"mixture": {"components": [
  {"label": "ideal", "kind": "model", "fraction": 0.6, "low": 0.5, "high": 0.65},
  {"label": "zn", "kind": "model", "fraction": 0.4, "low": 0.3, "high": 0.45},
  {"label": "lines", "kind": "lines", "fraction": null}]}}]}
EOF
status 0 "$elastir" elastic ideal.out zn.out --fractions mixture.json --samples 0 -o of.json
value of.json polycrystal.fractions_from mixture.json
volume() { "$jsonget" of.json "models.$1.cell.volume_angstrom3"; }
ends=$(awk -v vi="$(volume 0)" -v vz="$(volume 1)" \
  -v ki="$("$jsonget" of.json models.0.elastic.averages.voigt.bulk_modulus_gpa)" \
  -v kz="$("$jsonget" of.json models.1.elastic.averages.voigt.bulk_modulus_gpa)" 'BEGIN {
    whole = 0.6 * vi + 0.4 * vz; f = 0.45 * vz / whole; g = 1 - 0.65 * vi / whole
    printf "%.9f %.9f", f * kz + (1 - f) * ki, g * kz + (1 - g) * ki }')
value of.json polycrystal.least.voigt.bulk_modulus_gpa "${ends% *}" 1e-8
value of.json polycrystal.most.voigt.bulk_modulus_gpa "${ends#* }" 1e-8
value of.json polycrystal.phases.1.fraction "$(awk -v vi="$(volume 0)" -v vz="$(volume 1)" \
  'BEGIN { printf "%.9f", 0.4 * vz / (0.6 * vi + 0.4 * vz) }')" 1e-8
status 0 "$elastir" show of.json
says out 'Hill, least'
check "intervals need no word" test ! -s err
sed 's/, "low": [0-9.]*, "high": [0-9.]*//' mixture.json >quick.json
status 0 "$elastir" elastic ideal.out zn.out --fractions quick.json --samples 0 -o best.json
says err 'quick.json: warning: the comparison has no intervals'
test "$("$jsonget" best.json polycrystal.least)" = absent && ok || bad "a range without intervals"
status 1 "$elastir" elastic ideal.out --fractions mixture.json
says err "there is no model 'zn'"
status 1 "$elastir" elastic ideal.out zn.out --fractions of.json
says err 'found 0'
sed 's/"components"/"withheld": "made up", "components"/' mixture.json >withheld.json
status 1 "$elastir" elastic ideal.out zn.out --fractions withheld.json
says err 'withheld: made up'
status 1 "$elastir" elastic "$tensors/good-thermo-pw-elastic.dat" full.txt --fractions mixture.json
status 2 "$elastir" elastic ideal.out zn.out --fractions absent.json
says err "'absent.json' cannot be opened: No such file"
status 0 "$elastir" show --section stiffness,moduli ideal.out
says out 'From the raw constants of the output'
says out 'P-wave modulus K+4G/3, GPa'
says out 'H_V (Tian), GPa'
says out '_min (Cahill), W/(m K)'
finish
