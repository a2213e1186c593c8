/* SPDX-License-Identifier: MIT */
/* The decoder: no meaning depends on how fast bytes arrive, nothing unknown is typed. */
#include <unistd.h>

#include "../../src/panel/decode.h"
#include "../../src/panel/tty.h"

#include "arrears/base/mem.h"

#include "../lib/unit.h"

/* Keys read, as text: "F5 a b Enter"; prefixes are left out unless asked for. */
struct heard {
	struct decode d;
	int64_t now;
	bool prefixes, window;
	char text[4096];
	char paste[70000];
	struct key last;
};

static void hear(struct heard *h, const struct key *k)
{
	h->last = *k;
	if (k->code == KEYS_ESC_ALONE && h->window) {
		decode_esc_taken(&h->d, h->now);
	} else if (!h->prefixes && (k->code == KEYS_PREFIX || k->code == KEYS_ESC_ALONE)) {
		return;
	}
	if (k->code == KEYS_NONE && !h->prefixes)
		return;
	size_t len = strlen(h->text);
	const char *word = k->code == KEYS_CHAR ? k->text : k->code ? key_label(k->code) : "none";
	snprintf(h->text + len, sizeof h->text - len, "%s%s", len ? " " : "", word);
	if (k->code == KEYS_PASTE)
		snprintf(h->paste, sizeof h->paste, "%s", k->paste);
}

static void silence(struct heard *h, int64_t ms)
{
	int64_t end = h->now + ms;
	for (;;) {
		int wait = decode_wait(&h->d, h->now);
		if (wait < 0 || h->now + wait > end)
			break;
		h->now += wait;
		struct key k;
		if (decode_tick(&h->d, h->now, &k))
			hear(h, &k);
	}
	h->now = end;
}

static void send_bytes(struct heard *h, const char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct key k;
		enum decode_result r;
		do {
			r = decode_byte(&h->d, (unsigned char)bytes[i], h->now, &k);
			if (r != DECODE_MORE)
				hear(h, &k);
		} while (r == DECODE_KEY_AGAIN);
	}
}

static void send_text(struct heard *h, const char *s)
{
	send_bytes(h, s, strlen(s));
}

static const char *keys_of(const char *bytes)
{
	static struct heard h;
	h = (struct heard){ .d = decode_make(false) };
	send_text(&h, bytes);
	silence(&h, 3000);
	decode_free(&h.d);
	return h.text;
}

