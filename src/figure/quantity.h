/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quantity.h: the direction-dependent moduli that figures show, and where they are. */
#ifndef ELASTIR_FIGURE_QUANTITY_H
#define ELASTIR_FIGURE_QUANTITY_H

#include <stdbool.h>
#include <stddef.h>

#include "figure/sheet.h"

/* The page's own figures show those before M, which its script turns. */
typedef enum {
  QUANTITY_E,
  QUANTITY_BETA,
  QUANTITY_G,
  QUANTITY_NU,
  QUANTITY_M,
  FIGURE_QUANTITIES,
  PAGE_QUANTITIES = QUANTITY_M
} figure_quantity;

typedef struct {
  const char *key;    /* of the command line: "E" */
  const char *symbol; /* "E", "β" */
  const char *name;   /* "Young's modulus" */
  const char *unit;   /* "GPa"; "" if none */
  const char *column; /* of a CSV file */
  bool transverse;    /* has a least and a largest value over the perpendicular directions */
} quantity_facts;

const quantity_facts *quantity_of(figure_quantity q);

/* "Young's modulus E (GPa)"; text holds 64 bytes. */
void quantity_axis_label(figure_quantity q, char text[64]);

/* Along the unit vector n; least and most are equal unless the quantity is transverse. NAN
 * where the tensor is not stable. */
void quantity_along(figure_quantity q, const double compliance_per_tpa[36], const double n[3],
                    double *least, double *most);

/* A column of the quantity, or one for the smallest and one for the largest value of a direction; and
 * a cell in each of those that began last. */
void quantity_columns(figure_quantity q, const char *label, sheet *out);
void quantity_cells(figure_quantity q, const double compliance_per_tpa[36], const double n[3],
                    sheet *out);

/* The radii of a representation surface on a grid of the upper half, n and -n being alike:
 * theta = 0 .. 90 degrees in `rings` steps, phi = 0 .. 360 (exclusive) in `sectors` steps;
 * (rings + 1) * sectors values each, row a ring. */
typedef struct {
  int rings, sectors;
  double *least, *most;         /* most == least unless the quantity is transverse */
} quantity_grid;

/* false, and the grid is zeroed: no memory, or a value is undefined. */
bool quantity_grid_compute(figure_quantity q, const double compliance_per_tpa[36], int rings,
                           int sectors, quantity_grid *grid);
void quantity_grid_free(quantity_grid *grid);

/* The smallest and the largest value on such a grid of 120 sectors, which is not kept. false: a value
 * is undefined. */
bool quantity_extent(figure_quantity q, const double compliance_per_tpa[36], int rings,
                     double *smallest, double *largest);

/* The grid's value for ring 0..2*rings (the whole sphere) and any sector. */
double quantity_grid_value(const quantity_grid *grid, bool most, int ring, int sector);

#endif
