/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xml.c: which of the two formats in XML a file is, AnIML or CML. */
#include "measured/xml.h"

#include <stdio.h>
#include <string.h>

#include "base/letters.h"
#include "measured/text.h"
#include "measured/xml_common.h"

/* The local name of the root element. false: its start is damaged. */
static bool find_root(const measured_input *in, char *name, size_t size)
{
  xml_file file;
  if (!xml_open(&file, in, true))
    return false;
  bool found = xml_next(&file) == XML_START;
  if (found)
    snprintf(name, size, "%s", xml_name(&file));
  xml_close(&file);
  return found;
}

static bool recognise(const measured_input *in)
{
  size_t i = text_start(in->text, in->length);
  char next = i + 1 < in->length ? letters_lower(in->text[i + 1]) : '\0';
  return next != '\0' && in->text[i] == '<' &&
         (next == '?' || next == '!' || (next >= 'a' && next <= 'z'));
}

/* AnIML or CML by the root element; what is neither is refused by the name of its root, or for
 * what is wrong in front of it. */
static bool read(const measured_input *in)
{
  static const char *const cml_roots[] = {"cml",    "spectrum", "spectrumList", "molecule",
                                          "module", "list",     "moleculeList"};
  char root[64] = "", shown[TEXT_SHOWN + 1];
  xml_file file;
  if (find_root(in, root, sizeof root)) {
    if (strcmp(root, "AnIML") == 0)
      return animl_read(in);
    for (size_t i = 0; i < sizeof cml_roots / sizeof *cml_roots; i++)
      if (strcmp(root, cml_roots[i]) == 0)
        return cml_read(in);
    return measured_fail(in, "unknown-format", 0, "expected AnIML or CML, found an XML document "
                         "whose root is <%s>", text_show(shown, text_of(root)));
  }
  if (!xml_open(&file, in, false))
    return false;
  xml_next(&file);
  xml_fail(&file, "bad-xml", "the XML has no root element");
  xml_close(&file);
  return false;
}

const measured_format format_xml = {"xml", recognise, read};
