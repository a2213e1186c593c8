/* SPDX-License-Identifier: MIT */
#include "guard.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <termios.h>
#include <unistd.h>

enum act { ACT_RESIZE, ACT_END, ACT_CRASH, ACT_IGNORE };

/* raw mode makes no signals from keys, so INT, QUIT and TSTP come from outside: a suspended
 * desk would leave account data on the glass and locks held. A lost terminal is seen by poll. */
static const struct {
	int sig;
	enum act act;
} watched[] = {
	{ SIGWINCH, ACT_RESIZE }, { SIGHUP, ACT_END }, { SIGTERM, ACT_END },
	{ SIGSEGV, ACT_CRASH }, { SIGBUS, ACT_CRASH }, { SIGILL, ACT_CRASH },
	{ SIGFPE, ACT_CRASH }, { SIGABRT, ACT_CRASH },
	{ SIGPIPE, ACT_IGNORE }, { SIGTSTP, ACT_IGNORE }, { SIGINT, ACT_IGNORE },
	{ SIGQUIT, ACT_IGNORE },
};

/* The only way to a signal handler is through static data. */
static struct {
	volatile sig_atomic_t resized, ended, armed;
	int fd, wake[2];
	struct termios saved;
	char reset[512];
	size_t reset_len;
	struct sigaction old[ARRAY_SIZE(watched)];
	bool at_exit;
} held = { .wake = { -1, -1 } };

static char crash_stack[32768];

static void wake(void)
{
	int saved = errno;
	ssize_t n = write(held.wake[1], "", 1); /* full: it is awake already */
	(void)n;
	errno = saved;
}

static void on_resize(int sig)
{
	(void)sig;
	held.resized = 1;
	wake();
}

static void on_end(int sig)
{
	(void)sig;
	held.ended = 1;
	wake();
}

/* Writes the reset string and sets the old mode, if armed; only once. */
static void guard_restore(void)
{
	if (!held.armed)
		return;
	held.armed = 0;
	ssize_t n = write(held.fd, held.reset, held.reset_len);
	(void)n;
	tcsetattr(held.fd, TCSANOW, &held.saved);
}

/* Only write(), tcsetattr(), sigaction() and raise(): safe in a handler, endwin() is not. The
 * old handler is put back, so a fault happens again under it and leaves an honest core. */
static void on_crash(int sig)
{
	guard_restore();
	for (size_t i = 0; i < ARRAY_SIZE(watched); i++) {
		if (watched[i].sig == sig)
			sigaction(sig, &held.old[i], NULL);
	}
	raise(sig);
}

static void install(void)
{
	stack_t stack = { .ss_sp = crash_stack, .ss_size = sizeof crash_stack };
	sigaltstack(&stack, NULL);
	for (size_t i = 0; i < ARRAY_SIZE(watched); i++) {
		struct sigaction sa = { .sa_flags = SA_RESTART };
		sigemptyset(&sa.sa_mask);
		switch (watched[i].act) {
		case ACT_RESIZE:
			sa.sa_handler = on_resize;
			break;
		case ACT_END:
			sa.sa_handler = on_end;
			break;
		case ACT_CRASH:
			sa.sa_handler = on_crash;
			sa.sa_flags = SA_ONSTACK;
			break;
		case ACT_IGNORE:
			sa.sa_handler = SIG_IGN;
			break;
		}
		sigaction(watched[i].sig, &sa, &held.old[i]);
	}
}

bool guard_start(int tty_fd)
{
	if (tcgetattr(tty_fd, &held.saved) != 0)
		return false;
	if (pipe2(held.wake, O_NONBLOCK | O_CLOEXEC) != 0)
		return false;
	held.fd = tty_fd;
	held.resized = held.ended = 0;
	if (!held.at_exit)
		held.at_exit = atexit(guard_restore) == 0;
	install();
	return true;
}

void guard_arm(const char *reset, size_t len)
{
	held.reset_len = len < sizeof held.reset ? len : sizeof held.reset;
	memcpy(held.reset, reset, held.reset_len);
	held.armed = 1;
}

void guard_stop(void)
{
	held.armed = 0;
	for (size_t i = 0; i < ARRAY_SIZE(watched); i++)
		sigaction(watched[i].sig, &held.old[i], NULL);
	close(held.wake[0]);
	close(held.wake[1]);
	held.wake[0] = held.wake[1] = -1;
}

int guard_wake_fd(void)
{
	return held.wake[0];
}

void guard_awake(void)
{
	char drop[64];
	while (read(held.wake[0], drop, sizeof drop) > 0)
		continue;
}

bool guard_resized(void)
{
	bool was = held.resized;
	held.resized = 0;
	return was;
}

bool guard_ended(void)
{
	return held.ended;
}
