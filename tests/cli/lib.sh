# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh disable=SC2034  # the tests use what is set here
# lib.sh: what the shell tests share. Each sources it first and ends with `finish`.
set -u
: "${srcdir:=.}" "${elastir_builddir:=$PWD}"
srcdir=$(cd "$srcdir" && pwd)
elastir=${ELASTIR:-$elastir_builddir/elastir}
jsonget=$elastir_builddir/tests/cli/jsonget
work=$(mktemp -d "${TMPDIR:-/tmp}/elastir-test.XXXXXX") || exit 99
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work" || exit 99
passed=0
failed=0

ok() { passed=$((passed + 1)); }
bad() {
  failed=$((failed + 1))
  echo "FAIL: $*" >&2
}

# check WHAT COMMAND...: the command succeeds.
check() {
  what=$1
  shift
  if "$@" >check.out 2>&1; then ok; else
    bad "$what: $*"
    head -n 20 check.out >&2
  fi
}

# status N COMMAND...: the command ends with that status; its output is in out and err.
status() {
  wanted=$1
  shift
  "$@" >out 2>err </dev/null
  got=$?
  if test $got -eq "$wanted"; then ok; else
    bad "status $got instead of $wanted: $*"
    head -n 5 err >&2
  fi
}

# says FILE TEXT: the file holds the text.
says() {
  if grep -qF -- "$2" "$1"; then ok; else
    bad "'$2' is not in $1, which says:"
    head -n 5 "$1" >&2
  fi
}

# same A B: the same bytes.
same() { check "same bytes" cmp "$1" "$2"; }

# value FILE PATH EXPECTED [TOLERANCE]: a value of a JSON document; numbers to an absolute
# tolerance, 0 unless given.
value() {
  got=$("$jsonget" "$1" "$2")
  if test "$got" = "$3"; then ok; return; fi
  if awk -v g="$got" -v e="$3" -v t="${4:-0}" 'BEGIN {
       number = "^[-+]?[0-9.]+([eE][-+]?[0-9]+)?$"
       d = g - e; if (d < 0) d = -d
       exit !(g ~ number && e ~ number && d <= t + 0) }'; then ok; else
    bad "$1: $2 is $got, expected $3 within ${4:-0}"
  fi
}

skip_all() {
  echo "skipped: $*"
  exit 77
}

finish() {
  echo "$passed passed, $failed failed"
  test $failed -eq 0
  exit
}
