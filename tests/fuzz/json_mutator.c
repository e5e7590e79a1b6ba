/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_mutator.c: every other change of a document is another number in the place of one: extreme,
 * empty, huge, negative and repeated values that random bytes hardly make. */
#include <stdint.h>
#include <string.h>

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t most);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned int seed);

static const char *const numbers[] = {
  "0",     "-0",     "1",    "-1",     "null",   "1e308",  "-1e308", "1e-308", "4.9e-324", "1e15",
  "-1e15", "1e-15",  "2147483647", "-2147483648", "9007199254740993", "1e9", "0.1", "1e300",
  "-1e300", "1e154", "[]",   "\"\"",   "1000",   "3.5e38", "-4000",  "12",     "1e-7"};

static unsigned next(unsigned *state)
{
  *state = *state * 1103515245U + 12345U;
  return *state >> 16;
}

static int in_number(uint8_t c)
{
  return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

/* A number begins behind one of ",:[ \n" and ends before one of ",]} \n". 0: none follows `from`. */
static size_t find_number(const uint8_t *data, size_t size, size_t from, size_t *length)
{
  for (size_t i = from > 0 ? from : 1; i < size; i++) {
    if (memchr(",:[ \n", data[i - 1], 5) == NULL || !in_number(data[i]) || data[i] == 'e')
      continue;
    size_t end = i;
    while (end < size && in_number(data[end]))
      end++;
    if (end < size && memchr(",]} \n", data[end], 5) != NULL) {
      *length = end - i;
      return i;
    }
  }
  return 0;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned int seed)
{
  unsigned state = seed;
  if (size < 2 || next(&state) % 2 == 0)
    return LLVMFuzzerMutate(data, size, most);
  for (unsigned changes = 1 + next(&state) % 4; changes > 0; changes--) {
    size_t random = (size_t)next(&state) << 16 | next(&state), length = 0;
    size_t at = find_number(data, size, random % size, &length);
    const char *number = numbers[next(&state) % (sizeof numbers / sizeof *numbers)];
    size_t new_length = strlen(number);
    if (at == 0 || size - length + new_length > most)
      continue;
    memmove(data + at + new_length, data + at + length, size - at - length);
    memcpy(data + at, number, new_length);
    size = size - length + new_length;
  }
  return size;
}
