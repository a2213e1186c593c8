/* SPDX-License-Identifier: MIT */
/* Work bands: rows with a filter from a fixed vocabulary. An account belongs to the first band, by
 * order, whose filter it meets.
 *   filter := term { blank term }      all must hold
 *   term   := NAME op value{,value}    values may be parted by "/" too
 *   op     := = <> >= <=               the last two take one number
 * NAME    NEXT STATUS CLASS CLIENT LANG STATE FLAG DISPUTE PHONES BAL AGE WORKED DUE ATTEMPTS
 * Example: NEXT=FOLLOWUP DUE<=0 BAL>=100 CLIENT=MERCY,STLUKE. DUE is days from today. */
#ifndef ARREARS_DOMAIN_BAND_H
#define ARREARS_DOMAIN_BAND_H

#include "arrears/base/money.h"
#include "arrears/base/text.h"
#include "arrears/domain/authority.h"
#include "arrears/domain/code.h"

#define BAND_TERMS 8
#define BAND_VALUES 6
enum band_field { BAND_NEXT, BAND_STATUS, BAND_CLASS, BAND_CLIENT, BAND_LANG, BAND_STATE, BAND_FLAG,
	BAND_DISPUTE, BAND_PHONES, BAND_BALANCE, BAND_AGE, BAND_WORKED, BAND_DUE, BAND_ATTEMPTS,
	BAND_FIELD_COUNT };
enum band_op { BAND_EQ, BAND_NE, BAND_GE, BAND_LE };
struct band_term { enum band_field field; enum band_op op; int count;
	char text[BAND_VALUES][11]; int64_t number[BAND_VALUES]; };
struct band_filter { int count; struct band_term terms[BAND_TERMS]; };

enum band_sort { SORT_OLDEST, SORT_PLACED, SORT_WORKED, SORT_BALANCE, SORT_TIME, SORT_COUNT };
struct band { char code[7], text[TEXT_BYTES(30)], filter_text[121]; int order;
	enum band_sort sort; enum user_role least; bool active; struct band_filter filter; };

/* MSG_BAND_FILTER with the term and what is wrong with it. */
enum msgid band_parse(const char *text, struct band_filter *out, struct err *err) ATTR_MUST_USE;
const char *band_sort_name(enum band_sort s);  /* "OLDEST" "PLACED" "WORKED" "BALANCE" "TIME" */
bool band_sort_parse(const char *text, enum band_sort *out);
bool band_seed(size_t i, struct band *out);

enum band_flag { BANDF_HOT = 1, BANDF_PARKED = 2, BANDF_PINNED = 4, BANDF_MAIL = 8 };
struct band_facts { struct next_action next; char status[CODE_SIZE]; enum status_class class;
	char client[11], lang[3], state[3]; unsigned flags; bool disputed;
	int phones;                            /* that may be tried at all */
	struct money balance; struct date placed, worked; /* worked DATE_NONE = never */
	int attempts; };
bool band_matches(const struct band_filter *f, const struct band_facts *a, struct date today);
/* Index of the first active band that matches, -1 none. bands are in working order. */
int band_of(const struct band *bands, size_t count, const struct band_facts *a,
	struct date today);

#endif
