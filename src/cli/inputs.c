/* SPDX-License-Identifier: GPL-3.0-or-later */
/* inputs.c: what an input is, before it is read, and the models that commands are given. */
#include "cli/inputs.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/number.h"
#include "base/stream.h"
#include "cli/settings.h"
#include "crystal/crystal.h"
#include "json/json.h"
#include "result/join.h"
#include "result/kinds.h"
#include "result/read.h"
#include "tensor/tensor_file.h"

/* What the shell makes of <(COMMAND) names an open descriptor, as '-' does. -1: another file. */
static int descriptor_of(const char *path)
{
  static const char *const folders[] = {"/dev/fd/", "/proc/self/fd/"};
  if (strcmp(path, "-") == 0 || strcmp(path, "/dev/stdin") == 0)
    return STDIN_FILENO;
  for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
    size_t length = strlen(folders[i]);
    long number;
    if (strncmp(path, folders[i], length) == 0 &&
        number_integer(path + length, strlen(path + length), &number) == NUMBER_OK &&
        number != STDOUT_FILENO && number != STDERR_FILENO && number >= 0 && number < INT_MAX &&
        fcntl((int)number, F_GETFD) >= 0)
      return (int)number;
  }
  return -1;
}

static const char *name_of(const char *path)
{
  return strcmp(path, "-") != 0 ? path : "<stdin>";
}

static bool copy_to(FILE *copy, int descriptor)
{
  char bytes[1 << 15];
  for (;;) {
    ssize_t got = read(descriptor, bytes, sizeof bytes);
    if (got == 0)
      return fflush(copy) == 0;
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0 || fwrite(bytes, 1, (size_t)got, copy) != (size_t)got)
      return false;
  }
}

/* Makes the descriptor that the path names something that can be read twice. */
static bool make_seekable(const char *path, int descriptor, elastir_diagnostics *diagnostics)
{
  FILE *copy = tmpfile();
  bool good = copy != NULL && copy_to(copy, descriptor) && lseek(fileno(copy), 0, SEEK_SET) == 0 &&
              dup2(fileno(copy), descriptor) == descriptor;
  if (!good)
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "cannot-read", name_of(path), 0,
                     "cannot be copied to a temporary file: %s", strerror(errno));
  if (copy != NULL)
    fclose(copy);
  return good;
}

/* *json: whether it begins as JSON does. */
static cli_input_kind kind_of(elastir_stream *stream, bool *json)
{
  static const char schema[] = "\"elastir.";
  *json = false;
  if (elastir_stream_begins(stream, elastir_crystal_recognise))
    return INPUT_CRYSTAL;
  size_t length, blank = 0;
  const char *head = elastir_stream_peek(stream, &length);
  while (blank < length && strchr(" \t\r\n", head[blank]) != NULL)
    blank++;
  bool braced = blank < length && head[blank] == '{';
  *json = braced || length == 0; /* an empty file has a message of its own */
  size_t near = length < 256 ? length : 256; /* the schema is the first member */
  for (size_t i = blank; braced && i + sizeof schema <= near; i++)
    if (memcmp(head + i, schema, sizeof schema - 1) == 0)
      return INPUT_RESULT;
  return elastir_tensor_recognise(head, length) ? INPUT_TENSOR : INPUT_OTHER;
}

/* *json as there. */
static cli_input_kind recognise(const char *path, bool *json)
{
  struct stat status;
  *json = false;
  if (strcmp(path, "-") != 0 && stat(path, &status) == 0 && !S_ISREG(status.st_mode))
    return S_ISDIR(status.st_mode) ? INPUT_FOLDER : INPUT_UNREADABLE; /* read once alone */
  elastir_diagnostics unused = {0}; /* who reads the file will say it again */
  elastir_stream *stream = elastir_stream_open(path, ELASTIR_CHECKSUM_NONE, &unused);
  cli_input_kind kind = INPUT_UNREADABLE;
  if (stream != NULL) {
    kind = kind_of(stream, json);
    elastir_stream_close(stream, NULL);
  }
  elastir_diagnostics_free(&unused);
  return kind;
}

