/* SPDX-License-Identifier: MIT */
/* The fields of PLN. Left: what is said on the call; right: with what it has to agree. */
#ifndef ARREARS_SCREEN_PLN_FIELDS_H
#define ARREARS_SCREEN_PLN_FIELDS_H

#include "arrears/panel/field.h"

#include "subject.h"

static const struct field pln_fields[] = {
	SUBJECT_FIELDS,
	{ .name = "AMOUNT", .row = 6, .col = 20, .len = 10, .max = 20, .kind = FIELD_MONEY,
	  .use = FIELD_IN, .label = "Payment", .label_col = 2,
	  .help = "What is paid each time. Type it and leave the number and the last date: they "
		"are worked out. The last payment takes what is left over." },
	{ .name = "COUNT", .row = 7, .col = 20, .len = 3, .kind = FIELD_NUM, .use = FIELD_IN,
	  .label = "How many", .label_col = 2,
	  .help = "How many payments, the down payment not counted. Type it, and the payment and "
		"the last date are worked out." },
	{ .name = "END", .row = 8, .col = 20, .len = 8, .kind = FIELD_DATE, .use = FIELD_IN,
	  .label = "Last date", .label_col = 2,
	  .help = "The day by which all is to be paid. Type it, and the payment and how many are "
		"worked out: the last payment is on or before it." },
	{ .name = "FIRST", .row = 9, .col = 20, .len = 8, .kind = FIELD_DATE, .use = FIELD_IN,
	  .check = FIELD_ME, .label = "First date", .label_col = 2,
	  .help = "When the first payment is due: a date, 15 for the next 15th, FRI, +7, EOM. It "
		"may be a Sunday or a holiday; the bank then takes it on its next day." },
	{ .name = "EVERY", .row = 10, .col = 20, .len = 1, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_ME, .text = "M", .values = "W B S M E", .label = "How often",
	  .label_col = 2, .right_col = 23,
	  .help = "W weekly, B every two weeks, S twice a month (the day of the first date and the "
		"one 15 days from it; the 15th goes with the last day), M monthly on the same day, "
		"E on the last day of every month." },
	{ .name = "DOWN", .row = 11, .col = 20, .len = 10, .max = 20, .kind = FIELD_MONEY,
	  .use = FIELD_IN, .label = "Down payment", .label_col = 2,
	  .help = "What is paid first, before the payments begin. Blank: none." },
	{ .name = "DOWNON", .row = 11, .col = 35, .len = 8, .kind = FIELD_DATE, .use = FIELD_IN,
	  .label = "on", .label_col = 32, .called = "Down payment on", .check = FIELD_NOLEAD,
	  .help = "When the down payment is due, not after the first date. Blank: today." },

	{ .name = "DEBTS", .row = 6, .col = 62, .len = 1, .kind = FIELD_CODE, .use = FIELD_IN,
	  .check = FIELD_ME, .text = "1", .values = "1 A", .label = "Debts", .label_col = 46,
	  .right_col = 65,
	  .help = "1 is a plan for this debt alone. A is one plan for all debts of the consumer "
		"on which payments may be promised; each pays this debt first, then the oldest." },
	{ .name = "LIMITS", .row = 7, .col = 62, .len = 18, .use = FIELD_OUT,
	  .label = "Client takes",
	  .label_col = 46 },
	{ .name = "BUDGET", .row = 8, .col = 62, .len = 18, .use = FIELD_OUT,
	  .label = "Left a month", .label_col = 46 },
	{ .name = "METHOD", .row = 9, .col = 62, .len = 1, .kind = FIELD_CODE, .use = FIELD_IN,
	  .values = "C A K M", .label = "By", .label_col = 46, .right = "C, A, K, M",
	  .right_col = 65,
	  .help = "How it will be paid: C card, A ACH from a bank account, K check, M mail. "
		"Nothing is charged by it; the numbers of cards and accounts are not kept." },
	{ .name = "BALLOON", .row = 10, .col = 62, .len = 10, .max = 20,
	  .kind = FIELD_MONEY, .use = FIELD_IN, .label = "On top at end", .label_col = 46,
	  .help = "A balloon: what is due with the last payment, on top of it. Blank: none." },
	{ .name = "INTEREST", .row = 11, .col = 62, .len = 1, .kind = FIELD_YESNO,
	  .use = FIELD_IN, .text = "N", .label = "With interest", .label_col = 46,
	  .right_col = 65,
	  .help = "Y: the interest of every debt, by its own rates, is part of the payments, so "
		"that nothing is owed after the last. N: it goes on all the same where an "
		"agreement, statute or judgment allows it, and is owed then." },

	{ .name = "SUM", .row = 12, .col = 2, .len = 78, .use = FIELD_OUT,
	  .role = ROLE_EMPHASIS },
};

#endif
