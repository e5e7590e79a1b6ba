/* SPDX-License-Identifier: GPL-3.0-or-later */
/* runs.c: did the calculations end well? */
#include "output/terminal/render.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "json/json.h"

enum { FIRST_MESSAGES = 6 };

typedef struct {
  size_t runs, unread, unfinished, unconverged, imaginary, unstable, errors, warnings;
} run_health;

static bool has_severity(const cJSON *message, const char *severity)
{
  const char *found = json_text_at(message, "severity");
  return found != NULL && strcmp(found, severity) == 0;
}

static void count_messages(const cJSON *messages, size_t *errors, size_t *warnings)
{
  const cJSON *message;
  cJSON_ArrayForEach(message, messages)
  {
    *errors += has_severity(message, "error");
    *warnings += has_severity(message, "warning");
  }
}

typedef enum { SOURCE_RUN, SOURCE_TENSOR, SOURCE_UNREAD } source_kind;

/* A source without a program is a bare tensor, which no run printed, or gave nothing. */
static source_kind kind_of(const cJSON *model, const cJSON *source)
{
  if (cJSON_IsObject(json_at(source, "program")) || json_text_at(source, "finished") != NULL)
    return SOURCE_RUN;
  bool bare = cJSON_IsObject(json_at(model, "elastic")) &&
              !cJSON_IsObject(json_at(model, "elastic.printed")) &&
              cJSON_GetArraySize(json_at(model, "sources")) == 1;
  return bare ? SOURCE_TENSOR : SOURCE_UNREAD;
}

static bool is_unstable(const cJSON *model)
{
  return cJSON_IsFalse(json_at(model, "elastic.stable")) ||
         cJSON_IsFalse(json_at(model, "elastic_2d.stable")) ||
         cJSON_IsFalse(json_at(model, "elastic_1d.stable"));
}

static run_health examine(const terminal *term)
{
  run_health health = {0};
  const cJSON *model, *source;
  cJSON_ArrayForEach(model, json_at(term->result, "models"))
  {
    cJSON_ArrayForEach(source, json_at(model, "sources"))
    {
      source_kind kind = kind_of(model, source);
      health.runs += kind == SOURCE_RUN;
      health.unread += kind == SOURCE_UNREAD;
      health.unfinished += kind == SOURCE_RUN && json_text_at(source, "finished") == NULL;
      health.unconverged += cJSON_IsFalse(json_at(source, "scf_converged"));
      count_messages(json_at(source, "messages"), &health.errors, &health.warnings);
    }
    double imaginary = json_number_at(model, "vibrations.imaginary_count");
    health.imaginary += imaginary > 0.0 && imaginary < 1e6 ? (size_t)imaginary : 0;
    health.unstable += is_unstable(model);
  }
  count_messages(json_at(term->result, "diagnostics"), &health.errors, &health.warnings);
  return health;
}

static void add_count(text_buffer *text, size_t count, const char *one, const char *many)
{
  if (count > 0)
    text_format(text, "%s%zu %s", text->length > 0 ? ", " : "", count, count == 1 ? one : many);
}

static void print_verdict(terminal *term, const run_health *health)
{
  text_buffer text = {0};
  add_count(&text, health->unread, "file that gave nothing", "files that gave nothing");
  add_count(&text, health->unfinished, "run that did not finish", "runs that did not finish");
  add_count(&text, health->unconverged, "SCF not converged", "SCFs not converged");
  add_count(&text, health->imaginary, "imaginary mode", "imaginary modes");
  add_count(&text, health->unstable, "unstable tensor", "unstable tensors");
  add_count(&text, health->errors, "error", "errors");
  add_count(&text, health->warnings, "warning", "warnings");
  bool bad = health->unread + health->unfinished + health->unconverged + health->unstable +
                 health->errors >
             0;
  if (text.failed)
    term->out->failed = true;
  else if (text.length > 0)
    terminal_paragraph(term, bad ? STYLE_BAD : STYLE_DOUBTFUL, 0, 2, "Look into: %s.", text.text);
  else if (health->runs == 1)
    terminal_paragraph(term, STYLE_GOOD, 0, 2, "The run finished; no errors or warnings.");
  else if (health->runs > 1)
    terminal_paragraph(term, STYLE_GOOD, 0, 2, "All %zu runs finished; no errors or warnings.",
                       health->runs);
  terminal_free_text(term, &text);
}

