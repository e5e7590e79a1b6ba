#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# after.sh: examples/slurm/after.slurm prints a summary of a run that ended well and of one that was cut, and
# its status says which. Slurm itself would only start it.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v bash >/dev/null || skip_all "bash is not here"
PATH=$(dirname "$elastir"):$PATH
export PATH
cp "$srcdir/fixtures/zif8/ideal-elastic.out" good.out
head -n 400 "$srcdir/fixtures/zif8/ideal-freq.out" >cut.out
status 0 bash "$srcdir/examples/slurm/after.slurm" good.out
says out "Hill averages"
status 1 bash "$srcdir/examples/slurm/after.slurm" cut.out
says out "unfinished run"
check "the result of the cut run" test -s cut.json
status 1 bash "$srcdir/examples/slurm/after.slurm" missing.out
finish