bool cli_input_kind_of(const char *path, cli_input_kind *kind, elastir_diagnostics *diagnostics)
{
  *kind = INPUT_UNREADABLE;
  int descriptor = descriptor_of(path);
  off_t start = descriptor >= 0 ? lseek(descriptor, 0, SEEK_CUR) : 0;
  if (start < 0) { /* a pipe, as a rule */
    if (!make_seekable(path, descriptor, diagnostics))
      return false;
    start = 0;
  }
  bool json;
  *kind = recognise(path, &json);
  if (descriptor < 0 || lseek(descriptor, start, SEEK_SET) == start)
    return true;
  elastir_diagnose(diagnostics, ELASTIR_ERROR, "cannot-read", name_of(path), 0,
                   "it cannot be rewound: %s", strerror(errno));
  return false;
}

bool cli_read_operands(const cli_line *line, elastir_study *study)
{
  bool good = true;
  for (size_t i = 0; good && i < line->operand_count; i++)
    good = elastir_study_add_operand(study, line->operands[i], line->diagnostics);
  return good;
}

static bool check_input(const char *path, elastir_diagnostics *diagnostics)
{
  bool json;
  cli_input_kind kind = strcmp(path, "-") != 0 ? recognise(path, &json) : INPUT_UNREADABLE;
  if (kind == INPUT_FOLDER)
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "is-folder", path, 0,
                     "it is a folder, not a CRYSTAL output; 'elastir batch %s' analyses each "
                     "file in it", path);
  else if (kind == INPUT_RESULT)
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "is-result", path, 0,
                     "it is already a result, not a CRYSTAL output; 'elastir show %s' shows it",
                     path);
  return kind != INPUT_FOLDER && kind != INPUT_RESULT;
}

/* Says what a file is that has to be unpacked or converted. false: it is none. */
static bool is_packed(const char *path, elastir_diagnostics *diagnostics)
{
  elastir_diagnostics unused = {0};
  elastir_stream *stream = elastir_stream_open(path, ELASTIR_CHECKSUM_NONE, &unused);
  size_t length = 0;
  const char *head = stream != NULL ? elastir_stream_peek(stream, &length) : NULL;
  const char *packed = head != NULL ? elastir_crystal_packed(head, length) : NULL;
  if (packed != NULL)
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "unsupported-format", path, 0, "%s", packed);
  if (stream != NULL)
    elastir_stream_close(stream, NULL);
  elastir_diagnostics_free(&unused);
  return packed != NULL;
}

/* Refuses what is certainly no result, and says which command takes it. */
static bool may_be_result(const cli_line *line, const char *path)
{
  bool json = false;
  cli_input_kind kind = strcmp(path, "-") != 0 ? recognise(path, &json) : INPUT_UNREADABLE;
  if (kind == INPUT_FOLDER)
    elastir_diagnose(line->diagnostics, ELASTIR_ERROR, "is-folder", path, 0,
                     "it is a folder; 'elastir batch %s -o FILE.jsonl' analyses each output in it",
                     path);
  else if (kind == INPUT_OTHER && !json && is_packed(path, line->diagnostics))
    return false;
  else if (kind == INPUT_OTHER && !json)
    elastir_diagnose(line->diagnostics, ELASTIR_ERROR, "not-a-result", path, 0,
                     "expected a result of elastir or a CRYSTAL output; for a measured spectrum use 'elastir "
                     "compare RESULT %s', for a stiffness map 'elastir map %s'",
                     path, path);
  else
    return true;
  return false;
}

/* What could not be looked at before it was read, and gave no result. */
static void explain_pipe(const cli_line *line, const char *path)
{
  struct stat status;
  if (stat(path, &status) == 0 && S_ISFIFO(status.st_mode))
    elastir_diagnose(line->diagnostics, ELASTIR_ERROR, "is-pipe", path, 0,
                     "a named pipe is read as a result; if it carries a CRYSTAL output, use 'cat %s | "
                     "elastir %s -'", path, line->command->name);
}