/* "C48H60N24Zn6, 0.906 g/cm³, no imaginary modes", as far as known. */
static void describe_model(text_buffer *text, const cJSON *model)
{
  const char *formula = json_text_at(model, "cell.formula");
  double density = json_number_at(model, "cell.density_g_cm3");
  const cJSON *vibrations = json_at(model, "vibrations");
  double imaginary = json_number_at(vibrations, "imaginary_count");
  if (formula != NULL)
    text_format(text, ", %s", formula);
  if (isfinite(density))
    text_format(text, ", %s\u00a0g/cm³", figure_fixed(density, 3).text);
  if (imaginary == 0.0)
    text_append(text, ", no imaginary modes");
  else if (isfinite(imaginary))
    text_format(text, ", %s imaginary mode%s", figure_fixed(imaginary, 0).text,
                imaginary == 1.0 ? "" : "s");
  if (cJSON_IsFalse(json_at(vibrations, "intensities_available")))
    text_append(text, ", no intensities");
  if (is_unstable(model))
    text_append(text, ", UNSTABLE");
}

/* Will labels be cut in tables, so that their numbers have to be told? */
static bool needs_numbers(const terminal *term)
{
  bool needed = false;
  for (size_t i = 0; i < result_model_count(term); i++) {
    text_buffer label = {0};
    result_label(term, &label, i, TERMINAL_MOST_WIDTH);
    needed = needed || label.failed ||
             terminal_columns(label.text) > result_label_columns(term);
    terminal_free_text(term, &label);
  }
  return needed;
}

static void add_model_row(terminal_table *table, size_t i, bool numbered)
{
  const cJSON *model = result_model(table->term, i);
  text_buffer label = {0}, facts = {0};
  result_label(table->term, &label, i, table->term->options->width - 4);
  describe_model(&facts, model);
  bool doubtful = json_number_at(model, "vibrations.imaginary_count") > 0.0 ||
                  cJSON_IsFalse(json_at(model, "vibrations.intensities_available"));
  char number[24] = "";
  if (numbered)
    snprintf(number, sizeof number, "%zu. ", i + 1);
  table_cell(table,
             is_unstable(model) ? STYLE_BAD
             : doubtful         ? STYLE_DOUBTFUL
                                : STYLE_STRONG,
             "%s%s%s%s", number, label.failed ? "" : label.text, facts.length > 0 ? ": " : "",
             facts.length > 0 && !facts.failed ? facts.text + strlen(", ") : "");
  table->term->out->failed = table->term->out->failed || label.failed || facts.failed;
  terminal_free_text(table->term, &label);
  terminal_free_text(table->term, &facts);
  for (int k = 0; k < 3; k++)
    table_cell(table, STYLE_PLAIN, "%s", "");
}

/* The end of a path that is too long for a table. */
static void add_path(terminal_table *table, const char *path)
{
  const int most = 28;
  int columns = terminal_columns(path);
  if (columns <= most) {
    table_cell(table, STYLE_PLAIN, "  %s", path);
    return;
  }
  size_t skipped = terminal_fitting(path, columns - most + 1);
  table_cell(table, STYLE_PLAIN, "  …%s", path + skipped);
}

static void add_program(terminal_table *table, const cJSON *source, source_kind kind)
{
  const char *name = json_text_at(source, "program.name");
  const char *version = json_text_at(source, "program.version");
  const char *release = json_text_at(source, "program.release");
  if (kind == SOURCE_TENSOR)
    table_cell(table, STYLE_PLAIN, "a bare tensor");
  else if (kind == SOURCE_UNREAD)
    table_cell(table, STYLE_BAD, "NOTHING READ");
  else
    table_cell(table, STYLE_PLAIN, "%s%s%s%s", name != NULL ? name : "–",
               version != NULL ? version : "", release != NULL ? " " : "",
               release != NULL ? release : "");
}

