# SPDX-License-Identifier: GPL-3.0-or-later
unit_tests += tests/spectrum/test_dielectric tests/spectrum/test_options \
  tests/spectrum/test_spectrum
tests_spectrum_test_dielectric_SOURCES = %D%/test_dielectric.c tests/suite.h
tests_spectrum_test_dielectric_CPPFLAGS = $(unit_cppflags)
tests_spectrum_test_dielectric_LDADD = $(unit_libs)
tests_spectrum_test_options_SOURCES = %D%/test_options.c tests/suite.h
tests_spectrum_test_options_CPPFLAGS = $(unit_cppflags)
tests_spectrum_test_options_LDADD = $(unit_libs)
tests_spectrum_test_spectrum_SOURCES = %D%/test_spectrum.c tests/suite.h
tests_spectrum_test_spectrum_CPPFLAGS = $(unit_cppflags)
tests_spectrum_test_spectrum_LDADD = $(unit_libs)
