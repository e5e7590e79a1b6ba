/* SPDX-License-Identifier: GPL-3.0-or-later */
/* target_tensor.c: the readers of stiffness tensors, bare and of other programs. */
#include <math.h>

#include "targets.h"
#include "tensor/tensor_file.h"
#include "tensor/tensor_text.h"

static void read_file(const uint8_t *data, size_t size)
{
  elastir_crystal_output output;
  elastir_diagnostics diagnostics = {0};
  elastir_stream *stream = elastir_stream_open_memory("fuzz", data, size, ELASTIR_CHECKSUM_NONE,
                                                      &diagnostics);
  elastir_tensor_recognise((const char *)data, size);
  bool good = stream != NULL && elastir_tensor_file_read_stream(stream, &output, &diagnostics);
  size_t tensors = 0;
  for (size_t i = 0; stream != NULL && i < output.run_count; i++) {
    const elastir_elastic_data *elastic = &output.runs[i].elastic;
    tensors += elastic->size == 6;
    for (int k = 0; k < 36; k++)
      fuzz_require(isfinite(elastic->stiffness[k]), "a tensor is finite");
  }
  fuzz_require(good == (tensors > 0 && diagnostics.errors == 0), "success is what it says");
  if (stream != NULL)
    elastir_crystal_free(&output);
  elastir_diagnostics_free(&diagnostics);
}

int fuzz_tensor(const uint8_t *data, size_t size)
{
  elastir_tensor_list list = {0};
  elastir_source source = {0};
  elastir_diagnostics diagnostics = {0};
  elastir_stream *stream = elastir_stream_open_memory("fuzz", data, size,
                                                      ELASTIR_CHECKSUM_ALL, &diagnostics);
  bool good = stream != NULL &&
              elastir_tensor_text_read_stream(stream, &list, &source, &diagnostics);
  fuzz_require(good == (list.count > 0 && diagnostics.errors == 0), "success is what it says");
  for (size_t i = 0; i < list.count; i++)
    for (int k = 0; k < 36; k++)
      fuzz_require(isfinite(list.items[i].stiffness_gpa[k]), "a tensor is finite");
  elastir_tensor_list_free(&list);
  read_file(data, size);
  elastir_diagnostics_free(&diagnostics);
  return 0;
}
