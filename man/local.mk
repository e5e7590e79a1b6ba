# SPDX-License-Identifier: GPL-3.0-or-later
# man/: one page a command, and one on the result document.
dist_man1_MANS = \
  %D%/elastir-analyze.1 \
  %D%/elastir-batch.1 \
  %D%/elastir-compare.1 \
  %D%/elastir-elastic.1 \
  %D%/elastir-report.1 \
  %D%/elastir-show.1 \
  %D%/elastir-spectrum.1 \
  %D%/elastir.1
dist_man5_MANS = \
  %D%/elastir-result.5
