/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "arrears/domain/code.h"

static struct result_code seeded(const char *name)
{
	struct result_code c;

	for (size_t i = 0; code_seed(i, &c); i++)
		if (strcmp(c.code, name) == 0)
			return c;
	fail_msg("no code %s", name);
	return c;
}

static bool status_exists(const char *name)
{
	struct status s;

	for (size_t i = 0; status_seed(i, &s); i++)
		if (strcmp(s.code, name) == 0)
			return true;
	return false;
}

/* Every shipped code passes the check a lead's code must pass, names a known status, parent and
 * alias; names are unique. */
static void shipped_codes_are_sound(void **state)
{
	(void)state;
	struct result_code c;
	size_t n = 0;

	for (; code_seed(n, &c); n++) {
		struct result_code parent = { 0 };
		bool child = *c.parent != '\0';

		if (child)
			parent = seeded(c.parent);
		assert_ok(code_check(&c, child ? &parent : NULL, NULL));
		assert_true(*c.status == '\0' || status_exists(c.status));
		assert_true(*c.alias_of == '\0' || *seeded(c.alias_of).code != '\0');
		assert_string_equal(seeded(c.code).text, c.text);
		/* Nobody reached leaves the account, but where another number is to be tried. */
		assert_true(c.reach != REACH_NOBODY || c.leaves || c.phone == PHONE_SET_BAD);
	}
	assert_int_equal(n, 31);
}

/* The law's columns of compliance 5.2: ctd, conv, RPC. */
static void law_columns_as_in_5_2(void **state)
{
	static const struct { const char *code; unsigned law; } rows[] = {
		{ "NA", LAW_ATTEMPT }, { "BZ", 0 }, { "DISC", 0 }, { "FAST", 0 },
		{ "VMF", LAW_ATTEMPT }, { "LM", LAW_ATTEMPT }, { "LCM", LAW_ATTEMPT },
		{ "LMF", LAW_ATTEMPT }, { "RVM", LAW_ATTEMPT }, { "DROP", LAW_ATTEMPT },
		{ "HUP", LAW_ATTEMPT }, { "WN", 0 }, { "3P", LAW_ATTEMPT }, { "NI", LAW_ATTEMPT },
		{ "RPC", LAW_ATTEMPT | LAW_CONVERSATION | LAW_RIGHT_PARTY },
		{ "REF", LAW_ATTEMPT | LAW_CONVERSATION | LAW_RIGHT_PARTY },
		{ "CB", LAW_ATTEMPT | LAW_CONVERSATION | LAW_RIGHT_PARTY },
		{ "DSPO", LAW_ATTEMPT | LAW_CONVERSATION | LAW_RIGHT_PARTY },
		{ "STOP", LAW_ATTEMPT | LAW_CONVERSATION | LAW_RIGHT_PARTY },
		{ "ATTY", LAW_ATTEMPT | LAW_CONVERSATION | LAW_RIGHT_PARTY },
		{ "BKY", LAW_ATTEMPT | LAW_CONVERSATION | LAW_RIGHT_PARTY },
		{ "DSPW", 0 }, { "CEASE", 0 }, { "DEC", LAW_ATTEMPT },
		{ "INB", LAW_CONVERSATION | LAW_RIGHT_PARTY }, { "INB3", 0 }, { "ATTC", 0 },
	};
	unsigned columns = LAW_ATTEMPT | LAW_CONVERSATION | LAW_RIGHT_PARTY;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		assert_int_equal(seeded(rows[i].code).law & columns, rows[i].law);
	assert_true(seeded("WN").law & LAW_UNCOUNT);
	assert_int_equal(seeded("CEASE").holds, HOLD_CEASE);
	assert_true(seeded("CB").law & LAW_CONSENT);
}

/* Statuses of compliance 5.3: what may not be called has a hold, and the other way round. */
static void statuses_agree_with_their_holds(void **state)
{
	(void)state;
	struct status s;
	size_t n = 0;

	for (; status_seed(n, &s); n++) {
		assert_int_equal(s.class != STATUS_ACTIVE, s.holds != 0);
		assert_int_equal(s.class == STATUS_ACTIVE, s.outbound == OUTBOUND_YES);
	}
	assert_int_equal(n, 28);
	assert_false(status_exists("PTQ"));
}

static struct result_code own(const char *name)
{
	struct result_code c = { .law = LAW_ATTEMPT, .days = 1, .priority = 5, .active = true,
		.note = "Talked {TEXT}" };

	(void)text_put(c.code, sizeof(c.code), name);
	return c;
}

/* A new code keeps every strict flag of its parent and gains none that relaxes. */
static void a_code_cannot_loosen_the_law(void **state)
{
	(void)state;
	struct result_code rpc = seeded("RPC"), na = seeded("NA"), bky = seeded("BKY");
	struct result_code c = own("TLK");
	struct err err;

	assert_msg(code_check(&c, &rpc, &err), MSG_CODE_LOOSER);
	assert_string_equal(err.subst[2], "CONV+RPC+COMM");
	c = code_inherit(c, &rpc);
	assert_ok(code_check(&c, &rpc, NULL));
	assert_string_equal(c.parent, "RPC");
	c = own("QUIET");
	c.law |= LAW_UNCOUNT;
	assert_msg(code_check(&c, &na, NULL), MSG_CODE_LOOSER);
	c.law = LAW_ATTEMPT | LAW_CONVERSATION;
	assert_ok(code_check(&c, &na, NULL));
	c = code_inherit(own("BKX"), &bky);
	c.holds = 0;
	assert_msg(code_check(&c, &bky, &err), MSG_CODE_LOOSER);
	assert_string_equal(err.subst[2], "BANKRUPTCY");
}

