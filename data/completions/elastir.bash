# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# elastir.bash: completion for bash. All words are asked of the program itself, which prints them
# from the tables that it parses with: `elastir --complete [COMMAND]`.

# Offers those of the words that begin as the current one does.
_elastir_offer() { # WORDS CURRENT
  mapfile -t COMPREPLY < <(compgen -W "$1" -- "$2")
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
  local program=${COMP_WORDS[0]/#\~/$HOME} current=${COMP_WORDS[COMP_CWORD]}
  local previous=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]}
  local names='' letter name argument words
  COMPREPLY=()
  if ((COMP_CWORD == 1)) || [[ $command == help ]]; then
    names=$("$program" --complete 2>/dev/null | cut -d '|' -f 1)
    ((COMP_CWORD > 1)) || names+=' --version --help'
    _elastir_offer "$names" "$current"
    return
  fi
  # bash makes words of their own of the "=" in --scale=none and in LABEL=FILE.
  if [[ $current == = ]]; then
    current=''
  elif [[ $previous == = ]]; then
    previous=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  while IFS='|' read -r letter name argument words _; do
    names+=" $name"
    [[ -n $argument && $previous == -* && " $letter $name " == *" $previous "* ]] || continue
    if [[ $words == FILE ]]; then
      _elastir_files "$current"
    else
      _elastir_offer "$words" "$current"
    fi
    return
  done < <("$program" --complete "$command" 2>/dev/null)
  if [[ $current == -* ]]; then
    _elastir_offer "$names" "$current"
  else
    _elastir_files "$current"
  fi
}

complete -F _elastir elastir
