/* SPDX-License-Identifier: MIT */
/* Dated items on the second account of FIX_OKAFOR. */
#ifndef ARREARS_TESTS_REGISTERWORLD_H
#define ARREARS_TESTS_REGISTERWORLD_H

#include "fixture.h"

#include "arrears/desk/instrument.h"

#define REG_ACCOUNT FIX_OKAFOR_CARD             /* 2,125.55 */

/* The clock stands still at 10:00 in Chicago on that day. */
void reg_on(struct fixture *fx, int y, int m, int d);
/* 50.00 dated that day. */
struct instrument_new reg_item(enum instrument kind, int y, int m, int d);
struct instrument_taken reg_taken(struct fixture *fx, const struct instrument_new *n);
enum msgid reg_do(struct fixture *fx, int64_t id, enum item_deed deed, const char *detail);
/* Given another date. */
enum msgid reg_move(struct fixture *fx, int64_t id, int y, int m, int d);
struct item_line reg_line(struct fixture *fx, int64_t id);
enum item_todo reg_todo(struct fixture *fx, int64_t id);

#endif
