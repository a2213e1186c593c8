/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "json.h"

#include "arrears/domain/replan.h"

#include <stdlib.h>

#define SCENARIOS "../shared/data/fineract/loan_scenarios_a.jsonl"
#define ROWS 40
#define COLS 16

struct table { int rows, cols[ROWS]; char cell[ROWS][COLS][128]; };
struct scenario {
	char name[512];
	struct schedule_terms terms;
	struct replan_rule rule;
	struct received in[8];
	size_t received;
	int compared;
};

static struct date on(int year, int month, int day)
{
	struct date d = date_from_ymd(year, month, day);

	assert_false(date_is_none(d));
	return d;
}

/* "01 November 2022", or nothing. */
static struct date date_in(const char *text)
{
	static const char *const months[] = { "January", "February", "March", "April", "May",
		"June", "July", "August", "September", "October", "November", "December" };
	char month[16];
	int day, year;

	if (text[0] == '\0')
		return DATE_NONE;
	assert_int_equal(sscanf(text, "%d %15s %d", &day, month, &year), 3);
	for (int m = 0; m < 12; m++)
		if (strcmp(months[m], month) == 0)
			return on(year, m + 1, day);
	fail_msg("no month: %s", month);
	return DATE_NONE;
}

static int64_t cents_in(const char *text)
{
	struct money m;

	if (text[0] == '\0')
		return 0;
	assert_ok(money_parse(text, &m, NULL));
	return m.cents;
}

/* A colon, then an array of arrays of strings. */
static void read_table(const char **p, struct table *t)
{
	char text[128], kind;
	int depth = 0;

	*t = (struct table){ 0 };
	assert_int_equal(json_next(p, text, sizeof text), ':');
	do {
		kind = json_next(p, text, sizeof text);
		if (kind == '"') {
			assert_true(t->rows < ROWS && t->cols[t->rows] < COLS);
			memcpy(t->cell[t->rows][t->cols[t->rows]++], text, sizeof text);
		}
		depth += (kind == '[') - (kind == ']');
		t->rows += kind == ']' && depth == 1;
	} while (depth > 0 && kind != '\0');
}

static void read_terms(struct scenario *s, const struct table *t)
{
	const char (*c)[128] = t->cell[1];

	assert_true(t->rows == 2 && t->cols[1] == COLS);
	s->terms = (struct schedule_terms){ .amount = { cents_in(c[2]) }, .start = date_in(c[1]),
		.end = DATE_NONE, .count = (int)strtol(c[11], NULL, 10),
		.millionths = (int32_t)strtol(c[3], NULL, 10) * 10000, .unit = 100,
		.level_rule = LEVEL_FIRST, .down_date = DATE_NONE,
		.grace_principal = (int)strtol(c[12], NULL, 10),
		.grace_interest = (int)strtol(c[14], NULL, 10) };
	s->terms.due = (struct due_dates){ .every = FREQ_MONTHLY,
		.first = date_add_months(s->terms.start, 1) };
	s->terms.method = strcmp(c[4], "FLAT") == 0 ? METHOD_FLAT : METHOD_LEVEL;
	s->terms.basis = strcmp(c[5], "DAILY") == 0 ? BASIS_DAYS : BASIS_PERIOD;
	s->rule.ahead = strstr(c[0], "REDUCE_NR_INST") ? AHEAD_SHORTER :
		strstr(c[0], "RESCH_NEXT_REP") ? AHEAD_NEXT : AHEAD_SMALLER;
	s->rule.overdue = strstr(c[0], "COMPOUNDING_MONTHLY") ? OVERDUE_INSTALLMENT :
		OVERDUE_PRINCIPAL;
}

/* Customer makes "AUTOPAY" repayment on "4 December 2022" with 862 EUR transaction amount */
static void read_receipt(struct scenario *s, const char *text)
{
	char date[32], amount[32];

	assert_int_equal(sscanf(text, "%*[^\"]\"%*[^\"]\" repayment on \"%31[^\"]\" with %31s EUR",
		date, amount), 2);
	assert_true(s->received < ARRAY_SIZE(s->in));
	s->in[s->received++] = (struct received){ date_in(date), { cents_in(amount) } };
}

static void project(const struct scenario *s, struct standing *out)
{
	struct schedule plan;

	if (s->received > 0) {
		assert_ok(replan_follow(&s->terms, s->rule, s->in, s->received, out, NULL));
		return;
	}
	assert_ok(schedule_make(&s->terms, &plan, NULL));
	*out = (struct standing){ .n = plan.n, .payments = plan.payments, .open = plan.payments,
		.principal = plan.principal, .interest = plan.interest };
	for (size_t i = 0; i < plan.n; i++)
		out->rows[i] = (struct standing_row){ .due = plan.rows[i], .paid_on = DATE_NONE,
			.open = plan.rows[i].payment };
}

