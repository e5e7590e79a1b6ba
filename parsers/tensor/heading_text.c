/* SPDX-License-Identifier: GPL-3.0-or-later */
/* heading_text.c: what the words above a matrix say of it. */
#include "tensor/heading_text.h"

#include <string.h>

#include "base/codata.h"
#include "base/letters.h"
#include "tensor/power_text.h"

/* In GPa. */
static const struct {
  const char *word;
  double gpa;
} units[] = {{"gpa", 1.0},
             {"kbar", 0.1},
             {"mbar", 100.0},
             {"mpa", 1e-3},
             {"tpa", 1e3},
             {"n/m^2", 1e-9},
             {"n/m2", 1e-9},
             {"dyn/cm^2", 1e-10},
             {"dyn/cm2", 1e-10},
             {"dyne/cm^2", 1e-10},
             {"dyne/cm2", 1e-10},
             {"dynes/cm^2", 1e-10},
             {"dynes/cm2", 1e-10},
             {"ha/bohr^3", CODATA_GPA_PER_HARTREE_BOHR3},
             {"ha/bohr3", CODATA_GPA_PER_HARTREE_BOHR3},
             {"hartree/bohr^3", CODATA_GPA_PER_HARTREE_BOHR3},
             {"hartree/bohr3", CODATA_GPA_PER_HARTREE_BOHR3},
             {"ry/bohr^3", 0.5 * CODATA_GPA_PER_HARTREE_BOHR3},
             {"ry/bohr3", 0.5 * CODATA_GPA_PER_HARTREE_BOHR3},
             {"gp", 1.0}, /* of ABINIT, whose lines end there */
             {"ev/a^3", CODATA_GPA_PER_EV_ANGSTROM3},
             {"ev/a3", CODATA_GPA_PER_EV_ANGSTROM3},
             {"ev/a**3", CODATA_GPA_PER_EV_ANGSTROM3},
             {"ev/ang^3", CODATA_GPA_PER_EV_ANGSTROM3},
             {"ev/angstrom^3", CODATA_GPA_PER_EV_ANGSTROM3},
             {"ev/\xc3\x85^3", CODATA_GPA_PER_EV_ANGSTROM3},
             {"pa", 1e-9}};
enum { UNITS = sizeof units / sizeof *units };

/* What may stand beside a unit in a line about nothing else, such as "TOTAL (kBar)" or "at 3 GPa, in Mbar":
 * that in "urea, kbar" may be that of something else. */
static const char *const beside_unit[] = {"all", "at", "c", "constants", "gpa", "in", "kbar", "matrix",
                                          "mbar", "mpa", "of", "s", "tensor", "the", "total", "unit", "units",
                                          "value", "values", "voigt"};
enum { BESIDE_UNIT = sizeof beside_unit / sizeof *beside_unit };

/* "GPa^-1", "TPa-1", "kbar^{-1}", "GPa**-1", "GP^(-1)" behind the unit. */
static bool is_inverted(const char *text, size_t length, size_t end)
{
  while (end < length && strchr("()^*{ ", text[end]) != NULL)
    end++;
  return end + 1 < length && text[end] == '-' && text[end + 1] == '1';
}

/* "(Pa)", "/ Pa", "in Pa"; not the element. */
static bool stands_as_pascal(const char *text, size_t at)
{
  while (at > 0 && text[at - 1] == ' ')
    at--;
  return at > 0 &&
         (strchr("([/=,", text[at - 1]) != NULL || (at >= 2 && letters_equal(text + at - 2, 2, "in")));
}

/* "(unit:10^2GP)", "in 10^11 Pa"; not "at 10^5 Pa". */
static bool stands_as_power(const char *text, size_t at)
{
  size_t before = at;
  while (before > 0 && text[before - 1] == ' ')
    before--;
  return before == 0 || text[before - 1] == ':' || stands_as_pascal(text, at);
}

/* A unit in a line: from the power of ten in front of it, if there is one, to its end. */
typedef struct {
  size_t start, end;
  double gpa;
  bool inverse;
} found_unit;

/* false: no unit stands at `at`, or that of a number in front of it. */
static bool read_unit(const char *text, size_t length, size_t at, const char *word, found_unit *found)
{
  size_t end = at + strlen(word), before = at;
  if ((end < length && letters_is_letter(text[end])) || (at > 0 && letters_is_letter(text[at - 1])))
    return false;
  double factor = 1.0;
  size_t start = tensor_power_of_ten(text, at, &factor);
  if (start < at && !stands_as_power(text, start))
    return false;
  if (strcmp(word, "pa") == 0 && start == at && !stands_as_pascal(text, at))
    return false;
  found->start = start;
  found->end = end;
  found->gpa *= factor;
  found->inverse = is_inverted(text, length, end) ||
                   (start >= 2 && strncmp(text + start - 2, "1/", 2) == 0);
  while (before > 0 && text[before - 1] == ' ')
    before--;
  return found->inverse || start < at || before == 0 || text[before - 1] < '0' || text[before - 1] > '9';
}

/* A unit of these is not that of a tensor. Beginnings of words. */
static const char *const quantities[] = {"pressure", "stress", "energ", "enthalp", "volum", "densit",
                                         "temperature", "compressib", NULL};
