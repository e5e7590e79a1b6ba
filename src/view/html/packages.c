/* SPDX-License-Identifier: GPL-3.0-or-later */
/* packages.c: three.js with its licence, from the file that make put together. */
#include "view/html/packages.h"

const char page_three[] = ""
#include "page/three.inc"
    ;
