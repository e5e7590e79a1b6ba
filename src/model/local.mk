# SPDX-License-Identifier: GPL-3.0-or-later
# src/model/: the outputs of a structural model, read, merged and computed.
core_sources += \
  %D%/atoms_of.c %D%/atoms_of.h \
  %D%/aggregate.c %D%/aggregate.h \
  %D%/atr_corrected.c %D%/atr_corrected.h \
  %D%/cell.c %D%/cell.h \
  %D%/condition.c %D%/condition.h \
  %D%/elements.c %D%/elements.h \
  %D%/epsilon_given.c %D%/epsilon_given.h \
  %D%/given_error.c %D%/given_error.h \
  %D%/formula.c %D%/formula.h \
  %D%/harmonic.c %D%/harmonic.h \
  %D%/known_tensor.c %D%/known_tensor.h \
  %D%/mixture_fractions.c %D%/mixture_fractions.h \
  %D%/model_file.c %D%/model_file.h \
  %D%/medium_of.c %D%/medium_of.h \
  %D%/near_field.c \
  %D%/observable.c %D%/observable.h %D%/observable_values.c %D%/observable_values.h \
  %D%/observed.c %D%/observed.h \
  %D%/observed_raman.c \
  %D%/observed_resolution.c \
  %D%/observed_sample.c \
  %D%/optics_settings.h \
  %D%/fill_optics.c \
  %D%/measured_defaults.c %D%/measured_defaults.h \
  %D%/damping.c %D%/damping.h \
  %D%/instrument.c %D%/instrument.h \
  %D%/lo_check.c %D%/lo_check.h \
  %D%/map_input.c \
  %D%/map_models.c %D%/map_models.h \
  %D%/map_series.c \
  %D%/map_verdict.c \
  %D%/measurements.c %D%/measurements.h \
  %D%/merge.c %D%/merge.h \
  %D%/named_spectrum.c %D%/named_spectrum.h \
  %D%/unclear_ordinate.c %D%/unclear_ordinate.h \
  %D%/model.c %D%/model.h \
  %D%/model_elastic.c %D%/model_elastic.h \
  %D%/model_motion.c %D%/model_motion.h \
  %D%/model_spectrum.c %D%/model_spectrum.h \
  %D%/motion_groups.c %D%/motion_groups.h \
  %D%/motion_of.c %D%/motion_of.h \
  %D%/fill_motion.c \
  %D%/pressures.c %D%/pressures.h \
  %D%/printed.c %D%/printed.h \
  %D%/properties.c %D%/properties.h \
  %D%/requests.c %D%/requests.h \
  %D%/seen_as.c %D%/seen_as.h \
  %D%/seen_models.c %D%/seen_models.h \
  %D%/sticks_of.c %D%/sticks_of.h \
  %D%/stiffness_map.c %D%/stiffness_map.h \
  %D%/stiffness_of.c %D%/stiffness_of.h \
  %D%/scale_factors.c %D%/scale_factors.h \
  %D%/scaling.c %D%/scaling.h \
  %D%/study.c %D%/study.h \
  %D%/tip.c %D%/tip.h \
  %D%/band_changes.c \
  %D%/compared.c \
  %D%/curves.c %D%/curves.h \
  %D%/differences.c \
  %D%/differences.h \
  %D%/fill.h \
  %D%/fill_comparison.c \
  %D%/fill_contact.c \
  %D%/fill_elastic.c \
  %D%/fill_low_dimension.c \
  %D%/fill_map.c %D%/fill_map.h \
  %D%/fill_measured.c \
  %D%/fill_measured.h \
  %D%/fill_ratios.c \
  %D%/fill_sample.c \
  %D%/fill_model.c \
  %D%/fill_printed.c \
  %D%/fill_requests.c \
  %D%/fill_stability.c \
  %D%/fill_vibrations.c \
  %D%/fill_waves.c \
  %D%/result.c \
  %D%/result.h
