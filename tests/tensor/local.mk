# SPDX-License-Identifier: GPL-3.0-or-later
unit_tests += tests/tensor/test_tensor_text
tests_tensor_test_tensor_text_SOURCES = %D%/test_tensor_text.c tests/suite.h
tests_tensor_test_tensor_text_CPPFLAGS = $(unit_cppflags)
tests_tensor_test_tensor_text_LDADD = $(unit_libs)
