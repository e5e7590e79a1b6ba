# SPDX-License-Identifier: GPL-3.0-or-later
# tests/builds/: the same bytes from every compiler, memcheck, analysers: an hour or so, in soak.
builds_scripts = %D%/analysers.sh %D%/msan.sh %D%/same-bytes.sh %D%/valgrind.sh
EXTRA_DIST += $(builds_scripts) %D%/commands.sh %D%/msan.c

soak-builds: elastir$(EXEEXT) $(check_PROGRAMS)
	$(AM_TESTS_ENVIRONMENT) elastir_unit_suites='$(unit_suites)'; export elastir_unit_suites; \
	status=0; for script in $(builds_scripts); do echo "== $$script"; \
	$(SHELL) $(srcdir)/$$script; case $$? in 0|77) ;; *) status=1 ;; esac; done; exit $$status
