# SPDX-License-Identifier: GPL-3.0-or-later
# src/cli/: the program; one file a command.
bin_PROGRAMS = elastir
elastir_SOURCES = \
  %D%/cli.h \
  %D%/closest.c \
  %D%/cmd_analyze.c \
  %D%/batch_same.c %D%/batch_same.h \
  %D%/batch_work.c %D%/batch_work.h \
  %D%/cmd_batch.c \
  %D%/cmd_compare.c \
  %D%/cmd_elastic.c \
  %D%/cmd_export.c \
  %D%/cmd_map.c \
  %D%/cmd_merge.c \
  %D%/cmd_report.c \
  %D%/cmd_show.c \
  %D%/cmd_spectrum.c \
  %D%/cmd_table.c \
  %D%/commands.c \
  %D%/common_grid.c %D%/common_grid.h \
  %D%/compare_options.c %D%/compare_options.h \
  %D%/elastic_cells.c %D%/elastic_cells.h \
  %D%/elastic_options.c %D%/elastic_options.h \
  %D%/figure_flags.c %D%/figure_flags.h \
  %D%/finish.c \
  %D%/help.c \
  %D%/inputs.c %D%/inputs.h \
  %D%/main.c \
  %D%/measured_options.c %D%/measured_options.h \
  %D%/measured_spectrum.c %D%/measured_spectrum.h \
  %D%/observable_curves.c %D%/observable_curves.h \
  %D%/optics_options.c %D%/optics_options.h \
  %D%/options.c \
  %D%/pager.c %D%/pager.h \
  %D%/progress.c %D%/progress.h \
  %D%/sample_options.c %D%/sample_options.h \
  %D%/screen.c %D%/screen.h \
  %D%/settings.c %D%/settings.h \
  %D%/simulated_curves.c %D%/simulated_curves.h \
  %D%/values.c
elastir_LDADD = $(core)
elastir_LDFLAGS = $(AM_LDFLAGS) $(PROGRAM_LDFLAGS)