/* Nr Days Date Paid-date Balance Principal Interest Fees Penalties Due Paid In-advance Late Open */
static void compare_rows(struct scenario *s, const struct table *t)
{
	struct standing st;

	project(s, &st);
	assert_int_equal(t->rows - 2, st.n);
	assert_int_equal(date_in(t->cell[1][2]).days, s->terms.start.days);
	assert_int_equal(cents_in(t->cell[1][4]), s->terms.amount.cents);
	for (int i = 0; i < 14; i++) /* nothing else is known of the day it was lent */
		assert_true(i == 2 || i == 4 || cents_in(t->cell[1][i]) == 0);
	for (int i = 0; i < t->rows - 2; i++) {
		const struct standing_row *r = &st.rows[i];
		const char (*c)[128] = t->cell[i + 2];
		struct date before = i ? r[-1].due.date : s->terms.start;

		assert_int_equal(strtol(c[0], NULL, 10), r->due.no);
		assert_int_equal(strtol(c[1], NULL, 10), date_days_between(before, r->due.date));
		assert_int_equal(date_in(c[2]).days, r->due.date.days);
		assert_int_equal(date_in(c[3]).days, r->paid_on.days);
		assert_int_equal(cents_in(c[4]), r->due.balance.cents);
		assert_int_equal(cents_in(c[5]), r->due.principal.cents);
		assert_int_equal(cents_in(c[6]), r->due.interest.cents);
		assert_int_equal(cents_in(c[7]) + cents_in(c[8]), 0);
		assert_int_equal(cents_in(c[9]), r->due.payment.cents);
		assert_int_equal(cents_in(c[10]), r->paid.cents);
		assert_int_equal(cents_in(c[11]), r->early.cents);
		assert_int_equal(cents_in(c[12]), r->late.cents);
		assert_int_equal(cents_in(c[13]), r->open.cents);
		s->compared++;
	}
}

static void compare_totals(const struct scenario *s, const struct table *t)
{
	const char (*c)[128] = t->cell[1];
	struct standing st;

	project(s, &st);
	assert_int_equal(cents_in(c[0]), st.principal.cents);
	assert_int_equal(cents_in(c[1]), st.interest.cents);
	assert_int_equal(cents_in(c[2]) + cents_in(c[3]), 0);
	assert_int_equal(cents_in(c[4]), st.payments.cents);
	assert_int_equal(cents_in(c[5]), st.paid.cents);
	assert_int_equal(cents_in(c[6]), st.early.cents);
	assert_int_equal(cents_in(c[7]), st.late.cents);
	assert_int_equal(cents_in(c[8]), st.open.cents);
	assert_int_equal(st.over.cents, 0);
}

static void run_scenario(const char *line, struct scenario *s)
{
	static struct table t;
	char text[512], step[512] = "";
	const char *p = line;
	char kind;

	while ((kind = json_next(&p, text, sizeof text)) != '\0') {
		if (kind != '"')
			continue;
		if (strcmp(text, "terms") == 0)
			break; /* the first table once more */
		if (strcmp(text, "scenario") == 0) {
			(void)json_next(&p, text, sizeof text);
			(void)json_next(&p, s->name, sizeof s->name);
		} else if (strcmp(text, "text") == 0) {
			(void)json_next(&p, text, sizeof text);
			(void)json_next(&p, step, sizeof step);
			if (strstr(step, "repayment on"))
				read_receipt(s, step);
		} else if (strcmp(text, "table") == 0) {
			read_table(&p, &t);
			if (strstr(step, "fully customized loan"))
				read_terms(s, &t);
			else if (strstr(step, "periods, with"))
				compare_rows(s, &t);
			else if (strstr(step, "Total row"))
				compare_totals(s, &t);
			else
				fail_msg("an unknown step: %s", step);
		}
	}
}

/* All twelve, every cell of every row: flat, declining by day and by period, both graces,
 * recalculation after early, late, partial and excess payments. */
static void fineract_scenarios_are_reproduced(void **state)
{
	FILE *f = fopen(SCENARIOS, "r");
	char *line = NULL;
	size_t room = 0;
	int count = 0, rows = 0;

	(void)state;
	if (!f) {
		print_message("# ../shared is absent: no scenarios to compare with\n");
		return;
	}
	while (getline(&line, &room, f) > 0) {
		struct scenario s = { 0 };

		run_scenario(line, &s);
		assert_true(s.compared > 0);
		print_message("# %.4s: %d rows\n", s.name, s.compared);
		rows += s.compared;
		count++;
	}
	free(line);
	fclose(f);
	assert_int_equal(count, 12);
	assert_int_equal(rows, 119);
	print_message("# %d scenarios, %d rows\n", count, rows);
}

