/* SPDX-License-Identifier: MIT */
#include "arrears/desk/people.h"

#include "arrears/desk/item.h"
#include "call_parts.h"

/* Whose accounts carry the notes and whose work item may change: the consumer the party is, or the
 * one it is linked to. */
static enum msgid consumer_of(struct desk *d, int64_t party_id, int64_t *consumer,
	struct account_row *list, size_t *n, struct err *err)
{
	char role[12];
	*consumer = party_id;
	enum msgid m = account_list_of(d->db, party_id, list, ACCOUNTS_MAX, n, err);
	if (m != MSG_OK || *n > 0)
		return m;
	m = link_consumer(d->db, party_id, consumer, role, err);
	if (m == MSG_OK && *consumer)
		m = account_list_of(d->db, *consumer, list, ACCOUNTS_MAX, n, err);
	return m;
}

/* What changed, old value and new, on every open account; work item and audit row. */
enum msgid people_tell(struct desk *d, int64_t party_id, const char *text, struct err *err)
{
	struct account_row list[ACCOUNTS_MAX];
	int64_t consumer = 0;
	size_t n = 0;
	enum msgid m = consumer_of(d, party_id, &consumer, list, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++)
		if (list[i].status.class != STATUS_CLOSED)
			m = system_note(d, &list[i], 0, text, err);
	if (m == MSG_OK)
		m = desk_audit(d, "people", "party", party_id, "", err);
	return m == MSG_OK && n > 0 ? desk_refresh_item(d, consumer, err) : m;
}

static enum msgid begin(struct desk *d, struct err *err)
{
	enum msgid m = desk_may(d, OP_PEOPLE, err);
	return m == MSG_OK ? db_begin(d->db, err) : m;
}

static enum msgid normalise(const struct people_phone *p, struct phone_row *row, struct err *err)
{
	struct phone_number n;
	if (phone_normalise(p->number, &n) == FLAG_PHONE || strlen(n.digits) != 10)
		return err_set(err, MSG_PHONE_NUMBER, "PHONE", p->number, NULL);
	(void)text_put(row->number, sizeof row->number, n.digits);
	(void)text_put(row->extension, sizeof row->extension, n.extension);
	(void)text_put(row->source, sizeof row->source, p->source ? p->source : "");
	row->type = p->type;
	return MSG_OK;
}

static enum msgid load_phone(struct desk *d, int64_t id, struct phone_row *out, struct err *err)
{
	bool found = false;
	enum msgid m = phone_load(d->db, id, out, &found, err);
	if (m == MSG_OK && (!found || out->ended_at))
		return err_set(err, MSG_PHONE_UNKNOWN, "", NULL);
	return m;
}

static const char *or_none(const char *text)
{
	return text[0] ? text : "none";
}

enum msgid people_phone_add(struct desk *d, int64_t party_id, const struct people_phone *p,
	int *ord, struct err *err)
{
	struct phone_row row = { .party_id = party_id, .added_at = desk_now(d),
		.status_on = DATE_NONE };
	char number[TEXT_BYTES(20)], text[160];
	int64_t id = 0;
	enum msgid m = normalise(p, &row, err);
	if (m == MSG_OK)
		m = begin(d, err);
	if (m != MSG_OK)
		return m;
	m = phone_insert(d->db, &row, &id, err);
	if (m == MSG_OK)
		m = load_phone(d, id, &row, err);
	text_phone(row.number, number, sizeof number);
	(void)text_putf(text, sizeof text, "Phone %d added: %s %s, from %s", row.ord, number,
		phone_type_name(row.type), or_none(row.source));
	if (m == MSG_OK)
		m = people_tell(d, party_id, text, err);
	m = db_end(d->db, m, err);
	if (m == MSG_OK)
		*ord = row.ord;
	return m;
}

enum msgid people_phone_change(struct desk *d, int64_t phone_id, const struct people_phone *p,
	struct err *err)
{
	struct phone_row old, row = { .added_at = desk_now(d), .status_on = DATE_NONE };
	char was[TEXT_BYTES(20)], now[TEXT_BYTES(20)], text[200];
	int64_t id = 0;
	enum msgid m = normalise(p, &row, err);
	if (m == MSG_OK)
		m = begin(d, err);
	if (m != MSG_OK)
		return m;
	m = load_phone(d, phone_id, &old, err);
	if (m == MSG_OK)
		m = phone_end(d->db, phone_id, desk_now(d), err);
	row.party_id = old.party_id;
	row.ord = old.ord;
	if (m == MSG_OK)
		m = phone_insert(d->db, &row, &id, err);
	if (m == MSG_OK) {
		text_phone(old.number, was, sizeof was);
		text_phone(row.number, now, sizeof now);
		(void)text_putf(text, sizeof text, "Phone %d: %s %s, was %s %s", row.ord, now,
			phone_type_name(row.type), was, phone_type_name(old.type));
		m = people_tell(d, old.party_id, text, err);
	}
	return db_end(d->db, m, err);
}

enum msgid people_phone_mark(struct desk *d, int64_t phone_id, enum phone_status status,
	const char *source, struct err *err)
{
	struct phone_row old;
	char number[TEXT_BYTES(20)], text[200];
	enum msgid m = begin(d, err);
	if (m != MSG_OK)
		return m;
	m = load_phone(d, phone_id, &old, err);
	if (m == MSG_OK)
		m = phone_set_status(d->db, phone_id, status, source && source[0] ? source :
			d->user_name, desk_today(d), err);
	if (m == MSG_OK) {
		text_phone(old.number, number, sizeof number);
		(void)text_putf(text, sizeof text, "Phone %d %s: %s, was %s", old.ord, number,
			or_none(phone_status_name(status)), or_none(phone_status_name(old.status)));
		m = people_tell(d, old.party_id, text, err);
	}
	return db_end(d->db, m, err);
}

