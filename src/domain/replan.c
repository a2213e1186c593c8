/* SPDX-License-Identifier: MIT */
#include "arrears/domain/replan.h"

#include "schedule_private.h"

/* The running installment, and what came in its period. */
struct running {
	size_t at;                             /* its row */
	struct plan_run before;                /* the run as it stood before this row */
	struct date counted;                   /* interest of the period is counted up to here */
	wide_int units;                        /* of that interest, not rounded */
	wide_int ahead;                        /* principal paid before the due date */
	wide_int late;                         /* interest on what was overdue, rounded */
	bool made, solve;                      /* by remake(); with the rows after solved again */
};
struct follow {
	const struct schedule_terms *t;
	struct replan_rule rule;
	struct plan_run run;                   /* after the last row of s made so far */
	struct running now;
	struct standing *s;
};

/* Rows to come, from the state of f->run. */
static enum msgid make_rows(struct follow *f, size_t from, struct err *err)
{
	struct plan_row row;

	f->s->n = from;
	while (!plan_done(&f->run)) {
		if (f->run.no >= SCHEDULE_COUNT_MAX)
			return err_set(err, MSG_PLAN_COUNT, "INSTALLMENT", "600", NULL);
		if (!plan_next(&f->run, &row))
			return err_set(err, MSG_PLAN_CALENDAR, "INSTALLMENT", NULL);
		f->s->rows[f->s->n++] = (struct standing_row){ .due = { .no = row.no,
			.date = row.date, .payment = { (int64_t)row.payment },
			.principal = { (int64_t)row.principal },
			.interest = { (int64_t)row.interest },
			.balance = { (int64_t)row.balance } }, .paid_on = DATE_NONE };
	}
	return MSG_OK;
}

/* The run as it stands after the running row, which is then past. */
static void leave_row(struct follow *f)
{
	struct running *now = &f->now;
	struct plan_run *run = &now->before;
	const struct schedule_row *r = &f->s->rows[now->at].due;
	const struct schedule_terms *t = f->t;
	wide_int bears = t->method == METHOD_FLAT ? run->base : run->balance;
	wide_int nominal = run->level;

	/* A row made anew asks for all its interest; others may have left some waiting. */
	run->owed += now->made ? -run->owed : plan_interest(bears * t->millionths *
		plan_period(t, r->no, run->at, r->date)) - r->interest.cents;
	if (t->method != METHOD_EQUAL_PRINCIPAL)
		nominal -= r->interest.cents;
	if (f->rule.ahead == AHEAD_NEXT && r->no > t->grace_principal)
		run->carry += r->principal.cents - (nominal > 0 ? nominal : 0);
	run->level = f->run.level;
	run->balance = r->balance.cents;
	run->no = r->no;
	run->at = r->date;
	*now = (struct running){ .at = now->at + 1, .before = *run, .counted = r->date };
}

/* Steps over the rows until the first that is not due before the day; the last row runs on. */
static void advance(struct follow *f, struct date day)
{
	while (f->now.at + 1 < f->s->n &&
	    date_cmp(f->s->rows[f->now.at].due.date, day) < 0)
		leave_row(f);
}

/* What is open in rows due up to the day that interest is counted up to. */
static wide_int overdue(const struct follow *f)
{
	const struct running *now = &f->now;
	size_t rows = now->at + (date_cmp(now->counted, f->s->rows[now->at].due.date) >= 0);
	wide_int sum = 0;

	for (size_t i = 0; i < rows; i++) {
		const struct standing_row *r = &f->s->rows[i];

		sum += f->rule.overdue == OVERDUE_INSTALLMENT ?
			r->due.payment.cents - r->paid.cents :
			r->due.principal.cents - r->paid_principal.cents;
	}
	return sum;
}

/* Counts interest of the running period up to a day, from the beginning of the period on both
 * sides, so that where it is cut does not matter. */
