/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure.h: the figures of a result: spectra, polar cuts, representation surfaces, matrices. */
#ifndef ELASTIR_FIGURE_H
#define ELASTIR_FIGURE_H

#include <stdbool.h>
#include <stddef.h>

#include "figure/axis.h"
#include "figure/canvas.h"
#include "figure/quantity.h"
#include "figure/sheet.h"
#include "text/text.h"
#include "result/result.h"

/* Points: letters in a journal are no smaller. */
#define FIGURE_LEAST_FONT 5.0

typedef enum {
  FIGURE_SPECTRUM, FIGURE_POLAR, FIGURE_SURFACE, FIGURE_MATRIX, FIGURE_MAP, FIGURE_HISTOGRAM,
  FIGURE_MIXTURE, FIGURE_GROWTH, FIGURE_MODES, FIGURE_OBSERVABLE, FIGURE_KINDS
} figure_kind;

/* In the order of figure_kind. */
#define FIGURE_KIND_WORDS \
  "spectrum polar surface matrix map histogram mixture growth modes observable"

/* A curve by its name in the result, and how it is drawn; zeros: as usual. */
typedef struct {
  const char *label;
  const char *name;  /* what the figure calls it */
  double width;      /* of its line, points */
  int dash;          /* 1 solid, 2 and on the patterns of palette_dash */
  unsigned rgb;
  bool coloured;     /* rgb holds */
} figure_pick;

typedef struct {
  double wavenumber_cm1; /* scaled */
  double intensity_km_mol;
  int first, last;       /* numbers of the modes of the set; 0 if not known */
  const char *irrep;     /* NULL if not known */
} figure_stick;

/* What figures need of a model; all but the sticks and the label with a pressure belongs to the
 * result. */
typedef struct {
  const char *label;
  const figure_pick *pick; /* NULL: as usual */
  char *at_pressure; /* "ideal at 0.4 GPa"; NULL: the tensor is not under pressure */
  unsigned series; /* its place in the result: colour and line style, the same in all figures */
  double from_cm1, step_cm1;
  const double *absorbance; /* km mol^-1 cm; NULL: no spectrum */
  size_t points;
  const char *seen_as; /* the spectrum is what an instrument sees, in units of the largest; NULL: it is not */
  char *seen_name;     /* what the figure calls it then, if it has several curves */
  figure_stick *sticks; /* those with an intensity above 0 */
  size_t stick_count;
  figure_stick *modes; /* all */
  size_t mode_count;
  const double *stiffness_gpa;      /* 6x6; NULL: none */
  const double *plane_compliance_m_n; /* 3x3 of a stable layer; NULL: none */
  bool layer, rod;                  /* its elasticity is that of a slab, of a rod */
  const double *compliance_per_tpa; /* 6x6; NULL: none, or the tensor is not stable */
  const double *lattice_angstrom;   /* rows a, b, c in the frame of the tensor; NULL: none */
  const elastir_result_directional *directional; /* NULL: none */
  const elastir_result_observable *observables;
  size_t observable_count;
} figure_model;

/* A measured spectrum and what the mixture makes of it; a curve that is not there is NULL. */
typedef struct {
  const char *title;
  const figure_pick *pick; /* NULL: as usual */
  double *x_cm1;
  const double *measured, *fitted, *residual;
  size_t points;
  const elastir_result_assignment *assigned; /* measured bands assigned to the best model */
  size_t assigned_count;
  const char *seen_as; /* what the curves of the models are that it was compared with; NULL: absorbance */
  const elastir_result_compared_model *compared;
  size_t compared_count;
} figure_measured;

typedef struct figure_data figure_data;
struct figure_data {
  figure_model *models;
  size_t model_count;
  figure_measured *measured;
  size_t measured_count;
  const elastir_result_stiffness_map *maps;
  size_t map_count;
  const elastir_result_series *series; /* NULL: none */
  const char *lineshape; /* NULL if not known */
  double eta, fwhm_cm1;  /* NAN if not known */
  bool scaled;           /* the wavenumbers of the models, by whatever factors */
  const figure_data *all; /* what it was picked from, which sets the scales; NULL: itself */
};

/* Takes from a result what is there. false: no memory. The result has to live on. */
bool figure_data_take(const elastir_result *result, figure_data *data);
void figure_data_free(figure_data *data);

/* The model of the result of that label, which has the colour. NULL: none. */
const figure_model *figure_model_of(const figure_data *data, const char *label);

