/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cairo_text.c: text on a surface of cairo: superscripts, and letters that a font lacks. */
#include "config.h"

#ifdef HAVE_CAIRO
#include "figure/cairo_text.h"

#include <string.h>

#include "text/utf8.h"

/* Of the size of the letters around them. */
static const double raised_size = 0.65, raised_by = 0.36;

/* fontconfig has what looks like the first under its name; the second is the one with most letters. */
static const char *const faces[] = {"Helvetica", "sans-serif"};
enum { FACES = sizeof faces / sizeof *faces };

/* Letters of one look, one after another. */
typedef struct {
  char letters[128];
  size_t length;
  bool raised;
  int face;
} piece;

/* What stands for a superscript; NULL: it is none. */
static const char *of_superscript(uint32_t code)
{
  static const char *const digits[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
  switch (code) {
  case 0xb9:
    return digits[1];
  case 0xb2:
  case 0xb3:
    return digits[code - 0xb0];
  case 0x207b:
    return "\xe2\x88\x92"; /* a minus sign */
  default:
    return code == 0x2070 || (code >= 0x2074 && code <= 0x2079) ? digits[code - 0x2070] : NULL;
  }
}

static void select_face(cairo_t *cairo, const canvas_font *font, int face, bool raised)
{
  cairo_select_font_face(cairo, faces[face], CAIRO_FONT_SLANT_NORMAL,
                         font->bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(cairo, raised ? raised_size * font->size : font->size);
}

static bool has_letter(cairo_t *cairo, const char *letter)
{
  cairo_glyph_t *glyphs = NULL;
  int count = 0;
  cairo_status_t status = cairo_scaled_font_text_to_glyphs(cairo_get_scaled_font(cairo), 0.0, 0.0, letter, -1,
                                                           &glyphs, &count, NULL, NULL, NULL);
  bool has = status == CAIRO_STATUS_SUCCESS && count > 0 && glyphs[0].index != 0;
  cairo_glyph_free(glyphs);
  return has;
}

/* The first that has the letter, else the first of all. */
static int face_of(cairo_t *cairo, const canvas_font *font, const char *letter)
{
  if ((unsigned char)*letter < 0x80)
    return 0;
  for (int face = 0; face < FACES; face++) {
    select_face(cairo, font, face, false);
    if (has_letter(cairo, letter))
      return face;
  }
  return 0;
}

/* Takes letters of one look from the text. Returns where the next ones begin; the text has some. */
static const char *take_piece(cairo_t *cairo, const canvas_font *font, const char *text, piece *taken)
{
  *taken = (piece){.face = -1};
  while (*text != '\0') {
    char letter[5] = "?";
    size_t length = utf8_length(text);
    const char *plain = length > 0 ? of_superscript(utf8_code(text, length)) : NULL;
    if (plain != NULL)
      strcpy(letter, plain);
    else if (length > 0)
      memcpy(letter, text, length);
    int face = face_of(cairo, font, letter);
    size_t more = strlen(letter);
    if (taken->face >= 0 && (face != taken->face || (plain != NULL) != taken->raised ||
                             taken->length + more >= sizeof taken->letters))
      break;
    taken->face = face;
    taken->raised = plain != NULL;
    memcpy(taken->letters + taken->length, letter, more);
    taken->length += more;
    text += length > 0 ? length : 1;
  }
  return text;
}

static double width_of(cairo_t *cairo, const canvas_font *font, const piece *part)
{
  cairo_text_extents_t extents;
  select_face(cairo, font, part->face, part->raised);
  cairo_text_extents(cairo, part->letters, &extents);
  return extents.x_advance;
}

double cairo_text_width(cairo_t *cairo, const canvas_font *font, const char *text)
{
  double width = 0.0;
  while (*text != '\0') {
    piece part;
    text = take_piece(cairo, font, text, &part);
    width += width_of(cairo, font, &part);
  }
  return width;
}

void cairo_text_show(cairo_t *cairo, double x, double y, const canvas_font *font, const char *text)
{
  while (*text != '\0') {
    piece part;
    text = take_piece(cairo, font, text, &part);
    double width = width_of(cairo, font, &part);
    cairo_move_to(cairo, x, part.raised ? y - raised_by * font->size : y);
    cairo_show_text(cairo, part.letters);
    x += width;
  }
}
#else
typedef int not_empty;
#endif
