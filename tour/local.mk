# SPDX-License-Identifier: GPL-3.0-or-later
# tour/: the pictures of the README, made by the program itself: `make tour`.
EXTRA_DIST += %D%/spectrum.svg %D%/surface.svg %D%/cut.svg %D%/matrix.svg %D%/make.sh
tour: elastir$(EXEEXT)
	$(SHELL) '$(srcdir)/tour/make.sh' ./elastir$(EXEEXT) '$(srcdir)'
.PHONY: tour
