# SPDX-License-Identifier: GPL-3.0-or-later
# src/view/: what a person sees of a result, once for terminals and pages.
view_sources += \
  %D%/build.c %D%/build.h \
  %D%/comparison.c \
  %D%/comparison_bands.c \
  %D%/contact.c \
  %D%/cuts.c \
  %D%/differences.c \
  %D%/extrema.c \
  %D%/health.c \
  %D%/maps.c \
  %D%/method.c \
  %D%/models.c \
  %D%/modes.c \
  %D%/moduli.c \
  %D%/motion.c \
  %D%/polycrystal.c \
  %D%/ratios.c \
  %D%/series.c \
  %D%/numbers.c %D%/numbers.h \
  %D%/observables.c \
  %D%/objects.c \
  %D%/spectra.c \
  %D%/stability.c \
  %D%/stiffness.c \
  %D%/summary.c \
  %D%/summary_verdicts.c \
  %D%/values.c \
  %D%/view.c %D%/view.h \
  %D%/html/assets.c \
  %D%/html/blocks.c \
  %D%/html/figures.c \
  %D%/html/page.h \
  %D%/html/parts.c \
  %D%/html/report.c %D%/html/report.h \
  %D%/html/surfaces.c \
  %D%/html/table.c \
  %D%/terminal/characters.c \
  %D%/terminal/dots.c \
  %D%/terminal/labels.c \
  %D%/terminal/paragraph.c \
  %D%/terminal/plot_cuts.c \
  %D%/terminal/plot_spectrum.c \
  %D%/terminal/render.h \
  %D%/terminal/table.c \
  %D%/terminal/terminal.c %D%/terminal/terminal.h \
  %D%/terminal/view_table.c

# The style sheet and the script of the page as C strings, a line a string.
BUILT_SOURCES += %D%/html/report_css.inc %D%/html/report_js.inc
CLEANFILES += %D%/html/report_css.inc %D%/html/report_js.inc
EXTRA_DIST += %D%/html/report.css %D%/html/report.js
text_to_string = sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/^/"/' -e 's/$$/\\n"/'
%D%/html/report_css.inc: $(srcdir)/src/view/html/report.css
	$(AM_V_GEN)$(MKDIR_P) src/view/html && $(text_to_string) '$(srcdir)/src/view/html/report.css' >$@.tmp && mv $@.tmp $@
%D%/html/report_js.inc: $(srcdir)/src/view/html/report.js
	$(AM_V_GEN)$(MKDIR_P) src/view/html && $(text_to_string) '$(srcdir)/src/view/html/report.js' >$@.tmp && mv $@.tmp $@
%D%/html/assets.$(OBJEXT): %D%/html/report_css.inc %D%/html/report_js.inc
