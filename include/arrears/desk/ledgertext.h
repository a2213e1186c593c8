/* SPDX-License-Identifier: MIT */
/* The ledger of one account as a page that somebody outside the office can follow: what was
 * placed, each entry in words with its parts and what it left of each, by the day it counts from;
 * what is owed by part and how it came about; how all interest was reckoned, by which rate and
 * authority, and what of it is not in the balance. Of the consumer the name alone. */
#ifndef ARREARS_DESK_LEDGERTEXT_H
#define ARREARS_DESK_LEDGERTEXT_H

#include "arrears/desk/interest.h"
#include "arrears/store/ledger.h"

#define LEDGER_WORDS TEXT_BYTES(240)
struct ledger_head { int64_t account_id; struct date as_of, placed_on, itemized_on;
	struct money itemized;
	char consumer[TEXT_BYTES(40)], creditor[TEXT_BYTES(40)], original[TEXT_BYTES(40)],
		client_account[TEXT_BYTES(30)]; };
struct ledger_foot { struct buckets owed; struct money total;
	struct money of_type[ENTRY_TYPE_COUNT]; bool has_type[ENTRY_TYPE_COUNT];
	struct interest_state interest; struct interest_lines lines; };
/* In this order: one head, the entries that count by the day, one foot. */
struct ledger_reader { void *arg;
	void (*head)(void *arg, const struct ledger_head *h);
	/* owed: by part, after the entry */
	void (*entry)(void *arg, const struct ledger_row *row, const char *words,
		const struct buckets *owed);
	void (*foot)(void *arg, const struct ledger_foot *f); };
/* as_of none: today. OP_VIEW. MSG_ACCOUNT_UNKNOWN. */
enum msgid ledger_read(struct desk *d, int64_t account_id, struct date as_of,
	const struct ledger_reader *r, struct err *err) ATTR_MUST_USE;
/* The page as text, at most 90 columns wide. */
enum msgid ledger_text(struct desk *d, int64_t account_id, struct date as_of, struct str *out,
	struct err *err) ATTR_MUST_USE;
/* "principal 85.21-, interest 14.79-" */
void buckets_words(const struct buckets *b, char out[LEDGER_WORDS]);

#endif
