/* SPDX-License-Identifier: MIT */
#include "arrears/desk/codeload.h"

#include "arrears/base/mem.h"
#include "arrears/desk/bands.h"
#include "arrears/desk/codes.h"
#include "arrears/desk/item.h"
#include "arrears/store/code.h"

/* What is there and what shall be, in the same words. */
struct pair { struct coderow was, is; };

static void count(struct code_counts *n, bool had, bool same)
{
	if (same)
		n->same++;
	else if (had)
		n->changed++;
	else
		n->added++;
}

/* The panels take the law of the parent whatever was typed; a file that says otherwise is wrong. */
static enum msgid check_law(struct desk *d, struct result_code *c, bool had,
	const struct result_code *old, struct err *err)
{
	struct result_code parent;
	bool found = false;
	c->shipped = had && old->shipped;
	if (c->shipped)
		return code_check(c, NULL, err);
	enum msgid m = code_get(d->db, c->parent, &parent, &found, err);
	if (m != MSG_OK)
		return m;
	if (!found || !parent.active)
		return err_set(err, MSG_CODE_UNKNOWN_PARENT, "parent", c->parent, NULL);
	if (c->law == 0 && c->holds == 0)
		*c = code_inherit(*c, &parent);
	return code_check(c, &parent, err);
}

static enum msgid load_code(struct desk *d, const struct result_code *row, struct code_counts *n,
	struct err *err)
{
	AUTO_FREE struct pair *p = mem_alloc(1, sizeof *p);
	struct result_code c = *row, old = { .shipped = false };
	bool had = false;
	enum msgid m = code_get(d->db, c.code, &old, &had, err);
	if (m == MSG_OK)
		m = check_law(d, &c, had, &old, err);
	if (m != MSG_OK)
		return m;
	coderow_of_code(&old, &p->was);
	coderow_of_code(&c, &p->is);
	bool same = had && memcmp(&p->was, &p->is, sizeof p->was) == 0;
	count(n, had, same);
	return same ? MSG_OK : code_save(d, &c, err);
}

static enum msgid load_status(struct desk *d, const struct status *row, struct code_counts *n,
	struct err *err)
{
	AUTO_FREE struct pair *p = mem_alloc(1, sizeof *p);
	struct status old = { .shipped = false };
	bool had = false;
	enum msgid m = status_get(d->db, row->code, &old, &had, err);
	if (m != MSG_OK)
		return m;
	coderow_of_status(&old, &p->was);
	coderow_of_status(row, &p->is);
	bool same = had && memcmp(&p->was, &p->is, sizeof p->was) == 0;
	count(n, had, same);
	return same ? MSG_OK : status_save(d, row, err);
}

static enum msgid load_band(struct desk *d, const struct band *row, struct code_counts *n,
	struct err *err)
{
	AUTO_FREE struct pair *p = mem_alloc(1, sizeof *p);
	AUTO_FREE struct band_set *set = mem_alloc(1, sizeof *set);
	int64_t id = 0;
	enum msgid m = band_rows(d, set, err);
	if (m != MSG_OK)
		return m;
	for (size_t i = 0; i < set->count; i++) {
		if (strcmp(set->bands[i].code, row->code) != 0)
			continue;
		id = set->ids[i];
		coderow_of_band(&set->bands[i], &p->was);
	}
	coderow_of_band(row, &p->is);
	bool same = id != 0 && memcmp(&p->was, &p->is, sizeof p->was) == 0;
	count(n, id != 0, same);
	return same ? MSG_OK : band_save(d, row, &id, err);
}

static const char *code_of(const struct code_batch *b, size_t i)
{
	return b->table == CODE_TABLE_CODES ? b->codes[i].code :
		b->table == CODE_TABLE_STATUSES ? b->statuses[i].code : b->bands[i].code;
}

static enum msgid check_twice(const struct code_batch *b, size_t *at, struct err *err)
{
	for (*at = 0; *at < b->count; ++*at)
		for (size_t j = 0; j < *at; j++)
			if (strcmp(code_of(b, *at), code_of(b, j)) == 0)
				return err_set(err, MSG_CODEROW_TWICE, "code", code_of(b, *at),
					NULL);
	return MSG_OK;
}

/* Its parent, if the batch has it, went before. */
static bool is_ready(const struct code_batch *b, size_t i, const bool *done)
{
	const char *parent = b->table == CODE_TABLE_CODES ? b->codes[i].parent : "";
	for (size_t j = 0; j < b->count; j++)
		if (!done[j] && j != i && strcmp(code_of(b, j), parent) == 0)
			return false;
	return true;
}

static enum msgid load_one(struct desk *d, const struct code_batch *b, size_t i,
	struct code_counts *n, struct err *err)
{
	switch (b->table) {
	case CODE_TABLE_CODES:
		return load_code(d, &b->codes[i], n, err);
	case CODE_TABLE_STATUSES:
		return load_status(d, &b->statuses[i], n, err);
	default:
		return load_band(d, &b->bands[i], n, err);
	}
}

static enum msgid load_all(struct desk *d, const struct code_batch *b, struct code_counts *n,
	size_t *at, struct err *err)
{
	bool done[CODELOAD_MAX] = { false };
	size_t left = b->count;
	for (size_t before = left + 1; left > 0 && left < before;) {
		before = left;
		for (size_t i = 0; i < b->count; i++) {
			if (done[i] || !is_ready(b, i, done))
				continue;
			*at = i;
			enum msgid m = load_one(d, b, i, n, err);
			if (m != MSG_OK)
				return m;
			done[i] = true;
			left--;
		}
	}
	for (*at = 0; *at < b->count && done[*at];)
		++*at;
	/* Only codes that are each other's parents are left. */
	return left == 0 ? MSG_OK : err_set(err, MSG_CODE_UNKNOWN_PARENT, "parent",
		b->codes[*at].parent, NULL);
}

enum msgid codes_load(struct desk *d, const struct code_batch *b, bool dry_run,
	struct code_counts *out, size_t *at, struct err *err)
{
	struct code_counts n = { 0 };
	enum msgid m = desk_may(d, b->table == CODE_TABLE_BANDS ? OP_BANDS : OP_CODES, err);
	*at = 0;
	if (m == MSG_OK)
		m = check_twice(b, at, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = load_all(d, b, &n, at, err);
	if (m == MSG_OK && !dry_run)
		m = db_commit(d->db, err);
	else
		db_rollback(d->db);
	if (m == MSG_OK && !dry_run && n.added + n.changed > 0 && b->table != CODE_TABLE_CODES)
		m = desk_refresh_all(d, err);
	if (m == MSG_OK)
		*out = n;
	return m;
}
