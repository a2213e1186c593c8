/* SPDX-License-Identifier: MIT */
#include "schedule_private.h"

#include "arrears/base/text.h"

static enum msgid refuse(enum msgid id, const char *field, struct money a, struct money b,
	struct err *err)
{
	char one[MONEY_TEXT_SIZE], two[MONEY_TEXT_SIZE];

	money_show(a, one);
	money_show(b, two);
	return err_set(err, id, field, one, two, NULL);
}

static enum msgid refuse_count(enum msgid id, const char *field, int a, int b, struct err *err)
{
	char one[16], two[16];

	(void)text_putf(one, sizeof one, "%d", a);
	(void)text_putf(two, sizeof two, "%d", b);
	return err_set(err, id, field, one, two, NULL);
}

static enum msgid refuse_date(enum msgid id, const char *field, struct date a, struct date b,
	struct err *err)
{
	char one[9], two[9];

	date_show(a, one);
	date_show(b, two);
	return err_set(err, id, field, one, two, NULL);
}

static enum msgid check_amounts(const struct schedule_terms *t, struct err *err)
{
	const struct { struct money m; const char *field; } rows[] = {
		{ t->installment, "INSTALLMENT" }, { t->down, "DOWN" }, { t->balloon, "BALLOON" },
		{ t->extra, "EXTRA" },
	};
	char text[16];

	if (t->first_part < 0 || t->first_part >= 1000000)
		BUG("a part of a period that is none");
	if (t->amount.cents <= 0)
		return refuse(MSG_PLAN_AMOUNT, "AMOUNT", t->amount, MONEY_ZERO, err);
	if (t->amount.cents > MONEY_MAX_CENTS)
		return refuse(MSG_AMOUNT_RANGE, "AMOUNT", t->amount, MONEY_ZERO, err);
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		if (rows[i].m.cents < 0)
			return refuse(MSG_PLAN_AMOUNT, rows[i].field, rows[i].m, MONEY_ZERO, err);
		if (rows[i].m.cents > MONEY_MAX_CENTS)
			return refuse(MSG_AMOUNT_RANGE, rows[i].field, rows[i].m, MONEY_ZERO, err);
	}
	if (t->down.cents >= t->amount.cents)
		return refuse(MSG_PLAN_DOWN, "DOWN", t->down, t->amount, err);
	if (t->balloon.cents >= t->amount.cents - t->down.cents)
		return refuse(MSG_PLAN_BALLOON, "BALLOON", t->balloon, MONEY_ZERO, err);
	if (t->millionths >= 0 && t->millionths <= RATE_MAX)
		return MSG_OK;
	(void)text_putf(text, sizeof text, "%d", t->millionths);
	return err_set(err, MSG_RATE_RANGE, "RATE", text, NULL);
}

static enum msgid check_dates(const struct schedule_terms *t, struct err *err)
{
	struct date first = schedule_date(&t->due, 1);
	char from[9], to[9], down[9];

	if (date_is_none(t->start))
		BUG("a plan from no date");
	if (date_is_none(first) && !date_is_none(t->due.first))
		return refuse_count(MSG_PLAN_DAYS, "SECOND", date_ymd(t->due.first).day,
			t->due.second_day, err);
	if (date_cmp(first, t->start) < 0)
		return refuse_date(MSG_PLAN_FIRST, "FIRST", first, t->start, err);
	if (t->down.cents == 0 || (date_cmp(t->down_date, t->start) >= 0 &&
	    date_cmp(t->down_date, first) <= 0))
		return MSG_OK;
	date_show(t->down_date, down);
	date_show(t->start, from);
	date_show(first, to);
	return err_set(err, MSG_PLAN_DOWN_DATE, "DOWNDATE", down, from, to, NULL);
}

/* The count that is given, or that the end date gives; 0 if the installment is. */
static enum msgid settle_count(const struct schedule_terms *t, int *count, struct err *err)
{
	bool end = !date_is_none(t->end);
	struct date first = schedule_date(&t->due, 1);
	int n = t->count;

	if ((t->installment.cents != 0) + (t->count != 0) + end != 1)
		return err_set(err, MSG_PLAN_ONE_OF, "INSTALLMENT", NULL);
	if (end && date_cmp(t->end, first) < 0)
		return refuse_date(MSG_PLAN_END, "END", t->end, first, err);
	while (end && n <= SCHEDULE_COUNT_MAX) {
		struct date next = schedule_date(&t->due, n + 1);

		if (date_is_none(next) || date_cmp(next, t->end) > 0)
			break;
		n++;
	}
	if (n < 0 || n > SCHEDULE_COUNT_MAX)
		return refuse_count(MSG_PLAN_COUNT, end ? "END" : "COUNT", SCHEDULE_COUNT_MAX, 0,
			err);
	if (n > 0 && date_is_none(schedule_date(&t->due, n)))
		return err_set(err, MSG_PLAN_CALENDAR, "COUNT", NULL);
	if (t->grace_principal < 0 || t->grace_interest < 0 ||
	    t->grace_interest > t->grace_principal || (n > 0 && t->grace_principal >= n))
		return refuse_count(MSG_PLAN_GRACE, "GRACE", t->grace_principal, n, err);
	*count = n;
	return MSG_OK;
}

