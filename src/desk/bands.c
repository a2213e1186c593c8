/* SPDX-License-Identifier: MIT */
#include "arrears/desk/bands.h"

#include "arrears/store/band.h"

static enum msgid field(struct err *err, const char *name, const char *what, const char *why)
{
	return err_set(err, MSG_BAND_FIELD, name, what, why, NULL);
}

/* Against the other bands: id 0 is a new one. */
static enum msgid check_set(const struct band_set *set, const struct band *b, int64_t id,
	struct err *err)
{
	size_t others = 0;
	char max[8];

	(void)text_putf(max, sizeof max, "%d", BANDS_MAX);
	if (id == 0 && set->count >= BANDS_MAX)
		return err_set(err, MSG_BANDS_FULL, "", max, NULL);
	for (size_t i = 0; i < set->count; i++) {
		if (set->ids[i] == id)
			continue;
		others += set->bands[i].active;
		if (strcmp(set->bands[i].code, b->code) == 0)
			return field(err, "CODE", "The code", "another band has it");
	}
	if (!b->active && others == 0)
		return err_set(err, MSG_BAND_LAST, "ACTIVE", NULL);
	return MSG_OK;
}

static enum msgid check(const struct band *b, struct err *err)
{
	if (text_is_blank(b->code))
		return field(err, "CODE", "The code", "it is blank");
	if (text_is_blank(b->text))
		return field(err, "TEXT", "The name", "it is blank");
	if (b->order < 1 || b->order > 999)
		return field(err, "ORDER", "The order", "it is from 1 to 999");
	if (b->sort >= SORT_COUNT)
		return field(err, "SORT", "The sort", "press F4 for the list");
	return MSG_OK;
}

static enum msgid save(struct desk *d, struct band *b, int64_t *id, struct err *err)
{
	struct band_set set;
	char detail[256];
	enum msgid m = band_load(d->db, &set, err);

	if (m == MSG_OK)
		m = check_set(&set, b, *id, err);
	if (m == MSG_OK)
		m = band_put(d->db, b, id, err);
	(void)text_putf(detail, sizeof detail, "%s %d %s %s %s %s", b->code, b->order,
		band_sort_name(b->sort), role_name(b->least), b->active ? "active" : "off",
		b->filter_text);
	return m == MSG_OK ? desk_audit(d, "band_save", "band", *id, detail, err) : m;
}

enum msgid band_save(struct desk *d, const struct band *b, int64_t *id, struct err *err)
{
	struct band row = *b;
	int64_t number = *id;
	enum msgid m = desk_may(d, OP_BANDS, err);

	if (m == MSG_OK)
		m = check(&row, err);
	if (m == MSG_OK)
		m = band_parse(row.filter_text, &row.filter, err);
	if (m == MSG_OK)
		m = db_begin(d->db, err);
	if (m != MSG_OK)
		return m;
	m = save(d, &row, &number, err);
	m = db_end(d->db, m, err);
	if (m == MSG_OK)
		*id = number;
	return m;
}

enum msgid band_rows(struct desk *d, struct band_set *out, struct err *err)
{
	enum msgid m = desk_may(d, OP_VIEW, err);

	return m == MSG_OK ? band_load(d->db, out, err) : m;
}
