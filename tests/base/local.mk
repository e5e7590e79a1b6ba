# SPDX-License-Identifier: GPL-3.0-or-later
unit_tests += tests/base/test_base
tests_base_test_base_SOURCES = %D%/test_base.c tests/suite.h
tests_base_test_base_CPPFLAGS = $(unit_cppflags)
tests_base_test_base_LDADD = $(unit_libs)
