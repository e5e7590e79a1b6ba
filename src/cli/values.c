/* SPDX-License-Identifier: GPL-3.0-or-later */
/* values.c: values of options: numbers, ranges, words and lists of them. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "cli/cli.h"

int cli_word_place(const char *words, const char *word, size_t length)
{
  for (int i = 0;; i++) {
    size_t n = strcspn(words, " ");
    if (n == length && strncmp(words, word, n) == 0)
      return i;
    if (words[n] == '\0')
      return -1;
    words += n + 1;
  }
}

/* The integer members of the structs are of any size. */
static void store_whole(void *target, size_t size, long value)
{
  const int32_t half = (int32_t)value;
  const int64_t full = value;
  if (size == sizeof(bool))
    *(bool *)target = value != 0;
  else if (size == sizeof half)
    memcpy(target, &half, size);
  else
    memcpy(target, &full, size);
}

static bool store_number(const cli_option *option, const char *text, size_t length, char *target,
                         double *value)
{
  long whole = 0;
  bool is_whole = option->type == CLI_WHOLE;
  bool good = (is_whole ? number_integer(text, length, &whole)
                        : number_real(text, length, value)) == NUMBER_OK;
  if (is_whole)
    *value = (double)whole;
  if (!good ||
      (option->least < option->most && !(*value >= option->least && *value <= option->most)))
    return false;
  if (is_whole)
    store_whole(target, option->size, whole);
  else
    memcpy(target, value, sizeof *value);
  return true;
}

static bool store_pair(const cli_option *option, const char *text, char *target)
{
  double first, second;
  const char *middle = strchr(text, option->separator);
  return middle != NULL &&
         store_number(option, text, (size_t)(middle - text), target, &first) &&
         store_number(option, middle + 1, strlen(middle + 1), target + option->size, &second) &&
         (option->separator != ':' || first < second);
}

/* "none", or any of the words: a bool for each. */
static bool store_words(const cli_option *option, const char *list, bool *targets)
{
  bool *target = targets;
  for (const char *word = option->words; word != NULL; word = strchr(word + 1, ' '))
    *target++ = false;
  if (strcmp(list, "none") == 0)
    return true;
  for (const char *word = list;; word++) {
    size_t length = strcspn(word, ",");
    int place = cli_word_place(option->words, word, length);
    if (place < 0)
      return false;
    targets[place] = true;
    word += length;
    if (*word == '\0')
      return true;
  }
}

static bool store(const cli_setting *setting, elastir_diagnostics *trouble)
{
  const cli_option *option = setting->option;
  const char *value = setting->value;
  double number;
  int place;
  switch (option->type) {
  case CLI_SWITCH:
    store_whole(setting->target, option->size, (long)option->least);
    return true;
  case CLI_WHOLE:
  case CLI_REAL:
    return option->separator != 0
               ? store_pair(option, value, setting->target)
               : store_number(option, value, strlen(value), setting->target, &number);
  case CLI_WORD:
    if (option->separator != 0)
      return store_words(option, value, setting->target);
    place = cli_word_place(option->words, value, strlen(value));
    if (place >= 0)
      store_whole(setting->target, option->size, place);
    return place >= 0;
  case CLI_PARSED:
    return option->parse(value, setting->target, trouble);
  default:
    memcpy(setting->target, &value, sizeof value);
    return true;
  }
}

/* "a, b or c"; where several may be given, "none, or any of a,b,c". */
static void say_words(const cli_option *option, char *text, size_t size)
{
  bool any = option->separator != 0;
  const char *last = strrchr(option->words, ' ');
  size_t n = any ? (size_t)snprintf(text, size, "none, or any of ") : 0;
  for (const char *c = option->words; *c != '\0' && n + 5 < size; c++)
    n += (size_t)snprintf(text + n, size - n, "%.*s", *c == ' ' ? 4 : 1,
                          *c != ' ' ? c : any ? "," : c == last ? " or " : ", ");
}

static void say_numbers(const cli_option *option, char *text, size_t size)
{
  char range[64] = "";
  bool two = option->separator != 0;
  if (option->least < option->most)
    snprintf(range, sizeof range, " from %.10g to %.10g", option->least, option->most);
  snprintf(text, size, "%s%s%snumber%s%s%s", two ? option->argument : "a", two ? ", two " : " ",
           option->type == CLI_WHOLE ? "whole " : "", two ? "s" : "", range,
           option->separator == ':' ? ", the first below the second" : "");
}

static void refuse(const cli_line *line, const cli_setting *setting)
{
  const cli_option *option = setting->option;
  char made[256] = "";
  if (option->words != NULL)
    say_words(option, made, sizeof made);
  else if (option->expects == NULL)
    say_numbers(option, made, sizeof made);
  cli_misuse(line, "--%s takes %s, not '%s'", option->name,
             option->expects != NULL ? option->expects : made, setting->value);
}

bool cli_store(cli_line *line, const cli_setting *setting)
{
  elastir_diagnostics trouble = {0};
  bool good = store(setting, &trouble);
  line->no_memory = trouble.out_of_memory;
  if (line->no_memory)
    fprintf(stderr, "elastir %s: not enough memory\n", line->command->name);
  else if (!good && trouble.count > 0)
    cli_misuse(line, "--%s: %s", setting->option->name, trouble.items[0].message);
  else if (!good)
    refuse(line, setting);
  elastir_diagnostics_free(&trouble);
  return good;
}

bool cli_has_room(size_t count, int most, const char *value, elastir_diagnostics *trouble)
{
  if (count < (size_t)most)
    return true;
  elastir_diagnose(trouble, ELASTIR_ERROR, "too-many", NULL, 0,
                   "can be given at most %d times; found '%.100s' as well", most, value);
  return false;
}
