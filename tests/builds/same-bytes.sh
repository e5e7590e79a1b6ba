#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# same-bytes.sh: the program built with gcc and clang, at -O0 and at -O3, and run with one and
# with four threads, prints the same bytes for every command and every input.
# ELASTIR_32BIT, if set, is what configure needs for a 32-bit build, such as
#   CC='gcc -m32' PKG_CONFIG_LIBDIR=/usr/lib/i386-linux-gnu/pkgconfig --without-cairo
# (its words are separated by ';'). Its results may differ in the last digits: its libm is another
# one. Which files differ is told; that every command ends as elsewhere is required.
. "${srcdir:-.}/tests/cli/lib.sh"
case ${elastir_sanitizers:-} in
  ?*) skip_all "the builds compared have no sanitizers" ;;
esac
processors=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)

# build NAME CONFIGURE ARGUMENT...: the program alone, in builds/NAME.
build() {
  name=$1
  shift
  mkdir -p "builds/$name"
  if (cd "builds/$name" && "$srcdir/configure" --quiet "$@" &&
    MAKEFLAGS='' "${MAKE:-make}" -j "$processors" elastir) >"builds/$name.log" 2>&1; then ok; else
    bad "the build $name: $*"
    tail -n 20 "builds/$name.log" >&2
    return 1
  fi
}

outputs_of() { # NAME THREADS
  ELASTIR=$work/builds/$1/elastir
  THREADS=$2
  export ELASTIR THREADS srcdir
  check "$1 with $2 threads" sh "$srcdir/tests/builds/commands.sh" "outputs/$1-$2"
}

reference=
compare() { # NAME-THREADS
  test -n "$reference" || { reference=$1; return; }
  diff -rq "outputs/$reference" "outputs/$1" >differences
  told=$(grep -c . differences)
  echo "$1: $(find "outputs/$1" -type f | wc -l) files, $told differ from $reference"
  test "$told" -eq 0 && ok || { bad "other bytes from $1"; head -n 20 differences >&2; }
}

for compiler in gcc clang; do
  command -v $compiler >/dev/null 2>&1 || { echo "skipped: there is no $compiler"; continue; }
  for level in 0 3; do
    name=$compiler-O$level
    build "$name" CC=$compiler CFLAGS="-O$level -g" || continue
    for threads in 1 4; do
      outputs_of "$name" $threads
      compare "$name-$threads"
    done
  done
done

if test -n "${ELASTIR_32BIT:-}" && test -n "$reference"; then
  saved=$IFS
  IFS=';'
  # shellcheck disable=SC2086  # words
  set -- $ELASTIR_32BIT
  IFS=$saved
  if build 32-bit "$@"; then
    outputs_of 32-bit 1
    for file in "outputs/$reference"/*.status; do
      case $file in *.pdf.status) continue ;; esac
      same "$file" "outputs/32-bit-1/${file##*/}"
    done
    diff -rq "outputs/$reference" outputs/32-bit-1 | sed 's/^/32-bit: /'
  fi
fi
finish
