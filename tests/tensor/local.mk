# SPDX-License-Identifier: GPL-3.0-or-later
unit_suites += \
  %D%/test_tensor_file.c \
  %D%/test_tensor_text.c
