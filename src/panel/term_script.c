/* SPDX-License-Identifier: MIT */
/* The script back end: keys from text, script time, the last picture kept. */
#include <ctype.h>
#include <strings.h>

#include "arrears/base/mem.h"
#include "arrears/base/text.h"
#include "arrears/panel/script.h"

#define LINE_MS 500      /* a person's pause before a line of keys */
#define SCRIPT_MAX (1 << 22)

enum key_mode { NO_KEYS, TYPED, NAMED };

struct script {
	struct term term;
	struct script_options o;
	struct str text;
	size_t at;               /* in text: next line */
	char line[16384];        /* keys of the line that are still to come */
	size_t line_at;
	enum key_mode mode;
	char *paste;
	int rows, cols;
	int64_t now, wait;       /* ms; silence still to pass */
	struct cells *picture;
	int beeps, purged, paints;
	char *clipboard;
};

static struct script *script_of(const struct term *t)
{
	return (struct script *)(uintptr_t)t;
}

static void script_size(struct term *t, int *rows, int *cols)
{
	*rows = script_of(t)->rows;
	*cols = script_of(t)->cols;
}

static bool same(const struct cells *a, const struct cells *b)
{
	return a && a->rows == b->rows && a->cols == b->cols &&
		memcmp(a->at, b->at, (size_t)a->rows * (size_t)a->cols * sizeof(*a->at)) == 0;
}

static void script_paint(struct term *t, const struct cells *c)
{
	struct script *s = script_of(t);

	if (!same(s->picture, c)) {
		s->paints++;
		cells_free(s->picture);
		s->picture = cells_make(c->rows, c->cols);
		memcpy(s->picture->at, c->at,
			(size_t)c->rows * (size_t)c->cols * sizeof(*c->at));
	}
	s->picture->cur_row = c->cur_row;
	s->picture->cur_col = c->cur_col;
}

static bool script_pending(struct term *t)
{
	return script_of(t)->mode != NO_KEYS;
}

static void script_purge(struct term *t)
{
	struct script *s = script_of(t);

	if (s->mode != NO_KEYS)
		s->purged++;
	s->mode = NO_KEYS;
}

static void script_beep(struct term *t)
{
	script_of(t)->beeps++;
}

static void script_redraw(struct term *t)
{
	script_of(t)->paints++;
}

static void script_esc_taken(struct term *t)
{
	(void)t;
}

static void script_mouse(struct term *t, bool on)
{
	(void)t;
	(void)on;
}

static void script_clipboard(struct term *t, const char *text)
{
	struct script *s = script_of(t);

	free(s->clipboard);
	s->clipboard = mem_strdup(text);
}

static bool script_needs_fill(struct term *t)
{
	return script_of(t)->o.fill;
}

static void script_close(struct term *t)
{
	struct script *s = script_of(t);

	str_free(&s->text);
	cells_free(s->picture);
	free(s->paste);
	free(s->clipboard);
	free(s);
}

/* "a\nb\"" to what it means; returns what follows the closing quote. */
static const char *unquote(const char *in, char *out, size_t size)
{
	size_t n = 0;

	if (*in != '"')
		BUG("script: a quoted text is missing");
	for (in++; *in && *in != '"'; in++) {
		char c = *in;

		if (c == '\\' && in[1]) {
			c = *++in;
			c = (char)(c == 'n' ? '\n' : c == 't' ? '\t' : c == 'e' ? 27 : c);
		}
		if (n + 1 < size)
			out[n++] = c;
	}
	out[n] = '\0';
	return *in ? in + 1 : in;
}

static struct key next_typed(struct script *s)
{
	struct key k = { .code = KEYS_CHAR };
	int columns;
	size_t n = text_grapheme(s->line + s->line_at, &columns);

	if (n == 0 || n >= sizeof(k.text))
		n = 1;
	memcpy(k.text, s->line + s->line_at, n);
	s->line_at += n;
	if (!s->line[s->line_at])
		s->mode = NO_KEYS;
	return k;
}

static struct key next_named(struct script *s)
{
	struct key k = { 0 };
	char word[64];
	const char *at = s->line + s->line_at;
	size_t n = strcspn(at, " ");

	text_putf(word, sizeof(word), "%.*s", (int)n, at);
	s->line_at += n + strspn(at + n, " ");
	if (!s->line[s->line_at])
		s->mode = NO_KEYS;
	k.code = key_by_name(word);
	if (k.code == KEYS_NONE && text_graphemes(word) == 1) {
		k.code = KEYS_CHAR;
		text_put(k.text, sizeof(k.text), word);
	}
	if (k.code == KEYS_NONE)
		BUG(word);
	return k;
}

static bool word_is(const char **at, const char *word)
{
	size_t n = strlen(word);

	if (strncmp(*at, word, n) != 0 || ((*at)[n] && (*at)[n] != ' '))
		return false;
	*at += n;
	*at += strspn(*at, " ");
	return true;
}

static void two_numbers(const char *at, int *x, int *y)
{
	char *end;

	*x = (int)strtol(at, &end, 10);
	*y = (int)strtol(end, NULL, 10);
}

