/* SPDX-License-Identifier: MIT */
/* The six buckets of a debt, and how money is split over them. What grows a bucket needs an
 * authority (1006.22(b)); what a payment pays first is the client's order. */
#ifndef ARREARS_DOMAIN_BUCKET_H
#define ARREARS_DOMAIN_BUCKET_H

#include "arrears/base/money.h"

enum bucket { BUCKET_PRINCIPAL, BUCKET_INTEREST, BUCKET_FEES, BUCKET_COSTS, BUCKET_ATTORNEY,
	BUCKET_OTHER, BUCKET_COUNT };
struct buckets { struct money of[BUCKET_COUNT]; };
#define BUCKETS_ZERO ((struct buckets){ .of = { { 0 } } })

const char *bucket_name(enum bucket b);        /* "PRINCIPAL"; never NULL */
const char *bucket_words(enum bucket b);       /* "court costs" */
const char *bucket_title(enum bucket b);       /* "Court costs" */
bool bucket_parse(const char *text, enum bucket *out);  /* a unique start of a name, any case */

/* MSG_AMOUNT_RANGE past MONEY_MAX_CENTS in a bucket or in the sum. */
enum msgid buckets_add(const struct buckets *a, const struct buckets *b, struct buckets *out,
	struct err *err) ATTR_MUST_USE;
enum msgid buckets_sum(const struct buckets *b, struct money *out, struct err *err) ATTR_MUST_USE;
struct buckets buckets_negate(const struct buckets *b);
bool buckets_equal(const struct buckets *a, const struct buckets *b);
bool buckets_zero(const struct buckets *b);

/* In which order a payment pays. Every bucket is named exactly once. */
struct bucket_order { enum bucket at[BUCKET_COUNT]; };
#define BUCKET_ORDER_TEXT 64
/* "COSTS,FEES,INTEREST": what is left out follows, in the order of the enum.
 * MSG_BUCKET_ORDER for a word that is none or comes twice. */
enum msgid bucket_order_parse(const char *text, struct bucket_order *out, struct err *err)
	ATTR_MUST_USE;
void bucket_order_show(const struct bucket_order *o, char out[BUCKET_ORDER_TEXT]);

/* What a payment of `amount` (> 0) takes from each bucket: parts >= 0 that sum to it. What is over
 * the balance goes to principal, which then stands below zero: a credit of the consumer's. No
 * other bucket is brought below zero, and one already below takes nothing. */
struct buckets bucket_split(const struct buckets *owed, struct money amount,
	const struct bucket_order *order);

#endif
