/* SPDX-License-Identifier: GPL-3.0-or-later */
/* constants_text.c: elastic constants that are named one by one. */
#include "tensor/constants_text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/letters.h"
#include "base/number.h"
#include "tensor/heading_text.h"

/* Of each class in its standard setting, by places such as 12: the independent constants, those equal to
 * another one (22 is 11: "2211"), those opposite to another one, and whether C66 is (C11 - C12)/2; all
 * others are 0. Nye, Physical Properties of Crystals, table 9. */
typedef struct {
  const char *name, *given, *equal, *opposite;
  bool axial;
} tensor_class;

static const tensor_class classes[] = {
    {"cubic", "111244", "2211331113122312" "55446644", "", false},
    {"hexagonal", "1112133344", "221123135544", "", true},
    {"tetragonal", "111213334466", "221123135544", "", false},
    {"tetragonal", "11121316334466", "221123135544", "2616", false},
    {"trigonal", "111213143344", "2211231355445614", "2414", true},
    {"trigonal", "11121314153344", "2211231355445614", "241425154615", true},
    {"orthorhombic", "111213222333445566", "", "", false},
    {"monoclinic (unique axis b)", "11121315222325333544465566", "", "", false},
    {"monoclinic (unique axis c)", "11121316222326333644455566", "", "", false},
};
static const char separators[] = ",;|";
enum { CLASSES = sizeof classes / sizeof *classes, PLACES = 21 };

static bool is_blank(char c)
{
  return c == ' ' || c == '\t' || c == '\r';
}

static size_t skip(const char *text, size_t length, size_t at)
{
  while (at < length && is_blank(text[at]))
    at++;
  return at;
}

/* "11", "1,1", "1 , 1" from `at` on: *place 11, and where it ends. 0: something else. */
static size_t read_place(const char *text, size_t length, size_t at, int *place)
{
  if (at >= length || text[at] < '1' || text[at] > '6')
    return 0;
  *place = 10 * (text[at] - '0');
  at = skip(text, length, at + 1);
  if (at < length && text[at] == ',')
    at = skip(text, length, at + 1);
  if (at >= length || text[at] < '1' || text[at] > '6')
    return 0;
  *place += text[at] - '0';
  return at + 1;
}

/* The length of a name: C11, c_44, C_{12}, C(1,1), C[1,1], or with S. 0: there is none. */
static size_t read_name(const char *text, size_t length, int *place)
{
  static const char opening[] = "{([", closing[] = "})]";
  if (length < 3 || (letters_lower(*text) != 'c' && letters_lower(*text) != 's'))
    return 0;
  size_t at = text[1] == '_' ? 2 : 1;
  const char *bracket = text[at] != '\0' ? strchr(opening, text[at]) : NULL;
  size_t end = read_place(text, length, at + (bracket != NULL), place);
  if (end == 0)
    return 0;
  if (bracket != NULL)
    return end < length && text[end] == closing[bracket - opening] ? end + 1 : 0;
  if (letters_begin(text + end, length - end, "all"))
    end += strlen("all"); /* of LAMMPS */
  bool goes_on = end < length && (letters_is_letter(text[end]) || (text[end] >= '0' && text[end] <= '9'));
  return text[at + 1] >= '0' && text[at + 1] <= '9' && !goes_on ? end : 0; /* C111 is of third order */
}

/* Where the first constant of a line may stand: LAMMPS writes "Elastic Constant C11all = 165.9 GPa". */
static size_t first_place(const char *text, size_t length)
{
  static const char words[] = "elastic constant ";
  size_t at = skip(text, length, 0);
  return letters_begin(text + at, length - at, words) ? skip(text, length, at + strlen(words)) : at;
}

bool tensor_constants_begin(const char *text, size_t length)
{
  int place;
  size_t at = first_place(text, length);
  return read_name(text + at, length - at, &place) > 0;
}

/* ---- a line ---- */

typedef struct {
  tensor_constants *constants;
  const elastir_line *line;
  const char *file;
  elastir_diagnostics *diagnostics;
} line_reader;

static bool refuse(const line_reader *reader, size_t at, const char *expected)
{
  const elastir_line *line = reader->line;
  size_t left = line->length - at;
  reader->constants->broken = true;
  elastir_diagnose(reader->diagnostics, ELASTIR_ERROR, "bad-tensor", reader->file, line->number,
                   "expected %s in column %zu, found '%.*s'", expected, at + 1, (int)(left < 40 ? left : 40),
                   line->text + at);
  return false;
}

