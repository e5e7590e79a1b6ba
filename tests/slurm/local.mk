# SPDX-License-Identifier: GPL-3.0-or-later
# tests/slurm/: under a Slurm that the test starts on this machine.
TESTS += %D%/slurm.sh
EXTRA_DIST += %D%/slurm.sh
