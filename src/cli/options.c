/* SPDX-License-Identifier: GPL-3.0-or-later */
/* options.c: parses a command line against the tables of a command's options. */
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const cli_option common_options[] = {
    {'o', "output", "FILE", "write to FILE, completely or not at all, instead of standard output",
     CLI_FILE, CLI_AT(cli_line, output)},
    {'j', "threads", "N", "use N threads in total (1); the result does not depend on N",
     CLI_NUMBER(CLI_WHOLE, cli_line, threads, 1, 256)},
    {'q', "quiet", NULL, "print errors only", CLI_SET(cli_line, quiet, true)},
    {'v', "verbose", NULL, "also print notes",
     CLI_SET(cli_line, verbose, true)},
    {0, "strict", NULL, "exit with status 1 after any warning about an input",
     CLI_SET(cli_line, strict, true)},
    {0, "no-provenance", NULL,
     "omit version, arguments and time: the same bytes for the same|input and options",
     CLI_SET(cli_line, no_provenance, true)},
    {0, "pretty", NULL, "indent the JSON (the default)", CLI_SET(cli_line, compact, false),
     .excludes = "compact"},
    {0, "compact", NULL, "write the JSON on one line", CLI_SET(cli_line, compact, true)},
    {'h', "help", NULL, "print this and exit", CLI_SET(cli_line, help, true)},
    {0}};

const cli_option *cli_option_at(const cli_command *command, size_t i, const cli_group **group)
{
  for (*group = command->groups; (*group)->options != NULL; ++*group)
    for (const cli_option *option = (*group)->options; option->name != NULL; option++)
      if (i-- == 0)
        return option;
  *group = NULL;
  const size_t common = sizeof common_options / sizeof *common_options - 1;
  return i < common ? &common_options[i] : NULL;
}

static const char *option_name_at(const void *context, size_t i)
{
  const cli_group *group;
  const cli_option *option = cli_option_at(context, i, &group);
  return option != NULL ? option->name : NULL;
}

/* The option of that name, or of that letter if length is 0, and where it stores. */
static cli_setting find_option(cli_line *line, const char *name, size_t length)
{
  const cli_group *group;
  const cli_option *option;
  for (size_t i = 0; (option = cli_option_at(line->command, i, &group)) != NULL; i++)
    if (length == 0 ? option->letter == *name
                    : strlen(option->name) == length &&
                          strncmp(option->name, name, length) == 0) {
      char *base = group != NULL ? (char *)line->options + group->at : (char *)line;
      return (cli_setting){.option = option, .target = base + option->at};
    }
  return (cli_setting){0};
}

static const cli_setting *find_setting(const cli_line *line, const char *name, size_t length)
{
  for (size_t i = 0; i < line->setting_count; i++) {
    const char *given = line->settings[i].option->name;
    if (strlen(given) == length && strncmp(given, name, length) == 0)
      return &line->settings[i];
  }
  return NULL;
}

bool cli_has(const cli_line *line, const char *name)
{
  return find_setting(line, name, strlen(name)) != NULL;
}

const char *cli_given(const cli_line *line, const cli_option *table)
{
  for (; table->name != NULL; table++)
    if (cli_has(line, table->name))
      return table->name;
  return NULL;
}

static bool unknown_option(const cli_line *line, const char *dashes, const char *name, int length)
{
  char word[64];
  snprintf(word, sizeof word, "%.*s", length, name);
  const char *near = length > 1 ? cli_closest(word, option_name_at, line->command) : NULL;
  if (near != NULL)
    cli_misuse(line, "unknown option '%s%s'; did you mean '--%s'?", dashes, word, near);
  else
    cli_misuse(line, "unknown option '%s%s'", dashes, word);
  return false;
}

/* No option makes sense of an empty value, and two values of what is one number or name are a
 * slip. false: the message is printed. */
static bool add_setting(cli_line *line, cli_setting setting)
{
  const cli_option *option = setting.option;
  const char *value = setting.value, *name = option->name;
  const cli_setting *before = find_setting(line, name, strlen(name));
  if (option->argument == NULL && value != NULL)
    cli_misuse(line, "option '--%s' takes no value", name);
  else if (option->argument != NULL && value == NULL)
    cli_misuse(line, "option '--%s' needs a value: %s", name, option->argument);
  else if (value != NULL && *value == '\0')
    cli_misuse(line, "option '--%s' needs a value, not '': %s", name, option->argument);
  else if (value != NULL && before != NULL && strstr(option->argument, "...") == NULL)
    cli_misuse(line, "option '--%s' takes one value; found '%s' and '%s'", name, before->value,
               value);
  else {
    line->settings[line->setting_count++] = setting;
    return true;
  }
  return false;
}

