# SPDX-License-Identifier: GPL-3.0-or-later
# parsers/crystal/: the outputs of CRYSTAL, one file a block.
core_sources += \
  %D%/crystal.h %D%/internal.h \
  %D%/averages.c \
  %D%/band_gap.c \
  %D%/basis.c \
  %D%/born.c \
  %D%/born_tensors.c \
  %D%/cell.c \
  %D%/checks.c \
  %D%/dielectric.c \
  %D%/displacements.c \
  %D%/elastic.c \
  %D%/elastic_checks.c \
  %D%/fields.c \
  %D%/foreign.c \
  %D%/free_motions.c \
  %D%/frequencies.c \
  %D%/geometry.c \
  %D%/landmarks.c \
  %D%/longitudinal.c \
  %D%/masses.c \
  %D%/matrix.c \
  %D%/messages.c \
  %D%/method.c \
  %D%/mode_norms.c \
  %D%/motions.c \
  %D%/normal_modes.c \
  %D%/quasi_harmonic.c \
  %D%/raman.c \
  %D%/reader.c \
  %D%/recognise.c \
  %D%/rigid.c \
  %D%/run.c \
  %D%/same_crystal.c \
  %D%/skim.c \
  %D%/stress.c \
  %D%/superseded.c \
  %D%/thermodynamics.c \
  %D%/unread.c \
  %D%/vibrating.c \
  %D%/vibrations.c
