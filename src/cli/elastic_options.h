/* SPDX-License-Identifier: GPL-3.0-or-later */
/* elastic_options.h: the options of elastic. */
#ifndef ELASTIR_CLI_ELASTIC_OPTIONS_H
#define ELASTIR_CLI_ELASTIC_OPTIONS_H

#include "cli/cli.h"
#include "model/given_error.h"
#include "model/model.h"
#include "model/requests.h"

typedef struct {
  elastir_settings settings; /* first */
  elastic_requests requests;
  const char *lattice; /* a label; NULL: each its own */
  const char *fractions;
  double porosity;
  elastir_given_error given_error; /* what --sigma says */
  double gap;          /* 0: the defaults */
  enum { WRITE_JSON, WRITE_CSV, WRITE_ELATE } format;
  bool cartesian;
} elastic_line;

extern const cli_group cli_elastic_groups[];

/* What follows for the settings and the requests. */
void cli_finish_elastic_options(elastic_line *options);

/* The first option given that asks for more of a tensor than a polycrystal; NULL: none. */
const char *cli_beyond_polycrystal(const cli_line *line);

/* The first option given whose numbers are no part of a tensor; NULL: none. */
const char *cli_lost_in_elate(const cli_line *line);

#endif
