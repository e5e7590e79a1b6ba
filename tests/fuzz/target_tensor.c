/* SPDX-License-Identifier: GPL-3.0-or-later */
/* target_tensor.c: the reader of bare stiffness tensors. */
#include <math.h>

#include "targets.h"
#include "tensor/tensor_text.h"

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
  elastir_diagnostics_free(&diagnostics);
  return 0;
}
