/* SPDX-License-Identifier: GPL-3.0-or-later */
/* version.h: which elastir this is. */
#ifndef ELASTIR_VERSION_H
#define ELASTIR_VERSION_H

/* The release, with the commit where the sources are no release: "0.2.0-g0123abcd". */
const char *elastir_version(void);

#endif
