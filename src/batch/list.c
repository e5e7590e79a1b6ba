/* SPDX-License-Identifier: GPL-3.0-or-later */
/* list.c: the list of inputs, in unnamed temporary files: memory does not grow with their number. */
#define _DEFAULT_SOURCE /* syscall */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/memory.h"
#include "batch/inputs.h"
#include "output/descriptor.h"

/* A record is this, its files, and their paths. No other process reads it: pointers stay as they are,
 * but for those to paths. */
typedef struct {
  size_t count, found;
  elastir_diagnostics *trouble;
} record_head;

/* Where there is no folder for temporary files memory has to do. */
static FILE *open_unnamed(void)
{
  FILE *file = tmpfile();
#ifdef SYS_memfd_create
  if (file == NULL && errno != ENOMEM) {
    int descriptor = (int)syscall(SYS_memfd_create, "elastir", 0);
    file = descriptor >= 0 ? fdopen(descriptor, "w+") : NULL;
    if (file == NULL && descriptor >= 0)
      close(descriptor);
  }
#endif
  return file;
}

static bool is_open(batch_inputs *list)
{
  if (list->records == NULL)
    list->records = open_unnamed();
  if (list->records != NULL && list->ends == NULL)
    list->ends = open_unnamed();
  return list->ends != NULL;
}

static bool put(FILE *file, const void *data, size_t length)
{
  return fwrite(data, 1, length, file) == length;
}

static bool put_record(batch_inputs *list, const batch_input *input)
{
  record_head head = {input->count, input->found, input->trouble};
  uint64_t end = list->size + sizeof head + input->count * sizeof *input->files;
  bool good = put(list->records, &head, sizeof head) &&
              put(list->records, input->files, input->count * sizeof *input->files);
  for (size_t f = 0; good && f < input->count; f++) {
    size_t length = strlen(input->files[f].path) + 1;
    good = put(list->records, input->files[f].path, length);
    end += length;
  }
  list->size = end;
  return good && put(list->ends, &end, sizeof end);
}

static bool report(const char *what, elastir_diagnostics *diagnostics)
{
  if (errno == ENOMEM)
    elastir_diagnose_no_memory(diagnostics);
  else
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "cannot-write", NULL, 0,
                     "the list of inputs, a temporary file, cannot be %s: %s", what,
                     errno != 0 ? strerror(errno) : "it became shorter");
  return false;
}

bool batch_list_append(batch_inputs *list, const batch_input *input,
                       elastir_diagnostics *diagnostics)
{
  errno = ENOMEM; /* where a failure of the C library does not say why */
  if (!is_open(list) || !put_record(list, input))
    return report("written", diagnostics);
  list->count++;
  return true;
}

bool batch_list_finish(batch_inputs *list, elastir_diagnostics *diagnostics)
{
  return list->count == 0 || (fflush(list->records) == 0 && fflush(list->ends) == 0) ||
         report("written", diagnostics);
}

static bool read_record(const batch_inputs *list, size_t i, char **record)
{
  uint64_t ends[2] = {0}; /* of the one before and of this one */
  size_t known = i > 0 ? 2 : 1;
  errno = 0;
  if (!descriptor_read_at(fileno(list->ends), ends + 2 - known, known * sizeof *ends,
                          (i + 1 - known) * sizeof *ends))
    return false;
  *record = malloc((size_t)(ends[1] - ends[0]));
  return *record != NULL && descriptor_read_at(fileno(list->records), *record,
                                               (size_t)(ends[1] - ends[0]), ends[0]);
}

bool batch_inputs_get(const batch_inputs *list, size_t i, batch_input *input,
                      elastir_diagnostics *diagnostics)
{
  char *record = NULL;
  *input = (batch_input){0};
  if (!read_record(list, i, &record)) {
    free(record);
    return report("read", diagnostics);
  }
  record_head head;
  memcpy(&head, record, sizeof head);
  *input = (batch_input){.files = (void *)(record + sizeof head), .count = head.count,
                         .found = head.found, .trouble = head.trouble, .record = record};
  char *path = record + sizeof head + head.count * sizeof *input->files;
  for (size_t f = 0; f < head.count; f++, path += strlen(path) + 1)
    input->files[f].path = path;
  return true;
}

void batch_input_free(batch_input *input)
{
  free(input->record);
  *input = (batch_input){0};
}

static void close_files(batch_inputs *list)
{
  if (list->records != NULL)
    fclose(list->records);
  if (list->ends != NULL)
    fclose(list->ends);
  list->records = list->ends = NULL;
}

void batch_list_replace(batch_inputs *list, batch_inputs *other)
{
  close_files(list);
  list->records = other->records;
  list->ends = other->ends;
  list->size = other->size;
  list->count = other->count;
  *other = (batch_inputs){0};
}

void batch_inputs_free(batch_inputs *list)
{
  close_files(list);
  for (size_t i = 0; i < list->trouble_count; i++) {
    elastir_diagnostics_free(list->troubles[i]);
    free(list->troubles[i]);
  }
  for (size_t i = 0; i < list->archive_count; i++)
    batch_archive_close(list->archives[i]);
  free(list->troubles);
  free(list->archives);
  *list = (batch_inputs){0};
}
