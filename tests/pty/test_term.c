/* SPDX-License-Identifier: MIT */
/* The terminal side on a pty, with echo_panel: keys and pictures under every TERM, silence when
 * nothing changes, and a sane terminal whatever ends the program. */
#include "vt.h"

#include "arrears/base/clock.h"
#include "arrears/base/mem.h"
#include "arrears/base/text.h"

#include <signal.h>
#include <sys/wait.h>

static const char *program(void)
{
	static char path[512];
	const char *build = getenv("BUILD");
	text_putf(path, sizeof path, "%s/tests/pty/echo_panel", build ? build : "build/release");
	return path;
}

static struct vt *start(const char *term, const char *env)
{
	const char *argv[] = { program(), NULL };
	const char *envs[] = { env, NULL };
	struct vt_options o = { .argv = argv, .env = envs, .term = term };
	struct vt *t = vt_start(&o);
	if (!vt_settle(t)) {
		ok(false, "echo_panel starts under %s", term);
		vt_show(t);
	}
	return t;
}

static bool last_key(struct vt *t, const char *name)
{
	char want[80];
	const char *row = vt_settle(t) ? vt_row(t, 3) : "";
	const char *colon = strchr(row, ':');
	text_putf(want, sizeof want, ": %s", name);
	bool good = colon && strcmp(colon, want) == 0;
	if (!good)
		printf("# wanted \"%s\", row 3 is \"%s\"\n", name, row);
	return good;
}

/* --- the same picture and the same keys everywhere ------------------------ */

static bool all_keys(struct vt *t, const char *term)
{
	static const char *const keys[] = { "F1", "F2", "F4", "F5", "F6", "F7", "F8", "F9", "F10",
		"F11", "F12", "F13", "F16", "F17", "F20", "F24", "Up", "Down", "Left", "Right",
		"Home", "End", "PgUp", "PgDn", "Insert", "Delete", "Tab", "BackTab", "Enter",
		"Backspace", "FieldExit", "Dup", "Attn" };
	bool good = true;
	char missing[300] = "";
	for (size_t i = 0; i < ARRAY_SIZE(keys); i++) {
		if (!*vt_key_bytes(t, keys[i])) {
			char more[320];
			text_putf(more, sizeof more, "%s %s", missing, keys[i]);
			text_put(missing, sizeof missing, more);
		}
		if (vt_key(t, keys[i]))
			good = last_key(t, keys[i]) && good;
	}
	printf("# %s has no bytes for:%s\n", term, missing);
	return good;
}

/* The rows of the screen but for the one that counts keys. Where underline is lost with colour
 * an empty field is filled with "_" instead, which is no other text. */
static char *picture(struct vt *t)
{
	STR_AUTO all = str_make(65536);
	for (int row = 1; row <= 24; row++) {
		char line[400];
		text_put(line, sizeof line, row == 3 ? "" : vt_row(t, row));
		size_t n = strlen(line);
		while (n && (line[n - 1] == '_' || line[n - 1] == ' '))
			n--;
		str_addn(&all, line, n);
		str_add(&all, "\n");
	}
	return mem_strdup(all.d);
}

static void every_term_shows_the_same(void)
{
	static const char *const terms[] = { "xterm-256color", "screen-256color", "tmux-256color",
		"linux", "putty", "rxvt-unicode-256color", "vt220", "vt100" };
	AUTO_FREE char *first = NULL;
	for (size_t i = 0; i < ARRAY_SIZE(terms); i++) {
		struct vt *t = start(terms[i], NULL);
		ok(all_keys(t, terms[i]), "%s: each key is read, by its bytes or its Esc form",
			terms[i]);
		vt_type(t, "\0334abc \303\251");
		vt_settle(t);
		AUTO_FREE char *now = picture(t);
		if (!first)
			first = mem_strdup(now);
		if (!ok(strcmp(first, now) == 0, "%s: the same text as xterm", terms[i]))
			vt_show(t);
		vt_key(t, "F3");
		int status = 1;
		ok(vt_wait_end(t, 2000, &status) && status == 0 && vt_is_sane(t) &&
				!vt_paste_on(t) && !vt_has(t, "Amount"),
			"%s: F3 gives the terminal back, and nothing stays on it", terms[i]);
		vt_stop(t);
	}
}

