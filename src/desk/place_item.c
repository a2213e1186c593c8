/* SPDX-License-Identifier: MIT */
/* Work items of what was placed. The plain case, a new consumer with one account, is derived from
 * the row at hand by the same domain function that derives it from the database; the summary's
 * changes are added up in memory. arrears check proves both. */
#include "place_private.h"

#include "arrears/desk/item.h"
#include "arrears/store/item.h"

static void add_to_cell(struct placing *p, const struct work_item *w)
{
	int i = 0;
	while (i < p->cell_count && (p->cells[i].band_id != w->band_id ||
			p->cells[i].stage != w->stage || p->cells[i].call_mask != w->call_mask))
		i++;
	if (i == p->cell_count)
		p->cells[p->cell_count++] = (struct band_count){ .band_id = w->band_id,
			.stage = w->stage, .call_mask = w->call_mask };
	p->cells[i].items++;
	p->cells[i].accounts += w->accounts;
	p->cells[i].balance.cents += w->balance.cents;
}

static enum msgid place_put_cells(struct placing *p, struct err *err)
{
	enum msgid m = MSG_OK;
	for (int i = 0; m == MSG_OK && i < p->cell_count; i++)
		m = band_count_add(p->d->db, &p->cells[i], err);
	p->cell_count = 0;
	return m;
}

static struct work_account account_of(const struct placing *p, int64_t account_id)
{
	struct work_account a = { .id = account_id, .facts = { .next = p->made.next,
		.status = "NEW", .class = STATUS_ACTIVE, .disputed = p->row.disputed,
		.balance = p->row.balance, .placed = p->row.placed, .worked = DATE_NONE } };
	const char *language = p->row.in.text[PF_LANGUAGE];
	(void)text_put(a.facts.client, sizeof a.facts.client, p->order->client.code);
	text_upper(strlen(language) == 2 ? language : "EN", a.facts.lang, sizeof a.facts.lang);
	return a;
}

enum msgid place_queue(struct placing *p, int64_t consumer_id, int64_t account_id,
	struct err *err)
{
	struct work_account account = account_of(p, account_id);
	struct fact_account fact = { .id = account_id, .debt = account_id, .status = "NEW" };
	struct fact_phone phones[4];
	for (int i = 0; i < p->made.phone_count; i++)
		phones[i] = (struct fact_phone){ .id = p->made.phones[i].id,
			.type = p->made.phones[i].type, .status = PHONE_UNTRIED,
			.npa = p->made.phones[i].npa, .owner = REL_CONSUMER };
	struct gate_facts facts = { .now_utc = p->now, .person = consumer_id,
		.relation = REL_CONSUMER, .accounts = &fact, .account_count = 1,
		.phones = phones, .phone_count = p->made.phone_count,
		.addresses = &p->made.address, .address_count = p->made.has_address,
		.policy = p->d->policy };
	struct work_input in = { .consumer_id = consumer_id, .accounts = &account, .count = 1,
		.facts = &facts, .today = p->today, .office = p->d->office_zone };
	struct work_item w;
	if (!work_item_derive(&in, &p->bands, &w) || w.band_id == 0)
		return MSG_OK; /* place_queue_rest finds it */
	enum msgid m = item_insert(p->d->db, &w, err);
	if (m != MSG_OK)
		return m;
	add_to_cell(p, &w);
	return p->cell_count == PLACE_CELLS ? place_put_cells(p, err) : MSG_OK;
}

enum msgid place_queue_rest(struct placing *p, struct err *err)
{
	struct place_range file = { p->report->file.id, p->report->file.first_account,
		p->report->file.last_account };
	struct place_page page = { .count = PLACE_PAGE };
	enum msgid m = place_put_cells(p, err);
	if (p->queued == p->report->file.rows_placed)
		return m;
	while (m == MSG_OK && page.count == PLACE_PAGE) {
		m = place_unqueued(p->d->db, &file, &page, err);
		for (size_t i = 0; m == MSG_OK && i < page.count; i++)
			m = desk_refresh_item(p->d, page.consumers[i], err);
	}
	return m;
}
