# SPDX-License-Identifier: GPL-3.0-or-later
# tests/cli/: the installed program, end to end.
check_PROGRAMS += tests/cli/jsonget
tests_cli_jsonget_SOURCES = %D%/jsonget.c
tests_cli_jsonget_LDADD = libcore.la
cli_tests = \
  %D%/analyze.sh \
  %D%/corpus.sh \
  %D%/elastic.sh \
  %D%/man.sh \
  %D%/compare.sh \
  %D%/output.sh \
  %D%/schema.sh \
  %D%/spectrum.sh \
  %D%/usage.sh
TESTS += $(cli_tests)
EXTRA_DIST += $(cli_tests) %D%/lib.sh %D%/validate.py
