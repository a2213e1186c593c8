/* SPDX-License-Identifier: MIT */
#include "decode.h"

#include "arrears/base/mem.h"

#define PASTE_END "\033[201~"

struct decode decode_make(bool keypad_exit)
{
	return (struct decode){ .keypad_exit = keypad_exit };
}

void decode_free(struct decode *d)
{
	free(d->paste);
	*d = (struct decode){ 0 };
}

static size_t utf8_put(uint32_t cp, char out[5])
{
	size_t n = 0;
	if (cp < 0x80) {
		out[n++] = (char)cp;
	} else if (cp < 0x800) {
		out[n++] = (char)(0xc0 | cp >> 6);
		out[n++] = (char)(0x80 | (cp & 0x3f));
	} else if (cp < 0x10000) {
		out[n++] = (char)(0xe0 | cp >> 12);
		out[n++] = (char)(0x80 | (cp >> 6 & 0x3f));
		out[n++] = (char)(0x80 | (cp & 0x3f));
	} else {
		out[n++] = (char)(0xf0 | cp >> 18);
		out[n++] = (char)(0x80 | (cp >> 12 & 0x3f));
		out[n++] = (char)(0x80 | (cp >> 6 & 0x3f));
		out[n++] = (char)(0x80 | (cp & 0x3f));
	}
	out[n] = 0;
	return n;
}

/* Put bytes together; true when *out is a whole code point. Bytes that form none vanish. */
static bool utf8_take(struct decode *d, unsigned char b, uint32_t *out)
{
	if (b < 0x80) {
		d->need = 0;
		*out = b;
		return true;
	}
	if (b < 0xc0) {
		if (!d->need)
			return false;
		d->cp = d->cp << 6 | (b & 0x3f);
		*out = d->cp;
		if (--d->need)
			return false;
		bool surrogate = d->cp >= 0xd800 && d->cp <= 0xdfff;
		return d->cp >= d->cp_min && d->cp <= 0x10ffff && !surrogate;
	}
	d->need = b >= 0xf8 ? 0 : b >= 0xf0 ? 3 : b >= 0xe0 ? 2 : 1;
	d->cp = b & (0x3fu >> d->need);
	d->cp_min = d->need == 3 ? 0x10000 : d->need == 2 ? 0x800 : 0x80;
	return false;
}

/* What no field may hold: control characters and the marks that turn text round. */
static bool is_control(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7f && cp < 0xa0) || (cp >= 0x202a && cp <= 0x202e) ||
	       (cp >= 0x2066 && cp <= 0x2069);
}

static bool give(struct decode *d, enum key_code code, struct key *out)
{
	d->state = DECODE_GROUND;
	d->prefix_shown = false;
	d->drop = false;
	*out = (struct key){ .code = code };
	return true;
}

/* The sequence meant nothing: a key only if a prefix on the screen has to go. */
static bool give_nothing(struct decode *d, struct key *out)
{
	bool shown = d->prefix_shown;
	give(d, KEYS_NONE, out);
	return shown;
}

static bool give_char(struct decode *d, uint32_t cp, struct key *out)
{
	if (is_control(cp))
		return give_nothing(d, out);
	give(d, KEYS_CHAR, out);
	utf8_put(cp, out->text);
	return true;
}

static void enter(struct decode *d, enum decode_state state)
{
	d->state = state;
	d->n = 0;
	d->alone_told = false;
}

static bool at_ground(struct decode *d, uint32_t cp, int64_t now, struct key *out)
{
	bool late = now < d->late_until && (cp == '[' || cp == 'O');
	if (late) {
		d->late_until = 0;
		enter(d, cp == '[' ? DECODE_CSI : DECODE_SS3);
		d->drop = true;
		return false;
	}
	d->late_until = 0;
	if (cp == 0x1b || cp == 0x07) {
		enter(d, DECODE_ESC);
		return false;
	}
	if (cp >= 0x20 && cp != 0x7f)
		return give_char(d, cp, out);
	enum key_code code = key_by_ctrl((char)cp);
	return code != KEYS_NONE && give(d, code, out);
}

