#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# hardening.sh: the program as built can be loaded anywhere, its tables of addresses cannot be
# written to, its stack is guarded, its string functions are checked; and it has no way to reach a
# network or, but for the pager, to start another program.
. "${srcdir:-.}/tests/cli/lib.sh"
for tool in readelf nm; do
  command -v $tool >/dev/null 2>&1 || skip_all "there is no $tool"
done
readelf -h "$elastir" >header 2>/dev/null && test -s header || skip_all "no ELF program"
case ${elastir_sanitizers:-} in
  ?*) skip_all "a build with sanitizers" ;;
esac
flags=$(cd "$elastir_builddir" &&
  echo '@ELASTIR_CFLAGS@ @ELASTIR_LDFLAGS@ @PROGRAM_LDFLAGS@' | ./config.status --file=-)
case $flags in
  *-all-static*) skip_all "a static program has no table of imports" ;;
esac
nm -D --undefined-only "$elastir" | sed 's/^ *U //; s/@.*//' >imports
check "the imports can be read" grep -qx 'fputs\|fputc\|fwrite\|write' imports

# imports_none WHAT NAME...: none of these functions is imported.
imports_none() {
  what=$1
  shift
  for name in "$@"; do
    if grep -qx "$name" imports; then bad "$what: $name is imported"; else ok; fi
  done
}
programs='system popen wordexp execle execlp execv execve execvp execvpe execveat fexecve
  vfork posix_spawn posix_spawnp dlmopen'
pager_alone='fork execl'
network='socket socketpair connect bind listen accept accept4 send sendto sendmsg recv recvfrom
  recvmsg getaddrinfo gethostbyname'
# shellcheck disable=SC2086  # lists of words
{
  imports_none "another program" $programs
  imports_none "a network" $network
}
for name in $pager_alone; do
  nm -A --undefined-only "$elastir_builddir"/lib*.a "$elastir_builddir"/src/cli/*.o 2>/dev/null |
    sed -n "s/.* U $name\$/&/p" | grep -v pager >users
  check "$name is called by the pager alone" test ! -s users
done
nm -A --undefined-only "$elastir_builddir"/libview.a "$elastir_builddir"/libcore.a \
  "$elastir_builddir"/src/cli/*.o 2>/dev/null | sed -n 's/.* U dlopen$/&/p' |
  grep -v ':library\.o:' >users
check "dlopen is called by the loader of libxml2 and cairo alone" test ! -s users
imports_none "unsafe by nature" gets mktemp tmpnam tempnam

# What configure switched on is there.
readelf -W -h -l -d "$elastir" >facts
# where_flag FLAG WHAT COMMAND...: the command succeeds in a build with that flag.
where_flag() {
  case $flags in
    *"$1"*) shift && check "$@" ;;
  esac
}
where_flag -pie "a position-independent executable" grep -q 'Type: *DYN' facts
where_flag -z,relro "RELRO" grep -q GNU_RELRO facts
where_flag -z,now "all addresses bound at start" grep -qE 'BIND_NOW|Flags:.*NOW' facts
where_flag -fstack-protector-strong "a guarded stack" grep -qx __stack_chk_fail imports
where_flag -D_FORTIFY_SOURCE "checked string functions" grep -q '^__.*_chk$' imports
check "the stack is not executable" grep -qE 'GNU_STACK.* RW +0x' facts
check "no text relocations" sh -c '! grep -q TEXTREL facts'

# Where it was built stands in neither program nor library; an installation may lie below it.
folders=$(cd "$elastir_builddir" && echo '@prefix@|@MAPS_TRUE@' | ./config.status --file=-)
case $folders in
  *"|") # configure found -ffile-prefix-map
    for file in "$elastir" "$elastir_builddir/libelastir.a"; do
      tr '\0' '\n' <"$file" | grep -aF -e "$elastir_builddir" -e "$srcdir" |
        grep -avF "${folders%|}" >paths
      check "no place of the build in $file" test ! -s paths
    done ;;
esac

# The shared library, of a build that has one.
library=$elastir_builddir/.libs/libelastir.so
if test -e "$library"; then
  nm -D --undefined-only "$library" | sed 's/^ *U //; s/@.*//' >imports
  # shellcheck disable=SC2086  # lists of words
  { imports_none "another program" $programs $pager_alone; imports_none "a network" $network; }
  readelf -W -l -d "$library" >facts
  where_flag -z,relro "RELRO" grep -q GNU_RELRO facts
  where_flag -z,now "all addresses bound at start" grep -qE 'BIND_NOW|Flags:.*NOW' facts
fi
finish
