# SPDX-License-Identifier: GPL-3.0-or-later
elastic_helpers = %D%/random_tensors.c %D%/random_tensors.h \
  %D%/dense_search.c %D%/dense_search.h tests/suite.h

unit_tests += tests/elastic/test_tensor tests/elastic/test_extrema \
  tests/elastic/test_brute_force

tests_elastic_test_tensor_SOURCES = %D%/test_tensor.c $(elastic_helpers)
tests_elastic_test_tensor_CPPFLAGS = $(unit_cppflags)
tests_elastic_test_tensor_LDADD = $(unit_libs)

tests_elastic_test_extrema_SOURCES = %D%/test_extrema.c $(elastic_helpers)
tests_elastic_test_extrema_CPPFLAGS = $(unit_cppflags)
tests_elastic_test_extrema_LDADD = $(unit_libs)

tests_elastic_test_brute_force_SOURCES = %D%/test_brute_force.c $(elastic_helpers)
tests_elastic_test_brute_force_CPPFLAGS = $(unit_cppflags)
tests_elastic_test_brute_force_LDADD = $(unit_libs)

unit_tests += tests/elastic/test_waves
tests_elastic_test_waves_SOURCES = %D%/test_waves.c %D%/tensors.h tests/suite.h
tests_elastic_test_waves_CPPFLAGS = $(unit_cppflags)
tests_elastic_test_waves_LDADD = $(unit_libs)

unit_tests += tests/elastic/test_symmetry
tests_elastic_test_symmetry_SOURCES = %D%/test_symmetry.c %D%/tensors.h tests/suite.h
tests_elastic_test_symmetry_CPPFLAGS = $(unit_cppflags)
tests_elastic_test_symmetry_LDADD = $(unit_libs)

unit_tests += tests/elastic/test_stability
tests_elastic_test_stability_SOURCES = %D%/test_stability.c %D%/tensors.h tests/suite.h
tests_elastic_test_stability_CPPFLAGS = $(unit_cppflags)
tests_elastic_test_stability_LDADD = $(unit_libs)

unit_tests += tests/elastic/test_indicators
tests_elastic_test_indicators_SOURCES = %D%/test_indicators.c %D%/tensors.h tests/suite.h
tests_elastic_test_indicators_CPPFLAGS = $(unit_cppflags)
tests_elastic_test_indicators_LDADD = $(unit_libs)

unit_tests += tests/elastic/test_low_dimension
tests_elastic_test_low_dimension_SOURCES = %D%/test_low_dimension.c %D%/tensors.h tests/suite.h
tests_elastic_test_low_dimension_CPPFLAGS = $(unit_cppflags)
tests_elastic_test_low_dimension_LDADD = $(unit_libs)

unit_tests += tests/elastic/test_printed
tests_elastic_test_printed_SOURCES = %D%/test_printed.c %D%/tensors.h tests/suite.h
tests_elastic_test_printed_CPPFLAGS = $(unit_cppflags)
tests_elastic_test_printed_LDADD = $(unit_libs)

unit_tests += tests/elastic/test_uncertainty
tests_elastic_test_uncertainty_SOURCES = %D%/test_uncertainty.c %D%/tensors.h tests/suite.h
tests_elastic_test_uncertainty_CPPFLAGS = $(unit_cppflags)
tests_elastic_test_uncertainty_LDADD = $(unit_libs)

unit_tests += tests/elastic/test_real_runs
tests_elastic_test_real_runs_SOURCES = %D%/test_real_runs.c tests/suite.h
tests_elastic_test_real_runs_CPPFLAGS = $(unit_cppflags)
tests_elastic_test_real_runs_LDADD = $(unit_libs)

# The same test on 20,000 tensors with a finer grid: some minutes.
soak-elastic: tests/elastic/test_brute_force$(EXEEXT)
	ELASTIR_SOAK=20000 ./tests/elastic/test_brute_force$(EXEEXT)
