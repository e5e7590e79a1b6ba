#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# static.sh ARCHIVE: the program of "make binary-dist" runs in a folder that holds nothing else, no C
# library, no loader, no shell, and gives the bytes that the usual build gives. By "make
# check-binary-dist"; making the archive takes minutes, so that .ci/run leaves it out. Needs root.
. "${srcdir:-.}/tests/cli/lib.sh"
test -n "${1:-}" || skip_all "no archive is given"
archive=$(cd "$elastir_builddir" && cd "$(dirname "$1")" && pwd)/$(basename "$1")
test "$(id -u)" -eq 0 || skip_all "chroot is for root"
tar -xzf "$archive"
top=$(ls -d elastir-*-static)
program=$top/bin/elastir
check "less than 10 MB" test "$(wc -c <"$program")" -lt 10000000
check "no shared library" sh -c "! readelf -d '$program' | grep -q NEEDED"
check "no loader" sh -c "! readelf -l '$program' | grep -q INTERP"
for file in share/man/man1/elastir.1 share/man/man5/elastir-result.5 share/man/man7/elastir-tutorial.7 \
  share/bash-completion/completions/elastir share/zsh/site-functions/_elastir \
  share/doc/elastir/README.md share/elastir/examples/zif8/ideal-freq.out; do
  check "$file" test -s "$top/$file"
done

for notice in cjson libxml2 zlib1g-dev nettle-dev libgsl-dev libc6-dev; do
  check "notice of $notice" grep -qi copyright "$top/share/doc/elastir/licences/$notice.txt"
done
check "the licence of the C library" test -s "$top/share/doc/elastir/licences/LGPL-2.1"
if grep -q three.js "$program"; then
  check "notice of three.js" grep -q 'three.js authors' "$top/share/doc/elastir/licences/three.js.txt"
fi

# There are no locales in the folder.
LC_ALL=C
export LC_ALL
mkdir -p alone/tmp
cp "$program" alone/elastir
cp "$srcdir"/fixtures/zif8/*.out "$srcdir"/fixtures/zif8/*.jdx alone/
cp "$srcdir/fixtures/measured/good-encoded.animl" alone/
cp -r alone usual
check "nothing but the program and data" test -z "$(find alone -type f ! -name elastir ! -name '*.out' \
  ! -name '*.jdx' ! -name '*.animl')"

# both ARGUMENT...: the same from the program in its chroot and from the usual one.
both() {
  chroot alone /elastir "$@" >alone.out 2>alone.err
  echo $? >>alone.out
  (cd usual && "$elastir" "$@" >../usual.out 2>../usual.err; echo $? >>../usual.out)
  check "$1: the same" cmp alone.out usual.out
  sed 's/; [0-9.]* s$//; s/^[^ ]*elastir/elastir/' alone.err >alone.said
  sed 's/; [0-9.]* s$//; s/^[^ ]*elastir/elastir/' usual.err >usual.said
  check "$1: the same messages" cmp alone.said usual.said
}
chroot alone /elastir --version >out 2>err && ok || bad "--version: $(cat err)"
says out elastir
both help
both analyze --no-provenance ideal=ideal-freq.out,ideal-elastic.out missing-zn=missing-zn-freq.out
both elastic --no-provenance missing-zn-elastic.out
both show ideal-freq.out,ideal-elastic.out
both spectrum --no-provenance good-encoded.animl
both batch --no-provenance -j 2 ideal-freq.out ideal-elastic.out missing-zn-freq.out
both analyze no-such-file.out
(cd usual && "$elastir" analyze --no-provenance ideal-freq.out -o r.json) && cp usual/r.json alone/
both report --still r.json
both report --figure matrix r.json
chroot alone /elastir report --figure matrix --format pdf r.json >out 2>err
says err 'need cairo'
echo "static: $(wc -c <"$program") bytes"
finish
