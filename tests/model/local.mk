# SPDX-License-Identifier: GPL-3.0-or-later
unit_tests += tests/model/test_cell tests/model/test_study
tests_model_test_cell_SOURCES = %D%/test_cell.c tests/suite.h
tests_model_test_cell_CPPFLAGS = $(unit_cppflags)
tests_model_test_cell_LDADD = $(unit_libs)
tests_model_test_study_SOURCES = %D%/test_study.c tests/suite.h
tests_model_test_study_CPPFLAGS = $(unit_cppflags)
tests_model_test_study_LDADD = $(unit_libs)
