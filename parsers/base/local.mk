# SPDX-License-Identifier: GPL-3.0-or-later
# parsers/base/: what every parser rests on.
core_sources += \
  %D%/ahead.c %D%/ahead.h \
  %D%/angle.h \
  %D%/ascending.h \
  %D%/codata.h \
  %D%/diagnostics.c %D%/diagnostics.h \
  %D%/digest.c %D%/digest.h \
  %D%/gsf.c %D%/gsf.h \
  %D%/head.c %D%/head.h \
  %D%/letters.c %D%/letters.h \
  %D%/library.c %D%/library.h \
  %D%/line_ends.c %D%/line_ends.h \
  %D%/memory.c %D%/memory.h \
  %D%/number.c %D%/number.h \
  %D%/parallel.c %D%/parallel.h \
  %D%/pi.h \
  %D%/spread.h \
  %D%/stream.c %D%/stream.h %D%/stream_internal.h \
  %D%/whole.c \
  %D%/fast.h \
  %D%/wide.h \
  %D%/xml_library.c %D%/xml_library.h
