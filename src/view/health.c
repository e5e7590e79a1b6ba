/* SPDX-License-Identifier: GPL-3.0-or-later */
/* health.c: did the calculations end well, and what was reported? */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "view/build.h"

enum { FIRST_MESSAGES = 6 };

typedef struct {
  size_t runs, unread, unfinished, unconverged, imaginary, unstable, errors, warnings;
} run_health;

typedef enum { SOURCE_RUN, SOURCE_TENSOR, SOURCE_UNREAD } source_kind;

/* A source without a program is a bare tensor, which no run printed, or gave nothing. Of other programs
 * than CRYSTAL nothing but the tensor is read. */
static source_kind kind_of(const elastir_result_model *model, const elastir_result_source *source)
{
  if (source->program != NULL && source->program->name != NULL &&
      strcmp(source->program->name, "CRYSTAL") != 0)
    return model->elastic != NULL ? SOURCE_TENSOR : SOURCE_UNREAD;
  if (source->program != NULL || source->finished != NULL)
    return SOURCE_RUN;
  bool bare = model->elastic != NULL && model->elastic->printed == NULL &&
              model->sources_count == 1;
  return bare ? SOURCE_TENSOR : SOURCE_UNREAD;
}

static bool is_unstable(const elastir_result_model *model)
{
  return (model->elastic != NULL && model->elastic->stable == 0) ||
         (model->elastic_2d != NULL && model->elastic_2d->stable == 0) ||
         (model->elastic_1d != NULL && model->elastic_1d->stable == 0);
}

static void count_severity(run_health *health, const char *severity)
{
  health->errors += severity != NULL && strcmp(severity, "error") == 0;
  health->warnings += severity != NULL && strcmp(severity, "warning") == 0;
}

static run_health examine(const elastir_result *result)
{
  run_health health = {0};
  for (size_t i = 0; i < result->models_count; i++) {
    const elastir_result_model *model = &result->models[i];
    for (size_t s = 0; s < model->sources_count; s++) {
      const elastir_result_source *source = &model->sources[s];
      source_kind kind = kind_of(model, source);
      health.runs += kind == SOURCE_RUN;
      health.unread += kind == SOURCE_UNREAD;
      health.unfinished += kind == SOURCE_RUN && source->finished == NULL;
      health.unconverged += source->scf_converged == 0;
      for (size_t k = 0; k < source->messages_count; k++)
        count_severity(&health, source->messages[k].severity);
    }
    if (model->vibrations != NULL && model->vibrations->imaginary_count > 0)
      health.imaginary += (size_t)model->vibrations->imaginary_count;
    health.unstable += is_unstable(model);
  }
  for (size_t i = 0; i < result->diagnostics_count; i++)
    count_severity(&health, result->diagnostics[i].severity);
  return health;
}

static void add_count(text_buffer *text, size_t count, const char *one, const char *many)
{
  if (count > 0)
    text_format(text, "%s%zu %s", text->length > 0 ? ", " : "", count, count == 1 ? one : many);
}

static void add_verdict(view *v, const run_health *health, const char *where)
{
  text_buffer text = {0};
  add_count(&text, health->unread, "file without data", "files without data");
  add_count(&text, health->unfinished, "unfinished run", "unfinished runs");
  add_count(&text, health->unconverged, "SCF not converged", "SCFs not converged");
  add_count(&text, health->imaginary, "imaginary mode", "imaginary modes");
  add_count(&text, health->unstable, "unstable tensor", "unstable tensors");
  add_count(&text, health->errors, "error", "errors");
  add_count(&text, health->warnings, "warning", "warnings");
  bool bad = health->unread + health->unfinished + health->unconverged + health->unstable +
                 health->errors >
             0;
  const char *faults = view_keep(v, &text);
  if (faults != NULL)
    view_paragraph(v, bad ? VIEW_BAD : VIEW_DOUBTFUL, 0, "Check: %s%s.", faults, where);
  else if (health->runs == 1)
    view_paragraph(v, VIEW_GOOD, 0, "The run finished; no errors or warnings.");
  else if (health->runs > 1)
    view_paragraph(v, VIEW_GOOD, 0, "All %zu runs finished; no errors or warnings.",
                   health->runs);
}

/* ---- messages ---- */

