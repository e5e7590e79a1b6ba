/* SPDX-License-Identifier: GPL-3.0-or-later */
/* memory.h: growing arrays and string copies that report failure instead of aborting. */
#ifndef ELASTIR_MEMORY_H
#define ELASTIR_MEMORY_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

/* Makes room for one more item behind `count` items; doubles the capacity when full.
 * false: no memory (the array is untouched). */
bool elastir_grow(void *array_pointer, size_t *capacity, size_t count, size_t item_size);

/* A copy of length bytes with a NUL behind them; NULL: no memory. The caller frees. */
char *elastir_copy_text(const char *text, size_t length);

/* The same without the blanks at both ends. */
char *elastir_copy_trimmed(const char *text, size_t length);

/* vsnprintf and snprintf with "." as the decimal point, whatever the locale. */
int elastir_vsnprintf(char *text, size_t size, const char *format, va_list arguments)
    __attribute__((format(printf, 3, 0)));
int elastir_snprintf(char *text, size_t size, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* printf into fresh memory; NULL: no memory. The caller frees. */
char *elastir_format(const char *format, ...) __attribute__((format(printf, 1, 2)));
char *elastir_vformat(const char *format, va_list arguments)
    __attribute__((format(printf, 1, 0)));

#endif
