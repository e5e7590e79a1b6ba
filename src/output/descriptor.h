/* SPDX-License-Identifier: GPL-3.0-or-later */
/* descriptor.h: files by descriptor; signals may interrupt the system calls of files that are far
 * away, and a call may do less than it was asked. */
#ifndef ELASTIR_DESCRIPTOR_H
#define ELASTIR_DESCRIPTOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Like open with O_CLOEXEC, and 0666 for what is created. -1: errno says why. */
int descriptor_open(const char *path, int flags);

/* All of it. false: errno says why. */
bool descriptor_write(int descriptor, const void *data, size_t length);

/* `length` bytes from that place on. false: errno says why, or is 0 where the file ends before. */
bool descriptor_read_at(int descriptor, void *data, size_t length, uint64_t offset);

/* Lets the system write these bytes to the disk, and then forget them, without waiting for it;
 * where it takes no such advice, nothing happens. */
void descriptor_begin_sync(int descriptor, uint64_t offset, uint64_t length);

/* To the disk. false: errno says why. */
bool descriptor_sync(int descriptor);

/* When it is interrupted the descriptor is gone, and what was written is not lost. */
bool descriptor_close(int descriptor);

#endif
