# SPDX-License-Identifier: GPL-3.0-or-later
# src/compare/: measured against simulated spectra.
core_sources += %D%/hungarian.c
