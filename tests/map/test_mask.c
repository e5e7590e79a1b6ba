/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_mask.c: each reason for leaving a pixel out, on either side of its threshold. */
#include "suite.h"

#include <math.h>

#include "made_up.h"
#include "map/mask.h"

enum { SIDE = 12, PIXELS = SIDE * SIDE };

static double modulus[PIXELS], height[PIXELS];

static mask_options none(void)
{
  return (mask_options){NAN, NAN, NAN, NAN, false, NAN, 0, 0.0};
}

static map_scan make(void)
{
  for (size_t i = 0; i < PIXELS; i++) {
    modulus[i] = 3.0 + 0.001 * (double)i;
    height[i] = 50.0;
  }
  return (map_scan){SIDE, SIDE, modulus, height, {10.0, 20.0}};
}

/* How many pixels are left out for that reason; those for others are none. */
static size_t masked(map_scan *scan, const mask_options *options, mask_reason reason)
{
  mask_count counts[MASK_REASONS];
  size_t left_out = 0;
  ck_assert(map_mask(scan, options, counts));
  for (size_t i = 0; i < PIXELS; i++)
    left_out += isnan(scan->modulus_gpa[i]) ? 1 : 0;
  for (size_t r = 0; r < MASK_REASONS; r++)
    if (r != (size_t)reason)
      ck_assert_uint_eq(counts[r].pixels, 0);
  ck_assert_uint_eq(counts[reason].pixels, left_out);
  return left_out;
}

START_TEST(values)
{
  mask_options options = none();
  map_scan scan = make();
  ck_assert_uint_eq(masked(&scan, &options, MASK_MISSING), 0);
  modulus[7] = NAN;
  ck_assert_uint_eq(masked(&scan, &options, MASK_MISSING), 1);
  scan = make();
  modulus[7] = 0.0;
  modulus[8] = -1.0;
  modulus[9] = 1e-300;
  ck_assert_uint_eq(masked(&scan, &options, MASK_NOT_POSITIVE), 2);
}
END_TEST

START_TEST(thresholds)
{
  mask_options options = none();
  map_scan scan = make();
  options.least_gpa = modulus[5]; /* the limit itself stays */
  ck_assert_uint_eq(masked(&scan, &options, MASK_SOFT), 5);
  scan = make();
  options = none();
  options.most_gpa = modulus[PIXELS - 6];
  ck_assert_uint_eq(masked(&scan, &options, MASK_STIFF), 5);
}
END_TEST

START_TEST(heights)
{
  mask_options options = none();
  map_scan scan = make();
  height[3] = 10.0;
  height[4] = nextafter(10.0, 0.0);
  height[5] = 90.0;
  height[6] = nextafter(90.0, 100.0);
  options.least_height_nm = 10.0;
  ck_assert_uint_eq(masked(&scan, &options, MASK_LOW), 1);
  ck_assert(isnan(modulus[4]) && !isnan(modulus[3]));
  for (size_t i = 0; i < PIXELS; i++)
    modulus[i] = 3.0;
  options = none();
  options.most_height_nm = 90.0;
  ck_assert_uint_eq(masked(&scan, &options, MASK_HIGH), 1);
  ck_assert(isnan(modulus[6]) && !isnan(modulus[5]));
  scan = make();
  height[9] = NAN;
  ck_assert_uint_eq(masked(&scan, &options, MASK_NO_HEIGHT), 1);
  scan = make(); /* without a limit heights do not matter */
  height[9] = NAN;
  options = none();
  ck_assert_uint_eq(masked(&scan, &options, MASK_NO_HEIGHT), 0);
}
END_TEST

/* A plane that rises by 10 nm a pixel of 10 nm along rows, and falls by 20 nm a row of 20 nm: its slope
 * is atan(sqrt(2)) = 54.7356 degrees everywhere, its edges included. */
START_TEST(slopes)
{
  static const double limits[] = {54.735, 54.736};
  for (int k = 0; k < 2; k++) {
    mask_options options = none();
    map_scan scan = make();
    for (size_t i = 0; i < PIXELS; i++)
      height[i] = 10.0 * (double)(i % SIDE) - 20.0 * (double)(i / SIDE);
    options.slope_deg = limits[k];
    ck_assert_uint_eq(masked(&scan, &options, MASK_STEEP), k == 0 ? PIXELS : 0);
  }
  mask_options options = none();
  map_scan scan = make();
  options.slope_deg = 1.0;
  scan.pixel_nm[0] = NAN; /* unknown size: not asked */
  height[5] = 1000.0;
  ck_assert_uint_eq(masked(&scan, &options, MASK_STEEP), 0);
}
END_TEST

