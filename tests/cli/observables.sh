#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# observables.sh: what instruments see of a model; the permittivity of 2.2 is made up.
. "${srcdir:-.}/tests/cli/lib.sh"
cp "$srcdir/fixtures/zif8/ideal-freq.out" "$srcdir/fixtures/crystal/good-old-dielectric.out" .

# -- No permittivity, no observable ----------------------------------------------------------
status 1 "$elastir" analyze --as atr ideal-freq.out -o none.json
says err 'ideal-freq.out:49: this run does not print an electronic dielectric tensor'
says err '--epsilon-inf'
says none.json no-epsilon-infinity
status 0 "$elastir" analyze ideal-freq.out
check "nobody asked" sh -c '! grep -q epsilon err'

# -- Every kind, at two wavenumbers ----------------------------------------------------------
status 0 "$elastir" spectrum --epsilon-inf 2.2 --scale none --damping 8 --at 700,1150 \
  --as epsilon --as powder:shape=plate,axis='(111)',matrix=2 --as attenuation \
  --as reflectance:surface='[1,1,0]',angle=60 --as film:thickness=1:0.1,substrate=si --as atr \
  --as nanoftir:surface='(110)' --as nanoftir:model=fdm-layers,film=20,substrate=au,reference=au \
  --lo-direction 1,0,0 ideal-freq.out -o all.json
value all.json models.0.dielectric.source given
value all.json models.0.dielectric.damping_cm1 8
value all.json models.0.dielectric.epsilon_infinity.1.1 2.2
value all.json models.0.observables.0.wavenumbers_cm1.1 1150
value all.json models.0.observables.1.parameters.axis '(111)'
value all.json models.0.observables.5.parameters.element diamond
value all.json models.0.observables.5.parameters.element_index 2.38
value all.json models.0.observables.6.parameters.length 300
value all.json models.0.observables.7.parameters.surface epsilon

