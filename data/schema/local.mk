# SPDX-License-Identifier: GPL-3.0-or-later
# data/schema/: the JSON Schemas (2020-12) of what the program writes, made from its quantities.
schemadir = $(pkgdatadir)/schema
nodist_schema_DATA = \
  data/schema/elastir.failure-1.schema.json \
  data/schema/elastir.result-1.schema.json
CLEANFILES += $(nodist_schema_DATA)
data/schema/elastir.failure-1.schema.json: src/result/make_documents$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) $(@D) && ./src/result/make_documents$(EXEEXT) failure-schema >$@.tmp && \
	mv $@.tmp $@
data/schema/elastir.result-1.schema.json: src/result/make_documents$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) $(@D) && ./src/result/make_documents$(EXEEXT) result-schema >$@.tmp && \
	mv $@.tmp $@
