# SPDX-License-Identifier: GPL-3.0-or-later
unit_suites += \
  %D%/test_any_axis.c \
  %D%/test_columns.c \
  %D%/test_convert.c \
  %D%/test_corpus.c \
  %D%/test_damage.c \
  %D%/test_fixtures.c \
  %D%/test_gsf.c \
  %D%/test_jcamp.c \
  %D%/test_neaspec.c \
  %D%/test_spc.c \
  %D%/test_vendor.c \
  %D%/test_wild.c \
  %D%/test_xml.c
unit_helpers += %D%/measured_suite.h
