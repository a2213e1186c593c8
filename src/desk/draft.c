/* SPDX-License-Identifier: MIT */
#include "arrears/desk/draft.h"

#include "arrears/domain/validate.h"

static struct draft_place place_of(const struct desk *d, const struct draft *draft)
{
	struct draft_place p = { .user_id = d->user_id, .subject = draft->subject };
	(void)text_put(p.panel, sizeof p.panel, draft->panel);
	return p;
}

static enum msgid put_fields(struct desk *d, const struct draft_place *p,
	const struct draft *draft, struct err *err)
{
	for (size_t i = 0; i < draft->count; i++) {
		struct draft_row row = draft->fields[i];
		if (text_is_blank(row.text) || text_has_card(row.text))
			continue;
		row.at = desk_now(d);
		enum msgid m = draft_put(d->db, p, &row, err);
		if (m != MSG_OK)
			return m;
	}
	return MSG_OK;
}

enum msgid desk_draft_save(struct desk *d, const struct draft *draft, struct err *err)
{
	struct draft_place p = place_of(d, draft);
	enum msgid m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = draft_drop(d->db, &p, err);
	if (m == MSG_OK)
		m = put_fields(d, &p, draft, err);
	return db_end(d->db, m, err);
}

enum msgid desk_draft_take(struct desk *d, struct draft *draft, struct err *err)
{
	struct draft_place p = place_of(d, draft);
	struct draft got = *draft;
	enum msgid m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = draft_list(d->db, &p, got.fields, &got.count, err);
	if (m == MSG_OK && got.count > 0)
		m = draft_drop(d->db, &p, err);
	m = db_end(d->db, m, err);
	if (m == MSG_OK)
		*draft = got;
	return m;
}
