/* SPDX-License-Identifier: GPL-3.0-or-later */
/* basis.c: the basis set of each element, in short: "Mg: 8s 6sp 1sp; O: 8s 5sp 1sp". */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "crystal/internal.h"

enum { HEAD_LINES = 4, LONGEST = 4000 };

static void append(crystal_reader *reader, const char *text)
{
  crystal_method_state *state = &reader->method;
  elastir_method *method = &reader->run->method;
  for (; *text != '\0' && state->length < LONGEST; text++) {
    if (!elastir_grow(&method->basis, &state->capacity, state->length + 1, 1)) {
      elastir_diagnose_no_memory(reader->diagnostics);
      return;
    }
    method->basis[state->length++] = *text;
    method->basis[state->length] = '\0';
  }
}

static void close_shell(crystal_reader *reader)
{
  crystal_method_state *state = &reader->method;
  char text[32];
  if (state->primitives == 0)
    return;
  if (state->element[0] != '\0') {
    snprintf(text, sizeof text, "%s%s:", state->length > 0 ? "; " : "", state->element);
    append(reader, text);
    state->element[0] = '\0'; /* once */
  }
  snprintf(text, sizeof text, " %d%s", state->primitives, state->shell);
  append(reader, text);
  state->primitives = 0;
}

/* What a line of the block is: "1 MG   0.000   0.000   0.000", "2-   5 SP " or "1.56E+02 …". */
typedef enum { BASIS_OTHER, BASIS_ATOM, BASIS_SHELL, BASIS_PRIMITIVE } basis_line;

/* letters: of the element or the shell. */
static basis_line look(const elastir_line *line, char letters[4])
{
  const char *text = line->text;
  int number;
  if (!crystal_leading_integer(text, &number, &text))
    return BASIS_OTHER;
  if (*text == '.')
    return BASIS_PRIMITIVE;
  bool range = *text == '-';
  if (range && !crystal_leading_integer(text + 1, &number, &text))
    return BASIS_OTHER;
  text += strspn(text, " ");
  size_t length = 0;
  while (length < 3 && isalpha((unsigned char)text[length])) {
    letters[length] = text[length];
    length++;
  }
  letters[length] = '\0';
  if (length == 0 || isalpha((unsigned char)text[length]))
    return BASIS_OTHER;
  bool alone = text[length + strspn(text + length, " ")] == '\0';
  return alone ? BASIS_SHELL : range ? BASIS_OTHER : BASIS_ATOM;
}

static bool basis_block(crystal_reader *reader, const elastir_line *line)
{
  crystal_method_state *state = &reader->method;
  char letters[4];
  basis_line kind = line != NULL ? look(line, letters) : BASIS_OTHER;
  if (kind != BASIS_PRIMITIVE)
    close_shell(reader);
  switch (kind) {
  case BASIS_PRIMITIVE:
    state->primitives += state->shell[0] != '\0';
    return true;
  case BASIS_ATOM:
    snprintf(state->element, sizeof state->element, "%s", letters);
    if (letters[0] != '\0' && letters[1] != '\0')
      state->element[1] = (char)(letters[1] | 0x20);
    state->shell[0] = '\0';
    return true;
  case BASIS_SHELL:
    crystal_copy_lower(state->shell, sizeof state->shell, letters, strlen(letters));
    return true;
  default:
    return line != NULL && state->element[0] == '\0' && state->shell[0] == '\0' &&
           ++state->heads <= HEAD_LINES;
  }
}

/* "LOCAL ATOMIC FUNCTIONS BASIS SET" */
block_function *crystal_found_basis(crystal_reader *reader, const elastir_line *line,
                                    const char *text)
{
  crystal_method_state *state = &reader->method;
  (void)line;
  (void)text;
  if (reader->run->method.basis != NULL)
    return NULL; /* it is printed again for another geometry */
  state->element[0] = state->shell[0] = '\0';
  state->heads = state->primitives = 0;
  return basis_block;
}
