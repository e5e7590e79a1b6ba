/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text.h: lines, words and encodings of text files of unknown origin. */
#ifndef ELASTIR_MEASURED_TEXT_H
#define ELASTIR_MEASURED_TEXT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
  const char *text; /* not ended by a NUL */
  size_t length;    /* without its line end */
  long number;      /* counted from 1 */
} text_line;

/* A string (NULL: ""), and any bytes. */
text_line text_of(const char *string);
text_line text_part(const char *text, size_t length);

typedef struct {
  const char *at;
  const char *end;
  long number; /* of the line that was given last */
} text_cursor;

/* The lines of a text, counted from its number (0: 1) on. */
text_cursor text_lines(text_line text);

/* The next line; lines end with LF, CRLF or CR. */
bool text_next_line(text_cursor *cursor, text_line *line);

bool text_is_blank(char c); /* blank, tab, vertical tab, form feed, NUL, Ctrl-Z */
bool text_is_digit(char c);

/* Without blanks at both ends. */
text_line text_trim(text_line text);

/* Nothing but blanks and line ends. */
bool text_is_empty(const char *text, size_t length);

/* Where the text begins behind blanks and line ends. */
size_t text_start(const char *text, size_t length);

/* Case is ignored, as base/letters.h does. */
bool text_starts(text_line text, const char *prefix);
bool text_equal(text_line text, const char *word);
bool text_contains(text_line text, const char *part);

bool text_is_utf8(text_line text);

/* Latin-1 to UTF-8, with a NUL behind it. NULL: no memory. */
char *text_from_latin1(const char *text, size_t length, size_t *new_length);

/* A copy in UTF-8 without blanks at the ends: as it is if it is valid UTF-8, else taken as
 * Latin-1; control characters become blanks. NULL: no memory. The caller frees. */
char *text_utf8(text_line text);

/* UTF-16 with a byte order mark to UTF-8, with a NUL behind it. NULL: no memory. */
char *text_from_utf16(const char *bytes, size_t length, size_t *new_length);

/* A real number with a locale-independent scan: sign, digits, one mark ('.' or, if
 * decimal_comma, ','), exponent. Blanks around it allowed; nothing else. */
bool text_number(text_line text, bool decimal_comma, double *value);

/* The start of a text for messages: printable ASCII, other bytes as '.'. */
enum { TEXT_SHOWN = 40 };
const char *text_show(char buffer[TEXT_SHOWN + 1], text_line text);

/* A word that stands for a missing value: empty, NaN, N/A, --, ?. */
bool text_is_missing(text_line text);

#endif
