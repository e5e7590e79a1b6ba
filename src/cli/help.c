/* SPDX-License-Identifier: GPL-3.0-or-later */
/* help.c: what the tables say about commands and options: --help and completion. */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

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
  const cli_option *option;
  const cli_group *group;
  printf("Usage: elastir %s [OPTION...] %s\n\n%s\n\nOptions\n", command->name,
         command->operands, command->description);
  bool common = false;
  for (size_t i = 0; (option = cli_option_at(command, i, &group)) != NULL; i++) {
    if (group == NULL && !common)
      printf("\nCommon options\n");
    common = group == NULL;
    print_option(option);
  }
  printf("\n"
         "Exit status: 0 done; 1 an input failed or a result is incomplete; 2 usage error.\n"
         "The manual page is elastir-%s(1).\n",
         command->name);
}

/* "-o|--output|FILE|FILE|write to ...": letter, name, argument, words of the value (FILE: files),
 * sentence. */
static void print_option_words(const cli_option *option)
{
  if (option->letter != 0)
    printf("-%c", option->letter);
  printf("|--%s|%s|%s|", option->name, option->argument != NULL ? option->argument : "",
         option->type == CLI_FILE ? "FILE" : option->words != NULL ? option->words : "");
  for (const char *c = option->help; *c != '\0'; c++)
    putchar(*c == '|' ? ' ' : *c);
  putchar('\n');
}

void cli_print_words(const cli_command *command)
{
  const cli_option *option;
  const cli_group *group;
  for (size_t i = 0; command == NULL && cli_commands[i] != NULL; i++)
    printf("%s|%s\n", cli_commands[i]->name, cli_commands[i]->summary);
  if (command == NULL)
    printf("help|how to use a command\n");
  for (size_t i = 0; command != NULL && (option = cli_option_at(command, i, &group)) != NULL; i++)
    print_option_words(option);
}
