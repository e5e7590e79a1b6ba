/* SPDX-License-Identifier: GPL-3.0-or-later */
/* require.c: stops at a broken promise, so that the fuzzer keeps the input. */
#include <stdio.h>
#include <stdlib.h>

#include "targets.h"

void fuzz_require(int promise, const char *what)
{
  if (promise)
    return;
  fprintf(stderr, "broken promise: %s\n", what);
  abort();
}