/* In front of such a quantity they say what something else is at: "C at zero pressure (kbar)". */
static const char *const relating[] = {"at", "by", "for", "from", "of", "under", "with", NULL};
/* What may stand between a quantity and its unit. */
static const char *const before_unit[] = {"in", "of", "the", "unit", "units", NULL};

static bool goes_beside_unit(const char *word, size_t length)
{
  for (size_t k = 0; k < BESIDE_UNIT; k++)
    if (letters_equal(word, length, beside_unit[k]))
      return true;
  return false;
}

static bool is_among(const char *word, size_t length, const char *const *words)
{
  while (*words != NULL && !letters_equal(word, length, *words))
    words++;
  return *words != NULL;
}

static bool names_quantity(const char *word, size_t length)
{
  for (size_t k = 0; quantities[k] != NULL; k++)
    if (letters_begin(word, length, quantities[k]))
      return true;
  return false;
}

/* Where the phrase in front of a unit begins: behind the last mark; *alone: nothing but marks is between,
 * as in "Pressure, kbar", and it begins with the line. */
static size_t phrase_start(const char *text, size_t at, bool *alone)
{
  size_t start = at;
  *alone = true;
  for (; start > 0 && strchr(",;:=|", text[start - 1]) == NULL; start--)
    *alone = *alone && !letters_is_letter(text[start - 1]);
  return *alone ? 0 : start;
}

/* Whether the words in front of a unit are those of another quantity: "External pressure (kbar)". */
static bool is_of_other_quantity(const char *text, size_t at)
{
  bool other = false, alone;
  for (size_t i = phrase_start(text, at, &alone), stop; i < at; i = stop) {
    for (stop = i; stop < at && letters_is_letter(text[stop]); stop++)
      ;
    size_t length = stop - i;
    if (length == 0)
      stop++;
    else if (names_quantity(text + i, length))
      other = true;
    else if (other ? !is_among(text + i, length, before_unit) : alone || is_among(text + i, length, relating))
      return false;
  }
  return other;
}

/* Whether the line is about the tensor: by a word of it, or since there are no others than the unit
 * from `at` to `end`, and such as go with it. */
static bool is_of_tensor(const char *text, size_t length, size_t at, size_t end)
{
  if (tensor_heading_is_elastic(text, length))
    return true;
  for (size_t i = 0, stop; i < length; i = stop) {
    for (stop = i; stop < length && letters_is_letter(text[stop]); stop++)
      ;
    if (stop > i && (i < at || i >= end) && !goes_beside_unit(text + i, stop - i))
      return false;
    stop += stop == i;
  }
  return true;
}

/* The unit of a stiffness, if there is one, or several times the same, and the line is about the tensor;
 * that of a compliance says that it is one, no more. */
static void read_units(const char *text, size_t length, tensor_heading *heading)
{
  double named = 0.0;
  bool sure = true;
  for (int u = 0; u < UNITS; u++)
    for (size_t at = letters_find(text, length, 0, units[u].word); at != LETTERS_NOWHERE;
         at = letters_find(text, length, at + 1, units[u].word)) {
      found_unit unit = {.gpa = units[u].gpa};
      bool other = is_of_other_quantity(text, at);
      if (!read_unit(text, length, at, units[u].word, &unit) ||
          (other && !tensor_heading_is_elastic(text, length)))
        continue;
      heading->compliance = heading->compliance || unit.inverse;
      if (unit.inverse)
        continue;
      sure = sure && !other && (named == 0.0 || named == unit.gpa) &&
             is_of_tensor(text, length, unit.start, unit.end);
      named = named == 0.0 || named == 1.0 ? unit.gpa : named;
    }
  if (named != 0.0)
    *(sure ? &heading->gpa : &heading->doubtful_gpa) = named;
}

void tensor_heading_read(const char *text, size_t length, tensor_heading *heading)
{
  if (letters_contain(text, length, "complian"))
    heading->compliance = true;
  else if (letters_contain(text, length, "stiffness") || letters_contain(text, length, "elastic"))
    heading->compliance = false;
  size_t xy = letters_find(text, length, 0, "xy"), yz = letters_find(text, length, 0, "yz");
  if (xy != LETTERS_NOWHERE && yz != LETTERS_NOWHERE && letters_contain(text, length, "zz"))
    heading->other_order = xy < yz;
  read_units(text, length, heading);
}

bool tensor_heading_is_elastic(const char *text, size_t length)
{
  static const char *const words[] = {"elastic", "stiffness", "c_ij", "cij"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (letters_contain(text, length, words[i]))
      return true;
  return false;
}

size_t tensor_heading_unit(const char *text, size_t length, double *gpa)
{
  size_t best = 0;
  for (int u = 0; u < UNITS; u++) {
    size_t end = strlen(units[u].word);
    bool whole = letters_begin(text, length, units[u].word) &&
                 (end == length || !letters_is_letter(text[end]));
    bool power = whole && end < length && strchr("^*{", text[end]) != NULL;
    if (!whole || end < best || power)
      continue;
    best = end;
    *gpa = units[u].gpa;
  }
  return best;
}
