/* SPDX-License-Identifier: MIT */
/* Text made for paper, shown first: deposit list, receipt, payoff quote. F21 prints it. */
#ifndef ARREARS_SCREEN_PAPER_H
#define ARREARS_SCREEN_PAPER_H

#include "app.h"

/* name: of the file it is printed to, as a panel id; account 0: none. text is copied. */
struct paper { const char *title, *name, *text; int64_t account_id; };
void paper_show(struct ui *ui, const struct paper *paper);
/* The closing letter of an account; offered where one is due. */
enum msgid paper_closing(struct ui *ui, int64_t account_id, struct err *err) ATTR_MUST_USE;
struct account_row;
void paper_offer_closing(struct ui *ui, const struct account_row *a);

#endif
