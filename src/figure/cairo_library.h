/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cairo_library.h: cairo.h, for canvas_cairo.c and cairo_text.c only, of a library that is loaded when
 * the first PDF or PNG is drawn: it brings some twenty others, those of X among them, which would more
 * than double the time that the program takes to start. */
#ifndef ELASTIR_FIGURE_CAIRO_LIBRARY_H
#define ELASTIR_FIGURE_CAIRO_LIBRARY_H

#include <stdbool.h>

#include <cairo-pdf.h>
#include <cairo.h>

/* To be called before any other. false: the library is not there, or lacks one of the calls. */
bool cairo_library_load(void);

/* The calls that are used. Another one needs a row here and one below, or the program will not
 * link. */
#define CAIRO_CALLS(CALL)                                                                    \
  CALL(cairo_close_path) CALL(cairo_create) CALL(cairo_destroy) CALL(cairo_fill_preserve)    \
  CALL(cairo_font_options_create) CALL(cairo_font_options_destroy)                           \
  CALL(cairo_font_options_set_antialias) CALL(cairo_font_options_set_hint_metrics)           \
  CALL(cairo_font_options_set_hint_style) CALL(cairo_get_scaled_font) CALL(cairo_glyph_free)  \
  CALL(cairo_image_surface_create)                                                           \
  CALL(cairo_image_surface_get_data) CALL(cairo_image_surface_get_height)                    \
  CALL(cairo_image_surface_get_stride) CALL(cairo_image_surface_get_width)                   \
  CALL(cairo_line_to) CALL(cairo_move_to) CALL(cairo_new_path) CALL(cairo_paint)             \
  CALL(cairo_pdf_surface_create_for_stream) CALL(cairo_pdf_surface_set_metadata)             \
  CALL(cairo_restore) CALL(cairo_rotate) CALL(cairo_save) CALL(cairo_scale)                  \
  CALL(cairo_scaled_font_text_to_glyphs)                                                     \
  CALL(cairo_select_font_face) CALL(cairo_set_dash) CALL(cairo_set_font_options)             \
  CALL(cairo_set_font_size) CALL(cairo_set_line_join) CALL(cairo_set_line_width)             \
  CALL(cairo_set_source_rgb) CALL(cairo_set_source_rgba) CALL(cairo_set_source_surface)      \
  CALL(cairo_show_text) CALL(cairo_stroke_preserve) CALL(cairo_surface_destroy)              \
  CALL(cairo_surface_finish) CALL(cairo_surface_flush) CALL(cairo_surface_mark_dirty)        \
  CALL(cairo_surface_status) CALL(cairo_text_extents) CALL(cairo_translate)

#define CAIRO_MEMBER(name) __typeof__(&name) name;
typedef struct {
  CAIRO_CALLS(CAIRO_MEMBER)
} cairo_library;
#undef CAIRO_MEMBER

extern cairo_library cairo_calls;

#ifndef CAIRO_LIBRARY_ITSELF
#define cairo_close_path cairo_calls.cairo_close_path
#define cairo_create cairo_calls.cairo_create
#define cairo_destroy cairo_calls.cairo_destroy
#define cairo_fill_preserve cairo_calls.cairo_fill_preserve
#define cairo_font_options_create cairo_calls.cairo_font_options_create
#define cairo_font_options_destroy cairo_calls.cairo_font_options_destroy
#define cairo_font_options_set_antialias cairo_calls.cairo_font_options_set_antialias
#define cairo_font_options_set_hint_metrics cairo_calls.cairo_font_options_set_hint_metrics
#define cairo_font_options_set_hint_style cairo_calls.cairo_font_options_set_hint_style
#define cairo_get_scaled_font cairo_calls.cairo_get_scaled_font
#define cairo_glyph_free cairo_calls.cairo_glyph_free
#define cairo_image_surface_create cairo_calls.cairo_image_surface_create
#define cairo_image_surface_get_data cairo_calls.cairo_image_surface_get_data
#define cairo_image_surface_get_height cairo_calls.cairo_image_surface_get_height
#define cairo_image_surface_get_stride cairo_calls.cairo_image_surface_get_stride
#define cairo_image_surface_get_width cairo_calls.cairo_image_surface_get_width
#define cairo_line_to cairo_calls.cairo_line_to
#define cairo_move_to cairo_calls.cairo_move_to
#define cairo_new_path cairo_calls.cairo_new_path
#define cairo_paint cairo_calls.cairo_paint
#define cairo_pdf_surface_create_for_stream cairo_calls.cairo_pdf_surface_create_for_stream
#define cairo_pdf_surface_set_metadata cairo_calls.cairo_pdf_surface_set_metadata
#define cairo_restore cairo_calls.cairo_restore
#define cairo_rotate cairo_calls.cairo_rotate
#define cairo_save cairo_calls.cairo_save
#define cairo_scale cairo_calls.cairo_scale
#define cairo_scaled_font_text_to_glyphs cairo_calls.cairo_scaled_font_text_to_glyphs
#define cairo_select_font_face cairo_calls.cairo_select_font_face
#define cairo_set_dash cairo_calls.cairo_set_dash
#define cairo_set_font_options cairo_calls.cairo_set_font_options
#define cairo_set_font_size cairo_calls.cairo_set_font_size
#define cairo_set_line_join cairo_calls.cairo_set_line_join
#define cairo_set_line_width cairo_calls.cairo_set_line_width
#define cairo_set_source_rgb cairo_calls.cairo_set_source_rgb
#define cairo_set_source_rgba cairo_calls.cairo_set_source_rgba
#define cairo_set_source_surface cairo_calls.cairo_set_source_surface
#define cairo_show_text cairo_calls.cairo_show_text
#define cairo_stroke_preserve cairo_calls.cairo_stroke_preserve
#define cairo_surface_destroy cairo_calls.cairo_surface_destroy
#define cairo_surface_finish cairo_calls.cairo_surface_finish
#define cairo_surface_flush cairo_calls.cairo_surface_flush
#define cairo_surface_mark_dirty cairo_calls.cairo_surface_mark_dirty
#define cairo_surface_status cairo_calls.cairo_surface_status
#define cairo_text_extents cairo_calls.cairo_text_extents
#define cairo_translate cairo_calls.cairo_translate
#endif

#endif
