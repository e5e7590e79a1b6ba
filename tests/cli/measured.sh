# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh disable=SC2034  # the tests use what is set here
# measured.sh: what the tests of made-up measured spectra share, beside lib.sh.
. "${srcdir:-.}/tests/cli/lib.sh"
zif8=$srcdir/fixtures/zif8
quick="--quick --decoys 19"

# The three fixtures' models, in models.json.
models_of_zif8() {
  "$elastir" analyze --no-provenance -o models.json ideal="$zif8/ideal-freq.out" \
    missing-zn="$zif8/missing-zn-freq.out" missing-linker="$zif8/missing-linker-freq.out" || exit 99
}

# told LDR CURVE [POWER]: a JCAMP-DX file with this record; the absorbances of CURVE, a file of
# WAVENUMBER,ABSORBANCE lines, times (wavenumber/1000)^POWER.
told() {
  printf '##TITLE=t\n##JCAMP-DX=4.24\n##DATA TYPE=INFRARED SPECTRUM\n%s\n##XUNITS=1/CM\n' "$1"
  printf '##YUNITS=ABSORBANCE\n##NPOINTS=%d\n##XYPOINTS=(XY..XY)\n' "$(grep -c '^[0-9]' "$2")"
  awk -F , -v p="${3:-0}" '/^[0-9]/ { printf "%s, %.9f\n", $1, $2 * ($1 / 1000) ^ p }' "$2"
  echo '##END='
}
