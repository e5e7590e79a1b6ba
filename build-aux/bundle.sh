#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# bundle.sh SRCDIR PROGRAM NAME: packs the program with every shared library it needs, the C library
# and the loader among them, into NAME-linux-MACHINE.tar.gz, which runs on any Linux of this machine.
set -eu
srcdir=$1 program=$2 name=$3-linux-$(uname -m)

rm -rf "$name" "$name.tar.gz"
mkdir -p "$name/bin" "$name/lib" "$name/share/doc/elastir" "$name/share/elastir/examples/zif8"
cp "$program" "$name/lib/elastir"
cp "$srcdir/README.md" "$srcdir/COPYING" "$name/share/doc/elastir/"
for section in 1 3 5 7; do
  mkdir -p "$name/share/man/man$section"
done
cp "$srcdir"/man/*.1 "$name/share/man/man1/"
cp "$srcdir"/man/*.3 "$name/share/man/man3/"
cp man/*.5 "$name/share/man/man5/"
cp "$srcdir"/man/*.7 "$name/share/man/man7/"
cp "$srcdir"/fixtures/zif8/*.* "$name/share/elastir/examples/zif8/"
rm -f "$name"/share/elastir/examples/zif8/*.pl

# cairo is loaded when a PDF or PNG is drawn, so that ldd does not know of it.
cairo=
if grep -q libcairo.so.2 "$program"; then
  cairo=$(pkg-config --variable=libdir cairo)/libcairo.so.2
  cp -L "$cairo" "$name/lib/"
fi
# libxml2 likewise, a small one of our own where Debian's sources are to be had.
rm -rf bundle.tmp
mkdir bundle.tmp
here=$(cd "$(dirname "$0")" && pwd)
if sh "$here/small-libxml2.sh" bundle.tmp "$PWD/bundle.tmp/xml" >bundle.tmp/log 2>&1; then
  xml=bundle.tmp/xml/lib
else
  echo "bundle.sh: no sources of libxml2 here; the system's is taken, whatever it rests on" >&2
  xml=$(pkg-config --variable=libdir libxml-2.0)
fi
xml=$xml/$(grep -ao 'libxml2\.so\.[0-9]*' "$program" | head -n 1)
cp -L "$xml" "$name/lib/"
# For the notices: its sources, where it was built of them.
notices=$xml
for sources in bundle.tmp/libxml2-[0-9]*/; do
  test ! -d "$sources" || notices=$sources
done
# ldd prints "NAME => PATH (ADDRESS)" for libraries and "PATH (ADDRESS)" for the loader.
loader=
for library in $(ldd "$program" "$xml" ${cairo:+"$cairo"} | sed -n 's/^.*=> \(\/[^ ]*\) .*$/\1/p; s/^[[:blank:]]*\(\/[^ ]*\) (.*$/\1/p'); do
  cp -L "$library" "$name/lib/"
  notices="$notices $library"
  case $library in */ld-*) loader=$(basename "$library") ;; esac
done
if test -z "$loader"; then
  echo "bundle.sh: ldd names no loader for $program" >&2
  exit 1
fi

test ! -s page/three.js || notices="$notices page/three.js"
# shellcheck disable=SC2086  # paths of libraries, which ldd parts with blanks, too
sh "$here/licences.sh" "$name/share/doc/elastir/licences" $notices ${cairo:+"$cairo"}

cat >"$name/bin/elastir" <<WRAPPER
#!/bin/sh
# Starts elastir with the libraries of this folder, wherever it has been put.
top=\$(dirname -- "\$(dirname -- "\$(readlink -f -- "\$0")")")
exec "\$top/lib/$loader" --library-path "\$top/lib" "\$top/lib/elastir" "\$@"
WRAPPER
chmod 755 "$name/bin/elastir"
"$name/bin/elastir" --version >/dev/null
"$name/bin/elastir" analyze "$name/share/elastir/examples/zif8/ideal-elastic.out" 2>/dev/null |
  "$name/bin/elastir" report --figure matrix - >/dev/null
if test -n "$cairo"; then
  "$name/bin/elastir" analyze "$name/share/elastir/examples/zif8/ideal-elastic.out" 2>/dev/null |
    "$name/bin/elastir" report --figure matrix --format pdf - >/dev/null
fi
tar -cf - "$name" | gzip -9 >"$name.tar.gz"
rm -rf "$name" bundle.tmp
printf '%s\n' "$name.tar.gz"
