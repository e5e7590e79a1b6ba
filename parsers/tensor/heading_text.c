/* SPDX-License-Identifier: GPL-3.0-or-later */
/* heading_text.c: what the words above a matrix say of it. */
#include "tensor/heading_text.h"

#include <string.h>

#include "base/codata.h"

#define NONE ((size_t)-1)

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
             {"ev/a^3", CODATA_GPA_PER_EV_ANGSTROM3},
             {"ev/a3", CODATA_GPA_PER_EV_ANGSTROM3},
             {"ev/a**3", CODATA_GPA_PER_EV_ANGSTROM3},
             {"ev/ang^3", CODATA_GPA_PER_EV_ANGSTROM3},
             {"ev/angstrom^3", CODATA_GPA_PER_EV_ANGSTROM3},
             {"ev/\xc3\x85^3", CODATA_GPA_PER_EV_ANGSTROM3},
             {"pa", 1e-9}};
enum { UNITS = sizeof units / sizeof *units };

/* What may stand beside a unit in a line about nothing else, such as "TOTAL (kBar)" or "at 3 GPa, in Mbar":
 * the unit in "Energy (eV/A^3)" or "Pressure (kbar)" is not that of the tensor. */
static const char *const beside_unit[] = {"all", "at", "c", "constants", "gpa", "in", "kbar", "matrix",
                                          "mbar", "mpa", "of", "s", "tensor", "the", "total", "unit", "units",
                                          "value", "values", "voigt"};
enum { BESIDE_UNIT = sizeof beside_unit / sizeof *beside_unit };

static char lower(char c)
{
  return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_letter(char c)
{
  return lower(c) >= 'a' && lower(c) <= 'z';
}

static bool begins(const char *text, size_t length, const char *word)
{
  size_t i = 0;
  while (i < length && word[i] != '\0' && lower(text[i]) == word[i])
    i++;
  return word[i] == '\0';
}

/* Where a word is, from `start` on; NONE: nowhere. */
static size_t find(const char *text, size_t length, size_t start, const char *word)
{
  for (size_t i = start; i < length; i++)
    if (begins(text + i, length - i, word))
      return i;
  return NONE;
}

static bool has(const char *text, size_t length, const char *word)
{
  return find(text, length, 0, word) != NONE;
}

/* "GPa^-1", "TPa-1", "kbar^{-1}", "GPa**-1" behind the unit. */
static bool is_inverted(const char *text, size_t length, size_t end)
{
  while (end < length && strchr(")^*{ ", text[end]) != NULL)
    end++;
  return end + 1 < length && text[end] == '-' && text[end + 1] == '1';
}

/* "(Pa)", "/ Pa", "in Pa"; not the element. */
static bool stands_as_pascal(const char *text, size_t at)
{
  while (at > 0 && text[at - 1] == ' ')
    at--;
  return at > 0 && (strchr("([/=,", text[at - 1]) != NULL || (at >= 2 && begins(text + at - 2, 2, "in")));
}

/* false: no unit stands at `at`, or that of a number in front of it. */
static bool read_unit(const char *text, size_t length, size_t at, const char *word, bool *inverse)
{
  size_t end = at + strlen(word), before = at;
  if ((end < length && is_letter(text[end])) || (at > 0 && is_letter(text[at - 1])))
    return false;
  if (strcmp(word, "pa") == 0 && !stands_as_pascal(text, at))
    return false;
  *inverse = is_inverted(text, length, end) || (at >= 2 && strncmp(text + at - 2, "1/", 2) == 0);
  while (before > 0 && text[before - 1] == ' ')
    before--;
  return *inverse || before == 0 || text[before - 1] < '0' || text[before - 1] > '9';
}

static bool goes_beside_unit(const char *word, size_t length)
{
  for (size_t k = 0; k < BESIDE_UNIT; k++)
    if (strlen(beside_unit[k]) == length && begins(word, length, beside_unit[k]))
      return true;
  return false;
}

/* Whether the line is about the tensor: by a word of it, or since there are no others than the unit
 * from `at` to `end`, and such as go with it. */
static bool is_of_tensor(const char *text, size_t length, size_t at, size_t end)
{
  if (tensor_heading_is_elastic(text, length))
    return true;
  for (size_t i = 0, stop; i < length; i = stop) {
    for (stop = i; stop < length && is_letter(text[stop]); stop++)
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
    for (size_t at = find(text, length, 0, units[u].word); at != NONE;
         at = find(text, length, at + 1, units[u].word)) {
      bool inverse = false;
      if (!read_unit(text, length, at, units[u].word, &inverse))
        continue;
      heading->compliance = heading->compliance || inverse;
      if (inverse)
        continue;
      sure = sure && (named == 0.0 || named == units[u].gpa) &&
             is_of_tensor(text, length, at, at + strlen(units[u].word));
      named = named == 0.0 || named == 1.0 ? units[u].gpa : named;
    }
  if (named != 0.0)
    *(sure ? &heading->gpa : &heading->doubtful_gpa) = named;
}

void tensor_heading_read(const char *text, size_t length, tensor_heading *heading)
{
  if (has(text, length, "complian"))
    heading->compliance = true;
  else if (has(text, length, "stiffness") || has(text, length, "elastic"))
    heading->compliance = false;
  size_t xy = find(text, length, 0, "xy"), yz = find(text, length, 0, "yz");
  if (xy != NONE && yz != NONE && has(text, length, "zz"))
    heading->other_order = xy < yz;
  read_units(text, length, heading);
}

bool tensor_heading_is_elastic(const char *text, size_t length)
{
  static const char *const words[] = {"elastic", "stiffness", "c_ij", "cij"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (has(text, length, words[i]))
      return true;
  return false;
}
