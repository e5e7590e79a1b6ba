/* SPDX-License-Identifier: GPL-3.0-or-later */
/* inputs.c: files, folders, archives and lists, made into inputs. */
#include "batch/inputs.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

static bool add_path(batch_inputs *list, const char *path, bool found,
                     elastir_diagnostics *diagnostics)
{
  batch_file file = {.path = path};
  batch_input input = {.files = &file, .count = 1, .found = found};
  return batch_list_append(list, &input, diagnostics);
}

/* What is in trouble moves to the list. NULL: no memory (reported). */
static elastir_diagnostics *keep_trouble(batch_inputs *list, elastir_diagnostics *trouble,
                                         elastir_diagnostics *diagnostics)
{
  elastir_diagnostics *kept = NULL;
  if (elastir_grow(&list->troubles, &list->trouble_capacity, list->trouble_count,
                   sizeof *list->troubles))
    kept = calloc(1, sizeof *kept);
  if (kept == NULL) {
    elastir_diagnose_no_memory(diagnostics);
    return NULL;
  }
  list->troubles[list->trouble_count++] = kept;
  elastir_diagnostics_move(kept, trouble);
  return kept;
}

/* What could not be read to its end has a line of its own, which says why. */
static bool add_trouble(batch_inputs *list, const char *path, elastir_diagnostics *trouble,
                        elastir_diagnostics *diagnostics)
{
  bool good = true;
  if (trouble->out_of_memory)
    elastir_diagnose_no_memory(diagnostics);
  if (trouble->errors > 0) {
    batch_file file = {.path = path};
    batch_input input = {.files = &file, .count = 1};
    input.trouble = keep_trouble(list, trouble, diagnostics);
    good = input.trouble != NULL && batch_list_append(list, &input, diagnostics);
  }
  elastir_diagnostics_free(trouble);
  return good && !diagnostics->out_of_memory;
}

/* ---- archives ---- */

/* Whether the file, or a folder that it is in, is hidden; "./" and "../" are not. */
static bool is_hidden(const char *name)
{
  for (const char *part = name; part != NULL; part = strchr(part, '/')) {
    part += *part == '/';
    size_t length = strcspn(part, "/");
    if (length > 0 && part[0] == '.' && length != 1 && !(length == 2 && part[1] == '.'))
      return true;
  }
  return false;
}

static bool add_member(batch_inputs *list, const batch_archive *archive,
                       const batch_member *member, elastir_diagnostics *diagnostics)
{
  if (is_hidden(member->name))
    return true;
  char *path = elastir_format("%s:%s", batch_archive_path(archive), member->name);
  batch_file file = {.path = path, .archive = archive, .offset = member->offset,
                     .size = member->size};
  batch_input input = {.files = &file, .count = 1, .found = true};
  if (path == NULL)
    elastir_diagnose_no_memory(diagnostics);
  bool good = path != NULL && batch_list_append(list, &input, diagnostics);
  free(path);
  return good;
}

static bool add_members(batch_inputs *list, batch_archive *archive, elastir_diagnostics *trouble,
                        elastir_diagnostics *diagnostics)
{
  batch_member member;
  bool good = true;
  while (good && batch_archive_next(archive, &member, trouble)) {
    good = add_member(list, archive, &member, diagnostics);
    free(member.name);
  }
  return good;
}

static bool add_archive(batch_inputs *list, const char *path, elastir_diagnostics *diagnostics)
{
  elastir_diagnostics trouble = {0};
  batch_archive *archive = NULL;
  bool good = elastir_grow(&list->archives, &list->archive_capacity, list->archive_count,
                           sizeof *list->archives);
  if (!good)
    elastir_diagnose_no_memory(diagnostics);
  else
    archive = batch_archive_open(path, &trouble);
  if (archive != NULL) {
    list->archives[list->archive_count++] = archive;
    good = add_members(list, archive, &trouble, diagnostics);
  }
  return add_trouble(list, path, &trouble, diagnostics) && good;
}

enum { START = 512 };

/* How a file begins, up to START bytes; its length, -1: it cannot be read or is not a regular file. */
static ssize_t read_start(const char *path, char start[START])
{
  struct stat status;
  if (stat(path, &status) != 0 || !S_ISREG(status.st_mode))
    return -1;
  int descriptor = open(path, O_RDONLY);
  ssize_t got = descriptor >= 0 ? read(descriptor, start, START) : -1;
  if (descriptor >= 0)
    close(descriptor);
  return got;
}