/* What a whole period bears at the most. */
static wide_int period_interest(const struct plan_run *run)
{
	int64_t units = YEAR_UNITS / frequency_per_year(run->t->due.every);

	return plan_interest(run->base * run->t->millionths * units);
}

static wide_int first_interest(const struct plan_run *run)
{
	return plan_interest(run->accrued + run->balance * run->t->millionths *
		plan_period(run->t, 1, run->at, schedule_date(&run->t->due, 1)));
}

static enum msgid settle_level(struct plan_run *run, struct err *err)
{
	const struct schedule_terms *t = run->t;
	struct money period = { (int64_t)(period_interest(run) / run->scale) };
	char each[MONEY_TEXT_SIZE], all[MONEY_TEXT_SIZE], count[16];

	if (run->count == 0) {
		run->level = t->installment.cents * run->scale;
		if (t->method == METHOD_EQUAL_PRINCIPAL)
			run->level -= first_interest(run);
		if (run->level <= 0)
			return refuse(MSG_PLAN_INTEREST, "INSTALLMENT", t->installment, period,
				err);
		return MSG_OK;
	}
	plan_level(run);
	if (run->level > 0)
		return MSG_OK;
	money_show((struct money){ (int64_t)(run->base / run->scale) }, all);
	money_show((struct money){ t->unit > 0 ? t->unit : 1 }, each);
	(void)text_putf(count, sizeof count, "%d", run->count);
	return err_set(err, MSG_PLAN_SMALL, "COUNT", all, count, each, NULL);
}

enum msgid plan_begin(const struct schedule_terms *t, wide_int scale, struct plan_run *run,
	struct err *err)
{
	struct plan_run r = { .t = t, .scale = scale, .at = t->start };
	enum msgid id = check_amounts(t, err);

	if (id == MSG_OK)
		id = check_dates(t, err);
	if (id == MSG_OK)
		id = settle_count(t, &r.count, err);
	if (id != MSG_OK)
		return id;
	if (t->down.cents > 0 && t->basis == BASIS_DAYS && t->method != METHOD_FLAT) {
		r.accrued = (wide_int)t->amount.cents * scale * t->millionths *
			plan_period(t, 0, t->start, t->down_date);
		r.at = t->down_date;
	}
	r.base = r.balance = (t->amount.cents - t->down.cents) * scale;
	id = settle_level(&r, err);
	if (id == MSG_OK)
		*run = r;
	return id;
}

bool plan_done(const struct plan_run *run)
{
	return run->balance == 0 && run->owed == 0;
}

/* The money of a row, given what is asked. */
static void plan_settle(struct plan_run *run, wide_int asked, bool last, struct plan_row *row)
{
	wide_int all = run->balance + run->owed;

	row->payment = last || asked > all ? all : asked;
	row->interest = row->payment < run->owed ? row->payment : run->owed;
	row->principal = row->payment - row->interest;
	run->owed -= row->interest;
	run->balance -= row->principal;
	row->balance = run->balance;
}

/* What the row asks for, beside a balloon, less what of its principal was paid ahead. */
static wide_int asked(struct plan_run *run, int no)
{
	const struct schedule_terms *t = run->t;
	wide_int level = run->level, ahead;

	if (no == 1 && t->first_part > 0)
		level = money_divide(level * t->first_part, 1000000, ROUND_HALF_UP);
	if (t->method == METHOD_EQUAL_PRINCIPAL)
		level += run->owed;
	ahead = level - run->owed;
	if (ahead > run->carry)
		ahead = run->carry;
	if (ahead > 0)
		run->carry -= ahead;
	return level - (ahead > 0 ? ahead : 0) + t->extra.cents * run->scale;
}

bool plan_next(struct plan_run *run, struct plan_row *row)
{
	const struct schedule_terms *t = run->t;
	int last = run->count > 0 ? run->count + (t->first_part > 0) : 0;
	wide_int pay;

	row->no = ++run->no;
	row->date = schedule_date(&t->due, row->no);
	if (date_is_none(row->date))
		return false;
	run->accrued += (t->method == METHOD_FLAT ? run->base : run->balance) * t->millionths *
		plan_period(t, row->no, run->at, row->date);
	run->owed += plan_interest(run->accrued);
	run->accrued = 0;
	run->at = row->date;
	if (row->no <= t->grace_principal) {
		plan_settle(run, row->no <= t->grace_interest ? 0 : run->owed, false, row);
		return true;
	}
	pay = asked(run, row->no);
	plan_settle(run, pay, row->no == last ||
		pay + t->balloon.cents * run->scale >= run->balance + run->owed, row);
	return true;
}

