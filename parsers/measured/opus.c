/* SPDX-License-Identifier: GPL-3.0-or-later */
/* opus.c: Bruker OPUS files: the ratio of sample and background among their blocks.
 *
 * Behind 24 bytes a directory holds type, length (32-bit words) and offset of each block. A type
 * is made of the part of a complex number (2 bits), sample, background or ratio (2), the kind of
 * parameters (6; 0: data), the kind of spectrum (7), and more that is 0 in the blocks read here.
 * Blocks of parameters hold a name, a type, a length and a value, one behind the other. A data
 * block has a status block of its own type that says how many points it has, and on which axis.
 * The layout was found by readers of the files: brukeropusreader (QED), opusreader2. */
#include <math.h>
#include <string.h>

#include "measured/bytes.h"
#include "measured/reader.h"

enum { HEADER = 24, ENTRY = 12, MOST_BLOCKS = 512 };

/* Bits of a type. OLDER marks the state before the last change: of two blocks, OPUS exports the
 * other. */
#define SOURCE(type) ((type) >> 2 & 3)
#define PARAMETERS(type) ((type) >> 4 & 63)
#define SPECTRUM(type) ((type) >> 10 & 127)
#define REST(type) ((type) >> 17 & 0x1fff)
#define OLDER 0x40000000U
enum { SAMPLE = 1, RATIO = 3, ATR_SPECTRUM = 16 };
enum { STATUS = 1, INSTRUMENT = 2, ACQUISITION = 3, FOURIER = 4, OPTICS = 6, ORIGIN = 10 };

typedef struct {
  uint32_t type;
  size_t offset, length; /* bytes; within the file */
} block;

typedef struct {
  const measured_input *in;
  block blocks[MOST_BLOCKS];
  size_t count;
} directory;

typedef struct {
  uint32_t code;
  const char *name;
  elastir_y_kind kind;
  bool ratio; /* it can be compared */
} spectrum_kind;

static const spectrum_kind kinds[] = {
    {1, "single channel spectrum", ELASTIR_Y_SINGLE_BEAM, false},
    {2, "interferogram", ELASTIR_Y_OTHER, false},
    {3, "phase spectrum", ELASTIR_Y_OTHER, false},
    {4, "absorbance", ELASTIR_Y_ABSORBANCE, true},
    {5, "transmittance", ELASTIR_Y_TRANSMITTANCE, true},
    {6, "Kubelka-Munk", ELASTIR_Y_KUBELKA_MUNK, true},
    {7, "trace", ELASTIR_Y_OTHER, false},
    {10, "Raman spectrum", ELASTIR_Y_OTHER, false},
    {11, "emission spectrum", ELASTIR_Y_EMISSION, false},
    {12, "reflectance", ELASTIR_Y_REFLECTANCE, true},
    {14, "power spectrum", ELASTIR_Y_OTHER, false},
    {15, "log(1/R)", ELASTIR_Y_LOG_1_R, true},
    {ATR_SPECTRUM, "ATR spectrum", ELASTIR_Y_ABSORBANCE, true},
    {17, "photoacoustic spectrum", ELASTIR_Y_ARBITRARY, true},
};

static const spectrum_kind *kind_of(uint32_t type)
{
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (kinds[i].code == SPECTRUM(type) && REST(type) == 0 && PARAMETERS(type) == 0)
      return &kinds[i];
  return NULL;
}

static bool recognise(const measured_input *in)
{
  return in->length >= 4 && memcmp(in->text, "\x0a\x0a\xfe\xfe", 4) == 0;
}

static bool read_directory(const measured_input *in, directory *list)
{
  bool whole = in->length >= HEADER;
  size_t offset = whole ? bytes_u32(in->text + 12, false) : 0;
  size_t count = whole ? bytes_u32(in->text + 20, false) : 0;
  list->in = in;
  if (count > MOST_BLOCKS || offset < HEADER || offset > in->length ||
      (in->length - offset) / ENTRY < count)
    return measured_fail(in, "truncated", 0, "the directory of the OPUS file (%zu blocks at "
                         "byte %zu) does not lie within its %zu bytes; the file is cut or "
                         "damaged", count, offset, in->length);
  size_t end = 0;
  for (size_t i = 0; i < count; i++) {
    const char *entry = in->text + offset + i * ENTRY;
    block next = {.type = bytes_u32(entry, false),
                  .length = (size_t)bytes_u32(entry + 4, false) * 4,
                  .offset = bytes_u32(entry + 8, false)};
    if (next.type != 0 && next.offset + next.length > end)
      end = next.offset + next.length;
    if (next.offset >= HEADER && next.offset <= in->length &&
        next.length <= in->length - next.offset)
      list->blocks[list->count++] = next;
    else if (next.type != 0)
      measured_warn(in, "truncated", 0, "block %zu of the OPUS file (%zu bytes at byte %zu) "
                    "does not lie within its %zu bytes; the file is cut or damaged", i + 1,
                    next.length, next.offset, in->length);
  }
  measured_check_size(in, end);
  return true;
}

