/* SPDX-License-Identifier: MIT */
#include "arrears/desk/check.h"

#include "arrears/desk/commission.h"
#include "arrears/desk/item.h"
#include "arrears/desk/planview.h"
#include "arrears/desk/promise.h"
#include "arrears/store/check.h"
#include "arrears/store/setting.h"

struct tally {
	const struct check_watch *watch;
	const char *name;
	int64_t all, here;              /* complaints in all, and of this proof */
};

static void complain(void *arg, const char *complaint)
{
	struct tally *t = arg;
	t->all++;
	t->here++;
	if (t->watch && t->watch->complain && t->here <= CHECK_SAY_MAX)
		t->watch->complain(t->watch->arg, t->name, complaint);
}

static void start(struct tally *t, const char *name)
{
	t->name = name;
	t->here = 0;
	if (t->watch && t->watch->start)
		t->watch->start(t->watch->arg, name);
}

static enum msgid check_items(struct desk *d, struct tally *t, struct err *err)
{
	int64_t wrong = 0, first = 0;
	char text[96];
	start(t, "work items");
	enum msgid m = desk_item_proof(d, 0, &wrong, &first, err);
	if (m == MSG_OK && wrong > 0) {
		(void)text_putf(text, sizeof text, "%lld differ when derived anew, such as %lld",
			(long long)wrong, (long long)first);
		complain(t, text);
	}
	return m;
}

static enum msgid check_commission(struct desk *d, struct tally *t, struct err *err)
{
	int64_t wrong = 0, first = 0;
	char text[96];
	start(t, "commission");
	enum msgid m = commission_proof(d, &wrong, &first, err);
	if (m == MSG_OK && wrong > 0) {
		(void)text_putf(text, sizeof text, "%lld differ when worked out anew, such as "
			"entry %lld", (long long)wrong, (long long)first);
		complain(t, text);
	}
	return m;
}

/* After the run of a morning nothing that has cleared is left waiting. */
static enum msgid check_waiting(struct desk *d, struct tally *t, struct err *err)
{
	struct plan_row rows[64];
	struct date clears, run;
	char last[SETTING_SIZE], text[96];
	int64_t after = 0;
	size_t n = ARRAY_SIZE(rows);
	start(t, "settlements that wait to clear");
	enum msgid m = setting_get(d->db, PROMISES_GRADED_TO, "", last, err);
	if (m != MSG_OK || date_parse_iso(last, &run, NULL) != MSG_OK)
		return m;
	while (m == MSG_OK && n == ARRAY_SIZE(rows)) {
		m = plan_list_clearing(d->db, after, rows, ARRAY_SIZE(rows), &n, err);
		for (size_t i = 0; m == MSG_OK && i < n; i++) {
			after = rows[i].id;
			m = plan_clearing(d, rows[i].account_id, &clears, err);
			if (m != MSG_OK || date_cmp(clears, run) > 0)
				continue;
			(void)text_putf(text, sizeof text, "plan %lld has cleared, and the rest "
				"is not forgiven", (long long)after);
			complain(t, text);
		}
	}
	return m;
}

enum msgid desk_check(struct desk *d, const struct check_watch *watch, int64_t *complaints,
	struct err *err)
{
	struct tally t = { .watch = watch };
	struct check_hear hear = { .say = complain, .arg = &t };
	enum msgid m = db_begin_read(d->db, err);
	if (m != MSG_OK)
		return m;
	start(&t, "integrity");
	m = db_verify(d->db, complain, &t, err);
	for (size_t i = 0; m == MSG_OK && i < check_count(); i++) {
		start(&t, check_name(i));
		m = check_run(d->db, i, &hear, err);
	}
	if (m == MSG_OK)
		m = check_items(d, &t, err);
	if (m == MSG_OK)
		m = check_commission(d, &t, err);
	if (m == MSG_OK)
		m = check_waiting(d, &t, err);
	db_rollback(d->db);
	if (m == MSG_OK)
		*complaints = t.all;
	return m;
}