/* A unit at `at`, in brackets or not; *gpa stays where there is none. Gives where it ends. */
static size_t read_unit(const char *text, size_t length, size_t at, double *gpa)
{
  size_t start = skip(text, length, at);
  bool bracket = start < length && (text[start] == '(' || text[start] == '[');
  size_t unit = tensor_heading_unit(text + start + bracket, length - start - bracket, gpa);
  size_t end = start + bracket + unit;
  if (unit == 0)
    return at;
  if (!bracket)
    return end;
  end = skip(text, length, end);
  return end < length && (text[end] == ')' || text[end] == ']') ? end + 1 : at;
}

/* Compliances are passed over, up to the next separator. */
static size_t pass_over(const line_reader *reader, size_t at)
{
  const elastir_line *line = reader->line;
  if (reader->constants->compliance == 0)
    reader->constants->compliance = line->number;
  while (at < line->length && strchr(separators, line->text[at]) == NULL && line->text[at] != '#')
    at++;
  return at < line->length && line->text[at] != '#' ? at + 1 : at;
}

static bool store(const line_reader *reader, int place, tensor_constant found)
{
  int i = place / 10 - 1, j = place % 10 - 1;
  tensor_constants *constants = reader->constants;
  tensor_constant *item = i < j ? &constants->items[i][j] : &constants->items[j][i];
  if (item->line > 0 && (item->value != found.value || item->gpa != found.gpa)) {
    constants->broken = true;
    elastir_diagnose(reader->diagnostics, ELASTIR_ERROR, "bad-tensor", reader->file, found.line,
                     "C%d%d is %.10g here, but %.10g in line %ld%s", i + 1, j + 1, found.value, item->value,
                     item->line, item->gpa != found.gpa ? ", in another unit" : "");
    return false;
  }
  constants->given += item->line == 0;
  constants->units += item->line == 0 && found.gpa != 0.0;
  *item = found;
  return true;
}

/* Where the next constant or the end of the line is, behind one that ends at `at`. 0: it is neither. */
static size_t end_of_constant(const char *text, size_t length, size_t at)
{
  size_t end = skip(text, length, at);
  if (end == length || text[end] == '#')
    return end;
  if (strchr(separators, text[end]) != NULL)
    return end + 1;
  return end > at && tensor_constants_begin(text + end, length - end) ? end : 0;
}

/* One constant from `at` on, and what separates it from the next one; where that is. 0: reported. */
static size_t read_constant(const line_reader *reader, size_t at)
{
  const char *text = reader->line->text;
  size_t length = reader->line->length;
  tensor_constant found = {.line = reader->line->number};
  int place = 0;
  size_t name = read_name(text + at, length - at, &place);
  if (name == 0)
    return refuse(reader, at, "a constant such as C11");
  bool compliance = letters_lower(text[at]) == 's';
  at = read_unit(text, length, at + name, &found.gpa);
  at = skip(text, length, at);
  if (at < length && (text[at] == '=' || text[at] == ':'))
    at = skip(text, length, at + 1);
  if (compliance)
    return pass_over(reader, at);
  size_t used = number_scan(text + at, length - at, &found.value);
  if (used == 0 || !isfinite(found.value))
    return refuse(reader, at, "the number of a constant");
  found.half_unit = number_half_unit(text + at, used);
  reader->constants->number_end = at + used;
  double beside = found.gpa;
  size_t behind = skip(text, length, at + used), end = read_unit(text, length, at + used, &beside);
  if (found.gpa != 0.0 && beside != found.gpa)
    return refuse(reader, behind, "the unit in front of the number");
  found.gpa = beside;
  end = end_of_constant(text, length, end);
  if (end == 0)
    return refuse(reader, behind, "a unit or the next constant");
  return store(reader, place, found) ? end : 0;
}

bool tensor_constants_read(tensor_constants *constants, const elastir_line *line, const char *file,
                           elastir_diagnostics *diagnostics)
{
  line_reader reader = {constants, line, file, diagnostics};
  if (constants->line == 0)
    constants->line = line->number;
  for (size_t at = first_place(line->text, line->length); at < line->length && line->text[at] != '#';
       at = skip(line->text, line->length, at)) {
    at = read_constant(&reader, at);
    if (at == 0)
      return false;
  }
  return true;
}

/* ---- the tensor ---- */

static int place_of(const char *digits)
{
  return 10 * (digits[0] - '0') + digits[1] - '0';
}

static bool is_given(const tensor_constants *constants, int place)
{
  return constants->items[place / 10 - 1][place % 10 - 1].line > 0;
}

/* The class of which just these are the independent constants; NULL: there is none. */
static const tensor_class *class_of(const tensor_constants *constants)
{
  for (int k = 0; k < CLASSES; k++) {
    const char *given = classes[k].given;
    bool all = strlen(given) == 2 * (size_t)constants->given;
    for (; all && *given != '\0'; given += 2)
      all = is_given(constants, place_of(given));
    if (all)
      return &classes[k];
  }
  return NULL;
}

