/* SPDX-License-Identifier: MIT */
/* What changes a balance by hand: adjustments, transfers, write-offs, and interest on request. */
#include "arrears/desk/post.h"

#include "arrears/store/user.h"
#include "post_private.h"

struct one_change { const struct post_change *ch; struct posted out; char detail[32];
	int64_t allowed_by; };

/* May the role make this change, beside what people of it have taken off the account before? Ten
 * small ones are one large one. *all: with those. */
static enum msgid within(struct desk *d, const struct post_case *c, enum user_role role,
	struct money *all, bool *yes, struct err *err)
{
	struct money limit = terms_adjust_limit(&c->client->terms, role), before = MONEY_ZERO;
	enum msgid m = all->cents < 0 ? ledger_adjusted(d->db, c->a.id, role, &before, err) :
		MSG_OK;
	if (all->cents < 0)
		all->cents = -all->cents;
	if (m == MSG_OK)
		m = money_add(*all, before, all, err);
	*yes = m == MSG_OK && money_cmp(*all, limit) <= 0;
	return m;
}

/* Over the role's own limit somebody else who may has to have allowed it; entry and trail name
 * who. change: below zero where it takes away. */
static enum msgid check_limit(struct post_run *run, const struct post_case *c,
	struct one_change *one, struct money change, struct err *err)
{
	int64_t by = one->ch->approved_by;
	struct money all = change, theirs = change;
	struct user_row who;
	char amount[MONEY_TEXT_SIZE], most[MONEY_TEXT_SIZE];
	bool yes = false, found = false;
	enum msgid m = within(run->d, c, run->d->role, &all, &yes, err);
	if (m != MSG_OK || yes)
		return m;
	money_show(all, amount);
	money_show(terms_adjust_limit(&c->client->terms, run->d->role), most);
	if (by != 0 && by != run->d->user_id)
		m = user_get(run->d->db, by, &who, &found, err);
	if (m == MSG_OK && found && !who.system && authority_allows(who.role, OP_APPROVE))
		m = within(run->d, c, who.role, &theirs, &yes, err);
	if (m != MSG_OK)
		return m;
	if (!yes)
		return err_set(err, MSG_POST_OVER_LIMIT, "AMOUNT", amount, most, NULL);
	(void)text_putf(one->detail, sizeof one->detail, "allowed by %s", who.name);
	one->allowed_by = who.id;
	return MSG_OK;
}

struct asking { int64_t account_id; struct money change; bool yes; };

static enum msgid ask_alone(struct post_run *run, void *arg, bool *keep, struct err *err)
{
	struct asking *a = arg;
	struct post_case c;
	struct money all = a->change;
	*keep = false;
	enum msgid m = case_load(run, a->account_id, &c, err);
	return m == MSG_OK ? within(run->d, &c, run->d->role, &all, &a->yes, err) : m;
}

enum msgid post_adjust_alone(struct desk *d, int64_t account_id, struct money change, bool *yes,
	struct err *err)
{
	struct asking a = { .account_id = account_id, .change = change };
	*yes = false;
	if (!authority_allows(d->role, OP_ADJUST))
		return MSG_OK;
	enum msgid m = post_act(d, &(struct act){ .op = OP_ADJUST, .account_id = account_id,
		.fn = ask_alone, .arg = &a }, err);
	if (m == MSG_OK)
		*yes = a.yes;
	return m;
}

static enum msgid start(struct post_run *run, const struct post_change *ch, struct post_case *c,
	struct ledger_entry *e, struct err *err)
{
	char number[24];
	e->effective_on = date_is_none(ch->effective) ? desk_today(run->d) : ch->effective;
	if (!ch->reason || text_is_blank(ch->reason))
		return err_set(err, MSG_REASON_REQUIRED, "REASON", NULL);
	enum msgid m = money_text(ch->reason, e->reason, sizeof e->reason, "REASON", err);
	if (m == MSG_OK)
		m = money_text(ch->authority, e->authority, sizeof e->authority, "AUTHORITY", err);
	if (m == MSG_OK)
		m = case_load(run, ch->account_id, c, err);
	(void)text_putf(number, sizeof number, "%lld", (long long)ch->account_id);
	if (m == MSG_OK && c->a.status.class == STATUS_CLOSED)
		m = err_set(err, MSG_POST_CLOSED, "ACCOUNT", number, c->a.status.code, NULL);
	return m;
}