static bool at_esc(struct decode *d, uint32_t cp, struct key *out)
{
	switch (cp) {
	case 0x1b:
	case 0x07:
		enter(d, DECODE_ESC_ESC);
		return false;
	case '[':
		enter(d, DECODE_CSI);
		return false;
	case 'O':
		enter(d, DECODE_SS3);
		return false;
	case ']':
	case 'P':
		enter(d, DECODE_STRING);
		return false;
	case 'f':
		enter(d, DECODE_FKEY);
		return false;
	case '\t': /* the Linux console's Shift-Tab */
		return give(d, KEYS_BACKTAB, out);
	default:
		break;
	}
	enum key_code code = cp > ' ' && cp < 0x7f ? key_by_esc((char)cp) : KEYS_NONE;
	return code == KEYS_NONE ? give_nothing(d, out) : give(d, code, out);
}


static void collect(struct decode *d, char c)
{
	if (d->n < sizeof d->seq - 1)
		d->seq[d->n] = c;
	if (d->n < sizeof d->seq)
		d->n++;
}

static bool whole(struct decode *d)
{
	bool fits = d->n < sizeof d->seq;
	d->seq[fits ? d->n : 0] = 0;
	return fits;
}

static bool give_key(struct decode *d, enum key_code code, struct key *out)
{
	if (d->drop || code == KEYS_NONE)
		return give_nothing(d, out);
	return give(d, code, out);
}

/* ESC [ < button ; column ; row M (or m when let go) */
static bool end_mouse(struct decode *d, char final, struct key *out)
{
	unsigned v[3];
	if (!d->mouse || final != 'M' ||
		/* four digits cannot overflow: NOLINTNEXTLINE(cert-err34-c) */
		sscanf(d->seq, "<%4u;%4u;%4u", &v[0], &v[1], &v[2]) != 3)
		return give_nothing(d, out);
	if (v[0] == 64 || v[0] == 65)
		return give_key(d, v[0] == 64 ? KEYS_PGUP : KEYS_PGDN, out);
	if (v[0] != 0 || !v[1] || !v[2])
		return give_nothing(d, out);
	give(d, KEYS_CLICK, out);
	out->col = (int)v[1];
	out->row = (int)v[2];
	return true;
}

static bool end_csi(struct decode *d, char final, struct key *out)
{
	if (!whole(d))
		return give_nothing(d, out);
	if (d->seq[0] == '<')
		return end_mouse(d, final, out);
	if (final == '~' && strcmp(d->seq, "200") == 0) {
		d->state = DECODE_PASTE;
		d->paste_len = d->paste_match = 0;
		d->paste_cut = d->paste_cr = false;
		return false;
	}
	return give_key(d, decode_csi(d->seq, final), out);
}

static bool digits_only(struct decode *d)
{
	return d->n && whole(d) && strspn(d->seq, "0123456789") == d->n;
}

static bool at_csi(struct decode *d, uint32_t cp, struct key *out)
{
	if (cp < 0x20 || cp >= 0x7f)
		return give_nothing(d, out);
	if (cp == '[' && d->n == 0) {
		d->state = DECODE_CSI_LINUX;
		return false;
	}
	if (cp == 'M' && d->n == 0 && d->mouse) {
		d->state = DECODE_MOUSE;
		return false;
	}
	/* rxvt ends Shift and a key with '$', which elsewhere is an inner byte. */
	if (cp < 0x40 && !(cp == '$' && digits_only(d))) {
		collect(d, (char)cp);
		return false;
	}
	return end_csi(d, (char)cp, out);
}

static bool at_csi_linux(struct decode *d, uint32_t cp, struct key *out)
{
	bool f = cp >= 'A' && cp <= 'E';
	return give_key(d, f ? (enum key_code)(KEYS_F1 + (int)(cp - 'A')) : KEYS_NONE, out);
}

