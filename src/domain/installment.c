/* SPDX-License-Identifier: MIT */
#include "arrears/domain/installment.h"

#include "arrears/base/mem.h"
#include "promise_private.h"
#include "words.h"

static const char *const states[PLAN_STATE_COUNT] = {
	[PLAN_ACTIVE] = "active", [PLAN_DONE] = "done", [PLAN_BROKEN] = "broken",
	[PLAN_CANCELLED] = "cancelled", [PLAN_REPLACED] = "replaced",
};

const char *plan_state_name(enum plan_state s)
{
	return (unsigned)s < PLAN_STATE_COUNT ? states[s] : "";
}

bool plan_state_parse(const char *text, enum plan_state *out)
{
	int at = word_find(states, PLAN_STATE_COUNT, text);

	if (at >= 0)
		*out = (enum plan_state)at;
	return at >= 0;
}

static bool filled(const struct installment_grade *g)
{
	return g->paid.cents >= g->needed.cents;
}

/* Put into a row what it still takes of the money; what is left of it. */
static int64_t fill(const struct installment *row, struct installment_grade *g, int64_t left,
	struct date dated)
{
	int64_t room = row->amount.cents - g->paid.cents;
	int64_t take = room < left ? room : left;

	if (take <= 0)
		return left;
	g->paid.cents += take;
	if (date_is_none(g->filled) && filled(g))
		g->filled = dated;
	return left - take;
}

/* One payment over the rows; what is beyond the whole plan. */
static int64_t spread(const struct plan_facts *p, const struct paid *pay,
	struct installment_grade *rows)
{
	int64_t left = pay->amount.cents;
	size_t at = 0;

	for (bool on = true; at < p->count && left > 0 && on; at++) {
		if (filled(&rows[at]))
			continue;
		/* The first that is not past its deadline is the last to be filled. */
		on = p->advance || date_cmp(pay->dated, rows[at].deadline) > 0;
		left = fill(&p->rows[at], &rows[at], left, pay->dated);
	}
	for (size_t i = p->count; i > at && left > 0; i--)
		left = fill(&p->rows[i - 1], &rows[i - 1], left, pay->dated);
	/* Within the tolerance rows were passed over: what they still miss comes last. */
	for (size_t i = 0; i < p->count && left > 0; i++)
		left = fill(&p->rows[i], &rows[i], left, pay->dated);
	return left;
}

/* By date, then by time; the larger first, so that equals do not depend on how they were listed. */
static int by_time(const void *a, const void *b)
{
	const struct paid *x = a, *y = b;

	if (date_cmp(x->dated, y->dated) != 0)
		return date_cmp(x->dated, y->dated);
	if (x->utc != y->utc)
		return x->utc < y->utc ? -1 : 1;
	return money_cmp(y->amount, x->amount);
}

static void pay_rows(const struct plan_facts *p, const struct paid *paid, size_t n,
	struct installment_grade *rows, struct plan_grade *g)
{
	for (size_t i = 0; i < n; i++) {
		g->paid.cents += paid[i].amount.cents;
		g->over.cents += spread(p, &paid[i], rows);
	}
}

static void judge(const struct plan_facts *p, const struct installment *row,
	struct installment_grade *g, struct date today)
{
	bool over = p->later.any || date_cmp(today, g->deadline) > 0;

	if (filled(g)) {
		g->state = PROMISE_KEPT;
		g->late = date_cmp(g->filled, g->deadline) > 0;
	} else if (!over) {
		g->state = PROMISE_OPEN;
		g->late = date_cmp(today, row->due) > 0;
	} else {
		g->state = g->paid.cents > 0 ? PROMISE_PARTIAL : PROMISE_BROKEN;
	}
}

static void count(const struct plan_facts *p, const struct installment_grade *rows,
	struct plan_grade *g)
{
	g->next = (int)p->count;
	for (size_t i = p->count; i > 0; i--) {
		enum promise_state s = rows[i - 1].state;

		g->kept += s == PROMISE_KEPT;
		g->missed += s == PROMISE_PARTIAL || s == PROMISE_BROKEN;
		g->late += s == PROMISE_OPEN && rows[i - 1].late;
		if (s != PROMISE_KEPT)
			g->next = (int)i - 1;
	}
	if (g->kept == (int)p->count)
		g->state = PLAN_DONE;
	else if (p->later.any || g->missed >= p->broken_after)
		g->state = PLAN_BROKEN;
}

static void end_rows(const struct plan_facts *p, struct installment_grade *rows)
{
	for (size_t i = 0; i < p->count; i++)
		if (rows[i].state != PROMISE_KEPT)
			rows[i].state = PROMISE_CANCELLED;
}

static struct date good_from(const struct paid *p)
{
	return date_cmp(p->clears, p->dated) > 0 ? p->clears : p->dated;
}

static int by_clearing(const void *a, const void *b)
{
	return date_cmp(good_from(a), good_from(b));
}

/* The day on which what has cleared is enough for every row. */
static struct date clearing_day(const struct plan_facts *p, const struct installment_grade *rows,
	struct paid *good, size_t n)
{
	int64_t needed = 0;

	for (size_t i = 0; i < p->count; i++)
		needed += rows[i].needed.cents;
	qsort(good, n, sizeof *good, by_clearing);
	for (size_t i = 0; i < n; i++) {
		needed -= good[i].amount.cents;
		if (needed <= 0)
			return good_from(&good[i]);
	}
	return DATE_NONE;
}

struct plan_grade plan_grade(const struct plan_facts *p, const struct paid *paid, size_t n,
	struct date today, struct installment_grade *rows)
{
	AUTO_FREE struct paid *good = mem_alloc(n + 1, sizeof *good);
	struct plan_grade g = { .state = PLAN_ACTIVE, .clears = DATE_NONE };
	size_t goods = 0;

	for (size_t i = 0; i < n; i++)
		if (paid_for(&paid[i], p->created, p->created_utc, &p->later) &&
		    date_cmp(paid[i].dated, today) <= 0 && paid_stands(&paid[i], today))
			good[goods++] = paid[i];
	qsort(good, goods, sizeof *good, by_time);
	for (size_t i = 0; i < p->count; i++)
		rows[i] = (struct installment_grade){
			.needed = promise_needed(p->rows[i].amount, p->rule.tolerance),
			.deadline = promise_deadline(p->rows[i].due, p->by, &p->rule),
			.filled = DATE_NONE };
	pay_rows(p, good, goods, rows, &g);
	for (size_t i = 0; i < p->count; i++)
		judge(p, &p->rows[i], &rows[i], today);
	count(p, rows, &g);
	if (g.state == PLAN_DONE)
		g.clears = clearing_day(p, rows, good, goods);
	if (p->ended == PLAN_CANCELLED || p->ended == PLAN_REPLACED) {
		g.state = p->ended;
		end_rows(p, rows);
	}
	return g;
}
