#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# commands.sh FOLDER: every command of the program on every fixture, and on every file of the
# corpus if there is one; what each run prints goes to FOLDER/NAME, its messages to NAME.messages,
# its status to NAME.status. It fails if one ends in another way than with 0 or 1. The same inputs
# have the same names in any tree, so that folders compare.
#   ELASTIR    the program, or several words such as "valgrind ... elastir"
#   THREADS    threads of the commands that take them (1)
#   SAMPLES    samples of the error bars, where the run names no number (200, the default)
#   BOOTSTRAP  samples of the comparisons, likewise (1000, the default)
set -u
: "${ELASTIR:?is the program to run}" "${srcdir:?is the top of the sources}"
folder=${1:?wanted: commands.sh FOLDER}
mkdir -p "$folder" || exit 99
folder=$(cd "$folder" && pwd)
srcdir=$(cd "$srcdir" && pwd)
here=$(mktemp -d "${TMPDIR:-/tmp}/elastir-commands.XXXXXX") || exit 99
trap 'rm -rf "$here"' EXIT
cd "$here" || exit 99
ln -s "$srcdir/fixtures" fixtures && ln -s "$srcdir/tests/fuzz/seeds" seeds &&
  ln -s "$srcdir/tests/golden" golden || exit 99
outputs='fixtures/crystal/*.out fixtures/crystal/*.txt fixtures/zif8/*.out'
measured='fixtures/measured/*.* fixtures/zif8/measured-*'
if test -n "${ELASTIR_CORPUS:-}"; then
  ln -s "$ELASTIR_CORPUS" corpus || exit 99
  outputs="$outputs corpus/crystal/*.out corpus/crystal/*.IRSPEC"
  measured="$measured corpus/measured/*/*.*"
fi
threads="--threads ${THREADS:-1}"
plain=--no-provenance
bootstrap="--bootstrap ${BOOTSTRAP:-1000}"
samples="--samples ${SAMPLES:-200}"
runs=0
broken=0

# run NAME COMMAND ARGUMENT...: / in a name becomes a dash.
run() {
  name=$(printf %s "$1" | tr '/ ' '--')
  shift
  # shellcheck disable=SC2086  # ELASTIR may be several words
  $ELASTIR "$@" >"$folder/$name" 2>"$folder/$name.messages" </dev/null
  status=$?
  echo $status >"$folder/$name.status"
  runs=$((runs + 1))
  test $status -le 1 || { echo "status $status: elastir $*"; broken=$((broken + 1)); }
}

# shellcheck disable=SC2086  # lists of options and of patterns
{
  for file in $outputs; do
    run "analyze $file" analyze $plain $threads $samples --verbose "$file"
    run "elastic $file" elastic $plain $threads $samples --compact "$file"
    run "spectrum $file" spectrum $plain $threads --format csv "$file"
  done
  for file in $measured; do
    run "as-read $file" spectrum $plain --as-read --format csv --verbose "$file"
    run "measured $file" spectrum $plain --verbose "$file"
    run "compare-bad $file" compare $plain $bootstrap golden/show.json "$file"
  done

  # The options of analyze, elastic, and batch.
  run study analyze $plain $threads $samples --study fixtures/zif8/study.json
  run study-modes analyze $plain $threads --normal-modes --scale 0-700:0.97,700-:0.955 \
    --fwhm 7.5 --lineshape pseudo-voigt:0.3 --grid 0:4000:0.5 --samples 37 \
    --study fixtures/zif8/study.json
  run study-gaussian analyze $plain $threads --lineshape gaussian --scale none --samples 0 \
    --study fixtures/zif8/study.json
  run tensors elastic $plain $samples seeds/tensor/*
  run directions elastic $plain $samples --direction 1,2,3 --direction '[110]' --plane 111 \
    --cut 110 --surface 19x36 --gap 1e-8 fixtures/zif8/missing-zn-elastic.out
  run rotated elastic $plain $samples --rotate '0.36,0.48,-0.8,-0.8,0.6,0,0.48,0.64,0.6' \
    fixtures/zif8/ideal-elastic.out
  run surface.csv elastic $plain --surface 37x72 --format csv fixtures/zif8/ideal-elastic.out
  run cut.csv elastic $plain --cut 1-10 --format csv fixtures/crystal/good-elastic.out
  run batch batch $plain $threads $samples $outputs
  for format in json csv jcamp animl; do
    run "simulated.$format" spectrum $plain $threads --format $format fixtures/zif8/ideal-freq.out
    run "measured.$format" spectrum $plain --format $format fixtures/zif8/measured-bulk.jdx
  done

  # Every way to prepare a measured spectrum.
  bulk=fixtures/zif8/measured-bulk.jdx
  for method in arpls:400 asls:500 rubber-band polynomial:3; do
    run "baseline-$method" spectrum $plain --baseline $method $bulk
  done
  for method in maximum area snv band:1146; do
    run "normalise-$method" spectrum $plain --normalise $method $bulk
  done
  for method in steffen akima cspline linear; do
    run "interpolation-$method" spectrum $plain --interpolation $method --step 1.7 $bulk
  done
  run smooth spectrum $plain --smooth 11:3:1 --use 650-1250,1300-1700 --mask 900-950 $bulk
  for quantity in imaginary real amplitude phase; do
    run "neaspec-$quantity" spectrum $plain --quantity $quantity --harmonic 3 \
      --reference fixtures/measured/good-neaspec-reference.txt \
      fixtures/measured/good-neaspec-sample.txt
  done

  # What is made of a result.
  ln -s "$folder/study" study.json && ln -s "$folder/compared" compared.json
  run compared compare $plain $bootstrap study.json fixtures/zif8/measured-*
  run compared-linker compare $plain --ratio 1115/1146 --scale-from ideal --tolerance 12 \
    --baseline rubber-band --normalise area --confidence 0.9 --seed 7 $bootstrap \
    --mixture-baseline 4 --fit scale,shift --series 1,2 study.json $bulk $bulk
  run compared-simply compare $plain $bootstrap --no-mixture --no-scale-fit study.json $bulk
  for result in study compared; do
    run "show-$result" show --width 100 $result.json
    run "show-$result-ascii" show --ascii --color always --range 600:1800 $result.json
    run "report-$result" report $plain --still $result.json
  done
  run show-golden show golden/show.json
  for figure in spectrum polar surface matrix; do
    for format in svg pdf csv; do
      run "figure-$figure.$format" report $plain --figure $figure --format $format study.json
    done
  done
  run figure-spectrum-overlaid.svg report --figure spectrum --layout overlaid --format svg \
    --window 600:1800 compared.json
  for quantity in E beta G nu; do
    run "figure-polar-$quantity.svg" report --figure polar --quantity $quantity --plane 110 \
      --format svg study.json
    run "figure-surface-$quantity.csv" report --figure surface --quantity $quantity \
      --format csv study.json
  done
  for word in analyze batch compare elastic show report spectrum; do
    run "help-$word" help $word
  done
}
echo "$runs runs, $broken of them broken"
test $broken -eq 0
