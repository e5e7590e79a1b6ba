/* SPDX-License-Identifier: GPL-3.0-or-later */
/* omnic.c: Thermo OMNIC files: spectra (.spa) and groups of spectra (.spg).
 *
 * Byte 294 tells how many keys follow from byte 304 on: what it is, offset, length. Key 2 is
 * the header of a spectrum, and those behind it belong to it: 3 its ordinates, 27 its history,
 * 107 its title in a group. Files of the extended kind have 64-bit offsets. The layout was found
 * by readers of the files: SpectroChemPy, orange-spectroscopy. */
#include <math.h>
#include <string.h>

#include "measured/bytes.h"
#include "measured/reader.h"

enum {
  HEADER = 304,
  COUNT_AT = 294,
  TITLE_AT = 30,
  TITLE = 255,
  KEY_SPECTRUM = 2,
  KEY_ORDINATES = 3,
  KEY_HISTORY = 27,
  KEY_TITLE = 107,
  SPECTRUM_BYTES = 40
};

static const char plain[] = "Spectral Data File", extended[] = "Spectral Exte File";

/* Where a key leads, within the file. */
typedef struct {
  int key;
  size_t offset, length;
} entry;

typedef struct {
  const measured_input *in;
  bool extended;
  size_t keys;
} omnic_file;

static bool recognise(const measured_input *in)
{
  text_line start = text_part(in->text, in->length);
  return text_starts(start, plain) || text_starts(start, extended);
}

/* Key number i. false: it leads out of the file. */
static bool get_entry(const omnic_file *file, size_t i, entry *found)
{
  const char *at = file->in->text + HEADER + i * (file->extended ? 22 : 16);
  uint64_t offset = file->extended ? bytes_u64(at + 2, false) : bytes_u32(at + 2, false);
  uint64_t length = bytes_u32(at + (file->extended ? 10 : 6), false);
  *found = (entry){(unsigned char)at[0], (size_t)offset, (size_t)length};
  return offset <= file->in->length && length <= file->in->length - offset;
}

/* An entry that belongs to spectrum `number`, counted from 0: it stands behind the header of the
 * spectrum and before that of the next. false: there is none in the file. */
static bool find_entry(const omnic_file *file, int key, size_t number, entry *found)
{
  size_t headers = 0;
  for (size_t i = 0; i < file->keys; i++) {
    bool good = get_entry(file, i, found);
    headers += found->key == KEY_SPECTRUM;
    if (good && found->key == key && headers == number + 1)
      return true;
  }
  return false;
}

static void check_size(const omnic_file *file)
{
  size_t end = 0;
  entry found;
  for (size_t i = 0; i < file->keys; i++) {
    get_entry(file, i, &found);
    if (found.length <= SIZE_MAX - found.offset && found.offset + found.length > end)
      end = found.offset + found.length;
  }
  measured_check_size(file->in, end);
}

static size_t count_key(const omnic_file *file, int key)
{
  size_t count = 0;
  entry found;
  for (size_t i = 0; i < file->keys; i++) {
    get_entry(file, i, &found);
    count += found.key == key;
  }
  return count;
}

static text_line string_at(const omnic_file *file, size_t offset, size_t most)
{
  size_t left = offset < file->in->length ? file->in->length - offset : 0;
  return text_part(file->in->text + offset,
                   strnlen(file->in->text + offset, left < most ? left : most));
}

/* In a group each spectrum has its title; else it is that of the file. */
static text_line title_of(const omnic_file *file, size_t number)
{
  entry found;
  if (find_entry(file, KEY_TITLE, number, &found))
    return string_at(file, found.offset, TITLE);
  return string_at(file, TITLE_AT, TITLE);
}

static const char *x_unit(uint32_t code)
{
  switch (code) {
  case 1:
    return "cm-1";
  case 2:
    return "data points";
  case 3:
    return "nm";
  case 4:
    return "um";
  case 32:
    return "Raman shift (cm-1)";
  default:
    return "unknown x unit";
  }
}

static const char *y_unit(uint32_t code)
{
  switch (code) {
  case 17:
    return "Absorbance";
  case 16:
    return "%Transmittance";
  case 11:
    return "%Reflectance";
  case 12:
    return "log(1/R)";
  case 20:
    return "Kubelka-Munk";
  case 21:
    return "Reflectance";
  case 22:
    return "single beam";
  case 26:
    return "photoacoustic";
  case 31:
    return "Raman intensity";
  default:
    return "unknown y unit";
  }
}

/* "Resolution:  4.000 from 600", "Number of sample scans: 32", "Apodization: Happ-Genzel": the
 * history speaks the language of the program; these are read where it is English. */
static bool give_facts(const omnic_file *file, const char *header, size_t number)
{
  elastir_instrument *facts = &file->in->out->instrument;
  uint32_t scans = bytes_u32(header + 36, false);
  entry history;
  facts->scans = scans < 1000000 ? (long)scans : 0;
  if (!find_entry(file, KEY_HISTORY, number, &history))
    return true;
  text_cursor cursor = text_lines(string_at(file, history.offset, history.length));
  text_line line;
  while (text_next_line(&cursor, &line))
    if (!measured_read_fact(file->in, line))
      return false;
  return true;
}