static const struct {
	const char *bytes, *key;
} sequences[] = {
	{ "\033OP", "F1" }, { "\033OQ", "F2" }, { "\033OR", "F3" }, { "\033OS", "F4" },
	{ "\033[11~", "F1" }, { "\033[12~", "F2" }, { "\033[13~", "F3" }, { "\033[14~", "F4" },
	{ "\033[[A", "F1" }, { "\033[[B", "F2" }, { "\033[[C", "F3" }, { "\033[[D", "F4" },
	{ "\033[[E", "F5" }, { "\033[15~", "F5" }, { "\033[17~", "F6" }, { "\033[18~", "F7" },
	{ "\033[19~", "F8" }, { "\033[20~", "F9" }, { "\033[21~", "F10" }, { "\033[23~", "F11" },
	{ "\033[24~", "F12" }, { "\033[25~", "F13" }, { "\033[26~", "F14" }, { "\033[28~", "F15" },
	{ "\033[29~", "F16" }, { "\033[31~", "F17" }, { "\033[32~", "F18" }, { "\033[33~", "F19" },
	{ "\033[34~", "F20" }, { "\033[1;2P", "F13" }, { "\033[1;2Q", "F14" },
	{ "\033[1;2R", "F15" }, { "\033[1;2S", "F16" }, { "\033O2P", "F13" },
	{ "\033O1;2S", "F16" }, { "\033[15;2~", "F17" }, { "\033[17;2~", "F18" },
	{ "\033[18;2~", "F19" }, { "\033[19;2~", "F20" }, { "\033[20;2~", "F21" },
	{ "\033[21;2~", "F22" }, { "\033[23;2~", "F23" }, { "\033[24;2~", "F24" },
	{ "\033[23$", "F23" }, { "\033[24$", "F24" },
	{ "\033[A", "Up" }, { "\033OA", "Up" }, { "\033[B", "Down" }, { "\033OB", "Down" },
	{ "\033[C", "Right" }, { "\033OC", "Right" }, { "\033[D", "Left" }, { "\033OD", "Left" },
	{ "\033[1;5D", "Left" }, { "\033Od", "Left" }, { "\033[d", "Left" }, { "\033Oa", "Up" },
	{ "\033[H", "Home" }, { "\033OH", "Home" }, { "\033[1~", "Home" }, { "\033[7~", "Home" },
	{ "\033[F", "End" }, { "\033OF", "End" }, { "\033[4~", "End" }, { "\033[8~", "End" },
	{ "\033[2~", "Insert" }, { "\033[3~", "Delete" }, { "\033[3;2~", "Delete" },
	{ "\033[3$", "Delete" }, { "\033[5~", "PgUp" }, { "\033[6~", "PgDn" },
	{ "\033[1;5H", "Top" }, { "\033[1;5F", "Bottom" }, { "\033[7^", "Top" },
	{ "\033[8^", "Bottom" }, { "\033[Z", "BackTab" }, { "\033\t", "BackTab" },
	{ "\033OM", "Enter" }, { "\033Ou", "5" }, { "\033Op", "0" }, { "\033On", "." },
	{ "\033Om", "-" },
	{ "\0331", "F1" }, { "\0339", "F9" }, { "\0330", "F10" }, { "\033-", "F11" },
	{ "\033=", "F12" }, { "\033!", "F13" }, { "\033@", "F14" }, { "\033#", "F15" },
	{ "\033$", "F16" }, { "\033%", "F17" }, { "\033^", "F18" }, { "\033&", "F19" },
	{ "\033*", "F20" }, { "\033(", "F21" }, { "\033)", "F22" }, { "\033_", "F23" },
	{ "\033+", "F24" }, { "\033h", "F1" }, { "\033k", "F24" }, { "\033f14", "F14" },
	{ "\033f01", "F1" }, { "\033f24", "F24" }, { "\0335", "F5" }, { "\0075", "F5" },
	{ "\033a", "Attn" }, { "\033c", "Command" }, { "\033d", "Dup" }, { "\033i", "Insert" },
	{ "\033l", "Legend" }, { "\033m", "FieldMinus" }, { "\033n", "NewLine" },
	{ "\033p", "Print" }, { "\033r", "Reset" }, { "\033v", "Mouse" },
	{ "\033x", "FieldExit" }, { "\033y", "CopyField" }, { "\033Y", "CopyPanel" },
	{ "\033z", "UndoField" }, { "\033<", "Top" }, { "\033>", "Bottom" },
	{ "\r", "Enter" }, { "\n", "NewLine" }, { "\t", "Tab" }, { "\b", "Backspace" },
	{ "\177", "Backspace" }, { "\003", "Interrupt" }, { "\005", "EraseInput" },
	{ "\006", "PgDn" }, { "\025", "PgUp" }, { "\013", "FieldExit" }, { "\014", "Redraw" },
	{ "\016", "NewLine" }, { "\017", "Home" }, { "\020", "Print" }, { "\022", "Reset" },
	{ "\030", "FieldMinus" }, { "\303\251", "\303\251" },
	{ "\360\237\230\200", "\360\237\230\200" }, { " ", " " },
};

/* Every sequence of xterm, rxvt, PuTTY, the Linux console, VTs and the Esc forms. */
static void sequences_are_keys(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(sequences); i++)
		assert_string_equal(keys_of(sequences[i].bytes), sequences[i].key);
	assert_string_equal(keys_of("\033\033"), "F12");
	assert_string_equal(keys_of("\007\007"), "F12");
}

/* Whatever the gaps between its bytes, a sequence is the same key and types nothing. */
static void split_sequences_mean_the_same(void **state)
{
	(void)state;
	static const int64_t gaps[] = { 0, 30, 60, 400 };
	static struct heard h;
	for (size_t i = 0; i < ARRAY_SIZE(sequences); i++) {
		size_t n = strlen(sequences[i].bytes);
		for (size_t g = 0; g < ARRAY_SIZE(gaps); g++) {
			for (size_t cut = 1; cut <= n; cut++) { /* cut == n: a gap at every byte */
				h = (struct heard){ .d = decode_make(false) };
				for (size_t b = 0; b < n; b++) {
					if (b == cut || (b && cut == n))
						silence(&h, gaps[g]);
					send_bytes(&h, sequences[i].bytes + b, 1);
				}
				silence(&h, 3000);
				assert_string_equal(h.text, sequences[i].key);
				decode_free(&h.d);
			}
		}
	}
}

/* Where a lone Esc is F12 (a window), a sequence cut after its Esc types nothing either. */
static void a_late_rest_is_swallowed_in_a_window(void **state)
{
	(void)state;
	static const int64_t gaps[] = { 0, 30, 60, 399, 400, 1500 };
	static struct heard h;
	for (size_t i = 0; i < ARRAY_SIZE(sequences); i++) {
		const char *s = sequences[i].bytes;
		if (s[0] != '\033' || (s[1] != '[' && s[1] != 'O'))
			continue;
		for (size_t g = 0; g < ARRAY_SIZE(gaps); g++) {
			h = (struct heard){ .d = decode_make(false), .window = true };
			send_bytes(&h, s, 1);
			silence(&h, gaps[g]);
			send_text(&h, s + 1);
			silence(&h, 3000);
			assert_string_equal(h.text, gaps[g] < 400 ? sequences[i].key : "EscAlone");
			send_text(&h, "7");
			assert_int_equal(h.last.code, KEYS_CHAR);
			decode_free(&h.d);
		}
	}
}