static void count_part(struct follow *f, struct date day)
{
	const struct schedule_terms *t = f->t;
	struct running *now = &f->now;
	wide_int bears = t->method == METHOD_FLAT ? now->before.base :
		now->before.balance - now->ahead;
	int64_t units;

	if (date_cmp(day, now->counted) <= 0)
		return;
	units = daycount_year(t->daycount, now->before.at, day) -
		daycount_year(t->daycount, now->before.at, now->counted);
	now->late += plan_interest(overdue(f) * t->millionths * units);
	if (date_cmp(day, f->s->rows[now->at].due.date) <= 0)
		now->units += bears * t->millionths * units;
	now->counted = day;
}

static void count_to(struct follow *f, struct date day)
{
	struct date due = f->s->rows[f->now.at].due.date;

	if (f->t->basis != BASIS_DAYS)
		return;
	count_part(f, date_cmp(day, due) < 0 ? day : due);
	count_part(f, day);
}

/* The interest of the running row: what was counted, and the rest of its period as it stands. */
static wide_int running_interest(const struct follow *f)
{
	const struct running *now = &f->now;
	struct date due = f->s->rows[now->at].due.date;
	bool flat = f->t->method == METHOD_FLAT;
	wide_int bears = flat ? now->before.base : now->before.balance - now->ahead;
	int64_t units;

	if (f->t->basis != BASIS_DAYS)
		return plan_interest((flat ? bears : now->before.balance) * f->t->millionths *
			plan_period(f->t, now->before.no + 1, now->before.at, due));
	units = daycount_year(f->t->daycount, now->before.at, due);
	if (date_cmp(now->counted, due) >= 0)
		units = 0;
	else
		units -= daycount_year(f->t->daycount, now->before.at, now->counted);
	return plan_interest(now->units + bears * f->t->millionths * units) + now->late;
}

/* The running row as it stands, and the rows after it. */
static enum msgid remake(struct follow *f, struct err *err)
{
	struct running *now = &f->now;
	struct standing_row *row = &f->s->rows[now->at];
	struct plan_run next = now->before;
	wide_int interest = now->before.owed + running_interest(f), principal, nominal;
	bool last = row->due.no == next.count;

	nominal = next.level - (f->t->method == METHOD_EQUAL_PRINCIPAL ? 0 : interest);
	if (row->due.no <= f->t->grace_principal || nominal < 0)
		nominal = 0;
	principal = nominal - next.carry > 0 ? nominal - next.carry : 0;
	if (last || principal + f->t->extra.cents + f->t->balloon.cents >= next.balance)
		principal = next.balance;
	else
		principal += row->due.no > f->t->grace_principal ? f->t->extra.cents : 0;
	if (principal < row->paid_principal.cents)
		principal = row->paid_principal.cents;
	row->due.interest.cents = (int64_t)interest;
	row->due.principal.cents = (int64_t)principal;
	row->due.payment.cents = (int64_t)(interest + principal);
	row->due.balance.cents = (int64_t)(next.balance - principal);
	if (f->rule.ahead == AHEAD_NEXT)
		next.carry += principal - nominal;
	next.balance -= principal;
	next.owed = 0;
	next.no = row->due.no;
	next.at = row->due.date;
	if (now->solve && next.balance > 0 && next.no < next.count)
		plan_level(&next);
	if (next.level == 0) /* too little for the unit it is rounded to */
		next.level = now->before.level;
	now->made = true;
	f->run = next;
	return make_rows(f, now->at + 1, err);
}

static wide_int least(wide_int a, wide_int b)
{
	return a < b ? a : b;
}

static void pay(struct standing_row *r, wide_int interest, wide_int principal, struct date day)
{
	int64_t sum = (int64_t)(interest + principal);
	int order = date_cmp(day, r->due.date);

	r->paid.cents += sum;
	r->paid_principal.cents += (int64_t)principal;
	if (order < 0)
		r->early.cents += sum;
	else if (order > 0)
		r->late.cents += sum;
}

