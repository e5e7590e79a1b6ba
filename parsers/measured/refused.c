/* SPDX-License-Identifier: GPL-3.0-or-later */
/* refused.c: files that are known, cannot be read here, and get advice instead. */
#include <string.h>

#include "measured/reader.h"
#include "measured/text.h"

typedef struct {
  const char *bytes;
  size_t length;
  const char *code;
  const char *message;
} signature;

#define BYTES(text) text, sizeof(text) - 1

static const signature signatures[] = {
  {BYTES("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "unsupported-format",
   "an OLE2 compound file (Shimadzu UVProbe .spc, an old Excel sheet or the like), not "
   "Galactic SPC; export the spectrum as JCAMP-DX or as text"},
  {BYTES("Spectral Data File"), "unsupported-format",
   "a Thermo OMNIC .spa file; in OMNIC use File, Save As, 'CSV Text' or 'JCAMP-DX'"},
  {BYTES("Spectral Exte File"), "unsupported-format",
   "a Thermo OMNIC .spg group; in OMNIC save each spectrum as 'CSV Text' or 'JCAMP-DX'"},
  {BYTES("\x0a\x0a\xfe\xfe"), "unsupported-format",
   "a Bruker OPUS binary file; in OPUS use File, Save As, 'Data Point Table' or 'JCAMP-DX'"},
  {BYTES("PEPE"), "unsupported-format",
   "a PerkinElmer .sp file; in Spectrum save it as ASCII or JCAMP-DX"},
  {BYTES("WDF1"), "unsupported-format",
   "a Renishaw WiRE file (Raman); export it as text if it is an infrared spectrum"},
  {BYTES("Gwyddion Simple Field"), "unsupported-format",
   "a Gwyddion Simple Field (.gsf) holds an image or interferograms, no spectrum; export the "
   "spectra from neaPLOTTER as text"},
  {BYTES("GWYP"), "unsupported-format", "a Gwyddion file holds images, no spectrum"},
  {BYTES("PK\x03\x04"), "unsupported-format",
   "a ZIP archive (perhaps an Excel .xlsx sheet); unpack it, or save the sheet as CSV"},
  {BYTES("%PDF"), "unsupported-format", "a PDF document, no spectrum"},
  {BYTES("\x89PNG"), "unsupported-format", "a picture, no spectrum"},
  {BYTES("\xff\xd8\xff"), "unsupported-format", "a picture, no spectrum"},
  {BYTES("\x89HDF"), "unsupported-format",
   "an HDF5 file; export the spectrum as JCAMP-DX or as text"},
  {BYTES("CDF\x01"), "unsupported-format",
   "a netCDF file (ANDI); export the spectrum as JCAMP-DX or as text"},
  {BYTES("{\\rtf"), "unsupported-format",
   "a rich text document; save it as plain text"},
};

static const signature *find_signature(const measured_input *input)
{
  for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
    if (input->length >= signatures[i].length &&
        memcmp(input->text, signatures[i].bytes, signatures[i].length) == 0)
      return &signatures[i];
  return NULL;
}

static bool is_html(const measured_input *input)
{
  enum { LOOK_AT = 2048 };
  size_t length = input->length < LOOK_AT ? input->length : LOOK_AT;
  size_t i = 0;
  while (i < length && (text_is_blank(input->text[i]) || input->text[i] == '\n' ||
                        input->text[i] == '\r'))
    i++;
  if (i == length || input->text[i] != '<')
    return false;
  return text_contains(input->text + i, length - i, "<!doctype html") ||
         text_contains(input->text + i, length - i, "<html") ||
         text_contains(input->text + i, length - i, "<head>") ||
         text_contains(input->text + i, length - i, "<body");
}

bool refused_recognise(const measured_input *input)
{
  return find_signature(input) != NULL || is_html(input);
}

bool refused_read(const measured_input *input, elastir_measured_blocks *blocks,
                  elastir_measured *measured)
{
  (void)blocks;
  (void)measured;
  const signature *found = find_signature(input);
  if (found != NULL)
    elastir_diagnose(input->diagnostics, ELASTIR_ERROR, found->code, input->name, 0, "%s",
                     found->message);
  else
    elastir_diagnose(input->diagnostics, ELASTIR_ERROR, "html-page", input->name, 0,
                     "an HTML page, no spectrum: the download failed and the server's message "
                     "was saved instead");
  return false;
}
