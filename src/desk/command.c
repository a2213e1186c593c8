/* SPDX-License-Identifier: MIT */
/* The collector's line as data. Pure: what a word means is asked of the caller's codes. */
#include "arrears/desk/command.h"

#include <ctype.h>
#include <strings.h>

enum { VERB_REST = 1 };                         /* takes the rest of the line, & and all */
static const struct {
	const char *name;
	const char *help;
	int how;
} verbs[VERB_COUNT] = {
	[VERB_CB] = { "CB", "Call-back at a time: CB MON 10", 0 },
	[VERB_IN] = { "IN", "A call came in: IN 5550147", 0 },
	[VERB_ON] = { "ON", "Other debts in this call: ON ALL, ON 2", 0 },
	[VERB_ID] = { "ID", "Verify: ID 4410, ID 4410 0412", 0 },
	[VERB_MM] = { "MM", "The disclosure was read", 0 },
	[VERB_HOT] = { "HOT", "On or off the hot list", 0 },
	[VERB_PARK] = { "PARK", "Set this account aside, its call open", 0 },
	[VERB_XFER] = { "XFER", "Give to another user: XFER GARCIA", 0 },
	[VERB_VIEW] = { "VIEW", "Leave without a result", 0 },
	[VERB_UNDO] = { "UNDO", "Take back the last result", 0 },
	[VERB_FIND] = { "FIND", "Find: FIND SMITH, J", VERB_REST },
	[VERB_VOID] = { "VOID", "A lead: this call was never placed", VERB_REST },
	[VERB_OVR] = { "OVR", "A lead lets one call past the limit: OVR 2", 0 },
	[VERB_STATUS] = { "STATUS", "Change the status: STATUS ACT why", VERB_REST },
	[VERB_RELEASE] = { "RELEASE", "A lead: end a restriction: RELEASE CEASE why", VERB_REST },
	[VERB_NEXT] = { "NEXT", "The next account, as Enter", 0 },
	[VERB_BACK] = { "B", "The account before this one", 0 },
	[VERB_PTP] = { "PTP", "Promise: PTP 150 FRI C, PTP BAL EOM K", 0 },
	[VERB_PLAN] = { "PLAN", "Payment plan: PLAN 6 15 A", 0 },
	[VERB_SETTLE] = { "SETTLE", "Settlement offer: SETTLE 650 EOM", 0 },
	[VERB_PAY] = { "PAY", "Payments: PAY, PAY 75 C", 0 },
	[VERB_OPT] = { "OPT", "Payment options side by side", 0 },
	[VERB_FIN] = { "FIN", "Financial statement: income and expenses", 0 },
	[VERB_CALC] = { "CALC", "Calculator: CALC 1200 * 3", 0 },
	[VERB_PAYOFF] = { "PAYOFF", "What pays it off on a date: PAYOFF EOM", 0 },
	[VERB_NSF] = { "NSF", "A payment came back unpaid", 0 },
};

const char *command_verb_name(enum command_verb v)
{
	return v > VERB_NONE && v < VERB_COUNT ? verbs[v].name : NULL;
}

const char *command_verb_help(enum command_verb v)
{
	return v > VERB_NONE && v < VERB_COUNT ? verbs[v].help : NULL;
}

static enum command_verb verb_find(const char *word)
{
	for (int v = VERB_NONE + 1; v < VERB_COUNT; v++)
		if (strcasecmp(verbs[v].name, word) == 0)
			return (enum command_verb)v;
	return VERB_NONE;
}

static const char *skip_blanks(const char *s)
{
	while (*s == ' ')
		s++;
	return s;
}

/* n bytes of s without blanks around; what comes after them. */
static const char *put_trimmed(char *out, size_t size, const char *s, size_t n)
{
	const char *end = s + n;
	while (s < end && *s == ' ')
		s++;
	n = (size_t)(end - s);
	while (n > 0 && s[n - 1] == ' ')
		n--;
	(void)text_putf(out, size, "%.*s", (int)n, s);
	return end;
}

