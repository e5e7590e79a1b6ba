/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fast.h: for files with innermost loops, first of all they include: the compiler unrolls and vectorises
 * them at any level that the user asked for. Bits stay the same; internal. */
#ifndef ELASTIR_FAST_H
#define ELASTIR_FAST_H

#if defined __GNUC__ && !defined __clang__
#pragma GCC optimize("O3", "no-math-errno")
#endif

#endif
