/* SPDX-License-Identifier: MIT */
#include "tty.h"

#include "guard.h"

#include "arrears/base/clock.h"
#include "arrears/base/mem.h"

#include <errno.h>
#include <poll.h>
#include <termios.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define DRAIN_READS 64
#define CLIPBOARD_MAX 74994     /* what xterm takes, before base64 */

struct tty tty_make(int in, int out, bool keypad_exit, bool marks)
{
	return (struct tty){ .in = in, .out = out, .decode = decode_make(keypad_exit),
		.marks = marks };
}

void tty_free(struct tty *t)
{
	decode_free(&t->decode);
}

/* Wait at most timeout_ms for bytes or a signal; true if there was any news. */
static bool fill(struct tty *t, int timeout_ms)
{
	struct pollfd fds[2] = {
		{ .fd = t->in, .events = POLLIN },
		{ .fd = guard_wake_fd(), .events = POLLIN },
	};
	int n = poll(fds, 2, timeout_ms);
	if (n < 0)
		return errno == EINTR;
	if (fds[1].revents)
		guard_awake();
	if (fds[0].revents & POLLIN) {
		ssize_t got = read(t->in, t->buf, sizeof t->buf);
		t->pos = 0;
		t->len = got > 0 ? (size_t)got : 0;
		t->gone = got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN);
	} else if (fds[0].revents) {
		t->gone = true;
	}
	return n > 0;
}

static bool event(struct tty *t, struct key *k)
{
	enum key_code code = t->gone || guard_ended() ? KEYS_HANGUP
			     : guard_resized()        ? KEYS_RESIZE
						      : KEYS_NONE;
	*k = (struct key){ .code = code };
	return code != KEYS_NONE;
}

static bool decode_buffer(struct tty *t, struct key *k)
{
	while (t->pos < t->len) {
		enum decode_result r =
			decode_byte(&t->decode, t->buf[t->pos], clock_monotonic_ms(), k);
		if (r != DECODE_KEY_AGAIN) {
			t->pos++;
			t->used++;
		}
		if (r != DECODE_MORE)
			return true;
	}
	return false;
}

static void mark(struct tty *t)
{
	char s[80];
	int n = snprintf(s, sizeof s, "\033]7777;%llu;%d;%d\007", (unsigned long long)t->used,
		t->rows, t->cols);
	tty_write(t, s, (size_t)n);
}

/* The smaller of two waits, where -1 has no end. */
static int sooner(int a, int b)
{
	return a < 0 ? b : b < 0 ? a : a < b ? a : b;
}

struct key tty_read(struct tty *t, int timeout_ms)
{
	int64_t end = timeout_ms < 0 ? -1 : clock_monotonic_ms() + timeout_ms;
	bool marked = !t->marks;
	struct key k = t->ahead;
	if (t->has_ahead) {
		t->has_ahead = false;
		return k;
	}
	for (;;) {
		if (event(t, &k) || decode_buffer(t, &k))
			return k;
		/* Bytes that came while the program worked are no silence: look before ticking. */
		if (fill(t, 0))
			continue;
		int64_t now = clock_monotonic_ms();
		if (decode_tick(&t->decode, now, &k))
			return k;
		if (end >= 0 && now >= end)
			return (struct key){ .code = KEYS_TICK };
		int wait = decode_wait(&t->decode, now);
		if (wait < 0 && !marked) {
			mark(t);
			marked = true;
		}
		fill(t, sooner(wait, end < 0 ? -1 : (int)(end - now)));
	}
}

bool tty_pending(struct tty *t)
{
	for (int i = 0; i < DRAIN_READS && !t->has_ahead; i++) {
		t->has_ahead = decode_buffer(t, &t->ahead);
		if (!t->has_ahead && (t->gone || !fill(t, 0)))
			break;
	}
	return t->has_ahead;
}

int tty_ahead(const struct tty *t)
{
	int waiting = 0;
	if (ioctl(t->in, FIONREAD, &waiting) != 0 || waiting < 0)
		waiting = 0;
	return waiting + (int)(t->len - t->pos) + t->has_ahead;
}

void tty_esc_taken(struct tty *t)
{
	decode_esc_taken(&t->decode, clock_monotonic_ms());
}

void tty_purge(struct tty *t)
{
	struct key drop;
	for (int i = 0; i < DRAIN_READS; i++) {
		while (decode_buffer(t, &drop))
			continue;
		if (t->gone || !fill(t, 0))
			break;
		if (i == DRAIN_READS - 1)
			tcflush(t->in, TCIFLUSH);
	}
	t->has_ahead = false;
	decode_purge(&t->decode);
}

void tty_write(struct tty *t, const char *s, size_t len)
{
	while (len) {
		ssize_t n = write(t->out, s, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return; /* gone: the next read says so */
		s += n;
		len -= (size_t)n;
	}
}

void tty_mouse(struct tty *t, bool on)
{
	static const char enable[] = "\033[?1000h\033[?1006h", disable[] = "\033[?1006l\033[?1000l";
	t->decode.mouse = on;
	if (on)
		tty_write(t, enable, sizeof enable - 1);
	else
		tty_write(t, disable, sizeof disable - 1);
}

void tty_clipboard(struct tty *t, const char *text)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	size_t len = strlen(text);
	if (len > CLIPBOARD_MAX)
		return;
	AUTO_FREE char *out = mem_alloc(len / 3 * 4 + 16, 1);
	size_t n = (size_t)snprintf(out, 12, "\033]52;c;");
	for (size_t i = 0; i < len; i += 3) {
		uint32_t v = (uint32_t)(unsigned char)text[i] << 16;
		if (i + 1 < len)
			v |= (uint32_t)(unsigned char)text[i + 1] << 8;
		if (i + 2 < len)
			v |= (unsigned char)text[i + 2];
		out[n++] = digits[v >> 18];
		out[n++] = digits[v >> 12 & 63];
		out[n++] = i + 1 < len ? digits[v >> 6 & 63] : '=';
		out[n++] = i + 2 < len ? digits[v & 63] : '=';
	}
	out[n++] = '\007';
	tty_write(t, out, n);
}
