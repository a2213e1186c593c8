/* SPDX-License-Identifier: MIT */
/* Dated items: notice windows PD1 to PD6, ACH N1 to N3, returns, and what a day asks. */
#include "unit.h"

#include "arrears/domain/instrument.h"

static struct date on(const char *iso)
{
	struct date d = DATE_NONE;

	if (iso[0] != '\0')
		assert_ok(date_parse_iso(iso, &d, NULL));
	return d;
}

/* PD1 to PD4: ten to three business days before, holidays not counted; none up to five days. */
static void pd_windows(void **state)
{
	static const struct { const char *taken, *dated, *first, *last; } rows[] = {
		{ "2027-03-01", "2027-03-06", "", "" },
		{ "2027-03-01", "2027-03-15", "2027-03-01", "2027-03-10" },
		{ "", "2026-12-28", "2026-12-11", "2026-12-22" },
		{ "", "2026-11-30", "2026-11-13", "2026-11-24" },
		{ "2027-03-01", "2027-03-07", "2027-03-01", "2027-03-03" },
		{ "2027-03-09", "2027-03-22", "2027-03-09", "2027-03-17" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct notice_window w = notice_window(on(rows[i].taken), on(rows[i].dated));
		char first[DATE_ISO_SIZE], last[DATE_ISO_SIZE];

		date_iso(w.first, first);
		date_iso(w.last, last);
		assert_int_equal(w.needed, rows[i].first[0] != '\0');
		assert_string_equal(first, rows[i].first);
		assert_string_equal(last, rows[i].last);
	}
}

static struct item_facts check(const char *taken, const char *dated)
{
	return (struct item_facts){ .kind = INSTRUMENT_CHECK, .taken = on(taken),
		.dated = on(dated), .postdated = item_postdated(on(taken), on(dated)),
		.noticed = DATE_NONE, .hold_until = DATE_NONE,
		.ach.noticed = DATE_NONE };
}

/* A check of 03-15, day by day, with and without its notice. */
static void what_a_day_asks(void **state)
{
	static const struct { const char *today, *noticed; enum item_todo todo;
		const char *by; } rows[] = {
		{ "2027-02-26", "", DUE_WAIT, "2027-03-01" },
		{ "2027-03-01", "", DUE_NOTICE, "2027-03-10" },
		{ "2027-03-10", "", DUE_NOTICE, "2027-03-10" },
		{ "2027-03-11", "", DUE_NOTICE_LATE, "2027-03-16" },
		{ "2027-03-15", "", DUE_NOTICE_LATE, "2027-03-18" },
		{ "2027-03-11", "2027-03-05", DUE_WAIT, "2027-03-15" },
		{ "2027-03-15", "2027-03-05", DUE_DEPOSIT, "2027-03-19" },
		{ "2027-03-20", "2027-03-09", DUE_WAIT, "2027-03-22" },
		/* Given on 03-11 it is too late for the 15th, and good from the 16th. */
		{ "2027-03-15", "2027-03-11", DUE_WAIT, "2027-03-16" },
		{ "2027-03-16", "2027-03-11", DUE_DEPOSIT, "2027-03-25" },
		/* Too early: it does not stand, and is given again. */
		{ "2027-03-05", "2027-02-26", DUE_NOTICE, "2027-03-10" },
		/* Deposited too long after the notice. */
		{ "2027-03-22", "2027-03-05", DUE_NOTICE_LATE, "2027-03-25" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct item_facts f = check("2027-02-20", "2027-03-15");
		struct item_due due;
		char by[DATE_ISO_SIZE];

		f.noticed = on(rows[i].noticed);
		due = item_todo(&f, on(rows[i].today));
		date_iso(due.by, by);
		assert_int_equal(due.todo, rows[i].todo);
		assert_string_equal(by, rows[i].by);
	}
}

/* Once dated ahead, a date that is near needs notice, too; the same date alone would not. */
static void a_duty_of_notice_stays(void **state)
{
	struct item_facts f = check("2027-03-01", "2027-03-05");

	(void)state;
	assert_false(item_window(&f).needed);
	assert_int_equal(item_todo(&f, on("2027-03-05")).todo, DUE_DEPOSIT);
	f.postdated = true;
	assert_int_equal(item_window(&f).last.days, on("2027-03-02").days);
	assert_int_equal(item_todo(&f, on("2027-03-02")).todo, DUE_NOTICE);
	assert_int_equal(item_todo(&f, on("2027-03-05")).todo, DUE_NOTICE_LATE);
}

/* Never before the date on it; a weekend waits for the bank; done is done; a hold holds. */
static void dates_and_holds(void **state)
{
	struct item_facts f = check("2027-03-01", "2027-03-06"); /* a Saturday, no notice needed */

	(void)state;
	assert_int_equal(item_todo(&f, on("2027-03-05")).todo, DUE_WAIT);
	assert_int_equal(item_todo(&f, on("2027-03-06")).todo, DUE_WAIT);
	assert_int_equal(item_todo(&f, on("2027-03-06")).by.days, on("2027-03-08").days);
	assert_int_equal(item_todo(&f, on("2027-03-08")).todo, DUE_DEPOSIT);
	f.state = ITEM_HELD;
	assert_int_equal(item_todo(&f, on("2027-03-08")).todo, DUE_HELD);
	f.hold_until = on("2027-03-10");
	assert_int_equal(item_todo(&f, on("2027-03-09")).todo, DUE_HELD);
	assert_int_equal(item_todo(&f, on("2027-03-10")).todo, DUE_DEPOSIT);
	f.state = ITEM_DEPOSITED;
	assert_int_equal(item_todo(&f, on("2027-03-10")).todo, DUE_NOTHING);
}

/* PD6: a series has one window an item. */
static void pd6_series(void **state)
{
	struct item_facts a = check("2027-03-01", "2027-04-01"),
		b = check("2027-03-01", "2027-05-03");

	(void)state;
	assert_int_equal(item_todo(&a, on("2027-03-22")).todo, DUE_NOTICE);
	assert_int_equal(item_todo(&b, on("2027-03-22")).todo, DUE_WAIT);
	assert_int_equal(item_todo(&b, on("2027-04-19")).todo, DUE_NOTICE);
}

static struct ach_facts debit(bool varies)
{
	return (struct ach_facts){ .recurring = true, .authorized = true, .copy_given = true,
		.varies = varies, .noticed = DATE_NONE, .dated = on("2027-04-15") };
}

/* N1: the same sum on the same day needs an authorization and a copy, and no notice. */
static void n1_level_series(void **state)
{
	struct ach_facts a = debit(false);

	(void)state;
	assert_int_equal(ach_need(&a, on("2027-04-14")), ACH_READY);
	a.copy_given = false;
	assert_int_equal(ach_need(&a, on("2027-04-14")), ACH_COPY);
	a.recurring = false; /* once: no copy is asked */
	assert_int_equal(ach_need(&a, on("2027-04-14")), ACH_READY);
	a.authorized = false;
	assert_int_equal(ach_need(&a, on("2027-04-14")), ACH_AUTHORIZATION);
}

/* N2: a last payment of another amount needs notice ten days before. */
static void n2_varying_amount(void **state)
{
	struct ach_facts a = debit(true);

	(void)state;
	assert_int_equal(ach_need(&a, on("2027-04-05")), ACH_NOTICE);
	assert_int_equal(ach_need(&a, on("2027-04-06")), ACH_NOTICE_LATE);
	a.noticed = on("2027-04-05");
	assert_int_equal(ach_need(&a, on("2027-04-15")), ACH_READY);
	a.noticed = on("2027-04-06");
	assert_int_equal(ach_need(&a, on("2027-04-15")), ACH_NOTICE_LATE);
}

/* N3: revoked: no further debits, whatever else is in order. */
static void n3_revoked(void **state)
{
	struct item_facts f = check("2027-03-01", "2027-03-05");

	(void)state;
	f.kind = INSTRUMENT_ACH;
	f.ach = debit(false);
	assert_int_equal(item_todo(&f, on("2027-03-05")).todo, DUE_DEPOSIT);
	f.ach.revoked = true;
	assert_int_equal(item_todo(&f, on("2027-03-05")).todo, DUE_ACH);
	assert_int_equal(item_todo(&f, on("2027-03-05")).ach, ACH_REVOKED);
	f.ach = (struct ach_facts){ .noticed = DATE_NONE };
	assert_int_equal(item_todo(&f, on("2027-03-02")).ach, ACH_AUTHORIZATION);
	assert_true(strlen(ach_need_text(ACH_AUTHORIZATION)) > 0);
}

/* The classes of the return codes. */
static void return_codes(void **state)
{
	static const struct { const char *codes; enum return_class is; } rows[] = {
		{ "R01 R09 NSF", RETURN_RETRY }, { "R02 R03 R04 R16 R20 CLOSED", RETURN_DEAD },
		{ "R07 R08 R10 R29 stop", RETURN_STOP },
	};
	char code[8];

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		for (const char *p = rows[i].codes; *p != '\0'; p += strspn(p, " ")) {
			size_t len = strcspn(p, " ");

			snprintf(code, sizeof code, "%.*s", (int)len, p);
			assert_non_null(return_code_find(code));
			assert_int_equal(return_code_find(code)->is, rows[i].is);
			p += len;
		}
	assert_null(return_code_find("R99"));
	assert_string_equal(return_code_row(0)->code, "R01");
	assert_null(return_code_row(99));
}

/* Presented again twice at most, within 180 days, and only for lack of funds. */
static void presented_again(void **state)
{
	const struct return_code *r01 = return_code_find("R01"), *r02 = return_code_find("R02");
	struct date first = on("2027-01-04");

	(void)state;
	assert_true(represent_allowed(r01, 1, first, on("2027-01-10")));
	assert_true(represent_allowed(r01, 2, first, date_add_days(first, 180)));
	assert_false(represent_allowed(r01, 3, first, on("2027-01-20")));
	assert_false(represent_allowed(r01, 1, first, date_add_days(first, 181)));
	assert_false(represent_allowed(r02, 1, first, on("2027-01-10")));
}

/* Any item on any day: what is deposited is not before its date, and its notice stands. */
static void deposits_hold(void **state)
{
	(void)state;
	for (int n = unit_rounds(3000); n > 0; n--) {
		struct item_facts f = check("2027-03-01", "2027-03-02");
		struct date today = date_add_days(f.taken, (int32_t)unit_between(0, 60));

		f.dated = date_add_days(f.taken, (int32_t)unit_between(0, 40));
		f.postdated = item_postdated(f.taken, f.dated);
		if (unit_between(0, 2) > 0)
			f.noticed = date_add_days(f.taken, (int32_t)unit_between(0, 40));
		if (item_todo(&f, today).todo != DUE_DEPOSIT)
			continue;
		struct notice_window w = notice_window(f.taken, today);

		assert_true(date_cmp(today, f.dated) >= 0);
		assert_true(date_is_business_day(today));
		if (date_days_between(f.taken, f.dated) <= 5)
			continue;               /* needs no notice */
		assert_true(date_cmp(f.noticed, w.first) >= 0);
		assert_true(date_cmp(f.noticed, w.last) <= 0);
	}
}

/* What is kept of a kind and a state is read back as the same; another word changes nothing. */
static void words_are_kept(void **state)
{
	enum instrument kind = INSTRUMENT_CARD;
	enum item_state now = ITEM_CANCELLED;

	(void)state;
	for (int i = 0; i < INSTRUMENT_COUNT; i++) {
		assert_true(instrument_parse(instrument_name((enum instrument)i), &kind));
		assert_int_equal(kind, i);
	}
	for (int i = 0; i < ITEM_STATE_COUNT; i++) {
		assert_true(item_state_parse(item_state_name((enum item_state)i), &now));
		assert_int_equal(now, i);
	}
	assert_false(instrument_parse("cheque", &kind));
	assert_false(item_state_parse("", &now));
	assert_int_equal(kind, INSTRUMENT_CARD);
	assert_int_equal(now, ITEM_CANCELLED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pd_windows),
		cmocka_unit_test(what_a_day_asks),
		cmocka_unit_test(a_duty_of_notice_stays),
		cmocka_unit_test(dates_and_holds),
		cmocka_unit_test(pd6_series),
		cmocka_unit_test(n1_level_series),
		cmocka_unit_test(n2_varying_amount),
		cmocka_unit_test(n3_revoked),
		cmocka_unit_test(return_codes),
		cmocka_unit_test(presented_again),
		cmocka_unit_test(deposits_hold),
		cmocka_unit_test(words_are_kept),
	};

	return cmocka_run_group_tests_name("instrument", tests, NULL, NULL);
}
