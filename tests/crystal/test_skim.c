/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_skim.c: the lines between the blocks are passed over in pieces of the buffer; wherever
 * a piece ends, what is read is the same. */
#include "crystal/support.h"

static const char *const between[] = {
    " CYC   1 ETOT(AU) -2.057253981765E+03 DETOT  1.36E+01 tst  0.00E+00 PX  1.00E+00\n",
    " TTTTTTTTTTTTTTTTTTTTTTTTTTTTTT FDIK        TELAPSE        9.54 TCPU        8.13\n",
    "\n", "  \n", " DIIS TEST: 0.67E-01 AT SCF CYCLE   1\n", "C\n", "   ELAST\r\n",
    " INSULATING STATE\n", " CHARGE NORMALIZATION FACTOR   1.00000000\n"};

enum { PIECE = 1 << 18, STEP = 29 };

static reading read_bytes(const char *text, size_t length)
{
  reading r = {0};
  elastir_stream *stream = elastir_stream_open_memory("text", text, length,
                                                      ELASTIR_CHECKSUM_NONE, &r.diagnostics);
  ck_assert(stream != NULL);
  r.recognised = elastir_crystal_read_stream(stream, NULL, &r.output, &r.diagnostics);
  ck_assert(r.output.run_count == 1);
  r.run = &r.output.runs[0];
  return r;
}

/* Lines of `size` bytes in all; their number goes to *lines. */
static void fill(char *target, size_t size, long *lines)
{
  size_t done = 0, kinds = sizeof between / sizeof *between;
  *lines = 0;
  for (size_t i = 0; done < size; i++, ++*lines) {
    size_t length = strlen(between[i % kinds]);
    if (done + length + 100 > size) { /* the last one has what length remains */
      memset(target + done, 'x', size - done - 1);
      target[size - 1] = '\n';
      done = size;
    } else {
      memcpy(target + done, between[i % kinds], length);
      done += length;
    }
  }
}

/* Check writes to a file at every assertion: one will do for all modes. */
static bool alike(const elastir_mode_set *a, const elastir_mode_set *b, size_t count, long lines)
{
  for (size_t i = 0; i < count; i++)
    if (a[i].line + lines != b[i].line || a[i].wavenumber_cm1 != b[i].wavenumber_cm1 ||
        a[i].intensity_km_mol != b[i].intensity_km_mol)
      return false;
  return true;
}

static void assert_alike(const reading *a, const reading *b, long lines)
{
  const elastir_frequency_table *first = gamma_table(a), *second = gamma_table(b);
  ck_assert_int_eq(first->line + lines, second->line);
  ck_assert_uint_eq(first->set_count, second->set_count);
  ck_assert(alike(first->sets, second->sets, first->set_count, lines));
  ck_assert_double_eq(a->run->elapsed_s, b->run->elapsed_s);
  ck_assert_str_eq(a->run->finished, b->run->finished);
  ck_assert_uint_eq(a->run->scf_count, b->run->scf_count);
  ck_assert_uint_eq(a->run->message_count, b->run->message_count);
  ck_assert_uint_eq(a->diagnostics.count, b->diagnostics.count);
}

/* The text with `size` bytes of other lines before its first '== SCF ENDED'. */
START_TEST(landmarks_are_found_wherever_the_buffer_ends)
{
  char *text = fixture_text("../zif8/missing-zn-freq.out");
  size_t length = strlen(text);
  reading plain = read_bytes(text, length);
  size_t before = (size_t)(strstr(text, " == SCF ENDED") - text);
  char *longer = malloc(length + PIECE);
  ck_assert(longer != NULL);
  for (size_t moved = 0; moved < length - before; moved += STEP) {
    long lines;
    size_t size = PIECE - before - moved;
    memcpy(longer, text, before);
    fill(longer + before, size, &lines);
    memcpy(longer + before + size, text + before, length - before);
    reading r = read_bytes(longer, length + size);
    assert_alike(&plain, &r, lines);
    forget_reading(&r);
  }
  free(longer);
  free(text);
  forget_reading(&plain);
}
END_TEST