/* On a panel with input Esc waits for its second key, however long that takes. */
static void esc_waits_for_its_second_key(void **state)
{
	(void)state;
	struct heard h = { .d = decode_make(false), .prefixes = true };
	send_text(&h, "\033");
	silence(&h, 60000);
	assert_string_equal(h.text, "EscPrefix EscAlone");
	assert_int_equal(decode_wait(&h.d, h.now), -1);
	send_text(&h, "5x");
	assert_string_equal(h.text, "EscPrefix EscAlone F5 x");
}

/* An Esc form that means nothing types nothing, and the prefix on the screen is taken back. */
static void unknown_esc_forms_are_dropped(void **state)
{
	(void)state;
	assert_string_equal(keys_of("\033q"), "");
	assert_string_equal(keys_of("\033\303\251z"), "z");
	assert_string_equal(keys_of("\033f25a"), "a");
	assert_string_equal(keys_of("\033f00a"), "a");
	assert_string_equal(keys_of("\033fxa"), "a");
	struct heard h = { .d = decode_make(false), .prefixes = true };
	send_text(&h, "\033");
	silence(&h, 100);
	send_text(&h, "q");
	assert_string_equal(h.text, "EscPrefix none");
}

/* Esc pressed by mistake before a function key: that key, not F12 and letters. */
static void esc_before_a_function_key_is_that_key(void **state)
{
	(void)state;
	assert_string_equal(keys_of("\033\033[15~"), "F5");
	assert_string_equal(keys_of("\033\033OA"), "Up");
	assert_string_equal(keys_of("\033\033x"), "F12 x");
	assert_string_equal(keys_of("\033\033\033\033"), "F12 F12");
	assert_string_equal(keys_of("\033\033\303\251"), "F12 \303\251");
	struct heard h = { .d = decode_make(false) };
	send_text(&h, "\033\033");
	silence(&h, 1000);
	send_text(&h, "[15~a");
	assert_string_equal(h.text, "F12 a");
}

/* Answers, reports, strings and nonsense: swallowed whole. */
static void junk_is_swallowed(void **state)
{
	(void)state;
	static const char *const junk[] = {
		"\033[1;2;3~", "\033[99~", "\033[9999999999999~", "\033[?1;2c", "\033[>0;276;0c",
		"\033[24;80R", "\033[I", "\033[O", "\033[57400u", "\033[27;5;9~", "\033[?2004;1$y",
		"\033[M", "\033[<0;5;5M", "\033[[Z", "\033OZ", "\033[1;5P",
		"\033]11;rgb:0000/0000/0000\007", "\033]52;c;QUJD\033\\",
		"\033P1+r436f=323536\033\\",
		"\033[0000000000000000000000000000000000000000000015~", "\033[!!!!!p", "\033[\r",
		"\033O\r", "\033]abc\r", "\302\233", "\377\376\200", "\303", "\355\240\200",
		"\300\200", "\364\220\200\200", "\001\002\004\021\023", "\036\037",
	};
	for (size_t i = 0; i < ARRAY_SIZE(junk); i++) {
		char with[128];
		snprintf(with, sizeof with, "%sz", junk[i]);
		const char *got = keys_of(with);
		assert_string_equal(got, "z");
	}
}

/* A sequence that never ends is given up after a second, and typing goes on. */
static void a_cut_sequence_is_given_up(void **state)
{
	(void)state;
	static const char *const heads[] = { "\033[1", "\033O", "\033]0;x", "\033[[", "\033P" };
	for (size_t i = 0; i < ARRAY_SIZE(heads); i++) {
		struct heard h = { .d = decode_make(false) };
		send_text(&h, heads[i]);
		silence(&h, DECODE_GAP_MS);
		assert_int_equal(decode_wait(&h.d, h.now), -1);
		send_text(&h, "abc");
		assert_string_equal(h.text, "a b c");
	}
}

/* A paste is one key: line ends made one, control characters gone, marks cut at any byte. */
static void a_paste_is_one_clean_key(void **state)
{
	(void)state;
	static const char s[] =
		"\033[200~12.5\r\nab\tc\033[15~\001\177\302\233\342\200\256\303\251\rx\377"
		"\033[201~";
	for (size_t cut = 0; cut < sizeof s; cut++) {
		static struct heard h;
		h = (struct heard){ .d = decode_make(false) };
		send_bytes(&h, s, cut);
		silence(&h, 300);
		send_bytes(&h, s + cut, sizeof s - 1 - cut);
		assert_string_equal(h.text, "Paste");
		assert_string_equal(h.paste, "12.5\nab\tc[15~\303\251\nx");
		assert_false(h.last.cut);
		decode_free(&h.d);
	}
}

