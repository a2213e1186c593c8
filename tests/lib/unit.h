/* SPDX-License-Identifier: MIT */
/* What every unit test includes: cmocka wants these headers before its own. */
#ifndef ARREARS_TESTS_UNIT_H
#define ARREARS_TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "arrears/base/msg.h"

/* Compare message ids by name, so that a failure reads "DATE_INVALID" != "OK". */
#define assert_msg(call, id) assert_string_equal(msg_get(call)->name, msg_get(id)->name)
#define assert_ok(call) assert_msg((call), MSG_OK)

/* How often a property is tried: the number given, or a hundred times that in a long run. */
int unit_rounds(int rounds);
/* The same numbers in every run: a failing round can be run again. */
uint64_t unit_random(void);
int64_t unit_between(int64_t low, int64_t high);

#endif
