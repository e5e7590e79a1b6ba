#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# small-libxml2.sh FOLDER PREFIX: builds a libxml2, static and shared, that reads and writes documents
# and no more, from Debian's sources, in FOLDER, and installs it below PREFIX. Debian's own rests on ICU,
# which is 31 MB of tables of languages.
set -eu
work=$(cd "$1" && pwd) prefix=$2
sh "$(dirname "$0")/debian-source.sh" "$work" libxml2
mkdir "$work/xml-build"
cd "$work/xml-build"
set -- "$work"/libxml2-*/configure
"$1" --prefix="$prefix" --with-minimum --without-lzma --without-zlib --with-tree --with-reader --with-writer --with-push \
  --with-output --with-pattern --with-threads --with-sax1 CC="${CC:-cc}" CFLAGS='-O2 -g0 -fPIC'
# Its own Makefiles, whatever the times of the files say.
set -- AUTOMAKE=: AUTOCONF=: ACLOCAL=: AUTOHEADER=:
make "$@" -j "${JOBS:-2}" libxml2.la
make "$@" install-libLTLIBRARIES install-pkgconfigDATA
make "$@" -C include install
