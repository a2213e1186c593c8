/* SPDX-License-Identifier: MIT */
#include "arrears/domain/apply.h"

/* What the consumer directed goes there, disputed or not, as far as it is owed. */
static int64_t apply_directed(const struct apply_receipt *r, struct money *parts)
{
	int64_t over = 0;

	for (size_t i = 0; i < r->count; i++) {
		const struct apply_debt *d = &r->debts[i];
		int64_t owed = d->owed.cents > 0 ? d->owed.cents : 0;
		int64_t part = d->directed.cents < owed ? d->directed.cents : owed;

		parts[i].cents = part;
		over += d->directed.cents - part;
	}
	return over;
}

/* Does debt a get undirected money before debt b? */
static bool before(const struct apply_receipt *r, size_t a, size_t b)
{
	const struct apply_debt *x = &r->debts[a], *y = &r->debts[b];

	if ((x->account == r->received_for) != (y->account == r->received_for))
		return x->account == r->received_for;
	if (date_cmp(x->placed, y->placed) != 0)
		return date_cmp(x->placed, y->placed) < 0;
	return x->account < y->account;
}

/* The next undisputed debt that still owes; count if none. */
static size_t next_open(const struct apply_receipt *r, const struct money *parts)
{
	size_t best = r->count;

	for (size_t i = 0; i < r->count; i++) {
		const struct apply_debt *d = &r->debts[i];

		if (d->disputed || d->owed.cents <= parts[i].cents)
			continue;
		if (best == r->count || before(r, i, best))
			best = i;
	}
	return best;
}

/* Is the only place left for money one that is disputed? */
static bool only_disputed(const struct apply_receipt *r)
{
	bool disputed = false;

	for (size_t i = 0; i < r->count; i++) {
		if (r->debts[i].owed.cents <= 0)
			continue;
		if (!r->debts[i].disputed)
			return false;
		disputed = true;
	}
	return disputed;
}

static enum msgid check(const struct apply_receipt *r, int64_t *directed, struct err *err)
{
	char of[MONEY_TEXT_SIZE], got[MONEY_TEXT_SIZE];
	wide_int sum = 0;

	if (r->amount.cents <= 0)
		BUG("a receipt of nothing");
	for (size_t i = 0; i < r->count; i++) {
		if (r->debts[i].directed.cents < 0)
			BUG("less than nothing directed to a debt");
		sum += r->debts[i].directed.cents;
	}
	if (sum > r->amount.cents) {
		money_show((struct money){ sum > MONEY_MAX_CENTS ? MONEY_MAX_CENTS :
			(int64_t)sum }, of);
		money_show(r->amount, got);
		return err_set(err, MSG_APPLY_DIRECTED, "", of, got, NULL);
	}
	*directed = (int64_t)sum;
	return MSG_OK;
}

enum msgid apply_receipt(const struct apply_receipt *r, struct money *parts,
	struct apply_rest *rest, struct err *err)
{
	int64_t directed = 0, over, left;
	enum msgid id = check(r, &directed, err);
	size_t at;

	if (id != MSG_OK)
		return id;
	over = apply_directed(r, parts);
	left = r->amount.cents - directed;
	while (left > 0 && (at = next_open(r, parts)) < r->count) {
		int64_t room = r->debts[at].owed.cents - parts[at].cents;
		int64_t take = room < left ? room : left;

		parts[at].cents += take;
		left -= take;
	}
	*rest = (struct apply_rest){ .unapplied = { left + over } };
	if (rest->unapplied.cents > 0)
		rest->why = over == 0 && only_disputed(r) ? APPLY_ASK : APPLY_OVER;
	return MSG_OK;
}
