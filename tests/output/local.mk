# SPDX-License-Identifier: GPL-3.0-or-later

unit_tests += tests/output/test_figure
tests_output_test_figure_SOURCES = %D%/test_figure.c tests/suite.h
tests_output_test_figure_CPPFLAGS = $(unit_cppflags)
tests_output_test_figure_LDADD = $(unit_libs)
