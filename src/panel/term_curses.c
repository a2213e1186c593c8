/* SPDX-License-Identifier: MIT */
/* The terminal by curses: output only. Curses knows how to change one picture into another with
 * few bytes on any terminal; keys, signals and size changes are tty.c's and guard.c's. */
#include "arrears/panel/term.h"
#include "arrears/base/mem.h"

#include "guard.h"
#include "palette.h"
#include "tty.h"

#include <curses.h>
#include <fcntl.h>
#include <langinfo.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#define PAPER_PAIR 8
#define PASTE_ON "\033[?2004h"
/* ST first: a crash may have cut a sequence in the middle. Mouse, paste, cursor, attributes. */
#define RESET_ALWAYS "\033\\\033[?1006l\033[?1000l\033[?2004l\033[?25h"

struct term_curses {
	struct term term;       /* first: the two are cast into each other */
	SCREEN *screen;
	struct tty tty;
	struct palette palette;
	bool utf8, full, clipboard;
	int saved_stderr;
};

static struct term_curses *self(struct term *t)
{
	return (struct term_curses *)t;
}

static void on_size(struct term *t, int *rows, int *cols)
{
	(void)t;
	getmaxyx(stdscr, *rows, *cols);
}

static attr_t attr_of(uint8_t look)
{
	attr_t a = A_NORMAL;
	if (look & LOOK_BOLD)
		a |= A_BOLD;
	if (look & LOOK_UNDERLINE)
		a |= A_UNDERLINE;
	if (look & LOOK_REVERSE)
		a |= A_REVERSE;
	return a;
}

static short pair_of(const struct palette *p, uint8_t role)
{
	if (!p->pairs)
		return 0;
	return p->role[role].hue ? (short)p->role[role].hue : PAPER_PAIR;
}

/* The cluster for curses; "?" if the locale cannot show it or curses thinks it is of another
 * width than the picture does, which would push the rest of the row aside. */
static void to_wide(const struct term_curses *c, const char *text, int columns,
	wchar_t out[CCHARW_MAX + 1])
{
	size_t n = (size_t)-1;
	if (c->utf8 || !(text[0] & 0x80))
		n = mbstowcs(out, text, CCHARW_MAX);
	bool good = n != (size_t)-1 && n > 0 && wcwidth(out[0]) == columns;
	for (size_t i = 1; good && i < n; i++)
		good = wcwidth(out[i]) == 0;
	if (!good) {
		out[0] = L'?';
		n = 1;
	}
	out[n < CCHARW_MAX ? n : CCHARW_MAX] = 0;
}

static uint8_t role_of(const struct cell *cell)
{
	return cell->role < ROLE_COUNT ? cell->role : ROLE_TEXT;
}

/* A blank of which nothing is seen but the background. */
static bool is_bare(const struct term_curses *c, const struct cell *cell)
{
	return cell->text[0] == ' ' && !cell->text[1] &&
		(c->palette.role[role_of(cell)].look & ~LOOK_BOLD) == 0;
}

static void paint_cell(struct term_curses *c, const struct cells *cells, int row, int col,
	uint8_t role)
{
	const struct cell *cell = &cells->at[(size_t)row * (size_t)cells->cols + (size_t)col];
	if (!cell->text[0])
		return;
	bool wide = col + 1 < cells->cols && !cell[1].text[0];
	wchar_t text[CCHARW_MAX + 1];
	to_wide(c, cell->text, wide ? 2 : 1, text);
	cchar_t cc;
	setcchar(&cc, text, attr_of(c->palette.role[role].look), pair_of(&c->palette, role), NULL);
	mvadd_wch(row, col, &cc);
}

/* The colour of a bare blank is not seen: between two texts it keeps that of the one before, so
 * that the terminal is not sent the colours of both edges. */
static void paint_row(struct term_curses *c, const struct cells *cells, int row, int cols)
{
	const struct cell *at = &cells->at[(size_t)row * (size_t)cells->cols];
	int last = cols - 1;
	while (last >= 0 && is_bare(c, &at[last]))
		last--;
	int before = -1;
	for (int col = 0; col < cols; col++) {
		uint8_t role = role_of(&at[col]);
		if (!is_bare(c, &at[col]))
			before = c->palette.role[role].look & ~LOOK_BOLD ? -1 : role;
		else if (before >= 0 && col < last)
			role = (uint8_t)before;
		paint_cell(c, cells, row, col, role);
	}
}

