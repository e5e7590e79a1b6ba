/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmd_show.c: results for the terminal: a summary, all of it, or some of its sections. */
#include <string.h>

#include "cli/inputs.h"
#include "cli/screen.h"
#include "view/view.h"

typedef struct {
  cli_screen screen; /* first */
  const char *sections;
  bool full, modes;
} show_line;

/* comma: between two; wrap: the same where the help begins a line; last: before the last one. */
#define SECTION_LIST(comma, wrap, last) \
  "summary" comma "health" comma "moduli" wrap "extrema" comma "stability" comma "waves" comma \
  "spectra" comma "modes" wrap "thermodynamics" comma "observables" comma "cuts" comma "comparison" comma \
  "maps" wrap "differences" comma "stiffness" comma "uncertainty" last "method"
#define LISTED SECTION_LIST(", ", ", ", " and ")

static bool read_sections(const char *value, void *target, elastir_diagnostics *trouble)
{
  const char *unknown, **sections = target;
  bool good = view_knows_sections(value, &unknown);
  if (!good)
    elastir_diagnose(trouble, ELASTIR_ERROR, "unknown-section", NULL, 0,
                     "unknown section '%.*s'; the sections are " LISTED, (int)strcspn(unknown, ","), unknown);
  *sections = value;
  return good;
}

static const cli_option own_options[] = {
    {0, "full", NULL, "show all sections except those of details, such as modes and waves",
     CLI_SET(show_line, full, true),
     .excludes = "section"},
    {0, "section", "NAME,...",
     "show these sections in full: " SECTION_LIST(", ", ",|", ", "),
     CLI_READ_BY(read_sections, show_line, sections), .words = SECTION_LIST(" ", " ", " "),
     .expects = "names with commas between: " LISTED},
    {0, "modes", NULL, "show the table of modes, as --section modes", CLI_SET(show_line, modes, true)},
    {0, "range", "FROM:TO", "show this range of modes and spectra (cm-1)", CLI_REAL,
     CLI_AT(show_line, screen.view.from_cm1), .separator = ':'},
    {0}};

static void set_defaults(void *target)
{
  show_line *options = target;
  cli_screen_default(&options->screen);
}

static int run(const cli_line *line, void *target)
{
  show_line *options = target;
  cli_screen *screen = &options->screen;
  cli_screen_settle(line, screen);
  if (options->modes && (options->full || options->sections != NULL))
    return cli_misuse(line, "--modes cannot be combined with --full or --section; use --section "
                            "moduli,modes");
  screen->view.sections = options->modes              ? "modes"
                          : options->sections != NULL ? options->sections
                          : options->full             ? NULL
                                                      : "summary";
  if (line->operand_count == 0)
    return cli_misuse(line, "no input; expected results, or CRYSTAL outputs");
  cli_models models;
  int status = cli_take_all(line, &models);
  if (status == EXIT_DONE) {
    text_buffer text = {0};
    terminal_show(&text, models.result, &screen->view);
    status = cli_screen_write(line, screen, &text);
    text_free(&text);
  }
  cli_models_free(&models);
  return status;
}

const cli_command cmd_show = {
    .name = "show",
    .operands = "RESULT|[LABEL=]FILE[,FILE...] ...",
    .summary = "show results on the terminal, in brief or in full",
    .description =
        "Shows results, the JSON Lines of 'batch', and CRYSTAL outputs, which are analysed\n"
        "first as by 'analyze'; '-' is standard input. The summary tells whether the runs\n"
        "ended normally, what a measured spectrum shows, the main numbers with a row per\n"
        "model, and the largest differences. A dash is a missing or undefined value.",
    .groups = (const cli_group[]){{own_options, 0}, {cli_screen_options, 0}, {NULL, 0}},
    .options_size = sizeof(show_line),
    .set_defaults = set_defaults,
    .run = run};
