/* SPDX-License-Identifier: GPL-3.0-or-later */
/* target_analyze.c: the whole way of `elastir analyze`, from a CRYSTAL output to the printed
 * document and its view in a terminal. Searches and grids are coarse, for speed. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/result.h"
#include "result/read.h"
#include "result/write.h"
#include "targets.h"
#include "view/terminal/terminal.h"

static void coarse(elastir_settings *settings)
{
  elastir_diagnostics none = {0};
  elastir_settings_default(settings);
  elastir_grid_parse("0:4000:50", &settings->grid, &none);
  settings->extrema = (elastir_extrema_options){
      .youngs_gap = 1e-2, .shear_gap = 1e-1, .poisson_gap = 1e-1, .max_cells = 200};
  settings->uncertainty.samples = -1;
  settings->want_uncertainty = false;
  settings->reading = (elastir_crystal_options){.normal_modes = true};
  elastir_diagnostics_free(&none);
}

/* What was printed reads back as the same result, and can be shown. */
static void read_back(const char *text, bool pretty)
{
  elastir_diagnostics diagnostics = {0};
  elastir_result *result = result_read_text(text, strlen(text), "printed", &diagnostics);
  char *again = result != NULL ? result_print(result, pretty) : NULL;
  fuzz_require(again != NULL && strcmp(text, again) == 0, "a printed result reads back the same");
  fuzz_require(diagnostics.count == 0, "without a word");
  terminal_options view = {.width = 80, .unicode = true, .from_cm1 = NAN, .to_cm1 = NAN};
  text_buffer shown = {0};
  terminal_show(&shown, result, &view);
  fuzz_require(!shown.failed, "a result can be shown");
  text_free(&shown);
  free(again);
  result_free(result);
}

int fuzz_analyze(const uint8_t *data, size_t size)
{
  elastir_settings settings;
  elastir_model model = {.label = "fuzz", .files = calloc(1, sizeof *model.files)};
  elastir_diagnostics diagnostics = {0};
  coarse(&settings);
  fuzz_require(model.files != NULL, "there is memory");
  model.file_count = 1;
  elastir_model_file *file = &model.files[0];
  file->path = "fuzz";
  elastir_stream *stream =
      elastir_stream_open_memory("fuzz", data, size, ELASTIR_CHECKSUM_NONE, &file->diagnostics);
  file->readable = stream != NULL && elastir_crystal_read_stream(stream, &settings.reading,
                                                                 &file->output,
                                                                 &file->diagnostics);
  elastir_model_compute(&model, &settings);
  elastir_result *result = model_result(&settings, &model, 1);
  fuzz_require(result != NULL, "there is a result");
  elastir_model_take_diagnostics(&model, &diagnostics);
  result_add_diagnostics(result, &diagnostics);
  char *text = result_print(result, size % 2 == 1);
  fuzz_require(text != NULL, "a result can be printed");
  read_back(text, size % 2 == 1);
  free(text);
  result_free(result);
  elastir_model_free(&model);
  elastir_diagnostics_free(&diagnostics);
  return 0;
}
