# SPDX-License-Identifier: GPL-3.0-or-later
unit_suites += \
  %D%/test_ahead.c \
  %D%/test_base.c \
  %D%/test_beginning.c \
  %D%/test_letters.c \
  %D%/test_line_ends.c \
  %D%/test_parallel.c
