# SPDX-License-Identifier: GPL-3.0-or-later
# src/compare/: measured spectra beside simulated ones.
core_sources += \
  %D%/assignment.c \
  %D%/assignment.h \
  %D%/bands.c \
  %D%/bands.h \
  %D%/baseline.c \
  %D%/baseline.h \
  %D%/comparison.c \
  %D%/comparison.h \
  %D%/curve_fit.c \
  %D%/curve_fit.h \
  %D%/discriminate.c \
  %D%/discriminate.h \
  %D%/error_covariance.c \
  %D%/error_covariance.h \
  %D%/hungarian.c \
  %D%/mixture.c \
  %D%/mixture.h \
  %D%/mixture_internal.h \
  %D%/mixture_judge.c \
  %D%/mixture_solve.c \
  %D%/moments.c \
  %D%/moments.h \
  %D%/nnls.c \
  %D%/nnls.h \
  %D%/preprocess.c \
  %D%/preprocess.h \
  %D%/preprocess_options.c \
  %D%/ranking.c \
  %D%/ratios.c \
  %D%/ratios.h \
  %D%/savitzky_golay.c \
  %D%/savitzky_golay.h \
  %D%/scale_fit.c \
  %D%/scale_fit.h \
  %D%/scale_ties.c \
  %D%/scale_ties.h \
  %D%/series.c \
  %D%/series.h \
  %D%/similarity.c \
  %D%/similarity.h
