/* SPDX-License-Identifier: GPL-3.0-or-later */
/* averages.c: printed Voigt-Reuss-Hill averages, stability criteria and sound velocities. */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "crystal/internal.h"

enum { AVERAGES = 8, AVERAGE_WIDTH = 8, DIRECTIONS = 7, MOST_CRITERIA = 64 };

/* ---- averages ---- */

static int digits_of_last(const elastir_line *line)
{
  size_t end = line->length;
  while (end > 0 && line->text[end - 1] == ' ')
    end--;
  int digits = 0;
  while (digits < (int)end && isdigit((unsigned char)line->text[end - 1 - (size_t)digits]))
    digits++;
  return digits < AVERAGE_WIDTH ? digits : 0;
}

/* "    9.74    0.52    9.74    0.41    9.74    0.46    1.37   0.477", which may touch:
 * "  -122.44-1070.00   39.61" */
static bool averages_block(crystal_reader *reader, const elastir_line *line)
{
  elastir_elastic_data *elastic = &reader->run->elastic;
  double values[AVERAGES];
  if (line != NULL && crystal_blank(line) && ++reader->averages.row < 4)
    return true;
  if (line != NULL && !crystal_blank(line) &&
      crystal_last_fields(reader, line, AVERAGES, AVERAGE_WIDTH, values)) {
    memcpy(elastic->averages, values, sizeof values);
    elastic->has_averages = true;
    elastic->poisson_digits = digits_of_last(line);
    return false;
  }
  crystal_report(reader, ELASTIR_WARNING, "averages-damaged",
                 line != NULL ? line->number : reader->lines,
                 "expected eight averages, each eight characters wide");
  return false;
}

block_function *crystal_found_averages(crystal_reader *reader, const elastir_line *line,
                                       const char *text)
{
  (void)line;
  if (strstr(text, "G_R") == NULL || reader->elastic.part != ELASTIC_RESULT ||
      reader->run->elastic.has_averages)
    return NULL;
  reader->averages.row = 0;
  return averages_block;
}

/* ---- stability criteria ---- */

/* "    C11 - C12 > 0                                        YES" */
static bool add_criterion(crystal_reader *reader, const elastir_line *line)
{
  elastir_elastic_data *elastic = &reader->run->elastic;
  size_t end = line->length;
  while (end > 0 && line->text[end - 1] == ' ')
    end--;
  size_t word = end;
  while (word > 0 && line->text[word - 1] != ' ')
    word--;
  size_t length = end - word;
  bool yes = length == 3 && strncmp(line->text + word, "YES", 3) == 0;
  bool no = length == 2 && strncmp(line->text + word, "NO", 2) == 0;
  if ((!yes && !no) || memchr(line->text, '>', word) == NULL ||
      elastic->criterion_count >= MOST_CRITERIA)
    return false;
  if (!elastir_grow(&elastic->criteria, &elastic->criterion_capacity,
                    elastic->criterion_count, sizeof *elastic->criteria)) {
    elastir_diagnose_no_memory(reader->diagnostics);
    return false;
  }
  char *condition = elastir_copy_trimmed(line->text, word);
  if (condition == NULL) {
    elastir_diagnose_no_memory(reader->diagnostics);
    return false;
  }
  elastic->criteria[elastic->criterion_count++] = (elastir_born_criterion){
      .condition = condition, .satisfied = yes ? ELASTIR_YES : ELASTIR_NO};
  return true;
}

static bool criteria_block(crystal_reader *reader, const elastir_line *line)
{
  if (line == NULL)
    return false;
  if (crystal_blank(line))
    return ++reader->averages.row < 8; /* blank lines stand between the criteria */
  reader->averages.row = 0;
  if (add_criterion(reader, line))
    return true;
  if (memchr(line->text, '>', line->length) != NULL)
    crystal_report(reader, ELASTIR_WARNING, "criteria-damaged", line->number,
                   "expected a condition and YES or NO, found '%.60s'", line->text);
  return false;
}

block_function *crystal_found_criteria(crystal_reader *reader, const elastir_line *line,
                                       const char *text)
{
  (void)line;
  if (strstr(text, "SATISFIED?") == NULL || reader->elastic.part != ELASTIC_RESULT ||
      reader->run->elastic.criterion_count > 0)
    return NULL;
  reader->averages.row = 0;
  return criteria_block;
}

/* ---- velocities ---- */

/* The directions in CRYSTAL's order, by which it numbers those with a negative eigenvalue. */
static const double directions[DIRECTIONS][3] = {{0, 0, 1}, {0, 1, 0}, {1, 0, 0}, {1, 1, 0},
                                                 {1, 0, 1}, {0, 1, 1}, {1, 1, 1}};

