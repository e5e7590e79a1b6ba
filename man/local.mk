# SPDX-License-Identifier: GPL-3.0-or-later
# man/: one page a command.
dist_man1_MANS = \
  %D%/elastir.1 \
  %D%/elastir-analyze.1 \
  %D%/elastir-batch.1 \
  %D%/elastir-show.1
