#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# login-node.sh: all outputs below a folder, from a login node: one process at low priority, which can be
# interrupted and run again.
exec nice -n 10 elastir batch --resume "${1:-.}" -o "$(basename "$(realpath "${1:-.}")").jsonl"
