#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# replay.sh: every target on our fixtures, its seeds, and on what once broke it.
. "${srcdir:-.}/tests/cli/lib.sh"
replay=$elastir_builddir/tests/fuzz/replay
# Caches of a library that PDF goes through; nothing of ours.
echo 'leak:libfontconfig' >not-ours
export LSAN_OPTIONS="suppressions=$PWD/not-ours:print_suppressions=0"

for target in crystal analyze; do
  check "$target" "$replay" $target "$srcdir"/fixtures/crystal/*.out \
    "$srcdir"/fixtures/crystal/*.txt
done
check "the larger fixtures" "$replay" crystal "$srcdir"/fixtures/zif8/*.out
for target in jcamp spc animl cml columns neaspec opus omnic perkin_elmer agilent gsf tables; do
  check "$target" "$replay" $target "$srcdir"/fixtures/measured/*.*
done
check "tensor" "$replay" tensor "$srcdir"/tests/fuzz/seeds/tensor/* "$srcdir"/fixtures/tensor/good-* "$srcdir"/fixtures/measured/*.*
check "map" "$replay" map "$srcdir"/fixtures/zif8/*.gsf "$srcdir"/fixtures/measured/*.*
check "study" "$replay" study "$srcdir"/tests/fuzz/seeds/study/* "$srcdir"/fixtures/zif8/study.json
for target in result report figure; do
  check "$target" "$replay" $target "$srcdir"/tests/golden/show.json "$srcdir"/tests/fuzz/seeds/study/* \
    "$srcdir"/tests/fuzz/seeds/result/*
done
status 2 "$replay" no-such-target x
for folder in "$srcdir"/tests/fuzz/regressions/*/; do
  test -d "$folder" || continue
  check "regressions of $folder" "$replay" "$(basename "$folder")" "$folder"*
done
finish