/* By its first block; of a gzipped file only the stream can tell. Most files are neither. */
static bool is_archive(const char *path, const char *start, ssize_t got,
                       elastir_diagnostics *diagnostics)
{
  bool gzipped = got >= 2 && memcmp(start, "\x1f\x8b", 2) == 0;
  if (!gzipped)
    return got >= 0 && batch_archive_recognise(start, (size_t)got);
  elastir_diagnostics unused = {0}; /* who reads the file will say it again */
  elastir_stream *stream = elastir_stream_open(path, ELASTIR_CHECKSUM_NONE, &unused);
  bool archive = false;
  if (stream != NULL) {
    size_t length;
    const char *head = elastir_stream_peek(stream, &length);
    archive = batch_archive_recognise(head, length);
    elastir_stream_close(stream, NULL);
  }
  if (unused.out_of_memory)
    elastir_diagnose_no_memory(diagnostics);
  elastir_diagnostics_free(&unused);
  return archive;
}

/* What elastir itself writes, perhaps at this moment: were it in the list of inputs, the tasks that
 * share a folder would have different lists. */
static bool is_own_output(const char *path, const char *start, ssize_t got)
{
  static const char head[] = "{\"schema\":\"elastir.", part[] = ".part";
  size_t length = strlen(path);
  if (got == 0)
    return length >= sizeof part && strcmp(path + length + 1 - sizeof part, part) == 0;
  return got >= (ssize_t)sizeof head - 1 && memcmp(start, head, sizeof head - 1) == 0;
}

/* ---- folders ---- */

typedef struct {
  char **names;
  size_t count, capacity;
} name_list;

typedef struct {
  name_list files, archives, folders;
} entries;

