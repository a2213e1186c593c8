/* SPDX-License-Identifier: MIT */
/* What a field takes: character by character while typing, adjusted when left, whole on Enter. */
#include <ctype.h>

#include "ui_priv.h"

/* Symbols whose width terminals disagree on; joiners and controls. */
static bool is_doubtful(const char *s)
{
	const unsigned char *u = (const unsigned char *)s;

	if (u[0] < 0x20 || u[0] == 0x7f || (u[0] == 0xc2 && u[1] < 0xa0))
		return true;
	if (u[0] == 0xf0 && u[1] == 0x9f)                    /* U+1F000.. */
		return true;
	if (u[0] == 0xe2 && (u[1] >= 0x98 && u[1] <= 0x9e))  /* U+2600..27BF */
		return true;
	if (u[0] == 0xe2 && u[1] == 0x80 && u[2] >= 0x8b && u[2] <= 0x8f) /* ZW*, marks */
		return true;
	if (u[0] == 0xe2 && u[1] == 0x80 && u[2] >= 0xaa && u[2] <= 0xae) /* bidi */
		return true;
	return u[0] == 0xef && u[1] == 0xb8 && u[2] >= 0x80 && u[2] <= 0x8f; /* VS */
}

static bool kind_takes(const struct field *f, char c)
{
	switch (f->kind) {
	case FIELD_NUM:
		return isdigit((unsigned char)c) || ((f->check & FIELD_SIGNED) && strchr("+-", c));
	case FIELD_MONEY:
		return isdigit((unsigned char)c) || strchr(".,$()-", c) ||
			((f->check & FIELD_SIGNED) && c == '+');
	case FIELD_DATE:
		return isalnum((unsigned char)c) || strchr("/-+.", c);
	case FIELD_CODE:
		return isalnum((unsigned char)c) || strchr("*-_", c);
	case FIELD_YESNO:
		return strchr("YyNn", c) != NULL;
	case FIELD_PHONE:
		return isdigit((unsigned char)c) || strchr(" ()-.+", c);
	case FIELD_CHAR:
	case FIELD_PASSWORD:
	case FIELD_TEXT:
	case FIELD_LINES:
		break;
	}
	return true;
}

enum msgid check_char(const struct field *f, const char *in, char out[CELL_BYTES])
{
	bool ascii = (unsigned char)in[0] < 0x80;
	bool keeps_case = f->kind == FIELD_PASSWORD || f->kind == FIELD_TEXT ||
		(f->check & FIELD_LC);
	bool free_text = f->kind == FIELD_CHAR || keeps_case;

	out[0] = '\0';
	if (ascii && ((unsigned char)in[0] < 0x20 || in[0] == 0x7f))
		return MSG_CHAR_KIND;
	if (f->kind != FIELD_TEXT && is_doubtful(in))
		return MSG_CHAR_KIND;
	if (!free_text && (!ascii || !kind_takes(f, in[0])))
		return MSG_CHAR_INVALID;
	if (keeps_case)
		text_put(out, CELL_BYTES, in);
	else
		text_upper(in, out, CELL_BYTES);
	return MSG_OK;
}

const char *check_label(const struct open_field *of)
{
	if (of->own_called)
		return of->own_called;
	if (of->f->called)
		return of->f->called;
	if (of->f->label)
		return of->f->label + strspn(of->f->label, " ");
	return of->f->name ? of->f->name : "The field";
}

/* Text formatted anew does not count as typed. */
static void reshape(struct open_field *of, const char *text)
{
	bool changed = of->e.changed;

	if (text_width(text) <= of->e.max)
		edit_replace(&of->e, text);
	of->e.changed = changed;
}

static void adjust(struct open_field *of, char with)
{
	char text[256];
	const char *s = of->e.text + strspn(of->e.text, " ");
	int blank = of->e.max - text_width(s);

	if (!*s || blank <= 0 || of->e.max >= (int)sizeof(text) / 4)
		return;
	memset(text, with, (size_t)blank);
	text_put(text + blank, sizeof(text) - (size_t)blank, s);
	reshape(of, text);
}

static void leave_date(struct ui *ui, struct open_field *of)
{
	struct date d;
	char shown[9];

	if (pane_date_parse(ui, of->f, of->e.text, &d, NULL) == MSG_OK) {
		date_show(d, shown);
		reshape(of, shown);
	}
}

static void leave_phone(struct open_field *of)
{
	char digits[32], shown[32];

	text_digits(of->e.text, digits, sizeof(digits));
	if (strlen(digits) == 11 && digits[0] == '1')
		memmove(digits, digits + 1, 11);
	if (strlen(digits) != 10)
		return;
	text_phone(digits, shown, sizeof(shown));
	reshape(of, of->e.max >= 14 ? shown : digits);
}

