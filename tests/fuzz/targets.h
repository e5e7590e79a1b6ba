/* SPDX-License-Identifier: GPL-3.0-or-later */
/* targets.h: what is fuzzed. Each target takes any bytes, and aborts where a promise is broken
 * that sanitizers do not see. */
#ifndef ELASTIR_FUZZ_TARGETS_H
#define ELASTIR_FUZZ_TARGETS_H

#include <stddef.h>
#include <stdint.h>

typedef int fuzz_function(const uint8_t *data, size_t size);

fuzz_function fuzz_crystal, fuzz_analyze, fuzz_tensor;
fuzz_function fuzz_jcamp, fuzz_spc, fuzz_animl, fuzz_cml, fuzz_columns, fuzz_neaspec;
fuzz_function fuzz_opus, fuzz_omnic, fuzz_perkin_elmer, fuzz_agilent, fuzz_gsf, fuzz_tables;
fuzz_function fuzz_map, fuzz_study, fuzz_result, fuzz_report, fuzz_figure;

/* In any build, with NDEBUG or without. */
void fuzz_require(int promise, const char *what);

#endif
