/* SPDX-License-Identifier: MIT */
#include "vt_priv.h"

#include "arrears/base/clock.h"
#include "arrears/base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdarg.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>

static int results, failures;

static _Noreturn void give_up(const char *what)
{
	printf("Bail out! %s: %s\n", what, strerror(errno));
	exit(99);
}

static void put_env(const char *pair)
{
	if (putenv(mem_strdup(pair)) != 0)
		_exit(126);
}

/* The fixed world: what a desk does must not depend on who runs the tests. */
static void run_child(const struct vt_options *o, const char *term)
{
	static const char *const dropped[] = { "NO_COLOR", "LINES", "COLUMNS", "COLORTERM",
		"ESCDELAY" };
	for (size_t i = 0; i < ARRAY_SIZE(dropped); i++)
		unsetenv(dropped[i]);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("TZ", "UTC", 1);
	setenv("TERM", term, 1);
	for (const char *const *e = o->env; e && *e; e++)
		put_env(*e);
	char *argv[64];
	size_t n = 0;
	for (; o->argv[n] && n + 1 < ARRAY_SIZE(argv); n++)
		argv[n] = mem_strdup(o->argv[n]);
	argv[n] = NULL;
	execv(argv[0], argv);
	_exit(127);
}

static int on_bell(void *user)
{
	struct vt *t = user;
	t->bells++;
	return 1;
}

static void make_screen(struct vt *t)
{
	static const VTermScreenCallbacks calls = { .bell = on_bell };
	t->vt = vterm_new(t->rows, t->cols);
	vterm_set_utf8(t->vt, 1);
	t->screen = vterm_obtain_screen(t->vt);
	vterm_screen_enable_altscreen(t->screen, 1);
	vterm_screen_set_callbacks(t->screen, &calls, t);
	vterm_screen_reset(t->screen, 1);
}

static struct winsize size_of(const struct vt *t)
{
	return (struct winsize){ .ws_row = (unsigned short)t->rows,
		.ws_col = (unsigned short)t->cols };
}

struct vt *vt_start(const struct vt_options *o)
{
	struct vt *t = mem_alloc(1, sizeof *t);
	const char *term = o->term ? o->term : "xterm-256color";
	t->rows = o->rows ? o->rows : 24;
	t->cols = o->cols ? o->cols : 80;
	t->text = str_make(1 << 20);
	t->terminfo = vt_terminfo(term);
	t->vt100 = strcmp(term, "vt100") == 0;
	make_screen(t);
	struct winsize ws = size_of(t);
	if (openpty(&t->master, &t->slave, NULL, NULL, &ws) != 0)
		give_up("openpty");
	fcntl(t->master, F_SETFD, FD_CLOEXEC);
	fcntl(t->slave, F_SETFD, FD_CLOEXEC);
	fflush(stdout);
	t->pid = fork();
	if (t->pid < 0)
		give_up("fork");
	if (t->pid == 0) {
		int slave = fcntl(t->slave, F_DUPFD, 3);
		close(t->master);
		close(t->slave);
		if (login_tty(slave) != 0)
			_exit(125);
		run_child(o, term);
	}
	return t;
}

void vt_hangup(struct vt *t)
{
	if (t->slave >= 0)
		close(t->slave);
	if (t->master >= 0)
		close(t->master);
	t->slave = t->master = -1;
}

void vt_stop(struct vt *t)
{
	if (!t)
		return;
	vt_hangup(t);
	if (!vt_wait_end(t, 0, NULL)) {
		kill(t->pid, SIGKILL);
		waitpid(t->pid, NULL, 0);
	}
	vterm_free(t->vt);
	free(t->terminfo);
	str_free(&t->text);
	free(t);
}

/* --- waiting --------------------------------------------------------- */

