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

# The sources of a Debian package, by lists of our own: the system's often leave sources out.
debian_source() { # PACKAGE
  command -v apt-get >/dev/null && command -v dpkg-source >/dev/null ||
    fail "there is no static archive of $1, nor apt-get and dpkg-source (dpkg-dev) for its sources"
  mkdir -p "$work/apt/lists/partial" "$work/apt/cache/archives/partial" "$work/apt/parts"
  for list in /etc/apt/sources.list.d/*.sources; do
    test ! -f "$list" || sed 's/^Types:.*/Types: deb-src/' "$list" >"$work/apt/parts/${list##*/}"
  done
  for list in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
    test ! -f "$list" ||
      sed -n 's/^deb\([[:blank:]]\)/deb-src\1/p' "$list" >"$work/apt/parts/${list##*/}.list"
  done
  cat >"$work/apt/conf" <<CONF
Dir::Etc::SourceList "/dev/null";
Dir::Etc::SourceParts "$work/apt/parts";
Dir::State::Lists "$work/apt/lists";
Dir::Cache "$work/apt/cache";
APT::Sandbox::User "$(id -un)";
CONF
  APT_CONFIG=$work/apt/conf
  export APT_CONFIG
  logged apt-get update
  (cd "$work" && logged apt-get source "$1")
}

# An archive of cJSON with its header and pkg-config file in $work/cjson.
build_cjson() {
  say 'cJSON, from the source package of Debian'
  debian_source cjson
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

# An archive of libxml2 that reads and writes documents, no more: no ICU, network, compression.
build_libxml2() {
  say 'libxml2, from the source package of Debian, without ICU'
  debian_source libxml2
  mkdir "$work/xml-build"
  (cd "$work/xml-build" &&
    logged "$work"/libxml2-*/configure --prefix="$work/xml" --disable-shared --with-minimum --with-tree \
      --with-reader --with-writer --with-push --with-output --with-pattern --with-threads \
      --with-sax1 CC="$CC" CFLAGS='-O2 -g0 -fPIC' &&
    logged make -j "${JOBS:-2}" libxml2.la && logged make install-libLTLIBRARIES &&
    logged make -C include install && logged make install-pkgconfigDATA)
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

# What was promised.
program=$name/bin/elastir
! readelf -d "$program" | grep -q NEEDED || fail "$program needs shared libraries"
size=$(wc -c <"$program")
test "$size" -lt $limit || fail "$program has $size bytes; expected less than $limit"
"$program" --version >/dev/null || fail "$program does not run"

sh "$here/pack.sh" "$name" "$name.tar.gz"
rm -rf "$name" binary-dist.tmp
printf '%s: the program has %s bytes\n' "$name.tar.gz" "$size"
