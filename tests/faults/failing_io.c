/* SPDX-License-Identifier: GPL-3.0-or-later */
/* failing_io.c: preloaded by interrupted.sh: lets call number FAULT_AT of the function FAULT_CALL
 * fail with the error number FAULT_ERRNO; with FAULT_EVERY set to k every k-th call from there
 * on, too. FAULT_SHORT makes all reads and writes transfer so many bytes at most. FAULT_LOCALE
 * sets the locale of the environment, as a host of the library may. FAULT_REPORT is told how many
 * calls there were, by function. The program calls these functions itself wherever it reads an
 * input or writes an output; what stdio does inside libc (messages, --help) cannot be reached
 * this way: soak runs those under strace. For one thread. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const names[] = {"open",     "read",  "write",    "fsync",   "close",
                                    "rename",   "stat",  "fstat",    "mkstemp", "fchmod",
                                    "realpath", "lseek", "opendir",  "readdir"};
enum { OPEN, READ, WRITE, FSYNC, CLOSE, RENAME, STAT, FSTAT, MKSTEMP, FCHMOD, REALPATH, LSEEK,
       OPENDIR, READDIR, CALLS };

static long counts[CALLS];

static long number_of(const char *name)
{
  const char *text = getenv(name);
  return text != NULL ? atol(text) : 0;
}

/* Counts the call; true: it is to fail, and errno is set. */
static bool fails(int call)
{
  const char *wanted = getenv("FAULT_CALL");
  long at = number_of("FAULT_AT"), every = number_of("FAULT_EVERY");
  long n = ++counts[call];
  if (wanted == NULL || strcmp(wanted, names[call]) != 0 || at == 0 || n < at ||
      (n > at && (every == 0 || (n - at) % every != 0)))
    return false;
  errno = (int)number_of("FAULT_ERRNO");
  return true;
}

static size_t shortened(size_t size)
{
  long most = number_of("FAULT_SHORT");
  return most > 0 && size > (size_t)most ? (size_t)most : size;
}

/* The function of this name behind this file. */
#define NEXT(result, name, ...)       \
  static result (*next)(__VA_ARGS__); \
  if (next == NULL)                   \
  *(void **)&next = dlsym(RTLD_NEXT, name)

ssize_t read(int descriptor, void *buffer, size_t size)
{
  NEXT(ssize_t, "read", int, void *, size_t);
  return fails(READ) ? -1 : next(descriptor, buffer, shortened(size));
}

ssize_t write(int descriptor, const void *buffer, size_t size)
{
  NEXT(ssize_t, "write", int, const void *, size_t);
  return fails(WRITE) ? -1 : next(descriptor, buffer, shortened(size));
}

static mode_t mode_of(int flags, va_list rest)
{
  return (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
}

int open(const char *path, int flags, ...)
{
  NEXT(int, "open", const char *, int, ...);
  va_list rest;
  va_start(rest, flags);
  mode_t mode = mode_of(flags, rest);
  va_end(rest);
  return fails(OPEN) ? -1 : next(path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
  NEXT(int, "open64", const char *, int, ...);
  va_list rest;
  va_start(rest, flags);
  mode_t mode = mode_of(flags, rest);
  va_end(rest);
  return fails(OPEN) ? -1 : next(path, flags, mode);
}

int fsync(int descriptor)
{
  NEXT(int, "fsync", int);
  return fails(FSYNC) ? -1 : next(descriptor);
}

/* The descriptor is gone whatever close says, as on Linux. */
int close(int descriptor)
{
  NEXT(int, "close", int);
  int result = next(descriptor);
  return fails(CLOSE) ? -1 : result;
}

int rename(const char *from, const char *to)
{
  NEXT(int, "rename", const char *, const char *);
  return fails(RENAME) ? -1 : next(from, to);
}

int stat(const char *path, struct stat *status)
{
  NEXT(int, "stat", const char *, struct stat *);
  return fails(STAT) ? -1 : next(path, status);
}

int stat64(const char *path, struct stat64 *status)
{
  NEXT(int, "stat64", const char *, struct stat64 *);
  return fails(STAT) ? -1 : next(path, status);
}

int fstat(int descriptor, struct stat *status)
{
  NEXT(int, "fstat", int, struct stat *);
  return fails(FSTAT) ? -1 : next(descriptor, status);
}

int fstat64(int descriptor, struct stat64 *status)
{
  NEXT(int, "fstat64", int, struct stat64 *);
  return fails(FSTAT) ? -1 : next(descriptor, status);
}

int mkstemp(char *name)
{
  NEXT(int, "mkstemp", char *);
  return fails(MKSTEMP) ? -1 : next(name);
}

int mkstemp64(char *name)
{
  NEXT(int, "mkstemp64", char *);
  return fails(MKSTEMP) ? -1 : next(name);
}

int fchmod(int descriptor, mode_t mode)
{
  NEXT(int, "fchmod", int, mode_t);
  return fails(FCHMOD) ? -1 : next(descriptor, mode);
}

char *realpath(const char *path, char *resolved)
{
  NEXT(char *, "realpath", const char *, char *);
  return fails(REALPATH) ? NULL : next(path, resolved);
}

off_t lseek(int descriptor, off_t offset, int from)
{
  NEXT(off_t, "lseek", int, off_t, int);
  return fails(LSEEK) ? -1 : next(descriptor, offset, from);
}

off64_t lseek64(int descriptor, off64_t offset, int from)
{
  NEXT(off64_t, "lseek64", int, off64_t, int);
  return fails(LSEEK) ? -1 : next(descriptor, offset, from);
}

DIR *opendir(const char *path)
{
  NEXT(DIR *, "opendir", const char *);
  return fails(OPENDIR) ? NULL : next(path);
}

struct dirent *readdir(DIR *folder)
{
  NEXT(struct dirent *, "readdir", DIR *);
  return fails(READDIR) ? NULL : next(folder);
}

struct dirent64 *readdir64(DIR *folder)
{
  NEXT(struct dirent64 *, "readdir64", DIR *);
  return fails(READDIR) ? NULL : next(folder);
}

__attribute__((constructor)) static void take_locale(void)
{
  if (getenv("FAULT_LOCALE") != NULL)
    setlocale(LC_ALL, "");
}

__attribute__((destructor)) static void report(void)
{
  const char *path = getenv("FAULT_REPORT");
  long total[CALLS];
  memcpy(total, counts, sizeof total);
  FILE *file = path != NULL ? fopen(path, "w") : NULL;
  if (file == NULL)
    return;
  for (int i = 0; i < CALLS; i++)
    fprintf(file, "%s %ld\n", names[i], total[i]);
  fclose(file);
}
