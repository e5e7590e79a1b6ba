-- SPDX-License-Identifier: GPL-3.0-or-later
-- Lmod: copy to a folder "elastir" in MODULEPATH, and set where the static program, or an
-- installation, is.
local root = "/opt/elastir/0.2.0"

help([[Elasticity and infrared spectra from CRYSTAL outputs: elastir help, man elastir]])
whatis("Name: elastir")
whatis("Version: 0.2.0")
whatis("Description: Elasticity and infrared spectra from CRYSTAL outputs")
conflict("elastir")

prepend_path("PATH", pathJoin(root, "bin"))
prepend_path("MANPATH", pathJoin(root, "share/man"))
prepend_path("XDG_DATA_DIRS", pathJoin(root, "share"))
prepend_path("PKG_CONFIG_PATH", pathJoin(root, "lib/pkgconfig"))
