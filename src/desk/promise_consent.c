/* SPDX-License-Identifier: MIT */
/* The consent to be called on a due date, 12 CFR 1006.14(b)(3)(i). */
#include "promise_parts.h"

/* Where the consumer is it may still be yesterday. */
enum msgid due_consent_look(struct desk *d, int64_t consumer_id, struct date due,
	struct due_consent *out, struct err *err)
{
	FACTS_AUTO box = { .rows = NULL };
	enum msgid m = desk_load_facts(d, consumer_id, &box, err);
	if (m != MSG_OK)
		return m;
	int64_t now = desk_now(d);
	struct date given = zone_date(zone_westmost(facts_whereabouts(&box.f, NULL).zones, now),
		now);
	*out = (struct due_consent){ promise_needs_consent(given, due), given, due };
	return MSG_OK;
}

enum msgid due_consent_save(struct desk *d, const struct due_consent *c,
	const struct due_consent_by *by, int64_t *id, struct err *err)
{
	struct consent_row r = { .party_id = by->account->consumer_id,
		.account_id = by->account->id, .contact_id = by->contact_id,
		.given_on = c->given, .from_on = c->due, .until_on = c->due,
		.words = "Call on the due date", .at = desk_now(d), .user_id = d->user_id };
	*id = 0;
	return c->needed ? consent_add(d->db, &r, id, err) : MSG_OK;
}
