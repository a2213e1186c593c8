/* SPDX-License-Identifier: MIT */
#include "arrears/domain/ledger.h"

/* May a bucket grow by this entry without an authority of its own? What was placed has the
 * creditor's word; what is taken back or moved had one before. */
static bool grows_freely(enum entry_type t)
{
	return t == ENTRY_PLACEMENT || t == ENTRY_TRANSFER || entry_is_undoing(t);
}

static enum msgid check_sign(const struct entry_check *c, struct err *err)
{
	bool charge = entry_grows(c->type) && c->type != ENTRY_INTEREST;
	bool less = entry_is_payment(c->type) || c->type == ENTRY_WRITEOFF;

	if (buckets_zero(&c->change))
		return err_set(err, MSG_POST_ZERO, "AMOUNT", NULL);
	for (int b = 0; b < BUCKET_COUNT; b++)
		if ((less && c->change.of[b].cents > 0) || (charge && c->change.of[b].cents < 0))
			return err_set(err, MSG_POST_SIGN, "AMOUNT", entry_type_text(c->type),
				NULL);
	return MSG_OK;
}

static enum msgid check_dates(const struct entry_check *c, struct err *err)
{
	char day[9], other[9];
	date_show(c->effective, day);
	if (date_cmp(c->effective, c->today) > 0)
		return err_set(err, MSG_POST_FUTURE, "DATE", day, NULL);
	date_show(c->placed, other);
	if (!date_is_none(c->placed) && date_cmp(c->effective, c->placed) < 0)
		return err_set(err, MSG_POST_BEFORE_PLACED, "DATE", day, other, NULL);
	return MSG_OK;
}

/* Principal may fall below zero by what is the consumer's: a credit. No other bucket may: a charge
 * that is paid already is given back by an adjustment of principal. */
static enum msgid check_bucket(const struct entry_check *c, enum bucket b, int64_t after,
	struct err *err)
{
	int64_t change = c->change.of[b].cents;
	bool credit = b == BUCKET_PRINCIPAL && (entry_is_payment(c->type) ||
		entry_is_undoing(c->type) || c->type == ENTRY_INTEREST ||
		c->type == ENTRY_TRANSFER);

	if (change > 0 && !grows_freely(c->type) && (!c->authority || !c->authority[0]))
		return err_set(err, MSG_POST_AUTHORITY, "AUTHORITY", bucket_name(b), NULL);
	if (change < 0 && after < 0 && !credit)
		return err_set(err, MSG_POST_BUCKET, "AMOUNT", bucket_name(b), NULL);
	return MSG_OK;
}

enum msgid entry_validate(const struct entry_check *c, struct err *err)
{
	struct buckets after;
	struct money sum;
	enum msgid m = buckets_sum(&c->change, &sum, err);
	if (m == MSG_OK)
		m = check_sign(c, err);
	if (m == MSG_OK)
		m = check_dates(c, err);
	if (m == MSG_OK)
		m = buckets_add(&c->owed, &c->change, &after, err);
	if (m == MSG_OK)
		m = buckets_sum(&after, &sum, err);
	for (int b = 0; m == MSG_OK && b < BUCKET_COUNT; b++)
		m = check_bucket(c, (enum bucket)b, after.of[b].cents, err);
	return m;
}
