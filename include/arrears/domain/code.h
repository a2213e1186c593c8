/* SPDX-License-Identifier: MIT */
/* Result codes and account statuses: rows a lead may edit. What the law attaches to a code comes
 * from its parent and can only be made stricter. */
#ifndef ARREARS_DOMAIN_CODE_H
#define ARREARS_DOMAIN_CODE_H

#include "arrears/base/text.h"
#include "arrears/domain/authority.h"
#include "arrears/domain/facts.h"
#include "arrears/domain/nextaction.h"

#define CODE_SIZE 6                            /* two to five characters, upper case */

/* Law flags. LAW_LOOSE marks those that relax: a child may not have one its parent lacks. */
enum law_flag { LAW_ATTEMPT = 1,               /* counts to 7 in 7 (if placed by us) */
	LAW_CONVERSATION = 2,                  /* starts the quiet period */
	LAW_RIGHT_PARTY = 4, LAW_COMMUNICATION = 8, /* conveys debt information: disclosure owed */
	LAW_LIMITED = 16,                      /* limited-content message */
	LAW_CONSENT = 32,                      /* opens a consent record */
	LAW_OPTOUT = 64, LAW_WRITTEN = 128,    /* came in writing, on receipt */
	LAW_NOT_CONNECTED = 256, LAW_UNCOUNT = 512, LAW_INBOUND = 1024, LAW_EXCLUDED = 2048 };
#define LAW_LOOSE (LAW_LIMITED | LAW_CONSENT | LAW_NOT_CONNECTED | LAW_UNCOUNT | LAW_INBOUND | \
	LAW_EXCLUDED)

enum code_reach { REACH_NOBODY, REACH_THIRD, REACH_PARTY, REACH_OFFICE }; /* office: no call */
enum phone_effect { PHONE_KEEP, PHONE_SET_GOOD, PHONE_SET_BAD, PHONE_SET_WRONG, PHONE_SET_BARRED };
enum code_ask { ASK_DATE = 1, ASK_TIME = 2, ASK_AMOUNT = 4, ASK_PHONE = 8, ASK_TEXT = 16,
	ASK_TALKED = 32 };                     /* "Did you speak with the consumer about it?" */

struct result_code {
	char code[CODE_SIZE], parent[CODE_SIZE], alias_of[CODE_SIZE];
	char text[TEXT_BYTES(34)];
	enum code_reach reach;
	unsigned law, holds, asks;
	bool leaves;                           /* nobody reached: leaves the account */
	int days;                              /* follow-up, -1 none */
	bool business;
	enum next_kind next;
	int priority;                          /* 0..9, -1 keep */
	char status[CODE_SIZE], letter[9];     /* "" keep, none */
	enum phone_effect phone;
	char note[TEXT_BYTES(76)];             /* template with merge words */
	enum user_role least;                  /* who may use it, at least */
	bool shipped, active;
};

enum status_class { STATUS_ACTIVE, STATUS_HOLD, STATUS_CLOSED };
enum outbound { OUTBOUND_YES, OUTBOUND_LIMITED, OUTBOUND_NO };
struct status { char code[CODE_SIZE], text[TEXT_BYTES(34)]; enum status_class class;
	enum outbound outbound; unsigned holds; bool shipped, active; };

/* The shipped rows, from data/seed. Names start at 0; false past the end. */
bool code_seed(size_t i, struct result_code *out);
bool status_seed(size_t i, struct status *out);
/* Another text for other shipped rows: codes, statuses, bands. */
#define SHIPPED_MARK_SIZE 17
void shipped_mark(char out[SHIPPED_MARK_SIZE]);

/* Refused: a bad or reserved name, an unknown or inactive parent, looser law than the parent's,
 * days, priority or template out of range. parent NULL = a shipped code without one. */
enum msgid code_check(const struct result_code *c, const struct result_code *parent,
	struct err *err) ATTR_MUST_USE;
/* c with everything its parent's law demands. */
struct result_code code_inherit(struct result_code c, const struct result_code *parent);
bool code_name_valid(const char *name);        /* 2-5 of A-Z 0-9, a letter or "3P" form */

/* The strongest of several results on one call. */
struct call_flags { bool counted, conversation, right_party, communication, uncounted, inbound,
	excluded; };
struct call_flags call_flags_add(struct call_flags f, const struct result_code *c);

/* Text <-> words joined by +: "ATTEMPT+RPC". Unknown words: false. */
bool law_parse(const char *text, unsigned *out);
void law_show(unsigned law, char *out, size_t size);
/* The same, short: RPC stands for the call, the talk and the debt told that come with it. */
void law_brief(unsigned law, char *out, size_t size);
bool holds_parse(const char *text, unsigned *out);
void holds_show(unsigned bits, char *out, size_t size);         /* as kept: "DISPUTE+MINOR" */
void holds_words(unsigned bits, char *out, size_t size);        /* to be read: with commas */
bool asks_parse(const char *text, unsigned *out);
void asks_show(unsigned bits, char *out, size_t size);
const char *reach_name(enum code_reach r);
const char *phone_effect_name(enum phone_effect e);
const char *status_class_name(enum status_class c);
const char *outbound_name(enum outbound o);
bool reach_parse(const char *text, enum code_reach *out);
bool phone_effect_parse(const char *text, enum phone_effect *out);
bool status_class_parse(const char *text, enum status_class *out);
bool outbound_parse(const char *text, enum outbound *out);

/* Merge words of note templates: {PHONE} {TEXT} {DATE} {TIME} {AMOUNT} {NAME} {STATUS} {USER}. */
struct merge { const char *phone, *text, *date, *time, *amount, *name, *status, *user; };
void merge_note(const char *template, const struct merge *m, char *out, size_t size);
bool merge_valid(const char *template);        /* only known words, braces closed */

#endif
