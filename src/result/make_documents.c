/* SPDX-License-Identifier: GPL-3.0-or-later */
/* make_documents.c: a program of the build that writes what documents the result: its JSON Schemas,
 * the tables of elastir-result(5) in place of the line @KEYS@ of the page that it reads, and the
 * structs of the public header.
 *
 *   make_documents result-schema | failure-schema | header | manual PAGE */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/utf8.h"
#include "result/schema.h"

enum { MOST_GROUPS = 256, LONGEST_LINE = 1024 };

static bool print(void *context, const void *bytes, size_t length)
{
  (void)context;
  return fwrite(bytes, 1, length, stdout) == length;
}

enum { PAGE_WIDTH = 76 };

/* A word as mdoc has it: nothing of it is markup, and no character is beyond ASCII. */
static void print_word(const char *word, size_t bytes)
{
  if (*word == '.' || *word == '\'')
    fputs("\\&", stdout);
  for (const char *c = word; c < word + bytes;) {
    size_t length = utf8_length(c);
    if (length > 1)
      printf("\\[u%04X]", (unsigned)utf8_code(c, length));
    else if (*c == '\\')
      fputs("\\e", stdout);
    else if (*c == '-')
      fputs("\\-", stdout);
    else
      putchar(*c);
    c += length > 0 ? length : 1;
  }
}

/* How wide that is. */
static size_t printed_width(const char *word, size_t bytes)
{
  size_t width = 2;
  for (const char *c = word; c < word + bytes; c++)
    width += (unsigned char)*c >= 0x80 ? 4 : *c == '-' || *c == '\\' ? 2 : 1;
  return width;
}

/* Text in lines of some width; a new sentence begins on a new line. */
static void print_text(const char *text)
{
  size_t column = 0;
  bool ended = false;
  while (*text != '\0') {
    size_t bytes = strcspn(text, " ");
    bool starts = ended && *text >= 'A' && *text <= 'Z';
    if (column > 0) {
      bool breaks = starts || column + printed_width(text, bytes) > PAGE_WIDTH;
      putchar(breaks ? '\n' : ' ');
      column = breaks ? 0 : column + 1;
    }
    print_word(text, bytes);
    column += printed_width(text, bytes);
    ended = bytes > 0 && text[bytes - 1] == '.';
    text += bytes;
    text += strspn(text, " ");
  }
  putchar('\n');
}

static void print_sentence(const char *begin, const char *text)
{
  char sentence[1024];
  snprintf(sentence, sizeof sentence, "%s%s.", begin, text);
  print_text(sentence);
}

/* "One of: a, b, c." */
static void print_words(const char *words)
{
  char list[512];
  size_t used = 0;
  for (; *words != '\0' && used + 3 < sizeof list; words++) {
    list[used++] = *words == '|' ? ',' : *words;
    if (*words == '|')
      list[used++] = ' ';
  }
  list[used] = '\0';
  print_sentence("One of: ", list);
}

static void print_key(const quantity *row)
{
  static const char *const words[] = {"", "Null if ", "Omitted if ", "Null or omitted if "};
  printf(".It Li %s\n", row->key);
  print_text(row->text);
  if (row->unit != NULL && *row->unit != '\0')
    print_sentence("Unit: ", row->unit);
  if (row->words != NULL && strchr(row->words, '|') != NULL)
    print_words(row->words);
  if (row->nulls.when != NULL)
    print_sentence(words[row->nulls.kind], row->nulls.when);
}

/* A title on one line; a bracket at its end is not a delimiter. */
static void print_title(const char *title)
{
  print_word(title, strlen(title));
  puts("\\&");
}

static bool has_key(const quantity *row)
{
  return row->kind != QUANTITY_REST && row->kind != QUANTITY_HIDDEN;
}

static void print_keys(const quantity *rows, size_t count)
{
  bool any = false;
  for (size_t i = 0; i < count; i++) {
    if (!has_key(&rows[i]))
      continue;
    if (!any)
      puts(".Bl -tag -width Ds -compact");
    any = true;
    print_key(&rows[i]);
  }
  if (any)
    puts(".El");
}

