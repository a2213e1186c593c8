/* SPDX-License-Identifier: MIT */
/* The mapping as a file: reading, guessing, writing. */
#include "arrears/io/importmap.h"

#include "arrears/base/mem.h"
#include "arrears/io/ini.h"
#include "importmap_private.h"

#define VALUES_PREFIX "values."

struct word { const char *word; int value; };
static const struct word yes_no[] = { { "yes", true }, { "no", false }, { NULL, 0 } };
static const struct word orders[] = { { "mdy", DATE_MDY }, { "dmy", DATE_DMY },
	{ "ymd", DATE_YMD }, { NULL, 0 } };
static const struct word styles[] = { { "dollars", AMOUNT_DOLLARS }, { "cents", AMOUNT_CENTS },
	{ "comma", AMOUNT_COMMA }, { NULL, 0 } };
static const struct word signs[] = { { "plus", false }, { "minus", true }, { NULL, 0 } };
static const struct word delimiters[] = { { "comma", ',' }, { "tab", '\t' }, { "semicolon", ';' },
	{ "pipe", '|' }, { NULL, 0 } };
static const struct word blanks[] = { { "trim", false }, { "keep", true }, { NULL, 0 } };
static const struct word encodings[] = { { "utf8", false }, { "latin1", true }, { NULL, 0 } };

enum option { OPT_HEADER, OPT_ORDER, OPT_AMOUNTS, OPT_PAYMENTS, OPT_DELIMITER, OPT_BLANKS,
	OPT_ENCODING, OPT_COUNT };
static const struct { const char *key; const struct word *words; const char *allowed; }
options[OPT_COUNT] = {
	[OPT_HEADER] = { "header", yes_no, "yes, no" },
	[OPT_ORDER] = { "date_order", orders, "mdy, dmy, ymd" },
	[OPT_AMOUNTS] = { "amounts", styles, "dollars, cents, comma" },
	[OPT_PAYMENTS] = { "payments", signs, "plus, minus" },
	[OPT_DELIMITER] = { "delimiter", delimiters, "comma, tab, semicolon, pipe" },
	[OPT_BLANKS] = { "blanks", blanks, "trim, keep" },
	[OPT_ENCODING] = { "encoding", encodings, "utf8, latin1" },
};

static bool takes(const struct importmap *m, enum option o)
{
	return o != OPT_PAYMENTS || m->fields->payments;
}

static int option_value(const struct importmap *m, enum option o)
{
	switch (o) {
	case OPT_HEADER:
		return m->header;
	case OPT_ORDER:
		return (int)m->order;
	case OPT_AMOUNTS:
		return (int)m->style;
	case OPT_PAYMENTS:
		return m->minus;
	case OPT_DELIMITER:
		return m->csv.delimiter;
	case OPT_BLANKS:
		return m->csv.keep_blanks;
	case OPT_ENCODING:
		return m->csv.latin1;
	case OPT_COUNT:
		break;
	}
	BUG("no such option");
}

static void set_option(struct importmap *m, enum option o, int v)
{
	switch (o) {
	case OPT_HEADER:
		m->header = v != 0;
		return;
	case OPT_ORDER:
		m->order = (enum date_order)v;
		return;
	case OPT_AMOUNTS:
		m->style = (enum amount_style)v;
		return;
	case OPT_PAYMENTS:
		m->minus = v != 0;
		return;
	case OPT_DELIMITER:
		m->csv.delimiter = (char)v;
		return;
	case OPT_BLANKS:
		m->csv.keep_blanks = v != 0;
		return;
	case OPT_ENCODING:
		m->csv.latin1 = v != 0;
		return;
	case OPT_COUNT:
		break;
	}
	BUG("no such option");
}

static void set_defaults(struct importmap *m, const struct import_fields *fields)
{
	memset(m, 0, sizeof *m);
	m->header = true;
	m->order = DATE_MDY;
	m->csv.delimiter = ',';
	m->fields = fields;
}

struct importmap *importmap_new(const struct import_fields *fields)
{
	struct importmap *m = mem_alloc(1, sizeof *m);
	set_defaults(m, fields);
	return m;
}

