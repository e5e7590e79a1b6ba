/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bytes.h: numbers of binary files, of either byte order, at any alignment. */
#ifndef ELASTIR_MEASURED_BYTES_H
#define ELASTIR_MEASURED_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

uint16_t bytes_u16(const char *bytes, bool big);
uint32_t bytes_u32(const char *bytes, bool big);
uint64_t bytes_u64(const char *bytes, bool big);
double bytes_f32(const char *bytes, bool big);
double bytes_f64(const char *bytes, bool big);

#endif
