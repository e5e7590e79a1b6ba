# SPDX-License-Identifier: GPL-3.0-or-later
unit_suites += \
  %D%/test_fragments.c \
  %D%/test_groups.c \
  %D%/test_mapping.c \
  %D%/test_motion_outputs.c \
  %D%/test_shares.c
unit_helpers += %D%/structures.h
