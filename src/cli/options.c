/* SPDX-License-Identifier: GPL-3.0-or-later */
/* options.c: parses a command line against the table of a command's options. */
#include "cli/cli.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"

enum { MOST_THREADS = 256 };

const cli_option cli_common_options[] = {
    {'o', "output", "FILE", "write to FILE, whole or not at all, instead of standard output"},
    {'j', "threads", "N", "use N threads in total (1); the result does not depend on N"},
    {'q', "quiet", NULL, "print errors only"},
    {'v', "verbose", NULL, "print what is merely worth knowing, too"},
    {0, "strict", NULL, "any warning makes the exit status 1"},
    {0, "no-provenance", NULL,
     "leave out version, arguments and time: the same bytes for the|same input and options"},
    {0, "pretty", NULL, "indent the JSON (the default)"},
    {0, "compact", NULL, "write the JSON on one line"},
    {'h', "help", NULL, "print this and exit"},
    {0, NULL, NULL, NULL}};

int cli_misuse(const cli_line *line, const char *format, ...)
{
  fprintf(stderr, "elastir %s: ", line->command->name);
  va_list arguments;
  va_start(arguments, format);
  vfprintf(stderr, format, arguments);
  va_end(arguments);
  fprintf(stderr, "\nTry 'elastir %s --help'.\n", line->command->name);
  return EXIT_USAGE;
}

bool cli_misused(const cli_line *line, elastir_diagnostics *trouble)
{
  if (trouble->errors > 0)
    cli_misuse(line, "%s", trouble->items[0].message);
  bool bad = trouble->errors > 0;
  elastir_diagnostics_free(trouble);
  return bad;
}

bool cli_accepts(const cli_line *line, const char *name, bool good, elastir_diagnostics *trouble)
{
  if (!good) {
    cli_misuse(line, "--%s: %s", name,
               trouble->count > 0 ? trouble->items[0].message : "refused");
    elastir_diagnostics_free(trouble);
  }
  return good;
}

static const cli_option *option_at(const cli_command *command, size_t i)
{
  size_t own = 0;
  while (command->options[own].name != NULL)
    own++;
  const cli_option *option =
      i < own ? &command->options[i] : &cli_common_options[i - own];
  return option->name != NULL ? option : NULL;
}

static const char *option_name_at(const void *context, size_t i)
{
  const cli_option *option = option_at(context, i);
  return option != NULL ? option->name : NULL;
}

static const cli_option *find_long(const cli_command *command, const char *name, size_t length)
{
  const cli_option *option;
  for (size_t i = 0; (option = option_at(command, i)) != NULL; i++)
    if (strlen(option->name) == length && strncmp(option->name, name, length) == 0)
      return option;
  return NULL;
}

static const cli_option *find_letter(const cli_command *command, char letter)
{
  const cli_option *option;
  for (size_t i = 0; (option = option_at(command, i)) != NULL; i++)
    if (option->letter == letter)
      return option;
  return NULL;
}

/* Adds a setting. No option makes sense of an empty value, and two values of what is one number
 * or name are a slip. false: the message is printed. */
static bool add_setting(cli_line *line, const cli_option *option, const char *value)
{
  if (value != NULL && *value == '\0') {
    cli_misuse(line, "option '--%s' needs a value, not '': %s", option->name, option->argument);
    return false;
  }
  const char *before = value != NULL ? cli_value(line, option->name) : NULL;
  if (before != NULL && strstr(option->argument, "...") == NULL) {
    cli_misuse(line, "option '--%s' takes one value; found '%s' and '%s'", option->name, before,
               value);
    return false;
  }
  line->settings[line->setting_count++] = (cli_setting){option, value};
  return true;
}

/* One word that begins with "--"; *i moves on when the value is the next word. */
static bool parse_long(cli_line *line, int argc, char **argv, int *i)
{
  const char *name = argv[*i] + 2;
  size_t length = strcspn(name, "=");
  const cli_option *option = find_long(line->command, name, length);
  if (option == NULL) {
    char word[64];
    snprintf(word, sizeof word, "%.*s", (int)(length < 63 ? length : 63), name);
    const char *near = cli_closest(word, option_name_at, line->command);
    if (near != NULL)
      cli_misuse(line, "unknown option '--%s'; did you mean '--%s'?", word, near);
    else
      cli_misuse(line, "unknown option '--%s'", word);
    return false;
  }
  const char *value = name[length] == '=' ? name + length + 1 : NULL;
  if (option->argument == NULL && value != NULL) {
    cli_misuse(line, "option '--%s' takes no value", option->name);
    return false;
  }
  if (option->argument != NULL && value == NULL) {
    if (*i + 1 >= argc) {
      cli_misuse(line, "option '--%s' needs a value: %s", option->name, option->argument);
      return false;
    }
    value = argv[++*i];
  }
  return add_setting(line, option, value);
}

/* One word of letters, such as -qv or -j4. */
static bool parse_letters(cli_line *line, int argc, char **argv, int *i)
{
  for (const char *letter = argv[*i] + 1; *letter != '\0'; letter++) {
    const cli_option *option = find_letter(line->command, *letter);
    if (option == NULL) {
      cli_misuse(line, "unknown option '-%c'", *letter);
      return false;
    }
    const char *value = NULL;
    if (option->argument != NULL) {
      value = letter[1] != '\0' ? letter + 1 : *i + 1 < argc ? argv[++*i] : NULL;
      if (value == NULL) {
        cli_misuse(line, "option '-%c' needs a value: %s", *letter, option->argument);
        return false;
      }
    }
    if (!add_setting(line, option, value))
      return false;
    if (value != NULL)
      return true;
  }
  return true;
}

