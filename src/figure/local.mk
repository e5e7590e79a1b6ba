# SPDX-License-Identifier: GPL-3.0-or-later
# src/figure/: figures as SVG, PDF, PNG and CSV; one file a figure.
view_sources += \
  %D%/axis.c %D%/axis.h \
  %D%/cairo_library.c %D%/cairo_library.h \
  %D%/cairo_text.c %D%/cairo_text.h \
  %D%/canvas.c %D%/canvas.h \
  %D%/canvas_cairo.c \
  %D%/canvas_svg.c \
  %D%/curve.c %D%/curve.h \
  %D%/describe.c %D%/describe.h \
  %D%/describe_panel.c %D%/describe_panel.h \
  %D%/described.c %D%/described.h \
  %D%/facets.c %D%/facets.h \
  %D%/figure.h \
  %D%/figure_data.c \
  %D%/figure_file.c %D%/figure_file.h \
  %D%/figure_growth.c \
  %D%/figure_histogram.c \
  %D%/figure_map.c \
  %D%/figure_matrix.c \
  %D%/figure_mixture.c \
  %D%/figure_modes.c \
  %D%/figure_observable.c \
  %D%/figure_pick.c \
  %D%/figure_polar.c %D%/polar.h \
  %D%/figure_spectrum.c \
  %D%/figure_surface.c \
  %D%/frame.c %D%/frame.h \
  %D%/grid.c %D%/grid.h \
  %D%/key.c %D%/key.h \
  %D%/letters.c %D%/letters.h \
  %D%/net.c %D%/net.h \
  %D%/panel.c %D%/panel.h \
  %D%/palette.c %D%/palette.h \
  %D%/plane.c \
  %D%/polar_plane.c \
  %D%/quantity.c %D%/quantity.h \
  %D%/seen.c %D%/seen.h \
  %D%/shaded.c %D%/shaded.h \
  %D%/sheet.c %D%/sheet.h \
  %D%/spectrum_plot.c %D%/spectrum_plot.h \
  %D%/view_of.c %D%/view_of.h \
  %D%/why.c %D%/why.h