static void looks_do_not_rest_on_hue(void)
{
	static const struct {
		const char *term, *env;
	} cases[] = { { "xterm-256color", NULL }, { "xterm-256color", "NO_COLOR=1" },
		{ "vt100", NULL }, { "linux", NULL } };
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		struct vt *t = start(cases[i].term, cases[i].env);
		bool filled = strchr(vt_row(t, 9), '_') != NULL;
		bool field = (vt_look_at(t, 9, 24) & VT_UNDERLINE) || filled;
		/* Where colour forbids reverse curses turns the colours round itself. */
		bool error = (vt_look_at(t, 10, 22) & VT_REVERSE) ||
			     vt_color_at(t, 10, 22) != vt_color_at(t, 10, 3);
		ok(field && error, "%s%s%s: field and error can be told from text", cases[i].term,
			cases[i].env ? " " : "", cases[i].env ? cases[i].env : "");
		if (cases[i].env)
			ok(vt_color_at(t, 11, 2) == vt_color_at(t, 1, 2), "NO_COLOR: one hue only");
		vt_stop(t);
	}
}

static void wide_text_keeps_its_columns(void)
{
	struct vt *t = start("xterm-256color", NULL);
	int row, col;
	bool found = vt_find(t, "\303\221u", &row, &col);
	ok(found && row == 11 && col == 21, "accents and wide characters push nothing aside");
	vt_cursor(t, &row, &col);
	ok(row == 9 && col == 21, "the cursor is where the picture says");
	bool corner = strchr(vt_row(t, 24), '*') != NULL;
	ok(corner, "the last cell of the last row is drawn");
	vt_stop(t);
}

/* --- bytes in pieces --------------------------------------------------------- */

static void split_keys_are_keys(void)
{
	static const char *const keys[] = { "F1", "F5", "F12", "F13", "F24", "Up", "BackTab" };
	struct vt *t = start("xterm-256color", NULL);
	bool good = true;
	for (size_t i = 0; i < ARRAY_SIZE(keys); i++) {
		char bytes[32];
		text_put(bytes, sizeof bytes, vt_key_bytes(t, keys[i]));
		size_t n = strlen(bytes);
		for (size_t cut = 1; cut < n; cut++) {
			vt_send(t, bytes, cut);
			vt_watch(t, cut == 1 ? 60 : 30);
			vt_send(t, bytes + cut, n - cut);
			good = last_key(t, keys[i]) && good;
		}
	}
	ok(good, "a key cut at any byte is that key");
	ok(!*vt_row(t, 5), "and nothing of it was typed");
	vt_type(t, "\033[1;2;3~\033]11;rgb:1/2/3\033\\\033P1$r0m\033\\\033[?62c\033Ok");
	ok(last_key(t, "+"), "junk does nothing; the + of a number pad is a plus");
	vt_stop(t);
}

static void a_lone_esc_is_a_key_or_waits(void)
{
	struct vt *t = start("xterm-256color", NULL);
	vt_type(t, "\033");
	vt_wait_text(t, ": EscPrefix", 2000);
	ok(last_key(t, "EscAlone"), "Esc and silence: first the prefix, then Esc alone");
	vt_type(t, "5");
	ok(last_key(t, "F5"), "on a panel with input it waits for its second key");
	vt_type(t, "\033f23\033");
	ok(last_key(t, "EscAlone"), "in a window Esc alone is a key");
	vt_type(t, "[15~");
	vt_type(t, "7");
	ok(last_key(t, "7") && strcmp(vt_row(t, 5), " 7") == 0,
		"a late rest is swallowed, 7 is a 7");
	vt_type(t, "\033\033");
	ok(last_key(t, "F12"), "Esc Esc is F12");
	vt_stop(t);
}

static void a_paste_is_one_key(void)
{
	struct vt *t = start("xterm-256color", NULL);
	ok(vt_paste_on(t), "paste mode is asked for");
	vt_type(t, "\033[200~12.50\r\nMAIN ST\001\033[201~");
	ok(last_key(t, "Paste") && vt_has(t, "12.50 MAIN ST"), "a paste is one key");
	vt_stop(t);
}

/* --- what goes out --------------------------------------------------------- */

