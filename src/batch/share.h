/* SPDX-License-Identifier: GPL-3.0-or-later */
/* share.h: which of the inputs this process takes, of several that share them. */
#ifndef ELASTIR_BATCH_SHARE_H
#define ELASTIR_BATCH_SHARE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "batch/inputs.h"

/* Shard K of N takes the inputs K, K + N, K + 2N, …, counted from 0. */
typedef struct {
  size_t shard, shards; /* shards 0: not said; 1: all inputs */
} batch_share;

/* "K/N", K from 0. false: it is not that. */
bool batch_share_parse(const char *text, batch_share *share);

typedef enum {
  SHARE_ALL,       /* Slurm has nothing to say */
  SHARE_PART,      /* *share is set */
  SHARE_UNKNOWN    /* a job array whose numbers do not say which share is whose */
} batch_share_source;

/* The variables SLURM_ARRAY_TASK_ID and so on, as text; NULL: not set. */
typedef struct {
  const char *array_task_id, *array_task_min, *array_task_max, *array_task_count, *array_task_step;
  const char *step_num_tasks, *procid;
} batch_slurm;

/* The share that Slurm gives: of the tasks of a job step (srun), of the tasks of a job array, or of
 * both; from these variables alone, as sbatch(1) and srun(1) describe them. A batch script itself is
 * no task of a step. */
batch_share_source batch_share_of_slurm(const batch_slurm *slurm, batch_share *share);

/* "out.jsonl" becomes "out.03-of-16.jsonl". The caller frees; NULL: no memory. */
char *batch_share_path(const char *path, const batch_share *share);

/* The first line of a part, with its line end: whose share it is, of how many inputs, a fingerprint of
 * their names and labels, by which parts of different lists are told apart, the version, and the
 * settings of a line that has them. The caller frees; NULL: reported. */
char *batch_share_head(const batch_share *share, const batch_inputs *inputs, const char *settings,
                       elastir_diagnostics *diagnostics);

/* What such a line says. */
typedef struct {
  batch_share share;
  size_t inputs;
  char list[17], version[64];
} batch_head;

/* false: the line is not one. */
bool batch_head_read(const char *line, size_t length, batch_head *head);

/* What stands in a part for an input that gives no line, with its line end. */
extern const char batch_passed_line[];
bool batch_is_passed_line(const char *line, size_t length);

#endif
