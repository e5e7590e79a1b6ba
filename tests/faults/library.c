/* SPDX-License-Identifier: GPL-3.0-or-later */
/* library.c: the calls of elastir.h for memory.sh, as a command: library [FILE...] -o RESULT writes
 * the result of these outputs, or of a tensor, as it is after it was read again. Ends as elastir
 * does. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "elastir.h"

static elastir_result *analyze(const char *const *paths, size_t count, char **error)
{
  const elastir_input input = {"model", paths, count};
  const elastir_options options = {.samples = 2};
  return elastir_analyze(&input, 1, &options, error);
}

/* C11 10, C12 5, C44 3 GPa, and a little of c12 and c21 apart, which is reported. */
static elastir_result *analyze_tensor(char **error)
{
  double c[36];
  for (int i = 0; i < 6; i++)
    for (int j = 0; j < 6; j++)
      c[6 * i + j] = i < 3 && j < 3 ? (i == j ? 10.0 : 5.0) : i == j ? 3.0 : 0.0;
  c[6] = 5.01;
  return elastir_analyze_tensor("model", c, NULL, error);
}

/* As JSON, which is read and printed again. NULL: no memory. */
static char *print(elastir_result *result, char **error)
{
  char *text = elastir_json(result, false);
  elastir_free(result);
  result = text != NULL ? elastir_read_text(text, strlen(text), error) : NULL;
  free(text);
  text = elastir_json(result, false);
  elastir_free(result);
  return text;
}

static bool write_file(const char *path, const char *text)
{
  FILE *file = fopen(path, "w");
  bool good = file != NULL && fputs(text, file) >= 0;
  if (file != NULL)
    good = fclose(file) == 0 && good;
  return good;
}

int main(int argc, char **argv)
{
  static char room[1 << 12];
  setvbuf(stderr, room, _IOLBF, sizeof room);
  int count = argc - 3; /* without -o RESULT */
  if (count < 0 || strcmp(argv[argc - 2], "-o") != 0)
    return 2;
  char *error = NULL;
  elastir_result *result = count > 0
                               ? analyze((const char *const *)argv + 1, (size_t)count, &error)
                               : analyze_tensor(&error);
  char *text = result != NULL ? print(result, &error) : NULL;
  bool good = text != NULL && write_file(argv[argc - 1], text);
  if (!good)
    fprintf(stderr, "library: %s\n", error != NULL ? error : "not enough memory");
  free(error);
  free(text);
  return good ? 0 : 1;
}