static bool at_ss3(struct decode *d, uint32_t cp, struct key *out)
{
	if ((cp >= '0' && cp <= '9') || cp == ';') {
		collect(d, (char)cp);
		return false;
	}
	if (cp < 0x40 || cp >= 0x7f || !whole(d))
		return give_nothing(d, out);
	char text;
	enum key_code code = decode_ss3(d->seq, (char)cp, &text);
	if (code == KEYS_CHAR && !d->drop)
		return give_char(d, (unsigned char)text, out);
	if (cp == 'M' && d->keypad_exit)
		code = KEYS_FIELD_EXIT;
	return give_key(d, code, out);
}

static bool at_fkey(struct decode *d, uint32_t cp, struct key *out)
{
	if (cp < '0' || cp > '9')
		return give_nothing(d, out);
	collect(d, (char)cp);
	if (d->n < 2)
		return false;
	int nn = (d->seq[0] - '0') * 10 + (d->seq[1] - '0');
	bool f = nn >= 1 && nn <= 24;
	return give_key(d, f ? (enum key_code)(KEYS_F1 + nn - 1) : KEYS_NONE, out);
}

static bool at_string(struct decode *d, uint32_t cp, struct key *out)
{
	if (cp == 0x1b) {
		d->state = DECODE_STRING_ESC;
		return false;
	}
	return cp < 0x20 && give_nothing(d, out);
}

static bool step(struct decode *d, uint32_t cp, int64_t now, struct key *out)
{
	/* An Esc inside a sequence begins a new one. */
	bool in_seq = d->state >= DECODE_FKEY && d->state <= DECODE_SS3;
	if (in_seq && cp == 0x1b) {
		d->drop = false;
		enter(d, DECODE_ESC);
		return false;
	}
	switch (d->state) {
	case DECODE_GROUND:
		return at_ground(d, cp, now, out);
	case DECODE_ESC:
		return at_esc(d, cp, out);
	case DECODE_ESC_ESC: /* only '[' and 'O' come here */
		enter(d, cp == '[' ? DECODE_CSI : DECODE_SS3);
		return false;
	case DECODE_FKEY:
		return at_fkey(d, cp, out);
	case DECODE_CSI:
		return at_csi(d, cp, out);
	case DECODE_CSI_LINUX:
		return at_csi_linux(d, cp, out);
	case DECODE_SS3:
		return at_ss3(d, cp, out);
	case DECODE_STRING:
		return at_string(d, cp, out);
	case DECODE_STRING_ESC:
		if (cp == '\\')
			return give_nothing(d, out);
		enter(d, DECODE_ESC);
		return at_esc(d, cp, out);
	default:
		return false;
	}
}

static bool at_mouse(struct decode *d, unsigned char byte, struct key *out)
{
	collect(d, (char)byte);
	if (d->n < 3)
		return false;
	int button = (unsigned char)d->seq[0] - 32;
	int col = (unsigned char)d->seq[1] - 32, row = (unsigned char)d->seq[2] - 32;
	if (button != 0 || col < 1 || row < 1)
		return give_nothing(d, out);
	give(d, KEYS_CLICK, out);
	out->row = row;
	out->col = col;
	return true;
}

static bool paste_end(struct decode *d, struct key *out)
{
	if (d->drop)
		return give_nothing(d, out);
	give(d, KEYS_PASTE, out);
	d->need = 0;
	if (!d->paste)
		d->paste = mem_alloc(DECODE_PASTE_MAX + 1, 1);
	d->paste[d->paste_len] = 0;
	out->paste = d->paste;
	out->cut = d->paste_cut;
	return true;
}

static void paste_put(struct decode *d, uint32_t cp)
{
	bool after_cr = d->paste_cr;
	d->paste_cr = cp == '\r';
	if (cp == '\n' && after_cr)
		return;
	if (cp == '\r')
		cp = '\n';
	if (is_control(cp) && cp != '\n' && cp != '\t')
		return;
	char text[5];
	size_t n = utf8_put(cp, text);
	if (!d->paste)
		d->paste = mem_alloc(DECODE_PASTE_MAX + 1, 1);
	if (d->paste_cut || d->paste_len + n > DECODE_PASTE_MAX) {
		d->paste_cut = true;
		return;
	}
	memcpy(d->paste + d->paste_len, text, n);
	d->paste_len += n;
}

