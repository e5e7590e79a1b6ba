# SPDX-License-Identifier: GPL-3.0-or-later
# tests/output/: what is written for people.
unit_suites += \
  %D%/test_cairo_text.c \
  %D%/test_export.c \
  %D%/test_figure.c \
  %D%/test_figure_files.c \
  %D%/test_figure_tensors.c \
  %D%/test_table.c \
  %D%/test_terminal.c
EXTRA_DIST += tests/golden/show.json
