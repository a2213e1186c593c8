/* SPDX-License-Identifier: MIT */
/* What promises, plans and settlements ask alike while they are agreed on. */
#include "promise_parts.h"

enum msgid agree_replace(struct desk *d, const struct agreeing *a, struct err *err)
{
	char *old = a->out->old;
	enum msgid m = promise_standing_text(d, a->account->id, old, err);
	if (m != MSG_OK || !old[0] || a->replace == ANSWER_YES)
		return m;
	if (a->replace == ANSWER_NO)
		return err_set(err, MSG_PROMISE_STANDS, "", old, NULL);
	a->out->ask = PROMISE_ASK_REPLACE;
	return MSG_OK;
}

/* Where the consumer is it may still be yesterday. */
enum msgid agree_due(struct desk *d, struct agreeing *a, struct date due, struct err *err)
{
	FACTS_AUTO box = { .rows = NULL };
	enum msgid m = desk_load_facts(d, a->account->consumer_id, &box, err);
	if (m != MSG_OK)
		return m;
	int64_t now = desk_now(d);
	a->given = zone_date(zone_westmost(facts_whereabouts(&box.f, NULL).zones, now), now);
	a->due = due;
	a->needed = promise_needs_consent(a->given, due);
	return MSG_OK;
}

enum msgid agree_consent(struct desk *d, const struct agreeing *a, int64_t contact_id, int64_t *id,
	struct err *err)
{
	*id = 0;
	if (!a->needed || a->consent != ANSWER_YES)
		return MSG_OK;
	return consent_add(d->db, &(struct consent_row){ .party_id = a->account->consumer_id,
		.account_id = a->account->id, .contact_id = contact_id, .given_on = a->given,
		.from_on = a->due, .until_on = a->due, .words = "Call on the due date",
		.at = desk_now(d), .user_id = d->user_id }, id, err);
}

enum msgid agree_result(struct desk *d, const struct agreeing *a, const char *words,
	const struct result_input *in, struct err *err)
{
	struct result_input call = *in;
	bool said = in->text && !text_is_blank(in->text);
	char note[NOTE_SIZE];
	(void)text_putf(note, sizeof note, "%s%s%s%s%s", words,
		in->placed == ANSWER_NO ? ", agreed without a call" : "",
		a->needed && a->consent == ANSWER_YES ? ", may be called then" : "",
		said ? "; " : "", said ? in->text : "");
	call.text = note;
	call.minute = -1;
	enum msgid m = log_result(d, &call, &a->out->result, err);
	if (m == MSG_OK && a->out->result.ask != RESULT_DONE)
		a->out->ask = PROMISE_ASK_RESULT;
	else if (m == MSG_OK && a->needed && a->consent == ANSWER_NONE)
		a->out->ask = PROMISE_ASK_CONSENT;
	return m;
}

/* The call that is opened to verify stays; whatever else waits for an answer was not saved. */
enum msgid agree_end(struct desk *d, enum promise_ask ask, enum msgid m, struct err *err)
{
	if (m != MSG_OK || ask != PROMISE_ASK_CONSENT)
		return db_end(d->db, m, err);
	db_rollback(d->db);
	return MSG_OK;
}
