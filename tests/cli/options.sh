#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# options.sh: every option of every command refuses what it cannot take, in one line that names
# it and what was found, with status 2. The options come from --help: a new one is tried without
# being listed here; what it may take all the same has to be said in may_take.
. "${srcdir:-.}/tests/cli/lib.sh"
zif8=$srcdir/fixtures/zif8
"$elastir" analyze -q --no-provenance --samples 0 -o models.json ideal="$zif8/ideal-freq.out" || exit 99
cp "$zif8/ideal-elastic.out" elastic.out
cp "$zif8/ideal-freq.out" freq.out
cp "$zif8/measured-bulk.jdx" bulk.jdx
cp "$zif8/map-modulus.gsf" map.gsf
cp "$zif8/map-height.gsf" height.gsf

# operands COMMAND OPTION: such that the option is the only thing wrong.
operands() {
  case $1:$2 in
    elastic:*) echo elastic.out ;;
    spectrum:--scale | spectrum:--lineshape | spectrum:--fwhm | spectrum:--grid) echo freq.out ;;
    spectrum:*) echo bulk.jdx ;;
    compare:*) echo models.json bulk.jdx ;;
    show:*) echo models.json ;;
    map:--topography) echo map.gsf ;;
    map:*) echo map.gsf --topography height.gsf ;;
    report:--map) echo --figure map models.json ;;
    report:--title | report:--three | report:--figure) echo models.json ;;
    report:--plane | report:--quantity) echo --figure polar models.json ;;
    report:*) echo --figure spectrum models.json ;;
    *) echo freq.out ;;
  esac
}

# may_take COMMAND OPTION ARGUMENT VALUE: the value is one that the option takes, or only a file
# can tell.
may_take() {
  case $3:$4 in
    FILE:?* | TEXT:?* | NAME:?* | TITLE:?*) test "$2" != --quantity ;;
    FROM:TO:1:2 | LEAST:MOST:1:2 | A:B:1:2 | "N|NAME":[!-]*) return 0 ;;
    *) case $2:$4 in
         --calibration-offset:-1 | --series:-1 | --annotate:-1) return 0 ;;
         *) return 1 ;;
       esac ;;
  esac
}

# refused COMMAND OPTION VALUE: status 2, one line and the hint, the option and the value in it.
refused() {
  # shellcheck disable=SC2046  # several words are meant
  status 2 "$elastir" "$1" "$2=$3" $(operands "$1" "$2")
  test "$(wc -l <err)" -eq 2 || bad "$1 $2 '$3': not one line and a hint: $(cat err)"
  head -n 1 err | grep -F -- "elastir $1: " | grep -F -- "$2" | grep -qF -- "'$3'" ||
    bad "$1 $2 '$3': the line says $(cat err)"
  test ! -s out || bad "$1 $2 '$3' wrote something"
}

for command in $("$elastir" help | sed -n '/^Commands/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
  test "$command" = help && continue
  "$elastir" "$command" --help >help.txt
  sed -n 's/^  \(-[A-Za-z], \)\{0,1\} *\(--[a-z-]*\) \([A-Z][^ ]*\)\( .*\)\{0,1\}$/\2 \3/p' help.txt >valued
  test "$(wc -l <valued)" -ge 2 || bad "$command: no options in --help"
  while read -r option argument; do
    refused "$command" "$option" ''
    for value in nan -1 1e400 abc 1:2; do
      may_take "$command" "$option" "${argument%...}" "$value" || refused "$command" "$option" "$value"
    done
    case $argument in
      *...) ;;
      *) status 2 "$elastir" "$command" "$option" 1 "$option" 2 x
         says err "$option"
         says err "takes one value; found '1' and '2'" ;;
    esac
    status 2 "$elastir" "$command" "$option"
    says err "$option' needs a value: $argument"
  done <valued
  sed -n 's/^  \(-[A-Za-z], \)\{0,1\} *\(--[a-z-]*\)\(  .*\)\{0,1\}$/\2/p' help.txt >switches
  while read -r switch; do
    status 2 "$elastir" "$command" "$switch=1" x
    says err "'$switch' takes no value"
  done <switches
done

# Ranges include their ends; words are stored as what they name, a list of them as all of them.
refused spectrum --fwhm 0.00099
refused spectrum --fwhm 1000.1
status 0 "$elastir" spectrum freq.out --fwhm 0.001 -o narrow.json
status 0 "$elastir" spectrum freq.out --fwhm 1000 -o wide.json
value wide.json settings.fwhm_cm1 1000
status 0 "$elastir" spectrum bulk.jdx --interpolation akima -o akima.json
says akima.json '"akima"'
refused elastic --surface 1x5
refused elastic --surface 91x2002
refused elastic --surface 91x181x2
refused report --size 9.9x60
status 0 "$elastir" report models.json --figure spectrum --size 10x2000 -o tall.svg
refused report --window 700:700
status 2 "$elastir" compare models.json bulk.jdx --draws 3
says err "--draws takes a whole number from 60 to 100000, not '3'"
status 2 "$elastir" report models.json --figure polar --size 5x5
says err "--size takes WxH, two numbers from 10 to 2000, not '5x5'"
status 2 "$elastir" report models.json --figure spectrum --window 9:9
says err "--window takes two different numbers, such as 400:1700 or 1700:400, not '9:9'"
status 2 "$elastir" report models.json --figure polar --title x
says err "--title and --figure exclude each other"
status 0 "$elastir" analyze --fwhm nan --help
says out "Usage: elastir analyze"
status 2 "$elastir" spectrum -qz bulk.jdx
says err "unknown option '-z'"
status 0 "$elastir" spectrum -qj2 bulk.jdx -oletters.json
test -s letters.json && ok || bad "-oletters.json wrote nothing"

# What goes with another input, figure or option only.
status 2 "$elastir" compare models.json bulk.jdx --no-mixture --component a=bulk.jdx
says err "--component"
status 2 "$elastir" report models.json --figure spectrum --plane 110
says err "--plane does not apply to --figure spectrum"
status 2 "$elastir" report models.json --figure spectrum --model nope
says err "such as 'ideal', not 'nope'"
status 2 "$elastir" spectrum bulk.jdx --x-unit furlong
says err "--x-unit takes cm-1, um, nm or THz, not 'furlong'"
status 0 "$elastir" spectrum bulk.jdx --harmonic 3 -o unused.json
says err "warning: --harmonic applies to neaspec files"
status 1 "$elastir" compare models.json bulk.jdx --no-mixture --strict --harmonic 3 -o unused.json
says err "warning: --harmonic applies to neaspec files"

# A unit against that of the file is worth a warning; the same one is not.
status 0 "$elastir" spectrum bulk.jdx --y-unit %T --x-unit cm-1 -o units.json
says err "warning: the ordinate is %T, as requested (the file: '"
status 0 "$elastir" spectrum bulk.jdx --y-unit absorbance --strict -o units.json
finish
