# SPDX-License-Identifier: GPL-3.0-or-later
unit_suites += \
  %D%/test_limits.c \
  %D%/test_lorentzians.c \
  %D%/test_options.c \
  %D%/test_spectrum.c \
  %D%/test_thermodynamics.c
