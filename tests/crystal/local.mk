# SPDX-License-Identifier: GPL-3.0-or-later
unit_tests += \
  tests/crystal/test_corpus \
  tests/crystal/test_damage \
  tests/crystal/test_frequencies \
  tests/crystal/test_quirks \
  tests/crystal/test_skim \
  tests/crystal/test_systems \
  tests/crystal/test_variants
tests_crystal_test_corpus_SOURCES = %D%/test_corpus.c %D%/support.h tests/suite.h
tests_crystal_test_corpus_CPPFLAGS = $(unit_cppflags)
tests_crystal_test_corpus_LDADD = $(unit_libs)
tests_crystal_test_damage_SOURCES = %D%/test_damage.c %D%/support.h tests/suite.h
tests_crystal_test_damage_CPPFLAGS = $(unit_cppflags)
tests_crystal_test_damage_LDADD = $(unit_libs)
tests_crystal_test_quirks_SOURCES = %D%/test_quirks.c %D%/support.h tests/suite.h
tests_crystal_test_quirks_CPPFLAGS = $(unit_cppflags)
tests_crystal_test_quirks_LDADD = $(unit_libs)
tests_crystal_test_frequencies_SOURCES = %D%/test_frequencies.c %D%/support.h tests/suite.h
tests_crystal_test_frequencies_CPPFLAGS = $(unit_cppflags)
tests_crystal_test_frequencies_LDADD = $(unit_libs)
tests_crystal_test_skim_SOURCES = %D%/test_skim.c %D%/support.h tests/suite.h
tests_crystal_test_skim_CPPFLAGS = $(unit_cppflags)
tests_crystal_test_skim_LDADD = $(unit_libs)
tests_crystal_test_variants_SOURCES = %D%/test_variants.c %D%/support.h tests/suite.h
tests_crystal_test_variants_CPPFLAGS = $(unit_cppflags)
tests_crystal_test_variants_LDADD = $(unit_libs)
tests_crystal_test_systems_SOURCES = %D%/test_systems.c %D%/support.h tests/suite.h
tests_crystal_test_systems_CPPFLAGS = $(unit_cppflags)
tests_crystal_test_systems_LDADD = $(unit_libs)
