# SPDX-License-Identifier: GPL-3.0-or-later
# src/spectrum/: scaled and broadened infrared spectra.
core_sources += \
  %D%/grid.c %D%/grid.h \
  %D%/lines.c %D%/lines.h \
  %D%/lineshape.c %D%/lineshape.h \
  %D%/lorentzians.c %D%/lorentzians.h \
  %D%/peaks.c %D%/peaks.h \
  %D%/scale.c %D%/scale.h \
  %D%/spectrum.c %D%/spectrum.h \
  %D%/thermodynamics.c %D%/thermodynamics.h