static bool give_spectrum(const omnic_file *file, size_t number)
{
  const measured_input *in = file->in;
  entry header, data;
  if (!find_entry(file, KEY_SPECTRUM, number, &header) || header.length < SPECTRUM_BYTES ||
      !find_entry(file, KEY_ORDINATES, number, &data))
    return measured_fail(in, "truncated", 0, "spectrum %zu does not lie within the %zu bytes of "
                         "the file; the file is cut or damaged", number + 1, in->length);
  const char *b = in->text + header.offset;
  size_t points = bytes_u32(b + 4, false);
  double first = bytes_f32(b + 16, false), last = bytes_f32(b + 20, false);
  if (points == 0 || points > data.length / 4)
    return measured_fail(in, "truncated", 0, "the header announces %zu points, but the ordinates have room "
                         "for %zu; the file is cut or damaged", points, data.length / 4);
  if (points <= data.length / 8)
    return measured_fail(in, "unsupported-format", 0, "an OMNIC file with %zu ordinates for an "
                         "axis of %zu points: a series (.srs) or a map (.map), or damaged; in OMNIC "
                         "split it, or save the spectra as 'CSV Text' or 'JCAMP-DX'", data.length / 4,
                         points);
  if (points < data.length / 4)
    measured_warn(in, "npoints", 0, "the header announces %zu points, but there are %zu ordinates; the first "
                  "are used", points, data.length / 4);
  if (!isfinite(first) || !isfinite(last) || (first == last && points > 1))
    return measured_fail(in, "no-abscissa", 0, "the first and last abscissa of the header give "
                         "no axis");
  if (!measured_set_texts(in, title_of(file, number), text_of(x_unit(bytes_u32(b + 8, false))),
                          text_of(y_unit(bytes_u32(b + 12, false)))) ||
      !give_facts(file, b, number) || !measured_allocate(in, points))
    return false;
  measured_even_abscissae(in, first, last);
  measured_give_floats(in, data.offset, 4, 1.0);
  return true;
}

static bool describe(const omnic_file *file, size_t number)
{
  entry header;
  bool found = find_entry(file, KEY_SPECTRUM, number, &header) && header.length >= SPECTRUM_BYTES;
  const char *b = file->in->text + (found ? header.offset : 0);
  const char *x = found ? x_unit(bytes_u32(b + 8, false)) : "", *y = "";
  measured_block_facts facts = {.title = title_of(file, number), .readable = true};
  if (found)
    y = y_unit(bytes_u32(b + 12, false));
  facts.infrared = file->in->options->any_axis || file->in->options->raman ||
                   (!text_contains(text_of(x), "Raman") && !text_contains(text_of(y), "Raman"));
  return measured_add_block(file->in, &facts, "%s, %lu points, x in '%s'", y,
                            found ? (unsigned long)bytes_u32(b + 4, false) : 0UL, x);
}

/* Series and maps begin alike, and keep their spectra in ways that are not known well enough: a
 * file with their name is not taken for one spectrum. */
static bool refuse_series(const measured_input *in)
{
  const char *named = refused_by_name(in->name);
  return named != NULL &&
         !measured_fail(in, "unsupported-format", 0, "%s, which is not supported; in OMNIC split it, or save "
                        "the spectra as 'CSV Text' or 'JCAMP-DX'", named);
}

static bool read(const measured_input *in)
{
  if (refuse_series(in))
    return false;
  if (in->length < HEADER)
    return measured_fail(in, "truncated", 0, "the OMNIC file of %zu bytes ends within its "
                         "header; it is cut", in->length);
  omnic_file file = {.in = in,
                     .extended = memcmp(in->text, extended, strlen(extended)) == 0,
                     .keys = bytes_u16(in->text + COUNT_AT, false)};
  size_t room = (in->length - HEADER) / (file.extended ? 22 : 16), index;
  if (file.keys > room) {
    measured_warn(in, "truncated", 0, "the header announces %zu keys, but the file has room for %zu; it is "
                  "cut or damaged", file.keys, room);
    file.keys = room;
  }
  check_size(&file);
  size_t count = count_key(&file, KEY_SPECTRUM);
  if (count == 0 || count_key(&file, KEY_ORDINATES) == 0)
    return measured_fail(in, "unsupported-format", 0, "an OMNIC file without a spectrum in its "
                         "table of keys (a series .srs or a map .map); in OMNIC split it, or "
                         "save the spectra as 'CSV Text' or 'JCAMP-DX'");
  for (size_t i = 0; i < count; i++)
    if (!describe(&file, i))
      return false;
  return measured_choose(in, &index) && give_spectrum(&file, index);
}

const measured_format format_omnic = {"omnic", recognise, read};
