# SPDX-License-Identifier: GPL-3.0-or-later
# tests/output/: what is written for people.
unit_tests += tests/output/test_terminal
tests_output_test_terminal_SOURCES = %D%/test_terminal.c tests/suite.h
tests_output_test_terminal_CPPFLAGS = $(unit_cppflags)
tests_output_test_terminal_LDADD = $(unit_libs)
EXTRA_DIST += tests/golden/show.json

unit_tests += tests/output/test_figure
tests_output_test_figure_SOURCES = %D%/test_figure.c tests/suite.h
tests_output_test_figure_CPPFLAGS = $(unit_cppflags)
tests_output_test_figure_LDADD = $(unit_libs)

unit_tests += tests/output/test_export
tests_output_test_export_SOURCES = %D%/test_export.c tests/suite.h
tests_output_test_export_CPPFLAGS = $(unit_cppflags)
tests_output_test_export_LDADD = $(unit_libs)
