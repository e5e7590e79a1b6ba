/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench_optics.c: time of the dielectric function of 300 made-up modes on 3,601 points, and of what a
 * near-field microscope sees of it. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "model/observed.h"

enum { MODES = 300, POINTS = 3601, TIMES = 5, MORE_TIMES = 40 };

static double milliseconds(void)
{
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return 1e3 * (double)t.tv_sec + 1e-6 * (double)t.tv_nsec;
}

/* Bands of up to 3000 km/mol in some 2500 cubic angstrom, from 20 to 3600 cm-1. */
static void fill_modes(optics_oscillator *modes, bool cubic)
{
  for (int k = 0; k < MODES; k++) {
    double strength = 4e4 * pow(sin(1.7 * k), 4.0);
    modes[k] = (optics_oscillator){.wavenumber_cm1 = 20.0 + 12.0 * k, .damping_cm1 = 10.0};
    for (int j = 0; j < 3; j++)
      modes[k].strength_cm2[j] = cubic ? strength : strength * (1.0 + 0.5 * sin(k + 2.0 * j));
  }
}

static double time_of(const observed_sample *sample, const char *text)
{
  elastir_diagnostics diagnostics = {0};
  observable_request request;
  double best = INFINITY;
  for (int i = 0; i < TIMES; i++) {
    observed_sample own = *sample;
    elastir_result_observable out = {0};
    own.memory = result_memory_new();
    own.diagnostics = &diagnostics;
    double start = milliseconds();
    if (own.memory == NULL || !observable_parse(text, &request, &diagnostics) ||
        !observed_fill(&own, &request, &out)) {
      fputs("no observable\n", stderr);
      exit(1);
    }
    best = fmin(best, milliseconds() - start);
    result_memory_free(own.memory);
  }
  elastir_diagnostics_free(&diagnostics);
  return best;
}

/* NAN: there is no limit. */
static bool row(const char *name, double ms, double limit_ms)
{
  printf("%-52s %8.2f ms", name, ms);
  if (!isnan(limit_ms))
    printf("  (at most %g)%s", limit_ms, ms <= limit_ms ? "" : "  TOO SLOW");
  putchar('\n');
  return !(ms > limit_ms);
}

int main(void)
{
  static optics_oscillator modes[MODES];
  static optics_tensor eps[POINTS];
  static double nu[POINTS];
  bool good = true;
  for (int cubic = 1; cubic >= 0; cubic--) {
    fill_modes(modes, cubic);
    const optics_medium medium = {{2.2, 2.2, 2.2, 0.0, 0.0, 0.0}, modes, MODES};
    double best = INFINITY;
    for (int i = 0; i < MORE_TIMES; i++) {
      for (int k = 0; k < POINTS; k++)
        nu[k] = 1.0 + k;
      double start = milliseconds();
      optics_epsilon_on(&medium, nu, POINTS, eps);
      best = fmin(best, milliseconds() - start);
    }
    const observed_sample sample = {.medium = &medium, .eps = eps, .nu_cm1 = nu, .points = POINTS};
    puts(cubic ? "cubic crystal, 300 modes, 3601 points" : "the same, anisotropic");
    good = row("  permittivity", best, 5.0) && good;
    good = row("  nanoftir, settled to 1e-8", time_of(&sample, "nanoftir"), cubic ? 50.0 : 500.0) && good;
    good = row("  nanoftir of a face", time_of(&sample, "nanoftir:surface=0/0/1"), 50.0) && good;
    good = row("  nanoftir:model=fdm-layers,film=20",
               time_of(&sample, "nanoftir:model=fdm-layers,film=20"), 500.0) && good;
    good = row("  nanoftir:model=fdm-average,film=20",
               time_of(&sample, "nanoftir:model=fdm-average,film=20"), 500.0) && good;
    good = row("  atr", time_of(&sample, "atr"), NAN) && good;
    good = row("  powder, Bruggeman", time_of(&sample, "powder:method=bruggeman"), NAN) && good;
  }
  return good ? 0 : 1;
}
