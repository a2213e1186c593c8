/* SPDX-License-Identifier: MIT */
/* Taking a promise: the result of the call, the promise and the consent in one transaction. */
#include "promise_parts.h"

#include <ctype.h>
#include <strings.h>

#include "arrears/base/mem.h"
#include "arrears/desk/payoff.h"

#define WORD 24                                 /* of what is typed */

/* A promise on its way. */
struct taking {
	struct desk *d;
	struct promise_input in;
	struct promise_outcome out;
	struct standing s;
	struct agreeing a;
};

/* --- what is typed ------------------------------------------------------------------------- */

static enum msgid take_amount(const char *word, struct promise_input *p, struct err *err)
{
	enum msgid m = MSG_OK;
	p->whole = strcasecmp(word, "BAL") == 0;
	if (!p->whole)
		m = money_parse(word, &p->amount, err);
	if (m == MSG_OK && !p->whole && p->amount.cents <= 0)
		m = err_set(err, MSG_PROMISE_ZERO, "AMOUNT", NULL);
	return m;
}

static enum msgid take_method(const char *word, struct promise_input *p, struct err *err)
{
	p->has_method = tender_parse(word, &p->method) && tender_promised(p->method);
	return p->has_method ? MSG_OK : err_set(err, MSG_PROMISE_METHOD, "METHOD", word, NULL);
}

static bool is_method(const char *word)
{
	enum tender t;
	return strlen(word) == 1 && tender_parse(word, &t) && tender_promised(t);
}

/* "NOV 30 C" is a date with a blank in it rather than a word too many. */
static enum msgid too_many(char word[][WORD], struct err *err)
{
	char date[2 * WORD];
	if (!is_method(word[3]))
		return err_set(err, MSG_PROMISE_WORDS, "", word[3], NULL);
	(void)text_putf(date, sizeof date, "%s %s", word[1], word[2]);
	return err_set(err, MSG_DATE_INVALID, "", date, NULL);
}

enum msgid parse_promise(const char *args, struct date today, struct promise_input *out,
	struct err *err)
{
	struct promise_input p = { .due = DATE_NONE, .call = { .date = DATE_NONE, .minute = -1 } };
	char word[4][WORD];
	for (size_t i = 0; i < ARRAY_SIZE(word); i++)
		(void)text_word(&args, word[i], sizeof word[i]);
	enum msgid m = MSG_OK;
	if (word[3][0])
		m = too_many(word, err);
	if (m == MSG_OK && word[0][0])
		m = take_amount(word[0], &p, err);
	bool undated = !word[2][0] && is_method(word[1]);
	if (m == MSG_OK && word[1][0] && !undated)
		m = date_parse_typed(word[1], today, &p.due, err);
	if (m == MSG_OK && (undated || word[2][0]))
		m = take_method(word[undated ? 1 : 2], &p, err);
	if (m == MSG_OK)
		*out = p;
	return m;
}

enum msgid promise_amount(const char *text, struct date today, struct promise_input *in,
	struct err *err)
{
	struct promise_input said;
	enum msgid m = parse_promise(text, today, &said, err);
	if (m != MSG_OK)
		return m;
	in->amount = said.amount;
	in->whole = said.whole;
	if (!date_is_none(said.due))
		in->due = said.due;
	if (said.has_method) {
		in->has_method = true;
		in->method = said.method;
	}
	return MSG_OK;
}

/* --- what is missing ----------------------------------------------------------------------- */

static enum promise_ask missing(const struct promise_input *in)
{
	if (in->amount.cents == 0 && !in->whole)
		return PROMISE_ASK_AMOUNT;
	if (date_is_none(in->due))
		return PROMISE_ASK_DATE;
	return in->has_method ? PROMISE_TAKEN : PROMISE_ASK_METHOD;
}

/* Everything that is known already is held against the rules, so that a wrong amount is said before
 * the date is asked for. */
static enum msgid check(struct taking *t, struct err *err)
{
	struct payoff_quote all;
	bool dated = !date_is_none(t->in.due);
	struct date due = dated ? t->in.due : desk_today(t->d);
	enum msgid m = standing_check(t->d, &t->s, err);
	if (m == MSG_OK)
		m = standing_date(t->d, &t->s, due, err);
	if (m == MSG_OK)
		m = payoff_on(t->d, t->s.account.id, due, &all, err);
	if (m == MSG_OK && t->in.whole)
		t->in.amount = all.total;
	/* Before the date is known, on the last day it could be. */
	if (m == MSG_OK && !dated)
		due = date_add_days(due, t->s.terms.promise_days);
	if (m == MSG_OK && t->in.amount.cents != 0)
		m = standing_amount(t->d, &t->s, t->in.amount, due, err);
	if (m == MSG_OK && t->in.has_method && !tender_promised(t->in.method))
		m = err_set(err, MSG_PROMISE_METHOD, "METHOD", tender_name(t->in.method), NULL);
	return m;
}

/* --- saving -------------------------------------------------------------------------------- */