/* The rest of the line. */
static const char *put_rest(char *out, size_t size, const char *s)
{
	return put_trimmed(out, size, s, strlen(s));
}

static void put_word(char *out, size_t size, const char *s, size_t n)
{
	char word[COMMAND_WORD];
	(void)text_putf(word, sizeof word, "%.*s", (int)n, s);
	text_upper(word, out, size);
}

static bool all_digits(const char *s)
{
	return s[0] && s[strspn(s, "0123456789")] == '\0';
}

/* Kind, verb and whether the rest of the line is its own. */
static bool classify(struct command *c, const struct command_codes *codes)
{
	struct result_code code;
	c->verb = verb_find(c->word);
	if (all_digits(c->word)) {
		c->kind = COMMAND_PHONE;
	} else if (strcmp(c->word, "NOTE") == 0) {
		c->kind = COMMAND_NOTE;
		return true;
	} else if (c->verb != VERB_NONE) {
		c->kind = COMMAND_VERB;
		return verbs[c->verb].how == VERB_REST;
	} else if (codes && codes->find && codes->find(codes->arg, c->word, &code)) {
		c->kind = COMMAND_CODE;
		return (code.asks & ASK_TEXT) != 0;
	} else {
		c->kind = COMMAND_UNKNOWN;
	}
	return false;
}

/* One command from s; returns where the next begins. */
static const char *parse_one(const char *s, const struct command_codes *codes, struct command *c)
{
	size_t word = strcspn(s, " &;");
	put_word(c->word, sizeof c->word, s, word);
	bool rest = classify(c, codes);
	s += word;
	if (rest && *s != '&') {
		s = put_rest(c->args, sizeof c->args, *s == ';' ? s + 1 : s);
		if (c->kind == COMMAND_NOTE)
			(void)text_put(c->note, sizeof c->note, c->args);
		return s;
	}
	s = put_trimmed(c->args, sizeof c->args, s, strcspn(s, "&;"));
	if (*s == ';')
		return put_rest(c->note, sizeof c->note, s + 1);
	return *s == '&' ? s + 1 : s;
}

enum msgid parse_line(const char *text, const struct command_codes *codes,
	struct command_line *out, struct err *err)
{
	struct command_line line = { .count = 0 };
	for (const char *s = skip_blanks(text); *s; s = skip_blanks(s)) {
		if (*s == '&') {
			s++;
			continue;
		}
		if (line.count == COMMANDS_MAX) {
			char max[8];
			(void)text_putf(max, sizeof max, "%d", COMMANDS_MAX);
			return err_set(err, MSG_COMMANDS_MANY, "COMMAND", max, NULL);
		}
		struct command *c = &line.commands[line.count++];
		*c = (struct command){ .kind = COMMAND_NOTHING };
		if (*s != ';') {
			s = parse_one(s, codes, c);
			continue;
		}
		c->kind = COMMAND_NOTE;
		s = put_rest(c->note, sizeof c->note, s + 1);
		(void)text_put(c->args, sizeof c->args, c->note);
	}
	*out = line;
	return MSG_OK;
}

/* Hours 1 to 7 without A or P are in the afternoon: nobody is called before eight. */
static int hour_of(int hour, char half)
{
	if (half == 'A')
		return hour == 12 ? 0 : hour;
	if (half == 'P')
		return hour == 12 ? 12 : hour + 12;
	return hour >= 1 && hour <= 7 ? hour + 12 : hour;
}

