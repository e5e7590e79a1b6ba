# SPDX-License-Identifier: GPL-3.0-or-later
# tests/: Check suites, one program a module, and scripts that run the program.
AM_TESTS_ENVIRONMENT = srcdir='$(srcdir)'; export srcdir; \
  elastir_builddir='$(abs_builddir)'; export elastir_builddir; \
  elastir_sanitizers='$(ELASTIR_SANITIZERS)'; export elastir_sanitizers; CC='$(CC)'; export CC;
unit_tests =
include $(srcdir)/tests/packaging/local.mk
if HAVE_CHECK
include $(srcdir)/tests/base/local.mk
include $(srcdir)/tests/crystal/local.mk
include $(srcdir)/tests/elastic/local.mk
include $(srcdir)/tests/tensor/local.mk
include $(srcdir)/tests/spectrum/local.mk
include $(srcdir)/tests/compare/local.mk
include $(srcdir)/tests/measured/local.mk
include $(srcdir)/tests/model/local.mk
include $(srcdir)/tests/output/local.mk
check_PROGRAMS += $(unit_tests)
TESTS += $(unit_tests)
endif
unit_cppflags = $(AM_CPPFLAGS) -I$(srcdir)/tests $(CHECK_CFLAGS)
unit_libs = libcore.la $(CHECK_LIBS)
include $(srcdir)/tests/compare/generator/local.mk
include $(srcdir)/tests/cli/local.mk
include $(srcdir)/tests/builds/local.mk
include $(srcdir)/tests/faults/local.mk
