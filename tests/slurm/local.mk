# SPDX-License-Identifier: GPL-3.0-or-later
# tests/slurm/: under a Slurm that the test starts on this machine, and the scripts of examples/slurm/.
TESTS += %D%/after.sh %D%/slurm.sh
EXTRA_DIST += %D%/after.sh %D%/slurm.sh
