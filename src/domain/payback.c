/* SPDX-License-Identifier: MIT */
#include "arrears/domain/payback.h"

#include "arrears/base/text.h"
#include "arrears/domain/apply.h"

/* The ledgers on a day to come. */
struct ledger_run { struct buckets owed; struct interest_run interest; struct money posted, paid; };
struct payback_run {
	const struct payback *b;
	struct ledger_run debts[PAYBACK_DEBTS_MAX];
	struct money waiting;                  /* interest since the start that no row paid yet */
};

/* --- a day --------------------------------------------------------------------------------- */

/* Interest that was too much comes off as posting takes it off: what is owed of it, then
 * principal. */
static void post_interest(struct ledger_run *l, struct money due)
{
	int64_t owed = l->owed.of[BUCKET_INTEREST].cents, change = due.cents;

	if (change < 0 && -change > owed)
		change = owed > 0 ? -owed : 0;
	l->owed.of[BUCKET_INTEREST].cents += change;
	l->owed.of[BUCKET_PRINCIPAL].cents += due.cents - change;
	l->interest.principal += due.cents - change;
	l->posted.cents += due.cents;
}

static enum msgid accrue(const struct payback_debt *d, struct ledger_run *l, struct date on,
	struct money *due, struct err *err)
{
	*due = MONEY_ZERO;
	if (d->accrual.rates_count == 0)
		return MSG_OK;
	enum msgid id = interest_go_on(&d->accrual, on, &l->interest, err);

	if (id == MSG_OK)
		id = interest_to_post((struct interest){ l->interest.units }, l->posted,
			d->rounding, due, err);
	if (id == MSG_OK)
		post_interest(l, *due);
	return id;
}

static enum msgid accrue_all(struct payback_run *r, struct date on, struct money *owed,
	struct err *err)
{
	wide_int all = 0;
	enum msgid id = MSG_OK;

	for (size_t i = 0; i < r->b->count && id == MSG_OK; i++) {
		struct money due, sum = MONEY_ZERO;

		id = accrue(&r->b->debts[i], &r->debts[i], on, &due, err);
		if (id == MSG_OK)
			id = buckets_sum(&r->debts[i].owed, &sum, err);
		r->waiting.cents += due.cents;
		all += sum.cents > 0 ? sum.cents : 0;
	}
	return id == MSG_OK ? money_of_wide(all, owed, err) : id;
}

static void take(const struct payback_debt *d, struct ledger_run *l, struct money part)
{
	struct buckets split = bucket_split(&l->owed, part, &d->order);

	for (int k = 0; k < BUCKET_COUNT; k++)
		l->owed.of[k].cents -= split.of[k].cents;
	l->interest.principal -= split.of[BUCKET_PRINCIPAL].cents;
	l->paid.cents += part.cents;
}

static enum msgid pay(struct payback_run *r, struct money amount, struct err *err)
{
	struct apply_debt debts[PAYBACK_DEBTS_MAX] = { 0 };
	struct money parts[PAYBACK_DEBTS_MAX] = { 0 };
	struct apply_rest rest;
	enum msgid id = MSG_OK;

	if (amount.cents <= 0)
		return MSG_OK;
	for (size_t i = 0; i < r->b->count && id == MSG_OK; i++) {
		debts[i] = (struct apply_debt){ .account = r->b->debts[i].account,
			.placed = r->b->debts[i].placed };
		id = buckets_sum(&r->debts[i].owed, &debts[i].owed, err);
	}
	if (id == MSG_OK)
		id = apply_receipt(&(struct apply_receipt){ .amount = amount,
			.received_for = r->b->received_for, .debts = debts,
			.count = r->b->count }, parts, &rest, err);
	for (size_t i = 0; i < r->b->count && id == MSG_OK; i++)
		take(&r->b->debts[i], &r->debts[i], parts[i]);
	return id;
}

/* Until the start, the interest of which is owed already. */
static enum msgid begin(const struct payback *b, struct payback_run *r, struct err *err)
{
	struct money owed;

	if (b->count > PAYBACK_DEBTS_MAX)
		BUG("more debts than a plan may have");
	*r = (struct payback_run){ .b = b };
	for (size_t i = 0; i < b->count; i++)
		r->debts[i] = (struct ledger_run){ .owed = b->debts[i].owed,
			.interest.at = b->debts[i].accrual.from, .posted = b->debts[i].posted };
	enum msgid id = accrue_all(r, b->start, &owed, err);

