# SPDX-License-Identifier: GPL-3.0-or-later
# src/output/report/: a result as one HTML page; one file a section.
view_sources += \
  %D%/html_assets.c \
  %D%/html_bands.c \
  %D%/html_common.c \
  %D%/html_comparison.c \
  %D%/html_extrema.c \
  %D%/html_health.c \
  %D%/html_layers.c \
  %D%/html_matrices.c \
  %D%/html_method.c \
  %D%/html_moduli.c \
  %D%/html_more.c \
  %D%/html_overview.c \
  %D%/html_polar.c \
  %D%/html_spectra.c \
  %D%/html_surfaces.c \
  %D%/page.h \
  %D%/report.c %D%/report.h

# The style sheet and the script of the page as C strings, a line a string.
BUILT_SOURCES += %D%/report_css.inc %D%/report_js.inc
CLEANFILES += %D%/report_css.inc %D%/report_js.inc
EXTRA_DIST += %D%/report.css %D%/report.js
text_to_string = sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/^/"/' -e 's/$$/\\n"/'
%D%/report_css.inc: $(srcdir)/src/output/report/report.css
	$(AM_V_GEN)$(MKDIR_P) src/output/report && $(text_to_string) '$(srcdir)/src/output/report/report.css' >$@.tmp && mv $@.tmp $@
%D%/report_js.inc: $(srcdir)/src/output/report/report.js
	$(AM_V_GEN)$(MKDIR_P) src/output/report && $(text_to_string) '$(srcdir)/src/output/report/report.js' >$@.tmp && mv $@.tmp $@
%D%/html_assets.$(OBJEXT): %D%/report_css.inc %D%/report_js.inc
