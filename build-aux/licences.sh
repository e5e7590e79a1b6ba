#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# licences.sh FOLDER LIBRARY...: puts into FOLDER the copyright notices of libraries, which have to go
# where their code goes, and the licences that they refer to. A LIBRARY is a file of a Debian package, a
# folder with the sources of one, or a script that begins with its notice. Says for which there is none.
set -eu
folder=$1
shift
mkdir -p "$folder"

# The Debian package of a file; what has merged into /usr may be listed without it.
package_of() { # FILE
  file=$(readlink -f "$1")
  owner=$(dpkg-query -S "$file" 2>/dev/null || dpkg-query -S "${file#/usr}" 2>/dev/null) || return
  echo "${owner%%:*}"
}

put_notice() { # LIBRARY
  case $1 in
    *.js) sed '1d; /^\*\/$/,$d' "$1" >"$folder/$(basename "$1").txt"; return ;;
  esac
  if test -d "$1"; then
    name=$(basename "$1")
    cp "$1/debian/copyright" "$folder/${name%%-[0-9]*}.txt"
  else
    name=$(package_of "$1") && cp "/usr/share/doc/$name/copyright" "$folder/$name.txt"
  fi
}

for library in "$@"; do
  put_notice "$library" 2>/dev/null ||
    echo "licences.sh: no notice of $library is here; put it into the archive before you pass it on" >&2
done
grep -ho '/usr/share/common-licenses/[A-Z][A-Za-z]*-[0-9.]*[0-9]' "$folder"/*.txt | sort -u |
  while read -r licence; do
    test ! -r "$licence" || cp "$licence" "$folder/"
  done
