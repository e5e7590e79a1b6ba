# SPDX-License-Identifier: GPL-3.0-or-later
# Synthetic spectra for compare. No header of elastir is in reach: nothing is shared with it.
check_PROGRAMS += tests/compare/generator/coverage
tests_compare_generator_coverage_SOURCES = \
  %D%/coverage.c \
  %D%/instrument.c %D%/instrument.h \
  %D%/judge.c %D%/judge.h \
  %D%/limits.c %D%/limits.h \
  %D%/line.c %D%/line.h \
  %D%/models.c %D%/models.h \
  %D%/random.c %D%/random.h \
  %D%/recipes.c %D%/recipe.h \
  %D%/run.c %D%/run.h \
  %D%/sample.c %D%/sample.h \
  %D%/self_check.c %D%/self_check.h \
  %D%/substances.c %D%/substances.h
tests_compare_generator_coverage_CFLAGS = $(mild_cflags)
tests_compare_generator_coverage_CPPFLAGS = -D_XOPEN_SOURCE=700 $(CJSON_CFLAGS)
tests_compare_generator_coverage_LDADD = $(CJSON_LIBS) -lm
TESTS += %D%/coverage.sh
EXTRA_DIST += %D%/coverage.sh

# Every case with 200 spectra: hours. COVERAGE_SPECTRA and COVERAGE_CASES choose others.
COVERAGE_SPECTRA = 200
COVERAGE_CASES = *
soak-coverage: elastir$(EXEEXT) tests/compare/generator/coverage$(EXEEXT)
	$(AM_TESTS_ENVIRONMENT) $(SHELL) $(srcdir)/tests/compare/generator/coverage.sh \
	  '$(COVERAGE_SPECTRA)' '$(COVERAGE_CASES)'
soak: soak-coverage
.PHONY: soak-coverage
