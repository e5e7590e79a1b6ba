# SPDX-License-Identifier: GPL-3.0-or-later
# src/compare/: measured spectra beside simulated ones.
core_sources += \
  %D%/asked_lines.c %D%/asked_lines.h \
  %D%/assignment.c \
  %D%/assignment.h \
  %D%/bands.c \
  %D%/bands.h \
  %D%/baseline.c \
  %D%/baseline.h \
  %D%/belief.c %D%/belief.h \
  %D%/calibrations.c \
  %D%/calibrations.h \
  %D%/cholesky.c %D%/cholesky.h \
  %D%/combine.c \
  %D%/combine.h \
  %D%/comparison.c \
  %D%/comparison.h \
  %D%/curve_fit.c \
  %D%/curve_fit.h \
  %D%/decoys.c \
  %D%/decoys.h \
  %D%/discriminate.c \
  %D%/discriminate.h \
  %D%/error_covariance.c \
  %D%/error_covariance.h \
  %D%/fraction_prior.c %D%/fraction_prior.h \
  %D%/hungarian.c \
  %D%/learner.c %D%/learner.h \
  %D%/line_fit.c \
  %D%/line_fit.h \
  %D%/measured_noise.c \
  %D%/measured_noise.h \
  %D%/measured_points.c %D%/measured_points.h \
  %D%/moments.c \
  %D%/moments.h \
  %D%/network.c %D%/network.h \
  %D%/nnls.c \
  %D%/nnls.h \
  %D%/observed.h \
  %D%/presence.c \
  %D%/presence.h \
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
  %D%/scale_judge.c \
  %D%/scale_judge.h \
  %D%/scale_profile.c \
  %D%/scale_profile.h \
  %D%/scale_scan.c \
  %D%/scale_scan.h \
  %D%/scale_ties.c \
  %D%/scale_ties.h \
  %D%/scatter.c \
  %D%/series.c \
  %D%/series.h \
  %D%/sight.c %D%/sight.h \
  %D%/similarity.c \
  %D%/simulated.c %D%/simulated.h \
  %D%/similarity.h \
  %D%/thin.c \
  %D%/thin.h \
  %D%/verdict.c \
  %D%/verdict.h \
  %D%/calibration.c \
  %D%/calibration.h \
  %D%/explain.c \
  %D%/families.c \
  %D%/families.h \
  %D%/inadequacy.h \
  %D%/noise.c \
  %D%/noise.h \
  %D%/normal_equations.c \
  %D%/normal_equations.h \
  %D%/points.h \
  %D%/posterior.c \
  %D%/posterior.h \
  %D%/sample.c \
  %D%/sample.h \
  %D%/sample_descent.c \
  %D%/sample_descent.h \
  %D%/sample_draw.c \
  %D%/sample_draw.h \
  %D%/sample_fit.c \
  %D%/sample_fit.h \
  %D%/sample_layout.c \
  %D%/sample_match.c \
  %D%/sample_match.h \
  %D%/sample_mode.c \
  %D%/sample_mode.h \
  %D%/sample_model.c \
  %D%/sample_mix.c \
  %D%/sample_model.h \
  %D%/sample_pool.c \
  %D%/sample_pool.h \
  %D%/sample_prior.c \
  %D%/sample_report.c \
  %D%/sample_report.h \
  %D%/sample_search.c \
  %D%/sample_search.h \
  %D%/sample_start.c \
  %D%/sample_start.h
