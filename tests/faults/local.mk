# SPDX-License-Identifier: GPL-3.0-or-later
# tests/faults/: no memory, damaged files, signals and full disks; the long versions are in soak.
check_PROGRAMS += tests/faults/damage
tests_faults_damage_SOURCES = %D%/damage.c %D%/damage.h %D%/damage_read.c
tests_faults_damage_LDADD = libcore.la
faults_tests = %D%/damage.sh %D%/memory.sh
TESTS += $(faults_tests)
EXTRA_DIST += $(faults_tests) %D%/failing_malloc.c

# Every allocation of every command, and every line of every file: an hour.
soak: elastir$(EXEEXT) tests/cli/jsonget$(EXEEXT) tests/faults/damage$(EXEEXT)
	$(AM_TESTS_ENVIRONMENT) ELASTIR_SOAK=1 $(SHELL) $(srcdir)/tests/faults/memory.sh
	$(AM_TESTS_ENVIRONMENT) ELASTIR_SOAK=1 $(SHELL) $(srcdir)/tests/faults/damage.sh
