# SPDX-License-Identifier: GPL-3.0-or-later
# src/json/: building, printing and reading JSON, whatever it says.
core_sources += %D%/json.c %D%/json.h %D%/print.c
