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
-- An empty element stands for the manual pages of the system, which a MANPATH without it hides.
append_path("MANPATH", "")
-- Completion of bash. Where this is not set, it means the folders of the system.
if (os.getenv("XDG_DATA_DIRS") or "") == "" then
  append_path("XDG_DATA_DIRS", "/usr/local/share:/usr/share")
end
prepend_path("XDG_DATA_DIRS", pathJoin(root, "share"))
prepend_path("PKG_CONFIG_PATH", pathJoin(root, "lib/pkgconfig"))
