/* SPDX-License-Identifier: GPL-3.0-or-later */
/* make_documents.c: a program of the build that writes what documents the result: its JSON Schemas,
 * and the tables of elastir-result(5) in place of the line @KEYS@ of the page that it reads.
 *
 *   make_documents result-schema | failure-schema | manual PAGE */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "json/utf8.h"
#include "result/schema.h"

enum { MOST_GROUPS = 256, LONGEST_LINE = 1024 };

static bool print(void *context, const void *bytes, size_t length)
{
  (void)context;
  return fwrite(bytes, 1, length, stdout) == length;
}

/* Text as mdoc has it: nothing of it is markup, and no character is beyond ASCII. */
static void print_text(const char *text)
{
  for (const char *c = text; *c != '\0';) {
    size_t length = utf8_length(c);
    if (length > 1)
      printf("\\[u%04X]", (unsigned)utf8_code(c, length));
    else if (*c == '\\')
      fputs("\\e", stdout);
    else if (*c == '-')
      fputs("\\-", stdout);
    else if ((*c == '.' || *c == '\'') && c == text)
      printf("\\&%c", *c);
    else
      putchar(*c);
    /* A new sentence begins on a new line. */
    bool ends = *c == '.' && c[1] == ' ' && c[2] >= 'A' && c[2] <= 'Z';
    c += length > 0 ? length : 1;
    if (ends) {
      putchar('\n');
      c++;
    }
  }
  putchar('\n');
}

static void print_sentence(const char *begin, const char *text)
{
  char sentence[512];
  snprintf(sentence, sizeof sentence, "%s%s.", begin, text);
  print_text(sentence);
}

static void print_key(const quantity *row)
{
  static const char *const words[] = {"", "Null if ", "Left out if ", "Null or left out if "};
  printf(".It Li %s\n", row->key);
  print_text(row->text);
  if (row->unit != NULL && *row->unit != '\0')
    print_sentence("Unit: ", row->unit);
  if (row->words != NULL && strchr(row->words, '|') != NULL) {
    fputs("One of: ", stdout);
    for (const char *c = row->words; *c != '\0'; c++)
      fputs(*c == '|' ? ", " : (char[]){*c, '\0'}, stdout);
    puts(".");
  }
  if (row->nulls.when != NULL)
    print_sentence(words[row->nulls.kind], row->nulls.when);
}

static void print_group(const quantity_group *group)
{
  size_t count;
  const quantity *rows = group->rows(&count);
  printf(".Ss ");
  print_text(*group->title != '\0' ? group->title : "Top level");
  if (*group->text != '\0')
    print_text(group->text);
  puts(".Bl -tag -width Ds -compact");
  for (size_t i = 0; i < count; i++)
    if (rows[i].kind != QUANTITY_REST)
      print_key(&rows[i]);
  puts(".El");
}

static int print_manual(const char *path)
{
  FILE *page = fopen(path, "r");
  char line[LONGEST_LINE];
  if (page == NULL) {
    perror(path);
    return EXIT_FAILURE;
  }
  while (fgets(line, sizeof line, page) != NULL) {
    if (strcmp(line, "@KEYS@\n") != 0) {
      fputs(line, stdout);
      continue;
    }
    const quantity_group *list[MOST_GROUPS];
    size_t count = schema_groups(&quantity_group_document, list, MOST_GROUPS);
    for (size_t i = 0; i < count; i++)
      if (list[i] != &quantity_group_parameter)
        print_group(list[i]);
  }
  fclose(page);
  return ferror(stdout) != 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}

int main(int argc, char **argv)
{
  if (argc == 2 && strcmp(argv[1], "result-schema") == 0)
    return schema_write(&quantity_group_document, "urn:elastir:result:1", "elastir result", print,
                        NULL) ? EXIT_SUCCESS : EXIT_FAILURE;
  if (argc == 2 && strcmp(argv[1], "failure-schema") == 0)
    return schema_write(&quantity_group_failure, "urn:elastir:failure:1", "elastir failure", print,
                        NULL) ? EXIT_SUCCESS : EXIT_FAILURE;
  if (argc == 3 && strcmp(argv[1], "manual") == 0)
    return print_manual(argv[2]);
  fputs("usage: make_documents result-schema | failure-schema | manual PAGE\n", stderr);
  return EXIT_FAILURE;
}
