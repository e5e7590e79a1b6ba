// SPDX-License-Identifier: GPL-3.0-or-later
// self_check.c: closed forms, published numbers, and the models' own curves.
#include "self_check.h"

#include "line.h"
#include "random.h"
#include "recipe.h"
#include "sample.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PI 3.14159265358979323846

static int check(const char *what, double value, double wanted, double tolerance) {
  if (fabs(value - wanted) <= tolerance) return 0;
  printf("generator: %s is %.17g, not %.17g\n", what, value, wanted);
  return 1;
}

// Table 7.5 of Abramowitz and Stegun; far out the leading term of the series.
static int check_dawson(void) {
  return check("dawson(1)", dawson(1.0), 0.5380795069, 1e-10)
         + check("dawson(2)", dawson(2.0), 0.3013403889, 1e-10)
         + check("dawson(-0.5)", dawson(-0.5), -0.4244363835, 1e-10)
         + check("dawson near 12", dawson(12.0 - 1e-9), dawson(12.0 + 1e-9), 1e-8);
}

// Deviates of 200 000 numbers: five standard errors.
static int check_dice(void) {
  enum { COUNT = 200000 };
  dice d;
  double sum = 0.0, squares = 0.0, uniform = 0.0;
  dice_seed(&d, 1);
  for (size_t i = 0; i < COUNT; i++) {
    const double z = dice_normal(&d, 2.0);
    sum += z;
    squares += z * z;
    uniform += dice_uniform(&d);
  }
  return check("mean of normal", sum / COUNT, 0.0, 5.0 * 2.0 / sqrt(COUNT))
         + check("variance of normal", squares / COUNT, 4.0, 5.0 * 4.0 * sqrt(2.0 / COUNT))
         + check("mean of uniform", uniform / COUNT, 0.5, 5.0 * sqrt(1.0 / 12.0 / COUNT));
}

// A line has its area and its width, and the Hilbert transform of its absorption by the principal
// value of the integral (midpoints, so that the pole falls between two points) is its dispersion.
static int check_line(double share) {
  enum { COUNT = 80000 };
  const double step = 0.05, width = 11.0, at = 6.0;
  double *x = must_allocate(COUNT, sizeof *x), *y = must_allocate(COUNT, sizeof *y);
  double area = 0.0, transform = 0.0, dispersion = 0.0, three[3] = {0.0, 0.0, 0.0};
  const double places[3] = {0.0, 0.5 * width, at};
  const line l = {0.0, 1.0, width, share, 0.0};
  for (size_t i = 0; i < COUNT; i++) x[i] = at + ((double)i - 0.5 * COUNT + 0.5) * step;
  line_add(&l, 0.0, COUNT, x, y);
  for (size_t i = 0; i < COUNT; i++) {
    area += y[i] * step;
    transform += y[i] * step / (x[i] - at) / PI;
  }
  line_add(&l, 0.0, 3, places, three);
  line_add(&l, 0.5 * PI, 1, &at, &dispersion);
  free(x);
  free(y);
  // 2000 cm-1 on each side leave (1 - share) 11 / (2000 pi) of a Lorentzian outside.
  return check("area of a line", area, 1.0 - (1.0 - share) * width / (2000.0 * PI), 1e-4)
         + check("half of a line", three[1] / three[0], 0.5, 1e-12)
         + check("dispersion of a line", dispersion, transform, 1e-5);
}

// What --fwhm 10 and Lorentzians make of the modes is in the result as the model's spectrum.
static int check_models(const char *path, const model_set *set) {
  int wrong = 0;
  char *text = file_text(path);
  cJSON *result = text ? cJSON_Parse(text) : NULL;
  const cJSON *models = cJSON_GetObjectItemCaseSensitive(result, "models");
  for (size_t k = 0; k < set->count; k++) {
    const cJSON *spectrum = cJSON_GetObjectItemCaseSensitive(cJSON_GetArrayItem(models, (int)k),
                                                             "spectrum");
    const cJSON *from = cJSON_GetObjectItemCaseSensitive(spectrum, "from_cm1");
    const cJSON *step = cJSON_GetObjectItemCaseSensitive(spectrum, "step_cm1");
    const cJSON *value;
    double worst = 0.0, top = 0.0, x = cJSON_GetNumberValue(from);
    cJSON_ArrayForEach(value, cJSON_GetObjectItemCaseSensitive(spectrum, "absorbance")) {
      double y = 0.0;
      for (size_t i = 0; i < set->models[k].count && x > 648.0 && x < 1700.0; i++) {
        const mode *m = &set->models[k].modes[i];
        const line l = {m->wavenumber_cm1, m->intensity_km_mol, 10.0, 0.0, 0.0};
        line_add(&l, 0.0, 1, &x, &y);
      }
      if (y > 0.0) worst = fmax(worst, fabs(y - value->valuedouble));
      top = fmax(top, y);
      x += cJSON_GetNumberValue(step);
    }
    // The generator leaves out modes below 300 and above 2200 cm-1.
    wrong += check("curve of a model", worst / top, 0.0, 1e-3);
  }
  cJSON_Delete(result);
  free(text);
  return wrong;
}

// The same seed gives the same spectrum, another seed another one.
static int check_seeds(const model_set *set) {
  sample s[3];
  dice d;
  for (size_t i = 0; i < 3; i++) {
    dice_seed(&d, i == 2 ? 8 : 7);
    sample_draw(&recipes[0], set, NULL, &d, &s[i]);
  }
  const size_t bytes = s[0].count * sizeof *s[0].y;
  const int wrong = memcmp(s[0].y, s[1].y, bytes) != 0 || memcmp(s[0].y, s[2].y, bytes) == 0;
  if (wrong) puts("generator: spectra do not follow the seed");
  for (size_t i = 0; i < 3; i++) sample_free(&s[i]);
  return wrong;
}

int self_check(const char *path, const model_set *set) {
  return check_dawson() + check_dice() + check_line(0.0) + check_line(0.4) + check_line(1.0)
         + check_models(path, set) + check_seeds(set);
}
