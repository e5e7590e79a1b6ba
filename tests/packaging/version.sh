#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# version.sh: the version follows the commit that is built, without another configure.
. "${srcdir:-.}/tests/cli/lib.sh"
built=$(sed -n 's/^#define ELASTIR_VERSION_TEXT "\(.*\)"$/\1/p' "$elastir_builddir/src/version_text.h")
check "make wrote a version" test -n "$built"
status 0 "$elastir" --version
check "--version names it" test "$(sed -n 's/^elastir //p' out)" = "$built"
status 0 "$elastir" elastic "$srcdir/tests/fuzz/seeds/tensor/full.txt" --samples 0
cp out result.json
value result.json provenance.version "$built"

mkdir -p sources/build-aux
cp "$srcdir/build-aux/version.sh" sources/build-aux/
# is VERSION WHAT: make writes this version of the sources.
is() {
  (cd "$elastir_builddir" && MAKEFLAGS='' "${MAKE:-make}" -s version_source="$work/sources" \
    version_header="$work/header.h" "$work/header.h") >make.out 2>&1
  echo "#define ELASTIR_VERSION_TEXT \"$1\"" >wanted.h
  check "$2" cmp header.h wanted.h
}
release=$(sed -n 's/^release=//p' "$srcdir/build-aux/version.sh")
is "$release" "sources that are neither tarball nor clone"
if command -v git >/dev/null 2>&1; then
  # as_git ARGUMENT...: git in the sources, whatever the user has set.
  as_git() {
    GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null git -C sources \
      -c user.name=somebody -c user.email=nobody@example.org "$@" >git.out 2>&1
  }
  hash() { as_git log -1 --format=%h --abbrev=8 && cat git.out; }
  as_git init && as_git add . && as_git commit -m first || bad "git: $(cat git.out)"
  first=$(hash)
  is "$release-g$first" "a clone"
  touch -d '2001-02-03' header.h
  is "$release-g$first" "the same commit"
  check "what is the same is not written again" test -z "$(find header.h -newermt 2001-02-04)"
  as_git commit --allow-empty -m second
  check "another commit" test "$(hash)" != "$first"
  is "$release-g$(hash)" "the next commit"
  known=$release-g$(hash)
  mv sources/.git/HEAD kept
  is "$known" "a clone in which git fails keeps what it was"
  mv kept sources/.git/HEAD
  as_git tag "v$release"
  is "$release" "a release"
else
  echo "skipped: there is no git"
fi
echo 1.2.3-g0123abcd >sources/.tarball-version
is 1.2.3-g0123abcd "a tarball"
finish
