// SPDX-License-Identifier: GPL-3.0-or-later
// coverage.c: synthetic spectra through `elastir compare`, and how often it is right about them.
#include "judge.h"
#include "limits.h"
#include "models.h"
#include "recipe.h"
#include "run.h"
#include "sample.h"
#include "self_check.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// Spectra in one call of compare, which may share what it simulates; fewer with a component given,
// whose own spectrum is drawn anew for each call.
#define BATCH 200
#define BATCH_GIVEN 50

static const char usage[] =
  "Usage: coverage -e ELASTIR -s STUDY -d FOLDER [-n SPECTRA] [-c CASES] [-o OPTIONS]\n"
  "                [-r SEED] [-t SECONDS] [-g] [-l]\n"
  "  -e the program under test\n"
  "  -s a study for elastir analyze\n"
  "  -d folder for spectra, answers and truths\n"
  "  -n spectra a case (30)\n"
  "  -c names of cases, with commas; a * ends a beginning (all)\n"
  "  -o options for elastir compare, with blanks\n"
  "  -r added to the seed of each case (0)\n"
  "  -t seconds before a call is ended, for a spectrum (120)\n"
  "  -g writes the spectra and truths only\n"
  "  -l lists the cases\n"
  "Exit status: 0 all limits hold, 1 one is missed, 2 wrong usage or no result.\n";

typedef struct {
  runner run;
  model_set set;
  size_t spectra;
  unsigned long seed;
  int only_write;
} harness;

static int chosen(const char *cases, const char *name) {
  for (const char *at = cases; *at;) {
    const size_t length = strcspn(at, ",");
    const int open = length > 0 && at[length - 1] == '*';
    if (open ? strncmp(at, name, length - 1) == 0
             : strlen(name) == length && strncmp(at, name, length) == 0)
      return 1;
    at += length + (at[length] == ',');
  }
  return 0;
}

static void write_truth(FILE *file, const model_set *set, const char *path, const sample *s) {
  fprintf(file, "%s", path);
  for (size_t k = 0; k < set->count; k++) fprintf(file, ",%.6f", s->fraction[k]);
  fputc('\n', file);
}

static void write_judgement(FILE *file, const recipe *r, const model_set *set, const char *path,
                            const sample *s, const judgement *j) {
  fprintf(file, "%s,%s,%s,%d,%d,%zu", path, answer_names[j->answer],
          j->member < set->count ? set->models[j->member].label : "",
          judgement_wrong(r, set, s, j), j->withheld, j->unexplained);
  for (size_t k = 0; k < set->count; k++)
    fprintf(file, ",%.4f,%.4f,%.4f,%.4f,%c", s->fraction[k], j->fraction[k], j->low[k],
            j->high[k], j->present[k]);
  fputc('\n', file);
}

static const cJSON *find_comparison(const cJSON *result, const char *path) {
  const cJSON *item;
  cJSON_ArrayForEach(item, cJSON_GetObjectItemCaseSensitive(result, "comparison")) {
    const cJSON *measured = cJSON_GetObjectItemCaseSensitive(item, "measured");
    const cJSON *name = cJSON_GetObjectItemCaseSensitive(measured, "path");
    if (cJSON_IsString(name) && strcmp(name->valuestring, path) == 0) return item;
  }
  return NULL;
}

typedef struct {
  sample samples[BATCH];
  char *paths[BATCH];
  size_t count;
  char component[4096];
} batch;

