# SPDX-License-Identifier: GPL-3.0-or-later
# data/schema/: the JSON Schemas (2020-12) of what the program writes.
schemadir = $(pkgdatadir)/schema
dist_schema_DATA = \
  %D%/elastir.failure-1.schema.json \
  %D%/elastir.result-1.schema.json
