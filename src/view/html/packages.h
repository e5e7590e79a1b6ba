/* SPDX-License-Identifier: GPL-3.0-or-later */
/* packages.h: what a page takes from others (packages.txt), as the build found it; "" if it did not. */
#ifndef ELASTIR_VIEW_PACKAGES_H
#define ELASTIR_VIEW_PACKAGES_H

extern const char page_three[];

#endif
