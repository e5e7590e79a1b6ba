#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# release.sh SOURCES NAME: what a release consists of, in the folder release/: the sources, and the static
# program with its manual pages, each made twice and compared, as the same commit has to give the same
# bytes anywhere; SHA256SUMS; and SHA256SUMS.asc, a signature, where gpg has a key (RELEASE_KEY names
# one, RELEASE_KEY=none leaves it out).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
sources=$1 name=$2
fail() { printf 'release: %s\n' "$*" >&2; exit 1; }

# The time of the commit, for all that is packed.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$here" log -1 --format=%ct 2>/dev/null || echo 0)}
export SOURCE_DATE_EPOCH
rm -rf release release.again
mkdir release release.again
for target in release release.again; do
  sh "$here/pack.sh" "$sources" "$target/$name.tar.xz"
  sh "$here/binary-dist.sh" "$sources" "$name"
  mv "$name"-linux-*-static.tar.gz "$target/"
done
for file in release/*; do
  cmp "$file" "release.again/${file##*/}" || fail "$file is not the same when it is made again"
done
rm -rf release.again

cd release
sha256sum "$name"* >SHA256SUMS
sha256sum -c SHA256SUMS
if test "${RELEASE_KEY:-}" = none; then
  echo 'not signed, as asked for'
elif command -v gpg >/dev/null && test -n "$(gpg --list-secret-keys 2>/dev/null)"; then
  gpg --armor --detach-sign ${RELEASE_KEY:+--local-user "$RELEASE_KEY"} SHA256SUMS
  gpg --verify SHA256SUMS.asc SHA256SUMS
else
  echo 'not signed: gpg has no key here; "gpg --armor --detach-sign SHA256SUMS" does it elsewhere'
fi
ls -l
