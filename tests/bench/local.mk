# SPDX-License-Identifier: GPL-3.0-or-later
# tests/bench/: benchmarks, built and run by 'make bench' only.
EXTRA_PROGRAMS += tests/bench/bench_extrema
tests_bench_bench_extrema_SOURCES = %D%/bench_extrema.c \
  tests/elastic/random_tensors.c tests/elastic/random_tensors.h
tests_bench_bench_extrema_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/tests
tests_bench_bench_extrema_LDADD = $(core)
CLEANFILES += tests/bench/bench_extrema tests/bench/bench_everything tests/bench/bench_kernels \
  tests/bench/bench_optics

EXTRA_PROGRAMS += tests/bench/bench_everything
tests_bench_bench_everything_SOURCES = %D%/bench_everything.c \
  tests/elastic/random_tensors.c tests/elastic/random_tensors.h
tests_bench_bench_everything_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/tests
tests_bench_bench_everything_LDADD = $(core)

EXTRA_PROGRAMS += tests/bench/bench_kernels
tests_bench_bench_kernels_SOURCES = %D%/bench_kernels.c \
  tests/elastic/random_tensors.c tests/elastic/random_tensors.h
tests_bench_bench_kernels_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/tests
tests_bench_bench_kernels_LDADD = $(core)

EXTRA_PROGRAMS += tests/bench/bench_optics
tests_bench_bench_optics_SOURCES = %D%/bench_optics.c
tests_bench_bench_optics_LDADD = $(core)

EXTRA_DIST += %D%/bench_read.sh %D%/bench_spectra.sh %D%/bench_table.pl
CLEANFILES += bench.json

bench: bench-table bench-extrema bench-everything bench-optics bench-read bench-spectra
# The whole program side by side with the simplest that does as much; bench.json has the same.
bench-table: elastir$(EXEEXT) tests/bench/bench_kernels$(EXEEXT)
	$(srcdir)/%D%/bench_table.pl ./elastir$(EXEEXT) $(srcdir)/fixtures \
	  ./tests/bench/bench_kernels$(EXEEXT) bench.json
bench-spectra: elastir$(EXEEXT)
	$(SHELL) $(srcdir)/%D%/bench_spectra.sh ./elastir$(EXEEXT) $(srcdir)/fixtures
bench-read: elastir$(EXEEXT)
	$(SHELL) $(srcdir)/%D%/bench_read.sh ./elastir$(EXEEXT) \
	  $(srcdir)/fixtures/zif8/missing-zn-freq.out
	test -z "$$ELASTIR_CORPUS" || $(SHELL) $(srcdir)/%D%/bench_read.sh ./elastir$(EXEEXT) \
	  "$$ELASTIR_CORPUS/crystal/paracetamol-freq-archer2.out"
bench-extrema: tests/bench/bench_extrema$(EXEEXT)
	./tests/bench/bench_extrema$(EXEEXT)
bench-everything: tests/bench/bench_everything$(EXEEXT)
	./tests/bench/bench_everything$(EXEEXT)
bench-optics: tests/bench/bench_optics$(EXEEXT)
	./tests/bench/bench_optics$(EXEEXT)
.PHONY: bench bench-table bench-extrema bench-everything bench-optics bench-read bench-spectra