static void add_row(struct schedule *s, const struct plan_row *r)
{
	struct schedule_row *row = &s->rows[s->n++];

	*row = (struct schedule_row){ .no = r->no, .date = r->date,
		.payment = { (int64_t)r->payment }, .principal = { (int64_t)r->principal },
		.interest = { (int64_t)r->interest }, .balance = { (int64_t)r->balance } };
	s->payments.cents += row->payment.cents;
	s->principal.cents += row->principal.cents;
	s->interest.cents += row->interest.cents;
}

static void add_down(struct schedule *s, const struct schedule_terms *t)
{
	if (t->down.cents > 0)
		add_row(s, &(struct plan_row){ .date = t->down_date, .payment = t->down.cents,
			.principal = t->down.cents, .balance = t->amount.cents - t->down.cents });
}

/* Nothing of the principal was repaid before the last row, or by all that there may be. */
static enum msgid check_progress(const struct plan_run *run, const struct schedule *s,
	struct err *err)
{
	size_t least = (size_t)run->t->grace_principal + 1 + (run->t->down.cents > 0);
	wide_int before = s->n > 1 ? s->rows[s->n - 2].balance.cents : 0;
	struct money level = { (int64_t)run->level };
	struct money period = { (int64_t)period_interest(run) };

	if (s->n > least && before >= run->base)
		return refuse(MSG_PLAN_INTEREST, "INSTALLMENT", level, period, err);
	if (!plan_done(run))
		return refuse_count(MSG_PLAN_COUNT, "INSTALLMENT", SCHEDULE_COUNT_MAX, 0, err);
	return MSG_OK;
}

enum msgid schedule_make(const struct schedule_terms *t, struct schedule *out, struct err *err)
{
	struct schedule s = { 0 };
	struct plan_run run;
	struct plan_row row;
	enum msgid id = plan_begin(t, 1, &run, err);

	if (id != MSG_OK)
		return id;
	add_down(&s, t);
	while (!plan_done(&run) && run.no < SCHEDULE_COUNT_MAX + (t->first_part > 0)) {
		if (!plan_next(&run, &row))
			return err_set(err, MSG_PLAN_CALENDAR, "INSTALLMENT", NULL);
		add_row(&s, &row);
	}
	id = check_progress(&run, &s, err);
	if (id == MSG_OK)
		id = money_of_wide((wide_int)s.payments.cents, &s.payments, err);
	s.installment.cents = (int64_t)run.level;
	if (t->method == METHOD_EQUAL_PRINCIPAL)
		s.installment = s.rows[t->down.cents > 0].payment;
	if (id == MSG_OK)
		*out = s;
	return id;
}

static enum msgid check_typed(const struct schedule_terms *t, const struct typed_row *typed,
	size_t n, struct err *err)
{
	enum msgid id = check_amounts(t, err);

	if (id != MSG_OK)
		return id;
	if (date_is_none(t->start))
		BUG("a plan from no date");
	if (n < 1 || n > SCHEDULE_COUNT_MAX)
		return refuse_count(MSG_PLAN_COUNT, "COUNT", SCHEDULE_COUNT_MAX, 0, err);
	if (date_cmp(typed[0].date, t->start) < 0)
		return refuse_date(MSG_PLAN_FIRST, "DATE", typed[0].date, t->start, err);
	for (size_t i = 0; i < n; i++) {
		if (i > 0 && date_cmp(typed[i - 1].date, typed[i].date) >= 0)
			return refuse_count(MSG_PLAN_DATES, "DATE", (int)i + 1, (int)n, err);
		if (typed[i].amount.cents <= 0)
			return refuse(MSG_PLAN_AMOUNT, "AMOUNT", typed[i].amount, MONEY_ZERO, err);
	}
	return MSG_OK;
}

enum msgid schedule_typed(const struct schedule_terms *t, const struct typed_row *typed, size_t n,
	struct schedule *out, struct err *err)
{
	struct schedule s = { 0 };
	struct plan_run run = { .t = t, .scale = 1, .at = t->start, .balance = t->amount.cents };
	enum daycount count = t->basis == BASIS_DAYS ? t->daycount : DAYCOUNT_30E_360;
	enum msgid id = check_typed(t, typed, n, err);

	for (size_t i = 0; i < n && id == MSG_OK; i++) {
		struct plan_row row = { .no = (int)i + 1, .date = typed[i].date };

		run.owed += plan_interest(run.balance * t->millionths *
			daycount_year(count, run.at, row.date));
		run.at = row.date;
		if (i + 1 < n && typed[i].amount.cents >= run.balance + run.owed)
			return refuse_count(MSG_PLAN_OVERPAID, "AMOUNT", row.no, (int)n, err);
		plan_settle(&run, typed[i].amount.cents, i + 1 == n, &row);
		add_row(&s, &row);
	}
	if (id == MSG_OK)
		id = money_of_wide(s.payments.cents, &s.payments, err);
	if (id == MSG_OK)
		*out = s;
	return id;
}
