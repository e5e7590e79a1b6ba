# SPDX-License-Identifier: GPL-3.0-or-later
unit_suites += \
  %D%/test_cases.c \
  %D%/test_corpus.c \
  %D%/test_damage.c \
  %D%/test_displacements.c \
  %D%/test_frequencies.c \
  %D%/test_method.c \
  %D%/test_motions.c \
  %D%/test_quasi_harmonic.c \
  %D%/test_quirks.c \
  %D%/test_skim.c \
  %D%/test_systems.c \
  %D%/test_variants.c
unit_helpers += %D%/support.h
