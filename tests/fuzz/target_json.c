/* SPDX-License-Identifier: GPL-3.0-or-later */
/* target_json.c: the readers of studies and of results, the latter with their view in a
 * terminal and what `elastir compare` takes from them. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/study.h"
#include "model/fill_measured.h"
#include "result/read.h"
#include "result/write.h"
#include "targets.h"
#include "view/terminal/terminal.h"

int fuzz_study(const uint8_t *data, size_t size)
{
  elastir_study study = {0};
  elastir_diagnostics diagnostics = {0};
  elastir_stream *stream =
      elastir_stream_open_memory("a/study.json", data, size, ELASTIR_CHECKSUM_NONE,
                                 &diagnostics);
  bool good = stream != NULL &&
              elastir_study_add_stream(&study, stream, "a/study.json", &diagnostics);
  fuzz_require(good == (diagnostics.errors == 0), "success is what it says");
  for (size_t i = 0; good && i < study.model_count; i++)
    fuzz_require(study.models[i].path_count > 0 && *study.models[i].label != '\0',
                 "each model has a label and files");
  elastir_study_free(&study);
  elastir_diagnostics_free(&diagnostics);
  return 0;
}

static void show(const elastir_result *result, int width, bool unicode)
{
  terminal_options view = {.width = width, .unicode = unicode, .color = !unicode,
                           .from_cm1 = NAN, .to_cm1 = unicode ? 1800.0 : (double)NAN};
  text_buffer text = {0};
  terminal_show(&text, result, &view);
  fuzz_require(!text.failed, "there is memory");
  text_free(&text);
}

/* What compare takes of a result, how it is seen, and the result written, read and written again. */
static void use(const elastir_result *result, bool pretty)
{
  elastir_diagnostics diagnostics = {0};
  show(result, TERMINAL_LEAST_WIDTH, false);
  show(result, 100, true);
  compared_models compared = {0};
  compared_models_take(result, "fuzz", &compared, &diagnostics);
  compared_models_free(&compared);
  char *text = result_print(result, pretty);
  fuzz_require(text != NULL, "a result that was read can be printed");
  elastir_result *again = result_read_text(text, strlen(text), "printed", &diagnostics);
  char *same = again != NULL ? result_print(again, pretty) : NULL;
  fuzz_require(same != NULL && strcmp(text, same) == 0, "and reads back the same");
  free(same);
  free(text);
  result_free(again);
  elastir_diagnostics_free(&diagnostics);
}

int fuzz_result(const uint8_t *data, size_t size)
{
  elastir_diagnostics diagnostics = {0};
  elastir_stream *stream = elastir_stream_open_memory("fuzz", data, size,
                                                      ELASTIR_CHECKSUM_NONE, &diagnostics);
  elastir_result *result = stream != NULL ? result_read(stream, &diagnostics) : NULL;
  fuzz_require(result != NULL || diagnostics.errors > 0, "what is refused is told");
  if (result != NULL)
    use(result, size % 2 == 1);
  result_free(result);
  elastir_diagnostics_free(&diagnostics);
  return 0;
}