/* More than 64 KB is cut, and said to be; a lost end mark does not hold the keyboard. */
static void a_paste_has_limits(void **state)
{
	(void)state;
	static struct heard h;
	h = (struct heard){ .d = decode_make(false) };
	send_text(&h, "\033[200~");
	for (int i = 0; i < 70000; i++)
		send_bytes(&h, "y", 1);
	silence(&h, DECODE_PASTE_MS);
	assert_string_equal(h.text, "Paste");
	assert_true(h.last.cut);
	assert_int_equal(strlen(h.paste), DECODE_PASTE_MAX);
	send_text(&h, "\033[201~k");
	assert_string_equal(h.text, "Paste k");
	decode_free(&h.d);
}

/* A paste that was under way when type-ahead was thrown away is thrown away with it. */
static void a_purged_paste_is_dropped(void **state)
{
	(void)state;
	struct heard h = { .d = decode_make(false) };
	send_text(&h, "\033[200~abc");
	decode_purge(&h.d);
	send_text(&h, "def\033[201~k");
	assert_string_equal(h.text, "k");
	decode_free(&h.d);
}

/* Keypad Enter is Enter, or Field Exit by option. */
static void keypad_enter_follows_the_option(void **state)
{
	(void)state;
	struct heard h = { .d = decode_make(true) };
	send_text(&h, "\033OM\r");
	assert_string_equal(h.text, "FieldExit Enter");
}

/* A click is read only while the mouse is on, in both spellings. */
static void clicks_are_read_while_the_mouse_is_on(void **state)
{
	(void)state;
	struct heard h = { .d = decode_make(false) };
	h.d.mouse = true;
	send_text(&h, "\033[<0;12;7M\033[<0;12;7m");
	assert_string_equal(h.text, "Click");
	assert_int_equal(h.last.row, 7);
	assert_int_equal(h.last.col, 12);
	send_text(&h, "\033[M !\"");
	assert_int_equal(h.last.row, 2);
	assert_int_equal(h.last.col, 1);
	send_text(&h, "\033[<64;1;1M\033[<65;1;1M");
	assert_string_equal(h.text, "Click Click PgUp PgDn");
}

/* Names, Esc forms and Ctrl forms lead back to their key; terminal prefixes are no forms. */
static void names_and_forms_agree(void **state)
{
	(void)state;
	for (unsigned i = KEYS_F1; i < KEYS_COUNT; i++) {
		enum key_code code = (enum key_code)i;
		assert_true(key_label(code)[0]);
		assert_int_equal(key_by_name(key_label(code)), code);
		const char *form = key_esc_form(code);
		if (form[0])
			assert_int_equal(key_by_esc(form[4]), code);
		form = key_ctrl_form(code);
		if (form[0])
			assert_int_equal(key_by_ctrl((char)(form[5] - '@')), code);
	}
	assert_int_equal(key_by_name("pgdn"), KEYS_PGDN);
	assert_int_equal(key_by_name("nokey"), KEYS_NONE);
	for (const char *p = "[O]P"; *p; p++)
		assert_int_equal(key_by_esc(*p), KEYS_NONE);
}

/* KB on the status line: what was typed while the program worked, read or not yet. */
static void what_is_typed_ahead_is_counted(void **state)
{
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	struct tty t = tty_make(ends[0], -1, false, false);
	assert_int_equal(tty_ahead(&t), 0);
	assert_int_equal(write(ends[1], "abc", 3), 3);
	assert_int_equal(tty_ahead(&t), 3);
	assert_int_equal(tty_read(&t, 0).code, KEYS_CHAR);
	assert_int_equal(tty_ahead(&t), 2);
	tty_free(&t);
	close(ends[0]);
	close(ends[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_typed_ahead_is_counted),
		cmocka_unit_test(sequences_are_keys),
		cmocka_unit_test(split_sequences_mean_the_same),
		cmocka_unit_test(a_late_rest_is_swallowed_in_a_window),
		cmocka_unit_test(esc_waits_for_its_second_key),
		cmocka_unit_test(unknown_esc_forms_are_dropped),
		cmocka_unit_test(esc_before_a_function_key_is_that_key),
		cmocka_unit_test(junk_is_swallowed),
		cmocka_unit_test(a_cut_sequence_is_given_up),
		cmocka_unit_test(a_paste_is_one_clean_key),
		cmocka_unit_test(a_paste_has_limits),
		cmocka_unit_test(a_purged_paste_is_dropped),
		cmocka_unit_test(keypad_enter_follows_the_option),
		cmocka_unit_test(clicks_are_read_while_the_mouse_is_on),
		cmocka_unit_test(names_and_forms_agree),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