typedef struct {
  dev_t device;
  ino_t number;
  const char *path;
} known_file;

/* Adds the file; `by`: the label of who names it, or NULL. */
static void note_file(known_file *known, size_t *count, const char *path, const char *by,
                      elastir_diagnostics *diagnostics)
{
  struct stat status;
  if (stat(path, &status) != 0 || !S_ISREG(status.st_mode))
    return;
  for (size_t i = 0; i < *count; i++)
    if (known[i].device == status.st_dev && known[i].number == status.st_ino) {
      elastir_diagnose(diagnostics, ELASTIR_WARNING, "same-file", path, 0,
                       "the same file is given twice, previously as '%s'%s%s%s", known[i].path,
                       by != NULL ? "; model '" : "", by != NULL ? by : "",
                       by != NULL ? "' repeats it" : "");
      break;
    }
  known[(*count)++] = (known_file){status.st_dev, status.st_ino, path};
}

static known_file *room_for(size_t files, elastir_diagnostics *diagnostics)
{
  known_file *known = calloc(files + 1, sizeof *known);
  if (known == NULL)
    elastir_diagnose_no_memory(diagnostics);
  return known;
}

void cli_report_repeated(const char *const *paths, size_t files, elastir_diagnostics *diagnostics)
{
  size_t count = 0;
  known_file *known = room_for(files, diagnostics);
  for (size_t i = 0; known != NULL && i < files; i++)
    note_file(known, &count, paths[i], NULL, diagnostics);
  free(known);
}

/* A file that describes two models, or one twice, is a slip more often than not. */
static void report_repeated(const elastir_study *study, elastir_diagnostics *diagnostics)
{
  size_t most = 0, count = 0;
  for (size_t m = 0; m < study->model_count; m++)
    most += study->models[m].path_count;
  known_file *known = room_for(most, diagnostics);
  for (size_t m = 0; known != NULL && m < study->model_count; m++)
    for (size_t f = 0; f < study->models[m].path_count; f++)
      note_file(known, &count, study->models[m].paths[f], study->models[m].label, diagnostics);
  free(known);
}

bool cli_check_study(const elastir_study *study, elastir_diagnostics *diagnostics)
{
  bool good = true;
  report_repeated(study, diagnostics);
  for (size_t m = 0; m < study->model_count; m++)
    for (size_t f = 0; f < study->models[m].path_count; f++)
      good = check_input(study->models[m].paths[f], diagnostics) && good;
  return good;
}

/* Whether an operand names a CRYSTAL output or tensors, alone or among others of a model. */
static bool names_outputs(const char *operand, elastir_diagnostics *diagnostics)
{
  elastir_study study = {0};
  elastir_diagnostics unused = {0};
  bool found = false, good = elastir_study_add_operand(&study, operand, &unused);
  for (size_t f = 0; good && !found && f < study.models[0].path_count; f++) {
    cli_input_kind kind;
    good = cli_input_kind_of(study.models[0].paths[f], &kind, diagnostics);
    found = good && (kind == INPUT_CRYSTAL || kind == INPUT_TENSOR);
  }
  if (unused.out_of_memory)
    elastir_diagnose_no_memory(diagnostics);
  elastir_study_free(&study);
  elastir_diagnostics_free(&unused);
  return found;
}

/* Takes the operands from `first` on that are CRYSTAL outputs or tensors; returns how many. */
static size_t gather_outputs(const cli_line *line, size_t first, elastir_study *study)
{
  size_t i = first;
  while (i < line->operand_count && names_outputs(line->operands[i], line->diagnostics)) {
    if (!elastir_study_add_operand(study, line->operands[i], line->diagnostics))
      break;
    i++;
  }
  return i - first;
}

