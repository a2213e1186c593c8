/* SPDX-License-Identifier: MIT */
/* The mapping at work: laid over a header, then over each row. */
#include "importmap_private.h"

struct header { const char *const *names; int count; }; /* names NULL: none */

static enum msgid name_column(const struct importmap *map, const struct importmap_column *c,
	const struct header *h, int *at, struct err *err)
{
	char name[1024], want[sizeof c->name];
	*at = -1;
	if (c->number > 0) {
		*at = c->number <= h->count ? c->number - 1 : -1;
	} else if (h->names) {
		importmap_header_name(c->name, want, sizeof want);
		for (int i = 0; i < h->count; i++) {
			importmap_header_name(h->names[i], name, sizeof name);
			if (strcmp(name, want) != 0)
				continue;
			if (*at >= 0 && c->field != IMPORT_FIELD_NONE)
				return err_set(err, MSG_MAP_TWICE, "",
					import_field(map->fields, c->field)->name, NULL);
			*at = i;
		}
	}
	if (*at < 0 && c->field != IMPORT_FIELD_NONE)
		return err_set(err, MSG_MAP_COLUMN, "", c->label, NULL);
	return MSG_OK;
}

static bool is_constant(const struct importmap *map, int f)
{
	for (int i = 0; i < map->constant_count; i++)
		if (map->constants[i].field == f)
			return true;
	return false;
}

/* Does every row get what it needs? */
static enum msgid check_fields(const struct importmap *map, const struct importmap_plan *plan,
	struct err *err)
{
	bool given[IMPORT_FIELDS_MAX];
	for (int f = 0; f < map->fields->count; f++)
		given[f] = is_constant(map, f);
	for (int i = 0; i < plan->count; i++)
		if (plan->field[i] != IMPORT_FIELD_NONE)
			given[plan->field[i]] = true;
	const char *lacks = map->fields->lacks(given);
	return lacks ? err_set(err, MSG_MAP_REQUIRED, "", lacks, NULL) : MSG_OK;
}

enum msgid importmap_plan(const struct importmap *map, const char *const *header, int count,
	struct importmap_plan *out, struct err *err)
{
	const struct header h = { header, count };
	struct importmap_plan plan = { .count = count };
	for (int i = 0; i < count; i++)
		plan.field[i] = IMPORT_FIELD_NONE;
	for (int i = 0; i < map->column_count; i++) {
		int at;
		enum msgid m = name_column(map, &map->columns[i], &h, &at, err);
		if (m != MSG_OK)
			return m;
		if (at >= 0)
			plan.field[at] = (int16_t)map->columns[i].field;
	}
	enum msgid m = check_fields(map, &plan, err);
	if (m != MSG_OK)
		return m;
	*out = plan;
	return MSG_OK;
}

/* Printable ASCII without blanks to fold: nothing to clean. */
static bool is_clean(const char *s)
{
	if (*s == ' ')
		return false;
	char before = '\0';
	for (; *s; s++) {
		if (*s < ' ' || *s > '~' || (*s == ' ' && before == ' '))
			return false;
		before = *s;
	}
	return before != ' ';
}

static bool same_word(const char *lower, const char *text)
{
	for (; *lower && *text; lower++, text++) {
		char c = *text >= 'A' && *text <= 'Z' ? (char)(*text - 'A' + 'a') : *text;
		if (c != *lower)
			return false;
	}
	return *lower == *text;
}

static void translate(const struct importmap *map, struct import_row *to)
{
	bool done[IMPORT_FIELDS_MAX] = { false }; /* what came out is not translated again */
	for (int i = 0; i < map->value_count; i++) {
		const struct importmap_value *v = &map->values[i];
		if (done[v->field] || !same_word(v->from, to->text[v->field]))
			continue;
		to->text[v->field] = v->to;
		done[v->field] = true;
	}
	for (int i = 0; i < map->constant_count; i++)
		if (*to->text[map->constants[i].field] == '\0')
			to->text[map->constants[i].field] = map->constants[i].text;
}

void importmap_row(const struct importmap *map, const struct importmap_plan *plan,
	const struct csv_row *row, struct str *room, struct import_row *to)
{
	size_t need = 1;
	for (int f = 0; f < map->fields->count; f++)
		to->text[f] = "";
	to->fields = map->fields;
	to->line = row->line;
	str_reset(room);
	for (int i = 0; i < plan->count && i < row->count; i++) {
		if (plan->field[i] == IMPORT_FIELD_NONE)
			continue;
		to->text[plan->field[i]] = row->fields[i];
		if (!is_clean(row->fields[i]))
			need += strlen(row->fields[i]) + 1;
	}
	if (need > 1) { /* made large enough at once, so that it does not move below */
		for (size_t n = 0; n < need; n++)
			str_addn(room, " ", 1);
		char *at = room->d;
		for (int i = 0; i < plan->count && i < row->count; i++) {
			if (plan->field[i] == IMPORT_FIELD_NONE || is_clean(row->fields[i]))
				continue;
			size_t len = strlen(row->fields[i]);
			memcpy(at, row->fields[i], len + 1);
			text_clean(at, true);
			to->text[plan->field[i]] = at;
			at += len + 1;
		}
	}
	translate(map, to);
}
