/* SPDX-License-Identifier: MIT */
/* PEOPLE: what its list (people.c), its rows and its windows (people_forms.c) share. */
#ifndef ARREARS_SCREEN_PEOPLE_H
#define ARREARS_SCREEN_PEOPLE_H

#include "arrears/desk/people.h"
#include "arrears/desk/view.h"

#include "app.h"

enum people_kind { PEOPLE_PHONE = 1, PEOPLE_ADDRESS, PEOPLE_EMAIL, PEOPLE_PERSON, PEOPLE_NAME,
	PEOPLE_LANGUAGE, PEOPLE_REASON, PEOPLE_WHERE };

/* One line of the list, and what its window starts from. */
struct people_row {
	enum people_kind kind;
	int64_t account_id, consumer_id;
	int64_t id;                     /* phone, address, e-mail or party; 0: a new one */
	union {
		struct view_phone phone;
		struct address_row address;
		struct email_row email;
		struct view_person person;
		struct party_row consumer;
	};
};

/* Opens the window that adds (id 0) or changes the row. */
void people_form(struct ui *ui, const struct people_row *row);

/* "Cell phone", "Home address", "Spouse" */
void people_type_text(const struct people_row *row, char out[TEXT_BYTES(14)]);
void people_what_text(const struct people_row *row, char *out, size_t size);
/* Everything on file about it, as paragraphs. */
void people_detail(const struct desk *d, const struct people_row *row, struct str *out);

#endif
