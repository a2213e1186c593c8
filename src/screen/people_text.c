/* SPDX-License-Identifier: MIT */
/* What is on file about a consumer, in words. */
#include <ctype.h>

#include "people.h"

static void capital(char *text)
{
	text[0] = (char)toupper((unsigned char)text[0]);
}

void people_type_text(const struct people_row *row, char out[TEXT_BYTES(14)])
{
	static const char *const fixed[] = { [PEOPLE_NAME] = "Name",
		[PEOPLE_LANGUAGE] = "Language", [PEOPLE_REASON] = "Reason",
		[PEOPLE_WHERE] = "Whereabouts" };
	const size_t size = TEXT_BYTES(14);
	switch (row->kind) {
	case PEOPLE_PHONE:
		(void)text_putf(out, size, "%s phone", phone_type_name(row->phone.row.type));
		if (out[0] == ' ')
			(void)text_put(out, size, "Phone");
		break;
	case PEOPLE_ADDRESS:
		(void)text_putf(out, size, "%s address", row->address.kind);
		if (out[0] == ' ')
			(void)text_put(out, size, "Address");
		break;
	case PEOPLE_EMAIL:
		(void)text_put(out, size, row->email.is_work ? "Work e-mail" : "E-mail");
		break;
	case PEOPLE_PERSON:
		(void)text_put(out, size, row->person.role);
		break;
	default:
		(void)text_put(out, size, fixed[row->kind]);
	}
	capital(out);
}

static void address_text(const struct address_row *a, char *out, size_t size)
{
	(void)text_putf(out, size, "%s%s%s, %s %s %s", a->line1, a->line2[0] ? ", " : "", a->line2,
		a->city, a->state, a->zip);
}

/* The zones somebody told us they are in: "CT", "CT/ET". */
static void zones_text(zone_mask told, char *out, size_t size)
{
	out[0] = '\0';
	for (int z = 0; z < ZONE_COUNT; z++) {
		size_t used = strlen(out);
		if (told & ZONE_BIT(z))
			(void)text_putf(out + used, size - used, "%s%s", used ? "/" : "",
				zone_label((enum zone)z));
	}
}

static void where_text(const struct party_row *c, char *out, size_t size)
{
	char zones[40], until[9];
	zones_text(c->told, zones, sizeof zones);
	date_show(c->told_until, until);
	if (!c->told)
		(void)text_put(out, size, "-");
	else
		(void)text_putf(out, size, "Told us: %s%s%s", zones,
			date_is_none(c->told_until) ? "" : " until ", until);
}

void people_what_text(const struct people_row *row, char *out, size_t size)
{
	switch (row->kind) {
	case PEOPLE_PHONE:
		(void)text_putf(out, size, "%s%s%s", row->phone.number,
			row->phone.row.extension[0] ? " ext " : "", row->phone.row.extension);
		break;
	case PEOPLE_ADDRESS:
		address_text(&row->address, out, size);
		break;
	case PEOPLE_EMAIL:
		(void)text_put(out, size, row->email.address);
		break;
	case PEOPLE_PERSON:
		(void)text_putf(out, size, "%s%s", row->person.name,
			row->person.may_talk ? " (may be talked to)" : "");
		break;
	case PEOPLE_NAME:
		name_display(&row->consumer.name, out, size);
		break;
	case PEOPLE_LANGUAGE:
		(void)text_put(out, size, row->consumer.language[0] ? row->consumer.language : "-");
		break;
	case PEOPLE_REASON:
		(void)text_put(out, size, row->consumer.reason[0] ? row->consumer.reason : "-");
		break;
	case PEOPLE_WHERE:
		where_text(&row->consumer, out, size);
		break;
	}
}

static void marked(struct str *out, const char *as, const char *by, struct date on)
{
	char date[9];
	date_show(on, date);
	str_addf(out, "Marked %s%s%s%s%s.\n", as, by[0] ? " by " : "", by, date[0] ? " on " : "",
		date);
}

static void on_file(const struct desk *d, struct str *out, int64_t since, const char *from)
{
	char date[9];
	app_date_text(d, since, date);
	if (since || from[0])
		str_addf(out, "On file%s%s%s%s.\n", since ? " since " : "", date,
			from[0] ? ", from " : "", from);
}

static void phone_detail(const struct desk *d, const struct view_phone *v, struct str *out)
{
	const struct phone_row *r = &v->row;
	char date[9];
	str_addf(out, "Number %d in the list.\n", r->ord);
	if (r->status != PHONE_UNTRIED)
		marked(out, phone_status_name(r->status), r->status_source, r->status_on);
	on_file(d, out, r->added_at, r->source);
	if (r->tries) {
		app_date_text(d, r->last_try_at, date);
		str_addf(out, "Tried %d times, last on %s with %s.\n", r->tries, date,
			r->last_result[0] ? r->last_result : "no result yet");
	} else {
		str_add(out, "Never tried.\n");
	}
	str_addf(out, "May it be called now: %s.\n", v->call);
}

static void address_detail(const struct desk *d, const struct address_row *a, struct str *out)
{
	str_addf(out, "%s\n%s%s%s, %s %s\n", a->line1, a->line2, a->line2[0] ? "\n" : "", a->city,
		a->state, a->zip);
	if (a->status[0])
		marked(out, a->status, a->status_source, a->verified_on);
	on_file(d, out, a->added_at, a->source);
}

void people_detail(const struct desk *d, const struct people_row *row, struct str *out)
{
	char text[TEXT_BYTES(160)];
	people_what_text(row, text, sizeof text);
	if (row->kind == PEOPLE_ADDRESS) {
		address_detail(d, &row->address, out);
		return;
	}
	str_addf(out, "%s\n", text);
	if (row->kind == PEOPLE_PHONE)
		phone_detail(d, &row->phone, out);
	else if (row->kind == PEOPLE_EMAIL)
		on_file(d, out, row->email.added_at, row->email.source);
}
