/* SPDX-License-Identifier: GPL-3.0-or-later */
/* inputs.c: what an input is, before it is read, and the models that commands are given. */
#include "cli/inputs.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/stream.h"
#include "cli/settings.h"
#include "crystal/crystal.h"
#include "result/read.h"

static bool copy_to(FILE *copy)
{
  char bytes[1 << 15];
  for (;;) {
    ssize_t got = read(STDIN_FILENO, bytes, sizeof bytes);
    if (got == 0)
      return fflush(copy) == 0;
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0 || fwrite(bytes, 1, (size_t)got, copy) != (size_t)got)
      return false;
  }
}

/* Makes standard input something that can be read twice. */
static bool make_seekable(elastir_diagnostics *diagnostics)
{
  FILE *copy = tmpfile();
  bool good = copy != NULL && copy_to(copy) && lseek(fileno(copy), 0, SEEK_SET) == 0 &&
              dup2(fileno(copy), STDIN_FILENO) == STDIN_FILENO;
  if (!good)
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "cannot-read", "<stdin>", 0,
                     "cannot be copied to a temporary file: %s", strerror(errno));
  if (copy != NULL)
    fclose(copy);
  return good;
}

static cli_input_kind recognise(const char *path)
{
  struct stat status;
  if (strcmp(path, "-") != 0 && stat(path, &status) == 0 && !S_ISREG(status.st_mode))
    return S_ISDIR(status.st_mode) ? INPUT_FOLDER : INPUT_UNREADABLE; /* read once alone */
  elastir_diagnostics unused = {0}; /* who reads the file will say it again */
  elastir_stream *stream = elastir_stream_open(path, ELASTIR_CHECKSUM_NONE, &unused);
  cli_input_kind kind = INPUT_UNREADABLE;
  if (stream != NULL) {
    static const char schema[] = "\"elastir.";
    size_t length, blank = 0;
    const char *head = elastir_stream_peek(stream, &length);
    while (blank < length && strchr(" \t\r\n", head[blank]) != NULL)
      blank++;
    bool json = blank < length && head[blank] == '{';
    size_t near = length < 256 ? length : 256; /* the schema is the first member */
    kind = elastir_crystal_recognise(head, length) ? INPUT_CRYSTAL : INPUT_OTHER;
    for (size_t i = blank; json && i + sizeof schema <= near; i++)
      if (memcmp(head + i, schema, sizeof schema - 1) == 0)
        kind = INPUT_RESULT;
    elastir_stream_close(stream, NULL);
  }
  elastir_diagnostics_free(&unused);
  return kind;
}

bool cli_input_kind_of(const char *path, cli_input_kind *kind, elastir_diagnostics *diagnostics)
{
  *kind = INPUT_UNREADABLE;
  bool standard_input = strcmp(path, "-") == 0;
  off_t start = standard_input ? lseek(STDIN_FILENO, 0, SEEK_CUR) : 0;
  if (start < 0) { /* a pipe, as a rule */
    if (!make_seekable(diagnostics))
      return false;
    start = 0;
  }
  *kind = recognise(path);
  if (!standard_input || lseek(STDIN_FILENO, start, SEEK_SET) == start)
    return true;
  elastir_diagnose(diagnostics, ELASTIR_ERROR, "cannot-read", "<stdin>", 0,
                   "its beginning cannot be returned to: %s", strerror(errno));
  return false;
}

bool cli_check_input(const char *path, elastir_diagnostics *diagnostics)
{
  cli_input_kind kind = strcmp(path, "-") != 0 ? recognise(path) : INPUT_UNREADABLE;
  if (kind == INPUT_FOLDER)
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "is-folder", path, 0,
                     "it is a folder, not a CRYSTAL output; 'elastir batch %s' analyses each "
                     "file in it", path);
  else if (kind == INPUT_RESULT)
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "is-result", path, 0,
                     "it is a result already, not a CRYSTAL output; 'elastir show %s' shows it",
                     path);
  return kind != INPUT_FOLDER && kind != INPUT_RESULT;
}

bool cli_check_study(const elastir_study *study, elastir_diagnostics *diagnostics)
{
  bool good = true;
  for (size_t m = 0; m < study->model_count; m++)
    for (size_t f = 0; f < study->models[m].path_count; f++)
      good = cli_check_input(study->models[m].paths[f], diagnostics) && good;
  return good;
}

/* Whether an operand names a CRYSTAL output, alone or among others of a model. */
static bool names_outputs(const char *operand, elastir_diagnostics *diagnostics)
{
  elastir_study study = {0};
  elastir_diagnostics unused = {0};
  bool found = false, good = elastir_study_add_operand(&study, operand, &unused);
  for (size_t f = 0; good && !found && f < study.models[0].path_count; f++) {
    cli_input_kind kind;
    good = cli_input_kind_of(study.models[0].paths[f], &kind, diagnostics);
    found = good && kind == INPUT_CRYSTAL;
  }
  if (unused.out_of_memory)
    elastir_diagnose_no_memory(diagnostics);
  elastir_study_free(&study);
  elastir_diagnostics_free(&unused);
  return found;
}

int cli_take_models(const cli_line *line, cli_models *models)
{
  *models = (cli_models){0};
  elastir_diagnostics *diagnostics = line->diagnostics;
  while (models->operands < line->operand_count &&
         names_outputs(line->operands[models->operands], diagnostics))
    if (!elastir_study_add_operand(&models->study, line->operands[models->operands++],
                                   diagnostics))
      return cli_refuse(line);
  if (diagnostics->errors > 0)
    return EXIT_INPUT;
  if (models->operands == 0) {
    models->operands = 1;
    models->result = cli_read_result(line, line->operands[0]);
    return models->result != NULL ? EXIT_DONE : EXIT_INPUT;
  }
  if (cli_overwrites_study(line, &models->study))
    return EXIT_USAGE;
  if (!cli_check_study(&models->study, diagnostics))
    return EXIT_INPUT;
  elastir_settings settings;
  cli_settings_default(&settings);
  models->result = cli_analyse(line, &models->study, &settings, line->threads, diagnostics);
  return models->result != NULL ? EXIT_DONE : EXIT_INPUT;
}

int cli_refuse_rest(const cli_line *line, const cli_models *models)
{
  const char *found = line->operands[models->operands];
  if (models->study.model_count > 0)
    return cli_misuse(line, "expected CRYSTAL outputs, or one result; '%s' is not a CRYSTAL "
                            "output", found);
  return cli_misuse(line, "expected one result, or CRYSTAL outputs; found '%s' behind '%s'", found,
                    line->operands[0]);
}

void cli_models_free(cli_models *models)
{
  result_free(models->result);
  elastir_study_free(&models->study);
  *models = (cli_models){0};
}
