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

# The same test on 20,000 tensors with a finer grid: some minutes.
soak: tests/elastic/test_brute_force$(EXEEXT)
	ELASTIR_SOAK=20000 ./tests/elastic/test_brute_force$(EXEEXT)
.PHONY: soak
