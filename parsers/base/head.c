/* SPDX-License-Identifier: GPL-3.0-or-later */
/* head.c: the lines of text in memory, one after the other. */
#include "base/head.h"

#include <string.h>

head_line head_begin(const char *text, size_t length)
{
  return (head_line){.rest = text, .left = length};
}

bool head_next(head_line *line)
{
  if (line->left == 0)
    return false;
  const char *end = memchr(line->rest, '\n', line->left);
  line->text = line->rest;
  line->ended = end != NULL;
  line->length = end != NULL ? (size_t)(end - line->rest) : line->left;
  size_t taken = line->length + (size_t)line->ended;
  line->rest += taken;
  line->left -= taken;
  return true;
}
