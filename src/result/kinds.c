/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kinds.c: the kinds of documents that elastir writes, told by their beginnings. */
#include "result/kinds.h"

#include <stddef.h>
#include <string.h>

#define HEAD(schema) "{\"schema\":\"" schema "\""

result_kind result_kind_of_line(const char *line)
{
  static const struct {
    const char *head;
    result_kind kind;
  } kinds[] = {{HEAD(RESULT_SCHEMA), KIND_RESULT},
               {HEAD(FAILURE_SCHEMA), KIND_FAILURE},
               {HEAD(PART_SCHEMA), KIND_PART},
               {HEAD(PASSED_SCHEMA), KIND_PASSED}};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (strncmp(line, kinds[i].head, strlen(kinds[i].head)) == 0)
      return kinds[i].kind;
  return KIND_OTHER;
}
