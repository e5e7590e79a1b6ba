#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# sources.sh: each source begins with its licence and what it is for, without tabs, in lines of at
# most 110 characters, which fit side by side on a screen.
. "${srcdir:-.}/tests/cli/lib.sh"
most=110

# faults FILE: what is wrong with it, a line each. Bytes that continue a character are not counted.
faults() {
  tr -d '\200-\277' <"$1" | LC_ALL=C awk -v most=$most -v name="${1##*/}" -v file="$1" '
    function say(what) { print file ":" NR ": " what }
    NR == 1 && !/SPDX-License-Identifier/ { say("the licence was expected") }
    NR == 2 && !index($0, name ": ") { say("\"" name ": \" and its purpose were expected") }
    /\t/ { say("a tab") }
    length($0) > most { say(length($0) " characters") }'
}

(cd "$srcdir" && find src parsers tests examples -name '*.[ch]') | LC_ALL=C sort >list
while read -r file; do faults "$srcdir/$file"; done <list >found
cat found >&2
check "sources are found" test "$(wc -l <list)" -gt 500
check "$(wc -l <found) faults of form in the sources" test ! -s found

# A line of 110 letters of two bytes is well; one more, a tab, and a file without a head are not.
letters=$(awk 'BEGIN { for (i = 0; i < 110; i++) printf "ä" }')
printf '/* SPDX-License-Identifier: X */\n/* good.c: it. */\n%s\n' "$letters" >good.c
printf 'int a;\n/* other.c: it. */\n%sx\n\tint b;\n' "$letters" >bad.c
check "a good one" test -z "$(faults good.c)"
check "each fault is told" test "$(faults bad.c | wc -l)" -eq 4
finish
