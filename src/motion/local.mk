# SPDX-License-Identifier: GPL-3.0-or-later
# src/motion/: which atoms move in a mode: elements, groups, molecules, and modes that are alike.
core_sources += \
  %D%/bonds.c %D%/bonds.h \
  %D%/fragments.c %D%/fragments.h \
  %D%/likeness.c %D%/likeness.h \
  %D%/mapping.c %D%/mapping.h \
  %D%/radii.c %D%/radii.h \
  %D%/rigid.c \
  %D%/shares.c %D%/shares.h \
  %D%/structure.c %D%/structure.h
