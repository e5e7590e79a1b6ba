/* SPDX-License-Identifier: GPL-3.0-or-later */
/* observable_values.c: the values of an observable's parameters, from text and back to it. */
#include "model/observable_values.h"

#include <string.h>

#include "base/memory.h"
#include "base/number.h"

/* ---- from text ---- */

/* The place of a word among others, which may have "=VALUE" behind them; -1. *behind: what
 * follows. */
static int place_of(const char *words, const char *word, size_t length, const char **behind)
{
  int place = 0;
  for (const char *w = words; *w != '\0'; place++) {
    size_t whole = strcspn(w, " "), name = strcspn(w, " =");
    if (name == length && strncmp(w, word, length) == 0) {
      if (behind != NULL)
        *behind = w + name + (w[name] == '=');
      return place;
    }
    w += whole;
    w += *w == ' ';
  }
  return -1;
}

static bool number_in(const char *text, size_t length, double least, double most, double *value)
{
  return length > 0 && number_scan(text, length, value) == length && *value >= least &&
         *value <= most;
}

static bool store_number(const observable_parameter *p, const char *text, size_t length, char *base)
{
  const char *colon = p->second != 0 ? memchr(text, ':', length) : NULL;
  size_t first = colon != NULL ? (size_t)(colon - text) : length;
  if (!number_in(text, first, p->least, p->most, (double *)(void *)(base + p->at)))
    return false;
  /* what follows a colon: the spread of a thickness, the phase of g */
  return colon == NULL || number_in(colon + 1, length - first - 1, -1.0, 0.999,
                                    (double *)(void *)(base + p->second));
}

static bool store_word(const observable_parameter *p, const char *text, size_t length, char *base)
{
  const char *colon = p->second != 0 ? memchr(text, ':', length) : NULL;
  size_t first = colon != NULL ? (size_t)(colon - text) : length;
  int place = place_of(p->words, text, first, NULL);
  if (place < 0)
    return false;
  *(int *)(void *)(base + p->at) = place;
  if (p->second == 0)
    return true;
  double *ratio = (double *)(void *)(base + p->second);
  bool needs = place == 3; /* an ellipsoid has a ratio of its axes, other shapes have none */
  *ratio = 1.0;
  return needs == (colon != NULL) &&
         (colon == NULL || number_in(colon + 1, length - first - 1, p->least, p->most, ratio));
}

static bool store_material(const observable_parameter *p, const char *text, size_t length, char *base)
{
  observable_material *material = (observable_material *)(void *)(base + p->at);
  const char *value = NULL;
  double re = 0.0, im = 0.0;
  if (length >= OBSERVABLE_TEXT)
    return false;
  memcpy(material->name, text, length);
  material->name[length] = '\0';
  if (place_of(p->words, text, length, &value) < 0) {
    if (!number_in(text, length, p->least, p->most, &re))
      return false;
    material->value = re;
    return true;
  }
  size_t whole = strcspn(value, " "), used = number_scan(value, whole, &re);
  if (used < whole && value[used] == ':')
    number_scan(value + used + 1, whole - used - 1, &im);
  material->value = re + I * im;
  return true;
}

static bool store_direction(const observable_parameter *p, const char *text, size_t length, char *base)
{
  observable_direction *direction = (observable_direction *)(void *)(base + p->at);
  if (length >= OBSERVABLE_TEXT)
    return false;
  bool slashes = memchr(text, '/', length) != NULL;
  for (size_t i = 0; i < length; i++)
    direction->text[i] = slashes && text[i] == '/' ? ',' : text[i];
  direction->text[length] = '\0';
  return request_parse(direction->text, slashes ? REQUEST_CARTESIAN : REQUEST_PLANE,
                       &direction->request);
}

static bool store_surface(const observable_parameter *p, const char *text, size_t length, char *base)
{
  int place = place_of("average epsilon", text, length, NULL);
  *(int *)(void *)(base + p->second) = place >= 0 ? place : SURFACE_FACE;
  return place >= 0 || store_direction(p, text, length, base);
}

bool observable_store(const observable_parameter *p, const char *text, size_t length,
                      observable_request *request)
{
  static bool (*const by_type[])(const observable_parameter *, const char *, size_t, char *) = {
      [TAKES_NUMBER] = store_number,       [TAKES_WORD] = store_word,
      [TAKES_MATERIAL] = store_material,   [TAKES_DIRECTION] = store_direction,
      [TAKES_SURFACE] = store_surface};
  return by_type[p->type](p, text, length, (char *)request);
}

/* ---- back to text ---- */

/* The word at a place of "sphere needle"; its length in *length. */
static const char *word_at(const char *words, int place, int *length)
{
  for (; place > 0; place--)
    words += strcspn(words, " ") + 1;
  *length = (int)strcspn(words, " =");
  return words;
}

static const char *direction_text(const observable_direction *direction, char text[OBSERVABLE_TEXT])
{
  elastir_snprintf(text, OBSERVABLE_TEXT, "%s", direction->text);
  for (char *c = text; *text != '(' && *text != '[' && *c != '\0'; c++)
    *c = *c == ',' ? '/' : *c;
  return text;
}

void observable_value_text(const observable_parameter *p, const observable_request *request,
                           char *text, size_t size)
{
  const char *base = (const char *)request;
  double number = 0.0, second = 0.0;
  int word = 0, length = 0;
  char direction[OBSERVABLE_TEXT];
  if (p->type == TAKES_NUMBER)
    memcpy(&number, base + p->at, sizeof number);
  if (p->second != 0 && p->type != TAKES_SURFACE)
    memcpy(&second, base + p->second, sizeof second);
  if (p->type == TAKES_WORD)
    memcpy(&word, base + p->at, sizeof word);
  const char *name = p->type == TAKES_WORD ? word_at(p->words, word, &length) : "";
  if (p->type == TAKES_WORD && p->second != 0 && strncmp(name, "ellipsoid", 9) == 0)
    elastir_snprintf(text, size, "ellipsoid:%g", second);
  else if (p->type == TAKES_WORD)
    elastir_snprintf(text, size, "%.*s", length, name);
  else if (p->type == TAKES_MATERIAL)
    elastir_snprintf(text, size, "%s", ((const observable_material *)(const void *)(base + p->at))->name);
  else if (p->type == TAKES_SURFACE && request->surface_kind != SURFACE_FACE)
    elastir_snprintf(text, size, "%s",
                     request->surface_kind == SURFACE_AVERAGE ? "average" : "epsilon");
  else if (p->type != TAKES_NUMBER)
    elastir_snprintf(text, size, "%s",
                     direction_text((const observable_direction *)(const void *)(base + p->at), direction));
  else if (p->second != 0)
    elastir_snprintf(text, size, "%g:%g", number, second);
  else
    elastir_snprintf(text, size, "%g", number);
}
