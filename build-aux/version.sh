#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# version.sh [KNOWN]: prints the version: of the tarball if this is one, else the release, with the
# commit unless tagged. KNOWN is what it is where git does not say, as to root in a user's clone.
release=0.2.0
if test -f .tarball-version; then
  cat .tarball-version
elif test ! -e .git; then
  printf '%s\n' "$release"
elif ! commit=$(git log -1 --format=%h --abbrev=8 2>/dev/null); then
  printf '%s\n' "${1:-$release}"
elif git describe --tags --exact-match --match "v$release" >/dev/null 2>&1; then
  printf '%s\n' "$release"
else
  printf '%s-g%s\n' "$release" "$commit"
fi
