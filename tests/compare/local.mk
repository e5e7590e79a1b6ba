# SPDX-License-Identifier: GPL-3.0-or-later
unit_tests += \
  tests/compare/test_assignment \
  tests/compare/test_mixture \
  tests/compare/test_nnls \
  tests/compare/test_planted \
  tests/compare/test_preprocess \
  tests/compare/test_ratios \
  tests/compare/test_scale_fit \
  tests/compare/test_similarity
tests_compare_test_assignment_SOURCES = %D%/test_assignment.c tests/suite.h
tests_compare_test_assignment_CPPFLAGS = $(unit_cppflags)
tests_compare_test_assignment_LDADD = $(unit_libs)
tests_compare_test_mixture_SOURCES = %D%/test_mixture.c %D%/synthetic.h tests/suite.h
tests_compare_test_mixture_CPPFLAGS = $(unit_cppflags)
tests_compare_test_mixture_LDADD = $(unit_libs)
tests_compare_test_nnls_SOURCES = %D%/test_nnls.c tests/suite.h
tests_compare_test_nnls_CPPFLAGS = $(unit_cppflags)
tests_compare_test_nnls_LDADD = $(unit_libs)
tests_compare_test_planted_SOURCES = %D%/test_planted.c %D%/synthetic.h tests/suite.h
tests_compare_test_planted_CPPFLAGS = $(unit_cppflags)
tests_compare_test_planted_LDADD = $(unit_libs)
tests_compare_test_preprocess_SOURCES = %D%/test_preprocess.c tests/suite.h
tests_compare_test_preprocess_CPPFLAGS = $(unit_cppflags)
tests_compare_test_preprocess_LDADD = $(unit_libs)
tests_compare_test_ratios_SOURCES = %D%/test_ratios.c tests/suite.h
tests_compare_test_ratios_CPPFLAGS = $(unit_cppflags)
tests_compare_test_ratios_LDADD = $(unit_libs)
tests_compare_test_scale_fit_SOURCES = %D%/test_scale_fit.c %D%/synthetic.h tests/suite.h
tests_compare_test_scale_fit_CPPFLAGS = $(unit_cppflags)
tests_compare_test_scale_fit_LDADD = $(unit_libs)
tests_compare_test_similarity_SOURCES = %D%/test_similarity.c tests/suite.h
tests_compare_test_similarity_CPPFLAGS = $(unit_cppflags)
tests_compare_test_similarity_LDADD = $(unit_libs)

soak-compare: tests/compare/test_planted$(EXEEXT)
	ELASTIR_SOAK=1000 ./tests/compare/test_planted$(EXEEXT)
