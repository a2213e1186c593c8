/* SPDX-License-Identifier: MIT */
/* What the rules say about an account and its phones, in the few columns a panel has for it. */
#include "view_private.h"

/* "11/24/26 08:00" office time; "" for 0. */
static void view_when(const struct desk *d, int64_t utc, char *out, size_t size)
{
	char day[9], clock[6];
	if (utc == 0) {
		(void)text_put(out, size, "");
		return;
	}
	date_show(desk_date_of(d, utc), day);
	desk_clock_text(d, utc, clock);
	if (date_cmp(desk_date_of(d, utc), desk_today(d)) == 0)
		(void)text_put(out, size, clock);
	else
		(void)text_putf(out, size, "%s %s", day, clock);
}

static void add_word(struct account_view *v, const char *word)
{
	if (v->word_count < VIEW_WORDS)
		(void)text_put(v->words[v->word_count++], sizeof v->words[0], word);
}

void view_words(struct account_view *v, unsigned holds)
{
	static const struct { unsigned hold; const char *word; } table[] = {
		{ HOLD_BANKRUPTCY, "BANKRUPTCY" }, { HOLD_CEASE, "CEASE" },
		{ HOLD_ATTORNEY, "ATTORNEY" }, { HOLD_DECEASED, "DECEASED" },
		{ HOLD_IDENTITY, "IDENTITY THEFT" }, { HOLD_MINOR, "MINOR" },
		{ HOLD_DNC, "DO NOT CALL" }, { HOLD_DISPUTE, "DISPUTE" },
		{ HOLD_CREDITOR, "CREDITOR REQUEST" }, { HOLD_CLOSED, "CLOSED" },
	};
	for (size_t i = 0; i < ARRAY_SIZE(table); i++)
		if (holds & table[i].hold)
			add_word(v, table[i].word);
	if (v->account.disputed && !(holds & HOLD_DISPUTE))
		add_word(v, "DISPUTED");
	if (strcmp(v->consumer.language, "ES") == 0)
		add_word(v, "DISCLOSE IN SPANISH");
	if (v->account.hot)
		add_word(v, "HOT");
}

/* Why not, in 22 columns; the whole sentence stands in the view of restrictions. */
static const char *short_reason(const struct view_phone *p)
{
	static const char *const by_stage[STAGE_COUNT] = {
		[STAGE_HOLD] = "on hold", [STAGE_ATTORNEY] = "attorney",
		[STAGE_PERSON] = "third party", [STAGE_OPTOUT] = "asked us not to",
		[STAGE_PLACE] = "employer forbids", [STAGE_TIME] = "",
		[STAGE_QUIET] = "quiet", [STAGE_SEVEN] = "7 in 7 days",
		[STAGE_STATE] = "state limit", [STAGE_SOFT] = "",
	};
	switch (p->row.status) {
	case PHONE_BAD:
		return "bad number";
	case PHONE_WRONG:
		return "wrong number";
	case PHONE_BARRED:
		return p->row.type == PHONE_WORK ? "employer forbids" : "barred";
	default:
		return by_stage[p->gate.why.stage];
	}
}

/* "14:05" or "11/24" where the phone is. */
static void local_when(const struct view_phone *p, int64_t now, int64_t utc, char out[8])
{
	enum zone z = p->gate.zone;
	struct date day = zone_date(z, utc);
	int second = zone_second(z, utc);
	struct ymd ymd = date_ymd(day);
	if (date_cmp(day, zone_date(z, now)) == 0)
		(void)text_putf(out, 8, "%02d:%02d", second / 3600, second / 60 % 60);
	else
		(void)text_putf(out, 8, "%02d/%02d", ymd.month, ymd.day);
}

static void say_call(const struct desk *d, struct view_phone *p)
{
	char until[8] = "";
	int64_t now = desk_now(d);
	if (p->gate.verdict == GATE_BLOCK) {
		const char *why = short_reason(p);
		if (p->gate.next_utc)
			local_when(p, now, p->gate.next_utc, until);
		(void)text_putf(p->call, sizeof p->call, "no%s%s%s%s%s", why[0] ? ": " : "", why,
			until[0] && why[0] ? " to " : "", until[0] && !why[0] ? ", until " : "",
			until);
		return;
	}
	if (p->gate.paced_utc > now) {
		local_when(p, now, p->gate.paced_utc, until);
		(void)text_putf(p->call, sizeof p->call, "yes, better from %s", until);
		return;
	}
	local_when(p, now, p->gate.until_utc, until);
	if (p->gate.until_utc)
		(void)text_putf(p->call, sizeof p->call, "yes, until %s", until);
	else
		(void)text_put(p->call, sizeof p->call, "yes");
}

static void say_phone(const struct desk *d, struct view_phone *p)
{
	struct ymd day;
	text_phone(p->row.number, p->number, sizeof p->number);
	if (p->row.last_try_at) {
		day = date_ymd(desk_date_of(d, p->row.last_try_at));
		(void)text_putf(p->last_try, sizeof p->last_try, "%02d/%02d %s", day.month, day.day,
			p->row.last_result);
	}
	if (p->row.status != PHONE_BAD && p->row.status != PHONE_WRONG)
		(void)text_putf(p->local, sizeof p->local, "%02d:%02d %s", p->gate.second / 3600,
			p->gate.second / 60 % 60, zone_label(p->gate.zone));
	say_call(d, p);
}

static void list_reasons(const struct desk *d, const struct gate_answer *answer,
	struct account_view *v)
{
	for (int i = 0; i < answer->count && v->reason_count < VIEW_REASONS; i++) {
		struct view_reason *r = &v->reasons[v->reason_count++];
		err_first(&answer->reasons[i].say, r->text, sizeof r->text);
		view_when(d, answer->reasons[i].until_utc, r->until, sizeof r->until);
		r->verdict = answer->reasons[i].verdict;
	}
}

void view_gate(struct desk *d, const struct gate_facts *f, struct account_view *v)
{
	int64_t account = v->account.id;
	gate_tally(f, account, &v->tally);
	gate_account(f, account, &v->gate);
	for (int i = 0; i < v->phone_count; i++) {
		struct view_phone *p = &v->phones[i];
		int index = facts_phone(f, p->row.id);
		if (index < 0)
			continue;
		gate_phone(f, account, index, &p->gate);
		p->marked = index == v->gate.best;
		say_phone(d, p);
	}
	int asked = v->gate.best >= 0 ? v->gate.best : 0;
	if (f->phone_count > 0) {
		struct gate_act act = { .medium = MEDIUM_CALL, .account = account,
			.target = f->phones[asked].id };
		struct gate_answer answer;
		gate_decide(f, &act, &answer);
		list_reasons(d, &answer, v);
	}
	if (v->phone_count == 0) {
		(void)text_put(v->blocked, sizeof v->blocked, "there is no phone.");
	} else if (v->gate.verdict == GATE_BLOCK) {
		err_first(&v->gate.why.say, v->blocked, sizeof v->blocked);
		view_when(d, v->gate.next_utc, v->blocked_until, sizeof v->blocked_until);
	}
}
