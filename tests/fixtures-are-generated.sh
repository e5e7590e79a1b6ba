#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# fixtures-are-generated.sh: the committed ZIF-8 fixtures are what their generator writes.
set -u
zif8="${srcdir:-.}/fixtures/zif8"
command -v perl >/dev/null 2>&1 || { echo "skipped: perl is missing"; exit 77; }

folder=$(mktemp -d) || exit 99
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM

perl "$zif8/generate.pl" "$folder" || { echo "the generator failed"; exit 1; }

status=0
count=0
for new in "$folder"/*; do
  name=${new##*/}
  count=$((count + 1))
  cmp "$new" "$zif8/$name" || status=1
done
perl "${srcdir:-.}/fixtures/crystal/linkers.pl" "$folder" || { echo "linkers.pl failed"; exit 1; }
for name in good-linkers.out good-dangling.out; do
  cmp "$folder/$name" "${srcdir:-.}/fixtures/crystal/$name" || status=1
done
if [ "$count" -ne 11 ]; then
  echo "the generator wrote $count files, not 11"
  status=1
fi
exit $status