/* NULL: *status says how to end. */
static elastir_result *analyse(const cli_line *line, const elastir_study *study,
                               const optics_settings *optics, int *status)
{
  elastir_settings settings;
  elastir_result *result = NULL;
  cli_settings_default(&settings);
  settings.reading.normal_modes = settings.modes_if_any = line->command->atoms;
  if (line->command->unscaled)
    settings.scale = (elastir_scale){0};
  if (optics != NULL)
    settings.optics = *optics;
  *status = EXIT_USAGE;
  if (cli_overwrites_study(line, study))
    return NULL;
  if (cli_check_study(study, line->diagnostics))
    result = cli_analyse(line, study, &settings, line->threads, line->diagnostics);
  *status = result != NULL ? EXIT_DONE : EXIT_INPUT;
  return result;
}

bool cli_begins_with_result(const cli_line *line)
{
  cli_input_kind kind = INPUT_OTHER;
  return line->operand_count > 0 &&
         cli_input_kind_of(line->operands[0], &kind, line->diagnostics) && kind == INPUT_RESULT;
}

bool cli_begins_with_models(const cli_line *line)
{
  return cli_begins_with_result(line) || names_outputs(line->operands[0], line->diagnostics);
}

int cli_take_models(const cli_line *line, const cli_model_wishes *wishes, cli_models *models)
{
  const char *study = wishes != NULL ? wishes->study : NULL;
  const optics_settings *optics = wishes != NULL ? wishes->optics : NULL;
  *models = (cli_models){0};
  int status = EXIT_DONE;
  models->operands = gather_outputs(line, 0, &models->study);
  if (study != NULL && models->operands == 0 && !cli_begins_with_result(line)) {
    if (line->diagnostics->errors > 0 ||
        !elastir_study_add_file(&models->study, study, line->diagnostics))
      return EXIT_INPUT;
    models->result = analyse(line, &models->study, optics, &status);
    return status;
  }
  if (line->diagnostics->errors > 0)
    return models->study.model_count > 0 ? cli_refuse(line) : EXIT_INPUT;
  if (models->operands > 0) {
    models->result = analyse(line, &models->study, optics, &status);
    return status;
  }
  models->operands = 1;
  if (cli_overwrites(line, line->operands, 1))
    return EXIT_USAGE;
  if (may_be_result(line, line->operands[0]))
    models->result = cli_read_result(line, line->operands[0]);
  if (models->result == NULL)
    explain_pipe(line, line->operands[0]);
  return models->result != NULL ? EXIT_DONE : EXIT_INPUT;
}

/* ---- all operands ---- */

static bool add_part(const cli_line *line, cli_models *models, elastir_result *part)
{
  if (!elastir_grow(&models->parts, &models->part_capacity, models->part_count,
                    sizeof *models->parts)) {
    elastir_diagnose_no_memory(line->diagnostics);
    result_free(part);
    return false;
  }
  models->parts[models->part_count++] = part;
  return true;
}

/* A line of JSON Lines that is no result: the head of a part, what was passed over, or a failure,
 * which is reported. */
static bool is_no_result(const char *text, size_t length, const char *path, long number,
                           elastir_diagnostics *diagnostics)
{
  result_kind kind = result_kind_of_line(text);
  long line;
  if (kind != KIND_FAILURE)
    return kind == KIND_PART || kind == KIND_PASSED;
  cJSON *document = json_parse(text, length, &line);
  const char *input = json_text_at(document, "path");
  elastir_diagnose(diagnostics, ELASTIR_WARNING, "no-result", path, number,
                   "'%s' gave no result", input != NULL ? input : "?");
  cJSON_Delete(document);
  return true;
}

