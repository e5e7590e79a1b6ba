# SPDX-License-Identifier: GPL-3.0-or-later
# src/output/: whole files, markup, and spectra and tensors in other formats.
view_sources += \
  %D%/atoms.c %D%/atoms.h \
  %D%/base64.c %D%/base64.h \
  %D%/csv.c %D%/csv.h \
  %D%/csv_directions.c %D%/csv_directions.h \
  %D%/elate_text.c %D%/elate_text.h \
  %D%/descriptor.c %D%/descriptor.h \
  %D%/export.h \
  %D%/export_animl.c \
  %D%/export_csv.c \
  %D%/export_jcamp.c \
  %D%/fields.c %D%/fields.h \
  %D%/markup.c %D%/markup.h \
  %D%/png.c %D%/png.h \
  %D%/table.c %D%/table.h \
  %D%/table_modes.c \
  %D%/whole_file.c %D%/whole_file.h
