#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Prints the version: of the tarball if this is one, else from git, else the last release.
release=0.1.0
if test -f .tarball-version; then
  cat .tarball-version
elif commit=$(git log -1 --format=%h --abbrev=8 2>/dev/null); then
  printf '%s-g%s\n' "$release" "$commit"
else
  printf '%s\n' "$release"
fi
