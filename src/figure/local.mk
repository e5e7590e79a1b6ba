# SPDX-License-Identifier: GPL-3.0-or-later
# src/figure/: figures as SVG, PDF, PNG and CSV; one file a figure.
view_sources += \
  %D%/axis.c %D%/axis.h \
  %D%/cairo_library.c %D%/cairo_library.h \
  %D%/canvas.c %D%/canvas.h \
  %D%/canvas_cairo.c \
  %D%/canvas_svg.c \
  %D%/curve.c %D%/curve.h \
  %D%/facets.c %D%/facets.h \
  %D%/figure.h \
  %D%/figure_csv.c \
  %D%/figure_data.c \
  %D%/figure_file.c %D%/figure_file.h \
  %D%/figure_histogram.c \
  %D%/figure_map.c \
  %D%/figure_matrix.c \
  %D%/figure_mixture.c \
  %D%/figure_polar.c %D%/polar.h \
  %D%/figure_spectrum.c \
  %D%/figure_surface.c \
  %D%/grid.c %D%/grid.h \
  %D%/letters.c %D%/letters.h \
  %D%/palette.c %D%/palette.h \
  %D%/plane.c \
  %D%/quantity.c %D%/quantity.h \
  %D%/shaded.c %D%/shaded.h \
  %D%/view_of.c %D%/view_of.h
