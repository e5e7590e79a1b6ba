# SPDX-License-Identifier: GPL-3.0-or-later
# src/output/: results as JSON, CSV and other files.
core_sources += \
  %D%/digits.c %D%/digits.h \
  %D%/export.h \
  %D%/export_animl.c \
  %D%/export_csv.c \
  %D%/export_jcamp.c \
  %D%/csv_directions.c %D%/csv_directions.h \
  %D%/markup.c %D%/markup.h \
  %D%/text.c %D%/text.h \
  %D%/whole_file.c %D%/whole_file.h

include $(srcdir)/src/output/figure/local.mk
