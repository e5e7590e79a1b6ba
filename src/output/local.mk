# SPDX-License-Identifier: GPL-3.0-or-later
# src/output/: results as JSON, CSV and other files.
include $(srcdir)/src/output/terminal/local.mk
core_sources += \
  %D%/digits.c %D%/digits.h \
  %D%/export.h \
  %D%/export_animl.c \
  %D%/export_csv.c \
  %D%/export_jcamp.c \
  %D%/json_compared.c \
  %D%/json_comparison.c %D%/json_comparison.h \
  %D%/json_curves.c \
  %D%/json_differences.c \
  %D%/json_elastic.c \
  %D%/json_indicators.c \
  %D%/json_low_dimension.c \
  %D%/json_measured.c %D%/json_measured.h \
  %D%/json_mixture.c \
  %D%/json_model.c \
  %D%/json_printed.c \
  %D%/json_requests.c %D%/json_requests.h \
  %D%/json_read.c %D%/json_read.h \
  %D%/json_result.c %D%/json_result.h \
  %D%/json_stability.c \
  %D%/json_uncertainty.c \
  %D%/json_vibrations.c \
  %D%/json_waves.c \
  %D%/markup.c %D%/markup.h \
  %D%/text.c %D%/text.h \
  %D%/whole_file.c %D%/whole_file.h

include $(srcdir)/src/output/figure/local.mk
include $(srcdir)/src/output/report/local.mk
