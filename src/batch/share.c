/* SPDX-License-Identifier: GPL-3.0-or-later */
/* share.c: which of the inputs this process takes. */
#include "batch/share.h"

#include <string.h>

#include "base/memory.h"
#include "base/number.h"
#include "batch/hash.h"
#include "batch/settings.h"
#include "json/json.h"
#include "result/kinds.h"
#include "version.h"

const char batch_passed_line[] = "{\"schema\":\"" PASSED_SCHEMA "\"}\n";

bool batch_share_parse(const char *text, batch_share *share)
{
  const char *slash = strchr(text, '/');
  long shard, shards;
  if (slash == NULL || number_integer(text, (size_t)(slash - text), &shard) != NUMBER_OK ||
      number_integer(slash + 1, strlen(slash + 1), &shards) != NUMBER_OK || shard < 0 ||
      shard >= shards)
    return false;
  *share = (batch_share){(size_t)shard, (size_t)shards};
  return true;
}

static bool whole_of(const char *text, long *number)
{
  return text != NULL && number_integer(text, strlen(text), number) == NUMBER_OK;
}

/* Numbers of an array with gaps or of a single retried task do not say how many shares there are. */
static batch_share_source array_share(const batch_slurm *slurm, batch_share *share)
{
  long id, least, most, step, count;
  if (!whole_of(slurm->array_task_id, &id))
    return SHARE_ALL;
  if (!whole_of(slurm->array_task_min, &least) || !whole_of(slurm->array_task_max, &most) ||
      !whole_of(slurm->array_task_count, &count))
    return SHARE_UNKNOWN;
  if (!whole_of(slurm->array_task_step, &step) || step < 1)
    step = 1;
  if (id < least || id > most || (id - least) % step != 0 || (most - least) / step + 1 != count ||
      count == 1)
    return SHARE_UNKNOWN;
  *share = (batch_share){(size_t)((id - least) / step), (size_t)count};
  return SHARE_PART;
}

batch_share_source batch_share_of_slurm(const batch_slurm *slurm, batch_share *share)
{
  *share = (batch_share){0, 1};
  batch_share_source source = array_share(slurm, share);
  long task, tasks;
  if (source == SHARE_UNKNOWN || !whole_of(slurm->step_num_tasks, &tasks) ||
      !whole_of(slurm->procid, &task) || tasks < 2 || task < 0 || task >= tasks)
    return source;
  *share = (batch_share){share->shard * (size_t)tasks + (size_t)task,
                         share->shards * (size_t)tasks};
  return SHARE_PART;
}

char *batch_share_path(const char *path, const batch_share *share)
{
  const char *slash = strrchr(path, '/'), *name = slash != NULL ? slash + 1 : path;
  const char *dot = strrchr(name, '.');
  if (dot == NULL || dot == name)
    dot = path + strlen(path);
  int digits = 1;
  for (size_t n = share->shards - 1; n > 9; n /= 10)
    digits++;
  return elastir_format("%.*s.%0*zu-of-%zu%s", (int)(dot - path), path, digits, share->shard,
                        share->shards, dot);
}

char *batch_share_head(const batch_share *share, const batch_inputs *inputs, const char *settings,
                       elastir_diagnostics *diagnostics)
{
  size_t length = 0;
  const char *asked = batch_settings_of(settings, &length);
  uint64_t hash = BATCH_HASH;
  for (size_t i = 0; i < inputs->count; i++) {
    batch_input input;
    if (!batch_inputs_get(inputs, i, &input, diagnostics))
      return NULL;
    for (size_t f = 0; f < input.count; f++) {
      hash = batch_hash(hash, input.files[f].path);
      hash = batch_hash(hash, input.files[f].label != NULL ? input.files[f].label : "");
    }
    batch_input_free(&input);
  }
  char *head = elastir_format("{\"schema\":\"%s\",\"shard\":%zu,\"shards\":%zu,\"inputs\":%zu,"
                              "\"list\":\"%016llx\",\"version\":\"%s\",\"settings\":%.*s}\n",
                              PART_SCHEMA, share->shard, share->shards, inputs->count,
                              (unsigned long long)hash, elastir_version(), (int)length, asked);
  if (head == NULL)
    elastir_diagnose_no_memory(diagnostics);
  return head;
}

static bool whole_at(const cJSON *document, const char *key, size_t *number)
{
  const cJSON *item = json_at(document, key);
  if (!cJSON_IsNumber(item) || item->valuedouble < 0.0 || item->valuedouble > 1e15)
    return false;
  *number = (size_t)item->valuedouble;
  return true;
}

bool batch_head_read(const char *line, size_t length, batch_head *head)
{
  if (result_kind_of_line(line) != KIND_PART)
    return false;
  long at;
  cJSON *document = json_parse(line, length, &at);
  const char *list = json_text_at(document, "list"), *version = json_text_at(document, "version");
  *head = (batch_head){0};
  bool good = list != NULL && strlen(list) < sizeof head->list && version != NULL &&
              strlen(version) < sizeof head->version &&
              whole_at(document, "shard", &head->share.shard) &&
              whole_at(document, "shards", &head->share.shards) &&
              whole_at(document, "inputs", &head->inputs) &&
              head->share.shard < head->share.shards;
  if (good) {
    memcpy(head->list, list, strlen(list) + 1);
    memcpy(head->version, version, strlen(version) + 1);
  }
  cJSON_Delete(document);
  return good;
}

bool batch_is_passed_line(const char *line, size_t length)
{
  const size_t whole = sizeof batch_passed_line - 1;
  return length + 1 >= whole && length <= whole && strncmp(line, batch_passed_line, whole - 1) == 0;
}
