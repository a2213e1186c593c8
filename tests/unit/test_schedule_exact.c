/* SPDX-License-Identifier: MIT */
/* The unrounded schedule against the figures of the CFPB's amortization library (npm amortize). */
#include "unit.h"

#include "../../src/domain/schedule_private.h"

#define VECTORS "../shared/data/amortization/cfpb_amortize_vectors.csv"
#define SCALE INT64_C(10000000000)             /* of a cent: 10^-12 dollars */
#define NEAR 1000                              /* 10^-9 dollars: what the doubles there can hold */

enum column { NAME, AMOUNT, RATE, TERM, MONTHS, EXTRA, TYPE, OFFSET, FIELD, EXPECTED, COLUMNS };

/* "4.25" in units of 10^-decimals, digits beyond cut off. */
static wide_int decimal(const char *text, int decimals)
{
	wide_int value = 0;
	int after = -1;

	for (; *text != '\0'; text++) {
		if (*text == '.') {
			after = 0;
		} else if (after < decimals) {
			value = value * 10 + (*text - '0');
			after += after >= 0;
		}
	}
	for (after = after < 0 ? 0 : after; after < decimals; after++)
		value *= 10;
	return value;
}

static void split(char *line, const char *column[COLUMNS])
{
	for (int i = 0; i < COLUMNS; i++) {
		char *comma = strchr(line, ',');

		assert_non_null(comma);
		column[i] = line;
		*comma = '\0';
		line = comma + 1;
	}
}

static struct schedule_terms terms_of(const char *const *c)
{
	return (struct schedule_terms){ .amount = { (int64_t)decimal(c[AMOUNT], 2) },
		.start = { 20000 }, .end = DATE_NONE, .down_date = DATE_NONE,
		.due = { .every = FREQ_MONTHLY, .first = { 20031 } },
		.count = (int)decimal(c[TERM], 0), .millionths = (int32_t)decimal(c[RATE], 4),
		.extra = { (int64_t)decimal(c[EXTRA], 2) },
		.first_part = (int32_t)decimal(c[OFFSET], 6),
		.method = strcmp(c[TYPE], "equal-payment") == 0 ? METHOD_LEVEL :
			METHOD_EQUAL_PRINCIPAL };
}

struct figures { wide_int level, interest, principal, balance; int rows, breaking; };

/* All rows, the sums of the first `months` of them. */
static struct figures run(const struct schedule_terms *t, int months)
{
	struct figures f = { 0 };
	struct plan_run r;
	struct plan_row row;

	assert_ok(plan_begin(t, SCALE, &r, NULL));
	f.level = r.level;
	while (!plan_done(&r)) {
		assert_true(plan_next(&r, &row));
		if (row.no <= months) {
			f.interest += row.interest;
			f.principal += row.principal;
			f.balance = row.balance;
		}
		if (f.breaking == 0 && row.principal > row.interest)
			f.breaking = row.no;
	}
	f.rows = r.no;
	return f;
}

static void is_rounded(wide_int exact, const char *expected)
{
	assert_int_equal((int64_t)money_divide(exact, SCALE, ROUND_HALF_UP),
		(int64_t)decimal(expected, 2));
}

static void compare(const char *const *c)
{
	struct schedule_terms t = terms_of(c);
	struct figures f = run(&t, (int)decimal(c[MONTHS], 0));
	const char *field = c[FIELD], *expected = c[EXPECTED];

	if (strcmp(field, "interest") == 0) {
		wide_int off = f.interest - decimal(expected, 12);

		assert_true(off < NEAR && off > -NEAR);
	} else if (strcmp(field, "interestRound") == 0) {
		is_rounded(f.interest, expected);
	} else if (strcmp(field, "principalRound") == 0) {
		is_rounded(f.principal, expected);
	} else if (strcmp(field, "balanceRound") == 0) {
		is_rounded(f.balance, expected);
	} else if (strcmp(field, "paymentRound") == 0) {
		is_rounded(f.level, expected);
	} else if (strcmp(field, "termsSaved") == 0) {
		assert_int_equal(t.count - f.rows, (int)decimal(expected, 0));
	} else if (strcmp(field, "principalBreakingTerm") == 0) {
		assert_int_equal(f.breaking, (int)decimal(expected, 0));
	} else {
		fail_msg("an unknown field: %s", field);
	}
}

/* Raw figures to 10^-9 dollars, rounded ones to the cent, both methods, extra principal, and a
 * first period of half a month. Left out are the four that lend nothing (testVal3, 9, 15, 21):
 * there is no plan to repay nothing, and asking for one is refused. */
static void cfpb_vectors_are_reproduced(void **state)
{
	FILE *f = fopen(VECTORS, "r");
	const char *c[COLUMNS];
	char line[512];
	int compared = 0, refused = 0;

	(void)state;
	if (!f) {
		print_message("# ../shared is absent: no vectors to compare with\n");
		return;
	}
	assert_non_null(fgets(line, sizeof line, f));
	while (fgets(line, sizeof line, f)) {
		split(line, c);
		if (decimal(c[AMOUNT], 2) == 0) {
			struct schedule_terms t = terms_of(c);
			static struct schedule s;

			assert_msg(schedule_make(&t, &s, NULL), MSG_PLAN_AMOUNT);
			print_message("# %s %s: no plan is made to repay nothing\n", c[NAME],
				c[FIELD]);
			refused++;
			continue;
		}
		compare(c);
		compared++;
	}
	fclose(f);
	print_message("# %d vectors reproduced, %d refused\n", compared, refused);
	assert_int_equal(compared, 31);
	assert_int_equal(refused, 4);
}

/* The level payment asked for is the unrounded one rounded once, and the interest of the first row
 * too; all the principal comes back in both. */
static void the_schedule_in_cents_rounds_the_exact_one(void **state)
{
	static struct schedule s;

	(void)state;
	for (int round = unit_rounds(300); round > 0; round--) {
		struct schedule_terms t = { .amount = { unit_between(100000, 50000000) },
			.start = { 20000 }, .end = DATE_NONE, .down_date = DATE_NONE,
			.due = { .every = FREQ_MONTHLY, .first = { 20031 } },
			.count = (int)unit_between(2, 360),
			.millionths = (int32_t)unit_between(0, 120000) };
		struct figures all, first = run(&t, 1);

		assert_ok(schedule_make(&t, &s, NULL));
		all = run(&t, SCHEDULE_ROWS_MAX);
		assert_true(all.principal == (wide_int)t.amount.cents * SCALE && all.balance == 0);
		assert_int_equal(s.installment.cents,
			(int64_t)money_divide(all.level, SCALE, ROUND_HALF_UP));
		assert_int_equal(s.rows[0].interest.cents,
			(int64_t)money_divide(first.interest, SCALE, ROUND_HALF_UP));
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(cfpb_vectors_are_reproduced),
		cmocka_unit_test(the_schedule_in_cents_rounds_the_exact_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
