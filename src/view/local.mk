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
  %D%/layers.c \
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
  %D%/thermodynamics.c \
  %D%/uncertainty.c \
  %D%/values.c \
  %D%/waves.c \
  %D%/view.c %D%/view.h \
  %D%/html/assets.c \
  %D%/html/blocks.c \
  %D%/html/figures.c \
  %D%/html/island.c %D%/html/island.h \
  %D%/html/island_atoms.c \
  %D%/html/island_modes.c \
  %D%/html/island_parts.c \
  %D%/html/island_solid.c \
  %D%/html/packages.c %D%/html/packages.h \
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

# The style sheet and the script of the page as C strings, a line a string. The script is its modules,
# one after the other, without what only who reads the sources needs.
page_modules = \
  src/view/html/js/core.js \
  src/view/html/js/tensor.js \
  src/view/html/js/directions.js \
  src/view/html/js/stage.js \
  src/view/html/js/surface.js \
  src/view/html/js/plot.js \
  src/view/html/js/cut.js \
  src/view/html/js/plane.js \
  src/view/html/js/layers.js \
  src/view/html/js/surfaces.js \
  src/view/html/js/lineshape.js \
  src/view/html/js/traces.js \
  src/view/html/js/workbench.js \
  src/view/html/js/atoms.js \
  src/view/html/js/modes.js \
  src/view/html/js/folds.js \
  src/view/html/js/unpack.js
page_strings = page/script.inc page/style.inc page/three.inc
BUILT_SOURCES += $(page_strings)
CLEANFILES += $(page_strings) page/script.js
EXTRA_DIST += %D%/html/report.css %D%/html/packages.txt $(page_modules) build-aux/page-packages.sh
text_to_string = sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/?/\\?/g' -e 's/^/"/' -e 's/$$/\\n"/'
page/script.js: $(page_modules)
	$(AM_V_GEN)$(MKDIR_P) page && (cd '$(srcdir)' && cat $(page_modules)) | sed -e 's/^ *//' -e '/SPDX/b' -e '/^\/\*.*\*\/$$/d' >$@.tmp && mv $@.tmp $@
page/script.inc: page/script.js
	$(AM_V_GEN)$(text_to_string) page/script.js >$@.tmp && mv $@.tmp $@
page/style.inc: src/view/html/report.css
	$(AM_V_GEN)$(MKDIR_P) page && $(text_to_string) '$(srcdir)/src/view/html/report.css' >$@.tmp && mv $@.tmp $@
%D%/html/assets.$(OBJEXT): page/script.inc page/style.inc

# Packages of others, fetched once; "make packages" looks for them anew, after npm was installed, say.
page/fetched: src/view/html/packages.txt build-aux/page-packages.sh
	$(AM_V_GEN)$(SHELL) '$(srcdir)/build-aux/page-packages.sh' '$(srcdir)' page && touch $@
page/three.inc: page/fetched
	$(AM_V_GEN)$(text_to_string) page/three.js >$@.tmp && mv $@.tmp $@
%D%/html/packages.$(OBJEXT): page/three.inc
packages:
	rm -f page/fetched
	$(MAKE) $(AM_MAKEFLAGS) all
.PHONY: packages
