# SPDX-License-Identifier: GPL-3.0-or-later
# src/elastic/: what an elastic tensor says, for someone who knows Nye's book.
core_sources += \
  %D%/analysis.c %D%/analysis.h \
  %D%/averages.c %D%/averages.h \
  %D%/basin.c %D%/basin.h \
  %D%/christoffel.c %D%/christoffel.h \
  %D%/classify.c \
  %D%/constants.c %D%/constants.h \
  %D%/contact.c %D%/contact.h \
  %D%/contact_series.c %D%/contact_series.h \
  %D%/contact_slope.c %D%/contact_slope.h \
  %D%/contact_solid.c %D%/contact_solid.h \
  %D%/contact_sphere.c \
  %D%/debye.c %D%/debye.h \
  %D%/equivalents.c %D%/equivalents.h \
  %D%/directions.c %D%/directions.h \
  %D%/eigenstrain.c %D%/eigenstrain.h \
  %D%/eigenvalues3.c %D%/eigenvalues3.h \
  %D%/error_inputs.c %D%/error_inputs.h \
  %D%/extrema.c %D%/extrema.h \
  %D%/forms.c %D%/forms.h \
  %D%/frame.c %D%/frame.h \
  %D%/half_space.c %D%/half_space.h \
  %D%/indicators.c %D%/indicators.h \
  %D%/log_euclidean.c %D%/log_euclidean.h \
  %D%/low_dimension.c %D%/low_dimension.h \
  %D%/newton.c %D%/newton.h \
  %D%/optima.c %D%/optima.h \
  %D%/perturbed.c %D%/perturbed.h \
  %D%/plane_uncertainty.c %D%/plane_uncertainty.h \
  %D%/polycrystal.c %D%/polycrystal.h \
  %D%/positivity.c %D%/positivity.h \
  %D%/rings.c %D%/rings.h \
  %D%/sphere.c %D%/sphere.h \
  %D%/sphere_search.c %D%/sphere_search.h \
  %D%/quaternion.c %D%/quaternion.h \
  %D%/stability.c %D%/stability.h \
  %D%/stiffness_data.h \
  %D%/surface.c %D%/surface.h \
  %D%/symmetry.c %D%/symmetry.h \
  %D%/symmetry_digits.c %D%/symmetry_digits.h \
  %D%/class_box.c %D%/class_box.h \
  %D%/class_space.c %D%/class_space.h \
  %D%/class_starts.c %D%/class_starts.h \
  %D%/mirrors.c %D%/mirrors.h \
  %D%/class_rotations.c %D%/class_rotations.h \
  %D%/standard_setting.c %D%/standard_setting.h \
  %D%/symmetry_axes.c %D%/symmetry_axes.h \
  %D%/symmetry_basis.c %D%/symmetry_basis.h \
  %D%/symmetry_starts.c %D%/symmetry_starts.h \
  %D%/symmetry_turn.c %D%/symmetry_turn.h \
  %D%/tensor.c %D%/tensor.h \
  %D%/propagation.c %D%/propagation.h %D%/raw_constants.c %D%/raw_constants.h \
  %D%/rivals.c %D%/rivals.h \
  %D%/uncertainty.c %D%/uncertainty.h \
  %D%/vec3.c %D%/vec3.h \
  %D%/voigt.h \
  %D%/waves.c %D%/waves.h \
  %D%/waves_extrema.c \
  %D%/waves_search.c %D%/waves_search.h \
  %D%/youngs_cut.c %D%/youngs_cut.h
