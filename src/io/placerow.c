/* SPDX-License-Identifier: MIT */
/* The mapping at work: laid over a header, then over each row. */
#include "placemap_private.h"

static enum msgid name_column(const struct placemap_column *c, const char *const *header,
	int count, int *at, struct err *err)
{
	char name[1024], want[sizeof c->name];
	*at = -1;
	if (c->number > 0) {
		*at = c->number <= count ? c->number - 1 : -1;
	} else if (header) {
		placemap_header_name(c->name, want, sizeof want);
		for (int i = 0; i < count; i++) {
			placemap_header_name(header[i], name, sizeof name);
			if (strcmp(name, want) != 0)
				continue;
			if (*at >= 0 && c->field != PLACE_FIELD_NONE)
				return err_set(err, MSG_MAP_TWICE, "",
					place_field_def(c->field)->name, NULL);
			*at = i;
		}
	}
	if (*at < 0 && c->field != PLACE_FIELD_NONE)
		return err_set(err, MSG_MAP_COLUMN, "", c->label, NULL);
	return MSG_OK;
}

static bool is_constant(const struct placemap *map, enum place_field f)
{
	for (int i = 0; i < map->constant_count; i++)
		if (map->constants[i].field == f)
			return true;
	return false;
}

static bool gives(const struct placemap *map, const struct placemap_plan *plan, enum place_field f)
{
	for (int i = 0; i < plan->count; i++)
		if (plan->field[i] == (int)f)
			return true;
	return is_constant(map, f);
}

enum msgid placemap_plan(const struct placemap *map, const char *const *header, int count,
	struct placemap_plan *out, struct err *err)
{
	struct placemap_plan plan = { .count = count };
	for (int i = 0; i < count; i++)
		plan.field[i] = PLACE_FIELD_NONE;
	for (int i = 0; i < map->column_count; i++) {
		int at;
		enum msgid m = name_column(&map->columns[i], header, count, &at, err);
		if (m != MSG_OK)
			return m;
		if (at >= 0)
			plan.field[at] = (int16_t)map->columns[i].field;
	}
	if (!gives(map, &plan, PF_CLIENT_ACCOUNT))
		return err_set(err, MSG_MAP_REQUIRED, "", "client_account", NULL);
	if (!gives(map, &plan, PF_BALANCE) && !gives(map, &plan, PF_PRINCIPAL))
		return err_set(err, MSG_MAP_REQUIRED, "", "balance or principal", NULL);
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

static void translate(const struct placemap *map, struct placement *p)
{
	bool done[PLACE_FIELD_COUNT] = { false }; /* what came out is not translated again */
	for (int i = 0; i < map->value_count; i++) {
		const struct placemap_value *v = &map->values[i];
		if (done[v->field] || !same_word(v->from, p->text[v->field]))
			continue;
		p->text[v->field] = v->to;
		done[v->field] = true;
	}
	for (int i = 0; i < map->constant_count; i++)
		if (*p->text[map->constants[i].field] == '\0')
			p->text[map->constants[i].field] = map->constants[i].text;
}

void placemap_row(const struct placemap *map, const struct placemap_plan *plan,
	const struct csv_row *row, struct str *room, struct placement *p)
{
	size_t need = 1;
	for (int f = 0; f < PLACE_FIELD_COUNT; f++)
		p->text[f] = "";
	p->line = row->line;
	str_reset(room);
	for (int i = 0; i < plan->count && i < row->count; i++) {
		if (plan->field[i] == PLACE_FIELD_NONE)
			continue;
		p->text[plan->field[i]] = row->fields[i];
		if (!is_clean(row->fields[i]))
			need += strlen(row->fields[i]) + 1;
	}
	if (need > 1) { /* made large enough at once, so that it does not move below */
		for (size_t n = 0; n < need; n++)
			str_addn(room, " ", 1);
		char *at = room->d;
		for (int i = 0; i < plan->count && i < row->count; i++) {
			if (plan->field[i] == PLACE_FIELD_NONE || is_clean(row->fields[i]))
				continue;
			size_t len = strlen(row->fields[i]);
			memcpy(at, row->fields[i], len + 1);
			text_clean(at, true);
			p->text[plan->field[i]] = at;
			at += len + 1;
		}
	}
	translate(map, p);
}
