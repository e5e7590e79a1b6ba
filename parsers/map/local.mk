# SPDX-License-Identifier: GPL-3.0-or-later
# parsers/map/: maps of a scanning probe, a file a format.
core_sources += \
  %D%/gsf.c \
  %D%/map_file.c %D%/map_file.h \
  %D%/map_format.c %D%/map_format.h \
  %D%/map_unit.c %D%/map_unit.h \
  %D%/matrix_text.c
