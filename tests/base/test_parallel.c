/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_parallel.c: the same work on many items, on some threads. */
#include "suite.h"

#include "base/parallel.h"

static void count_up(void *context, size_t i)
{
  ((int *)context)[i]++;
}

START_TEST(each_item_is_worked_on_once)
{
  for (int threads = 0; threads <= 5; threads++) {
    int counts[1000] = {0};
    parallel_for(1000, threads, count_up, counts);
    for (int i = 0; i < 1000; i++)
      ck_assert_int_eq(counts[i], 1);
  }
  parallel_for(0, 4, count_up, NULL);
}
END_TEST

Suite *suite_base_parallel(void)
{
  Suite *suite = suite_create("parallel");
  TCase *all = tcase_create("parallel");
  tcase_add_test(all, each_item_is_worked_on_once);
  suite_add_tcase(suite, all);
  return suite;
}
