/* SPDX-License-Identifier: MIT */
/* Bands, next actions, roles and disclosures. */
#include "unit.h"

#include "arrears/domain/band.h"
#include "arrears/domain/disclose.h"

static struct date day(int y, int m, int d)
{
	return date_from_ymd(y, m, d);
}

static struct band_facts follow_up(struct date due)
{
	return (struct band_facts){ .next = { .kind = NEXT_FOLLOWUP, .due = due }, .status = "ACT",
		.client = "MERCY", .lang = "ES", .state = "IL", .phones = 2, .balance = { 128455 },
		.placed = day(2026, 9, 1), .worked = day(2026, 11, 20), .attempts = 2 };
}

/* Each term of the vocabulary holds and fails as written. */
static void band_terms(void **state)
{
	static const struct { const char *filter; bool holds; } rows[] = {
		{ "", true }, { "NEXT=FOLLOWUP", true }, { "NEXT=TIMED,NEW", false },
		{ "NEXT<>TIMED/NEW", true }, { "STATUS=NEW,ACT", true }, { "STATUS<>ACT", false },
		{ "CLASS=ACTIVE", true }, { "CLASS=HOLD", false }, { "CLIENT=MERCY", true },
		{ "LANG=ES STATE=IL", true }, { "LANG=ES STATE=WI", false }, { "FLAG=HOT", true },
		{ "FLAG=PARKED", false }, { "FLAG<>PARKED", true }, { "DISPUTE=Y", false },
		{ "DISPUTE=N", true }, { "PHONES=0", false }, { "PHONES>=2", true },
		{ "BAL>=1,284.55", false }, { "BAL>=1284.55", true }, { "BAL<=1284.54", false },
		{ "AGE>=84", true }, { "AGE>=85", false }, { "WORKED<=4", true },
		{ "DUE<=0", true },
		{ "DUE<=-2", false }, { "DUE=-1", true }, { "ATTEMPTS>=3", false },
	};
	struct date today = day(2026, 11, 24);
	struct band_facts a = follow_up(day(2026, 11, 23));

	(void)state;
	a.flags = BANDF_HOT;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct band_filter f;
		enum msgid id = band_parse(rows[i].filter, &f, NULL);

		if (strstr(rows[i].filter, "1,284") != NULL) {
			assert_msg(id, MSG_BAND_FILTER);
			continue;
		}
		assert_ok(id);
		if (band_matches(&f, &a, today) != rows[i].holds)
			fail_msg("%s", rows[i].filter);
	}
	a.worked = DATE_NONE;
	struct band_filter f;
	assert_ok(band_parse("WORKED>=9999", &f, NULL));
	assert_true(band_matches(&f, &a, today));
}

/* Unknown names, operators, values and too much of anything are refused with the term. */
static void bad_filters_are_refused(void **state)
{
	static const char *const bad[] = { "NEXT", "NOPE=1", "NEXT=", "NEXT=NOPE", "CLASS=X",
		"DISPUTE=MAYBE", "PHONES=X", "BAL=X", "FLAG=X", "STATUS>=ACT", "PHONES>=1,2",
		"CLIENT=ABCDEFGHIJKL", "STATUS=A,B,C,D,E,F,G",
		"AGE>=1 AGE>=1 AGE>=1 AGE>=1 AGE>=1 AGE>=1 AGE>=1 AGE>=1 AGE>=1" };
	struct band_filter f = { .count = 77 };
	struct err err;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
		assert_msg(band_parse(bad[i], &f, &err), MSG_BAND_FILTER);
		assert_int_equal(f.count, 77);
		assert_true(*err.subst[0] != '\0' && *err.subst[1] != '\0');
	}
}

