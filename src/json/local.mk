# SPDX-License-Identifier: GPL-3.0-or-later
# src/json/: writing JSON piece by piece, and reading it with cJSON.
core_sources += %D%/json.c %D%/json.h %D%/number.c %D%/writer.c %D%/writer.h