/* One word: "--name", "--name=value", or letters such as -qv or -j4; *i moves on when the value
 * is the next word. */
static bool parse_word(cli_line *line, int argc, char **argv, int *i)
{
  bool is_long = argv[*i][1] == '-';
  cli_setting setting = {0};
  for (const char *name = argv[*i] + 1 + is_long; setting.value == NULL && *name != '\0';) {
    size_t length = is_long ? strcspn(name, "=") : 1;
    setting = find_option(line, name, is_long ? length : 0);
    if (setting.option == NULL)
      return unknown_option(line, is_long ? "--" : "-", name, (int)length);
    bool valued = setting.option->argument != NULL;
    name += length;
    if (is_long ? *name == '=' : valued && *name != '\0')
      setting.value = name + is_long;
    else if (valued && *i + 1 < argc)
      setting.value = argv[++*i];
    if (!add_setting(line, setting))
      return false;
  }
  return true;
}

/* Options that go, or do not go, with others. */
static bool check_company(const cli_line *line, const cli_option *option)
{
  const char *other = option->excludes;
  if (other != NULL && cli_has(line, other)) {
    cli_misuse(line, "--%s and --%s exclude each other", option->name, other);
    return false;
  }
  if (option->needs == NULL)
    return true;
  size_t length = strcspn(option->needs, "=");
  const cli_setting *needed = find_setting(line, option->needs, length);
  if (needed == NULL)
    cli_misuse(line, "--%s needs --%.*s", option->name, (int)length, option->needs);
  else if (option->needs[length] == '=' &&
           cli_word_place(option->needs + length + 1, needed->value, strlen(needed->value)) < 0)
    cli_misuse(line, "--%s does not apply to --%s %s", option->name, needed->option->name,
               needed->value);
  else
    return true;
  return false;
}

/* Whether -o names a file of an option's value: it itself, what stands behind LABEL=, or what stands
 * between commas. */
static bool overwrites_files(const cli_line *line, const char *value)
{
  const char *label_end = strchr(value, '=');
  const char *whole[] = {value, label_end != NULL ? label_end + 1 : value};
  bool yes = cli_overwrites(line, whole, 2);
  for (const char *at = whole[1]; !yes && *at != '\0';) {
    char path[4096];
    const char *part = path;
    size_t length = strcspn(at, ",");
    snprintf(path, sizeof path, "%.*s", (int)length, at);
    yes = cli_overwrites(line, &part, 1);
    at += length + (at[length] == ',');
  }
  return yes;
}

/* Files that options other than -o name are read. */
static bool spares_files(const cli_line *line)
{
  for (size_t i = 0; i < line->setting_count; i++) {
    const cli_option *option = line->settings[i].option;
    if (strcmp(option->name, "output") != 0 && option->argument != NULL &&
        strstr(option->argument, "FILE") != NULL && overwrites_files(line, line->settings[i].value))
      return false;
  }
  return true;
}

static bool apply_settings(cli_line *line)
{
  for (size_t i = 0; i < line->setting_count; i++)
    if (!cli_store(line, &line->settings[i]))
      return false;
  for (size_t i = 0; i < line->setting_count; i++)
    if (!check_company(line, line->settings[i].option))
      return false;
  return spares_files(line);
}

static bool allocate(cli_line *line, int argc, char **argv)
{
  /* A word of n letters gives at most n settings. */
  size_t most = 1;
  for (int i = 0; i < argc; i++)
    most += strlen(argv[i]);
  line->settings = calloc(most, sizeof *line->settings);
  line->operands = calloc((size_t)argc + 1, sizeof *line->operands);
  line->options = calloc(1, line->command->options_size + 1);
  if (line->settings != NULL && line->operands != NULL && line->options != NULL)
    return true;
  fprintf(stderr, "elastir %s: not enough memory\n", line->command->name);
  line->no_memory = true;
  return false;
}

bool cli_parse(const cli_command *command, int argc, char **argv, cli_line *line)
{
  *line = (cli_line){.command = command, .threads = 1};
  if (!allocate(line, argc, argv))
    return false;
  if (command->set_defaults != NULL)
    command->set_defaults(line->options);
  bool options_ended = false;
  for (int i = 0; i < argc; i++) {
    const char *word = argv[i];
    if (options_ended || word[0] != '-' || word[1] == '\0')
      line->operands[line->operand_count++] = word;
    else if (strcmp(word, "--") == 0)
      options_ended = true;
    else if (!parse_word(line, argc, argv, &i))
      return false;
  }
  line->help = cli_has(line, "help");
  return line->help || apply_settings(line);
}

void cli_line_free(cli_line *line)
{
  if (line->options != NULL && line->command->release != NULL)
    line->command->release(line->options);
  free(line->settings);
  free(line->operands);
  free(line->options);
  *line = (cli_line){0};
}