/* Each result of the JSON Lines of batch, or the one of a document. */
static void add_results(const cli_line *line, const char *path, cli_models *models)
{
  enum { LARGEST_INPUT = 1 << 30 };
  size_t length = 0;
  const char *name = name_of(path);
  char *json = elastir_read_whole(path, LARGEST_INPUT, ELASTIR_CHECKSUM_NONE, &length, NULL,
                                  line->diagnostics);
  const char *first = json != NULL ? strchr(json, '\n') : NULL;
  bool lines = first != NULL && json[0] == '{' && json[1] == '"' && first[1] == '{';
  long number = 0;
  if (length == 0 && json != NULL) /* which says that it is no result */
    result_free(result_read_text(json, 0, name, line->diagnostics));
  for (char *start = json; start != NULL && *start != '\0';) {
    size_t here = lines ? strcspn(start, "\n") : length;
    char *next = start + here + (start[here] == '\n');
    start[here] = '\0';
    if (!lines || !is_no_result(start, here, path, ++number, line->diagnostics)) {
      elastir_result *result = result_read_text(start, here, name, line->diagnostics);
      if (result != NULL && !add_part(line, models, result))
        break;
    }
    start = next;
  }
  free(json);
}

/* Takes one result, or as many outputs as follow each other. EXIT_DONE, or how to end. */
static int add_operands(const cli_line *line, cli_models *models)
{
  elastir_study study = {0};
  int status = EXIT_DONE;
  size_t errors = line->diagnostics->errors;
  size_t taken = gather_outputs(line, models->operands, &study);
  if (line->diagnostics->errors > errors) {
    status = study.model_count > 0 ? cli_refuse(line) : EXIT_INPUT;
  } else if (taken > 0) {
    elastir_result *part = analyse(line, &study, NULL, &status);
    if (part != NULL && !add_part(line, models, part))
      status = EXIT_INPUT;
  } else if (cli_overwrites(line, &line->operands[models->operands], 1)) {
    status = EXIT_USAGE;
  } else if (may_be_result(line, line->operands[models->operands])) {
    add_results(line, line->operands[models->operands], models);
  }
  models->operands += taken > 0 ? taken : 1;
  elastir_study_free(&study);
  return status;
}

/* Of JSON Lines the lines that can be read are shown. */
static int finish_all(const cli_line *line, cli_models *models)
{
  if (models->part_count == 0) {
    explain_pipe(line, line->operands[0]);
    return EXIT_INPUT;
  }
  models->result = models->parts[0];
  if (models->part_count == 1)
    return EXIT_DONE;
  models->result = result_join(models->parts, models->part_count);
  if (models->result == NULL)
    elastir_diagnose_no_memory(line->diagnostics);
  else if (!result_settings_agree(models->parts, models->part_count))
    elastir_diagnose(line->diagnostics, ELASTIR_WARNING, "different-settings", NULL, 0,
                     "the results were made with different scale factors, line shapes or widths: "
                     "their bands are not comparable");
  size_t polycrystals = result_count_polycrystals(models->parts, models->part_count);
  if (polycrystals > 1)
    elastir_diagnose(line->diagnostics, ELASTIR_WARNING, "polycrystals-left-out", NULL, 0,
                     "%zu of the results have a polycrystal; a joined result can have only one, so none is "
                     "included: give these results one by one", polycrystals);
  return models->result != NULL ? EXIT_DONE : EXIT_INPUT;
}

int cli_take_all(const cli_line *line, cli_models *models)
{
  *models = (cli_models){0};
  while (models->operands < line->operand_count && !line->diagnostics->out_of_memory) {
    int status = add_operands(line, models);
    if (status != EXIT_DONE)
      return status;
  }
  return finish_all(line, models);
}

int cli_refuse_rest(const cli_line *line, const cli_models *models)
{
  const char *found = line->operands[models->operands];
  if (models->study.model_count > 0)
    return cli_misuse(line, "expected CRYSTAL outputs, or one result; '%s' is not a CRYSTAL "
                            "output", found);
  return cli_misuse(line, "expected one result, or CRYSTAL outputs; found '%s' after '%s'", found,
                    line->operands[0]);
}

void cli_models_free(cli_models *models)
{
  if (models->part_count != 1)
    result_free(models->result);
  for (size_t i = 0; i < models->part_count; i++)
    result_free(models->parts[i]);
  free(models->parts);
  elastir_study_free(&models->study);
  *models = (cli_models){0};
}
