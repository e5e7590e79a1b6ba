# SPDX-License-Identifier: GPL-3.0-or-later
# src/compare/: measured spectra beside simulated ones.
core_sources += \
  %D%/assignment.h %D%/bands.h %D%/baseline.h %D%/discriminate.h %D%/mixture.h %D%/nnls.h \
  %D%/preprocess.h %D%/ratios.h %D%/scale_fit.h %D%/series.h %D%/similarity.h