/* Names, parents, days, priority and templates are checked with a message each. */
static void bad_codes_are_refused(void **state)
{
	(void)state;
	struct result_code na = seeded("NA"), c = own("XX");

	assert_ok(code_check(&c, &na, NULL));
	assert_msg(code_check(&c, NULL, NULL), MSG_CODE_PARENT);
	na.active = false;
	assert_msg(code_check(&c, &na, NULL), MSG_CODE_PARENT);
	na.active = true;
	c.days = 366;
	assert_msg(code_check(&c, &na, NULL), MSG_CODE_RANGE);
	c = own("XX");
	c.priority = 10;
	assert_msg(code_check(&c, &na, NULL), MSG_CODE_RANGE);
	c = own("XX");
	(void)text_put(c.note, sizeof(c.note), "{WHO}");
	assert_msg(code_check(&c, &na, NULL), MSG_MERGE_WORD);
	static const char *const bad[] = { "", "X", "12", "x1", "A-B" };
	for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
		c = own(bad[i]);
		assert_msg(code_check(&c, &na, NULL), MSG_CODE_NAME);
	}
	static const char *const taken[] = { "VIEW", "PTP", "WRKXX", "CEASE" };
	for (size_t i = 0; i < ARRAY_SIZE(taken); i++) {
		c = own(taken[i]);
		assert_msg(code_check(&c, &na, NULL), MSG_CODE_RESERVED);
	}
}

/* A call's flags are the strongest of its results. */
static void call_flags_are_the_strongest(void **state)
{
	(void)state;
	struct result_code na = seeded("NA"), dspo = seeded("DSPO"), inb = seeded("INB");
	struct call_flags f = call_flags_add((struct call_flags){ 0 }, &na);

	assert_true(f.counted && !f.conversation);
	f = call_flags_add(f, &dspo);
	assert_true(f.counted && f.conversation && f.right_party && f.communication);
	f = call_flags_add((struct call_flags){ 0 }, &inb);
	assert_true(!f.counted && f.conversation && f.inbound);
}

/* Words of flags read back as they are shown; unknown words are refused. */
static void words_read_back(void **state)
{
	(void)state;
	char text[128];
	unsigned bits = 0;

	for (unsigned law = 0; law < 4096; law += 7) {
		law_show(law, text, sizeof(text));
		assert_true(law_parse(text, &bits));
		assert_int_equal(bits, law);
	}
	holds_show(HOLD_CEASE | HOLD_DNC, text, sizeof(text));
	assert_string_equal(text, "CEASE+DNC");
	assert_true(holds_parse(text, &bits));
	holds_words(HOLD_CEASE | HOLD_DNC, text, sizeof(text));
	assert_string_equal(text, "CEASE, DNC");
	asks_show(ASK_DATE | ASK_TEXT, text, sizeof(text));
	assert_true(asks_parse(text, &bits));
	assert_int_equal(bits, ASK_DATE | ASK_TEXT);
	assert_false(law_parse("ATTEMPT+NO", &bits));
	for (int i = 0; i < 4; i++) {
		enum code_reach r = REACH_OFFICE;
		assert_true(reach_parse(reach_name((enum code_reach)i), &r) && (int)r == i);
	}
	for (int i = 0; i < 5; i++) {
		enum phone_effect e = PHONE_KEEP;
		assert_true(phone_effect_parse(phone_effect_name((enum phone_effect)i), &e));
		assert_int_equal(e, i);
	}
	for (int i = 0; i < 3; i++) {
		enum status_class c = STATUS_CLOSED;
		enum outbound o = OUTBOUND_NO;
		assert_true(status_class_parse(status_class_name((enum status_class)i), &c));
		assert_true(outbound_parse(outbound_name((enum outbound)i), &o));
		assert_int_equal(c, i);
		assert_int_equal(o, i);
	}
	assert_string_equal(reach_name((enum code_reach)9), "");
	assert_string_equal(outbound_name((enum outbound)9), "");
	assert_string_equal(status_class_name((enum status_class)9), "");
	assert_string_equal(phone_effect_name((enum phone_effect)9), "");
}

/* Templates put the values in, squeeze what stays empty, and are never run twice. */
static void notes_are_merged(void **state)
{
	(void)state;
	struct merge m = { .phone = "2", .text = "{PHONE} said so", .date = "11/24/26" };
	char out[60];

	merge_note("Talked on {PHONE} {TIME} {TEXT}", &m, out, sizeof(out));
	assert_string_equal(out, "Talked on 2 {PHONE} said so");
	m.text = "";
	merge_note("Talked on {PHONE}: {TEXT}", &m, out, sizeof(out));
	assert_string_equal(out, "Talked on 2");
	merge_note("{NOPE} {DATE", &m, out, sizeof(out));
	assert_string_equal(out, "{NOPE} {DATE");
	merge_note("0123456789 {TEXT}", &m, out, 8);
	assert_string_equal(out, "0123456");
	assert_true(merge_valid("{PHONE}{AMOUNT} {NAME}{STATUS}{USER}"));
	assert_false(merge_valid("{PHONE"));
	assert_false(merge_valid("PHONE}"));
	assert_false(merge_valid("{phone}"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shipped_codes_are_sound),
		cmocka_unit_test(law_columns_as_in_5_2),
		cmocka_unit_test(statuses_agree_with_their_holds),
		cmocka_unit_test(a_code_cannot_loosen_the_law),
		cmocka_unit_test(bad_codes_are_refused),
		cmocka_unit_test(call_flags_are_the_strongest),
		cmocka_unit_test(words_read_back),
		cmocka_unit_test(notes_are_merged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