static void nothing_changed_writes_nothing(void)
{
	struct vt *t = start("xterm-256color", NULL);
	uint64_t before = vt_bytes(t);
	long ticks = vt_cpu_ticks(t);
	printf("# first picture %llu bytes, RSS %ld kB\n", (unsigned long long)before,
		vt_rss_kb(t));
	vt_watch(t, 1000);
	ok(vt_bytes(t) == before, "a second of idle writes no byte");
	ok(vt_cpu_ticks(t) - ticks <= 1, "and uses no processor");
	vt_resize(t, 24, 80);
	vt_type(t, "\033[99~");
	vt_settle(t);
	ok(vt_bytes(t) == before, "nor does a sequence that means nothing");
	vt_type(t, "a");
	vt_settle(t);
	uint64_t one = vt_bytes(t) - before;
	printf("# one character %llu bytes\n", (unsigned long long)one);
	ok(one > 0 && one < 120, "one character costs few bytes");
	before = vt_bytes(t);
	vt_key(t, "Redraw");
	vt_settle(t);
	ok(vt_bytes(t) - before > 300, "Ctrl-L draws all again");
	vt_type(t, "q");
	vt_settle(t);
	ok(vt_bells(t) == 1, "a beep is heard once");
	vt_key(t, "F21");
	vt_settle(t);
	ok(!vt_has(t, "must not reach"), "standard error stays off the screen");
	vt_stop(t);
}

static void mouse_and_clipboard(void)
{
	struct vt *t = start("xterm-256color", NULL);
	ok(!vt_mouse_on(t), "the mouse is off at first");
	vt_type(t, "\033v");
	vt_settle(t);
	ok(vt_mouse_on(t), "Esc v asks for the mouse");
	vt_type(t, "\033[<0;30;9M\033[<0;30;9m");
	ok(last_key(t, "Click@9,30"), "a click is a place");
	vt_type(t, "\033y");
	vt_settle(t);
	ok(strcmp(vt_clipboard(t), "MTUwLjAw") == 0, "Esc y copies through the terminal");
	vt_kill(t, SIGABRT);
	vt_wait_end(t, 2000, NULL);
	ok(!vt_mouse_on(t), "a crash turns the mouse off");
	vt_stop(t);
}

static void a_purge_drops_what_is_typed_ahead(void)
{
	struct vt *t = start("xterm-256color", NULL);
	vt_type(t, "\022abc\r\033[200~pasted");
	vt_watch(t, 50);
	vt_type(t, " text\033[201~\022de\033[1");
	vt_watch(t, 50);
	vt_type(t, "5~x");
	ok(last_key(t, "x") && strcmp(vt_row(t, 5), " x") == 0 && !vt_has(t, "text"),
		"a purge drops keys, a paste under way and no half of a sequence");
	vt_type(t, "yz\033[99~");
	ok(last_key(t, "z"), "the picture stands though nonsense was typed after the last key");
	vt_type(t, "\033");
	vt_wait_text(t, ": EscPrefix", 2000);
	vt_type(t, "5ab");
	ok(last_key(t, "b") && strcmp(vt_row(t, 5), " xyzab") == 0, "type-ahead loses no key");
	vt_stop(t);
}

/* --- sizes --------------------------------------------------------- */

static void resize_storms_end_well(void)
{
	static const int sizes[][2] = { { 60, 200 }, { 24, 80 }, { 10, 40 }, { 27, 132 } };
	struct vt *t = start("xterm-256color", NULL);
	for (int i = 0; i < 200; i++) {
		const int *s = sizes[i % 4];
		vt_resize(t, s[0], s[1]);
		if (i % 20 == 0)
			vt_type(t, "k");
		if (i % 4 == 0)
			vt_settle(t);
	}
	ok(vt_settle(t) && vt_has(t, "Size 27x132"), "200 changes of size: the last one is drawn");
	ok(strcmp(vt_row(t, 5), " kkkkkkkkkk") == 0, "what was typed meanwhile is there");
	vt_resize(t, 24, 80);
	vt_settle(t);
	AUTO_FREE char *was = mem_strdup(vt_screen(t));
	vt_key(t, "Redraw");
	vt_settle(t);
	AUTO_FREE char *row = mem_strdup(vt_row(t, 9));
	ok(strstr(was, row) && vt_has(t, "Size 24x80"), "the picture is whole after a change");
	const char *argv[] = { program(), NULL }, *env[] = { "LINES=5", "COLUMNS=9", NULL };
	struct vt_options o = { .argv = argv, .env = env };
	struct vt *u = vt_start(&o);
	ok(vt_settle(u) && vt_has(u, "Size 24x80"), "LINES and COLUMNS are not believed");
	vt_stop(u);
	vt_stop(t);
}

