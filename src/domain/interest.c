/* SPDX-License-Identifier: MIT */
#include "arrears/domain/interest.h"

#include "arrears/base/text.h"

#include <inttypes.h>

static const char *const kinds[RATE_KIND_COUNT] = {
	[RATE_CONTRACT] = "contract", [RATE_JUDGMENT] = "judgment", [RATE_CAP] = "scra",
};

const char *rate_kind_name(enum rate_kind k)
{
	return (unsigned)k < RATE_KIND_COUNT ? kinds[k] : "";
}

bool rate_kind_parse(const char *text, enum rate_kind *out)
{
	for (unsigned k = 0; k < RATE_KIND_COUNT; k++) {
		if (strcmp(kinds[k], text) == 0) {
			*out = (enum rate_kind)k;
			return true;
		}
	}
	return false;
}

static enum msgid check_rate(int32_t millionths, struct err *err)
{
	char text[16];

	if (millionths >= 0 && millionths <= RATE_MAX)
		return MSG_OK;
	snprintf(text, sizeof text, "%" PRId32, millionths);
	return err_set(err, MSG_RATE_RANGE, "RATE", text, NULL);
}

/* A judgment bears interest from the day after its date; what is agreed runs on its first day. */
static int counts_after(const struct rate_row *row)
{
	return row->kind == RATE_JUDGMENT;
}

struct rate_now rate_on(const struct accrual *a, struct date day)
{
	const struct rate_row *runs = NULL, *cap = NULL;
	struct rate_now now = { .row = NULL };
	bool stopped = false;

	for (size_t i = a->rates_count; i > 0 && !(stopped && cap); i--) {
		const struct rate_row *row = &a->rates[i - 1];
		int after = date_cmp(day, row->from);
		bool over = !date_is_none(row->until) && date_cmp(day, row->until) > 0;

		if (row->kind == RATE_CAP) {
			if (!cap && after >= 0 && !over)
				cap = row;
		} else if (!stopped && after >= counts_after(row) &&
			   (!over || row->kind == RATE_JUDGMENT)) {
			stopped = true;
			runs = over ? NULL : row;
		}
	}
	if (!runs)
		return now;
	now = (struct rate_now){ .row = runs, .millionths = runs->millionths,
		.capped = cap && cap->millionths < runs->millionths };
	if (now.capped)
		now.millionths = cap->millionths;
	return now;
}

/* The last day that is like the day after `at`: no rate begins or ends before the next. */
static struct date rates_hold_until(const struct accrual *a, struct date at, struct date to)
{
	for (size_t i = 0; i < a->rates_count; i++) {
		const struct rate_row *row = &a->rates[i];
		struct date first = { row->from.days - 1 + counts_after(row) };

		if (date_cmp(first, at) > 0 && date_cmp(first, to) < 0)
			to = first;
		if (!date_is_none(row->until) && date_cmp(row->until, at) > 0 &&
		    date_cmp(row->until, to) < 0)
			to = row->until;
	}
	return to;
}

/* A walk over the days of an account, range by range. */
struct walk {
	const struct accrual *a;
	struct date at, to;
	size_t next_change;
	wide_int principal;
};

static void take_changes(struct walk *w)
{
	const struct accrual *a = w->a;

	for (; w->next_change < a->changes_count; w->next_change++) {
		const struct principal_change *c = &a->changes[w->next_change];

		if (date_cmp(c->date, w->at) > 0)
			return;
		if (w->next_change > 0 && date_cmp(c[-1].date, c->date) > 0)
			BUG("changes of principal out of order");
		w->principal += c->cents;
	}
}

static enum daycount basis_of(const struct rate_now *r)
{
	return r->row ? r->row->basis : DAYCOUNT_ACT_365;
}

/* Days are counted from the beginning of the accrual on both sides. */
static int64_t year_units(const struct walk *w, enum daycount basis, struct date until)
{
	return daycount_year(basis, w->a->from, until) - daycount_year(basis, w->a->from, w->at);
}

static enum msgid walk_step(struct walk *w, struct interest_step *s, struct err *err)
{
	const struct accrual *a = w->a;
	struct date until = rates_hold_until(a, w->at, w->to);
	struct rate_now r;
	enum daycount basis;
	struct money principal;
	enum msgid id;

	take_changes(w);
	id = money_of_wide(w->principal, &principal, err);
	if (id != MSG_OK)
		return id;
	if (w->next_change < a->changes_count &&
	    date_cmp(a->changes[w->next_change].date, until) < 0)
		until = a->changes[w->next_change].date;
	r = rate_on(a, (struct date){ w->at.days + 1 });
	basis = basis_of(&r);
	*s = (struct interest_step){ .from = w->at, .to = until,
		.principal = principal.cents, .millionths = r.millionths, .basis = basis,
		.kind = r.row ? r.row->kind : RATE_CONTRACT, .capped = r.capped };
	s->days = daycount_days(basis, a->from, until) - daycount_days(basis, a->from, w->at);
	if (w->principal > 0)
		s->interest.units = w->principal * r.millionths * year_units(w, basis, until);
	w->at = until;
	return MSG_OK;
}

