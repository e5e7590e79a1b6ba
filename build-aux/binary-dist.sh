#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# binary-dist.sh SOURCES NAME: builds one static program from a folder with the sources, as a release
# has them, and packs it with manual pages and completions as NAME-linux-MACHINE-static.tar.gz. It needs
# no library, so that neither the system nor the C library of a login node matters. From Debian's source
# packages are built cJSON, of which there is no archive, and libxml2, whose archive takes 31 MB of ICU.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
sources=$(cd "$1" && pwd) name=$2-linux-$(uname -m)-static
limit=10000000 # bytes
: "${CC:=cc}"
rm -rf binary-dist.tmp "$name" "$name.tar.gz"
mkdir binary-dist.tmp
work=$(cd binary-dist.tmp && pwd)

say() { printf '== %s\n' "$*"; }
fail() { printf 'binary-dist: %s\n' "$*" >&2; exit 1; }
# Output goes to a log, the end of which is shown on failure.
logged() { "$@" >>"$work/log" 2>&1 || { tail -n 20 "$work/log" >&2; fail "failed: $*; see $work/log"; }; }

# An archive of cJSON with its header and pkg-config file in $work/cjson.
build_cjson() {
  say 'cJSON, from the source package of Debian'
  logged sh "$here/debian-source.sh" "$work" cjson
  mkdir -p "$work/cjson/cjson"
  cp "$work"/cjson-*/cJSON.h "$work/cjson/cjson/"
  logged $CC -O2 -fPIE -c "$work"/cjson-*/cJSON.c -o "$work/cjson/cJSON.o"
  logged ar cr "$work/cjson/libcjson.a" "$work/cjson/cJSON.o"
  version=$(ls -d "$work"/cjson-[0-9]*/ | sed 's,.*/cjson-\([0-9.]*\)/$,\1,')
  cat >"$work/cjson/libcjson.pc" <<PC
Name: libcjson
Description: JSON
Version: $version
Libs: -L$work/cjson -lcjson -lm
Cflags: -I$work/cjson -I$work/cjson/cjson
PC
  PKG_CONFIG_PATH=$work/cjson${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}
  export PKG_CONFIG_PATH
}

build_libxml2() {
  say 'libxml2, from the source package of Debian, without ICU'
  logged sh "$here/small-libxml2.sh" "$work" "$work/xml"
  rm -f "$work"/xml/lib/*.so* "$work"/xml/lib/*.la
  PKG_CONFIG_PATH=$work/xml/lib/pkgconfig${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}
  export PKG_CONFIG_PATH
}

echo 'int main(void) { return 0; }' >"$work/try.c"
$CC -static "$work/try.c" -o "$work/try" -lcjson -lm 2>/dev/null || build_cjson
build_libxml2
say 'elastir'
mkdir "$work/build" "$name"
cd "$work/build"
logged "$sources/configure" --prefix=/ --docdir=/share/doc/elastir --enable-static-binary \
  --without-check CC="$CC" CFLAGS='-O2 -g0'
logged make -j "${JOBS:-2}"
logged make install-strip DESTDIR="$work/root"
cd "$work/.."
mv "$work/root/bin" "$work/root/share" "$name/"

# What the program holds of others. Its cJSON is of a package unless it was built here.
set -- "$work"/libxml2-[0-9]*/
for library in "$work"/cjson-[0-9]*/; do
  test -d "$library" || library=$($CC -print-file-name=libcjson.a)
  set -- "$@" "$library"
done
for library in libz.a libnettle.a libgsl.a libc.a; do
  set -- "$@" "$($CC -print-file-name=$library)"
done
test ! -s "$work/build/page/three.js" || set -- "$@" "$work/build/page/three.js"
sh "$here/licences.sh" "$name/share/doc/elastir/licences" "$@"

# What was promised.
program=$name/bin/elastir
! readelf -d "$program" | grep -q NEEDED || fail "$program needs shared libraries"
size=$(wc -c <"$program")
test "$size" -lt $limit || fail "$program has $size bytes; expected less than $limit"
"$program" --version >/dev/null || fail "$program does not run"

sh "$here/pack.sh" "$name" "$name.tar.gz"
rm -rf "$name" binary-dist.tmp
printf '%s: the program has %s bytes\n' "$name.tar.gz" "$size"