static int write_batch(const harness *h, const recipe *r, dice *d, size_t first, batch *b) {
  int failed = 0;
  char name[4096];
  nitrate given = {0};
  if (r->nitrate == NITRATE_GIVEN) {
    sample reference;
    given = nitrate_draw(d);
    sample_reference(r, &given, d, &reference);
    snprintf(b->component, sizeof b->component, "%s/%s-%04zu-given.csv", h->run.folder, r->name,
             first);
    failed |= sample_write(&reference, b->component) != 0;
    sample_free(&reference);
  }
  for (size_t i = 0; i < b->count; i++) {
    sample_draw(r, &h->set, &given, d, &b->samples[i]);
    snprintf(name, sizeof name, "%s/%s-%04zu.csv", h->run.folder, r->name, first + i);
    b->paths[i] = must_allocate(strlen(name) + 1, 1);
    strcpy(b->paths[i], name);
    failed |= sample_write(&b->samples[i], name) != 0;
  }
  if (failed) fprintf(stderr, "%s: can't write\n", h->run.folder);
  return failed ? -1 : 0;
}

static void judge_batch(const harness *h, const recipe *r, size_t first, const batch *b,
                        FILE *judged, tally *t) {
  char name[256];
  double seconds = 0.0;
  snprintf(name, sizeof name, "%s-%04zu", r->name, first);
  cJSON *result = run_compare(&h->run, name, b->component[0] ? b->component : NULL, b->paths,
                              b->count, &seconds);
  t->seconds += seconds;
  for (size_t i = 0; i < b->count; i++) {
    judgement j;
    const cJSON *comparison = find_comparison(result, b->paths[i]);
    if (!comparison) {
      t->failed++;
      continue;
    }
    judgement_read(comparison, &h->set, &j);
    tally_add(t, r, &h->set, &b->samples[i], &j);
    write_judgement(judged, r, &h->set, b->paths[i], &b->samples[i], &j);
  }
  cJSON_Delete(result);
}

static int run_case(harness *h, const recipe *r, FILE *truth, FILE *judged, tally *t) {
  int status = 0;
  dice d;
  const size_t most = r->nitrate == NITRATE_GIVEN ? BATCH_GIVEN : BATCH;
  dice_seed(&d, r->seed + h->seed);
  for (size_t first = 0; first < h->spectra && status == 0; first += most) {
    batch *b = must_allocate(1, sizeof *b);
    b->count = h->spectra - first < most ? h->spectra - first : most;
    status = write_batch(h, r, &d, first, b);
    for (size_t i = 0; i < b->count && status == 0; i++)
      write_truth(truth, &h->set, b->paths[i], &b->samples[i]);
    if (status == 0 && !h->only_write) judge_batch(h, r, first, b, judged, t);
    for (size_t i = 0; i < b->count; i++) {
      sample_free(&b->samples[i]);
      free(b->paths[i]);
    }
    free(b);
  }
  return status;
}

static void print_share(size_t count, size_t total) {
  if (total)
    printf(" %6.3f", (double)count / (double)total);
  else
    printf("      -");
}

static void print_row(const recipe *r, const tally *t) {
  printf("%-20s %4zu", r->name, t->spectra);
  print_share(t->covered, t->intervals);
  print_share(t->withheld, t->spectra);
  print_share(t->wrong, t->decided);
  print_share(t->wrong, t->spectra);
  print_share(t->absent_called_present, t->absent);
  print_share(t->present_called_absent, t->present);
  const double fractions = (double)t->fractions, intervals = (double)t->intervals;
  if (t->fractions)
    printf(" %6.3f", sqrt(t->squares / fractions));
  else
    printf("      -");
  if (t->intervals)
    printf(" %6.3f", t->widths / intervals);
  else
    printf("      -");
  print_share(t->answers[ANSWER_MODEL], t->spectra);
  print_share(t->answers[ANSWER_MIXTURE], t->spectra);
  print_share(t->answers[ANSWER_NONE], t->spectra);
  print_share(t->unexplained, t->spectra);
  printf(" %6.2f\n", t->spectra ? t->seconds / (double)t->spectra : 0.0);
}

