/* SPDX-License-Identifier: MIT */
#include "edit.h"

#include "arrears/base/mem.h"
#include "arrears/base/text.h"

void edit_init(struct edit *e, int max)
{
	*e = (struct edit){ .max = max, .size = (size_t)max * 8 + 1 };
	e->text = mem_alloc(1, e->size);
	e->entry = mem_alloc(1, e->size);
}

void edit_free(struct edit *e)
{
	/* Passwords are edited here, too. */
	if (e->text)
		explicit_bzero(e->text, e->size);
	if (e->entry)
		explicit_bzero(e->entry, e->size);
	free(e->text);
	free(e->entry);
	*e = (struct edit){ 0 };
}

static void trim_right(char *s)
{
	size_t n = strlen(s);

	while (n && s[n - 1] == ' ')
		s[--n] = '\0';
}

static void clamp(struct edit *e)
{
	if (e->pos > e->max - 1)
		e->pos = e->max - 1;
	if (e->pos < 0)
		e->pos = 0;
	/* A wide character takes two columns: the cursor's column must be inside as well. */
	while (e->pos > 0 && edit_column(e) > e->max - 1)
		e->pos--;
}

void edit_go(struct edit *e, int pos)
{
	e->pos = pos;
	e->past = false;
	clamp(e);
}

static void take(struct edit *e, const char *text)
{
	size_t n = text_fit(text, e->max);

	if (n >= e->size)
		n = e->size - 1;
	memmove(e->text, text, n);
	e->text[n] = '\0';
	e->past = false;
	trim_right(e->text);
}

void edit_set(struct edit *e, const char *text)
{
	take(e, text);
	snprintf(e->entry, e->size, "%s", e->text);
	e->changed = false;
	e->pos = 0;
	e->fresh = true;
}

void edit_replace(struct edit *e, const char *text)
{
	if (strcmp(e->text, text) != 0)
		e->changed = true;
	take(e, text);
	clamp(e);
}

void edit_enter(struct edit *e)
{
	snprintf(e->entry, e->size, "%s", e->text);
	edit_go(e, 0);
	e->fresh = true;
}

static size_t offset_of(const char *s, int clusters)
{
	size_t at = 0;

	for (int i = 0; i < clusters && s[at]; i++) {
		int columns;
		size_t n = text_grapheme(s + at, &columns);

		if (n == 0)
			break;
		at += n;
	}
	return at;
}

size_t edit_offset(const struct edit *e)
{
	return offset_of(e->text, e->pos);
}

int edit_column(const struct edit *e)
{
	int count = (int)text_graphemes(e->text);
	size_t at = edit_offset(e);
	char kept = e->text[at];
	int width;

	if (e->pos >= count)
		return text_width(e->text) + (e->pos - count);
	e->text[at] = '\0';
	width = text_width(e->text);
	e->text[at] = kept;
	return width;
}

void edit_trim_left(struct edit *e)
{
	size_t n = strspn(e->text, " ");

	memmove(e->text, e->text + n, strlen(e->text + n) + 1);
	clamp(e);
}

/* Replace `cut` bytes at `at` by `text` if the result fits. */
static bool splice(struct edit *e, size_t at, size_t cut, const char *text)
{
	size_t len = strlen(e->text);
	size_t add = strlen(text);
	AUTO_FREE char *made = mem_alloc(1, len + add + 1);

	memcpy(made, e->text, at);
	memcpy(made + at, text, add);
	memcpy(made + at + add, e->text + at + cut, len - at - cut + 1);
	if (len - cut + add >= e->size || text_width(made) > e->max)
		return false;
	memcpy(e->text, made, len - cut + add + 1);
	return true;
}

static int clusters_before(const char *s, size_t bytes)
{
	int n = 0;
	size_t at = 0;

	while (at < bytes && s[at]) {
		int columns;
		size_t step = text_grapheme(s + at, &columns);

		if (step == 0)
			break;
		at += step;
		n++;
	}
	return n;
}

static enum edit_result add_mark(struct edit *e, const char *text)
{
	int count = (int)text_graphemes(e->text);
	size_t at = e->past ? strlen(e->text) : edit_offset(e);