static struct schedule_terms terms(void)
{
	return (struct schedule_terms){ .amount = { 120000 }, .start = on(2026, 11, 1),
		.due = { .every = FREQ_MONTHLY, .first = on(2026, 12, 1) }, .end = DATE_NONE,
		.down_date = DATE_NONE, .count = 12 };
}

static void without_interest_what_is_ahead_goes_where_the_rule_says(void **state)
{
	struct schedule_terms t = terms();
	struct received in = { on(2026, 12, 1), { 30000 } };
	struct standing st;

	(void)state;
	assert_ok(replan_follow(&t, (struct replan_rule){ .ahead = AHEAD_SHORTER }, &in, 1, &st,
		NULL));
	assert_int_equal(st.n, 10);
	assert_int_equal(st.rows[1].due.payment.cents, 10000);
	assert_ok(replan_follow(&t, (struct replan_rule){ .ahead = AHEAD_SMALLER }, &in, 1, &st,
		NULL));
	assert_int_equal(st.n, 12);
	assert_int_equal(st.rows[1].due.payment.cents, 8182);
	assert_ok(replan_follow(&t, (struct replan_rule){ .ahead = AHEAD_NEXT }, &in, 1, &st,
		NULL));
	assert_int_equal(st.n, 12);
	assert_int_equal(st.rows[1].due.payment.cents, 0);
	assert_int_equal(st.rows[2].due.payment.cents, 0);
	assert_int_equal(st.rows[3].due.payment.cents, 10000);
}

/* A second payment, or a look, in the same period does not undo what the first one changed. */
static void a_look_changes_nothing_that_was_paid(void **state)
{
	struct schedule_terms t = terms();
	struct received in[] = { { on(2026, 11, 20), { 30000 } }, { on(2026, 11, 20), { 0 } },
		{ on(2026, 12, 1), { 0 } } };
	struct standing one, three;

	(void)state;
	t.basis = BASIS_DAYS;
	t.millionths = 120000;
	for (unsigned a = 0; a < AHEAD_COUNT; a++) {
		struct replan_rule rule = { .ahead = (enum ahead)a };

		assert_ok(replan_follow(&t, rule, in, 1, &one, NULL));
		assert_ok(replan_follow(&t, rule, in, 3, &three, NULL));
		assert_int_equal(one.n, three.n);
		for (size_t i = 0; i < one.n; i++)
			assert_int_equal(one.rows[i].due.payment.cents,
				three.rows[i].due.payment.cents);
	}
}

/* After the last installment what is open goes on bearing interest until it is paid. */
static void arrears_past_the_end_bear_interest(void **state)
{
	struct schedule_terms t = terms();
	struct received in[] = { { on(2026, 12, 11), { 0 } }, { on(2026, 12, 11), { 200000 } } };
	struct standing st;

	(void)state;
	t.basis = BASIS_DAYS;
	t.millionths = 365000;
	t.count = 1;
	assert_ok(replan_follow(&t, (struct replan_rule){ 0 }, in, 1, &st, NULL));
	assert_int_equal(st.interest.cents, 40 * 120);
	assert_int_equal(st.open.cents, 120000 + 40 * 120);
	assert_ok(replan_follow(&t, (struct replan_rule){ 0 }, in, 2, &st, NULL));
	assert_int_equal(st.open.cents, 0);
	assert_int_equal(st.over.cents, 200000 - 120000 - 40 * 120);
	assert_int_equal(st.rows[0].paid_on.days, on(2026, 12, 11).days);
	in[1].amount.cents = -1;
	assert_msg(replan_follow(&t, (struct replan_rule){ 0 }, in, 2, &st, NULL), MSG_PLAN_AMOUNT);
}

/* Half of the first installment came: 20 days at 0.1 % a day on what was still open of it. */
static void only_what_is_still_open_is_overdue(void **state)
{
	struct schedule_terms t = terms();
	struct received in[] = { { on(2026, 12, 1), { 20000 } }, { on(2026, 12, 21), { 0 } } };
	struct standing first, look;

	(void)state;
	t.basis = BASIS_DAYS;
	t.millionths = 365000;
	t.count = 3;
	for (int i = 0; i < 2; i++) {
		struct replan_rule rule = { .overdue = (enum overdue)i };
		int64_t open;

		assert_ok(replan_follow(&t, rule, in, 1, &first, NULL));
		assert_ok(replan_follow(&t, rule, in, 2, &look, NULL));
		open = i ? first.rows[0].open.cents :
			first.rows[0].due.principal.cents - first.rows[0].paid_principal.cents;
		assert_int_equal(first.rows[0].paid_principal.cents, 20000 - 3600);
		assert_int_equal(look.rows[1].due.interest.cents,
			first.rows[1].due.interest.cents + (open * 20 + 500) / 1000);
	}
}

