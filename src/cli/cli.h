/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cli.h: the table of commands, their options, and what every command shares. */
#ifndef ELASTIR_CLI_H
#define ELASTIR_CLI_H

#include <stdbool.h>
#include <stddef.h>


#include "base/diagnostics.h"
#include "result/result.h"

/* The exit status is an interface: man page elastir(1), EXIT STATUS. */
enum {
  EXIT_DONE = 0,
  EXIT_INPUT = 1, /* an input failed, or a result is incomplete */
  EXIT_USAGE = 2
};

typedef struct {
  char letter;          /* 0: none */
  const char *name;     /* without the dashes */
  const char *argument; /* what --help calls it, ended by "..." if it may be given several
                         * times; NULL: a switch */
  const char *help;     /* one sentence without a full stop; "|" breaks the line */
} cli_option;

typedef struct {
  const cli_option *option;
  const char *value; /* NULL for a switch */
} cli_setting;

struct cli_command;

/* A command line after parsing. */
typedef struct {
  const struct cli_command *command;
  cli_setting *settings; /* in the order given */
  size_t setting_count;
  const char **operands;
  size_t operand_count;
  bool no_memory; /* for the line itself */
  int argc; /* the whole line, for the provenance */
  char **argv;
} cli_line;

typedef struct cli_command {
  const char *name;
  const char *alias;         /* NULL: none */
  const char *operands;      /* for the usage line */
  const char *summary;       /* for `elastir help` */
  const char *description;   /* for --help */
  const cli_option *options; /* its own, ended by a NULL name; the common ones come with it */
  int (*run)(const cli_line *line);
} cli_command;

extern const cli_command *const cli_commands[]; /* ended by NULL */
extern const cli_option cli_common_options[];

/* The command of that name or alias; NULL if there is none. */
const cli_command *cli_find_command(const char *name);

/* Fills *line from the words behind the command's name. false: the message is printed. */
bool cli_parse(const cli_command *command, int argc, char **argv, cli_line *line);
void cli_line_free(cli_line *line);

/* Was it given? Its value (NULL if not given; the last of several). */
bool cli_has(const cli_line *line, const char *name);
const char *cli_value(const cli_line *line, const char *name);

/* The value as a whole number within [least, most]; `otherwise` if not given. false: the
 * message is printed. */
bool cli_whole_number(const cli_line *line, const char *name, long least, long most,
                      long otherwise, long *value);

/* The value as a real number within [least, most]; `otherwise` if not given. */
bool cli_real_number(const cli_line *line, const char *name, double least, double most,
                     double otherwise, double *value);

/* The number of threads that -j asks for. */
bool cli_read_threads(const cli_line *line, int *threads);

/* "elastir COMMAND: " and the message, on standard error; returns EXIT_USAGE. */
int cli_misuse(const cli_line *line, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Prints the first of the errors that an option parser of the library reported, as wrong usage,
 * and frees them. false: there were none. */
bool cli_misused(const cli_line *line, elastir_diagnostics *trouble);

/* `good`, what the parser of option `name` returned; if false, prints the first of its errors
 * with the option's name and frees them. */
bool cli_accepts(const cli_line *line, const char *name, bool good, elastir_diagnostics *trouble);

/* Prints why the operands were refused: EXIT_USAGE, or EXIT_INPUT where memory ran out. */
int cli_refuse(const cli_line *line, const elastir_diagnostics *diagnostics);

void cli_print_help(const cli_command *command);

/* The closest of the names to a mistyped word, or NULL: next(context, i) gives them. */
const char *cli_closest(const char *word, const char *(*next)(const void *context, size_t i),
                        const void *context);

/* Prints the diagnostics on standard error, as -q and -v ask. */
void cli_print_diagnostics(const cli_line *line, const elastir_diagnostics *diagnostics);

/* EXIT_DONE, or EXIT_INPUT if there were errors (with --strict: or warnings). */
int cli_status(const cli_line *line, const elastir_diagnostics *diagnostics);

/* Whether -o names one of these inputs, which would be lost; the message is printed. */
bool cli_overwrites(const cli_line *line, const char *const *paths, size_t count);

/* Prints the diagnostics and writes the result (JSON) where -o says, as --pretty or --compact
 * ask. Returns the exit status. */
int cli_finish_result(const cli_line *line, const elastir_result *result,
                      elastir_diagnostics *diagnostics);

/* The same for finished text. */
int cli_finish_text(const cli_line *line, const char *text, size_t length,
                    elastir_diagnostics *diagnostics);

/* Moves what was said about one file behind the rest, with the file's name. */
void cli_take_diagnostics(const char *path, elastir_diagnostics *own,
                          elastir_diagnostics *diagnostics);

/* Reads a result document from a file or "-"; NULL: reported. */
elastir_result *cli_read_result(const char *path, elastir_diagnostics *diagnostics);

/* One a file, cmd_NAME.c. */
extern const cli_command cmd_analyze, cmd_batch, cmd_compare, cmd_elastic, cmd_report, cmd_show,
    cmd_spectrum;

#endif