static void on_paint(struct term *t, const struct cells *cells)
{
	struct term_curses *c = self(t);
	int rows, cols;
	getmaxyx(stdscr, rows, cols);
	erase();
	for (int row = 0; row < cells->rows && row < rows; row++)
		paint_row(c, cells, row, cells->cols < cols ? cells->cols : cols);
	int row = cells->cur_row > rows ? rows : cells->cur_row < 1 ? 1 : cells->cur_row;
	int col = cells->cur_col > cols ? cols : cells->cur_col < 1 ? 1 : cells->cur_col;
	move(row - 1, col - 1);
	if (c->full)
		clearok(curscr, TRUE);
	c->full = false;
	refresh();
}

/* A terminal cuts or folds its rows in ways of its own when it changes size, so what curses
 * thinks is on it is worth nothing: the next picture goes out whole. */
static void take_size(struct term_curses *c)
{
	struct winsize ws = { 0 };
	if (ioctl(c->tty.out, TIOCGWINSZ, &ws) == 0 && ws.ws_row > 1 && ws.ws_col > 1)
		resizeterm(ws.ws_row, ws.ws_col);
	c->full = true;
	getmaxyx(stdscr, c->tty.rows, c->tty.cols);
}

static struct key on_read(struct term *t, int timeout_ms)
{
	struct term_curses *c = self(t);
	struct key k = tty_read(&c->tty, timeout_ms);
	if (k.code == KEYS_RESIZE)
		take_size(c);
	return k;
}

static bool on_pending(struct term *t)
{
	return tty_pending(&self(t)->tty);
}

static void on_esc_taken(struct term *t)
{
	tty_esc_taken(&self(t)->tty);
}

static void on_purge(struct term *t)
{
	tty_purge(&self(t)->tty);
}

static void on_beep(struct term *t)
{
	(void)t;
	beep();
}

static void on_redraw(struct term *t)
{
	self(t)->full = true;
}

static void on_mouse(struct term *t, bool on)
{
	tty_mouse(&self(t)->tty, on);
}

static void on_clipboard(struct term *t, const char *text)
{
	if (self(t)->clipboard)
		tty_clipboard(&self(t)->tty, text);
}

static bool on_needs_fill(struct term *t)
{
	return self(t)->palette.fill;
}

static void stderr_away(struct term_curses *c, int log_fd)
{
	int fd = log_fd >= 0 ? log_fd : open("/dev/null", O_WRONLY | O_CLOEXEC);
	fflush(stderr);
	c->saved_stderr = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
	if (fd >= 0)
		dup2(fd, STDERR_FILENO);
	if (log_fd < 0 && fd >= 0)
		close(fd);
}

static void stderr_back(struct term_curses *c)
{
	fflush(stderr);
	if (c->saved_stderr >= 0) {
		dup2(c->saved_stderr, STDERR_FILENO);
		close(c->saved_stderr);
	}
}

static void on_close(struct term *t)
{
	struct term_curses *c = self(t);
	tty_mouse(&c->tty, false);
	tty_write(&c->tty, RESET_ALWAYS, sizeof RESET_ALWAYS - 1);
	/* Not all terminals have a second screen to leave: no account stays on the glass. */
	bkgdset(' ');
	erase();
	refresh();
	endwin();
	delscreen(c->screen);
	stderr_back(c);
	guard_stop();
	tty_free(&c->tty);
	free(c);
}

static bool on_is_mono(struct term *t)
{
	return self(t)->palette.mono;
}

static int on_ahead(struct term *t)
{
	return tty_ahead(&self(t)->tty);
}

static const struct term_ops curses_ops = {
	.is_mono = on_is_mono, .ahead = on_ahead,
	.size = on_size,
	.paint = on_paint,
	.read = on_read,
	.esc_taken = on_esc_taken,
	.pending = on_pending,
	.purge = on_purge,
	.beep = on_beep,
	.redraw = on_redraw,
	.mouse = on_mouse,
	.clipboard = on_clipboard,
	.needs_fill = on_needs_fill,
	.close = on_close,
};

