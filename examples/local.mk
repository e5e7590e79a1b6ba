# SPDX-License-Identifier: GPL-3.0-or-later
# examples/: what to start from; installed beside the other documentation.
slurmexamplesdir = $(docdir)/examples/slurm
dist_slurmexamples_DATA = %D%/slurm/after.slurm %D%/slurm/array.slurm %D%/slurm/merge.slurm
cexamplesdir = $(docdir)/examples/c
dist_cexamples_DATA = %D%/c/young.c
dist_slurmexamples_SCRIPTS = %D%/slurm/login-node.sh
