# SPDX-License-Identifier: GPL-3.0-or-later
# tests/faults/: no memory, damaged files, signals, full disks, and inputs beyond all measure; the
# long versions are in soak.
check_PROGRAMS += tests/faults/damage tests/faults/damage_inputs tests/faults/library
tests_faults_library_SOURCES = %D%/library.c
tests_faults_library_LDADD = $(core)
tests_faults_damage_SOURCES = %D%/damage.c %D%/damage.h %D%/damage_make.c %D%/damage_make.h \
  %D%/damage_read.c
tests_faults_damage_LDADD = $(core)
tests_faults_damage_inputs_SOURCES = %D%/damage_inputs.c %D%/damage.h %D%/damage_flat.c \
  %D%/damage_flat.h %D%/damage_make.c %D%/damage_make.h %D%/damage_read.c
tests_faults_damage_inputs_LDADD = $(core)
# For make soak in builds with a sanitizer: the program with allocations that fail.
EXTRA_PROGRAMS += tests/faults/elastir-failing
tests_faults_elastir_failing_SOURCES = $(elastir_SOURCES) %D%/allocation_ways.h \
  %D%/wrapped_malloc.c
tests_faults_elastir_failing_CPPFLAGS = $(elastir_CPPFLAGS)
tests_faults_elastir_failing_LDADD = $(core)
tests_faults_elastir_failing_LDFLAGS = $(AM_LDFLAGS) \
  -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc,--wrap=strdup
CLEANFILES += tests/faults/elastir-failing
faults_tests = %D%/damage.sh %D%/interrupted.sh %D%/io.sh %D%/limits.sh %D%/many.sh \
  %D%/memory.sh
TESTS += $(faults_tests)
EXTRA_DIST += $(faults_tests) %D%/failing_io.c %D%/failing_malloc.c %D%/large.pl \
  %D%/small_models.awk

# Every way to an allocation, every system call, every line of every file, gigabytes: some hours.
soak-faults: elastir$(EXEEXT) tests/cli/jsonget$(EXEEXT) tests/faults/damage$(EXEEXT) \
  tests/faults/damage_inputs$(EXEEXT) tests/faults/elastir-failing$(EXEEXT)
	$(AM_TESTS_ENVIRONMENT) ELASTIR_SOAK=1; export ELASTIR_SOAK; status=0; \
	for test in $(faults_tests); do $(SHELL) $(srcdir)/$$test || status=1; done; exit $$status
