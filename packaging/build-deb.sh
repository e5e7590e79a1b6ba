#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# build-deb.sh TARBALL: builds the Debian packages from elastir-VERSION.tar.xz, in the folder deb/, and
# lets lintian look at them. The maintainer is who builds them: DEBFULLNAME and DEBEMAIL. Needs dpkg-dev, debhelper, lintian, and what the package is built with.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
tarball=$1
version=$(basename "$tarball" .tar.xz)
version=${version#elastir-}
upstream=$(echo "$version" | tr - +) # of a commit that is no release: 0.2.0+g01234567
test ! -e deb || { echo "build-deb.sh: deb/ is in the way" >&2; exit 1; }
mkdir deb
cp "$tarball" "deb/elastir_$upstream.orig.tar.xz"
tar -xJf "$tarball" -C deb
cd "deb/elastir-$version"
cp -R "$here/debian" debian
sed -i "1s/(.*-1)/($upstream-1)/" debian/changelog
test -z "${DEBEMAIL:-}" || sed -i \
  "s/^\(Maintainer:\| --\) .*<[^>]*>/\1 ${DEBFULLNAME:-The elastir developers} <$DEBEMAIL>/" \
  debian/control debian/changelog
dpkg-buildpackage -us -uc
cd ..
lintian --version
lintian --fail-on error,warning --info --display-info ./*.changes
ls -l ./*.deb
