#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Prints the version: of the tarball if this is one, else the release, with the commit unless tagged.
release=0.1.0
if test -f .tarball-version; then
  cat .tarball-version
elif test ! -e .git || ! commit=$(git log -1 --format=%h --abbrev=8 2>/dev/null); then
  printf '%s\n' "$release"
elif git describe --exact-match --match "v$release" >/dev/null 2>&1; then
  printf '%s\n' "$release"
else
  printf '%s-g%s\n' "$release" "$commit"
fi
