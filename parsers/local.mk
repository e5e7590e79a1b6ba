# SPDX-License-Identifier: GPL-3.0-or-later
# parsers/: text to plain structs. No numerics, no printing.
include $(srcdir)/parsers/base/local.mk
include $(srcdir)/parsers/crystal/local.mk
include $(srcdir)/parsers/map/local.mk
include $(srcdir)/parsers/measured/local.mk
include $(srcdir)/parsers/tensor/local.mk
