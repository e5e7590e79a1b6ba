# SPDX-License-Identifier: GPL-3.0-or-later
# src/: numerics (elastic, spectrum, compare), models, output, and the program (cli).
include $(srcdir)/src/json/local.mk
include $(srcdir)/src/result/local.mk
include $(srcdir)/src/elastic/local.mk
include $(srcdir)/src/spectrum/local.mk
include $(srcdir)/src/compare/local.mk
include $(srcdir)/src/model/local.mk
include $(srcdir)/src/output/local.mk

# Everything but the program, once compiled, for the library, the program and the tests.
noinst_LTLIBRARIES = libcore.la
libcore_la_SOURCES = $(core_sources) src/elastir.h
libcore_la_LIBADD = $(LIBRARIES_USED)

lib_LTLIBRARIES = libelastir.la
libelastir_la_SOURCES =
libelastir_la_LIBADD = libcore.la
libelastir_la_LDFLAGS = $(AM_LDFLAGS) -version-info 0:0:0 -no-undefined \
  -export-symbols-regex '^elastir_'

include $(srcdir)/src/cli/local.mk

pkgconfigdir = $(libdir)/pkgconfig
pkgconfig_DATA = elastir.pc
