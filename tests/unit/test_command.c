/* SPDX-License-Identifier: MIT */
#include "arrears/desk/command.h"

#include "../lib/unit.h"

static bool find(void *arg, const char *word, struct result_code *out)
{
	(void)arg;
	*out = (struct result_code){ .asks = strcmp(word, "DSPO") == 0 ? ASK_TEXT : 0 };
	(void)text_put(out->code, sizeof out->code, word);
	return strcmp(word, "NA") == 0 || strcmp(word, "LCM") == 0 || strcmp(word, "DSPO") == 0 ||
		strcmp(word, "3P") == 0;
}

static struct command_line parse(const char *text)
{
	static const struct command_codes codes = { .find = find };
	struct command_line line;
	assert_ok(parse_line(text, &codes, &line, NULL));
	return line;
}

/* A code in any case is that code; a number is a phone; 3P is a code although it starts with 3. */
static void words_are_told_apart(void **state)
{
	(void)state;
	assert_int_equal(parse("na").commands[0].kind, COMMAND_CODE);
	assert_int_equal(parse(" 2 ").commands[0].kind, COMMAND_PHONE);
	assert_int_equal(parse("3p").commands[0].kind, COMMAND_CODE);
	assert_int_equal(parse("xfer garcia").commands[0].verb, VERB_XFER);
	assert_int_equal(parse("QQ").commands[0].kind, COMMAND_UNKNOWN);
	assert_int_equal(parse("").count, 0);
}

/* NA&2 is a result and then a phone, in that order. */
static void ampersand_separates(void **state)
{
	(void)state;
	struct command_line l = parse("NA & 2&&LCM 2");
	assert_int_equal(l.count, 3);
	assert_string_equal(l.commands[0].word, "NA");
	assert_int_equal(l.commands[1].kind, COMMAND_PHONE);
	assert_string_equal(l.commands[2].args, "2");
}

/* ; , NOTE and free-text codes own the rest of the line, & and all. */
static void free_text_takes_the_rest(void **state)
{
	(void)state;
	struct command_line l = parse("NA ;left & came back; twice");
	assert_int_equal(l.count, 1);
	assert_string_equal(l.commands[0].note, "left & came back; twice");
	l = parse("DSPO paid in June & July");
	assert_int_equal(l.count, 1);
	assert_string_equal(l.commands[0].args, "paid in June & July");
	l = parse("NOTE calls & writes");
	assert_string_equal(l.commands[0].note, "calls & writes");
	l = parse(";only a note");
	assert_int_equal(l.commands[0].kind, COMMAND_NOTE);
	assert_string_equal(l.commands[0].note, "only a note");
}

/* Seventeen commands are refused; nothing of the line is given out. */
static void too_many_are_refused(void **state)
{
	struct command_line line = { .count = 7 };
	(void)state;
	assert_msg(parse_line("1&1&1&1&1&1&1&1&1&1&1&1&1&1&1&1&1", NULL, &line, NULL),
		MSG_COMMANDS_MANY);
	assert_int_equal(line.count, 7);
}

/* Times as they are said; hours one to seven are in the afternoon unless A is typed. */
static void times(void **state)
{
	static const struct { const char *text; int minute; } good[] = {
		{ "10", 600 }, { "1030", 630 }, { "10:30", 630 }, { "2P", 840 }, { "2:30PM", 870 },
		{ "14", 840 }, { "2", 840 }, { "9A", 540 }, { "12", 720 }, { "12P", 720 },
		{ "12A", 0 }, { "0830", 510 }, { "230", 870 }, { "7A", 420 }, { "2359", 1439 },
	};
	static const char *const bad[] = { "", "24", "25:00", "10:60", "1260", "13P", "0P", "A",
		"10:3", "10x", "99999" };
	int minute = -7;
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(good); i++) {
		assert_ok(parse_time(good[i].text, &minute, NULL));
		assert_int_equal(minute, good[i].minute);
	}
	minute = -7;
	for (size_t i = 0; i < ARRAY_SIZE(bad); i++)
		assert_msg(parse_time(bad[i], &minute, NULL), MSG_TIME_INVALID);
	assert_int_equal(minute, -7);
}

/* CB MON 10 is next Monday at ten; a time alone is today; a date alone leaves the time open. */
static void whens(void **state)
{
	struct date today = date_from_ymd(2026, 11, 24), d;     /* a Tuesday */
	int minute;
	(void)state;
	assert_ok(parse_when("MON 10", today, &d, &minute, NULL));
	assert_int_equal(date_days_between(today, d), 6);
	assert_int_equal(minute, 600);
	assert_ok(parse_when("15:30", today, &d, &minute, NULL));
	assert_int_equal(date_days_between(today, d), 0);
	assert_ok(parse_when("+3", today, &d, &minute, NULL));
	assert_int_equal(minute, -1);
	assert_msg(parse_when("SOON 10", today, &d, &minute, NULL), MSG_DATE_INVALID);
	assert_msg(parse_when("MON 25", today, &d, &minute, NULL), MSG_TIME_INVALID);
}

/* LCM 2 names the phone; NA x is too much; DSPO keeps its words. */
static void result_arguments(void **state)
{
	struct result_code lcm = { .code = "LCM" }, dspo = { .code = "DSPO", .asks = ASK_TEXT };
	struct date today = date_from_ymd(2026, 11, 24);
	struct result_args a;
	(void)state;
	assert_ok(parse_result_args(&lcm, "2", today, &a, NULL));
	assert_int_equal(a.phone, 2);
	assert_ok(parse_result_args(&dspo, "2 letters", today, &a, NULL));
	assert_string_equal(a.text, "2 letters");
	assert_int_equal(a.phone, 0);
	struct result_code rpc = { .code = "RPC", .note = "Talked on {PHONE} {TEXT}" };
	assert_ok(parse_result_args(&rpc, "3", today, &a, NULL));
	assert_int_equal(a.phone, 3);
	assert_ok(parse_result_args(&rpc, "lost her job", today, &a, NULL));
	assert_string_equal(a.text, "lost her job");
	assert_msg(parse_result_args(&lcm, "later", today, &a, NULL), MSG_ARGUMENT_EXTRA);
	assert_msg(parse_result_args(&lcm, "0", today, &a, NULL), MSG_PHONE_NONE);
}

/* ID 4410, with birth month and day and house number where they are said. */
static void identities(void **state)
{
	char last4[5], house[12];
	int month, day;
	(void)state;
	assert_ok(parse_identity("4410", last4, &month, &day, house, NULL));
	assert_string_equal(last4, "4410");
	assert_int_equal(month, 0);
	assert_ok(parse_identity("4410 0412 1182A", last4, &month, &day, house, NULL));
	assert_int_equal(month * 100 + day, 412);
	assert_string_equal(house, "1182A");
	assert_msg(parse_identity("44", last4, &month, &day, house, NULL), MSG_IDENTITY_INVALID);
	assert_msg(parse_identity("4410 0231", last4, &month, &day, house, NULL),
		MSG_IDENTITY_INVALID);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_told_apart),
		cmocka_unit_test(ampersand_separates),
		cmocka_unit_test(free_text_takes_the_rest),
		cmocka_unit_test(too_many_are_refused),
		cmocka_unit_test(times),
		cmocka_unit_test(whens),
		cmocka_unit_test(result_arguments),
		cmocka_unit_test(identities),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