static bool at_paste(struct decode *d, unsigned char byte, struct key *out)
{
	/* The end mark begins with the only ESC in it, so a failed match restarts in one step. */
	if (byte == (unsigned char)PASTE_END[d->paste_match]) {
		if (++d->paste_match == sizeof PASTE_END - 1)
			return paste_end(d, out);
		return false;
	}
	for (size_t i = 0; i < d->paste_match; i++)
		paste_put(d, (unsigned char)PASTE_END[i]);
	d->paste_match = byte == 0x1b;
	uint32_t cp;
	if (!d->paste_match && utf8_take(d, byte, &cp))
		paste_put(d, cp);
	return false;
}

enum decode_result decode_byte(struct decode *d, unsigned char byte, int64_t now,
	struct key *out)
{
	d->since = now;
	if (d->state == DECODE_PASTE)
		return at_paste(d, byte, out) ? DECODE_KEY : DECODE_MORE;
	if (d->state == DECODE_MOUSE)
		return at_mouse(d, byte, out) ? DECODE_KEY : DECODE_MORE;
	/* Esc Esc is F12, but a function key pressed after a stray Esc begins with the same bytes
	 * (and so does Alt with an arrow on PuTTY): then it is that key. */
	if (d->state == DECODE_ESC_ESC && byte != '[' && byte != 'O') {
		give(d, KEYS_F12, out);
		return DECODE_KEY_AGAIN;
	}
	uint32_t cp;
	if (!utf8_take(d, byte, &cp))
		return DECODE_MORE;
	return step(d, cp, now, out) ? DECODE_KEY : DECODE_MORE;
}

/* When silence next changes something, counted from the last byte; -1 never. */
static int64_t deadline(const struct decode *d)
{
	switch (d->state) {
	case DECODE_GROUND:
		return -1;
	case DECODE_ESC:
		return !d->prefix_shown ? DECODE_SHOW_MS : !d->alone_told ? DECODE_ALONE_MS : -1;
	case DECODE_ESC_ESC:
		return DECODE_SHOW_MS;
	case DECODE_FKEY:
		return d->prefix_shown ? -1 : DECODE_SHOW_MS;
	case DECODE_PASTE:
		return DECODE_PASTE_MS;
	default:
		return DECODE_GAP_MS;
	}
}

bool decode_tick(struct decode *d, int64_t now, struct key *out)
{
	int64_t limit = deadline(d);
	if (limit < 0 || now - d->since < limit)
		return false;
	switch (d->state) {
	case DECODE_ESC:
	case DECODE_FKEY:
		*out = (struct key){ .code = d->prefix_shown ? KEYS_ESC_ALONE : KEYS_PREFIX };
		d->alone_told = d->prefix_shown;
		d->prefix_shown = true;
		return true;
	case DECODE_ESC_ESC:
		d->late_until = now + DECODE_LATE_MS;
		return give(d, KEYS_F12, out);
	case DECODE_PASTE:
		return paste_end(d, out);
	default:
		return give_nothing(d, out);
	}
}

int decode_wait(const struct decode *d, int64_t now)
{
	int64_t limit = deadline(d);
	if (limit < 0)
		return -1;
	int64_t left = d->since + limit - now;
	return left > 0 ? (int)left : 0;
}

void decode_esc_taken(struct decode *d, int64_t now)
{
	if (d->state != DECODE_ESC)
		return;
	d->state = DECODE_GROUND;
	d->prefix_shown = false;
	d->late_until = now + DECODE_LATE_MS;
}

void decode_purge(struct decode *d)
{
	if (d->state == DECODE_PASTE)
		d->drop = true;
}
