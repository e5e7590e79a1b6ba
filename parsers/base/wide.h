/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wide.h: code that uses wider vectors where the processor has them, with the same bits: lane by
 * lane the same operations in the same order, no fused ones; internal. */
#ifndef ELASTIR_WIDE_H
#define ELASTIR_WIDE_H

#include <stdbool.h>

#if defined __x86_64__ && defined __GNUC__
#define ELASTIR_WIDE __attribute__((target("avx2")))
#define ELASTIR_BOTH static inline __attribute__((always_inline))
static inline bool elastir_is_wide(void)
{
  return __builtin_cpu_supports("avx2");
}
#else
#define ELASTIR_WIDE
#define ELASTIR_BOTH static inline
static inline bool elastir_is_wide(void)
{
  return false;
}
#endif

#endif
