/* SPDX-License-Identifier: GPL-3.0-or-later */
/* damage_flat.c: what an input says, as plain numbers, and how two readings differ. */
#include "damage_flat.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/study.h"
#include "result/read.h"
#include "tensor/tensor_text.h"

static bool are_tensors(const char *text, size_t length)
{
  elastir_tensor_list list = {0};
  elastir_diagnostics diagnostics = {0};
  elastir_stream *stream =
      elastir_stream_open_memory("whole", text, length, ELASTIR_CHECKSUM_NONE, &diagnostics);
  bool good = stream != NULL &&
              elastir_tensor_text_read_stream(stream, &list, NULL, &diagnostics);
  elastir_tensor_list_free(&list);
  elastir_diagnostics_free(&diagnostics);
  return good;
}

damage_input damage_flat_input(const char *path, const char *text, size_t length)
{
  size_t n = strlen(path);
  if (n > 5 && strcmp(path + n - 5, ".json") == 0)
    return strstr(text, "\"schema\"") != NULL ? DAMAGE_RESULT : DAMAGE_STUDY;
  return are_tensors(text, length) ? DAMAGE_TENSORS : DAMAGE_SPECTRUM;
}

static bool read_tensors(elastir_stream *stream, damage_flat *flat)
{
  elastir_tensor_list list = {0};
  bool good = elastir_tensor_text_read_stream(stream, &list, NULL, &flat->diagnostics);
  elastir_measured *m = &flat->spectrum;
  m->x = calloc(36 * list.count + 1, sizeof *m->x);
  m->y = calloc(36 * list.count + 1, sizeof *m->y);
  m->points = m->x != NULL && m->y != NULL ? 36 * list.count : 0;
  for (size_t i = 0; i < m->points; i++) {
    m->x[i] = (double)i;
    m->y[i] = list.items[i / 36].stiffness_gpa[i % 36];
  }
  elastir_tensor_list_free(&list);
  return good;
}

void damage_flat_read(damage_input input, const char *text, size_t length, damage_flat *flat)
{
  *flat = (damage_flat){.input = input};
  elastir_stream *stream =
      elastir_stream_open_memory("damaged", text, length, ELASTIR_CHECKSUM_NONE,
                                 &flat->diagnostics);
  if (stream == NULL)
    return;
  if (input == DAMAGE_SPECTRUM) {
    flat->good = elastir_measured_read_stream(stream, "damaged", NULL, &flat->spectrum,
                                              &flat->diagnostics);
  } else if (input == DAMAGE_TENSORS) {
    flat->good = read_tensors(stream, flat);
  } else if (input == DAMAGE_STUDY) {
    elastir_study study = {0};
    flat->good = elastir_study_add_stream(&study, stream, "damaged", &flat->diagnostics);
    elastir_study_free(&study);
  } else {
    elastir_result *result = result_read(stream, &flat->diagnostics);
    flat->good = result != NULL;
    result_free(result);
  }
}

void damage_flat_free(damage_flat *flat)
{
  elastir_measured_free(&flat->spectrum);
  elastir_diagnostics_free(&flat->diagnostics);
}

static bool same(double a, double b)
{
  return a == b || (isnan(a) && isnan(b));
}

/* Whether all points of b are those of a from number `first` on. */
static bool is_part(const elastir_measured *a, const elastir_measured *b, size_t first)
{
  for (size_t i = 0; i < b->points; i++)
    if (!same(a->x[first + i], b->x[i]) || !same(a->y[first + i], b->y[i]))
      return false;
  return true;
}

/* By how much abscissa i moved, in the smaller of the steps beside it. */
static double moved(const elastir_measured *a, const elastir_measured *b, size_t i)
{
  double before = i > 0 ? fabs(a->x[i] - a->x[i - 1]) : INFINITY;
  double behind = i + 1 < a->points ? fabs(a->x[i + 1] - a->x[i]) : INFINITY;
  return fabs(a->x[i] - b->x[i]) / fmin(before, behind);
}

damage_class damage_flat_compare(const damage_flat *whole, const damage_flat *damaged)
{
  const elastir_measured *a = &whole->spectrum, *b = &damaged->spectrum;
  if (!damaged->good)
    return DAMAGE_FEWER; /* nothing is left */
  if (a->x_kind != b->x_kind || a->y_kind != b->y_kind || a->sticks != b->sticks ||
      a->block_count != b->block_count || b->points > a->points)
    return DAMAGE_OTHER;
  if (b->points < a->points)
    return is_part(a, b, 0) || is_part(a, b, a->points - b->points) ? DAMAGE_FEWER
                                                                   : DAMAGE_OTHER;
  size_t abscissae = 0, ordinates = 0;
  double farthest = 0.0;
  for (size_t i = 0; i < b->points; i++) {
    abscissae += !same(a->x[i], b->x[i]);
    ordinates += !same(a->y[i], b->y[i]);
    farthest = fmax(farthest, moved(a, b, i));
  }
  /* An axis as a whole may be a point off: labels at the heads of lines are no nearer. */
  double near = 2 * abscissae > b->points ? DAMAGE_POINT : DAMAGE_SMALL;
  if (abscissae > 0)
    return ordinates == 0 && farthest < near ? DAMAGE_ABSCISSA : DAMAGE_OTHER;
  return ordinates == 0 ? DAMAGE_SAME : ordinates == 1 ? DAMAGE_ORDINATE : DAMAGE_ORDINATES;
}
