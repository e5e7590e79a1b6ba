# SPDX-License-Identifier: GPL-3.0-or-later
# data/completions/: what bash and zsh offer on TAB.
bashcompletiondir = $(datadir)/bash-completion/completions
zshcompletiondir = $(datadir)/zsh/site-functions
dist_zshcompletion_DATA = %D%/_elastir
EXTRA_DIST += %D%/elastir.bash

# bash-completion looks for a file of the program's name.
install-data-local:
	$(MKDIR_P) '$(DESTDIR)$(bashcompletiondir)'
	$(INSTALL_DATA) '$(srcdir)/%D%/elastir.bash' '$(DESTDIR)$(bashcompletiondir)/elastir'
uninstall-local:
	rm -f '$(DESTDIR)$(bashcompletiondir)/elastir'
