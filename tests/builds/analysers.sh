#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# analysers.sh [clang|cppcheck]: clang --analyze (3 minutes of one processor) and cppcheck (10 s)
# have nothing to say about src/ and parsers/; or one of them alone. One that is not there is left
# out. elastir_builddir is a configured build folder.
. "${srcdir:-.}/tests/cli/lib.sh"
only=${1:-}
test -f "$elastir_builddir/config.h" || skip_all "there is no config.h in $elastir_builddir"
sources=$(cd "$srcdir" && find src parsers -name '*.c' | LC_ALL=C sort)
# shellcheck disable=SC2046  # as many words as there are
set -- -std=c11 -D_XOPEN_SOURCE=700 -D_FILE_OFFSET_BITS=64 -DHAVE_CONFIG_H \
  "-I$elastir_builddir" "-I$srcdir/src" "-I$srcdir/parsers" \
  $(pkg-config --cflags gsl libxml-2.0 libcjson zlib nettle) \
  $(pkg-config --cflags cairo-pdf 2>/dev/null)
processors=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)

# each WHAT COMMAND...: the command, once for each source, says nothing that is a warning.
each() {
  what=$1
  shift
  for source in $sources; do printf '%s/%s\0' "$srcdir" "$source"; done |
    xargs -0 -n 1 -P "$processors" "$@" >"$what.log" 2>&1
  ended=$?
  found=$(grep -cE '(warning|error):' "$what.log")
  if test $ended -eq 0 && test "$found" -eq 0; then ok; else
    bad "$what: $found warnings, status $ended"
    grep -E '(warning|error):' "$what.log" >&2
  fi
  echo "$what: $(echo "$sources" | wc -l) sources, $found warnings"
}

if test "$only" = cppcheck; then :
elif command -v clang >/dev/null 2>&1; then
  each clang-analyze clang --analyze --analyzer-output text "$@"
else
  echo "skipped: there is no clang"
fi

# What cppcheck takes for faults: memory.c gives the grown array to the caller through a pointer
# it does not follow, assets.c includes texts as strings, loops that always run are supposed
# not to be entered, and readdir() on a folder of one's own is safe in threads.
if test "$only" = clang; then :
elif command -v cppcheck >/dev/null 2>&1; then
  if (cd "$srcdir" && cppcheck --quiet --error-exitcode=1 --inline-suppr -j "$processors" \
    --enable=warning,performance,portability --std=c11 -D_XOPEN_SOURCE=700 -I src -I parsers \
    --library=posix --suppress=internalAstError:src/view/html/assets.c \
    --suppress=memleak:parsers/base/memory.c --suppress=uninitvar:src/elastic/extrema.c \
    --suppress=readdirCalled:src/batch/inputs.c src parsers) >cppcheck.log 2>&1; then ok; else
    bad "cppcheck"
    cat cppcheck.log >&2
  fi
  echo "cppcheck: $(grep -cE ': (warning|error|p[a-z]*|style):' cppcheck.log) warnings"
else
  echo "skipped: there is no cppcheck"
fi
finish
