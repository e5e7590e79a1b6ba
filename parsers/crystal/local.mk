# SPDX-License-Identifier: GPL-3.0-or-later
# parsers/crystal/: the outputs of CRYSTAL, one file a block.
core_sources += \
  %D%/crystal.h %D%/internal.h \
  %D%/averages.c \
  %D%/born.c \
  %D%/cell.c \
  %D%/checks.c \
  %D%/dielectric.c \
  %D%/elastic.c \
  %D%/elastic_checks.c \
  %D%/fields.c \
  %D%/frequencies.c \
  %D%/geometry.c \
  %D%/landmarks.c \
  %D%/masses.c \
  %D%/matrix.c \
  %D%/messages.c \
  %D%/mode_norms.c \
  %D%/normal_modes.c \
  %D%/raman.c \
  %D%/reader.c \
  %D%/recognise.c \
  %D%/run.c \
  %D%/skim.c \
  %D%/vibrations.c