void check_leave(struct ui *ui, struct open_field *of)
{
	struct money m;
	char shown[MONEY_TEXT_SIZE];

	if (!pane_is_input(of) || !of->e.text[strspn(of->e.text, " ")])
		return;
	switch (of->f->kind) {
	case FIELD_NUM:
	case FIELD_MONEY:
		edit_trim_left(&of->e);
		if (of->f->kind == FIELD_MONEY && money_parse(of->e.text, &m, NULL) == MSG_OK) {
			money_show(m, shown);
			reshape(of, shown);
		}
		break;
	case FIELD_DATE:
		leave_date(ui, of);
		break;
	case FIELD_PHONE:
		leave_phone(of);
		break;
	case FIELD_CHAR:
	case FIELD_CODE:
	case FIELD_YESNO:
	case FIELD_PASSWORD:
	case FIELD_TEXT:
	case FIELD_LINES:
		break;
	}
	if (of->f->check & FIELD_RZ)
		adjust(of, '0');
	else if (of->f->check & FIELD_RB)
		adjust(of, ' ');
}

static bool in_words(const char *words, const char *text)
{
	size_t len = strlen(text);

	while (*words) {
		size_t n = strcspn(words, " ");

		if (n == len && strncmp(words, text, n) == 0)
			return true;
		words += n;
		words += strspn(words, " ");
	}
	return false;
}

static bool in_values(struct ui *ui, const struct field *f, const char *text)
{
	struct choices c = { 0 };
	bool found = false;

	if (f->values[0] != '=')
		return in_words(f->values, text);
	if (!ui->config.values || !ui->config.values(ui->config.app, f->values + 1, &c))
		found = true; /* nobody knows the list: the panel's own check decides */
	for (size_t i = 0; i < c.count && !found; i++)
		found = strcmp(c.at[i].value, text) == 0;
	choices_free(&c);
	return found;
}

static enum msgid check_kind(struct ui *ui, const struct open_field *of, const char *text,
	struct err *err)
{
	const struct field *f = of->f;
	bool ranged = f->max_value > f->min;
	struct date d;
	struct money m;
	int64_t n;
	char digits[32];

	switch (f->kind) {
	case FIELD_NUM:
		return text_to_int(text, ranged ? f->min : (f->check & FIELD_SIGNED) ?
			-INT64_C(999999999999) : 0, ranged ? f->max_value :
			INT64_C(999999999999), &n, err);
	case FIELD_MONEY:
		return money_parse(text, &m, err);
	case FIELD_DATE:
		return pane_date_parse(ui, f, text, &d, err);
	case FIELD_YESNO:
		if (strcmp(text, "Y") != 0 && strcmp(text, "N") != 0)
			return err_set(err, MSG_YESNO_INVALID, f->name, check_label(of), NULL);
		break;
	case FIELD_PHONE:
		text_digits(text, digits, sizeof(digits));
		if (strlen(digits) != 10 && !(strlen(digits) == 11 && digits[0] == '1'))
			return err_set(err, MSG_PHONE_INVALID, f->name, text, NULL);
		break;
	case FIELD_CHAR:
	case FIELD_CODE:
	case FIELD_PASSWORD:
	case FIELD_TEXT:
	case FIELD_LINES:
		break;
	}
	return MSG_OK;
}

static enum msgid check_value(struct ui *ui, const struct open_field *of, bool whole,
	struct err *err)
{
	const struct field *f = of->f;
	const char *text = of->e.text + strspn(of->e.text, " ");
	const char *name = f->name ? f->name : "";
	enum msgid rc;

	if (!*text)
		return whole && (f->check & FIELD_ME) ?
			err_set(err, MSG_REQUIRED, name, check_label(of), NULL) : MSG_OK;
	rc = check_kind(ui, of, text, err);
	if (rc == MSG_OK && (f->check & FIELD_MF) && text_width(text) != of->e.max)
		rc = err_set(err, MSG_MUST_FILL, name, check_label(of), NULL);
	if (rc == MSG_OK && f->values && !(f->check & FIELD_FREE) && !in_values(ui, f, text))
		rc = err_set(err, f->bad != MSG_OK ? f->bad : MSG_VALUE_INVALID, name, text,
			check_label(of), NULL);
	if (rc != MSG_OK && err)
		text_put(err->field, sizeof(err->field), name);
	return rc;
}

bool check_fields(struct ui *ui, struct pane *p, bool whole)
{
	struct err first = { 0 };
	size_t bad = SIZE_MAX;

	for (size_t i = 0; i < p->field_count; i++) {
		struct open_field *of = &p->fields[i];
		struct err err = { 0 };

		of->error = false;
		if (!pane_is_input(of) || !pane_is_shown(p, of))
			continue;
		check_leave(ui, of);
		if (check_value(ui, of, whole, &err) == MSG_OK)
			continue;
		of->error = true;
		if (bad == SIZE_MAX || pane_row(p, of->f) < pane_row(p, p->fields[bad].f)) {
			bad = i;
			first = err;
		}
	}
	if (bad == SIZE_MAX)
		return true;
	ui_fail(ui, p, &first);
	return false;
}
