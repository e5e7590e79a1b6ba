# SPDX-License-Identifier: GPL-3.0-or-later
# src/optics/: what an instrument sees of a crystal's modes.
core_sources += \
  %D%/apparatus.c %D%/apparatus.h \
  %D%/atr_inverse.c %D%/atr_inverse.h \
  %D%/attenuation.c %D%/attenuation.h \
  %D%/gauss.h \
  %D%/interface.c %D%/interface.h \
  %D%/longitudinal.c %D%/longitudinal.h \
  %D%/medium.c %D%/medium.h \
  %D%/powder.c %D%/powder.h \
  %D%/reflectance.c %D%/reflectance.h \
  %D%/seen.c %D%/seen.h \
  %D%/surface.c %D%/surface.h \
  %D%/tensor.c %D%/tensor.h \
  %D%/tip.c %D%/tip.h
