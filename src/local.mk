# SPDX-License-Identifier: GPL-3.0-or-later
# src/: numerics (elastic, spectrum, compare), models, output, and the program (cli).
include $(srcdir)/src/text/local.mk
include $(srcdir)/src/json/local.mk
include $(srcdir)/src/result/local.mk
include $(srcdir)/src/elastic/local.mk
include $(srcdir)/src/spectrum/local.mk
include $(srcdir)/src/motion/local.mk
include $(srcdir)/src/optics/local.mk
include $(srcdir)/src/compare/local.mk
include $(srcdir)/src/map/local.mk
include $(srcdir)/src/model/local.mk
include $(srcdir)/src/output/local.mk
include $(srcdir)/src/figure/local.mk
include $(srcdir)/src/view/local.mk
include $(srcdir)/src/batch/local.mk

# Compiled once: what the public library holds (parsers, numerics, models, results), and what only
# the program and the tests link with besides (views, figures, files).
core_sources += %D%/elastir.c %D%/elastir.h %D%/version.c %D%/version.h
noinst_LIBRARIES += libcore.a libview.a
libcore_a_SOURCES = $(core_sources)
libview_a_SOURCES = $(view_sources)

# The public library is one object in which all but the calls of elastir.h are local, so that no name
# of ours meets one of its user's.
if STATIC
staticlibdir = $(libdir)
staticlib_DATA = libelastir.a
CLEANFILES += libelastir.a libelastir.$(OBJEXT)
libelastir.a: libcore.a
	$(AM_V_GEN)rm -f $@ libelastir.$(OBJEXT) && \
	$(LD) -r -o libelastir.$(OBJEXT) --whole-archive libcore.a --no-whole-archive && \
	$(OBJCOPY) --localize-hidden libelastir.$(OBJEXT) && \
	$(AR) cr $@ libelastir.$(OBJEXT) && $(RANLIB) $@
endif

# With --enable-shared, compiled a second time, as a library needs it.
if SHARED
lib_LTLIBRARIES = libelastir.la
libelastir_la_SOURCES = $(core_sources)
libelastir_la_CPPFLAGS = $(AM_CPPFLAGS)
libelastir_la_LIBADD = $(LIBRARIES_USED)
libelastir_la_LDFLAGS = $(AM_LDFLAGS) -shared -version-info 0:0:0 -no-undefined \
  -export-symbols-regex '^elastir_'
endif

# The structs of the public header, with a comment on each field.
src/public/result.h: src/result/make_documents$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) $(@D) && ./src/result/make_documents$(EXEEXT) header >$@.tmp && \
	mv $@.tmp $@
CLEANFILES += src/public/result.h
publicdir = $(pkgincludedir)
dist_public_HEADERS = %D%/elastir.h
publicresultdir = $(pkgincludedir)/result
nodist_publicresult_HEADERS = src/public/result.h

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
