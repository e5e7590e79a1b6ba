/* SPDX-License-Identifier: GPL-3.0-or-later */
/* explained.c: which shares of models explain a map, and how sure that is. */
#include "map/explained.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_multimin.h>

enum { FACTORS = 49, NOISES = 7, NODES = FACTORS * NOISES, MOST_MOVES = 150, HALVINGS = 7 };
static const double half_of_95_percent = 0.5 * 3.841458821; /* of chi squared, one degree */
static const double coarse_gain = 1e-2, fine_gain = 1e-4;
/* How much a climb may gain on a point of the grid. */
static const double most_gain = 10.0;

typedef struct {
  double ln_factor, ln_noise, objective, log_likelihood;
  double shares[MAP_MOST_SHARES];
} optimum;

/* Tables over a coarse grid, made once: they do not depend on the shares. */
typedef struct {
  const map_question *question;
  double ln_factor[FACTORS], ln_noise[NOISES];
  map_table *tables; /* [NODES] */
  map_table *table;  /* room for one more */
  optimum *nodes;    /* [NODES] with no share held and no prior: with one held it is not better */
} search;

/* What is held, and how good is good enough. */
typedef struct {
  search *of;
  map_held held;
  bool factor_held;
  double ln_factor; /* then */
  bool flat;        /* without the prior of the factor */
  double enough;    /* INFINITY: the best is wanted */
  optimum last;     /* where the next fit of shares begins */
} constraint;

static double prior_of(const constraint *c, double ln_factor)
{
  return c->flat ? 0.0 : map_prior(c->of->question, ln_factor);
}

static optimum evaluate_at(constraint *c, double ln_factor, double ln_noise)
{
  search *s = c->of;
  optimum at = c->last;
  at.ln_factor = c->factor_held ? c->ln_factor : ln_factor;
  at.ln_noise = fmax(fmin(ln_noise, s->ln_noise[NOISES - 1] + 0.5), s->ln_noise[0] - 1.5);
  map_table_fill(s->question, at.ln_factor, at.ln_noise, s->table);
  at.log_likelihood = map_shares_fit(s->question, s->table, c->held, fine_gain, at.shares);
  at.objective = at.log_likelihood + prior_of(c, at.ln_factor);
  c->last = at;
  return at;
}

static double objective_of(const gsl_vector *x, void *parameters)
{
  return -evaluate_at(parameters, gsl_vector_get(x, 0), gsl_vector_get(x, 1)).objective;
}

/* Nelder and Mead, Comput. J. 7, 308 (1965). NAN objective: no memory. */
static optimum climb(constraint *c, const optimum *start)
{
  gsl_multimin_fminimizer *m = gsl_multimin_fminimizer_alloc(gsl_multimin_fminimizer_nmsimplex2, 2);
  gsl_vector *x = gsl_vector_alloc(2), *size = gsl_vector_alloc(2);
  optimum best = *start;
  best.objective = NAN;
  c->last = *start;
  if (m != NULL && x != NULL && size != NULL) {
    gsl_multimin_function f = {objective_of, 2, c};
    gsl_vector_set(x, 0, start->ln_factor);
    gsl_vector_set(x, 1, start->ln_noise);
    gsl_vector_set(size, 0, 0.01);
    gsl_vector_set(size, 1, 0.1);
    gsl_multimin_fminimizer_set(m, &f, x, size);
    for (int i = 0; i < MOST_MOVES && gsl_multimin_fminimizer_iterate(m) == 0; i++)
      if (gsl_multimin_test_size(gsl_multimin_fminimizer_size(m), 4e-4) != GSL_CONTINUE ||
          -gsl_multimin_fminimizer_minimum(m) > c->enough)
        break;
    best = evaluate_at(c, gsl_vector_get(m->x, 0), gsl_vector_get(m->x, 1));
  }
  gsl_multimin_fminimizer_free(m);
  gsl_vector_free(x);
  gsl_vector_free(size);
  return best;
}

/* The best noise of each factor on the grid. What cannot be the best is not fitted. */
static size_t scan_grid(const constraint *c, optimum best[FACTORS])
{
  const search *s = c->of;
  size_t first = 0;
  for (size_t f = 0; f < FACTORS; f++) {
    best[f].objective = -INFINITY;
    for (size_t n = 0; n < NOISES; n++) {
      optimum at = s->nodes[f * NOISES + n];
      double prior = prior_of(c, at.ln_factor);
      if (at.log_likelihood + prior < best[first].objective - most_gain)
        continue;
      if (c->held.share >= 0)
        at.log_likelihood = map_shares_fit(s->question, &s->tables[f * NOISES + n], c->held,
                                           coarse_gain, at.shares);
      at.objective = at.log_likelihood + prior;
      if (at.objective > best[f].objective)
        best[f] = at;
    }
    if (best[f].objective > best[first].objective)
      first = f;
  }
  return first;
}

/* From the best point of the grid, and from the other peaks over the factors. */
static optimum maximise(constraint *c)
{
  optimum grid[FACTORS];
  size_t first = scan_grid(c, grid);
  optimum best = climb(c, &grid[first]);
  for (size_t f = 0; f < FACTORS && best.objective <= c->enough; f++) {
    bool peak = (f == 0 || grid[f].objective >= grid[f - 1].objective) &&
                (f + 1 == FACTORS || grid[f].objective > grid[f + 1].objective);
    if (!peak || f == first || !(grid[f].objective > best.objective - most_gain))
      continue;
    optimum other = climb(c, &grid[f]);
    if (other.objective > best.objective)
      best = other;
  }
  return best;
}

