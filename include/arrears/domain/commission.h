/* SPDX-License-Identifier: MIT */
/* What we earn on money collected: the rate that applies, and the amount shown so that anybody can
 * work it out again. */
#ifndef ARREARS_DOMAIN_COMMISSION_H
#define ARREARS_DOMAIN_COMMISSION_H

#include "arrears/base/date.h"
#include "arrears/base/money.h"

enum money_source { SOURCE_ANY, SOURCE_US, SOURCE_DIRECT, SOURCE_COUNT }; /* DIRECT: to client */
const char *money_source_name(enum money_source s);     /* as kept: "any", "us", "client" */
bool money_source_parse(const char *text, enum money_source *out);

/* Applies from its date to money from its source, to debts at least so old and so large when
 * placed, and with a suit or not. client 0 is the office's. */
enum suit_only { SUIT_ANY, SUIT_NO, SUIT_YES, SUIT_COUNT }; /* with a suit or judgment */
const char *suit_only_name(enum suit_only s);           /* as kept: "any", "no", "yes" */
bool suit_only_parse(const char *text, enum suit_only *out);
struct commission_rate { int64_t id, client; enum money_source source; enum suit_only suit;
	int min_age; struct money min_balance; struct date from;
	int32_t percent; struct money flat; }; /* basis points; and so much a payment */
struct commission_facts { int64_t client; enum money_source source; bool suit;
	int age;                               /* days since placement */
	struct money balance; struct date on; };
/* The client's own rows first, then the office's; of those that fit the one that names most: suit,
 * then source, then the higher age, the higher balance, the later date, the later id. NULL: none,
 * and nothing is earned. */
const struct commission_rate *commission_pick(const struct commission_rate *rows, size_t n,
	const struct commission_facts *f);

#define COMMISSION_TEXT 96
struct commission { struct money base, earned; int32_t percent; struct money flat; };
/* Percent of amount, half up, and the flat sum; never more than the amount. amount > 0. row may be
 * NULL: nothing. What a reversal takes back is not computed again: it is what was given. */
enum msgid commission_of(const struct commission_rate *row, struct money amount,
	struct commission *out, struct err *err) ATTR_MUST_USE;
/* "25.00% of 150.00 = 37.50 half up", "25.00% of 150.00 + 5.00 = 42.50 half up";
 * "... not more than paid" where the amount is the limit. */
void commission_text(const struct commission *c, char out[COMMISSION_TEXT]);

#endif