/* The block of a type, or of one that differs in OLDER only; NULL: none. */
static const block *find_block(const directory *list, uint32_t type)
{
  const block *found = NULL;
  for (size_t i = 0; i < list->count; i++)
    if ((list->blocks[i].type | OLDER) == (type | OLDER) &&
        (found == NULL || list->blocks[i].type == type))
      found = &list->blocks[i];
  return found;
}

/* A value of a parameter block: its bytes; type 0 is an integer, 1 a float64, others are text. */
typedef struct {
  unsigned type;
  text_line bytes; /* no text: absent */
} parameter;

static parameter find_parameter(const directory *list, const block *in_block, const char *name)
{
  if (in_block != NULL) {
    const char *at = list->in->text + in_block->offset;
    for (size_t left = in_block->length; left >= 8 && memcmp(at, "END", 3) != 0;) {
      size_t length = (size_t)bytes_u16(at + 6, false) * 2;
      if (length > left - 8)
        break;
      if (memcmp(at, name, 3) == 0)
        return (parameter){bytes_u16(at + 4, false), {.text = at + 8, .length = length}};
      at += 8 + length;
      left -= 8 + length;
    }
  }
  return (parameter){0, {.text = ""}};
}

static double number_of(const directory *list, const block *in_block, const char *name)
{
  parameter value = find_parameter(list, in_block, name);
  if (value.type == 0 && value.bytes.length >= 4)
    return (double)(int32_t)bytes_u32(value.bytes.text, false);
  return value.type == 1 && value.bytes.length >= 8 ? bytes_f64(value.bytes.text, false) : NAN;
}

static text_line text_in(const directory *list, const block *in_block, const char *name)
{
  parameter value = find_parameter(list, in_block, name);
  if (value.type < 2)
    return text_of("");
  return text_part(value.bytes.text, strnlen(value.bytes.text, value.bytes.length));
}

static const block *status_of(const directory *list, const block *data)
{
  return find_block(list, data->type | STATUS << 4);
}

/* Parameters of the sample stand in blocks whose type says nothing else. */
static text_line sample_text(const directory *list, unsigned kind, const char *name)
{
  return text_in(list, find_block(list, kind << 4), name);
}

/* Data that can be given: a ratio, with a status block; of two that differ in OLDER the other. */
static bool is_spectrum(const directory *list, const block *data)
{
  const spectrum_kind *kind = kind_of(data->type);
  return kind != NULL && SOURCE(data->type) == RATIO && kind->ratio &&
         status_of(list, data) != NULL && find_block(list, data->type & ~OLDER) == data;
}

static bool describe(const directory *list, const block *data)
{
  const spectrum_kind *kind = kind_of(data->type);
  measured_block_facts facts = {.title = sample_text(list, ORIGIN, "SNM"),
                                .infrared = true,
                                .readable = is_spectrum(list, data)};
  double points = number_of(list, status_of(list, data), "NPT");
  if (isnan(points))
    return measured_add_block(list->in, &facts, "%s without its status", kind->name);
  return measured_add_block(list->in, &facts, "%s, %.0f points", kind->name, points);
}

/* What a file holds that holds no ratio. */
static bool refuse(const directory *list)
{
  static const char *const sources[] = {"", " of the sample", " of the background", ""};
  char found[300] = "";
  for (size_t i = 0; i < list->count; i++) {
    const spectrum_kind *kind = kind_of(list->blocks[i].type);
    const char *source = sources[SOURCE(list->blocks[i].type)];
    size_t used = strlen(found);
    if (kind != NULL && used + strlen(kind->name) + strlen(source) + 5 < sizeof found) {
      strcat(found, used > 0 ? ", " : "");
      strcat(strcat(found, kind->name), source);
    }
  }
  return measured_fail(list->in, "no-ratio", 0, "the OPUS file has no absorbance, transmittance or "
                       "reflectance, only: %s; divide the sample by the background in "
                       "OPUS", *found != '\0' ? found : "no spectrum at all");
}

