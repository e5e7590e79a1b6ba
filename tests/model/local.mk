# SPDX-License-Identifier: GPL-3.0-or-later
unit_suites += \
  %D%/test_cell.c \
  %D%/test_library.c \
  %D%/test_printed.c \
  %D%/test_raman.c \
  %D%/test_scale_factors.c \
  %D%/test_requests.c \
  %D%/test_seen_models.c \
  %D%/test_study.c
