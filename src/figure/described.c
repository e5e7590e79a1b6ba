/* SPDX-License-Identifier: GPL-3.0-or-later */
/* described.c: objects of a description by tables of their keys. */
#include "figure/described.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "text/text.h"

static void append_found(text_buffer *out, const cJSON *item)
{
  if (cJSON_IsString(item))
    text_format(out, "'%.60s'", item->valuestring);
  else if (cJSON_IsNumber(item))
    text_append_number(out, item->valuedouble);
  else
    text_append(out, cJSON_IsObject(item)  ? "an object"
                     : cJSON_IsArray(item) ? "a list"
                     : cJSON_IsTrue(item)  ? "true"
                     : cJSON_IsFalse(item) ? "false"
                                           : "null");
}

bool described_wrong(described *d, const cJSON *item, const char *expected)
{
  text_buffer found = {0};
  append_found(&found, item);
  elastir_diagnose(d->diagnostics, ELASTIR_ERROR, "bad-figure", d->file, 0, "%s: expected %s, found %s",
                   *d->place != '\0' ? d->place : "the description", expected,
                   found.text != NULL ? found.text : "no number");
  text_free(&found);
  return false;
}

/* Goes into a member; the return value leads back. */
static size_t enter(described *d, const char *name)
{
  size_t length = strlen(d->place);
  snprintf(d->place + length, sizeof d->place - length, "%s%s",
           length > 0 && *name != '[' ? "." : "", name);
  return length;
}

bool described_number(described *d, const cJSON *item, double least, double most, double *to)
{
  char expected[80];
  if (cJSON_IsNumber(item) && item->valuedouble >= least && item->valuedouble <= most) {
    *to = item->valuedouble;
    return true;
  }
  elastir_snprintf(expected, sizeof expected, "a number from %g to %g", least, most);
  return described_wrong(d, item, expected);
}

bool described_numbers(described *d, const cJSON *item, size_t count, const char *expected, double *to)
{
  size_t n = 0;
  const cJSON *member = cJSON_IsArray(item) ? item->child : NULL;
  for (; member != NULL && n < count && cJSON_IsNumber(member); member = member->next)
    to[n++] = member->valuedouble;
  return (n == count && member == NULL) || described_wrong(d, item, expected);
}

bool described_list(described *d, const cJSON *item, size_t most, size_t size, void *to, size_t *count,
                    bool (*read)(described *d, const cJSON *item, void *target))
{
  char text[48];
  if (!cJSON_IsArray(item))
    return described_wrong(d, item, "a list");
  for (const cJSON *member = item->child; member != NULL; member = member->next) {
    snprintf(text, sizeof text, "a list of at most %zu", most);
    if (*count == most)
      return described_wrong(d, item, text);
    snprintf(text, sizeof text, "[%zu]", *count);
    size_t back = enter(d, text);
    if (!read(d, member, (char *)to + size * *count))
      return false;
    d->place[back] = '\0';
    ++*count;
  }
  return true;
}

static bool read_word(described *d, const cJSON *item, const char *words, int *to)
{
  char expected[200];
  int place = 0;
  for (const char *word = words; cJSON_IsString(item) && *word != '\0'; place++) {
    size_t length = strcspn(word, " ");
    if (strlen(item->valuestring) == length && strncmp(item->valuestring, word, length) == 0) {
      *to = place;
      return true;
    }
    word += length + (word[length] == ' ');
  }
  snprintf(expected, sizeof expected, "one of %s", words);
  return described_wrong(d, item, expected);
}

static bool read_key(described *d, const cJSON *item, const described_key *key, void *target)
{
  void *to = (char *)target + key->at;
  double number = 0;
  if (key->type == KEY_BY)
    return key->read(d, item, to);
  if (key->type == KEY_WORD)
    return read_word(d, item, key->words, to);
  if (key->type == KEY_NUMBER)
    return described_number(d, item, key->least, key->most, to);
  if (key->type == KEY_FLAG) {
    *(bool *)to = cJSON_IsTrue(item);
    return cJSON_IsBool(item) || described_wrong(d, item, "true or false");
  }
  if (key->type == KEY_TEXT) {
    *(const char **)to = item->valuestring;
    return (cJSON_IsString(item) && *item->valuestring != '\0') || described_wrong(d, item, "a text");
  }
  if (!described_number(d, item, key->least, key->most, &number))
    return false;
  if (number != floor(number))
    return described_wrong(d, item, "a whole number");
  if (key->type == KEY_WHOLE)
    *(int *)to = (int)number;
  else
    *(size_t *)to = (size_t)number - 1;
  return true;
}

static bool unknown_key(described *d, const cJSON *item, const described_key *keys)
{
  text_buffer known = {0};
  for (const described_key *key = keys; key->name != NULL; key++)
    text_format(&known, "%s%s", key == keys ? "" : ", ", key->name);
  elastir_diagnose(d->diagnostics, ELASTIR_ERROR, "bad-figure", d->file, 0,
                   "%s%sunknown key '%.60s'; expected one of %s", d->place,
                   *d->place != '\0' ? ": " : "", item->string, known.text != NULL ? known.text : "");
  text_free(&known);
  return false;
}

static bool is_again(const cJSON *object, const cJSON *item)
{
  for (const cJSON *before = object->child; before != item; before = before->next)
    if (strcmp(before->string, item->string) == 0)
      return true;
  return false;
}

bool described_object(described *d, const cJSON *item, const described_key *keys, void *target)
{
  if (!cJSON_IsObject(item))
    return described_wrong(d, item, "an object");
  for (const cJSON *child = item->child; child != NULL; child = child->next) {
    const described_key *key = keys;
    while (key->name != NULL && strcmp(key->name, child->string) != 0)
      key++;
    if (key->name == NULL)
      return unknown_key(d, child, keys);
    size_t back = enter(d, key->name);
    if (is_again(item, child))
      return described_wrong(d, child, "the key once");
    if (!read_key(d, child, key, target))
      return false;
    d->place[back] = '\0';
  }
  return true;
}