static const char *x_unit(text_line code)
{
  static const char *const units[][2] = {{"", "cm-1"},       {"WN", "cm-1"},
                                         {"MI", "um"},       {"PNT", "data points"},
                                         {"MIN", "minutes"}, {"LGW", "log wavenumber"},
                                         {"NM", "nm"},       {"RAM", "Raman shift"}};
  for (size_t i = 0; i < sizeof units / sizeof *units; i++)
    if (text_equal(code, units[i][0]))
      return units[i][1];
  return "";
}

static bool give_facts(const directory *list, const block *status)
{
  const measured_input *in = list->in;
  elastir_instrument *facts = &in->out->instrument;
  double scans = number_of(list, find_block(list, ACQUISITION << 4), "NSS");
  double resolution = number_of(list, find_block(list, ACQUISITION << 4), "RES");
  facts->scans = scans >= 1.0 ? (long)scans : 0;
  facts->resolution_cm1 = resolution > 0.0 && isfinite(resolution) ? resolution : 0.0;
  return measured_set_fact(in, "instrument", sample_text(list, INSTRUMENT, "INS")) &&
         measured_set_fact(in, "apodisation", sample_text(list, FOURIER, "APF")) &&
         measured_set_fact(in, "accessory", sample_text(list, OPTICS, "ACC")) &&
         measured_set_fact(in, "date", text_in(list, status, "DAT"));
}

static bool give_spectrum(const directory *list, const block *data)
{
  const measured_input *in = list->in;
  const block *status = status_of(list, data);
  const spectrum_kind *kind = kind_of(data->type);
  double points = number_of(list, status, "NPT"), factor = number_of(list, status, "CSF");
  double first = number_of(list, status, "FXV"), last = number_of(list, status, "LXV");
  if (!(points >= 1.0))
    return measured_fail(in, "no-data", 0, "the status block does not state the number of points");
  if (!isfinite(first) || !isfinite(last) || (first == last && points > 1.0))
    return measured_fail(in, "no-abscissa", 0, "the first and last abscissa of the status block "
                         "give no axis");
  if (points * 4.0 > (double)data->length)
    return measured_fail(in, "truncated", 0, "the status block announces %.0f points, but the data block has "
                         "room for %zu; the file is cut or damaged", points,
                         data->length / 4);
  factor = isfinite(factor) && factor != 0.0 ? factor : 1.0;
  in->out->y_kind = kind->kind == ELASTIR_Y_TRANSMITTANCE || kind->kind == ELASTIR_Y_REFLECTANCE
                        ? ELASTIR_Y_UNKNOWN /* the data say whether it is in percent */
                        : kind->kind;
  if (kind->code == ATR_SPECTRUM)
    in->out->instrument = (elastir_instrument){
        .atr = true, .atr_correction = ELASTIR_ATR_CORRECTION_UNCLEAR};
  if (!measured_set_texts(in, sample_text(list, ORIGIN, "SNM"),
                          text_of(x_unit(text_in(list, status, "DXU"))), text_of(kind->name)) ||
      !give_facts(list, status) || !measured_allocate(in, (size_t)points))
    return false;
  measured_even_abscissae(in, first, last);
  measured_give_floats(in, data->offset, 4, factor);
  measured_check_range(in, number_of(list, status, "MNY"), number_of(list, status, "MXY"), 1e-5);
  return true;
}

static bool read(const measured_input *in)
{
  directory list = {0};
  size_t which[MOST_BLOCKS], shown = 0, spectra = 0, index;
  if (!read_directory(in, &list))
    return false;
  for (size_t i = 0; i < list.count; i++) {
    if (kind_of(list.blocks[i].type) == NULL)
      continue;
    which[shown++] = i;
    spectra += is_spectrum(&list, &list.blocks[i]);
    if (!describe(&list, &list.blocks[i]))
      return false;
  }
  if (spectra == 0)
    return refuse(&list);
  return measured_choose(in, &index) && give_spectrum(&list, &list.blocks[which[index]]);
}

const measured_format format_opus = {"opus", recognise, read};
