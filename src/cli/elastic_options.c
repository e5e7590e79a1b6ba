/* SPDX-License-Identifier: GPL-3.0-or-later */
/* elastic_options.c: the options of elastic. */
#include "cli/elastic_options.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include "cli/settings.h"
#include "model/aggregate.h"

enum { MOST_ANGLES = 2001 };

static bool add_request(const char *value, request_kind kind, direction_request *list,
                        size_t *count, elastir_diagnostics *trouble)
{
  return cli_has_room(*count, MOST_REQUESTS, value, trouble) &&
         request_parse(value, kind, &list[(*count)++]);
}

CLI_READER(read_direction, elastic_requests,
           add_request(value, REQUEST_CARTESIAN, to->directions, &to->direction_count, trouble))
CLI_READER(read_plane, elastic_requests,
           add_request(value, REQUEST_PLANE, to->directions, &to->direction_count, trouble))
CLI_READER(read_cut, elastic_requests,
           add_request(value, REQUEST_PLANE, to->cuts, &to->cut_count, trouble))
static bool read_form(const char *value, elastic_requests *to, elastir_diagnostics *trouble)
{
  if (!add_request(value, REQUEST_PLANE, to->facets, &to->facet_count, trouble))
    return false;
  direction_request *form = &to->facets[to->facet_count - 1];
  form->family = true;
  return form->kind == REQUEST_PLANE;
}

CLI_READER(read_facet, elastic_requests, read_form(value, to, trouble))
CLI_READER(read_tip, elastic_requests, elastir_tip_parse(value, &to->tip))
/* What is wrong with a file has to name it. */
static bool read_errors(const char *value, elastir_given_error *to, elastir_diagnostics *trouble)
{
  elastir_diagnostics own = {0};
  bool good = given_error_read(value, to, &own);
  if (own.count > 0 && own.items[0].line > 0)
    elastir_diagnose(trouble, ELASTIR_ERROR, own.items[0].code, NULL, 0, "'%.200s', line %ld: %s",
                     value, own.items[0].line, own.items[0].message);
  else if (own.count > 0)
    elastir_diagnose(trouble, ELASTIR_ERROR, own.items[0].code, NULL, 0, "'%.200s': %s", value,
                     own.items[0].message);
  elastir_diagnostics_free(&own);
  return good;
}

CLI_READER(read_sigma, elastir_given_error, read_errors(value, to, trouble))
CLI_READER(read_rotation, elastic_requests,
           (to->rotated = request_parse_rotation(value, to->rotation)))

#define THREE_NUMBERS .expects = "three numbers, not all zero, such as 1,1,0 or 110"
static bool read_shares(const char *value, const char **to, elastir_diagnostics *trouble)
{
  static const char ending[] = ".json";
  size_t length = strlen(value), tail = sizeof ending - 1;
  *to = value;
  if (fractions_are_written(value) || access(value, R_OK) == 0)
    return true;
  if (length > tail && strcmp(value + length - tail, ending) == 0)
    elastir_diagnose(trouble, ELASTIR_ERROR, "cannot-open", NULL, 0, "'%.200s' cannot be opened: %s", value,
                     strerror(errno));
  return false;
}

CLI_READER(read_fractions, const char *, read_shares(value, to, trouble))

