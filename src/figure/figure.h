/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure.h: the figures of a result: spectra, polar cuts, representation surfaces, matrices. */
#ifndef ELASTIR_FIGURE_H
#define ELASTIR_FIGURE_H

#include <stdbool.h>
#include <stddef.h>

#include "figure/canvas.h"
#include "figure/quantity.h"
#include "text/text.h"
#include "result/result.h"

/* Points: letters in a journal are no smaller. */
#define FIGURE_LEAST_FONT 5.0

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
  char *at_pressure; /* "ideal at 0.4 GPa"; NULL: the tensor is not under pressure */
  unsigned series; /* its place in the result: colour and line style, the same in all figures */
  double from_cm1, step_cm1;
  const double *absorbance; /* km mol^-1 cm; NULL: no spectrum */
  size_t points;
  figure_stick *sticks; /* those with an intensity above 0 */
  size_t stick_count;
  const double *stiffness_gpa;      /* 6x6; NULL: none */
  const double *compliance_per_tpa; /* 6x6; NULL: none, or the tensor is not stable */
  const double *lattice_angstrom;   /* rows a, b, c in the frame of the tensor; NULL: none */
} figure_model;

/* A measured spectrum and what the mixture makes of it; a curve that is not there is NULL. */
typedef struct {
  const char *title;
  double *x_cm1;
  const double *measured, *fitted, *residual;
  size_t points;
  const elastir_result_assignment *assigned; /* measured bands assigned to the best model */
  size_t assigned_count;
} figure_measured;

typedef struct {
  figure_model *models;
  size_t model_count;
  figure_measured *measured;
  size_t measured_count;
  const elastir_result_stiffness_map *maps;
  size_t map_count;
  const char *lineshape; /* NULL if not known */
  double eta, fwhm_cm1;  /* NAN if not known */
  bool scaled;           /* the wavenumbers of the models, by whatever factors */
} figure_data;

/* Takes from a result what is there. false: no memory. The result has to live on. */
bool figure_data_take(const elastir_result *result, figure_data *data);
void figure_data_free(figure_data *data);

typedef enum { FIGURE_OFFSET, FIGURE_OVERLAID } figure_layout;

typedef struct {
  double font_size;    /* points */
  const char *model;   /* NULL: all models */
  /* spectrum */
  figure_layout layout;
  double from_cm1, to_cm1; /* NAN: as far as the spectra go */
  bool titles;             /* a tooltip on each stick */
  /* polar */
  int plane[3];            /* (hkl) of the lattice of each model */
  bool cartesian;          /* no: the normal in the frame of the tensor */
  /* polar, surface */
  figure_quantity q;
  /* map, histogram */
  size_t map; /* which, from 0 */
} figure_options;

figure_options figure_options_default(void);

bool figure_shows(const figure_options *options, const figure_model *model);
/* A key to colours and line styles, from x on at baseline y; wraps before right. Returns the
 * baseline of its last line. */
double figure_key(canvas *c, const figure_data *data, const figure_options *options, double x,
                  double y, double right, bool (*shown)(const figure_model *model));
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
double figure_matrix_height(const figure_data *data, const figure_options *options, double width);

/* A stiffness map, and its histogram with what the models make of it. */
bool figure_map(canvas *c, const figure_data *data, const figure_options *options);
bool figure_histogram(canvas *c, const figure_data *data, const figure_options *options);

/* Measured spectrum, mixture and residual of one comparison. */
bool figure_mixture(canvas *c, const figure_measured *measured, const figure_options *options);

/* The parts of them that a page lays out by itself. */
bool figure_has_tensor(const figure_model *model);
/* Its label, with the pressure of its tensor if that is not 0. */
const char *figure_tensor_label(const figure_model *model);
/* The smallest and largest value over the models shown; false: there is none. */
bool figure_quantity_range(const figure_data *data, const figure_options *options, double *least,
                           double *most);
/* One model's surfaces in the square of side `side` with the corner at (x, y); reach: the
 * value whose radius fills it. */
void figure_surface_panel(canvas *c, const figure_model *model, figure_quantity q, double least,
                          double most, double x, double y, double side, double font_size);
void figure_colour_bar(canvas *c, figure_quantity q, double least, double most, double x, double y,
                       double width, double height, double font_size);

/* "(110)", with bars over negative indices, and "[-110]" likewise for directions. */
void figure_plane_text(const int plane[3], const char *brackets, text_buffer *out);
/* The axes of a polar figure: integer vectors to the right and up, perpendicular to the
 * plane's normal. */
void figure_plane_axes(const int plane[3], int right[3], int up[3]);
/* "001", "1-10", "(1 1 0)", "1,1,0". false: not three small integers, or all zero. */
bool figure_plane_parse(const char *text, int plane[3]);

/* The data of each figure as CSV. false as above. */
bool figure_spectrum_csv(const figure_data *data, const figure_options *options,
                         text_buffer *out);
bool figure_polar_csv(const figure_data *data, const figure_options *options, text_buffer *out);
bool figure_surface_csv(const figure_data *data, const figure_options *options,
                        text_buffer *out);
bool figure_matrix_csv(const figure_data *data, const figure_options *options, text_buffer *out);
bool figure_map_csv(const figure_data *data, const figure_options *options, text_buffer *out);
bool figure_histogram_csv(const figure_data *data, const figure_options *options, text_buffer *out);
/* ",LABEL quantity" as one field. */
void figure_csv_column(text_buffer *out, const char *label, const char *quantity_name);

#endif