static int by_name(const void *a, const void *b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static void sort(name_list *list)
{
  if (list->count > 1)
    qsort(list->names, list->count, sizeof *list->names, by_name);
}

static void free_names(name_list *list)
{
  for (size_t i = 0; i < list->count; i++)
    free(list->names[i]);
  free(list->names);
  *list = (name_list){0};
}

static void report_folder(const char *folder, const char *what, elastir_diagnostics *trouble)
{
  elastir_diagnose(trouble, ELASTIR_ERROR, "cannot-read", folder, 0, "%s: %s", what,
                   strerror(errno));
}

/* The caller frees; NULL: no memory (reported). */
static char *path_in(const char *folder, const char *name, elastir_diagnostics *diagnostics)
{
  const char *slash = folder[strlen(folder) - 1] == '/' ? "" : "/";
  char *path = elastir_format("%s%s%s", folder, slash, name);
  if (path == NULL)
    elastir_diagnose_no_memory(diagnostics);
  return path;
}

/* What is neither file nor folder, or gone by now, is passed over: NULL. A link counts as what it points
 * to if that is a file or not there; a folder is not gone into through a link, which might lead back up. */
static name_list *list_for(entries *all, const char *path)
{
  struct stat status;
  if (lstat(path, &status) != 0)
    return errno != ENOENT ? &all->files : NULL;
  if (S_ISDIR(status.st_mode))
    return &all->folders;
  bool file = S_ISREG(status.st_mode) ||
              (S_ISLNK(status.st_mode) && (stat(path, &status) != 0 || S_ISREG(status.st_mode)));
  return file ? &all->files : NULL;
}

static bool keep_name(name_list *list, const char *name, elastir_diagnostics *diagnostics)
{
  char *kept = elastir_copy_text(name, strlen(name));
  if (kept == NULL ||
      !elastir_grow(&list->names, &list->capacity, list->count, sizeof *list->names)) {
    free(kept);
    elastir_diagnose_no_memory(diagnostics);
    return false;
  }
  list->names[list->count++] = kept;
  return true;
}

/* Only the name is kept: a folder may hold many, and its own path be long. */
static bool keep_entry(entries *all, const char *folder, const char *name,
                       elastir_diagnostics *diagnostics)
{
  char *path = path_in(folder, name, diagnostics);
  if (path == NULL)
    return false;
  name_list *list = list_for(all, path);
  free(path);
  if (list == NULL)
    return true;
  return keep_name(list, name, diagnostics);
}

static bool read_entries(DIR *directory, const char *folder, entries *all,
                         elastir_diagnostics *trouble, elastir_diagnostics *diagnostics)
{
  for (;;) {
    errno = 0;
    const struct dirent *entry = readdir(directory);
    if (entry == NULL && errno != 0)
      report_folder(folder, "its list of files is cut off", trouble);
    if (entry == NULL)
      break;
    if (entry->d_name[0] != '.' && !keep_entry(all, folder, entry->d_name, diagnostics))
      return false;
  }
  sort(&all->files);
  sort(&all->folders);
  return true;
}

/* Archives are left for later, by name: the files of a folder stay together. */
static bool add_file(batch_inputs *list, const char *path, const char *name, entries *all,
                     elastir_diagnostics *diagnostics)
{
  char start[START];
  ssize_t got = read_start(path, start);
  bool good = true;
  if (is_archive(path, start, got, diagnostics))
    good = keep_name(&all->archives, name, diagnostics);
  else if (!is_own_output(path, start, got))
    good = add_path(list, path, true, diagnostics);
  return good && !diagnostics->out_of_memory;
}

static bool add_files(batch_inputs *list, const char *folder, entries *all,
                      elastir_diagnostics *diagnostics)
{
  bool good = true;
  for (size_t i = 0; good && i < all->files.count; i++) {
    char *path = path_in(folder, all->files.names[i], diagnostics);
    good = path != NULL && add_file(list, path, all->files.names[i], all, diagnostics);
    free(path);
  }
  return good;
}

static bool add_each(batch_inputs *list, const char *folder, const name_list *names,
                     bool (*add)(batch_inputs *, const char *, elastir_diagnostics *),
                     elastir_diagnostics *diagnostics)
{
  bool good = true;
  for (size_t i = 0; good && i < names->count; i++) {
    char *path = path_in(folder, names->names[i], diagnostics);
    good = path != NULL && add(list, path, diagnostics);
    free(path);
  }
  return good;
}

/* The files of a folder, then those of the archives and of the folders in it. */
static bool add_folder(batch_inputs *list, const char *folder, elastir_diagnostics *diagnostics)
{
  elastir_diagnostics trouble = {0};
  entries all = {0};
  DIR *directory = opendir(folder);
  if (directory == NULL && errno == ENOMEM) {
    elastir_diagnose_no_memory(diagnostics);
    return false;
  }
  bool good = true;
  if (directory == NULL) {
    report_folder(folder, "cannot be opened", &trouble);
  } else {
    good = read_entries(directory, folder, &all, &trouble, diagnostics);
    closedir(directory);
  }
  good = good && add_files(list, folder, &all, diagnostics) &&
         add_each(list, folder, &all.archives, add_archive, diagnostics);
  good = add_trouble(list, folder, &trouble, diagnostics) && good;
  free_names(&all.files);
  free_names(&all.archives);
  good = good && add_each(list, folder, &all.folders, add_folder, diagnostics);
  free_names(&all.folders);
  return good;
}

/* ---- lists and words ---- */

/* FILE, a folder or an archive. */
static bool add_word(batch_inputs *list, const char *word, elastir_diagnostics *diagnostics)
{
  struct stat status;
  if (strcmp(word, "-") != 0 && stat(word, &status) == 0 && S_ISDIR(status.st_mode))
    return add_folder(list, word, diagnostics);
  char start[START];
  ssize_t got = strcmp(word, "-") != 0 ? read_start(word, start) : -1;
  if (is_archive(word, start, got, diagnostics))
    return add_archive(list, word, diagnostics);
  list->named++;
  return add_path(list, word, false, diagnostics) && !diagnostics->out_of_memory;
}

/* One path a line; blank lines are passed over. */
static bool add_list(batch_inputs *list, const char *file, elastir_diagnostics *diagnostics)
{
  elastir_diagnostics trouble = {0};
  elastir_stream *stream = elastir_stream_open(file, ELASTIR_CHECKSUM_NONE, &trouble);
  bool good = true;
  elastir_line line;
  while (good && stream != NULL && elastir_stream_line(stream, &line))
    if (line.length > 0)
      good = add_word(list, line.text, diagnostics);
  if (stream != NULL)
    elastir_stream_close(stream, NULL);
  return add_trouble(list, file, &trouble, diagnostics) && good;
}

bool batch_inputs_add(batch_inputs *list, const char *operand, elastir_diagnostics *diagnostics)
{
  bool good = operand[0] == '@' ? add_list(list, operand + 1, diagnostics)
                                : add_word(list, operand, diagnostics);
  return good && batch_list_finish(list, diagnostics);
}

elastir_stream *batch_file_open(const batch_file *file, elastir_checksum checksum, char **bytes,
                                elastir_diagnostics *diagnostics)
{
  *bytes = NULL;
  if (file->archive == NULL)
    return elastir_stream_open(file->path, checksum, diagnostics);
  *bytes = batch_archive_read(file->archive, file->offset, file->size);
  if (*bytes == NULL && errno == ENOMEM)
    elastir_diagnose_no_memory(diagnostics);
  else if (*bytes == NULL)
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "cannot-read", file->path, 0, "%s",
                     errno != 0 ? strerror(errno) : "the archive is cut off");
  return *bytes != NULL ? elastir_stream_open_memory(file->path, *bytes, (size_t)file->size,
                                                     checksum, diagnostics)
                        : NULL;
}
