/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_health.c: did the runs finish and converge, and what was reported. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "json/json.h"
#include "json/writer.h"
#include "output/report/page.h"

/* A verdict in words, with a colour as well. good: 1 yes, 0 no, -1 not known. */
static void verdict_cell(page *p, int good, const char *yes, const char *no)
{
  static const char *const classes[] = {"text unknown", "text bad", "text good"};
  markup_element(p->out, "td", classes[good + 1],
                 good < 0 ? "not told" : good ? yes : no);
}

static int answer(const cJSON *item)
{
  return cJSON_IsBool(item) ? (int)cJSON_IsTrue(item) : -1;
}

static void elapsed_cell(page *p, double seconds)
{
  char text[64] = "\xe2\x80\x93";
  if (seconds >= 0 && seconds < 1e10) {
    long minutes = lround(seconds / 60);
    if (minutes >= 60)
      snprintf(text, sizeof text, "%ld h %02ld min", minutes / 60, minutes % 60);
    else if (minutes >= 1)
      snprintf(text, sizeof text, "%ld min", minutes);
    else
      snprintf(text, sizeof text, "%.0f s", seconds);
  }
  page_text_cell(p, text);
}

static void source_row(page *p, const figure_model *model, const cJSON *source, bool first,
                       int rows)
{
  const char *path = json_text_at(source, "path"), *sha = json_text_at(source, "sha256");
  const char *name = json_text_at(source, "program.name");
  const char *version = json_text_at(source, "program.version");
  const char *release = json_text_at(source, "program.release");
  const cJSON *finished = json_at(source, "finished");
  markup_open(p->out, "tr");
  if (first) {
    markup_open(p->out, "th");
    markup_attribute(p->out, "scope", "rowgroup");
    markup_attribute_format(p->out, "rowspan", "%d", rows);
    page_model_name(p, model);
    markup_close(p->out);
  }
  markup_open(p->out, "td");
  markup_attribute(p->out, "class", "text");
  if (sha != NULL)
    markup_attribute_format(p->out, "title", "SHA-256 %s", sha);
  markup_text(p->out, path != NULL ? path : "\xe2\x80\x93");
  markup_close(p->out);
  markup_open(p->out, "td");
  markup_attribute(p->out, "class", "text");
  markup_format(p->out, "%s%s%s%s%s", name != NULL ? name : "\xe2\x80\x93",
                version != NULL ? " " : "", version != NULL ? version : "",
                release != NULL ? " " : "", release != NULL ? release : "");
  markup_close(p->out);
  verdict_cell(p, finished == NULL ? -1 : cJSON_IsString(finished), "finished",
               "did not finish");
  verdict_cell(p, answer(json_at(source, "scf_converged")), "converged", "not converged");
  elapsed_cell(p, json_number_at(source, "elapsed_s"));
  markup_close(p->out);
}

static void sources(page *p)
{
  static const char *const heads[] = {"Model", "File", "Program", "Run", "SCF", "Elapsed"};
  page_table_open(p, "plain", "The runs.");
  markup_open(p->out, "thead");
  markup_open(p->out, "tr");
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
    page_head_cell(p, "col", heads[i]);
  markup_close(p->out);
  markup_close(p->out);
  for (size_t i = 0; i < p->data->model_count; i++) {
    const figure_model *model = &p->data->models[i];
    const cJSON *list = json_at(model->object, "sources");
    int rows = cJSON_IsArray(list) ? cJSON_GetArraySize(list) : 0;
    markup_open(p->out, "tbody");
    for (const cJSON *source = rows > 0 ? list->child : NULL; source != NULL;
         source = source->next)
      source_row(p, model, source, source == list->child, rows);
    markup_close(p->out);
  }
  page_table_close(p);
}

static void imaginary_row(page *p)
{
  markup_open(p->out, "tr");
  page_head_cell(p, "row", "Imaginary modes");
  for (size_t i = 0; i < p->data->model_count; i++) {
    double count = json_number_at(p->data->models[i].object, "vibrations.imaginary_count");
    char text[40];
    snprintf(text, sizeof text, "%.0f imaginary", count);
    if (isfinite(count))
      verdict_cell(p, count == 0, "none", text);
    else
      markup_element(p->out, "td", "text unknown", "no frequencies");
  }
  markup_close(p->out);
}