/* "column 12" -> 12; else 0. */
static int column_number(const char *key)
{
	int64_t n;
	if (strncmp(key, "column ", 7) != 0 ||
	    text_to_int(key + 7, 1, CSV_COLUMN_MAX, &n, NULL) != MSG_OK)
		return 0;
	return (int)n;
}

/* --- reading ----------------------------------------------------------------------------- */

static enum msgid add_column(struct importmap *m, const struct ini *ini, const struct ini_entry *e,
	struct err *err)
{
	int f = IMPORT_FIELD_NONE;
	if (strcmp(e->value, "ignore") != 0 &&
	    (f = import_field_find(m->fields, e->value)) == IMPORT_FIELD_NONE)
		return ini_bad_value(ini, e, "a field of arrears-import(5), or ignore", err);
	if (m->column_count == IMPORTMAP_COLUMNS)
		return ini_bad_value(ini, e, "at most 256 columns", err);
	for (int i = 0; f != IMPORT_FIELD_NONE && i < m->column_count; i++)
		if (m->columns[i].field == f)
			return err_set(err, MSG_MAP_TWICE, e->key, e->value, NULL);
	struct importmap_column *c = &m->columns[m->column_count++];
	c->field = f;
	c->number = column_number(e->key);
	(void)text_put(c->name, sizeof c->name, e->key);
	(void)text_put(c->label, sizeof c->label, e->key);
	return MSG_OK;
}

static enum msgid add_option(struct importmap *m, const struct ini *ini, const struct ini_entry *e,
	struct err *err)
{
	for (int o = 0; o < OPT_COUNT; o++) {
		if (strcmp(options[o].key, e->key) != 0 || !takes(m, (enum option)o))
			continue;
		for (const struct word *w = options[o].words; w->word; w++)
			if (strcmp(w->word, e->value) == 0) {
				set_option(m, (enum option)o, w->value);
				return MSG_OK;
			}
		return ini_bad_value(ini, e, options[o].allowed, err);
	}
	return ini_unknown(ini, e, err);
}

static enum msgid add_constant(struct importmap *m, const struct ini *ini,
	const struct ini_entry *e, struct err *err)
{
	int f = import_field_find(m->fields, e->key);
	if (f == IMPORT_FIELD_NONE)
		return ini_unknown(ini, e, err);
	if (m->constant_count == (int)ARRAY_SIZE(m->constants))
		return ini_bad_value(ini, e, "at most 32 constants", err);
	struct importmap_constant *c = &m->constants[m->constant_count];
	c->field = f;
	if (!text_put(c->text, sizeof c->text, e->value))
		return ini_bad_value(ini, e, "at most 60 characters", err);
	m->constant_count++;
	return MSG_OK;
}

static enum msgid add_value(struct importmap *m, const struct ini *ini, const struct ini_entry *e,
	struct err *err)
{
	int f = import_field_find(m->fields, e->section + strlen(VALUES_PREFIX));
	if (f == IMPORT_FIELD_NONE)
		return ini_unknown(ini, e, err);
	if (m->value_count == IMPORTMAP_VALUES)
		return ini_bad_value(ini, e, "at most 256 values", err);
	struct importmap_value *v = &m->values[m->value_count];
	v->field = f;
	if (!text_put(v->from, sizeof v->from, e->key) || !text_put(v->to, sizeof v->to, e->value))
		return ini_bad_value(ini, e, "at most 20 characters on either side", err);
	m->value_count++;
	return MSG_OK;
}

static enum msgid read_ini(const struct ini *ini, struct importmap *out, struct err *err)
{
	AUTO_FREE struct importmap *m = importmap_new(out->fields);
	enum msgid id = MSG_OK;
	for (size_t i = 0; i < ini_count(ini) && id == MSG_OK; i++) {
		const struct ini_entry *e = ini_at(ini, i);
		if (strcmp(e->section, "columns") == 0)
			id = add_column(m, ini, e, err);
		else if (strcmp(e->section, "options") == 0)
			id = add_option(m, ini, e, err);
		else if (strcmp(e->section, "constants") == 0)
			id = add_constant(m, ini, e, err);
		else if (strncmp(e->section, VALUES_PREFIX, strlen(VALUES_PREFIX)) == 0)
			id = add_value(m, ini, e, err);
		else
			id = ini_unknown(ini, e, err);
	}
	if (id == MSG_OK)
		*out = *m;
	return id;
}

