/* SPDX-License-Identifier: MIT */
/* RCVSUS: the window that takes in money whose account nobody knows yet. */
#include "pay.h"

#include "arrears/desk/receive.h"
#include "arrears/domain/promise.h"

static const struct field fields[] = {
	{ .name = "PAYER", .row = 4, .col = 24, .len = 34, .max = 40, .use = FIELD_IN,
	  .check = FIELD_ME, .label = "Paid by", .label_col = 2,
	  .help = "The name on the check or slip: WRKSUS lists the money by it." },
	{ .name = "AMOUNT", .row = 5, .col = 24, .len = 14, .kind = FIELD_MONEY, .use = FIELD_IN,
	  .check = FIELD_ME, .label = "Amount", .label_col = 2,
	  .help = "What came in, above zero." },
	{ .name = "METHOD", .row = 6, .col = 24, .len = 5, .use = FIELD_IN,
	  .check = FIELD_ME, .label = "By", .label_col = 2,
	  .right = "C A K M $ W, F4 for list",
	  .help = "How it was paid: C card, A ACH, K check, M mail, $ cash, W wire." },
	{ .name = "DATE", .row = 7, .col = 24, .len = 8, .kind = FIELD_DATE, .use = FIELD_IN,
	  .check = FIELD_PAST, .label = "Date", .label_col = 2,
	  .right = "Blank: today. Never later",
	  .help = "The day it counts from, once it is applied to an account." },
	{ .name = "REFERENCE", .row = 8, .col = 24, .len = 24, .max = 32, .use = FIELD_IN,
	  .label = "Reference", .label_col = 2,
	  .right = "Check no.",
	  .help = "Check number, trace number, confirmation. Never a card or account number: those "
		"are refused." },
	{ .name = "LAST4", .row = 9, .col = 24, .len = 4, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_NODRAFT, .label = "Last four", .label_col = 2,
	  .right = "Of the card or account",
	  .help = "The last four digits of the card or bank account. More is never kept." },
	{ .name = "BATCH", .row = 11, .col = 2, .len = 60, .use = FIELD_OUT,
	  .role = ROLE_COMPUTED },
	{ .row = 12, .col = 2, .len = 60, .use = FIELD_CONST, .role = ROLE_COMPUTED,
	  .text = "Once posted it is held on WRKSUS until its debt is known." },
};

static enum msgid load(struct ui *ui, struct pane *p, struct err *err)
{
	int64_t batch = 0;
	enum msgid m = receive_batch(desk_of(ui), &batch, err);
	if (m != MSG_OK)
		return m;
	pane_set_date(p, "DATE", desk_today(desk_of(ui)));
	if (batch)
		pane_setf(p, "BATCH", "It goes into batch %lld, the open one of today.",
			(long long)batch);
	else
		pane_set(p, "BATCH", "It opens a new batch: none of today is open.");
	app_draft_restore(ui, p);
	return MSG_OK;
}

static enum msgid enter(struct ui *ui, struct pane *p, struct err *err)
{
	struct receive_input in = { .reference = pane_get(p, "REFERENCE"),
		.last4 = pane_get(p, "LAST4"), .payer = pane_get(p, "PAYER"),
		.effective = DATE_NONE };
	struct received out;
	enum msgid m = receive_method(p, &in.method, err);
	if (m == MSG_OK)
		m = pane_money(ui, p, "AMOUNT", &in.amount, err);
	if (m == MSG_OK)
		m = pane_date(ui, p, "DATE", &in.effective, err);
	if (m == MSG_OK)
		m = receive_payment(desk_of(ui), &in, &out, err);
	if (m == MSG_OK)
		receive_said(ui, p, in.amount, &out);
	return m;
}

const struct panel panel_RCVSUS = {
	.id = "RCVSUS", .title = "Receive Money of No Known Account",
	.instruction = "Type choices, press Enter.",
	.instruction_row = 2, .flags = PANEL_WINDOW, .height = 15, .width = 64,
	.fields = fields, .field_count = ARRAY_SIZE(fields), .first = "PAYER",
	.help = "Takes in a check or another payment that nobody knows the account of. It has its "
		"receipt number and stands in today's batch like any other; posted, it is held on "
		"WRKSUS, where it is applied to an account or returned.",
	.notes = "Where the account is known, PAY on it receives the money.",
	.load = load, .enter = enter, .prompt = receive_prompt,
};