static void intensities_row(page *p)
{
  markup_open(p->out, "tr");
  page_head_cell(p, "row", "Infrared intensities");
  for (size_t i = 0; i < p->data->model_count; i++) {
    const cJSON *object = p->data->models[i].object;
    const char *method = json_text_at(object, "vibrations.intensity_method");
    text_buffer text = {0};
    text_append(&text, "computed");
    if (method != NULL)
      text_format(&text, " (%s)", strcmp(method, "berry_phase") == 0 ? "Berry phase"
                                  : strcmp(method, "cphf") == 0      ? "CPHF/CPKS"
                                  : strcmp(method, "wannier") == 0   ? "Wannier functions"
                                                                     : method);
    if (cJSON_IsObject(json_at(object, "vibrations")))
      verdict_cell(p, answer(json_at(object, "vibrations.intensities_available")),
                   text.text != NULL ? text.text : "", "not computed");
    else
      markup_element(p->out, "td", "text unknown", "no frequencies");
    p->out->failed = p->out->failed || text.failed;
    text_free(&text);
  }
  markup_close(p->out);
}

static void stability_row(page *p)
{
  markup_open(p->out, "tr");
  page_head_cell(p, "row", "Elastic stability");
  for (size_t i = 0; i < p->data->model_count; i++) {
    const cJSON *object = p->data->models[i].object;
    if (cJSON_IsObject(json_at(object, "elastic")))
      verdict_cell(p, answer(json_at(object, "elastic.stable")), "stable",
                   "not stable: an eigenvalue of C is not positive");
    else
      markup_element(p->out, "td", "text unknown", "no elastic tensor");
  }
  markup_close(p->out);
}

/* What CRYSTAL itself warned of; notes are left to the JSON. */
static size_t crystal_messages(page *p, bool write)
{
  size_t count = 0;
  for (size_t i = 0; i < p->data->model_count; i++) {
    const cJSON *sources = json_at(p->data->models[i].object, "sources"), *source, *message;
    cJSON_ArrayForEach(source, sources)
    {
      cJSON_ArrayForEach(message, json_at(source, "messages"))
      {
        const char *severity = json_text_at(message, "severity");
        const char *path = json_text_at(source, "path"), *text = json_text_at(message, "text");
        if (severity == NULL || strcmp(severity, "info") == 0 || path == NULL || text == NULL)
          continue;
        count++;
        if (!write)
          continue;
        bool error = strcmp(severity, "error") == 0;
        markup_open(p->out, "li");
        markup_element(p->out, "strong", error ? "bad" : "warning",
                       error ? "CRYSTAL's error" : "CRYSTAL's warning");
        markup_format(p->out, " %s, line %.0f: %s", path, json_number_at(message, "line"), text);
        markup_close(p->out);
      }
    }
  }
  return count;
}

static void diagnostics(page *p)
{
  const cJSON *list = json_at(p->data->document, "diagnostics");
  page_subsection(p, "Diagnostics");
  bool none = !cJSON_IsArray(list) || list->child == NULL;
  if (none && crystal_messages(p, false) == 0) {
    page_paragraph(p, "Nothing was reported.");
    return;
  }
  markup_open(p->out, "ul");
  markup_attribute(p->out, "class", "diagnostics");
  for (const cJSON *item = none ? NULL : list->child; item != NULL; item = item->next) {
    const char *severity = json_text_at(item, "severity"), *file = json_text_at(item, "file");
    const char *message = json_text_at(item, "message");
    double line = json_number_at(item, "line"), repeats = json_number_at(item, "repeats");
    bool error = severity != NULL && strcmp(severity, "error") == 0;
    bool warning = severity != NULL && strcmp(severity, "warning") == 0;
    markup_open(p->out, "li");
    markup_element(p->out, "strong", error ? "bad" : warning ? "warning" : "note",
                   error ? "Error" : warning ? "Warning" : "Note");
    markup_text(p->out, " ");
    if (file != NULL && isfinite(line))
      markup_format(p->out, "%s, line %.0f: ", file, line);
    else if (file != NULL)
      markup_format(p->out, "%s: ", file);
    markup_text(p->out, message);
    if (repeats > 0)
      markup_format(p->out, " (and %.0f more of this kind)", repeats);
    markup_close(p->out);
  }
  crystal_messages(p, true);
  markup_close(p->out);
}

void page_health(page *p)
{
  page_section(p, "health", "Health of the runs");
  sources(p);
  page_table_open(p, "plain", "What the results rest on.");
  page_model_heads(p, "");
  markup_open(p->out, "tbody");
  imaginary_row(p);
  intensities_row(p);
  stability_row(p);
  markup_close(p->out);
  page_table_close(p);
  diagnostics(p);
  markup_close(p->out);
}
