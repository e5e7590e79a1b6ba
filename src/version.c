/* SPDX-License-Identifier: GPL-3.0-or-later */
/* version.c: the version; make writes version_text.h, so that it is the commit that was built. */
#include "version.h"

#include "elastir.h"

#include "src/version_text.h"

const char *elastir_version(void)
{
  return ELASTIR_VERSION_TEXT;
}
