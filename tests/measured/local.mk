# SPDX-License-Identifier: GPL-3.0-or-later
measured_tests = \
  tests/measured/test_any_axis \
  tests/measured/test_columns \
  tests/measured/test_convert \
  tests/measured/test_corpus \
  tests/measured/test_damage \
  tests/measured/test_fixtures \
  tests/measured/test_jcamp \
  tests/measured/test_neaspec \
  tests/measured/test_spc \
  tests/measured/test_wild \
  tests/measured/test_xml
unit_tests += $(measured_tests)
tests_measured_test_any_axis_SOURCES = %D%/test_any_axis.c %D%/measured_suite.h tests/suite.h
tests_measured_test_any_axis_CPPFLAGS = $(unit_cppflags)
tests_measured_test_any_axis_LDADD = $(unit_libs)
tests_measured_test_columns_SOURCES = %D%/test_columns.c %D%/measured_suite.h tests/suite.h
tests_measured_test_columns_CPPFLAGS = $(unit_cppflags)
tests_measured_test_columns_LDADD = $(unit_libs)
tests_measured_test_convert_SOURCES = %D%/test_convert.c %D%/measured_suite.h tests/suite.h
tests_measured_test_convert_CPPFLAGS = $(unit_cppflags)
tests_measured_test_convert_LDADD = $(unit_libs)
tests_measured_test_corpus_SOURCES = %D%/test_corpus.c %D%/measured_suite.h tests/suite.h
tests_measured_test_corpus_CPPFLAGS = $(unit_cppflags)
tests_measured_test_corpus_LDADD = $(unit_libs)
tests_measured_test_damage_SOURCES = %D%/test_damage.c %D%/measured_suite.h tests/suite.h
tests_measured_test_damage_CPPFLAGS = $(unit_cppflags)
tests_measured_test_damage_LDADD = $(unit_libs)
tests_measured_test_fixtures_SOURCES = %D%/test_fixtures.c %D%/measured_suite.h tests/suite.h
tests_measured_test_fixtures_CPPFLAGS = $(unit_cppflags)
tests_measured_test_fixtures_LDADD = $(unit_libs)
tests_measured_test_jcamp_SOURCES = %D%/test_jcamp.c %D%/measured_suite.h tests/suite.h
tests_measured_test_jcamp_CPPFLAGS = $(unit_cppflags)
tests_measured_test_jcamp_LDADD = $(unit_libs)
tests_measured_test_neaspec_SOURCES = %D%/test_neaspec.c %D%/measured_suite.h tests/suite.h
tests_measured_test_neaspec_CPPFLAGS = $(unit_cppflags)
tests_measured_test_neaspec_LDADD = $(unit_libs)
tests_measured_test_spc_SOURCES = %D%/test_spc.c %D%/measured_suite.h tests/suite.h
tests_measured_test_spc_CPPFLAGS = $(unit_cppflags)
tests_measured_test_spc_LDADD = $(unit_libs)
tests_measured_test_wild_SOURCES = %D%/test_wild.c %D%/measured_suite.h tests/suite.h
tests_measured_test_wild_CPPFLAGS = $(unit_cppflags)
tests_measured_test_wild_LDADD = $(unit_libs)
tests_measured_test_xml_SOURCES = %D%/test_xml.c %D%/measured_suite.h tests/suite.h
tests_measured_test_xml_CPPFLAGS = $(unit_cppflags)
tests_measured_test_xml_LDADD = $(unit_libs)
