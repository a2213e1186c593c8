/* SPDX-License-Identifier: MIT */
/* One batch: its receipts (BCH), and the windows that WRKBCH opens for it. */
#ifndef ARREARS_SCREEN_BCH_H
#define ARREARS_SCREEN_BCH_H

#include "arrears/desk/moneyview.h"

#include "app.h"

void bch_count(struct ui *ui, int64_t batch_id);
void bch_close(struct ui *ui, int64_t batch_id);
/* The deposit list, to read and to print. */
enum msgid bch_deposit(struct ui *ui, int64_t batch_id, struct err *err) ATTR_MUST_USE;

#endif
