#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# installed.sh: what "make install" installs can be used: the program runs, and a program of a user
# compiles and links with nothing but the installed headers, library and pkg-config file.
set -u
program=$(cd "${elastir_builddir:-.}" && pwd)
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
cd "$program" || exit 99

MAKEFLAGS='' "${MAKE:-make}" install DESTDIR="$scratch/root" >"$scratch/log" 2>&1 ||
  { echo "make install failed"; tail -n 20 "$scratch/log"; exit 1; }
prefix=$scratch/root$(sed -n 's/^prefix=//p' elastir.pc)
failures=0
for file in bin/elastir lib/libelastir.a lib/pkgconfig/elastir.pc include/elastir/elastir.h \
  share/man/man1/elastir.1 share/bash-completion/completions/elastir \
  share/zsh/site-functions/_elastir; do
  test -f "$prefix/$file" || { echo "FAIL: $file is not installed"; failures=1; }
done
"$prefix/bin/elastir" --version | grep -q '^elastir [0-9]' || { echo "FAIL: --version"; failures=1; }

cat >"$scratch/user.c" <<'USER'
#include <elastir.h>
#include <string.h>
int main(void)
{
  elastir_diagnostics diagnostics = {0};
  elastir_diagnose(&diagnostics, ELASTIR_ERROR, "a-code", "a.out", 7, "a message");
  int status = diagnostics.count == 1 && strcmp(diagnostics.items[0].code, "a-code") == 0 ? 0 : 1;
  elastir_diagnostics_free(&diagnostics);
  return status;
}
USER
compiler=$(echo '@CC@' | ./config.status --file=-)
linker_flags=$(echo '@ELASTIR_LDFLAGS@' | ./config.status --file=-) # for a build with sanitizers
sed "s|^prefix=.*|prefix=$prefix|" "$prefix/lib/pkgconfig/elastir.pc" >"$scratch/elastir.pc"
PKG_CONFIG_PATH=$scratch:${PKG_CONFIG_PATH:-}
export PKG_CONFIG_PATH
flags=$(pkg-config --cflags --libs elastir) || failures=1
# shellcheck disable=SC2086  # lists of words
if ! $compiler -std=c11 -Wall -Wextra -Werror -o "$scratch/user" "$scratch/user.c" \
       $linker_flags $flags ||
   ! LD_LIBRARY_PATH=$prefix/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH} "$scratch/user"; then
  echo "FAIL: a program with <elastir.h> and $flags"
  failures=1
fi

# The headers ask for nothing else that is not installed: each compiles alone.
for header in $(cd "$prefix/include/elastir" && find . -name '*.h'); do
  echo "#include \"$header\"" >"$scratch/header.c"
  # shellcheck disable=SC2086
  $compiler -std=c11 -Wall -Wextra -Werror -fsyntax-only -I"$prefix/include/elastir" \
    "$scratch/header.c" || { echo "FAIL: $header alone"; failures=1; }
done

MAKEFLAGS='' "${MAKE:-make}" uninstall DESTDIR="$scratch/root" >"$scratch/log" 2>&1 || failures=1
left=$(find "$scratch/root" -type f)
test -z "$left" || { echo "FAIL: uninstall leaves $left"; failures=1; }
exit $failures