enum msgid importmap_load(const char *path, struct importmap *out, struct err *err)
{
	struct ini *ini;
	enum msgid m = ini_load(path, &ini, err);
	if (m != MSG_OK)
		return m;
	m = read_ini(ini, out, err);
	ini_free(ini);
	return m;
}

enum msgid importmap_parse(const char *name, const char *text, struct importmap *out,
	struct err *err)
{
	struct ini *ini;
	enum msgid m = ini_parse(name, text, strlen(text), &ini, err);
	if (m != MSG_OK)
		return m;
	m = read_ini(ini, out, err);
	ini_free(ini);
	return m;
}

/* --- guessing ---------------------------------------------------------------------------- */

void importmap_header_name(const char *header, char *out, size_t size)
{
	(void)text_put(out, size, header);
	text_clean(out, true);
	for (char *s = out; *s; s++)
		if (*s >= 'A' && *s <= 'Z')
			*s = (char)(*s - 'A' + 'a');
}

/* Can iniparser take the name as a key, and as this column's alone? */
static bool plain_name(const char *const *header, int count, int at, const char *name)
{
	char full[1024], other[1024];
	importmap_header_name(header[at], full, sizeof full);
	if (*name == '\0' || strcmp(full, name) != 0 || strpbrk(name, "=:[]#;\\\"'") ||
	    column_number(name))
		return false;
	for (int i = 0; i < count; i++) {
		importmap_header_name(header[i], other, sizeof other);
		if (i != at && strcmp(other, name) == 0)
			return false;
	}
	return true;
}

void importmap_guess(const char *const *header, int count, struct importmap *out)
{
	out->guessed = true;
	for (int i = 0; i < count && out->column_count < IMPORTMAP_COLUMNS; i++) {
		struct importmap_column *c = &out->columns[out->column_count++];
		*c = (struct importmap_column){
			.field = import_field_guess(out->fields, header[i]) };
		for (int k = 0; k + 1 < out->column_count; k++)
			if (out->columns[k].field == c->field)
				c->field = IMPORT_FIELD_NONE;
		(void)text_put(c->label, sizeof c->label, header[i]);
		text_clean(c->label, true);
		importmap_header_name(header[i], c->name, sizeof c->name);
		if (!plain_name(header, count, i, c->name)) {
			c->number = i + 1;
			(void)text_putf(c->name, sizeof c->name, "column %d", i + 1);
		}
	}
}

/* --- writing ----------------------------------------------------------------------------- */

static void write_value(struct str *out, const char *key, const char *value)
{
	bool quote = strpbrk(value, "#;") || *value == '\0' || *value == '\'';
	str_addf(out, quote ? "%s = \"%s\"\n" : "%s = %s\n", key, value);
}

static void write_values(const struct importmap *map, struct str *out)
{
	for (int f = 0; f < map->fields->count; f++) {
		bool any = false;
		for (int i = 0; i < map->value_count; i++) {
			if ((int)map->values[i].field != f)
				continue;
			if (!any)
				str_addf(out, "\n[" VALUES_PREFIX "%s]\n",
					import_field(map->fields, f)->name);
			any = true;
			write_value(out, map->values[i].from, map->values[i].to);
		}
	}
}

void importmap_write(const struct importmap *map, struct str *out)
{
	str_addf(out, "# Mapping of a %s file; see arrears-import(5).\n[columns]\n",
		map->fields->what);
	for (int i = 0; i < map->column_count; i++) {
		const struct importmap_column *c = &map->columns[i];
		str_addf(out, "%s = %s\n", c->name, c->field == IMPORT_FIELD_NONE ? "ignore"
			: import_field(map->fields, c->field)->name);
	}
	str_add(out, "\n[options]\n");
	for (int o = 0; o < OPT_COUNT; o++)
		for (const struct word *w = options[o].words; w->word && takes(map, (enum option)o);
		     w++)
			if (w->value == option_value(map, (enum option)o))
				str_addf(out, "%s = %s\n", options[o].key, w->word);
	if (map->constant_count > 0)
		str_add(out, "\n[constants]\n");
	for (int i = 0; i < map->constant_count; i++)
		write_value(out, import_field(map->fields, map->constants[i].field)->name,
			map->constants[i].text);
	write_values(map, out);
}
