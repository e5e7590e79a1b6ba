/* SPDX-License-Identifier: GPL-3.0-or-later */
/* whole_file.c: output that appears whole or not at all. */
#include "output/whole_file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "output/descriptor.h"

/* The only thing a signal handler can reach: the temporary file to remove. */
static char *volatile unfinished;
static const int deadly[] = {SIGINT, SIGTERM, SIGHUP};
enum { DEADLY = sizeof deadly / sizeof *deadly };

static void remove_unfinished(int signal_number)
{
  if (unfinished != NULL)
    unlink(unfinished);
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

static struct sigaction before[DEADLY];

static void guard(char *temporary)
{
  struct sigaction action = {.sa_handler = remove_unfinished};
  sigemptyset(&action.sa_mask);
  unfinished = temporary;
  for (int i = 0; i < DEADLY; i++) {
    sigaction(deadly[i], NULL, &before[i]);
    if (before[i].sa_handler != SIG_IGN)
      sigaction(deadly[i], &action, NULL);
  }
}

static void unguard(void)
{
  for (int i = 0; i < DEADLY; i++)
    sigaction(deadly[i], &before[i], NULL);
  unfinished = NULL;
}

char *whole_file_target(const char *path)
{
  char *resolved = realpath(path, NULL);
  return resolved == NULL && errno == ENOENT ? elastir_copy_text(path, strlen(path)) : resolved;
}

static void permissions_of(const char *target, int descriptor)
{
  struct stat status;
  mode_t mask = umask(0);
  umask(mask);
  mode_t mode = stat(target, &status) == 0 ? status.st_mode & 0777 : 0666 & ~mask;
  if (fchmod(descriptor, mode) != 0)
    errno = 0; /* some file systems have none */
}

/* The errno of the first failure becomes the message. */
static bool fail(whole_file *file)
{
  if (!file->failed)
    elastir_diagnose(file->diagnostics, ELASTIR_ERROR, "cannot-write", file->name, 0,
                     "cannot be written: %s", strerror(errno));
  file->failed = true;
  return false;
}

/* Signals may interrupt the system calls of files that are far away. */
static int make_temporary(char *name)
{
  char *end = name + strlen(name) - 6;
  int descriptor;
  do {
    memcpy(end, "XXXXXX", 6);
    descriptor = mkstemp(name);
  } while (descriptor < 0 && errno == EINTR);
  return descriptor;
}

static bool name_files(whole_file *file, const char *path)
{
  file->target = whole_file_target(path);
  if (file->target == NULL && errno != ENOMEM)
    return fail(file);
  file->temporary =
      file->target != NULL ? elastir_format("%s.XXXXXX", file->target) : NULL;
  if (file->temporary != NULL)
    return true;
  elastir_diagnose_no_memory(file->diagnostics);
  file->failed = true;
  return false;
}

static void free_names(whole_file *file)
{
  free(file->temporary);
  free(file->target);
  file->temporary = file->target = NULL;
}

static bool open_beside(whole_file *file, const char *path)
{
  if (!name_files(file, path)) {
    free_names(file);
    return false;
  }
  /* No signal between creating the file and guarding it. */
  sigset_t blocked, old;
  sigemptyset(&blocked);
  for (int i = 0; i < DEADLY; i++)
    sigaddset(&blocked, deadly[i]);
  sigprocmask(SIG_BLOCK, &blocked, &old);
  file->descriptor = make_temporary(file->temporary);
  int trouble = errno;
  if (file->descriptor >= 0)
    guard(file->temporary);
  sigprocmask(SIG_SETMASK, &old, NULL);
  errno = trouble;
  if (file->descriptor < 0) {
    free_names(file);
    return fail(file);
  }
  permissions_of(file->target, file->descriptor);
  return true;
}

bool whole_file_open(whole_file *file, const char *path, elastir_diagnostics *diagnostics)
{
  bool standard = path == NULL || strcmp(path, "-") == 0;
  *file = (whole_file){.descriptor = STDOUT_FILENO,
                       .name = standard ? "<stdout>" : path,
                       .diagnostics = diagnostics};
  if (standard)
    return true;
  struct stat status;
  bool there = stat(path, &status) == 0;
  if (!there && errno != ENOENT) /* it may be a file, which is never written in place */
    return fail(file);
  if (!there || S_ISREG(status.st_mode))
    return open_beside(file, path);
  file->descriptor = descriptor_open(path, O_WRONLY);
  return file->descriptor >= 0 || fail(file);
}

bool whole_file_append(whole_file *file, const void *data, size_t length)
{
  if (file->failed)
    return false;
  return descriptor_write(file->descriptor, data, length) || fail(file);
}

bool whole_file_close(whole_file *file, bool keep)
{
  if (file->temporary != NULL && keep && !file->failed && !descriptor_sync(file->descriptor))
    fail(file);
  if (file->descriptor > STDERR_FILENO && !descriptor_close(file->descriptor))
    fail(file);
  if (file->temporary != NULL) {
    if (keep && !file->failed && rename(file->temporary, file->target) != 0)
      fail(file);
    if (!keep || file->failed)
      unlink(file->temporary);
    unguard();
  }
  free_names(file);
  return keep && !file->failed;
}

bool whole_file_write(const char *path, const void *data, size_t length,
                      elastir_diagnostics *diagnostics)
{
  whole_file file;
  if (whole_file_open(&file, path, diagnostics))
    whole_file_append(&file, data, length);
  return whole_file_close(&file, true);
}
