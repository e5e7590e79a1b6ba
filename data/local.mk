# SPDX-License-Identifier: GPL-3.0-or-later
# data/: what is neither program nor test: the schema, completion, the pictures of the README.
include $(srcdir)/data/completions/local.mk
include $(srcdir)/data/schema/local.mk
include $(srcdir)/data/tour/local.mk