static void print_group(const quantity_group *group)
{
  size_t count;
  const quantity *rows = group->rows(&count);
  printf(".Ss ");
  print_title(*group->title != '\0' ? group->title : "Top level");
  if (*group->text != '\0')
    print_text(group->text);
  print_keys(rows, count);
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

/* ---- the public header ---- */

/* What the rows of result.h make of a field. */
static void print_type(const quantity *row)
{
  const char *field = row->field, *group = row->group != NULL ? row->group->name : "";
  switch (row->kind) {
    case QUANTITY_HIDDEN:
      printf("  %s %s;", row->unit, field);
      break;
    case QUANTITY_NUMBER:
      printf("  double %s;", field);
      break;
    case QUANTITY_COUNT:
      printf("  int64_t %s;", field);
      break;
    case QUANTITY_FLAG:
    case QUANTITY_ANSWER:
      printf("  int %s;", field);
      break;
    case QUANTITY_TEXT:
    case QUANTITY_WORD:
      printf("  const char *%s;", field);
      break;
    case QUANTITY_VECTOR:
      printf("  double %s[%d];", field, row->columns);
      break;
    case QUANTITY_MATRIX:
      printf("  double %s[%d];", field, row->rows * row->columns);
      break;
    case QUANTITY_NUMBERS:
    case QUANTITY_TABLE:
    case QUANTITY_SQUARE:
      printf("  const double *%s; size_t %s_count;", field, field);
      break;
    case QUANTITY_COUNTS:
      printf("  const int64_t *%s; size_t %s_count;", field, field);
      break;
    case QUANTITY_TEXTS:
      printf("  const char *const *%s; size_t %s_count;", field, field);
      break;
    case QUANTITY_OBJECT:
      printf("  elastir_result_%s %s;", group, field);
      break;
    case QUANTITY_OPTIONAL:
      printf("  elastir_result_%s *%s;", group, field);
      break;
    case QUANTITY_EITHER:
      printf("  elastir_number_or_answer %s;", field);
      break;
    default:
      printf("  elastir_result_%s *%s; size_t %s_count;", group, field, field);
      break;
  }
}

static void print_field(const quantity *row)
{
  static const char *const words[] = {"", " Null if ", " Omitted if ", " Null or omitted if "};
  print_type(row);
  if (row->kind == QUANTITY_HIDDEN) {
    puts("");
    return;
  }
  bool unit = row->unit != NULL && *row->unit != '\0', null = row->nulls.when != NULL;
  printf("\n    /* %s%s%s%s%s%s%s */\n", row->text, unit ? " Unit: " : "", unit ? row->unit : "",
         unit ? "." : "", words[row->nulls.kind], null ? row->nulls.when : "", null ? "." : "");
}

/* A struct comes behind those that it is made of. */
static void print_struct(const quantity_group *group, const quantity_group **done, size_t *count)
{
  size_t rows;
  const quantity *row = group->rows(&rows);
  for (size_t i = 0; i < *count; i++)
    if (done[i] == group)
      return;
  done[(*count)++] = group;
  for (size_t i = 0; i < rows; i++)
    if (row[i].group != NULL)
      print_struct(row[i].group, done, count);
  printf("\n/* %s%s%s */\nstruct elastir_result_%s {\n", *group->title != '\0' ? group->title
                                                                             : "The document.",
         *group->text != '\0' ? ". " : "", group->text, group->name);
  for (size_t i = 0; i < rows; i++)
    print_field(&row[i]);
  puts("};");
}

static int print_header(void)
{
  const quantity_group *list[MOST_GROUPS], *done[MOST_GROUPS];
  size_t count = schema_groups(&quantity_group_document, list, MOST_GROUPS), printed = 0;
  puts("/* SPDX-License-Identifier: GPL-3.0-or-later */\n"
       "/* result.h: the result document as structs; see elastir.h. */\n"
       "#ifndef ELASTIR_RESULT_H\n#define ELASTIR_RESULT_H\n\n"
       "#include <stdbool.h>\n#include <stddef.h>\n#include <stdint.h>\n\n"
       "struct elastir_result_memory;\n\n"
       "/* A number or, where `answer` is true, yes (1) or no (0). */\n"
       "typedef struct {\n  double value;\n  bool answer;\n} elastir_number_or_answer;\n");
  for (size_t i = 0; i < count; i++)
    printf("typedef struct elastir_result_%s elastir_result_%s;\n", list[i]->name, list[i]->name);
  for (size_t i = 0; i < count; i++)
    print_struct(list[i], done, &printed);
  puts("\ntypedef elastir_result_document elastir_result;\n\n#endif");
  return ferror(stdout) != 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}

int main(int argc, char **argv)
{
  if (argc == 2 && strcmp(argv[1], "header") == 0)
    return print_header();
  if (argc == 2 && strcmp(argv[1], "result-schema") == 0)
    return schema_write(&quantity_group_document, "urn:elastir:result:1", "elastir result", print,
                        NULL) ? EXIT_SUCCESS : EXIT_FAILURE;
  if (argc == 2 && strcmp(argv[1], "failure-schema") == 0)
    return schema_write(&quantity_group_failure, "urn:elastir:failure:1", "elastir failure", print,
                        NULL) ? EXIT_SUCCESS : EXIT_FAILURE;
  if (argc == 3 && strcmp(argv[1], "manual") == 0)
    return print_manual(argv[2]);
  fputs("usage: make_documents result-schema | failure-schema | header | manual PAGE\n", stderr);
  return EXIT_FAILURE;
}
