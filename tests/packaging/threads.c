/* SPDX-License-Identifier: GPL-3.0-or-later */
/* threads.c: eight threads call the library at the same time, `threads OUTPUT...`, each starting with
 * another output; each gets the very text that one thread alone got before, and each a message of its
 * own for what is no output. Linked with the installed library by installed.sh. */
#include <elastir/elastir.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { THREADS = 8, MOST = 16 };

static size_t count;
static char **paths;
static char *expected[MOST];

static char *text_of(const char *path)
{
  const elastir_input input = {"model", &path, 1};
  elastir_result *result = elastir_analyze(&input, 1, NULL, NULL);
  char *text = result != NULL ? elastir_json(result, false) : NULL;
  elastir_free(result);
  return text;
}

/* NULL: all is well. */
static void *work(void *number)
{
  const size_t *own = number;
  char *error = NULL;
  elastir_result *none = elastir_read_text("{]", 2, &error);
  const char *wrong = none == NULL && error != NULL ? NULL : "no message";
  elastir_free(none);
  free(error);
  for (size_t i = 0; i < count; i++) {
    size_t which = (i + *own) % count;
    char *text = text_of(paths[which]);
    if (text == NULL || strcmp(text, expected[which]) != 0)
      wrong = "another result";
    free(text);
  }
  return (void *)(size_t)(wrong != NULL);
}

int main(int argc, char **argv)
{
  pthread_t threads[THREADS];
  size_t numbers[THREADS], failed = 0;
  count = (size_t)argc - 1 < MOST ? (size_t)argc - 1 : MOST;
  paths = argv + 1;
  for (size_t i = 0; i < count; i++)
    if ((expected[i] = text_of(paths[i])) == NULL)
      return 2;
  for (size_t t = 0; t < THREADS; t++) {
    numbers[t] = t;
    if (pthread_create(&threads[t], NULL, work, &numbers[t]) != 0)
      return 3;
  }
  for (size_t t = 0; t < THREADS; t++) {
    void *wrong;
    pthread_join(threads[t], &wrong);
    failed += wrong != NULL;
  }
  for (size_t i = 0; i < count; i++)
    free(expected[i]);
  if (failed > 0)
    fprintf(stderr, "%zu of %d threads got something else\n", failed, THREADS);
  return failed > 0;
}
