/* SPDX-License-Identifier: GPL-3.0-or-later */
/* foreign.c: files that are no CRYSTAL output, told by what they begin with, and what to do. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/head.h"
#include "crystal/internal.h"

typedef struct {
  const char *bytes;
  size_t length, offset;
  const char *name;
} packed_file;

#define BYTES(text) text, sizeof(text) - 1
#define TAR_MARK "ustar"
enum { TAR_MARK_AT = 257, TAR_BLOCK = 512, TAR_NAME = 100, TAR_SIZE_AT = 124, TAR_SIZE = 12 };

/* Archives and compressed files, known by bytes at a fixed place. */
static const packed_file packed[] = {
    {BYTES(TAR_MARK), TAR_MARK_AT,
     "a tar archive; use 'elastir batch FILE', or unpack it (tar -xf FILE) and give the outputs in it"},
    {BYTES("\xfd" "7zXZ\0"), 0, "compressed by xz; unpack it (unxz FILE), or use gzip"},
    {BYTES("\x28\xb5\x2f\xfd"), 0, "compressed by zstd; unpack it (unzstd FILE), or use gzip"},
    {BYTES("BZh"), 0, "compressed by bzip2; unpack it (bunzip2 FILE), or use gzip"},
    {BYTES("\xff\xfe"), 0,
     "text in UTF-16, as PowerShell writes it with '>'; convert it (iconv -f UTF-16 -t UTF-8 FILE)"},
    {BYTES("\xfe\xff"), 0, "text in UTF-16; convert it (iconv -f UTF-16 -t UTF-8 FILE)"},
    {BYTES("PK\x03\x04"), 0, "a ZIP archive; unpack it (unzip FILE) and give the outputs in it"},
};

static const char only_crystal[] = "elastir reads outputs of CRYSTAL";

/* Texts, known by words at the start of a line. */
static const struct {
  const char *words;
  const char *name;
} texts[] = {
    {"vasp.", "an output of VASP"},
    {"<modeling>", "an output of VASP"},
    {"Entering Gaussian System", "an output of Gaussian"},
    {"Entering Link 1", "an output of Gaussian"},
    {"* O   R   C   A *", "an output of ORCA"},
    {"Program PWSCF", "an output of Quantum ESPRESSO"},
    {"Program PHONON", "an output of Quantum ESPRESSO"},
};

const char *elastir_crystal_packed(const char *head, size_t length)
{
  for (size_t i = 0; i < sizeof packed / sizeof *packed; i++)
    if (length >= packed[i].offset + packed[i].length &&
        memcmp(head + packed[i].offset, packed[i].bytes, packed[i].length) == 0)
      return packed[i].name;
  return NULL;
}

static bool is_tar_header(const char *head, size_t length, size_t at)
{
  return at + TAR_BLOCK <= length &&
         memcmp(head + at + TAR_MARK_AT, TAR_MARK, strlen(TAR_MARK)) == 0;
}

void crystal_list_archive(const char *head, size_t length, char *names, size_t size)
{
  size_t used = 0;
  names[0] = '\0';
  for (size_t at = 0; is_tar_header(head, length, at);) {
    const char *name = head + at, *digits = head + at + TAR_SIZE_AT;
    size_t member = 0, name_length = strnlen(name, TAR_NAME);
    for (int i = 0; i < TAR_SIZE && digits[i] >= '0' && digits[i] <= '7'; i++)
      member = member * 8 + (size_t)(digits[i] - '0');
    if (used + name_length + 8 > size)
      break;
    used += (size_t)snprintf(names + used, size - used, "%s%.*s", used > 0 ? ", " : "",
                             (int)name_length, name);
    if (member > length)
      break;
    at += TAR_BLOCK + (member + TAR_BLOCK - 1) / TAR_BLOCK * TAR_BLOCK;
  }
}

static bool begins_with(const char *text, size_t length, const char *words)
{
  return length >= strlen(words) && memcmp(text, words, strlen(words)) == 0;
}

/* A result begins with an object whose first key names its schema. */
static bool is_result(const char *head, size_t length)
{
  enum { LOOK_AT = 200 };
  static const char schema[] = "\"elastir.result/";
  if (length == 0 || *head != '{')
    return false;
  for (size_t i = 0; i < LOOK_AT && i < length; i++)
    if (begins_with(head + i, length - i, schema))
      return true;
  return false;
}

const char *crystal_foreign_text(const char *head, size_t length, const char **advice)
{
  *advice = only_crystal;
  if (is_result(head, length)) {
    *advice = "use 'elastir show FILE' or 'elastir report FILE'";
    return "a result of elastir";
  }
  for (head_line line = head_begin(head, length); head_next(&line);) {
    size_t margin = 0;
    while (margin < line.length && isspace((unsigned char)line.text[margin]))
      margin++;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
      if (begins_with(line.text + margin, line.length - margin, texts[i].words))
        return texts[i].name;
  }
  return NULL;
}
