# SPDX-License-Identifier: GPL-3.0-or-later
# src/text/: text that grows, UTF-8, numbers with sensible digits.
core_sources += %D%/digits.c %D%/digits.h %D%/text.c %D%/text.h %D%/utf8.c %D%/utf8.h
