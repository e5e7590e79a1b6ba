#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Which package manager quickstart turns to on machines of several kinds, with what packages, and
# what it says where none can be used. The managers here only note how they were called.
set -u
quickstart=$(cd "${srcdir:-.}" && pwd)/quickstart
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
failures=0

# A machine with nothing but the basic tools, and the managers given: machine MANAGER...
machine() {
  rm -rf "${scratch:?}/bin" "$scratch/a clone"
  mkdir -p "$scratch/bin" "$scratch/a clone" || exit 99
  cp "$quickstart" "$scratch/a clone/"
  for tool in sh cat dirname env mkdir mktemp paste rm sed tail tr; do
    ln -s "$(command -v $tool)" "$scratch/bin/$tool"
  done
  for tool in "$@"; do
    printf '#!/bin/sh\necho "%s $*" >>"%s/calls"\n' "$tool" "$scratch" >"$scratch/bin/$tool"
  done
  cat >"$scratch/bin/id" <<'ID'
#!/bin/sh
case $1 in -u) echo "$FAKE_UID" ;; -Gn) echo "$FAKE_GROUPS" ;; esac
ID
  chmod +x "$scratch"/bin/*
}

# A sudo that lets the user do all without a password ("yes") or refuses ("no").
give_sudo() {
  cat >"$scratch/bin/sudo" <<SUDO
#!/bin/sh
case \$1 in -*) test $1 = yes; exit ;; esac
echo "sudo \$*" >>"$scratch/calls"
SUDO
  chmod +x "$scratch/bin/sudo"
}

# Runs quickstart there as USER_ID and GROUPS: nothing gets really installed, so it has to fail.
run() { # USER_ID GROUPS ARGUMENT...
  user=$1 groups=$2
  shift 2
  : >"$scratch/calls"
  env -i PATH="$scratch/bin" HOME="$scratch/home" TMPDIR="$scratch" FAKE_UID="$user" \
    FAKE_GROUPS="$groups" sh "$scratch/a clone/quickstart" "$@" \
    >"$scratch/output" 2>&1 </dev/null
  status=$?
  test $status -ne 0 || note "status is 0 though everything is missing"
}

note() { echo "FAIL: $case_name: $*"; failures=$((failures + 1)); }
called() { grep -q -e "$1" "$scratch/calls" || { note "no call $1, but:"; cat "$scratch/calls"; }; }
not_called() { ! grep -q -e "$1" "$scratch/calls" || note "called $1"; }
said() { grep -q -F -e "$1" "$scratch/output" || { note "did not say $1, but:"; cat "$scratch/output"; }; }

case_name='root with apt-get'
machine apt-get; run 0 root
called '^apt-get update$'
called '^apt-get .*install -y --no-install-recommends gcc libc6-dev make autoconf automake libtool pkg-config libgsl-dev libxml2-dev libcjson-dev zlib1g-dev nettle-dev$'
not_called ' check'
test "$(grep -c update "$scratch/calls")" = 1 || note 'the lists were fetched more than once'

case_name='the tests need more'
machine apt-get; run 0 root check
called '^apt-get .* nettle-dev check$'
called '^apt-get .* mandoc$'
called '^apt-get .* python3-jsonschema$'
test "$(grep -c update "$scratch/calls")" = 1 || note 'the lists were fetched more than once'

case_name='root with dnf'
machine dnf; run 0 root check
called '^dnf install -y gcc make .*pkgconf-pkg-config gsl-devel libxml2-devel cjson-devel zlib-devel nettle-devel check-devel$'

case_name='a member of sudo'
machine apt-get; give_sudo yes; run 1000 'chemist sudo'
called '^sudo apt-get update$'
called '^sudo env DEBIAN_FRONTEND=noninteractive apt-get .*libgsl-dev'

case_name='a stranger to sudo, with conda'
machine apt-get conda; give_sudo no; run 1000 chemist
not_called '^sudo'
not_called '^apt-get'
called "^conda create -y -p $scratch/home/.local/share/elastir/conda -c conda-forge gcc make .*gsl libxml2-devel cjson zlib nettle$"
test "$(grep -c nettle "$scratch/calls")" = 1 || note 'installed twice'

case_name='a channel of conda that is older than libxml2-devel'
machine conda
printf '#!/bin/sh\necho "conda $*" >>"%s/calls"\ncase $* in *-devel*) exit 1 ;; esac\n' "$scratch" \
  >"$scratch/bin/conda"
run 1000 chemist
called '^conda create .*gsl libxml2-devel cjson zlib nettle$'
called '^conda create .*gsl libxml2 cjson zlib nettle$'
said 'Trying again with libxml2'

case_name='no root, with Spack'
machine apt-get spack; run 1000 chemist check
not_called '^apt-get'
called '^spack install gcc gmake autoconf automake libtool pkgconf gsl libxml2 cjson zlib nettle check$'

case_name='a password that nobody can type'
machine apt-get; give_sudo no; run 1000 'chemist sudo'
not_called .
said 'sudo apt-get install gcc libc6-dev make'

case_name='no way to install'
machine; run 1000 chemist check
not_called .
said 'missing: cc make autoconf automake libtoolize pkg-config gsl libxml-2.0 libcjson zlib nettle check'
said 'sudo apt-get install gcc libc6-dev make autoconf'
said 'sudo dnf install gcc make autoconf'
said 'conda create -n elastir -c conda-forge gcc make'
said 'spack install gcc gmake'

case_name='a folder that Autotools refuse'
machine apt-get
mv "$scratch/a clone" "$scratch/it's"
env -i PATH="$scratch/bin" FAKE_UID=0 FAKE_GROUPS=root sh "$scratch/it's/quickstart" \
  >"$scratch/output" 2>&1 && note 'status is 0'
said 'Autotools cannot build in a folder'

test $failures = 0
