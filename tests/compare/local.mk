# SPDX-License-Identifier: GPL-3.0-or-later
unit_suites += \
  %D%/test_assignment.c \
  %D%/test_combine.c \
  %D%/test_nnls.c \
  %D%/test_planted.c \
  %D%/test_posterior.c \
  %D%/test_preprocess.c \
  %D%/test_ratios.c \
  %D%/test_sample.c \
  %D%/test_scale_fit.c \
  %D%/test_series.c \
  %D%/test_similarity.c
unit_helpers += %D%/synthetic.h

# The same test on more planted factors.
soak-compare: tests/unit$(EXEEXT)
	$(AM_TESTS_ENVIRONMENT) ELASTIR_SOAK=1000 ./tests/unit$(EXEEXT) compare/planted