/* Open interest, then principal that is due. What is left of the money. */
static wide_int pay_due(struct standing_row *r, wide_int money, struct date day)
{
	wide_int paid_interest = r->paid.cents - r->paid_principal.cents;
	wide_int interest = least(money, r->due.interest.cents - paid_interest);
	wide_int principal = least(money - interest,
		r->due.principal.cents - r->paid_principal.cents);

	pay(r, interest, principal, day);
	return money - interest - principal;
}

static void note_paid(struct follow *f, struct date day)
{
	for (size_t i = 0; i <= f->now.at; i++) {
		struct standing_row *r = &f->s->rows[i];

		if (date_is_none(r->paid_on) && r->paid.cents >= r->due.payment.cents)
			r->paid_on = day;
	}
}

/* Money beyond what is due pays principal of the running row ahead. */
static wide_int pay_ahead(struct follow *f, wide_int money, struct date day)
{
	struct standing_row *r = &f->s->rows[f->now.at];
	wide_int room = f->now.before.balance - r->paid_principal.cents;
	wide_int principal = least(money, room);

	pay(r, 0, principal, day);
	if (date_cmp(day, r->due.date) < 0)
		f->now.ahead += principal;
	return money - principal;
}

static enum msgid receive(struct follow *f, const struct received *in, struct err *err)
{
	wide_int money = in->amount.cents, due;
	struct standing_row *row;
	enum msgid id;

	advance(f, in->date);
	count_to(f, in->date);
	id = remake(f, err);
	if (id != MSG_OK)
		return id;
	row = &f->s->rows[f->now.at];
	for (size_t i = 0; i < f->now.at; i++)
		money = pay_due(&f->s->rows[i], money, in->date);
	if (date_cmp(in->date, row->due.date) >= 0)
		money = pay_due(row, money, in->date);
	due = row->due.principal.cents;
	money = pay_ahead(f, money, in->date);
	if (f->rule.ahead == AHEAD_SMALLER && row->paid_principal.cents > due)
		f->now.solve = true;
	id = remake(f, err);
	if (id == MSG_OK && money > 0) /* all principal is paid: the interest until today is due */
		money = pay_due(row, money, in->date);
	f->s->over.cents += (int64_t)money;
	note_paid(f, in->date);
	return id;
}

static void add_up(struct standing *s)
{
	for (size_t i = 0; i < s->n; i++) {
		struct standing_row *r = &s->rows[i];

		r->open.cents = r->due.payment.cents - r->paid.cents;
		s->payments.cents += r->due.payment.cents;
		s->principal.cents += r->due.principal.cents;
		s->interest.cents += r->due.interest.cents;
		s->paid.cents += r->paid.cents;
		s->early.cents += r->early.cents;
		s->late.cents += r->late.cents;
		s->open.cents += r->open.cents;
	}
}

static enum msgid below_zero(struct money amount, struct err *err)
{
	char text[MONEY_TEXT_SIZE];

	money_show(amount, text);
	return err_set(err, MSG_PLAN_AMOUNT, "AMOUNT", text, NULL);
}

enum msgid replan_follow(const struct schedule_terms *t, struct replan_rule rule,
	const struct received *in, size_t n, struct standing *out, struct err *err)
{
	struct standing s = { 0 };
	struct follow f = { .t = t, .rule = rule, .s = &s };
	struct schedule planned;
	enum msgid id = schedule_make(t, &planned, err);

	if (id == MSG_OK)
		id = plan_begin(t, 1, &f.run, err);
	if (id != MSG_OK)
		return id;
	if (t->down.cents > 0 || t->first_part > 0 || t->grace_interest > 0)
		BUG("a plan that cannot be followed");
	f.now.before = f.run;
	f.now.counted = t->start;
	id = make_rows(&f, 0, err);
	for (size_t i = 0; i < n && id == MSG_OK; i++) {
		if (date_cmp(in[i].date, i > 0 ? in[i - 1].date : t->start) < 0)
			BUG("receipts out of order");
		if (in[i].amount.cents < 0)
			id = below_zero(in[i].amount, err);
		else
			id = receive(&f, &in[i], err);
	}
	add_up(&s);
	if (id == MSG_OK)
		*out = s;
	return id;
}