static void add_message(view *v, size_t *shown, const char *severity, const char *file,
                        int64_t line, const char *message, int64_t repeats)
{
  static const struct {
    const char *severity, *lead;
    view_style style;
  } kinds[] = {{"error", "error", VIEW_BAD}, {"warning", "warning", VIEW_DOUBTFUL}};
  text_buffer text = {0};
  if (file != NULL)
    text_append(&text, view_file_name(v, file));
  if (file != NULL && line > 0)
    text_format(&text, ":%lld", (long long)line);
  text_format(&text, "%s%s", file != NULL ? ": " : "", view_or_dash(message));
  if (repeats > 0)
    text_format(&text, " (and %lld more of this kind)", (long long)repeats);
  const char *kept = view_keep(v, &text);
  bool note = strcmp(severity, "info") == 0;
  unsigned flags = note || ++*shown > FIRST_MESSAGES ? VIEW_DETAIL : 0;
  size_t k = strcmp(severity, kinds[0].severity) == 0 ? 0 : 1;
  view_list_item(v, note ? VIEW_PLAIN : kinds[k].style, flags, note ? "note" : kinds[k].lead, kept);
}

static bool is_of(const char *severity, const char *wanted)
{
  return severity != NULL && strcmp(severity, wanted) == 0;
}

/* Those of one severity: first what was found wrong, then what the runs said themselves. */
static void add_messages(view *v, const char *severity, size_t *shown)
{
  const elastir_result *result = v->result;
  for (size_t i = 0; i < result->diagnostics_count; i++) {
    const elastir_result_diagnostic *one = &result->diagnostics[i];
    if (is_of(one->severity, severity))
      add_message(v, shown, severity, one->file, one->line, one->message, one->repeats);
  }
  if (strcmp(severity, "info") == 0)
    return; /* CRYSTAL's own notes are left to the JSON */
  for (size_t i = 0; i < result->models_count; i++)
    for (size_t s = 0; s < result->models[i].sources_count; s++) {
      const elastir_result_source *source = &result->models[i].sources[s];
      for (size_t k = 0; k < source->messages_count; k++)
        if (is_of(source->messages[k].severity, severity))
          add_message(v, shown, severity, source->path, source->messages[k].line,
                      source->messages[k].text, 0);
    }
}

/* ---- the table of runs ---- */

static void describe_imaginary(text_buffer *text, const elastir_result_vibrations *vibrations)
{
  if (vibrations->imaginary_count == 0)
    text_append(text, ", no imaginary modes");
  else if (vibrations->imaginary_count > 0)
    text_format(text, ", %lld imaginary mode%s", (long long)vibrations->imaginary_count,
                vibrations->imaginary_count == 1 ? "" : "s");
  if (vibrations->soft_k_points > 0)
    text_format(text, "%s imaginary modes at %lld other k point%s",
                vibrations->imaginary_count < 0 ? "," : " at Γ,",
                (long long)vibrations->soft_k_points, vibrations->soft_k_points == 1 ? "" : "s");
}

/* "C48H60N24Zn6, 0.906 g/cm³, no imaginary modes", as far as known. */
static const char *describe(view *v, const elastir_result_model *model)
{
  static const struct {
    const char *method, *name;
  } methods[] = {{"berry_phase", "Berry phase"}, {"cphf", "CPHF/CPKS"},
                 {"wannier", "Wannier functions"}};
  text_buffer text = {0};
  const elastir_result_vibrations *vibrations = model->vibrations;
  if (model->cell != NULL && model->cell->formula != NULL)
    text_format(&text, ", %s", model->cell->formula);
  if (model->cell != NULL && isfinite(model->cell->density_g_cm3))
    text_format(&text, ", %s\u00a0g/cm³", view_fixed(model->cell->density_g_cm3, 3).text);
  if (vibrations != NULL)
    describe_imaginary(&text, vibrations);
  if (vibrations != NULL && vibrations->intensities_available == 0)
    text_append(&text, ", no intensities");
  for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
    if (vibrations != NULL && vibrations->intensities_available > 0 &&
        is_of(vibrations->intensity_method, methods[i].method))
      text_format(&text, ", intensities by %s", methods[i].name);
  if (is_unstable(model))
    text_append(&text, ", UNSTABLE");
  else if (model->elastic != NULL)
    text_append(&text, model->elastic->stable > 0 ? ", stable" : ", of unknown stability");
  const char *kept = view_keep(v, &text);
  return kept != NULL ? kept + strlen(", ") : NULL;
}