static void add_source_row(terminal_table *table, const cJSON *model, const cJSON *source)
{
  const char *path = json_text_at(source, "path");
  source_kind kind = kind_of(model, source);
  bool finished = json_text_at(source, "finished") != NULL;
  double elapsed = json_number_at(source, "elapsed_s");
  const cJSON *converged = json_at(source, "scf_converged");
  add_path(table, path != NULL ? path : "–");
  add_program(table, source, kind);
  if (kind != SOURCE_RUN)
    table_cell(table, STYLE_PLAIN, "–");
  else if (finished && isfinite(elapsed))
    table_cell(table, STYLE_PLAIN, "in %s", figure_duration(elapsed).text);
  else
    table_cell(table, finished ? STYLE_PLAIN : STYLE_BAD, "%s", finished ? "yes" : "NO");
  if (cJSON_IsFalse(converged))
    table_cell(table, STYLE_BAD, "NOT converged");
  else
    table_cell(table, STYLE_PLAIN, "%s", cJSON_IsTrue(converged) ? "converged" : "–");
}

static void print_message(terminal *term, const char *severity, const char *file,
                          const cJSON *message, const char *key)
{
  const char *text = json_text_at(message, key);
  double line = json_number_at(message, "line");
  double repeats = json_number_at(message, "repeats");
  text_buffer where = {0};
  if (file != NULL)
    text_append(&where, file);
  if (file != NULL && line > 0.0)
    text_format(&where, ":%s", figure_fixed(line, 0).text);
  if (file != NULL)
    text_append(&where, ": ");
  if (repeats > 0.0)
    terminal_paragraph(term, STYLE_PLAIN, 2, 4, "%s: %s%s (and %s more of this kind)",
                       severity, where.length > 0 ? where.text : "", text != NULL ? text : "–",
                       figure_fixed(repeats, 0).text);
  else
    terminal_paragraph(term, STYLE_PLAIN, 2, 4, "%s: %s%s", severity,
                       where.length > 0 ? where.text : "", text != NULL ? text : "–");
  terminal_free_text(term, &where);
}

/* Those of one severity: first what was found wrong, then what the runs said themselves. */
static size_t print_messages(terminal *term, const char *severity, size_t printed)
{
  const cJSON *message, *model, *source;
  cJSON_ArrayForEach(message, json_at(term->result, "diagnostics"))
  {
    if (has_severity(message, severity) && printed++ < FIRST_MESSAGES)
      print_message(term, severity, json_text_at(message, "file"), message, "message");
  }
  cJSON_ArrayForEach(model, json_at(term->result, "models"))
  {
    cJSON_ArrayForEach(source, json_at(model, "sources"))
    {
      cJSON_ArrayForEach(message, json_at(source, "messages"))
      {
        if (has_severity(message, severity) && printed++ < FIRST_MESSAGES)
          print_message(term, severity, json_text_at(source, "path"), message, "text");
      }
    }
  }
  return printed;
}

void terminal_runs(terminal *term)
{
  terminal_heading(term, "Runs");
  run_health health = examine(term);
  print_verdict(term, &health);
  size_t printed = print_messages(term, "warning", print_messages(term, "error", 0));
  if (printed > FIRST_MESSAGES)
    terminal_paragraph(term, STYLE_FAINT, 2, 4, "… and %zu more", printed - FIRST_MESSAGES);
  size_t count = result_model_count(term);
  if (count == 0) {
    terminal_paragraph(term, STYLE_PLAIN, 0, 2, "The result holds no model.");
    return;
  }
  text_append(term->out, "\n");
  terminal_table table = {.term = term};
  table_column(&table, ALIGN_LEFT, false, "");
  table_column(&table, ALIGN_LEFT, false, "program");
  table_column(&table, ALIGN_LEFT, false, "finished");
  table_column(&table, ALIGN_LEFT, false, "SCF");
  bool numbered = needs_numbers(term);
  for (size_t i = 0; i < count; i++) {
    add_model_row(&table, i, numbered);
    const cJSON *source;
    cJSON_ArrayForEach(source, json_at(result_model(term, i), "sources"))
    {
      add_source_row(&table, result_model(term, i), source);
    }
  }
  table_print(&table, FOLD_RECORDS);
}
