/* SPDX-License-Identifier: GPL-3.0-or-later */
/* library.h: the functions of a shared library that is loaded only when something needs it. */
#ifndef ELASTIR_LIBRARY_H
#define ELASTIR_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

/* A function's name, and where its address goes in the table. */
typedef struct {
  const char *name;
  size_t offset;
} library_call;

/* The row of a function that has the same name in the struct `table`. */
#define LIBRARY_CALL(table, name) {#name, offsetof(table, name)},

/* Loads the library, once and for good, and fills the table. false: it is not there, or lacks one of
 * the functions; dlerror() says why. */
bool library_load(const char *soname, const library_call *calls, size_t count, void *table);

#endif