/* The shipped bands: eleven, in working order, each met by the account it is for. */
static void shipped_bands_in_order(void **state)
{
	static const struct { enum next_kind next; int phones; unsigned flags; int attempts;
		const char *band; } rows[] = {
		{ NEXT_TIMED, 1, 0, 0, "TIMED" }, { NEXT_BROKEN, 1, 0, 0, "BROKEN" },
		{ NEXT_DUE, 1, 0, 0, "DUE" }, { NEXT_FOLLOWUP, 1, BANDF_HOT, 0, "HOT" },
		{ NEXT_NEW, 1, 0, 0, "NEW" }, { NEXT_FOLLOWUP, 1, 0, 0, "FOLLOW" },
		{ NEXT_FOLLOWUP, 1, 0, 6, "NOCON" }, { NEXT_NEW, 0, 0, 0, "SKIP" },
		{ NEXT_DISPUTE, 1, 0, 0, "DISP" }, { NEXT_REVIEW, 1, 0, 0, "CLER" },
		{ NEXT_SUPERVISOR, 1, 0, 0, "SUPER" },
	};
	struct date today = day(2026, 11, 24);
	struct band bands[11], extra;

	(void)state;
	for (size_t i = 0; i < 11; i++) {
		assert_true(band_seed(i, &bands[i]));
		assert_true(i == 0 || bands[i - 1].order < bands[i].order);
	}
	assert_false(band_seed(11, &extra));
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct band_facts a = follow_up(today);

		a.next.kind = rows[i].next;
		a.phones = rows[i].phones;
		a.flags = rows[i].flags;
		a.attempts = rows[i].attempts;
		int b = band_of(bands, 11, &a, today);
		assert_true(b >= 0);
		assert_string_equal(bands[b].code, rows[i].band);
	}
	struct band_facts later = follow_up(day(2026, 11, 25));
	assert_int_equal(band_of(bands, 11, &later, today), -1);
	bands[5].active = false;
	later.next.due = today;
	assert_int_equal(band_of(bands, 11, &later, today), -1);
	for (int s = 0; s < SORT_COUNT; s++) {
		enum band_sort got = SORT_COUNT;
		assert_true(band_sort_parse(band_sort_name((enum band_sort)s), &got));
		assert_int_equal(got, s);
	}
	assert_string_equal(band_sort_name(SORT_COUNT), "");
}

/* Follow-ups fall on business days and never past the limit, never before today. */
static void follow_up_dates(void **state)
{
	struct date wed = day(2026, 11, 25), none = DATE_NONE;

	(void)state;
	/* Thanksgiving is the 26th. */
	assert_int_equal(next_due(wed, 1, true, none).days, day(2026, 11, 27).days);
	assert_int_equal(next_due(wed, 1, false, none).days, day(2026, 11, 27).days);
	assert_int_equal(next_due(wed, 3, false, none).days, day(2026, 11, 30).days);
	assert_int_equal(next_due(wed, 0, true, none).days, wed.days);
	assert_int_equal(next_due(wed, 30, false, day(2026, 11, 29)).days, day(2026, 11, 27).days);
	assert_int_equal(next_due(wed, 30, false, day(2026, 11, 20)).days, wed.days);
}

/* every open account gets a proposal that fits its state. */
static void every_open_account_has_a_next_action(void **state)
{
	static const struct { struct next_situation s; enum next_kind kind; } rows[] = {
		{ { .has_phone = true }, NEXT_NEW }, { { .worked = true, .has_phone = true },
			NEXT_FOLLOWUP }, { { .worked = true }, NEXT_REVIEW },
		{ { .on_hold = true, .disputed = true }, NEXT_DISPUTE },
		{ { .on_hold = true, .has_phone = true }, NEXT_CLERICAL },
		{ { .on_hold = true, .blocked = true }, NEXT_SUPERVISOR },
	};
	struct date fri = day(2026, 11, 20);

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct next_action n = next_default(&rows[i].s, fri);

		assert_int_equal(n.kind, rows[i].kind);
		assert_int_equal(n.due.days, n.kind == NEXT_FOLLOWUP ? fri.days + 3 : fri.days);
	}
	for (int k = 0; k < NEXT_KIND_COUNT; k++) {
		enum next_kind got = NEXT_KIND_COUNT;
		assert_true(next_kind_parse(next_kind_name((enum next_kind)k), &got));
		assert_int_equal(got, k);
	}
	enum next_kind kind;
	assert_false(next_kind_parse("NOPE", &kind));
	assert_string_equal(next_kind_name(NEXT_KIND_COUNT), "");
}