static void add_model(view *v, view_table *table, size_t i)
{
  const elastir_result_model *model = &v->result->models[i];
  bool doubtful = model->vibrations != NULL && (model->vibrations->imaginary_count > 0 ||
                                                !model->vibrations->intensities_available);
  view_add_row(v, table, 0)->group = true;
  view_cell *cell = view_add_model(v, table, i);
  cell->style = is_unstable(model) ? VIEW_BAD : doubtful ? VIEW_DOUBTFUL : VIEW_STRONG;
  cell->more = describe(v, model);
}

static void add_program(view *v, view_table *table, const elastir_result_source *source,
                        source_kind kind)
{
  const elastir_result_program *program = source->program;
  if (kind == SOURCE_TENSOR && program != NULL)
    view_add_text(v, table, VIEW_PLAIN, "a tensor of %s%s%s", view_or_dash(program->name),
                  program->version != NULL && *program->version != '\0' ? " " : "",
                  program->version != NULL ? program->version : "");
  else if (kind == SOURCE_TENSOR)
    view_add_text(v, table, VIEW_PLAIN, "a bare tensor");
  else if (kind == SOURCE_UNREAD)
    view_add_text(v, table, VIEW_BAD, "NOTHING READ");
  else if (program == NULL)
    view_add_text(v, table, VIEW_PLAIN, "–");
  else
    view_add_text(v, table, VIEW_PLAIN, "%s%s%s%s", view_or_dash(program->name),
                  program->version != NULL ? program->version : "",
                  program->release != NULL ? " " : "",
                  program->release != NULL ? program->release : "");
}

static void add_source(view *v, view_table *table, const elastir_result_model *model,
                       const elastir_result_source *source)
{
  source_kind kind = kind_of(model, source);
  view_add_row(v, table, 0);
  view_cell *path = view_add_text(v, table, VIEW_PLAIN, "%s", view_or_dash(view_file_name(v, source->path)));
  path->is_path = true;
  if (source->sha256 != NULL)
    path->title = view_text(v, "SHA-256 %s", source->sha256);
  add_program(v, table, source, kind);
  if (kind != SOURCE_RUN)
    view_add_text(v, table, VIEW_PLAIN, "–");
  else if (source->finished == NULL)
    view_add_text(v, table, VIEW_BAD, "NO");
  else if (isfinite(source->elapsed_s))
    view_add_text(v, table, VIEW_PLAIN, "in %s", view_duration(source->elapsed_s).text);
  else
    view_add_text(v, table, VIEW_PLAIN, "yes");
  if (source->scf_converged == 0)
    view_add_text(v, table, VIEW_BAD, "NOT converged");
  else
    view_add_text(v, table, VIEW_PLAIN, "%s", source->scf_converged > 0 ? "converged" : "–");
}

void view_health_line(view *v)
{
  run_health health = examine(v->result);
  add_verdict(v, &health, v->options.page ? "; see the diagnostics" : " (--section health)");
  size_t shown = 0;
  if (v->options.page)
    add_messages(v, "error", &shown);
}

void view_health(view *v)
{
  run_health health = examine(v->result);
  add_verdict(v, &health, "");
  size_t shown = 0;
  add_messages(v, "error", &shown);
  add_messages(v, "warning", &shown);
  if (shown > FIRST_MESSAGES)
    view_list_item(v, VIEW_FAINT, VIEW_BRIEF, NULL,
                   view_text(v, "… and %zu more", shown - FIRST_MESSAGES));
  add_messages(v, "info", &shown);
  if (v->result->models_count == 0) {
    view_paragraph(v, VIEW_PLAIN, 0, "The result has no model.");
    return;
  }
  view_table *table = view_add_table(v, 0, "The models and their runs.");
  table->records = true;
  view_add_column(v, table, true, 0, "file");
  view_add_column(v, table, true, 0, "program");
  view_add_column(v, table, true, 0, "finished");
  view_add_column(v, table, true, 0, "SCF");
  for (size_t i = 0; i < v->result->models_count; i++) {
    const elastir_result_model *model = &v->result->models[i];
    add_model(v, table, i);
    for (size_t s = 0; s < model->sources_count; s++)
      add_source(v, table, model, &model->sources[s]);
  }
}
