/* SPDX-License-Identifier: MIT */
/* Stages 4 and 5: barred media and numbers, bad numbers, the employer. */
#include "gate_parts.h"

static int64_t block(const struct gate_ctx *c, enum gate_stage stage, enum msgid id)
{
	gate_tell(c, &(struct gate_say){ .stage = stage, .verdict = GATE_BLOCK, .id = id });
	return GATE_FOREVER;
}

static int64_t number_state(const struct gate_ctx *c, int64_t t)
{
	if (c->phone == NULL)
		return t;
	if (c->phone->status == PHONE_BAD)
		t = block(c, STAGE_OPTOUT, MSG_GATE_PHONE_BAD);
	else if (c->phone->status == PHONE_BARRED)
		t = block(c, STAGE_OPTOUT, MSG_GATE_PHONE_BARRED);
	if (zone_of_npa(c->phone->npa).kind == NPA_FOREIGN) {
		char npa[12];

		(void)snprintf(npa, sizeof(npa), "%03d", c->phone->npa);
		gate_tell(c, &(struct gate_say){ .stage = STAGE_OPTOUT, .verdict = GATE_BLOCK,
			.id = MSG_GATE_PHONE_FOREIGN, .s = { npa } });
		t = GATE_FOREVER;
	}
	return t;
}

int64_t gate_optout(const struct gate_ctx *c, int64_t t)
{
	unsigned holds = c->f->holds | c->account->holds;
	bool medium = false, target = false;

	if ((holds & HOLD_DNC) && (c->act->medium & (MEDIUM_CALL | MEDIUM_TEXT)))
		t = block(c, STAGE_OPTOUT, MSG_GATE_DNC);
	for (int i = 0; i < c->f->optout_count; i++) {
		const struct fact_optout *o = &c->f->optouts[i];

		if (!(o->media & c->act->medium))
			continue;
		medium |= o->target == 0;
		target |= o->target != 0 && o->target == c->act->target;
	}
	if (medium)
		t = block(c, STAGE_OPTOUT, MSG_GATE_MEDIUM);
	if (target)
		t = block(c, STAGE_OPTOUT, MSG_GATE_ADDRESS);
	return number_state(c, t);
}

int64_t gate_places(const struct gate_ctx *c, int64_t t)
{
	if (c->phone == NULL || c->phone->type != PHONE_WORK || c->relation == REL_OTHER_SIDE)
		return t;
	if (c->f->employer_forbids)
		return block(c, STAGE_PLACE, MSG_GATE_EMPLOYER);
	if (!c->f->policy.work_calls)
		return block(c, STAGE_PLACE, MSG_GATE_WORK_POLICY);
	gate_tell(c, &(struct gate_say){ .stage = STAGE_PLACE, .verdict = GATE_WARN,
		.id = MSG_GATE_WORK });
	return t;
}
