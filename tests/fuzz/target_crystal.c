/* SPDX-License-Identifier: GPL-3.0-or-later */
/* target_crystal.c: the reader of CRYSTAL outputs. */
#include <math.h>

#include "crystal/crystal.h"
#include "targets.h"

static void check_table(const elastir_frequency_table *table)
{
  for (size_t i = 0; i < table->set_count; i++) {
    const elastir_mode_set *set = &table->sets[i];
    fuzz_require(set->first >= 1 && set->last >= set->first, "modes are numbered from 1");
    fuzz_require(!isinf(set->wavenumber_cm1), "a wavenumber is a number or missing");
    fuzz_require(!isinf(set->intensity_km_mol), "an intensity is a number or missing");
  }
}

static void check_elastic(const elastir_elastic_data *elastic)
{
  fuzz_require(elastic->size >= 0 && elastic->size <= 6, "a tensor has at most six rows");
  for (int i = 0; elastic->stiffness_complete && i < elastic->size * elastic->size; i++)
    fuzz_require(isfinite(elastic->stiffness[i]), "a complete tensor is finite");
}

int fuzz_crystal(const uint8_t *data, size_t size)
{
  elastir_crystal_options options = {.normal_modes = true, .checksum = size % 3};
  elastir_crystal_output output = {0};
  elastir_diagnostics diagnostics = {0};
  elastir_crystal_recognise((const char *)data, size);
  elastir_stream *stream = elastir_stream_open_memory("fuzz", data, size, options.checksum,
                                                      &diagnostics);
  if (stream != NULL) {
    bool found = elastir_crystal_read_stream(stream, &options, &output, &diagnostics);
    fuzz_require(found || diagnostics.errors > 0, "what is refused is told");
  }
  for (size_t r = 0; r < output.run_count; r++) {
    const elastir_crystal_run *run = &output.runs[r];
    for (size_t t = 0; t < run->vibrations.table_count; t++)
      check_table(&run->vibrations.tables[t]);
    check_elastic(&run->elastic);
  }
  elastir_crystal_free(&output);
  elastir_diagnostics_free(&diagnostics);
  return 0;
}
