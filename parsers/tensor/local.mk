# SPDX-License-Identifier: GPL-3.0-or-later
# parsers/tensor/: elastic tensors: bare, and of other programs.
core_sources += \
  %D%/matrix_text.c %D%/matrix_text.h \
  %D%/power_text.c %D%/power_text.h \
  %D%/constants_text.c %D%/constants_text.h \
  %D%/formats.c %D%/formats.h \
  %D%/heading_text.c %D%/heading_text.h \
  %D%/materials_project.c \
  %D%/row_text.c %D%/row_text.h \
  %D%/symmetric.c %D%/symmetric.h \
  %D%/tensor_file.c %D%/tensor_file.h \
  %D%/tensor_text.c %D%/tensor_text.h \
  %D%/thermo_pw.c %D%/thermo_pw_file.c \
  %D%/vasp.c
