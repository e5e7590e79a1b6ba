/* SPDX-License-Identifier: GPL-3.0-or-later */
/* main.c: the program. */
#include <stdio.h>
int main(void) { puts("elastir"); return 0; }
