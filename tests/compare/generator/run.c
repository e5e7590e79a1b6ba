// SPDX-License-Identifier: GPL-3.0-or-later
// run.c: starts the program with a limit of time and reads what it wrote.
#include "run.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

// Of the processor, by all programs that have ended: what else the machine does is not counted.
static double seconds_used(void) {
  struct rusage used;
  getrusage(RUSAGE_CHILDREN, &used);
  return (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec)
         + 1e-6 * (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec);
}

// Output and errors go into files (or to where they went, if NULL). The exit status, or -1.
static int run_command(char *const *arguments, const char *output, const char *errors,
                       unsigned seconds) {
  int status = -1;
  fflush(NULL);
  const pid_t child = fork();
  if (child == 0) {
    const int out = output ? open(output, O_WRONLY | O_CREAT | O_TRUNC, 0666) : 1;
    const int err = errors ? open(errors, O_WRONLY | O_CREAT | O_TRUNC, 0666) : 2;
    if (out >= 0 && err >= 0 && dup2(out, 1) >= 0 && dup2(err, 2) >= 0) {
      alarm(seconds);
      execv(arguments[0], arguments);
    }
    _exit(127);
  }
  if (child < 0 || waitpid(child, &status, 0) != child) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int run_analyze(const runner *run, const char *study, const char *path) {
  char *arguments[] = {(char *)run->program, "analyze", "-q", "--compact", "--no-provenance",
                       "-o", (char *)path, "--study", (char *)study, NULL};
  return run_command(arguments, NULL, NULL, run->seconds) == 0 ? 0 : -1;
}

int run_knows_components(const runner *run) {
  char path[4096];
  char *arguments[] = {(char *)run->program, "compare", "--help", NULL};
  snprintf(path, sizeof path, "%s/help.txt", run->folder);
  if (run_command(arguments, path, NULL, run->seconds) != 0) return 0;
  char *text = file_text(path);
  const int known = text && strstr(text, "--component");
  free(text);
  return known;
}

cJSON *run_compare(const runner *run, const char *name, const char *component,
                   char *const *files, size_t count, double *seconds) {
  char answer[4096], errors[4096], given[4096];
  char **arguments = must_allocate(count + 48, sizeof *arguments);
  size_t n = 0;
  snprintf(answer, sizeof answer, "%s/%s.json", run->folder, name);
  snprintf(errors, sizeof errors, "%s/%s.err", run->folder, name);
  arguments[n++] = (char *)run->program;
  arguments[n++] = "compare";
  arguments[n++] = "-q";
  arguments[n++] = "--compact";
  arguments[n++] = "--no-provenance";
  arguments[n++] = "-o";
  arguments[n++] = answer;
  for (char *const *option = run->options; *option; option++) arguments[n++] = *option;
  if (component && run->knows_components) {
    snprintf(given, sizeof given, "nitrate=%s", component);
    arguments[n++] = "--component";
    arguments[n++] = given;
  }
  arguments[n++] = (char *)run->result;
  for (size_t i = 0; i < count; i++) arguments[n++] = files[i];
  remove(answer);
  const double start = seconds_used();
  const int status = run_command(arguments, NULL, errors, run->seconds);
  *seconds = seconds_used() - start;
  char *text = file_text(answer);
  cJSON *result = text ? cJSON_Parse(text) : NULL;
  if (status < 0 || status > 1 || !result)
    fprintf(stderr, "%s: compare ended with status %d; see %s\n", name, status, errors);
  free(text);
  free(arguments);
  return result;
}
