/* SPDX-License-Identifier: MIT */
/* The morning run: every promise whose last day is over is graded, and what settlements leave over
 * is forgiven when their money has cleared, as SYSTEM. */
#include "arrears/base/mem.h"
#include "arrears/desk/item.h"
#include "arrears/store/setting.h"
#include "promise_parts.h"

#define PAGE 200

static bool seen(const struct promise_row *rows, size_t i)
{
	for (size_t j = 0; j < i; j++)
		if (rows[j].account_id == rows[i].account_id)
			return true;
	return false;
}

static enum msgid grade_account(struct desk *d, int64_t account_id, struct grade_counts *counts,
	struct err *err)
{
	struct account_row a;
	bool found = false;
	enum msgid m = promise_regrade(d, account_id, 0, counts, err);
	if (m == MSG_OK)
		m = account_load(d->db, account_id, &a, &found, err);
	return m == MSG_OK && found ? desk_refresh_item(d, a.consumer_id, err) : m;
}

static enum msgid grade_rows(struct desk *d, const struct promise_row *rows, size_t n,
	struct grade_counts *counts, struct err *err)
{
	enum msgid m = MSG_OK;
	for (size_t i = 0; m == MSG_OK && i < n; i++)
		if (!seen(rows, i))
			m = grade_account(d, rows[i].account_id, counts, err);
	return m;
}

/* One transaction a page; what it graded is no longer open, the rest lies behind `after`. */
static enum msgid grade_pages(struct desk *d, struct grade_counts *counts, struct err *err)
{
	AUTO_FREE struct promise_row *rows = mem_alloc(PAGE, sizeof *rows);
	struct promise_key after = { DATE_NONE, 0 };
	size_t n = PAGE;
	enum msgid m = MSG_OK;
	while (m == MSG_OK && n == PAGE) {
		m = db_begin(d->db, err);
		if (m != MSG_OK)
			return m;
		m = promise_to_grade(d->db, desk_today(d), &after, rows, PAGE, &n, err);
		if (m == MSG_OK)
			m = grade_rows(d, rows, n, counts, err);
		m = db_end(d->db, m, err);
	}
	return m;
}

/* Settlements that wait for the bank. One transaction a page, as above. */
static enum msgid settle_pages(struct desk *d, struct grade_counts *counts, struct err *err)
{
	AUTO_FREE struct plan_row *rows = mem_alloc(PAGE, sizeof *rows);
	int64_t after = 0;
	size_t n = PAGE;
	enum msgid m = MSG_OK;
	while (m == MSG_OK && n == PAGE) {
		m = db_begin(d->db, err);
		if (m != MSG_OK)
			return m;
		m = plan_list_clearing(d->db, after, rows, PAGE, &n, err);
		for (size_t i = 0; m == MSG_OK && i < n; i++)
			m = grade_account(d, rows[i].account_id, counts, err);
		if (m == MSG_OK && n > 0)
			after = rows[n - 1].id;
		m = db_end(d->db, m, err);
	}
	return m;
}

static enum msgid write_down(struct desk *d, const struct grade_counts *n, const char *today,
	struct err *err)
{
	char detail[120];
	(void)text_putf(detail, sizeof detail, "%lld kept, %lld partial, %lld broken, %lld "
		"settled", (long long)n->kept, (long long)n->partial, (long long)n->broken,
		(long long)n->settled);
	enum msgid m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = setting_put(d->db, PROMISES_GRADED_TO, today, err);
	if (m == MSG_OK && n->graded + n->settled > 0)
		m = desk_audit(d, "promises_grade", "", 0, detail, err);
	return db_end(d->db, m, err);
}

enum msgid promises_grade(struct desk *d, struct grade_counts *out, struct err *err)
{
	struct grade_counts counts = { .graded = 0 };
	char last[SETTING_SIZE], today[DATE_ISO_SIZE];
	int64_t user = d->user_id;
	date_iso(desk_today(d), today);
	d->user_id = USER_SYSTEM;
	enum msgid m = setting_get(d->db, PROMISES_GRADED_TO, "", last, err);
	if (m == MSG_OK)
		m = grade_pages(d, &counts, err);
	if (m == MSG_OK)
		m = settle_pages(d, &counts, err);
	if (m == MSG_OK && (counts.graded + counts.settled > 0 || strcmp(last, today) != 0))
		m = write_down(d, &counts, today, err);
	d->user_id = user;
	if (m == MSG_OK)
		*out = counts;
	return m;
}
