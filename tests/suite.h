/* SPDX-License-Identifier: GPL-3.0-or-later */
/* suite.h: what every Check suite shares: its declaration and where files are. */
#ifndef ELASTIR_SUITE_H
#define ELASTIR_SUITE_H

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SUITE(folder, name) Suite *suite_##folder##_##name(void);
#include "suites.def"
#undef SUITE

/* <top of the sources>/NAME; a static buffer that the next call overwrites. */
static inline const char *source_path(const char *name)
{
  static char path[4096];
  const char *top = getenv("srcdir");
  snprintf(path, sizeof path, "%s/%s", top != NULL ? top : ".", name);
  return path;
}

/* $ELASTIR_CORPUS/NAME, or NULL where there is no corpus: the test then calls skip(). */
static inline const char *corpus_path(const char *name)
{
  static char path[4096];
  const char *corpus = getenv("ELASTIR_CORPUS");
  if (corpus == NULL || *corpus == '\0')
    return NULL;
  snprintf(path, sizeof path, "%s/%s", corpus, name);
  return path;
}

/* How often a test repeats itself with random numbers: `usual` times, ELASTIR_SOAK times where that
 * is set, and a tenth where elastir_few is: another compiler or a sanitizer finds its faults in few. */
static inline unsigned long trials_of(unsigned long usual)
{
  const char *soak = getenv("ELASTIR_SOAK"), *few = getenv("elastir_few");
  if (soak != NULL)
    return strtoul(soak, NULL, 10);
  return few != NULL && *few != '\0' ? usual / 10 : usual;
}

static inline void skip(const char *test)
{
  printf("skipped: %s: ELASTIR_CORPUS is not set\n", test);
}

#endif
