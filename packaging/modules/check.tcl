# SPDX-License-Identifier: GPL-3.0-or-later
# check.tcl FILE: runs a module file with commands that only note what it would do.
foreach command {module-whatis conflict prepend-path} {
    proc $command args "lappend ::done $command"
}
set done {}
source [lindex $argv 0]
ModulesHelp
exit [expr {[lsearch $done prepend-path] < 0}]
