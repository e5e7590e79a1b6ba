# SPDX-License-Identifier: GPL-3.0-or-later
# data/tour/: the pictures of the README, made by the program itself: `make tour`.
EXTRA_DIST += %D%/spectrum.svg %D%/surface.svg %D%/cut.svg %D%/matrix.svg \
  %D%/figure3f.svg %D%/figure4.svg %D%/figure5.svg %D%/make.sh
tour: elastir$(EXEEXT)
	$(SHELL) '$(srcdir)/%D%/make.sh' ./elastir$(EXEEXT) '$(srcdir)'
.PHONY: tour
