# SPDX-License-Identifier: GPL-3.0-or-later
# packaging/: recipes for those who look after software for others.
EXTRA_DIST += %D%/README.md %D%/build-deb.sh %D%/check.sh %D%/apptainer/elastir.def \
  %D%/conda/build.sh %D%/conda/meta.yaml %D%/easybuild/elastir-0.2.0-GCC-12.3.0.eb \
  %D%/modules/0.2.0 %D%/modules/0.2.0.lua %D%/modules/check.lua %D%/modules/check.tcl \
  %D%/spack/repo.yaml %D%/spack/packages/elastir/package.py %D%/debian/changelog \
  %D%/debian/control %D%/debian/copyright %D%/debian/elastir.install \
  %D%/debian/libelastir-dev.install %D%/debian/libelastir0.install %D%/debian/rules \
  %D%/debian/source/format \
  %D%/debian/source/lintian-overrides %D%/debian/elastir.lintian-overrides \
  %D%/debian/libelastir0.lintian-overrides %D%/debian/libelastir-dev.lintian-overrides
