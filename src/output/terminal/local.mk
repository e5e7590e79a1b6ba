# SPDX-License-Identifier: GPL-3.0-or-later
# src/output/terminal/: a result as text for a terminal.
view_sources += \
  %D%/bands.c \
  %D%/characters.c \
  %D%/comparison.c \
  %D%/document.c \
  %D%/dots.c \
  %D%/extrema.c \
  %D%/figures.c \
  %D%/moduli.c \
  %D%/paragraph.c \
  %D%/polar.c \
  %D%/render.h \
  %D%/runs.c \
  %D%/spectra.c \
  %D%/stability.c \
  %D%/table.c \
  %D%/terminal.c %D%/terminal.h
