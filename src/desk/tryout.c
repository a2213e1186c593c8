/* SPDX-License-Identifier: MIT */
/* A code tried out on an account: the effects in words, nothing saved. */
#include "arrears/desk/codes.h"

#include <stdarg.h>

#include "arrears/base/mem.h"
#include "arrears/desk/facts.h"
#include "arrears/store/account.h"
#include "arrears/store/band.h"
#include "arrears/store/code.h"
#include "arrears/store/item.h"
#include "debt.h"

static void say(struct tryout *t, const char *fmt, ...) ATTR_FORMAT(2, 3);
static void say(struct tryout *t, const char *fmt, ...)
{
	char line[sizeof t->lines[0]];
	va_list ap;

	if (t->count == TRYOUT_LINES)
		return;
	va_start(ap, fmt);
	(void)vsnprintf(line, sizeof line, fmt, ap);
	va_end(ap);
	(void)text_put(t->lines[t->count], sizeof t->lines[0], line);
	t->count++;
}

static void say_law(struct tryout *t, const struct result_code *c, const struct desk *d)
{
	struct call_flags f = call_flags_add((struct call_flags){ .counted = false }, c);
	char day[9];

	if (c->reach == REACH_OFFICE)
		say(t, "No call is recorded.");
	else if (f.counted)
		say(t, "The call counts to %d in %d days.", d->policy.max_calls,
			d->policy.window_days);
	else
		say(t, "The call does not count to the frequency limit.");
	if (f.uncounted)
		say(t, "Earlier calls to this number no longer count for this person.");
	if (f.conversation) {
		date_show(date_add_days(desk_today(d), d->policy.quiet_days - 1), day);
		say(t, "A conversation: quiet until %s.", day);
	}
	if (f.communication)
		say(t, "Debt information is conveyed: the disclosure is owed.");
}

static void say_people(struct tryout *t, const struct result_code *c)
{
	static const char *const phones[] = { [PHONE_KEEP] = NULL, [PHONE_SET_GOOD] = "good",
		[PHONE_SET_BAD] = "bad", [PHONE_SET_WRONG] = "wrong for this person",
		[PHONE_SET_BARRED] = "barred" };
	char words[96];

	if (phones[c->phone])
		say(t, "The phone called is marked %s.", phones[c->phone]);
	holds_show(c->holds, words, sizeof words);
	if (words[0])
		say(t, "Holds: %s.", words);
	asks_show(c->asks, words, sizeof words);
	if (words[0])
		say(t, "Asks for: %s.", words);
	if (c->letter[0])
		say(t, "Letter: %s.", c->letter);
}

static void say_note(struct tryout *t, const struct result_code *c, const struct account_row *a,
	const struct desk *d)
{
	char note[sizeof t->lines[0]];
	struct merge m = { .phone = "(...)", .text = "...", .date = "...", .time = "...",
		.amount = "...", .name = "...", .status = a->status.code, .user = d->user_name };

	if (c->note[0] == '\0')
		return;
	merge_note(c->note, &m, note, sizeof note);
	say(t, "Note: %s", note);
}

/* Where the consumer would wait then. */
static enum msgid say_band(struct desk *d, struct tryout *t, const struct account_row *a,
	const struct next_action *next, struct err *err)
{
	AUTO_FREE struct work_account *accounts = mem_alloc(ITEM_ACCOUNTS_MAX, sizeof *accounts);
	FACTS_AUTO box = { .rows = NULL };
	struct work_input in = { .consumer_id = a->consumer_id, .accounts = accounts,
		.today = desk_today(d), .office = d->office_zone };
	struct work_item w;
	struct band_set bands;

	enum msgid m = item_accounts(d->db, a->consumer_id, accounts, &in.count, err);
	if (m == MSG_OK)
		m = band_load(d->db, &bands, err);
	if (m == MSG_OK)
		m = desk_load_facts(d, a->consumer_id, &box, err);
	if (m != MSG_OK)
		return m;
	for (int i = 0; i < in.count; i++)
		if (accounts[i].id == a->id) {
			accounts[i].facts.next = *next;
			accounts[i].facts.class = a->status.class;
			memcpy(accounts[i].facts.status, a->status.code,
				sizeof accounts[i].facts.status);
		}
	in.facts = &box.f;
	if (work_item_derive(&in, &bands, &w) && w.band_id != 0)
		say(t, "The consumer then waits in: %s.",
			bands.bands[band_index(&bands, w.band_id)].text);
	return MSG_OK;
}

static enum msgid say_next(struct desk *d, struct tryout *t, const struct result_code *c,
	const struct account_row *a, struct err *err)
{
	struct next_action next = { .kind = c->next, .due = next_due(desk_today(d),
		c->days < 0 ? 0 : c->days, c->business, DATE_NONE) };
	char day[9];

	if (a->status.class == STATUS_CLOSED) {
		say(t, "The account leaves the queues.");
		return MSG_OK;
	}
	if (c->next == NEXT_NONE && c->days < 0)
		return MSG_OK;
	if (next.kind == NEXT_NONE)
		next.kind = NEXT_FOLLOWUP;
	date_show(next.due, day);
	say(t, "Next action: %s on %s.", next_kind_name(next.kind), day);
	return say_band(d, t, a, &next, err);
}

static enum msgid load_status(struct desk *d, const struct result_code *c, struct account_row *a,
	struct tryout *t, struct err *err)
{
	struct status s;
	bool found = false;
	enum msgid m;

	if (c->status[0] == '\0' || strcmp(c->status, a->status.code) == 0)
		return MSG_OK;
	m = status_get(d->db, c->status, &s, &found, err);
	if (m != MSG_OK || !found)
		return m;
	say(t, "Status: %s to %s, %s.", a->status.code, s.code, s.text);
	a->status = s;
	return MSG_OK;
}

enum msgid code_tryout(struct desk *d, const struct result_code *code, int64_t account_id,
	struct tryout *out, struct err *err)
{
	struct result_code c = *code, parent;
	struct account_row a;
	struct tryout t = { .count = 0 };
	bool found = false;

	enum msgid m = account_need(d, account_id, &a, err);
	if (m == MSG_OK && c.parent[0])
		m = code_get(d->db, c.parent, &parent, &found, err);
	if (m != MSG_OK)
		return m;
	if (found && !c.shipped)
		c = code_inherit(c, &parent);
	say_law(&t, &c, d);
	say_people(&t, &c);
	m = load_status(d, &c, &a, &t, err);
	if (m == MSG_OK)
		m = say_next(d, &t, &c, &a, err);
	if (m != MSG_OK)
		return m;
	if (c.priority >= 0)
		say(&t, "Priority: %d.", c.priority);
	say_note(&t, &c, &a, d);
	say(&t, c.leaves ? "The account is left." : "The account stays on the screen.");
	*out = t;
	return MSG_OK;
}