typedef enum { FIGURE_OFFSET, FIGURE_OVERLAID } figure_layout;
typedef enum { FIGURE_STICKS, FIGURE_DENSITY } figure_mode_layout;
typedef enum { FIGURE_FRACTIONS, FIGURE_RATIOS } figure_growth_of;

typedef struct {
  double at;
  const char *text; /* NULL: the number */
} figure_mark;

typedef struct {
  double from, to;
  const char *text; /* NULL: none */
  unsigned rgb;
  bool coloured;    /* no: pale grey */
} figure_shade;

enum {
  FIGURE_MOST_PICKS = 64, FIGURE_MOST_MARKS = 40, FIGURE_MOST_SHADES = 16,
  FIGURE_MOST_PLANES = 9, FIGURE_MOST_DIRECTIONS = 16
};

/* One panel: what the flags of a figure and an entry of "panels" in a description both fill. */
typedef struct {
  figure_kind kind;
  double font_size;      /* points */
  const char *tag, *title; /* such as "a"; NULL: none */
  double place[4];       /* left, top, width, height in parts of the plate; all 0: in the rows */
  figure_pick models[FIGURE_MOST_PICKS]; /* in this order */
  size_t model_count;                    /* 0: all */
  figure_pick measured[FIGURE_MOST_PICKS];
  size_t measured_count; /* 0: all if there are no picked models */
  bool without_measured;
  /* with an axis of wavenumbers */
  figure_layout layout;
  double from_cm1, to_cm1; /* NAN: as far as the spectra go; downwards if from is the larger */
  axis_break breaks[AXIS_MOST_BREAKS];
  size_t break_count;
  const char *x_title;   /* NULL: as suits */
  int ticks, minor;      /* labelled ticks, and parts between two; 0: as suits */
  figure_mark marks[FIGURE_MOST_MARKS];
  size_t mark_count;
  figure_shade shades[FIGURE_MOST_SHADES];
  size_t shade_count;
  double offset;         /* between curves, in heights of the tallest; NAN: 1 */
  double line_width;     /* of curves, points; 0: as usual */
  bool graded;           /* curves coloured along a scale, by their place */
  bool no_sticks;
  bool titles;           /* a tooltip on each stick */
  double least, most;    /* the scale of values, across figures; NAN: of all models */
  /* polar */
  int plane[3];            /* (hkl) of the lattice of each model */
  int planes[FIGURE_MOST_PLANES][3];
  size_t plane_count;      /* 0: `plane` alone */
  bool cartesian;          /* no: the normal in the frame of the tensor */
  /* polar, surface */
  figure_quantity q;
  bool extrema;            /* arrows there */
  int directions[FIGURE_MOST_DIRECTIONS][3]; /* [uvw] of the lattice */
  size_t direction_count;
  double view[2];          /* azimuth, elevation in degrees; NAN: 30, 22 */
  size_t map;              /* map, histogram: which, from 0 */
  size_t spectrum;         /* mixture: which, from 0 */
  figure_growth_of of;     /* growth */
  figure_mode_layout as;   /* modes */
  const char *observable;  /* kind, such as "atr"; NULL: the first */
  const char *column;      /* NULL: that which has the peaks */
} figure_options;

figure_options figure_options_default(void);

/* The models and measured spectra that the options name, in their order; scales stay those of all.
 * *missing: a name that `all` does not have, and *picked is empty then. false: no memory. */
bool figure_data_pick(const figure_data *all, const figure_options *options, figure_data *picked,
                      const char **missing);
void figure_picked_free(figure_data *picked);

/* What sets the scales. */
const figure_data *figure_all(const figure_data *data);

/* What the figure calls it. */
const char *figure_name(const figure_model *model);
const char *figure_measured_name(const figure_measured *measured);

/* A style with what the description of the figure asks for this curve, where it does. */
canvas_style figure_style_picked(canvas_style style, const figure_pick *pick);

canvas_style figure_curve_style(const figure_model *model, double width);

/* The height, in units of the curve, that a band of 1 km mol^-1 has alone. */
double figure_lone_band(const figure_data *data);

/* Each fills the canvas; false: there is nothing to show (or memory ran out: c->failed). */
bool figure_spectrum(canvas *c, const figure_data *data, const figure_options *options);
bool figure_polar(canvas *c, const figure_data *data, const figure_options *options);
bool figure_surface(canvas *c, const figure_data *data, const figure_options *options);
bool figure_matrix(canvas *c, const figure_data *data, const figure_options *options);

