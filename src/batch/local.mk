# SPDX-License-Identifier: GPL-3.0-or-later
# src/batch/: many inputs, one line each: what they are, whose they are, and what is done already.
view_sources += \
  %D%/archive.c %D%/archive.h \
  %D%/earlier.c %D%/earlier.h \
  %D%/group.c \
  %D%/hash.h \
  %D%/inputs.c %D%/inputs.h \
  %D%/journal.c %D%/journal.h \
  %D%/list.c \
  %D%/ordered.c %D%/ordered.h \
  %D%/record.c %D%/record.h \
  %D%/settings.c %D%/settings.h \
  %D%/share.c %D%/share.h
