/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finish.c: how every command ends: messages on standard error, output whole, a status. */
#include "cli/cli.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/stream.h"
#include "output/whole_file.h"
#include "result/memory.h"
#include "result/read.h"
#include "result/write.h"

void cli_print_clean(const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    putc((unsigned char)*c < 32 || *c == 127 ? '?' : *c, stderr);
}

/* `more`: so many about the same input are not printed. */
static void print_item(const cli_line *line, const elastir_diagnostic *item, size_t more)
{
  fprintf(stderr, "elastir %s: ", line->command->name);
  if (item->file != NULL) {
    cli_print_clean(item->file);
    if (item->line > 0)
      fprintf(stderr, ":%ld", item->line);
    fputs(": ", stderr);
  }
  if (item->severity == ELASTIR_WARNING)
    fputs("warning: ", stderr);
  else if (item->severity == ELASTIR_INFO)
    fputs("note: ", stderr);
  cli_print_clean(item->message);
  if (item->repeats > 0)
    fprintf(stderr, " (and %zu more of this kind)", item->repeats);
  if (more > 0)
    fprintf(stderr, " (and %zu more about this input: -v)", more);
  putc('\n', stderr);
}

void cli_print_diagnostic(const cli_line *line, const elastir_diagnostic *item)
{
  print_item(line, item, 0);
}

/* --strict is about inputs: that the default scale factors are of another method than a sound output
 * is no fault of the output. */
static size_t warnings_of_defaults(const elastir_diagnostics *diagnostics)
{
  size_t count = 0;
  for (size_t i = 0; i < diagnostics->count; i++)
    if (strcmp(diagnostics->items[i].code, "scale-factors-of-another-method") == 0)
      count += 1 + diagnostics->items[i].repeats;
  return count;
}

static bool same_file(const elastir_diagnostic *a, const elastir_diagnostic *b)
{
  return a->file != NULL && b->file != NULL && strcmp(a->file, b->file) == 0;
}

/* What somebody asked for by name and does not get is said each time, and stands for nothing else. */
static bool is_answer(const elastir_diagnostic *item)
{
  return strcmp(item->code, "lines-not-fitted") == 0 || strcmp(item->code, "area-outside") == 0;
}

/* Is it a warning of an input about which something else is printed: any error, or a warning before? */
static bool is_further(const elastir_diagnostics *all, const elastir_diagnostic *item)
{
  if (is_answer(item))
    return false;
  for (size_t i = 0; item->severity == ELASTIR_WARNING && i < all->count; i++) {
    const elastir_diagnostic *other = &all->items[i];
    if (same_file(other, item) && !is_answer(other) && (other->severity == ELASTIR_ERROR ||
                                   (other->severity == ELASTIR_WARNING && other < item)))
      return true;
  }
  return false;
}

/* The warnings that are not printed since this one is: the first error of an input, or its first
 * warning. */
static size_t count_further(const elastir_diagnostics *all, const elastir_diagnostic *item)
{
  size_t count = 0;
  if (is_answer(item))
    return 0;
  for (size_t i = 0; i < all->count; i++)
    if (item->severity == ELASTIR_ERROR && &all->items[i] < item &&
        all->items[i].severity == ELASTIR_ERROR && same_file(&all->items[i], item))
      return 0;
  for (size_t i = 0; i < all->count; i++)
    if (same_file(&all->items[i], item) && is_further(all, &all->items[i]))
      count += 1 + all->items[i].repeats;
  return count;
}

static void print_of_severity(const cli_line *line, elastir_severity severity)
{
  const elastir_diagnostics *all = line->diagnostics;
  bool brief = line->command->brief && !line->verbose;
  for (size_t i = 0; i < all->count; i++) {
    const elastir_diagnostic *item = &all->items[i];
    if (item->severity == severity && !(brief && is_further(all, item)))
      print_item(line, item, brief && !line->quiet ? count_further(all, item) : 0);
  }
}

int cli_print_diagnostics(const cli_line *line)
{
  const elastir_diagnostics *diagnostics = line->diagnostics;
  print_of_severity(line, ELASTIR_ERROR);
  if (line->verbose || !line->quiet)
    print_of_severity(line, ELASTIR_WARNING);
  if (line->verbose)
    print_of_severity(line, ELASTIR_INFO);
  if (diagnostics->out_of_memory)
    fprintf(stderr, "elastir %s: not enough memory\n", line->command->name);
  bool failed = diagnostics->errors > 0 ||
                (line->strict && diagnostics->warnings > warnings_of_defaults(diagnostics));
  return failed ? EXIT_INPUT : EXIT_DONE;
}

void cli_take_diagnostics(const cli_line *line, const char *path, elastir_diagnostics *own)
{
  for (size_t i = 0; i < own->count; i++) {
    const elastir_diagnostic *item = &own->items[i];
    elastir_diagnose(line->diagnostics, item->severity, item->code,
                     item->file != NULL ? item->file : path, item->line, "%s", item->message);
  }
  if (own->out_of_memory)
    elastir_diagnose_no_memory(line->diagnostics);
  elastir_diagnostics_free(own);
}

int cli_misuse(const cli_line *line, const char *format, ...)
{
  fprintf(stderr, "elastir %s: ", line->command->name);
  va_list arguments;
  va_start(arguments, format);
  vfprintf(stderr, format, arguments);
  va_end(arguments);
  fprintf(stderr, "\nTry 'elastir %s --help'.\n", line->command->name);
  return EXIT_USAGE;
}

int cli_refuse(const cli_line *line)
{
  if (line->diagnostics->out_of_memory)
    return EXIT_INPUT;
  cli_print_diagnostics(line);
  return EXIT_USAGE;
}

bool cli_overwrites(const cli_line *line, const char *const *paths, size_t count)
{
  const char *output = line->output;
  struct stat target, input;
  if (output == NULL || stat(output, &target) != 0 || !S_ISREG(target.st_mode))
    return false;
  for (size_t i = 0; i < count; i++)
    if (stat(paths[i], &input) == 0 && input.st_dev == target.st_dev &&
        input.st_ino == target.st_ino) {
      cli_misuse(line, "-o %s would overwrite an input", output);
      return true;
    }
  return false;
}

int cli_write_text(const cli_line *line, const char *text, size_t length)
{
  if (text == NULL)
    elastir_diagnose_no_memory(line->diagnostics);
  /* Where memory ran out the text may lack anything: none is better than a part. */
  if (!line->diagnostics->out_of_memory)
    whole_file_write(line->output, text, length, line->diagnostics);
  return EXIT_DONE;
}

static bool append(void *file, const void *bytes, size_t length)
{
  return whole_file_append(file, bytes, length);
}

int cli_write_result(const cli_line *line, const elastir_result *result)
{
  whole_file file;
  if (result == NULL || result_memory_failed(result->memory))
    elastir_diagnose_no_memory(line->diagnostics);
  if (!line->diagnostics->out_of_memory &&
      whole_file_open(&file, line->output, line->diagnostics)) {
    bool good = result_write(result, !line->compact, append, &file);
    if (!good)
      elastir_diagnose_no_memory(line->diagnostics);
    whole_file_close(&file, good);
  }
  return EXIT_DONE;
}

elastir_result *cli_read_result(const cli_line *line, const char *path)
{
  elastir_stream *stream = elastir_stream_open(path, ELASTIR_CHECKSUM_NONE, line->diagnostics);
  return stream != NULL ? result_read(stream, line->diagnostics) : NULL;
}
