# SPDX-License-Identifier: GPL-3.0-or-later
unit_suites += \
  %D%/test_basin.c \
  %D%/test_brute_force.c \
  %D%/test_class_starts.c \
  %D%/test_contact.c \
  %D%/test_contact_slope.c \
  %D%/test_coverage.c \
  %D%/test_eigenvalues3.c \
  %D%/test_extrema.c \
  %D%/test_indicators.c \
  %D%/test_log_euclidean.c \
  %D%/test_low_dimension.c \
  %D%/test_mirrors.c \
  %D%/test_newton.c \
  %D%/test_polycrystal.c \
  %D%/test_real_runs.c \
  %D%/test_stability.c \
  %D%/test_stack.c \
  %D%/test_standard_setting.c \
  %D%/test_symmetry.c \
  %D%/test_tensor.c \
  %D%/test_thresholds.c \
  %D%/test_uncertainty.c \
  %D%/test_waves.c
unit_helpers += %D%/random_tensors.c %D%/random_tensors.h \
  %D%/dense_search.c %D%/dense_search.h %D%/tensors.h

# The same test on 20,000 tensors with a finer grid, and what error bars cover of 30,000: half an hour.
soak-elastic: tests/unit$(EXEEXT)
	$(AM_TESTS_ENVIRONMENT) ELASTIR_SOAK=20000 ./tests/unit$(EXEEXT) elastic/brute_force
	$(AM_TESTS_ENVIRONMENT) ELASTIR_SOAK=2000 ./tests/unit$(EXEEXT) elastic/coverage
	$(AM_TESTS_ENVIRONMENT) ELASTIR_SOAK=1000 ./tests/unit$(EXEEXT) elastic/contact