static bool report_missing(const tensor_constants *constants, const char *file,
                           elastir_diagnostics *diagnostics)
{
  char names[5 * PLACES + 1];
  size_t used = 0;
  for (int i = 0; i < 6; i++)
    for (int j = i; j < 6; j++)
      if (constants->items[i][j].line == 0)
        used += (size_t)snprintf(names + used, sizeof names - used, "%sC%d%d", used > 0 ? ", " : "", i + 1,
                                 j + 1);
  elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-tensor", file, constants->line,
                   "expected all 21 constants, or just the independent ones of a crystal class; %s are "
                   "missing. Write those that are 0 as 0", names);
  return false;
}

static void set(elastir_tensor_entry *entry, int place, double value, double half_unit)
{
  int i = place / 10 - 1, j = place % 10 - 1;
  entry->stiffness_gpa[6 * i + j] = entry->stiffness_gpa[6 * j + i] = value;
  entry->half_unit_gpa[6 * i + j] = entry->half_unit_gpa[6 * j + i] = half_unit;
}

/* Sets one constant from another: "2211". */
static void copy(elastir_tensor_entry *entry, const char *rule, double sign)
{
  int from = place_of(rule + 2), at = 6 * (from / 10 - 1) + from % 10 - 1;
  set(entry, place_of(rule), sign * entry->stiffness_gpa[at], entry->half_unit_gpa[at]);
}

/* What is not given of a class. */
static void complete(const tensor_constants *constants, const tensor_class *class, const char *file,
                     elastir_tensor_entry *entry, elastir_diagnostics *diagnostics)
{
  char said[300] = "";
  size_t used = 0;
  for (const char *rule = class->equal; *rule != '\0'; rule += 4) {
    copy(entry, rule, 1.0);
    used += (size_t)snprintf(said + used, sizeof said - used, "C%.2s = C%.2s, ", rule, rule + 2);
  }
  for (const char *rule = class->opposite; *rule != '\0'; rule += 4) {
    copy(entry, rule, -1.0);
    used += (size_t)snprintf(said + used, sizeof said - used, "C%.2s = -C%.2s, ", rule, rule + 2);
  }
  const double *c = entry->stiffness_gpa, *half = entry->half_unit_gpa;
  if (class->axial) {
    set(entry, 66, 0.5 * (c[0] - c[1]), 0.5 * (half[0] + half[1]));
    snprintf(said + used, sizeof said - used, "C66 = (C11 - C12)/2, ");
  }
  elastir_diagnose(diagnostics, ELASTIR_WARNING, "symmetry-assumed", file, constants->line,
                   "the symmetry is taken to be %s, since just these constants are given: %sthe others are 0",
                   class->name, said);
}

/* Whether each has a unit, beside it or by the heading, if one does that is not GPa. */
static bool check_units(const tensor_constants *constants, double heading_gpa, const char *file,
                        elastir_diagnostics *diagnostics)
{
  int bare = -1;
  const tensor_constant *other = NULL;
  for (int k = 0; k < 36; k++) {
    const tensor_constant *item = &constants->items[k / 6][k % 6];
    if (item->line > 0 && item->gpa == 0.0)
      bare = bare < 0 ? k : bare;
    else if (item->line > 0 && item->gpa != 1.0)
      other = item;
  }
  if (other == NULL)
    return true;
  bool good = bare < 0 || heading_gpa != 0.0;
  if (good)
    elastir_diagnose(diagnostics, ELASTIR_INFO, "unit-converted", file, other->line,
                     "a unit stands beside the constant, which is %g GPa", other->gpa);
  else
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-tensor", file,
                     constants->items[bare / 6][bare % 6].line,
                     "C%d%d has no unit, but other constants have one of %g GPa; expected one for each",
                     bare / 6 + 1, bare % 6 + 1, other->gpa);
  return good;
}

bool tensor_constants_finish(const tensor_constants *constants, double heading_gpa, const char *file,
                             elastir_tensor_entry *entry, elastir_diagnostics *diagnostics)
{
  const tensor_class *class = class_of(constants);
  entry->line = constants->line;
  if (constants->given < PLACES && class == NULL)
    return report_missing(constants, file, diagnostics);
  if (!check_units(constants, heading_gpa, file, diagnostics))
    return false;
  double otherwise = constants->units > 0 && heading_gpa != 0.0 ? heading_gpa : 1.0;
  for (int i = 0; i < 6; i++)
    for (int j = i; j < 6; j++) {
      const tensor_constant *item = &constants->items[i][j];
      double gpa = item->gpa != 0.0 ? item->gpa : otherwise;
      set(entry, 10 * (i + 1) + j + 1, item->value * gpa, item->half_unit * gpa);
    }
  if (class != NULL)
    complete(constants, class, file, entry, diagnostics);
  return true;
}
