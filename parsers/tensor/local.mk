# SPDX-License-Identifier: GPL-3.0-or-later
# parsers/tensor/: bare elastic tensors as text.
core_sources += \
  %D%/matrix_text.c %D%/matrix_text.h \
  %D%/row_text.c %D%/row_text.h \
  %D%/tensor_text.c %D%/tensor_text.h
