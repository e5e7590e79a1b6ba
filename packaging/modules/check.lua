-- SPDX-License-Identifier: GPL-3.0-or-later
-- check.lua FILE: runs an Lmod file with functions that only note what it would do, where neither MANPATH
-- nor XDG_DATA_DIRS is set. The folders of the system have to stay among theirs.
local paths = {}
local function nothing() end
local function add(name, value)
  paths[name] = (paths[name] or "") .. "<" .. value .. ">"
end
help, whatis, conflict, prepend_path, append_path = nothing, nothing, nothing, add, add
function pathJoin(a, b) return a .. "/" .. b end
os.getenv = nothing
dofile(arg[1])
os.exit(paths.PATH ~= nil and paths.MANPATH:find("<>", 1, true) ~= nil and
        paths.XDG_DATA_DIRS:find("/usr/share>", 1, true) ~= nil)
