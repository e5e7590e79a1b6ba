# SPDX-License-Identifier: GPL-3.0-or-later
# src/elastic/: what an elastic tensor says, for someone who knows Nye's book.
core_sources += \
  %D%/averages.c %D%/averages.h \
  %D%/directions.c %D%/directions.h \
  %D%/extrema.h \
  %D%/tensor.c %D%/tensor.h