static void start_keys(struct script *s, enum key_mode mode, const char *text)
{
	text_put(s->line, sizeof(s->line), text);
	s->line_at = 0;
	s->mode = s->line[0] ? mode : NO_KEYS;
	s->wait = LINE_MS;
}

/* Runs one line; true: *k is an event by itself. */
static bool run_line(struct script *s, const char *at, struct key *k)
{
	char text[sizeof(s->line)];

	if (word_is(&at, "type")) {
		unquote(at, text, sizeof(text));
		start_keys(s, TYPED, text);
	} else if (word_is(&at, "key")) {
		start_keys(s, NAMED, at);
	} else if (word_is(&at, "wait")) {
		s->wait = strtol(at, NULL, 10);
	} else if (word_is(&at, "clock")) {
		s->wait = strtol(at + (*at == '+'), NULL, 10) * 1000;
	} else if (word_is(&at, "snap")) {
		if (s->o.snap && s->picture)
			s->o.snap(s->o.arg, at, s->picture);
	} else if (word_is(&at, "size")) {
		two_numbers(at, &s->cols, &s->rows);
		k->code = KEYS_RESIZE;
		return true;
	} else if (word_is(&at, "click")) {
		two_numbers(at, &k->row, &k->col);
		k->code = KEYS_CLICK;
		return true;
	} else if (word_is(&at, "paste")) {
		unquote(at, text, sizeof(text));
		free(s->paste);
		s->paste = mem_strdup(text);
		*k = (struct key){ .code = KEYS_PASTE, .paste = s->paste };
		return true;
	} else if (word_is(&at, "hangup")) {
		k->code = KEYS_HANGUP;
		return true;
	} else if (*at && *at != '#') {
		BUG(at);
	}
	return false;
}

static bool next_line(struct script *s, struct key *k)
{
	char line[sizeof(s->line)];
	const char *at = s->text.d + s->at;
	size_t n = strcspn(at, "\n");

	text_putf(line, sizeof(line), "%.*s", (int)n, at + strspn(at, " \t"));
	line[strcspn(line, "\n")] = '\0';
	while (n && line[0] && line[strlen(line) - 1] == ' ')
		line[strlen(line) - 1] = '\0';
	s->at += n + (at[n] == '\n');
	return run_line(s, line, k);
}

static struct key script_read(struct term *t, int timeout_ms)
{
	struct script *s = script_of(t);

	for (;;) {
		struct key k = { 0 };

		if (s->wait > 0) {
			if (timeout_ms >= 0 && timeout_ms < s->wait) {
				s->now += timeout_ms;
				s->wait -= timeout_ms > 0 ? timeout_ms : 1;
				return (struct key){ .code = KEYS_TICK };
			}
			s->now += s->wait;
			if (timeout_ms >= 0)
				timeout_ms -= (int)s->wait;
			s->wait = 0;
		}
		if (s->mode == TYPED)
			return next_typed(s);
		if (s->mode == NAMED)
			return next_named(s);
		if (s->at >= s->text.len)
			return (struct key){ .code = KEYS_HANGUP };
		if (next_line(s, &k))
			return k;
	}
}

static bool script_is_mono(struct term *t)
{
	return script_of(t)->o.mono;
}

static int script_ahead(struct term *t)
{
	const struct script *s = script_of(t);

	return s->mode == NO_KEYS ? 0 : (int)strlen(s->line + s->line_at);
}

static const struct term_ops script_ops = {
	.is_mono = script_is_mono, .ahead = script_ahead,
	.size = script_size, .paint = script_paint, .read = script_read,
	.esc_taken = script_esc_taken,
	.pending = script_pending, .purge = script_purge, .beep = script_beep,
	.redraw = script_redraw, .mouse = script_mouse, .clipboard = script_clipboard,
	.needs_fill = script_needs_fill, .close = script_close,
};

static void term_script_add(struct term *t, const char *text)
{
	struct script *s = script_of(t);

	str_add(&s->text, text);
	if (s->text.len && s->text.d[s->text.len - 1] != '\n')
		str_add(&s->text, "\n");
}

struct term *term_script_open(const char *text, const struct script_options *o)
{
	struct script *s = mem_alloc(1, sizeof(*s));

	s->term.ops = &script_ops;
	if (o)
		s->o = *o;
	s->rows = s->o.rows ? s->o.rows : 24;
	s->cols = s->o.cols ? s->o.cols : 80;
	s->text = str_make(SCRIPT_MAX);
	term_script_add(&s->term, text);
	return &s->term;
}

int64_t term_script_now(const struct term *t)
{
	return script_of(t)->now;
}

const struct cells *term_script_picture(const struct term *t)
{
	return script_of(t)->picture;
}

int term_script_beeps(const struct term *t)
{
	return script_of(t)->beeps;
}

int term_script_purged(const struct term *t)
{
	return script_of(t)->purged;
}

int term_script_paints(const struct term *t)
{
	return script_of(t)->paints;
}

const char *term_script_clipboard(const struct term *t)
{
	return script_of(t)->clipboard ? script_of(t)->clipboard : "";
}
