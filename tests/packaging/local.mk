# SPDX-License-Identifier: GPL-3.0-or-later
# tests/packaging/: completion and the way from a clone to a program.
TESTS += tests/packaging/completions.sh tests/packaging/quickstart.sh
EXTRA_DIST += tests/packaging/completions.sh tests/packaging/quickstart.sh
