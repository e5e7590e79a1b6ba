-- SPDX-License-Identifier: GPL-3.0-or-later
-- check.lua FILE: runs an Lmod file with functions that only note what it would do.
local paths = 0
local function nothing() end
help, whatis, conflict = nothing, nothing, nothing
function pathJoin(a, b) return a .. "/" .. b end
function prepend_path() paths = paths + 1 end
dofile(arg[1])
os.exit(paths > 0)
