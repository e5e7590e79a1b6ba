/* SPDX-License-Identifier: GPL-3.0-or-later */
/* library.h: the functions of a shared library that is loaded only when something needs it. */
#ifndef ELASTIR_LIBRARY_H
#define ELASTIR_LIBRARY_H

#include <stddef.h>

/* A function's name, and where its address goes in the table. */
typedef struct {
  const char *name;
  size_t offset;
} library_call;

/* The row of a function that has the same name in the struct `table`. */
#define LIBRARY_CALL(table, name) {#name, offsetof(table, name)},

/* Loads the library for good and fills the table. NULL: done; else why not: it is not there, lacks one of
 * the functions, or memory is short. The text holds until the next call of the loader. */
const char *library_load(const char *soname, const library_call *calls, size_t count, void *table);

#endif
