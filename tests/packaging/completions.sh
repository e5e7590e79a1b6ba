#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What the completions of bash and zsh offer for the program as built.
set -u
command -v bash >/dev/null 2>&1 || { echo "no bash"; exit 77; }
scripts=$(cd "${srcdir:-.}" && pwd)/data/completions
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/a folder" && : >"$scratch/freq one.out" && : >"$scratch/elastic.out" || exit 99

program=$(cd "${elastir_builddir:-.}" && pwd)
cd "$scratch" || exit 99

# What _elastir hands to zsh's own functions, which print it here.
zsh_says() { # EXPECTED WORD...
  expected=$1
  shift
  PATH=$program:$PATH zsh -f -c '
    _call_program() { shift; eval "$@" }
    _arguments() { print -rl -- "$@" }
    _describe() { print -rl -- "${(@P)4}" }
    script=$1; shift; words=("$@"); CURRENT=$#
    source $script' zsh "$scripts/_elastir" "$@" >said 2>&1
  grep -qxF -- "$expected" said || { echo "FAIL: zsh, $*: no '$expected' in:"; cat said; exit 1; }
}
if command -v zsh >/dev/null 2>&1; then
  zsh_says 'batch:analyze thousands of outputs, one result per line (JSON Lines)' elastir b
  zsh_says 'batch:analyze thousands of outputs, one result per line (JSON Lines)' elastir help b
  zsh_says '-q[print errors only]' elastir show -
  zsh_says '--quiet[print errors only]' elastir show -
  zsh_says "--color=[auto (on a terminal, unless NO_COLOR is set; the default), always, never]\
:WHEN:(auto always never)" elastir show --c
  zsh_says '--still[a smaller page with static pictures only]' \
    elastir report --th
  zsh_says '*:file:_elastir_models' elastir analyze x=
else
  echo "no zsh: its half is not tried"
fi

PATH=$program:$PATH SCRIPTS=$scripts bash --norc <<'BASH'
source "$SCRIPTS/elastir.bash" || exit 1
failures=0

# offers NAME EXPECTED... -- WORD...: completing the last word offers all that is expected.
# A word "!x" is one that must not be offered; "nothing" says that there is no offer at all.
offers() {
  local name=$1 expected=() word offer
  shift
  while [[ $1 != -- ]]; do expected+=("$1"); shift; done
  shift
  COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
  _elastir 2>/dev/null
  printf -v offer '<%s>' "${COMPREPLY[@]}"
  for word in "${expected[@]}"; do
    case $word in
      nothing) ((${#COMPREPLY[@]} == 0)) ;;
      !*) [[ $offer != *"<${word#!}>"* ]] ;;
      *) [[ $offer == *"<$word>"* ]] ;;
    esac || { echo "FAIL: $name: wanted $word, offered $offer"; failures=$((failures + 1)); }
  done
}

# The first words of the indented lines of the help are the commands, but for its "First steps".
# shellcheck disable=SC2046
offers 'all commands' analyze help --version \
  $(elastir help | awk '/^First/ { exit } /^  [a-z]/ { print $1 }') -- elastir ''
offers 'commands by their beginning' analyze '!batch' -- elastir an
offers 'help takes a command' batch '!analyze' '!--version' -- elastir help b
offers 'options of a command' --scale --lineshape --fwhm --grid --study --output --strict \
  --no-provenance -- elastir analyze -
offers 'options by their beginning' --scale '!--fwhm' -- elastir analyze --s
offers 'the alias has the same options' --scale -- elastir analyse --s
offers 'an option of one command alone' --study -- elastir analyze --stu
offers 'another has it not' nothing -- elastir batch --stu
offers 'line shapes' lorentzian gaussian pseudo-voigt -- elastir analyze --lineshape ''
offers 'line shapes behind =' gaussian '!lorentzian' -- elastir analyze --lineshape = ga
offers 'an empty value behind =' lorentzian -- elastir analyze --lineshape =
offers 'formats' json csv jcamp -- elastir spectrum --format ''
offers 'words for one command' E nu '!imaginary' -- elastir report --quantity ''
offers 'other words for another' imaginary '!nu' -- elastir compare --quantity ''
offers 'a word with brackets' 'log(1/R)' -- elastir compare --y-unit lo
offers 'no words for a number' nothing -- elastir analyze --fwhm ''
offers 'files' 'freq one.out' elastic.out 'a folder' -- elastir elastic ''
offers 'files for -o' elastic.out -- elastir analyze -o el
offers 'files for --output' elastic.out -- elastir analyze --output el
offers 'the file of a label' 'freq one.out' -- elastir analyze ideal = fr
offers 'the second file of a label' 'freq one.out,elastic.out' -- elastir analyze ideal = \
  'freq one.out,el'
offers 'a folder behind a comma' 'elastic.out,a folder/' -- elastir analyze 'elastic.out,a'

# Every command has completions: as many options as its help lists, and files.
for name in $(elastir --complete | cut -d '|' -f 1); do
  [[ $name == help ]] && continue
  listed=$(elastir "$name" --help | grep -c '^  \(-[A-Za-z],\)\{0,1\} *--[a-z]')
  COMP_WORDS=(elastir "$name" -) COMP_CWORD=2
  _elastir
  if ((listed < 2 || ${#COMPREPLY[@]} != listed)); then
    echo "FAIL: $name lists $listed options, completion offers ${#COMPREPLY[@]}"
    failures=$((failures + 1))
  fi
done
exit $((failures > 0))
BASH