enum msgid parse_time(const char *text, int *minute, struct err *err)
{
	const char *s = text;
	int hour = 0, min = 0, digits = 0;
	bool colon = false;
	for (; isdigit((unsigned char)*s) && digits < 4; s++, digits++)
		hour = hour * 10 + (*s - '0');
	if (digits > 2) {
		min = hour % 100;
		hour /= 100;
	} else if (*s == ':' && isdigit((unsigned char)s[1]) && isdigit((unsigned char)s[2])) {
		colon = true;
		min = (s[1] - '0') * 10 + (s[2] - '0');
		s += 3;
	}
	char half = (char)toupper((unsigned char)*s);
	if (half == 'A' || half == 'P')
		s += toupper((unsigned char)s[1]) == 'M' ? 2 : 1;
	else
		half = 0;
	bool exact = half || hour > 12 || (digits == 2 && hour < 10) || digits == 4;
	bool ok = digits > 0 && *s == '\0' && min < 60 && hour < 24 && !(half && hour > 12) &&
		!(half && hour == 0) && !(colon && digits > 2);
	if (!ok)
		return err_set(err, MSG_TIME_INVALID, "COMMAND", text, NULL);
	*minute = (exact ? half ? hour_of(hour, half) : hour : hour_of(hour, 0)) * 60 + min;
	return MSG_OK;
}

enum msgid parse_when(const char *text, struct date today, struct date *date, int *minute,
	struct err *err)
{
	char first[24], second[24];
	(void)text_word(&text, first, sizeof first);
	put_rest(second, sizeof second, text);
	struct date day = today;
	int at = -1;
	enum msgid m = MSG_OK;
	if (second[0] == '\0' && parse_time(first, &at, NULL) == MSG_OK) {
		*date = today;
		*minute = at;
		return MSG_OK;
	}
	m = date_parse_typed(first, today, &day, err);
	if (m == MSG_OK && second[0])
		m = parse_time(second, &at, err);
	if (m == MSG_OK) {
		*date = day;
		*minute = at;
	}
	return m;
}

/* May be told in words what was said: RPC lost second job. It need not be. */
static bool takes_text(const struct result_code *code)
{
	return !(code->asks & (ASK_DATE | ASK_TIME)) && strstr(code->note, "{TEXT}") != NULL;
}

enum msgid parse_result_args(const struct result_code *code, const char *args, struct date today,
	struct result_args *out, struct err *err)
{
	struct result_args a = { .date = DATE_NONE, .minute = -1 };
	int64_t number = 0;
	enum msgid m = MSG_OK;
	args = skip_blanks(args);
	if (*args == '\0') {
		*out = a;
		return MSG_OK;
	}
	if (code->asks & ASK_TEXT) {
		(void)text_put(a.text, sizeof a.text, args);
	} else if (takes_text(code) && !(all_digits(args) && strlen(args) <= 2)) {
		(void)text_put(a.text, sizeof a.text, args);
	} else if (all_digits(args) && strlen(args) <= 2) {
		m = text_to_int(args, 1, 99, &number, NULL);
		a.phone = (int)number;
		if (m != MSG_OK)
			return err_set(err, MSG_PHONE_NONE, "COMMAND", args, NULL);
	} else if (code->asks & (ASK_DATE | ASK_TIME)) {
		m = parse_when(args, today, &a.date, &a.minute, err);
	} else {
		m = err_set(err, MSG_ARGUMENT_EXTRA, "COMMAND", code->code, args, NULL);
	}
	if (m == MSG_OK)
		*out = a;
	return m;
}

enum msgid parse_identity(const char *text, char last4[5], int *month, int *day, char house[12],
	struct err *err)
{
	char part[4][24];
	const char *s = text;
	for (size_t i = 0; i < ARRAY_SIZE(part); i++)
		(void)text_word(&s, part[i], sizeof part[i]);
	int64_t mmdd = 0;
	bool ok = part[3][0] == '\0' && strlen(part[0]) == 4 && all_digits(part[0]) &&
		strlen(part[2]) < 12;
	if (ok && part[1][0])
		ok = strlen(part[1]) == 4 &&
			text_to_int(part[1], 101, 1231, &mmdd, NULL) == MSG_OK &&
			date_valid_ymd(2000, (int)(mmdd / 100), (int)(mmdd % 100));
	if (!ok)
		return err_set(err, MSG_IDENTITY_INVALID, "COMMAND", text, NULL);
	(void)text_put(last4, 5, part[0]);
	*month = (int)(mmdd / 100);
	*day = (int)(mmdd % 100);
	(void)text_put(house, 12, part[2]);
	return MSG_OK;
}
