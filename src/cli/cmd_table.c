/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmd_table.c: models or modes as CSV or tab-separated values, for sheets and statistics. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "cli/inputs.h"
#include "output/table.h"

typedef struct {
  const char *fields;
  double from_cm1, to_cm1;
  bool modes, list, tidy, tabs;
} table_line;

static const cli_option own_options[] = {
    {0, "fields", "NAME,...",
     "these columns, in this order; --list-fields lists all.|Errors are NAME_sd", CLI_TEXT,
     CLI_AT(table_line, fields)},
    {0, "list-fields", NULL,
     "print name, unit and meaning of each field, or of the|columns of --modes, and exit",
     CLI_SET(table_line, list, true)},
    {0, "modes", NULL, "a row per set of modes instead of a row per model",
     CLI_SET(table_line, modes, true), .excludes = "fields"},
    {0, "range", "FROM:TO", "modes in this range only, of scaled wavenumbers (cm-1)", CLI_REAL,
     CLI_AT(table_line, from_cm1), .separator = ':', .needs = "modes"},
    {0, "long", NULL, "a row per value: model, quantity, value, sd, unit",
     CLI_SET(table_line, tidy, true), .excludes = "modes"},
    {0, "format", "FORMAT", "csv (default), or tsv with tabs", CLI_ONE_OF(table_line, tabs, "csv tsv")},
    {0}};

static void set_defaults(void *target)
{
  table_line *options = target;
  options->from_cm1 = options->to_cm1 = NAN;
}

static const char *field_name_at(const void *context, size_t i)
{
  const table_fields *all = context;
  return i < all->count ? all->fields[i].name : NULL;
}

/* "K" may mean Hill's average. */
static const char *closest_field(const table_fields *all, const char *word)
{
  char hill[80];
  elastir_snprintf(hill, sizeof hill, "%s_H", word);
  const table_field *field = fields_find(all, hill, strlen(hill));
  return field != NULL ? field->name : cli_closest(word, field_name_at, all);
}

static void refuse_field(const cli_line *line, const table_fields *all, const char *name,
                         size_t length)
{
  char word[64];
  elastir_snprintf(word, sizeof word, "%.*s", (int)length, name);
  const char *near = closest_field(all, word);
  cli_misuse(line, "--fields: unknown field '%s'%s%s%s; 'elastir table --list-fields' lists all",
             word, near != NULL ? "; did you mean '" : "", near != NULL ? near : "",
             near != NULL ? "'?" : "");
}

/* The fields that are asked for. NULL: the message is printed, or there is no memory. */
static const table_field **chosen_fields(const cli_line *line, const table_fields *all,
                                         const char *names, size_t *count)
{
  size_t most = TABLE_DEFAULTS;
  for (const char *c = names; c != NULL && *c != '\0'; c++)
    most += *c == ',';
  const table_field **fields = (const table_field **)calloc(most + 1, sizeof *fields);
  *count = 0;
  if (fields == NULL)
    elastir_diagnose_no_memory(line->diagnostics);
  else if (names == NULL)
    *count = table_default_fields(all, fields);
  while (fields != NULL && names != NULL && *names != '\0') {
    size_t length = strcspn(names, ",");
    const table_field *field = fields_find(all, names, length);
    if (field == NULL) {
      refuse_field(line, all, names, length);
      free(fields);
      return NULL;
    }
    fields[(*count)++] = field;
    names += length + (names[length] == ',');
  }
  return fields;
}

static int write_models(const cli_line *line, const table_line *options,
                        const table_field *const *fields, size_t count)
{
  cli_models models;
  int status = cli_take_all(line, &models);
  table_style style = {.separator = options->tabs ? '\t' : ',', .tidy = options->tidy,
                       .keep_empty = options->fields != NULL && !options->tidy};
  text_buffer out = {0};
  if (status == EXIT_DONE && options->modes)
    table_of_modes(&out, models.result, options->from_cm1, options->to_cm1, &style);
  else if (status == EXIT_DONE)
    table_of_models(&out, models.result, fields, count, &style);
  if (status == EXIT_DONE)
    cli_write_text(line, out.failed ? NULL : out.text, out.length);
  text_free(&out);
  cli_models_free(&models);
  return status;
}

static int run(const cli_line *line, void *target)
{
  const table_line *options = target;
  table_fields all;
  int status = EXIT_INPUT;
  if (!options->list && line->operand_count == 0)
    return cli_misuse(line, "no input; expected results, or CRYSTAL outputs");
  if (!fields_all(&all)) {
    elastir_diagnose_no_memory(line->diagnostics);
  } else if (options->list) {
    text_buffer out = {0};
    if (options->modes)
      table_list_mode_columns(&out);
    else
      table_list_fields(&out, &all);
    status = cli_write_text(line, out.failed ? NULL : out.text, out.length);
    text_free(&out);
  } else {
    size_t count;
    const table_field **fields = chosen_fields(line, &all, options->fields, &count);
    status = fields != NULL                     ? write_models(line, options, fields, count)
             : line->diagnostics->out_of_memory ? EXIT_INPUT
                                                : EXIT_USAGE;
    free(fields);
  }
  fields_free(&all);
  return status;
}

const cli_command cmd_table = {
    .name = "table",
    .operands = "RESULT|[LABEL=]FILE[,FILE...] ...",
    .summary = "write one row per model or mode, as CSV for Origin, Excel and R",
    .description =
        "Writes numbers of results, of the JSON Lines of 'batch', or of CRYSTAL outputs, as a\n"
        "table: comma-separated values in UTF-8 with a decimal point and units in the heading, a\n"
        "row per model. An empty cell is a missing or undefined value.",
    .groups = (const cli_group[]){{own_options, 0}, {NULL, 0}},
    .options_size = sizeof(table_line),
    .set_defaults = set_defaults,
    .run = run};