static enum msgid finish(struct post_run *run, struct post_case *c, struct ledger_entry *e,
	struct posted *out, struct err *err)
{
	struct interest_posted less;
	enum msgid m = case_insert(run, c, e, err);
	if (m == MSG_OK)
		m = case_interest(run, c, e->effective_on, true, &less, err);
	if (m == MSG_OK)
		m = case_follow(run, c, e->id, err);
	if (m == MSG_OK)
		m = buckets_sum(&c->owed, &out->balance, err);
	out->ledger_id = e->id;
	out->change = e->change;
	return m;
}

static enum msgid run_adjust(struct post_run *run, void *arg, bool *keep, struct err *err)
{
	struct one_change *one = arg;
	struct post_case c;
	struct interest_posted due = { .id = 0 };
	struct ledger_entry e = { .type = ENTRY_ADJUSTMENT };
	*keep = true;
	enum msgid m = money_check(one->ch->amount, "AMOUNT", err);
	if (m == MSG_OK)
		m = start(run, one->ch, &c, &e, err);
	if (m == MSG_OK)
		m = check_limit(run, &c, one, one->ch->amount, err);
	e.approved_by = one->allowed_by;
	e.change.of[one->ch->bucket] = one->ch->amount;
	/* What accrued is there to be taken off. */
	if (m == MSG_OK && one->ch->bucket == BUCKET_INTEREST)
		m = case_interest(run, &c, e.effective_on, false, &due, err);
	if (m == MSG_OK)
		m = finish(run, &c, &e, &one->out, err);
	one->out.interest_id = due.id;
	one->out.interest = due.amount;
	return m;
}

static enum msgid change(struct desk *d, const struct post_change *ch, const struct act *act,
	struct posted *out, struct err *err)
{
	struct one_change one = { .ch = ch };
	struct act a = *act;
	a.op = OP_ADJUST;
	a.account_id = ch->account_id;
	a.arg = &one;
	a.detail = one.detail;
	enum msgid m = post_act(d, &a, err);
	if (m == MSG_OK)
		*out = one.out;
	return m;
}

enum msgid post_adjust(struct desk *d, const struct post_change *c, struct posted *out,
	struct err *err)
{
	if ((unsigned)c->bucket >= BUCKET_COUNT)
		BUG("no such bucket");
	return change(d, c, &(struct act){ .event = "adjust", .fn = run_adjust }, out, err);
}

/* Written off is every cent, the interest that has accrued too: the account closes with nothing. It
 * is what is owed now, so it counts from now. */
static enum msgid run_writeoff(struct post_run *run, void *arg, bool *keep, struct err *err)
{
	struct one_change *one = arg;
	struct post_case c;
	struct interest_posted due = { .id = 0 };
	struct money owed;
	struct ledger_entry e = { .type = ENTRY_WRITEOFF };
	*keep = true;
	enum msgid m = start(run, one->ch, &c, &e, err);
	e.effective_on = desk_today(run->d);
	if (m == MSG_OK)
		m = case_interest(run, &c, e.effective_on, false, &due, err);
	if (m == MSG_OK)
		m = buckets_sum(&c.owed, &owed, err);
	if (m == MSG_OK && money_cmp(owed, c.client->terms.small_balance) > 0)
		m = check_limit(run, &c, one, (struct money){ -owed.cents }, err);
	e.approved_by = one->allowed_by;
	e.change = buckets_negate(&c.owed);
	c.anew = true;
	if (m == MSG_OK)
		m = account_set_status(run->d->db, c.a.id, "UNC", desk_now(run->d), err);
	if (m == MSG_OK)
		m = finish(run, &c, &e, &one->out, err);
	one->out.interest_id = due.id;
	one->out.interest = due.amount;
	return m;
}

