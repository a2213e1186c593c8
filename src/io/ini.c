/* SPDX-License-Identifier: MIT */
/* A first pass of our own refuses what iniparser 4.1 accepts and gets wrong (a comment sign cut
 * out of a value, the last of two equal keys, continued lines, quotes left open) and notes the
 * line of each key; iniparser then reads the values. Its typed getters are never called. */
#include "arrears/io/ini.h"

#include <errno.h>
#include <fcntl.h>
#include <iniparser/iniparser.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arrears/base/mem.h"
#include "arrears/base/text.h"

#define LINE_MAX_BYTES 1000
#define NAME_MAX_BYTES 200

struct ini {
	char *name;
	char *text;                     /* a copy that is cut up while it is scanned */
	dictionary *dict;
	struct ini_entry *entries;
	size_t count, cap;
};

static enum msgid bad_line(const struct ini *ini, int line, const char *why, struct err *err)
{
	char number[12];
	(void)text_putf(number, sizeof number, "%d", line);
	return err_set(err, MSG_INI_SYNTAX, "", ini->name, number, why, NULL);
}

static char *trim(char *s)
{
	while (*s == ' ' || *s == '\t')
		s++;
	size_t n = strlen(s);
	while (n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\t' || s[n - 1] == '\r'))
		s[--n] = '\0';
	return s;
}

static void lower(char *s)
{
	for (; *s; s++)
		if (*s >= 'A' && *s <= 'Z')
			*s = (char)(*s - 'A' + 'a');
}

/* What iniparser would misread in a value. NULL = nothing. */
static const char *value_trouble(const char *v)
{
	if (v[0] == '"' || v[0] == '\'') {
		const char *close = strchr(v + 1, v[0]);
		if (!close)
			return "the quote is not closed";
		const char *rest = close + 1;
		while (*rest == ' ' || *rest == '\t')
			rest++;
		return *rest == '\0' || *rest == '#' || *rest == ';' ? NULL
								     : "text follows the quote";
	}
	const char *sign = strpbrk(v, "#;");
	if (sign && sign > v && sign[-1] != ' ' && sign[-1] != '\t')
		return "a value with # or ; is put in double quotes";
	return NULL;
}

static enum msgid add_entry(struct ini *ini, const char *section, char *key, int line,
	struct err *err)
{
	lower(key);
	for (size_t i = 0; i < ini->count; i++)
		if (strcmp(ini->entries[i].section, section) == 0 &&
		    strcmp(ini->entries[i].key, key) == 0)
			return bad_line(ini, line, "the key is there twice", err);
	if (ini->count == ini->cap) {
		ini->cap = ini->cap ? ini->cap * 2 : 32;
		ini->entries = mem_grow(ini->entries, ini->cap, sizeof *ini->entries);
	}
	ini->entries[ini->count++] = (struct ini_entry){ .section = section, .key = key,
		.line = line };
	return MSG_OK;
}

static enum msgid scan_line(struct ini *ini, char *s, int line, const char **section,
	struct err *err)
{
	if (strlen(s) > LINE_MAX_BYTES)
		return bad_line(ini, line, "the line is too long", err);
	s = trim(s);
	if (*s == '\0' || *s == '#' || *s == ';')
		return MSG_OK;
	if (s[strlen(s) - 1] == '\\')
		return bad_line(ini, line, "a line cannot be continued", err);
	if (*s == '[') {
		char *close = strchr(s, ']');
		if (!close || strchr(s, ':'))
			return bad_line(ini, line, "a section is [name]", err);
		*close = '\0';
		*section = trim(s + 1);
		lower(trim(s + 1));
		return **section ? MSG_OK : bad_line(ini, line, "the section has no name", err);
	}
	char *equals = strchr(s, '=');
	if (!equals || equals == s)
		return bad_line(ini, line, "neither [section] nor key = value", err);
	*equals = '\0';
	char *key = trim(s);
	if (!*section)
		return bad_line(ini, line, "the key stands before any [section]", err);
	if (!*key || strlen(key) > NAME_MAX_BYTES)
		return bad_line(ini, line, "the key has no name, or too long a one", err);
	const char *trouble = value_trouble(trim(equals + 1));
	return trouble ? bad_line(ini, line, trouble, err)
		       : add_entry(ini, *section, key, line, err);
}

static enum msgid scan(struct ini *ini, struct err *err)
{
	const char *section = NULL;
	int line = 1;
	for (char *s = ini->text; *s; line++) {
		char *end = strchr(s, '\n');
		char *next = end ? end + 1 : s + strlen(s);
		if (end)
			*end = '\0';
		enum msgid m = scan_line(ini, s, line, &section, err);
		if (m != MSG_OK)
			return m;
		s = next;
	}
	return MSG_OK;
}

static int drop_complaint(const char *format, ...)
{
	(void)format;
	return 0;
}

/* iniparser reads files only; one in memory needs no folder and no name. */
static dictionary *read_dict(const char *text, size_t len)
{
	int fd = memfd_create("ini", MFD_CLOEXEC);
	dictionary *d = NULL;
	char path[40];
	if (fd < 0)
		return NULL;
	(void)text_putf(path, sizeof path, "/proc/self/fd/%d", fd);
	iniparser_set_error_callback(drop_complaint);
	if (write(fd, text, len) == (ssize_t)len && lseek(fd, 0, SEEK_SET) == 0)
		d = iniparser_load(path);
	(void)close(fd);
	return d;
}

static enum msgid fill_values(struct ini *ini, struct err *err)
{
	for (size_t i = 0; i < ini->count; i++) {
		struct ini_entry *e = &ini->entries[i];
		char name[2 * NAME_MAX_BYTES + 2];
		(void)text_putf(name, sizeof name, "%s:%s", e->section, e->key);
		e->value = iniparser_getstring(ini->dict, name, NULL);
		if (!e->value)
			return bad_line(ini, e->line, "the line is not understood", err);
	}
	return MSG_OK;
}

enum msgid ini_parse(const char *name, const char *text, size_t len, struct ini **out,
	struct err *err)
{
	if (len >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0) {
		text += 3;
		len -= 3;
	}
	if (len > INI_FILE_MAX)
		return err_set(err, MSG_INI_FILE, "", name, "it is too large", NULL);
	if (memchr(text, '\0', len) || !text_is_utf8(text, len))
		return err_set(err, MSG_INI_FILE, "", name, "it is not text in UTF-8", NULL);
	struct ini *ini = mem_alloc(1, sizeof *ini);
	ini->name = mem_strdup(name);
	ini->text = mem_alloc(len + 1, 1);
	memcpy(ini->text, text, len);
	enum msgid m = scan(ini, err);
	if (m == MSG_OK) {
		ini->dict = read_dict(text, len);
		m = ini->dict ? fill_values(ini, err)
			      : err_set(err, MSG_INI_FILE, "", name, "it cannot be parsed", NULL);
	}
	if (m != MSG_OK) {
		ini_free(ini);
		return m;
	}
	*out = ini;
	return MSG_OK;
}

enum msgid ini_load(const char *path, struct ini **out, struct err *err)
{
	struct stat sb;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0 || fstat(fd, &sb) != 0) {
		int e = errno;
		if (fd >= 0)
			(void)close(fd);
		return err_set(err, MSG_FILE_OPEN, "", path, strerror(e), NULL);
	}
	AUTO_FREE char *text = mem_alloc(INI_FILE_MAX + 1, 1);
	ssize_t n = S_ISREG(sb.st_mode) ? 0 : -1;
	size_t len = 0;
	while (n >= 0 && len <= INI_FILE_MAX &&
	       (n = read(fd, text + len, INI_FILE_MAX + 1 - len)) > 0)
		len += (size_t)n;
	(void)close(fd);
	if (n < 0)
		return err_set(err, MSG_INI_FILE, "", path, "it is not a regular file", NULL);
	return ini_parse(path, text, len, out, err);
}

void ini_free(struct ini *ini)
{
	if (!ini)
		return;
	if (ini->dict)
		iniparser_freedict(ini->dict);
	free(ini->entries);
	free(ini->text);
	free(ini->name);
	free(ini);
}

size_t ini_count(const struct ini *ini)
{
	return ini->count;
}

const struct ini_entry *ini_at(const struct ini *ini, size_t i)
{
	return &ini->entries[i];
}

enum msgid ini_unknown(const struct ini *ini, const struct ini_entry *e, struct err *err)
{
	char number[12];
	(void)text_putf(number, sizeof number, "%d", e->line);
	return err_set(err, MSG_INI_UNKNOWN, e->key, ini->name, number, e->section, e->key, NULL);
}

enum msgid ini_bad_value(const struct ini *ini, const struct ini_entry *e, const char *allowed,
	struct err *err)
{
	char where[ERR_SUBST_LEN], value[ERR_SUBST_LEN];
	(void)text_putf(where, sizeof where, "%s:%d", ini->name, e->line);
	(void)text_put(value, sizeof value, *e->value ? e->value : "blank");
	return err_set(err, MSG_INI_VALUE, e->key, where, e->key, value, allowed, NULL);
}
