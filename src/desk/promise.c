/* SPDX-License-Identifier: MIT */
/* Taking a promise: the result of the call, the promise and the consent in one transaction. */
#include "promise_parts.h"

#include <ctype.h>
#include <strings.h>

#include "arrears/base/mem.h"
#include "arrears/desk/payoff.h"

#define CELL_ROWS 64                            /* the newest are looked at for row 10 of ACC */

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

enum msgid parse_promise(const char *args, struct date today, struct promise_input *out,
	struct err *err)
{
	struct promise_input p = { .due = DATE_NONE, .call = { .date = DATE_NONE, .minute = -1 } };
	char word[4][24];
	for (size_t i = 0; i < ARRAY_SIZE(word); i++)
		(void)text_word(&args, word[i], sizeof word[i]);
	enum msgid m = MSG_OK;
	if (word[3][0])
		m = err_set(err, MSG_PROMISE_WORDS, "", word[3], NULL);
	if (m == MSG_OK && word[0][0])
		m = take_amount(word[0], &p, err);
	if (m == MSG_OK && word[1][0])
		m = date_parse_typed(word[1], today, &p.due, err);
	if (m == MSG_OK && word[2][0])
		m = take_method(word[2], &p, err);
	if (m == MSG_OK)
		*out = p;
	return m;
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
	struct date due = date_is_none(t->in.due) ? desk_today(t->d) : t->in.due;
	enum msgid m = standing_check(t->d, &t->s, err);
	if (m == MSG_OK)
		m = standing_date(t->d, &t->s, due, err);
	if (m == MSG_OK)
		m = payoff_on(t->d, t->s.account.id, due, &all, err);
	if (m == MSG_OK && t->in.whole)
		t->in.amount = all.total;
	if (m == MSG_OK && t->in.amount.cents != 0 && !date_is_none(t->in.due))
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

enum msgid promise_cell(struct desk *d, int64_t account_id, struct promise_cell *out, bool *found,
	struct err *err)
{
	AUTO_FREE struct promise_row *rows = mem_alloc(CELL_ROWS, sizeof *rows);
	const struct promise_row *best = NULL;
	size_t n = 0;
	enum msgid m = promise_list_of(d->db, account_id, rows, CELL_ROWS, &n, err);
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
