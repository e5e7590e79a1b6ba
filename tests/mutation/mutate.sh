#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# mutate.sh [-n COUNT] [-s SEED] [-w FOLDER] [-j JOBS] [FILE...]: gives numerics and parsers one
# small fault at a time, and tells which of them no test notices.
#   -n COUNT   how many faults to try (20)
#   -s SEED    which ones (1); the same seed and sources give the same
#   -w FOLDER  where to copy the sources and to build; it is kept, and used again (a temporary one)
#   -j JOBS    processes of make (2)
#   FILE       sources to change, from the top of the tree (all numerics and parsers)
# A mutant is killed if a unit suite of its folder fails, or else one of the scripts in tests/cli
# that have most to do with it. A line a mutant; at the end the count. Survivors are worth a test, or a
# thought: some change nothing that could be seen.
set -u
count=20 seed=1 work='' jobs=2
while getopts n:s:w:j: option; do
  case $option in
    n) count=$OPTARG ;;
    s) seed=$OPTARG ;;
    w) work=$OPTARG ;;
    j) jobs=$OPTARG ;;
    *) sed -n '3,12s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
done
shift $((OPTIND - 1))
top=$(cd "$(dirname "$0")/../.." && pwd)
mutations=$top/tests/mutation/mutations.pl
if test -z "$work"; then
  work=$(mktemp -d "${TMPDIR:-/tmp}/elastir-mutation.XXXXXX") || exit 99
  trap 'rm -rf "$work"' EXIT
fi
mkdir -p "$work" && work=$(cd "$work" && pwd) || exit 99

# A copy of what git knows, changes included.
copy_tree() {
  (cd "$top" && git -c safe.directory='*' ls-files -z | xargs -0 tar -cf -) |
    tar -xf - -C "$work" && echo 0.0.0-mutant >"$work/.tarball-version"
}
build() { make -s -C "$work/build" -j "$jobs" elastir tests/unit tests/cli/jsonget >"$work/build.log" 2>&1; }

# What is quick comes first: most mutants are killed by it.
slow='compare/planted compare/scale_fit elastic/brute_force elastic/uncertainty'
# suites_of FILE: the suites that could notice a fault in the file, the slow ones last.
suites_of() {
  case $1 in
    parsers/base/*) folders='base crystal measured tensor' ;;
    parsers/crystal/*) folders='crystal model' ;;
    parsers/measured/*) folders='measured' ;;
    parsers/tensor/*) folders='tensor' ;;
    src/elastic/*) folders='elastic' ;;
    src/spectrum/*) folders='spectrum output compare' ;;
    src/compare/*) folders='compare' ;;
    src/optics/*) folders='optics' ;;
    src/batch/*) folders='result' ;;
    *) folders='model output' ;;
  esac
  for folder in $folders; do "$work/build/tests/unit" -l | grep "^$folder/"; done >"$work/suites"
  for suite in $slow; do
    grep -vx "$suite" "$work/suites" >"$work/quick"
    grep -x "$suite" "$work/suites" >>"$work/quick"
    mv "$work/quick" "$work/suites"
  done
  cat "$work/suites"
}
scripts_of() {
  case $1 in
    src/elastic/* | parsers/tensor/*) echo elastic ;;
    src/spectrum/* | parsers/measured/*) echo spectrum ;;
    src/compare/*) echo compare ;;
    src/optics/*) echo observables ;;
    src/batch/*) echo batch ;;
    src/model/*) echo analyze elastic observables compare ;;
    *) echo analyze ;;
  esac
}

# killer_of FILE: prints what noticed the fault; fails if nothing did.
killer_of() {
  for suite in $(suites_of "$1"); do
    (cd "$work/build" && timeout 600 ./tests/unit "$suite") >"$work/test.log" 2>&1 ||
      { echo "$suite"; return 0; }
  done
  for script in $(scripts_of "$1"); do
    (cd "$work/build" && timeout 600 sh "../tests/cli/$script.sh") >"$work/test.log" 2>&1 ||
      { echo "tests/cli/$script.sh"; return 0; }
  done
  return 1
}

if ! test -x "$work/build/tests/unit"; then
  copy_tree && mkdir -p "$work/build" && (cd "$work" && autoreconf -i && cd build &&
    ../configure --disable-silent-rules CFLAGS="${CFLAGS:--O1 -g0}") >"$work/configure.log" 2>&1 || {
    echo "mutate.sh: the copy in $work cannot be configured" >&2
    exit 1
  }
fi
srcdir=.. elastir_builddir=$work/build elastir_sanitizers=
export srcdir elastir_builddir elastir_sanitizers
build || { echo "mutate.sh: the copy cannot be built" >&2; tail "$work/build.log" >&2; exit 1; }
cd "$work" || exit 99
test $# -gt 0 || set -- parsers/*/*.c src/elastic/*.c src/spectrum/*.c src/compare/*.c \
  src/optics/*.c src/model/*.c src/batch/*.c
perl "$mutations" list "$seed" "$@" | head -n "$count" >chosen

tab=$(printf '\t')
killed=0 survived=0 stillborn=0
while IFS=$tab read -r file line column old new <&3; do
  place=$file:$line
  cp "$file" original
  perl "$mutations" make "$file" "$line" "$column" "$old" "$new" || exit 99
  text=$(sed -n "${line}s/^ *//p" "$file")
  if ! build; then
    stillborn=$((stillborn + 1))
    verdict='does not build'
  elif killer=$(killer_of "$file" </dev/null); then
    killed=$((killed + 1))
    verdict="killed by $killer"
  else
    survived=$((survived + 1))
    verdict=SURVIVED
  fi
  printf "%s: %s: '%s' became '%s': %s\n" "$place" "$verdict" "$old" "$new" "$text"
  cp original "$file" # newer than its object, so that it is compiled again
done 3<chosen
build
printf '%d killed, %d survived, %d did not build\n' "$killed" "$survived" "$stillborn"