/* A grid that reaches the factors with which any model meets any part of the map. */
static void make_grid(search *s)
{
  const map_question *question = s->question;
  const map_bins *bins = question->bins;
  double n = 0.0, sum = 0.0, squares = 0.0, low = INFINITY, high = 0.0;
  for (size_t i = 0; i < bins->bins; i++) {
    double y = map_bin_centre(bins, i);
    n += bins->counts[i];
    sum += bins->counts[i] * y;
    squares += bins->counts[i] * y * y;
  }
  double mean = sum / n, deviation = sqrt(fmax(squares / n - mean * mean, 0.0));
  for (size_t k = 0; k < question->count; k++) {
    low = fmin(low, question->models[k].mean);
    high = fmax(high, question->models[k].mean);
  }
  double reach = 3.0 * question->calibration;
  double from = fmin(-reach, log(fmax(mean - 2.0 * deviation, 0.2 * mean) / high));
  double to = fmax(reach, log((mean + 2.0 * deviation) / low));
  for (int f = 0; f < FACTORS; f++)
    s->ln_factor[f] = from + (to - from) * f / (FACTORS - 1);
  double spread = log(deviation / mean);
  for (int i = 0; i < NOISES; i++)
    s->ln_noise[i] = spread + log(0.15) + (log(1.3) - log(0.15)) * i / (NOISES - 1);
  for (int i = 0; i < NODES; i++) {
    optimum *node = &s->nodes[i];
    *node = (optimum){.ln_factor = s->ln_factor[i / NOISES], .ln_noise = s->ln_noise[i % NOISES]};
    for (size_t k = 0; k <= question->count; k++)
      node->shares[k] = 1.0;
    map_table_fill(question, node->ln_factor, node->ln_noise, &s->tables[i]);
    node->log_likelihood = map_shares_fit(question, &s->tables[i], (map_held){-1, 0.0}, coarse_gain,
                                          node->shares);
  }
}

/* Whether the best has not fallen by half of chi squared where the share has that value. */
static bool holds(search *s, map_held held, double best)
{
  double enough = best - half_of_95_percent;
  constraint c = {.of = s, .held = held, .enough = enough};
  return maximise(&c).objective > enough;
}

/* Where the profile has fallen so far between the estimate and an end, 0 or 1. */
static double bound(search *s, int share, double estimate, double end, double best)
{
  double inside = estimate, outside = end;
  if (holds(s, (map_held){share, end}, best))
    return end;
  for (int i = 0; i < HALVINGS; i++) {
    double middle = 0.5 * (inside + outside);
    if (holds(s, (map_held){share, middle}, best))
      inside = middle;
    else
      outside = middle;
  }
  return 0.5 * (inside + outside);
}

/* The same of a factor, with shares and noise fitted anew from there. */
static bool factor_holds(search *s, const optimum *from, double ln_factor, double best)
{
  double enough = best - half_of_95_percent;
  optimum start = *from;
  constraint c = {.of = s, .held = {-1, 0.0}, .factor_held = true, .ln_factor = ln_factor,
                  .enough = enough};
  start.ln_factor = ln_factor;
  return climb(&c, &start).objective > enough;
}

/* In ever larger steps from there. */
static double factor_bound(search *s, const optimum *from, double step, double best)
{
  double inside = from->ln_factor, outside = inside + step;
  for (int i = 0; i < 12 && factor_holds(s, from, outside, best); i++) {
    inside = outside;
    step *= 2.0;
    outside = inside + step;
  }
  for (int i = 0; i < HALVINGS; i++) {
    double middle = 0.5 * (inside + outside);
    if (factor_holds(s, from, middle, best))
      inside = middle;
    else
      outside = middle;
  }
  return exp(0.5 * (inside + outside));
}

/* About every peak that holds: one model may need another factor than the next, so each is also looked
 * for with that model alone. */
static void bound_factor(search *s, const optimum *best, map_explanation *out)
{
  out->factor_low = factor_bound(s, best, -0.01, best->objective);
  out->factor_high = factor_bound(s, best, 0.01, best->objective);
  for (size_t k = 0; k < s->question->count; k++) {
    constraint alone = {.of = s, .held = {(int)k, 1.0}, .enough = INFINITY};
    optimum peak = maximise(&alone);
    double factor = exp(peak.ln_factor);
    bool inside = factor >= out->factor_low && factor <= out->factor_high;
    if (inside || !(peak.objective > best->objective - half_of_95_percent))
      continue;
    out->factor_low = fmin(out->factor_low, factor_bound(s, &peak, -0.01, best->objective));
    out->factor_high = fmax(out->factor_high, factor_bound(s, &peak, 0.01, best->objective));
  }
}

bool map_explain(const map_question *question, map_explanation *out)
{
  search s = {.question = question, .tables = malloc(NODES * sizeof *s.tables),
              .table = malloc(sizeof *s.table), .nodes = malloc(NODES * sizeof *s.nodes)};
  bool good = s.tables != NULL && s.table != NULL && s.nodes != NULL;
  *out = (map_explanation){.factor = NAN};
  if (good) {
    make_grid(&s);
    constraint free_of = {.of = &s, .held = {-1, 0.0}, .enough = INFINITY}, flat = free_of;
    flat.flat = true;
    optimum best = maximise(&free_of);
    good = isfinite(best.objective);
    out->factor = exp(best.ln_factor);
    out->noise = exp(best.ln_noise);
    out->log_likelihood = best.log_likelihood;
    out->calibration_misfit = fmax(2.0 * (maximise(&flat).objective - best.objective), 0.0);
    bound_factor(&s, &best, out);
    for (size_t k = 0; k <= question->count; k++)
      out->shares[k] = (map_share){best.shares[k],
                                   bound(&s, (int)k, best.shares[k], 0.0, best.objective),
                                   bound(&s, (int)k, best.shares[k], 1.0, best.objective)};
  }
  free(s.tables);
  free(s.table);
  free(s.nodes);
  return good;
}
