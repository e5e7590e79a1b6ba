# SPDX-License-Identifier: GPL-3.0-or-later
# src/elastic/: what an elastic tensor says, for someone who knows Nye's book.
core_sources += \
  %D%/analysis.c %D%/analysis.h \
  %D%/averages.c %D%/averages.h \
  %D%/classify.c \
  %D%/directions.c %D%/directions.h \
  %D%/extrema.c %D%/extrema.h \
  %D%/forms.c %D%/forms.h \
  %D%/frame.c %D%/frame.h \
  %D%/positivity.c %D%/positivity.h \
  %D%/search.h \
  %D%/tensor.c %D%/tensor.h
