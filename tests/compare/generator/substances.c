// SPDX-License-Identifier: GPL-3.0-or-later
// substances.c: band tables of common substances, rounded from textbooks of infrared spectra;
// heights are rough. Every sample moves and scales the bands a little, as real samples do.
#include "substances.h"

#include "line.h"

#include <math.h>

#define PI 3.14159265358979323846

typedef struct {
  double position_cm1, height, fwhm_cm1;
} band;

static const band cellulose[] = {
  {662, 0.45, 45},  {710, 0.20, 40},  {897, 0.12, 14},  {985, 0.60, 22},  {1003, 0.65, 20},
  {1030, 1.00, 26}, {1054, 0.95, 24}, {1107, 0.62, 18}, {1160, 0.48, 16}, {1203, 0.14, 14},
  {1248, 0.12, 18}, {1281, 0.15, 16}, {1316, 0.28, 14}, {1336, 0.18, 14}, {1370, 0.20, 18},
  {1429, 0.22, 22}, {1640, 0.12, 60}, {0, 0, 0}};
static const band tin_oxide[] = {
  {480, 0.50, 90}, {560, 0.60, 110}, {635, 1.00, 130}, {770, 0.25, 160}, {960, 0.06, 120},
  {0, 0, 0}};
static const band silica[] = {
  {799, 0.14, 45}, {950, 0.10, 60}, {1065, 1.00, 80}, {1120, 0.40, 90}, {1210, 0.28, 70},
  {0, 0, 0}};
static const band ptfe[] = {
  {640, 0.35, 14}, {720, 0.03, 30}, {775, 0.03, 30}, {1150, 1.00, 36}, {1204, 0.90, 40},
  {1233, 0.30, 30}, {0, 0, 0}};
static const band polystyrene[] = {
  {697, 1.00, 10},  {755, 0.55, 14},  {841, 0.06, 12},  {906, 0.09, 12},  {965, 0.04, 12},
  {1028, 0.16, 10}, {1069, 0.07, 12}, {1155, 0.05, 12}, {1181, 0.06, 12}, {1371, 0.06, 16},
  {1452, 0.42, 14}, {1493, 0.50, 9},  {1583, 0.05, 10}, {1601, 0.22, 9},  {0, 0, 0}};
static const band calcite[] = {
  {712, 0.25, 8}, {848, 0.05, 10}, {872, 0.85, 16}, {1086, 0.02, 8}, {1395, 1.00, 95},
  {1430, 0.60, 90}, {0, 0, 0}};

static const band pet[] = {
  {723, 1.00, 16},  {792, 0.08, 12},  {848, 0.10, 14},  {871, 0.25, 12}, {970, 0.20, 16},
  {1016, 0.35, 12}, {1094, 0.90, 34}, {1120, 0.45, 26}, {1175, 0.12, 16}, {1242, 0.95, 36},
  {1340, 0.25, 14}, {1408, 0.30, 12}, {1471, 0.08, 14}, {1504, 0.06, 12}, {1578, 0.06, 14},
  {0, 0, 0}};
static const band nylon[] = {
  {688, 0.45, 60},  {935, 0.10, 14},  {1146, 0.10, 22}, {1180, 0.12, 18}, {1199, 0.14, 16},
  {1274, 0.22, 20}, {1371, 0.16, 18}, {1417, 0.14, 16}, {1463, 0.20, 18}, {1473, 0.18, 14},
  {1535, 0.80, 34}, {1633, 1.00, 26}, {0, 0, 0}};
static const band pmma[] = {
  {750, 0.12, 14},  {840, 0.10, 16},  {966, 0.14, 18},  {986, 0.22, 16},  {1064, 0.14, 16},
  {1142, 1.00, 26}, {1189, 0.75, 24}, {1238, 0.50, 22}, {1268, 0.38, 24}, {1386, 0.20, 16},
  {1434, 0.40, 16}, {1448, 0.35, 16}, {1481, 0.20, 14}, {0, 0, 0}};
static const band talc[] = {{669, 0.60, 14}, {690, 0.12, 16}, {780, 0.04, 20}, {985, 1.00, 40},
                            {1016, 0.80, 26}, {0, 0, 0}};
static const band kaolinite[] = {
  {692, 0.25, 16},  {752, 0.15, 16},  {790, 0.14, 18}, {911, 0.60, 16}, {938, 0.25, 16},
  {1006, 0.95, 26}, {1027, 1.00, 24}, {1113, 0.35, 20}, {0, 0, 0}};
