# SPDX-License-Identifier: GPL-3.0-or-later
# parsers/tensor/: bare elastic tensors as text.
core_sources += \
  %D%/tensor_text.c %D%/tensor_text.h
