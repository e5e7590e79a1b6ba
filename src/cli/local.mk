# SPDX-License-Identifier: GPL-3.0-or-later
# src/cli/: the program; one file a command.
bin_PROGRAMS = elastir
elastir_SOURCES = %D%/main.c
elastir_LDADD = libcore.la
elastir_LDFLAGS = $(AM_LDFLAGS) $(PROGRAM_LDFLAGS)
