#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# msan.sh: MemorySanitizer over the parsers that need libc alone: CRYSTAL outputs, bare tensors,
# JCAMP-DX, SPC, columns, neaspec; each fixture and corpus file whole and cut off at 97 places.
# XML, JSON and the numerics call libraries that are not instrumented, so that every byte they
# write would be reported; there valgrind.sh looks for the same mistakes.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v clang >/dev/null 2>&1 || skip_all "there is no clang"
echo 'int main(void) { return 0; }' >empty.c
clang -fsanitize=memory empty.c -o empty >/dev/null 2>&1 && ./empty ||
  skip_all "clang has no MemorySanitizer here"
# shellcheck disable=SC2046  # as many words as there are
check "the driver" clang -std=c11 -D_XOPEN_SOURCE=700 -D_FILE_OFFSET_BITS=64 -g -O1 \
  -fsanitize=memory -fsanitize-memory-track-origins=2 -fno-omit-frame-pointer \
  -fno-sanitize-recover=all "-I$srcdir/src" "-I$srcdir/parsers" "-I$srcdir/fuzz" \
  $(pkg-config --cflags libxml-2.0 zlib nettle) -o msan "$srcdir/tests/builds/msan.c" \
  "$srcdir"/tests/fuzz/require.c "$srcdir"/tests/fuzz/target_crystal.c "$srcdir"/tests/fuzz/target_measured.c \
  "$srcdir"/tests/fuzz/target_tensor.c "$srcdir"/parsers/*/*.c \
  -Wl,--wrap=inflate,--wrap=inflateInit2_,--wrap=nettle_sha256_digest \
  $(pkg-config --libs zlib nettle) -lm
test -x msan || finish
# A program that reads what nobody wrote is stopped: the sanitizer is at work.
printf '%s\n' '#include <stdlib.h>' \
  'int main(void) { char *p = malloc(1); return p[0] ? 0 : 1; }' >guilty.c
clang -fsanitize=memory -O0 guilty.c -o guilty && ./guilty >/dev/null 2>&1
test $? -eq 1 && ok || bad "an uninitialised byte is not noticed"

corpus=${ELASTIR_CORPUS:-}
files=0
over() { # TARGET FILE...
  target=$1
  shift
  check "$target" ./msan "$target" "$@"
  files=$((files + $#))
}
over crystal "$srcdir"/fixtures/crystal/*.out "$srcdir"/fixtures/crystal/*.txt \
  "$srcdir"/fixtures/zif8/*.out ${corpus:+"$corpus"/crystal/*.out}
over tensor "$srcdir"/tests/fuzz/seeds/tensor/* "$srcdir"/fixtures/measured/*.*
for target in jcamp spc columns neaspec; do
  over $target "$srcdir"/fixtures/measured/*.* "$srcdir"/fixtures/zif8/measured-* \
    ${corpus:+"$corpus"/measured/jcamp/* "$corpus"/measured/spc/* "$corpus"/measured/text/*} \
    ${corpus:+"$corpus"/measured/neaspec/*}
done
echo "msan: $files files"
finish
