# SPDX-License-Identifier: GPL-3.0-or-later
# tests/cli/: the installed program, end to end.
check_PROGRAMS += tests/cli/jsonget
tests_cli_jsonget_SOURCES = %D%/jsonget.c
tests_cli_jsonget_LDADD = $(core)
# The longest come first, so that no processor waits for them at the end.
cli_tests = \
  %D%/report.sh \
  %D%/figure.sh \
  %D%/compare.sh \
  %D%/compare-cases.sh \
  %D%/compare-file.sh \
  %D%/compare-seen.sh \
  %D%/analyze.sh \
  %D%/batch.sh \
  %D%/correct-atr.sh \
  %D%/corpus.sh \
  %D%/crystal.sh \
  %D%/elastic.sh \
  %D%/export.sh \
  %D%/golden-figures.sh \
  %D%/map.sh \
  %D%/near-field.sh \
  %D%/observables.sh \
  %D%/optics-diagnostics.sh \
  %D%/output.sh \
  %D%/spectrum.sh \
  %D%/show.sh \
  %D%/table.sh \
  %D%/usage.sh
# These say nothing about a compiler, or do with it what others do.
cli_tests_once = %D%/ways.sh %D%/first-hour.sh %D%/man-observables.sh %D%/bounds.sh %D%/keys.sh \
  %D%/man.sh %D%/options.sh %D%/progress.sh %D%/schema.sh
TESTS += $(cli_tests) $(cli_tests_once)
EXTRA_DIST += $(cli_tests) $(cli_tests_once) %D%/lib.sh %D%/measured.sh %D%/validate.py

# Writes the golden files of `elastir show` anew, and shows the differences.
golden_files = \
  tests/golden/full-40-ascii.txt tests/golden/full-40-utf8.txt \
  tests/golden/full-80-ascii.txt tests/golden/full-80-utf8.txt \
  tests/golden/full-120-ascii.txt tests/golden/full-120-utf8.txt \
  tests/golden/show-40-ascii.txt tests/golden/show-40-utf8.txt \
  tests/golden/show-80-ascii.txt tests/golden/show-80-utf8.txt \
  tests/golden/show-120-ascii.txt tests/golden/show-120-utf8.txt
EXTRA_DIST += $(golden_files)
golden: elastir$(EXEEXT)
	$(AM_TESTS_ENVIRONMENT) ELASTIR_GOLDEN=yes $(SHELL) $(srcdir)/tests/cli/show.sh
.PHONY: golden
