# SPDX-License-Identifier: GPL-3.0-or-later
# src/: numerics (elastic, spectrum, compare), models, output, and the program (cli).
include $(srcdir)/src/json/local.mk
include $(srcdir)/src/result/local.mk
include $(srcdir)/src/elastic/local.mk
include $(srcdir)/src/spectrum/local.mk
include $(srcdir)/src/compare/local.mk
include $(srcdir)/src/model/local.mk
include $(srcdir)/src/output/local.mk
include $(srcdir)/src/view/local.mk

# Everything but the program, compiled once into one archive: the public library, and what the
# program and the tests link with.
core_sources += %D%/elastir.h %D%/version.c %D%/version.h
if STATIC
lib_LIBRARIES = libelastir.a
else
noinst_LIBRARIES += libelastir.a
endif
libelastir_a_SOURCES = $(core_sources)

# With --enable-shared, compiled a second time, as a library needs it.
if SHARED
lib_LTLIBRARIES = libelastir.la
libelastir_la_SOURCES = $(core_sources)
libelastir_la_CPPFLAGS = $(AM_CPPFLAGS)
libelastir_la_LIBADD = $(LIBRARIES_USED)
libelastir_la_LDFLAGS = $(AM_LDFLAGS) -shared -version-info 0:0:0 -no-undefined \
  -export-symbols-regex '^elastir_'
endif

# The version, made anew when it changes: by a commit or a pull, say.
version_source = $(srcdir)
version_header = %D%/version_text.h
BUILT_SOURCES += $(version_header)
CLEANFILES += $(version_header)
$(version_header): always
	@$(MKDIR_P) $(@D); known=`sed -n 's/.*"\(.*\)"/\1/p' $@ 2>/dev/null`; \
	(cd '$(version_source)' && $(SHELL) build-aux/version.sh $$known) | \
	sed 's/.*/#define ELASTIR_VERSION_TEXT "&"/' >$@.tmp && \
	if cmp -s $@.tmp $@; then rm -f $@.tmp; else mv $@.tmp $@; fi
%D%/version.$(OBJEXT): $(version_header)
always:
.PHONY: always

include $(srcdir)/src/cli/local.mk

pkgconfigdir = $(libdir)/pkgconfig
pkgconfig_DATA = elastir.pc