enum msgid post_writeoff(struct desk *d, const struct post_change *c, struct posted *out,
	struct err *err)
{
	return change(d, c, &(struct act){ .event = "writeoff", .fn = run_writeoff }, out, err);
}

struct one_move { const struct post_move *t; struct post_moved out; };

/* What is left of the payments stays where it would have gone by itself: the parts that were paid
 * last are owed again first, so that no principal grows out of interest. */
static enum msgid leave(struct post_run *run, const struct post_case *c, struct money amount,
	struct buckets *out, struct err *err)
{
	const struct bucket_order *o = &c->client->terms.apply_order;
	struct bucket_order back;
	struct buckets paid;
	enum msgid m = ledger_paid_in(run->d->db, c->a.id, &paid, err);
	for (int i = 0; i < BUCKET_COUNT; i++)
		back.at[i] = o->at[BUCKET_COUNT - 1 - i];
	if (m == MSG_OK)
		*out = bucket_split(&paid, amount, &back);
	return m;
}

/* The money leaves one debt and pays the other, in that client's order; what it earned goes with
 * it. */
static enum msgid leg(struct post_run *run, const struct one_move *mv, struct post_case *c,
	struct ledger_entry *e, struct err *err)
{
	struct interest_posted due;
	struct money earned;
	bool pays = c->a.id == mv->t->to_account;
	enum msgid m = case_interest(run, c, e->effective_on, false, &due, err);
	if (m != MSG_OK)
		return m;
	if (pays)
		m = case_pay(run, c, mv->t->amount, e, err);
	else
		m = leave(run, c, mv->t->amount, &e->change, err);
	if (m == MSG_OK && !pays)
		m = case_insert(run, c, e, err);
	if (m == MSG_OK)
		m = pays ? commission_book(run, c, e, 0, &earned, err) :
			commission_settle(run, c, e->moves_id, e->id, err);
	if (m == MSG_OK)
		m = case_interest(run, c, e->effective_on, true, &due, err);
	return m == MSG_OK ? case_follow(run, c, e->id, err) : m;
}

static enum msgid check_move(const struct post_move *t, const struct post_case *from,
	const struct post_case *to, struct err *err)
{
	if (t->amount.cents <= 0)
		return err_set(err, t->amount.cents ? MSG_POST_SIGN : MSG_POST_ZERO, "AMOUNT",
			entry_type_text(ENTRY_TRANSFER), NULL);
	if (from->a.id == to->a.id || (from->a.consumer_id != to->a.consumer_id &&
	    from->a.client_id != to->a.client_id))
		return err_set(err, MSG_TRANSFER_WHERE, "ACCOUNT", NULL);
	return MSG_OK;
}

/* Money has one way in: what is taken back later is taken back where it lies. */
static enum msgid choose(struct post_run *run, const struct post_move *t, int64_t *id,
	struct err *err)
{
	char amount[MONEY_TEXT_SIZE], number[24];
	enum msgid m = ledger_movable(run->d->db, t->from_account, t->amount, id, err);
	if (m != MSG_OK || *id != 0)
		return m;
	money_show(t->amount, amount);
	(void)text_putf(number, sizeof number, "%lld", (long long)t->from_account);
	return err_set(err, MSG_TRANSFER_UNPAID, "AMOUNT", number, amount, NULL);
}

/* It cannot pay another debt before it came, nor before that debt was here. */
static enum msgid move_day(const struct post_move *t, const struct ledger_entry *paid,
	const struct post_case *to, struct date *out, struct err *err)
{
	char day[9], first[9];
	*out = t->effective;
	if (date_is_none(*out))
		*out = date_cmp(paid->effective_on, to->a.placed_on) < 0 ? to->a.placed_on :
			paid->effective_on;
	date_show(*out, day);
	date_show(paid->effective_on, first);
	return date_cmp(*out, paid->effective_on) < 0 ?
		err_set(err, MSG_TRANSFER_EARLY, "DATE", day, first, NULL) : MSG_OK;
}

