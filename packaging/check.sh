#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check.sh: every recipe can be parsed by what is there to parse it, and all name the same version.
set -u
cd "$(dirname "$0")" || exit 1
version=$(sed -n 's/^release=//p' ../build-aux/version.sh)
easybuild=easybuild/elastir-$version-GCC-12.3.0.eb
failed=0
try() { # TOOL WHAT COMMAND...
  tool=$1 what=$2
  shift 2
  if ! command -v "$tool" >/dev/null; then
    echo "skipped: $what ($tool is not here)"
  elif "$@" >/dev/null 2>&1 </dev/null; then
    echo "parsed: $what"
  else
    echo "FAIL: $what: $*"
    failed=1
  fi
}
parse='import ast, sys; ast.parse(open(sys.argv[1]).read())'
try python3 'Spack package' python3 -c "$parse" spack/packages/elastir/package.py
try python3 'EasyBuild recipe' python3 -c "$parse" "$easybuild"
try python3 'conda recipe' python3 -c 'import re, sys, yaml
text = re.sub(r"{%.*?%}", "", open("conda/meta.yaml").read())
text = re.sub(r"{{.*?}}", "x", text)
recipe = yaml.safe_load(text)
assert recipe["package"]["name"] == "elastir" and recipe["test"]["commands"]'
try tclsh 'module file' tclsh modules/check.tcl "modules/$version"
for lua in lua lua5.4 lua5.3 luajit; do
  command -v $lua >/dev/null && break
done
try "$lua" 'Lmod file' "$lua" modules/check.lua "modules/$version.lua"
try bash 'conda build script' bash -n conda/build.sh
try dpkg-parsechangelog 'Debian changelog' dpkg-parsechangelog -l debian/changelog
# Each names the version of the release.
for file in spack/packages/elastir/package.py conda/meta.yaml "$easybuild" "modules/$version" \
  "modules/$version.lua" apptainer/elastir.def debian/changelog; do
  grep -qsF "$version" "$file" || { echo "FAIL: $file does not name version $version"; failed=1; }
done
exit $failed
