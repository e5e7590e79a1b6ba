/* SPDX-License-Identifier: GPL-3.0-or-later */
/* characters.c: UTF-8, the width of characters, and text that is safe to print. */
#include "view/terminal/render.h"

#include <string.h>

typedef struct {
  uint32_t from, to;
} code_range;

static bool within(const code_range *ranges, size_t count, uint32_t code)
{
  for (size_t i = 0; i < count; i++)
    if (code >= ranges[i].from && code <= ranges[i].to)
      return true;
  return false;
}

#define WITHIN(ranges, code) within(ranges, sizeof(ranges) / sizeof *(ranges), code)

size_t terminal_decode(const char *text, uint32_t *code)
{
  const unsigned char *byte = (const unsigned char *)text;
  *code = byte[0];
  if (byte[0] < 0x80)
    return 1;
  size_t length = byte[0] >= 0xf0 ? 4 : byte[0] >= 0xe0 ? 3 : 2;
  bool good = byte[0] >= 0xc2 && byte[0] <= 0xf4;
  *code = byte[0] & (0xffu >> (length + 1));
  for (size_t i = 1; good && i < length; i++) {
    good = (byte[i] & 0xc0) == 0x80;
    *code = *code << 6 | (byte[i] & 0x3fu);
  }
  /* Overlong forms, surrogates, and what lies beyond Unicode (RFC 3629). */
  static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  if (good && *code >= least[length] && *code <= 0x10ffff &&
      !(*code >= 0xd800 && *code <= 0xdfff))
    return length;
  *code = 0xfffd;
  return 1;
}

/* The blocks of combining marks and of wide characters (Unicode Standard Annex 11), coarse:
 * a label that mixes rarer scripts may be a column off. */
static int code_columns(uint32_t code)
{
  static const code_range none[] = {
      {0x300, 0x36f},   {0x483, 0x489},   {0x591, 0x5bd},   {0x64b, 0x65f},
      {0xe34, 0xe3a},   {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff}, {0x200b, 0x200d},
      {0x20d0, 0x20ff}, {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f}, {0xe0100, 0xe01ef}};
  static const code_range wide[] = {
      {0x1100, 0x115f},   {0x2e80, 0x303e},   {0x3041, 0xa4cf},  {0xac00, 0xd7a3},
      {0xf900, 0xfaff},   {0xfe30, 0xfe6f},   {0xff00, 0xff60},  {0xffe0, 0xffe6},
      {0x1f300, 0x1f64f}, {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd}};
  if (code < 0x300)
    return 1;
  return WITHIN(none, code) ? 0 : WITHIN(wide, code) ? 2 : 1;
}

int terminal_columns(const char *text)
{
  int columns = 0;
  uint32_t code;
  while (*text != '\0') {
    text += terminal_decode(text, &code);
    columns += code_columns(code);
  }
  return columns;
}

size_t terminal_fitting(const char *text, int columns)
{
  size_t length = 0;
  uint32_t code;
  while (text[length] != '\0') {
    size_t bytes = terminal_decode(text + length, &code);
    columns -= code_columns(code);
    if (columns < 0)
      break;
    length += bytes;
  }
  return length;
}

/* What the view itself writes beyond ASCII, in ASCII. */
static const struct {
  uint32_t code;
  const char *ascii;
} spelling[] = {{0xb0, " deg"},     {0xb1, "+-"},       {0xb2, "2"},       {0xb3, "3"},
                {0xb9, "1"},        {0xbd, "1/2"},      {0xc5, "A"},       {0xd7, "x"},      {0xf6, "oe"},
               
                {0x303, "~"},       {0x393, "Gamma"},   {0x394, "Delta"},
                {0x398, "Theta"},   {0x3b1, "alpha"},
                {0x3b2, "beta"},    {0x3b3, "gamma"},   {0x3b6, "zeta"},   {0x3ba, "kappa"},
                {0x3bb, "lambda"},  {0x3bd, "nu"},      {0x3c1, "rho"},    {0x1d62, "i"},
                {0x2009, " "},      {0x2013, "-"},      {0x2018, "'"},     {0x2019, "'"},
                {0x201c, "\""},     {0x201d, "\""},     {0x2022, "*"},     {0x2026, "..."},
                {0x207b, "-"},      {0x2096, "k"},      {0x2097, "l"},     {0x2192, "->"},
                {0x2212, "-"},      {0x221a, "sqrt "},  {0x221e, "inf"},   {0x2264, "<="},
                {0x2265, ">="},     {0x2500, "-"},      {0x2588, "#"},     {0x2589, "#"},
                {0x258a, "#"},      {0x258b, "#"},      {0x258c, "#"},     {0x258d, ""},
                {0x258e, ""},       {0x258f, ""},       {0x2c7c, "j"}};

static const char *spelled(uint32_t code)
{
  for (size_t i = 0; i < sizeof spelling / sizeof *spelling; i++)
    if (spelling[i].code == code)
      return spelling[i].ascii;
  return "?";
}

void terminal_free_text(const terminal *term, text_buffer *text)
{
  if (text->failed)
    term->out->failed = true;
  text_free(text);
}

void terminal_clean(const terminal *term, text_buffer *clean, const char *text)
{
  /* Marks that turn the order of writing, and separators of lines. */
  static const code_range unruly[] = {{0x61c, 0x61c},   {0x200e, 0x200f}, {0x2028, 0x202e},
                                      {0x2066, 0x2069}, {0xfeff, 0xfeff}, {0xfff9, 0xfffb}};
  const char firm_blank[] = {FIRM_BLANK};
  text_append(clean, "");
  while (*text != '\0') {
    uint32_t code;
    size_t length = terminal_decode(text, &code);
    if (code < 0x20 || (code >= 0x7f && code <= 0x9f))
      text_format(clean, "\\x%02x", (unsigned)code);
    else if (WITHIN(unruly, code))
      text_format(clean, "\\u%04x", (unsigned)code);
    else if (code == 0xa0)
      text_append_bytes(clean, firm_blank, 1);
    else if (code < 0x80)
      text_append_bytes(clean, text, 1);
    else if (!term->options->unicode)
      text_append(clean, spelled(code));
    else if (code == 0xfffd)
      text_append(clean, "\xef\xbf\xbd");
    else
      text_append_bytes(clean, text, length);
    text += length;
  }
}
