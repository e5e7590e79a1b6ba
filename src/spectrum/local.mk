# SPDX-License-Identifier: GPL-3.0-or-later
# src/spectrum/: scaled and broadened infrared spectra.
core_sources += \
  %D%/grid.h %D%/lineshape.h %D%/scale.h %D%/spectrum.h
