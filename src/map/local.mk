# SPDX-License-Identifier: GPL-3.0-or-later
# src/map/: what a stiffness map says, alone and against models.
core_sources += \
  %D%/blocks.c %D%/blocks.h \
  %D%/correlation.c %D%/correlation.h \
  %D%/explained.c %D%/explained.h \
  %D%/likelihood.c %D%/likelihood.h \
  %D%/mask.c %D%/mask.h \
  %D%/normals.c %D%/normals.h \
  %D%/orientations.c %D%/orientations.h \
  %D%/scan.c %D%/scan.h