/* The debt it goes to takes it as it takes a payment. */
static enum msgid ask_move(struct post_run *run, struct one_move *one,
	const struct post_case *to, struct ledger_entry *out, struct err *err)
{
	struct ledger_entry paid, first;
	bool found = false;
	enum msgid m = choose(run, one->t, &out->moves_id, err);
	if (m == MSG_OK)
		m = ledger_load(run->d->db, out->moves_id, &paid, &found, err);
	if (m == MSG_OK)
		m = move_day(one->t, &paid, to, &out->effective_on, err);
	if (m == MSG_OK)
		m = commission_origin(run->d, &paid, &first, err);
	if (m == MSG_OK)
		m = case_open(to, first.type, one->t->designated, err);
	if (m == MSG_OK)
		m = case_barred(run, to, first.type, one->t->barred, one->out.barred, err);
	if (m == MSG_OK && one->out.barred[0])
		one->out.ask = POST_ASK_BARRED;
	return m;
}

static enum msgid run_move(struct post_run *run, void *arg, bool *keep, struct err *err)
{
	struct one_move *one = arg;
	const struct post_move *t = one->t;
	struct post_case from, to;
	struct ledger_entry out = { .type = ENTRY_TRANSFER };
	enum msgid m = t->reason && !text_is_blank(t->reason) ?
		money_text(t->reason, out.reason, sizeof out.reason, "REASON", err) :
		err_set(err, MSG_REASON_REQUIRED, "REASON", NULL);
	if (m == MSG_OK)
		m = case_load(run, t->from_account, &from, err);
	if (m == MSG_OK)
		m = case_load(run, t->to_account, &to, err);
	if (m == MSG_OK)
		m = check_move(t, &from, &to, err);
	if (m == MSG_OK)
		m = ask_move(run, one, &to, &out, err);
	*keep = one->out.ask == POST_DONE;
	if (m != MSG_OK || !*keep)
		return m;
	struct ledger_entry in = out;
	in.moves_id = 0;
	post_run_hold(run);
	m = leg(run, one, &from, &out, err);
	in.pair_id = out.id;
	if (m == MSG_OK)
		m = leg(run, one, &to, &in, err);
	m = post_run_follow(run, m, err);
	one->out.from_id = out.id;
	one->out.to_id = in.id;
	one->out.effective = out.effective_on;
	return m;
}

enum msgid post_transfer(struct desk *d, const struct post_move *t, struct post_moved *out,
	struct err *err)
{
	struct one_move one = { .t = t };
	enum msgid m = post_act(d, &(struct act){ .op = OP_REVERSE, .event = "transfer_money",
		.account_id = t->from_account, .fn = run_move, .arg = &one }, err);
	if (m == MSG_OK)
		*out = one.out;
	return m;
}

struct one_interest { int64_t account_id; struct date on; struct interest_posted out; };

static enum msgid run_interest(struct post_run *run, void *arg, bool *keep, struct err *err)
{
	struct one_interest *one = arg;
	struct post_case c;
	char day[9];
	date_show(one->on, day);
	*keep = true;
	enum msgid m = date_cmp(one->on, desk_today(run->d)) > 0 ?
		err_set(err, MSG_POST_FUTURE, "DATE", day, NULL) :
		case_load(run, one->account_id, &c, err);
	if (m == MSG_OK)
		m = case_interest(run, &c, one->on, false, &one->out, err);
	return m == MSG_OK && one->out.id ? case_follow(run, &c, one->out.id, err) : m;
}

enum msgid post_interest(struct desk *d, int64_t account_id, struct date on, struct money *posted,
	struct err *err)
{
	struct one_interest one = { .account_id = account_id, .on = on };
	enum msgid m = post_act(d, &(struct act){ .op = OP_POST, .event = "post_interest",
		.account_id = account_id, .fn = run_interest, .arg = &one }, err);
	if (m == MSG_OK)
		*posted = one.out.amount;
	return m;
}
