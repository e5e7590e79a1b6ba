/* SPDX-License-Identifier: GPL-3.0-or-later */
/* named_spectrum.c: a measured spectrum as it is compared: of a file, or combined of several. */
#include "model/named_spectrum.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "model/unclear_ordinate.h"

/* One of those that are combined. */
typedef struct {
  elastir_measured measured;
  elastir_absorbance absorbance;
} member;

static bool read_file(const char *path, const elastir_measured_options *reading,
                      elastir_measured *measured, elastir_absorbance *absorbance,
                      elastir_diagnostics *diagnostics)
{
  return elastir_measured_read(path, reading, measured, diagnostics) &&
         elastir_measured_to_near_field(measured, absorbance, diagnostics);
}

static bool add_part(elastir_named_spectrum *spectrum, const elastir_measured *measured)
{
  elastir_spectrum_part *part = &spectrum->parts[spectrum->part_count];
  if (spectrum->unclear == NULL)
    spectrum->unclear = unclear_ordinate(measured);
  part->path = elastir_copy_text(measured->path, strlen(measured->path));
  memcpy(part->sha256, measured->source.sha256, sizeof part->sha256);
  spectrum->part_count += part->path != NULL;
  return part->path != NULL;
}

/* Transmittance has become absorbance, and reflectance log(1/R). */
static elastir_y_kind converted(elastir_y_kind kind)
{
  switch (kind) {
  case ELASTIR_Y_TRANSMITTANCE:
  case ELASTIR_Y_TRANSMITTANCE_PERCENT:
  case ELASTIR_Y_UNKNOWN: /* taken as absorbance */
    return ELASTIR_Y_ABSORBANCE;
  case ELASTIR_Y_REFLECTANCE:
  case ELASTIR_Y_REFLECTANCE_PERCENT:
    return ELASTIR_Y_LOG_1_R;
  default:
    return kind;
  }
}

static bool same_ordinate(const elastir_measured *first, const elastir_measured *other,
                          elastir_diagnostics *diagnostics)
{
  if (converted(first->y_kind) == converted(other->y_kind))
    return true;
  elastir_diagnose(diagnostics, ELASTIR_ERROR, "different-ordinates", other->path, 0,
                   "its ordinate is %s, that of '%s' %s: they cannot be combined",
                   elastir_y_kind_name(other->y_kind), first->path,
                   elastir_y_kind_name(first->y_kind));
  return false;
}

/* The combined curve takes the place of the first one. */
static bool take_combined(elastir_named_spectrum *spectrum, elastir_diagnostics *diagnostics)
{
  const elastir_combined *c = &spectrum->combined;
  elastir_absorbance *to = &spectrum->absorbance;
  size_t bytes = c->points * sizeof *c->y;
  double *x = malloc(bytes + 1), *y = malloc(bytes + 1);
  if (x == NULL || y == NULL) {
    free(x);
    free(y);
    return elastir_diagnose_no_memory(diagnostics);
  }
  memcpy(x, c->x_cm1, bytes);
  memcpy(y, c->y, bytes);
  free(to->wavenumber_cm1);
  free(to->absorbance);
  to->wavenumber_cm1 = x;
  to->absorbance = y;
  to->points = c->points;
  return true;
}

static bool combine(const member *members, size_t count, elastir_named_spectrum *spectrum,
                    elastir_diagnostics *diagnostics)
{
  elastir_combined_curve *curves = calloc(count, sizeof *curves);
  if (curves == NULL)
    return elastir_diagnose_no_memory(diagnostics);
  bool good = true;
  for (size_t i = 0; good && i < count; i++) {
    const elastir_absorbance *a = &members[i].absorbance;
    curves[i] = (elastir_combined_curve){members[i].measured.path, a->wavenumber_cm1,
                                         a->absorbance, a->points};
    good = same_ordinate(&members[0].measured, &members[i].measured, diagnostics);
  }
  good = good && (spectrum->item->kind == ELASTIR_OF_DIFFERENCE
                      ? elastir_combine_difference(curves, &spectrum->combined, diagnostics)
                      : elastir_combine_mean(curves, count, &spectrum->combined, diagnostics));
  free(curves);
  return good;
}

