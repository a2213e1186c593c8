/* SPDX-License-Identifier: MIT */
/* Requests as they are read and told: what waits, what was decided, what approving one would do. */
#include <inttypes.h>

#include "arrears/base/mem.h"
#include "arrears/desk/approve.h"
#include "arrears/desk/view.h"
#include "call_parts.h"
#include "offer_private.h"

/* Leads decide, auditors look; everybody else has his own. */
static int64_t seen_by(const struct desk *d)
{
	return authority_allows(d->role, OP_APPROVE) || d->role == USER_AUDITOR ? 0 : d->user_id;
}

enum msgid approvals_waiting(struct desk *d, int64_t after, struct approval_row *out, size_t max,
	size_t *n, struct err *err)
{
	enum msgid m = desk_may(d, OP_VIEW, err);
	return m == MSG_OK ? approval_waiting(d->db, &(struct approval_seek){ .after = after,
		.asked_by = seen_by(d) }, out, max, n, err) : m;
}

enum msgid approvals_decided(struct desk *d, int64_t since, struct approval_row *out, size_t max,
	size_t *n, struct err *err)
{
	enum msgid m = desk_may(d, OP_VIEW, err);
	return m == MSG_OK ? approval_decided(d->db, &(struct approval_seek){ .since = since,
		.asked_by = seen_by(d) }, out, max, n, err) : m;
}

enum msgid approvals_news(struct desk *d, struct approval_row *out, size_t max, size_t *n,
	struct err *err)
{
	enum msgid m = desk_may(d, OP_VIEW, err);
	if (m == MSG_OK)
		m = approval_news(d->db, d->user_id, out, max, n, err);
	return m == MSG_OK && *n > 0 ? approval_told(d->db, d->user_id, desk_now(d), err) : m;
}

enum msgid approvals_count(struct desk *d, struct approval_counts *out, struct err *err)
{
	enum msgid m = approval_count(d->db, d->user_id, out, err);
	if (m == MSG_OK && !authority_allows(d->role, OP_APPROVE))
		out->waiting = 0;
	return m;
}

void approvals_text(const struct approval_counts *c, char out[APPROVALS_TEXT])
{
	char wait[24] = "", news[24] = "";
	if (c->waiting)
		(void)text_putf(wait, sizeof wait, "%" PRId64 " wait%s for you", c->waiting,
			c->waiting == 1 ? "s" : "");
	if (c->news)
		(void)text_putf(news, sizeof news, "%" PRId64 " of yours decided", c->news);
	(void)text_putf(out, APPROVALS_TEXT, "%s%s%s", wait, wait[0] && news[0] ? ", " : "", news);
}

/* --- in words ------------------------------------------------------------------------------ */

const char *approval_kind_words(enum approval_kind k)
{
	static const char *const words[APPROVAL_KIND_COUNT] = {
		[APPROVAL_SETTLEMENT] = "Settle for", [APPROVAL_PLAN] = "Plan, each",
		[APPROVAL_ADJUSTMENT] = "Adjust by", [APPROVAL_WRITEOFF] = "Write off",
		[APPROVAL_LEGAL] = "Sue for",
	};
	return (unsigned)k < APPROVAL_KIND_COUNT ? words[k] : "";
}

bool approval_is_leave(enum approval_kind k)
{
	return k == APPROVAL_SETTLEMENT || k == APPROVAL_PLAN;
}

static const char *effect(const struct approval_row *r)
{
	switch (r->kind) {
	case APPROVAL_SETTLEMENT:
		return "opens the offer. Who asked still takes it on SETTLE.";
	case APPROVAL_PLAN:
		return "allows just this plan for 7 days. Who asked makes it on PLN.";
	case APPROVAL_ADJUSTMENT:
		return r->subject_id ? "posts the credit for the goods at once." :
			"posts the adjustment at once.";
	case APPROVAL_WRITEOFF:
		return "writes off all that is owed and closes the account.";
	case APPROVAL_LEGAL:
		return "sets the status LEG at once. The office tells counsel.";
	case APPROVAL_KIND_COUNT:
		break;
	}
	return "";
}

