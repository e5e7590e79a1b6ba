# SPDX-License-Identifier: GPL-3.0-or-later
unit_suites += \
  %D%/test_assignment.c \
  %D%/test_bands.c \
  %D%/test_belief.c \
  %D%/test_learner.c \
  %D%/test_lines.c \
  %D%/test_network.c \
  %D%/test_combine.c \
  %D%/test_draws.c \
  %D%/test_nnls.c \
  %D%/test_noise.c \
  %D%/test_planted.c \
  %D%/test_posterior.c \
  %D%/test_preprocess.c \
  %D%/test_presence.c \
  %D%/test_ratios.c \
  %D%/test_sample.c \
  %D%/test_scale_fit.c \
  %D%/test_series.c \
  %D%/test_similarity.c \
  %D%/test_verdict.c
unit_helpers += %D%/synthetic.h

# The same test on more planted factors.
soak-compare: tests/unit$(EXEEXT)
	$(AM_TESTS_ENVIRONMENT) ELASTIR_SOAK=1000 ./tests/unit$(EXEEXT) compare/planted

EXTRA_DIST += %D%/cases/README.md %D%/cases/factor-0.83.csv %D%/cases/grow-05.csv \
  %D%/cases/oversampled.csv %D%/cases/reactant-mim.csv %D%/cases/reactant-nitrate.csv \
  %D%/cases/spacing-2.4.csv %D%/cases/spacing-5.csv %D%/cases/two-bands-744-758.csv