/* The earliest drives: day, then the timed one, then its minute, priority, kind. */
static void the_earliest_action_drives(void **state)
{
	struct date d = day(2026, 11, 24);
	struct next_action rows[] = {
		{ NEXT_FOLLOWUP, date_add_days(d, -1), 0, 9 }, { NEXT_TIMED, d, 1000, 5 },
		{ NEXT_TIMED, d, 2000, 1 }, { NEXT_REVIEW, d, 0, 1 }, { NEXT_NEW, d, 0, 2 },
		{ NEXT_FOLLOWUP, d, 0, 2 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		for (size_t k = 0; k < ARRAY_SIZE(rows); k++) {
			int c = next_action_cmp(&rows[i], &rows[k]);
			assert_true(i < k ? c < 0 : i > k ? c > 0 : c == 0);
		}
}

/* Auditors read only; users and restore are an admin's; overrides a lead's or above. */
static void roles_and_operations(void **state)
{
	struct err err;

	(void)state;
	for (int op = 0; op < OP_COUNT; op++) {
		assert_int_not_equal(operation_name((enum operation)op)[0], '\0');
		assert_int_not_equal(operation_doing((enum operation)op)[0], '\0');
		assert_true(authority_allows(USER_ADMIN, (enum operation)op));
		bool reads = op == OP_VIEW || op == OP_PRIVATE_NOTE || op == OP_UNMASK ||
			op == OP_AUDIT;
		assert_int_equal(authority_allows(USER_AUDITOR, (enum operation)op), reads);
		assert_true(!authority_allows(USER_COLLECTOR, (enum operation)op) ||
			authority_allows(USER_LEAD, (enum operation)op));
	}
	assert_ok(authority_check(USER_LEAD, OP_OVERRIDE, &err));
	assert_msg(authority_check(USER_COLLECTOR, OP_OVERRIDE, &err), MSG_NOT_AUTHORIZED);
	assert_string_equal(err.subst[0], "Calling against the rules");
	assert_string_equal(err.subst[2], "LEAD, ADMIN");
	assert_false(authority_allows(USER_LEAD, OP_USERS));
	assert_false(authority_allows(USER_ROLE_COUNT, OP_VIEW));
	assert_string_equal(operation_name(OP_COUNT), "");
	for (int r = 0; r < USER_ROLE_COUNT; r++) {
		enum user_role got = USER_ROLE_COUNT;
		assert_true(role_parse(role_name((enum user_role)r), &got));
		assert_int_equal(got, r);
	}
	enum user_role role;
	assert_false(role_parse("BOSS", &role));
	assert_true(role_reaches(USER_ADMIN, USER_LEAD) && role_reaches(USER_LEAD, USER_LEAD));
	assert_false(role_reaches(USER_COLLECTOR, USER_LEAD));
	assert_false(role_reaches(USER_AUDITOR, USER_COLLECTOR));
}

static const struct disclosed nothing_yet;

/* MM1: 18(e)(1)-1, a limited-content message owes nothing; the call after it owes all. */
static void mm1_after_a_limited_message(void **state)
{
	(void)state;
	struct disclosure_owed o = disclosure_owed(&nothing_yet, TALK_LIMITED, LANG_EN);

	assert_int_equal(o.form, DISCLOSE_NONE);
	o = disclosure_owed(&nothing_yet, TALK_ORAL, LANG_EN);
	assert_int_equal(o.form, DISCLOSE_FULL);
}

/* MM2: 18(e)(4)-1.i, full in Spanish at first, later the short form in both languages. */
static void mm2_languages(void **state)
{
	(void)state;
	struct disclosure_owed o = disclosure_owed(&nothing_yet, TALK_ORAL, LANG_ES);

	assert_true(o.form == DISCLOSE_FULL && o.languages == LANG_ES);
	struct disclosed d = { .initial_made = true, .initial_oral = true, .full_in = LANG_ES };
	o = disclosure_owed(&d, TALK_ORAL, LANG_ES | LANG_EN);
	assert_true(o.form == DISCLOSE_SHORT && o.languages == (LANG_ES | LANG_EN));
	assert_non_null(disclosure_text(DISCLOSE_FULL, LANG_ES));
	assert_null(disclosure_text(DISCLOSE_FULL, LANG_OTHER));
	assert_int_equal(language_parse("ES"), LANG_ES);
	assert_int_equal(language_parse(""), LANG_EN);
	assert_int_equal(language_parse("PL"), LANG_OTHER);
}

/* MM3: 18(e)(1), what was said first is said again in the first writing, and only there. */
static void mm3_first_writing_after_oral(void **state)
{
	(void)state;
	struct disclosed d = { .initial_made = true, .initial_oral = true };

	assert_int_equal(disclosure_owed(&d, TALK_WRITTEN, LANG_EN).form, DISCLOSE_FULL);
	d.written_made = true;
	d.full_in = LANG_EN;
	assert_int_equal(disclosure_owed(&d, TALK_WRITTEN, LANG_EN).form, DISCLOSE_SHORT);
	d.initial_oral = false;
	assert_int_equal(disclosure_owed(&d, TALK_WRITTEN, LANG_EN).form, DISCLOSE_SHORT);
}

/* MM4: a voicemail that mentions an account is a communication; location calls and pleadings
 * never carry the words. */
static void mm4_voicemail_with_content(void **state)
{
	(void)state;
	assert_int_equal(disclosure_owed(&nothing_yet, TALK_VOICEMAIL_DEBT, LANG_EN).form,
		DISCLOSE_FULL);
	assert_int_equal(disclosure_owed(&nothing_yet, TALK_LOCATION, LANG_EN).form, DISCLOSE_NONE);
	assert_int_equal(disclosure_owed(&nothing_yet, TALK_PLEADING, LANG_EN).form, DISCLOSE_NONE);
}

/* One equal thing identifies; one that differs spoils it; what is not on file does not help. */
static void identity_is_what_is_asked(void **state)
{
	static const struct { struct identity said; bool matches; } rows[] = {
		{ { "4410", 7, 4, "" }, true }, { { "4410", 0, 0, "1182a" }, true },
		{ { "4410", 0, 0, "" }, true }, { { "4411", 7, 4, "1182A" }, false },
		{ { "4410", 7, 5, "" }, false }, { { "4410", 7, 4, "1183" }, false },
		{ { "", 0, 0, "" }, false }, { { "", 7, 4, "1182A" }, true },
	};
	struct identity file = { "4410", 7, 4, "" }, bare = { "4410", 0, 0, "" };

	(void)state;
	identity_house("1182A N KEDZIE AVE", file.house);
	assert_string_equal(file.house, "1182A");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		assert_int_equal(identity_matches(&rows[i].said, &file), rows[i].matches);
	assert_true(identity_matches(&rows[0].said, &bare));
	bare.last4[0] = '\0';
	assert_false(identity_matches(&rows[0].said, &bare));
	char house[12];
	identity_house("PO BOX 12", house);
	assert_string_equal(house, "");
	identity_house("123456789012345 X", house);
	assert_string_equal(house, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(band_terms), cmocka_unit_test(bad_filters_are_refused),
		cmocka_unit_test(shipped_bands_in_order), cmocka_unit_test(follow_up_dates),
		cmocka_unit_test(every_open_account_has_a_next_action),
		cmocka_unit_test(the_earliest_action_drives),
		cmocka_unit_test(roles_and_operations),
		cmocka_unit_test(mm1_after_a_limited_message), cmocka_unit_test(mm2_languages),
		cmocka_unit_test(mm3_first_writing_after_oral),
		cmocka_unit_test(mm4_voicemail_with_content),
		cmocka_unit_test(identity_is_what_is_asked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