static const char *capability(const char *name)
{
	char key[8];
	snprintf(key, sizeof key, "%s", name); /* tigetstr takes a char * it does not change */
	const char *s = tigetstr(key);
	return s == (const char *)-1 ? NULL : s;
}

static int number(const char *name)
{
	char key[8];
	snprintf(key, sizeof key, "%s", name);
	return tigetnum(key);
}

static void set_palette(struct term_curses *c, const struct term_options *o)
{
	const char *no_color = getenv("NO_COLOR");
	struct palette_in in = {
		.colors = number("colors"),
		.ncv = number("ncv"),
		.underline = capability("smul") != NULL,
		.no_color = no_color && *no_color,
		.color = o->color,
		.paper = o->paper,
	};
	c->palette = palette_make(&in);
	if (!c->palette.pairs)
		return;
	start_color();
	/* At the end of each refresh curses goes back to pair 0; every cell here has a pair of its
	 * own, so the terminal need not be told what 0 looks like. */
	use_default_colors();
	short background = c->palette.background;
	if (o->paper)
		init_pair(PAPER_PAIR, c->palette.hue[0], background);
	for (short h = HUE_GRN; !o->paper && h <= HUE_BLU; h++)
		init_pair(h, c->palette.hue[h], background);
	bkgdset((chtype)' ' | (chtype)COLOR_PAIR(pair_of(&c->palette, ROLE_TEXT)));
}

/* What gives the terminal back: our own modes, attributes, and the first screen or, where there
 * is only one, an empty screen. Padding ("$<2>") is left out, no terminal of today needs it. */
static size_t reset_string(char *out, size_t size)
{
	const char *leave = capability("rmcup") ? "rmcup" : "clear";
	const char *const names[] = { "op", "sgr0", leave, "cnorm" };
	size_t n = (size_t)snprintf(out, size, "%s", RESET_ALWAYS);
	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		const char *s = capability(names[i]);
		while (s && *s && n + 1 < size) {
			const char *pad = strncmp(s, "$<", 2) == 0 ? strchr(s, '>') : NULL;
			if (!pad)
				out[n++] = *s;
			s = pad ? pad + 1 : s + 1;
		}
	}
	return n;
}

/* The consoles print OSC 52 or fall into colours; what else has a name takes or ignores it. */
static bool takes_clipboard(const char *term)
{
	static const char *const not[] = { "linux", "vt", "cons", "ansi", "sun" };
	for (size_t i = 0; i < ARRAY_SIZE(not); i++) {
		if (strncmp(term, not[i], strlen(not[i])) == 0)
			return false;
	}
	return true;
}

static bool start_curses(struct term_curses *c)
{
	/* A size in the environment would be believed over the terminal's own. */
	unsetenv("LINES");
	unsetenv("COLUMNS");
	c->screen = newterm(NULL, stdout, stdin);
	if (!c->screen)
		return false;
	if (!capability("cup")) {
		endwin();
		delscreen(c->screen);
		return false;
	}
	raw();
	noecho();
	nonl();
	return true;
}

enum msgid term_curses_open(const struct term_options *o, struct term **out, struct err *err)
{
	const char *name = getenv("TERM");
	bool is_tty = name && *name && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
	if (!is_tty || !guard_start(STDOUT_FILENO))
		return err_set(err, MSG_TERM_OPEN, NULL, name ? name : "", NULL);
	struct term_curses *c = mem_alloc(1, sizeof *c);
	*c = (struct term_curses){
		.term.ops = &curses_ops,
		.tty = tty_make(STDIN_FILENO, STDOUT_FILENO, o->keypad_enter_is_fldexit,
			o->sync_marks),
		.utf8 = strcasecmp(nl_langinfo(CODESET), "UTF-8") == 0,
		.clipboard = takes_clipboard(name),
	};
	if (!start_curses(c)) {
		guard_stop();
		free(c);
		return err_set(err, MSG_TERM_OPEN, NULL, name, NULL);
	}
	char reset[512];
	guard_arm(reset, reset_string(reset, sizeof reset));
	set_palette(c, o);
	getmaxyx(stdscr, c->tty.rows, c->tty.cols);
	tty_write(&c->tty, PASTE_ON, sizeof PASTE_ON - 1);
	stderr_away(c, o->log_fd);
	*out = &c->term;
	return MSG_OK;
}