bool cli_read_threads(const cli_line *line, int *threads)
{
  long wanted;
  bool good = cli_whole_number(line, "threads", 1, MOST_THREADS, 1, &wanted);
  *threads = (int)wanted;
  return good;
}

bool cli_parse(const cli_command *command, int argc, char **argv, cli_line *line)
{
  /* A word of n letters gives at most n settings. */
  size_t most = 1;
  for (int i = 0; i < argc; i++)
    most += strlen(argv[i]);
  *line = (cli_line){.command = command};
  line->settings = calloc(most, sizeof *line->settings);
  line->operands = calloc((size_t)argc + 1, sizeof *line->operands);
  if (line->settings == NULL || line->operands == NULL) {
    fprintf(stderr, "elastir %s: not enough memory\n", command->name);
    line->no_memory = true;
    return false;
  }
  bool options_ended = false;
  for (int i = 0; i < argc; i++) {
    const char *word = argv[i];
    if (options_ended || word[0] != '-' || word[1] == '\0')
      line->operands[line->operand_count++] = word;
    else if (strcmp(word, "--") == 0)
      options_ended = true;
    else if (!(word[1] == '-' ? parse_long : parse_letters)(line, argc, argv, &i))
      return false;
  }
  int threads; /* a bad number is refused by every command, whether it counts there or not */
  return cli_read_threads(line, &threads);
}

void cli_line_free(cli_line *line)
{
  free(line->settings);
  free(line->operands);
  *line = (cli_line){0};
}

const char *cli_value(const cli_line *line, const char *name)
{
  for (size_t i = line->setting_count; i-- > 0;)
    if (strcmp(line->settings[i].option->name, name) == 0)
      return line->settings[i].value;
  return NULL;
}

bool cli_has(const cli_line *line, const char *name)
{
  for (size_t i = 0; i < line->setting_count; i++)
    if (strcmp(line->settings[i].option->name, name) == 0)
      return true;
  return false;
}

bool cli_whole_number(const cli_line *line, const char *name, long least, long most,
                      long otherwise, long *value)
{
  const char *text = cli_value(line, name);
  *value = otherwise;
  if (text == NULL)
    return true;
  if (number_integer(text, strlen(text), value) == NUMBER_OK && *value >= least &&
      *value <= most)
    return true;
  cli_misuse(line, "--%s takes a whole number from %ld to %ld, not '%s'", name, least, most,
             text);
  return false;
}

bool cli_real_number(const cli_line *line, const char *name, double least, double most,
                     double otherwise, double *value)
{
  const char *text = cli_value(line, name);
  *value = otherwise;
  if (text == NULL)
    return true;
  if (number_real(text, strlen(text), value) == NUMBER_OK && *value >= least &&
      *value <= most)
    return true;
  cli_misuse(line, "--%s takes a number from %g to %g, not '%s'", name, least, most, text);
  return false;
}

static void print_option(const cli_option *option)
{
  char left[64];
  int n = option->letter != 0 ? snprintf(left, sizeof left, "-%c, ", option->letter)
                              : snprintf(left, sizeof left, "    ");
  snprintf(left + n, sizeof left - (size_t)n, "--%s%s%s", option->name,
           option->argument != NULL ? " " : "",
           option->argument != NULL ? option->argument : "");
  printf("  %-26s", left);
  if (strlen(left) > 25)
    printf("\n%28s", "");
  for (const char *c = option->help; *c != '\0'; c++) {
    if (*c == '|')
      printf("\n%28s", "");
    else
      putchar(*c);
  }
  putchar('\n');
}

void cli_print_help(const cli_command *command)
{
  printf("Usage: elastir %s [OPTION...] %s\n\n%s\n", command->name, command->operands,
         command->description);
  if (command->options[0].name != NULL)
    printf("\nOptions\n");
  for (const cli_option *option = command->options; option->name != NULL; option++)
    print_option(option);
  printf("\nCommon options\n");
  for (const cli_option *option = cli_common_options; option->name != NULL; option++)
    print_option(option);
  printf("\nExit status: 0 done; 1 an input failed or a result is incomplete; 2 wrong usage.\n"
         "The manual page is elastir-%s(1).\n",
         command->name);
}

/* Levenshtein distance, given up at `most`. */
static size_t distance(const char *a, const char *b, size_t most)
{
  size_t row[64];
  size_t length = strlen(b);
  if (length >= 64 || strlen(a) >= 64)
    return most;
  for (size_t j = 0; j <= length; j++)
    row[j] = j;
  for (size_t i = 1; a[i - 1] != '\0'; i++) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= length; j++) {
      size_t changed = diagonal + (a[i - 1] != b[j - 1] ? 1 : 0);
      diagonal = row[j];
      size_t inserted = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
      row[j] = changed < inserted ? changed : inserted;
    }
  }
  return row[length];
}

const char *cli_closest(const char *word, const char *(*next)(const void *context, size_t i),
                        const void *context)
{
  const char *best = NULL;
  size_t least = strlen(word) / 3 + 2; /* one slip in a short word, more in a long one */
  const char *name;
  for (size_t i = 0; (name = next(context, i)) != NULL; i++) {
    size_t d = distance(word, name, least);
    if (d < least) {
      least = d;
      best = name;
    }
  }
  return best;
}
