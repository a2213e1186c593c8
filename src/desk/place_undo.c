/* SPDX-License-Identifier: MIT */
#include "arrears/desk/item.h"
#include "arrears/desk/place.h"
#include "arrears/store/place.h"
#include "arrears/store/user.h"

static enum msgid refuse_worked(struct desk *d, const struct place_range *file, struct err *err)
{
	int64_t account = 0, user = 0;
	struct user_row who = { .id = 0 };
	bool found = false;
	char number[24];
	enum msgid m = place_worked(d->db, file, &account, &user, err);
	if (m != MSG_OK || account == 0)
		return m;
	m = user_get(d->db, user, &who, &found, err);
	if (m != MSG_OK)
		return m;
	(void)text_putf(number, sizeof number, "%lld", (long long)account);
	return err_set(err, MSG_FILE_WORKED, "", number, found ? who.name : "somebody", NULL);
}

static enum msgid refresh_items(struct desk *d, const struct place_range *file, struct err *err)
{
	struct place_page page = { .count = PLACE_PAGE };
	enum msgid m = MSG_OK;
	while (m == MSG_OK && page.count == PLACE_PAGE) {
		m = place_consumers(d->db, file, &page, err);
		for (size_t i = 0; m == MSG_OK && i < page.count; i++)
			m = desk_refresh_item(d, page.consumers[i], err);
	}
	return m;
}

static enum msgid undo(struct desk *d, int64_t file_id, struct file_row *f, struct err *err)
{
	char number[24], today[DATE_ISO_SIZE];
	bool found = false;
	(void)text_putf(number, sizeof number, "%lld", (long long)file_id);
	enum msgid m = file_get(d->db, file_id, f, &found, err);
	if (m != MSG_OK)
		return m;
	if (!found)
		return err_set(err, MSG_FILE_UNKNOWN, "", number, NULL);
	if (strcmp(f->state, "placed") != 0 || strcmp(f->kind, "placement") != 0)
		return err_set(err, MSG_FILE_UNDONE, "", number, NULL);
	struct place_range range = { file_id, f->first_account, f->last_account };
	date_iso(desk_today(d), today);
	f->undone_at = desk_now(d);
	f->undone_by = d->user_id;
	m = refuse_worked(d, &range, err);
	if (m == MSG_OK)
		m = place_take_back(d->db, &range, today, f->undone_at, d->user_id, err);
	if (m == MSG_OK)
		m = refresh_items(d, &range, err);
	if (m == MSG_OK)
		m = file_set_undone(d->db, file_id, f->undone_at, d->user_id, err);
	return m == MSG_OK ? desk_audit(d, "undo_file", "file", file_id, f->name, err) : m;
}

enum msgid place_undo(struct desk *d, int64_t file_id, struct file_row *out, struct err *err)
{
	struct file_row f;
	enum msgid m = desk_may(d, OP_UNDO_IMPORT, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = undo(d, file_id, &f, err);
	m = db_end(d->db, m, err);
	if (m != MSG_OK)
		return m;
	(void)text_put(f.state, sizeof f.state, "undone");
	*out = f;
	db_tidy(d->db);
	return MSG_OK;
}