/* The height in points that suits a width. */
double figure_surface_height(const figure_data *data, const figure_options *options, double width);
double figure_map_height(const figure_data *data, const figure_options *options, double width);
double figure_polar_height(const figure_data *data, const figure_options *options, double width);
double figure_matrix_height(const figure_data *data, const figure_options *options, double width);

/* A stiffness map, and its histogram with what the models make of it. */
bool figure_map(canvas *c, const figure_data *data, const figure_options *options);
bool figure_histogram(canvas *c, const figure_data *data, const figure_options *options);

/* Measured spectrum, mixture and residual of one comparison. */
bool figure_mixture(canvas *c, const figure_measured *measured, const figure_options *options);

/* Fractions, or ratios of bands, of a series of measured spectra with their 95 % intervals. */
bool figure_growth(canvas *c, const figure_data *data, const figure_options *options);

/* Where modes are, all alike, as sticks or as their density: needs no intensities. */
bool figure_modes(canvas *c, const figure_data *data, const figure_options *options);

/* What an instrument sees, and thinner the simulated spectrum to the same height. */
bool figure_observable(canvas *c, const figure_data *data, const figure_options *options);

/* Whether a polar figure is that of layers, in their own plane, since there is no crystal. */
bool figure_is_of_layers(const figure_data *data);

/* The parts of them that a page lays out by itself. */
bool figure_has_tensor(const figure_model *model);
const figure_model *figure_first_tensor(const figure_data *data); /* NULL: no model has one */
/* Its label, with the pressure of its tensor if that is not 0. */
const char *figure_tensor_label(const figure_model *model);
/* The smallest and largest value over the models shown; false: there is none. */
bool figure_quantity_range(const figure_data *data, const figure_options *options, double *least,
                           double *most);
/* One model's surfaces in a square; range: the least and the largest value of the scale. */
void figure_surface_panel(canvas *c, const figure_model *model, figure_quantity q, const double range[2],
                          const canvas_box *square, double font_size);
/* The unit vector of three integers as Cartesian components. */
void figure_indices_unit(const int v[3], double out[3]);
/* Directions in the model's lattice, or in Cartesian axes where it has none. false: none. */
bool figure_lattice_direction(const figure_options *options, const figure_model *model,
                              const int uvw[3], double n[3]);
/* Whether indices that give n in one lattice and m in the other mean the same in both. Of models
 * without a lattice nothing is known. */
bool figure_indices_agree(const figure_model *one, const double n[3], const figure_model *other,
                          const double m[3]);
/* The bar alone fills the box; its numbers and its name stand below. */
void figure_colour_bar(canvas *c, figure_quantity q, const double range[2], const canvas_box *box,
                       double font_size);

/* "(110)", with bars over negative indices, and "[-110]" likewise for directions. */
void figure_plane_text(const int plane[3], const char *brackets, text_buffer *out);
/* The axes of a polar figure: integer vectors to the right and up, perpendicular to the
 * plane's normal. */
void figure_plane_axes(const int plane[3], int right[3], int up[3]);
/* "001", "1-10", "(1 1 0)", "1,1,0". false: not three small integers, or all zero. */
bool figure_plane_parse(const char *text, int plane[3]);
/* "#d55e00" or "d55e00". false: no such colour. */
bool figure_colour_parse(const char *text, unsigned *rgb);

/* What each figure shows, as columns. false as above. */
bool figure_spectrum_csv(const figure_data *data, const figure_options *options, sheet *out);
bool figure_polar_csv(const figure_data *data, const figure_options *options, sheet *out);
bool figure_surface_csv(const figure_data *data, const figure_options *options, sheet *out);
bool figure_matrix_csv(const figure_data *data, const figure_options *options, sheet *out);
bool figure_map_csv(const figure_data *data, const figure_options *options, sheet *out);
bool figure_histogram_csv(const figure_data *data, const figure_options *options, sheet *out);
bool figure_mixture_csv(const figure_data *data, const figure_options *options, sheet *out);
bool figure_growth_csv(const figure_data *data, const figure_options *options, sheet *out);
bool figure_modes_csv(const figure_data *data, const figure_options *options, sheet *out);
bool figure_observable_csv(const figure_data *data, const figure_options *options, sheet *out);

#endif
