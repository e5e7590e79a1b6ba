/* SPDX-License-Identifier: GPL-3.0-or-later */
/* commands.c: the one table that dispatch, help and the tests of the man pages go by. */
#include "cli/cli.h"

#include <string.h>

const cli_command *const cli_commands[] = {&cmd_analyze, &cmd_elastic, &cmd_spectrum, &cmd_compare,
                                           &cmd_map,     &cmd_show,    &cmd_table,    &cmd_report,
                                           &cmd_export,  &cmd_batch,   &cmd_merge,   NULL};

const cli_command *cli_find_command(const char *name)
{
  for (size_t i = 0; cli_commands[i] != NULL; i++) {
    const cli_command *command = cli_commands[i];
    if (strcmp(command->name, name) == 0 ||
        (command->alias != NULL && strcmp(command->alias, name) == 0))
      return command;
  }
  return NULL;
}
