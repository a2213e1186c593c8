/* SPDX-License-Identifier: MIT */
/* Which payment a reversal takes back. */
#include "arrears/domain/payment.h"

void pay_mark(const struct payment *reversal, char out[TEXT_BYTES(40)])
{
	char iso[DATE_ISO_SIZE];
	date_iso(reversal->date, iso);
	(void)text_putf(out, TEXT_BYTES(40), "taken back on %s", iso);
}

/* May the row be about it, whether it stands or not? */
static bool fits(const struct payment *r, const struct pay_candidate *c)
{
	if (r->to == (c->direct ? PAID_US : PAID_CLIENT))
		return false;
	return *r->reference == '\0' || strcmp(r->reference, c->reference) == 0;
}

enum pay_match pay_pair(const struct payment *r, const struct pay_candidate *list, size_t count,
	int64_t *id)
{
	char mark[TEXT_BYTES(40)];
	size_t all = 0, same_day = 0;
	int64_t any = 0, that_day = 0;
	pay_mark(r, mark);
	for (size_t i = 0; i < count; i++) {
		const struct pay_candidate *c = &list[i];
		if (!fits(r, c))
			continue;
		if (strstr(c->undone, mark))
			return PAIR_DONE;
		if (*c->undone)
			continue;
		all++;
		any = c->id;
		if (date_cmp(c->date, r->date) == 0) {
			same_day++;
			that_day = c->id;
		}
	}
	if (all == 0)
		return PAIR_NONE;
	if (same_day > 1 || (same_day == 0 && all > 1))
		return PAIR_AMBIGUOUS;
	*id = same_day == 1 ? that_day : any;
	return PAIR_FOUND;
}
