#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# usage.sh: help, version, wrong usage, exit statuses.
. "${srcdir:-.}/tests/cli/lib.sh"

status 2 "$elastir"
status 0 "$elastir" help
says out "analyze"
status 0 "$elastir" --help
status 0 "$elastir" --version
says out "elastir "
says out "GSL"
status 2 "$elastir" analize
says err "did you mean 'analyze'"
status 2 "$elastir" xyzzy
says err "unknown command 'xyzzy'"
status 2 "$elastir" help xyzzy
status 0 "$elastir" analyse --help
says out "elastir analyze"
for command in $("$elastir" help | sed -n '/^Commands/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
  test "$command" = help && continue
  status 0 "$elastir" help "$command"
  cp out by-help
  status 0 "$elastir" "$command" --help
  same out by-help
  status 2 "$elastir" "$command"
  status 2 "$elastir" "$command" --no-such-option
  status 2 "$elastir" "$command" --pretty --compact
  status 2 "$elastir" "$command" -o
  status 2 "$elastir" "$command" -Z
  status 2 "$elastir" "$command" --quiet=yes
  status 2 "$elastir" "$command" -j 0 x y
done
status 2 "$elastir" analyze --scael none x.out
says err "did you mean '--scale'"
status 2 "$elastir" analyze --scale 600-500:1 x.out
status 2 "$elastir" analyze --scale 600-800:0.9,700-900:0.9 x.out
status 2 "$elastir" analyze --fwhm 0 x.out
status 2 "$elastir" analyze --fwhm nan x.out
status 2 "$elastir" analyze --grid 4000:400:1 x.out
status 2 "$elastir" analyze --lineshape lorenzian x.out
says err "pseudo-voigt"
status 2 "$elastir" analyze -j 0 x.out
status 2 "$elastir" analyze ideal=
status 2 "$elastir" analyze =x.out
status 2 "$elastir" analyze a=x.out, 
status 2 "$elastir" analyze a=x.out a=y.out
says err "used twice"
status 1 "$elastir" analyze no-such.out
says err "no-such.out: cannot be opened"
status 1 "$elastir" analyze .
: >empty
status 1 "$elastir" analyze empty
says err "empty"
status 1 "$elastir" batch no-such.out
says out '"schema":"elastir.failure/1"'
says out '"path":"no-such.out"'
finish
