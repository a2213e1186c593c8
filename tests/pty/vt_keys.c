/* SPDX-License-Identifier: MIT */
/* The bytes a terminal sends for a key, from terminfo as infocmp prints it: the library's own
 * header takes too many plain words for itself, and knows one terminal at a time. */
#include "vt_priv.h"

#include "arrears/base/mem.h"
#include "arrears/panel/key.h"

#include <strings.h>

#define TERMINFO_MAX 65536

static const struct {
	const char *name, *cap, *fixed;
} names[] = {
	{ "Enter", NULL, "\r" }, { "Tab", NULL, "\t" }, { "Backspace", NULL, "\177" },
	{ "Up", "kcuu1" }, { "Down", "kcud1" }, { "Left", "kcub1" }, { "Right", "kcuf1" },
	{ "Home", "khome" }, { "End", "kend" }, { "PgUp", "kpp" }, { "PgDn", "knp" },
	{ "Insert", "kich1" }, { "Delete", "kdch1" }, { "BackTab", "kcbt" },
};

char *vt_terminfo(const char *term)
{
	char command[128];
	char *text = mem_alloc(TERMINFO_MAX, 1);
	snprintf(command, sizeof command, "infocmp -1 '%s' 2>/dev/null", term);
	FILE *f = popen(command, "r");
	size_t n = f ? fread(text, 1, TERMINFO_MAX - 1, f) : 0;
	text[n] = 0;
	if (f)
		pclose(f);
	return text;
}

static char unescape(const char **p)
{
	char c = *(*p)++;
	if (c == '^' && **p)
		return (char)(*(*p)++ & 0x1f);
	if (c != '\\')
		return c;
	c = *(*p)++;
	return c == 'E' ? '\033' : c;
}

static const char *capability(const struct vt *t, const char *cap)
{
	static char out[32];
	char find[16];
	snprintf(find, sizeof find, "\t%s=", cap);
	const char *p = strstr(t->terminfo, find);
	size_t n = 0;
	if (p) {
		p += strlen(find);
		while (*p && *p != ',' && *p != '\n' && n + 1 < sizeof out)
			out[n++] = unescape(&p);
	}
	out[n] = 0;
	return out;
}

const char *vt_key_bytes(struct vt *t, const char *name)
{
	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		if (strcasecmp(names[i].name, name) == 0)
			return names[i].fixed ? names[i].fixed : capability(t, names[i].cap);
	}
	enum key_code code = key_by_name(name);
	if (code >= KEYS_F1 && code <= KEYS_F24) {
		char cap[16];
		int n = (int)(code - KEYS_F1) + 1;
		snprintf(cap, sizeof cap, "kf%d", n);
		return t->vt100 && n >= 5 ? "" : capability(t, cap);
	}
	static char ctrl[2];
	const char *form = key_ctrl_form(code);
	ctrl[0] = form[0] ? (char)(form[5] - '@') : 0;
	return ctrl;
}

bool vt_key(struct vt *t, const char *name)
{
	char esc[3] = "";
	const char *bytes = vt_key_bytes(t, name);
	const char *form = key_esc_form(key_by_name(name));
	if (!*bytes && *form) {
		snprintf(esc, sizeof esc, "\033%c", form[4]);
		bytes = esc;
	}
	vt_type(t, bytes);
	return *bytes;
}
