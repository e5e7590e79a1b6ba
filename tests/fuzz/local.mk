# SPDX-License-Identifier: GPL-3.0-or-later
# tests/fuzz/: one fuzzer a parser, and one for all that analyze does. `make check` replays our fixtures
# and every input that once broke something; the fuzzers need clang and --enable-fuzzing.
fuzz_targets = %D%/require.c %D%/target_analyze.c %D%/target_crystal.c %D%/target_json.c \
  %D%/target_map.c \
  %D%/target_measured.c %D%/target_tensor.c \
  %D%/target_views.c %D%/targets.h
fuzz_dictionaries = %D%/dictionaries/columns.dict %D%/dictionaries/crystal.dict \
  %D%/dictionaries/gsf.dict \
  %D%/dictionaries/jcamp.dict %D%/dictionaries/json.dict %D%/dictionaries/neaspec.dict \
  %D%/dictionaries/opus.dict \
  %D%/dictionaries/spc.dict %D%/dictionaries/tensor.dict %D%/dictionaries/xml.dict
fuzz_seeds = %D%/seeds/result/elastic.json %D%/seeds/study/two.json \
  %D%/seeds/tensor/full.txt %D%/seeds/tensor/named.txt %D%/seeds/tensor/triangles.txt

check_PROGRAMS += tests/fuzz/replay
tests_fuzz_replay_SOURCES = %D%/replay.c $(fuzz_targets)
tests_fuzz_replay_LDADD = $(core)
TESTS += %D%/replay.sh
EXTRA_DIST += %D%/README.md %D%/fuzz.sh %D%/json_mutator.c %D%/libfuzzer.c %D%/replay.sh $(fuzz_dictionaries) \
  $(fuzz_seeds)

# The targets of a fuzzer are in a library: they are compiled once.
if FUZZING
noinst_LIBRARIES += tests/fuzz/libtargets.a
tests_fuzz_libtargets_a_SOURCES = $(fuzz_targets)
fuzz_libs = tests/fuzz/libtargets.a $(core)
fuzz_ldflags = $(AM_LDFLAGS) -fsanitize=fuzzer
noinst_PROGRAMS += \
  tests/fuzz/fuzz_crystal \
  tests/fuzz/fuzz_analyze \
  tests/fuzz/fuzz_tensor \
  tests/fuzz/fuzz_jcamp \
  tests/fuzz/fuzz_spc \
  tests/fuzz/fuzz_animl \
  tests/fuzz/fuzz_cml \
  tests/fuzz/fuzz_columns \
  tests/fuzz/fuzz_neaspec \
  tests/fuzz/fuzz_opus \
  tests/fuzz/fuzz_omnic \
  tests/fuzz/fuzz_perkin_elmer \
  tests/fuzz/fuzz_agilent \
  tests/fuzz/fuzz_gsf \
  tests/fuzz/fuzz_tables \
  tests/fuzz/fuzz_map \
  tests/fuzz/fuzz_study \
  tests/fuzz/fuzz_result \
  tests/fuzz/fuzz_report \
  tests/fuzz/fuzz_figure
