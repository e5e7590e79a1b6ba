#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# build.sh: conda build runs it in the unpacked sources.
set -euo pipefail
./configure --prefix="$PREFIX" --enable-shared --disable-static --without-check
make -j "${CPU_COUNT:-1}"
make install