static void check_standing(const struct schedule_terms *t, const struct standing *st, int64_t in)
{
	int64_t paid = 0, principal = 0;

	for (size_t i = 0; i < st->n; i++) {
		const struct standing_row *r = &st->rows[i];

		assert_int_equal(r->due.payment.cents,
			r->due.principal.cents + r->due.interest.cents);
		assert_true(r->due.principal.cents >= 0 && r->due.interest.cents >= 0);
		assert_true(r->paid_principal.cents >= 0);
		assert_true(r->paid_principal.cents <= r->due.principal.cents);
		assert_true(r->open.cents >= 0);
		assert_true(r->early.cents + r->late.cents <= r->paid.cents);
		paid += r->paid.cents;
		principal += r->due.principal.cents;
	}
	assert_int_equal(principal, t->amount.cents);
	assert_int_equal(st->rows[st->n - 1].due.balance.cents, 0);
	assert_int_equal(paid, st->paid.cents);
	assert_int_equal(paid + st->over.cents, in);
	assert_int_equal(st->payments.cents, st->paid.cents + st->open.cents);
}

static void whatever_is_paid_every_cent_is_accounted_for(void **state)
{
	static struct standing st;
	int rounds = unit_rounds(2000), made = 0;

	(void)state;
	for (int round = rounds; round > 0; round--) {
		struct schedule_terms t = terms();
		struct received in[12];
		struct date day = t.start;
		size_t n = (size_t)unit_between(1, 12);
		int64_t sum = 0;

		t.amount.cents = unit_between(100, 10000000);
		t.millionths = (int32_t)unit_between(0, 360000);
		t.basis = (enum schedule_basis)unit_between(0, 1);
		t.daycount = (enum daycount)unit_between(0, DAYCOUNT_COUNT - 1);
		t.method = (enum schedule_method)unit_between(0, METHOD_COUNT - 1);
		t.due.every = (enum frequency)unit_between(0, FREQ_COUNT - 1);
		t.grace_principal = (int)unit_between(0, 2);
		t.count = (int)unit_between(3, 24);
		for (size_t i = 0; i < n; i++) {
			day = date_add_days(day, (int32_t)unit_between(0, 60));
			in[i] = (struct received){ day, { unit_between(0, t.amount.cents / 3) } };
			sum += in[i].amount.cents;
		}
		if (replan_follow(&t, (struct replan_rule){ (enum ahead)unit_between(0, 2),
		    (enum overdue)unit_between(0, 1) }, in, n, &st, NULL) != MSG_OK)
			continue;
		made++;
		check_standing(&t, &st, sum);
	}
	assert_true(made > rounds * 9 / 10);
}

static void skips_to(enum frequency every, struct date due, int day, const char *iso)
{
	char text[DATE_ISO_SIZE];

	date_iso(schedule_skip(every, due, day), text);
	assert_string_equal(text, iso);
}

/* A month skipped keeps the day that February cut, ends of months, and weekdays. */
static void a_skipped_month_keeps_the_day(void **state)
{
	(void)state;
	skips_to(FREQ_MONTHLY, on(2027, 1, 30), 30, "2027-02-28");
	skips_to(FREQ_MONTHLY, on(2027, 2, 28), 30, "2027-03-30");
	skips_to(FREQ_MONTHLY, on(2027, 2, 28), 28, "2027-03-28");
	skips_to(FREQ_MONTHLY, on(2027, 4, 30), 31, "2027-05-31");
	skips_to(FREQ_MONTHLY, on(2026, 12, 15), 15, "2027-01-15");
	skips_to(FREQ_END_OF_MONTH, on(2027, 2, 28), 28, "2027-03-31");
	skips_to(FREQ_SEMIMONTHLY, on(2027, 2, 28), 31, "2027-03-31");
	skips_to(FREQ_SEMIMONTHLY, on(2027, 2, 15), 31, "2027-03-15");
	skips_to(FREQ_WEEKLY, on(2026, 11, 27), 27, "2026-12-25");
	skips_to(FREQ_BIWEEKLY, on(2026, 11, 27), 27, "2026-12-25");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_skipped_month_keeps_the_day),
		cmocka_unit_test(fineract_scenarios_are_reproduced),
		cmocka_unit_test(without_interest_what_is_ahead_goes_where_the_rule_says),
		cmocka_unit_test(a_look_changes_nothing_that_was_paid),
		cmocka_unit_test(arrears_past_the_end_bear_interest),
		cmocka_unit_test(only_what_is_still_open_is_overdue),
		cmocka_unit_test(whatever_is_paid_every_cent_is_accounted_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
