/* SPDX-License-Identifier: MIT */
#include "arrears/io/config.h"

#include "arrears/io/ini.h"

static const struct config_option options[CONFIG_COUNT] = {
#define C(id, section, key, type, range, standard, text) \
	[CONFIG_##id] = { section, key, CONFIG_##type, range, standard, text },
#include "arrears/io/config.def"
#undef C
};

const struct config_option *config_option(enum config_id id)
{
	return &options[id];
}

static void config_defaults(struct config *c)
{
	*c = (struct config){ .path = "" };
	for (int i = 0; i < CONFIG_COUNT; i++)
		(void)text_put(c->value[i], sizeof c->value[i], options[i].standard);
}

/* Is the word one of the blank-separated choices? In their own case only. */
static bool in_list(const char *list, const char *word)
{
	size_t n = strlen(word);
	for (const char *p = list; n > 0 && (p = strstr(p, word)) != NULL; p++)
		if ((p == list || p[-1] == ' ') && (p[n] == ' ' || p[n] == '\0'))
			return true;
	return false;
}

static bool in_range(const char *range, const char *text)
{
	char low[16];
	const char *blank = strchr(range, ' ');
	int64_t min = 0, max = 0, v = 0;
	if (!blank || !text_putf(low, sizeof low, "%.*s", (int)(blank - range), range))
		BUG(range);
	if (text_to_int(low, INT32_MIN, INT32_MAX, &min, NULL) != MSG_OK ||
			text_to_int(blank + 1, INT32_MIN, INT32_MAX, &max, NULL) != MSG_OK)
		BUG(range);
	return text_to_int(text, min, max, &v, NULL) == MSG_OK;
}

bool config_accepts(enum config_id id, const char *value)
{
	const struct config_option *o = &options[id];
	if (strlen(value) >= CONFIG_VALUE_SIZE)
		return false;
	switch (o->type) {
	case CONFIG_CHOICE:
		return in_list(o->range, value);
	case CONFIG_YESNO:
		return in_list("yes no", value);
	case CONFIG_NUMBER:
		return in_range(o->range, value);
	case CONFIG_AREA:
		return !value[0] || (strlen(value) == 3 && strspn(value, "0123456789") == 3 &&
			value[0] >= '2');
	case CONFIG_NAME:
		return value[0] && text_width(value) <= 10;
	case CONFIG_PATH:
		return true;
	}
	return false;
}

void config_allowed(enum config_id id, char *out, size_t size)
{
	const struct config_option *o = &options[id];
	switch (o->type) {
	case CONFIG_CHOICE:
		(void)text_put(out, size, o->range);
		break;
	case CONFIG_YESNO:
		(void)text_put(out, size, "yes no");
		break;
	case CONFIG_NUMBER:
		(void)text_putf(out, size, "%.*s to %s", (int)strcspn(o->range, " "), o->range,
			o->range + strcspn(o->range, " ") + 1);
		break;
	case CONFIG_AREA:
		(void)text_put(out, size, "three digits, or nothing");
		break;
	case CONFIG_NAME:
		(void)text_put(out, size, "1 to 10 characters");
		break;
	case CONFIG_PATH:
		(void)text_put(out, size, "a file name");
		break;
	}
}

static int find(const char *section, const char *key)
{
	for (int i = 0; i < CONFIG_COUNT; i++)
		if (strcmp(options[i].section, section) == 0 && strcmp(options[i].key, key) == 0)
			return i;
	return -1;
}

/* "~/x" is in the home folder. */
static void put_path(char *out, size_t size, const char *value)
{
	const char *home = getenv("HOME");
	if (strncmp(value, "~/", 2) == 0 && home)
		(void)text_putf(out, size, "%s/%s", home, value + 2);
	else
		(void)text_put(out, size, value);
}

static enum msgid take(struct config *c, const struct ini *ini, struct err *err)
{
	for (size_t i = 0; i < ini_count(ini); i++) {
		const struct ini_entry *e = ini_at(ini, i);
		char allowed[96];
		int id = find(e->section, e->key);
		if (id < 0)
			return ini_unknown(ini, e, err);
		if (!config_accepts((enum config_id)id, e->value)) {
			config_allowed((enum config_id)id, allowed, sizeof allowed);
			return ini_bad_value(ini, e, allowed, err);
		}
		if (options[id].type == CONFIG_PATH)
			put_path(c->value[id], sizeof c->value[id], e->value);
		else
			(void)text_put(c->value[id], sizeof c->value[id], e->value);
	}
	return MSG_OK;
}

/* A file that is named must be there; the user's own may be missing. */
static bool may_be_missing(const char *path)
{
	FILE *f = fopen(path, "re");
	if (!f)
		return true;
	fclose(f);
	return false;
}

enum msgid config_read(struct config *c, const char *path, struct err *err)
{
	char own[CONFIG_VALUE_SIZE];
	struct ini *ini = NULL;
	config_defaults(c);
	if (!path) {
		if (!config_place(PLACE_CONFIG, "config.ini", own, sizeof own) ||
				may_be_missing(own))
			return MSG_OK;
		path = own;
	}
	enum msgid m = ini_load(path, &ini, err);
	if (m == MSG_OK)
		m = take(c, ini, err);
	ini_free(ini);
	if (m == MSG_OK)
		(void)text_put(c->path, sizeof c->path, path);
	else
		config_defaults(c);
	return m;
}

const char *config_text(const struct config *c, enum config_id id)
{
	return c->value[id];
}

bool config_yes(const struct config *c, enum config_id id)
{
	return strcmp(c->value[id], "yes") == 0;
}

int64_t config_number(const struct config *c, enum config_id id)
{
	int64_t v = 0;
	if (options[id].type != CONFIG_NUMBER ||
			text_to_int(c->value[id], INT32_MIN, INT32_MAX, &v, NULL) != MSG_OK)
		BUG(options[id].key);
	return v;
}

void config_example(struct str *out)
{
	const char *section = "";
	str_add(out, "; Configuration of arrears, see arrears-config(5). Every option is shown\n"
		"; with its default; take the ; away to change it.\n");
	for (int i = 0; i < CONFIG_COUNT; i++) {
		const struct config_option *o = &options[i];
		char allowed[96];
		if (strcmp(section, o->section) != 0)
			str_addf(out, "\n[%s]\n", o->section);
		section = o->section;
		config_allowed((enum config_id)i, allowed, sizeof allowed);
		str_addf(out, "; %s\n; (%s)\n;%s =%s%s\n", o->text, allowed, o->key,
			o->standard[0] ? " " : "", o->standard);
	}
}

bool config_place(enum config_place place, const char *name, char *out, size_t size)
{
	static const struct {
		const char *variable, *fallback;
	} places[] = {
		[PLACE_CONFIG] = { "XDG_CONFIG_HOME", ".config" },
		[PLACE_DATA] = { "XDG_DATA_HOME", ".local/share" },
		[PLACE_STATE] = { "XDG_STATE_HOME", ".local/state" },
	};
	const char *base = getenv(places[place].variable);
	const char *home = getenv("HOME");
	/* A relative folder in these variables is to be ignored (XDG base directories). */
	if (base && base[0] == '/')
		return text_putf(out, size, "%s/arrears/%s", base, name);
	return home && home[0] &&
		text_putf(out, size, "%s/%s/arrears/%s", home, places[place].fallback, name);
}

bool config_file(const struct config *c, enum config_id id, char *out, size_t size)
{
	if (c->value[id][0])
		return text_put(out, size, c->value[id]);
	switch (id) {
	case CONFIG_DATABASE:
		return config_place(PLACE_DATA, "arrears.db", out, size);
	case CONFIG_MACHINE_KEY:
		return config_place(PLACE_CONFIG, "machine.key", out, size);
	case CONFIG_LOG:
		return config_place(PLACE_STATE, "log", out, size);
	default:
		BUG("an option without a place");
	}
}
