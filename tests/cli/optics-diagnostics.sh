#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# optics-diagnostics.sh: each diagnostic of the dielectric function and the observables, with a case that
# has it and one next to it that has not. Permittivities are made up. no-epsilon-infinity, tip-out-of-range and
# lo-mismatch: observables.sh.
. "${srcdir:-.}/tests/cli/lib.sh"
ideal=$srcdir/fixtures/zif8/ideal-freq.out
cp "$srcdir/fixtures/crystal/good-longitudinal.out" polar.out

# spectrum of these; then
look() {
  "$elastir" spectrum --scale none "$@" -o d.json >/dev/null 2>&1
}
has() { check "has $1" grep -q "\"$1\"" d.json; }
lacks() { check "lacks $1" sh -c "! grep -q '\"$1\"' d.json"; }

# -- Modes that are imaginary ----------------------------------------------------------------
sed 's/ 0.1998E-05    310.2500    9.3011/-0.1998E-05   -310.2500   -9.3011/' polar.out >imaginary.out
look --epsilon-inf 6 --as epsilon --at 300 imaginary.out
has imaginary-mode-left-out
look --epsilon-inf 6 --as epsilon --at 300 polar.out
lacks imaginary-mode-left-out

# -- Born vectors: all, one missing, none ----------------------------------------------------
lacks born-incomplete
sed 's/   5    0.00000E+00   -0.91200E-02/   5    0.00000E+00   ************/' polar.out >stars.out
look --epsilon-inf 6 --as epsilon --at 300 stars.out
has born-incomplete

# -- Kinds that take a mean: 1 % of anisotropy -------------------------------------------------
look --epsilon-inf 2.2,2.2,2.221,0,0,0 --as atr --at 3900 "$ideal"
lacks not-isotropic
look --epsilon-inf 2.2,2.2,2.224,0,0,0 --as atr --at 3900 "$ideal"
has not-isotropic
look --epsilon-inf 2.2,2.2,2.224,0,0,0 --as nanoftir --at 3900 "$ideal" # of any face
lacks not-isotropic

# -- Bruggeman: sharp bands meet a branch --------------------------------------------------------
look --epsilon-inf 6 --damping 0.001 --grid 300:370:0.5 --as powder:method=bruggeman,fraction=0.3 polar.out
has bruggeman-no-root
look --epsilon-inf 6 --damping 5 --grid 300:370:0.5 --as powder:method=bruggeman,fraction=0.3 polar.out
lacks bruggeman-no-root

# -- Demodulation: steps double until a resonance with the tip is resolved --------------------------
look --epsilon-inf 2 --damping 15 --grid 340:410:0.1 --as nanoftir:g=0.7:0 polar.out
lacks demodulation-unsettled
value d.json models.0.observables.0.parameters.nodes 64
look --epsilon-inf 2 --damping 5 --grid 340:410:0.1 --as nanoftir:g=0.7:0 polar.out
lacks demodulation-unsettled
value d.json models.0.observables.0.parameters.nodes 256
look --epsilon-inf 2 --damping 0.1 --grid 340:410:0.1 --as nanoftir:g=0.7:0 polar.out
has demodulation-unsettled
finish
