/* SPDX-License-Identifier: GPL-3.0-or-later */
/* jsonget.c: prints the value at a path of a JSON document, for the shell tests.
 * jsonget FILE PATH; PATH is keys and array indices with dots between, ".#" is a length. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/stream.h"
#include "json/json.h"
#include "json/writer.h"

/* The member that the path begins with, and the rest of the path; keys may have dots in them. */
static const cJSON *step(const cJSON *item, const char **path)
{
  size_t n = strcspn(*path, ".");
  const cJSON *found = cJSON_IsArray(item) ? cJSON_GetArrayItem(item, atoi(*path)) : NULL;
  for (const cJSON *child = cJSON_IsObject(item) ? item->child : NULL; child != NULL;
       child = child->next) {
    size_t length = strlen(child->string);
    if (strncmp(*path, child->string, length) != 0 ||
        ((*path)[length] != '.' && (*path)[length] != '\0') || (found != NULL && length < n))
      continue;
    found = child;
    n = length;
  }
  *path += n + ((*path)[n] == '.' ? 1 : 0);
  return found;
}

int main(int argc, char **argv)
{
  if (argc != 3)
    return 2;
  elastir_diagnostics diagnostics = {0};
  size_t length = 0;
  char *text = elastir_read_whole(argv[1], (size_t)1 << 30, ELASTIR_CHECKSUM_NONE, &length, NULL,
                                  &diagnostics);
  long line = 0;
  cJSON *document = text != NULL ? json_parse(text, length, &line) : NULL;
  const cJSON *item = document;
  const char *path = argv[2];
  while (item != NULL && *path != '\0' && strcmp(path, "#") != 0)
    item = step(item, &path);
  if (item == NULL) {
    puts("absent");
  } else if (*path == '#') {
    printf("%d\n", cJSON_GetArraySize(item));
  } else if (cJSON_IsNumber(item)) {
    char number[32];
    json_format_number(item->valuedouble, number);
    puts(number);
  } else if (cJSON_IsString(item)) {
    puts(item->valuestring);
  } else {
    char *printed = cJSON_PrintUnformatted(item);
    puts(printed != NULL ? printed : "absent");
    cJSON_free(printed);
  }
  cJSON_Delete(document);
  free(text);
  elastir_diagnostics_free(&diagnostics);
  return 0;
}
