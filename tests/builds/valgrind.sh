#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# valgrind.sh: memcheck over the Check programs and over every command on every input: no invalid
# access, no uninitialised value, nothing lost, no file left open. Error
# bars have eight samples instead of 200, comparisons 100 instead of 1000: all go the same way.
# A program of the suite that takes longer than ELASTIR_VALGRIND_SECONDS (3600) fails.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v valgrind >/dev/null 2>&1 || skip_all "there is no valgrind"
case ${elastir_sanitizers:-} in
  ?*) skip_all "a sanitizer has its own memory" ;;
esac
mkdir logs
# fontconfig, by which cairo finds the letters of a PDF, keeps its configuration to the end.
printf '{\n  fontconfig\n  Memcheck:Leak\n' >known
printf '  match-leak-kinds: definite,indirect\n  ...\n' >>known
printf '  obj:*/libfontconfig.so*\n  ...\n}\n' >>known
memcheck="valgrind --suppressions=$PWD/known --quiet --error-exitcode=99
  --leak-check=full --track-fds=yes
  --errors-for-leak-kinds=definite,indirect --show-leak-kinds=definite,indirect"

# What valgrind wrote, without the files that were open before the program was.
complaints() { # LOG...
  sed -e 's/^==[0-9]*== *//' "$@" | awk '
    /^$/ || /^FILE DESCRIPTORS:/ { next }
    /^Open file descriptor/ { held = $0; next }
    /<inherited from parent>/ { held = ""; next }
    { if (held != "") print held; held = ""; print }
    END { if (held != "") print held }'
}

judge() { # WHAT STATUS MOST LOG
  complaints "$4" >told
  if test "$2" -gt "$3" || test -s told; then
    bad "$1: status $2"
    head -n 40 told >&2
  else
    ok
  fi
  rm -f "$4"
}

# One process a test would be thirty a suite; CK_FORK=no runs them in one.
for suite in ${elastir_unit_suites:-}; do
  begin=$(date +%s)
  # shellcheck disable=SC2086  # several words
  CK_FORK=no CK_DEFAULT_TIMEOUT=0 timeout "${ELASTIR_VALGRIND_SECONDS:-3600}" \
    $memcheck --log-file=logs/unit "$elastir_builddir/tests/unit" "$suite" >out 2>&1
  judge "$suite" $? 0 logs/unit
  echo "$suite: $(($(date +%s) - begin)) s: $(sed -n '/^[0-9]*%/p' out)"
done

# shellcheck disable=SC2086,SC2116  # one line of it
ELASTIR="$(echo $memcheck) --log-file=$PWD/logs/%p $elastir"
SAMPLES=8 BOOTSTRAP=100
export ELASTIR SAMPLES BOOTSTRAP srcdir
check "every command" sh "$srcdir/tests/builds/commands.sh" outputs
tail -n 1 check.out
for log in logs/*; do
  judge "a command, with the log $log" 0 1 "$log"
done
finish
