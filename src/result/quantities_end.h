/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quantities_end.h: takes back the macros of one reading of quantities.def. No guard: it is
 * included behind each reading. */
#undef GROUP
#undef END
#undef HIDDEN
#undef NUMBER
#undef COUNT
#undef FLAG
#undef ANSWER
#undef TEXT
#undef WORD
#undef WORD_AS
#undef VECTOR
#undef MATRIX
#undef NUMBERS
#undef COUNTS
#undef TEXTS
#undef TABLE
#undef SQUARE
#undef OBJECT
#undef OPTIONAL
#undef LIST
#undef MAP
#undef TREE
#undef EITHER
#undef REST
/* What the rows define for themselves. */
#undef UNSTABLE
#undef DEGENERACIES
#undef CLASSES
#undef PRINTED
#undef GIVEN
#undef COLUMN
#undef ALONG
#undef ALONG_NUMBER
#undef ALONG_NUMBERS