enum msgid people_phone_remove(struct desk *d, int64_t phone_id, struct err *err)
{
	struct phone_row old;
	char number[TEXT_BYTES(20)], text[200];
	enum msgid m = begin(d, err);
	if (m != MSG_OK)
		return m;
	m = load_phone(d, phone_id, &old, err);
	if (m == MSG_OK)
		m = phone_end(d->db, phone_id, desk_now(d), err);
	if (m == MSG_OK) {
		text_phone(old.number, number, sizeof number);
		(void)text_putf(text, sizeof text, "Phone %d removed, was %s %s", old.ord, number,
			phone_type_name(old.type));
		m = people_tell(d, old.party_id, text, err);
	}
	return db_end(d->db, m, err);
}

static enum msgid find_address(struct desk *d, int64_t party_id, int64_t id,
	struct address_row *out, struct err *err)
{
	struct address_row list[ADDRESSES_MAX];
	size_t n = 0;
	enum msgid m = address_list(d->db, party_id, false, list, ADDRESSES_MAX, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++)
		if (list[i].id == id) {
			*out = list[i];
			return MSG_OK;
		}
	return m == MSG_OK ? err_set(err, MSG_ADDRESS_UNKNOWN, "", NULL) : m;
}

static void address_text(const struct address_row *a, char *out, size_t size)
{
	(void)text_putf(out, size, "%s%s%s, %s %s %s", a->line1, a->line2[0] ? " " : "", a->line2,
		a->city, a->state, a->zip);
}

enum msgid people_address_put(struct desk *d, const struct address_row *a, struct err *err)
{
	struct address_row old = { .id = 0 }, row = *a;
	char was[400] = "", now[400], text[NOTE_SIZE];
	int64_t id = 0;
	enum msgid m = begin(d, err);
	if (m != MSG_OK)
		return m;
	if (a->id) {
		m = find_address(d, a->party_id, a->id, &old, err);
		if (m == MSG_OK)
			m = address_end(d->db, a->id, desk_now(d), err);
		address_text(&old, was, sizeof was);
	}
	row.added_at = desk_now(d);
	if (m == MSG_OK)
		m = address_insert(d->db, &row, &id, err);
	address_text(&row, now, sizeof now);
	(void)text_putf(text, sizeof text, "Address: %s%s%s", now,
		a->id ? ", was " : " added", was);
	if (m == MSG_OK)
		m = people_tell(d, a->party_id, text, err);
	return db_end(d->db, m, err);
}

enum msgid people_address_mark(struct desk *d, int64_t party_id, int64_t address_id,
	const char *status, const char *source, struct err *err)
{
	struct address_row old = { .id = 0 };
	char was[400], text[NOTE_SIZE];
	enum msgid m = begin(d, err);
	if (m != MSG_OK)
		return m;
	m = find_address(d, party_id, address_id, &old, err);
	if (m == MSG_OK)
		m = address_set_status(d->db, address_id, status, source && source[0] ? source :
			d->user_name, desk_today(d), err);
	if (m == MSG_OK) {
		address_text(&old, was, sizeof was);
		(void)text_putf(text, sizeof text, "Address %s: %s, was %s", was, or_none(status),
			or_none(old.status));
		m = people_tell(d, party_id, text, err);
	}
	return db_end(d->db, m, err);
}

static enum msgid find_email(struct desk *d, int64_t party_id, int64_t id, struct email_row *out,
	struct err *err)
{
	struct email_row list[ADDRESSES_MAX];
	size_t n = 0;
	enum msgid m = email_list(d->db, party_id, false, list, ADDRESSES_MAX, &n, err);
	for (size_t i = 0; m == MSG_OK && i < n; i++)
		if (list[i].id == id) {
			*out = list[i];
			return MSG_OK;
		}
	return m == MSG_OK ? err_set(err, MSG_ADDRESS_UNKNOWN, "", NULL) : m;
}

enum msgid people_email_put(struct desk *d, const struct email_row *e, struct err *err)
{
	struct email_row old = { .id = 0 }, row = *e;
	char text[NOTE_SIZE];
	int64_t id = 0;
	enum msgid m = begin(d, err);
	if (m != MSG_OK)
		return m;
	if (e->id) {
		m = find_email(d, e->party_id, e->id, &old, err);
		if (m == MSG_OK)
			m = email_end(d->db, e->id, desk_now(d), err);
	}
	row.added_at = desk_now(d);
	if (m == MSG_OK)
		m = email_insert(d->db, &row, &id, err);
	(void)text_putf(text, sizeof text, "E-mail: %s%s%s", row.address,
		e->id ? ", was " : " added", old.address);
	if (m == MSG_OK)
		m = people_tell(d, e->party_id, text, err);
	return db_end(d->db, m, err);
}

enum msgid people_email_mark(struct desk *d, int64_t party_id, int64_t email_id,
	const char *status, struct err *err)
{
	struct email_row old = { .id = 0 };
	char text[NOTE_SIZE];
	enum msgid m = begin(d, err);
	if (m != MSG_OK)
		return m;
	m = find_email(d, party_id, email_id, &old, err);
	if (m == MSG_OK)
		m = email_set_status(d->db, email_id, status, err);
	if (m == MSG_OK) {
		(void)text_putf(text, sizeof text, "E-mail %s: %s, was %s", old.address,
			or_none(status), or_none(old.status));
		m = people_tell(d, party_id, text, err);
	}
	return db_end(d->db, m, err);
}
