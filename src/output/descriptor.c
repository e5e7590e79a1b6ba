/* SPDX-License-Identifier: GPL-3.0-or-later */
/* descriptor.c: files by descriptor, whatever interrupts a call. */
#include "config.h"

#include "output/descriptor.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

int descriptor_open(const char *path, int flags)
{
  int descriptor;
  do
    descriptor = open(path, flags | O_CLOEXEC, 0666);
  while (descriptor < 0 && errno == EINTR);
  return descriptor;
}

bool descriptor_write(int descriptor, const void *data, size_t length)
{
  const char *from = data;
  while (length > 0) {
    ssize_t written = write(descriptor, from, length);
    if (written < 0 && errno == EINTR)
      continue;
    if (written <= 0)
      return false;
    from += written;
    length -= (size_t)written;
  }
  return true;
}

bool descriptor_read_at(int descriptor, void *data, size_t length, uint64_t offset)
{
  char *to = data;
  while (length > 0) {
    ssize_t got = pread(descriptor, to, length, (off_t)offset);
    if (got < 0 && errno == EINTR)
      continue;
    if (got == 0)
      errno = 0;
    if (got <= 0)
      return false;
    to += got;
    offset += (uint64_t)got;
    length -= (size_t)got;
  }
  return true;
}

void descriptor_begin_sync(int descriptor, uint64_t offset, uint64_t length)
{
#ifdef HAVE_POSIX_FADVISE
  posix_fadvise(descriptor, (off_t)offset, (off_t)length, POSIX_FADV_DONTNEED);
#else
  (void)descriptor, (void)offset, (void)length;
#endif
}

bool descriptor_sync(int descriptor)
{
  int status;
  do
    status = fsync(descriptor);
  while (status != 0 && errno == EINTR);
  return status == 0;
}

bool descriptor_close(int descriptor)
{
  return close(descriptor) == 0 || errno == EINTR;
}
