/* SPDX-License-Identifier: GPL-3.0-or-later */
/* requests.c: the options that ask for directions, cuts, surfaces and rotated axes. */
#include <string.h>

#include "base/number.h"
#include "cli/settings.h"

static bool add_request(const cli_line *line, const cli_setting *setting,
                        request_kind otherwise, direction_request *list, size_t *count)
{
  const char *name = setting->option->name;
  if (*count == MOST_REQUESTS) {
    cli_misuse(line, "--%s can be given %d times at most", name, MOST_REQUESTS);
    return false;
  }
  if (!request_parse(setting->value, otherwise, &list[*count])) {
    cli_misuse(line, "--%s takes three numbers, not all zero, such as 1,1,0 or 110, not '%s'",
               name, setting->value);
    return false;
  }
  (*count)++;
  return true;
}

static bool read_surface(const cli_line *line, elastic_requests *requests)
{
  enum { MOST_ANGLES = 2001 };
  const char *text = cli_value(line, "surface");
  const char *cross = text != NULL ? strchr(text, 'x') : NULL;
  long theta = 0, phi = 0;
  if (text == NULL)
    return true;
  if (cross == NULL || number_integer(text, (size_t)(cross - text), &theta) != NUMBER_OK ||
      number_integer(cross + 1, strlen(cross + 1), &phi) != NUMBER_OK || theta < 2 || phi < 2 ||
      theta > MOST_ANGLES || phi > MOST_ANGLES) {
    cli_misuse(line, "--surface takes two numbers from 2 to %d, such as 91x181, not '%s'",
               MOST_ANGLES, text);
    return false;
  }
  requests->theta_count = (size_t)theta;
  requests->phi_count = (size_t)phi;
  return true;
}

static bool read_format(const cli_line *line, const elastic_requests *requests, bool *csv)
{
  const char *format = cli_value(line, "format");
  *csv = format != NULL && strcmp(format, "csv") == 0;
  if (format != NULL && !*csv && strcmp(format, "json") != 0) {
    cli_misuse(line, "--format takes json or csv, not '%s'", format);
    return false;
  }
  size_t tables = requests->cut_count + (requests->theta_count > 0 ? 1 : 0);
  if (*csv && tables != 1) {
    cli_misuse(line, "--format csv goes with one --surface or one --cut");
    return false;
  }
  return true;
}

bool cli_read_requests(const cli_line *line, elastic_requests *requests, bool *csv)
{
  *requests = (elastic_requests){0};
  for (size_t i = 0; i < line->setting_count; i++) {
    const cli_setting *setting = &line->settings[i];
    const char *name = setting->option->name;
    bool good = true;
    if (strcmp(name, "direction") == 0)
      good = add_request(line, setting, REQUEST_CARTESIAN, requests->directions,
                         &requests->direction_count);
    else if (strcmp(name, "plane") == 0)
      good = add_request(line, setting, REQUEST_PLANE, requests->directions,
                         &requests->direction_count);
    else if (strcmp(name, "cut") == 0)
      good = add_request(line, setting, REQUEST_PLANE, requests->cuts, &requests->cut_count);
    if (!good)
      return false;
  }
  const char *matrix = cli_value(line, "rotate");
  requests->rotated = matrix != NULL;
  if (matrix != NULL && !request_parse_rotation(matrix, requests->rotation)) {
    cli_misuse(line, "--rotate takes nine numbers, the rows of a rotation matrix, not '%s'",
               matrix);
    return false;
  }
  return read_surface(line, requests) && read_format(line, requests, csv);
}

bool cli_read_gap(const cli_line *line, elastir_extrema_options *extrema)
{
  double gap;
  if (cli_value(line, "gap") == NULL)
    return true;
  if (!cli_real_number(line, "gap", 1e-12, 0.1, 0.0, &gap))
    return false;
  extrema->youngs_gap = extrema->shear_gap = extrema->poisson_gap = gap;
  return true;
}
