# SPDX-License-Identifier: GPL-3.0-or-later
# parsers/measured/: measured spectra, a file a format.
core_sources += \
  %D%/agilent.c \
  %D%/animl.c %D%/animl.h %D%/animl_base64.c %D%/animl_parse.c \
  %D%/cml.c \
  %D%/bytes.c %D%/bytes.h \
  %D%/columns.c %D%/columns.h %D%/columns_axis.c %D%/columns_header.c %D%/columns_table.c \
  %D%/convert.c \
  %D%/facts.c \
  %D%/jcamp.c %D%/jcamp.h %D%/jcamp_asdf.c %D%/jcamp_cut.c %D%/jcamp_last.c %D%/jcamp_pairs.c \
  %D%/jcamp_split.c %D%/jcamp_xydata.c \
  %D%/grid.c %D%/gsf.c %D%/judge.c \
  %D%/load.c \
  %D%/measured.c %D%/measured.h \
  %D%/neaspec.c %D%/neaspec.h %D%/neaspec_combine.c %D%/neaspec_parse.c \
  %D%/omnic.c %D%/opus.c %D%/perkin_elmer.c \
  %D%/reader.c %D%/reader.h \
  %D%/refused.c \
  %D%/spc.c %D%/spc.h %D%/spc_common.c %D%/spc_old.c \
  %D%/tables.c \
  %D%/tabular.c %D%/tabular.h \
  %D%/text.c %D%/text.h \
  %D%/units.c %D%/units.h \
  %D%/xml.c %D%/xml.h \
  %D%/xml_common.c %D%/xml_common.h
