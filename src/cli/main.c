/* SPDX-License-Identifier: GPL-3.0-or-later */
/* main.c: finds the command and runs it. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cjson/cJSON.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_version.h>
#include <libxml/xmlversion.h>
#include <nettle/version.h>
#include <zlib.h>

#include "cli/cli.h"
#include "version.h"

static void print_version(void)
{
  printf("elastir %s\n", elastir_version());
  printf("built with %s\n", BUILD_COMPILER);
  printf("GSL %s, libxml2 %s, cJSON %s, zlib %s, Nettle %d.%d\n", gsl_version,
         LIBXML_DOTTED_VERSION, cJSON_Version(), zlibVersion(), nettle_version_major(),
         nettle_version_minor());
  printf("License GPL-3.0-or-later. There is no warranty, to the extent permitted by law.\n");
}

/* BibTeX of the paper whose method is followed, and of the program. */
static void print_citation(void)
{
  printf("@article{Moeslein2022,\n"
         "  author  = {M{\\\"o}slein, Annika F. and Don{\\`a}, Lorenzo and Civalleri, Bartolomeo and\n"
         "             Tan, Jin-Chong},\n"
         "  title   = {Defect Engineering in Metal--Organic Framework Nanocrystals: Implications for\n"
         "             Mechanical Properties and Performance},\n"
         "  journal = {ACS Applied Nano Materials},\n"
         "  year    = {2022},\n"
         "  volume  = {5},\n"
         "  number  = {5},\n"
         "  pages   = {6398},\n"
         "  doi     = {10.1021/acsanm.2c00493}\n"
         "}\n\n"
         "@software{elastir,\n"
         "  author  = {{The elastir developers}},\n"
         "  title   = {elastir: elasticity and infrared spectra from {CRYSTAL} outputs},\n"
         "  version = {%s}\n"
         "}\n", elastir_version());
}

static void print_commands(void)
{
  printf("Usage: elastir COMMAND [OPTION...] ...\n\n"
         "Elasticity and infrared spectra from CRYSTAL outputs, as JSON.\n\nCommands\n");
  for (size_t i = 0; cli_commands[i] != NULL; i++)
    printf("  %-10s %s\n", cli_commands[i]->name, cli_commands[i]->summary);
  printf("  %-10s %s\n", "help", "print this, or help on a command: elastir help COMMAND");
  printf("\nFirst steps\n"
         "  elastir show ideal=freq.out,elastic.out\n"
         "  elastir analyze ideal=freq.out,elastic.out -o result.json\n"
         "  elastir help show; elastir --citation\n"
         "  man elastir\n");
}

static const char *command_name_at(const void *context, size_t i)
{
  (void)context;
  return cli_commands[i] != NULL ? cli_commands[i]->name : NULL;
}

static int unknown_command(const char *name)
{
  const char *near = cli_closest(name, command_name_at, NULL);
  if (near != NULL)
    fprintf(stderr, "elastir: unknown command '%s'; did you mean '%s'?\n", name, near);
  else
    fprintf(stderr, "elastir: unknown command '%s'\n", name);
  fprintf(stderr, "Try 'elastir help'.\n");
  return EXIT_USAGE;
}

static int run_command(const cli_command *command, int argc, char **argv)
{
  cli_line line;
  elastir_diagnostics diagnostics = {0};
  bool good = cli_parse(command, argc - 2, argv + 2, &line);
  int status = good ? EXIT_DONE : line.no_memory ? EXIT_INPUT : EXIT_USAGE;
  line.argc = argc;
  line.argv = argv;
  line.diagnostics = &diagnostics;
  if (good && line.help)
    cli_print_help(command);
  else if (good)
    status = command->run(&line, line.options);
  if (good && status != EXIT_USAGE)
    status = cli_print_diagnostics(&line);
  cli_line_free(&line);
  elastir_diagnostics_free(&diagnostics);
  return status;
}

/* Both completions ask for it: `elastir --complete [COMMAND]`. */
static int complete(const char *name)
{
  const cli_command *command = name != NULL ? cli_find_command(name) : NULL;
  if (name == NULL || command != NULL)
    cli_print_words(command);
  return EXIT_DONE;
}

static int help(int argc, char **argv)
{
  if (argc < 3 || strcmp(argv[2], "help") == 0) {
    print_commands();
    return EXIT_DONE;
  }
  const cli_command *command = cli_find_command(argv[2]);
  if (command == NULL)
    return unknown_command(argv[2]);
  cli_print_help(command);
  return EXIT_DONE;
}

/* Opens the standard descriptors that are closed, so that no other file becomes one of them and
 * their use fails still. false: one cannot be opened. */
static bool open_closed_descriptors(void)
{
  static const int contrary[] = {O_WRONLY, O_RDONLY, O_RDONLY};
  for (int i = STDIN_FILENO; i <= STDERR_FILENO; i++)
    if (fcntl(i, F_GETFD) < 0 && open("/dev/null", contrary[i]) != i)
      return false;
  return true;
}

int main(int argc, char **argv)
{
  if (!open_closed_descriptors()) {
    fprintf(stderr, "elastir: /dev/null cannot be opened in place of a closed standard input or "
                    "output: %s\n", strerror(errno));
    return EXIT_INPUT;
  }
  static char messages[4096];
  setvbuf(stderr, messages, _IOLBF, sizeof messages); /* a line is written at once */
  signal(SIGXFSZ, SIG_IGN);    /* a file grown too large is an error of write(2) */
  gsl_set_error_handler_off(); /* it would abort; every call's status is looked at instead */
  int status;
  if (argc < 2) {
    print_commands();
    return EXIT_USAGE;
  }
  const char *word = argv[1];
  if (strcmp(word, "help") == 0 || strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
    status = help(argc, argv);
  } else if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0) {
    print_version();
    status = EXIT_DONE;
  } else if (strcmp(word, "--citation") == 0) {
    print_citation();
    status = EXIT_DONE;
  } else if (strcmp(word, "--complete") == 0) {
    status = complete(argv[2]);
  } else {
    const cli_command *command = cli_find_command(word);
    status = command != NULL ? run_command(command, argc, argv) : unknown_command(word);
  }
  if (fflush(stdout) != 0 || ferror(stdout)) {
    fprintf(stderr, "elastir: standard output cannot be written\n");
    return status == EXIT_DONE ? EXIT_INPUT : status;
  }
  return status;
}
