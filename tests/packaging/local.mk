# SPDX-License-Identifier: GPL-3.0-or-later
# tests/packaging/: completion, the way from a clone to a program, its version, what gets installed,
# that no files call each other in a ring, and the form of sources.
packaging_tests = %D%/completions.sh %D%/hardening.sh %D%/installed.sh %D%/quickstart.sh \
  %D%/rings.sh %D%/sources.sh %D%/version.sh
TESTS += $(packaging_tests)
EXTRA_DIST += $(packaging_tests) %D%/static.sh %D%/threads.c
