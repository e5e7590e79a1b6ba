# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# elastir.bash: completion for bash. Commands and options are asked of the program itself, whose
# help is made from the table that parses them; only the words for values stand here.

# Prints the words that an option takes as its value, or "FILE", or nothing.
_elastir_values() { # PROGRAM COMMAND OPTION
  case $3 in
    --lineshape) echo lorentzian gaussian pseudo-voigt ;;
    --format) echo json csv jcamp animl svg pdf ;;
    --figure) echo spectrum polar surface matrix ;;
    --layout) echo offset overlaid ;;
    --quantity) echo E beta G nu imaginary real amplitude phase ;;
    --x-unit) echo cm-1 um nm ;;
    --y-unit) echo absorbance transmittance %T reflectance %R kubelka-munk 'log(1/R)' ;;
    --baseline) echo arpls asls rubber-band polynomial none ;;
    --normalise) echo maximum area snv none ;;
    --interpolation) echo steffen akima cspline linear ;;
    --scale) echo none ;;
    --color) echo auto always never ;;
    -j | --threads) echo 1 2 4 8 ;;
    *) "$1" "$2" --help 2>/dev/null |
      sed -n "s/^  \(.* \)\{0,1\}$3\(, --[a-z-]*\)\{0,1\} \([A-Z][^ ]*\)\( .*\)\{0,1\}\$/\3/p" ;;
  esac
}

_elastir_commands() { # PROGRAM
  "$1" help 2>/dev/null | sed -n '/^Commands/,/^$/s/^  \([a-z][a-z-]*\) .*/\1/p'
}

_elastir_options() { # PROGRAM COMMAND
  "$1" "$2" --help 2>/dev/null | sed -n 's/^  \(-[A-Za-z],\)\{0,1\} *\(--[a-z-]*\).*/\2/p'
}

# Files for the last of "FILE,FILE": what stands before the comma is kept.
_elastir_files() { # WORD
  local before='' last=$1 file
  if [[ $1 == *,* ]]; then
    before=${1%,*},
    last=${1##*,}
  fi
  while IFS= read -r file; do
    [[ -n $before && -d $file ]] && file+=/
    COMPREPLY+=("$before$file")
  done < <(compgen -f -- "$last")
  compopt -o filenames 2>/dev/null
  [[ ${COMPREPLY[0]-} == */ ]] && compopt -o nospace 2>/dev/null
  return 0
}

_elastir() {
  local program=${COMP_WORDS[0]} current=${COMP_WORDS[COMP_CWORD]}
  local previous=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]} values
  COMPREPLY=()
  program=${program/#\~/$HOME}

  if ((COMP_CWORD == 1)); then
    mapfile -t COMPREPLY < <(compgen -W "$(_elastir_commands "$program") --version --help" -- "$current")
    return
  fi
  if [[ $command == help ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(_elastir_commands "$program")" -- "$current")
    return
  fi
  # bash makes words of their own of the "=" in --scale=none and in LABEL=FILE.
  if [[ $current == = ]]; then
    current=''
  elif [[ $previous == = ]]; then
    previous=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  if [[ $previous == -* ]]; then
    values=$(_elastir_values "$program" "$command" "$previous")
    case $values in
      '') ;;
      FILE*) _elastir_files "$current"; return ;;
      *[[:lower:]]* | [0-9]*) mapfile -t COMPREPLY < <(compgen -W "$values" -- "$current"); return ;;
      *) return ;; # a number or the like: nothing to offer
    esac
  fi
  if [[ $current == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(_elastir_options "$program" "$command")" -- "$current")
    return
  fi
  _elastir_files "$current"
}

complete -F _elastir elastir