static void print_head(void) {
  puts("N: spectra; cover: of the 95 % intervals given; held: spectra without fractions;\n"
       "wrong/d, wrong: wrong answers of those decided, of all; abs+: absent models called\n"
       "present; pres-: models of a tenth or more called absent; rmse, width: of a fraction and\n"
       "its interval; model, mixt, none: share of each answer; unexp: spectra with bands that\n"
       "are called unexplained; s: seconds of the processor a spectrum.");
  printf("%-20s %4s %6s %6s %6s %6s %6s %6s %6s %6s %6s %6s %6s %6s %6s\n", "case", "N",
         "cover", "held", "wrong/d", "wrong", "abs+", "pres-", "rmse", "width", "model", "mixt",
         "none", "unexp", "s");
}

// -1 without a result, otherwise the number of limits missed.
static int run_cases(harness *h, const char *cases) {
  int missed = 0, status = 0, found = 0;
  char path[4096];
  snprintf(path, sizeof path, "%s/truth.csv", h->run.folder);
  FILE *truth = fopen(path, "w");
  snprintf(path, sizeof path, "%s/judged.csv", h->run.folder);
  FILE *judged = fopen(path, "w");
  if (!truth || !judged) status = -1;
  if (!h->only_write) print_head();
  for (unsigned i = 0; i < recipes_count && status == 0; i++) {
    tally t = {0};
    if (!chosen(cases, recipes[i].name)) continue;
    found = 1;
    status = run_case(h, &recipes[i], truth, judged, &t);
    if (h->only_write || status != 0) continue;
    print_row(&recipes[i], &t);
    missed += limits_missed(&recipes[i], &t);
    fflush(NULL);
  }
  if (truth && fclose(truth) != 0) status = -1;
  if (judged && fclose(judged) != 0) status = -1;
  if (!found) fprintf(stderr, "no case matches %s\n", cases);
  return status == 0 && found ? missed : -1;
}

static void list_cases(void) {
  for (unsigned i = 0; i < recipes_count; i++)
    printf("%-20s %s\n", recipes[i].name, recipes[i].what);
}

static int read_options(int argc, char **argv, harness *h, const char **study,
                        const char **cases) {
  int options = 0;
  h->spectra = 30;
  h->run.seconds = 120;
  for (int letter; (letter = getopt(argc, argv, "e:s:d:n:c:o:r:t:gl")) != -1;) switch (letter) {
      case 'e': h->run.program = optarg; break;
      case 's': *study = optarg; break;
      case 'd': h->run.folder = optarg; break;
      case 'n': h->spectra = strtoul(optarg, NULL, 10); break;
      case 'c': *cases = optarg; break;
      case 'r': h->seed = strtoul(optarg, NULL, 10); break;
      case 't': h->run.seconds = (unsigned)strtoul(optarg, NULL, 10); break;
      case 'g': h->only_write = 1; break;
      case 'l': list_cases(); return 1;
      case 'o':
        for (char *word = strtok(optarg, " "); word && options < 31; word = strtok(NULL, " "))
          h->run.options[options++] = word;
        break;
      default: return -1;
    }
  return h->run.program && *study && h->run.folder && h->spectra && optind == argc ? 0 : -1;
}

int main(int argc, char **argv) {
  static harness h;
  char result[4096];
  const char *study = NULL, *cases = "*";
  const int asked = read_options(argc, argv, &h, &study, &cases);
  if (asked > 0) return 0;
  if (asked < 0) {
    fputs(usage, stderr);
    return 2;
  }
  snprintf(result, sizeof result, "%s/models.json", h.run.folder);
  h.run.result = result;
  h.run.knows_components = run_knows_components(&h.run);
  if (run_analyze(&h.run, study, result) != 0 || models_read(result, &h.set) != 0) return 2;
  // A batch is one call; the limit of time is for all of its spectra.
  h.run.seconds *= (unsigned)(h.spectra < BATCH ? h.spectra : BATCH);
  if (!h.run.knows_components && !h.only_write)
    puts("no --component: cases *-given run without it");
  int missed = self_check(result, &h.set);
  if (missed == 0) missed = run_cases(&h, cases);
  models_free(&h.set);
  return missed < 0 ? 2 : missed > 0 ? 1 : 0;
}
