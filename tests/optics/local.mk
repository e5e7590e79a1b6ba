# SPDX-License-Identifier: GPL-3.0-or-later
unit_suites += \
  %D%/test_atr_inverse.c \
  %D%/test_optics.c \
  %D%/test_reference.c \
  %D%/test_seen.c
