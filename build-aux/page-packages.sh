#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# page-packages.sh SRCDIR FOLDER [PACKAGE]: puts three.js, which pages hold, into FOLDER as three.js,
# with its licence; empty where it is not to be had. It comes from the release tarball, else from npm, else
# from Debian's libjs-three; src/view/html/packages.txt says which, and the checksum of each file. With PACKAGE (axe-core): that one as PACKAGE.js, from npm.
# ELASTIR_PAGE_PACKAGES=none takes none.
set -eu
srcdir=$(CDPATH="" cd -- "$1" && pwd) folder=$2
list=$srcdir/src/view/html/packages.txt carried=$srcdir/data/packages
mkdir -p "$folder"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

sum_of() { # FILE
  if command -v sha256sum >/dev/null 2>&1; then sha256sum "$1"; else openssl dgst -sha256 -r "$1"; fi |
    sed 's/[ *].*//'
}

row() { # PACKAGE FILE FIELD
  awk -v package="$1" -v file="$2" -v field="$3" '$1 !~ /#/ && $2 == package && $4 == file { print $field }' "$list"
}

# Is this file what the list says?
is_right() { # PACKAGE FILE PATH
  test -r "$3" || return 1
  test "$(sum_of "$3")" = "$(row "$1" "$2" 5)" && return
  echo "page-packages.sh: $3 is not $2 of $1 $(row "$1" "$2" 3): another checksum; left out" >&2
  return 1
}

# Unpacks a package of npm into the scratch folder, once.
fetch() { # PACKAGE
  test -d "$scratch/$1" && return
  command -v npm >/dev/null 2>&1 || return
  mkdir -p "$scratch/$1"
  (cd "$scratch/$1" && npm pack --silent --prefer-offline --fetch-retries=1 --fetch-timeout=20000 \
    "$1@$(awk -v package="$1" '$1 !~ /#/ && $2 == package { print $3; exit }' "$list")" >/dev/null 2>"$scratch/says" &&
    tar -xzf ./*.tgz) || { sed 's/^/page-packages.sh: npm: /' "$scratch/says" >&2; return 1; }
}

# Copies a file of a package to where the tarball has it, and prints that path.
take() { # PACKAGE FILE
  name=$folder/files/$1-$(basename "$2")
  mkdir -p "$folder/files"
  if is_right "$1" "$2" "$carried/$1-$(basename "$2")"; then
    cp "$carried/$1-$(basename "$2")" "$name"
  elif fetch "$1" && is_right "$1" "$2" "$scratch/$1/package/$2"; then
    cp "$scratch/$1/package/$2" "$name"
  else
    return 1
  fi
  printf '%s\n' "$name"
}

# A script or a style sheet with its licence before it; never what would end its element.
put() { # NAME FILE LICENCE
  if grep -qi -e '</script' -e '</style' -e '<!--' "$2"; then
    echo "page-packages.sh: $2 cannot stand in a page; left out" >&2
    return 1
  fi
  { echo '/*'; sed 's,\*/,* /,' "$3"; echo '*/'; tr -d '\000\r' <"$2"; } >"$folder/$1.new"
  mv "$folder/$1.new" "$folder/$1"
}

from_npm() { # PACKAGE NAME FILE
  script=$(take "$1" "$3") && licence=$(take "$1" LICENSE) && put "$2" "$script" "$licence"
}

from_debian() {
  script=/$(awk '$1 == "debian" { print $4 }' "$list")
  is_right libjs-three "${script#/}" "$script" || return
  cat >"$scratch/licence" <<'MIT'
three.js, Copyright (c) 2010-2019 three.js authors, https://threejs.org, under the MIT licence:
Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction, including
without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the
following conditions: The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY
KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A
PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR
ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
MIT
  put three.js "$script" "$scratch/licence"
}

if test -n "${3:-}"; then
  script=$(take "$3" "$(awk -v package="$3" '$1 !~ /#/ && $2 == package { print $4; exit }' "$list")")
  cp "$script" "$folder/$3.js"
  exit
fi
: >"$folder/three.js"
test "${ELASTIR_PAGE_PACKAGES:-}" = none && exit
from_npm three three.js build/three.min.js || from_debian ||
  echo "page-packages.sh: neither npm nor Debian's libjs-three: surfaces of pages will be pictures" >&2