/* The text without its end, and `size` bytes behind it. */
static reading read_with_tail(const char *tail, size_t size)
{
  char *text = fixture_text("../zif8/missing-zn-freq.out");
  *strstr(text, " EEEEEEEEEE TERMINATION") = '\0';
  size_t length = strlen(text);
  char *longer = malloc(length + size);
  memcpy(longer, text, length);
  memcpy(longer + length, tail, size);
  reading r = read_bytes(longer, length + size);
  free(longer);
  free(text);
  return r;
}

/* The last timing line counts, also where only skimmed lines follow it. */
START_TEST(the_last_timing_is_kept)
{
  static const char tail[] =
      " TTTTTTTTTTTTTTTTTTTTTTTTTTTTTT FDIK        TELAPSE    98765.43 TCPU      999.99\r\n"
      " INSULATING STATE\n\n ETOT\n";
  reading r = read_with_tail(tail, strlen(tail));
  ck_assert_double_eq(r.run->elapsed_s, 98765.43);
  forget_reading(&r);
}
END_TEST

/* Of a run that ended, no other timing stands for that of its end. */
START_TEST(a_lost_last_timing_is_no_other_one)
{
  char *text = fixture_text("../zif8/missing-zn-freq.out");
  text = edit(text, " END         TELAPSE", " EDFT        TELAPSE");
  reading r = read_bytes(text, strlen(text));
  ck_assert(isnan(r.run->elapsed_s));
  assert_said(&r, "elapsed-unknown", ELASTIR_INFO);
  forget_reading(&r);
  free(text);
}
END_TEST

/* Wherever the lines lie in the blocks that are searched for line ends, with lines behind whose
 * first four characters have the same hashes (AECW that of TTTT, ABVV that of INDI), and with more
 * blanks than one. */
START_TEST(the_last_timing_and_band_gap_are_kept_at_every_place)
{
  static const char *const forms[] = {" INDIRECT ENERGY BAND GAP:   4.1707 eV\n"
                                      " TTTTTTTT FDIK        TELAPSE        5.25 TCPU   1.0\n",
                                      "  INDIRECT ENERGY BAND GAP:   4.1707 eV\n"
                                      "   TTTTTTTT FDIK        TELAPSE        5.25 TCPU   1.0\n"};
  static const char behind[] = " AECW\n ABVV GAP\n ABVVRECT: 1.0\n\n INSULATING STATE, and more "
                               "than a block behind it, so that it is passed over\n C\n";
  char tail[600];
  size_t wrong = 0;
  for (int moved = 0; moved < 128; moved++) {
    int size = snprintf(tail, sizeof tail,
                        " TTTTTTTT DIIS        TELAPSE        1.00 TCPU        1.00\n"
                        " DIRECT ENERGY BAND GAP:   3.0000 eV\n%*s\n%s%s",
                        moved, "", forms[moved % 2], behind);
    reading r = read_with_tail(tail, (size_t)size);
    wrong += r.run->elapsed_s != 5.25 || r.run->band_gap_ev != 4.1707 ||
             r.run->band_gap_direct != ELASTIR_NO;
    forget_reading(&r);
  }
  ck_assert_uint_eq(wrong, 0);
}
END_TEST

Suite *suite_crystal_skim(void)
{
  Suite *suite = suite_create("crystal skim");
  TCase *skim = tcase_create("skim");
  tcase_set_timeout(skim, 120); /* a thousand readings, under sanitizers */
  tcase_add_test(skim, landmarks_are_found_wherever_the_buffer_ends);
  tcase_add_test(skim, the_last_timing_is_kept);
  tcase_add_test(skim, the_last_timing_and_band_gap_are_kept_at_every_place);
  tcase_add_test(skim, a_lost_last_timing_is_no_other_one);
  suite_add_tcase(suite, skim);
  return suite;
}
