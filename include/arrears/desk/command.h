/* SPDX-License-Identifier: MIT */
/* The collector's command line as data: pure functions, no database. & separates commands; ;
 * starts a note; ;, NOTE and codes that take free text own the rest of the line. */
#ifndef ARREARS_DESK_COMMAND_H
#define ARREARS_DESK_COMMAND_H

#include "arrears/base/date.h"
#include "arrears/domain/code.h"

#define COMMANDS_MAX 16
#define COMMAND_WORD TEXT_BYTES(12)
#define COMMAND_TEXT TEXT_BYTES(500)

enum command_kind { COMMAND_NOTHING,           /* Enter on a blank line */
	COMMAND_PHONE,                         /* a number of the phone list: open a call */
	COMMAND_CODE,                          /* a result code */
	COMMAND_VERB,                          /* one of the names below */
	COMMAND_NOTE,                          /* ;text or NOTE text: a note by itself */
	COMMAND_UNKNOWN };                     /* nothing runs */
enum command_verb { VERB_NONE, VERB_CB, VERB_IN, VERB_ON, VERB_ID, VERB_MM, VERB_HOT, VERB_PARK,
	VERB_XFER, VERB_VIEW, VERB_UNDO, VERB_FIND, VERB_VOID, VERB_OVR, VERB_STATUS, VERB_RELEASE,
	VERB_NEXT, VERB_BACK,
	VERB_PTP, VERB_PLAN, VERB_SETTLE, VERB_PAY, VERB_OPT, VERB_FIN, VERB_CALC, VERB_PAYOFF,
	VERB_NSF, VERB_COUNT };
struct command {
	enum command_kind kind;
	enum command_verb verb;
	char word[COMMAND_WORD];               /* upper case as typed */
	char args[COMMAND_TEXT];               /* what follows the word */
	char note[COMMAND_TEXT];               /* after ; */
};
struct command_line { int count; struct command commands[COMMANDS_MAX]; };

/* How the parser knows codes: fn says whether word is one and fills it. NULL: none. */
struct command_codes { bool (*find)(void *arg, const char *word, struct result_code *out);
	void *arg; };
/* MSG_COMMANDS_MANY; unknown words are not an error here but COMMAND_UNKNOWN. */
enum msgid parse_line(const char *text, const struct command_codes *codes,
	struct command_line *out, struct err *err) ATTR_MUST_USE;
const char *command_verb_name(enum command_verb v);     /* "CB"; NULL past the end */
const char *command_verb_help(enum command_verb v);     /* "Call-back at a time" */

/* The arguments of a result: "2", "MON 10", "FRI 14:30", "paid in June", as the code asks. */
struct result_args { int phone; struct date date; int minute; char text[COMMAND_TEXT]; };
/* MSG_DATE_INVALID, MSG_TIME_INVALID, MSG_PHONE_NONE, MSG_ARGUMENT_EXTRA. */
enum msgid parse_result_args(const struct result_code *code, const char *args, struct date today,
	struct result_args *out, struct err *err) ATTR_MUST_USE;
/* "MON 10", "11/30 14:30", "+3 9A", "10" (today): minute -1 if only a date is given. */
enum msgid parse_when(const char *text, struct date today, struct date *date, int *minute,
	struct err *err) ATTR_MUST_USE;
/* "10" "1030" "10:30" "2P" "2:30PM" "14" to a minute of the day. */
enum msgid parse_time(const char *text, int *minute, struct err *err) ATTR_MUST_USE;
/* "4410", "0412", "4410 0412 1182": last four, then birth month and day, then house number. With
 * one number of four digits it is the last four. */
enum msgid parse_identity(const char *text, char last4[5], int *month, int *day, char house[12],
	struct err *err) ATTR_MUST_USE;

#endif