/* Read what is there, waiting at most ms; false when nothing came. */
static bool pump(struct vt *t, int64_t ms)
{
	struct pollfd fd = { .fd = t->master, .events = POLLIN };
	if (t->master < 0 || poll(&fd, 1, ms > 0 ? (int)ms : 0) <= 0)
		return false;
	char buf[16384];
	ssize_t n = read(t->master, buf, sizeof buf);
	if (n <= 0)
		return false;
	t->read += (uint64_t)n;
	vterm_input_write(t->vt, buf, (size_t)n);
	vt_scan(t, buf, (size_t)n);
	return true;
}

void vt_watch(struct vt *t, int ms)
{
	int64_t end = clock_monotonic_ms() + ms;
	for (int64_t left = ms; left > 0; left = end - clock_monotonic_ms())
		pump(t, left);
}

bool vt_wait_end(struct vt *t, int ms, int *status)
{
	int64_t end = clock_monotonic_ms() + ms;
	while (!t->ended) {
		t->ended = waitpid(t->pid, &t->status, WNOHANG) == t->pid;
		if (t->ended || clock_monotonic_ms() >= end)
			break;
		if (!pump(t, 5))
			poll(NULL, 0, 5);
	}
	while (t->ended && pump(t, 0))
		continue;
	if (status && t->ended)
		*status = t->status;
	return t->ended;
}

static bool settled(const struct vt *t)
{
	return t->mark_rows == t->rows && t->mark_cols == t->cols && t->used >= t->sent;
}

bool vt_settle(struct vt *t)
{
	int64_t end = clock_monotonic_ms() + VT_WAIT_MS;
	while (!settled(t)) {
		if (clock_monotonic_ms() >= end || vt_wait_end(t, 0, NULL))
			return false;
		pump(t, 50);
	}
	while (pump(t, 0))
		continue;
	return true;
}

bool vt_wait_text(struct vt *t, const char *text, int ms)
{
	int64_t end = clock_monotonic_ms() + ms;
	while (!vt_has(t, text)) {
		if (clock_monotonic_ms() >= end)
			return false;
		if (!pump(t, 50) && vt_wait_end(t, 0, NULL))
			return vt_has(t, text);
	}
	return true;
}

/* --- input --------------------------------------------------------- */

void vt_send(struct vt *t, const char *bytes, size_t n)
{
	t->sent += n;
	while (n && t->master >= 0) {
		/* A few at a time: a program that is blocked on its output reads nothing. */
		ssize_t put = write(t->master, bytes, n < 512 ? n : 512);
		if (put < 0 && errno != EINTR && errno != EAGAIN)
			return;
		if (put > 0) {
			bytes += put;
			n -= (size_t)put;
		}
		while (pump(t, n ? 1 : 0))
			continue;
	}
}

void vt_type(struct vt *t, const char *text)
{
	vt_send(t, text, strlen(text));
}

void vt_resize(struct vt *t, int rows, int cols)
{
	t->rows = rows;
	t->cols = cols;
	vterm_set_size(t->vt, rows, cols);
	struct winsize ws = size_of(t);
	ioctl(t->master, TIOCSWINSZ, &ws);
}

void vt_kill(struct vt *t, int sig)
{
	kill(t->pid, sig);
}

bool vt_is_sane(struct vt *t)
{
	struct termios now;
	if (tcgetattr(t->slave, &now) != 0)
		return false;
	tcflag_t need = ECHO | ICANON | ISIG;
	return (now.c_lflag & need) == need && (now.c_iflag & ICRNL) && (now.c_oflag & OPOST);
}

/* --- results --------------------------------------------------------- */

bool ok(bool holds, const char *fmt, ...)
{
	char text[300];
	va_list args;
	va_start(args, fmt);
	vsnprintf(text, sizeof text, fmt, args);
	va_end(args);
	printf("%sok %d - %s\n", holds ? "" : "not ", ++results, text);
	fflush(stdout);
	failures += !holds;
	return holds;
}

int ok_done(void)
{
	printf("1..%d\n", results);
	return failures ? 1 : 0;
}
