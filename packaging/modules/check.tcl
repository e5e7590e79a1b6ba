# SPDX-License-Identifier: GPL-3.0-or-later
# check.tcl FILE: runs a module file with commands that only note what it would do, where neither MANPATH
# nor XDG_DATA_DIRS is set. The folders of the system have to stay among theirs.
array set paths {PATH {} MANPATH {} XDG_DATA_DIRS {}}
foreach command {module-whatis conflict} {
    proc $command args {}
}
foreach command {prepend-path append-path} {
    proc $command {name value} {lappend ::paths($name) $value}
}
array unset env XDG_DATA_DIRS
source [lindex $argv 0]
ModulesHelp
exit [expr {$paths(PATH) eq {} || [lsearch -exact $paths(MANPATH) {}] < 0 ||
            [lsearch $paths(XDG_DATA_DIRS) */usr/share] < 0}]
