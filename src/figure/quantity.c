/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quantity.c: the direction-dependent moduli that figures show, and where they are. */
#include "figure/quantity.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/pi.h"
#include "elastic/contact.h"
#include "elastic/surface.h"

static const quantity_facts facts[FIGURE_QUANTITIES] = {
    {"E", "E", "Young\xe2\x80\x99s modulus", "GPa", "youngs_modulus_gpa", false},
    {"beta", "\xce\xb2", "linear compressibility", "TPa\xe2\x81\xbb\xc2\xb9",
     "linear_compressibility_per_tpa", false},
    {"G", "G", "shear modulus", "GPa", "shear_modulus_gpa", true},
    {"nu", "\xce\xbd", "Poisson\xe2\x80\x99s ratio", "", "poisson_ratio", true},
    {"M", "M", "contact modulus", "GPa", "contact_modulus_gpa", false},
};

const quantity_facts *quantity_of(figure_quantity q)
{
  return &facts[q];
}

void quantity_axis_label(figure_quantity q, char text[64])
{
  const quantity_facts *f = &facts[q];
  snprintf(text, 64, "%s %s%s%s%s", f->name, f->symbol, *f->unit != '\0' ? " (" : "", f->unit,
           *f->unit != '\0' ? ")" : "");
}

void quantity_along(figure_quantity q, const double compliance_per_tpa[36], const double n[3],
                    double *least, double *most)
{
  if (q == QUANTITY_M) {
    elastir_contact_moduli_of_compliance(compliance_per_tpa, n, most, 0, 1);
    *least = *most;
    return;
  }
  elastir_direction_moduli moduli = elastir_moduli_along(compliance_per_tpa, n);
  switch (q) {
  case QUANTITY_E:
    *least = *most = moduli.youngs_modulus_gpa;
    break;
  case QUANTITY_BETA:
    *least = *most = moduli.linear_compressibility_per_tpa;
    break;
  case QUANTITY_G:
    *least = moduli.shear_modulus_min_gpa;
    *most = moduli.shear_modulus_max_gpa;
    break;
  default:
    *least = moduli.poisson_ratio_min;
    *most = moduli.poisson_ratio_max;
  }
}

void quantity_columns(figure_quantity q, const char *label, sheet *out)
{
  static const char *const ends[] = {"_min", "_max"};
  for (int k = 0; k < (facts[q].transverse ? 2 : 1); k++) {
    char name[64];
    snprintf(name, sizeof name, "%s%s", facts[q].column, facts[q].transverse ? ends[k] : "");
    sheet_begin(out, label, name);
  }
}

void quantity_cells(figure_quantity q, const double compliance_per_tpa[36], const double n[3],
                    sheet *out)
{
  double value[2];
  quantity_along(q, compliance_per_tpa, n, &value[0], &value[1]);
  if (facts[q].transverse)
    sheet_number(out, sheet_last(out) - 1, value[0]);
  sheet_number(out, sheet_last(out), value[1]);
}

enum { EXTENT_SECTORS = 120 };

typedef struct {
  double n[3], least, most;
} node;

/* All contact moduli at once: they share their angles. */
static void along_all(figure_quantity q, const double compliance_per_tpa[36], node *nodes,
                      size_t count)
{
  if (q == QUANTITY_M)
    elastir_contact_moduli_of_compliance(compliance_per_tpa, nodes->n, &nodes->most, sizeof *nodes,
                                         count);
  for (size_t i = 0; i < count; i++) {
    if (q == QUANTITY_M)
      nodes[i].least = nodes[i].most;
    else
      quantity_along(q, compliance_per_tpa, nodes[i].n, &nodes[i].least, &nodes[i].most);
  }
}

/* The nodes of one ring, from the pole to the equator. */
static void place_ring(int ring, int rings, int sectors, node *nodes)
{
  for (int j = 0; j < sectors; j++) {
    double theta = ELASTIR_PI / 2 * ring / rings, phi = 2 * ELASTIR_PI * j / sectors;
    double *n = nodes[j].n;
    n[0] = sin(theta) * cos(phi);
    n[1] = sin(theta) * sin(phi);
    n[2] = cos(theta);
  }
}

bool quantity_grid_compute(figure_quantity q, const double compliance_per_tpa[36], int rings,
                           int sectors, quantity_grid *grid)
{
  size_t count = (size_t)(rings + 1) * (size_t)sectors;
  node *nodes = calloc(count, sizeof *nodes);
  *grid = (quantity_grid){.rings = rings, .sectors = sectors};
  grid->least = calloc(count, sizeof *grid->least);
  grid->most = calloc(count, sizeof *grid->most);
  bool good = nodes != NULL && grid->least != NULL && grid->most != NULL;
  if (good) {
    for (int i = 0; i <= rings; i++)
      place_ring(i, rings, sectors, nodes + i * sectors);
    along_all(q, compliance_per_tpa, nodes, count);
  }
  for (size_t i = 0; good && i < count; i++) {
    grid->least[i] = nodes[i].least;
    grid->most[i] = nodes[i].most;
    good = isfinite(nodes[i].least) && isfinite(nodes[i].most);
  }
  free(nodes);
  if (!good)
    quantity_grid_free(grid);
  return good;
}

bool quantity_extent(figure_quantity q, const double compliance_per_tpa[36], int rings,
                     double *smallest, double *largest)
{
  node nodes[EXTENT_SECTORS];
  *smallest = INFINITY;
  *largest = -INFINITY;
  for (int i = 0; i <= rings; i++) {
    place_ring(i, rings, EXTENT_SECTORS, nodes);
    along_all(q, compliance_per_tpa, nodes, EXTENT_SECTORS);
    for (int j = 0; j < EXTENT_SECTORS; j++) {
      if (!isfinite(nodes[j].least) || !isfinite(nodes[j].most))
        return false;
      *smallest = fmin(*smallest, nodes[j].least);
      *largest = fmax(*largest, nodes[j].most);
    }
  }
  return true;
}

void quantity_grid_free(quantity_grid *grid)
{
  free(grid->least);
  free(grid->most);
  *grid = (quantity_grid){0};
}

double quantity_grid_value(const quantity_grid *grid, bool most, int ring, int sector)
{
  if (ring > grid->rings) { /* the value along -n */
    ring = 2 * grid->rings - ring;
    sector += grid->sectors / 2;
  }
  const double *values = most ? grid->most : grid->least;
  return values[ring * grid->sectors + sector % grid->sectors];
}