static elastir_printed_velocity *add_velocity(elastir_elastic_data *elastic)
{
  size_t most = sizeof elastic->velocities / sizeof *elastic->velocities;
  return elastic->velocity_count < most ? &elastic->velocities[elastic->velocity_count++] : NULL;
}

/* " [ 0.000  0.000  1.000]          3.462     0.580     0.580" */
static bool read_velocity(crystal_reader *reader, const elastir_line *line)
{
  const char *open = memchr(line->text, '[', line->length);
  const char *close = open != NULL ? strchr(open, ']') : NULL;
  double direction[4], speeds[3];
  if (close == NULL ||
      number_split(open + 1, (size_t)(close - open - 1), direction, 4) != 3 ||
      !crystal_all_numbers(reader, line, (size_t)(close + 1 - line->text), 3, speeds))
    return false;
  elastir_printed_velocity *velocity = add_velocity(&reader->run->elastic);
  if (velocity == NULL)
    return true;
  *velocity = (elastir_printed_velocity){
      .vp_km_s = speeds[0], .vs1_km_s = speeds[1], .vs2_km_s = speeds[2]};
  memcpy(velocity->direction, direction, sizeof velocity->direction);
  return true;
}

static bool has_direction(const elastir_elastic_data *elastic, const double *direction)
{
  for (size_t i = 0; i < elastic->velocity_count; i++)
    if (memcmp(elastic->velocities[i].direction, direction, 3 * sizeof *direction) == 0)
      return true;
  return false;
}

/* Rows were read in order; the directions without a row are put in where they belong. */
static void finish_velocities(crystal_reader *reader)
{
  elastir_elastic_data *elastic = &reader->run->elastic;
  size_t most = sizeof elastic->velocities / sizeof *elastic->velocities;
  for (size_t i = 0; i < DIRECTIONS; i++) {
    if ((reader->averages.negative_directions >> i & 1) == 0 ||
        has_direction(elastic, directions[i]) || elastic->velocity_count >= most)
      continue;
    size_t place = i < elastic->velocity_count ? i : elastic->velocity_count;
    memmove(&elastic->velocities[place + 1], &elastic->velocities[place],
            (elastic->velocity_count - place) * sizeof *elastic->velocities);
    elastic->velocity_count++;
    elastir_printed_velocity *velocity = &elastic->velocities[place];
    *velocity = (elastir_printed_velocity){
        .vp_km_s = NAN, .vs1_km_s = NAN, .vs2_km_s = NAN, .negative = true};
    memcpy(velocity->direction, directions[i], sizeof velocity->direction);
  }
  bool in_order = elastic->velocity_count == DIRECTIONS;
  for (size_t i = 0; in_order && i < DIRECTIONS; i++)
    in_order = memcmp(elastic->velocities[i].direction, directions[i], sizeof *directions) == 0;
  if (!in_order)
    crystal_report(reader, ELASTIR_WARNING, "velocities-damaged", reader->block_line,
                   "expected velocities along seven directions, [001] to [111], found %zu rows, or other "
                   "directions", elastic->velocity_count);
}

static bool velocities_block(crystal_reader *reader, const elastir_line *line)
{
  if (line != NULL) {
    const char *text = line->text + strspn(line->text, " ");
    int direction;
    if (strncmp(text, "NEGATIVE EIGENVALUE FOR DIRECTION", 33) == 0 &&
        crystal_leading_integer(text + 33, &direction, NULL) && direction >= 1 &&
        direction <= DIRECTIONS) {
      reader->averages.negative_directions |= 1u << (direction - 1);
      reader->averages.row = 0;
      return true;
    }
    if (strncmp(text, "WAVE VECTOR", 11) == 0 || (*text == '\0' && ++reader->averages.row < 8))
      return true;
    if (*text == '[' && read_velocity(reader, line)) {
      reader->averages.row = 0;
      return true;
    }
    if (*text != '\0' && *text != '*')
      crystal_report(reader, ELASTIR_WARNING, "velocities-damaged", line->number,
                     "expected a direction and three velocities, found '%.60s'", text);
  }
  finish_velocities(reader);
  return false;
}

block_function *crystal_found_velocities(crystal_reader *reader, const elastir_line *line,
                                         const char *text)
{
  (void)line;
  (void)text;
  if (reader->elastic.part != ELASTIC_RESULT || reader->run->elastic.velocity_count > 0)
    return NULL;
  reader->averages.row = 0;
  reader->averages.negative_directions = 0;
  return velocities_block;
}
