/* SPDX-License-Identifier: MIT */
/* Stages 1 to 3: holds of the account and the person, attorney, and who is called. */
#include "gate_parts.h"

static const struct hold_row {
	unsigned hold;
	enum msgid id;
	bool any_party;      /* bars contact with everybody, not only with the consumer */
	enum relation may;   /* who may be contacted in spite of it; REL_CONSUMER = nobody */
	enum gate_stage stage;
} hold_rows[] = {
	{ HOLD_BANKRUPTCY, MSG_GATE_BANKRUPTCY, true, REL_CONSUMER, STAGE_HOLD },
	{ HOLD_CEASE, MSG_GATE_CEASE, false, REL_CONSUMER, STAGE_HOLD },
	{ HOLD_DISPUTE, MSG_GATE_DISPUTE, true, REL_CONSUMER, STAGE_HOLD },
	{ HOLD_CREDITOR, MSG_GATE_CREDITOR, true, REL_CONSUMER, STAGE_HOLD },
	{ HOLD_CLOSED, MSG_GATE_CLOSED, true, REL_CONSUMER, STAGE_HOLD },
	{ HOLD_IDENTITY, MSG_GATE_IDENTITY, true, REL_CONSUMER, STAGE_HOLD },
	{ HOLD_STATUS, MSG_GATE_STATUS, true, REL_CONSUMER, STAGE_HOLD },
	{ HOLD_DECEASED, MSG_GATE_DECEASED, false, REL_REPRESENTATIVE, STAGE_PERSON },
	{ HOLD_MINOR, MSG_GATE_MINOR, false, REL_PARENT, STAGE_PERSON },
};

static unsigned holds_of(const struct gate_ctx *c)
{
	return c->f->holds | c->account->holds;
}

static bool held_elsewhere(const struct gate_ctx *c, unsigned hold)
{
	if (holds_of(c) & hold)
		return false;
	for (int i = 0; i < c->f->account_count; i++)
		if (c->f->accounts[i].holds & hold)
			return true;
	return false;
}

static int64_t rows_of(const struct gate_ctx *c, enum gate_stage stage, int64_t t)
{
	int64_t next = t;

	for (size_t i = 0; i < ARRAY_SIZE(hold_rows); i++) {
		const struct hold_row *r = &hold_rows[i];

		if (r->stage != stage || !(holds_of(c) & r->hold))
			continue;
		if (c->relation == REL_OTHER_SIDE && !r->any_party)
			continue;
		if (r->may != REL_CONSUMER && r->may == c->relation)
			continue;
		gate_tell(c, &(struct gate_say){ .stage = stage, .verdict = GATE_BLOCK,
			.id = r->id, .s = { c->account->status } });
		next = GATE_FOREVER;
	}
	return next;
}

int64_t gate_holds(const struct gate_ctx *c, int64_t t)
{
	int64_t next = rows_of(c, STAGE_HOLD, t);

	if (c->account->outbound_limited)
		gate_tell(c, &(struct gate_say){ .stage = STAGE_HOLD, .verdict = GATE_WARN,
			.id = MSG_GATE_LIMITED, .s = { c->account->status } });
	if (held_elsewhere(c, HOLD_CEASE))
		gate_tell(c, &(struct gate_say){ .stage = STAGE_HOLD, .verdict = GATE_WARN,
			.id = MSG_GATE_OTHER_CEASE });
	return next;
}

int64_t gate_attorney(const struct gate_ctx *c, int64_t t)
{
	if (c->relation == REL_OTHER_SIDE)
		return t;
	if (holds_of(c) & HOLD_ATTORNEY) {
		gate_tell(c, &(struct gate_say){ .stage = STAGE_ATTORNEY, .verdict = GATE_BLOCK,
			.id = MSG_GATE_ATTORNEY });
		return GATE_FOREVER;
	}
	if (held_elsewhere(c, HOLD_ATTORNEY))
		gate_tell(c, &(struct gate_say){ .stage = STAGE_ATTORNEY, .verdict = GATE_WARN,
			.id = MSG_GATE_OTHER_ATTORNEY });
	return t;
}

int64_t gate_relation(const struct gate_ctx *c, int64_t t)
{
	int64_t next = rows_of(c, STAGE_PERSON, t);
	enum msgid id = MSG_OK;

	if (c->phone != NULL && c->phone->status == PHONE_WRONG)
		id = MSG_GATE_PHONE_WRONG;
	else if (c->relation == REL_THIRD_PARTY)
		id = MSG_GATE_THIRD_PARTY;
	else if (c->relation == REL_SPOUSE && !c->f->policy.spouse_is_consumer)
		id = MSG_GATE_SPOUSE;
	if (id == MSG_OK)
		return next;
	gate_tell(c, &(struct gate_say){ .stage = STAGE_PERSON, .verdict = GATE_BLOCK, .id = id });
	return GATE_FOREVER;
}
