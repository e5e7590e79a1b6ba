/* SPDX-License-Identifier: GPL-3.0-or-later */
/* runs.c: did the calculations end well? */
#include "output/terminal/render.h"

#include <math.h>
#include <string.h>

#include "json/json.h"

enum { FIRST_MESSAGES = 6 };

typedef struct {
  size_t sources, unfinished, unconverged, imaginary, errors, warnings;
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

/* A source without a program is a file that nothing was read from. */
static bool is_run(const cJSON *source)
{
  return cJSON_IsObject(json_at(source, "program"));
}

static run_health examine(const terminal *term)
{
  run_health health = {0};
  const cJSON *model, *source;
  cJSON_ArrayForEach(model, json_at(term->result, "models"))
  {
    cJSON_ArrayForEach(source, json_at(model, "sources"))
    {
      health.sources++;
      health.unfinished += json_text_at(source, "finished") == NULL;
      health.unconverged += cJSON_IsFalse(json_at(source, "scf_converged"));
      count_messages(json_at(source, "messages"), &health.errors, &health.warnings);
    }
    double imaginary = json_number_at(model, "vibrations.imaginary_count");
    health.imaginary += imaginary > 0.0 && imaginary < 1e6 ? (size_t)imaginary : 0;
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
  add_count(&text, health->unfinished, "run that did not finish", "runs that did not finish");
  add_count(&text, health->unconverged, "SCF not converged", "SCFs not converged");
  add_count(&text, health->imaginary, "imaginary mode", "imaginary modes");
  add_count(&text, health->errors, "error", "errors");
  add_count(&text, health->warnings, "warning", "warnings");
  bool bad = health->unfinished + health->unconverged + health->errors > 0;
  if (text.failed)
    term->out->failed = true;
  else if (text.length > 0)
    terminal_paragraph(term, bad ? STYLE_BAD : STYLE_DOUBTFUL, 0, 2, "Look into: %s.", text.text);
  else if (health->sources > 0)
    terminal_paragraph(term, STYLE_GOOD, 0, 2,
                       "All %zu runs finished; no imaginary modes, errors or warnings.",
                       health->sources);
  text_free(&text);
}

static void add_model_row(terminal_table *table, size_t i)
{
  const cJSON *model = result_model(table->term, i);
  const cJSON *vibrations = json_at(model, "vibrations");
  double imaginary = json_number_at(vibrations, "imaginary_count");
  bool silent = cJSON_IsFalse(json_at(vibrations, "intensities_available"));
  text_buffer label = {0};
  result_label(table->term, &label, i, table->term->options->width - 24);
  if (cJSON_IsObject(vibrations) && imaginary == 0.0)
    text_append(&label, ": no imaginary modes");
  else if (cJSON_IsObject(vibrations) && isfinite(imaginary))
    text_format(&label, ": %.0f imaginary mode%s", imaginary, imaginary == 1.0 ? "" : "s");
  if (silent)
    text_append(&label, ", no intensities");
  bool doubtful = imaginary > 0.0 || silent;
  table_cell(table, doubtful ? STYLE_DOUBTFUL : STYLE_STRONG, "%s",
             label.failed ? "" : label.text);
  table->term->out->failed = table->term->out->failed || label.failed;
  text_free(&label);
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

static void add_source_row(terminal_table *table, const cJSON *source)
{
  const char *path = json_text_at(source, "path");
  const char *name = json_text_at(source, "program.name");
  const char *version = json_text_at(source, "program.version");
  const char *release = json_text_at(source, "program.release");
  add_path(table, path != NULL ? path : "–");
  table_cell(table, STYLE_PLAIN, "%s%s%s%s", name != NULL ? name : "–",
             version != NULL ? version : "", release != NULL ? " " : "",
             release != NULL ? release : "");
  bool finished = json_text_at(source, "finished") != NULL;
  terminal_figure elapsed = figure_duration(json_number_at(source, "elapsed_s"));
  if (!is_run(source))
    table_cell(table, STYLE_BAD, "nothing read");
  else if (finished && isfinite(json_number_at(source, "elapsed_s")))
    table_cell(table, STYLE_PLAIN, "in %s", elapsed.text);
  else
    table_cell(table, finished ? STYLE_PLAIN : STYLE_BAD, "%s", finished ? "yes" : "NO");
  const cJSON *converged = json_at(source, "scf_converged");
  bool known = cJSON_IsBool(converged), failed = cJSON_IsFalse(converged);
  table_cell(table, failed ? STYLE_BAD : STYLE_PLAIN, "%s",
             failed ? "NOT converged" : known ? "converged" : "–");
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
    text_format(&where, ":%.0f", line);
  if (file != NULL)
    text_append(&where, ": ");
  if (repeats > 0.0)
    terminal_paragraph(term, STYLE_PLAIN, 2, 4, "%s: %s%s (and %.0f more of this kind)",
                       severity, where.length > 0 ? where.text : "", text != NULL ? text : "–",
                       repeats);
  else
    terminal_paragraph(term, STYLE_PLAIN, 2, 4, "%s: %s%s", severity,
                       where.length > 0 ? where.text : "", text != NULL ? text : "–");
  text_free(&where);
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
  for (size_t i = 0; i < count; i++) {
    add_model_row(&table, i);
    const cJSON *source;
    cJSON_ArrayForEach(source, json_at(result_model(term, i), "sources"))
    {
      add_source_row(&table, source);
    }
  }
  table_print(&table, FOLD_RECORDS);
}