/* The mean of files. */
static bool read_average(const elastir_study_model *named, const elastir_measured_options *reading,
                         elastir_named_spectrum *spectrum, elastir_diagnostics *diagnostics)
{
  size_t count = named->path_count;
  member *members = calloc(count, sizeof *members);
  spectrum->parts = calloc(count, sizeof *spectrum->parts);
  bool good = (members != NULL && spectrum->parts != NULL) || elastir_diagnose_no_memory(diagnostics);
  for (size_t i = 0; good && i < count; i++)
    good = read_file(named->paths[i], reading, &members[i].measured, &members[i].absorbance,
                     diagnostics) &&
           (add_part(spectrum, &members[i].measured) || elastir_diagnose_no_memory(diagnostics));
  good = good && combine(members, count, spectrum, diagnostics);
  if (good) { /* the facts of the first */
    spectrum->measured = members[0].measured;
    spectrum->absorbance = members[0].absorbance;
    members[0] = (member){0};
    good = take_combined(spectrum, diagnostics);
  }
  for (size_t i = 0; members != NULL && i < count; i++) {
    elastir_measured_free(&members[i].measured);
    elastir_absorbance_free(&members[i].absorbance);
  }
  free(members);
  return good;
}

/* All files of one side of a difference. */
static bool add_parts(elastir_named_spectrum *spectrum, elastir_named_spectrum *side)
{
  if (side->part_count == 0)
    return add_part(spectrum, &side->measured);
  memcpy(spectrum->parts + spectrum->part_count, side->parts,
         side->part_count * sizeof *side->parts);
  spectrum->part_count += side->part_count;
  side->part_count = 0; /* the paths have moved */
  return true;
}

static bool take_sides(elastir_named_spectrum *sides, elastir_named_spectrum *spectrum,
                       elastir_diagnostics *diagnostics)
{
  size_t most = sides[0].part_count + sides[1].part_count + 2;
  member members[2];
  for (int i = 0; i < 2; i++)
    members[i] = (member){sides[i].measured, sides[i].absorbance};
  spectrum->parts = calloc(most, sizeof *spectrum->parts);
  bool good = spectrum->parts != NULL && add_parts(spectrum, &sides[0]) &&
              add_parts(spectrum, &sides[1]);
  good = (good || elastir_diagnose_no_memory(diagnostics)) && combine(members, 2, spectrum, diagnostics);
  if (!good)
    return false;
  spectrum->measured = sides[0].measured;
  spectrum->absorbance = sides[0].absorbance;
  sides[0].measured = (elastir_measured){0};
  sides[0].absorbance = (elastir_absorbance){0};
  return take_combined(spectrum, diagnostics);
}

static bool read_plain(const elastir_measurements *list, size_t at,
                       const elastir_measured_options *reading, elastir_named_spectrum *spectrum,
                       elastir_diagnostics *diagnostics)
{
  const elastir_study_model *named = &list->named.models[at];
  *spectrum = (elastir_named_spectrum){.label = named->label, .item = &list->items[at]};
  if (spectrum->item->kind == ELASTIR_OF_AVERAGE)
    return read_average(named, reading, spectrum, diagnostics);
  bool good = read_file(named->paths[0], reading, &spectrum->measured, &spectrum->absorbance, diagnostics);
  spectrum->unclear = good ? unclear_ordinate(&spectrum->measured) : NULL;
  return good;
}

bool elastir_named_spectrum_read(const elastir_measurements *list, size_t at,
                                 const elastir_measured_options *reading,
                                 elastir_named_spectrum *spectrum,
                                 elastir_diagnostics *diagnostics)
{
  const elastir_measurement *item = &list->items[at];
  if (item->kind != ELASTIR_OF_DIFFERENCE)
    return read_plain(list, at, reading, spectrum, diagnostics);
  *spectrum = (elastir_named_spectrum){.label = list->named.models[at].label, .item = item};
  elastir_named_spectrum sides[2] = {{0}, {0}};
  bool good = read_plain(list, item->minuend, reading, &sides[0], diagnostics) &&
              read_plain(list, item->subtrahend, reading, &sides[1], diagnostics) &&
              take_sides(sides, spectrum, diagnostics);
  elastir_named_spectrum_free(&sides[0]);
  elastir_named_spectrum_free(&sides[1]);
  return good;
}

void elastir_named_spectrum_free(elastir_named_spectrum *spectrum)
{
  elastir_measured_free(&spectrum->measured);
  elastir_absorbance_free(&spectrum->absorbance);
  elastir_combined_free(&spectrum->combined);
  for (size_t i = 0; i < spectrum->part_count; i++)
    free(spectrum->parts[i].path);
  free(spectrum->parts);
  *spectrum = (elastir_named_spectrum){0};
}