static const band liquid_water[] = {{690, 1.00, 280}, {1637, 0.60, 85}, {0, 0, 0}};
static const band gypsum[] = {{669, 0.35, 14}, {1005, 0.04, 10}, {1110, 1.00, 46},
                              {1142, 0.55, 26}, {1620, 0.22, 18}, {1683, 0.10, 18}, {0, 0, 0}};
// Frameworks of other linkers: terephthalate, trimesate, benzimidazolate.
static const band uio_66[] = {
  {665, 0.70, 18},  {704, 0.25, 12},  {745, 0.70, 9},   {814, 0.12, 12},  {882, 0.08, 10},
  {1018, 0.16, 8},  {1102, 0.06, 12}, {1157, 0.06, 12}, {1315, 0.05, 14}, {1393, 1.00, 24},
  {1432, 0.22, 20}, {1507, 0.25, 14}, {1583, 0.60, 30}, {1657, 0.10, 22}, {0, 0, 0}};
static const band hkust_1[] = {
  {729, 0.90, 9},   {760, 0.45, 9},   {940, 0.06, 12},  {1040, 0.05, 10}, {1112, 0.14, 9},
  {1373, 1.00, 16}, {1420, 0.25, 16}, {1449, 0.55, 14}, {1550, 0.20, 18}, {1590, 0.25, 18},
  {1617, 0.40, 18}, {1645, 0.55, 20}, {0, 0, 0}};
static const band zif_7[] = {
  {737, 1.00, 8},   {778, 0.45, 8},   {910, 0.45, 7},   {1006, 0.12, 7},  {1119, 0.16, 8},
  {1183, 0.20, 8},  {1201, 0.20, 8},  {1243, 0.50, 9},  {1283, 0.35, 9},  {1303, 0.30, 9},
  {1366, 0.18, 9},  {1457, 0.60, 10}, {1477, 0.55, 9},  {1610, 0.14, 10}, {0, 0, 0}};

static void add(double position, double height, double fwhm, double gaussian, double phase,
                size_t count, const double *x_cm1, double *y) {
  // The area of a pseudo-Voigt line of this height.
  const double per_area = ((1.0 - gaussian) + gaussian * sqrt(PI * log(2.0))) * 2.0 / (PI * fwhm);
  const line l = {position, height / per_area, fwhm, gaussian, 0.0};
  line_add(&l, phase, count, x_cm1, y);
}

static void add_table(const band *table, double phase, dice *d, size_t count,
                      const double *x_cm1, double *y) {
  const double gaussian = dice_uniform(d);
  for (const band *b = table; b->fwhm_cm1 > 0.0; b++) {
    const double position = b->position_cm1 + dice_normal(d, fmin(3.0, 0.15 * b->fwhm_cm1));
    const double height = b->height * exp(dice_normal(d, 0.25));
    const double fwhm = b->fwhm_cm1 * exp(dice_normal(d, 0.15));
    add(position, height, fwhm, gaussian, phase, count, x_cm1, y);
  }
}

// P and R branch of a linear molecule: lines 2 B apart, weights (2 J + 1) exp(-B J (J + 1) / kT).
static void add_branches(double origin, double rotational, double kelvin, int step, double fwhm,
                         size_t count, const double *x_cm1, double *y) {
  const double thermal = 0.695 * kelvin / rotational;
  const double top = sqrt(2.0 * thermal) * exp(-0.5);
  for (int j = 0; j < 60; j += step) {
    const double height = (2.0 * j + 1.0) * exp(-j * (j + 1.0) / thermal) / top;
    add(origin + 2.0 * rotational * (j + 1), height, fwhm, 0.5, 0.0, count, x_cm1, y);
    if (j > 0) add(origin - 2.0 * rotational * j, height, fwhm, 0.5, 0.0, count, x_cm1, y);
  }
}

static void add_random(double phase, dice *d, size_t count, const double *x_cm1, double *y) {
  const size_t bands = 6 + dice_below(d, 15);
  const double gaussian = dice_uniform(d);
  for (size_t i = 0; i < bands; i++) {
    const double position = dice_between(d, x_cm1[0], x_cm1[count - 1]);
    const double height = dice_log_between(d, 0.05, 1.0);
    add(position, height, dice_log_between(d, 6.0, 40.0), gaussian, phase, count, x_cm1, y);
  }
}

