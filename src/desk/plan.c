/* SPDX-License-Identifier: MIT */
/* Making a plan: the result of the call, the plan and its installments in one transaction. */
#include "arrears/base/mem.h"
#include "plan_parts.h"

void planning_words(const struct planning *p, char *out, size_t size)
{
	struct plan_row row = plan_row_of(&p->in, &p->q);
	char sum[MONEY_TEXT_SIZE], terms[PLAN_TERMS_TEXT], debts[24] = "";
	money_show(row.promised, sum);
	plan_terms(&row, terms);
	if (p->q.share_count > 1)
		(void)text_putf(debts, sizeof debts, " for %zu debts", p->q.share_count);
	(void)text_putf(out, size, "%s of %s%s: %s by %s",
		p->in.kind == PLAN_SETTLEMENT ? "Settlement" : "Plan", sum, debts, terms,
		tender_word(p->in.method));
}

const char *planning_code(const struct planning *p)
{
	return p->in.kind == PLAN_SETTLEMENT ? "SETTL" : "PLAN";
}

/* --- writing ------------------------------------------------------------------------------- */

struct date plan_last_day(enum plan_kind kind, struct date due, enum tender method,
	const struct promise_rule *rule)
{
	if (kind != PLAN_SETTLEMENT)
		return promise_deadline(due, method, rule);
	return date_is_business_day(due) ? due : date_add_business_days(due, 1);
}

/* The lesser sum settles, and nothing less: the tolerance of a promise was not agreed with it. */
#define WHOLE 10000

static enum msgid add_rows(const struct planning *p, int64_t contact_id, int64_t consent,
	struct err *err)
{
	const struct schedule *s = &p->q.schedule;
	enum msgid m = MSG_OK;
	for (size_t i = 0; m == MSG_OK && i < s->n; i++) {
		int64_t id = 0;
		struct promise_row r = { .account_id = p->in.account_id, .plan_id = p->out.plan_id,
			.seq = s->rows[i].no, .amount = s->rows[i].payment,
			.interest = s->rows[i].interest, .due_on = s->rows[i].date,
			.grade_on = plan_last_day(p->in.kind, s->rows[i].date, p->in.method,
				&p->s.rule),
			.tolerance_bp = p->in.kind == PLAN_SETTLEMENT ? WHOLE :
				p->s.rule.tolerance, .method = p->in.method,
			.made_on = desk_today(p->d), .at = desk_now(p->d),
			.user_id = p->d->user_id, .contact_id = contact_id };
		if (consent && date_cmp(r.due_on, p->a.due) == 0)
			r.consent_id = consent;
		if (r.amount.cents > 0)
			m = promise_add(p->d->db, &r, &id, err);
	}
	return m;
}

enum msgid planning_save(struct planning *p, int64_t contact_id, struct trace *trace,
	struct err *err)
{
	struct plan_row row = plan_row_of(&p->in, &p->q);
	int64_t consent = 0;
	row.replaces_id = p->replaces_id;
	row.made_on = desk_today(p->d);
	row.at = desk_now(p->d);
	row.user_id = p->d->user_id;
	row.contact_id = contact_id;
	enum msgid m = planning_make_room(p, contact_id, trace, err);
	if (m == MSG_OK)
		m = plan_add(p->d->db, &row, p->q.shares, p->q.share_count, &p->out.plan_id, err);
	if (m == MSG_OK)
		m = agree_consent(p->d, &p->a, contact_id, &consent, err);
	if (m == MSG_OK)
		m = add_rows(p, contact_id, consent, err);
	if (m == MSG_OK)
		m = desk_audit(p->d, "plan_make", "plan", p->out.plan_id, "", err);
	if (m == MSG_OK && trace) {
		trace->plan = p->out.plan_id;
		trace->consent = consent;
	}
	return m;
}

static enum msgid save(void *arg, int64_t contact_id, struct trace *trace, struct err *err)
{
	return planning_save(arg, contact_id, trace, err);
}

/* --- consent ------------------------------------------------------------------------------- */

/* What is paid during the call needs no other one. */
static struct date payment_after_today(const struct planning *p)
{
	const struct schedule *s = &p->q.schedule;
	size_t i = 0;
	while (i + 1 < s->n && date_cmp(s->rows[i].date, desk_today(p->d)) <= 0)
		i++;
	return s->rows[i].date;
}

/* --- making -------------------------------------------------------------------------------- */

static enum msgid give_result(struct planning *p, struct err *err)
{
	struct result_input in = p->in.call;
	const struct schedule *s = &p->q.schedule;
	char words[PLANNING_WORDS];
	planning_words(p, words, sizeof words);
	(void)text_put(in.code, sizeof in.code, planning_code(p));
	in.account_id = p->in.account_id;
	in.date = s->rows[0].date;
	in.amount = s->rows[0].payment;
	in.inside = save;
	in.inside_arg = p;
	in.about = p->in.linked;
	in.about_count = p->in.linked_count;
	return agree_result(p->d, &p->a, words, &in, err);
}

static enum msgid run(struct planning *p, struct err *err)
{
	enum msgid m = planning_quote(p, err);
	if (m == MSG_OK)
		m = planning_allowed(p, err);
	if (m != MSG_OK)
		return m;
	p->a = (struct agreeing){ .account = &p->s.account, .replace = p->in.replace,
		.consent = p->in.consent, .out = &p->out };
	p->out.ask = p->in.has_method ? PROMISE_TAKEN : PROMISE_ASK_METHOD;
	if (p->in.has_method && !tender_promised(p->in.method))
		return err_set(err, MSG_PROMISE_METHOD, "METHOD", tender_name(p->in.method), NULL);
	if (p->out.ask == PROMISE_TAKEN)
		m = agree_replace(p->d, &p->a, err);
	if (m == MSG_OK && p->out.ask == PROMISE_TAKEN)
		m = agree_due(p->d, &p->a, payment_after_today(p), err);
	return m == MSG_OK && p->out.ask == PROMISE_TAKEN ? give_result(p, err) : m;
}

enum msgid plan_make(struct desk *d, const struct plan_input *in, struct promise_outcome *out,
	struct err *err)
{
	AUTO_FREE struct planning *p = mem_alloc(1, sizeof *p);
	enum msgid m = desk_may(d, OP_PROMISE, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	p->d = d;
	p->in = *in;
	m = run(p, err);
	m = agree_end(d, p->out.ask, m, err);
	if (m == MSG_OK)
		*out = p->out;
	return m;
}
