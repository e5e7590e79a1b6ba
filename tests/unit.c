/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit.c: runs the Check suites: all of them, or those that are named: `unit [SUITE...]`.
 *
 * A suite is FOLDER/NAME, its source tests/FOLDER/test_NAME.c, or FOLDER for all of a folder;
 * `unit -l` lists them. Check's own CK_RUN_SUITE, CK_RUN_CASE, CK_FORK and CK_VERBOSITY work. */
#include "suite.h"

#include <stdbool.h>

typedef struct {
  const char *folder;
  const char *name;
  Suite *(*make)(void);
} listed_suite;

static const listed_suite suites[] = {
#define SUITE(folder, name) {#folder, #name, suite_##folder##_##name},
#include "suites.def"
#undef SUITE
};
enum { SUITE_COUNT = sizeof suites / sizeof *suites };

static bool ends_with(const char *text, const char *end)
{
  size_t length = strlen(text), wanted = strlen(end);
  return length >= wanted && strcmp(text + length - wanted, end) == 0 &&
         (length == wanted || text[length - wanted - 1] == '/');
}

static bool is_named(const listed_suite *suite, const char *argument)
{
  char name[256], source[256];
  snprintf(name, sizeof name, "%s/%s", suite->folder, suite->name);
  snprintf(source, sizeof source, "%s/test_%s.c", suite->folder, suite->name);
  return strcmp(argument, suite->folder) == 0 || strcmp(argument, name) == 0 ||
         ends_with(argument, source);
}

/* Marks what an argument names; false: nothing. */
static bool choose(const char *argument, bool chosen[SUITE_COUNT])
{
  bool found = false;
  for (int i = 0; i < SUITE_COUNT; i++)
    if (is_named(&suites[i], argument))
      found = chosen[i] = true;
  if (!found)
    fprintf(stderr, "unit: no suite '%s'; 'unit -l' lists them\n", argument);
  return found;
}

static int run(const bool chosen[SUITE_COUNT])
{
  SRunner *runner = srunner_create(NULL);
  for (int i = 0; i < SUITE_COUNT; i++)
    if (chosen[i])
      srunner_add_suite(runner, suites[i].make());
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

int main(int argc, char **argv)
{
  bool chosen[SUITE_COUNT] = {false};
  setenv("srcdir", ELASTIR_SOURCES, 0); /* for a run by hand */
  setenv("CK_DEFAULT_TIMEOUT", "60", 0); /* 4 s are few with sanitizers on a busy machine */
  if (argc == 2 && strcmp(argv[1], "-l") == 0) {
    for (int i = 0; i < SUITE_COUNT; i++)
      printf("%s/%s\n", suites[i].folder, suites[i].name);
    return EXIT_SUCCESS;
  }
  for (int i = 1; i < argc; i++)
    if (!choose(argv[i], chosen))
      return 2;
  for (int i = 0; argc == 1 && i < SUITE_COUNT; i++)
    chosen[i] = true;
  return run(chosen);
}
