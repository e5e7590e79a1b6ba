# SPDX-License-Identifier: GPL-3.0-or-later
# tests/page/: the HTML page in a browser.
page_tests = %D%/page.sh
TESTS += $(page_tests)
EXTRA_DIST += $(page_tests) %D%/browser.js %D%/page.js
