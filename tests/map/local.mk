# SPDX-License-Identifier: GPL-3.0-or-later
unit_suites += \
  %D%/test_explained.c \
  %D%/test_fits.c \
  %D%/test_map_file.c \
  %D%/test_mask.c
unit_helpers += %D%/made_up.c %D%/made_up.h

# Coverage of shares, means and fractions over more seeds: some minutes.
soak-map: tests/unit$(EXEEXT)
	$(AM_TESTS_ENVIRONMENT) ELASTIR_SOAK=400 ./tests/unit$(EXEEXT) map/fits
	$(AM_TESTS_ENVIRONMENT) ELASTIR_SOAK=200 ./tests/unit$(EXEEXT) map/explained
