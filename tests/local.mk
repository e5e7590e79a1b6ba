# SPDX-License-Identifier: GPL-3.0-or-later
# tests/: Check suites, all in one program, and scripts that run elastir.
AM_TESTS_ENVIRONMENT = srcdir='$(srcdir)'; export srcdir; \
  elastir_builddir='$(abs_builddir)'; export elastir_builddir; \
  elastir_sanitizers='$(ELASTIR_SANITIZERS)'; export elastir_sanitizers; CC='$(CC)'; export CC;
# The long ones come first, so that none is left over at the end.
include $(srcdir)/tests/faults/local.mk
include $(srcdir)/tests/packaging/local.mk

# The source of a suite is a test, too: `unit tests/FOLDER/test_NAME.c` runs it. So each has its own
# log and its own turn in `make -j check`.
unit_suites =
unit_helpers =
if HAVE_CHECK
include $(srcdir)/tests/base/local.mk
include $(srcdir)/tests/crystal/local.mk
include $(srcdir)/tests/elastic/local.mk
include $(srcdir)/tests/tensor/local.mk
include $(srcdir)/tests/spectrum/local.mk
include $(srcdir)/tests/motion/local.mk
include $(srcdir)/tests/optics/local.mk
include $(srcdir)/tests/compare/local.mk
include $(srcdir)/tests/map/local.mk
include $(srcdir)/tests/measured/local.mk
include $(srcdir)/tests/model/local.mk
include $(srcdir)/tests/output/local.mk
include $(srcdir)/tests/result/local.mk
check_PROGRAMS += tests/unit
tests_unit_SOURCES = %D%/unit.c %D%/suite.h %D%/suites.def $(unit_helpers) $(unit_suites)
tests_unit_CFLAGS = $(mild_cflags)
tests_unit_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/tests $(CHECK_CFLAGS) \
  -DELASTIR_SOURCES='"$(abs_srcdir)"'
tests_unit_LDADD = $(core) $(CHECK_LIBS) $(XML2_LIBS)
TESTS += $(unit_suites)
endif
TEST_EXTENSIONS = .c
C_LOG_COMPILER = ./tests/unit$(EXEEXT)

include $(srcdir)/tests/compare/generator/local.mk
include $(srcdir)/tests/cli/local.mk
include $(srcdir)/tests/page/local.mk
include $(srcdir)/tests/slurm/local.mk
include $(srcdir)/tests/builds/local.mk
include $(srcdir)/tests/fuzz/local.mk
include $(srcdir)/tests/bench/local.mk

# What .ci/run tests in builds that differ by the compiler alone, and in those with sanitizers: with a
# tenth of the random numbers.
check-unit:
	elastir_few=yes $(MAKE) $(AM_MAKEFLAGS) check TESTS='$(unit_suites)'
check-sanitized:
	elastir_few=yes $(MAKE) $(AM_MAKEFLAGS) check TESTS='$(unit_suites) $(cli_tests) tests/fuzz/replay.sh'
.PHONY: check-unit check-sanitized

EXTRA_DIST += %D%/mutation/mutate.sh %D%/mutation/mutations.pl
