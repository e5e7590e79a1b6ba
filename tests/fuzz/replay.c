/* SPDX-License-Identifier: GPL-3.0-or-later */
/* replay.c: runs one target on files, without a fuzzer: `replay TARGET FILE...`. This is the
 * regression test, and what AFL++ runs: `afl-fuzz ... -- tests/fuzz/replay TARGET @@`. */
#include <stdio.h>
#include <string.h>
#include <stdlib.h>

#include <gsl/gsl_errno.h>

#include "base/stream.h"
#include "targets.h"

static const struct {
  const char *name;
  fuzz_function *function;
} targets[] = {{"crystal", fuzz_crystal}, {"analyze", fuzz_analyze}, {"tensor", fuzz_tensor},
               {"jcamp", fuzz_jcamp},     {"spc", fuzz_spc},         {"animl", fuzz_animl},
               {"cml", fuzz_cml},         {"columns", fuzz_columns}, {"neaspec", fuzz_neaspec},
               {"opus", fuzz_opus},       {"omnic", fuzz_omnic},
               {"perkin_elmer", fuzz_perkin_elmer}, {"agilent", fuzz_agilent},
               {"gsf", fuzz_gsf},         {"tables", fuzz_tables},   {"map", fuzz_map},
               {"study", fuzz_study},     {"result", fuzz_result},
               {"report", fuzz_report},   {"figure", fuzz_figure}};
enum { TARGETS = sizeof targets / sizeof *targets };

/* An exact copy without a NUL behind it, so that a sanitizer sees one byte too many. */
static int run(fuzz_function *function, const char *path)
{
  elastir_diagnostics diagnostics = {0};
  elastir_stream *stream = elastir_stream_open(path, ELASTIR_CHECKSUM_NONE, &diagnostics);
  size_t length = 0;
  char *text = stream != NULL ? elastir_stream_whole(stream, (size_t)1 << 26, &length, NULL)
                              : NULL;
  uint8_t *data = text != NULL ? malloc(length > 0 ? length : 1) : NULL;
  int status = 1;
  if (data != NULL) {
    memcpy(data, text, length);
    function(data, length);
    status = 0;
  } else {
    fprintf(stderr, "replay: %s cannot be read\n", path);
  }
  free(data);
  free(text);
  elastir_diagnostics_free(&diagnostics);
  return status;
}

int main(int argc, char **argv)
{
  int status = 0, found = 0;
  gsl_set_error_handler_off();
  for (size_t t = 0; argc > 2 && t < TARGETS; t++)
    if (strcmp(argv[1], targets[t].name) == 0) {
      found = 1;
      for (int i = 2; i < argc; i++)
        status |= run(targets[t].function, argv[i]);
    }
  if (!found) {
    fprintf(stderr, "usage: replay TARGET FILE...\ntargets:");
    for (size_t t = 0; t < TARGETS; t++)
      fprintf(stderr, " %s", targets[t].name);
    fputc('\n', stderr);
    return 2;
  }
  return status;
}