# -- Every parameter of a kind is written, with what it is when nobody asks for it ---------------
written() { # OBSERVABLE KEY VALUE ...
  of=models.0.observables.$1.parameters
  shift
  while [ $# -gt 0 ]; do
    value usual.json "$of.$1" "$2"
    shift 2
  done
}
status 0 "$elastir" spectrum --epsilon-inf 2.2 --scale none --at 700 --as powder --as attenuation \
  --as reflectance --as film:thickness=1 --as atr --as nanoftir --as nanoftir:model=pdm \
  --as powder:method=averaged ideal-freq.out -o usual.json
written 0 method maxwell-garnett shape sphere shape_ratio 1 axis 0,0,1 fraction 0.1 matrix kbr \
  matrix_permittivity 2.34
written 1 particles sphere
written 2 surface 0,0,1 angle 10 azimuth 0 resolution_cm1 0 apodisation blackman-harris
written 3 thickness 1 thickness_spread 0 substrate vacuum substrate_index 1 angle 0 \
  resolution_cm1 0 apodisation blackman-harris
written 4 element diamond element_index 2.38 angle 45 bounces 1 polarisation unpolarised \
  resolution_cm1 0 apodisation blackman-harris
for tip in 5 6; do
  written $tip harmonic 2 radius 20 length 300 amplitude 50 distance 0 g_modulus 0.7 g_phase 0.06 \
    far_field 0 incidence 60 reference si reference_permittivity.0 11.7 reference_permittivity.1 0 \
    film 0 substrate si substrate_permittivity.0 11.7 substrate_permittivity.1 0 surface average \
    resolution_cm1 0 apodisation blackman-harris
done
written 5 model fdm
written 6 model pdm
written 7 method averaged shape sphere shape_ratio 1 axis 0,0,1
value usual.json models.0.observables.1.parameters.angle absent

# -- What has no effect is refused, unless it is the default --------------------------------------
idle() { # OBSERVABLE WHY
  status 2 "$elastir" spectrum --epsilon-inf 2.2 --at 700 --as "$1" ideal-freq.out
  says err "$2"
}
idle powder:axis=1/0/0 'spheres have no axis'
idle powder:method=averaged,shape=needle 'averaged does not use a particle shape'
idle nanoftir:incidence=45 'incidence needs farfield'
idle nanoftir:substrate=au 'only a film has a substrate'
idle nanoftir:model=pdm,length=500 'neither length nor g'
idle nanoftir:model=pdm,g=0.6 'neither length nor g'
status 0 "$elastir" spectrum --epsilon-inf 2.2 --at 700 --as powder:axis=0/0/1 \
  --as nanoftir:incidence=60,substrate=si --as nanoftir:model=pdm,length=300,g=0.7:0.06 \
  --as nanoftir:farfield=0.5,incidence=45 ideal-freq.out

# eps(0) - eps_inf is the sum of S / nu^2, and the longitudinal modes obey Lyddane, Sachs, Teller:
# the ideal model is cubic, so that any direction gives the same.
status 0 "$elastir" spectrum --epsilon-inf 2.2 --lo-direction 1,0,0 --lo-direction 1,1,1 \
  ideal-freq.out -o lo.json
first=$("$jsonget" lo.json models.0.dielectric.longitudinal.0.modes.3.wavenumber_cm1)
value lo.json models.0.dielectric.longitudinal.1.modes.3.wavenumber_cm1 "$first" 1e-9

# -- The longitudinal modes that CRYSTAL prints, 0.05 cm-1 ------------------------------------
# With this permittivity (made up) that of E is at 357.5486.
lo_at() {
  sed "s/0[.]2105E-05/0.2653E-05/; s/318[.]4000/$1/; s/  9[.]5454/ $2/; s/  8[.]150/ $3/; s/0[.]2443/1.4165/" \
    "$srcdir/fixtures/crystal/good-longitudinal.out" >lo.out
  status 0 "$elastir" spectrum --scale none --epsilon-inf 6 --as epsilon --at 300 lo.out -o printed.json
}
lo_at 357.5000 10.7176 47.250
check "within 0.05" sh -c '! grep -q lo-mismatch printed.json'
lo_at 357.4900 10.7173 47.240
says printed.json lo-mismatch
says err 'where these give 357.5486'
# Modes that are not polarised as their degeneracy says have no direction to compare along.
sed 's/   5    0.00000E+00   -0.91200E-02/   5   -0.91200E-02    0.00000E+00/' lo.out >lo2.out
status 0 "$elastir" spectrum --scale none --epsilon-inf 6 --as epsilon --at 300 lo2.out -o printed.json
check "no direction" sh -c '! grep -q lo-mismatch printed.json'

# -- ATR at 45 degrees: R_p = R_s^2 --------------------------------------------------------
s=$("$jsonget" all.json models.0.observables.5.columns.absorbance_s.1)
value all.json models.0.observables.5.columns.absorbance_p.1 "$(awk -v s="$s" 'BEGIN { printf "%.15g", 2 * s }')" 1e-12

# -- Damping of ranges and of modes ----------------------------------------------------------
status 0 "$elastir" spectrum --epsilon-inf 2.2 --scale none --at 700,1150 --as epsilon \
  --damping 8,600-900:12 ideal-freq.out -o range.json
value range.json models.0.dielectric.damping_cm1 8
value range.json models.0.dielectric.dampings 8,600-900:12
status 0 "$elastir" spectrum --epsilon-inf 2.2 --scale none --at 700,1150 --as epsilon \
  --damping 12,0-600:8,900-9999:8 ideal-freq.out -o other.json
value other.json models.0.observables.0.columns.xx_imaginary.0 \
  "$("$jsonget" range.json models.0.observables.0.columns.xx_imaginary.0)"
# A mode stands for its set, and the last rule counts: Im eps at its top goes as 1/damping.
top() {
  status 0 "$elastir" spectrum --epsilon-inf 2.2 --scale none --at 809.8291 --as epsilon \
    --damping "$1" ideal-freq.out -o top.json
  value top.json models.0.observables.0.columns.xx_imaginary.0 "$2" 0.01
}
top 8 0.954
top 8,600-900:4,m167:8 0.954
top 8,m167:3,m168:4 1.895
for text in 0 8,9 8,600:9 8,900-600:9 8,m0:9 8,m1.5:9 8,600-900:0 600-900:12,8 '8,'; do
  status 2 "$elastir" spectrum --epsilon-inf 2.2 --as atr --damping "$text" ideal-freq.out
done
says err 'FROM-TO:CM1'

# -- Permittivity from six numbers, and from an output --------------------------------------
status 0 "$elastir" spectrum --epsilon-inf 2.2,2.2,2.2,0,0,0 --scale none --damping 8 --at 700,1150 --as atr \
  ideal-freq.out -o six.json
value six.json models.0.observables.0.columns.absorbance_s.1 "$s"
status 0 "$elastir" spectrum --epsilon-inf good-old-dielectric.out --at 700 --as atr ideal-freq.out -o file.json
value file.json models.0.dielectric.epsilon_infinity.0.0 2.5
status 2 "$elastir" spectrum --epsilon-inf ideal-freq.out --as atr ideal-freq.out
says err 'output with a CPHF dielectric tensor'
status 2 "$elastir" spectrum --epsilon-inf 0.99 --as atr ideal-freq.out
status 2 "$elastir" spectrum --epsilon-inf 2,2 --as atr ideal-freq.out
status 2 "$elastir" spectrum --epsilon-inf 2,2,2,0,0,1.01 --as atr ideal-freq.out

# -- Resolution: heights fall, what no interferometer measures stays ---------------------------
cp "$srcdir/fixtures/crystal/good-frequencies.out" .
for resolution in 8 8:boxcar; do
  status 0 "$elastir" spectrum --epsilon-inf 2.2 --grid 600:1300:1 --resolution $resolution --as atr \
    --as nanoftir --as epsilon ideal-freq.out -o blurred.json
  value blurred.json models.0.observables.0.parameters.resolution_cm1 8
  value blurred.json models.0.observables.2.parameters.resolution_cm1 absent
done
value blurred.json models.0.observables.1.parameters.apodisation boxcar
status 2 "$elastir" spectrum --epsilon-inf 2.2 --resolution 8:gauss --as atr ideal-freq.out
says err 'boxcar or :blackman-harris'
status 2 "$elastir" spectrum --epsilon-inf 2.2 --resolution 8 --at 700 --as atr ideal-freq.out
says err 'exclude each other'
status 0 "$elastir" spectrum --epsilon-inf 2.2 --resolution 2 --as atr --grid 600:1300:1 ideal-freq.out
status 1 "$elastir" spectrum --epsilon-inf 2.2 --resolution 1.9 --as atr --grid 600:1300:1 ideal-freq.out
says err 'needs steps of 0.95 cm-1'

# -- Raman needs no permittivity ---------------------------------------------------------------
status 0 "$elastir" spectrum --as raman:column=xx,laser=532 --scale none good-frequencies.out -o raman.json
value raman.json models.0.observables.0.parameters.temperature_k 298.15
value raman.json models.0.observables.0.parameters.column xx
# RAMEXP puts laser and temperature into the tables; without it CRYSTAL says that they are left out.
factors() { # OPTION FILE
  status 0 "$elastir" spectrum --as "$1" "$2" -o factors.json
}
factors raman:laser=532 good-frequencies.out
says factors.json raman-factors-unclear
factors raman good-frequencies.out
check "nothing twice" sh -c '! grep -q raman-factors factors.json'
sed 's/^  POLYCRYSTALLINE ISOTROPIC/  INTENSITIES  DO NOT TAKE INTO ACCOUNT TEMPERATURE OR\
  FREQUENCY OF THE INCOMING LASER\
&/' good-frequencies.out >bare.out
factors raman:laser=532 bare.out
check "left out" sh -c '! grep -q raman-factors factors.json'
status 1 "$elastir" spectrum --as raman ideal-freq.out
says err 'has no Raman intensities'

# -- Each model of a study has its own permittivity --------------------------------------------
status 0 "$elastir" analyze --study "$srcdir/fixtures/zif8/study.json" --as atr -o study.json
value study.json models.0.dielectric.epsilon_infinity.0.0 2.2
value study.json models.2.dielectric.epsilon_infinity.2.2 2.11
value study.json models.1.dielectric.source given
sed 's/"epsilon_infinity": 2.2}/"epsilon_infinity": 0.5}/' "$srcdir/fixtures/zif8/study.json" >bad.json
status 1 "$elastir" analyze --study bad.json
says err 'epsilon_infinity of model ideal'

# -- What is not understood names what is expected -------------------------------------------
refused() {
  status 2 "$elastir" spectrum --epsilon-inf 2.2 --as "$1" ideal-freq.out
  says err "$2"
}
refused art 'epsilon, powder, attenuation, reflectance, film, atr, nanoftir or raman'
refused atr:crystal=ge 'element, angle, bounces, polarisation'
refused atr:element=gold 'diamond=2.38'
refused atr:bounces=1.5 'a whole number'
refused atr:angle=90 'from 1 to 89'
refused film 'thickness=UM'
refused powder:shape=ellipsoid 'sphere needle plate ellipsoid:RATIO'
refused powder:shape=sphere:2 'ellipsoid:RATIO'
refused nanoftir:film=5 'model=fdm-layers'
refused nanoftir:model=fdm-layers 'film=NM'
refused nanoftir:harmonic=1 'from 2 to 9'
status 2 "$elastir" spectrum --at 700 ideal-freq.out
status 2 "$elastir" spectrum --epsilon-inf 2.2 --as atr --at 700,900 --format jcamp ideal-freq.out
says err 'even steps'

# -- The tip's domain: 94.22 nm for the defaults --------------------------------------------
status 0 "$elastir" spectrum --epsilon-inf 2.2 --at 700 --as nanoftir:amplitude=94.2 ideal-freq.out
status 1 "$elastir" spectrum --epsilon-inf 2.2 --at 700 --as nanoftir:amplitude=94.3 ideal-freq.out -o tip.json
says tip.json tip-out-of-range

# -- Light over the surface: the factor of sample over reference is 1 where they are one material --------
status 0 "$elastir" spectrum --epsilon-inf 11.7 --at 3900 --as nanoftir:farfield=0.5 --as nanoftir ideal-freq.out -o far.json
value far.json models.0.observables.0.parameters.far_field 0.5
value far.json models.0.observables.0.parameters.incidence 60
value far.json models.0.observables.1.parameters.far_field 0
value far.json models.0.observables.0.columns.real.0 1 0.01
status 0 "$elastir" spectrum --epsilon-inf 2.2 --at 3900 --as nanoftir:farfield=0.5,incidence=0 \
  --as nanoftir:farfield=0.000001 ideal-freq.out -o far.json
# normal incidence: ((1 + c (n - 1)/(n + 1)) of sample over that of silicon)^2, n^2 = 2.2 and 11.7
with=$("$jsonget" far.json models.0.observables.0.columns.real.0)
value far.json models.0.observables.1.columns.real.0 \
  "$(awk -v w="$with" 'function f(e) { return (1 + 0.5 * (sqrt(e) - 1) / (sqrt(e) + 1)) ^ 2 } BEGIN { printf "%.12g", w * f(11.7) / f(2.2) }')" 0.003

# -- Peaks, tables, other formats -----------------------------------------------------------
status 0 "$elastir" spectrum --epsilon-inf 2.2 --grid 700:800:0.5 --as atr --as nanoftir ideal-freq.out -o peaks.json
value peaks.json models.0.observables.0.peak_column absorbance
# ATR moves a band down, the near field moves it up
check "shifts" sh -c "test \"\$('$jsonget' peaks.json models.0.observables.0.peaks.1.shift_cm1 | cut -c 1)\" = -"
status 0 "$elastir" show --section observables peaks.json
says out 'diamond, 45'
status 0 "$elastir" spectrum --epsilon-inf 2.2 --grid 700:800:1 --as atr --format csv m=ideal-freq.out -o atr.csv
says atr.csv 'wavenumber (cm-1),m atr absorbance_s,m atr absorbance_p,m atr absorbance'
check "lines" test "$(wc -l <atr.csv)" -eq 102
for format in jcamp animl; do
  status 0 "$elastir" spectrum --epsilon-inf 2.2 --grid 700:800:1 --as atr --format $format ideal-freq.out
done

# The same bytes after reading and writing, and from any number of threads.
status 0 "$elastir" analyze --no-provenance --samples 0 --epsilon-inf 2.2 --as nanoftir --as atr ideal-freq.out -o one.json
status 0 "$elastir" analyze --no-provenance --samples 0 -j 4 --epsilon-inf 2.2 --as nanoftir --as atr ideal-freq.out -o four.json
same one.json four.json
finish
