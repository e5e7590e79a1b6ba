/* SPDX-License-Identifier: GPL-3.0-or-later */
/* packages.c: three.js and uPlot with their licences, from the files that make put together. */
#include "view/html/packages.h"

const char page_three[] = ""
#include "page/three.inc"
    ;

const char page_uplot[] = ""
#include "page/uplot.inc"
    ;

const char page_uplot_style[] = ""
#include "page/uplot_style.inc"
    ;
