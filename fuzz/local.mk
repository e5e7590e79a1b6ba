# SPDX-License-Identifier: GPL-3.0-or-later
# fuzz/: one fuzzer a parser, and one for all that analyze does. `make check` replays our fixtures
# and every input that once broke something; the fuzzers need clang and --enable-fuzzing.
fuzz_targets = %D%/require.c %D%/target_analyze.c %D%/target_crystal.c %D%/target_json.c \
  %D%/target_measured.c %D%/target_tensor.c %D%/targets.h
fuzz_dictionaries = %D%/dictionaries/columns.dict %D%/dictionaries/crystal.dict \
  %D%/dictionaries/jcamp.dict %D%/dictionaries/json.dict %D%/dictionaries/neaspec.dict \
  %D%/dictionaries/spc.dict %D%/dictionaries/tensor.dict %D%/dictionaries/xml.dict
fuzz_seeds = %D%/seeds/study/two.json %D%/seeds/tensor/full.txt %D%/seeds/tensor/triangles.txt

check_PROGRAMS += fuzz/replay
fuzz_replay_SOURCES = %D%/replay.c $(fuzz_targets)
fuzz_replay_LDADD = libcore.la
TESTS += %D%/replay.sh
EXTRA_DIST += %D%/README.md %D%/fuzz.sh %D%/libfuzzer.c %D%/replay.sh $(fuzz_dictionaries) \
  $(fuzz_seeds)

# The targets of a fuzzer are in a library: they are compiled once.
if FUZZING
noinst_LIBRARIES = fuzz/libtargets.a
fuzz_libtargets_a_SOURCES = $(fuzz_targets)
fuzz_libs = fuzz/libtargets.a libcore.la
fuzz_ldflags = $(AM_LDFLAGS) -fsanitize=fuzzer
noinst_PROGRAMS += \
  fuzz/fuzz_crystal \
  fuzz/fuzz_analyze \
  fuzz/fuzz_tensor \
  fuzz/fuzz_jcamp \
  fuzz/fuzz_spc \
  fuzz/fuzz_animl \
  fuzz/fuzz_cml \
  fuzz/fuzz_columns \
  fuzz/fuzz_neaspec \
  fuzz/fuzz_study \
  fuzz/fuzz_result
fuzz_fuzz_crystal_SOURCES = %D%/libfuzzer.c
fuzz_fuzz_crystal_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_crystal
fuzz_fuzz_crystal_LDADD = $(fuzz_libs)
fuzz_fuzz_crystal_LDFLAGS = $(fuzz_ldflags)
fuzz_fuzz_analyze_SOURCES = %D%/libfuzzer.c
fuzz_fuzz_analyze_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_analyze
fuzz_fuzz_analyze_LDADD = $(fuzz_libs)
fuzz_fuzz_analyze_LDFLAGS = $(fuzz_ldflags)
fuzz_fuzz_tensor_SOURCES = %D%/libfuzzer.c
fuzz_fuzz_tensor_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_tensor
fuzz_fuzz_tensor_LDADD = $(fuzz_libs)
fuzz_fuzz_tensor_LDFLAGS = $(fuzz_ldflags)
fuzz_fuzz_jcamp_SOURCES = %D%/libfuzzer.c
fuzz_fuzz_jcamp_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_jcamp
fuzz_fuzz_jcamp_LDADD = $(fuzz_libs)
fuzz_fuzz_jcamp_LDFLAGS = $(fuzz_ldflags)
fuzz_fuzz_spc_SOURCES = %D%/libfuzzer.c
fuzz_fuzz_spc_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_spc
fuzz_fuzz_spc_LDADD = $(fuzz_libs)
fuzz_fuzz_spc_LDFLAGS = $(fuzz_ldflags)
fuzz_fuzz_animl_SOURCES = %D%/libfuzzer.c
fuzz_fuzz_animl_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_animl
fuzz_fuzz_animl_LDADD = $(fuzz_libs)
fuzz_fuzz_animl_LDFLAGS = $(fuzz_ldflags)
fuzz_fuzz_cml_SOURCES = %D%/libfuzzer.c
fuzz_fuzz_cml_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_cml
fuzz_fuzz_cml_LDADD = $(fuzz_libs)
fuzz_fuzz_cml_LDFLAGS = $(fuzz_ldflags)
fuzz_fuzz_columns_SOURCES = %D%/libfuzzer.c
fuzz_fuzz_columns_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_columns
fuzz_fuzz_columns_LDADD = $(fuzz_libs)
fuzz_fuzz_columns_LDFLAGS = $(fuzz_ldflags)
fuzz_fuzz_neaspec_SOURCES = %D%/libfuzzer.c
fuzz_fuzz_neaspec_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_neaspec
fuzz_fuzz_neaspec_LDADD = $(fuzz_libs)
fuzz_fuzz_neaspec_LDFLAGS = $(fuzz_ldflags)
fuzz_fuzz_study_SOURCES = %D%/libfuzzer.c
fuzz_fuzz_study_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_study
fuzz_fuzz_study_LDADD = $(fuzz_libs)
fuzz_fuzz_study_LDFLAGS = $(fuzz_ldflags)
fuzz_fuzz_result_SOURCES = %D%/libfuzzer.c
fuzz_fuzz_result_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_result
fuzz_fuzz_result_LDADD = $(fuzz_libs)
fuzz_fuzz_result_LDFLAGS = $(fuzz_ldflags)
endif