	r->waiting = MONEY_ZERO;
	return id;
}

/* --- rows ---------------------------------------------------------------------------------- */

/* The row is there with its number and date. asked: what is paid if so much is owed; over: what is
 * due with the last one on top of it. */
static enum msgid settle_row(struct payback_run *r, struct schedule_row *row, struct money asked,
	struct money over, bool last, struct err *err)
{
	struct money all = MONEY_ZERO;
	enum msgid id = accrue_all(r, row->date, &all, err);

	row->payment = last || asked.cents + over.cents >= all.cents ? all : asked;
	row->interest = money_cmp(r->waiting, row->payment) < 0 ? r->waiting : row->payment;
	row->principal.cents = row->payment.cents - row->interest.cents;
	row->balance.cents = all.cents - row->payment.cents;
	r->waiting.cents -= row->interest.cents;
	return id == MSG_OK ? pay(r, row->payment, err) : id;
}

static void add_row(struct schedule *s, const struct schedule_row *row)
{
	s->rows[s->n++] = *row;
	s->payments.cents += row->payment.cents;
	s->principal.cents += row->principal.cents;
	s->interest.cents += row->interest.cents;
}

/* The installments after a down payment, from the ledgers as `from` has them: `level` each until
 * row `count` or, 0, until nothing is owed. out may be NULL. *rest: by how much the last one is
 * more than the others; below zero where nothing was owed before it. */
struct level_run { const struct schedule_terms *t; const struct payback_run *from; int count; };

static enum msgid run_level(const struct level_run *l, int64_t level, struct schedule *out,
	int64_t *rest, struct err *err)
{
	const struct schedule_terms *t = l->t;
	struct payback_run r = *l->from;
	int most = l->count > 0 ? l->count : SCHEDULE_COUNT_MAX;
	struct schedule_row row = { .balance.cents = 1 };
	enum msgid id = MSG_OK;

	for (int no = 1; no <= most && row.balance.cents > 0 && id == MSG_OK; no++) {
		row = (struct schedule_row){ .no = no, .date = schedule_date(&t->due, no) };
		if (date_is_none(row.date))
			return err_set(err, MSG_PLAN_CALENDAR, "COUNT", NULL);
		id = settle_row(&r, &row, (struct money){ level }, t->balloon, no == l->count,
			err);
		if (id == MSG_OK && out)
			add_row(out, &row);
	}
	if (rest)
		*rest = row.no < most ? -1 : row.payment.cents - level - t->balloon.cents;
	return id;
}

/* --- the level payment --------------------------------------------------------------------- */

/* The least payment with which the last one is not more than the others; or, rounded half up, a
 * cent less where that comes nearer to payments that are all alike. */
static enum msgid find_level(const struct level_run *l, int64_t owed, int64_t *level,
	struct err *err)
{
	int64_t low = 0, high = owed, rest = 0, before = 0;
	enum msgid id = run_level(l, 0, NULL, &rest, err);

	if (id == MSG_OK)
		high += rest > 0 ? rest : 0;
	while (id == MSG_OK && high - low > 1) {
		int64_t middle = low + (high - low) / 2;

		id = run_level(l, middle, NULL, &rest, err);
		*(rest > 0 ? &low : &high) = middle;
	}
	if (id == MSG_OK && low > 0 && l->t->rounding != ROUND_UP) {
		id = run_level(l, low, NULL, &rest, err);
		if (id == MSG_OK)
			id = run_level(l, low - 1, NULL, &before, err);
		if (id == MSG_OK && 2 * rest < before - rest)
			high = low;
	}
	*level = high;
	return id;
}

/* With how many, 0 where the payment is given. */
static int count_of(const struct schedule_terms *t)
{
	int n = t->count;

	while (!date_is_none(t->end) && n < SCHEDULE_COUNT_MAX) {
		struct date next = schedule_date(&t->due, n + 1);

		if (date_is_none(next) || date_cmp(next, t->end) > 0)
			break;
		n++;
	}
	return n;
}

static enum msgid refuse_level(const struct schedule *s, struct money owed, struct err *err)
{
	const struct schedule_row *last = &s->rows[s->n - 1];
	char level[MONEY_TEXT_SIZE], interest[MONEY_TEXT_SIZE];