/* --- ends --------------------------------------------------------- */

static void crashes_leave_a_sane_terminal(void)
{
	static const int signals[] = { SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGILL };
	for (size_t i = 0; i < ARRAY_SIZE(signals); i++) {
		struct vt *t = start("xterm-256color", NULL);
		vt_kill(t, signals[i]);
		int status = 0;
		bool ended = vt_wait_end(t, 5000, &status);
		ok(ended && status != 0 && vt_is_sane(t) && !vt_paste_on(t) && !vt_alternate_on(t),
			"signal %d: echo on, paste mode off, first screen back", signals[i]);
		vt_stop(t);
	}
	struct vt *t = start("linux", NULL);
	vt_kill(t, SIGSEGV);
	vt_wait_end(t, 5000, NULL);
	ok(!vt_has(t, "Amount"), "without a second screen nothing stays on the glass");
	vt_stop(t);
	t = start("xterm-256color", NULL);
	vt_key(t, "F22");
	int status = 0;
	ok(vt_wait_end(t, 2000, &status) && WEXITSTATUS(status) == 3 && vt_is_sane(t) &&
			!vt_paste_on(t) && !vt_alternate_on(t),
		"exit() in the middle gives the terminal back");
	vt_stop(t);
}

static void a_cut_line_ends_the_program(void)
{
	struct vt *t = start("xterm-256color", NULL);
	int64_t before = clock_monotonic_ms();
	int status = -1;
	vt_type(t, "half a no");
	vt_settle(t);
	vt_hangup(t);
	bool ended = vt_wait_end(t, 2000, &status);
	printf("# ended %lld ms after the line was cut\n",
		(long long)(clock_monotonic_ms() - before));
	ok(ended && WIFEXITED(status) && WEXITSTATUS(status) == 0,
		"closing the pty ends the program in order");
	vt_stop(t);
	static const int signals[] = { SIGHUP, SIGTERM };
	for (size_t i = 0; i < ARRAY_SIZE(signals); i++) {
		t = start("xterm-256color", NULL);
		vt_kill(t, signals[i]);
		ok(vt_wait_end(t, 2000, &status) && status == 0 && vt_is_sane(t) &&
				vt_has(t, "hung up"),
			"signal %d ends it in order", signals[i]);
		vt_stop(t);
	}
	t = start("xterm-256color", NULL);
	static const int ignored[] = { SIGTSTP, SIGINT, SIGQUIT, SIGPIPE };
	for (size_t i = 0; i < ARRAY_SIZE(ignored); i++)
		vt_kill(t, ignored[i]);
	vt_type(t, "\032\034x");
	ok(last_key(t, "x"), "Ctrl-Z, INT, QUIT and PIPE change nothing");
	vt_stop(t);
}

static void an_unknown_terminal_is_refused(void)
{
	static const char *const terms[] = { "no-such-terminal", "dumb", "" };
	for (size_t i = 0; i < ARRAY_SIZE(terms); i++) {
		/* newterm of ncurses 6.4 leaks when it fails. */
		const char *argv[] = { program(), NULL };
		const char *env[] = { "ASAN_OPTIONS=detect_leaks=0", NULL };
		struct vt_options o = { .argv = argv, .env = env, .term = terms[i] };
		struct vt *t = vt_start(&o);
		int status = 0;
		ok(vt_wait_end(t, 2000, &status) && WEXITSTATUS(status) == 1 &&
				vt_has(t, "cannot be used") && vt_is_sane(t),
			"TERM \"%s\" is refused in words", terms[i]);
		vt_stop(t);
	}
}

int main(void)
{
	every_term_shows_the_same();
	looks_do_not_rest_on_hue();
	wide_text_keeps_its_columns();
	split_keys_are_keys();
	a_lone_esc_is_a_key_or_waits();
	a_paste_is_one_key();
	nothing_changed_writes_nothing();
	mouse_and_clipboard();
	a_purge_drops_what_is_typed_ahead();
	resize_storms_end_well();
	crashes_leave_a_sane_terminal();
	a_cut_line_ends_the_program();
	an_unknown_terminal_is_refused();
	return ok_done();
}
