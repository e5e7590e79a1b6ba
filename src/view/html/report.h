/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report.h: a result as one HTML page that needs nothing else. */
#ifndef ELASTIR_REPORT_H
#define ELASTIR_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "result/result.h"

typedef struct {
  const char *title;   /* NULL: made from the models */
  const char *version; /* of elastir */
  bool still;          /* pictures alone: nothing turns or zooms */
} report_options;

/* NULL: reported ('no-memory'). The caller frees. */
char *report_html(const elastir_result *result, const report_options *options, size_t *length,
                  elastir_diagnostics *diagnostics);

#endif