static const cli_option own_options[] = {
    {0, "direction", "DIR...",
     "also give values along DIR: [uvw], the normal of (hkl), a family <uvw> or|{hkl}, or x,y,z in the "
     "Cartesian frame; may be given several times",
     CLI_READ_BY(read_direction, elastic_line, requests),
     .expects = "a direction such as '[110]', '(110)', '<110>', '{110}' or 1,1,0"},
    {0, "plane", "HKL...", "also give values along the normal of the lattice plane (hkl)",
     CLI_READ_BY(read_plane, elastic_line, requests), THREE_NUMBERS},
    {0, "facet", "{HKL}...",
     "also give the contact modulus on the faces of a form, such as|{110} of a rhombic dodecahedron",
     CLI_READ_BY(read_facet, elastic_line, requests), THREE_NUMBERS},
    {0, "tip", "MATERIAL|E,NU", "also give the reduced modulus for a tip",
     CLI_READ_BY(read_tip, elastic_line, requests),
     .expects = "diamond, silicon, tungsten, rigid, or E,NU (E in GPa)"},
    {0, "cut", "HKL...", "also give the polar cut in the plane (hkl), in 1 degree steps",
     CLI_READ_BY(read_cut, elastic_line, requests), THREE_NUMBERS},
    {0, "cartesian", NULL, "--plane and --cut are Cartesian components, not (hkl)",
     CLI_SET(elastic_line, cartesian, true)},
    {0, "surface", "NxM", "also give values on a grid of N polar and M azimuthal angles, such as 91x181",
     CLI_NUMBER(CLI_WHOLE, elastic_line, requests.theta_count, 2, MOST_ANGLES), .separator = 'x'},
    {0, "lattice", "LABEL", "in all models, indices refer to the cell of this one|(to the cell of "
                            "each)", CLI_TEXT,
     CLI_AT(elastic_line, lattice)},
    {0, "rotate", "MATRIX", "first rotate the tensor: nine numbers, whose rows are the new axes",
     CLI_READ_BY(read_rotation, elastic_line, requests),
     .expects = "nine numbers, the rows of a rotation matrix"},
    {0, "fractions", "SHARES|FILE",
     "also give a polycrystal of the models: LABEL=F,LABEL=F by volume, or|as in the mixture of a comparison",
     CLI_READ_BY(read_fractions, elastic_line, fractions),
     .expects = "labels with fractions above 0, such as ideal=0.6,missing-zn=0.4, or a result of compare"},
    {0, "porosity", "SHARE", "spherical pores in that polycrystal, or in that of a single model",
     CLI_NUMBER(CLI_REAL, elastic_line, porosity, 0, 0.999)},
    {0, "gap", "GAP", "relative gap of the certified extrema|(1e-6 for E, 1e-4 for G and nu)",
     CLI_NUMBER(CLI_REAL, elastic_line, gap, 1e-12, 0.1)},
    {0, "sigma", "VALUE|FILE",
     "standard deviations of the constants: one in GPa, or a file with a 6x6|matrix, or with the 21x21 "
     "covariance of 11 12 13 14 15 16 22 23 ... 66",
     CLI_READ_BY(read_sigma, elastic_line, given_error),
     .expects = "a standard deviation in GPa, or a file of standard deviations"},
    {0, "density", "G_CM3", "density of tensors without one, for waves and the Debye|temperature",
     CLI_NUMBER(CLI_REAL, elastic_line, settings.bare_density_g_cm3, 1e-3, 100.0)},
    {0, "tolerance", "GPA",
     "largest deviation of constants from a symmetry class|(bare tensors: as their digits allow)",
     CLI_NUMBER(CLI_REAL, elastic_line, settings.tolerance_gpa, 1e-9, 1000.0)},
    {0, "standard-setting", NULL, "also give the tensor in the axes of IEEE Std 176-1987, with the rotation",
     CLI_SET(elastic_line, settings.want_standard, true), .excludes = "rotate"},
    {0, "format", "FORMAT",
     "json (default), csv for one --surface or one --cut, or elate: the|tensors as text for ELATE, in the "
     "standard setting if requested",
     CLI_ONE_OF(elastic_line, format, "json csv elate")},
    {0}};

const cli_group cli_elastic_groups[] = {
    {own_options, 0},
    {cli_uncertainty_options, offsetof(elastic_line, settings)},
    {cli_checksum_options, offsetof(elastic_line, settings.reading.checksum)},
    {NULL, 0}};

/* Without brackets, indices of planes are then components of their normals. */
static void take_as_cartesian(direction_request *requests, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (!requests[i].bracketed)
      requests[i].kind = REQUEST_CARTESIAN;
}

void cli_finish_elastic_options(elastic_line *options)
{
  elastir_settings *settings = &options->settings;
  if (options->cartesian) {
    take_as_cartesian(options->requests.directions, options->requests.direction_count);
    take_as_cartesian(options->requests.cuts, options->requests.cut_count);
  }
  settings->want_uncertainty = settings->uncertainty.samples != 0;
  if (options->given_error.kind != ELASTIR_GIVEN_NONE)
    settings->given_error = &options->given_error;
  if (options->gap > 0.0)
    settings->extrema.youngs_gap = settings->extrema.shear_gap = settings->extrema.poisson_gap = options->gap;
  settings->want_vibrations = false;
  settings->bare_tensors = true;
}

const char *cli_beyond_polycrystal(const cli_line *line)
{
  for (const cli_option *option = own_options; option->name != NULL; option++)
    if (cli_has(line, option->name) && strcmp(option->name, "fractions") != 0 &&
        strcmp(option->name, "porosity") != 0)
      return option->name;
  return cli_given(line, cli_uncertainty_options);
}

const char *cli_lost_in_elate(const cli_line *line)
{
  static const char *const names[] = {"direction", "plane", "facet", "tip", "cut", "surface", "lattice",
                                      "fractions", "porosity", "gap", "sigma"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (cli_has(line, names[i]))
      return names[i];
  return NULL;
}
