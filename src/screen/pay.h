/* SPDX-License-Identifier: MIT */
/* PAY and its windows: pay.c the ledger, pay_show.c what stands above it and in an entry's text,
 * receive.c money coming in, payundo.c taking an entry back, payfix.c other changes, rates.c. */
#ifndef ARREARS_SCREEN_PAY_H
#define ARREARS_SCREEN_PAY_H

#include "arrears/desk/moneyview.h"

#include "subject.h"

struct pay {
	struct subject subject;
	struct money_view *view;
	struct date as_of;
	bool through;                   /* opened to receive: leaves with it */
};

/* pay_show.c */
void pay_show(struct ui *ui, struct pane *p);
/* "9.00%", "9.375%" of millionths a year. */
void pay_rate_text(int32_t millionths, char out[16]);
/* Display of one entry, in paragraphs. */
void pay_entry_text(const struct desk *d, const struct money_entry *e, struct str *out);

/* receive.c: the window that takes money in. text is what followed PAY: "75 C 11/20 1044". */
struct receive_args { int64_t account_id; struct money amount; char tender[8]; struct date on;
	char reference[TEXT_BYTES(32)]; struct pane *below;
	bool filled; };                 /* amount was given, be it zero */
enum msgid receive_parse(const char *text, struct date today, struct receive_args *out,
	struct err *err) ATTR_MUST_USE;
void receive_open(struct ui *ui, const struct receive_args *args);
/* Shared with rcvsus.c, the window for money of no known account: METHOD as a tender's name and
 * its prompt; the message that a receipt is written, which closes the window. */
struct received;
enum msgid receive_method(struct pane *p, const char **out, struct err *err) ATTR_MUST_USE;
bool receive_prompt(struct ui *ui, struct pane *p, const char *field, struct choices *out);
void receive_said(struct ui *ui, struct pane *p, struct money amount,
	const struct received *out);

/* payundo.c */
void undo_open(struct ui *ui, int64_t account_id, int64_t ledger_id, bool nsf);

/* payfix.c */
enum fix_kind { FIX_ADJUST, FIX_MOVE, FIX_WRITEOFF, FIX_INTEREST, FIX_COUNT };
void fix_open(struct ui *ui, enum fix_kind kind, int64_t account_id);

#endif
