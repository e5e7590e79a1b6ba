# SPDX-License-Identifier: GPL-3.0-or-later
# man/: one page a command, and one on the result document.
dist_man1_MANS = \
  %D%/elastir-analyze.1 \
  %D%/elastir-batch.1 \
  %D%/elastir-compare.1 \
  %D%/elastir-elastic.1 \
  %D%/elastir-export.1 \
  %D%/elastir-map.1 \
  %D%/elastir-merge.1 \
  %D%/elastir-report.1 \
  %D%/elastir-show.1 \
  %D%/elastir-table.1 \
  %D%/elastir-spectrum.1 \
  %D%/elastir.1
dist_man3_MANS = %D%/elastir.3
dist_man7_MANS = %D%/elastir-observables.7 %D%/elastir-tutorial.7
dist_man5_MANS = %D%/elastir-figure.5
nodist_man5_MANS = man/elastir-result.5
EXTRA_DIST += %D%/elastir-result.5.in
CLEANFILES += man/elastir-result.5
man/elastir-result.5: %D%/elastir-result.5.in src/result/make_documents$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) $(@D) && \
	./src/result/make_documents$(EXEEXT) manual '$(srcdir)/man/elastir-result.5.in' >$@.tmp && \
	mv $@.tmp $@
