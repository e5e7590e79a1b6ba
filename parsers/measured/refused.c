/* SPDX-License-Identifier: GPL-3.0-or-later */
/* refused.c: files that are known, cannot be read here, and get advice instead. */
#include <string.h>

#include "measured/reader.h"
#include "measured/text.h"

typedef struct {
  const char *bytes;
  size_t length;
  const char *message;
} signature;

#define MATLAB "a MATLAB .mat file; in MATLAB write the spectrum as text ('writematrix')"
#define BYTES(text) text, sizeof(text) - 1

static const signature signatures[] = {
    {BYTES("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "an OLE2 compound file (Shimadzu UVProbe .spc, "
                                                "an old Excel sheet or the like), not "
                                                "Galactic SPC; export the spectrum as JCAMP-DX "
                                                "or as text"},
    {BYTES("WDF1"), "a Renishaw WiRE file (Raman); export it as text if it is an infrared "
                    "spectrum"},
    {BYTES("version https://git-lfs.github.com/spec/"), "a Git LFS pointer, not the file itself; "
                                                        "run 'git lfs pull'"},
    {BYTES("MATLAB 5.0 MAT-file"), MATLAB},
    {BYTES("MATLAB 7.3 MAT-file"), MATLAB},
    {BYTES("Row\tColumn\tRun\tChannel"), "a legacy neaspec .nea file of interferograms, not a spectrum; "
                                         "export the 'Fourier Scan' spectra as text"},
    {BYTES("WIT_"), "a WITec project (Raman); export the spectrum as text if it is infrared"},
    {BYTES("CPY"), "an Origin project; export the spectrum as text"},
    {BYTES("GWYP"), "a Gwyddion file with images, not a spectrum"},
    {BYTES("PK\x03\x04"), "a ZIP archive (perhaps an Excel .xlsx sheet); unpack it, or save the "
                          "sheet as CSV"},
    {BYTES("%PDF"), "a PDF document, not a spectrum"},
    {BYTES("\x89PNG"), "a picture, not a spectrum"},
    {BYTES("\xff\xd8\xff"), "a picture, not a spectrum"},
    {BYTES("\x89HDF"), "an HDF5 file; export the spectrum as JCAMP-DX or as text"},
    {BYTES("CDF\x01"), "a netCDF file (ANDI); export the spectrum as JCAMP-DX or as text"},
    {BYTES("{\\rtf"), "a rich text document; save it as plain text"},
};

static const signature *find_signature(const measured_input *in)
{
  for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
    if (in->length >= signatures[i].length &&
        memcmp(in->text, signatures[i].bytes, signatures[i].length) == 0)
      return &signatures[i];
  return NULL;
}

static bool is_html(const measured_input *in)
{
  enum { LOOK_AT = 2048 };
  size_t length = in->length < LOOK_AT ? in->length : LOOK_AT;
  size_t i = text_start(in->text, length);
  if (i == length || in->text[i] != '<')
    return false;
  return text_contains(text_part(in->text + i, length - i), "<!doctype html") ||
         text_contains(text_part(in->text + i, length - i), "<html") ||
         text_contains(text_part(in->text + i, length - i), "<head>") ||
         text_contains(text_part(in->text + i, length - i), "<body");
}

static bool recognise(const measured_input *in)
{
  return find_signature(in) != NULL || is_html(in);
}

static bool refuse(const measured_input *in)
{
  const signature *found = find_signature(in);
  if (found != NULL)
    return measured_fail(in, "unsupported-format", 0, "%s", found->message);
  return measured_fail(in, "html-page", 0, "an HTML page, not a spectrum: the download failed and the "
                       "server's message was saved instead");
}

const measured_format format_refused = {"refused", recognise, refuse};

/* What has no signature is named by the end of its name, once nothing else knows it. */
const char *refused_by_name(const char *name)
{
  static const struct {
    const char *end, *what;
  } ends[] = {{".dmt", "an Agilent image (.dmt)"},
              {".dmd", "an Agilent image (.dmd)"},
              {".seq", "an Agilent image (.seq)"},
              {".bsp", "an Agilent image (.bsp)"},
              {".fsm", "a PerkinElmer image (.fsm)"},
              {".map", "an OMNIC map (.map)"},
              {".srs", "an OMNIC series (.srs)"},
              {".mat", "a MATLAB file (.mat)"},
              {".nea", "a legacy neaspec file (.nea)"},
              {".l6s", "a LabSpec file (Raman)"},
              {".spe", "a Princeton Instruments file (.spe)"},
              {".wip", "a WITec project (Raman)"}};
  size_t length = strlen(name);
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    size_t end = strlen(ends[i].end);
    if (length > end && text_equal(text_of(name + length - end), ends[i].end))
      return ends[i].what;
  }
  return NULL;
}
