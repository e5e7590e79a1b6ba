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

/* What an option stores. */
typedef enum {
  CLI_SWITCH, /* takes no value: the number `least` */
  CLI_WHOLE,  /* a whole number */
  CLI_REAL,   /* a real one */
  CLI_WORD,   /* one of `words`: its place among them */
  CLI_TEXT,   /* the value itself, a const char * that belongs to the line */
  CLI_FILE,   /* the same, a path */
  CLI_PARSED  /* what `parse` makes of it */
} cli_type;

/* Stores what value says. false: it is not understood; *trouble may say why. */
typedef bool cli_parser(const char *value, void *target, elastir_diagnostics *trouble);

/* Such a function, from a call that reads `value` into `to`, a TYPE *. */
#define CLI_READER(NAME, TYPE, CALL)                                                             \
  static bool NAME(const char *value, void *target, elastir_diagnostics *trouble)                \
  {                                                                                              \
    TYPE *to = target;                                                                           \
    (void)trouble;                                                                               \
    return CALL;                                                                                 \
  }

/* A row of a table of options. Parsing, --help and completion all follow from it. */
typedef struct {
  char letter;          /* 0: none */
  const char *name;     /* without the dashes */
  const char *argument; /* what --help calls it, ended by "..." if it may be given several
                         * times; NULL: a switch */
  const char *help;     /* one sentence without a full stop; "|" breaks the line */
  cli_type type;
  size_t at, size;      /* the place in the struct of its group, and its size there */
  double least, most;   /* range of numbers; none if they are equal */
  char separator;       /* numbers: two of them, one behind the other in the struct, apart by
                         * this; if ':' the first is below the second. Words: ',' for any of them,
                         * or "none"; a bool for each */
  const char *words;    /* with blanks between. If parsed: those that completion offers */
  cli_parser *parse;
  const char *expects;  /* NULL: made from the above */
  const char *excludes; /* another option; NULL: none */
  const char *needs;    /* "figure", or "figure=polar surface" */
} cli_option;

/* For the rows: what follows the sentence. S is the struct of the group, F its member. */
#define CLI_AT(S, F) .at = offsetof(S, F), .size = sizeof(((S *)0)->F)
#define CLI_SET(S, F, TO) CLI_SWITCH, CLI_AT(S, F), .least = (TO)
#define CLI_NUMBER(TYPE, S, F, LEAST, MOST) TYPE, CLI_AT(S, F), .least = (LEAST), .most = (MOST)
#define CLI_ONE_OF(S, F, WORDS) CLI_WORD, CLI_AT(S, F), .words = (WORDS)
#define CLI_READ_BY(PARSE, S, F) CLI_PARSED, CLI_AT(S, F), .parse = (PARSE)

/* Options that are stored in one struct. */
typedef struct {
  const cli_option *options; /* ended by a NULL name */
  size_t at;                 /* the place of that struct in the options of the command */
} cli_group;

typedef struct {
  const cli_option *option;
  const char *value; /* NULL for a switch */
  void *target;
} cli_setting;

struct cli_command;

/* A command line after parsing. */
typedef struct {
  const struct cli_command *command;
  cli_setting *settings; /* in the order given */
  size_t setting_count;
  const char **operands;
  size_t operand_count;
  void *options; /* the struct of the command; the common ones follow */
  const char *output;
  int threads; /* in total */
  bool quiet, verbose, strict, no_provenance, compact, help;
  elastir_diagnostics *diagnostics; /* printed when the command is done */
  bool no_memory; /* for the line itself */
  int argc;       /* the whole line, for the provenance */
  char **argv;
} cli_line;

