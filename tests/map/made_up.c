/* SPDX-License-Identifier: GPL-3.0-or-later */
/* made_up.c: made-up maps with known components. */
#include "made_up.h"

#include <math.h>
#include <stdlib.h>

#include "base/pi.h"

made_up_random made_up_seed(uint64_t seed)
{
  made_up_random random = {seed * UINT64_C(0x9e3779b97f4a7c15) + 1};
  for (int i = 0; i < 8; i++)
    made_up_uniform(&random);
  return random;
}

/* G. Marsaglia, J. Stat. Softw. 8, 14 (2003), with S. Vigna's multiplier. */
double made_up_uniform(made_up_random *random)
{
  uint64_t x = random->state;
  x ^= x >> 12;
  x ^= x << 25;
  x ^= x >> 27;
  random->state = x;
  return (double)((x * UINT64_C(0x2545f4914f6cdd1d)) >> 11) * 0x1p-53;
}

double made_up_normal(made_up_random *random)
{
  double u = 1.0 - made_up_uniform(random), v = made_up_uniform(random);
  return sqrt(-2.0 * log(u)) * cos(2.0 * ELASTIR_PI * v);
}

static void smooth_lines(const double *from, double *to, size_t side, double width, size_t along,
                         size_t across)
{
  long reach = (long)ceil(4.0 * width);
  double weight[256], squares = 0.0;
  for (long k = -reach; k <= reach; k++) {
    weight[k + reach] = exp(-0.5 * (double)(k * k) / (width * width));
    squares += weight[k + reach] * weight[k + reach];
  }
  for (size_t line = 0; line < side; line++)
    for (size_t i = 0; i < side; i++) {
      double sum = 0.0;
      for (long k = -reach; k <= reach; k++) {
        size_t at = (i + side + (size_t)((long)side + k)) % side;
        sum += weight[k + reach] * from[line * across + at * along];
      }
      to[line * across + i * along] = sum / sqrt(squares);
    }
}

void made_up_field(made_up_random *random, size_t side, double width, double *field)
{
  double *room = malloc(side * side * sizeof *room);
  for (size_t i = 0; i < side * side; i++)
    field[i] = made_up_normal(random);
  if (width > 0.0 && room != NULL) {
    smooth_lines(field, room, side, width, 1, side);
    smooth_lines(room, field, side, width, side, 1);
  }
  free(room);
}

double made_up_quantile(double probability)
{
  double low = -10.0, high = 10.0;
  for (int i = 0; i < 80; i++) {
    double middle = 0.5 * (low + high);
    *(0.5 * erfc(-middle / sqrt(2.0)) < probability ? &low : &high) = middle;
  }
  return low;
}

void made_up_map(uint64_t seed, size_t side, const made_up_parts *parts, double *values)
{
  made_up_random random = made_up_seed(seed);
  double *domain = malloc(2 * side * side * sizeof *domain), *grain = domain + side * side;
  double cut = made_up_quantile(parts->fraction);
  if (domain == NULL)
    return;
  made_up_field(&random, side, parts->domain, domain);
  made_up_field(&random, side, parts->grain, grain);
  for (size_t i = 0; i < side * side; i++) {
    int part = domain[i] < cut ? 0 : 1;
    values[i] = parts->mean[part] + parts->deviation[part] * grain[i];
  }
  free(domain);
}