	/* A combining mark belongs to the character before the cursor. */
	if (at == 0 || e->pos > count || !splice(e, at, 0, text))
		return EDIT_NO_ROOM;
	e->pos = clusters_before(e->text, at + strlen(text));
	e->changed = true;
	clamp(e);
	return EDIT_DONE;
}

static bool pad_to_cursor(struct edit *e, int count)
{
	size_t len = strlen(e->text);
	size_t add = (size_t)(e->pos - count);

	if (len + add >= e->size)
		return false;
	memset(e->text + len, ' ', add);
	e->text[len + add] = '\0';
	return true;
}

enum edit_result edit_char(struct edit *e, const char *text, bool insert)
{
	int count = (int)text_graphemes(e->text);
	size_t at, cut = 0;
	int columns;

	if (text_width(text) == 0)
		return add_mark(e, text);
	/* One position holds nothing that could be lost: it is answered anew. */
	if (e->past && e->max > 1)
		return EDIT_NO_ROOM;
	if (e->pos > count && !pad_to_cursor(e, count))
		return EDIT_NO_ROOM;
	at = edit_offset(e);
	if (!insert && e->text[at])
		cut = text_grapheme(e->text + at, &columns);
	if (!splice(e, at, cut, text)) {
		trim_right(e->text);
		return EDIT_NO_ROOM;
	}
	e->pos = clusters_before(e->text, at + strlen(text));
	trim_right(e->text);
	e->changed = true;
	e->fresh = false;
	if (edit_column(e) >= e->max) {
		clamp(e);
		e->past = true;
		return EDIT_FULL;
	}
	return EDIT_DONE;
}

static void cut_at(struct edit *e)
{
	size_t at = edit_offset(e);
	int columns;
	size_t n;

	if (!e->text[at])
		return;
	n = text_grapheme(e->text + at, &columns);
	memmove(e->text + at, e->text + at + n, strlen(e->text + at + n) + 1);
	trim_right(e->text);
	e->changed = true;
}

static void erase_to_end(struct edit *e)
{
	size_t at = edit_offset(e);

	if (e->text[at])
		e->changed = true;
	e->text[at] = '\0';
	trim_right(e->text);
}

static enum edit_result edit_move(struct edit *e, enum key_code code)
{
	switch (code) {
	case KEYS_LEFT:
		if (e->pos == 0)
			return EDIT_LEFT_EDGE;
		e->pos--;
		break;
	case KEYS_RIGHT:
		if (edit_column(e) >= e->max - 1)
			return EDIT_RIGHT_EDGE;
		e->pos++;
		break;
	case KEYS_HOME:
		if (e->pos == 0)
			return EDIT_LEFT_EDGE;
		e->pos = 0;
		break;
	case KEYS_END:
		e->pos = (int)text_graphemes(e->text);
		break;
	default:
		return EDIT_NOT_MINE;
	}
	e->past = code == KEYS_END && text_width(e->text) >= e->max;
	clamp(e);
	e->fresh = false;
	return EDIT_DONE;
}

enum edit_result edit_key(struct edit *e, enum key_code code)
{
	switch (code) {
	case KEYS_BACKSPACE:
		if (e->past || e->pos > 0) {
			e->pos -= !e->past;
			cut_at(e);
		}
		break;
	case KEYS_DELETE:
		cut_at(e);
		break;
	case KEYS_FIELD_EXIT:
		/* On a field just entered nothing was typed: Field Exit leaves it as it is. */
		if (!e->fresh && !e->past)
			erase_to_end(e);
		return EDIT_RIGHT_EDGE;
	case KEYS_ERASE_INPUT:
		e->changed = e->changed || e->text[0];
		e->text[0] = '\0';
		e->pos = 0;
		break;
	case KEYS_UNDO_FIELD:
		e->changed = e->changed || strcmp(e->text, e->entry) != 0;
		snprintf(e->text, e->size, "%s", e->entry);
		e->pos = 0;
		break;
	default:
		return edit_move(e, code);
	}
	e->past = false;
	e->fresh = false;
	return EDIT_DONE;
}