typedef struct cli_command {
  const char *name;
  const char *alias;       /* NULL: none */
  const char *operands;    /* for the usage line */
  const char *summary;     /* for `elastir help` */
  const char *description; /* for --help */
  bool brief; /* without -v, one message an input: its first error, or warning, and how many more */
  bool atoms; /* of CRYSTAL outputs that it analyses it wants atoms and normal modes, too */
  bool unscaled; /* their wavenumbers as calculated */
  const cli_group *groups; /* ended by NULL options; the common options come with them */
  size_t options_size;     /* of its struct, zeroed and then changed by */
  void (*set_defaults)(void *options); /* NULL: zero is what is wanted */
  /* EXIT_USAGE if the message is printed; else the diagnostics of the line settle the status. */
  int (*run)(const cli_line *line, void *options);
  void (*release)(void *options); /* what parsing or run allocated in it; NULL: nothing */
} cli_command;

extern const cli_command *const cli_commands[]; /* ended by NULL */

/* The command of that name or alias; NULL if there is none. */
const cli_command *cli_find_command(const char *name);

/* Fills *line, the options of the command included, from the words behind the command's name;
 * values are not looked at if the line asks for help. false: the message is printed. */
bool cli_parse(const cli_command *command, int argc, char **argv, cli_line *line);
void cli_line_free(cli_line *line);

bool cli_has(const cli_line *line, const char *name);

/* The first option given that is in the table; NULL: none. */
const char *cli_given(const cli_line *line, const cli_option *table);

/* "elastir COMMAND: " and the message, on standard error; returns EXIT_USAGE. */
int cli_misuse(const cli_line *line, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Prints why the operands were refused: EXIT_USAGE, or EXIT_INPUT where memory ran out. */
int cli_refuse(const cli_line *line);

void cli_print_help(const cli_command *command);

/* What completion asks for: a line for each command, or for each option of one (not NULL). */
void cli_print_words(const cli_command *command);

/* Option number i of a command, the common ones last, whose group is NULL; NULL: no more. */
const cli_option *cli_option_at(const cli_command *command, size_t i, const cli_group **group);

/* Whether an option that was given `count` times can be given once more, `most` times in all; false:
 * error 'too-many' with the value that is beyond. For a cli_parser. */
bool cli_has_room(size_t count, int most, const char *value, elastir_diagnostics *trouble);

/* The place of a word in "one two three"; -1: it is none of them. */
int cli_word_place(const char *words, const char *word, size_t length);

/* Puts the value where the option stores it. false: the message is printed. */
bool cli_store(cli_line *line, const cli_setting *setting);

/* The closest of the names to a mistyped word, or NULL: next(context, i) gives them. */
const char *cli_closest(const char *word, const char *(*next)(const void *context, size_t i),
                        const void *context);

/* Prints the diagnostics on standard error, as -q and -v ask. EXIT_DONE, or EXIT_INPUT if there
 * were errors (with --strict: or warnings). */
int cli_print_diagnostics(const cli_line *line);

/* Prints one of them, whatever -q and -v say. */
void cli_print_diagnostic(const cli_line *line, const elastir_diagnostic *item);

/* Prints text on standard error as one line, whatever bytes an input or a name put into it. */
void cli_print_clean(const char *text);

/* Whether -o names one of these inputs, which would be lost; the message is printed. */
bool cli_overwrites(const cli_line *line, const char *const *paths, size_t count);

/* Writes the result (JSON) where -o says, as --pretty or --compact ask. NULL: no memory. What
 * goes wrong is in the diagnostics of the line. EXIT_DONE for `run` to return. */
int cli_write_result(const cli_line *line, const elastir_result *result);

/* The same for finished text. */
int cli_write_text(const cli_line *line, const char *text, size_t length);

/* Moves what was said about one file behind the rest, with the file's name. */
void cli_take_diagnostics(const cli_line *line, const char *path, elastir_diagnostics *own);

/* Reads a result document from a file or "-"; NULL: reported. */
elastir_result *cli_read_result(const cli_line *line, const char *path);

/* One a file, cmd_NAME.c. */
extern const cli_command cmd_analyze, cmd_batch, cmd_compare, cmd_elastic, cmd_export, cmd_map, cmd_merge,
    cmd_report, cmd_show, cmd_spectrum, cmd_table;

#endif
