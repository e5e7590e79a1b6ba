# SPDX-License-Identifier: GPL-3.0-or-later
# src/result/: every quantity of a result in one table, and what follows from it.
core_sources += \
  %D%/deviation.c %D%/deviation.h \
  %D%/document.c %D%/document.h \
  %D%/join.c %D%/join.h \
  %D%/kinds.c %D%/kinds.h \
  %D%/longitudinal.c %D%/longitudinal.h \
  %D%/memory.c %D%/memory.h \
  %D%/quantities.def %D%/quantities_end.h \
  %D%/quantities/comparison.def %D%/quantities/differences.def %D%/quantities/document.def \
  %D%/quantities/elastic.def %D%/quantities/elastic_more.def %D%/quantities/low_dimension.def \
  %D%/quantities/maps.def %D%/quantities/model.def %D%/quantities/motion.def \
  %D%/quantities/optics.def %D%/quantities/sources.def %D%/quantities/vibrations.def \
  %D%/quantity.c %D%/quantity.h \
  %D%/raman.c %D%/raman.h \
  %D%/read.c %D%/read.h \
  %D%/result.h \
  %D%/schema.c %D%/schema.h \
  %D%/write.c %D%/write.h

# Writes the schemas, the tables of the manual page and the structs of the public header.
noinst_PROGRAMS += %D%/make_documents
src_result_make_documents_SOURCES = %D%/make_documents.c
src_result_make_documents_LDADD = $(core)
