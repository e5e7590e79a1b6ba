# SPDX-License-Identifier: GPL-3.0-or-later
unit_suites += \
  %D%/test_explained.c \
  %D%/test_fits.c \
  %D%/test_map_file.c \
  %D%/test_mask.c
unit_helpers += %D%/made_up.c %D%/made_up.h
