/* SPDX-License-Identifier: GPL-3.0-or-later */
/* build.h: what the builders of sections share. None of these fails by itself: v->failed says at
 * the end that memory ran out. */
#ifndef ELASTIR_VIEW_BUILD_H
#define ELASTIR_VIEW_BUILD_H

#include "result/quantity.h"
#include "view/numbers.h"
#include "view/view.h"

/* ---- text ---- */

/* Text of the view's own; never NULL. */
const char *view_text(view *v, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Takes what was put together; NULL if that is nothing. */
const char *view_keep(view *v, text_buffer *text);

/* Zeroed memory that lives as long as the view; NULL: none. */
void *view_scratch(view *v, size_t size);

/* "GPa", "cm⁻¹", "" from the unit of a quantity. */
const char *view_unit(const char *unit);
/* A dash for NULL. */
const char *view_or_dash(const char *text);
/* A page may be mailed: there without the folders of this machine. NULL for NULL. */
const char *view_file_name(const view *v, const char *path);
const char *view_label(const elastir_result_model *model);
/* The model of that label; -1: there is none. */
int view_model_index(const view *v, const char *label);

/* ---- blocks ---- */

void view_heading(view *v, unsigned flags, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void view_paragraph(view *v, view_style style, unsigned flags, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* Adds to the list that the section ends with, or begins one. */
view_item *view_list_item(view *v, view_style style, unsigned flags, const char *lead,
                          const char *text);
void view_code(view *v, unsigned flags, const char *text);
view_figure *view_add_figure(view *v, view_figure_kind kind, size_t index);

/* ---- tables: first columns, then rows, each filled cell by cell ---- */

view_table *view_add_table(view *v, unsigned flags, const char *caption);
view_cell *view_add_column(view *v, view_table *table, bool is_text, unsigned flags,
                           const char *head);
view_row *view_add_row(view *v, view_table *table, unsigned flags);
/* The next cell of the last row. */
view_cell *view_next_cell(view *v, view_table *table);
view_cell *view_add_text(view *v, view_table *table, view_style style, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
view_cell *view_add_number(view *v, view_table *table, double value, int decimals);
view_cell *view_add_model(view *v, view_table *table, size_t model);
/* The model of that label, or else the label. */
view_cell *view_add_label(view *v, view_table *table, const char *label);
/* One column for each of the models that `shown` is true of. */
typedef bool (*view_filter)(const elastir_result_model *model);
void view_add_model_columns(view *v, view_table *table, view_filter shown);

/* ---- numbers of models ---- */

/* One of the structs that elastic numbers of a model are in. */
typedef enum { VIEW_OF_MODEL, VIEW_OF_CRYSTAL, VIEW_OF_LAYER, VIEW_OF_ROD } view_root;
const quantity_group *view_group(view_root root);
const void *view_base(view_root root, const elastir_result_model *model); /* NULL: none */

/* The number at a path below it. */
double view_value(view_root root, const elastir_result_model *model, const char *path);
/* Its standard deviation, from all sources in quadrature; NAN: not known. */
double view_deviation(view_root root, const elastir_result_model *model, const char *path,
                      const char **source);
/* Decimals that show four significant digits of the largest value of all models. *any: has any
 * a value? */
int view_common_decimals(const view *v, view_root root, const char *path, bool *any);
/* The cell of a number with its deviation and its change against the first model. */
view_cell *view_add_value(view *v, view_table *table, view_root root, size_t model,
                          const char *path, int decimals);
/* "Bulk modulus K, GPa", and "K, GPa" where it is narrow; detail may be "". */
void view_name_quantity(view *v, view_cell *cell, const quantity *row, const char *detail);

bool view_is_crystal(const elastir_result_model *model);
bool view_has_directional(const elastir_result_model *model);
bool view_any(const view *v, view_filter filter);

/* A table of every number, word and short list at or below that group of `elastic`, which is called as its
 * member there is. */
typedef const void *(*view_member)(const elastir_result_elastic *elastic);
void view_add_objects(view *v, unsigned flags, const char *caption, const quantity_group *group,
                      view_member member);

/* For the summary: the verdict on each measured spectrum, and those without a comparison. */
void view_summary_verdicts(view *v);
/* The same of stiffness maps. */
void view_summary_maps(view *v);

/* ---- words that several sections have ---- */

/* Adds at which pressures the tensors are, where any is not at 0, and warns where they differ. */
void view_note_pressures(view *v);
/* What error bars leave out. */
void view_note_no_error(view *v);
bool view_has_given(const elastir_result_model *model); /* standard deviations of the constants */
/* How far other fits of the run lie from a number of the elastic part; NAN: not known. */
double view_fit_spread(const elastir_result_model *model, const char *path);
/* "scaled by 0.936 (600-850), ... (of ...)"; "not scaled". */
const char *view_scale_words(view *v);
/* Warns where the scale factors are of another method than a model. */
void view_doubt_factors(view *v);
/* Whether the scale factors are for another method than that of a model, or its method is unknown. */
bool view_doubts_factors(const view *v);
/* "new bands 744, 3400; gone 690; weaker 760 ×0.02 and 3 more": what became of the bands of the
 * first model, of new and gone ones the strongest `most`, of the others the first; if
 * that is 1, shifts where nothing else changed. NULL: nothing. */
const char *view_band_changes(view *v, const elastir_result_difference *difference, size_t most);
bool view_has_motion(const elastir_result_model *model);

/* Whether its modes were compared with those of the first model. */
bool view_has_reference(const elastir_result_model *model);

/* Modes that share less than this with every set of the first model are like none of them. */
extern const double view_least_overlap;

/* A cell: the modes of the first model that a set is like, "12–14, 98 %"; "none". set may be NULL. */
void view_add_likeness(view *v, view_table *table, const elastir_result_motion_set *set);
/* The set that a mode is in; NULL: it is not known what moves. */
const elastir_result_motion_set *view_motion_set(const elastir_result_model *model, int64_t mode);
/* "C4H6N2 87 %, Zn 9 %; internal": what moves in a set. NULL: it is not known. */
const char *view_motion_words(view *v, const elastir_result_model *model,
                              const elastir_result_motion_set *set);
/* The same of a band there, of its modes by what they add to its height. */
const char *view_motion_at(view *v, const elastir_result_model *model, double position_cm1);
/* Positions of the strongest bands, "1146, 758", as calculated if the scale factors are in doubt; NULL: there
 * are none. */
const char *view_strongest(view *v, const elastir_result_model *model, size_t most);
/* Values along the directions that were asked for. */
void view_along(view *v);
/* A table with a row an extremum: of which model, which one, its value and where it is. */
view_table *view_add_extremum_table(view *v, const char *title, const char *where);
/* A cell: where an extremum is, and the number of directions, or pairs of them, that share it. */
void view_add_where(view *v, view_table *table, const elastir_result_extremum *extremum, bool pairs);
/* What a tip feels. */
void view_contact(view *v);
/* The standard deviation of a contact modulus, where those of the model are shown; its *source. */
double view_contact_sigma(const elastir_result_model *model, double sigma, const char **source);

/* ---- builders of sections ---- */

void view_summary(view *v);
void view_models(view *v);
/* Whether a model has modes or a tensor. */
bool view_has_numbers(const elastir_result_model *model);
/* Says of each model that has not, what its output holds instead. */
void view_models_without_numbers(view *v);
void view_health_line(view *v); /* its verdict alone */
void view_health(view *v);
void view_moduli(view *v);
void view_polycrystal(view *v);
void view_layers(view *v);
void view_rods(view *v);
void view_layer_extrema(view *v);
void view_layer_stability(view *v);
void view_extrema(view *v);
void view_stability(view *v);
void view_waves(view *v);
void view_uncertainty(view *v);
void view_stiffness(view *v);
void view_spectra(view *v);
void view_modes(view *v);
void view_mode_table(view *v); /* of a page */
void view_thermodynamics(view *v);
void view_observables(view *v);
void view_differences(view *v);
void view_cuts(view *v);
void view_surfaces(view *v);
void view_comparison(view *v);
void view_series(view *v);
void view_maps(view *v);
/* Whether the models are compared as an instrument sees them. */
bool view_is_observed(const elastir_result_comparison *comparison);
/* Its label, or the name of its file. */
const char *view_spectrum_name(const elastir_result_comparison *comparison);
/* The answer in a sentence; NULL: there is none. */
const char *view_verdict(view *v, const elastir_result_verdict *verdict, view_style *style);
void view_ratios(view *v, const elastir_result_comparison *comparison);
void view_comparison_bands(view *v, const elastir_result_comparison *comparison);
void view_method(view *v);

#endif
