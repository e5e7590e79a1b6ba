#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# pack.sh FOLDER ARCHIVE: packs a folder as .tar.gz or .tar.xz, so that the same files give the same
# bytes: in the order of their names, of nobody, with the time of SOURCE_DATE_EPOCH, or else 1970.
set -eu
folder=$1 archive=$2
case $archive in
  *.gz) press='gzip -9n' ;;
  *.xz) press='xz -9e -T1' ;;
  *) echo "pack.sh: expected a name in .gz or .xz, found $archive" >&2 && exit 2 ;;
esac
chmod -R u+w,go+rX,go-w "$folder"
LC_ALL=C tar --format=ustar --sort=name --mtime="@${SOURCE_DATE_EPOCH:-0}" --owner=0 --group=0 \
  --numeric-owner -cf - "$folder" | $press >"$archive.tmp"
mv "$archive.tmp" "$archive"
