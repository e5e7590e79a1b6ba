#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# debian-source.sh FOLDER PACKAGE: unpacks the sources of a Debian package as FOLDER/PACKAGE-VERSION/, by
# lists of our own below FOLDER/apt: the system's often leave sources out.
set -eu
work=$(cd "$1" && pwd) package=$2
if ! { command -v apt-get && command -v dpkg-source; } >/dev/null; then
  echo "debian-source.sh: the sources of $package take apt-get and dpkg-source (dpkg-dev)" >&2
  exit 1
fi
mkdir -p "$work/apt/lists/partial" "$work/apt/cache/archives/partial" "$work/apt/parts"
for list in /etc/apt/sources.list.d/*.sources; do
  test ! -f "$list" || sed 's/^Types:.*/Types: deb-src/' "$list" >"$work/apt/parts/${list##*/}"
done
for list in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
  test ! -f "$list" ||
    sed -n 's/^deb\([[:blank:]]\)/deb-src\1/p' "$list" >"$work/apt/parts/${list##*/}.list"
done
cat >"$work/apt/conf" <<CONF
Dir::Etc::SourceList "/dev/null";
Dir::Etc::SourceParts "$work/apt/parts";
Dir::State::Lists "$work/apt/lists";
Dir::Cache "$work/apt/cache";
APT::Sandbox::User "$(id -un)";
CONF
APT_CONFIG=$work/apt/conf
export APT_CONFIG
apt-get update
cd "$work"
apt-get source "$package"