/* Inside the transaction of the result. */
static enum msgid save(void *arg, int64_t contact_id, struct trace *trace, struct err *err)
{
	struct taking *t = arg;
	bool any = false;
	struct promise_row r = { .account_id = t->s.account.id, .amount = t->in.amount,
		.due_on = t->in.due, .tolerance_bp = t->s.rule.tolerance, .method = t->in.method,
		.grade_on = promise_deadline(t->in.due, t->in.method, &t->s.rule),
		.made_on = desk_today(t->d), .at = desk_now(t->d), .user_id = t->d->user_id,
		.contact_id = contact_id };
	enum msgid m = promises_end_as(t->d, r.account_id, &(struct promise_ending){
		.reason = AGREED_ANEW, .to = PLAN_CANCELLED, .trace = trace }, &any, err);
	if (m == MSG_OK)
		m = agree_consent(t->d, &t->a, contact_id, &r.consent_id, err);
	if (m == MSG_OK)
		m = promise_add(t->d->db, &r, &t->out.promise_id, err);
	if (m != MSG_OK)
		return m;
	trace->promise = t->out.promise_id;
	trace->consent = r.consent_id;
	return desk_audit(t->d, "take_promise", "promise", t->out.promise_id, "", err);
}

static enum msgid give_result(struct taking *t, struct err *err)
{
	struct result_input in = t->in.call;
	char words[24];
	(void)text_putf(words, sizeof words, "by %s", tender_word(t->in.method));
	(void)text_put(in.code, sizeof in.code, "PTP");
	in.date = t->in.due;
	in.amount = t->in.amount;
	in.inside = save;
	in.inside_arg = t;
	return agree_result(t->d, &t->a, words, &in, err);
}

static enum msgid run(struct taking *t, struct err *err)
{
	enum msgid m = standing_load(t->d, t->in.call.account_id, &t->s, err);
	if (m != MSG_OK)
		return m;
	t->a = (struct agreeing){ .account = &t->s.account, .replace = t->in.replace,
		.consent = t->in.consent, .out = &t->out };
	t->out.balance = t->s.account.balance;
	m = check(t, err);
	if (m != MSG_OK)
		return m;
	t->out.ask = missing(&t->in);
	if (t->out.ask == PROMISE_TAKEN)
		m = agree_replace(t->d, &t->a, err);
	if (m == MSG_OK && t->out.ask == PROMISE_TAKEN)
		m = agree_due(t->d, &t->a, t->in.due, err);
	return m == MSG_OK && t->out.ask == PROMISE_TAKEN ? give_result(t, err) : m;
}

enum msgid promise_check(struct desk *d, const struct promise_input *in, struct err *err)
{
	AUTO_FREE struct taking *t = mem_alloc(1, sizeof *t);
	enum msgid m = desk_may(d, OP_PROMISE, err);
	t->d = d;
	t->in = *in;
	if (m == MSG_OK)
		m = standing_load(d, in->call.account_id, &t->s, err);
	return m == MSG_OK ? check(t, err) : m;
}

enum msgid take_promise(struct desk *d, const struct promise_input *in,
	struct promise_outcome *out, struct err *err)
{
	AUTO_FREE struct taking *t = mem_alloc(1, sizeof *t);
	enum msgid m = desk_may(d, OP_PROMISE, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	t->d = d;
	t->in = *in;
	m = run(t, err);
	m = agree_end(d, t->out.ask, m, err);
	if (m == MSG_OK)
		*out = t->out;
	return m;
}

/* --- what is promised ---------------------------------------------------------------------- */

static int newest_first(const void *a, const void *b)
{
	const struct promise_row *x = a, *y = b;
	return (x->id < y->id) - (x->id > y->id);
}

enum msgid promises_of(struct desk *d, int64_t account_id, struct promise_row *out, size_t *n,
	struct err *err)
{
	struct plan_row plan;
	bool found = false;
	enum msgid m = plan_current(d->db, account_id, &plan, &found, err);
	if (m != MSG_OK || !found || plan.account_id == account_id)
		return m == MSG_OK ? promise_list_of(d->db, account_id, out, PROMISES_MAX, n, err) :
			m;
	size_t own = 0, shared = 0;
	m = promise_list_plan(d->db, plan.id, out, PROMISES_MAX, &shared, err);
	if (m == MSG_OK)
		m = promise_list_of(d->db, account_id, out + shared, PROMISES_MAX - shared, &own,
			err);
	if (m != MSG_OK)
		return m;
	*n = shared + own;
	qsort(out, *n, sizeof *out, newest_first);
	return m;
}

enum msgid promise_cell(struct desk *d, int64_t account_id, struct promise_cell *out, bool *found,
	struct err *err)
{
	AUTO_FREE struct promise_row *rows = mem_alloc(PROMISES_MAX, sizeof *rows);
	const struct promise_row *best = NULL;
	size_t n = 0;
	enum msgid m = promises_of(d, account_id, rows, &n, err);
	/* The next one due; else the newest that was missed, until something comes after it. */
	for (size_t i = 0; i < n; i++)
		if (rows[i].state == PROMISE_OPEN &&
		    (!best || date_cmp(rows[i].due_on, best->due_on) < 0))
			best = &rows[i];
	for (size_t i = 0; i < n && !best && rows[i].state != PROMISE_KEPT; i++)
		if (rows[i].state == PROMISE_BROKEN || rows[i].state == PROMISE_PARTIAL)
			best = &rows[i];
	*found = m == MSG_OK && best;
	if (!*found)
		return m;
	bool open = best->state == PROMISE_OPEN;
	*out = (struct promise_cell){ .due = best->due_on,
		.late = !open || date_cmp(best->due_on, desk_today(d)) < 0,
		.amount.cents = best->amount.cents - (open ? 0 : best->paid.cents) };
	return m;
}