/* Otsu's threshold against brute force over all cuts between sorted values. */
START_TEST(otsu)
{
  for (size_t t = 0; t < 50; t++) {
    made_up_random random = made_up_seed(t);
    double v[PIXELS], best = -1.0, low = 0.0, high = 0.0;
    for (size_t i = 0; i < PIXELS; i++)
      v[i] = made_up_normal(&random) + (made_up_uniform(&random) < 0.3 ? 0.0 : 8.0);
    for (size_t c = 0; c < PIXELS; c++) {
      double n = 0, below = 0, above = 0, last = -INFINITY;
      for (size_t i = 0; i < PIXELS; i++) {
        n += v[i] < v[c];
        *(v[i] < v[c] ? &below : &above) += v[i];
        last = v[i] < v[c] ? fmax(last, v[i]) : last;
      }
      double apart = below / n - above / (PIXELS - n), between = n * (PIXELS - n) * apart * apart;
      if (n > 0 && between > best) {
        best = between;
        low = last;
        high = v[c];
      }
    }
    double found = map_otsu(v, PIXELS), level = 16.0 / 256; /* no wider than a level */
    ck_assert_double_ge(found, low - level);
    ck_assert_double_le(found, high + level);
  }
  static const double same[3] = {2.0, 2.0, 2.0};
  ck_assert(isnan(map_otsu(same, 3)));
}
END_TEST

/* Edges against brute force: the square about each pixel that is left out. */
START_TEST(edges)
{
  for (size_t t = 0; t < 40; t++) {
    made_up_random random = made_up_seed(t);
    mask_options options = none();
    map_scan scan = make();
    mask_count counts[MASK_REASONS];
    bool low[PIXELS];
    size_t expected = 0;
    options.least_height_nm = 20.0;
    options.edge_pixels = 1 + t % 3;
    for (size_t i = 0; i < PIXELS; i++) {
      low[i] = made_up_uniform(&random) < 0.04;
      height[i] = low[i] ? 0.0 : 50.0;
    }
    for (size_t i = 0; i < PIXELS; i++) {
      bool near = false;
      for (size_t k = 0; k < PIXELS; k++) {
        long dx = (long)(i % SIDE) - (long)(k % SIDE), dy = (long)(i / SIDE) - (long)(k / SIDE);
        near = near || (low[k] && labs(dx) <= (long)options.edge_pixels &&
                        labs(dy) <= (long)options.edge_pixels);
      }
      expected += near && !low[i];
    }
    ck_assert(map_mask(&scan, &options, counts));
    ck_assert_uint_eq(counts[MASK_EDGE].pixels, expected);
  }
}
END_TEST

/* Values 3 ± 0.1 have a robust deviation of 0.14826. */
START_TEST(outliers)
{
  static const double beyond[] = {0.999, 1.001};
  for (int k = 0; k < 2; k++) {
    mask_options options = none();
    map_scan scan = make();
    for (size_t i = 0; i < PIXELS; i++)
      modulus[i] = i % 2 == 0 ? 2.9 : 3.1;
    modulus[PIXELS - 1] = 3.0; /* so that the median is 3 */
    modulus[PIXELS - 2] = 3.0 + 6.0 * 0.14826 * beyond[k];
    modulus[PIXELS - 3] = 3.0;
    options.outliers = 6.0;
    ck_assert_uint_eq(masked(&scan, &options, MASK_OUTLIER), k == 0 ? 0 : 1);
  }
}
END_TEST

Suite *suite_map_mask(void)
{
  Suite *suite = suite_create("map mask");
  TCase *tests = tcase_create("mask");
  tcase_add_test(tests, values);
  tcase_add_test(tests, thresholds);
  tcase_add_test(tests, heights);
  tcase_add_test(tests, slopes);
  tcase_add_test(tests, otsu);
  tcase_add_test(tests, edges);
  tcase_add_test(tests, outliers);
  suite_add_tcase(suite, tests);
  return suite;
}
