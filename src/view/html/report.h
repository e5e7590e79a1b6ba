/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report.h: a result as one HTML page that needs nothing else. */
#ifndef ELASTIR_REPORT_H
#define ELASTIR_REPORT_H

#include <stddef.h>

#include "base/diagnostics.h"
#include "result/result.h"

typedef struct {
  const char *title;   /* NULL: made from the models */
  const char *version; /* of elastir */
  const char *three;   /* three.min.js (r110 to r159); NULL: surfaces are still pictures */
  size_t three_length;
} report_options;

/* NULL: reported ('no-memory'). A warning 'bad-three' says that three.min.js was left out since
 * it is not that library or would end its element. The caller frees. */
char *report_html(const elastir_result *result, const report_options *options, size_t *length,
                  elastir_diagnostics *diagnostics);

#endif
