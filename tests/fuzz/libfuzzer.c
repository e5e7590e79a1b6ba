/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libfuzzer.c: hands libFuzzer's bytes to the target that FUZZ_TARGET names. */
#include <gsl/gsl_errno.h>

#include "targets.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
  (void)argc;
  (void)argv;
  gsl_set_error_handler_off();
  return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  return FUZZ_TARGET(data, size);
}