	money_show(s->installment, level);
	money_show((struct money){ s->interest.cents / (int64_t)s->n }, interest);
	if (last->balance.cents >= owed.cents)
		return err_set(err, MSG_PLAN_INTEREST, "INSTALLMENT", level, interest, NULL);
	(void)text_putf(level, sizeof level, "%d", SCHEDULE_COUNT_MAX);
	return err_set(err, MSG_PLAN_COUNT, "INSTALLMENT", level, "0", NULL);
}

/* The terms are checked as those of a schedule without interest. */
static enum msgid check(const struct schedule_terms *t, struct err *err)
{
	struct schedule plain;
	struct schedule_terms bare = *t;

	bare.millionths = 0;
	return schedule_make(&bare, &plain, err);
}

static enum msgid pay_down(struct payback_run *r, const struct schedule_terms *t,
	struct schedule *s, struct err *err)
{
	struct schedule_row row = { .date = t->down_date };

	if (t->down.cents == 0)
		return MSG_OK;
	enum msgid id = settle_row(r, &row, t->down, MONEY_ZERO, false, err);

	if (id == MSG_OK)
		add_row(s, &row);
	return id;
}

enum msgid payback_make(const struct payback *b, const struct schedule_terms *t,
	struct schedule *out, struct err *err)
{
	struct schedule s = { 0 };
	struct payback_run run;
	struct level_run l = { .t = t, .from = &run, .count = count_of(t) };
	int64_t level = t->installment.cents;
	enum msgid id = check(t, err);

	if (id == MSG_OK)
		id = begin(b, &run, err);
	if (id == MSG_OK)
		id = pay_down(&run, t, &s, err);
	if (id == MSG_OK && l.count > 0)
		id = find_level(&l, t->amount.cents, &level, err);
	s.installment.cents = level;
	if (id == MSG_OK)
		id = run_level(&l, level, &s, NULL, err);
	if (id == MSG_OK && s.rows[s.n - 1].balance.cents > 0)
		return refuse_level(&s, t->amount, err);
	if (id == MSG_OK)
		id = money_of_wide(s.payments.cents, &s.payments, err);
	if (id == MSG_OK)
		*out = s;
	return id;
}

enum msgid payback_typed(const struct payback *b, const struct schedule_terms *t,
	const struct typed_row *typed, size_t n, struct schedule *out, struct err *err)
{
	struct schedule s = { 0 };
	struct payback_run run;
	struct schedule_terms bare = *t;
	char no[12], of[12];

	/* What the rows pay is not known before the interest is: only the rest is checked. */
	bare.millionths = 0;
	bare.amount.cents = MONEY_MAX_CENTS;
	enum msgid id = schedule_typed(&bare, typed, n, &s, err);

	s = (struct schedule){ 0 };
	if (id == MSG_OK)
		id = begin(b, &run, err);
	for (size_t i = 0; i < n && id == MSG_OK; i++) {
		struct schedule_row row = { .no = (int)i + 1, .date = typed[i].date };

		id = settle_row(&run, &row, typed[i].amount, MONEY_ZERO, i + 1 == n, err);
		if (id == MSG_OK)
			add_row(&s, &row);
		if (id == MSG_OK && i + 1 < n && row.balance.cents == 0) {
			(void)text_putf(no, sizeof no, "%d", row.no);
			(void)text_putf(of, sizeof of, "%zu", n);
			return err_set(err, MSG_PLAN_OVERPAID, "AMOUNT", no, of, NULL);
		}
	}
	if (id == MSG_OK)
		*out = s;
	return id;
}

/* --- payments that are what they are ------------------------------------------------------- */

enum msgid payback_follow(const struct payback *b, struct schedule *s, struct money *parts,
	struct err *err)
{
	struct payback_run run;
	enum msgid id = begin(b, &run, err);

	for (size_t i = 0; i < s->n && id == MSG_OK; i++) {
		struct schedule_row row = s->rows[i];

		id = settle_row(&run, &row, s->rows[i].payment, MONEY_ZERO, false, err);
		s->rows[i].balance = row.balance;
	}
	for (size_t i = 0; i < b->count && parts && id == MSG_OK; i++)
		parts[i] = run.debts[i].paid;
	return id;
}