tests_fuzz_fuzz_crystal_SOURCES = %D%/libfuzzer.c
tests_fuzz_fuzz_crystal_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_crystal
tests_fuzz_fuzz_crystal_LDADD = $(fuzz_libs)
tests_fuzz_fuzz_crystal_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_analyze_SOURCES = %D%/libfuzzer.c
tests_fuzz_fuzz_analyze_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_analyze
tests_fuzz_fuzz_analyze_LDADD = $(fuzz_libs)
tests_fuzz_fuzz_analyze_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_tensor_SOURCES = %D%/libfuzzer.c
tests_fuzz_fuzz_tensor_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_tensor
tests_fuzz_fuzz_tensor_LDADD = $(fuzz_libs)
tests_fuzz_fuzz_tensor_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_jcamp_SOURCES = %D%/libfuzzer.c
tests_fuzz_fuzz_jcamp_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_jcamp
tests_fuzz_fuzz_jcamp_LDADD = $(fuzz_libs)
tests_fuzz_fuzz_jcamp_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_spc_SOURCES = %D%/libfuzzer.c
tests_fuzz_fuzz_spc_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_spc
tests_fuzz_fuzz_spc_LDADD = $(fuzz_libs)
tests_fuzz_fuzz_spc_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_animl_SOURCES = %D%/libfuzzer.c
tests_fuzz_fuzz_animl_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_animl
tests_fuzz_fuzz_animl_LDADD = $(fuzz_libs)
tests_fuzz_fuzz_animl_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_cml_SOURCES = %D%/libfuzzer.c
tests_fuzz_fuzz_cml_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_cml
tests_fuzz_fuzz_cml_LDADD = $(fuzz_libs)
tests_fuzz_fuzz_cml_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_columns_SOURCES = %D%/libfuzzer.c
tests_fuzz_fuzz_columns_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_columns
tests_fuzz_fuzz_columns_LDADD = $(fuzz_libs)
tests_fuzz_fuzz_columns_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_neaspec_SOURCES = %D%/libfuzzer.c
tests_fuzz_fuzz_neaspec_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_neaspec
tests_fuzz_fuzz_neaspec_LDADD = $(fuzz_libs)
tests_fuzz_fuzz_neaspec_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_opus_SOURCES = %D%/libfuzzer.c
tests_fuzz_fuzz_opus_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_opus
tests_fuzz_fuzz_opus_LDADD = $(fuzz_libs)
tests_fuzz_fuzz_opus_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_omnic_SOURCES = %D%/libfuzzer.c
tests_fuzz_fuzz_omnic_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_omnic
tests_fuzz_fuzz_omnic_LDADD = $(fuzz_libs)
tests_fuzz_fuzz_omnic_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_perkin_elmer_SOURCES = %D%/libfuzzer.c
tests_fuzz_fuzz_perkin_elmer_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_perkin_elmer
tests_fuzz_fuzz_perkin_elmer_LDADD = $(fuzz_libs)
tests_fuzz_fuzz_perkin_elmer_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_agilent_SOURCES = %D%/libfuzzer.c
tests_fuzz_fuzz_agilent_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_agilent
tests_fuzz_fuzz_agilent_LDADD = $(fuzz_libs)
tests_fuzz_fuzz_agilent_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_gsf_SOURCES = %D%/libfuzzer.c
tests_fuzz_fuzz_gsf_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_gsf
tests_fuzz_fuzz_gsf_LDADD = $(fuzz_libs)
tests_fuzz_fuzz_gsf_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_tables_SOURCES = %D%/libfuzzer.c
tests_fuzz_fuzz_tables_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_tables
tests_fuzz_fuzz_tables_LDADD = $(fuzz_libs)
tests_fuzz_fuzz_tables_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_map_SOURCES = %D%/libfuzzer.c
tests_fuzz_fuzz_map_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_map
tests_fuzz_fuzz_map_LDADD = $(fuzz_libs)
tests_fuzz_fuzz_map_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_study_SOURCES = %D%/libfuzzer.c
tests_fuzz_fuzz_study_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_study
tests_fuzz_fuzz_study_LDADD = $(fuzz_libs)
tests_fuzz_fuzz_study_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_result_SOURCES = %D%/libfuzzer.c %D%/json_mutator.c
tests_fuzz_fuzz_result_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_result
tests_fuzz_fuzz_result_LDADD = $(fuzz_libs)
tests_fuzz_fuzz_result_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_report_SOURCES = %D%/libfuzzer.c %D%/json_mutator.c
tests_fuzz_fuzz_report_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_report
tests_fuzz_fuzz_report_LDADD = $(fuzz_libs)
tests_fuzz_fuzz_report_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_figure_SOURCES = %D%/libfuzzer.c %D%/json_mutator.c
tests_fuzz_fuzz_figure_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_figure
tests_fuzz_fuzz_figure_LDADD = $(fuzz_libs)
tests_fuzz_fuzz_figure_LDFLAGS = $(fuzz_ldflags)
endif
