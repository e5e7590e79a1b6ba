/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pager.c: text longer than the terminal, shown a screen at a time, as git does. */
#include "cli/pager.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "output/descriptor.h"

enum { NOT_FOUND = 127 }; /* the shell's status for a command that is not there */

static bool fits(const char *text, size_t length)
{
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0)
    return true; /* not known: a plain terminal scrolls */
  size_t lines = 1; /* the prompt */
  for (size_t i = 0; i < length; i++)
    lines += text[i] == '\n';
  return lines <= size.ws_row;
}

_Noreturn static void become_pager(const char *pager, const int ends[2])
{
  dup2(ends[0], STDIN_FILENO);
  close(ends[0]);
  close(ends[1]);
  setenv("LESS", "FRX", 0);
  setenv("LV", "-c", 0);
  signal(SIGPIPE, SIG_DFL);
  execl("/bin/sh", "sh", "-c", pager, (char *)NULL);
  _exit(NOT_FOUND);
}

static bool run_pager(const char *pager, const char *text, size_t length)
{
  int ends[2], status = 0;
  if (pipe(ends) != 0)
    return false;
  fflush(stdout);
  pid_t child = fork();
  if (child == 0)
    become_pager(pager, ends);
  close(ends[0]);
  if (child > 0) {
    void (*before)(int) = signal(SIGPIPE, SIG_IGN);
    void (*interrupt)(int) = signal(SIGINT, SIG_IGN); /* the pager's own */
    descriptor_write(ends[1], text, length); /* or less: the reader has seen enough */
    close(ends[1]);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
      ;
    signal(SIGPIPE, before);
    signal(SIGINT, interrupt);
  } else {
    close(ends[1]);
  }
  return child > 0 && !(WIFEXITED(status) && WEXITSTATUS(status) == NOT_FOUND);
}

bool pager_show(const char *text, size_t length)
{
  const char *pager = getenv("PAGER");
  if (pager == NULL)
    pager = "less";
  if (*pager == '\0' || strcmp(pager, "cat") == 0 || fits(text, length))
    return false;
  return run_pager(pager, text, length);
}