static enum msgid check_rates(const struct accrual *a, struct err *err)
{
	enum msgid id = MSG_OK;

	if (date_is_none(a->from))
		BUG("interest from no date");
	for (size_t i = 0; i < a->rates_count && id == MSG_OK; i++) {
		if (date_is_none(a->rates[i].from))
			BUG("a rate from no date");
		id = check_rate(a->rates[i].millionths, err);
	}
	return id;
}

enum msgid interest_steps(const struct accrual *a, struct date to, struct interest_step *out,
	size_t max, size_t *n, struct err *err)
{
	struct walk w = { .a = a, .at = a->from, .to = to };
	size_t count = 0;
	enum msgid id = check_rates(a, err);

	while (id == MSG_OK && date_cmp(w.at, to) < 0) {
		struct interest_step step;

		id = walk_step(&w, &step, err);
		if (id != MSG_OK || step.interest.units == 0)
			continue;
		if (count < max)
			out[count] = step;
		count++;
	}
	if (id == MSG_OK)
		*n = count;
	return id;
}

enum msgid interest_go_on(const struct accrual *a, struct date to, struct interest_run *run,
	struct err *err)
{
	struct walk w = { .a = a, .at = run->at, .to = to, .next_change = run->next_change,
		.principal = run->principal };
	struct money whole;
	wide_int total = run->units;
	enum msgid id = check_rates(a, err);

	/* A range adds less than 10^14 x 10^7 x 300 years x 3 x 10^7: a sum of billions fits. */
	while (id == MSG_OK && date_cmp(w.at, to) < 0) {
		struct interest_step step;

		id = walk_step(&w, &step, err);
		if (id == MSG_OK)
			total += step.interest.units;
	}
	if (id == MSG_OK)
		id = money_of_wide(total / INTEREST_DEN, &whole, err);
	if (id == MSG_OK)
		*run = (struct interest_run){ w.at, w.next_change, w.principal, total };
	return id;
}

enum msgid interest_accrue(const struct accrual *a, struct date to, struct interest *out,
	struct err *err)
{
	struct interest_run run = { .at = a->from };
	enum msgid id = interest_go_on(a, to, &run, err);

	if (id == MSG_OK)
		out->units = run.units;
	return id;
}

enum msgid interest_per_diem(const struct accrual *a, struct date on, struct interest *out,
	struct err *err)
{
	struct walk w = { .a = a, .at = on, .to = on };
	enum msgid id = check_rates(a, err);
	struct rate_now r = rate_on(a, (struct date){ on.days + 1 });
	enum daycount basis = basis_of(&r);
	bool leap = date_valid_ymd(date_ymd(on).year, 2, 29);
	int year = basis == DAYCOUNT_30_360 || basis == DAYCOUNT_30E_360 ? 360 :
		basis == DAYCOUNT_ACT_ACT && leap ? 366 : 365;
	struct money principal;

	take_changes(&w);
	if (id == MSG_OK)
		id = money_of_wide(w.principal, &principal, err);
	if (id == MSG_OK)
		out->units = principal.cents > 0 ?
			w.principal * r.millionths * (YEAR_UNITS / year) : 0;
	return id;
}

enum msgid interest_round(struct interest i, enum rounding how, struct money *out,
	struct err *err)
{
	return money_of_wide(money_divide(i.units, INTEREST_DEN, how), out, err);
}

enum msgid interest_to_post(struct interest total, struct money posted, enum rounding how,
	struct money *out, struct err *err)
{
	struct money rounded;
	enum msgid id = interest_round(total, how, &rounded, err);

	return id == MSG_OK ? money_sub(rounded, posted, out, err) : id;
}

void interest_show(struct interest i, char out[INTEREST_TEXT_SIZE])
{
	wide_int size = i.units < 0 ? -i.units : i.units;
	/* Millionths of a dollar; interest_accrue() keeps them within 64 bits. */
	int64_t micro = (int64_t)money_divide(size, INTEREST_DEN / 10000, ROUND_HALF_UP);
	const char *sign = i.units < 0 ? "-" : "";

	if (micro < 1000000)
		(void)text_putf(out, INTEREST_TEXT_SIZE, ".%06" PRId64 "%s", micro, sign);
	else
		(void)text_putf(out, INTEREST_TEXT_SIZE, "%" PRId64 ".%06" PRId64 "%s",
			micro / 1000000, micro % 1000000, sign);
}
