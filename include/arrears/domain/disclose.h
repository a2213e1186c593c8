/* SPDX-License-Identifier: MIT */
/* The disclosure owed in a communication, 12 CFR 1006.18(e), and the comparison of what a caller
 * says with what is on file. Of the comparison only "matched" or not is ever kept. */
#ifndef ARREARS_DOMAIN_DISCLOSE_H
#define ARREARS_DOMAIN_DISCLOSE_H

#include "arrears/base/date.h"

enum disclosure { DISCLOSE_NONE, DISCLOSE_SHORT, DISCLOSE_FULL };
enum talk_kind { TALK_ORAL, TALK_WRITTEN, TALK_VOICEMAIL_DEBT,  /* a message with debt content */
	TALK_LIMITED,                          /* limited-content message: no communication */
	TALK_LOCATION,                         /* asking a third party where: never */
	TALK_PLEADING };
enum language { LANG_EN = 1, LANG_ES = 2, LANG_OTHER = 4 };     /* also a mask */

/* What has been given so far to this consumer about this debt. */
struct disclosed { bool initial_made;          /* some communication has been made */
	bool initial_oral, written_made;
	unsigned full_in; };                   /* languages in which the full form was given */
struct disclosure_owed { enum disclosure form; unsigned languages; };
struct disclosure_owed disclosure_owed(const struct disclosed *before, enum talk_kind kind,
	unsigned languages);
/* The words, to be read out or printed; NULL where this program has none in that language. */
const char *disclosure_text(enum disclosure form, enum language lang);
/* "EN" "ES"; other tags are LANG_OTHER. */
enum language language_parse(const char *tag);

/* What the caller said; "" or 0 = not asked. What is on file likewise. */
struct identity { char last4[5]; int birth_month, birth_day; char house[12]; };
/* One thing asked, on file and equal makes a match; one that differs spoils it. */
bool identity_matches(const struct identity *said, const struct identity *on_file);
void identity_house(const char *address_line, char out[12]); /* "1182 N KEDZIE" -> "1182" */

#endif