static enum msgid tell_account(struct desk *d, int64_t account_id, struct str *out,
	struct err *err)
{
	AUTO_FREE struct account_view *v = mem_alloc(1, sizeof *v);
	char owed[MONEY_TEXT_SIZE];
	enum msgid m = view_load(d, account_id, v, err);
	if (m != MSG_OK)
		return m;
	money_show(v->account.balance, owed);
	str_addf(out, "Account . . . :  %" PRId64 "  %s\n", account_id, v->name);
	str_addf(out, "Client  . . . :  %s\n", v->account.client_name);
	str_addf(out, "Owed now  . . :  %s, status %s\n", owed, v->account.status.code);
	view_free(v);
	return MSG_OK;
}

/* A settlement forgives what was owed by its date, the interest to it too. */
static enum msgid tell_forgiven(struct desk *d, const struct approval_row *r, struct str *out,
	struct err *err)
{
	struct offer_row o;
	char sum[MONEY_TEXT_SIZE];
	if (r->kind != APPROVAL_SETTLEMENT)
		return MSG_OK;
	enum msgid m = settle_load(d, r->subject_id, &o, err);
	if (m != MSG_OK)
		return m;
	money_show((struct money){ o.owed.cents - o.amount.cents }, sum);
	str_addf(out, ", forgiving %s", sum);
	return MSG_OK;
}

static void add_when(struct desk *d, int64_t at, const char *who, struct str *out)
{
	char day[9], clock[6];
	date_show(desk_date_of(d, at), day);
	desk_clock_text(d, at, clock);
	str_addf(out, "%s, %s %s", who, day, clock);
}

static void tell_state(struct desk *d, const struct approval_row *r, struct str *out)
{
	struct err why;
	char text[128];
	if (r->state != APPROVAL_WAITING) {
		str_addf(out, "Now . . . . . :  %s by ", approval_state_name(r->state));
		add_when(d, r->decided_at, r->decider, out);
		str_addf(out, "%s%s\n", r->decision[0] ? ": " : "", r->decision);
		return;
	}
	str_addf(out, "Approving . . :  %s\n", effect(r));
	if (!authority_allows(d->role, OP_APPROVE) ||
	    approval_try(d, r->id, true, &why) == MSG_OK)
		return;
	err_first(&why, text, sizeof text);
	str_addf(out, "But . . . . . :  %s\n", text);
}

enum msgid approval_tell(struct desk *d, int64_t id, struct str *out, struct err *err)
{
	struct approval_row r;
	char number[24], sum[MONEY_TEXT_SIZE], what[APPROVAL_DETAIL];
	bool found = false;
	enum msgid m = desk_may(d, OP_VIEW, err);
	if (m == MSG_OK)
		m = approval_load(d->db, id, &r, &found, err);
	(void)text_putf(number, sizeof number, "%" PRId64, id);
	if (m == MSG_OK && (!found || (seen_by(d) && r.asked_by != d->user_id)))
		m = err_set(err, MSG_APPROVE_UNKNOWN, "", number, NULL);
	if (m == MSG_OK)
		m = tell_account(d, r.account_id, out, err);
	if (m != MSG_OK)
		return m;
	money_show(r.amount, sum);
	approval_words(&r, what);
	str_addf(out, "Asked for . . :  %s %s", approval_kind_words(r.kind), sum);
	m = tell_forgiven(d, &r, out, err);
	str_addf(out, "\nWhat  . . . . :  %s\n", what[0] ? what : "-");
	str_addf(out, "Why . . . . . :  %s\n", r.reason);
	str_add(out, "Asked by  . . :  ");
	add_when(d, r.asked_at, r.asker, out);
	str_add(out, "\n");
	if (m == MSG_OK)
		tell_state(d, &r, out);
	return m;
}
