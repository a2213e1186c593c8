/* SPDX-License-Identifier: MIT */
/* Checks of what files and people enter. These flag; they do not refuse: the value is kept as
 * given and the record carries the flag, counted by kind. */
#ifndef ARREARS_DOMAIN_VALIDATE_H
#define ARREARS_DOMAIN_VALIDATE_H

#include "arrears/base/date.h"
#include "arrears/base/text.h"

enum data_flag { FLAG_SSN = 1, FLAG_PHONE = 2, FLAG_AREA_CODE = 4, FLAG_DATE = 8, FLAG_STATE = 16,
	FLAG_ZIP = 32, FLAG_ZIP_STATE = 64, FLAG_NAME = 128, FLAG_EMAIL = 256, FLAG_COUNT = 9 };
const char *data_flag_name(enum data_flag f);  /* "SSN", "AREA CODE", ... */
const char *data_flag_text(enum data_flag f);  /* "Social Security number that cannot exist" */

/* Each returns 0 (good) or one data_flag. Empty text is good. */
unsigned validate_ssn(const char *text);       /* 000, 666, 9xx, 00, 0000, not nine digits */
unsigned validate_birth(struct date d, struct date today);  /* before 1900, in the future */
unsigned validate_past(struct date d, struct date today);   /* before 1900, in the future */
unsigned validate_state(const char *code);
unsigned validate_zip(const char *zip, const char *state);  /* shape, then state */
unsigned validate_email(const char *text);

/* A North American number. digits: ten, "" if none could be made; extension apart. The result is
 * 0, FLAG_PHONE (not ten digits) or FLAG_AREA_CODE (code or exchange that cannot be). */
struct phone_number { char digits[11], extension[8]; };
unsigned phone_normalise(const char *text, struct phone_number *out);
int phone_npa(const char *digits);             /* 312, or 0 */

bool luhn_valid(const char *digits);
/* A payment card number (13-19 digits that pass Luhn, blanks and dashes between) in free text. */
bool text_has_card(const char *text);
/* All digits of such a number but the last four become stars, in place. */
void text_mask_card(char *text);
/* Of an account or a card the last four digits alone are kept. MSG_LAST4_INVALID if the text is
 * anything else, or empty though they are needed; a number typed whole is not repeated. */
enum msgid last4_check(const char *text, bool needed, const char *field, struct err *err)
	ATTR_MUST_USE;
/* Social Security patterns NNN-NN-NNNN (also with blanks) become ***-**-NNNN, in place; true if
 * one was found. */
bool text_mask_ssn(char *text);

/* The parts of a person's name, upper case as given. "SMITH JR, JOHN Q", "John Q Smith Jr." */
struct person_name { char first[TEXT_BYTES(30)], middle[TEXT_BYTES(30)], last[TEXT_BYTES(40)],
	suffix[9]; };
void name_split(const char *text, struct person_name *out);
/* "OKAFOR, ADAEZE N"; "" if there is no name at all. */
void name_display(const struct person_name *n, char *out, size_t size);

#endif