void substance_add(int member, double phase, dice *d, size_t count, const double *x_cm1,
                   double *y) {
  static const band *const tables[] = {
    [0] = cellulose, [1] = tin_oxide, [4] = silica, [5] = ptfe, [6] = polystyrene,
    [7] = calcite, [10] = pet, [11] = nylon, [12] = pmma, [13] = talc, [14] = kaolinite,
    [15] = liquid_water, [16] = gypsum, [17] = uio_66, [18] = hkust_1, [19] = zif_7};
  if (member == 2) {
    add_branches(2886.0, 10.2, 298.0, 1, dice_between(d, 1.0, 4.0), count, x_cm1, y);
  } else if (member == 3) {  // both inversion components: Q branches at 931.6 and 968.1
    const double fwhm = dice_between(d, 1.0, 4.0);
    add(931.6, 2.0, fwhm, 0.5, 0.0, count, x_cm1, y);
    add(967.0, 2.5, fwhm, 0.5, 0.0, count, x_cm1, y);
    add_branches(931.6, 9.94, 298.0, 1, fwhm, count, x_cm1, y);
    add_branches(968.1, 9.94, 298.0, 1, fwhm, count, x_cm1, y);
    add_branches(1627.0, 9.94, 298.0, 1, fwhm, count, x_cm1, y);
  } else if (member == 8) {
    add_random(phase, d, count, x_cm1, y);
  } else if (member != 9) {
    add_table(tables[member], phase, d, count, x_cm1, y);
  }
}

nitrate nitrate_draw(dice *d) {
  nitrate n;
  n.position_cm1 = dice_between(d, 1315.0, 1380.0);
  n.fwhm_cm1 = dice_between(d, 30.0, 80.0);
  n.split_cm1 = dice_between(d, 0.0, 80.0);
  n.split_share = dice_between(d, 0.0, 0.8);
  n.weak_share = dice_between(d, 0.05, 0.2);
  return n;
}

nitrate nitrate_moved(const nitrate *n, dice *d) {
  nitrate moved = *n;
  moved.position_cm1 += dice_normal(d, 1.0);
  moved.fwhm_cm1 *= exp(dice_normal(d, 0.05));
  moved.weak_share *= exp(dice_normal(d, 0.1));
  return moved;
}

void nitrate_add(const nitrate *n, double phase, size_t count, const double *x_cm1, double *y) {
  add(n->position_cm1, 1.0, n->fwhm_cm1, 0.5, phase, count, x_cm1, y);
  add(n->position_cm1 + n->split_cm1, n->split_share, n->fwhm_cm1, 0.5, phase, count, x_cm1, y);
  add(1042.0, 0.5 * n->weak_share, 12.0, 0.3, phase, count, x_cm1, y);
  add(825.0, n->weak_share, 9.0, 0.3, phase, count, x_cm1, y);
}

void vapour_add(dice *d, double resolution_cm1, size_t count, const double *x_cm1, double *y) {
  // Stronger lines of the bending vibration of water, to a few tenths.
  static const double water[][2] = {
    {1339.1, 0.2},  {1375.1, 0.3},  {1387.5, 0.25}, {1395.8, 0.4},  {1419.0, 0.5},
    {1436.5, 0.55}, {1447.9, 0.3},  {1456.9, 0.75}, {1464.9, 0.4},  {1473.0, 0.6},
    {1488.5, 0.6},  {1496.2, 0.55}, {1507.1, 0.9},  {1521.3, 0.7},  {1533.2, 0.6},
    {1540.0, 0.8},  {1558.5, 1.0},  {1569.8, 0.7},  {1576.2, 0.65}, {1616.7, 0.75},
    {1635.7, 0.8},  {1646.6, 0.7},  {1652.9, 1.0},  {1662.8, 0.55}, {1669.4, 0.5},
    {1675.5, 0.6},  {1684.8, 0.8},  {1695.9, 0.7},  {1717.4, 0.7}};
  const double height = dice_sign(d) * dice_log_between(d, 0.3, 1.0);
  const double dioxide = dice_sign(d) * dice_log_between(d, 0.1, 1.0);
  for (size_t i = 0; i < sizeof water / sizeof water[0]; i++)
    add(water[i][0], height * water[i][1], resolution_cm1, 0.7, 0.0, count, x_cm1, y);
  add(667.4, dioxide, 0.8 * resolution_cm1 + 1.0, 0.7, 0.0, count, x_cm1, y);
  for (int j = 2; j < 40; j += 2) {  // even J only; B is 0.39 cm-1
    const double height_j = 0.06 * j / 16.0 * exp(0.5 - j * (j + 1.0) * 0.39 / 207.0) * dioxide;
    add(667.4 + 0.78 * (j + 1), height_j, resolution_cm1, 0.7, 0.0, count, x_cm1, y);
    add(667.4 - 0.78 * j, height_j, resolution_cm1, 0.7, 0.0, count, x_cm1, y);
  }
}
